//! Reported speech: the clause that a cue introduces.

use super::np::{is_lead_in, phrase_end};
use super::{Context, Piece, without_stop};
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::person::is_verb;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::QuoteKind;
use std::ops::Range;

/// The pieces of reported speech in sentences labelled as quotes, those already found in marks aside.
pub(super) fn find(context: &Context, direct: &[Piece]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, words) in context.words.iter().enumerate().filter(|(i, _)| context.quoted[*i]) {
        let here = context.doc.sentences[i].span;
        let marked: Vec<&Piece> = direct.iter().filter(|piece| piece.span.overlaps(here)).collect();
        for Clause { range, cue, loose } in clauses(context, i, words, &marked) {
            let (Some(first), Some(last)) = (words.get(range.start), words.get(range.end.saturating_sub(1))) else {
                continue;
            };
            let span: Span<Clean> = Span::new(first.span.start(), last.span.end().max(first.span.start()));
            let span = without_stop(context.doc.text(), span);
            let overlaps = marked.iter().any(|piece| piece.span.overlaps(span));
            if span.is_empty() || overlaps {
                continue;
            }
            let label = if cue.is_none() {
                super::speaker::label(words, 0..range.start.saturating_sub(1)).map(|label| (i, label))
            } else {
                None
            };
            pieces.push(Piece {
                span,
                kind: QuoteKind::Indirect,
                sentences: (i, i),
                cue: cue.map(|cue| (i, cue)),
                loose,
                label,
            });
        }
    }
    pieces
}

/// A reported clause: its words, its cue, and whether that verb reports speech only with somebody to say it.
struct Clause {
    range: Range<usize>,
    cue: Option<Cue>,
    loose: bool,
}

/// The reported clauses of a sentence as ranges of words, each with its cue.
fn clauses(context: &Context, sentence: usize, words: &[Word], marked: &[&Piece]) -> Vec<Clause> {
    let end = content_end(words);
    let used: Vec<(usize, Cue)> = marked.iter().filter_map(|piece| piece.cue).collect();
    let cues: Vec<Cue> = cue::find(words).into_iter().filter(|cue| !used.contains(&(sentence, *cue))).collect();
    let marks_before = |at: usize| marked.iter().any(|piece| piece.span.start() < words[at].span.start());
    let mut found: Vec<(Range<usize>, Option<Cue>)> = Vec::new();
    let mut loose = false;
    let attribution = cues.iter().copied().find(|cue| cue.kind != Kind::Active && !marks_before(cue.first));
    let active: Vec<Cue> =
        cues.iter().copied().filter(|cue| cue.kind == Kind::Active && is_asserted(words, cue.first)).collect();
    let first_active = active.first().copied();
    match (attribution, first_active) {
        (Some(cue), active)
            if active.is_none_or(|active| cue.first < active.first || ends_sentence(context, words, cue, end)) =>
        {
            found.extend(around(context, words, cue, end).map(|range| (range, Some(cue))));
        }
        (_, Some(cue)) if !marks_before(cue.first) => {
            let second = active.iter().copied().find(|next| next.first > cue.end + 2 && is_joined(words, next.first));
            let stop = second.map_or(end, |next| joint(words, next.first));
            let start = clause_start(words, cue.end, stop);
            found.push((start..stop, Some(cue)));
            if let Some(next) = second {
                found.push((clause_start(words, next.end, end)..end, Some(next)));
            }
        }
        _ => {}
    }
    if found.is_empty()
        && marked.is_empty()
        && let Some(range) = after_colon(words, end)
    {
        found.push((range, None));
    }
    if found.is_empty()
        && marked.is_empty()
        && let Some(cue) =
            cue::find_loose(words).into_iter().find(|cue| cue.kind == Kind::Active && is_asserted(words, cue.first))
    {
        found.push((clause_start(words, cue.end, end)..end, Some(cue)));
        loose = true;
    }
    found.retain(|(range, _)| range.end > range.start + 1);
    found.into_iter().map(|(range, cue)| Clause { range, cue, loose }).collect()
}

/// Whether a verb says that somebody speaks: behind "yang" it describes, behind "untuk" it is a purpose, and what is denied
/// was not said.
fn is_asserted(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", |word| word.lower.as_str());
    !matches!(before, "yang" | "untuk" | "guna" | "tanpa" | "belum" | "tidak" | "tak" | "bukan")
}

/// One past the last word of the content: final stops, marks and a trailing date outside.
fn content_end(words: &[Word]) -> usize {
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
fn clause_start(words: &[Word], at: usize, end: usize) -> usize {
    let window = at..end.min(at + 16);
    let mut start = at;
    for i in window {
        let word = &words[i];
        // "meminta warga agar …": an object before "agar" is part of the content.
        let addressee = words[at..i].first().is_some_and(|word| word.lower == "kepada");
        let opener = match word.lower.as_str() {
            "bahwa" | "bahwasanya" => true,
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
fn ends_sentence(context: &Context, words: &[Word], cue: Cue, end: usize) -> bool {
    let behind = phrase_end(context, words, cue);
    cue.first > 3 && (behind + 1 >= end || words.get(behind).is_none_or(|word| !word.is(",")))
}

/// The clause around an attribution: before it, behind it, or both.
fn around(context: &Context, words: &[Word], cue: Cue, end: usize) -> Option<Range<usize>> {
    let behind = phrase_end(context, words, cue);
    let mut start = behind.min(end);
    while start < end
        && (words[start].shape == Shape::Mark && !words[start].is("\"") && !words[start].is("(")
            || cue::OPENERS[..5].contains(&words[start].lower.as_str()))
    {
        start += 1;
    }
    let before = 0..cue.first;
    let led = before.len() > 1 && words[cue.first - 1].is(",");
    let comma = words.get(behind).is_some_and(|word| word.is(","));
    let tail = end.saturating_sub(start);
    if !led || is_lead_in(&words[before.clone()]) {
        return (tail > 1).then_some(start..end);
    }
    if comma && tail > 2 && !is_aside(&words[start..end]) {
        return Some(content_start(words)..end);
    }
    Some(content_start(words)..cue.first - 1)
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

/// Whether an active cue shares the subject of the one before: "… dan mengimbau …".
fn is_joined(words: &[Word], at: usize) -> bool {
    let directive = matches!(
        words[at].lower.as_str(),
        "mengimbau"
            | "menghimbau"
            | "meminta"
            | "mengajak"
            | "mengingatkan"
            | "berharap"
            | "mendesak"
            | "menuntut"
            | "menilai"
            | "menduga"
            | "menyarankan"
    );
    at > 1
        && directive
        && matches!(words[at - 1].lower.as_str(), "dan" | "serta" | "sekaligus" | "lalu" | "tetapi" | "namun")
}

fn joint(words: &[Word], at: usize) -> usize {
    let end = at - 1;
    if end > 0 && words[end - 1].is(",") { end - 1 } else { end }
}

/// "Bupati: ASN harus disiplin": a headline's speech behind a colon.
fn after_colon(words: &[Word], end: usize) -> Option<Range<usize>> {
    let colon = words.iter().take(12).position(|word| word.is(":"))?;
    let label = super::speaker::label(words, 0..colon)?;
    let named = words[label].iter().any(Word::is_capital);
    (named && colon + 2 < end).then_some(colon + 1..end)
}
