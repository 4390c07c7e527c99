//! Who speaks: names, roles and bodies beside the cue, pronouns, speech carried on.

mod fit;
mod phrase;
mod pronoun;

use super::np;
use super::{Context, Piece};
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::list;
use crate::mention::person::{self, found_at, is_verb, stretch};
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::{QuoteKind, ResolvedBy};
pub(super) use fit::label;
use phrase::{in_sentence, in_sentence_first, is_object, mention_in, person_of, phrase};
use pronoun::{definite, loose_topic, pronoun, topic};
use std::ops::Range;

/// A resolved speaker.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    pub name: String,
    pub role: Option<String>,
    pub span: Option<Span<Clean>>,
    pub by: ResolvedBy,
}

/// The speakers of all pieces, in their order; none where a piece [needs one](needs_subject) is no speech.
pub(super) fn resolve(context: &Context, pieces: &[Piece]) -> Vec<Option<Speaker>> {
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(pieces.len());
    for (n, piece) in pieces.iter().enumerate() {
        let last = speakers.iter().rposition(Option::is_some).map(|at| (at, speakers[at].clone()));
        let past = last.and_then(|(at, speaker)| speaker.map(|speaker| (&pieces[at], speaker)));
        let beside = beside(context, piece, past.as_ref());
        let speaker = match beside {
            found if piece.loose => found.filter(|speaker| fit::is_somebody(context, speaker)),
            // Reported speech has its own attribution: what cannot speak as its subject is nobody else's speech.
            found if needs_subject(piece) => found,
            found => found.or_else(|| carried(context, pieces, n, past.as_ref())),
        };
        speakers.push(speaker);
    }
    speakers
}

/// Whether a piece is speech only with a subject of its verb, or with what its label names.
pub(super) fn needs_subject(piece: &Piece) -> bool {
    let active = piece.cue.is_none_or(|(_, cue)| cue.kind == Kind::Active);
    piece.loose || piece.kind == QuoteKind::Indirect && active
}

type Past<'p> = (&'p Piece, Speaker);

/// The speaker named beside the piece's cue, or whom its pronoun means.
fn beside(context: &Context, piece: &Piece, past: Option<&Past>) -> Option<Speaker> {
    if let Some((sentence, range)) = &piece.label {
        let words = context.words.get(*sentence)?.get(range.clone())?;
        if let Some(at) = words.iter().position(|word| cue::is_pronoun(&word.lower)) {
            return pronoun(context, piece, *sentence, range.start + at, past);
        }
        return phrase(context, *sentence, range.clone(), Side::Behind)
            .or_else(|| phrase(context, *sentence, range.clone(), Side::Before));
    }
    let (sentence, cue) = piece.cue?;
    let words = context.words.get(sentence)?;
    match cue.kind {
        Kind::Nya => pronoun(context, piece, sentence, cue.first, past),
        Kind::Active => subject(context, piece, sentence, cue, past),
        Kind::Bare | Kind::Passive | Kind::According => {
            let range = np::behind(context, words, cue.end);
            if words.get(range.start).is_some_and(|word| {
                cue::is_pronoun(&word.lower)
                    || word.lower.ends_with("nya") && word.shape == Shape::Lower && range.len() == 1
            }) {
                return pronoun(context, piece, sentence, cue.first, past);
            }
            definite(context, piece, sentence, range.clone(), past)
                .or_else(|| phrase(context, sentence, range, Side::Behind))
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The phrase stands before a verb: its last mention counts.
    Before,
    /// It stands behind the cue: its first mention counts.
    Behind,
}

fn subject(context: &Context, piece: &Piece, sentence: usize, cue: Cue, past: Option<&Past>) -> Option<Speaker> {
    let words = &context.words[sentence];
    let direct_behind = piece.kind == QuoteKind::Direct && words[cue.first].span.start() >= piece.span.end();
    let from = if direct_behind {
        words.iter().position(|word| word.span.start() >= piece.span.end()).unwrap_or(0)
    } else {
        0
    };
    let near = np::before(&words[from..], cue.first - from);
    let near = near.start + from..near.end + from;
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
        let before = np::before(&words[from..], near.start.saturating_sub(from));
        return in_sentence(context, sentence, from..cue.first)
            .or_else(|| phrase(context, sentence, before.start + from..before.end + from, Side::Before));
    }
    if is_coordinated(words, cue.first) {
        let start = first_phrase(words, from, cue.first);
        let lead = start.clone().last().is_some_and(|at| cue::is_pronoun(&words[at].lower));
        return if lead {
            pronoun(context, piece, sentence, cue.first, past)
        } else {
            in_sentence_first(context, sentence, from..cue.first)
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
    if let Some(speaker) = definite(context, piece, sentence, near.clone(), past) {
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
    let near = np::before(&words[from..], verb - from);
    near.start + from..near.end + from
}

/// Speech without an attribution of its own: the next sentence's, if it stands beside it, else the last speaker's.
fn carried(context: &Context, pieces: &[Piece], n: usize, past: Option<&Past>) -> Option<Speaker> {
    let piece = &pieces[n];
    let by = ResolvedBy::Carried;
    let after = piece.sentences.1 + 1;
    // "… ." Hal itu disampaikan Kepala BKN Budi.
    let told = context.words.get(after).and_then(|words| told_by(context, after, words));
    if let Some(speaker) = told {
        return Some(Speaker { by, ..speaker });
    }
    let before = piece.sentences.0.checked_sub(1);
    if let Some((last, speaker)) = past
        && before.is_some_and(|before| last.sentences.1 >= before)
    {
        return Some(Speaker { by, ..speaker.clone() });
    }
    // "Bupati memberi penjelasan." "…"
    if let Some(mention) = before.and_then(|before| topic(context, before).or_else(|| loose_topic(context, before))) {
        return Some(Speaker { by, ..person_of(context, &mention) });
    }
    past.map(|(_, speaker)| Speaker { by, ..speaker.clone() })
}

/// "Hal itu disampaikan X", "Demikian dikatakan X" in the sentence after.
fn told_by(context: &Context, sentence: usize, words: &[Word]) -> Option<Speaker> {
    let opens = words
        .first()
        .is_some_and(|word| matches!(word.lower.as_str(), "hal" | "demikian" | "pernyataan" | "begitu" | "itu"));
    let cue = cue::find(words)
        .into_iter()
        .find(|cue| matches!(cue.kind, Kind::Passive | Kind::Bare))
        .filter(|cue| opens && cue.first <= 4)?;
    let range = np::behind(context, words, cue.end);
    found_at(words, range.start, &context.places)?;
    phrase(context, sentence, range, Side::Behind)
}
