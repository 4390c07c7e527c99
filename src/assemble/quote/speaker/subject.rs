//! The subject of an active verb of saying: "X, warga Desa Y, mengaku …", "BKN melalui siaran pers menegaskan …".

use super::phrase::{in_sentence, in_sentence_first, is_object, mention_in, person_of, phrase};
use super::pronoun::{definite, pronoun};
use super::{Past, Side, Speaker, taken_up};
use crate::assemble::quote::{Context, Piece, np};
use crate::mention::cue::{self, Cue};
use crate::mention::list;
use crate::mention::person::{self, is_calendar, is_filler, is_verb, is_weekday, stretch};
use crate::mention::word::{Shape, Word};
use crate::terms::QuoteKind;
use std::ops::Range;

/// Most asides between a subject and its verb.
const ASIDES: usize = 3;

/// The subject of the active verb of saying at `cue`.
pub(super) fn subject(
    context: &Context,
    piece: &Piece,
    sentence: usize,
    cue: Cue,
    past: Option<&Past>,
) -> Option<Speaker> {
    let words = &context.words[sentence];
    let direct_behind = piece.kind == QuoteKind::Direct && words[cue.first].span.start() >= piece.span.end();
    let from = if direct_behind {
        words.iter().position(|word| word.span.start() >= piece.span.end()).unwrap_or(0)
    } else {
        0
    };
    if let Some(comma) = relative_before(words, from, cue.first) {
        let near = before(words, from, comma);
        return mention_in(context, sentence, near.clone(), Side::Before)
            .map(|mention| person_of(context, &mention))
            .or_else(|| phrase(context, sentence, near, Side::Before));
    }
    let near = nearest(words, from, cue.first);
    let inside = &words[near.clone()];
    if inside.iter().any(|word| cue::is_pronoun(&word.lower) && !word.quoted) && inside.len() <= 3
        || inside.last().is_some_and(|word| cue::is_pronoun(&word.lower))
    {
        return pronoun(context, piece, sentence, cue.first, past);
    }
    // "…, yang mengaku": whoever stands before the comma.
    if inside.len() == 1 && inside[0].lower == "yang"
        || inside.is_empty() && cue.first > 0 && words[cue.first - 1].lower == "yang"
    {
        let yang = cue.first - 1;
        let near = described(words, from, yang);
        return mention_in(context, sentence, near.clone(), Side::Before)
            .map(|mention| person_of(context, &mention))
            .or_else(|| phrase(context, sentence, near, Side::Before))
            .or_else(|| in_sentence(context, sentence, from..cue.first));
    }
    if is_coordinated(words, cue.first) {
        let start = first_phrase(words, from, cue.first);
        let lead = words[start.clone()].iter().any(|word| cue::is_pronoun(&word.lower));
        return if lead {
            pronoun(context, piece, sentence, cue.first, past)
        } else {
            taken_up(context, piece, &words[start.clone()], past)
                .or_else(|| definite(context, piece, sentence, start.clone(), past))
                .or_else(|| in_sentence_first(context, sentence, from..cue.first))
                .or_else(|| phrase(context, sentence, start, Side::Before))
        };
    }
    if near.is_empty() {
        // "…, dan menambahkan": the one who spoke before in the sentence, or the subject of its beginning.
        return in_sentence(context, sentence, from..cue.first)
            .or_else(|| pronoun(context, piece, sentence, cue.first, past));
    }
    if let Some(found) = person::beside(words, &cue, &context.places)
        && let Some(mention) = context.people.at(stretch(words, found.name))
    {
        return Some(person_of(context, mention));
    }
    let taken_up = taken_up(context, piece, inside, past);
    if let Some(speaker) = taken_up.or_else(|| definite(context, piece, sentence, near.clone(), past)) {
        return Some(speaker);
    }
    if let Some(speaker) =
        mention_in(context, sentence, near.clone(), Side::Before).filter(|mention| !is_object(words, mention))
    {
        return Some(person_of(context, &speaker));
    }
    // "Rosita, PTT di kelurahan Malabero selama 14 tahun, mengharapkan": the name before the apposition.
    let comma = near.start > 0 && words[near.start - 1].is(",");
    if comma && let Some(speaker) = in_sentence(context, sentence, from..near.start) {
        let capital = words[near.clone()].iter().any(|word| word.shape == Shape::Upper || word.shape == Shape::Capital);
        let body = words[near.start].is_capital() && capital;
        if !body || near.len() > 8 {
            return Some(speaker);
        }
    }
    phrase(context, sentence, near.clone(), Side::Before).or_else(|| in_sentence(context, sentence, from..cue.first))
}

/// Whether a verb shares the subject of one before: "… dan menilai", "… sambil meminta".
fn is_coordinated(words: &[Word], verb: usize) -> bool {
    let joint = verb.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| list::is_joint(&word.lower));
    joint && words[..verb].iter().any(|word| is_verb(&word.lower) || cue::is_pronoun(&word.lower))
}

