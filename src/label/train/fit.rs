//! One binary logistic model by linfa-logistic: the only file that names linfa.
//!
//! linfa's fit wants a dense matrix and many passes over it. A sparse L-BFGS (argmin, the optimizer that linfa uses) over the
//! same objective comes to the optimum in a fraction of the time; linfa starts from there and has the last word. It never
//! says whether it converged, so the gradient at its result is computed here and a large one fails the training. The matrix is
//! column-major: gradients are many times faster so, and the sum of a prediction has the order in which
//! [`crate::label::score::Labeller`] adds.

use crate::feature::SparseVector;
use argmin::core::{CostFunction, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2, ShapeBuilder};
use rayon::prelude::*;
use thiserror::Error;

/// Largest gradient norm, for each training sentence, that counts as converged.
const GRADIENT: f64 = 1e-5;
/// Most iterations of either optimizer.
const ITERATIONS: u64 = 500;

/// Why a fit failed.
#[derive(Debug, Error)]
pub enum FitError {
    /// linfa refused the data.
    #[error("linfa-logistic: {0}")]
    Linfa(String),
    /// The sparse optimizer failed.
    #[error("the optimizer: {0}")]
    Optimizer(String),
    /// No convergence.
    #[error("the fit did not converge: gradient norm {0:.2e}")]
    Unconverged(f64),
    /// All rows are alike.
    #[error("every sentence has the label, or none")]
    OneClass,
}

/// One fitted model.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// Weight of each feature.
    pub weights: Vec<f64>,
    /// Intercept.
    pub intercept: f64,
    /// Weights and intercept speak for *not* having the label.
    pub negative: bool,
    /// Norm of the gradient at the result.
    pub gradient: f64,
}

impl Fitted {
    /// Log-odds of having the label.
    pub fn log_odds(&self, vector: &SparseVector) -> f64 {
        let sum: f64 = vector.ids().iter().map(|id| self.weights[*id as usize]).sum::<f64>() + self.intercept;
        if self.negative { -sum } else { sum }
    }
}

/// Fits one model to `vectors` with `features` columns.
///
/// # Errors
/// One class only, an optimizer's failure, no convergence.
pub fn fit(vectors: &[SparseVector], truth: &[bool], features: usize, alpha: f64) -> Result<Fitted, FitError> {
    let mut fitted = fit_all(vectors, &[truth], features, alpha)?;
    fitted.pop().ok_or(FitError::OneClass)
}

/// Fits one model a truth to the same `vectors`, in parallel over one matrix: n·d·8 bytes, the most that training needs.
///
/// # Errors
/// As [`fit`], for the first truth that fails.
pub fn fit_all(
    vectors: &[SparseVector],
    truths: &[&[bool]],
    features: usize,
    alpha: f64,
) -> Result<Vec<Fitted>, FitError> {
    let records = dense(vectors, features);
    truths.par_iter().map(|truth| fit_on(&records, vectors, truth, alpha)).collect()
}

/// The optimum of the sparse optimizer alone, which linfa confirms at once: for comparisons of many models, where the matrix would
/// cost more than it tells.
///
/// # Errors
/// As [`fit_all`].
pub fn sketch_all(
    vectors: &[SparseVector],
    truths: &[&[bool]],
    features: usize,
    alpha: f64,
) -> Result<Vec<Fitted>, FitError> {
    let sketch = |truth: &&[bool]| {
        let signs: Vec<f64> = truth.iter().map(|has| if *has { 1.0 } else { -1.0 }).collect();
        let objective = Objective { vectors, signs: &signs, alpha, features };
        let parameters = objective.minimize(GRADIENT * vectors.len() as f64 / 10.0)?;
        let gradient = norm(&objective.slope(&parameters));
        let (weights, intercept) = (parameters[..features].to_vec(), parameters[features]);
        Ok(Fitted { weights, intercept, negative: false, gradient })
    };
    truths.par_iter().map(sketch).collect()
}

