//! Learns how sure events are. Examples are the events found in the corpus with labels, figures and speakers of models that have
//! not seen the article; right is an event of an annotated one's kind that shares a sentence with it.

use super::super::{EventDraft, Known, events};
use super::features;
use crate::assemble::article::article_fields;
use crate::assemble::calendar::Calendar;
use crate::assemble::figure::{Figures, Judge, figures};
use crate::assemble::quote::{self, calibration, quotes};
use crate::assemble::train::{Course, Lesson};
use crate::clean::Rules;
use crate::corpus::GoldArticle;
use crate::document::Document;
use crate::label::Labelled;
use crate::label::train::FitError;
use crate::linear::Model;
use crate::linear::train::{Options, Row, train as learn};
use crate::mention::person::people;
use crate::span::{Raw, Span};
use rayon::prelude::*;
use std::fmt::Write as _;

const NAME: &str = "event-confidence";
const VERSION: &str = "0.1.0";
/// Weight of the penalty.
const ALPHA: f64 = 2.0;
/// Features of fewer examples are dropped.
const MIN_ROWS: u32 = 5;

/// Learns from the course; `judges` and `speakers` are the models of figures and quotes of the folds.
///
/// # Errors
/// Where the fit fails or does not converge.
pub(in crate::assemble) fn train(course: &Course, judges: &[Judge], speakers: &[Model]) -> Result<Lesson, FitError> {
    (course.progress)("events: confidence");
    let of_article = |(article, labels): (&GoldArticle, &Vec<Labelled>)| {
        let fold = course.folds.of(&article.id);
        let voices = quote::Models { speaker: speakers.get(fold).cloned(), confidence: None };
        rows(article, labels, &judges[fold], &voices, fold)
    };
    let rows: Vec<Vec<Row>> = course.articles.par_iter().zip(course.labels).map(of_article).collect();
    let rows = rows.concat();
    let options = Options {
        name: NAME.into(),
        version: VERSION.into(),
        corpus: course.corpus.into(),
        heads: vec!["right".into()],
        alpha: ALPHA,
        min_rows: MIN_ROWS,
        folds: course.folds.count(),
    };
    let trained = learn(&rows, &options)?;
    let (ece, bins) = calibration(&rows, &trained, course.folds.count());
    let right = rows.iter().filter(|row| row.truth.is_some()).count();
    let mut card = format!(
        "# events\n\n*{NAME}* {VERSION} is the probability that the article reports a step of this kind in one of the event's \
         sentences. It reads the\nsentences' scores, kind and status, whether people are counted or named, and the other events of the \
         article. {} events found\nwith labels, figures and speakers of models that had not seen their articles, {right} of them right; \
         {} features, α = {ALPHA}. Expected\ncalibration error over ten bins, weights and calibration of each fold from the others: \
         {ece:.3}.\n\n| events | mean confidence | share right |\n| --- | --- | --- |\n",
        rows.len(),
        trained.model.names().len(),
    );
    for (count, sure, right) in &bins {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {count} | {sure:.3} | {right:.3} |");
    }
    Ok(Lesson { models: vec![("event-confidence.lantik", trained.model)], card })
}

fn rows(article: &GoldArticle, labels: &[Labelled], judge: &Judge, voices: &quote::Models, fold: usize) -> Vec<Row> {
    let doc = Document::new(&article.given.text, Rules::all());
    let people = people(&doc);
    let calendar = Calendar::of(&doc, article_fields(&doc, &article.given.meta).published.as_deref());
    let Figures { figures, labels } = figures(&doc, labels, judge, &calendar);
    let quotes = quotes(&doc, &labels, &people, voices);
    let known = Known {
        labels: &labels,
        figures: &figures,
        quotes: &quotes,
        dates: &calendar.dates,
        today: calendar.today,
        people: &people,
    };
    let found = events(&doc, known);
    let right = matched(&doc, &found, article);
    let row = |at: usize| Row { fold, features: features(&found, at, known), truth: right[at].then_some(0) };
    (0..found.len()).map(row).collect()
}

/// Whether each event is one of the corpus; each of those once, those first that share most.
fn matched(doc: &Document, found: &[EventDraft], article: &GoldArticle) -> Vec<bool> {
    let span = |sentence: &usize| doc.sentences.get(*sentence).map(|sentence| doc.clean.raw(sentence.span));
    let shared = |a: Span<Raw>, b: Span<Raw>| a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (at, event) in found.iter().enumerate() {
        let own: Vec<Span<Raw>> = event.sentences.iter().filter_map(span).collect();
        for (nth, gold) in article.answers.events.iter().enumerate().filter(|(_, gold)| gold.kind == event.kind) {
            let theirs = gold.sentences.iter().filter_map(|sentence| article.answers.sentences.get(*sentence));
            let overlap: usize = theirs.flat_map(|gold| own.iter().map(|own| shared(*own, gold.span))).sum();
            if overlap > 0 {
                pairs.push((overlap, at, nth));
            }
        }
    }
    pairs.sort_by_key(|(overlap, at, nth)| (std::cmp::Reverse(*overlap), *at, *nth));
    let (mut right, mut taken) = (vec![false; found.len()], vec![false; article.answers.events.len()]);
    for (_, at, nth) in pairs {
        if !right[at] && !taken[nth] {
            right[at] = true;
            taken[nth] = true;
        }
    }
    right
}
