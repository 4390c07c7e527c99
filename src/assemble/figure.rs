//! Figures: which numbers of a sentence count staff or posts, of which category, and where those stand.
//!
//! Every number is read with its clues ([`clue`], [`status`]). Rules weigh them by an order of trust ([`category`],
//! [`status`]); the [`Judge`] weighs them, and the rules' own answer, by models that were trained on the corpus ([`train`]).
//! What a number counts is read from its noun phrase, else from the words around it, else from the figures and sentences
//! before. Last come the numbers that tell a figure again, rounded ([`rounded`]).

mod article;
mod becomes;
mod case;
mod category;
mod choice;
mod choose;
mod clue;
mod feature;
mod judge;
mod named;
mod reasons;
mod rounded;
mod status;
pub mod train;

use super::calendar::Calendar;
use crate::document::Document;
use crate::label::Labelled;
use crate::mention::number::{Head, Number};
use crate::mention::view::View;
use crate::span::{Clean, Span};
use crate::terms::{Category, Label, Qualifier, Status};
use article::Article;
use case::Case;
use choice::{Chance, Pick};
use std::ops::Range;

pub use judge::Judge;
pub use reasons::{Reasons, reasons};
pub use rounded::rounds_to;

/// A figure in the clean text.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureDraft {
    /// The number with its noun phrase.
    pub span: Span<Clean>,
    /// The number alone.
    pub number: Span<Clean>,
    /// The number; `None` for a range.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// How it is meant.
    pub qualifier: Qualifier,
    /// What is counted, before the step.
    pub category: Category,
    /// What they become.
    pub becomes: Option<Category>,
    /// Where they stand.
    pub status: Status,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// Index of the sentence.
    pub sentence: usize,
    /// Probability that value and category are right, 0 to 1.
    pub confidence: f64,
}

/// A number that was chosen, with its sentence.
struct Chosen<'v, 'd> {
    view: &'v View<'d>,
    number: Number,
    /// All numbers of the sentence, in order.
    all: &'v [Number],
}

impl Chosen<'_, '_> {
    /// The token behind the number and its noun phrase.
    fn behind(&self) -> usize {
        self.number.noun.tokens.end.max(self.number.tokens.end)
    }
}

/// What was read of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// The figures, in order of the text.
    pub figures: Vec<FigureDraft>,
    /// The labels of the sentences, where `quota` now means what it says: the sentence states a figure. Its score is that of
    /// the sentence's likeliest number. By rules alone they are as given.
    pub labels: Vec<Labelled>,
}

/// The figures of a document. `labels` are those that the model of sentences gives.
pub fn figures(doc: &Document, labels: &[Labelled], judge: &Judge, calendar: &Calendar) -> Figures {
    let article = Article::of(doc, labels, calendar);
    let (picks, chances) = choice::picks(&article, judge);
    let figures = judged(&article, &picks, judge).into_iter().map(|judged| judged.draft).collect();
    let figures = rounded::agreed(doc, rounded::completed(doc, figures));
    let labels = match chances {
        Some(chances) => labels.iter().zip(chances).map(|(labelled, chance)| settled(*labelled, chance)).collect(),
        None => labels.to_vec(),
    };
    Figures { figures, labels }
}

/// A sentence's labels, given what its numbers make of it.
fn settled(labelled: Labelled, chance: Chance) -> Labelled {
    let mut scores = labelled.scores;
    scores[Label::Quota as usize] = chance.probability;
    let others = [Label::Appointment, Label::Quote].into_iter().filter(|label| labelled.labels.contains(*label));
    Labelled { labels: others.chain(chance.states.then_some(Label::Quota)).collect(), scores }
}

/// A figure and what its confidence is read from.
struct Judged {
    draft: FigureDraft,
    evidence: Vec<String>,
}

/// The figures of the numbers picked.
fn judged(article: &Article, picks: &[Pick], judge: &Judge) -> Vec<Judged> {
    let (mut ruled, mut found) = (Vec::new(), Vec::<FigureDraft>::new());
    let mut evidence = Vec::new();
    let certain = case::certain(article, picks);
    for pick in picks {
        if !article.doc.effort.go_on(4 * (certain.len() + found.len()) + 20 * article.views[pick.sentence].len()) {
            break;
        }
        let case = Case::of(article, *pick);
        let ruling = case.ruling(&ruled);
        let by_rules = ruling.map(|ruling| case.draft(ruling.category, ruling.status));
        let verdict = judge.verdict(&case, ruling, &certain, &found);
        ruled.extend(by_rules);
        let Some(verdict) = verdict else { continue };
        let draft = case.draft(verdict.category, verdict.status);
        found.push(FigureDraft { confidence: verdict.confidence, ..draft });
        evidence.push(verdict.evidence);
    }
    found.into_iter().zip(evidence).map(|(draft, evidence)| Judged { draft, evidence }).collect()
}

/// The occupation of the noun phrase, else one right before the number: "guru 120", "guru sebanyak 120".
fn occupation(chosen: &Chosen) -> Option<Range<usize>> {
    if let Some(tokens) = &chosen.number.noun.occupation {
        return Some(tokens.clone());
    }
    if chosen.number.noun.head >= Head::Occupation {
        return None;
    }
    let end = clue::label_end(chosen)?;
    (end.saturating_sub(4)..end)
        .find(|at| crate::mention::number::occupation_at(chosen.view, *at) == Some(end))
        .map(|at| at..end)
}

#[cfg(test)]
mod tests;
