//! The heads of roles ("Kepala Dinas", "Plt Bupati"), and what kind of word may follow them.

use crate::lexicon::{self, Phrases};
use crate::mention::list;
use crate::mention::word::{Shape, Word};
use foldhash::HashMap;
use std::sync::LazyLock;

static ROLES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../../../data/role.txt")), 0);
    phrases.add(lexicon::entries(include_str!("../../../../data/occupation.txt")), 1);
    phrases
});
static PLACE_HEADS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../../data/place_head.txt")));

/// Words of the role's head at `at`: "Plt Kepala Dinas", "mantan Bupati", "anggota Komisi II".
pub fn head_at(words: &[Word], at: usize) -> Option<usize> {
    let first = words.get(at)?;
    if first.quoted || matches!(first.shape, Shape::Mark | Shape::Number | Shape::Initial) {
        return None;
    }
    let mut end = at;
    while words.get(end).is_some_and(|word| is_modifier(&word.lower)) {
        end += 1;
        // "Penjabat (Pj) Gubernur".
        if words.get(end).is_some_and(|word| word.is("(")) && words.get(end + 2).is_some_and(|word| word.is(")")) {
            end += 3;
        }
    }
    let window: Vec<&str> = words.get(end..)?.iter().take(6).map(|word| word.lower.as_str()).collect();
    let head = ROLES.longest_at(&window);
    match head {
        Some((len, _)) => Some(end + len - at),
        None if end > at && is_acting(&words[end - 1].lower) => Some(end - at),
        None => None,
    }
}

fn is_modifier(lower: &str) -> bool {
    is_acting(lower) || matches!(lower, "mantan" | "eks" | "calon" | "wakil" | "seorang" | "salah" | "satu")
}

fn is_acting(lower: &str) -> bool {
    matches!(lower, "plt" | "plh" | "pj" | "pjs" | "penjabat")
}

/// Heads of a place: "Camat X" may be followed by the place or by the person.
pub(super) fn is_head_of_place(lower: &str) -> bool {
    PLACE_HEADS.contains_key(lower)
}

/// Heads that take a region of the gazetteer and nothing else.
pub(super) fn is_head_of_region(lower: &str) -> bool {
    PLACE_HEADS.get(lower) == Some(&"region")
}

/// Whether the word looks like a verb: me-, ber-, di-, ter- on a known word.
pub fn is_verb(lower: &str) -> bool {
    let prefixed = ["me", "ber", "di", "ter"].iter().any(|prefix| lower.starts_with(prefix));
    // A word that is its own root ("media", "distrik") only begins like one.
    prefixed && lower.len() > 5 && !list::is_no_verb(lower) && lexicon::root(lower).is_some_and(|root| root != lower)
}

/// "Kepala Disparbud", "Plt Bappelitbangda": a clipped office behind a word that asks for one.
pub(super) fn is_clipped_office(before: &str, lower: &str) -> bool {
    let asks = matches!(before, "kepala" | "plt" | "plh" | "sekretaris" | "kabid" | "staf" | "pegawai");
    asks && ["dis", "bappe", "bakes", "bp"]
        .iter()
        .any(|start| lower.strip_prefix(start).is_some_and(|rest| rest.chars().count() >= 3))
}
