//! Wholes within wholes: "60 pejabat, meliputi 20 administrator terdiri dari 12 mutasi dan 8 promosi, serta 40 pengawas …".

use super::{CheckDraft, Checker};

impl Checker<'_> {
    /// The sums of a sentence with several words that open a list of parts, the inner ones first; only those that hold, for of
    /// others nobody can tell where the parts end.
    pub(super) fn nested(&self, sentence: usize) -> Vec<CheckDraft> {
        let Some(view) = self.views.get(sentence) else { return Vec::new() };
        let opens = |at: &usize| self.is(sentence, *at, "list") || self.is(sentence, *at, "some");
        let openers: Vec<usize> = (0..view.len()).filter(opens).collect();
        if openers.len() < 2 {
            return Vec::new();
        }
        let (mut found, mut free) = (Vec::new(), self.inside(sentence));
        for opener in openers.into_iter().rev() {
            let Some(whole) = free.iter().rev().copied().find(|at| self.token(*at) < opener) else { continue };
            let Some(value) = self.exact(whole) else { continue };
            let behind: Vec<usize> = free.iter().copied().filter(|at| self.token(*at) > opener).collect();
            let Some(parts) = self.making(&behind, value) else { continue };
            free.retain(|at| !parts.contains(at));
            found.push(self.check(whole, parts, value, value));
        }
        found
    }

    /// The first two or more of `figures` that make `value`.
    fn making(&self, figures: &[usize], value: u64) -> Option<Vec<usize>> {
        let made = (2..=figures.len()).find(|len| self.sum(&figures[..*len]) == Some(value))?;
        Some(figures[..made].to_vec())
    }
}
