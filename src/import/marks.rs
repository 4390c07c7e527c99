//! What was marked, joined to what the rules find: spans and categories are the human's, the rest is the rules'.

use super::Marked;
use crate::corpus::{GoldArticle, GoldFigure, GoldQuote, Open};
use crate::mention::number::numbers;
use crate::pipeline::Reading;
use crate::span::{Raw, Span};
use crate::terms::{Category, Label, Qualifier, QuoteKind, Status};

/// Figures as they were marked. Where a sentence is labelled for figures but none is marked in it, those that the rules find.
pub(super) fn figures(gold: &mut GoldArticle, marked: &Marked, reading: &Reading, open: &mut Open) {
    let found = std::mem::take(&mut gold.answers.figures);
    let sentences = &gold.answers.sentences;
    let home = |span: Span<Raw>| sentences.iter().position(|sentence| sentence.span.overlaps(span)).unwrap_or_default();
    let mut all: Vec<(GoldFigure, Option<usize>, bool)> = Vec::new();
    for (span, category) in &marked.figures {
        let old = found.iter().position(|figure| figure.span.overlaps(*span));
        let (mut figure, known) = match old.and_then(|at| found.get(at)) {
            Some(figure) => (figure.clone(), true),
            None => (read_figure(*span, reading), false),
        };
        figure.span = *span;
        figure.sentence = home(*span);
        figure.category = category.unwrap_or(figure.category);
        all.push((figure, old, known || category.is_some()));
    }
    for (at, figure) in found.iter().enumerate() {
        let bare = marked.figures.iter().all(|(span, _)| home(*span) != figure.sentence);
        if bare {
            all.push((figure.clone(), Some(at), true));
        }
    }
    all.sort_by_key(|(figure, ..)| figure.span);
    for (at, (_, old, has_category)) in all.iter().enumerate() {
        open.statuses.extend(old.is_none().then_some(at));
        open.categories.extend((!has_category).then_some(at));
    }
    let new = |old: usize| all.iter().position(|(_, known, _)| *known == Some(old));
    gold.answers.events.iter_mut().for_each(|event| event.figure = event.figure.and_then(new));
    gold.answers.checks.retain_mut(|check| {
        let parts: Option<Vec<usize>> = check.parts.iter().map(|part| new(*part)).collect();
        let (Some(whole), Some(parts)) = (new(check.whole), parts) else { return false };
        (check.whole, check.parts) = (whole, parts);
        true
    });
    gold.answers.figures = all.into_iter().map(|(figure, ..)| figure).collect();
}

/// The number in a stretch of which the rules made no figure, if there is one; category and status stand in for what is not
/// known.
fn read_figure(span: Span<Raw>, reading: &Reading) -> GoldFigure {
    let document = &reading.document;
    let all = document.sentences.iter().flat_map(|sentence| numbers(document, sentence));
    let mut inside = all.filter(|number| span.overlaps(document.clean.raw(number.span)));
    let number = inside.next();
    let stand_in = GoldFigure {
        span,
        value: None,
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        category: Category::Lainnya,
        becomes: None,
        status: Status::Other,
        occupation: None,
        sentence: 0,
    };
    match number {
        Some(number) => {
            let (value, low, high) = (number.value, number.low, number.high);
            GoldFigure { value, low, high, qualifier: number.qualifier, ..stand_in }
        }
        None => stand_in,
    }
}

/// Quotes as they were marked. Where a sentence is labelled for speech but none is marked in it, what the rules find.
pub(super) fn quotes(gold: &mut GoldArticle, marked: &Marked) {
    let found = std::mem::take(&mut gold.answers.quotes);
    let text = &gold.given.text;
    let sentences = &gold.answers.sentences;
    let homeless = |span: Span<Raw>| {
        let speech = sentences.iter().filter(|s| s.span.overlaps(span) && s.labels.contains(Label::Quote));
        speech.clone().count() > 0 && speech.clone().all(|s| marked.quotes.iter().all(|(m, _)| !m.overlaps(s.span)))
    };
    let mut all: Vec<GoldQuote> = found.iter().filter(|quote| homeless(quote.span)).cloned().collect();
    for (span, kind) in &marked.quotes {
        let known = found.iter().find(|quote| quote.span.overlaps(*span)).cloned();
        let guess = if is_in_marks(*span, text) { QuoteKind::Direct } else { QuoteKind::Indirect };
        let quote = known.unwrap_or(GoldQuote {
            span: *span,
            kind: guess,
            speaker: None,
            role: None,
            cue: None,
            resolved_by: None,
            sentence: 0,
        });
        let sentence = sentences.iter().position(|sentence| sentence.span.has(span.start())).unwrap_or_default();
        all.push(GoldQuote { span: *span, kind: kind.unwrap_or(quote.kind), sentence, ..quote });
    }
    all.sort_by_key(|quote| quote.span);
    gold.answers.quotes = all;
}

fn is_in_marks(span: Span<Raw>, text: &str) -> bool {
    let mark = |c: char| "\"“”„«»".contains(c);
    text.get(..span.start()).is_some_and(|before| before.ends_with(mark))
}
