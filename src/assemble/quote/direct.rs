//! Speech in quotation marks, told from titles, terms and scare quotes.

use super::{Context, Piece, without_stop};
use crate::mention::cue::{self, Cue, Kind};
use crate::mention::word::{Shape, Word};
use crate::quotation::Quotation;
use crate::span::{Clean, Span};
use crate::terms::QuoteKind;
use std::ops::Range;

/// Fewest words of speech that only length and its ends show to be speech.
const LONG: usize = 6;

/// The pieces of direct speech, in order.
pub(super) fn find(context: &Context) -> Vec<Piece> {
    let stretches = &context.doc.quotations.stretches;
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in stretches {
        let Some((first, last)) = sentences(context, stretch) else { continue };
        let words: usize = context.words.get(first..=last).unwrap_or_default().iter().map(Vec::len).sum();
        if !context.doc.effort.go_on(4 * words) {
            break;
        }
        let found = piece(context, stretch, first, last);
        let found = found.or_else(|| resumed(context, stretch, (first, last), pieces.last()?));
        pieces.extend(found);
    }
    pieces
}

/// The rest of a quotation behind the attribution that interrupts it: `"Kami menunggu," katanya, "sampai sore."`
fn resumed(context: &Context, stretch: &Quotation, (first, last): (usize, usize), before: &Piece) -> Option<Piece> {
    let text = context.doc.text();
    let (_, cue) = before.cue.filter(|(sentence, _)| *sentence == first && before.sentences.1 == first)?;
    let words = context.words.get(first)?;
    let cued = words.get(cue.first)?.span.start();
    let led = text.get(..stretch.span.start())?.trim_end_matches('"').trim_end().ends_with(',');
    if !led || cued < before.span.end() || cued > stretch.span.start() || !stretch.opened {
        return None;
    }
    let span = without_marks(text, stretch.span);
    let word = span.of(text).split_whitespace().count() >= 1;
    (word && !span.is_empty()).then_some(Piece {
        span,
        kind: QuoteKind::Direct,
        sentences: (first, last),
        cue: None,
        loose: false,
        label: None,
    })
}

/// First and last sentence of a stretch: those labelled as quotes that hang together, seen from the mark that is there.
fn sentences(context: &Context, stretch: &Quotation) -> Option<(usize, usize)> {
    let all = &context.doc.sentences;
    let from = all.partition_point(|sentence| sentence.span.end() <= stretch.span.start());
    let to = all.partition_point(|sentence| sentence.span.start() < stretch.span.end()).checked_sub(1)?;
    let text = context.doc.text();
    let shares = |i: usize| {
        all.get(i).is_some_and(|sentence| {
            let (start, end) =
                (sentence.span.start().max(stretch.span.start()), sentence.span.end().min(stretch.span.end()));
            text.get(start..end.max(start)).is_some_and(|shared| shared.contains(|c: char| c.is_alphanumeric()))
        })
    };
    let labelled = |i: &usize| context.quoted.get(*i).copied().unwrap_or(false) && shares(*i);
    if from > to {
        return None;
    }
    if stretch.opened || !stretch.closed {
        let first = (from..=to).find(labelled)?;
        let last =
            if stretch.closed { (first..=to).rfind(labelled)? } else { (first..=to).take_while(labelled).last()? };
        Some((first, last))
    } else {
        let last = (from..=to).rfind(labelled)?;
        let first = (from..=last).rev().take_while(labelled).last()?;
        Some((first, last))
    }
}

