//! Different numbers for one group at one step.

use super::{Clash, Known, Side};
use crate::lexicon;
use crate::merge::fact::Draft;
use crate::merge::input::Figure;
use crate::merge::name::overlap;
use crate::merge::noun::noun;
use crate::merge::text::words;
use crate::terms::{Category, Status};
use foldhash::HashSet;
use std::sync::LazyLock;

static DISPUTE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/merge_dispute.txt")));

/// Numbers below are told of so many groups that two of them say nothing.
const LEAST: u64 = 10;
/// Days between two articles whose sentences say the same but for the number. Later a stock has grown.
const NEAR: i32 = 30;
/// The same of formations, which hold for a year.
const YEAR: i32 = 120;
/// How alike two sentences are that say the same: shared words among those of the shorter one, and among all.
const CONTAINED: f64 = 0.6;
const ALIKE: f64 = 0.3;

/// Pairs of numbers that cannot both be right, joined where several tell one step.
pub(super) fn clashes(known: Known) -> Vec<Clash> {
    let mut found: Vec<Clash> = Vec::new();
    for (at, a) in known.facts.iter().enumerate() {
        for (then, b) in known.facts.iter().enumerate().skip(at + 1) {
            if let Some(scope) = known.clash(at, a, then, b) {
                found.push(Clash { kind: "value", scope, sides: vec![known.side(a), known.side(b)] });
            }
        }
    }
    found
}

impl Known<'_> {
    fn side(&self, fact: &Draft) -> Side {
        let text = fact.head(self.region).map_or_else(String::new, |head| head.text.clone());
        Side { text, figures: fact.figures.clone(), events: Vec::new() }
    }

    fn clash(&self, at: usize, a: &Draft, then: usize, b: &Draft) -> Option<&'static str> {
        let (x, y) = (a.head(self.region)?, b.head(self.region)?);
        let (low, high) =
            (a.exact(self.region)?.min(b.exact(self.region)?), a.exact(self.region)?.max(b.exact(self.region)?));
        let close = low >= LEAST && low < high && low.saturating_mul(2) >= high;
        if !close || !self.one_thing(x, y) || self.add_up(at, then) || self.together_a_total(at, then) {
            return None;
        }
        // What a near-copy has otherwise is told with the copies: one outlet's slip is no other account.
        if self.copy_differs(a, b) {
            return None;
        }
        if self.told_by_one(a, b) {
            return self.disputed(a, b).then_some("between_outlets");
        }
        self.same_step_told(a, b).then_some("between_outlets")
    }

    /// Whether one is a part of the other, or both are parts of one whole.
    fn add_up(&self, a: usize, b: usize) -> bool {
        self.sums.iter().filter(|sum| sum.difference == 0).any(|sum| {
            let has = |fact: usize| sum.whole == fact || sum.parts.contains(&fact);
            has(a) && has(b)
        })
    }

    /// Whether some total has one of them as whole and a part that is told with the other, so that both fit.
    fn together_a_total(&self, a: usize, b: usize) -> bool {
        let whole = |fact: usize| self.sums.iter().any(|sum| sum.whole == fact && sum.difference == 0);
        // Two stocks that both add up stood at different times.
        let stock = |fact: usize| self.facts.get(fact).is_some_and(|fact| fact.status(self.region) == Status::Employed);
        stock(a) && stock(b) && whole(a) && whole(b)
    }

    /// Whether a near-copy has the one number where its leader has the other.
    fn copy_differs(&self, a: &Draft, b: &Draft) -> bool {
        let figures = |fact: &Draft| fact.all(self.region).map(|(_, figure)| figure.clone()).collect::<Vec<_>>();
        let (mine, theirs) = (figures(a), figures(b));
        mine.iter().any(|x| {
            theirs.iter().any(|y| {
                x.article != y.article
                    && !self.independent(x.article, y.article)
                    && overlap(&x.said, &y.said, false).1 >= 0.8
            })
        }) && !self.told_by_one(a, b)
    }

    /// Whether one article has both: then it tells of two things, unless it says that the numbers are disputed.
    fn told_by_one(&self, a: &Draft, b: &Draft) -> bool {
        a.all(self.region).any(|(_, x)| b.all(self.region).any(|(_, y)| x.article == y.article))
    }

    /// Whether a speaker holds the one number against the other, which is somebody else's.
    fn disputed(&self, a: &Draft, b: &Draft) -> bool {
        let disputes = |figure: &Figure| words(&figure.said).iter().any(|word| DISPUTE.contains(word.as_str()));
        let large = |figure: &Figure| figure.value.is_some_and(|value| value >= 100);
        a.all(self.region).any(|(_, x)| {
            b.all(self.region).any(|(_, y)| {
                let speakers = x.claimed_by != y.claimed_by && (x.claimed_by.is_some() || y.claimed_by.is_some());
                x.article == y.article
                    && x.sentence != y.sentence
                    && speakers
                    && large(x)
                    && (disputes(x) || disputes(y))
            })
        })
    }

    /// Whether independent articles tell one step, with the same day or in the same words, and each its number.
    fn same_step_told(&self, a: &Draft, b: &Draft) -> bool {
        a.all(self.region).any(|(_, x)| {
            b.all(self.region).any(|(_, y)| self.independent(x.article, y.article) && self.one_step(x, y))
        })
    }

    /// Whether two figures count one kind of people at one step.
    fn one_thing(&self, x: &Figure, y: &Figure) -> bool {
        let agree = x.becomes.zip(y.becomes).is_none_or(|(a, b)| a == b);
        x.status == y.status
            && x.category == y.category
            && agree
            && !matches!(x.category, Category::Lainnya)
            && x.work == y.work
            && self.region.wave(x).fits(self.region.wave(y))
            && x.wave.stage == y.wave.stage
    }

    fn one_step(&self, x: &Figure, y: &Figure) -> bool {
        let day = |figure: &Figure| self.region.step_days(figure).single();
        let most = if matches!(x.status, Status::Allotted | Status::Proposed) { YEAR } else { NEAR };
        let near = self.region.apart(x.article, y.article).is_some_and(|days| days <= most);
        let (contained, alike) = overlap(&x.said, &y.said, false);
        let same_words =
            contained >= CONTAINED && alike >= ALIKE && words(&x.said).len() >= 6 && words(&y.said).len() >= 6;
        // A formasi is fixed by a letter: whatever the sentences say besides, a government has one number of it.
        let formation = x.status == Status::Allotted
            && matches!(x.category, Category::Cpns | Category::Pppk | Category::Casn)
            && x.value.zip(y.value).is_some_and(|(x, y)| x.min(y).saturating_mul(4) >= x.max(y).saturating_mul(3));
        if noun(&x.text) != noun(&y.text) {
            return false;
        }
        let same_day = day(x).is_some() && day(x) == day(y) && self.region.step_kind(x) == self.region.step_kind(y);
        let other_day = day(x).zip(day(y)).is_some_and(|(x, y)| x != y);
        // On one day several groups may be sworn in; what they are called must agree to the word.
        same_day && x.becomes == y.becomes || near && !other_day && (same_words || formation)
    }
}
