//! Reported speech: the clause that a cue introduces.

mod clause;
mod content;

use super::{Context, Piece, without_stop};
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::list;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::QuoteKind;
use clause::is_topic;
use content::{around, clause_start, content_end, ends_sentence};
use std::ops::Range;

/// The pieces of reported speech in sentences labelled as quotes, those already found in marks aside.
pub(super) fn find(context: &Context, direct: &[Piece]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, words) in context.words.iter().enumerate().filter(|(i, _)| context.quoted[*i]) {
        if !context.doc.effort.go_on(direct.len()) {
            break;
        }
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
    let mut active: Vec<Cue> =
        cues.iter().copied().filter(|cue| cue.kind == Kind::Active && is_asserted(words, cue.first)).collect();
    if active.first().is_some_and(|cue| is_opening(words, *cue, active.get(1).copied())) {
        active.remove(0);
    }
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
        && let Some(cue) = cues.iter().copied().find(|cue| is_relative(words, *cue))
    {
        found.push((clause_start(words, cue.end, end)..end, Some(cue)));
    }
    if found.is_empty()
        && marked.is_empty()
        && let Some(cue) =
            cue::find_loose(words).into_iter().find(|cue| cue.kind == Kind::Active && is_asserted(words, cue.first))
    {
        found.push((clause_start(words, cue.end, end)..end, Some(cue)));
        loose = true;
    }
    found.retain(|(range, cue)| {
        range.end > range.start + 1
            && !cue.is_some_and(|cue| cue.kind == Kind::Active && is_topic(words, range.clone()))
    });
    found.into_iter().map(|(range, cue)| Clause { range, cue, loose }).collect()
}

/// Whether a verb says that somebody speaks: behind "yang" it describes, behind "untuk" it is a purpose, and what is denied
/// or cannot be said was not said.
fn is_asserted(words: &[Word], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).and_then(|i| words.get(i)).map_or("", |word| word.lower.as_str());
    let denied = |lower: &str| matches!(lower, "belum" | "tidak" | "tak" | "bukan" | "enggan" | "tanpa" | "menolak");
    let able = matches!(back(1), "bisa" | "dapat" | "mau" | "ingin" | "berani" | "sempat" | "banyak");
    !(matches!(back(1), "yang" | "untuk" | "guna") || denied(back(1)) || able && denied(back(2)))
}

/// Whether a verb of saying describes whoever stands before "yang": "…, penjual ikan, yang mengaku rugi".
fn is_relative(words: &[Word], cue: Cue) -> bool {
    let yang = cue.first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.lower == "yang");
    cue.kind == Kind::Active && yang && cue.first > 1
}

/// Whether a verb only opens the sentence for another one's subject: "Menjawab wartawan, Wabup mengaku …".
fn is_opening(words: &[Word], cue: Cue, next: Option<Cue>) -> bool {
    let first = words[..cue.first].iter().all(|word| list::is_opening(&word.lower) || word.shape == Shape::Mark);
    let comma = next.is_some_and(|next| words[cue.end..next.first].iter().any(|word| word.is(",")));
    // "Sebagian memaklumi, sebagian lagi mempertanyakan …": the same subject word again behind the comma.
    let bare = words.get(cue.end).is_some_and(|word| word.is(","))
        && words.get(cue.end + 1).zip(words.first()).is_some_and(|(again, word)| again.lower == word.lower);
    comma && (first || bare)
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
    let joint = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
    at > 1 && directive && matches!(joint, "dan" | "serta" | "lalu" | "tetapi" | "namun")
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
