//! The phrase that names a speaker beside a cue.

use super::Context;
use crate::lexicon;
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::list::{self, is_conjunction, is_opening};
use crate::mention::person::{found_at, is_verb, name_at};
use crate::mention::word::{Shape, Word};
use std::ops::Range;

/// One past the speaker's phrase behind a cue.
pub(super) fn phrase_end(context: &Context, words: &[Word], cue: Cue) -> usize {
    match cue.kind {
        Kind::Active | Kind::Nya => cue.end,
        Kind::According => past_name(words, behind(context, words, cue.end)),
        _ => behind(context, words, cue.end).end,
    }
}

/// One past a phrase and the name that explains it: "menurut peneliti lembaga itu, Sekar Ayu, …".
fn past_name(words: &[Word], phrase: Range<usize>) -> usize {
    let lower = words[phrase.clone()].iter().all(|word| word.shape == Shape::Lower) && phrase.len() > 1;
    if !lower || !words.get(phrase.end).is_some_and(|word| word.is(",")) {
        return phrase.end;
    }
    let name = name_at(words, phrase.end + 1).filter(|name| name.core.len() >= 2);
    name.filter(|name| words.get(name.end).is_some_and(|word| word.is(","))).map_or(phrase.end, |name| name.end)
}

/// The phrase at `at`: a pronoun, a name with its role, or a common noun with what belongs to it.
pub(super) fn behind(context: &Context, words: &[Word], at: usize) -> Range<usize> {
    let Some(first) = words.get(at) else { return at..at };
    if cue::is_pronoun(&first.lower) {
        return at..at + 1;
    }
    if let Some((name, role, end)) = found_at(words, at, &context.places)
        && (name.is_some() || role.is_some_and(|role| role.name.is_none()))
    {
        return at..end;
    }
    let mut end = at;
    while let Some(word) = words.get(end) {
        let stops = match word.shape {
            Shape::Mark => !(matches!(word.text, "(" | ")" | "/" | "&" | "@") || word.is("\"") && word.quoted),
            Shape::Lower => end > at && is_border(&word.lower),
            _ => false,
        };
        if stops || end - at > 14 {
            break;
        }
        end += 1;
    }
    at..end
}

/// Words that end a speaker's phrase behind a cue.
fn is_border(lower: &str) -> bool {
    list::is_border(lower) || lower.starts_with("me") && is_verb(lower)
}

/// The phrase before an active cue at `at`, as words: back to a comma, a conjunction or the sentence's start.
pub(super) fn before(words: &[Word], at: usize) -> Range<usize> {
    let mut end = at;
    while end > 0 && crate::mention::person::is_filler(&words[end - 1..end]) {
        end -= 1;
    }
    let mut start = end;
    while start > 0 {
        let word = &words[start - 1];
        let stops = match word.shape {
            Shape::Mark => {
                let inner = word.quoted || matches!(word.text, "(" | ")" | "/" | "&");
                !(inner || word.is(",") && before_degree(words, start, end))
            }
            _ if word.lower == "lalu" && word.shape != Shape::Lower => false,
            Shape::Lower => {
                is_conjunction(&word.lower)
                    || is_verb(&word.lower)
                        && !word.lower.starts_with("ter")
                        && start - 1 > 0
                        && !was_relative(words, start - 1)
            }
            _ => false,
        };
        if stops || end - start > 14 {
            break;
        }
        start -= 1;
    }
    // A sentence's opening words are not the speaker: "Sebelumnya Pemkot …", "Sementara Kepala …".
    while start < end && is_opening(&words[start].lower) {
        start += 1;
    }
    start..end
}

/// A comma before a degree belongs to the name: "Budi, S.Sos., M.Si."
fn before_degree(words: &[Word], at: usize, end: usize) -> bool {
    at < end
        && words[at].is_capital()
        && lexicon::is_degree(words[at].text)
        && (words[at].dotted || words[at].text.contains('.') || words[at].shape == Shape::Upper)
}

fn was_relative(words: &[Word], at: usize) -> bool {
    words[..at].iter().rev().take(5).any(|word| word.lower == "yang")
}

/// Whether words before an attribution are only a lead-in: "Di bidang pertanian,", "Lebih lanjut,", "Namun,".
pub(super) fn is_lead_in(words: &[Word]) -> bool {
    let Some(first) = words.first() else { return true };
    let content: Vec<&Word> = words.iter().filter(|word| word.shape != Shape::Mark).collect();
    let opening = list::is_lead_in(&first.lower);
    let short = content.len() <= 2
        && content.iter().all(|word| {
            lexicon::is_small_word(&word.lower)
                || is_opening(&word.lower)
                || matches!(word.lower.as_str(), "itu" | "lanjut" | "demikian" | "sisi" | "senada")
        });
    opening && content.len() <= 12 || short
}
