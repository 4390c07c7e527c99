//! Names that nothing beside them shows to be a person's, but what the article says later does: "Fatimah Zahra menunggu. … Rumah
//! Fatimah jauh."

use crate::document::Document;
use crate::lexicon;
use crate::mention::person::name::{is_body_word, is_name_word};
use crate::mention::person::scan::{Found, places};
use crate::mention::region;
use crate::mention::word::{Shape, Word, words};
use foldhash::HashSet;

/// Makes sure of the unsure names of two to four words whose first or last word later stands alone.
pub(super) fn promote(doc: &Document, found: &mut [Found]) {
    if found.iter().all(|entry| entry.sure || entry.name.is_none()) {
        return;
    }
    let all: Vec<Vec<Word>> = doc.sentences.iter().map(|sentence| words(doc, sentence)).collect();
    let places = places(&all);
    let alone: Vec<HashSet<&str>> = all.iter().map(|words| lone_names(words)).collect();
    let text = doc.text();
    for entry in found.iter_mut().filter(|entry| !entry.sure && entry.role.is_none()) {
        let Some(name) = entry.name else { continue };
        let parts: Vec<String> = name.of(text).split_whitespace().map(str::to_lowercase).collect();
        let placed = parts.iter().any(|part| places.contains(part)) || region::is_region(&parts.join(" "));
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let again = |part: &String| {
            let later = alone.iter().skip(entry.sentence + 1);
            part.chars().count() > 2 && later.into_iter().any(|names| names.contains(part.as_str()))
        };
        entry.sure = (2..=4).contains(&parts.len()) && !placed && (again(first) || again(last));
    }
}

/// The words (lower case) that stand in a sentence as a name of one word.
fn lone_names<'w>(words: &'w [Word]) -> HashSet<&'w str> {
    let lone = |at: usize| {
        let word = &words[at];
        let capital = |i: usize| words.get(i).is_some_and(|near| near.is_capital() && near.shape != Shape::Initial);
        let before = at.checked_sub(1).map(|i| &words[i]);
        let free = before.is_none_or(|before| !before.is_capital() && !crate::mention::list::is_placing(&before.lower));
        let named = is_name_word(word) && !is_body_word(word) && !word.quoted && !region::is_region(&word.lower);
        // A sentence's first word has its capital from there.
        named && free && !capital(at + 1) && (at > 0 || !lexicon::is_indonesian(&word.lower))
    };
    (0..words.len()).filter(|at| lone(*at)).map(|at| words[at].lower.as_str()).collect()
}
