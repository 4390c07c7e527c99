//! Two figures for one thing: said to differ, or one the other rounded.

use super::{CheckDraft, Checker};
use crate::assemble::figure::rounds_to;
use crate::terms::{CheckKind, Qualifier};

impl Checker<'_> {
    /// Two exact figures for one thing in neighbouring sentences, said to differ.
    pub(super) fn conflict(&self, at: usize) -> Option<CheckDraft> {
        let other = at - 1;
        let (a, b) = (self.figures.get(other)?, self.figures.get(at)?);
        let (x, y) = (self.exact(other)?, self.exact(at)?);
        let differs = self.says(b.sentence, "differs").is_some();
        let rule = self.says(a.sentence, "law").is_some() || self.says(b.sentence, "law").is_some();
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
        (differs && !rule && one && apart && close).then(check)
    }

    /// Rounded figures with the exact one that they stand for: "hampir 8 ribu" and 7.969 of the same people.
    pub(super) fn twins(&self) -> Vec<CheckDraft> {
        let rounded = (0..self.figures.len())
            .filter(|at| matches!(self.figures[*at].qualifier, Qualifier::About | Qualifier::AtLeast));
        rounded.filter_map(|at| self.twin_of(at)).collect()
    }

    fn twin_of(&self, at: usize) -> Option<CheckDraft> {
        let rough = &self.figures[at];
        let value = rough.value?;
        let one = |other: &usize| {
            let exact = &self.figures[*other];
            exact.category == rough.category && exact.status == rough.status && exact.sentence != rough.sentence
        };
        let fits = |other: &usize| {
            self.exact(*other).is_some_and(|exact| rounds_to(exact, value, rough.qualifier)) && one(other)
        };
        let found: Vec<usize> = (0..self.figures.len()).filter(fits).collect();
        let first = *found.first()?;
        // Two numbers that both fit say nothing.
        let single = found.iter().all(|other| self.value(*other) == self.value(first));
        single.then(|| CheckDraft {
            kind: CheckKind::Conflict,
            whole: first,
            parts: vec![at],
            value: None,
            difference: 0,
            holds: true,
        })
    }
}