fn fit_on(records: &Array2<f64>, vectors: &[SparseVector], truth: &[bool], alpha: f64) -> Result<Fitted, FitError> {
    let positives = truth.iter().filter(|has| **has).count();
    if positives == 0 || positives == truth.len() {
        return Err(FitError::OneClass);
    }
    // linfa takes the majority class as positive; of equals the first seen.
    let majority = positives * 2 > truth.len() || positives * 2 == truth.len() && truth[0];
    let signs: Vec<f64> = truth.iter().map(|has| if *has == majority { 1.0 } else { -1.0 }).collect();
    let objective = Objective { vectors, signs: &signs, alpha, features: records.ncols() };
    let tolerance = GRADIENT * vectors.len() as f64 / 10.0;
    let start = objective.minimize(tolerance)?;
    let dataset = DatasetBase::new(records.view(), Array1::from_iter(truth.iter().copied()));
    let fitted = LogisticRegression::<f64>::default()
        .alpha(alpha)
        .max_iterations(ITERATIONS)
        .gradient_tolerance(tolerance)
        .initial_params(Array1::from_vec(start))
        .fit(&dataset)
        .map_err(|e| FitError::Linfa(e.to_string()))?;
    let negative = !fitted.labels().pos.class;
    let weights = fitted.params().to_vec();
    let mut parameters = weights.clone();
    parameters.push(fitted.intercept());
    let gradient = norm(&objective.slope(&parameters));
    if gradient.is_nan() || gradient > GRADIENT * vectors.len() as f64 {
        return Err(FitError::Unconverged(gradient));
    }
    Ok(Fitted { weights, intercept: fitted.intercept(), negative, gradient })
}

/// The rows as a column-major matrix of ones and zeros.
fn dense(vectors: &[SparseVector], features: usize) -> Array2<f64> {
    let mut matrix = Array2::zeros((vectors.len(), features).f());
    for (row, vector) in vectors.iter().enumerate() {
        for id in vector.ids() {
            matrix[[row, *id as usize]] = 1.0;
        }
    }
    matrix
}

fn norm(vector: &[f64]) -> f64 {
    vector.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// linfa's objective, −Σ log σ(yᵢ(w·xᵢ + b)) + ½α‖w‖², over sparse rows. The last parameter is the free intercept.
struct Objective<'d> {
    vectors: &'d [SparseVector],
    signs: &'d [f64],
    alpha: f64,
    features: usize,
}

impl Objective<'_> {
    fn minimize(&self, tolerance: f64) -> Result<Vec<f64>, FitError> {
        let failed = |e: argmin::core::Error| FitError::Optimizer(e.to_string());
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), 10).with_tolerance_grad(tolerance).map_err(failed)?;
        let start = vec![0.0; self.features + 1];
        let result = Executor::new(self, solver)
            .configure(|state| state.param(start).max_iters(ITERATIONS))
            .run()
            .map_err(failed)?;
        result.state.get_best_param().cloned().ok_or_else(|| FitError::Optimizer("no result".into()))
    }

    fn margin(&self, parameters: &[f64], row: usize) -> f64 {
        let sum: f64 = self.vectors[row].ids().iter().map(|id| parameters[*id as usize]).sum();
        self.signs[row] * (sum + parameters[self.features])
    }

    fn loss(&self, parameters: &[f64]) -> f64 {
        let losses: f64 = (0..self.vectors.len()).map(|row| softplus(-self.margin(parameters, row))).sum();
        let weights = &parameters[..self.features];
        losses + 0.5 * self.alpha * weights.iter().map(|w| w * w).sum::<f64>()
    }

    fn slope(&self, parameters: &[f64]) -> Vec<f64> {
        let mut slope: Vec<f64> = parameters.iter().map(|w| self.alpha * w).collect();
        slope[self.features] = 0.0;
        for (row, vector) in self.vectors.iter().enumerate() {
            let pull = -self.signs[row] / (1.0 + self.margin(parameters, row).exp());
            for id in vector.ids() {
                slope[*id as usize] += pull;
            }
            slope[self.features] += pull;
        }
        slope
    }
}

