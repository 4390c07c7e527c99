//! Who wrote the letter by which a step is taken.

use super::super::Actor;
use super::super::frame::is_border;
use super::super::scene::Scene;
use super::holder::{is_ruling, resolved, sound};
use super::{actor_from, is};
use crate::assemble::step::Step;
use crate::mention::view::View;

/// Who is said to have written or signed the letter of a step: "surat keputusan ini ditetapkan Gubernur", "Keputusan Bupati Nomor
/// 12". Who sets it comes before who signs it, and in whose name it is signed before who holds the pen.
pub(in super::super) fn letter_author(scene: &Scene) -> Option<Actor> {
    let view = scene.view;
    let named = |at: usize| {
        let from = at + 1;
        actor_from(scene, from)
            .filter(|actor| actor.span.start() == view.span(from, from + 1).start())
            .filter(is_ruling)
    };
    let signs = |set: bool| (0..view.len()).filter(move |at| is_signed(view, *at) && is(view, *at, "setting") == set);
    let found = signs(true)
        .find_map(|at| signer(scene, at))
        .or_else(|| signs(false).find_map(|at| in_whose_name(scene, at).or_else(|| signer(scene, at))))
        .or_else(|| (0..view.len()).filter(|at| is(view, *at, "letter")).find_map(named))?;
    Some(resolved(scene, sound(found)))
}

/// Whether a word says that a letter was signed or set; a lost join aside: "di tandatangani".
fn is_signed(view: &View, at: usize) -> bool {
    is(view, at, "signed") || view.low(at) == "tandatangani" && view.before(at, 1) == "di"
}

/// Who stands behind a word of signing.
fn signer(scene: &Scene, signed: usize) -> Option<Actor> {
    let skipped = |at: &usize| matches!(scene.view.low(*at), "oleh" | "langsung" | "sendiri");
    actor_from(scene, (signed + 1..).find(|at| !skipped(at))?)
}

/// "ditandatangani Sekda atas nama Bupati": the head of government acts.
fn in_whose_name(scene: &Scene, signed: usize) -> Option<Actor> {
    let view = scene.view;
    let name = (signed + 1..view.len().min(signed + 16))
        .find(|at| view.low(*at) == "atas" && view.low(at + 1) == "nama")
        .map(|at| at + 2)?;
    actor_from(scene, name).filter(is_ruling)
}

/// Whether a verb says of a letter that it was written, which is no step: "surat itu ditetapkan pada 3 Mei dan ditandatangani …".
pub(in super::super) fn is_of_letter(view: &View, step: &Step) -> bool {
    let near = |at: usize, class: &str| (at.saturating_sub(4)..at).any(|before| is(view, before, class));
    let set_before = || {
        let clause = (step.first.saturating_sub(12)..step.first).rev().take_while(|at| !is_border(view, *at));
        clause.into_iter().any(|at| is(view, at, "signed") && near(at, "letter"))
    };
    is(view, step.first, "signed") && (near(step.first, "letter") || set_before())
}
