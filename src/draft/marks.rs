//! What stands in the body: pieces that tile the text, figures and quotes that do not cross.

use super::Draft;
use crate::corpus::{GoldArticle, GoldEvent, GoldFigure, GoldSentence, Open, tidied};
use crate::span::{Raw, Span};
use crate::terms::{Label, Qualifier};

impl Draft {
    /// Sentences and boilerplate in order, none overlapping, nothing left outside but white space.
    pub(super) fn tidy_pieces(&mut self) {
        let GoldArticle { given, answers, .. } = &mut self.article;
        let text = &given.text;
        let taken: Vec<Span<Raw>> = answers.sentences.iter().map(|sentence| sentence.span).collect();
        let mut free = Vec::new();
        for span in &answers.boilerplate {
            free.extend(outside(*span, &taken));
        }
        let mut pieces: Vec<Span<Raw>> = taken.iter().chain(&free).copied().collect();
        pieces.sort();
        // What no stage wanted, such as tags of HTML between two sentences.
        free.extend(outside(Span::new(0, text.len()), &pieces));
        free.iter_mut().for_each(|span| *span = span.trimmed(text));
        free.retain(|span| !span.is_empty());
        free.sort();
        answers.boilerplate = free;
    }

    /// Figures each inside one sentence, none overlapping another. What points at them follows.
    pub(super) fn tidy_figures(&mut self) {
        let GoldArticle { given, answers, .. } = &mut self.article;
        let mut order: Vec<usize> = (0..answers.figures.len()).collect();
        order.sort_by_key(|at| answers.figures[*at].span);
        let mut numbers = vec![None; order.len()];
        let (mut kept, mut lost, mut end) = (Vec::new(), Vec::new(), 0);
        for old in order {
            let mut figure = answers.figures[old].clone();
            let home = answers.sentences.iter().position(|sentence| sentence.span.contains(figure.span));
            match home.filter(|_| figure.span.start() >= end && !figure.span.is_empty()) {
                Some(home) => {
                    end = figure.span.end();
                    figure.sentence = home;
                    if !has_value(&figure) {
                        (figure.value, figure.low, figure.high) = (Some(0), None, None);
                        figure.qualifier = Qualifier::Exact;
                        self.open.values.insert(old);
                    }
                    numbers[old] = Some(kept.len());
                    kept.push(figure);
                }
                None => lost.push((figure.sentence, figure.span.of(&given.text).to_owned())),
            }
        }
        answers.figures = kept;
        let new = |old: usize| numbers.get(old).copied().flatten();
        let Open { values, categories, statuses, .. } = &mut self.open;
        for open in [values, categories, statuses] {
            *open = open.iter().filter_map(|old| new(*old)).collect();
        }
        answers.events.iter_mut().for_each(|event| event.figure = event.figure.and_then(new));
        answers.checks.retain_mut(|check| {
            let parts: Option<Vec<usize>> = check.parts.iter().map(|part| new(*part)).collect();
            let (Some(whole), Some(parts)) = (new(check.whole), parts) else { return false };
            (check.whole, check.parts) = (whole, parts);
            true
        });
        for (sentence, text) in lost {
            self.note(Some(sentence), format!("a figure over the border of a sentence or another figure: {text}"));
        }
    }

    /// Quotes with tidy edges, each beginning and ending in a sentence and not inside a figure, none overlapping another.
    pub(super) fn tidy_quotes(&mut self) {
        let GoldArticle { given, answers, .. } = &mut self.article;
        let (text, mut lost, mut end) = (&given.text, Vec::new(), 0);
        let sentences = &answers.sentences;
        let figures: Vec<Span<Raw>> = answers.figures.iter().map(|figure| figure.span).collect();
        answers.quotes.sort_by_key(|quote| quote.span);
        answers.quotes.retain_mut(|quote| {
            quote.span = tidy_span(quote.span, text);
            let span = quote.span;
            let begins = sentences.iter().position(|sentence| sentence.span.has(span.start()));
            let ends = sentences.iter().any(|s| s.span.start() < span.end() && span.end() <= s.span.end());
            let inside = |at: usize| figures.iter().any(|figure| figure.start() < at && at < figure.end());
            let crossed = span.start() < end || inside(span.start()) || inside(span.end());
            let fits = ends && !crossed && !span.is_empty();
            if let Some(home) = begins.filter(|_| fits) {
                quote.sentence = home;
                end = span.end();
                return true;
            }
            lost.push((begins.unwrap_or(quote.sentence), span.of(text).to_owned()));
            false
        });
        for (sentence, text) in lost {
            self.note(Some(sentence), format!("a quote that crosses a figure, a quote or boilerplate: {text}"));
        }
    }

    /// Events in order of their first mention; sentences labelled for them, and none else.
    pub(super) fn tidy_events(&mut self) {
        let answers = &mut self.article.answers;
        let count = answers.sentences.len();
        for event in &mut answers.events {
            event.sentences.retain(|at| *at < count);
            event.sentences.sort_unstable();
            event.sentences.dedup();
        }
        answers.events.sort_by_key(|event| event.sentences.first().copied().unwrap_or(usize::MAX));
        for (at, event) in answers.events.iter_mut().enumerate() {
            if is_about_nobody(event) {
                event.group = Some("?".to_owned());
                self.open.people.insert(at);
            }
        }
        let events = &answers.events;
        for (at, sentence) in answers.sentences.iter_mut().enumerate() {
            let reported = events.iter().any(|event| event.sentences.contains(&at));
            if sentence.labels.contains(Label::Appointment) && !reported {
                self.open.steps.insert(at);
            }
            with_label(sentence, Label::Appointment, reported);
        }
    }
}

/// One number, or for a range two.
fn has_value(figure: &GoldFigure) -> bool {
    match (figure.value, figure.low, figure.high) {
        (Some(_), None, None) => figure.qualifier != Qualifier::Range,
        (None, Some(low), Some(high)) => figure.qualifier == Qualifier::Range && low < high,
        _ => false,
    }
}

fn is_about_nobody(event: &GoldEvent) -> bool {
    event.figure.is_none() && event.names.is_empty() && event.post.is_none() && event.group.is_none()
}

/// Sets or takes away a label.
fn with_label(sentence: &mut GoldSentence, label: Label, has: bool) {
    let others = Label::ALL.iter().copied().filter(|other| *other != label && sentence.labels.contains(*other));
    sentence.labels = others.chain(has.then_some(label)).collect();
}

/// The span without what does not belong to a quote at its edges.
fn tidy_span(span: Span<Raw>, text: &str) -> Span<Raw> {
    let content = span.of(text);
    let left = tidied(content);
    let front = left.as_ptr() as usize - content.as_ptr() as usize;
    Span::new(span.start() + front, span.start() + front + left.len())
}

/// The parts of `whole` outside `taken`, which is in order.
pub(crate) fn outside(whole: Span<Raw>, taken: &[Span<Raw>]) -> Vec<Span<Raw>> {
    let (mut free, mut at) = (Vec::new(), whole.start());
    for span in taken.iter().filter(|span| span.overlaps(whole)) {
        if span.start() > at {
            free.push(Span::new(at, span.start()));
        }
        at = at.max(span.end());
    }
    if at < whole.end() {
        free.push(Span::new(at, whole.end()));
    }
    free
}
