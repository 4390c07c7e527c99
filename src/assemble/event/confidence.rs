//! How sure an event is: the calibrated probability that the article reports this step and in one of these sentences, from a
//! logistic model over the sentences' scores and what is known of the step.

pub(in crate::assemble) mod learn;

use super::{EventDraft, Known};
use crate::linear::{LoadError, Model, steps};
use crate::terms::{EventKind, Label};

/// The model that ships with the program.
///
/// # Errors
/// Where it is damaged or of another make.
pub fn shipped() -> Result<Model, LoadError> {
    Model::from_bytes(include_bytes!("../../../models/event-confidence.lantik"))
}

/// Gives the events of an article their calibrated confidence.
pub fn rate(events: &mut [EventDraft], known: Known, model: &Model) {
    let sure: Vec<f64> = (0..events.len()).map(|at| model.probabilities(&features(events, at, known))[0]).collect();
    for (event, sure) in events.iter_mut().zip(sure) {
        event.confidence = sure;
    }
}

/// What speaks for and against event `at` of an article.
fn features(events: &[EventDraft], at: usize, known: Known) -> Vec<String> {
    let event = &events[at];
    let (kind, status) = (event.kind.word(), event.status.word());
    let who = match (event.figures.is_empty(), event.people.is_empty(), &event.group) {
        (false, ..) => "counted",
        (true, false, _) => "named",
        (true, true, Some(_)) => "group",
        (true, true, None) => "nobody",
    };
    let mut out = vec![
        format!("kind={kind}"),
        format!("status={status}"),
        format!("kind={kind}+{status}"),
        format!("who={who}"),
        format!("who={who}+{kind}"),
    ];
    let named = |family: &str, holds: bool| format!("{family}={}", if holds { "yes" } else { "no" });
    out.push(named("official", event.official.is_some()));
    out.push(named("date", event.date.is_some()));
    out.push(named("place", event.place.is_some()));
    out.push(named("head", event.sentences.first().is_some_and(|first| *first < 2)));
    out.push(named("post", event.people.iter().any(|person| person.post.is_some())));
    steps(&mut out, "form", event.confidence, &[0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95]);
    let score =
        |sentence: &usize| known.labels.get(*sentence).map_or(0.0, |labelled| labelled.score(Label::Appointment));
    let best = event.sentences.iter().map(score).fold(0.0, f64::max);
    steps(&mut out, "score", best, &[0.2, 0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 0.98]);
    steps(&mut out, "sentences", event.sentences.len() as f64, &[2.0, 3.0, 5.0]);
    let rivals = |kind: EventKind| events.iter().filter(|other| other.kind == kind).count();
    steps(&mut out, "same-kind", rivals(event.kind) as f64, &[2.0, 3.0, 5.0]);
    let before = events[..at].iter().any(|other| other.kind == event.kind);
    out.push(named("told-before", before));
    out.push(format!("who={who}+{}", named("told-before", before)));
    steps(&mut out, "events", events.len() as f64, &[2.0, 4.0, 8.0]);
    out
}
