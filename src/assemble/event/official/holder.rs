//! Who holds a post, and which posts can take a step.

use super::has;
use crate::assemble::event::Actor;
use crate::assemble::event::scene::Scene;
use crate::assemble::step::is_step_word;
use crate::lexicon::{self, Phrases};
use crate::mention::person;
use crate::mention::view::View;
use foldhash::HashSet;
use std::sync::LazyLock;

static BODIES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/body_word.txt")));
static HEADS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../../../data/event_head.txt")), 0);
    phrases
});

/// Whether an actor holds a post that can carry out a step.
pub(super) fn is_ruling(actor: &Actor) -> bool {
    actor.role.as_deref().is_some_and(|role| {
        let first = plain(role);
        first.first().is_some_and(|word| has(word, "ruling"))
    })
}

/// Whether an actor leads a government, a ministry or a force.
pub(super) fn is_leading(actor: &Actor) -> bool {
    actor.role.as_deref().is_some_and(|role| {
        let first = plain(role);
        first.first().is_some_and(|word| has(word, "leading"))
    })
}

/// The words of a role in lower case without "Plt", "Pj" and their like.
fn plain(role: &str) -> Vec<String> {
    let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let tail = |word: &String| matches!(word.as_str(), "tugas" | "harian" | "sementara");
    let acting = |word: &String| has(word, "acting") || tail(word);
    words.skip_while(acting).collect()
}

/// A head of government named by his post alone, in any case: "bupati", "wali kota".
pub(super) fn head_at(scene: &Scene, at: usize) -> Option<Actor> {
    let end = is_head(scene.view, at)?;
    let span = scene.view.span(at, end);
    Some(Actor { span, name: None, role: Some(span.of(scene.view.text()).to_owned()) })
}

pub(super) fn head_before(scene: &Scene, last: usize) -> Option<Actor> {
    (last.saturating_sub(1)..=last)
        .find_map(|at| head_at(scene, at).filter(|_| is_head(scene.view, at) == Some(last + 1)))
}

/// The token behind a post of the table at `at`.
pub(super) fn is_head(view: &View, at: usize) -> Option<usize> {
    HEADS.longest_at(view.rest(at)).map(|(len, _)| at + len)
}

/// The actor with the name as far as it is one: a headline's "Prabowo Resmi Setop" is Prabowo, "Kankemenag Kabupaten" nobody.
pub(super) fn sound(actor: Actor) -> Actor {
    let Some(name) = actor.name.as_deref() else { return actor };
    let odd = |word: &&str| {
        let low = word.to_lowercase();
        person::is_verb(&low) || is_step_word(&low) || has(&low, "headline")
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    // "Ketua Mahkamah Agung": the name is the end of a body's.
    if let Some(role) = actor.role.as_deref()
        && words.len() == 1
        && role.rsplit(' ').next().is_some_and(|last| has(&last.to_lowercase(), "unfinished"))
    {
        return Actor { role: Some(format!("{role} {name}")), name: None, ..actor };
    }
    let body = words.iter().any(|word| BODIES.contains(word.to_lowercase().as_str())) && words.len() > 1;
    let kept: Vec<&str> = words.iter().take_while(|word| !odd(word)).copied().collect();
    let name = if body || kept.is_empty() { None } else { Some(kept.join(" ")) };
    Actor { name, ..actor }
}

/// The person of the article who holds a role that is told without a name: "bupati", "kepala daerah".
pub(in super::super) fn resolved(scene: &Scene, official: Actor) -> Actor {
    let head = is_ruling(&official) || official.role.as_deref().is_some_and(|role| plain(role) == ["kepala", "daerah"]);
    let Some(role) = official.role.as_deref().filter(|_| official.name.is_none() && head) else { return official };
    let wanted = plain(role);
    let leads = wanted == ["kepala", "daerah"];
    let holds = |held: &str| {
        let held = plain(held);
        if leads {
            is_any_head(&held)
        } else {
            held.len() >= wanted.len() && !wanted.is_empty() && held[..wanted.len()] == wanted[..]
        }
    };
    let people = scene.known.people;
    // Of several holders the one who is mentioned most.
    let holder = people
        .persons
        .iter()
        .filter(|person| person.role.as_deref().is_some_and(holds))
        .max_by_key(|person| person.mentions.len());
    let holder = holder.or_else(|| people.holder(role, official.span.start()).and_then(|at| people.persons.get(at)));
    match holder {
        Some(person) => {
            sound(Actor { span: official.span, name: Some(person.name.clone()), role: person.role.clone() })
        }
        None => official,
    }
}

fn is_any_head(held: &[String]) -> bool {
    matches!(held.first().map(String::as_str), Some("bupati" | "walikota" | "gubernur"))
        || held.len() > 1 && held[0] == "wali" && held[1] == "kota"
}
