//! Learns a [`Model`] from rows of feature names: one linfa-logistic fit a head, cross-validated over folds of whole articles.

use super::file::rounded;
use super::{Head, Header, Model};
use crate::feature::SparseVector;
use crate::label::train::{FitError, fit, platt};
use foldhash::HashMap;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The folds that articles belong to: dealt in the order of the hashes of their ids, so that no run and no machine changes
/// them. The same as those of the sentence labels where all articles of the corpus are given.
#[derive(Debug, Clone)]
pub struct Folds {
    of: HashMap<String, usize>,
    count: usize,
}

impl Folds {
    /// Deals the articles with these ids into `count` folds.
    pub fn new<'i>(ids: impl IntoIterator<Item = &'i str>, count: usize) -> Self {
        let mut order: Vec<(Vec<u8>, &str)> = ids.into_iter().map(|id| (Sha256::digest(id).to_vec(), id)).collect();
        order.sort();
        let count = count.max(1);
        Folds {
            of: order.into_iter().enumerate().map(|(place, (_, id))| (id.to_owned(), place % count)).collect(),
            count,
        }
    }

    /// The fold of an article; 0 for one that was not dealt.
    pub fn of(&self, id: &str) -> usize {
        self.of.get(id).copied().unwrap_or(0)
    }

    /// How many folds there are.
    pub fn count(&self) -> usize {
        self.count
    }
}

/// One example.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The fold of its article.
    pub fold: usize,
    /// What it has; a name may come twice.
    pub features: Vec<String>,
    /// The head that should speak for it; none where all should be silent.
    pub truth: Option<usize>,
}

/// What a training is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Name of the model.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the corpus.
    pub corpus: String,
    /// The classes, a head each. One word alone makes a yes-or-no model.
    pub heads: Vec<String>,
    /// Weight of the penalty.
    pub alpha: f64,
    /// Features of fewer rows are dropped.
    pub min_rows: u32,
    /// Folds of the cross-validation.
    pub folds: usize,
}

/// What was learned.
#[derive(Debug)]
pub struct Trained {
    /// The model, learned from all rows; each head's calibration from the held-out log-odds.
    pub model: Model,
    /// For each fold a model that has seen all other folds, calibrated like `model`.
    pub folds: Vec<Model>,
    /// Log-odds of every head for every row, from the model that has not seen the row's fold.
    pub held_out: Vec<Vec<f64>>,
    /// Largest gradient norm of all fits.
    pub gradient: f64,
}

/// Learns from `rows`. Nothing hangs on the number of threads.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn train(rows: &[Row], options: &Options) -> Result<Trained, FitError> {
    let fold = |fold: usize| learn(&rows.iter().filter(|row| row.fold != fold).collect::<Vec<_>>(), options);
    let folds: Result<Vec<Learned>, FitError> = (0..options.folds).map(fold).collect();
    let mut folds = folds?;
    let held_out: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| folds.get(row.fold).map_or_else(Vec::new, |of| of.model.log_odds(&row.features)))
        .collect();
    let mut all = learn(&rows.iter().collect::<Vec<_>>(), options)?;
    for head in 0..options.heads.len() {
        let z: Vec<f64> = held_out.iter().map(|odds| odds.get(head).copied().unwrap_or(0.0)).collect();
        let truth: Vec<bool> = rows.iter().map(|row| row.truth == Some(head)).collect();
        let calibration = platt(&z, &truth);
        for learned in folds.iter_mut().chain([&mut all]) {
            learned.model.header.heads[head].calibration = calibration;
        }
    }
    let gradient = folds.iter().chain([&all]).map(|learned| learned.gradient).fold(0.0, f64::max);
    Ok(Trained { model: all.model, folds: folds.into_iter().map(|fold| fold.model).collect(), held_out, gradient })
}

/// A model, not calibrated yet, and the largest gradient norm of its fits.
struct Learned {
    model: Model,
    gradient: f64,
}

fn learn(rows: &[&Row], options: &Options) -> Result<Learned, FitError> {
    let names = vocabulary(rows, options.min_rows);
    let ids: HashMap<&str, u32> = names.iter().map(String::as_str).zip(0u32..).collect();
    let vectors: Vec<SparseVector> = rows.iter().map(|row| vector(row, &ids)).collect();
    let fits: Result<Vec<_>, FitError> = (0..options.heads.len())
        .into_par_iter()
        .map(|head| fit_head(rows, &vectors, ids.len(), head, options.alpha))
        .collect();
    let fits = fits?;
    let support = |head: usize| rows.iter().filter(|row| row.truth == Some(head)).count();
    let heads = options.heads.iter().zip(&fits).enumerate().map(|(head, (word, (_, intercept, _)))| Head {
        word: word.clone(),
        intercept: *intercept,
        calibration: [1.0, 0.0],
        support: support(head),
    });
    let header = Header {
        name: options.name.clone(),
        version: options.version.clone(),
        corpus: options.corpus.clone(),
        alpha: options.alpha,
        min_rows: options.min_rows,
        rows: rows.len(),
        heads: heads.collect(),
    };
    let weights = (0..names.len()).flat_map(|id| fits.iter().map(move |(weights, ..)| weights[id])).collect();
    let model = Model::new(header, names, weights).map_err(|e| FitError::Optimizer(e.to_string()))?;
    Ok(Learned { model, gradient: fits.iter().map(|(.., gradient)| *gradient).fold(0.0, f64::max) })
}

/// Weights, intercept and gradient norm of one head. A class that no row or every row has is told by its intercept alone.
fn fit_head(
    rows: &[&Row],
    vectors: &[SparseVector],
    features: usize,
    head: usize,
    alpha: f64,
) -> Result<(Vec<f64>, f64, f64), FitError> {
    let truth: Vec<bool> = rows.iter().map(|row| row.truth == Some(head)).collect();
    match fit(vectors, &truth, features, alpha) {
        Ok(fitted) => {
            let sign = if fitted.negative { -1.0 } else { 1.0 };
            let weights = fitted.weights.iter().map(|w| rounded(sign * w)).collect();
            Ok((weights, sign * fitted.intercept, fitted.gradient))
        }
        Err(FitError::OneClass) => {
            let has = truth.iter().filter(|has| **has).count() as f64;
            Ok((vec![0.0; features], ((has + 0.5) / (truth.len() as f64 - has + 0.5)).ln(), 0.0))
        }
        Err(error) => Err(error),
    }
}

/// The names of at least `min_rows` rows, in alphabetical order.
fn vocabulary(rows: &[&Row], min_rows: u32) -> Vec<String> {
    let mut with: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows {
        let mut names: Vec<&str> = row.features.iter().map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().for_each(|name| *with.entry(name).or_default() += 1);
    }
    with.into_iter().filter(|(_, count)| *count >= min_rows).map(|(name, _)| name.to_owned()).collect()
}

fn vector(row: &Row, ids: &HashMap<&str, u32>) -> SparseVector {
    row.features.iter().filter_map(|name| ids.get(name.as_str()).copied()).collect()
}
