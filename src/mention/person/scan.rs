//! Finds names and roles in the sentences, before it is known who is who.

use super::beside::{Beside, beside, is_placed};
use super::closed::{is_adverb_start, is_document, is_person_noun};
use super::name::{Name, is_body_word, is_name_word, name_at, stretch};
use super::role::{RolePhrase, head_at, is_verb, role_at};
use crate::lexicon;
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::word::{Shape, Word};
use crate::mention::{list, region};
use crate::span::{Clean, Span};
use foldhash::HashSet;
use std::sync::LazyLock;

static NAME_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/name_word.txt")));

/// What is found at a place of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name.
    pub name: Option<Span<Clean>>,
    /// The role.
    pub role: Option<Span<Clean>>,
    /// Index of the sentence.
    pub sentence: usize,
    /// Whether something shows that the name is a person's: a role, a title, a degree, a cue.
    pub sure: bool,
}

/// What stands at word `at`: role and name in either order. The number is the word behind it.
pub fn found_at(
    words: &[Word],
    at: usize,
    places: &HashSet<String>,
) -> Option<(Option<Name>, Option<RolePhrase>, usize)> {
    if let Some(phrase) = role_at(words, at, places) {
        let bare_word = words[at].shape == Shape::Lower && phrase.name.is_none();
        if !bare_word {
            let end = phrase.end;
            return Some((phrase.name.clone(), Some(phrase), end));
        }
    }
    let name = name_at(words, at)?;
    // "ke Desa Batu, Bupati …": the role behind a place is somebody else's.
    let placed = !name.titled && !name.graded && is_placed(words, at);
    let own =
        |role: &RolePhrase| !placed || words[at - 1].lower == "dari" && words[role.role.start].shape == Shape::Lower;
    match role_behind(words, name.end, places).filter(own) {
        Some(role) => {
            let end = role.role.end;
            Some((Some(name), Some(role), end))
        }
        None => {
            let end = name.end;
            Some((Some(name), None, end))
        }
    }
}

/// The role that follows a name: ", Kepala BKN", "selaku Ketua Panitia", ", warga Desa X".
fn role_behind(words: &[Word], end: usize, places: &HashSet<String>) -> Option<RolePhrase> {
    let comma = words.get(end).is_some_and(|word| word.is(","));
    let mut at = end + usize::from(comma);
    let linked = words.get(at).is_some_and(|word| matches!(word.lower.as_str(), "selaku" | "sebagai"));
    let also = words.get(at).is_some_and(|word| word.lower == "yang")
        && words.get(at + 1).is_some_and(|word| word.lower == "juga");
    let bracket = words.get(end).is_some_and(|word| word.is("("));
    at += usize::from(linked) + 2 * usize::from(also) + usize::from(bracket);
    if !(comma || linked || also || bracket) {
        return None;
    }
    let Some(role) = role_at(words, at, places).filter(|_| head_at(words, at).is_some()) else {
        return if comma { person_noun(words, at) } else { None };
    };
    // "Budi, Kepala BKN Andi": the role is the next person's, unless what looks like a name ends the body's.
    if let Some(name) = role.name.as_ref().filter(|_| comma) {
        // "Sari, warga Batu Merah, …": where she lives.
        let resident =
            matches!(words[at].lower.as_str(), "warga" | "penduduk" | "pemuda" | "tokoh" | "petani" | "nelayan");
        let closed = words.get(name.end).is_none_or(|next| next.shape == Shape::Mark);
        let place = resident && !name.titled && name.core.len() <= 2 && closed;
        return place.then_some(RolePhrase { role: role.role.start..name.core.end, name: None, end: name.end });
    }
    Some(role)
}

/// ", siswi kelas dua asal Desa X,": an apposition that a noun for people opens, up to its comma or verb.
fn person_noun(words: &[Word], at: usize) -> Option<RolePhrase> {
    let first = words.get(at).filter(|word| word.shape == Shape::Lower && is_person_noun(&word.lower))?;
    let border = |word: &Word| {
        word.shape == Shape::Mark && !word.is("(") && !word.is(")")
            || word.shape == Shape::Lower
                && (is_verb(&word.lower) || list::is_border(&word.lower) || word.lower == "yang")
    };
    let end = (at + 1..words.len().min(at + 14)).find(|i| border(&words[*i])).unwrap_or(words.len().min(at + 14));
    // "Sari, ibu kandung Budi": a mark or a verb closes it; the pronoun of "ibu dia" is no part of it.
    let closed = words.get(end).is_none_or(border) && !cue::is_pronoun(&first.lower);
    closed.then_some(RolePhrase { role: at..end, name: None, end })
}

