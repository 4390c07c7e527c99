//! Runs a model over sentences.

use super::Labelled;
use super::model::{LoadError, Model};
use crate::document::Document;
use crate::feature::{self, SparseVector, Vocabulary};
use crate::mention::person::People;
use crate::terms::Label;

/// A model made ready to run. Immutable; one serves all threads.
#[derive(Debug)]
pub struct Labeller {
    model: Model,
    vocabulary: Vocabulary,
}

impl Labeller {
    /// Prepares a model.
    pub fn new(model: Model) -> Self {
        Labeller { vocabulary: model.vocabulary(), model }
    }

    /// Prepares the model of a file's bytes.
    ///
    /// # Errors
    /// As [`Model::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        Ok(Labeller::new(Model::from_bytes(bytes)?))
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What the model says of each sentence of a document.
    pub fn label(&self, document: &Document, people: &People) -> Vec<Labelled> {
        feature::vectors(document, people, &self.vocabulary).iter().map(|vector| self.judge(vector)).collect()
    }

    /// Probability of linfa's positive class for each label, before calibration.
    ///
    /// A plain sum of the weights in the order of rising ids: bit for bit what linfa's `predict_probabilities` gives for a
    /// column-major matrix with ones in these columns (a test holds them against each other).
    pub fn probabilities(&self, vector: &SparseVector) -> [f64; 3] {
        self.log_odds(vector).map(|z| 1.0 / (1.0 + (-z).exp()))
    }

    fn log_odds(&self, vector: &SparseVector) -> [f64; 3] {
        let mut sums = [0.0; 3];
        for weights in vector.ids().iter().filter_map(|id| self.model.weights.get(*id as usize)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        for (sum, head) in sums.iter_mut().zip(&self.model.header.labels) {
            *sum += head.intercept;
        }
        sums
    }

    fn judge(&self, vector: &SparseVector) -> Labelled {
        let odds = self.log_odds(vector);
        let mut labelled = Labelled::default();
        for ((label, head), z) in Label::ALL.iter().zip(&self.model.header.labels).zip(odds) {
            let z = if head.negative { -z } else { z };
            let probability = calibrated(z, head.calibration);
            labelled.scores[*label as usize] = probability;
            if probability >= head.threshold {
                labelled.labels.insert(*label);
            }
        }
        labelled
    }

    /// The features of each sentence that weigh most for `label`, heaviest first, as name and weight (positive speaks for
    /// the label).
    pub fn reasons(&self, document: &Document, people: &People, label: Label, most: usize) -> Vec<Vec<(&str, f64)>> {
        let sign = if self.model.header.labels[label as usize].negative { -1.0 } else { 1.0 };
        let of_vector = |vector: &SparseVector| {
            let mut found: Vec<(&str, f64)> = vector
                .ids()
                .iter()
                .map(|id| {
                    (self.model.names[*id as usize].as_str(), sign * self.model.weights[*id as usize][label as usize])
                })
                .collect();
            found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
            found.truncate(most);
            found
        };
        feature::vectors(document, people, &self.vocabulary).iter().map(of_vector).collect()
    }
}

/// Platt's sigmoid over log-odds.
pub(super) fn calibrated(z: f64, [slope, offset]: [f64; 2]) -> f64 {
    1.0 / (1.0 + (-(slope * z + offset)).exp())
}
