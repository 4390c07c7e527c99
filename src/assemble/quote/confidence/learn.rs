//! Learns how sure quotes are. Examples are the quotes found in the corpus with sentence labels and speaker rankings of models
//! that have not seen the article; right is a quote that shares 0.3 of an annotated one and names its speaker.

use super::super::rank::learn::{best_match, same_name};
use super::super::told;
use crate::assemble::train::Course;
use crate::clean::Rules;
use crate::corpus::GoldArticle;
use crate::document::Document;
use crate::label::Labelled;
use crate::label::train::{FitError, platt};
use crate::linear::train::{Options, Row, Trained, train};
use crate::linear::{Model, calibrated};
use crate::mention::person::people;
use rayon::prelude::*;

/// Bins of the calibration table.
const BINS: usize = 10;

/// What was learned and how well it is calibrated.
#[derive(Debug)]
pub struct Learned {
    /// The model.
    pub trained: Trained,
    /// Expected calibration error: mean distance of confidence and share of right quotes over ten bins, weighted by their
    /// quotes. Confidence of each fold by weights and calibration of the others.
    pub ece: f64,
    /// For each bin that is not empty: quotes, mean confidence, share of right ones.
    pub bins: Vec<(usize, f64, f64)>,
}

/// Learns from the course; `speakers` are the rankings of the folds.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn confidence(course: &Course, speakers: &[Model], options: &Options) -> Result<Learned, FitError> {
    let of_article = |(article, labels): (&GoldArticle, &Vec<Labelled>)| {
        let fold = course.folds.of(&article.id);
        rows(article, labels, speakers.get(fold), fold)
    };
    let rows: Vec<Vec<Row>> = course.articles.par_iter().zip(course.labels).map(of_article).collect();
    let rows = rows.concat();
    let trained = train(&rows, options)?;
    let (ece, bins) = calibration(&rows, &trained, course.folds.count());
    Ok(Learned { trained, ece, bins })
}

fn rows(article: &GoldArticle, labels: &[Labelled], speakers: Option<&Model>, fold: usize) -> Vec<Row> {
    let doc = Document::new(&article.given.text, Rules::all());
    let people = people(&doc);
    let mut taken = vec![false; article.answers.quotes.len()];
    let found = told(&doc, labels, &people, speakers).into_iter();
    let row = |(draft, features): (super::QuoteDraft, Vec<String>)| {
        let gold = best_match(doc.clean.raw(draft.span), &article.answers.quotes);
        // One annotated quote makes one found quote right.
        let free = gold.is_some_and(|gold| {
            let at = article.answers.quotes.iter().position(|one| std::ptr::eq(one, gold));
            at.is_some_and(|at| !std::mem::replace(&mut taken[at], true))
        });
        let named = |name: &String| draft.speaker.as_ref().is_some_and(|speaker| same_name(name, speaker));
        let right = free && gold.and_then(|gold| gold.speaker.as_ref()).is_some_and(named);
        Row { fold, features, truth: right.then_some(0) }
    };
    found.map(row).collect()
}

/// The expected calibration error over held-out confidences, and the table behind it.
pub(in crate::assemble) fn calibration(rows: &[Row], trained: &Trained, folds: usize) -> (f64, Vec<(usize, f64, f64)>) {
    let mut sums = vec![(0usize, 0.0, 0.0); BINS];
    for fold in 0..folds {
        let (own, other): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|row| rows[*row].fold == fold);
        let odds: Vec<f64> = other.iter().map(|row| trained.held_out[*row][0]).collect();
        let truth: Vec<bool> = other.iter().map(|row| rows[*row].truth.is_some()).collect();
        let sigmoid = platt(&odds, &truth);
        for row in own {
            let p = calibrated(trained.held_out[row][0], sigmoid);
            let bin = &mut sums[((p * BINS as f64) as usize).min(BINS - 1)];
            bin.0 += 1;
            bin.1 += p;
            bin.2 += if rows[row].truth.is_some() { 1.0 } else { 0.0 };
        }
    }
    let bins: Vec<(usize, f64, f64)> = sums
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, sure, right)| (count, sure / count as f64, right / count as f64))
        .collect();
    let distance = |(count, sure, right): &(usize, f64, f64)| *count as f64 * (sure - right).abs();
    (bins.iter().map(distance).sum::<f64>() / rows.len().max(1) as f64, bins)
}
