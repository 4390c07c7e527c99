//! Mentions of one step become one event.

use super::EventDraft;
use crate::assemble::figure::FigureDraft;
use crate::terms::{EventStatus, Qualifier};

/// Adds a mention to the event that it reports, or as a new one.
pub(super) fn add(events: &mut Vec<EventDraft>, mention: EventDraft, figures: &[FigureDraft]) {
    let same = events.iter_mut().rev().find(|event| is_same(event, &mention, figures));
    match same {
        Some(event) => join(event, mention),
        None => events.push(mention),
    }
}

/// Whether a mention reports an event: the same kind, and people, state and day that do not contradict it.
fn is_same(event: &EventDraft, mention: &EventDraft, figures: &[FigureDraft]) -> bool {
    if event.kind != mention.kind {
        return false;
    }
    // Items of one list are different people, also where their names were not found.
    if mention.is_item && mention.people.is_empty() {
        return false;
    }
    match (event.people.is_empty(), mention.people.is_empty()) {
        (false, false) => return event.people.iter().any(|a| mention.people.iter().any(|b| a.name == b.name)),
        // A named person among counted ones is another step, unless nobody is counted.
        (true, false) | (false, true) if !event.figures.is_empty() || !mention.figures.is_empty() => return false,
        _ => {}
    }
    let first = |draft: &EventDraft| draft.figures.first().and_then(|at| figures.get(*at));
    match (first(event), first(mention)) {
        (Some(a), Some(b)) => are_same(a, b),
        _ => {
            let refused = (event.status == EventStatus::Refused) == (mention.status == EventStatus::Refused);
            let planned = (event.status == EventStatus::Planned) == (mention.status == EventStatus::Planned);
            let days = match (event.date, mention.date) {
                (Some(a), Some(b)) => (a.from, a.to) == (b.from, b.to),
                _ => true,
            };
            refused && (planned || mention.figures.is_empty() && mention.date.is_none()) && days
        }
    }
}

/// Whether two figures count the same people: one value, or a rough and an exact one that agree.
fn are_same(a: &FigureDraft, b: &FigureDraft) -> bool {
    let (Some(x), Some(y)) = (a.value, b.value) else { return (a.low, a.high) == (b.low, b.high) };
    let rough = a.qualifier != Qualifier::Exact || b.qualifier != Qualifier::Exact;
    x == y || rough && x.abs_diff(y).saturating_mul(10) <= x.max(y)
}

fn join(event: &mut EventDraft, mention: EventDraft) {
    for sentence in mention.sentences {
        if !event.sentences.contains(&sentence) {
            event.sentences.push(sentence);
        }
    }
    event.sentences.sort_unstable();
    if event.figures.is_empty() {
        event.figures = mention.figures;
    }
    for person in mention.people {
        if !event.people.iter().any(|known| known.name == person.name) {
            event.people.push(person);
        }
    }
    let named = event.official.as_ref().is_some_and(|official| official.name.is_some());
    if !named && mention.official.as_ref().is_some_and(|official| official.name.is_some() || event.official.is_none()) {
        event.official = mention.official;
    }
    event.group =
        if event.figures.is_empty() && event.people.is_empty() { event.group.take().or(mention.group) } else { None };
    event.date = event.date.or(mention.date);
    event.place = event.place.or(mention.place);
    event.institution = event.institution.take().or(mention.institution);
    event.confidence = event.confidence.max(mention.confidence);
}
