//! Trains the models of figures: which numbers are figures, their categories, their statuses, and how far to trust them.
//!
//! Every figure of the corpus makes two examples for category and status, one that follows the true figures before it, one that
//! follows those of the rules: the models learn to lean on the figures before without believing them blindly. What is trained
//! later sees what was trained earlier as it is on articles that it has not seen.

mod gold;
mod score;

use super::article::Article;
use super::case::{self, Case};
use super::choice::{self, Pick};
use super::feature;
use super::judge::{Judge, Models};
use super::{FigureDraft, judged};
use crate::assemble::article::article_fields;
use crate::assemble::calendar::Calendar;
use crate::assemble::train::{Course, Lesson};
use crate::clean::Rules;
use crate::corpus::{GoldArticle, GoldFigure};
use crate::document::Document;
use crate::label::Labelled;
use crate::label::train::FitError;
use crate::linear::train::{Options, Row, Trained, train as learn};
use crate::terms::{Category, Status};
use gold::Truth;
use rayon::prelude::*;
use score::Tally;

/// Version of the models in their files.
const VERSION: &str = "0.1.0";

/// Trains the models of figures; those of the folds come with them.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn train(course: &Course) -> Result<(Lesson, Vec<Judge>), FitError> {
    (course.progress)("figures: reading");
    let read: Vec<Examples> = (0..course.articles.len()).into_par_iter().map(|at| Examples::of(course, at)).collect();
    let rows = |of: fn(&Examples) -> &[Row]| -> Vec<Row> { read.iter().flat_map(|e| of(e).iter().cloned()).collect() };
    let options = |name: &str, heads: &[&str], alpha: f64, min_rows: u32| Options {
        name: name.into(),
        version: VERSION.into(),
        corpus: course.corpus.into(),
        heads: heads.iter().map(|head| (*head).to_owned()).collect(),
        alpha,
        min_rows,
        folds: course.folds.count(),
    };
    let categories: Vec<&str> = Category::ALL.iter().map(|category| category.word()).collect();
    let statuses: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
    let lesson = |what: &str, rows: &[Row], options: &Options| {
        (course.progress)(&format!("figures: {what}, {} examples", rows.len()));
        learn(rows, options)
    };
    let choice = lesson("choice", &rows(|e| &e.choice), &options("figure-choice", &["figure"], 10.0, 3))?;
    let category = lesson("category", &rows(|e| &e.category), &options("figure-category", &categories, 4.0, 5))?;
    let status = lesson("status", &rows(|e| &e.status), &options("figure-status", &statuses, 4.0, 5))?;
    let judges: Vec<Judge> = (0..course.folds.count())
        .map(|fold| {
            let of = |trained: &Trained| trained.folds[fold].clone();
            Judge::with(Models { choice: of(&choice), category: of(&category), status: of(&status), confidence: None })
        })
        .collect();
    let (evidence, tallies) = evaluate(course, &judges);
    let confidence = lesson("confidence", &evidence, &options("figure-confidence", &["right"], 1.0, 5))?;
    let calibration = score::Calibration::of(&evidence, &confidence);
    let card = score::card(&tallies, &calibration, &[&choice, &category, &status, &confidence]);
    let models = vec![
        ("figure-choice.lantik", choice.model),
        ("figure-category.lantik", category.model),
        ("figure-status.lantik", status.model),
        ("figure-confidence.lantik", confidence.model),
    ];
    Ok((Lesson { models, card }, judges))
}

/// The calendar of a corpus article, from what comes with it.
fn calendar(document: &Document, gold: &GoldArticle) -> Calendar {
    Calendar::of(document, article_fields(document, &gold.given.meta).published.as_deref())
}

/// The examples of one article.
#[derive(Debug, Default)]
struct Examples {
    choice: Vec<Row>,
    category: Vec<Row>,
    status: Vec<Row>,
}

