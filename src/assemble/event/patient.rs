//! Whom a step is about: a figure, people by name, a group.

use super::frame::{Frame, Voice, frame, is_border, voice};
use super::scene::{Placed, Scene, Who};
use super::{Actor, NamedPerson};
use crate::assemble::step::Step;
use crate::mention::person;
use crate::mention::view::View;
use crate::terms::EventKind;
use std::ops::Range;

/// Those whom a step is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Patient {
    /// The figure that counts them.
    pub figure: Option<usize>,
    /// They by name.
    pub people: Vec<NamedPerson>,
    /// They in words: tokens.
    pub group: Option<Range<usize>>,
    /// "mereka", "para PPPK tersebut": they were told before.
    pub anaphoric: bool,
    /// How many tokens stand between them and the step's word.
    pub distance: usize,
}

impl Patient {
    /// True where nobody was found.
    pub fn is_empty(&self) -> bool {
        self.figure.is_none() && self.people.is_empty() && self.group.is_none() && !self.anaphoric
    }

    /// Whether both are about the same people.
    pub fn is_same(&self, other: &Patient) -> bool {
        self.figure == other.figure
            && self.group == other.group
            && self.people.iter().map(|p| &p.name).eq(other.people.iter().map(|p| &p.name))
    }
}

/// Tokens ahead of an active word or a noun that its people can stand at.
const AHEAD: usize = 16;
/// The same before a passive word.
const BEHIND: usize = 30;
/// Tokens between the noun of a relative clause and its "yang".
const HEAD: usize = 6;
/// Tokens of an inverted order: "dilantik pula 17 penghulu".
const INVERTED: usize = 7;

/// Whom `step` is about; `all` are the steps of the sentence.
pub(super) fn patient(scene: &Scene, step: &Step, all: &[Step], official: Option<&Actor>) -> Patient {
    let found = match voice(scene.view, step) {
        Voice::Active => object(scene, step, all).or_else(|| passed(scene, step)),
        Voice::Noun => object(scene, step, all).or_else(|| before(scene, step, all)),
        Voice::Passive => before(scene, step, all)
            .filter(|(placed, _)| !is_agent(scene, step, placed))
            .or_else(|| behind(scene, step, all, INVERTED)),
        Voice::Undergone => before(scene, step, all).or_else(|| behind(scene, step, all, INVERTED)),
    };
    let Some((placed, distance)) = found else { return Patient::default() };
    let mut patient = Patient { distance, ..Patient::default() };
    match &placed.who {
        Who::Figure(at) => patient.figure = Some(*at),
        Who::Named(actor) => patient.people = people(scene, step, placed, actor, official),
        Who::Group(_) => {
            patient.anaphoric = is_told(scene, placed.at.end) || is_member(scene, step, placed);
            patient.group = Some(placed.at.clone());
        }
        Who::Pronoun => patient.anaphoric = true,
    }
    patient
}

/// The object of an active word: behind it, for what is handed over behind "kepada".
fn object<'a>(scene: &'a Scene, step: &Step, all: &[Step]) -> Option<(&'a Placed, usize)> {
    let gives = (step.first..step.end).any(|at| matches!(scene.view.low(at), "sk" | "keputusan" | "petikan" | "surat"));
    let handed = matches!(scene.view.low(step.first), "sertijab" | "serah");
    if handed {
        let to =
            (step.end..(step.end + 30).min(scene.view.len())).find(|at| matches!(scene.view.low(*at), "ke" | "kepada"));
        let taker = to.and_then(|to| scene.placed.iter().find(|placed| (to + 1..to + 12).contains(&placed.at.start)));
        if let Some(taker) = taker {
            return Some((taker, 0));
        }
    }
    if gives {
        let to = (step.end..(step.end + 30).min(scene.view.len()))
            .take_while(|at| !is_border(scene.view, *at))
            .find(|at| matches!(scene.view.low(*at), "kepada" | "untuk" | "bagi"));
        let receiver = to.and_then(|to| scene.placed.iter().find(|placed| (to + 1..to + 8).contains(&placed.at.start)));
        if let Some(receiver) = receiver {
            return Some((receiver, 0));
        }
    }
    behind(scene, step, all, AHEAD)
}

