//! The figures of the corpus beside those of the program: matched as the referee does, by value and place.

use super::super::FigureDraft;
use super::super::article::Article;
use super::super::choice::Pick;
use crate::corpus::{GoldArticle, GoldFigure};
use crate::document::Document;
use crate::label::Labelled;
use crate::span::{Clean, Raw, Span};
use crate::terms::{Label, LabelSet};

/// Numbers, and the figure of the corpus that each is.
pub(super) struct Truth<'g> {
    pub picks: Vec<Pick>,
    pub figures: Vec<Option<&'g GoldFigure>>,
}

impl<'g> Truth<'g> {
    pub fn of(article: &Article, gold: &'g GoldArticle, picks: impl Iterator<Item = Pick>) -> Self {
        let picks: Vec<Pick> = picks.collect();
        let numbers = picks.iter().map(|pick| {
            let number = &article.numbers[pick.sentence][pick.number];
            (number.phrase, (number.value, number.low, number.high))
        });
        let figures = pair(article.doc, gold, numbers);
        Truth { picks, figures }
    }
}

/// The figure of the corpus that each draft is.
pub(super) fn matched<'g, 'f>(
    document: &Document,
    gold: &'g GoldArticle,
    drafts: impl Iterator<Item = &'f FigureDraft>,
) -> Vec<Option<&'g GoldFigure>> {
    pair(document, gold, drafts.map(|draft| (draft.span, (draft.value, draft.low, draft.high))))
}

type Values = (Option<u64>, Option<u64>, Option<u64>);

/// Pairs numbers with figures of equal value, those first that overlap most; each figure once.
fn pair<'g>(
    document: &Document,
    gold: &'g GoldArticle,
    numbers: impl Iterator<Item = (Span<Clean>, Values)>,
) -> Vec<Option<&'g GoldFigure>> {
    let numbers: Vec<(Span<Raw>, Values)> = numbers.map(|(span, values)| (document.clean.raw(span), values)).collect();
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (span, values)) in numbers.iter().enumerate() {
        for (nth, figure) in gold.answers.figures.iter().enumerate() {
            let overlap = shared(*span, figure.span);
            if overlap > 0 && (figure.value, figure.low, figure.high) == *values {
                pairs.push((overlap, at, nth));
            }
        }
    }
    pairs.sort_by_key(|(overlap, at, nth)| (std::cmp::Reverse(*overlap), *at, *nth));
    let mut found = vec![None; numbers.len()];
    let mut used = vec![false; gold.answers.figures.len()];
    for (_, at, nth) in pairs {
        if found[at].is_none() && !used[nth] {
            found[at] = Some(&gold.answers.figures[nth]);
            used[nth] = true;
        }
    }
    found
}

/// The labels with `quota` as the corpus has it; scores as they are.
pub(super) fn labels(document: &Document, gold: &GoldArticle, labels: &[Labelled]) -> Vec<Labelled> {
    let corrected = |(sentence, labelled): (&crate::document::Sentence, &Labelled)| {
        let span = document.clean.raw(sentence.span);
        let best = gold
            .answers
            .sentences
            .iter()
            .max_by_key(|other| (shared(span, other.span), std::cmp::Reverse(other.span.start())));
        let quota = best.is_some_and(|best| shared(span, best.span) > 0 && best.labels.contains(Label::Quota));
        let others = [Label::Appointment, Label::Quote].into_iter().filter(|label| labelled.labels.contains(*label));
        let labels: LabelSet = others.chain(quota.then_some(Label::Quota)).collect();
        Labelled { labels, scores: labelled.scores }
    };
    document.sentences.iter().zip(labels).map(corrected).collect()
}

fn shared(a: Span<Raw>, b: Span<Raw>) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}
