//! Whether one article is a copy of another: exact comparison of their shingles, and a look at what differs.

use super::text::{Text, shared};

/// Jaccard similarity of shingles from which on two texts are one. An editor who changes every twentieth word leaves 0.7.
pub const JACCARD: f64 = 0.45;
/// Share of the shorter text's shingles from which on it is a part of the longer one.
pub const CONTAINED: f64 = 0.7;
/// Shingles that a part needs: shorter ones are a quotation or a lead that several stories share.
pub const LEAST_PART: usize = 40;
/// Share of the numbers and names that may differ in a copy.
pub const CHANGED: f64 = 0.25;
/// So many numbers and names may always differ: a typing error, an outlet's own name. Not most of the numbers, and not all days.
pub const FREE: usize = 2;

/// How alike two texts are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Shared shingles among all.
    pub jaccard: f64,
    /// Shared shingles among those of the shorter text.
    pub contained: f64,
    /// Share of the shorter text's numbers and names that the longer one lacks.
    pub changed: f64,
    /// Whether only the mould is the same: other numbers, names, days in the same words.
    pub template: bool,
    /// Whether the one is a copy of the other.
    pub copy: bool,
}

/// Compares two texts. The order does not matter.
pub fn likeness(a: &Text, b: &Text) -> Likeness {
    let (short, long) = if a.shingles.len() <= b.shingles.len() { (a, b) } else { (b, a) };
    let both = shared(&short.shingles, &long.shingles);
    let all = short.shingles.len() + long.shingles.len() - both;
    let jaccard = share(both, all);
    let contained = share(both, short.shingles.len());
    let (numbers, names) = (short.numbers.len(), short.names.len());
    let lost_numbers = numbers - shared(&short.numbers, &long.numbers);
    let lost_names = names - shared(&short.names, &long.names);
    let changed = share(lost_numbers + lost_names, numbers + names);
    let other_days = !a.dates.is_empty() && !b.dates.is_empty() && shared(&a.dates, &b.dates) == 0;
    let other_numbers = lost_numbers >= FREE && lost_numbers * 2 > numbers;
    let template = other_days || other_numbers || lost_numbers + lost_names > FREE && changed > CHANGED;
    let alike = jaccard >= JACCARD || (contained >= CONTAINED && short.shingles.len() >= LEAST_PART);
    Likeness { jaccard, contained, changed, template, copy: alike && !template }
}

impl Likeness {
    /// What clusters are ordered by: the better of the two measures.
    pub fn score(&self) -> f64 {
        self.jaccard.max(self.contained)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