/// Words that the article uses as names of places: behind "di", "Kecamatan", "Desa" and the like.
pub fn places(all: &[Vec<Word>]) -> HashSet<String> {
    let mut places = HashSet::default();
    for words in all {
        places.extend(words[..dateline_end(words)].iter().map(|word| word.lower.clone()));
        for pair in words.windows(2) {
            let before = pair[0].lower.as_str();
            let asks = matches!(
                before,
                "di" | "ke"
                    | "kecamatan"
                    | "desa"
                    | "kelurahan"
                    | "kabupaten"
                    | "kota"
                    | "distrik"
                    | "nagari"
                    | "kampung"
                    | "dusun"
                    | "polsek"
                    | "polres"
                    | "pasar"
            );
            if asks && is_name_word(&pair[1]) {
                places.insert(pair[1].lower.clone());
            }
        }
    }
    places
}

/// One past the place of a dateline, "LEMBAH HIJAU – …"; 0 where the sentence has none.
fn dateline_end(words: &[Word]) -> usize {
    const LONGEST: usize = 4;
    let end = words.iter().take_while(|word| word.shape == Shape::Upper).count();
    let dash = words.get(end).is_some_and(|word| matches!(word.text, "-" | "–" | "—"));
    let plain = words.iter().any(|word| word.shape == Shape::Lower);
    if dash && plain && end <= LONGEST { end } else { 0 }
}

/// All that is found in the sentences of a document, in order.
pub(super) fn scan(all: &[Vec<Word>], places: &HashSet<String>) -> Vec<Found> {
    let mut found = Vec::new();
    for (i, words) in all.iter().enumerate() {
        scan_sentence(words, i, places, &mut found);
    }
    found
}

fn scan_sentence(words: &[Word], sentence: usize, places: &HashSet<String>, out: &mut Vec<Found>) {
    let cues = cue::find(words);
    let headline = is_headline(words);
    let fits = |hit: &Beside| !(headline && is_plain(&words[hit.name.clone()]));
    let spoken: Vec<Beside> = cues.iter().filter_map(|cue| beside(words, cue, places)).filter(fits).collect();
    let mut at = dateline_end(words);
    while at < words.len() {
        let hit = spoken
            .iter()
            .find(|hit| hit.name.contains(&at) || hit.role.as_ref().is_some_and(|role| role.contains(&at)));
        if let Some(hit) = hit {
            let name = stretch(words, hit.name.clone());
            let role = hit.role.clone().map(|role| stretch(words, role));
            if out.last().is_none_or(|last| last.name != Some(name)) {
                out.push(Found { name: Some(name), role, sentence, sure: true });
            }
            // Past the nearer of the two; the other half leads here again.
            let ends = [Some(&hit.name), hit.role.as_ref()]
                .into_iter()
                .flatten()
                .filter(|range| range.contains(&at))
                .map(|range| range.end);
            at = ends.max().unwrap_or(at + 1);
            continue;
        }
        let Some((name, role, end)) = candidate(words, at, places).filter(|(.., end)| *end > at) else {
            // A region's second word begins no name.
            at += region::whole_at(words, at).unwrap_or(1);
            continue;
        };
        let overlaps = spoken.iter().any(|hit| hit.name.start < end && at < hit.name.end);
        let name = name.and_then(|name| if headline { cut(words, name, role.is_some()) } else { Some(name) });
        if !overlaps && let Some(found) = keep(words, at, sentence, &cues, name, role) {
            out.push(found);
        }
        at = if overlaps { at + 1 } else { end };
    }
}

/// Whether nearly all words have capitals, as in a headline, where capitals say nothing.
fn is_headline(words: &[Word]) -> bool {
    let plain = words.iter().filter(|word| word.shape == Shape::Lower).count();
    let capital = words.iter().filter(|word| word.is_capital()).count();
    let stopped = words.last().is_some_and(|word| word.is(".") || word.is("\""));
    capital >= 4 && plain * 3 <= capital && !stopped
}

/// Whether one of a name's words is a word of the language, which in a headline makes it no name.
fn is_plain(words: &[Word]) -> bool {
    words.iter().any(|word| lexicon::is_indonesian(&word.lower) && !NAME_WORDS.contains(word.lower.as_str()))
}

/// A name of a headline as far as it is one: "Bupati Rahmat Said Lantik" is Rahmat Said; without a post before it, or a second
/// word, a cut name may be anything.
fn cut(words: &[Word], name: Name, held: bool) -> Option<Name> {
    let Some(plain) = name.core.clone().find(|at| is_plain(&words[*at..=*at])) else { return Some(name) };
    let kept = name.core.start..plain;
    (kept.len() >= 2 || held && !kept.is_empty()).then_some(Name { core: kept, end: plain, graded: false, ..name })
}