/// The subject of "yang mengikuti", for an active word without an object.
fn passed<'a>(scene: &'a Scene, step: &Step) -> Option<(&'a Placed, usize)> {
    (frame(scene.view, step) == Frame::Relative).then(|| before(scene, step, &[])).flatten()
}

/// The first behind the step, not over a border or another step's verb.
fn behind<'a>(scene: &'a Scene, step: &Step, all: &[Step], most: usize) -> Option<(&'a Placed, usize)> {
    let view = scene.view;
    let noun = voice(view, step) == Voice::Noun;
    let stop = |at: usize| {
        is_border(view, at)
            // "Gerbong mutasi bergerak, Bupati …": a noun's people stand in its own phrase.
            || noun
                && (person::is_verb(view.low(at))
                    || matches!(view.low(at), "setelah" | "usai" | "saat" | "yang" | "untuk" | "dengan")
                    || view.low(at) == "," && !(view.is_capital(at - 1) && view.is_capital(at + 1)))
            || matches!(
                view.low(at),
                "oleh" | "dihadiri" | "disaksikan" | "didampingi" | "kata" | "ujar" | "karena" | "agar"
            )
            || all.iter().any(|other| {
                other.first == at && other.first >= step.end && !other.weak && voice(view, other) != Voice::Noun
            })
    };
    let end =
        (step.end..(step.end + most).min(view.len())).find(|at| stop(*at)).unwrap_or((step.end + most).min(view.len()));
    let found = scene.placed.iter().find(|placed| {
        placed.at.start >= step.end.saturating_sub(1) && placed.at.start < end && placed.at.end > step.end
    })?;
    // "kuota 108 CPNS": the number behind a group counts it.
    let counted = scene.placed.iter().find(|other| {
        matches!(other.who, Who::Figure(_)) && matches!(found.who, Who::Group(_)) && other.at.start == found.at.end
    });
    let found = counted.unwrap_or(found);
    Some((found, found.at.start.saturating_sub(step.end)))
}

/// The nearest before the step in its clause; figures and names win over groups that stand between.
fn before<'a>(scene: &'a Scene, step: &Step, all: &[Step]) -> Option<(&'a Placed, usize)> {
    let view = scene.view;
    let earliest = step.first.saturating_sub(BEHIND);
    let from = (earliest..step.first).rev().find(|at| is_border(view, *at)).map_or(earliest, |at| at + 1);
    // "43 kepala sekolah di Bima yang dirotasi": whom a relative clause is about stands right before it.
    let relative = (frame(view, step) == Frame::Relative)
        .then(|| (from..step.first).rev().find(|at| view.low(*at) == "yang"))
        .flatten();
    let head = |placed: &Placed| {
        relative.is_none_or(|yang| {
            placed.at.end <= yang
                && yang - placed.at.end <= HEAD
                && !(placed.at.end..yang).any(|at| person::is_verb(view.low(at)))
                || placed.at.start > yang
        })
    };
    // "97 peserta lulus": the words of a figure may run into those of the step.
    let ends = |placed: &Placed| {
        placed.at.end <= step.first || matches!(placed.who, Who::Figure(_)) && placed.at.start < step.first
    };
    let inside = |placed: &&Placed| placed.at.start >= from && ends(placed) && head(placed);
    let cost = |placed: &Placed| {
        let gap = placed.at.end.min(step.first)..step.first;
        let verbs = gap
            .clone()
            .filter(|at| person::is_verb(view.low(*at)) && !scene.cues.iter().any(|cue| cue.contains(at)))
            .count();
        let crossed = all.iter().filter(|other| other.end <= step.first && other.first >= placed.at.end).count();
        let commas = gap.clone().filter(|at| view.low(*at) == ",").count();
        let weak = match placed.who {
            Who::Group(_) => 4,
            Who::Pronoun => 2,
            _ => 0,
        };
        gap.len() + 3 * verbs + 4 * crossed + commas + weak
    };
    let found = scene.placed.iter().filter(inside).min_by_key(|placed| cost(placed))?;
    Some((found, step.first.saturating_sub(found.at.end)))
}

/// Whether a named person acts in a passive clause that puts the agent first: "yang Bupati lantik".
fn is_agent(scene: &Scene, step: &Step, placed: &Placed) -> bool {
    matches!(placed.who, Who::Named(_)) && scene.view.low(step.first.saturating_sub(1)) == "oleh"
}

