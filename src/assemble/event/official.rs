//! Who carries a step out: swears in, appoints, hands over, proposes, dismisses.

mod holder;
mod letter;

use super::frame::{Voice, by_pronoun, is_border, voice};
use super::scene::Scene;
use super::{Actor, body};
use crate::assemble::step::{Step, is_step_word};
use crate::lexicon;
use crate::mention::person;
use crate::mention::region::is_region;
use crate::mention::view::View;
use foldhash::HashMap;
use holder::{head_at, head_before, is_head, is_leading, is_ruling, sound};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) use holder::resolved;
pub(super) use letter::{is_of_letter, letter_author};

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/event_agent.txt")));

/// Whether a word of the table is of a class; a word may be of several, with commas between.
fn has(word: &str, class: &str) -> bool {
    CLASSES.get(word).is_some_and(|classes| classes.split(',').any(|found| found == class))
}

fn is(view: &View, at: usize, class: &str) -> bool {
    has(view.low(at), class)
}

/// Whether the verb at `at` has a step's noun as its object: "melakukan mutasi".
pub(super) fn is_light(view: &View, at: usize) -> bool {
    is(view, at, "light")
}

/// Tokens between a verb and the noun of the step that is its object.
const OBJECT: usize = 5;

/// Who acts by the sentence's own words: behind "oleh" or "dipimpin", right behind a passive word, before an active one.
pub(super) fn agent(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let found = led(scene, step).or_else(|| match voice(view, step) {
        Voice::Passive if by_pronoun(view, step.first).is_some() => speaker(scene, step.first),
        Voice::Passive => behind_passive(scene, step).or_else(|| bound(scene, step)),
        Voice::Active => subject(scene, step.first).or_else(|| bound_alone(scene, step)),
        Voice::Noun => light_verb(view, step)
            .and_then(|verb| subject(scene, verb))
            .or_else(|| headline_subject(scene, step))
            .or_else(|| bound(scene, step)),
        Voice::Undergone => None,
    });
    found.map(|actor| resolved(scene, sound(actor)))
}

/// Behind "oleh", "dipimpin", for who gets a letter "dari".
fn led(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let received = matches!(view.low(step.first), "menerima" | "terima" | "mendapat" | "mengantongi");
    let end = (step.end..view.len()).find(|at| matches!(view.low(*at), ";" | "\"")).unwrap_or(view.len());
    let lead = (step.end..end).find(|at| match view.low(*at) {
        "oleh" => is_of_step(view, step.end..*at),
        "dipimpin" => true,
        "dari" => received,
        _ => is(view, *at, "signed") && acts_from(scene, at + 1).is_some_and(|actor| is_ruling(&actor)),
    })?;
    let mut at = lead + 1;
    while matches!(view.low(at), "oleh" | "langsung" | "pula" | "juga") {
        at += 1;
    }
    acts_from(scene, at)
}

fn acts_from(scene: &Scene, at: usize) -> Option<Actor> {
    actor_from(scene, at).or_else(|| body_at(scene.view, at))
}

/// Whether no verb of another clause stands between a step and "oleh": "pelantikan dilakukan oleh", not "kinerja yang dicapai oleh".
fn is_of_step(view: &View, between: Range<usize>) -> bool {
    let verb = between.rev().find(|at| person::is_verb(view.low(*at)));
    verb.is_none_or(|at| is(view, at, "carried") || view.low(at).contains("lantik") || view.low(at).contains("serah"))
}

/// "dilantik Bupati Budi": right behind a passive word; a name without a post is whom it is about.
fn behind_passive(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    if matches!(view.low(step.end - 1), "menjadi" | "sebagai" | "jadi" | "ke" | "pula") {
        return None;
    }
    actor_from(scene, step.end).filter(is_ruling).or_else(|| body_at(view, step.end))
}

/// A post or a name that begins at `at`, titles before it aside: "Bupati Jepara Wiryawan", "wali kota".
fn actor_from(scene: &Scene, at: usize) -> Option<Actor> {
    let view = scene.view;
    let is_title = |at: usize| {
        view.is_capital(at)
            || matches!(view.low(at), "," | "." | "(" | ")" | "/" | "dan" | "langsung")
            || is_head(view, at).is_some()
    };
    let begins = |range: &Range<usize>| {
        (at..at + 14).contains(&range.start) && (at..range.start).all(is_title) || range.contains(&at)
    };
    let near: Vec<&Actor> = scene.actors.iter().filter(|(_, range)| begins(range)).map(|(actor, _)| actor).collect();
    let found = near.iter().find(|actor| actor.name.is_some()).or(near.first()).map(|actor| (*actor).clone());
    found.or_else(|| head_at(scene, at))
}

