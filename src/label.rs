//! Labels of sentences: what is learned ([`model::Model`]), what runs ([`score::Labeller`]) and how it is trained ([`mod@train`]).

pub mod model;
pub mod score;
pub mod train;

use crate::terms::{Label, LabelSet};

/// What the model says of one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Labelled {
    /// The labels above their thresholds.
    pub labels: LabelSet,
    /// Calibrated probability of each label, in the order of [`Label::ALL`].
    pub scores: [f64; 3],
}

impl Labelled {
    /// The probability of `label`.
    pub fn score(&self, label: Label) -> f64 {
        self.scores[label as usize]
    }
}
