//! Trains the models of the assembler from the corpus: what is learned, from which articles, and what is to be said of it.

use super::{event, figure, quote};
use crate::corpus::GoldArticle;
use crate::label::Labelled;
use crate::label::train::FitError;
use crate::linear::Model;
use crate::linear::train::Folds;

/// What there is to learn from.
pub struct Course<'c> {
    /// The corpus.
    pub articles: &'c [GoldArticle],
    /// For each article its sentences, as models that have not seen the article label them.
    pub labels: &'c [Vec<Labelled>],
    /// The fold of each article: the same for sentences and all that is built on them.
    pub folds: Folds,
    /// SHA-256 of the corpus.
    pub corpus: &'c str,
    /// Is told what is being done.
    pub progress: &'c (dyn Fn(&str) + Sync),
}

/// Models that were learned together, and their card.
#[derive(Debug)]
pub struct Lesson {
    /// File names and models.
    pub models: Vec<(&'static str, Model)>,
    /// A section of the card, in Markdown.
    pub card: String,
}

/// Trains everything that the assembler has models for.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn train(course: &Course) -> Result<Vec<Lesson>, FitError> {
    let (figures, judges) = figure::train::train(course)?;
    let (quotes, speakers) = quote::train::train(course)?;
    let events = event::confidence::learn::train(course, &judges, &speakers)?;
    Ok(vec![figures, quotes, events])
}
