//! A total and the two figures that make it: "Dengan diangkatnya 2.181 orang, total ASN menjadi 21.708", from 19.527.

use super::{CheckDraft, Checker};
use crate::terms::Status;

/// Tokens between the word for a total and its number, at most.
const LED: usize = 10;
/// A total worth telling.
const LEAST: u64 = 20;

impl Checker<'_> {
    /// A figure that is said to be a total and two others beside it that make it: stock and flow, or what is left.
    ///
    /// Three numbers fit by chance easily, so one of the parts stands in the sentence of the total or both right beside it, and
    /// the word for the total right before the number.
    pub(super) fn triple(&self, whole: usize) -> Option<CheckDraft> {
        let value = self.exact(whole).filter(|value| *value > LEAST)?;
        let sentence = self.figures[whole].sentence;
        // Numbers of an example are made up; those of a list have their own whole.
        if !self.is_total(whole) || self.says(sentence, "example").is_some() {
            return None;
        }
        let away = |at: usize| self.figures[at].sentence.abs_diff(sentence);
        let mut others: Vec<usize> = (0..self.figures.len())
            .filter(|at| {
                *at != whole && away(*at) <= 2 && (away(*at) == 0 || !self.is_line(self.figures[*at].sentence))
            })
            .collect();
        others.sort_by_key(|at| away(*at));
        for (n, a) in others.iter().enumerate() {
            if !self.doc.effort.go_on(others.len()) {
                return None;
            }
            for b in &others[n + 1..] {
                let beside = away(*a) == 0 || away(*b) == 0 || away(*a) <= 1 && away(*b) <= 1;
                let Some(sum) = self.sum(&[*a, *b]).filter(|sum| *sum == value && beside) else { continue };
                let status = |at: usize| self.figures[at].status;
                let left = |at: usize| matches!(status(at), Status::Needed | Status::Remaining);
                let lost = |at: usize| matches!(status(at), Status::Rejected | Status::Terminated);
                let (a, b) = (*a.min(b), *a.max(b));
                return match (left(a) || lost(b), left(b) || lost(a)) {
                    (true, false) => Some(self.remainder(whole, vec![b], value - self.exact(b)?)),
                    (false, true) => Some(self.remainder(whole, vec![a], value - self.exact(a)?)),
                    _ => Some(self.check(whole, vec![a, b], sum, value)),
                };
            }
        }
        None
    }

    /// Whether the word for a total leads up to a figure, with no other number and no list between.
    fn is_total(&self, whole: usize) -> bool {
        let (sentence, token) = (self.figures[whole].sentence, self.token(whole));
        let Some(view) = self.views.get(sentence) else { return false };
        for at in (token.saturating_sub(LED)..token).rev() {
            if self.is(sentence, at, "total") {
                return true;
            }
            if view.is_number(at)
                || self.is(sentence, at, "list")
                || matches!(view.low(at), "," | ";" | "sebanyak") && at + 4 < token
            {
                return false;
            }
        }
        false
    }
}
