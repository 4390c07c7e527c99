//! A role at a place: "Kepala Badan Kepegawaian (BKPSDM) Kota Palembang", and the name that may follow it.

mod body;
mod head;

use super::name::Name;
use crate::lexicon;
use crate::mention::word::Word;
use body::Body;
use foldhash::HashSet;
use std::ops::Range;

pub use head::{head_at, is_verb};

/// A role as it stands in a sentence; ranges are of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePhrase {
    /// The role with its body and region.
    pub role: Range<usize>,
    /// The name that follows it, directly or after a comma.
    pub name: Option<Name>,
    /// One past all of it.
    pub end: usize,
}

/// The role at `at` with the name behind it. `places` are words that the article uses as names of places.
pub fn role_at(words: &[Word], at: usize, places: &HashSet<String>) -> Option<RolePhrase> {
    let head = head_at(words, at)?;
    // "Ustaz", "Kapten": a title before a name is no role.
    if head == 1 && lexicon::is_honorific(words[at].text) {
        return None;
    }
    let body = Body { words, places, start: at };
    let end = body.extend(at + head);
    let role = at..end;
    let mut name = body.name_after(end);
    // "Wakil Bupati selaku Ketua Tim, Sari": the first role is the one.
    if name.is_none() && words.get(end).is_some_and(|word| word.lower == "selaku") && head_at(words, end + 1).is_some()
    {
        name = role_at(words, end + 1, places).and_then(|second| second.name);
    }
    match name {
        Some(name) => Some(RolePhrase { role, end: name.end, name: Some(name) }),
        None => Some(RolePhrase { role, end, name: None }),
    }
}
