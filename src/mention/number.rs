//! Numbers: their values, how they are meant, and what they count.
//!
//! [`numbers`] lists every number of a sentence, in digits and in words; which of them is a figure of staff only the labels
//! and the context can say.

mod amount;
mod kind;
mod noun;

use crate::document::{Document, Sentence};
use crate::mention::date;
use crate::mention::view::View;
use crate::span::{Clean, Span};
use crate::terms::Qualifier;
use amount::{Amount, amount, collective};
use std::ops::Range;

pub use noun::{Head, Noun, occupation_at, staff_at};

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// Counts people or posts.
    People,
    /// Has no noun: "515", "Angka 2.046".
    Bare,
    /// An amount of money.
    Money,
    /// A share.
    Percent,
    /// Part of a date, or a year.
    Date,
    /// A time of day.
    Time,
    /// The number of a law, letter or article.
    Law,
    /// Somebody's age.
    Age,
    /// A length of time.
    Duration,
    /// A place in an order of merit.
    Rank,
    /// Points, goals, votes.
    Score,
    /// A telephone or identity number.
    Phone,
    /// "tahap 2", "ke-200", "kedua".
    Ordinal,
    /// Things, places and units of measure.
    Measure,
    /// Counts something unknown.
    Other,
}

/// A number of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number alone: digits or words, both ends of a range.
    pub span: Span<Clean>,
    /// The number with the noun phrase that it counts.
    pub phrase: Span<Clean>,
    /// Its tokens, counted within the sentence.
    pub tokens: Range<usize>,
    /// The value; `None` for a range and for what is no integer.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// How it is meant.
    pub qualifier: Qualifier,
    /// What it is.
    pub kind: NumberKind,
    /// What it counts.
    pub noun: Noun,
}

/// The numbers of a sentence, in order.
pub fn numbers(doc: &Document, sentence: &Sentence) -> Vec<Number> {
    let view = View::new(doc, sentence);
    let mut found = in_view(&view);
    if found.iter().any(|number| number.kind != NumberKind::People) {
        let dates = date::dates(doc, sentence, None, None);
        for number in &mut found {
            if dates.iter().any(|date| date.span.contains(number.span) && number.noun.head <= Head::Thing) {
                number.kind = NumberKind::Date;
            }
        }
    }
    found
}

/// The numbers of a view; dates are not told from other numbers.
fn in_view(view: &View) -> Vec<Number> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        match number_at(view, at) {
            Some(number) => {
                at = number.tokens.end.max(number.noun.tokens.start).max(at + 1);
                found.push(number);
            }
            None => at += 1,
        }
    }
    found
}

fn number_at(view: &View, at: usize) -> Option<Number> {
    if let Some(number) = ordinal_at(view, at) {
        return Some(number);
    }
    let first = amount(view, at)?;
    let range = range(view, at, &first);
    let end = range.map_or(first.end, |(_, _, end)| end);
    // "salah satu", "satu per satu": no count.
    if !first.digits && first.value == Some(1) && !is_one_of(view, at, end) {
        return None;
    }
    let noun = noun::noun_at(view, end);
    let (value, low, high) = match range {
        Some((low, high, _)) => (None, Some(low), Some(high)),
        None => (first.value, None, None),
    };
    let qualifier = qualifier(view, at, &first, range.is_some());
    Some(build(view, at..end, noun, (value, low, high), qualifier))
}

fn build(
    view: &View,
    tokens: Range<usize>,
    noun: Noun,
    values: (Option<u64>, Option<u64>, Option<u64>),
    qualifier: Qualifier,
) -> Number {
    let span = view.span(tokens.start, tokens.end);
    let mut number = Number {
        span,
        phrase: span,
        tokens: tokens.clone(),
        value: values.0,
        low: values.1,
        high: values.2,
        qualifier,
        kind: NumberKind::Other,
        noun,
    };
    number.kind = kind::kind(view, tokens.start, tokens.end, &number.noun, &number);
    if number.noun.head != Head::None {
        number.phrase = view.span(tokens.start, number.noun.tokens.end);
    }
    number
}

/// "kedua pejabat" counts, "tahap kedua", "ke-200" and "Kedua," order.
fn ordinal_at(view: &View, at: usize) -> Option<Number> {
    let word = view.low(at);
    if let Some(value) = word.strip_suffix("nya").and_then(collective) {
        // "ketiganya"
        return Some(build(
            view,
            at..at + 1,
            Noun { tokens: at + 1..at + 1, ..Noun::default() },
            (Some(value), None, None),
            Qualifier::Exact,
        ));
    }
    let value = collective(word).or_else(|| word.strip_prefix("ke-").and_then(|n| n.parse().ok()))?;
    let mut noun = noun::noun_at(view, at + 1);
    // "ke-139 kades itu" are all of them, "ke-200" alone orders.
    let all = collective(word).is_none() && noun.head == Head::Staff && noun.tokens.start == at + 1 && at > 0;
    let counts = (collective(word).is_some() && noun.head > Head::Thing
        || all && matches!(view.low(noun.tokens.end), "itu" | "tersebut" | "ini"))
        && !matches!(view.low(at + 1), "orang" if matches!(view.low(at + 2), "tua" | "tuanya"))
        && (at == 0
            || !view.is_word(at - 1)
            || crate::lexicon::is_small_word(view.low(at - 1))
            || view.low(at - 1).starts_with("me"));
    if !counts {
        noun = Noun { tokens: at + 1..at + 1, ..Noun::default() };
    }
    let mut number = build(view, at..at + 1, noun, (Some(value), None, None), Qualifier::Exact);
    if !counts {
        number.kind = NumberKind::Ordinal;
    }
    Some(number)
}

/// Whether "satu" counts: a counted noun follows, and no "salah" stands before.
fn is_one_of(view: &View, at: usize, end: usize) -> bool {
    !matches!(view.before(at, 1), "salah" | "nomor" | "per") && noun::noun_at(view, end).head > Head::Thing
}

/// The other end of a range: "1.700-4.100", "antara 20 sampai 30", "7 hingga 8 ribu".
fn range(view: &View, at: usize, first: &Amount) -> Option<(u64, u64, usize)> {
    let low = first.value.filter(|_| !first.about && !first.more)?;
    let joint = match (view.low(first.end), view.low(first.end + 1)) {
        ("sampai", "dengan") => first.end + 2,
        ("-" | "–" | "—" | "hingga" | "sampai" | "s.d" | "sd", _) => first.end + 1,
        ("s", "/") if view.low(first.end + 2) == "d" => first.end + 3,
        ("dan", _) if view.before(at, 1) == "antara" => first.end + 1,
        // "dua atau tiga"
        ("atau", _) if !first.digits && low < 10 => first.end + 1,
        _ => return None,
    };
    let second = amount(view, joint).filter(|second| second.digits == first.digits || second.scale > 1)?;
    let high = second.value?;
    // "7 hingga 8 ribu" borrows the multiplier.
    let borrowed =
        if second.scale > 1 && first.scale == 1 && low < 1000 { low.checked_mul(second.scale) } else { None };
    let low = borrowed.filter(|borrowed| *borrowed < high).unwrap_or(low);
    (low < high).then_some((low, high, second.end))
}

fn qualifier(view: &View, at: usize, first: &Amount, range: bool) -> Qualifier {
    if range {
        return Qualifier::Range;
    }
    match kind::approximator(view, at) {
        Some((qualifier, _)) => qualifier,
        None if first.more => Qualifier::AtLeast,
        None if first.about => Qualifier::About,
        None => Qualifier::Exact,
    }
}

#[cfg(test)]
mod tests;
