//! Who carries a step out, and whom it is about.

use super::body;
use super::{Actor, NamedPerson};
use crate::assemble::step::Step;
use crate::mention::view::View;
use crate::span::Span;

/// Whether the step's word has its agent before it: "melantik", in headlines "Lantik"; not "dilantik", "pelantikan".
pub(super) fn is_active(view: &View, step: &Step) -> bool {
    let word = view.low(step.first);
    let passive = word.starts_with("di") || word.starts_with("ter") || word.starts_with("ke");
    let noun = word.starts_with("pe") && word.ends_with("an");
    !passive && !noun && !UNDERGONE.contains(&word)
}

/// Words without a passive form whose subject is the one whom the step is done to.
const UNDERGONE: [&str; 15] = [
    "resmi",
    "lulus",
    "lolos",
    "mundur",
    "pensiun",
    "menerima",
    "terima",
    "mengikuti",
    "menjalani",
    "gugur",
    "seleksi",
    "mengundurkan",
    "mendaftar",
    "menjadi",
    "sk",
];

/// The one who acts: behind "oleh", right behind a passive word ("dilantik Gubernur …"), else the last before an active word.
pub(super) fn official(view: &View, step: &Step, actors: &[Actor]) -> Option<Actor> {
    let led = |at: &usize| match view.low(*at) {
        "oleh" => true,
        "dari" => matches!(view.low(step.first), "menerima" | "terima" | "mendapat"),
        _ => false,
    };
    if let Some(led) = (step.end..view.len()).find(led) {
        return actor_from(view, led + 1, actors).or_else(|| body_at(view, led + 1));
    }
    if !is_active(view, step) {
        let passive = view.low(step.first).starts_with("di");
        return if passive { actor_from(view, step.end, actors) } else { None };
    }
    let before = actors.iter().rfind(|actor| actor.span.end() <= view.span(step.first, step.end).start());
    let body = (0..step.first)
        .rev()
        .find_map(|at| body_at(view, at).filter(|body| body.span.end() <= view.span(step.first, step.end).start()));
    match (before, body) {
        (Some(actor), Some(body)) if body.span.start() > actor.span.end() => Some(body),
        (Some(actor), _) => Some(actor.clone()),
        (None, body) => body,
    }
}

/// The head of a government that the sentence names before the step: as "bupati", or by name. He is who promises or refuses.
pub(super) fn head_before(view: &View, step: &Step, actors: &[Actor]) -> Option<Actor> {
    let word = view.span(step.first, step.end);
    let heads = |role: &str| HEADS.iter().any(|head| role.to_lowercase().contains(head));
    let named =
        actors.iter().find(|actor| actor.span.end() <= word.start() && actor.role.as_deref().is_some_and(heads));
    named.cloned().or_else(|| {
        let at = (0..step.first).rev().find(|at| HEADS.contains(&view.low(*at)) || view.low(*at) == "wali")?;
        let span = view.span(at, at + 1 + usize::from(view.low(at) == "wali"));
        Some(Actor { span, name: None, role: Some(span.of(view.text()).to_owned()) })
    })
}

/// Posts of those who lead a government.
const HEADS: [&str; 8] = ["bupati", "wali kota", "walikota", "gubernur", "presiden", "menteri", "kapolri", "panglima"];

/// The first actor from `at` on, as far as the words before it can be titles and the role: "oleh Bupati Jepara Wiryawan".
fn actor_from(view: &View, at: usize, actors: &[Actor]) -> Option<Actor> {
    let is_title = |at: usize| {
        view.is_capital(at)
            || matches!(
                view.low(at),
                "," | "." | "(" | ")" | "dan" | "bupati" | "wali" | "kota" | "gubernur" | "menteri"
            )
    };
    let begins = |actor: &&Actor| {
        let first = view.token_at(actor.span.start());
        (at..at + 12).contains(&first) && (at..first).all(is_title)
    };
    let near: Vec<&Actor> = actors.iter().filter(begins).collect();
    let named = near.iter().find(|actor| actor.name.is_some());
    named.or(near.first()).map(|actor| (*actor).clone())
}

/// The person of the article who holds a role that is told without a name: "bupati".
pub(super) fn holder(official: Actor, everybody: &[Actor]) -> Actor {
    let Some(role) = official.role.as_deref().filter(|_| official.name.is_none()) else { return official };
    let role = role.to_lowercase();
    let holds = |actor: &&Actor| {
        actor.name.is_some()
            && actor.role.as_deref().is_some_and(|held| {
                let held = held.to_lowercase();
                held == role || held.starts_with(&role) && held[role.len()..].starts_with(' ')
            })
    };
    match everybody.iter().find(holds) {
        Some(person) => Actor { span: official.span, name: person.name.clone(), role: person.role.clone() },
        None => official,
    }
}

fn body_at(view: &View, at: usize) -> Option<Actor> {
    let tokens = body::acting_body(view, at)?;
    let span = view.span(tokens.start, tokens.end);
    Some(Actor { span, name: None, role: Some(span.of(view.text()).to_owned()) })
}

/// The people by name: behind an active word, before a passive one; never the one who acts.
pub(super) fn people(view: &View, step: &Step, actors: &[Actor], official: Option<&Actor>) -> Vec<NamedPerson> {
    let word = view.span(step.first, step.end);
    let others = || actors.iter().filter(|actor| official.is_none_or(|official| official.name != actor.name));
    let behind = |actor: &&Actor| actor.span.start() >= word.end();
    let chosen: Vec<&Actor> = if is_active(view, step) {
        others().filter(behind).filter(|actor| is_near(view, step.end, actor)).collect()
    } else {
        others().rfind(|actor| actor.span.end() <= word.start()).into_iter().collect()
    };
    let post = post(view, step.end);
    chosen
        .into_iter()
        .filter_map(|actor| Some(NamedPerson { name: actor.name.clone()?, post: post.clone(), span: actor.span }))
        .collect()
}

/// Whether an actor stands close enough behind the step to be its object.
fn is_near(view: &View, from: usize, actor: &Actor) -> bool {
    let at = view.token_at(actor.span.start());
    at < from + 8
        && !(from..at)
            .any(|at| matches!(view.low(at), "oleh" | "dihadiri" | "disaksikan" | "didampingi" | "kata" | "ujar"))
}

/// The post behind "sebagai" or "menjadi", up to the next mark.
pub(super) fn post(view: &View, from: usize) -> Option<String> {
    let start = (from..view.len()).find(|at| matches!(view.low(*at), "sebagai" | "menjadi" | "jabatan" | "jadi"))? + 1;
    let stop = |at: &usize| {
        !view.is_word(*at) && !view.is_number(*at)
            || matches!(view.low(*at), "di" | "pada" | "oleh" | "yang" | "menggantikan" | "untuk" | "setelah")
    };
    let end = (start..view.len()).find(stop).unwrap_or(view.len());
    let span: Span<_> = view.span(start, end);
    (end > start && end - start <= 10).then(|| span.of(view.text()).to_owned())
}
