//! Small linear models over features that a person can read: one logistic head a class, one vocabulary of names.
//!
//! A decision among classes takes the head with the highest log-odds ([`Model::best`]); a ranking scores each candidate with
//! the one head of its model; a calibration reads the probability of its one head. What is learned is a [`Model`], also on
//! disk ([`Model::to_bytes`]); [`mod@train`] learns it from rows of names. A feature is present or absent; an amount is told in
//! steps ([`steps`]).

mod file;
pub mod train;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

pub use file::LoadError;

/// Heads over one vocabulary. Immutable; one serves all threads.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    header: Header,
    names: Vec<String>,
    /// `weights[id * heads + head]`
    weights: Vec<f64>,
    ids: HashMap<String, u32>,
}

/// What is known of a model as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// What the model decides: "figure-status".
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the corpus it was trained on.
    pub corpus: String,
    /// Weight α of the penalty ½α‖w‖² against the sum of losses.
    pub alpha: f64,
    /// Features of fewer rows were dropped.
    pub min_rows: u32,
    /// Rows it was trained on.
    pub rows: usize,
    /// The heads, in the order of their scores.
    pub heads: Vec<Head>,
}

/// What one head needs beside its weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The class that it speaks for.
    pub word: String,
    /// Intercept.
    pub intercept: f64,
    /// Slope and offset that turn log-odds into a calibrated probability (Platt 1999).
    pub calibration: [f64; 2],
    /// Rows of the class.
    pub support: usize,
}

impl Model {
    /// Joins the parts: `weights[id * heads + head]`.
    ///
    /// # Errors
    /// Where the parts do not fit each other, or a number is none that the file can hold.
    pub fn new(header: Header, names: Vec<String>, weights: Vec<f64>) -> Result<Self, LoadError> {
        file::check(&header, &names, &weights)?;
        let ids = names.iter().cloned().zip(0u32..).collect();
        Ok(Model { header, names, weights, ids })
    }

    /// What is known of the model.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Feature names by id.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The weight of feature `id` for `head`.
    pub fn weight(&self, id: usize, head: usize) -> f64 {
        self.weights.get(id * self.header.heads.len() + head).copied().unwrap_or(0.0)
    }

    /// Index of the head that speaks for `word`.
    pub fn head(&self, word: &str) -> Option<usize> {
        self.header.heads.iter().position(|head| head.word == word)
    }

    /// Log-odds of every head. Names that the model does not know count nothing; a name given twice counts once.
    pub fn log_odds<S: AsRef<str>>(&self, features: &[S]) -> Vec<f64> {
        let mut sums = vec![0.0; self.header.heads.len()];
        for id in self.known(features) {
            let first = id as usize * sums.len();
            for (sum, weight) in sums.iter_mut().zip(&self.weights[first..]) {
                *sum += weight;
            }
        }
        for (sum, head) in sums.iter_mut().zip(&self.header.heads) {
            *sum += head.intercept;
        }
        sums
    }

    /// Calibrated probability of every head, each by itself.
    pub fn probabilities<S: AsRef<str>>(&self, features: &[S]) -> Vec<f64> {
        let odds = self.log_odds(features).into_iter().zip(&self.header.heads);
        odds.map(|(z, head)| calibrated(z, head.calibration)).collect()
    }

    /// The head with the highest log-odds among those that `allowed` lets through, and how far it is ahead of the next
    /// allowed one; of equals the first. None where none is allowed. The lead is infinite where only one is.
    pub fn best<S: AsRef<str>>(&self, features: &[S], allowed: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
        best(&self.log_odds(features), allowed)
    }

    /// The features that weigh most for `head`, heaviest first, as name and weight.
    pub fn reasons<S: AsRef<str>>(&self, features: &[S], head: usize, most: usize) -> Vec<(&str, f64)> {
        let known = self.known(features).into_iter();
        let mut found: Vec<(&str, f64)> =
            known.map(|id| (self.names[id as usize].as_str(), self.weight(id as usize, head))).collect();
        found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
        found.truncate(most);
        found
    }

    /// The ids of the features that the model knows, rising: sums have one order whatever the order of `features`.
    fn known<S: AsRef<str>>(&self, features: &[S]) -> Vec<u32> {
        let mut ids: Vec<u32> = features.iter().filter_map(|name| self.ids.get(name.as_ref()).copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// The highest of `log_odds` among those `allowed`, with its lead; see [`Model::best`].
pub fn best(log_odds: &[f64], allowed: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
    let mut ranked: Vec<usize> = (0..log_odds.len()).filter(|head| allowed(*head)).collect();
    ranked.sort_by(|a, b| log_odds[*b].total_cmp(&log_odds[*a]).then(a.cmp(b)));
    let first = *ranked.first()?;
    Some((first, ranked.get(1).map_or(f64::INFINITY, |second| log_odds[first] - log_odds[*second])))
}

/// Platt's sigmoid over log-odds.
pub fn calibrated(z: f64, [slope, offset]: [f64; 2]) -> f64 {
    1.0 / (1.0 + (-(slope * z + offset)).exp())
}

/// Tells an amount to a model of present and absent features: one feature for each of `marks` (rising) that `amount` reaches,
/// named `name` and the mark's place.
pub fn steps(features: &mut Vec<String>, name: &str, amount: f64, marks: &[f64]) {
    let reached = marks.iter().enumerate().filter(|(_, mark)| amount >= **mark);
    features.extend(reached.map(|(place, _)| format!("{name}>{place}")));
}

#[cfg(test)]
mod tests;
