//! Figures that a near-copy tells otherwise than its leader.

use super::name::overlap;
use super::text::{is_number, words};

/// A figure of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// `figures.id`.
    pub key: i64,
    /// As written.
    pub text: String,
    /// The number; none for a range.
    pub value: Option<u64>,
    /// The sentence, empty where not known.
    pub said: String,
}

/// How alike two sentences are, their numbers aside, that are one: shared words among all.
const ALIKE: f64 = 0.75;

/// Pairs of figures, by their indices, that stand in one place of both texts with different numbers: in the same sentence but for
/// the numbers, the same noun behind them. A number that the other text has too, elsewhere, is no other number.
pub fn differing(leader: &[Told], copy: &[Told]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, figure) in copy.iter().enumerate() {
        if leader.iter().any(|other| other.value == figure.value) {
            continue;
        }
        let place = leader.iter().enumerate().filter(|(n, other)| {
            noun(&other.text) == noun(&figure.text)
                && !copy.iter().any(|own| own.value == other.value)
                && !found.iter().any(|(known, _)| known == n)
        });
        let alike = place.map(|(n, other)| {
            let bare = other.said.is_empty() || figure.said.is_empty();
            (n, if bare { ALIKE } else { overlap(&other.said, &figure.said, false).1 })
        });
        let best = alike.filter(|(_, alike)| *alike >= ALIKE).reduce(|a, b| if b.1 > a.1 { b } else { a });
        if let Some((n, _)) = best {
            found.push((n, at));
        }
    }
    found
}

fn noun(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !is_number(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[(&str, u64, &str)]) -> Vec<Told> {
        let row = |(at, (text, value, said)): (usize, &(&str, u64, &str))| Told {
            key: at as i64,
            text: (*text).to_owned(),
            value: Some(*value),
            said: (*said).to_owned(),
        };
        rows.iter().enumerate().map(row).collect()
    }

    #[test]
    fn a_typing_error_is_found_and_what_moved_is_not() {
        let leader = told(&[
            ("2.181 honorer", 2181, "Sebanyak 2.181 honorer dilantik pada Rabu."),
            ("12 camat", 12, "Ada 12 camat yang hadir."),
            ("90 guru", 90, "Guru ada 90 guru."),
        ]);
        let copy = told(&[
            ("12 camat", 12, "Hadir pula 12 camat."),
            ("2.118 honorer", 2118, "Sebanyak 2.118 honorer dilantik pada Rabu."),
            ("70 perawat", 70, "Guru ada 70 perawat."),
        ]);
        assert_eq!(differing(&leader, &copy), [(0, 1)]);
    }
}
