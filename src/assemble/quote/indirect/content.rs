//! Where the content of reported speech begins and ends.

use crate::assemble::quote::Context;
use crate::assemble::quote::np::{is_lead_in, phrase_end};
use crate::lexicon;
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::list;
use crate::mention::person::is_verb;
use crate::mention::word::{Shape, Word};
use std::ops::Range;

/// One past the last word of the content: final stops, marks and a trailing date outside.
pub(super) fn content_end(words: &[Word]) -> usize {
    let mut end = words.len();
    let lone_mark = words.iter().filter(|word| word.is("\"")).count() % 2 == 1;
    while end > 0 && words[end - 1].shape == Shape::Mark {
        let kept = matches!(words[end - 1].text, ")" | "%" | "?" | "!" | "'") || words[end - 1].is("\"") && !lone_mark;
        if kept {
            break;
        }
        end -= 1;
    }
    without_source(words, without_date(words, end))
}

/// Takes off ", Senin (3/3/2025)": when it was said, not what.
fn without_date(words: &[Word], end: usize) -> usize {
    let from = end.saturating_sub(12);
    let day =
        (from..end).rev().find(|at| crate::mention::person::is_weekday(&words[*at].lower) && words[*at].is_capital());
    let Some(day) = day else { return end };
    let tail = &words[day + 1..end];
    let date = tail.iter().all(|word| {
        word.shape == Shape::Number
            || word.shape == Shape::Mark
            || crate::mention::person::is_calendar(&word.lower)
            || matches!(
                word.lower.as_str(),
                "pagi" | "siang" | "sore" | "malam" | "petang" | "wib" | "wita" | "wit" | "lalu" | "kemarin"
            )
    });
    let comma = day > 0 && words[day - 1].is(",");
    if date && comma && !tail.is_empty() { day - 1 } else { end }
}

/// Takes off ", dikutip dari …", ", seperti dilansir …".
fn without_source(words: &[Word], end: usize) -> usize {
    let at = (1..end).rev().find(|at| {
        let source = matches!(words[*at].lower.as_str(), "dikutip" | "dilansir" | "mengutip" | "melansir");
        source && (words[*at - 1].is(",") || words[*at - 1].lower == "seperti" || words[*at - 1].lower == "sebagaimana")
    });
    match at {
        Some(at) if words[at - 1].is(",") => at - 1,
        Some(at) if at >= 2 && words[at - 2].is(",") => at - 2,
        _ => end,
    }
}

/// Where the content begins behind a cue that ends at `at`: openers, addressees and dates outside.
pub(super) fn clause_start(words: &[Word], at: usize, end: usize) -> usize {
    let window = at..end.min(at + 16);
    let mut start = at;
    for i in window {
        let word = &words[i];
        // "meminta warga agar …": an object before "agar" is part of the content.
        let addressee = words[at..i].first().is_some_and(|word| word.lower == "kepada");
        let opener = match word.lower.as_str() {
            // "menepis anggapan bahwa …": what is said of the clause belongs to the content.
            "bahwa" | "bahwasanya" => {
                if i > at && lexicon::is_claim_noun(&words[i - 1].lower) {
                    break;
                }
                true
            }
            "agar" | "supaya" => i == at || addressee,
            "kalau" => i <= at + 1,
            _ => false,
        };
        if opener {
            start = i + 1;
            break;
        }
        if addressee && word.lower == "untuk" {
            start = i + 1;
            break;
        }
        if i > at && is_verb(&word.lower) && word.shape == Shape::Lower && !addressee {
            break;
        }
    }
    if start == at {
        start = after_addressee(words, at, end);
    }
    while start < end && (words[start].is(",") || words[start].is(":")) {
        start += 1;
    }
    start
}

/// "kepada wartawan, Senin (3/3/2025), …": to the comma before the clause.
fn after_addressee(words: &[Word], at: usize, end: usize) -> usize {
    let addressed = words.get(at).is_some_and(|word| word.lower == "kepada")
        && words.get(at + 1).is_some_and(|word| {
            word.is_capital()
                || matches!(word.lower.as_str(), "wartawan" | "awak" | "media" | "para" | "sejumlah" | "jurnalis")
        });
    if !addressed {
        return at;
    }
    let commas: Vec<usize> = (at..end.min(at + 14)).filter(|i| words[*i].is(",")).collect();
    let dated = |i: usize| words.get(i + 1).is_some_and(|word| crate::mention::person::is_calendar(&word.lower));
    match commas.as_slice() {
        [first, second, ..] if dated(*first) => second + 1,
        [first, ..] if *first <= at + 6 => first + 1,
        _ => at,
    }
}

/// Whether an attribution closes the sentence: "CLAUSE, kata X."
pub(super) fn ends_sentence(context: &Context, words: &[Word], cue: Cue, end: usize) -> bool {
    let behind = phrase_end(context, words, cue);
    cue.first > 3 && (behind + 1 >= end || words.get(behind).is_none_or(|word| !word.is(",")))
}

/// The clause around an attribution: before it, behind it, or both.
pub(super) fn around(context: &Context, words: &[Word], cue: Cue, end: usize) -> Option<Range<usize>> {
    let behind = phrase_end(context, words, cue);
    let mut start = behind.min(end);
    while start < end
        && (words[start].shape == Shape::Mark && !words[start].is("\"") && !words[start].is("(")
            || cue::OPENERS[..5].contains(&words[start].lower.as_str()))
    {
        start += 1;
    }
    // "Ditegaskan BKN secara berulang bahwa …"
    let told = (start..end.min(start + 8)).find(|at| words[*at].lower == "bahwa");
    if let Some(at) = told.filter(|at| !words[start..*at].iter().any(|word| word.is(","))) {
        start = at + 1;
        while start < end && words[start].is(",") {
            start += 1;
        }
    }
    let before = 0..cue.first;
    let led = before.len() > 1 && words[cue.first - 1].is(",");
    let comma = words.get(behind).is_some_and(|word| word.is(","));
    let tail = end.saturating_sub(start);
    if !led || is_lead_in(&words[before.clone()]) {
        return (tail > 1).then_some(start..end);
    }
    let goes_on = comma || resumes(words, cue, behind);
    if goes_on && tail > 2 && !is_aside(&words[start..end]) {
        return Some(content_start(words)..end);
    }
    Some(content_start(words)..cue.first - 1)
}

/// Whether the clause goes on behind an attribution without a comma: "Penilaian itu, menurutnya juga berat".
fn resumes(words: &[Word], cue: Cue, behind: usize) -> bool {
    let Some(next) = words.get(behind).filter(|next| next.shape == Shape::Lower) else { return false };
    let short = cue.kind == Kind::Nya || behind <= cue.end + 2;
    short && !list::is_border(&next.lower) && !(next.lower.starts_with("me") && is_verb(&next.lower))
}

/// A tail that tells when or where it was said.
fn is_aside(words: &[Word]) -> bool {
    words.first().is_some_and(|word| {
        crate::mention::person::is_calendar(&word.lower)
            || matches!(
                word.lower.as_str(),
                "saat"
                    | "ketika"
                    | "usai"
                    | "seusai"
                    | "di"
                    | "dalam"
                    | "kemarin"
                    | "seperti"
                    | "dikutip"
                    | "dilansir"
                    | "kepada"
                    | "melalui"
                    | "lewat"
            )
    })
}

/// The first word of the content: a connector with its comma stays, a lone opener does not.
fn content_start(words: &[Word]) -> usize {
    usize::from(words.first().is_some_and(|word| word.lower == "bahwa"))
}
