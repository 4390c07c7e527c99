//! Arithmetic of an article's own figures.
//!
//! A check is drawn only where the wording says that figures belong together: "terdiri dari", "rinciannya", "sisanya", a total
//! beside the two figures that make it, two figures that are said to differ.

use crate::assemble::figure::FigureDraft;
use crate::document::Document;
use crate::mention::view::View;
use crate::terms::{CheckKind, Qualifier, Status};

/// A check over figures, given by their indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckDraft {
    /// Sum, remainder or conflict.
    pub kind: CheckKind,
    /// The figure that is the whole.
    pub whole: usize,
    /// Its parts; in a conflict the other figure.
    pub parts: Vec<usize>,
    /// The derived value of a remainder.
    pub value: Option<u64>,
    /// Parts less whole.
    pub difference: i64,
    /// Whether the numbers add up; never in a conflict.
    pub holds: bool,
}

/// Sentences between a whole and its parts, at most.
const NEAR: usize = 5;
/// Tokens of an item in a list of lines, at most.
const ITEM: usize = 10;

/// What is known while checks are drawn.
struct Checker<'c> {
    figures: &'c [FigureDraft],
    views: Vec<View<'c>>,
}

/// The checks of a document, in order of their wholes.
pub fn checks(doc: &Document, figures: &[FigureDraft]) -> Vec<CheckDraft> {
    let views = doc.sentences.iter().map(|sentence| View::new(doc, sentence)).collect();
    let checker = Checker { figures, views };
    let mut found: Vec<CheckDraft> = (0..doc.sentences.len()).filter_map(|sentence| checker.detail(sentence)).collect();
    found.extend(checker.listed());
    for whole in 0..figures.len() {
        // The same three numbers are told once.
        if let Some(check) = checker.triple(whole)
            && !found.iter().any(|known| checker.value(known.whole) == checker.value(check.whole))
        {
            found.push(check);
        }
    }
    found.extend((1..figures.len()).filter_map(|at| checker.conflict(at)));
    found.sort_by(|a, b| (a.whole, &a.parts).cmp(&(b.whole, &b.parts)));
    found.dedup_by(|b, a| (a.kind, a.whole) == (b.kind, b.whole));
    found
}