/// The subject of an active word at `verb`: the last person, post or body before it, with nothing but its own verb between.
fn subject(scene: &Scene, verb: usize) -> Option<Actor> {
    let view = scene.view;
    let mut at = verb;
    while at > 0 {
        at -= 1;
        if matches!(view.low(at), "pihaknya" | "pihak") || is_border(view, at) {
            return None;
        }
        if matches!(view.low(at), "kami" | "saya") {
            return speaker(scene, at);
        }
        // "Bupati, kata Budi, melantik": the attribution is no subject; "kata Budi usai melantik" is.
        if let Some(from) = scene.attribution_ending(at) {
            let time = (at + 1..verb).any(|t| {
                matches!(view.low(t), "usai" | "seusai" | "saat" | "setelah" | "ketika" | "sebelum" | "selepas")
            });
            if time {
                return scene.actor_at(at).cloned();
            }
            at = from;
            continue;
        }
        // "Budi mengatakan akan melantik": who says it acts, unless somebody else stands between.
        if let Some(cue) = scene.cues.iter().find(|cue| cue.contains(&at)) {
            let own = is_own_act(view, cue.end..verb);
            return if own {
                let spoken = scene.speaker_before(cue.start).cloned();
                spoken
                    .or_else(|| pronoun_before(scene, cue.start))
                    .or_else(|| head_before(scene, cue.start.checked_sub(1)?))
            } else {
                None
            };
        }
        // "Pemkab Contoh": a body's name is no person's; "Sekretaris KPU Budi" is one who works there.
        let body = body_ending(view, at);
        let within = |actor: &Actor| body.as_ref().is_some_and(|body| body.span.contains(actor.span));
        let works =
            |actor: &Actor| actor.name.is_some() && actor.role.as_deref().is_some_and(|role| role.contains(' '));
        let named = scene.actor_at(at).filter(|actor| works(actor) || !within(actor));
        let found = named.cloned().or(body).or_else(|| head_before(scene, at));
        if let Some(actor) = found {
            let first = view.token_at(actor.span.start());
            if first > 0
                && (is(view, first - 1, "proxy") || view.low(first - 1) == "nama" && view.before(first, 2) == "atas")
            {
                at = first - 1;
                continue;
            }
            return Some(actor);
        }
        if matches!(view.low(at), "ia" | "dia" | "beliau") {
            // ", lanjut dia,": an attribution again.
            match scene.cues.iter().find(|cue| cue.end == at) {
                Some(cue) => at = cue.start,
                None => return pronoun(scene, at),
            }
        }
    }
    lone_name(scene, verb)
}

/// Whether between a verb of saying and a step nothing stands that can be its subject.
fn is_own_act(view: &View, between: Range<usize>) -> bool {
    between.into_iter().all(|at| is(view, at, "own"))
}

/// "Prabowo akan melantik": one capitalised word right before the verb that nobody took for a name, and that is no common noun
/// of the article.
fn lone_name(scene: &Scene, verb: usize) -> Option<Actor> {
    let view = scene.view;
    let at = (0..verb).rev().find(|at| !is(view, *at, "own") && !is(view, *at, "headline"))?;
    let (word, low) = (view.word(at), view.low(at));
    let alone = at > 0
        && !is(view, at - 1, "unfinished")
        && (at == 1 || !view.is_capital(at - 1))
        && view.is_word(at)
        && view.is_capital(at);
    let letters =
        word.len() >= 4 && word.chars().all(char::is_alphabetic) && word.chars().skip(1).all(char::is_lowercase);
    let named = !is_region(low) && !is_step_word(low) && !lexicon::is_small_word(low) && !person::is_verb(low);
    let common = view.text().split(|c: char| !c.is_alphanumeric()).any(|other| other == low);
    let other = body::acting_body(view, at).is_some() || is_head(view, at).is_some();
    (alone && letters && named && !common && !other).then(|| Actor {
        span: view.span(at, at + 1),
        name: Some(word.to_owned()),
        role: None,
    })
}

