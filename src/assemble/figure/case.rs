//! One picked number with all that is known of it before anybody judges.

use super::article::Article;
use super::category::{self, Rule};
use super::choice::Pick;
use super::clue::{self, Clues};
use super::status::{self, Cue};
use super::{Chosen, FigureDraft, becomes, occupation};
use crate::mention::number::{Head, Number};
use crate::terms::{Category, Qualifier, Status};

/// A picked number, its sentence and its clues.
pub(super) struct Case<'a, 'd> {
    pub article: &'a Article<'d>,
    pub chosen: Chosen<'a, 'd>,
    pub pick: Pick,
    pub clues: Clues,
    /// Words that say where people stand, those first that say most.
    pub cues: Vec<Cue>,
}

/// What the rules answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ruling {
    pub category: Category,
    pub status: Status,
    /// Which rule gave the category.
    pub rule: Rule,
}

impl<'a, 'd> Case<'a, 'd> {
    pub fn of(article: &'a Article<'d>, pick: Pick) -> Self {
        let all = &article.numbers[pick.sentence];
        let chosen = Chosen { view: &article.views[pick.sentence], number: all[pick.number].clone(), all };
        let (clues, cues) = (clue::clues(&chosen), status::cues(&chosen));
        Case { article, chosen, pick, clues, cues }
    }

    /// The category that its own noun names for certain: "120 PPPK". "120 formasi" are posts of no stated type where the
    /// sentence states none.
    pub fn certain(&self) -> Option<Category> {
        let (own, view) = (self.clues.own?, self.chosen.view);
        let posts =
            own == Category::Formasi && self.chosen.number.noun.tokens.clone().any(|at| view.low(at) == "formasi");
        let stated = self.article.groups[self.pick.sentence].iter().any(|group| group.specific);
        (self.clues.certain && own != Category::Lainnya || posts && !stated).then_some(own)
    }

    /// What the rules answer, after the figures before; none where nothing near says that the number counts staff.
    pub fn ruling(&self, before: &[FigureDraft]) -> Option<Ruling> {
        let sentence = self.pick.sentence;
        let whole = category::whole(&self.chosen, sentence, before);
        let cue = status::cued(&self.chosen, &self.cues, sentence, before, whole);
        let (category, rule) =
            category::by_rules(&self.chosen, &self.clues, sentence, before, &self.article.named, cue)?;
        let status = cue.unwrap_or_else(|| status::usual(&self.chosen, category, before));
        Some(Ruling { category, status, rule })
    }

    /// The figure with these answers. Its confidence is that of the rules: the sentence's, less where the noun is unknown.
    pub fn draft(&self, category: Category, status: Status) -> FigureDraft {
        let (chosen, number) = (&self.chosen, &self.chosen.number);
        let form = if number.noun.head > Head::Thing { 1.0 } else { 0.8 };
        FigureDraft {
            span: number.phrase,
            number: number.span,
            value: number.value,
            low: number.low,
            high: number.high,
            qualifier: number.qualifier,
            category,
            becomes: becomes::becomes(chosen, category),
            status,
            occupation: occupation(chosen)
                .map(|tokens| chosen.view.span(tokens.start, tokens.end).of(chosen.view.text()).to_owned()),
            sentence: self.pick.sentence,
            confidence: self.article.quota(self.pick.sentence).clamp(0.0, 1.0) * form,
        }
    }
}

/// A figure whose own noun names its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Certain {
    /// Sentence and first token.
    pub at: (usize, usize),
    pub category: Category,
    pub value: Option<u64>,
}

/// The picked numbers of an article whose own nouns name their categories, in order.
pub(super) fn certain(article: &Article, picks: &[Pick]) -> Vec<Certain> {
    let certain = |pick: &Pick| {
        let number = &article.numbers[pick.sentence][pick.number];
        let own = number.noun.category.filter(|own| *own != Category::Lainnya)?;
        let at = (pick.sentence, number.tokens.start);
        clue::is_specific(&article.views[pick.sentence], number.noun.tokens.start, own).then_some(Certain {
            at,
            category: own,
            value: number.value,
        })
    };
    picks.iter().filter_map(certain).collect()
}

/// Whether `other` gives the same number as `number`, or the exact one of a rough one: "hampir 8 ribu" and 7.969. Small
/// numbers are the same by chance.
pub(super) fn is_twin(number: &Number, other: Option<u64>) -> bool {
    let Some((value, other)) = number.value.filter(|value| *value > 30).zip(other) else { return false };
    value == other || number.qualifier == Qualifier::About && other.abs_diff(value) <= value / 20
}

/// The category that the twins of `case` are certain to have, where they agree: "2.046 PPPK … 2.046 orang".
pub(super) fn twin(case: &Case, certain: &[Certain]) -> Option<Category> {
    let number = &case.chosen.number;
    if case.clues.own.is_some() || number.noun.head > Head::People {
        return None;
    }
    let mut twins = certain.iter().filter(|other| is_twin(number, other.value)).map(|other| other.category);
    let first = twins.next()?;
    twins.all(|other| other == first).then_some(first)
}
