//! What the sentences beside a step's own say of its day, place and official.
//!
//! "Pelantikan berlangsung di Pendopo, Jumat (16/2)": the sentence names the step, though it reports none. "…, kata Bupati usai
//! melantik mereka, Rabu": the day of the ceremony. "Pada hari yang sama": the day told before. Where a person's move is one of
//! many, its day and official are those of the whole.

use super::frame::{Frame, frame};
use super::scene::Scene;
use super::{EventDraft, Told, body, official, when};
use crate::assemble::step::steps;
use crate::document::Document;
use crate::lexicon::{self, Phrases};
use crate::mention::date::DateMention;
use crate::mention::view::View;
use crate::terms::{EventKind, EventStatus, Label};
use foldhash::HashSet;
use std::sync::LazyLock;

static TALES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../../data/event_tale.txt")), 0);
    phrases
});

/// Days within which the steps of one article are taken by one official.
const SEASON: i32 = 60;
/// Sentences before and behind an event's own that are asked.
const BEFORE: usize = 2;
const BEHIND: usize = 3;

/// Completes the events from the sentences `scenes`, all of the article.
pub(super) fn complete(doc: &Document, events: &mut [Told], scenes: &[Scene]) {
    for at in 0..events.len() {
        if !doc.effort.go_on(8 * events.len() + scenes.len()) {
            return;
        }
        told_before(events, at, scenes);
        beside(events, at, scenes);
        spoken_at(&mut events[at], scenes);
    }
    for at in 0..events.len() {
        of_the_whole(events, at);
    }
}

fn is_day(date: &DateMention) -> bool {
    date.from.is_some() && date.from == date.to
}

/// "Hari itu", "pada acara yang sama": the day, and where nobody else acts the official, of what was told before.
fn told_before(events: &mut [Told], at: usize, scenes: &[Scene]) {
    let Some(first) = events[at].draft.sentences.first().copied() else { return };
    let tale = |view: &View| (0..view.len().min(14)).any(|at| TALES.longest_at(view.rest(at)).is_some());
    if events[at].draft.date.is_some() || !scenes.get(first).is_some_and(|scene| tale(scene.view)) {
        return;
    }
    let earlier = events[..at].iter().rev().find(|told| told.draft.date.is_some_and(|date| is_day(&date)));
    let found = earlier.map(|told| (told.draft.date, told.draft.official.clone()));
    let day = || {
        scenes[..first]
            .iter()
            .rev()
            .take(4)
            .flat_map(|scene| scene.dates.iter().rev())
            .find(|date| is_day(date))
            .copied()
    };
    let (date, official) = found.unwrap_or_else(|| (day(), None));
    let event = &mut events[at].draft;
    event.date = date;
    event.official = event.official.take().or(official);
}

/// Sentences beside that name the same step: its day, place and official.
fn beside(events: &mut [Told], at: usize, scenes: &[Scene]) {
    let own = events[at].draft.sentences.clone();
    let (Some(first), Some(last)) = (own.first().copied(), own.last().copied()) else { return };
    let near = first.saturating_sub(BEFORE)..(last + BEHIND + 1).min(scenes.len());
    let kind = events[at].draft.kind;
    let alone = events.iter().filter(|told| told.draft.kind == kind).count() == 1;
    let taken: HashSet<usize> = events.iter().flat_map(|told| told.draft.sentences.iter().copied()).collect();
    let rivals = |sentence: usize| {
        events.iter().enumerate().any(|(other, told)| {
            let nearer = |own: &usize| own.abs_diff(sentence) < distance(&own_of(&events[at]), sentence);
            other != at && told.draft.kind == kind && told.draft.sentences.iter().any(nearer)
        })
    };
    // Only of the one step of its kind is told farther away.
    let asked = if alone { 0..scenes.len() } else { near.clone() };
    let mut order: Vec<usize> = asked.filter(|sentence| !taken.contains(sentence) || own.contains(sentence)).collect();
    order.sort_by_cached_key(|sentence| distance(&own, *sentence));
    let mut found: Vec<Setting> = Vec::new();
    for sentence in order {
        // Far from the step only "pengusulan ini" of the only one of its kind means it.
        let fits = |setting: &Setting| match near.contains(&sentence) {
            // A letter is of all the steps around it, a ceremony of the nearest.
            true => setting.written || !rivals(sentence),
            false => alone && setting.pointed,
        };
        // Of its own sentences only the letter's was not asked yet.
        let unasked = |setting: &Setting| setting.written || !own.contains(&sentence);
        found.extend(scenes.get(sentence).and_then(|scene| setting(scene, &events[at])).filter(unasked).filter(fits));
    }
    let event = &mut events[at].draft;
    for setting in found {
        let coarse = event.date.is_none_or(|date| date.is_year());
        if coarse {
            event.date = setting.date.or(event.date);
        }
        event.place = event.place.or(setting.place);
        let named = event.official.as_ref().is_some_and(|official| official.name.is_some());
        if !named {
            event.official = setting.official.or(event.official.take());
        }
    }
}

fn own_of(told: &Told) -> Vec<usize> {
    told.draft.sentences.clone()
}