/// The sentence's first phrase: its words up to the first verb, from the last comma before it.
fn first_phrase(words: &[Word], from: usize, to: usize) -> Range<usize> {
    let verb = (from + 1..to).find(|at| words[*at].shape == Shape::Lower && is_verb(&words[*at].lower)).unwrap_or(to);
    before(words, from, verb)
}

/// The phrase before word `at`, no further back than `from`.
fn before(words: &[Word], from: usize, at: usize) -> Range<usize> {
    let near = np::before(&words[from..], at.saturating_sub(from));
    near.start + from..near.end + from
}

/// The phrase before a verb, asides between them left out: ", Kamis (6/3/2025), mempertanyakan", ", lewat siaran pers, meminta".
fn nearest(words: &[Word], from: usize, verb: usize) -> Range<usize> {
    let mut near = before(words, from, verb);
    for _ in 0..ASIDES {
        // Words that open a clause have been left out of the phrase: "melalui" of ", melalui kepala bagian humas,".
        let start = (from..near.start).rev().find(|at| !list::is_opening(&words[*at].lower)).map_or(from, |at| at + 1);
        let comma = start > from && words[start - 1].is(",");
        if !comma || !is_aside(&words[start..near.end]) {
            break;
        }
        let further = before(words, from, start - 1);
        // "Melansir contoh.id, melalui Kepala BKD Sari pihaknya menyatakan …": what stands before names a source.
        if words.get(further.start).is_none_or(|word| is_source(&word.lower)) || further.is_empty() {
            break;
        }
        near = further;
    }
    without_means(words, near)
}

/// Words that name a medium as the source.
fn is_source(lower: &str) -> bool {
    matches!(lower, "melansir" | "dilansir" | "mengutip" | "dikutip" | "seperti" | "sebagaimana")
}

/// Whether words between commas tell when, how or of how many, and name nobody who speaks.
fn is_aside(words: &[Word]) -> bool {
    words.first().is_some_and(|word| {
        let dated = is_weekday(&word.lower) || words.iter().any(|word| word.shape == Shape::Number);
        is_calendar(&word.lower) && word.is_capital() && dated
            || word.shape == Shape::Lower && (list::is_border(&word.lower) || is_remark(words))
    })
}

/// ", bukan nama sebenarnya,", ", misalnya,", ", yaitu 52 persen,".
fn is_remark(words: &[Word]) -> bool {
    let lowers: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    matches!(lowers.as_slice(), ["bukan", "nama", ..] | ["misalnya"] | ["yaitu", ..] | ["di" | "pada", ..])
}

/// A phrase without the means at its end: "BKN melalui kanal resminya", "dinas itu di laman resminya".
fn without_means(words: &[Word], near: Range<usize>) -> Range<usize> {
    let means = |at: usize| {
        let word = &words[at];
        let own = words[at + 1..near.end].iter().any(|word| word.shape == Shape::Lower && word.lower.ends_with("nya"));
        word.shape == Shape::Lower
            && (matches!(word.lower.as_str(), "melalui" | "lewat")
                || matches!(word.lower.as_str(), "di" | "dalam" | "pada") && own)
    };
    let end = (near.start + 1..near.end).find(|at| means(*at)).unwrap_or(near.end);
    near.start..end
}

/// The phrase that a relative clause at `yang` describes: the words before it, back to a preposition, a verb or a mark. A comma
/// may stand between, with an apposition before that: "Sari, penjual ikan, yang mengaku …".
fn described(words: &[Word], from: usize, yang: usize) -> Range<usize> {
    let stops = |word: &Word| {
        word.shape == Shape::Mark && !matches!(word.text, "(" | ")")
            || word.shape == Shape::Lower
                && (is_verb(&word.lower)
                    || list::is_border(&word.lower)
                    || matches!(word.lower.as_str(), "dari" | "oleh" | "di" | "ke"))
    };
    let back = |end: usize| (from..end).rev().find(|at| stops(&words[*at])).map_or(from, |at| at + 1)..end;
    let end = if yang > from && words[yang - 1].is(",") { yang - 1 } else { yang };
    let near = back(end);
    let apposed = near.start > from && words[near.start - 1].is(",") && words[near.start].shape == Shape::Lower;
    if apposed && near.len() <= 8 { back(near.start - 1) } else { near }
}

/// The comma that opens a relative clause right before a verb, ", yang …, mengaku": the subject stands before it.
fn relative_before(words: &[Word], from: usize, verb: usize) -> Option<usize> {
    let mut end = verb;
    while end > from && !words[end - 1].is(",") && is_filler(&words[end - 1..end]) {
        end -= 1;
    }
    let closed = end.checked_sub(1).filter(|at| *at > from && words[*at].is(","))?;
    let opens = |at: &usize| words[*at].is(",") && words[*at + 1].lower == "yang";
    let comma = (from + 1..closed).rev().find(opens)?;
    let marks = words[comma..closed].iter().any(|word| word.is("\"") || word.is("."));
    (!marks).then_some(comma)
}
