//! Items of lists: each gives a post to somebody by the step that the sentence before the list tells.

use super::patient::post;
use super::scene::{Scene, Who};
use super::{EventDraft, NamedPerson};
use crate::mention::view::View;

/// Whether the sentence is an item of a list that gives a person a post: "2. Edi Rusman sebagai Kepala Dinas Pendidikan".
pub(super) fn is_item(view: &View) -> bool {
    let number = view.is_number(0) && matches!(view.low(1), "." | ")");
    let letter = view.word(0).len() == 1 && view.is_word(0) && matches!(view.low(1), "." | ")");
    let item = number || letter || matches!(view.low(0), "-" | "–" | "•" | "*");
    item && (2..view.len()).any(|at| is_giving(view, at))
}

/// Words before a post that somebody gets.
pub(super) fn is_giving(view: &View, at: usize) -> bool {
    matches!(view.low(at), "sebagai" | "menjadi" | "jadi" | "ke" | ":" | "kini" | "menempati" | "diisi" | "bergeser")
}

/// The step that an item reports: that of the event before, for the person named first.
pub(super) fn item(scene: &Scene, last: &EventDraft) -> Option<EventDraft> {
    let post = post(scene, 1);
    let first = scene.placed.iter().find_map(|placed| match &placed.who {
        Who::Named(actor) => Some(NamedPerson { name: actor.name.clone()?, post: post.clone(), span: actor.span }),
        _ => None,
    });
    Some(EventDraft {
        figures: Vec::new(),
        people: first.into_iter().collect(),
        group: None,
        sentences: vec![scene.sentence],
        confidence: last.confidence * 0.9,
        ..last.clone()
    })
}