/// log(1 + exp(x)) without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

impl CostFunction for &Objective<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, parameters: &Vec<f64>) -> Result<f64, argmin::core::Error> {
        Ok(self.loss(parameters))
    }
}

impl Gradient for &Objective<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, parameters: &Vec<f64>) -> Result<Vec<f64>, argmin::core::Error> {
        Ok(self.slope(parameters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::model::{Header, LabelHead, Model, Settings};
    use crate::label::score::Labeller;
    use crate::terms::Label;

    /// Rows with a few features each, and a label that two of the features decide, drawn by a fixed generator.
    fn rows(seed: u64, n: usize, features: u32) -> (Vec<SparseVector>, Vec<bool>) {
        let mut state = seed;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % u64::from(below)) as u32
        };
        let vectors: Vec<SparseVector> = (0..n).map(|_| (0..12).map(|_| next(features)).collect()).collect();
        let truth = vectors.iter().map(|v| v.ids().contains(&3) || v.ids().contains(&5) && next(4) > 0).collect();
        (vectors, truth)
    }

    #[test]
    fn saved_and_loaded_it_scores_to_the_bit_as_linfa_does() {
        for (seed, n, features) in [(1, 400, 61), (2, 300, 128), (3, 257, 40)] {
            let (vectors, truth) = rows(seed, n, features);
            let records = dense(&vectors, features as usize);
            let dataset = DatasetBase::new(records, Array1::from_iter(truth.iter().copied()));
            let linfa = LogisticRegression::<f64>::default().alpha(0.7).fit(&dataset).unwrap();
            let negative = !linfa.labels().pos.class;
            let head = |label: &Label| LabelHead {
                label: label.word().into(),
                intercept: linfa.intercept(),
                negative,
                calibration: [1.0, 0.0],
                threshold: 0.5,
                scores: [0.0; 3],
                support: 0,
            };
            let settings =
                Settings { alpha: 0.7, min_sentences: 0, max_features: 0, folds: 0, articles: 0, sentences: 0 };
            let model = Model {
                header: Header {
                    name: NAME.into(),
                    version: "0".into(),
                    corpus: String::new(),
                    settings,
                    labels: Label::ALL.iter().map(head).collect(),
                },
                names: (0..features).map(|id| format!("w={id}")).collect(),
                weights: linfa.params().iter().map(|w| [*w; 3]).collect(),
            };
            let labeller = Labeller::from_bytes(&model.to_bytes().unwrap()).unwrap();
            let expected = linfa.predict_probabilities(dataset.records());
            for (vector, expected) in vectors.iter().zip(expected) {
                for got in labeller.probabilities(vector) {
                    assert_eq!(got.to_bits(), expected.to_bits(), "{got} is not {expected}");
                }
            }
        }
    }

    const NAME: &str = "test";

    #[test]
    fn the_sparse_start_is_linfas_optimum() {
        let (vectors, truth) = rows(7, 300, 40);
        let fitted = fit(&vectors, &truth, 40, 1.0).unwrap();
        let dataset = DatasetBase::new(dense(&vectors, 40), Array1::from_iter(truth.iter().copied()));
        let alone = LogisticRegression::<f64>::default().alpha(1.0).gradient_tolerance(1e-6).fit(&dataset).unwrap();
        for (a, b) in fitted.weights.iter().zip(alone.params()) {
            assert!((a - b).abs() < 1e-3, "{a} {b}");
        }
        assert!(fitted.gradient < 1e-3);
    }

    #[test]
    fn one_class_is_an_error() {
        let (vectors, _) = rows(7, 20, 40);
        assert!(matches!(fit(&vectors, &[false; 20], 40, 1.0), Err(FitError::OneClass)));
    }
}
