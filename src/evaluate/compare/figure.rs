//! Figures: paired where they overlap and say the same number.

use super::{Evidence, Sheet, given};
use crate::evaluate::confusion::{MISSED, SPURIOUS, Table};
use crate::evaluate::layout::Figure;
use crate::evaluate::mistake::{Part, What};
use crate::evaluate::name::same_words;
use crate::evaluate::pair::{overlap, pairs, unpaired};
use crate::evaluate::tally::{Field, Hits, Layer};

/// The number: a value, else a low and a high.
fn number(figure: &Figure) -> [Option<i64>; 3] {
    match figure.value {
        None => [None, figure.low, figure.high],
        value => [value, None, None],
    }
}

/// The fields of a figure that have one word each.
type Word = for<'f> fn(&'f Figure) -> Option<&'f str>;
const WORDS: [(Field, Table, Word); 4] = [
    (Field::FigureCategory, Table::FigureCategory, |figure| figure.category.as_deref()),
    (Field::FigureStatus, Table::FigureStatus, |figure| figure.status.as_deref()),
    (Field::FigureQualifier, Table::FigureQualifier, |figure| figure.qualifier.as_deref()),
    (Field::FigureBecomes, Table::FigureBecomes, |figure| figure.becomes.as_deref()),
];

impl Sheet<'_> {
    pub(super) fn figures(&mut self) {
        let (gold, found) = (&self.gold.figures[..], &self.found.figures[..]);
        let score = |g: &Figure, f: &Figure| {
            if number(g) == number(f) { overlap(g.span, f.span) as f64 } else { 0.0 }
        };
        let paired = pairs(gold, found, score);
        let strict = paired.iter().filter(|(i, j)| gold[*i].category == found[*j].category).count();
        *self.out.tally.layer_mut(Layer::Figures) = Hits::paired(gold.len(), found.len(), paired.len());
        *self.out.tally.layer_mut(Layer::FiguresCategory) = Hits::paired(gold.len(), found.len(), strict);
        let missed = unpaired(gold.len(), paired.iter().map(|pair| pair.0));
        let spurious = unpaired(found.len(), paired.iter().map(|pair| pair.1));
        for (what, figure) in missed.iter().map(|at| (What::Missed, &gold[*at])) {
            let evidence = self.evidence(figure, None);
            self.mistake(Part::Layer(Layer::Figures), what, evidence);
            WORDS.iter().for_each(|(_, table, word)| {
                self.out.confusions.count(*table, word(figure), Some(MISSED));
            });
        }
        for (what, figure) in spurious.iter().map(|at| (What::Spurious, &found[*at])) {
            let evidence = self.evidence(figure, figure.confidence);
            self.mistake(Part::Layer(Layer::Figures), what, evidence);
            self.judge(Layer::Figures, figure.confidence, false);
            self.judge(Layer::FiguresCategory, figure.confidence, false);
            WORDS.iter().for_each(|(_, table, word)| {
                self.out.confusions.count(*table, Some(SPURIOUS), word(figure));
            });
        }
        for (i, j) in paired {
            self.figure(&gold[i], &found[j]);
        }
    }

    /// The fields of two figures that are one.
    fn figure(&mut self, gold: &Figure, found: &Figure) {
        self.judge(Layer::Figures, found.confidence, true);
        self.judge(Layer::FiguresCategory, found.confidence, gold.category == found.category);
        for (field, table, word) in WORDS {
            let values = [word(gold), word(found)];
            self.out.confusions.count(table, values[0], values[1]);
            self.field(field, values[0] == values[1], values, |sheet| sheet.evidence(gold, found.confidence));
        }
        if given(&gold.occupation).is_some() {
            let values = [gold.occupation.as_deref(), found.occupation.as_deref()];
            let right = same_words(values[0], values[1]);
            self.field(Field::FigureOccupation, right, values, |sheet| sheet.evidence(gold, found.confidence));
        }
    }

    fn evidence(&self, figure: &Figure, probability: Option<f64>) -> Evidence {
        let text = self.around(figure.span);
        Evidence { span: Some(figure.span), detail: self.shown.at(figure.span), probability, text }
    }
}