fn piece(context: &Context, stretch: &Quotation, first: usize, last: usize) -> Option<Piece> {
    let text = context.doc.text();
    let sentences = &context.doc.sentences;
    let bounds = sentences.get(first)?.span.cover(sentences.get(last)?.span);
    let start = stretch.span.start().max(bounds.start());
    let mut end = stretch.span.end().min(bounds.end());
    let (mut cue, mut last) = (None, last);
    if !stretch.closed
        && let Some((sentence, at, found)) =
            (first..=last).find_map(|i| inner_attribution(context, i, start).map(|(at, cue)| (i, at, cue)))
    {
        (end, last) = (at, sentence);
        cue = Some((last, found));
    }
    let raw: Span<Clean> = Span::new(start, end.max(start)).trimmed(text);
    let (behind, ahead) =
        (attribution_behind(context, raw.end(), last), attribution_ahead(context, raw.start(), first));
    let label = label_ahead(context, raw.start(), first);
    let speech = cue.is_some() || is_speech(context, raw, stretch, (first, last), behind, ahead, label.is_some());
    if raw.is_empty() || !speech {
        return None;
    }
    let cue = cue.or(behind.map(|cue| (last, cue))).or(ahead.map(|cue| (first, cue)));
    let span = without_marks(text, raw);
    (!span.is_empty()).then_some(Piece {
        span,
        kind: QuoteKind::Direct,
        sentences: (first, last),
        cue,
        loose: false,
        label: if cue.is_none() { label.map(|range| (first, range)) } else { None },
    })
}

/// The content without its last stop and without outer marks that the source doubled: single ones inside the double ones.
fn without_marks(text: &str, raw: Span<Clean>) -> Span<Clean> {
    let span = without_stop(text, raw);
    let inside = span.of(text);
    let single = |c: char| matches!(c, '\'' | '‘' | '’');
    let is_single = |c: Option<char>| c.is_some_and(single);
    // A mark at the rim of a word pairs with one at another's; an apostrophe within a word pairs with none.
    let rims = inside.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| matches!(c, ',' | '.' | '?' | '!' | ';' | ':' | '(' | ')'));
        (usize::from(is_single(word.chars().next())), usize::from(is_single(word.chars().next_back())))
    });
    let (opening, closing) = rims.fold((0, 0), |sum, rim| (sum.0 + rim.0, sum.1 + rim.1));
    let (first, last) = (is_single(inside.chars().next()), is_single(inside.chars().next_back()));
    let whole = first && last && opening == 1 && closing == 1;
    let kept = if first && (whole || opening > closing) { inside.trim_start_matches(single) } else { inside };
    let start = span.end() - kept.len();
    let kept = if last && (whole || closing > opening) { kept.trim_end_matches(single) } else { kept };
    let bare = Span::new(start, start + kept.len());
    if bare == span { span } else { without_stop(text, bare) }
}

/// Whether a stretch is speech and no term, title or name.
fn is_speech(
    context: &Context,
    raw: Span<Clean>,
    stretch: &Quotation,
    (first, last): (usize, usize),
    behind: Option<Cue>,
    ahead: Option<Cue>,
    labelled: bool,
) -> bool {
    let text = context.doc.text();
    let content = raw.of(text);
    let count = content.split_whitespace().count();
    let stopped = content.ends_with([',', '.', '?', '!', '…']);
    // `"ucapnya sambil berdiri …`: a mark that was turned around.
    let attribution = content.split_whitespace().next().is_some_and(|word| cue::is_attribution(&word.to_lowercase()));
    if attribution {
        return false;
    }
    let capital = content.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if first != last || behind.is_some() && (count >= 2 || stopped) || labelled && (count >= 3 || stopped) {
        return true;
    }
    if let Some(cue) = ahead {
        let led = is_led(context, raw.start(), first, cue);
        return led && (capital && (count >= 4 || stopped) || count >= LONG + 2);
    }
    if is_extract(context, raw.end(), last) && (count >= 2 || stopped) {
        return true;
    }
    let alone = is_alone(context, raw, first, stretch);
    alone && count >= 2 || count >= LONG && stopped && capital
}

/// Whether "demikian bunyi …" follows the closing mark.
fn is_extract(context: &Context, end: usize, sentence: usize) -> bool {
    let words = context.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let next = words.iter().find(|word| word.span.start() >= end && word.shape != Shape::Mark);
    next.is_some_and(|word| matches!(word.lower.as_str(), "demikian" | "begitu" | "begitulah"))
}

/// Whether nothing but marks stands in the sentence beside the stretch.
fn is_alone(context: &Context, raw: Span<Clean>, sentence: usize, stretch: &Quotation) -> bool {
    let text = context.doc.text();
    let Some(whole) = context.doc.sentences.get(sentence).map(|sentence| sentence.span) else { return false };
    let bare = |from: usize, to: usize| {
        !text.get(from..to.max(from)).unwrap_or_default().contains(|c: char| c.is_alphanumeric())
    };
    let headless = bare(whole.start(), raw.start());
    headless && (bare(raw.end(), whole.end()) || !stretch.closed || raw.len() * 2 > whole.len())
}

