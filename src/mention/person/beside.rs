//! The person beside a speech cue. Here almost any phrase can be a role: "penata suara Ilham Batubara mengatakan", "kata
//! Wahyuni, kader yang sudah lama mengabdi", because the cue vouches for the name.

use super::closed::{is_adverb_start, is_no_head, is_person_noun};
use super::name::{Name, is_body_word, is_calendar, is_name_word, name_at};
use super::role::{is_verb, role_at};
use super::scan::{found_at, is_filler};
use crate::lexicon;
use crate::mention::cue::{Cue, Kind, is_pronoun};
use crate::mention::list::{is_border, is_joint, is_opening, is_placing};
use crate::mention::region;
use crate::mention::word::{Shape, Word};
use foldhash::HashSet;
use std::ops::Range;

/// A name with the phrase that is its role; ranges are of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The name without honorifics and degrees.
    pub name: Range<usize>,
    /// The role.
    pub role: Option<Range<usize>>,
}

/// Most words of a phrase that is taken for a role.
const LONGEST: usize = 16;

/// The named person on the side of `cue` where its speaker stands.
pub fn beside(words: &[Word], cue: &Cue, places: &HashSet<String>) -> Option<Beside> {
    match cue.kind {
        Kind::Active => before(words, governing_verb(words, cue.first), places),
        Kind::Bare | Kind::Passive | Kind::According => behind(words, cue, places),
        Kind::Nya => None,
    }
}

/// The verb whose subject the verb at `verb` shares: "menangis sambil bilang", "berhenti dan meminta".
fn governing_verb(words: &[Word], verb: usize) -> usize {
    let joined = verb > 0 && is_joint(&words[verb - 1].lower);
    if !joined {
        return verb;
    }
    let from = segment_start(words, verb);
    let main = (from.max(1)..verb).find(|at| words[*at].shape == Shape::Lower && is_verb(&words[*at].lower));
    main.unwrap_or(verb - 1)
}

/// The subject of a verb at `verb`.
fn before(words: &[Word], verb: usize, places: &HashSet<String>) -> Option<Beside> {
    let mut end = back_over_filler(words, verb);
    // ", dalam sambutannya, menegaskan": what lies between is neither name nor role.
    let segment = segment_start(words, end);
    if segment > 0 && is_adverbial(&words[segment..end]) {
        end = back_over_filler(words, segment);
    }
    let start = segment_start(words, end);
    if let Some(found) = before_apposition(words, start, end, places) {
        return Some(found);
    }
    if let Some(found) = ending_at(words, start, end, places) {
        return Some(found);
    }
    // "… Budi dalam sambutannya menegaskan": the same without a comma.
    if let Some(at) = (start + 1..end).find(|at| is_adverbial(&words[*at..end]))
        && let Some(found) = ending_at(words, start, at, places)
    {
        return Some(found);
    }
    None
}

/// "Budi, warga Desa Contoh, mengaku": the name before the apposition.
fn before_apposition(words: &[Word], start: usize, end: usize, places: &HashSet<String>) -> Option<Beside> {
    let role = to_relative(words, start..end);
    let lower = words.get(start).is_some_and(|word| word.shape == Shape::Lower)
        || role_at(words, start, places).is_some_and(|phrase| phrase.name.is_none());
    if start == 0 || !lower || !is_noun_phrase(words, start..end) {
        return None;
    }
    let end = back_over_filler(words, start);
    let found = ending_at(words, segment_start(words, end), end, places)?;
    Some(Beside { role: found.role.or(Some(role)), name: found.name })
}

/// A range up to "yang": "penumpang bus yang duduk di depan" is a penumpang bus.
fn to_relative(words: &[Word], range: Range<usize>) -> Range<usize> {
    let end = (range.start + 1..range.end).find(|at| words[*at].lower == "yang").unwrap_or(range.end);
    range.start..end
}