impl Examples {
    fn of(course: &Course, at: usize) -> Self {
        let (gold, labels) = (&course.articles[at], &course.labels[at]);
        let (document, fold) = (Document::new(&gold.given.text, Rules::all()), course.folds.of(&gold.id));
        let mut examples = Examples::default();
        let calendar = calendar(&document, gold);
        let article = Article::of(&document, labels, &calendar);
        let candidates = choice::candidates(&article);
        let truth = Truth::of(&article, gold, candidates.iter().map(|(pick, _)| *pick));
        for ((_, features), figure) in candidates.into_iter().zip(truth.figures) {
            examples.choice.push(Row { fold, features, truth: figure.map(|_| 0) });
        }
        examples.classes(&document, &calendar, gold, labels, fold);
        examples
    }

    /// The figures of the corpus, in the sentences that state one.
    fn classes(
        &mut self,
        document: &Document,
        calendar: &Calendar,
        gold: &GoldArticle,
        labels: &[Labelled],
        fold: usize,
    ) {
        let labels = gold::labels(document, gold, labels);
        let article = Article::of(document, &labels, calendar);
        let truth = Truth::of(&article, gold, choice::candidates(&article).into_iter().map(|(pick, _)| pick));
        let found: Vec<(Pick, &GoldFigure)> =
            truth.picks.into_iter().zip(truth.figures).filter_map(|(pick, figure)| Some((pick, figure?))).collect();
        let certain = case::certain(&article, &found.iter().map(|(pick, _)| *pick).collect::<Vec<_>>());
        let (mut ruled, mut told) = (Vec::<FigureDraft>::new(), Vec::<FigureDraft>::new());
        for (pick, figure) in found {
            let case = Case::of(&article, pick);
            let ruling = case.ruling(&ruled);
            // Where the guide decides the category, there is nothing to learn from an answer that differs.
            let decided = case.certain().is_some_and(|certain| certain != figure.category);
            for before in [&ruled, &told] {
                let features = feature::features(&case, ruling, &certain, before);
                if !decided {
                    let features = features.clone();
                    self.category.push(Row { fold, features, truth: Some(figure.category as usize) });
                }
                self.status.push(Row { fold, features, truth: Some(figure.status as usize) });
            }
            ruled.extend(ruling.map(|ruling| case.draft(ruling.category, ruling.status)));
            told.push(case.draft(figure.category, figure.status));
        }
    }
}

/// The rules and the held-out models over the corpus: examples for the confidence, and the scores of both.
fn evaluate(course: &Course, judges: &[Judge]) -> (Vec<Row>, [Tally; 2]) {
    let of_article = |at: usize| {
        let (gold, labels) = (&course.articles[at], &course.labels[at]);
        let (document, fold) = (Document::new(&gold.given.text, Rules::all()), course.folds.of(&gold.id));
        let calendar = calendar(&document, gold);
        let article = Article::of(&document, labels, &calendar);
        let (mut rows, mut tallies) = (Vec::new(), [Tally::default(); 2]);
        for (judge, tally) in [&Judge::rules(), &judges[fold]].into_iter().zip(&mut tallies) {
            let (picks, chances) = choice::picks(&article, judge);
            let judged = judged(&article, &picks, judge);
            let answers = gold::matched(&document, gold, judged.iter().map(|judged| &judged.draft));
            tally.count(gold, judged.iter().map(|judged| &judged.draft).zip(&answers));
            let states = |at: usize| match &chances {
                Some(chances) => chances[at].states,
                None => article.is_quota(at),
            };
            tally.count_labels(&gold::labels(&document, gold, labels), (0..labels.len()).map(states));
            if !judge.is_rules() {
                rows.extend(judged.iter().zip(&answers).map(|(judged, answer)| {
                    let right = answer.is_some_and(|answer| answer.category == judged.draft.category);
                    Row { fold, features: judged.evidence.clone(), truth: right.then_some(0) }
                }));
            }
        }
        (rows, tallies)
    };
    let all: Vec<(Vec<Row>, [Tally; 2])> = (0..course.articles.len()).into_par_iter().map(of_article).collect();
    let mut tallies = [Tally::default(); 2];
    for (_, counted) in &all {
        tallies.iter_mut().zip(counted).for_each(|(sum, tally)| sum.add(tally));
    }
    (all.into_iter().flat_map(|(rows, _)| rows).collect(), tallies)
}