/// Whether a group was told before: "tersebut", "itu", "ini" behind it.
fn is_told(scene: &Scene, end: usize) -> bool {
    (end..end + 2).any(|at| matches!(scene.view.low(at), "tersebut" | "itu" | "ini" | "tadi"))
}

/// "salah seorang guru yang ikut dilantik": one of those of whom the article tells.
fn is_member(scene: &Scene, step: &Step, placed: &Placed) -> bool {
    let from = placed.at.start.saturating_sub(3);
    (from..step.first).any(|at| matches!(scene.view.low(at), "salah" | "ikut" | "turut" | "termasuk" | "perwakilan"))
        && frame(scene.view, step) == Frame::Relative
}

/// The person at `placed` and those joined to it, without whoever acts.
fn people(scene: &Scene, step: &Step, placed: &Placed, first: &Actor, official: Option<&Actor>) -> Vec<NamedPerson> {
    let view = scene.view;
    let joined = |range: Range<usize>| {
        range.len() <= 12
            && range.clone().any(|at| matches!(view.low(at), "," | "dan" | "serta" | "/" | "bersama"))
            && range.into_iter().all(|at| !is_border(view, at) && !person::is_verb(view.low(at)))
    };
    let mut chain: Vec<(&Actor, &Range<usize>)> = vec![(first, &placed.at)];
    let named: Vec<(&Actor, &Range<usize>)> = scene
        .placed
        .iter()
        .filter_map(|other| match &other.who {
            Who::Named(actor) => Some((actor, &other.at)),
            _ => None,
        })
        .collect();
    let backward = placed.at.end <= step.first;
    for (actor, at) in if backward { named.into_iter().rev().collect::<Vec<_>>() } else { named } {
        let Some((_, last)) = chain.last() else { break };
        let gap = if backward { at.end..last.start } else { last.end..at.start };
        if gap.start < gap.end && joined(gap) {
            chain.push((actor, at));
        }
    }
    if backward {
        chain.reverse();
    }
    let post = post(scene, step.end.max(placed.at.end)).or_else(|| post(scene, step.end));
    chain
        .into_iter()
        .filter(|(actor, _)| official.is_none_or(|official| official.name != actor.name))
        .filter_map(|(actor, _)| {
            let post = post.clone().or_else(|| step.kind.ends_post().then(|| actor.role.clone()).flatten());
            Some(NamedPerson { name: actor.name.clone()?, post, span: actor.span })
        })
        .collect()
}

impl EventKind {
    /// Whether the step ends or keeps a post that the person holds already.
    fn ends_post(self) -> bool {
        matches!(self, EventKind::Termination | EventKind::Extension)
    }
}

/// The post behind "sebagai" or "menjadi", up to the next mark.
pub(super) fn post(scene: &Scene, from: usize) -> Option<String> {
    let view = scene.view;
    let lead = |at: &usize| {
        matches!(view.low(*at), "sebagai" | "menjadi" | "jabatan" | "jadi" | "kursi" | "posisi" | "selaku")
    };
    let until = |at: &usize| !matches!(view.low(*at), ";" | "\"");
    let start = (from.saturating_sub(1)..view.len()).take_while(until).find(lead)? + 1;
    post_at(view, start)
}

/// The post that begins at `start`.
pub(super) fn post_at(view: &View, start: usize) -> Option<String> {
    const ENDS: [&str; 22] = [
        "di",
        "pada",
        "oleh",
        "yang",
        "menggantikan",
        "untuk",
        "setelah",
        "sejak",
        "mulai",
        "karena",
        "sebagai",
        "terhitung",
        "lewat",
        "melalui",
        "dalam",
        "masa",
        "periode",
        "tersebut",
        "itu",
        "guna",
        "serta",
        "agar",
    ];
    let stop = |at: &usize| {
        !view.is_word(*at) && !view.is_number(*at) && !matches!(view.low(*at), "(" | ")" | "/")
            || ENDS.contains(&view.low(*at))
            || view.low(*at).starts_with("di") && person::is_verb(view.low(*at))
    };
    let end = (start..view.len()).find(stop).unwrap_or(view.len());
    (end > start && end - start <= 14).then(|| view.span(start, end).of(view.text()).to_owned())
}
