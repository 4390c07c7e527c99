//! How far a step has come by the words around it.

use super::frame::{Frame, Voice, frame, is_border, voice};
use super::official::is_light;
use super::scene::Scene;
use crate::assemble::step::Step;
use crate::lexicon::{self, Phrases};
use crate::mention::person;
use crate::mention::view::View;
use crate::terms::EventKind;
use std::sync::LazyLock;

/// What the words around a step say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Nothing.
    Plain,
    /// It is done: telah, rampung.
    Done,
    /// It is under way: sedang, masih.
    Ongoing,
    /// It is to come, or asked for: akan, meminta.
    Planned,
    /// It is refused, stopped, put off: batal, tidak akan, menunda.
    Refused,
    /// It has not come about: belum, tidak.
    Denied,
    /// It is only thought of.
    Unreal,
    /// It depends on something to come: "begitu anggaran cair".
    Open,
}

const STANCES: [(&str, Stance); 8] = [
    ("planned", Stance::Planned),
    ("ongoing", Stance::Ongoing),
    ("refused", Stance::Refused),
    ("done", Stance::Done),
    ("denied", Stance::Denied),
    ("unreal", Stance::Unreal),
    ("open", Stance::Open),
    ("plain", Stance::Plain),
];
/// On which side of the step a word counts: added to the number of its stance.
const BEFORE: u16 = 100;
const AFTER: u16 = 200;
const BOTH: u16 = 300;
const ADVERB: u16 = 400;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../../data/event_mood.txt")) {
        let mut fields = line.split('\t');
        let (Some(phrase), Some(stance), Some(side)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Some(value) = STANCES.iter().position(|(word, _)| *word == stance) else { continue };
        let side = match side {
            "before" => BEFORE,
            "after" => AFTER,
            "adverb" => ADVERB,
            _ => BOTH,
        };
        phrases.add([phrase], value as u16 + side);
    }
    phrases
});

/// A word of the table in its place.
struct Word {
    at: usize,
    len: usize,
    stance: Stance,
    side: u16,
}

/// Tokens before a step that are looked at.
const BACK: usize = 12;
/// Tokens behind it.
const AHEAD: usize = 16;
/// Tokens from which on a word of the weaker kinds is another verb's.
const NEAR: usize = 4;

/// What the words before a step say, else for a noun what its predicate says.
pub(super) fn stance(scene: &Scene, step: &Step) -> Stance {
    let view = scene.view;
    let ahead = before(view, step);
    // "Pelantikan mereka akan digelar", "Rencana memindahkan mereka dibatalkan": the predicate stands behind.
    let planned = (step.first.saturating_sub(6)..step.first)
        .any(|at| matches!(view.low(at), "rencana" | "permohonan" | "usulan"));
    let noun = voice(view, step) == Voice::Noun && frame(view, step) != Frame::Relative;
    let behind = if noun || planned { after(view, step) } else { None };
    match (ahead, behind) {
        (Some(Stance::Refused), _) | (_, Some(Stance::Refused)) => Stance::Refused,
        (Some(stance), None) => stance,
        (_, Some(stance)) => stance,
        (None, None) => Stance::Plain,
    }
}

/// The words of the table that end before `end` and stand behind `from`, the nearest first.
fn words(view: &View, from: usize, end: usize) -> Vec<Word> {
    let (mut found, mut at) = (Vec::new(), from);
    while at < end {
        match word_at(view, at) {
            Some(word) if at + word.len <= end => {
                at += word.len;
                found.push(word);
            }
            _ => at += 1,
        }
    }
    found.reverse();
    found
}

fn word_at(view: &View, at: usize) -> Option<Word> {
    let (len, value) = WORDS.longest_at(view.rest(at))?;
    let stance = STANCES.get(usize::from(value % BEFORE))?.1;
    Some(Word { at, len, stance, side: value / BEFORE * BEFORE })
}

