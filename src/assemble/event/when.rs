//! Which date of a sentence is the step's.

use super::choose::Candidate;
use super::scene::Scene;
use crate::assemble::step::{Step, steps};
use crate::lexicon;
use crate::mention::date::DateMention;
use crate::mention::person;
use crate::terms::Label;
use foldhash::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/event_date.txt")));

/// What stands nearest before a date and can have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ruler {
    /// The clause: a comma or a bracket cuts the date off, or it opens its sentence.
    Clause,
    /// The step's word at that token.
    Step(usize),
    /// A verb that says when something takes place.
    Carrier,
    /// A verb with a last day: "berakhir", "ditutup".
    Closing,
    /// A verb at that token.
    Verb(usize),
    /// A verb or a noun whose date is its own.
    Own,
}

/// Tokens of a date.
pub(super) fn tokens(scene: &Scene, date: &DateMention) -> Range<usize> {
    let view = scene.view;
    view.token_at(date.span.start())..view.token_at(date.span.end().saturating_sub(1)) + 1
}

/// The date of a step that its sentence gives; `kept` are the steps that the sentence reports.
pub(super) fn date(scene: &Scene, step: &Step, kept: &[Candidate]) -> Option<DateMention> {
    let all = steps(scene.view);
    let mut best: Option<(i32, DateMention)> = None;
    for date in scene.dates {
        let at = tokens(scene, date);
        if is_spoken(scene, &at, Some(step)) {
            continue;
        }
        let ruler = ruler(scene, &all, &at);
        let Some(cost) = cost(scene, step, kept, ruler, &at) else { continue };
        let cost = cost + if date.is_year() { 4 } else { 0 };
        let date = if ruler == Ruler::Closing { DateMention { from: None, ..*date } } else { *date };
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, date));
        }
    }
    best.map(|(_, date)| date)
}

/// What it costs to take a date as the step's; `None` where it is another's.
fn cost(scene: &Scene, step: &Step, kept: &[Candidate], ruler: Ruler, at: &Range<usize>) -> Option<i32> {
    let far = if at.start >= step.end { at.start - step.end } else { step.first.saturating_sub(at.end) } as i32;
    let others = kept.iter().filter(|other| other.step.first != step.first);
    match ruler {
        Ruler::Step(first) if first == step.first => Some(far),
        Ruler::Step(first) => (!others.clone().any(|other| other.step.first == first)).then_some(far + 5),
        Ruler::Carrier | Ruler::Closing => Some(far + 1),
        // The clause is that of the nearest step that is told.
        Ruler::Clause => {
            let nearer = others.into_iter().any(|other| {
                step.first < other.step.first && other.step.end <= at.start && is_cut(scene, step.end, other.step.first)
            });
            (!nearer).then_some(far / 2 + 2)
        }
        Ruler::Verb(verb) => {
            let between = if verb >= step.end { step.end..verb } else { verb..verb };
            let under = between.into_iter().any(|t| {
                matches!(scene.view.low(t), "yang" | "karena" | "lantaran" | "sebab" | "ketika" | "saat" | "sejak")
            });
            (!under).then_some(far + 4)
        }
        Ruler::Own => None,
    }
}

/// Whether a clause ends between two tokens.
fn is_cut(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(scene.view.low(at), "," | ";" | "sedangkan" | "sementara" | "lalu" | "dan" | "serta"))
}

/// What rules the date at `at`.
fn ruler(scene: &Scene, all: &[Step], at: &Range<usize>) -> Ruler {
    let view = scene.view;
    for t in (at.start.saturating_sub(12)..at.start).rev() {
        let low = view.low(t);
        if matches!(low, "," | ";" | "." | "\"" | "–" | "-" | ":" | "(") {
            return Ruler::Clause;
        }
        if let Some(step) = all.iter().find(|step| (step.first..step.end).contains(&t)) {
            return Ruler::Step(step.first);
        }
        match CLASSES.get(low).copied() {
            Some("carrier") => return Ruler::Carrier,
            Some("closing") => return Ruler::Closing,
            Some("own") => return Ruler::Own,
            _ => {}
        }
        if person::is_verb(low) && low != "bertahap" {
            return Ruler::Verb(t);
        }
    }
    Ruler::Clause
}

/// Whether a date is the day on which somebody spoke: it closes a sentence with speech and stands in the attribution.
pub(super) fn is_spoken(scene: &Scene, at: &Range<usize>, step: Option<&Step>) -> bool {
    let view = scene.view;
    if !scene.labelled.labels.contains(Label::Quote) {
        return false;
    }
    let closes = (at.end..view.len()).all(|t| !view.is_word(t) || is_time_of_day(view.low(t)));
    // "kata Budi usai melantik 61 pejabat, Jumat": the step stands in the attribution, and it is its day.
    let cue = scene.cues.iter().rev().find(|cue| cue.end <= at.start);
    let step_between = match (cue, step) {
        (Some(cue), Some(step)) => step.first >= cue.end && step.end <= at.start,
        _ => false,
    };
    let opens = scene.cues.iter().any(|cue| cue.start >= at.end && cue.start - at.end <= 4) && at.start <= 6;
    if step_between {
        return false;
    }
    let attribution = cue.is_some_and(|cue| {
        let behind_quote = cue.start == 0 || matches!(view.before(cue.start, 1), "," | "\"");
        behind_quote && (cue.end..at.start).all(|t| !matches!(view.low(t), "\"" | ";"))
    });
    let set_apart = matches!(view.before(at.start, 1), "," | "(" | "pada" | "hari");
    opens || closes && (attribution || set_apart && cue.is_none())
}

fn is_time_of_day(low: &str) -> bool {
    matches!(low, "pagi" | "siang" | "sore" | "malam" | "petang" | "lalu" | "kemarin" | "ini" | "wib" | "wita" | "wit")
}

/// Whether the step has a day at all that a neighbouring sentence may tell.
pub(super) fn is_ceremony(scene: &Scene, candidate: &Candidate) -> bool {
    let stems = ["lantik", "sumpah", "kukuh", "serah", "sertijab", "sk"];
    (candidate.step.first..candidate.step.end).any(|at| stems.iter().any(|stem| scene.view.low(at).contains(stem)))
}
