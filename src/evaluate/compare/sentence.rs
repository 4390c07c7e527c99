//! Sentences: their ends, their labels, and how much of content and boilerplate they take in.

use super::{Evidence, Sheet, first_best};
use crate::evaluate::calibration::Judged;
use crate::evaluate::confusion::{NO_LABEL, Table};
use crate::evaluate::layout::Sentence;
use crate::evaluate::mistake::{Part, What};
use crate::evaluate::pair::overlap;
use crate::evaluate::tally::{Hits, Layer};
use crate::record::Span;
use crate::terms::Label;

/// Whether both ends are at most one character apart.
fn close(a: Span, b: Span) -> bool {
    a[0].abs_diff(b[0]) <= 1 && a[1].abs_diff(b[1]) <= 1
}

/// The set of labels as one word.
fn set(sentence: Option<&Sentence>) -> String {
    let has = |label: &&Label| sentence.is_some_and(|sentence| sentence.has(**label));
    let words: Vec<&str> = Label::ALL.iter().filter(has).map(|label| label.word()).collect();
    if words.is_empty() { NO_LABEL.into() } else { words.join("+") }
}

impl Sheet<'_> {
    /// Gold sentences with a close found one are right; found ones without a close gold one are spurious unless they touch
    /// boilerplate.
    pub(super) fn segmentation(&mut self) {
        let (gold, found) = (&self.gold.sentences, &self.found.sentences);
        let lonely = |span: Span, others: &[Sentence]| !others.iter().any(|other| close(span, other.span));
        let missed: Vec<Span> = gold.iter().map(|s| s.span).filter(|span| lonely(*span, found)).collect();
        let outside = |span: &Span| !self.gold.boilerplate.iter().any(|line| overlap(*span, *line) > 0);
        let spurious: Vec<Span> =
            found.iter().map(|s| s.span).filter(|span| lonely(*span, gold) && outside(span)).collect();
        *self.out.tally.layer_mut(Layer::Segmentation) = Hits {
            right: (gold.len() - missed.len()) as u64,
            spurious: spurious.len() as u64,
            missed: missed.len() as u64,
        };
        let wrong = [(What::Missed, missed), (What::Spurious, spurious)];
        for (what, span) in
            wrong.into_iter().flat_map(|(what, spans)| spans.into_iter().map(move |s| (what.clone(), s)))
        {
            let text = self.shown.at(span);
            let evidence = Evidence { span: Some(span), detail: String::new(), probability: None, text };
            self.mistake(Part::Layer(Layer::Segmentation), what, evidence);
        }
    }

    /// The labels of each gold sentence against those of the found sentence that overlaps most, the first of equals; where
    /// none overlaps, nothing was found, with probability 0.
    pub(super) fn labels(&mut self) {
        let (gold, found) = (self.gold, self.found);
        let has_scores = found.sentences.iter().any(|sentence| sentence.scores.is_some());
        for sentence in &gold.sentences {
            let best = first_best(found.sentences.iter().map(|other| overlap(other.span, sentence.span)));
            let best = best.map(|at| &found.sentences[at]).filter(|other| overlap(other.span, sentence.span) > 0);
            self.out.confusions.count(Table::Labels, Some(&set(Some(sentence))), Some(&set(best)));
            for label in Label::ALL.iter().copied() {
                let (due, said) = (sentence.has(label), best.is_some_and(|best| best.has(label)));
                let probability = match best {
                    Some(best) => best.scores.map(|scores| scores.of(label)),
                    None => (self.is_there && has_scores).then_some(0.0),
                };
                if let Some(probability) = probability {
                    self.out.judged.push((Layer::of(label), Judged { probability, right: due, said }));
                }
                let hits = self.out.tally.layer_mut(Layer::of(label));
                match (due, said) {
                    (true, true) => hits.right += 1,
                    (true, false) => hits.missed += 1,
                    (false, true) => hits.spurious += 1,
                    (false, false) => {}
                }
                if due != said {
                    let what = if due { What::Missed } else { What::Spurious };
                    let text = self.shown.at(sentence.span);
                    let evidence = Evidence { span: Some(sentence.span), detail: String::new(), probability, text };
                    self.mistake(Part::Layer(Layer::of(label)), what, evidence);
                }
            }
        }
    }

    /// Characters of boilerplate in found sentences, and of gold sentences in the found one that has most of them.
    pub(super) fn coverage(&mut self) {
        let length = |span: Span| span[1].saturating_sub(span[0]) as u64;
        for line in &self.gold.boilerplate {
            self.out.tally.leaked.all += length(*line);
            let leaked: usize = self.found.sentences.iter().map(|sentence| overlap(sentence.span, *line)).sum();
            self.out.tally.leaked.part += leaked as u64;
        }
        for sentence in &self.gold.sentences {
            self.out.tally.kept.all += length(sentence.span);
            let most = self.found.sentences.iter().map(|other| overlap(other.span, sentence.span)).max();
            self.out.tally.kept.part += most.unwrap_or(0) as u64;
        }
    }
}
