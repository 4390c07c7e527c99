//! Who carries a step out: swears in, appoints, hands over, proposes, dismisses.

use super::frame::{Voice, by_pronoun, is_border, voice};
use super::scene::Scene;
use super::{Actor, body};
use crate::assemble::step::{Step, is_step_word};
use crate::lexicon;
use crate::mention::person;
use crate::mention::view::View;
use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/event_agent.txt")));

static BODIES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/body_word.txt")));
/// Words of headlines that stand beside names.
const NO_NAME: [&str; 12] =
    ["resmi", "setop", "stop", "target", "akan", "bakal", "segera", "minta", "ini", "jadi", "ikut", "nama"];

fn is(view: &View, at: usize, class: &str) -> bool {
    CLASSES.get(view.low(at)) == Some(&class)
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
        _ => false,
    })?;
    let mut at = lead + 1;
    while matches!(view.low(at), "oleh" | "langsung" | "pula" | "juga") {
        at += 1;
    }
    actor_from(scene, at).or_else(|| body_at(view, at))
}

/// Whether no verb of another clause stands between a step and "oleh": "pelantikan dilakukan oleh", not "kinerja yang dicapai oleh".
fn is_of_step(view: &View, between: Range<usize>) -> bool {
    let verb = between.rev().find(|at| person::is_verb(view.low(*at)));
    verb.is_none_or(|at| {
        CLASSES.get(view.low(at)) == Some(&"carried")
            || view.low(at).contains("lantik")
            || view.low(at).contains("serah")
    })
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
                scene.speaker_before(cue.start).cloned().or_else(|| pronoun_before(scene, cue.start))
            } else {
                None
            };
        }
        // "Pemkab Contoh": a body's name is no person's.
        let body = body_ending(view, at);
        let named = scene.actor_at(at).filter(|actor| body.as_ref().is_none_or(|body| !body.span.contains(actor.span)));
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
            return pronoun(scene, at);
        }
    }
    None
}

/// Whether between a verb of saying and a step nothing stands that can be its subject.
fn is_own_act(view: &View, between: Range<usize>) -> bool {
    between.into_iter().all(|at| {
        matches!(
            view.low(at),
            "akan"
                | "telah"
                | "sudah"
                | "segera"
                | "tidak"
                | "tak"
                | "bahwa"
                | "untuk"
                | "juga"
                | "kembali"
                | "bakal"
                | "pernah"
                | "ada"
                | "langsung"
                | "lagi"
                | "mau"
        )
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
    let alone = (cue.end..step.first)
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

/// Whether an actor holds a post that can carry out a step.
fn is_ruling(actor: &Actor) -> bool {
    actor.role.as_deref().is_some_and(|role| {
        let first = plain(role);
        first.first().is_some_and(|word| CLASSES.get(word.as_str()) == Some(&"ruling"))
    })
}

/// Whether an actor leads a government, a ministry or a force.
fn is_leading(actor: &Actor) -> bool {
    actor.role.as_deref().is_some_and(|role| {
        let first = plain(role);
        let led = [
            "bupati",
            "wali",
            "walikota",
            "gubernur",
            "presiden",
            "menteri",
            "sekda",
            "sekretaris",
            "wakil",
            "kapolri",
            "panglima",
        ];
        first.first().is_some_and(|word| led.contains(&word.as_str()))
    })
}

/// The words of a role in lower case without "Plt", "Pj" and their like.
fn plain(role: &str) -> Vec<String> {
    let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let tail = |word: &String| matches!(word.as_str(), "tugas" | "harian" | "sementara");
    let acting = |word: &String| CLASSES.get(word.as_str()) == Some(&"acting") || tail(word);
    words.skip_while(acting).collect()
}

/// A head of government named by his post alone, in any case: "bupati", "wali kota".
fn head_at(scene: &Scene, at: usize) -> Option<Actor> {
    let end = is_head(scene.view, at)?;
    let span = scene.view.span(at, end);
    Some(Actor { span, name: None, role: Some(span.of(scene.view.text()).to_owned()) })
}

fn head_before(scene: &Scene, last: usize) -> Option<Actor> {
    (last.saturating_sub(1)..=last)
        .find_map(|at| head_at(scene, at).filter(|_| is_head(scene.view, at) == Some(last + 1)))
}

/// The token behind the post of somebody who leads a government or a force, at `at`.
fn is_head(view: &View, at: usize) -> Option<usize> {
    match (view.low(at), view.low(at + 1)) {
        ("wali", "kota") | ("wakil", "bupati" | "gubernur" | "presiden" | "menteri") | ("kepala", "daerah") => {
            Some(at + 2)
        }
        (
            "bupati" | "walikota" | "gubernur" | "presiden" | "menteri" | "kapolri" | "kapolda" | "kapolres"
            | "panglima" | "camat" | "mendagri" | "sekda" | "rektor" | "kakanwil" | "sekjen" | "pangdam",
            _,
        ) => Some(at + 1),
        _ => None,
    }
}

/// The actor with the name as far as it is one: a headline's "Prabowo Resmi Setop" is Prabowo, "Kankemenag Kabupaten" nobody.
fn sound(actor: Actor) -> Actor {
    let Some(name) = actor.name.as_deref() else { return actor };
    let odd = |word: &&str| {
        let low = word.to_lowercase();
        person::is_verb(&low) || is_step_word(&low) || NO_NAME.contains(&low.as_str())
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let body = words.iter().any(|word| BODIES.contains(word.to_lowercase().as_str())) && words.len() > 1;
    let kept: Vec<&str> = words.iter().take_while(|word| !odd(word)).copied().collect();
    let name = if body || kept.is_empty() { None } else { Some(kept.join(" ")) };
    Actor { name, ..actor }
}

/// The person of the article who holds a role that is told without a name: "bupati", "kepala daerah".
pub(super) fn resolved(scene: &Scene, official: Actor) -> Actor {
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
