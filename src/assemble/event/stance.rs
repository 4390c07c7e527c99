//! How far a step has come by the words around it.

use super::frame::{Frame, Voice, frame, is_border, voice};
use super::scene::Scene;
use crate::assemble::step::Step;
use crate::lexicon::{self, Phrases};
use crate::mention::person;
use crate::mention::view::View;
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

const STANCES: [(&str, Stance); 7] = [
    ("planned", Stance::Planned),
    ("ongoing", Stance::Ongoing),
    ("refused", Stance::Refused),
    ("done", Stance::Done),
    ("denied", Stance::Denied),
    ("unreal", Stance::Unreal),
    ("open", Stance::Open),
];
/// Added to the value of a word that stands before the step, and of one that stands behind it.
const BEFORE: u16 = 100;
const AFTER: u16 = 200;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../../data/event_mood.txt")) {
        let mut fields = line.split('\t');
        let (Some(phrase), Some(stance), Some(side)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Some(value) = STANCES.iter().position(|(word, _)| *word == stance) else { continue };
        let side = match side {
            "before" => BEFORE,
            "after" => AFTER,
            _ => BEFORE + AFTER,
        };
        phrases.add([phrase], value as u16 + side);
    }
    phrases
});

/// Tokens before a step that are looked at.
const BACK: usize = 9;
/// Tokens behind it.
const AHEAD: usize = 16;
/// Tokens from which on a word of the weaker kinds is another clause's.
const NEAR: usize = 4;

/// What the words before a step say, else for a noun what its predicate says.
pub(super) fn stance(scene: &Scene, step: &Step) -> Stance {
    let view = scene.view;
    let ahead = before(scene, step);
    let noun = voice(view, step) == Voice::Noun;
    // "Pelantikan mereka akan digelar": the predicate of a noun stands behind it.
    let behind = if noun && frame(view, step) != Frame::Relative { after(view, step) } else { None };
    match (ahead, behind) {
        (Some(Stance::Refused), _) | (_, Some(Stance::Refused)) => Stance::Refused,
        (Some(stance), None) => stance,
        (_, Some(stance)) => stance,
        (None, None) => Stance::Plain,
    }
}

fn before(scene: &Scene, step: &Step) -> Option<Stance> {
    let view = scene.view;
    let from = step.first.saturating_sub(BACK);
    // The step's own words can hold it: "tidak diperpanjang", "batal dilantik".
    if let Some(stance) = (step.first..step.end).find_map(|at| word_at(view, at, BEFORE)).map(|(_, stance)| stance)
        && !matches!(stance, Stance::Denied | Stance::Done)
        && !matches!(view.low(step.first), "tidak" | "tak")
    {
        return Some(stance);
    }
    let mut found: Option<Stance> = None;
    for at in (from..step.first).rev() {
        if is_border(view, at) && view.low(at) != "karena" || is_turn(view, at, step.first) {
            break;
        }
        // What somebody says of the step does not touch it: a verb of saying ends what is looked at.
        let Some((len, stance)) = word_at(view, at, BEFORE) else { continue };
        if at + len > step.first {
            continue;
        }
        let gap = step.first - (at + len);
        let near = gap <= NEAR;
        let verbs = (at + len..step.first).filter(|t| person::is_verb(view.low(*t))).count();
        let fits = match stance {
            Stance::Done | Stance::Ongoing | Stance::Unreal => near && verbs == 0,
            Stance::Denied => gap <= NEAR && verbs == 0,
            Stance::Planned | Stance::Refused | Stance::Open | Stance::Plain => verbs <= 1,
        };
        if !fits {
            continue;
        }
        found = Some(match (found, stance) {
            (None, stance) => stance,
            // "telah ditolak", "akan segera", "belum akan": the refusal and the plan weigh more.
            (Some(_), Stance::Refused) => Stance::Refused,
            (Some(Stance::Ongoing | Stance::Unreal | Stance::Open), Stance::Planned) => Stance::Planned,
            (Some(Stance::Planned), Stance::Denied) => Stance::Refused,
            (Some(kept), _) => kept,
        });
    }
    found
}

/// Whether at `at` another clause ends: a comma that closes no apposition right before the step.
fn is_turn(view: &View, at: usize, step: usize) -> bool {
    view.low(at) == "," && step - at > 1 && !view.is_capital(at + 1) && (at + 1..step).any(|t| person::is_verb(view.low(t)))
}

fn after(view: &View, step: &Step) -> Option<Stance> {
    let end = (step.end + AHEAD).min(view.len());
    for at in step.end..end {
        if is_border(view, at) || view.low(at) == "yang" || view.low(at) == "," && !is_aside(view, at) {
            return None;
        }
        if let Some((_, stance)) = word_at(view, at, AFTER) {
            return Some(stance);
        }
    }
    None
}

/// ", kata dia,": a comma that opens an attribution ends no clause.
fn is_aside(view: &View, comma: usize) -> bool {
    let behind = (comma + 1..(comma + 8).min(view.len())).find(|at| view.low(*at) == ",");
    let says = |at: usize| matches!(view.low(at), "kata" | "ujar" | "lanjut" | "menurut" | "jelas" | "imbuh" | "tutur" | "kata" | "sambung" | "ungkap" | "lanjutnya" | "katanya" | "tambah");
    says(comma + 1) && behind.is_some() || (comma.saturating_sub(7)..comma).any(says)
}

fn word_at(view: &View, at: usize, side: u16) -> Option<(usize, Stance)> {
    let (len, value) = WORDS.longest_at(view.rest(at))?;
    let sides = value / BEFORE * BEFORE;
    let fits = sides == side || sides == BEFORE + AFTER;
    let stance = STANCES.get(usize::from(value % BEFORE))?.1;
    fits.then_some((len, stance))
}