/// The name, with its role, that ends right before `end` in the segment from `start`.
fn ending_at(words: &[Word], start: usize, end: usize, places: &HashSet<String>) -> Option<Beside> {
    if end <= start {
        return None;
    }
    // A role may hold commas, so it is looked for before the segment too.
    let phrase = (end.saturating_sub(30)..end).find_map(|at| {
        let phrase = role_at(words, at, places)?;
        let name = phrase.name?;
        (name.end == end || name.core.end == end).then_some(Beside { name: name.core, role: Some(phrase.role) })
    });
    if phrase.is_some() {
        return phrase;
    }
    // "Sari Putri dari SMAN 1 Batu": the name before where it is from.
    if let Some(name) = name_at(words, start).filter(|name| name.core.start == start && name.core.len() >= 2) {
        let from = words.get(name.end).is_some_and(|word| matches!(word.lower.as_str(), "dari" | "asal"));
        if from && name.end < end && start > 0 && words[start - 1].is(",") {
            return Some(Beside { name: name.core, role: None });
        }
    }
    let (at, name) = (start..end).find_map(|at| whole_name(words, at, end).map(|name| (at, name)))?;
    // A sentence's first word has its capital from there, unless an apposition says that it is a person's name.
    let apposed = !(is_opening(&words[at].lower)
        || is_adverb_start(&words[at].lower)
        || lexicon::is_small_word(&words[at].lower))
        && words.get(end).is_some_and(|word| word.is(","))
        && words.get(end + 1).is_some_and(|word| word.shape == Shape::Lower && is_person_noun(&word.lower));
    let plain = at == 0
        && name.core.len() == 1
        && !name.titled
        && !name.graded
        && !apposed
        && lexicon::is_indonesian(&words[0].lower);
    if plain || is_placed(words, at) {
        return None;
    }
    let lead = trim_opening(words, start..at);
    if !lead.is_empty() {
        let role = is_noun_phrase(words, lead.clone()).then_some(lead);
        return Some(Beside { name: name.core, role });
    }
    // "Kernet bus, Santoso, menyatakan": the phrase before the comma.
    let comma = start.checked_sub(1).filter(|at| words[*at].is(",") && at + 1 == start);
    let role = comma.and_then(|comma| {
        let from = segment_start(words, comma);
        let whole = (from.saturating_sub(14)..=from).find_map(|at| {
            role_at(words, at, places)
                .filter(|phrase| phrase.role.end == comma || phrase.name.as_ref().is_some_and(|n| n.core == name.core))
        });
        let range = whole.map_or_else(|| to_relative(words, trim_opening(words, from..comma)), |phrase| phrase.role);
        is_noun_phrase(words, range.clone()).then_some(range)
    });
    Some(Beside { name: name.core, role })
}

/// The speaker behind a cue.
fn behind(words: &[Word], cue: &Cue, places: &HashSet<String>) -> Option<Beside> {
    let at = cue.end;
    if let Some((Some(name), role, _)) = found_at(words, at, places) {
        // Behind "menurut X," the speech itself begins.
        let role = role
            .map(|role| role.role)
            .or_else(|| if cue.kind == Kind::Bare { apposition(words, name.end) } else { None });
        return (!is_placed(words, name.core.start)).then_some(Beside { name: name.core, role });
    }
    let end = (at..words.len())
        .find(|i| {
            words[*i].shape == Shape::Mark && !words[*i].is("(") && !words[*i].is(")") || is_border(&words[*i].lower)
        })
        .unwrap_or(words.len());
    let (start, name) = (at..end.min(at + LONGEST))
        .find_map(|i| name_at(words, i).filter(|_| is_name_word(&words[i])).map(|name| (i, name)))?;
    let lead = at..start;
    let fits = is_noun_phrase(words, lead.clone()) && !is_placed(words, start);
    fits.then_some(Beside { name: name.core, role: Some(lead) })
}

/// ", kader yang sudah lama mengabdi" behind a name.
fn apposition(words: &[Word], comma: usize) -> Option<Range<usize>> {
    words.get(comma).filter(|word| word.is(","))?;
    let start = comma + 1;
    let end = (start..words.len())
        .find(|i| {
            words[*i].shape == Shape::Mark && !words[*i].is("(") && !words[*i].is(")") || is_border(&words[*i].lower)
        })
        .unwrap_or(words.len());
    is_noun_phrase(words, start..end).then(|| to_relative(words, start..end))
}

