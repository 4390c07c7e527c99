//! Rounded numbers that stand for an exact figure of the article: "Kota yang jumlahnya hampir 8 ribu saja bisa", of 7.969.
//!
//! Such a sentence says so little of staff that no label tells; the exact figure does.

use super::FigureDraft;
use crate::document::Document;
use crate::mention::number::{Number, NumberKind, numbers};
use crate::terms::{Qualifier, Status};

/// A rounded number below this is no reason to look for its twin.
const LEAST: u64 = 100;
/// How sure the reading is, of the exact figure's confidence.
const SURE: f64 = 0.8;

/// Whether a rounded number stands for `exact`: it is that number rounded to the digits that it shows, and near it. 8.000 is
/// 7.969, 1.000 is not 1.913.
pub fn rounds_to(exact: u64, rough: u64, qualifier: Qualifier) -> bool {
    if rough < LEAST || exact == rough {
        return false;
    }
    let mut step = 1u64;
    while rough.is_multiple_of(step * 10) {
        step *= 10;
    }
    let near = exact.abs_diff(rough).saturating_mul(20) <= rough;
    let rounded = match qualifier {
        Qualifier::About => exact.abs_diff(rough) < step,
        Qualifier::AtLeast => exact >= rough && exact - rough < step,
        _ => false,
    };
    step >= 10 && near && rounded
}

/// The figures and, in sentences that have none, the rounded numbers without a noun that stand for a single one of them.
pub(super) fn completed(doc: &Document, mut figures: Vec<FigureDraft>) -> Vec<FigureDraft> {
    if !figures.iter().any(|figure| figure.value.is_some_and(|value| value >= LEAST)) {
        return figures;
    }
    let mut found = Vec::new();
    for (at, sentence) in doc.sentences.iter().enumerate() {
        if !doc.effort.go_on(figures.len()) {
            break;
        }
        if figures.iter().all(|figure| figure.sentence != at) {
            found.extend(numbers(doc, sentence).iter().filter_map(|number| twin(number, at, &figures)));
        }
    }
    figures.extend(found);
    figures.sort_by_key(|figure| figure.span);
    figures
}

fn twin(number: &Number, sentence: usize, figures: &[FigureDraft]) -> Option<FigureDraft> {
    let value = number.value.filter(|_| number.kind == NumberKind::Bare)?;
    let fits = |figure: &&FigureDraft| {
        figure.qualifier == Qualifier::Exact
            && figure.value.is_some_and(|exact| rounds_to(exact, value, number.qualifier))
    };
    let exact = figures.iter().find(fits)?;
    // Two numbers that both fit say nothing.
    let single =
        figures.iter().filter(fits).all(|figure| figure.value == exact.value && figure.category == exact.category);
    single.then(|| FigureDraft {
        span: number.phrase,
        number: number.span,
        value: number.value,
        qualifier: number.qualifier,
        occupation: None,
        sentence,
        confidence: exact.confidence * SURE,
        ..exact.clone()
    })
}

/// Rounded numbers of which nothing is said but that the people are there stand where those of their exact twin do.
pub(super) fn agreed(doc: &Document, mut figures: Vec<FigureDraft>) -> Vec<FigureDraft> {
    let all = figures.len();
    for at in (0..all).take_while(|_| doc.effort.go_on(all)) {
        let rough = &figures[at];
        let Some(value) = rough.value.filter(|_| rough.status == Status::Employed) else { continue };
        let fits = |other: &&FigureDraft| {
            other.category == rough.category
                && other.qualifier == Qualifier::Exact
                && other.sentence != rough.sentence
                && other.value.is_some_and(|exact| rounds_to(exact, value, rough.qualifier))
        };
        let mut twins = figures.iter().filter(fits);
        let Some(first) = twins.next() else { continue };
        if twins.all(|twin| twin.value == first.value && twin.status == first.status) {
            figures[at].status = first.status;
        }
    }
    figures
}
