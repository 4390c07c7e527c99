//! Steps that are told by their letters: "menyerahkan 612 petikan SK", "SK seluruh PPPK … diserahkan".

use super::Step;
use crate::lexicon;
use crate::mention::view::View;
use crate::terms::EventKind;
use foldhash::HashMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/event_letter.txt")));

/// Tokens between a verb and its letter, at most.
const FAR: usize = 9;
/// Tokens behind the letter that tell which step it is.
const TELLING: usize = 4;

fn class(view: &View, at: usize) -> &'static str {
    CLASSES.get(view.low(at)).copied().unwrap_or_default()
}

/// The kind of step that the word at `at` tells a letter to be of.
fn kind(view: &View, at: usize) -> Option<EventKind> {
    EventKind::from_word(class(view, at))
}

/// Adds the steps of letters to the steps of words: what a verb does with a letter is one step.
pub(super) fn join(view: &View, steps: &mut Vec<Step>) {
    for verb in 0..view.len() {
        let Some(letters) = letters_of(view, verb) else { continue };
        let passive = class(view, verb) == "passive";
        let told = (letters.start..(letters.end + TELLING).min(view.len())).take_while(|at| !is_border(view, *at));
        let first = if passive { verb } else { verb.min(letters.start) };
        let end = if passive { verb + 1 } else { letters.end };
        let inside = |step: &Step| step.first < letters.end + TELLING && step.end > letters.start || step.first == verb;
        let named: Vec<Step> = steps.iter().copied().filter(inside).collect();
        let kind =
            told.into_iter().find_map(|at| kind(view, at)).or(named.iter().find(|step| !step.weak).map(|s| s.kind));
        // A verb of another step between them has its own letter.
        let crossing = named.iter().any(|step| step.first > verb && step.end <= letters.start && !passive);
        if crossing {
            continue;
        }
        let near = |step: &Step| inside(step) && step.first <= letters.end;
        steps.retain(|step| !near(step));
        let step = Step { kind: kind.unwrap_or(EventKind::Appointment), first, end, weak: false };
        steps.push(step);
        steps.sort_by_key(|step| step.first);
    }
}

/// The letters that the verb at `verb` hands over, as tokens.
fn letters_of(view: &View, verb: usize) -> Option<std::ops::Range<usize>> {
    let is_letter = |at: &usize| class(view, *at) == "letter";
    let first = match class(view, verb) {
        "active" | "received" | "noun" => {
            (verb + 1..(verb + FAR).min(view.len())).take_while(|at| !is_border(view, *at)).find(is_letter)?
        }
        "passive" => {
            let from = (verb.saturating_sub(FAR)..verb).rev().take_while(|at| !is_border(view, *at));
            from.into_iter().find(is_letter)?
        }
        _ => return None,
    };
    let end = (first..view.len()).find(|at| !is_letter(at)).unwrap_or(view.len());
    // "surat" alone may be any letter.
    let bare = view.low(first) == "surat" && end == first + 1;
    let told = (end..(end + 2).min(view.len())).any(|at| kind(view, at).is_some());
    (!bare || told).then_some(first..end)
}

fn is_border(view: &View, at: usize) -> bool {
    matches!(view.low(at), "," | ";" | "." | ":" | "\"" | "oleh" | "yang")
}
