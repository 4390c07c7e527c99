//! Drafts with spans of the clean text to fields with spans of the original.

use crate::assemble::check::CheckDraft;
use crate::assemble::event::{EventDraft, NamedPerson};
use crate::assemble::figure::FigureDraft;
use crate::assemble::quote::QuoteDraft;
use crate::document::Document;
use crate::label::Labelled;
use crate::record::{self, Check, Date, Edit, Event, Figure, Official, Person, Quote, Scores, Sentence};
use crate::span::{Clean, Offsets, Span};
use crate::terms::Label;

/// Knows where everything stood in the original.
pub(super) struct Converter<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) offsets: &'d Offsets<'d>,
}

/// Probabilities leave with three decimals: more would be noise.
fn rounded(probability: f64) -> f64 {
    (probability * 1000.0).round() / 1000.0
}

impl Converter<'_> {
    fn span(&self, span: Span<Clean>) -> record::Span {
        self.offsets.span(self.document.clean.raw(span))
    }

    /// What the original shows there.
    fn text(&self, span: Span<Clean>) -> String {
        self.document.clean.raw(span).of(self.document.clean.raw_text()).to_owned()
    }

    pub(super) fn spans(&self, spans: &[Span<Clean>]) -> Vec<record::Span> {
        spans.iter().map(|span| self.span(*span)).collect()
    }

    pub(super) fn edits(&self) -> Vec<Edit> {
        let edit = |edit: crate::clean::Edit| Edit {
            span: self.offsets.span(edit.span),
            from: edit.from.to_owned(),
            to: edit.to.to_owned(),
            rule: edit.rule,
        };
        self.document.clean.edits().map(edit).collect()
    }

    pub(super) fn sentences(&self, labels: &[Labelled]) -> Vec<Sentence> {
        let sentence = |(sentence, labelled): (&crate::document::Sentence, &Labelled)| Sentence {
            span: self.span(sentence.span),
            labels: labelled.labels.words(),
            scores: Scores {
                quota: rounded(labelled.score(Label::Quota)),
                appointment: rounded(labelled.score(Label::Appointment)),
                quote: rounded(labelled.score(Label::Quote)),
            },
        };
        self.document.sentences.iter().zip(labels).map(sentence).collect()
    }

    pub(super) fn figures(&self, figures: &[FigureDraft], quotes: &[QuoteDraft]) -> Vec<Figure> {
        let figure = |figure: &FigureDraft| Figure {
            span: self.span(figure.span),
            text: self.text(figure.span),
            value: figure.value,
            low: figure.low,
            high: figure.high,
            qualifier: figure.qualifier.word(),
            category: figure.category.word(),
            becomes: figure.becomes.map(|category| category.word()),
            status: figure.status.word(),
            occupation: figure.occupation.clone(),
            sentence: figure.sentence,
            quote: quotes.iter().position(|quote| quote.span.contains(figure.span)),
            confidence: rounded(figure.confidence),
        };
        figures.iter().map(figure).collect()
    }

    pub(super) fn quotes(&self, quotes: &[QuoteDraft]) -> Vec<Quote> {
        let quote = |quote: &QuoteDraft| Quote {
            span: self.span(quote.span),
            text: self.text(quote.span),
            kind: quote.kind.word(),
            speaker: quote.speaker.clone(),
            role: quote.role.clone(),
            speaker_span: quote.speaker_span.map(|span| self.span(span)),
            resolved_by: quote.resolved_by.map(|by| by.word()),
            cue: quote.cue.clone(),
            sentences: quote.sentences.clone(),
            confidence: rounded(quote.confidence),
        };
        quotes.iter().map(quote).collect()
    }

    pub(super) fn events(&self, events: &[EventDraft]) -> Vec<Event> {
        let event = |event: &EventDraft| Event {
            kind: event.kind.word(),
            status: event.status.word(),
            figures: event.figures.clone(),
            people: event.people.iter().map(|person| self.person(person)).collect(),
            group: event.group.clone(),
            official: event.official.as_ref().map(|official| Official {
                name: official.name.clone(),
                role: official.role.clone(),
                span: self.span(official.span),
            }),
            institution: event.institution.clone(),
            date: event.date.as_ref().map(|date| Date {
                span: self.span(date.span),
                text: self.text(date.span),
                from: date.from.map(|day| day.to_string()),
                to: date.to.map(|day| day.to_string()),
            }),
            place: event.place.map(|span| self.text(span)),
            sentences: event.sentences.clone(),
            confidence: rounded(event.confidence),
        };
        events.iter().map(event).collect()
    }

    fn person(&self, person: &NamedPerson) -> Person {
        Person { name: person.name.clone(), post: person.post.clone(), span: self.span(person.span) }
    }

    pub(super) fn checks(&self, checks: &[CheckDraft]) -> Vec<Check> {
        let check = |check: &CheckDraft| Check {
            kind: check.kind.word(),
            whole: check.whole,
            parts: check.parts.clone(),
            value: check.value,
            difference: check.difference,
            holds: check.holds,
        };
        checks.iter().map(check).collect()
    }
}