/// Whether the cue before the mark leads up to it: with a comma, a colon, or nothing between.
fn is_led(context: &Context, mark: usize, sentence: usize, cue: Cue) -> bool {
    let words = &context.words[sentence];
    let before = words.iter().take_while(|word| word.span.end() < mark).filter(|word| !word.is("\"")).count();
    let between = &words[cue.end.min(before)..before];
    between.is_empty() || between.last().is_some_and(|word| word.is(",") || word.is(":")) || between.len() <= 2
}

/// The cue right behind a closing mark: `" ujar X`, `", kata dia`.
fn attribution_behind(context: &Context, end: usize, sentence: usize) -> Option<Cue> {
    let words = &context.words[sentence];
    let next = words.iter().position(|word| word.span.start() >= end && word.shape != Shape::Mark)?;
    let gap = words[..next].iter().rev().take_while(|word| word.shape == Shape::Mark).count();
    if gap == 0 || words[next].quoted {
        return None;
    }
    let cues = cue::find(words);
    cues.iter().copied().find(|cue| {
        let near =
            cue.first >= next && cue.first <= next + 3 && !words[next..cue.first].iter().any(|word| word.is("."));
        match cue.kind {
            Kind::Bare | Kind::Nya | Kind::Passive => {
                near && (cue.first <= next + 1 || super::np::is_lead_in(&words[next..cue.first]))
            }
            Kind::According => cue.first == next,
            Kind::Active => {
                cue.first == next
                    || near
                        && words[next..cue.first]
                            .iter()
                            .all(|word| word.lower == "demikian" || cue::is_pronoun(&word.lower))
                    || is_subject(context, sentence, next..cue.first)
            }
        }
    })
}

/// Whether words behind a closing mark are the subject of an active verb: `" Budi menegaskan.`
fn is_subject(context: &Context, sentence: usize, range: Range<usize>) -> bool {
    let words = &context.words[sentence];
    let Some(inside) = words.get(range.clone()).filter(|inside| !inside.is_empty() && inside.len() <= 3) else {
        return false;
    };
    inside.iter().all(Word::is_capital) && words.get(range.end + 1).is_none_or(|word| word.shape == Shape::Mark)
}

/// The last cue before an opening mark in its sentence.
fn attribution_ahead(context: &Context, start: usize, sentence: usize) -> Option<Cue> {
    let words = &context.words[sentence];
    let cues = cue::find(words);
    let cue = cues.iter().copied().rfind(|cue| words[cue.end - 1].span.end() <= start)?;
    (!words[cue.end..].iter().take_while(|word| word.span.start() < start).any(|word| word.is("."))).then_some(cue)
}

/// Words before a colon that name who speaks: `Kepala BPBD Hendro: "…"`; also nouns of speech ("dengan narasi:").
fn label_ahead(context: &Context, start: usize, sentence: usize) -> Option<Range<usize>> {
    let words = &context.words[sentence];
    let before = words
        .iter()
        .take_while(|word| word.span.start() < start)
        .filter(|word| !(word.is("\"") && word.span.end() >= start))
        .count();
    let colon = before.checked_sub(1)?;
    if words.get(colon)?.is(":") { super::speaker::label(words, 0..colon) } else { None }
}

/// Where an unclosed quotation ends: before an attribution in its last sentence.
fn inner_attribution(context: &Context, sentence: usize, start: usize) -> Option<(usize, Cue)> {
    let mut words = context.words.get(sentence)?.clone();
    words.iter_mut().for_each(|word| word.quoted = false);
    let cues = cue::find(&words);
    let found = cues.into_iter().find(|cue| {
        let led = cue.first > 0 && words[cue.first - 1].shape == Shape::Mark && words[cue.first].span.start() > start;
        led && matches!(cue.kind, Kind::Bare | Kind::Nya)
    })?;
    Some((words[found.first - 1].span.end(), found))
}
