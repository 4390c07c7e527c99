//! One record against its gold: everything that is counted, confused and wrong. The definitions are the reference scorer's;
//! a test compares both.

mod event;
mod figure;
mod head;
mod quote;
mod sentence;

use super::calibration::Judged;
use super::confusion::Confusions;
use super::layout::{Found, Gold};
use super::mistake::{Mistake, Part, Shown, What};
use super::pair::overlap;
use super::tally::{Field, Layer, Tally};
use crate::record::Span;

/// What came of one article.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Counts.
    pub tally: Tally,
    /// Probabilities that the record gave, with what was true.
    pub judged: Vec<(Layer, Judged)>,
    /// What was taken for what.
    pub confusions: Confusions,
    /// What is wrong, in the order of the text within each part.
    pub mistakes: Vec<Mistake>,
}

/// Compares a record with its gold. Without a record everything is missed.
pub fn compare(gold: &Gold, found: Option<&Found>) -> Outcome {
    let nothing = Found::default();
    let shown = Shown::new(gold.text.as_deref().unwrap_or_default());
    let mut sheet =
        Sheet { gold, found: found.unwrap_or(&nothing), is_there: found.is_some(), shown, out: Outcome::default() };
    sheet.segmentation();
    sheet.labels();
    sheet.coverage();
    sheet.figures();
    sheet.quotes();
    sheet.events();
    sheet.head();
    sheet.out
}

/// Gold and record side by side, and what has been noted so far.
struct Sheet<'a> {
    gold: &'a Gold,
    found: &'a Found,
    /// Whether there is a record at all.
    is_there: bool,
    shown: Shown<'a>,
    out: Outcome,
}

/// A place in the text, with what to show of it.
struct Evidence {
    span: Option<Span>,
    detail: String,
    probability: Option<f64>,
    text: String,
}

impl Sheet<'_> {
    fn mistake(&mut self, part: Part, what: What, evidence: Evidence) {
        let Evidence { span, detail, probability, text } = evidence;
        self.out.mistakes.push(Mistake { part, what, id: self.gold.id.clone(), span, detail, probability, text });
    }

    /// Counts a field; where it is wrong, notes what it says.
    fn field(
        &mut self,
        field: Field,
        right: bool,
        values: [Option<&str>; 2],
        evidence: impl FnOnce(&Self) -> Evidence,
    ) {
        self.out.tally.field_mut(field).count(right);
        if !right {
            let [gold, found] = values.map(|value| value.unwrap_or("none").to_owned());
            let evidence = evidence(self);
            self.mistake(Part::Field(field), What::Wrong { found, gold }, evidence);
        }
    }

    fn judge(&mut self, layer: Layer, probability: Option<f64>, right: bool) {
        if let Some(probability) = probability {
            let judged = Judged { probability: probability.clamp(0.0, 1.0), right, said: true };
            self.out.judged.push((layer, judged));
        }
    }

    /// The text of the sentence around a span: gold's, else the record's, else the span's own.
    fn around(&self, span: Span) -> String {
        let all = [&self.gold.sentences, &self.found.sentences];
        let best = all.into_iter().find_map(|sentences| {
            let best = first_best(sentences.iter().map(|sentence| overlap(sentence.span, span)))?;
            (overlap(sentences[best].span, span) > 0).then(|| sentences[best].span)
        });
        self.shown.at(best.unwrap_or(span))
    }
}

/// The index of the greatest value, the first of equals.
fn first_best(values: impl Iterator<Item = usize>) -> Option<usize> {
    values.enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}

/// A field that is there and not empty.
fn given(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|text| !text.is_empty())
}
