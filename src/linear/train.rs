//! Learns a [`Model`] from rows of feature names: one linfa-logistic fit a head, cross-validated over folds of whole articles.

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
    /// Log-odds of every head for every row, from models that have not seen the row's article.
    pub held_out: Vec<Vec<f64>>,
    /// Largest gradient norm of the final fits.
    pub gradient: f64,
}

/// Learns from `rows`. The order of rows and the number of threads change nothing but the order of `held_out`.
///
/// # Errors
/// Where a fit fails or does not converge, or there are no rows.
pub fn train(rows: &[Row], options: &Options) -> Result<Trained, FitError> {
    let held_out = cross_validate(rows, options)?;
    let all: Vec<&Row> = rows.iter().collect();
    let learned = Learned::from(&all, options)?;
    let heads = options.heads.iter().enumerate().map(|(head, word)| {
        let z: Vec<f64> = held_out.iter().map(|odds| odds[head]).collect();
        let truth: Vec<bool> = rows.iter().map(|row| row.truth == Some(head)).collect();
        Head {
            word: word.clone(),
            intercept: learned.heads[head].1,
            calibration: platt(&z, &truth),
            support: truth.iter().filter(|has| **has).count(),
        }
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
    let weights = (0..learned.names.len()).flat_map(|id| learned.heads.iter().map(move |head| head.0[id]));
    let weights = weights.collect();
    let model = Model::new(header, learned.names, weights).map_err(|e| FitError::Optimizer(e.to_string()))?;
    Ok(Trained { model, held_out, gradient: learned.gradient })
}

/// Learns from `rows` alone, without a cross-validation: log-odds are left as they are. For models of single folds.
///
/// # Errors
/// As [`train`].
pub fn learn(rows: &[&Row], options: &Options) -> Result<Model, FitError> {
    let learned = Learned::from(rows, options)?;
    let heads = options.heads.iter().enumerate().map(|(head, word)| Head {
        word: word.clone(),
        intercept: learned.heads[head].1,
        calibration: [1.0, 0.0],
        support: rows.iter().filter(|row| row.truth == Some(head)).count(),
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
    let weights = (0..learned.names.len()).flat_map(|id| learned.heads.iter().map(move |head| head.0[id]));
    let weights = weights.collect();
    Model::new(header, learned.names, weights).map_err(|e| FitError::Optimizer(e.to_string()))
}

/// Log-odds of every row from a model that has not seen its fold.
fn cross_validate(rows: &[Row], options: &Options) -> Result<Vec<Vec<f64>>, FitError> {
    let mut held_out = vec![Vec::new(); rows.len()];
    for fold in 0..options.folds {
        let (test, train): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|row| rows[*row].fold == fold);
        let train: Vec<&Row> = train.into_iter().map(|row| &rows[row]).collect();
        let learned = Learned::from(&train, options)?;
        let ids = learned.ids();
        for row in test {
            held_out[row] = learned.log_odds(&vector(&rows[row], &ids));
        }
    }
    Ok(held_out)
}

/// Weights and intercepts, all speaking for their class.
struct Learned {
    names: Vec<String>,
    heads: Vec<(Vec<f64>, f64)>,
    gradient: f64,
}

impl Learned {
    fn from(rows: &[&Row], options: &Options) -> Result<Self, FitError> {
        let names = vocabulary(rows, options.min_rows);
        let mut learned = Learned { names, heads: Vec::new(), gradient: 0.0 };
        let ids = learned.ids();
        let vectors: Vec<SparseVector> = rows.iter().map(|row| vector(row, &ids)).collect();
        let fits: Result<Vec<_>, FitError> = (0..options.heads.len())
            .into_par_iter()
            .map(|head| fit_head(rows, &vectors, ids.len(), head, options.alpha))
            .collect();
        for (weights, intercept, gradient) in fits? {
            learned.heads.push((weights, intercept));
            learned.gradient = learned.gradient.max(gradient);
        }
        Ok(learned)
    }

    fn ids(&self) -> HashMap<&str, u32> {
        self.names.iter().map(String::as_str).zip(0u32..).collect()
    }

    fn log_odds(&self, vector: &SparseVector) -> Vec<f64> {
        let of = |(weights, intercept): &(Vec<f64>, f64)| {
            vector.ids().iter().map(|id| weights[*id as usize]).sum::<f64>() + intercept
        };
        self.heads.iter().map(of).collect()
    }
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
            // Single precision is what the file keeps.
            let weights = fitted.weights.iter().map(|w| f64::from((sign * w) as f32)).collect();
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