fn candidate(words: &[Word], at: usize, places: &HashSet<String>) -> Option<(Option<Name>, Option<RolePhrase>, usize)> {
    let word = &words[at];
    // "@KantorPos_id" is an account.
    if at > 0 && words[at - 1].text.ends_with('@') {
        return None;
    }
    let starts = word.is_capital() || word.shape == Shape::Lower && !lexicon::is_small_word(&word.lower);
    if !starts || cue::find(&words[at..=at]).iter().any(|_| word.shape == Shape::Lower) {
        return None;
    }
    // "di halaman kantor gubernur, Arfai": the office, not its holder.
    if at > 0 && list::is_venue(&words[at - 1].lower) && head_at(words, at).is_some() {
        return None;
    }
    // The first word of a sentence has its capital from there: "Sebanyak", "Menurut".
    if at == 0 && word.shape == Shape::Capital && head_at(words, 0).is_none() && is_plain_start(words) {
        return None;
    }
    found_at(words, at, places)
}

fn is_plain_start(words: &[Word]) -> bool {
    let lower = &words[0].lower;
    let lone = words.get(1).is_none_or(|next| !is_name_word(next));
    lexicon::is_small_word(lower)
        || is_adverb_start(lower)
        || is_verb(lower)
        || lexicon::is_indonesian(lower) && lone
        || matches!(lower.as_str(), "menurut" | "sebanyak" | "sementara" | "selain" | "kata")
}

fn keep(
    words: &[Word],
    at: usize,
    sentence: usize,
    cues: &[Cue],
    name: Option<Name>,
    role: Option<RolePhrase>,
) -> Option<Found> {
    let role_span = role.as_ref().map(|role| stretch(words, role.role.clone()));
    let Some(name) = name else {
        // A role alone: only in capitals, a lower-case one is a common noun.
        // Nor is the post in "SK Bupati" anybody who acts.
        let titled = at > 0 && is_document(&words[at - 1].lower);
        return (words[at].is_capital() && !titled).then_some(Found {
            name: None,
            role: role_span,
            sentence,
            sure: false,
        });
    };
    let end = role.as_ref().map_or(name.end, |role| role.end.max(name.end));
    let start = role.as_ref().map_or(at, |role| role.role.start.min(at));
    let particle = words[name.core.clone()].iter().any(|word| matches!(word.lower.as_str(), "bin" | "binti"));
    let spoken = is_beside_cue(words, start, end, cues);
    if role.is_none() && !name.titled && (is_placed(words, at) || !spoken && ends_body(words, at)) {
        return None;
    }
    let role_span = role_span.or_else(|| told_of(words, at).map(|role| stretch(words, role)));
    let sure = role_span.is_some() || name.titled || name.graded || particle || spoken;
    if words[name.core.start].quoted && !sure {
        return None;
    }
    Some(Found { name: Some(stretch(words, name.core)), role: role_span, sentence, sure })
}

/// "Warga Desa Batu yang melapor adalah Sari": what the name before "adalah" is, from the front of its sentence.
fn told_of(words: &[Word], at: usize) -> Option<std::ops::Range<usize>> {
    let is = at.checked_sub(1).filter(|i| matches!(words[*i].lower.as_str(), "adalah" | "ialah"))?;
    let first = words.first()?;
    let head = is_person_noun(&first.lower) || head_at(words, 0).is_some();
    let end = words[..is].iter().position(|word| word.lower == "yang" || word.shape == Shape::Mark).unwrap_or(is);
    (head && (1..=8).contains(&end)).then_some(0..end)
}

/// Whether the name at `at` ends the name of a body: "Perhimpunan Nefrologi", "Mahkamah Agung".
fn ends_body(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    before.is_some_and(|word| {
        word.shape == Shape::Capital && is_body_word(word) && (at > 1 || is_head_of_body(&word.lower))
    })
}

/// Words that open the name of a body and no sentence otherwise.
fn is_head_of_body(lower: &str) -> bool {
    matches!(
        lower,
        "mahkamah"
            | "perhimpunan"
            | "persatuan"
            | "serikat"
            | "ikatan"
            | "forum"
            | "lembaga"
            | "komisi"
            | "dewan"
            | "majelis"
            | "badan"
            | "dinas"
            | "kantor"
            | "kementerian"
    )
}

/// Whether what lies between two words is the speaker of a cue.
fn is_beside_cue(words: &[Word], start: usize, end: usize, cues: &[Cue]) -> bool {
    cues.iter().any(|cue| match cue.kind {
        Kind::Active => {
            (end..=cue.first).contains(&cue.first) && cue.first - end <= 4 && is_filler(&words[end..cue.first])
        }
        Kind::Bare | Kind::Passive | Kind::According => cue.end == start,
        Kind::Nya => false,
    })
}

/// Words that may stand between a subject and its verb: commas and adverbs.
pub fn is_filler(words: &[Word]) -> bool {
    words.iter().all(|word| word.is(",") || word.shape == Shape::Lower && list::is_filler(&word.lower))
}
