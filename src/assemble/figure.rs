//! Figures: which numbers of a sentence count staff or posts, of which category, and where those stand.
//!
//! Sentences labelled `quota` have figures, and those that tell one of them again, rounded. What a number counts is read from its noun phrase, else from the words
//! around it, else from the figures and sentences before.

mod becomes;
mod category;
mod choose;
mod named;
mod rounded;
mod status;

use crate::document::Document;
use crate::label::Labelled;
use crate::mention::number::{Head, Number, numbers};
use crate::mention::view::View;
use crate::span::{Clean, Span};
use crate::terms::{Category, Label, Qualifier, Status};
use std::ops::Range;

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
    /// Probability that the figure is right, 0 to 1; not calibrated yet.
    pub confidence: f64,
}

/// A number that was chosen, with its sentence.
struct Chosen<'v, 'd> {
    view: &'v View<'d>,
    number: Number,
    /// The other numbers of the sentence, in order.
    all: &'v [Number],
}

/// The figures of a document, in order of the text. `labels` are those of its sentences.
pub fn figures(doc: &Document, labels: &[Labelled]) -> Vec<FigureDraft> {
    let mut found: Vec<FigureDraft> = Vec::new();
    let named = named::Named::of(doc);
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let view = View::new(doc, sentence);
        let Some(labelled) = labels.get(at).filter(|labelled| labelled.labels.contains(Label::Quota)) else {
            continue;
        };
        let all = numbers(doc, sentence);
        for number in choose::choose(&view, &all) {
            let chosen = Chosen { view: &view, number, all: &all };
            found.extend(draft(&chosen, at, labelled.score(Label::Quota), &found, &named));
        }
    }
    rounded::completed(doc, found)
}

/// The figure of a chosen number; none where nothing near says that it counts staff.
fn draft(
    chosen: &Chosen,
    sentence: usize,
    score: f64,
    before: &[FigureDraft],
    named: &named::Named,
) -> Option<FigureDraft> {
    let number = &chosen.number;
    let whole = category::whole(chosen, sentence, before);
    let cue = status::cued(chosen, sentence, before, whole);
    let (category, sure) = category::category(chosen, sentence, before, named, cue)?;
    let status = cue.unwrap_or_else(|| status::usual(chosen, category, before));
    let becomes = becomes::becomes(chosen, category);
    let occupation =
        occupation(chosen).map(|tokens| chosen.view.span(tokens.start, tokens.end).of(chosen.view.text()).to_owned());
    let form = if number.noun.head > Head::Thing { 1.0 } else { 0.8 };
    Some(FigureDraft {
        span: number.phrase,
        number: number.span,
        value: number.value,
        low: number.low,
        high: number.high,
        qualifier: number.qualifier,
        category,
        becomes,
        status,
        occupation,
        sentence,
        confidence: score.clamp(0.0, 1.0) * form * sure,
    })
}

/// The occupation of the noun phrase, else one right before the number: "guru 120", "guru sebanyak 120".
fn occupation(chosen: &Chosen) -> Option<Range<usize>> {
    if let Some(tokens) = &chosen.number.noun.occupation {
        return Some(tokens.clone());
    }
    if chosen.number.noun.head >= Head::Occupation {
        return None;
    }
    let end = category::label_end(chosen)?;
    (end.saturating_sub(4)..end)
        .find(|at| crate::mention::number::occupation_at(chosen.view, *at) == Some(end))
        .map(|at| at..end)
}

#[cfg(test)]
mod tests;
