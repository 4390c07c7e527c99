//! Events: the steps that an article reports, each once, with its people, official, day and place.
//!
//! Every sentence labelled `appointment` gives mentions of steps by its step words ([`choose`]); mentions of one step in several
//! sentences become one event ([`merge`]); what no such sentence says of its day, place and official is taken from the
//! sentences beside them ([`setting`]).

mod body;
mod choose;
pub mod confidence;
mod frame;
mod list;
mod mention;
mod merge;
mod official;
mod patient;
mod retype;
mod scene;
mod setting;
mod stance;
mod status;
mod when;

use crate::assemble::figure::FigureDraft;
use crate::assemble::quote::QuoteDraft;
use crate::document::Document;
use crate::label::Labelled;
use crate::mention::date::DateMention;
use crate::mention::day::Day;
use crate::mention::person::People;
use crate::mention::view::View;
use crate::span::{Clean, Span};
use crate::terms::{Category, EventKind, EventStatus, Label};
use scene::Scene;

/// Probability of the label below which a sentence is not looked at.
const LEAST_SCORE: f64 = 0.03;
/// Confidence below which a mention is none: a sentence that the model is sure of needs little of a step's form, one that it
/// doubts needs a verb with its people beside it. Chosen on held-out folds of the corpus.
const LEAST: f64 = 0.45;

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
    /// The words that name the step where it is first told.
    pub word: Span<Clean>,
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
    /// Probability that the event is right, 0 to 1: the rules' estimate, calibrated by [`confidence::rate`].
    pub confidence: f64,
}

/// A mention of a step, with what is known of it only while the article is read.
#[derive(Debug, Clone)]
struct Told {
    draft: EventDraft,
    /// Words say the status.
    sure: bool,
    /// It undoes a step that was told: "membatalkan pemecatan".
    reversal: bool,
    /// Its people were told before: "mereka", "para honorer tersebut".
    anaphoric: bool,
    /// It names the people of a step one by one: "Ketiganya ialah …".
    detail: bool,
    /// What its people are, where they are a group.
    group: Option<Category>,
    /// It gives a day to something that takes place: a ceremony.
    ceremony: bool,
}

/// What is known of an article before its events are.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// The labels of the sentences.
    pub labels: &'k [Labelled],
    /// The figures, in order.
    pub figures: &'k [FigureDraft],
    /// The acts of speech, in order.
    pub quotes: &'k [QuoteDraft],
    /// The dates of each sentence ([`crate::mention::date::all_dates`]).
    pub dates: &'k [Vec<DateMention>],
    /// The day of publication; without it the last day that the article speaks of in print ([`last_day`]).
    pub today: Option<Day>,
    /// The people of the article.
    pub people: &'k People,
}

/// The last single day that the sentences tell with its date and that speech closes: the article is not much younger. For
/// articles without a day of publication.
pub fn last_day(doc: &Document, dates: &[Vec<DateMention>]) -> Option<Day> {
    let spoken = doc.sentences.iter().zip(dates).flat_map(|(sentence, dates)| {
        dates
            .iter()
            .filter(|date| date.span.end() + 12 > sentence.span.end() && date.from == date.to)
            .filter_map(|date| date.from)
    });
    spoken.max()
}

/// The people, and the roles without a name, that are mentioned in `span`, in order.
fn actors(people: &People, span: Span<Clean>) -> Vec<Actor> {
    let named = people.in_span(span).into_iter().map(|(span, name, role)| Actor {
        span,
        name: Some(name.to_owned()),
        role: role.map(str::to_owned),
    });
    let posts = people.posts.iter().filter(|(post, _)| span.contains(*post));
    let mut actors: Vec<Actor> =
        named.chain(posts.map(|(span, role)| Actor { span: *span, name: None, role: Some(role.clone()) })).collect();
    actors.sort_by_key(|actor| actor.span);
    actors
}

/// The events of a document, in order of their first mention.
pub fn events(doc: &Document, known: Known) -> Vec<EventDraft> {
    if !known.labels.iter().any(|labelled| labelled.labels.contains(Label::Appointment)) {
        return Vec::new();
    }
    let views: Vec<View> = doc.sentences.iter().map(|sentence| View::new(doc, sentence)).collect();
    let unlabelled = Labelled::default();
    let scene = |(at, view)| Scene::new(doc, known, at, view, known.labels.get(at).unwrap_or(&unlabelled));
    let scenes: Vec<Scene> = views.iter().enumerate().map(scene).collect();
    let institution = views.iter().find_map(body::institution);
    let mut events: Vec<Told> = Vec::new();
    for scene in &scenes {
        let labelled = scene.labelled.labels.contains(Label::Appointment);
        if !labelled && scene.labelled.score(Label::Appointment) < LEAST_SCORE {
            continue;
        }
        let mentions = mention::mentions(scene, &events);
        if mentions.is_empty() && labelled {
            carry_on(&mut events, scene);
        }
        // What is too weak to be an event may still go on with one, or tell the setting of one.
        let sure = mentions.iter().any(|mention| mention.draft.confidence >= LEAST);
        if !sure && !labelled {
            continue;
        }
        for mut mention in mentions {
            if !doc.effort.go_on(8 * events.len()) {
                return Vec::new();
            }
            mention.draft.institution =
                body::institution(scene.view).or_else(|| body::staffed(scene.view)).or_else(|| institution.clone());
            merge::add(&mut events, mention, known.figures, sure);
        }
    }
    setting::complete(doc, &mut events, &scenes);
    for draft in events.iter_mut().map(|told| &mut told.draft).filter(|draft| draft.institution.is_none()) {
        draft.institution =
            draft.official.as_ref().and_then(|official| official.role.as_deref()).and_then(body::of_head);
    }
    events.into_iter().map(|told| told.draft).collect()
}

/// A sentence that reports a step without its word goes on with the step before: "Tahap pertama diikuti 200 orang."
fn carry_on(events: &mut [Told], scene: &Scene) {
    if let Some(last) = events.iter_mut().max_by_key(|event| event.draft.sentences.last().copied()) {
        last.draft.sentences.push(scene.sentence);
    }
}

#[cfg(test)]
mod tests;