fn distance(own: &[usize], sentence: usize) -> usize {
    own.iter().map(|own| own.abs_diff(sentence)).min().unwrap_or(usize::MAX)
}

struct Setting {
    /// It is the letter by which the step was taken.
    written: bool,
    /// It points at the step: "pelantikan ini".
    pointed: bool,
    date: Option<DateMention>,
    place: Option<crate::span::Span<crate::span::Clean>>,
    official: Option<super::Actor>,
}

/// What a sentence says of a step that it names, or of its ceremony or letter.
fn setting(scene: &Scene, told: &Told) -> Option<Setting> {
    let view = scene.view;
    let kin = |kind: EventKind| kind == told.draft.kind || told.ceremony && kind == EventKind::Appointment;
    let step = steps(view).into_iter().find(|step| kin(step.kind) && !step.weak && frame(view, step) != Frame::Topic);
    let any = |words: &[&str]| (0..view.len()).any(|at| words.contains(&view.low(at)));
    let rite = told.ceremony && any(&["acara", "upacara", "prosesi", "seremoni"]);
    let papers: &[&str] = match told.draft.kind {
        EventKind::Transfer | EventKind::Appointment | EventKind::Termination => {
            &["keputusan", "sk", "surat", "telegram"]
        }
        EventKind::Selection => &["pengumuman", "surat", "nomor"],
        _ => &[],
    };
    let written =
        any(papers) && any(&["tertanggal", "ditandatangani", "tandatangani", "ditetapkan", "diteken", "tertuang"]);
    let date = match step {
        Some(step) => when::date(scene, &step, &[]).filter(|date| !date.is_year()),
        None if rite || written => scene
            .dates
            .iter()
            .find(|date| is_day(date) && !when::is_spoken(scene, &when::tokens(scene, date), None))
            .copied(),
        None => return None,
    };
    let place = if step.is_some() || rite { body::place(view) } else { None };
    let pointed =
        step.is_some_and(|step| (step.end..step.end + 3).any(|at| matches!(view.low(at), "ini" | "itu" | "tersebut")));
    Some(Setting {
        written: step.is_none() && written,
        pointed,
        date,
        place,
        official: step
            .and_then(|step| official::agent(scene, &step))
            .or_else(|| written.then(|| official::letter_author(scene)).flatten()),
    })
}

/// "kata Bupati usai melantik mereka, Jumat, 24 Januari 2020": a speech at the ceremony has its day.
fn spoken_at(told: &mut Told, scenes: &[Scene]) {
    if told.draft.date.is_some() || !told.ceremony || told.draft.status != EventStatus::Done {
        return;
    }
    let day = scenes.iter().filter(|scene| scene.labelled.labels.contains(Label::Quote)).find_map(|scene| {
        let date = scene.dates.iter().rev().find(|date| is_day(date))?;
        let at = when::tokens(scene, date);
        let cue = scene.cues.iter().rfind(|cue| cue.end <= at.start)?;
        let between = cue.end..at.start;
        let rite = between.clone().any(|t| {
            let low = scene.view.low(t);
            matches!(low, "sambutannya" | "arahannya" | "amanatnya" | "pidatonya" | "acara" | "upacara" | "prosesi")
                || ["lantik", "sumpah", "kukuh", "penyerahan", "menyerahkan", "penerima"]
                    .iter()
                    .any(|stem| low.contains(stem))
        });
        rite.then_some(*date)
    });
    told.draft.date = day;
}

/// A person's move among those of many has their day and official.
fn of_the_whole(events: &mut [Told], at: usize) {
    let one = |draft: &EventDraft| !draft.people.is_empty() && draft.figures.is_empty();
    let family =
        |kind: EventKind| matches!(kind, EventKind::Transfer | EventKind::Appointment | EventKind::Termination);
    let draft = &events[at].draft;
    if !one(draft) || !family(draft.kind) || draft.status != EventStatus::Done {
        return;
    }
    let Some(first) = draft.sentences.first().copied() else { return };
    let near = |told: &&Told| {
        family(told.draft.kind)
            && told.draft.status == EventStatus::Done
            && told.draft.sentences.iter().any(|sentence| first.abs_diff(*sentence) <= 8)
    };
    let mut before = events[..at].iter().rev().filter(near);
    let dated =
        before.clone().find(|told| told.draft.date.is_some_and(|date| is_day(&date))).map(|told| told.draft.clone());
    let led = before.find(|told| told.draft.official.is_some()).map(|told| told.draft.clone());
    let draft = &mut events[at].draft;
    let fresh = draft.date.is_none();
    if fresh {
        draft.date = dated.and_then(|whole| whole.date);
    }
    // Another time has another official.
    let start = |draft: &EventDraft| draft.date.and_then(|date| date.from);
    let apart = match (start(draft), led.as_ref().and_then(start)) {
        (Some(a), Some(b)) => (a.ordinal() - b.ordinal()).abs(),
        _ => 0,
    };
    if draft.official.is_none() && (fresh || apart <= SEASON) {
        draft.official = led
            .and_then(|whole| whole.official)
            .filter(|official| !draft.people.iter().any(|person| Some(&person.name) == official.name.as_ref()));
    }
}
