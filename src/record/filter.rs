//! Leaves out of a record what it is not sure enough of.

use super::{Check, Event, Record, Scores, Sentence, Word};
use crate::terms::Label;

impl Scores {
    /// The probability of a label.
    pub fn of(&self, label: Label) -> f64 {
        match label {
            Label::Quota => self.quota,
            Label::Appointment => self.appointment,
            Label::Quote => self.quote,
        }
    }
}

impl Record {
    /// The record without the labels, figures, quotes and events whose probability, as the record gives it (three
    /// decimals), is below `least`. Scores stay. Indices are those of what is left:
    ///
    /// - a figure whose quote is left out has none;
    /// - a check that loses its whole or one of its parts is left out, since it no longer says what the article says;
    /// - an event loses its figures one by one; one that loses the last of them stays where it names people or a group, and is
    ///   left out where nobody is left of whom it could be true. An event that had nobody from the start stays.
    ///
    /// Labels and items are judged apart: a figure may stay in a sentence that loses its label. Laws: with 0 nothing
    /// changes; filtering by p and then by q is filtering by the greater of the two.
    pub fn at_least(mut self, least: f64) -> Record {
        self.sentences.iter_mut().for_each(|sentence| sentence.keep_labels(least));
        let quotes = renumber(self.quotes.iter().map(|quote| quote.confidence >= least));
        let figures = renumber(self.figures.iter().map(|figure| figure.confidence >= least));
        self.quotes.retain(|quote| quote.confidence >= least);
        self.figures.retain(|figure| figure.confidence >= least);
        for figure in &mut self.figures {
            figure.quote = figure.quote.and_then(|at| new(&quotes, at));
        }
        self.events.retain_mut(|event| event.confidence >= least && event.keep_figures(&figures));
        self.checks.retain_mut(|check| check.keep_figures(&figures));
        self
    }
}

impl Sentence {
    fn keep_labels(&mut self, least: f64) {
        let scores = self.scores;
        let sure = |word: &Word| Label::from_word(word).is_some_and(|label| scores.of(label) >= least);
        self.labels.retain(sure);
    }
}

impl Event {
    /// Renumbers the figures; false where the last of them went and nobody else is named.
    fn keep_figures(&mut self, figures: &[Option<usize>]) -> bool {
        let counted = !self.figures.is_empty();
        self.figures = self.figures.iter().filter_map(|at| new(figures, *at)).collect();
        !counted || !self.figures.is_empty() || !self.people.is_empty() || self.group.is_some()
    }
}

impl Check {
    /// Renumbers the figures; false where one of them went.
    fn keep_figures(&mut self, figures: &[Option<usize>]) -> bool {
        let parts: Option<Vec<usize>> = self.parts.iter().map(|at| new(figures, *at)).collect();
        let (Some(whole), Some(parts)) = (new(figures, self.whole), parts) else { return false };
        (self.whole, self.parts) = (whole, parts);
        true
    }
}

/// For each old index the new one, or none where the item goes.
fn renumber(kept: impl Iterator<Item = bool>) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = |stays: bool| {
        next += usize::from(stays);
        stays.then(|| next - 1)
    };
    kept.map(place).collect()
}

fn new(numbers: &[Option<usize>], old: usize) -> Option<usize> {
    numbers.get(old).copied().flatten()
}

#[cfg(test)]
mod tests;
