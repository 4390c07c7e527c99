//! Cohorts: a group of people followed through the steps by which they get or lose a post.

use super::fact::Draft;
use super::group::{is_distinctive, is_step, order, same_over_time};
use super::input::{Days, Region};
use super::total::Sum;
use crate::assemble::figure::rounds_to;
use crate::terms::{Category, Qualifier, Status};

/// Days between two facts of a cohort whose number is its own mark: a year, and the months that procedures slip.
const FAR: i32 = 500;
/// The same of another number.
const NEAR: i32 = 90;
/// Numbers below follow nobody: twelve officials in May and twelve in June are others.
const LEAST: u64 = 30;
/// Days by which a later step may seem to come before an earlier one: dates of publication and intervals are no measure.
const SLACK: i32 = 30;

/// Facts, by their indices, that follow one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// How many people.
    pub value: u64,
    /// Indices of the facts.
    pub facts: Vec<usize>,
}

/// A step of a cohort, with one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where they stood.
    pub status: Status,
    /// When; the day of the first publication where no article says.
    pub days: Days,
    /// Whether an article says.
    pub dated: bool,
    /// The fact.
    pub fact: usize,
    /// Indices of the figures.
    pub figures: Vec<usize>,
}

/// Follows the facts of one number: those that can be the same people make a cohort.
pub fn cohorts(region: &Region, facts: &[Draft]) -> Vec<Trail> {
    let mut found: Vec<Trail> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let Some(value) = fact.exact(region).filter(|value| *value >= LEAST) else { continue };
        let status = fact.status(region);
        let slip = fact.all(region).all(|(_, figure)| figure.slip);
        if matches!(status, Status::Other | Status::Needed) || !counts_staff(region, fact) || slip {
            continue;
        }
        let home = found.iter_mut().find(|cohort| {
            cohort.value == value && cohort.facts.iter().all(|other| joined(region, facts.get(*other), fact))
        });
        match home {
            Some(cohort) => cohort.facts.push(at),
            None => found.push(Trail { value, facts: vec![at] }),
        }
    }
    for (at, fact) in facts.iter().enumerate() {
        rounded(region, facts, &mut found, at, fact);
    }
    // Who merely are there, or are left, were followed nowhere.
    found.retain(|cohort| {
        let steps = |at: &usize| facts.get(*at).is_some_and(|fact| is_step(fact.status(region)));
        cohort.facts.iter().any(steps)
    });
    found
}

/// Adds a rounded number to the only group that it can be of: "hampir 4 ribu akan dilantik" to the 3.964 who were.
fn rounded(region: &Region, facts: &[Draft], found: &mut [Trail], at: usize, fact: &Draft) {
    let Some(head) = fact.head(region).filter(|head| head.qualifier != Qualifier::Exact) else { return };
    let Some(rough) = head.value.filter(|_| is_step(head.status)) else { return };
    let fits = |trail: &&mut Trail| {
        rounds_to(trail.value, rough, head.qualifier)
            && trail.facts.iter().all(|other| joined(region, facts.get(*other), fact))
    };
    let mut all = found.iter_mut().filter(fits);
    if let (Some(trail), None) = (all.next(), all.next()) {
        trail.facts.push(at);
    }
}

fn counts_staff(region: &Region, fact: &Draft) -> bool {
    fact.head(region).is_some_and(|head| !matches!(head.category, Category::Lainnya | Category::TniPolri))
}

fn joined(region: &Region, known: Option<&Draft>, fact: &Draft) -> bool {
    let Some((a, b)) = known.and_then(|known| Some((known.head(region)?, fact.head(region)?))) else { return false };
    let value = a.value.unwrap_or(0);
    let far = if is_distinctive(value) { FAR } else { NEAR };
    let near = match region.apart(a.article, b.article) {
        Some(days) => days <= far,
        None => is_distinctive(value),
    };
    let chain = same_over_time((a.category, a.becomes), (b.category, b.becomes));
    let work = a.work.is_empty() || b.work.is_empty() || a.work == b.work;
    near && chain && work && a.wave.fits(b.wave) && in_order(region, known, fact)
}

/// Whether the days that articles tell allow the steps to follow one another.
fn in_order(region: &Region, known: Option<&Draft>, fact: &Draft) -> bool {
    let Some(known) = known else { return false };
    let (a, b) = (known.status(region), fact.status(region));
    // A plan may be told after it was carried out, and a stock has no day.
    if !is_step(a) || !is_step(b) || a == Status::Planned || b == Status::Planned {
        return true;
    }
    let (first, then) = if order(a) <= order(b) { (known, fact) } else { (fact, known) };
    let (first, then) = (first.days(region), then.days(region));
    let begins = first.from.or(first.to);
    let ends = then.to.or(then.from);
    begins.zip(ends).is_none_or(|(begins, ends)| begins.ordinal() <= ends.ordinal().saturating_add(SLACK))
}

/// The steps of a cohort by day. A fact whose sources tell several days, as of a plan that was moved, gives a step for each.
pub fn steps(region: &Region, facts: &[Draft], cohort: &Trail) -> Vec<Step> {
    let mut found = Vec::new();
    for at in &cohort.facts {
        if let Some(fact) = facts.get(*at) {
            found.extend(steps_of(region, *at, fact));
        }
    }
    let key = |step: &Step| {
        let day = step.days.from.or(step.days.to);
        (day.is_none(), day, order(step.status), step.fact)
    };
    found.sort_by_key(key);
    found
}

/// The steps of one fact.
pub fn steps_of(region: &Region, at: usize, fact: &Draft) -> Vec<Step> {
    let status = fact.status(region);
    let mut by_days: Vec<(Days, Vec<usize>)> = Vec::new();
    let mut undated = Vec::new();
    for (figure, said) in fact.all(region) {
        let days = if is_step(status) { region.step_days(said) } else { Days::default() };
        if days.is_unknown() {
            undated.push(figure);
            continue;
        }
        // A month and a day in it are one; the narrower stays.
        match by_days.iter_mut().find(|(known, _)| known.overlaps(days)) {
            Some((known, figures)) => {
                figures.push(figure);
                if days.length() < known.length() {
                    *known = days;
                }
            }
            None => by_days.push((days, vec![figure])),
        }
    }
    if by_days.is_empty() {
        let published = undated.iter().filter_map(|figure| region.figures.get(*figure)?.article.into());
        let first = published.filter_map(|article: usize| region.published(article)).min();
        return vec![Step { status, days: Days { from: first, to: first }, dated: false, fact: at, figures: undated }];
    }
    // Sources without a day tell of the day that most tell of.
    let most = by_days.iter().enumerate().max_by_key(|(n, (_, figures))| (figures.len(), std::cmp::Reverse(*n)));
    let most = most.map(|(n, _)| n);
    if let Some((_, figures)) = most.and_then(|n| by_days.get_mut(n)) {
        figures.extend(undated);
        figures.sort_unstable();
    }
    let step = |(days, figures)| Step { status, days, dated: true, fact: at, figures };
    by_days.into_iter().map(step).collect()
}

/// Facts that are parts of a cohort: those that a total of one of its facts lists, who have come further or fell out.
pub fn parts(trail: &Trail, sums: &[Sum]) -> Vec<usize> {
    let own = sums.iter().filter(|sum| sum.kind == "progress" && trail.facts.contains(&sum.whole));
    let mut found: Vec<usize> = own.flat_map(|sum| sum.parts.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    found
}
