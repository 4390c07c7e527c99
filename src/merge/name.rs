//! Whether two forms of a name are one person's, and whether two texts are one sentence.

use super::text::words;
use crate::lexicon;

/// Words of a name that tell: no degrees, no honorifics, no initials.
fn parts(name: &str) -> Vec<String> {
    let telling = |word: &String| word.chars().count() > 1 && !lexicon::is_degree(word);
    let title = |word: &str| {
        let mut letters = word.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        capital.is_some_and(|word| lexicon::is_honorific(&word))
    };
    words(name).into_iter().filter(telling).filter(|word| !title(word)).collect()
}

/// Whether two forms can be of one person: the words of the shorter stand in the longer, in their order. Letters that press and
/// registry spell differently ("Muhammad", "Muhamad") may differ by one.
pub fn same_name(a: &str, b: &str) -> bool {
    Name::of(a).is_same(&Name::of(b))
}

/// A name in its telling words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Vec<String>);

impl Name {
    /// Reads a name.
    pub fn of(name: &str) -> Name {
        Name(parts(name))
    }

    /// Whether both can be of one person, as [`same_name`] says.
    pub fn is_same(&self, other: &Name) -> bool {
        let (a, b) = (&self.0, &other.0);
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let mut rest = long.iter();
        !short.is_empty() && short.iter().all(|word| rest.any(|other| alike(word, other)))
    }
}

/// Whether two words differ in one letter at most, long ones.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 5 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    front + back + 1 >= a.len().max(b.len())
}

/// Whether two roles can be one office: the words of the one stand in the other, or either is not known.
pub fn same_role(a: Option<&str>, b: Option<&str>) -> bool {
    let Some((a, b)) = a.zip(b) else { return true };
    let (a, b) = (role_words(a), role_words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

fn role_words(role: &str) -> Vec<String> {
    // "Wali Kota" and "Walikota" are one.
    words(role).join(" ").replace("walikota", "wali kota").split(' ').map(str::to_owned).collect()
}

/// Share of the shorter text's words that the longer one has, and of all words that both have. Numbers count where `numbers` says so.
pub fn overlap(a: &str, b: &str, numbers: bool) -> (f64, f64) {
    let telling = |text: &str| {
        let mut all: Vec<String> = words(text);
        all.retain(|word| numbers || !super::text::is_number(word));
        all.sort_unstable();
        all.dedup();
        all
    };
    let (a, b) = (telling(a), telling(b));
    let both = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    let least = a.len().min(b.len());
    if least == 0 {
        return (0.0, 0.0);
    }
    (both as f64 / least as f64, both as f64 / (a.len() + b.len() - both) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name() {
        for (a, b, due) in [
            ("Rahmat Sutejo", "H. Rahmat Sutejo, S.Sos., M.Si.", true),
            ("Sutejo", "Rahmat Sutejo", true),
            ("Muhamad Ilham Saleh", "Muhammad Ilham", true),
            ("Rahmat Sutejo", "Rahmat Hidayat", false),
            ("Sutejo Rahmat", "Rahmat Sutejo", false),
            ("Andi", "Ardi", false),
            ("", "Rahmat", false),
        ] {
            assert_eq!(same_name(a, b), due, "{a} / {b}");
            assert_eq!(same_name(b, a), due, "{b} / {a}");
        }
    }

    #[test]
    fn offices() {
        assert!(same_role(Some("Walikota Metro"), Some("Wali Kota Metro")));
        assert!(same_role(Some("Bupati"), Some("Bupati Wajo")) && same_role(None, Some("Camat")));
        assert!(!same_role(Some("Camat Sukun"), Some("Camat Klojen")));
    }
}