/// The verb before a step's noun that has it as its object: "melaksanakan rotasi dan mutasi", "setop pengangkatan".
pub(super) fn light_verb(view: &View, step: &Step) -> Option<usize> {
    let from = step.first.saturating_sub(OBJECT);
    (from..step.first)
        .rev()
        .take_while(|at| !is_border(view, *at) && view.low(*at) != ",")
        .find(|at| is(view, *at, "light"))
}

/// "Wali Kota Padang Rotasi 14 Pejabat": a headline's verb has the form of a noun.
fn headline_subject(scene: &Scene, step: &Step) -> Option<Actor> {
    let before = step.first.checked_sub(1)?;
    let counted = scene.view.is_number(step.end) || scene.view.is_capital(step.end);
    let short = step.end == step.first + 1 && !scene.view.low(step.first).starts_with("pe");
    scene.actor_at(before).filter(|actor| counted && short && is_ruling(actor)).cloned()
}

/// "Bupati memastikan mereka tidak akan dirumahkan": who binds himself acts.
fn bound(scene: &Scene, step: &Step) -> Option<Actor> {
    let view = scene.view;
    let cue = scene.cues.iter().find(|cue| cue.end <= step.first && is(view, cue.start, "commissive"))?;
    let spoken = scene.speaker_before(cue.start).cloned().or_else(|| pronoun_before(scene, cue.start));
    let actor = spoken.or_else(|| head_before(scene, cue.start.checked_sub(1)?))?;
    is_leading(&actor).then_some(actor)
}

/// "Retno berjanji mendata dan mengangkat": who binds himself acts, where nobody else is named between.
fn bound_alone(scene: &Scene, step: &Step) -> Option<Actor> {
    let cue = scene.cues.iter().rfind(|cue| cue.end <= step.first && is(scene.view, cue.start, "commissive"))?;
    // "memastikan proses pemberkasan …": a clause with a subject of its own.
    let acts = |at: &usize| scene.view.low(*at).starts_with("me");
    let own = (cue.end..=step.first).find(|at| !is(scene.view, *at, "own")).is_some_and(|at| acts(&at));
    let alone = own
        && (cue.end..step.first)
            .all(|at| scene.actor_at(at).is_none() && !matches!(scene.view.low(at), "pihaknya" | "pihak"));
    scene.speaker_before(cue.start).cloned().filter(|_| alone)
}

/// "kami usulkan", "saya tunjuk": who speaks the quotation that the step stands in.
fn speaker(scene: &Scene, token: usize) -> Option<Actor> {
    let word = scene.view.span(token, token + 1);
    let quote = scene.known.quotes.iter().find(|quote| quote.span.contains(word))?;
    let span = quote.speaker_span.unwrap_or(word);
    let actor = match (&quote.speaker, &quote.role) {
        // A speaker without a name goes by the role.
        (Some(role), None) => Actor { span, name: None, role: Some(role.clone()) },
        (name, role) => Actor { span, name: name.clone(), role: role.clone() },
    };
    is_ruling(&actor).then_some(actor)
}

fn pronoun_before(scene: &Scene, cue: usize) -> Option<Actor> {
    (cue.saturating_sub(2)..cue)
        .find(|at| matches!(scene.view.low(*at), "ia" | "dia" | "beliau"))
        .and_then(|at| pronoun(scene, at))
}

/// Whom a pronoun means: who speaks in this sentence by it, else the person mentioned last.
fn pronoun(scene: &Scene, at: usize) -> Option<Actor> {
    let span = scene.view.span(at, at + 1);
    let here =
        scene.known.quotes.iter().find(|quote| quote.sentences.contains(&scene.sentence) && quote.speaker.is_some());
    if let Some(quote) = here {
        return Some(Actor { span, name: quote.speaker.clone(), role: quote.role.clone() });
    }
    let people = scene.known.people;
    let last = people.mentions.iter().rfind(|mention| mention.span.end() <= span.start())?;
    let person = people.persons.get(last.person)?;
    Some(Actor { span, name: Some(person.name.clone()), role: person.role.clone() })
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
