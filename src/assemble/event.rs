//! Events: the steps that an article reports, each once, with its people, official, day and place.
//!
//! Every sentence labelled `appointment` gives mentions of steps by its step words; mentions of one step in several sentences
//! become one event.

mod body;
mod mention;
mod merge;
mod official;

use crate::assemble::figure::FigureDraft;
use crate::document::Document;
use crate::label::Labelled;
use crate::mention::date::DateMention;
use crate::mention::day::Day;
use crate::mention::view::View;
use crate::span::{Clean, Span};
use crate::terms::{EventKind, EventStatus, Label};

/// A person, post or body that acts in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Where: the name, or the role alone.
    pub span: Span<Clean>,
    /// Fullest form of the name.
    pub name: Option<String>,
    /// Fullest form of the role; of a body its name.
    pub role: Option<String>,
}

/// Who an event is about, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPerson {
    /// Name.
    pub name: String,
    /// The post they get, change or lose, as written.
    pub post: Option<String>,
    /// Where the name stands.
    pub span: Span<Clean>,
}

/// An event in the clean text.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDraft {
    /// Which step.
    pub kind: EventKind,
    /// How far it has come.
    pub status: EventStatus,
    /// Indices of the figures that count its people.
    pub figures: Vec<usize>,
    /// Its people by name.
    pub people: Vec<NamedPerson>,
    /// Its people in words, where neither counted nor named.
    pub group: Option<String>,
    /// Who appoints, hands over, proposes; a body has no name.
    pub official: Option<Actor>,
    /// Whose staff.
    pub institution: Option<String>,
    /// When.
    pub date: Option<DateMention>,
    /// Where, as written.
    pub place: Option<Span<Clean>>,
    /// Indices of the sentences that report it, in order.
    pub sentences: Vec<usize>,
    /// Whether it was read from an item of a list.
    pub is_item: bool,
    /// Probability that the event is right, 0 to 1; not calibrated yet.
    pub confidence: f64,
}

/// What is known of an article before its events are.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// The labels of the sentences.
    pub labels: &'k [Labelled],
    /// The figures, in order.
    pub figures: &'k [FigureDraft],
    /// The dates of each sentence ([`crate::mention::date::all_dates`]).
    pub dates: &'k [Vec<DateMention>],
    /// The day of publication.
    pub published: Option<Day>,
    /// The people and roles mentioned in a stretch, in order.
    pub actors: &'k dyn Fn(Span<Clean>) -> Vec<Actor>,
}

/// The events of a document, in order of their first mention.
pub fn events(doc: &Document, known: Known) -> Vec<EventDraft> {
    let institution = doc.sentences.iter().find_map(|sentence| body::institution(&View::new(doc, sentence)));
    let everybody = (known.actors)(Span::new(0, doc.text().len()));
    let mut events: Vec<EventDraft> = Vec::new();
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let Some(labelled) = known.labels.get(at).filter(|labelled| labelled.labels.contains(Label::Appointment))
        else {
            continue;
        };
        let view = View::new(doc, sentence);
        let mut mentions = mention::mentions(doc, &view, at, labelled, known, &everybody);
        if mentions.is_empty() && mention::is_listed(&view) {
            mentions.extend(events.last().map(|last| mention::listed(doc, &view, at, last, known)));
        }
        if mentions.is_empty() {
            let date = known.dates.get(at).and_then(|dates| dates.first()).copied();
            carry_on(&mut events, at, date);
        }
        for mut mention in mentions {
            mention.institution = body::institution(&view).or_else(|| institution.clone());
            merge::add(&mut events, mention, known.figures);
        }
    }
    events
}

/// A sentence that reports a step without its word goes on with the step before: "Tahap pertama diikuti 200 orang."
fn carry_on(events: &mut [EventDraft], sentence: usize, date: Option<DateMention>) {
    if let Some(last) = events.iter_mut().max_by_key(|event| event.sentences.last().copied()) {
        last.sentences.push(sentence);
        last.date = last.date.or(date);
    }
}

#[cfg(test)]
mod tests;
