//! Trains the three models from the corpus.
//!
//! Examples are the sentences that the program itself finds in the corpus articles, each with the labels of the annotated
//! sentence that it overlaps most: training sees what tagging will see. Folds hold whole articles. Features are chosen inside
//! each fold, so the cross-validated figures are not flattered by the choice; thresholds and calibration come from the
//! held-out folds, the final weights from all articles.

mod calibrate;
mod example;
mod fit;
mod select;

use super::Labelled;
use super::model::{Header, LabelHead, Model, Settings};
use crate::corpus::{GoldArticle, noise};
use crate::feature::{Family, SparseVector};
use crate::terms::Label;
use calibrate::{Scores, best_threshold};
use example::Examples;
use sha2::{Digest, Sha256};

pub use calibrate::{Scores as LabelScores, platt};
pub use example::{folds, labelled_sentences};
pub use fit::{FitError, Fitted, fit, fit_all, sketch_all};

/// Name of the model in records.
pub const NAME: &str = "sentence-labels";
/// Version of the model in records.
pub const VERSION: &str = "0.1.0";

/// What training is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Weight of the penalty.
    pub alpha: f64,
    /// Features seen in fewer sentences are dropped.
    pub min_sentences: u32,
    /// Most features kept.
    pub max_features: usize,
    /// Folds of the cross-validation.
    pub folds: usize,
    /// Of a hundred articles, how many also train in a damaged state ([`noise::damaged`]).
    pub damaged: u64,
    /// A family of features that is left out, to see what it gives.
    pub without: Option<Family>,
    /// Leave linfa out ([`sketch_all`]): for comparisons of many models.
    pub sketch: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            alpha: 6.0,
            min_sentences: 3,
            max_features: 30_000,
            folds: 5,
            damaged: 0,
            without: None,
            sketch: false,
        }
    }
}

/// A trained model and what is known of it.
#[derive(Debug)]
pub struct Trained {
    /// The model.
    pub model: Model,
    /// Cross-validated scores in the order of [`Label::ALL`].
    pub scores: [Scores; 3],
    /// Largest gradient norm of the final fits.
    pub gradient: f64,
    /// For each article its sentences, as models that have not seen the article label them.
    pub held_out: Vec<Vec<Labelled>>,
    /// Sentences of held-out articles on which the models and the corpus disagree most, worst first.
    pub contested: Vec<Contested>,
}

/// A sentence on which a model that has not seen its article disagrees with the corpus.
#[derive(Debug, Clone)]
pub struct Contested {
    /// Article.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// The label in question.
    pub label: Label,
    /// Whether the corpus gives the label.
    pub given: bool,
    /// The held-out probability of the label.
    pub probability: f64,
}

