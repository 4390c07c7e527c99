//! What the figures before say of a number: a list goes on as it began.

use super::super::FigureDraft;
use super::super::case::{Case, Ruling};
use super::super::category::{is_among, is_listed, is_of_whole};
use super::context::length;
use super::{Names, head, word};

/// Spells the figures before.
pub(super) fn spell(case: &Case, ruling: Option<Ruling>, before: &[FigureDraft], names: &mut Names) {
    let Some(last) = before.last() else { return names.add("last", &["none"]) };
    for (family, class) in [("last", last.category.word()), ("last-status", last.status.word())] {
        after(case, ruling, last, (family, class), names);
    }
    twin(case, before, names);
    // A name given twice counts once.
    let (mut categories, mut statuses) = (Vec::new(), Vec::new());
    for figure in before {
        if !categories.contains(&figure.category) {
            categories.push(figure.category);
            names.add("earlier", &[figure.category.word()]);
        }
        if !statuses.contains(&figure.status) {
            statuses.push(figure.status);
            names.add("earlier-status", &[figure.status.word()]);
        }
    }
    if let Some(biggest) = biggest(before) {
        names.add("biggest", &[biggest.category.word()]);
        names.add("biggest-status", &[biggest.status.word()]);
    }
}

/// How the number stands to the figure before it.
fn after(case: &Case, ruling: Option<Ruling>, last: &FigureDraft, (family, class): (&str, &str), names: &mut Names) {
    let chosen = &case.chosen;
    let sentences = case.pick.sentence.saturating_sub(last.sentence);
    let distance = match sentences {
        0 => "here",
        1 => "next",
        2..4 => "near",
        _ => "far",
    };
    let same = if sentences == 0 { "here" } else { "elsewhere" };
    names.add(family, &[class]);
    names.add(family, &[class, distance]);
    names.add(family, &[class, head(chosen.number.noun.head), same]);
    names.add(family, &[class, distance, length(chosen.view.len())]);
    names.add(family, &[class, "by", ruling.map_or("none", |ruling| ruling.rule.name()), same]);
    names.add(family, &[class, "cue", case.cues.first().map_or("none", |cue| cue.status.word())]);
    if sentences == 0 {
        let from = chosen.view.token_at(last.span.end());
        let to = chosen.number.tokens.start;
        names.add(family, &[class, "then", if from < to { word(chosen, Some(from)) } else { "" }]);
        names.add(family, &[class, if to.saturating_sub(from) > 4 { "apart" } else { "close" }]);
    }
    for (part, holds) in [("among", is_among(chosen)), ("listed", is_listed(chosen)), ("of-whole", is_of_whole(chosen))]
    {
        if holds {
            names.add(part, &[]);
            names.add(part, &[family, class]);
        }
    }
}

/// The same number was a figure before.
fn twin(case: &Case, before: &[FigureDraft], names: &mut Names) {
    let Some(value) = case.chosen.number.value.filter(|value| *value > 12) else { return };
    if let Some(twin) = before.iter().rev().find(|figure| figure.value == Some(value)) {
        names.add("twin", &[twin.category.word()]);
        names.add("twin-status", &[twin.status.word()]);
    }
}

/// The figure with the highest value; of equals the first.
fn biggest(before: &[FigureDraft]) -> Option<&FigureDraft> {
    before.iter().rev().filter(|figure| figure.value.is_some()).max_by_key(|figure| figure.value)
}