impl Checker<'_> {
    fn value(&self, at: usize) -> Option<u64> {
        self.figures.get(at)?.value
    }

    fn exact(&self, at: usize) -> Option<u64> {
        self.value(at).filter(|_| self.figures[at].qualifier == Qualifier::Exact)
    }

    fn says(&self, sentence: usize, words: &[&str]) -> Option<usize> {
        let view = self.views.get(sentence)?;
        (0..view.len()).find(|at| words.contains(&view.low(*at)))
    }

    fn token(&self, figure: usize) -> usize {
        let Some(figure) = self.figures.get(figure) else { return 0 };
        self.views.get(figure.sentence).map_or(0, |view| view.token_at(figure.number.start()))
    }

    fn inside(&self, sentence: usize) -> Vec<usize> {
        (0..self.figures.len()).filter(|at| self.figures[*at].sentence == sentence).collect()
    }

    /// The sum of exact figures.
    fn sum(&self, parts: &[usize]) -> Option<u64> {
        parts.iter().try_fold(0u64, |sum, part| sum.checked_add(self.exact(*part)?))
    }

    /// "1.250 ASN, terdiri dari 800 PNS dan 450 PPPK"; "Dari 38 nama itu, 27 … dan 11 …"; "sisanya".
    fn detail(&self, sentence: usize) -> Option<CheckDraft> {
        let (opener, lists_all) = self.opener(sentence)?;
        let inside = self.inside(sentence);
        let (ahead, behind): (Vec<usize>, Vec<usize>) = inside.iter().partition(|at| self.token(**at) < opener);
        let again = behind.first().copied().filter(|at| !lists_all && self.token(*at) <= opener + 2);
        let (whole, parts) = match (ahead.last(), again) {
            (Some(whole), _) => (*whole, behind),
            // "Dari 38 nama itu": the figure is named again.
            (None, Some(again)) => (self.twin(again).unwrap_or(again), behind[1..].to_vec()),
            (None, None) => (self.whole_before(sentence, &behind)?, behind),
        };
        let (value, sum) = (self.exact(whole)?, self.sum(&parts)?);
        let rest = self.says(sentence, &["sisanya", "selebihnya", "sisa"]).filter(|rest| *rest >= opener);
        let counted = rest.is_some_and(|rest| parts.iter().any(|part| self.token(*part) + 3 > rest));
        if rest.is_some() && !counted && sum < value && !parts.is_empty() {
            return Some(self.remainder(whole, parts, value - sum));
        }
        // Parts that miss the whole by far are parts of something else.
        let close = sum.abs_diff(value).saturating_mul(5) <= value;
        (parts.len() > 1 && (sum == value || lists_all && close)).then(|| self.check(whole, parts, sum, value))
    }

    /// The words that open a list of parts, and whether they promise all of them: "terdiri dari" does, "dari jumlah itu" not.
    fn opener(&self, sentence: usize) -> Option<(usize, bool)> {
        let view = self.views.get(sentence)?;
        let of_it = |from: &usize| {
            (from + 1..from + 6)
                .any(|at| matches!(view.low(at), "tersebut" | "itu" | "jumlah" | "total" | "angka" | "ini"))
        };
        let from = (0..view.len()).find(|at| view.low(*at) == "dari" && of_it(at)).map(|at| (at, false));
        let words = [
            "terdiri",
            "rinciannya",
            "perinciannya",
            "terbagi",
            "meliputi",
            "rincian",
            "mencakup",
            "dibagi",
            "yakni",
            "yaitu",
        ];
        let list = self.says(sentence, &words).map(|at| (at, !matches!(view.low(at), "yakni" | "yaitu")));
        let rest = self.says(sentence, &["sisanya", "selebihnya"]).map(|at| (at.min(1), false));
        from.or(list).or(rest)
    }

    /// The earlier figure of the same value.
    fn twin(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|other| self.exact(*other).is_some() && self.exact(*other) == self.exact(at))
    }

    /// The figure of the sentences before that parts without a whole are of: the one that they make, else the last that is
    /// larger than each.
    fn whole_before(&self, sentence: usize, parts: &[usize]) -> Option<usize> {
        let first = *parts.first()?;
        let before =
            |at: &usize| sentence - self.figures[*at].sentence <= NEAR && self.figures[*at].sentence < sentence;
        let sum = self.sum(parts)?;
        let largest = parts.iter().filter_map(|part| self.exact(*part)).max()?;
        let candidates: Vec<usize> = (0..first).rev().filter(before).collect();
        let made = candidates.iter().find(|at| self.exact(**at) == Some(sum));
        made.or_else(|| candidates.iter().find(|at| self.exact(**at).is_some_and(|value| value > largest))).copied()
    }

    /// Three and more figures of one sentence, or of the lines of a list, that make a figure before them exactly.
    fn listed(&self) -> Vec<CheckDraft> {
        let mut found = Vec::new();
        let is_item = |sentence: usize| self.views[sentence].len() <= ITEM && self.inside(sentence).len() == 1;
        let mut sentence = 0;
        while sentence < self.views.len() {
            let mut parts = self.inside(sentence);
            let start = sentence;
            if is_item(sentence) {
                while sentence + 1 < self.views.len() && is_item(sentence + 1) {
                    sentence += 1;
                    parts.extend(self.inside(sentence));
                }
            }
            sentence += 1;
            if parts.len() < 3 || self.opener(start).is_some() && start + 1 == sentence {
                continue;
            }
            // The first may be the whole of the others, "11.204 orang: 5.000 …".
            let inner = self.sum(&parts[1..]).filter(|sum| self.exact(parts[0]) == Some(*sum));
            let whole = match inner {
                Some(_) => Some(parts.remove(0)),
                None => self.whole_before(start, &parts),
            };
            if let (Some(whole), Some(sum)) = (whole, self.sum(&parts))
                && self.exact(whole) == Some(sum)
            {
                found.push(self.check(whole, parts, sum, sum));
            }
        }
        found
    }

    /// A figure and two others near it that make it: a total of stock and flow, or what is left.
    fn triple(&self, whole: usize) -> Option<CheckDraft> {
        let value = self.exact(whole).filter(|value| *value > 20)?;
        let sentence = self.figures[whole].sentence;
        let total = self
            .says(
                sentence,
                &["total", "totalnya", "keseluruhan", "seluruhnya", "menjadi", "mencapai", "jumlah", "mempunyai"],
            )
            .is_some();
        let near = |at: &usize| *at != whole && self.figures[*at].sentence.abs_diff(sentence) <= NEAR;
        let others: Vec<usize> = (0..self.figures.len()).filter(near).collect();
        for (n, a) in others.iter().enumerate() {
            for b in &others[n + 1..] {
                let Some(sum) = self.sum(&[*a, *b]).filter(|sum| *sum == value) else { continue };
                let status = |at: usize| self.figures[at].status;
                let left = |at: usize| matches!(status(at), Status::Needed | Status::Remaining);
                let lost = |at: usize| matches!(status(at), Status::Rejected | Status::Terminated);
                return match (left(*a) || lost(*b), left(*b) || lost(*a)) {
                    (true, false) => Some(self.remainder(whole, vec![*b], value - self.exact(*b)?)),
                    (false, true) => Some(self.remainder(whole, vec![*a], value - self.exact(*a)?)),
                    _ => total.then(|| self.check(whole, vec![*a, *b], sum, value)),
                };
            }
        }
        None
    }

    fn check(&self, whole: usize, parts: Vec<usize>, sum: u64, value: u64) -> CheckDraft {
        let difference = i64::try_from(i128::from(sum) - i128::from(value)).unwrap_or(i64::MAX);
        CheckDraft { kind: CheckKind::Sum, whole, parts, value: None, difference, holds: difference == 0 }
    }

    fn remainder(&self, whole: usize, parts: Vec<usize>, left: u64) -> CheckDraft {
        CheckDraft { kind: CheckKind::Remainder, whole, parts, value: Some(left), difference: 0, holds: true }
    }

    /// Two exact figures for one thing in neighbouring sentences, said to differ.
    fn conflict(&self, at: usize) -> Option<CheckDraft> {
        let other = at - 1;
        let (a, b) = (self.figures.get(other)?, self.figures.get(at)?);
        let (x, y) = (self.exact(other)?, self.exact(at)?);
        let differs = self.says(b.sentence, &["berbeda", "versi", "selisih", "berlainan"]).is_some();
        let one = a.category == b.category && a.status == b.status && a.occupation.is_none() && b.occupation.is_none();
        let apart = (1..=2).contains(&(b.sentence - a.sentence));
        let close = x != y && x.abs_diff(y).saturating_mul(2) < x.max(y);
        let difference = i64::try_from(i128::from(y) - i128::from(x)).unwrap_or(i64::MAX);
        let check = || CheckDraft {
            kind: CheckKind::Conflict,
            whole: other,
            parts: vec![at],
            value: None,
            difference,
            holds: false,
        };
        (differs && one && apart && close).then(check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::figure::{Judge, figures};
    use crate::clean::Rules;
    use crate::label::Labelled;
    use crate::terms::Label;

    /// The checks of a text of which every sentence is labelled quota, as `kind whole=parts difference`.
    fn drawn(text: &str) -> Vec<String> {
        let doc = Document::new(text, Rules::none());
        let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [1.0, 0.0, 0.0] };
        let labels = vec![quota; doc.sentences.len()];
        let figures = figures(&doc, &labels, &Judge::rules()).figures;
        let value = |at: usize| figures[at].value.unwrap_or_default().to_string();
        let shown = |check: CheckDraft| {
            let parts: Vec<String> = check.parts.iter().map(|at| value(*at)).collect();
            let derived = check.value.map(|value| format!(" gives {value}")).unwrap_or_default();
            format!("{} {}={} {}{derived}", check.kind.word(), value(check.whole), parts.join("+"), check.difference)
        };
        checks(&doc, &figures).into_iter().map(shown).collect()
    }

    #[test]
    fn cases() {
        for (text, want) in [
            ("Kota Contoh memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.", vec!["sum 500=300+200 0"]),
            ("Kota Contoh memiliki 500 ASN, terdiri dari 300 PNS dan 210 PPPK.", vec!["sum 500=300+210 10"]),
            (
                "Sebanyak 90 honorer diusulkan.\nDari jumlah tersebut, 60 orang guru dan 30 orang bidan.",
                vec!["sum 90=60+30 0"],
            ),
            (
                "Sebanyak 90 honorer diusulkan.\nDari jumlah tersebut, 60 orang guru, sisanya perawat.",
                vec!["remainder 90=60 0 gives 30"],
            ),
            (
                "Saat ini ada 400 ASN.\nDengan dilantiknya 25 CPNS, total ASN menjadi 425 orang.",
                vec!["sum 425=400+25 0"],
            ),
            ("Sebanyak 90 honorer diusulkan.\nKota itu memiliki 300 PNS dan 200 PPPK.", vec![]),
            ("Sekitar 90 honorer diusulkan, terdiri dari 50 guru dan 30 bidan.", vec![]),
        ] {
            assert_eq!(drawn(text), want, "{text}");
        }
    }
}