fn whole_name(words: &[Word], at: usize, end: usize) -> Option<Name> {
    let first = words.get(at)?;
    let region = (1..4).any(|back| at >= back && region::whole_at(words, at - back).is_some_and(|len| len > back));
    if region {
        return None;
    }
    let starts = is_name_word(first) || super::name::honorifics(words, at) > at || first.shape == Shape::Upper;
    // "Sementara Budi": the capital of a sentence's first word says nothing.
    let plain = at == 0
        && end > 1
        && (lexicon::is_small_word(&first.lower) || is_opening(&first.lower) || is_adverb_start(&first.lower));
    let name = if starts && !plain { name_at(words, at)? } else { return None };
    (name.end == end || name.core.end == end).then_some(name)
}

/// Whether the word before says that a place, a firm or the like is named.
pub fn is_placed(words: &[Word], at: usize) -> bool {
    at > 0 && is_placing(&words[at - 1].lower)
}

fn back_over_filler(words: &[Word], mut end: usize) -> usize {
    while end > 0 && is_filler(&words[end - 1..end]) {
        end -= 1;
    }
    end
}

/// The first word of the comma-free stretch that ends at `end`; degrees and bracketed words are no borders.
fn segment_start(words: &[Word], end: usize) -> usize {
    let mut start = end;
    while start > 0 {
        let word = &words[start - 1];
        let degree = words.get(start).is_some_and(|next| {
            start < end
                && lexicon::is_degree(next.text)
                && (next.text.contains('.') || next.shape == Shape::Upper || next.dotted)
        });
        let inner = matches!(word.text, "(" | ")" | "/" | "&" | "'") || degree && matches!(word.text, "," | ".");
        let border = word.shape == Shape::Mark && !inner || word.quoted && !words[end - 1].quoted;
        if border {
            break;
        }
        start -= 1;
    }
    start
}

/// "dalam sambutannya", "pada Jumat (7/5/2021)", "saat ditemui": when, where and how something is said.
fn is_adverbial(words: &[Word]) -> bool {
    // ", bukan nama sebenarnya,"
    let disguise = words.len() >= 2 && words[0].lower == "bukan" && words[1].lower == "nama";
    disguise
        || words.first().is_some_and(|word| {
            let lower = word.lower.as_str();
            is_border(lower) && lower != "yang" && word.shape == Shape::Lower
                || is_calendar(lower)
                || matches!(lower, "pada" | "dalam" | "di")
        })
}

/// Whether a range can be a role: no verb before "yang", no pronoun, not too long, with a letter in it.
fn is_noun_phrase(words: &[Word], range: Range<usize>) -> bool {
    let Some(inside) = words.get(range).filter(|inside| !inside.is_empty() && inside.len() <= LONGEST) else {
        return false;
    };
    let first = &inside[0];
    // "Ditemui usai acara": a verb, whatever its first letter.
    if is_said_or_where(inside) || is_verb(&first.lower) {
        return false;
    }
    let plain = inside.iter().take_while(|word| word.lower != "yang");
    let bad = |word: &Word| {
        is_verb(&word.lower) && word.shape == Shape::Lower
            || is_pronoun(&word.lower)
            || is_calendar(&word.lower) && word.is_capital()
    };
    let begins = matches!(first.shape, Shape::Lower | Shape::Capital | Shape::Upper)
        && !is_opening(&first.lower)
        && !lexicon::is_small_word(&first.lower);
    begins
        && !plain.clone().any(bad)
        && plain.into_iter().any(|word| word.shape == Shape::Lower || is_body_word(word) || inside.len() > 1)
}

/// "penjelasannya", "pertemuan tersebut", "pria yang akrab disapa": what is said, where, or by which name, but no role.
fn is_said_or_where(words: &[Word]) -> bool {
    let last = words.last().map_or("", |word| word.lower.as_str());
    let spoken = words.iter().any(|word| matches!(word.lower.as_str(), "disapa" | "dipanggil"));
    words.first().is_some_and(|word| is_no_head(&word.lower))
        || last.ends_with("nya")
        || matches!(last, "tersebut" | "ini" | "demikian" | "kata")
        || spoken
}

/// A range without the words that open a sentence before its subject: "Sementara itu", "Namun", "Hal senada".
fn trim_opening(words: &[Word], range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start < range.end && (is_opening(&words[start].lower) || words[start].shape == Shape::Mark) {
        start += 1;
    }
    start..range.end
}