/// Trains on `articles`; `corpus` is the corpus hash, `progress` is told what is being done.
///
/// # Errors
/// Where a fit fails or does not converge, or a label has no example.
pub fn train(
    articles: &[GoldArticle],
    corpus: String,
    options: &Options,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<Trained, FitError> {
    progress(&format!("reading the features of {} articles", articles.len()));
    let (states, plain) = with_noise(articles, options.damaged);
    let mut examples = Examples::of(&states);
    if let Some(family) = options.without {
        examples.leave_out(family);
    }
    progress(&format!("{} sentences, {} different features", examples.len(), examples.names.len()));
    let held_out = cross_validate(&examples, options, progress)?;
    let all: Vec<usize> = (0..examples.len()).collect();
    let chosen = select::choose(&examples, &all, options);
    progress(&format!("final fit: {} sentences, {} features", all.len(), chosen.len()));
    let vectors = select::project(&examples, &all, &chosen);
    let fitted = fit_labels(&examples, &all, &vectors, chosen.len(), options, false)?;
    let mut heads = Vec::new();
    let mut scores = [Scores::default(); 3];
    for (label, fitted) in Label::ALL.iter().zip(&fitted) {
        let (z, truth) = (&held_out[*label as usize], examples.truth(*label, &all));
        let calibration = platt(z, &truth);
        let probabilities: Vec<f64> = z.iter().map(|z| super::score::calibrated(*z, calibration)).collect();
        let (threshold, score) = best_threshold(&probabilities, &truth);
        scores[*label as usize] = score;
        heads.push(LabelHead {
            label: label.word().to_owned(),
            intercept: fitted.intercept,
            negative: fitted.negative,
            calibration,
            threshold,
            scores: [score.precision(), score.recall(), score.f1()],
            support: truth.iter().filter(|has| **has).count(),
        });
    }
    let contested = contested(&examples, &held_out, &heads);
    let held_out = labelled(&examples, &held_out, &heads, articles.len(), &plain);
    let settings = Settings {
        alpha: options.alpha,
        min_sentences: options.min_sentences,
        max_features: options.max_features,
        folds: options.folds,
        articles: articles.len(),
        sentences: examples.len(),
    };
    let weights = (0..chosen.len()).map(|id| std::array::from_fn(|label| fitted[label].weights[id])).collect();
    let names = chosen.iter().map(|id| examples.names[*id as usize].clone()).collect();
    let header = Header { name: NAME.into(), version: VERSION.into(), corpus, settings, labels: heads };
    let gradient = fitted.iter().map(|fitted| fitted.gradient).fold(0.0, f64::max);
    Ok(Trained { model: Model { header, names, weights }, scores, gradient, held_out, contested })
}

/// The articles, `percent` of them followed by a damaged state of theirs (which ones, the hash of their ids says), and for each
/// entry the article that it is, `None` for a damaged one.
fn with_noise(articles: &[GoldArticle], percent: u64) -> (Vec<GoldArticle>, Vec<Option<usize>>) {
    let headlines: Vec<&str> = articles.iter().filter_map(|article| article.answers.title.as_deref()).collect();
    let (mut states, mut plain) = (Vec::new(), Vec::new());
    for (i, article) in articles.iter().enumerate() {
        states.push(article.clone());
        plain.push(Some(i));
        if u64::from(Sha256::digest(&article.id)[0]) * 100 / 256 < percent {
            states.push(noise::damaged(article, 1, &headlines));
            plain.push(None);
        }
    }
    (states, plain)
}

/// One fit a label, in the order of [`Label::ALL`]. Those of the folds, which are only asked what they think of the articles left
/// out, rest on the sparse optimizer alone: linfa, started at its optimum, gives the same weights for twenty times the work.
fn fit_labels(
    examples: &Examples,
    rows: &[usize],
    vectors: &[SparseVector],
    features: usize,
    options: &Options,
    sketch: bool,
) -> Result<Vec<Fitted>, FitError> {
    let truths = Label::ALL.iter().map(|label| examples.truth(*label, rows)).collect::<Vec<_>>();
    let truths: Vec<&[bool]> = truths.iter().map(Vec::as_slice).collect();
    let fit = if sketch || options.sketch { sketch_all } else { fit_all };
    fit(vectors, &truths, features, options.alpha)
}

/// Log-odds of each label for each sentence, from models that have not seen its article.
fn cross_validate(
    examples: &Examples,
    options: &Options,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<[Vec<f64>; 3], FitError> {
    let mut held_out = [(); 3].map(|()| vec![0.0; examples.len()]);
    for fold in 0..options.folds {
        let (test, train): (Vec<usize>, Vec<usize>) =
            (0..examples.len()).partition(|row| examples.fold(*row, options.folds) == fold);
        let chosen = select::choose(examples, &train, options);
        progress(&format!(
            "fold {} of {}: {} sentences, {} features",
            fold + 1,
            options.folds,
            train.len(),
            chosen.len()
        ));
        let vectors = select::project(examples, &train, &chosen);
        let fitted = fit_labels(examples, &train, &vectors, chosen.len(), options, true)?;
        for (row, vector) in test.iter().zip(select::project(examples, &test, &chosen)) {
            for (label, fitted) in fitted.iter().enumerate() {
                held_out[label][*row] = fitted.log_odds(&vector);
            }
        }
    }
    Ok(held_out)
}

/// What held-out models say of the sentences of each undamaged article.
fn labelled(
    examples: &Examples,
    log_odds: &[Vec<f64>; 3],
    heads: &[LabelHead],
    articles: usize,
    plain: &[Option<usize>],
) -> Vec<Vec<Labelled>> {
    let mut all = vec![Vec::new(); articles];
    for row in 0..examples.len() {
        let Some(article) = plain[examples.article(row)] else { continue };
        let mut labelled = Labelled::default();
        for (label, head) in Label::ALL.iter().zip(heads) {
            let probability = super::score::calibrated(log_odds[*label as usize][row], head.calibration);
            labelled.scores[*label as usize] = probability;
            if probability >= head.threshold {
                labelled.labels.insert(*label);
            }
        }
        all[article].push(labelled);
    }
    all
}

fn contested(examples: &Examples, held_out: &[Vec<f64>; 3], heads: &[LabelHead]) -> Vec<Contested> {
    let mut contested = Vec::new();
    for (label, head) in Label::ALL.iter().zip(heads) {
        for (row, z) in held_out[*label as usize].iter().enumerate() {
            let probability = super::score::calibrated(*z, head.calibration);
            let given = examples.labels[row].contains(*label);
            if given != (probability >= head.threshold) {
                let (id, text) = (examples.ids[row].clone(), examples.texts[row].clone());
                contested.push(Contested { id, text, label: *label, given, probability });
            }
        }
    }
    let error = |c: &Contested| if c.given { 1.0 - c.probability } else { c.probability };
    contested
        .sort_by(|a, b| error(b).total_cmp(&error(a)).then_with(|| a.id.cmp(&b.id)).then_with(|| a.text.cmp(&b.text)));
    contested
}
