//! Who is who: makes one person of a full name and its short forms, and finds what else mentions a person.

mod alias;
mod definite;
mod post;
mod promote;

use super::name::is_listed_body_word;
use super::role::head_at;
use super::scan::Found;
use super::{Form, People, Person, PersonMention};
use crate::document::Document;
use crate::lexicon;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use foldhash::{HashMap, HashSet};
use post::{is_fuller, is_same_post, role_words};
use std::sync::LazyLock;

pub(super) use post::is_post_of;

/// A person while the article is read.
#[derive(Debug, Default)]
struct Draft {
    /// Words of the fullest name.
    words: Vec<String>,
    name: String,
    role: Option<String>,
    /// Clipped forms and nicknames that mean the person.
    clipped: Vec<String>,
}

/// Builds the people of a document from what was found in it.
pub(super) fn merge(doc: &Document, all: &[Vec<Word>], places: &HashSet<String>, mut found: Vec<Found>) -> People {
    promote::promote(doc, all, places, &mut found);
    let text = doc.text();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut mentions: Vec<PersonMention> = Vec::new();
    let mut posts: Vec<(Span<Clean>, String)> = Vec::new();
    let aliases = alias::aliases(all, &found);
    let is_alias = |name: Span<Clean>| aliases.iter().any(|(alias, _)| alias.of(text) == name.of(text));
    // Sure names first, so that a short form before the full name finds it too.
    for entry in found.iter().filter(|entry| entry.sure) {
        if !doc.effort.go_on(drafts.len() + aliases.len()) {
            break;
        }
        let Some(name) = entry.name.filter(|name| !is_alias(*name)) else { continue };
        let person = enter(&mut drafts, name.of(text), entry.role.map(|role| role.of(text)));
        if let Some(role) = entry.role {
            take_role(&mut drafts[person], role.of(text));
        }
    }
    for (alias, holder) in &aliases {
        if let Some(person) = known(&drafts, &name_words(holder.of(text)), &[]) {
            drafts[person].clipped.push(name_words(alias.of(text)).join(" "));
        }
    }
    for entry in found.iter().filter(|entry| !entry.sure && entry.name.is_some()) {
        if !doc.effort.go_on(drafts.len()) {
            break;
        }
        lengthen(&mut drafts, entry.name.map_or("", |name| name.of(text)));
    }
    let mut others: Vec<(Span<Clean>, String)> = Vec::new();
    for entry in &found {
        if !doc.effort.go_on(drafts.len() + mentions.len()) {
            break;
        }
        match (entry.name, entry.role) {
            (Some(name), _) => {
                let parts = name_words(name.of(text));
                let person = known(&drafts, &parts, &mentions);
                // Acronyms and words of bodies are no people's names.
                let body =
                    |word: &str| !word.chars().any(char::is_lowercase) || is_listed_body_word(&word.to_lowercase());
                let plain = parts.len() == 1 && lexicon::is_indonesian(&parts[0]);
                if person.is_none() && !plain && !name.of(text).split_whitespace().any(body) {
                    others.push((name, tidy(name.of(text))));
                }
                if let Some(person) = person {
                    let form =
                        if entry.sure && (parts.len() > 1 || entry.role.is_some() || drafts[person].words.len() == 1) {
                            Form::Name
                        } else {
                            Form::Short
                        };
                    mentions.push(PersonMention { span: name, person, form });
                }
            }
            (None, Some(role)) => posts.push((role, clean_role(role.of(text)))),
            (None, None) => {}
        }
    }
    short_forms(doc, all, &drafts, &mut mentions);
    mentions.sort_by_key(|mention| (mention.span.start(), mention.span.end()));
    mentions.dedup_by(|next, kept| next.span.overlaps(kept.span));
    definite::take_up(doc, &mut drafts, &mut posts, &mut mentions);
    assign_posts(doc, &mut drafts, &mut posts, &mut mentions);
    // A nickname gives way to the full name where the article has that too.
    for draft in &mut drafts {
        let full = NICKNAMES.get(draft.name.to_lowercase().as_str());
        if let Some(full) = full.filter(|full| text.contains(**full)) {
            draft.name = (*full).to_owned();
        }
    }
    let mut people = finish(doc, drafts, mentions, posts);
    people.others = others;
    people
}

fn finish(
    doc: &Document,
    drafts: Vec<Draft>,
    mentions: Vec<PersonMention>,
    posts: Vec<(Span<Clean>, String)>,
) -> People {
    let mut persons: Vec<Person> =
        drafts.into_iter().map(|draft| Person { name: draft.name, role: draft.role, mentions: Vec::new() }).collect();
    for mention in &mentions {
        persons[mention.person].mentions.push(mention.span);
    }
    People { persons, mentions, posts: post::fullest(doc, posts), others: Vec::new() }
}