fn before(view: &View, step: &Step) -> Option<Stance> {
    if let Some(stance) = own(view, step) {
        return Some(stance);
    }
    let earliest = step.first.saturating_sub(BACK);
    let from = (earliest..step.first).rev().find(|at| is_border(view, *at)).map_or(earliest, |at| at + 1);
    // "Saya minta pejabat yang baru dilantik …": what is asked for is not what the relative clause tells.
    let relative = frame(view, step) == Frame::Relative;
    let clause = (from..step.first).rev().find(|at| relative && view.low(*at) == "yang").unwrap_or(from);
    let mut found: Option<(Stance, usize)> = None;
    for word in words(view, from, step.first) {
        let end = word.at + word.len;
        if word.at < clause && word.side != ADVERB {
            continue;
        }
        let Some(stance) = fits(view, step, &word) else { continue };
        found = Some(match found {
            None => (stance, word.at),
            // "telah ditolak", "belum akan": beside another word the refusal weighs more.
            Some((Stance::Planned, next)) if stance == Stance::Denied && next == end => (Stance::Refused, word.at),
            Some((_, next)) if stance == Stance::Refused && next == end => (Stance::Refused, word.at),
            // "belum dapat diangkat": what cannot be yet has not come about.
            Some((Stance::Unreal, next)) if stance == Stance::Denied && next == end => (Stance::Denied, word.at),
            Some((Stance::Ongoing | Stance::Unreal | Stance::Done, next))
                if stance == Stance::Planned && next.saturating_sub(end) <= 2 =>
            {
                (Stance::Planned, word.at)
            }
            Some(kept) => kept,
        });
    }
    found.map(|(stance, _)| stance)
}

/// The step's own words can hold it: "batal dilantik", "akan dilantik".
fn own(view: &View, step: &Step) -> Option<Stance> {
    if step.kind == EventKind::Proposal || matches!(view.low(step.first), "tidak" | "tak") {
        return None;
    }
    let words = words(view, step.first, step.end);
    // "menghapus honorer" is the step itself: a word that holds another stands before it.
    words
        .iter()
        .filter(|word| word.at + word.len < step.end)
        .map(|word| word.stance)
        .find(|stance| matches!(stance, Stance::Planned | Stance::Refused | Stance::Ongoing))
}

/// What a word before a step says of it; `None` where it is of another clause or another verb.
fn fits(view: &View, step: &Step, word: &Word) -> Option<Stance> {
    let end = word.at + word.len;
    let gap = step.first - end;
    let cut = (end..step.first).any(|at| view.low(at) == "," && !is_apposition(view, at, step.first));
    let verbs = (end..step.first).filter(|at| person::is_verb(view.low(*at)) && !is_light(view, *at)).count();
    // "menolak usulan": a verb refuses its object, and another verb only right before it.
    let object = voice(view, step) == Voice::Noun || gap <= 1 || !view.low(word.at).starts_with("me");
    let keeps = match (word.stance, word.side) {
        (_, ADVERB) => true,
        (_, AFTER) => false,
        (Stance::Plain, _) => false,
        // A condition is met in a clause of its own before the step's.
        (Stance::Open, _) => cut,
        _ if cut => false,
        (Stance::Done | Stance::Ongoing | Stance::Unreal | Stance::Denied, _) => gap <= NEAR && verbs == 0,
        (Stance::Refused, _) => verbs <= 1 && object,
        _ => verbs <= 1,
    };
    keeps.then_some(word.stance)
}

/// A comma that opens or closes an apposition or a degree: "Budi, S.Sos., melantik".
fn is_apposition(view: &View, comma: usize, step: usize) -> bool {
    view.is_capital(comma + 1) && (comma + 1..step).all(|at| !person::is_verb(view.low(at))) || is_aside(view, comma)
}

/// The stance of a phase that stands for a step: what its predicate says.
pub(super) fn phase(view: &View, step: &Step) -> Stance {
    after(view, step).unwrap_or(Stance::Plain)
}

fn after(view: &View, step: &Step) -> Option<Stance> {
    let end = (step.end + AHEAD).min(view.len());
    for at in step.end..end {
        if is_border(view, at) || view.low(at) == "yang" || view.low(at) == "," && !is_aside(view, at) {
            return None;
        }
        let Some(word) = word_at(view, at) else { continue };
        let denies = word.stance == Stance::Denied
            && !person::is_verb(view.low(at + 1))
            && !matches!(view.low(at + 1), "akan" | "jadi" | "lagi");
        if !denies && matches!(word.side, AFTER | BOTH) && word.stance != Stance::Plain {
            return Some(word.stance);
        }
    }
    None
}

/// ", kata dia,": a comma that opens an attribution ends no clause.
fn is_aside(view: &View, comma: usize) -> bool {
    let says = |at: usize| {
        matches!(
            view.low(at),
            "kata"
                | "ujar"
                | "lanjut"
                | "menurut"
                | "jelas"
                | "imbuh"
                | "tutur"
                | "sambung"
                | "ungkap"
                | "lanjutnya"
                | "katanya"
                | "tambah"
        )
    };
    let closed = (comma + 1..(comma + 8).min(view.len())).any(|at| view.low(at) == ",");
    says(comma + 1) && closed || (comma.saturating_sub(7)..comma).any(says)
}
