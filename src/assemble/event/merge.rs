//! Mentions of one step become one event.

use super::{EventDraft, NamedPerson, Told};
use crate::assemble::figure::FigureDraft;
use crate::mention::date::DateMention;
use crate::terms::{Category, EventKind, EventStatus, Qualifier};

/// Adds a mention to the event that it reports, or where it is `sure` as a new one.
pub(super) fn add(events: &mut Vec<Told>, mention: Told, figures: &[FigureDraft], sure: bool) {
    let best = (0..events.len())
        .rev()
        .filter_map(|at| Some((likeness(&events[at], &mention, figures)?, at)))
        .max_by_key(|(likeness, at)| (*likeness, *at));
    match best {
        Some((_, at)) => join(&mut events[at], mention, figures),
        None if sure => events.push(mention),
        None => {}
    }
}

/// How much speaks for a mention being of an event; `None` where something speaks against it.
fn likeness(event: &Told, mention: &Told, figures: &[FigureDraft]) -> Option<u32> {
    let (a, b) = (&event.draft, &mention.draft);
    if a.kind != b.kind {
        return sworn_in(a, b, figures).then_some(6);
    }
    let undone = event.reversal || mention.reversal;
    let refused = !undone && (a.status == EventStatus::Refused) != (b.status == EventStatus::Refused);
    let planned = !undone && (a.status == EventStatus::Planned) != (b.status == EventStatus::Planned);
    let days = match (a.date, b.date) {
        (Some(a), Some(b)) => {
            (a.from, a.to) == (b.from, b.to)
                || a.from.is_none() && a.to.is_none()
                || b.from.is_none() && b.to.is_none()
                || (a.deictic || b.deictic) && is_week(a, b)
        }
        _ => true,
    };
    let figure = |draft: &EventDraft| draft.figures.first().and_then(|at| figures.get(*at));
    // Who acts for the holder of a post and later gets it took two steps.
    let one_post = |a: &NamedPerson, b: &NamedPerson| match (is_acting(a), is_acting(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let shared = || a.people.iter().any(|a| b.people.iter().any(|b| a.name == b.name && one_post(a, b)));
    match (figure(a), figure(b)) {
        (Some(x), Some(y)) if are_same(x, y) => return (!(refused && mention.sure && event.sure)).then_some(9),
        // "Dari jumlah itu, 133 orang …": a part of those whom the step is about.
        (Some(x), Some(y)) => {
            let part = mention.detail && matches!((x.value, y.value), (Some(x), Some(y)) if y < x);
            return (part && !refused && !planned && days).then_some(5);
        }
        // A named person among counted ones is another step, unless the sentence names them one by one.
        (Some(_), None) if !b.people.is_empty() => {
            return shared().then_some(7).or((mention.detail && days).then_some(5));
        }
        (None, Some(_)) if !a.people.is_empty() => return shared().then_some(7),
        (Some(x), None) => {
            let fits = mention.anaphoric || mention.group.is_none_or(|group| is_of(group, x));
            return (fits && !refused && (!planned || mention.anaphoric && !mention.sure) && days)
                .then_some(if mention.anaphoric { 4 } else { 3 });
        }
        (None, Some(y)) => {
            let fits = event.group.is_none_or(|group| is_of(group, y)) || mention.anaphoric;
            return (fits && !refused && !planned && days).then_some(3);
        }
        (None, None) => {}
    }
    match (a.people.is_empty(), b.people.is_empty()) {
        (false, false) => shared().then_some(8).filter(|_| !refused || !mention.sure),
        (false, true) => {
            let fits = mention.group.is_none() || mention.anaphoric;
            (fits && !refused && !planned && days).then_some(2)
        }
        (true, false) => {
            let fits = event.group.is_none();
            (fits && !refused && !planned && days).then_some(2)
        }
        (true, true) => {
            let fits = match (event.group, mention.group) {
                (Some(a), Some(b)) => a == b || mention.anaphoric,
                _ => true,
            };
            (fits && !refused && !planned && days).then_some(2)
        }
    }
}

/// Whether two days lie within a week: "hari ini", counted from the day of publication, may be the day of a report before.
fn is_week(a: DateMention, b: DateMention) -> bool {
    matches!((a.from, b.from), (Some(a), Some(b)) if (a.ordinal() - b.ordinal()).abs() <= 7)
}

/// Whether one mention moves those whom the other swears in: officials who are moved are sworn in, and it is one step.
fn sworn_in(a: &EventDraft, b: &EventDraft, figures: &[FigureDraft]) -> bool {
    let pair = matches!(
        (a.kind, b.kind),
        (EventKind::Appointment, EventKind::Transfer) | (EventKind::Transfer, EventKind::Appointment)
    );
    let value =
        |draft: &EventDraft| draft.figures.first().and_then(|at| figures.get(*at)).and_then(|figure| figure.value);
    let officials = |draft: &EventDraft| {
        let figure = draft.figures.first().and_then(|at| figures.get(*at));
        figure.is_some_and(|figure| matches!(figure.category, Category::Pejabat | Category::TniPolri))
    };
    pair && a.status == b.status && officials(a) && value(a).is_some_and(|count| count > 3) && value(a) == value(b)
}

/// Whether somebody got a post only for the time being; `None` where no post is named.
fn is_acting(person: &NamedPerson) -> Option<bool> {
    let post = person.post.as_deref()?.to_lowercase();
    let first = post.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
    Some(matches!(first, "plt" | "plh" | "pj" | "pjs" | "penjabat" | "pelaksana"))
}

/// Whether people of a category can be those that a figure counts.
fn is_of(group: Category, figure: &FigureDraft) -> bool {
    let near = |a: Category, b: Category| {
        let pppk = |c: Category| matches!(c, Category::Pppk | Category::PppkParuhWaktu);
        a == b
            || pppk(a) && pppk(b)
            || a == Category::Asn && b != Category::Pejabat
            || b == Category::Pelamar
            || a == Category::Pelamar
    };
    near(group, figure.category) || figure.becomes.is_some_and(|becomes| near(group, becomes))
}

/// Whether two figures count the same people: one value, or a rough and an exact one that agree.
fn are_same(a: &FigureDraft, b: &FigureDraft) -> bool {
    let (Some(x), Some(y)) = (a.value, b.value) else { return (a.low, a.high) == (b.low, b.high) };
    let rough = a.qualifier != Qualifier::Exact || b.qualifier != Qualifier::Exact;
    x == y || rough && x.abs_diff(y).saturating_mul(10) <= x.max(y)
}

fn join(told: &mut Told, mention: Told, figures: &[FigureDraft]) {
    let event = &mut told.draft;
    let other = mention.draft;
    if other.kind == EventKind::Transfer {
        event.kind = EventKind::Transfer;
    }
    for sentence in other.sentences {
        if !event.sentences.contains(&sentence) {
            event.sentences.push(sentence);
        }
    }
    event.sentences.sort_unstable();
    let exact = |at: &usize| figures.get(*at).is_some_and(|figure| figure.qualifier == Qualifier::Exact);
    if event.figures.is_empty() || !event.figures.iter().any(exact) && other.figures.iter().any(exact) {
        event.figures = other.figures;
    }
    for person in other.people {
        match event.people.iter_mut().find(|known| known.name == person.name) {
            Some(known) => known.post = known.post.take().or(person.post),
            None => event.people.push(person),
        }
    }
    let named = event.official.as_ref().is_some_and(|official| official.name.is_some());
    // Whoever is asked to undo or to do a step has not carried it out.
    let own = !mention.reversal && (event.status == other.status || other.status == EventStatus::Done);
    if own
        && !named
        && other.official.as_ref().is_some_and(|official| official.name.is_some() || event.official.is_none())
    {
        event.official = other.official;
    }
    event.group =
        if event.figures.is_empty() && event.people.is_empty() { event.group.take().or(other.group) } else { None };
    // A day says more than a month or a year.
    let wide = |draft: Option<DateMention>| draft.map_or(i32::MAX, |date| date.days().unwrap_or(i32::MAX - 1));
    let better = event.date.is_some_and(|date| date.deictic) && other.date.is_some_and(|date| !date.deictic);
    if wide(other.date) < wide(event.date) || better && wide(other.date) == wide(event.date) {
        event.date = other.date;
    }
    event.place = event.place.or(other.place);
    event.institution = event.institution.take().or(other.institution);
    event.confidence = event.confidence.max(other.confidence);
    if mention.sure && !told.sure || told.reversal && !mention.reversal {
        event.status = other.status;
        told.sure = mention.sure;
        told.reversal = false;
    }
    told.group = told.group.or(mention.group);
}
