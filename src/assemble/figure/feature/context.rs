//! What sentence and article say of a number.

use super::super::article::Group;
use super::super::case::{Case, Certain};
use super::{Names, head, is_self, is_single, or_none};
use crate::assemble::calendar::Side;
use crate::terms::{Category, Status};

/// Spells place, the groups that the article names, and the figures whose own nouns name their categories.
pub(super) fn spell(case: &Case, certain: &[Certain], names: &mut Names) {
    place(case, names);
    groups(case, names);
    steps_near(case, names);
    steps_far(case, names);
    day(case, names);
    sure(case, certain, names);
}

/// Where the number stands.
pub(in super::super) fn place(case: &Case, names: &mut Names) {
    let (sentence, view) = (case.pick.sentence, case.chosen.view);
    let token = case.chosen.number.span;
    names.add("at", &[if sentence == 0 { "head" } else { "body" }]);
    names.add("length", &[length(view.len())]);
    let quoted = case.article.doc.quotations.within(token).next().is_some();
    names.add("speech", &[if quoted { "inside" } else { "outside" }]);
}

pub(super) fn length(tokens: usize) -> &'static str {
    if tokens <= 9 { "short" } else { "long" }
}

/// The groups that the article, its title and the sentence before name.
fn groups(case: &Case, names: &mut Names) {
    let (article, named) = (case.article, &case.article.named);
    let ranked = named.ranked();
    let first = ranked.first().copied();
    names.add("doc", &[or_none(first), head(case.chosen.number.noun.head)]);
    for (category, family) in ranked.iter().zip(["doc", "doc-second"]) {
        names.add(family, &[category.word()]);
    }
    let all: u32 = ranked.iter().map(|category| named.count(*category)).sum();
    for category in &ranked {
        let share = f64::from(named.count(*category)) / f64::from(all.max(1));
        names.add("doc-has", &[category.word()]);
        for (least, family) in [(0.25, "doc-quarter"), (0.5, "doc-half")] {
            if share > least {
                names.add(family, &[category.word()]);
            }
        }
    }
    let sentence = case.pick.sentence;
    for (family, groups) in
        [("title", article.groups.first()), ("previous", sentence.checked_sub(1).and_then(|at| article.groups.get(at)))]
    {
        for group in groups.into_iter().flatten() {
            names.add(family, &[group.category.word(), manner(group)]);
        }
    }
}

fn manner(group: &Group) -> &'static str {
    match group {
        Group { category, .. } if is_single(*category) => "single",
        Group { specific: true, .. } => "specific",
        _ => "vague",
    }
}

/// The words that say where people stand, in the sentence before.
fn steps_near(case: &Case, names: &mut Names) {
    let Some(before) = case.pick.sentence.checked_sub(1).and_then(|at| case.article.views.get(at)) else { return };
    for status in super::super::status::said(before) {
        names.add("previous-cue", &[status.word()]);
    }
}

/// The words that say where people stand, in the title, in the sentence behind and in the whole article.
fn steps_far(case: &Case, names: &mut Names) {
    let (said, here) = (&case.article.said, case.pick.sentence);
    for (family, at) in [("title-cue", 0), ("next-cue", here + 1)] {
        for status in said.get(at).filter(|_| at != here).into_iter().flatten() {
            names.add(family, &[status.word()]);
        }
    }
    let count = |status: Status| said.iter().flatten().filter(|other| **other == status).count();
    let all = said.iter().flatten().count();
    for status in Status::ALL.iter().copied() {
        let count = count(status);
        if count > 0 {
            names.add("doc-cue", &[status.word()]);
        }
        if 4 * count > all {
            names.add("doc-cue-quarter", &[status.word()]);
        }
        if 2 * count > all {
            names.add("doc-cue-half", &[status.word()]);
        }
    }
}

/// Whether the date nearest to the number, else that of the sentence before, is still to come.
fn day(case: &Case, names: &mut Names) {
    let (calendar, sentence, at) = (case.article.calendar, case.pick.sentence, case.chosen.number.span.start());
    let word = |side: Side| match side {
        Side::Past => "past",
        Side::Today => "today",
        Side::Ahead => "ahead",
    };
    if let Some(side) = calendar.side(sentence, at) {
        let cue = case.cues.first().map_or("none", |cue| cue.status.word());
        names.add("day", &[word(side)]);
        names.add("day", &[word(side), cue]);
    } else if let Some(side) = sentence.checked_sub(1).and_then(|before| calendar.side(before, at)) {
        names.add("day-before", &[word(side)]);
    }
}

/// The figures of the article whose own nouns name their categories.
fn sure(case: &Case, certain: &[Certain], names: &mut Names) {
    let others: Vec<&Certain> = certain.iter().filter(|other| !is_self(case, other)).collect();
    let here = (case.pick.sentence, case.chosen.number.tokens.start);
    let counts = counts(&others);
    for (category, _) in &counts {
        names.add("sure", &[category.word()]);
    }
    // Of equals the first.
    if let Some((most, _)) = counts.iter().rev().max_by_key(|(_, count)| *count) {
        names.add("sure-most", &[most.word()]);
    }
    let distance = |other: &&&Certain| (other.at.0.abs_diff(here.0), other.at.0 < here.0);
    if let Some(near) = others.iter().min_by_key(distance) {
        let same = if near.at.0 == here.0 { "here" } else { "elsewhere" };
        names.add("sure-near", &[near.category.word(), same]);
    }
    if let Some(next) = others.iter().find(|other| other.at > here) {
        names.add("sure-next", &[next.category.word()]);
    }
    if let Some(last) = others.iter().rev().find(|other| other.at < here) {
        names.add("sure-last", &[last.category.word(), ["0", "1", "2", "3"][(here.0 - last.at.0).min(3)]]);
    }
    let value = case.chosen.number.value.filter(|value| *value > 12);
    if let Some(twin) = others.iter().rev().find(|other| value.is_some() && other.value == value) {
        names.add("sure-twin", &[twin.category.word()]);
    }
}

/// How often each category is named, in the order in which they are named first.
fn counts(others: &[&Certain]) -> Vec<(Category, usize)> {
    let mut counts: Vec<(Category, usize)> = Vec::new();
    for other in others {
        match counts.iter_mut().find(|(category, _)| *category == other.category) {
            Some((_, count)) => *count += 1,
            None => counts.push((other.category, 1)),
        }
    }
    counts
}
