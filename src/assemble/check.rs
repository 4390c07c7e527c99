//! Arithmetic of an article's own figures.
//!
//! A check is drawn only where the wording says that figures belong together: "terdiri dari", "rinciannya", "sisanya", a total
//! beside the two figures that make it, two figures that are said to differ, a rounded figure and its exact twin.

mod list;
mod nested;
mod total;
mod twin;

use crate::assemble::figure::FigureDraft;
use crate::document::Document;
use crate::lexicon;
use crate::mention::number::{Number, NumberKind, numbers};
use crate::mention::view::View;
use crate::terms::{CheckKind, Qualifier};
use foldhash::HashMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../data/check_word.txt")));

/// A check over figures, given by their indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckDraft {
    /// Sum, remainder or conflict.
    pub kind: CheckKind,
    /// The figure that is the whole; in a conflict the first, of a rounded figure and its twin the exact one.
    pub whole: usize,
    /// Its parts; in a conflict the other figure.
    pub parts: Vec<usize>,
    /// The derived value of a remainder.
    pub value: Option<u64>,
    /// Parts less whole; 0 where a rounded figure stands for the exact one.
    pub difference: i64,
    /// Whether the numbers add up; of a conflict, whether one is the other rounded.
    pub holds: bool,
}

/// Sentences between a whole and its parts, at most.
const NEAR: usize = 5;

/// What is known while checks are drawn.
struct Checker<'c> {
    doc: &'c Document<'c>,
    figures: &'c [FigureDraft],
    views: Vec<View<'c>>,
    /// The numbers of each sentence, those that are no figures too.
    numbers: Vec<Vec<Number>>,
}

/// The checks of a document, in order of their wholes.
pub fn checks<'c>(doc: &'c Document<'c>, figures: &'c [FigureDraft]) -> Vec<CheckDraft> {
    if figures.len() < 2 {
        return Vec::new();
    }
    let views = doc.sentences.iter().map(|sentence| View::new(doc, sentence)).collect();
    let read = |(at, sentence)| {
        let counted = figures.iter().any(|figure| figure.sentence == at);
        if counted { numbers(doc, sentence) } else { Vec::new() }
    };
    let numbers = doc.sentences.iter().enumerate().map(read).collect();
    let checker = Checker { doc, figures, views, numbers };
    let sentences = 0..doc.sentences.len();
    let mut found: Vec<CheckDraft> = sentences.clone().filter_map(|sentence| checker.detail(sentence)).collect();
    found.extend(sentences.clone().flat_map(|sentence| checker.nested(sentence)));
    found.extend(sentences.filter_map(|sentence| checker.rest_of_before(sentence)));
    found.extend(checker.listed());
    for whole in (0..figures.len()).take_while(|_| doc.effort.go_on(6 * figures.len())) {
        // The same three numbers are told once.
        if let Some(check) = checker.triple(whole)
            && !found.iter().any(|known| checker.value(known.whole) == checker.value(check.whole))
        {
            found.push(check);
        }
    }
    found.extend((1..figures.len()).filter_map(|at| checker.conflict(at)));
    found.extend(checker.twins());
    found.sort_by(|a, b| (a.whole, &a.parts).cmp(&(b.whole, &b.parts)));
    found.dedup_by(|b, a| (a.kind, a.whole) == (b.kind, b.whole));
    found
}

impl Checker<'_> {
    fn value(&self, at: usize) -> Option<u64> {
        self.figures.get(at)?.value
    }

    fn exact(&self, at: usize) -> Option<u64> {
        self.value(at).filter(|_| self.figures[at].qualifier == Qualifier::Exact)
    }

    /// Whether the word at `at` of a sentence is of a class.
    fn is(&self, sentence: usize, at: usize, class: &str) -> bool {
        self.views.get(sentence).is_some_and(|view| CLASSES.get(view.low(at)) == Some(&class))
    }

    /// The first word of a class in a sentence.
    fn says(&self, sentence: usize, class: &str) -> Option<usize> {
        let view = self.views.get(sentence)?;
        (0..view.len()).find(|at| self.is(sentence, *at, class))
    }

    fn token(&self, figure: usize) -> usize {
        let Some(figure) = self.figures.get(figure) else { return 0 };
        self.views.get(figure.sentence).map_or(0, |view| view.token_at(figure.number.start()))
    }

    /// The figures of a sentence; they are in order of the text.
    fn inside(&self, sentence: usize) -> Vec<usize> {
        let from = self.figures.partition_point(|figure| figure.sentence < sentence);
        let to = self.figures.partition_point(|figure| figure.sentence <= sentence);
        (from..to).collect()
    }

    /// The sum of exact figures.
    fn sum(&self, parts: &[usize]) -> Option<u64> {
        parts.iter().try_fold(0u64, |sum, part| sum.checked_add(self.exact(*part)?))
    }

    /// The earlier figure of the same value.
    fn twin(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|other| self.exact(*other).is_some() && self.exact(*other) == self.exact(at))
    }

    /// Whether all that is counted in a sentence behind token `from` are figures: a number that was not read as one would be
    /// missing in a sum.
    fn all_counted(&self, sentence: usize, from: usize) -> bool {
        let counts = |number: &&Number| {
            matches!(number.kind, NumberKind::People | NumberKind::Bare | NumberKind::Other | NumberKind::Measure)
                && number.tokens.start > from
        };
        let counted = self.numbers.get(sentence).map_or(0, |numbers| numbers.iter().filter(counts).count());
        let figures = self.inside(sentence).into_iter().filter(|at| self.token(*at) > from).count();
        counted == figures
    }

    fn check(&self, whole: usize, parts: Vec<usize>, sum: u64, value: u64) -> CheckDraft {
        let difference = i64::try_from(i128::from(sum) - i128::from(value)).unwrap_or(i64::MAX);
        CheckDraft { kind: CheckKind::Sum, whole, parts, value: None, difference, holds: difference == 0 }
    }

    fn remainder(&self, whole: usize, parts: Vec<usize>, left: u64) -> CheckDraft {
        CheckDraft { kind: CheckKind::Remainder, whole, parts, value: Some(left), difference: 0, holds: true }
    }
}

#[cfg(test)]
mod tests;
