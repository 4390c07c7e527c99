//! Names that nothing beside them shows to be a person's, but what the article says later does: "Fatimah Zahra menunggu. … Rumah
//! Fatimah jauh."

use crate::document::Document;
use crate::lexicon;
use crate::mention::person::closed::is_person_noun;
use crate::mention::person::name::{is_body_word, is_name_word};
use crate::mention::person::role::is_verb;
use crate::mention::person::scan::{Found, is_filler};
use crate::mention::word::{Shape, Word};
use crate::mention::{list, region};
use foldhash::HashSet;

/// Makes sure of the unsure names of two to four words whose first or last word later stands alone.
pub(super) fn promote(doc: &Document, all: &[Vec<Word>], places: &HashSet<String>, found: &mut [Found]) {
    if found.iter().all(|entry| entry.sure || entry.name.is_none()) {
        return;
    }
    let alone: Vec<HashSet<&str>> = all.iter().map(|words| lone_names(words)).collect();
    let taken_up: Vec<bool> = all.iter().map(|words| takes_up(words)).collect();
    let text = doc.text();
    let names: Vec<usize> = found.iter().filter(|entry| entry.name.is_some()).map(|entry| entry.sentence).collect();
    for entry in found.iter_mut().filter(|entry| !entry.sure && entry.role.is_none()) {
        if !doc.effort.go_on((alone.len() + names.len()) / 16) {
            break;
        }
        let Some(name) = entry.name else { continue };
        let parts: Vec<String> = name.of(text).split_whitespace().map(str::to_lowercase).collect();
        let placed = parts.iter().any(|part| places.contains(part)) || region::is_region(&parts.join(" "));
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let again = |part: &String| {
            let later = alone.iter().skip(entry.sentence + 1);
            part.chars().count() > 2 && later.into_iter().any(|names| names.contains(part.as_str()))
        };
        if placed || parts.len() > 4 {
            continue;
        }
        let words = &all[entry.sentence];
        let at = words.partition_point(|word| word.span.start() < name.start());
        let opens = at == 0 && lexicon::is_indonesian(first);
        let next = entry.sentence + 1;
        let only = found_in(&names, entry.sentence) == 1;
        entry.sure = parts.len() >= 2 && (again(first) || again(last) && !opens)
            || does_as_people(words, name.end()) && !(opens && parts.len() == 1)
            || only && !opens && taken_up.get(next).copied().unwrap_or(false) && !is_body_word(&words[at]);
    }
}

/// How many of the names stand in a sentence.
fn found_in(names: &[usize], sentence: usize) -> usize {
    names.iter().filter(|at| **at == sentence).count()
}

/// Whether a verb that only people do stands behind the name that ends at `end`.
fn does_as_people(words: &[Word], end: usize) -> bool {
    let at = words.partition_point(|word| word.span.end() <= end);
    let behind = words.get(at..).unwrap_or_default().iter();
    let next = behind.into_iter().find(|word| !is_filler(std::slice::from_ref(*word)) || word.is(","));
    next.is_some_and(|word| word.shape == Shape::Lower && list::is_human_verb(&word.lower))
}

/// Whether a sentence opens with a phrase for a person just named: "Perempuan 47 tahun itu", "Warga Desa Batu tersebut".
fn takes_up(words: &[Word]) -> bool {
    let Some(first) = words.first().filter(|first| is_person_noun(&first.lower)) else { return false };
    let phrase = words
        .iter()
        .take(9)
        .take_while(|word| !(word.shape == Shape::Mark || word.shape == Shape::Lower && is_verb(&word.lower)));
    first.is_capital() && phrase.into_iter().any(|word| matches!(word.lower.as_str(), "itu" | "tersebut"))
}

/// The words (lower case) that stand in a sentence as a name of one word.
fn lone_names<'w>(words: &'w [Word]) -> HashSet<&'w str> {
    let lone = |at: usize| {
        let word = &words[at];
        let capital = |i: usize| words.get(i).is_some_and(|near| near.is_capital() && near.shape != Shape::Initial);
        let before = at.checked_sub(1).map(|i| &words[i]);
        let free = before.is_none_or(|before| !before.is_capital() && !list::is_placing(&before.lower));
        let named = is_name_word(word) && !is_body_word(word) && !word.quoted && !region::is_region(&word.lower);
        // A sentence's first word has its capital from there.
        named && free && !capital(at + 1) && (at > 0 || !lexicon::is_indonesian(&word.lower))
    };
    (0..words.len()).filter(|at| lone(*at)).map(|at| words[at].lower.as_str()).collect()
}
