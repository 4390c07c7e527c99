//! What the counted people or posts are, by rules: the clues in an order of trust.

use super::clue::Clues;
use super::named::Named;
use super::{Chosen, FigureDraft};
use crate::mention::number::Head;
use crate::terms::{Category, Status};

/// Which rule gave a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Own,
    Needed,
    ForBoth,
    Behind,
    Before,
    NamedWhole,
    Whole,
    SameValue,
    InSentence,
    Staff,
    Carried,
    Post,
    Fallback,
}

impl Rule {
    /// Its name in features and explanations.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Own => "own",
            Rule::Needed => "needed",
            Rule::ForBoth => "for-both",
            Rule::Behind => "behind",
            Rule::Before => "before",
            Rule::NamedWhole => "named-whole",
            Rule::Whole => "whole",
            Rule::SameValue => "same-value",
            Rule::InSentence => "in-sentence",
            Rule::Staff => "staff",
            Rule::Carried => "carried",
            Rule::Post => "post",
            Rule::Fallback => "fallback",
        }
    }
}

/// The category of a chosen number by rules, and which one gave it. `cue` is the status that words say: what is needed are
/// posts. None where neither the sentence nor the one before names staff: then the number counts visitors, patients,
/// suspects.
pub(super) fn by_rules(
    chosen: &Chosen,
    clues: &Clues,
    sentence: usize,
    figures: &[FigureDraft],
    named: &Named,
    cue: Option<Status>,
) -> Option<(Category, Rule)> {
    let noun = &chosen.number.noun;
    if let Some(own) = clues.own.filter(|own| clues.certain || *own == Category::Lainnya) {
        return Some((own, Rule::Own));
    }
    let before = if clues.post { clues.before_post } else { clues.before };
    if cue == Some(Status::Needed) {
        return Some((clues.before_post.map_or(Category::Formasi, of_post), Rule::Needed));
    }
    if clues.both {
        return Some((Category::Casn, Rule::ForBoth));
    }
    let by = |category: Option<Category>, rule: Rule| category.map(|category| (category, rule));
    let found = by(clues.behind, Rule::Behind)
        .or_else(|| by(before, Rule::Before))
        .or_else(|| by(clues.named_whole, Rule::NamedWhole))
        .or_else(|| by(whole(chosen, sentence, figures).map(|figure| figure.category), Rule::Whole))
        .or_else(|| by(same_value(chosen, figures), Rule::SameValue))
        .or_else(|| by(clues.in_sentence, Rule::InSentence))
        // "61 penyuluh" at work are staff of any kind, whoever the article is about.
        .or_else(|| {
            (matches!(cue, None | Some(Status::Employed)) && (noun.head == Head::Occupation || clues.staff))
                .then_some((Category::Asn, Rule::Staff))
        })
        .or_else(|| by(carried(chosen, sentence, figures, named), Rule::Carried));
    match found {
        Some((category, rule)) if clues.post => Some((of_post(category), rule)),
        Some(found) => Some(found),
        None if clues.post => Some((Category::Formasi, Rule::Post)),
        None if clues.own.is_none() && noun.head != Head::Occupation && !named.is_near(sentence) => None,
        None => Some((clues.own.unwrap_or(Category::Asn), Rule::Fallback)),
    }
}

/// Whether the words behind the number make it a part of a whole: "35 orang di antaranya".
pub(super) fn is_among(chosen: &Chosen) -> bool {
    let end = chosen.behind();
    (end..end + 3).any(|at| matches!(chosen.view.low(at), "antaranya" | "diantaranya" | "sisanya" | "lainnya"))
}

/// Whether words before the number open a list of parts: "rinciannya", "terdiri dari".
pub(super) fn is_listed(chosen: &Chosen) -> bool {
    (0..chosen.number.tokens.start).any(|at| {
        matches!(
            chosen.view.low(at),
            "rinciannya" | "perinciannya" | "terdiri" | "terbagi" | "sisanya" | "masing-masing" | "meliputi"
        )
    })
}

/// Whether words before the number name a whole again: "Dari 38 nama tersebut, 27 …".
pub(super) fn is_of_whole(chosen: &Chosen) -> bool {
    let view = chosen.view;
    let again = |t| matches!(view.low(t), "jumlah" | "total" | "tersebut" | "itu" | "angka" | "sebanyak");
    (0..chosen.number.tokens.start).any(|at| view.low(at) == "dari" && (at + 1..at + 5).any(again))
}

/// The figure before, where the number is said to be a part of it.
pub(super) fn whole<'f>(chosen: &Chosen, sentence: usize, before: &'f [FigureDraft]) -> Option<&'f FigureDraft> {
    let last = before.last().filter(|figure| sentence - figure.sentence <= 3)?;
    (is_among(chosen) || is_listed(chosen) || is_of_whole(chosen)).then_some(last)
}

/// Posts are of a kind of staff, not of applicants.
fn of_post(category: Category) -> Category {
    match category {
        Category::Cpns
        | Category::Pppk
        | Category::PppkParuhWaktu
        | Category::Casn
        | Category::Lainnya
        | Category::TniPolri => category,
        _ => Category::Formasi,
    }
}

/// The same number was a figure before.
fn same_value(chosen: &Chosen, before: &[FigureDraft]) -> Option<Category> {
    let value = chosen.number.value.filter(|value| *value > 12)?;
    before.iter().rev().find(|figure| figure.value == Some(value)).map(|figure| figure.category)
}

/// The category of the figure before, else of the group that the article names most.
fn carried(chosen: &Chosen, sentence: usize, before: &[FigureDraft], named: &Named) -> Option<Category> {
    if super::clue::is_post(chosen) {
        return named.recruited();
    }
    let near = before.last().filter(|figure| sentence - figure.sentence <= 2 && figure.category != Category::Formasi);
    near.map(|figure| figure.category).or(named.commonest())
}
