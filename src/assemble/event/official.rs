//! Who carries a step out: swears in, appoints, hands over, proposes, dismisses.

use super::frame::{Voice, by_pronoun, is_border, voice};
use super::scene::Scene;
use super::{Actor, body};
use crate::assemble::step::Step;
use crate::mention::view::View;

/// Who acts by the sentence's own words: behind "oleh" or "dipimpin", right behind a passive word, before an active one.
pub(super) fn agent(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let voice = voice(view, step);
    let found = led(scene, step).or_else(|| match voice {
        Voice::Passive if by_pronoun(view, step.first).is_some() => speaker(scene, step),
        Voice::Passive => actor_from(scene, step.end).filter(|actor| is_ruling(actor)),
        Voice::Active => subject(scene, step),
        Voice::Noun | Voice::Undergone => None,
    });
    found.map(|actor| resolved(scene, actor))
}

/// Behind "oleh", "dipimpin", for who gets a letter "dari".
fn led(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let received = matches!(view.low(step.first), "menerima" | "terima" | "mendapat" | "mengantongi");
    let end = (step.end..view.len()).find(|at| matches!(view.low(*at), "." | ";" | "\"")).unwrap_or(view.len());
    let lead = (step.end..end).find(|at| match view.low(*at) {
        "oleh" | "dipimpin" => true,
        "dari" => received,
        _ => false,
    })?;
    let mut at = lead + 1;
    while matches!(view.low(at), "oleh" | "langsung" | "pula" | "juga") {
        at += 1;
    }
    actor_from(scene, at).or_else(|| body_at(view, at))
}

/// A post or a name that begins at `at`, titles before it aside: "Bupati Jepara Wiryawan", "wali kota".
fn actor_from(scene: &Scene, at: usize) -> Option<Actor> {
    let view = scene.view;
    let is_title = |at: usize| {
        view.is_capital(at) || matches!(view.low(at), "," | "." | "(" | ")" | "dan" | "langsung" | "oleh") || is_head(view, at).is_some()
    };
    let begins = |range: &std::ops::Range<usize>| {
        (at..at + 14).contains(&range.start) && (at..range.start).all(is_title)
            || range.contains(&at)
    };
    let near: Vec<&Actor> = scene.actors.iter().filter(|(_, range)| begins(range)).map(|(actor, _)| actor).collect();
    let found = near.iter().find(|actor| actor.name.is_some()).or(near.first()).map(|actor| (*actor).clone());
    found.or_else(|| head_at(scene, at))
}

/// The subject of an active word: the last person, post or body before it, with nothing but its own verb between.
fn subject(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let mut at = step.first;
    while at > 0 {
        at -= 1;
        if matches!(view.low(at), "pihaknya" | "pihak") || is_border(view, at) {
            return None;
        }
        // "Bupati, kata Budi, melantik": the attribution is no subject.
        if let Some(from) = scene.attribution_ending(at) {
            at = from;
            continue;
        }
        // "Budi mengatakan akan melantik": who says it acts, unless somebody else stands between.
        if let Some(cue) = scene.cues.iter().find(|cue| cue.contains(&at)) {
            return scene.speaker_before(cue.start).cloned().filter(|_| is_own_act(view, cue.end..step.first));
        }
        if let Some(actor) = scene.actor_at(at) {
            return Some(actor.clone());
        }
        if let Some(actor) = head_before(scene, at) {
            return Some(actor);
        }
        if let Some(actor) = body_ending(view, at) {
            return Some(actor);
        }
    }
    None
}

/// Whether between a verb of saying and a step nothing stands that can be its subject.
fn is_own_act(view: &View, between: std::ops::Range<usize>) -> bool {
    between.into_iter().all(|at| {
        matches!(
            view.low(at),
            "akan" | "telah" | "sudah" | "segera" | "tidak" | "tak" | "bahwa" | "untuk" | "juga" | "kembali" | "bakal" | "pernah" | "ada" | "langsung"
        )
    })
}

/// "kami usulkan", "saya tunjuk": who speaks the quotation that the step stands in.
fn speaker(scene: &Scene, step: &Step) -> Option<Actor> {
    let word = scene.view.span(step.first, step.end);
    let quote = scene.known.quotes.iter().find(|quote| quote.span.contains(word))?;
    Some(Actor { span: quote.speaker_span.unwrap_or(word), name: quote.speaker.clone(), role: quote.role.clone() })
}

/// Whether an actor holds a post that can act: behind "dilantik" a name alone is whom it is about.
fn is_ruling(actor: &Actor) -> bool {
    const RULING: [&str; 24] = [
        "bupati", "wali kota", "walikota", "gubernur", "menteri", "presiden", "kepala", "ketua", "kapolri", "kapolda", "kapolres",
        "panglima", "pangdam", "camat", "sekretaris", "sekda", "direktur", "rektor", "mendagri", "wakil", "jaksa agung", "pj", "plt",
        "komandan",
    ];
    actor.role.as_deref().is_some_and(|role| {
        let role = role.to_lowercase();
        RULING.iter().any(|word| role.starts_with(word))
    })
}

/// A head of government named by his post alone, in any case: "bupati", "wali kota".
fn head_at(scene: &Scene, at: usize) -> Option<Actor> {
    let end = is_head(scene.view, at)?;
    let span = scene.view.span(at, end);
    Some(Actor { span, name: None, role: Some(span.of(scene.view.text()).to_owned()) })
}

fn head_before(scene: &Scene, last: usize) -> Option<Actor> {
    (last.saturating_sub(1)..=last).find_map(|at| head_at(scene, at).filter(|_| is_head(scene.view, at) == Some(last + 1)))
}

/// The token behind the post of somebody who leads a government or a force, at `at`.
fn is_head(view: &View, at: usize) -> Option<usize> {
    match (view.low(at), view.low(at + 1)) {
        ("wali" | "wakil", "kota" | "bupati" | "gubernur" | "presiden" | "menteri") => Some(at + 2),
        (
            "bupati" | "walikota" | "gubernur" | "presiden" | "menteri" | "kapolri" | "kapolda" | "kapolres" | "panglima" | "camat"
            | "mendagri" | "sekda" | "rektor" | "kakanwil" | "sekjen" | "danlantamal" | "pangdam",
            _,
        ) => Some(at + 1),
        _ => None,
    }
}

/// The person of the article who holds a role that is told without a name: "bupati".
pub(super) fn resolved(scene: &Scene, official: Actor) -> Actor {
    let Some(role) = official.role.as_deref().filter(|_| official.name.is_none()) else { return official };
    let people = scene.known.people;
    let Some(holder) = people.holder(role, official.span.start()).and_then(|at| people.persons.get(at)) else { return official };
    Actor { span: official.span, name: Some(holder.name.clone()), role: holder.role.clone() }
}

fn body_at(view: &View, at: usize) -> Option<Actor> {
    let tokens = body::acting_body(view, at)?;
    let span = view.span(tokens.start, tokens.end);
    Some(Actor { span, name: None, role: Some(span.of(view.text()).to_owned()) })
}

/// The body whose name ends at `last`.
fn body_ending(view: &View, last: usize) -> Option<Actor> {
    let start = (last.saturating_sub(8)..=last)
        .find(|at| body::acting_body(view, *at).is_some_and(|tokens| tokens.end == last + 1))?;
    body_at(view, start)
}
