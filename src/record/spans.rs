//! The spans of a record in another unit.

use super::{Record, Span};
use crate::span::{Offsets, Unit};
use std::fmt;

/// A span that does not fit the text: of another text, or of another unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpanError(Span);

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the span {:?} does not fit the text; are its spans of another unit?", self.0)
    }
}

impl std::error::Error for SpanError {}

impl Record {
    /// The record with its spans, which are of `unit`, in bytes of `text`.
    ///
    /// # Errors
    /// The first span that does not fit the text, and the first piece of evidence that stands elsewhere in it.
    pub fn in_bytes(mut self, text: &str, unit: Unit) -> Result<Record, SpanError> {
        let offsets = Offsets::new(text, unit);
        for span in self.spans_mut() {
            let [start, end] = *span;
            let bytes = offsets.byte(start).zip(offsets.byte(end)).filter(|(start, end)| start <= end);
            *span = bytes.map(|(start, end)| [start, end]).ok_or(SpanError([start, end]))?;
        }
        let figures = self.figures.iter().map(|figure| (figure.span, &figure.text));
        let quotes = self.quotes.iter().map(|quote| (quote.span, &quote.text));
        let edits = self.edits.iter().map(|edit| (edit.span, &edit.from));
        let dates = self.events.iter().filter_map(|event| event.date.as_ref()).map(|date| (date.span, &date.text));
        for ([start, end], written) in edits.chain(figures).chain(quotes).chain(dates) {
            if text.get(start..end) != Some(written.as_str()) {
                return Err(SpanError([start, end]));
            }
        }
        Ok(self)
    }

    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let events = self.events.iter_mut().flat_map(|event| {
            let people = event.people.iter_mut().map(|person| &mut person.span);
            let official = event.official.iter_mut().map(|official| &mut official.span);
            people.chain(official).chain(event.date.iter_mut().map(|date| &mut date.span))
        });
        let quotes =
            self.quotes.iter_mut().flat_map(|quote| [&mut quote.span].into_iter().chain(&mut quote.speaker_span));
        let edits = self.edits.iter_mut().map(|edit| &mut edit.span);
        let sentences = self.sentences.iter_mut().map(|sentence| &mut sentence.span);
        let figures = self.figures.iter_mut().map(|figure| &mut figure.span);
        edits.chain(&mut self.boilerplate).chain(sentences).chain(figures).chain(quotes).chain(events)
    }
}