/// The words of a name in lower case, without points.
fn name_words(name: &str) -> Vec<String> {
    name.split([' ', '\n', '\u{a0}'])
        .map(|word| word.trim_matches(['.', ',']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The person of a sure name, made anew where nobody is called so.
fn enter(drafts: &mut Vec<Draft>, name: &str, role: Option<&str>) -> usize {
    let parts = name_words(name);
    let nick = NICKNAMES.get(parts.join(" ").as_str()).map(|full| name_words(full));
    let held = role.map(role_words);
    let part = |draft: &Draft| is_part(&parts, &draft.words) || is_part(&draft.words, &parts);
    let same =
        drafts.iter().rposition(|draft| part(draft) && !is_namesake(draft, &parts, held.as_deref())).or_else(|| {
            drafts.iter().rposition(|draft| {
                nick.as_ref().is_some_and(|full| is_part(full, &draft.words)) || is_clipped(&parts, &draft.words)
            })
        });
    match same {
        Some(at) => {
            if !is_part(&parts, &drafts[at].words) && parts.len() == 1 {
                drafts[at].clipped.push(parts.join(" "));
            } else if parts.len() > drafts[at].words.len() {
                drafts[at].words = parts;
                drafts[at].name = tidy(name);
            }
            at
        }
        None => {
            drafts.push(Draft { words: parts, name: tidy(name), role: None, clipped: Vec::new() });
            drafts.len() - 1
        }
    }
}

/// "Tri Tito Karnavian", who heads the PKK, is not "Tito Karnavian", the minister: two full names of which one begins with
/// another word, and two posts.
fn is_namesake(draft: &Draft, parts: &[String], held: Option<&[String]>) -> bool {
    let (short, long) =
        if parts.len() < draft.words.len() { (parts, &draft.words[..]) } else { (&draft.words[..], parts) };
    let (Some(first), Some(held), Some(role)) = (long.first(), held, draft.role.as_deref()) else { return false };
    let often_dropped = first.chars().count() <= 2
        || matches!(
            first.as_str(),
            "muhammad"
                | "mohammad"
                | "mohamad"
                | "muhamad"
                | "moh"
                | "moch"
                | "mochamad"
                | "ahmad"
                | "achmad"
                | "abdul"
                | "siti"
                | "andi"
                | "raden"
                | "haji"
                | "hajah"
                | "made"
                | "wayan"
                | "nyoman"
                | "ketut"
                | "gede"
                | "gusti"
        );
    short.len() >= 2
        && long.len() > short.len()
        && short.first() != Some(first)
        && !often_dropped
        && !is_same_post(held, &role_words(role))
}

static NICKNAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/nickname.txt")));

/// Whether one word is a clipped form of a word of a name: "Mirza" of "Mirzani", "Ayu" of "Rahayu".
fn is_clipped(short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    let clipped = |word: &String| {
        word.len() > short.len()
            && (short.len() >= 4 && word.starts_with(short.as_str())
                || short.len() >= 3 && word.ends_with(short.as_str()))
    };
    long.len() > 1 && short.len() >= 3 && long.iter().any(clipped)
}

/// A longer run of capitals that holds a one-word name is its full form.
fn lengthen(drafts: &mut [Draft], name: &str) {
    let parts = name_words(name);
    if parts.len() < 2 || parts.len() > 4 {
        return;
    }
    if let Some(draft) = drafts.iter_mut().find(|draft| draft.words.len() == 1 && is_part(&draft.words, &parts)) {
        draft.words = parts;
        draft.name = tidy(name);
    }
}

/// Whether all words of `short` stand in `long` in their order; a letter stands for a word that begins with it.
fn is_part(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    let fits = |word: &String, full: &String| {
        word == full
            || word.chars().count() == 1 && full.starts_with(word.as_str())
            || full.chars().count() == 1 && word.starts_with(full.as_str())
    };
    // A letter alone makes nobody known: "Rizal" is no "R. Heru".
    !short.is_empty()
        && short.len() <= long.len()
        && short.iter().any(|word| word.len() > 1 && long.contains(word))
        && short.iter().all(|word| rest.any(|full| fits(word, full)))
}

/// The person with these words, the one mentioned last where several fit.
fn known(drafts: &[Draft], parts: &[String], mentions: &[PersonMention]) -> Option<usize> {
    let mut fitting: Vec<usize> = (0..drafts.len()).filter(|at| is_part(parts, &drafts[*at].words)).collect();
    // Of two whose names hold the word, it is the one who is called by it: "Dominikus" is no "Maria Dominikus".
    if fitting.iter().any(|at| drafts[*at].words.first() == parts.first()) {
        fitting.retain(|at| drafts[*at].words.first() == parts.first());
    }
    if fitting.is_empty() {
        let key = parts.join(" ");
        let full = NICKNAMES.get(key.as_str()).map(|full| name_words(full));
        let other = |draft: &Draft| {
            full.as_ref().is_some_and(|full| is_part(full, &draft.words)) || draft.clipped.contains(&key)
        };
        fitting = (0..drafts.len()).filter(|at| other(&drafts[*at])).collect();
    }
    mentions
        .iter()
        .rev()
        .map(|mention| mention.person)
        .find(|person| fitting.contains(person))
        .or(fitting.first().copied())
}

fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clean_role(role: &str) -> String {
    let role = tidy(role);
    ["seorang ", "Seorang ", "salah satu ", "Salah satu "]
        .iter()
        .find_map(|head| role.strip_prefix(head))
        .map(str::to_owned)
        .unwrap_or(role)
}

/// Keeps the fuller of two roles: the first, unless the next says the same with more words.
fn take_role(draft: &mut Draft, role: &str) {
    let role = clean_role(role);
    // "Ustaz", "Kapten": a title is no role.
    if !role.contains(' ') && lexicon::is_honorific(&role) {
        return;
    }
    let fuller = draft.role.as_ref().is_none_or(|held| is_fuller(&role, held));
    if fuller {
        draft.role = Some(role);
    }
}

/// Adds the places where words of known names stand alone.
fn short_forms(doc: &Document, all: &[Vec<Word>], drafts: &[Draft], mentions: &mut Vec<PersonMention>) {
    let mut taken: Vec<Span<Clean>> = mentions.iter().map(|mention| mention.span).collect();
    taken.sort_by_key(|span| span.start());
    let named: HashSet<&str> =
        drafts.iter().flat_map(|draft| draft.words.iter().chain(&draft.clipped)).map(String::as_str).collect();
    let nick = |word: &str| NICKNAMES.contains_key(word);
    let mut extra = Vec::new();
    for words in all {
        for (at, word) in words.iter().enumerate() {
            let plain = !matches!(word.shape, Shape::Capital | Shape::Upper) || lexicon::is_small_word(&word.lower);
            if plain || !(named.contains(word.lower.as_str()) || nick(&word.lower)) {
                continue;
            }
            let i = taken.partition_point(|span| span.end() <= word.span.start());
            if taken.get(i).is_some_and(|span| span.overlaps(word.span)) || is_elsewhere(words, at) {
                continue;
            }
            if !doc.effort.go_on(drafts.len() + mentions.len()) {
                return;
            }
            let before: Vec<PersonMention> =
                mentions.iter().filter(|m| m.span.start() < word.span.start()).copied().collect();
            if let Some(person) = known(drafts, std::slice::from_ref(&word.lower), &before) {
                extra.push(PersonMention { span: word.bare(), person, form: Form::Short });
            }
        }
    }
    mentions.extend(extra);
}

/// Whether a capital word stands in another name: beside another capital, or behind a place's word.
fn is_elsewhere(words: &[Word], at: usize) -> bool {
    let beside = |word: Option<&Word>| {
        word.is_some_and(|word| word.shape == Shape::Capital && !lexicon::is_small_word(&word.lower))
    };
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    let titled = at > 0 && super::name::honorifics(words, at - 1) == at;
    beside(words.get(at + 1))
        || at > 1 && beside(before) && !titled && head_at(words, at - 1).is_none()
        || before.is_some_and(|word| {
            matches!(word.lower.as_str(), "di" | "ke" | "desa" | "kecamatan" | "kabupaten" | "kota" | "kelurahan")
        })
}

/// Gives roles that stand alone to their holders, and holders their fullest role.
fn assign_posts(
    doc: &Document,
    drafts: &mut [Draft],
    posts: &mut Vec<(Span<Clean>, String)>,
    mentions: &mut Vec<PersonMention>,
) {
    let mut left = Vec::new();
    for (span, role) in posts.drain(..) {
        if !doc.effort.go_on(2 * mentions.len()) {
            break;
        }
        let wanted = role_words(&role);
        let holds = |draft: &Draft| draft.role.as_ref().is_some_and(|held| is_same_post(&wanted, &role_words(held)));
        let last =
            mentions.iter().rev().filter(|mention| mention.span.start() < span.start()).map(|mention| mention.person);
        let next = mentions.iter().filter(|mention| mention.span.start() > span.start()).map(|mention| mention.person);
        let holder = last.chain(next).find(|person| holds(&drafts[*person]));
        match holder {
            Some(person) => {
                take_role(&mut drafts[person], &role);
                mentions.push(PersonMention { span, person, form: Form::Role });
                mentions.sort_by_key(|mention| (mention.span.start(), mention.span.end()));
            }
            None => left.push((span, role)),
        }
    }
    *posts = left;
}
