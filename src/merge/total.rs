//! Totals: wholes and parts told by one article or several, and whether they add up.

use super::fact::Draft;
use super::group::{is_distinctive, is_kind_of, is_step, order, related, same_over_time, same_people};
use super::input::{Figure, Region};
use crate::terms::{Category, CheckKind, Status};
use foldhash::HashMap;

/// Days within which facts are told that make a total: a stock is counted once a year.
const NEAR: i32 = 400;
/// The same where the total does not add up; older numbers were right in their time.
const CLOSE: i32 = 60;
/// A difference above this share is no failed total but another whole, in percent.
const OFF: u64 = 10;
/// Parts of one whole by occupation, and facts among which they are sought.
const MOST_PARTS: usize = 5;
const MOST_FACTS: usize = 14;
/// Sums that would be hit by chance are no evidence: as many pairs of candidates as this share of the whole, in percent, are too many,
/// since their sums spread over all numbers up to it.
const CHANCE: u64 = 5;

/// A whole and its parts, by the indices of their facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// `parts`, `flow` or `progress`.
    pub kind: &'static str,
    /// Index of the check, where an article adds up itself.
    pub check: Option<usize>,
    /// The whole.
    pub whole: usize,
    /// The parts, rising.
    pub parts: Vec<usize>,
    /// Parts less whole.
    pub difference: i64,
}

/// The totals of a region: first those that articles state themselves, then those that follow from several.
pub fn totals(region: &Region, facts: &[Draft], fact_of: &[Option<usize>]) -> Vec<Sum> {
    let mut found = stated(region, fact_of);
    let exact: Vec<(usize, u64, &Figure)> = facts
        .iter()
        .enumerate()
        .filter_map(|(at, fact)| Some((at, fact.exact(region).filter(|value| *value > 0)?, fact.head(region)?)))
        .collect();
    let seeker = Seeker { region, exact: &exact };
    for whole in exact.iter().filter(|(_, value, _)| is_distinctive(*value)) {
        for sum in seeker.pairs(whole).into_iter().chain(seeker.listed(whole)) {
            if !found.iter().any(|known| known.whole == sum.whole && covers(known, &sum)) {
                found.push(sum);
            }
        }
    }
    let failed = seeker.failed(&found);
    found.extend(failed);
    found
}

fn covers(known: &Sum, other: &Sum) -> bool {
    known.difference == 0 && other.parts.iter().any(|part| known.parts.contains(part))
}

/// Sums that articles state.
fn stated(region: &Region, fact_of: &[Option<usize>]) -> Vec<Sum> {
    let fact = |figure: usize| fact_of.get(figure).copied().flatten();
    let mut found: Vec<Sum> = Vec::new();
    for (at, check) in region.checks.iter().enumerate().filter(|(_, check)| check.kind == CheckKind::Sum) {
        let parts: Option<Vec<usize>> = check.parts.iter().map(|part| fact(*part)).collect();
        let (Some(whole), Some(mut parts)) = (fact(check.whole), parts) else { continue };
        parts.sort_unstable();
        let status = |at: usize| region.figures.get(at).map(|figure| figure.status);
        let kind = match (status(check.whole), check.parts.iter().any(|part| status(*part).is_some_and(is_step))) {
            (Some(Status::Employed), true) => "flow",
            _ => "parts",
        };
        if !found.iter().any(|known| (known.whole, &known.parts) == (whole, &parts)) && !parts.contains(&whole) {
            found.push(Sum { kind, check: Some(at), whole, parts, difference: check.difference });
        }
    }
    found
}

/// A fact with its number and its head.
type Known<'r> = (usize, u64, &'r Figure);

struct Seeker<'r> {
    region: &'r Region,
    exact: &'r [Known<'r>],
}

impl Seeker<'_> {
    /// Two facts that make a third.
    fn pairs(&self, whole: &Known) -> Vec<Sum> {
        let part =
            |known: &&Known| known.1 < whole.1 && can_be_part(whole.2, known.2) && self.near(whole.2, known.2, NEAR);
        let parts: Vec<&Known> = self.exact.iter().filter(part).collect();
        if by_chance(choose(parts.len() as u64, 2), whole.1) {
            return Vec::new();
        }
        let mut by_value: HashMap<u64, Vec<&Known>> = HashMap::default();
        for known in &parts {
            by_value.entry(known.1).or_default().push(known);
        }
        let mut found = Vec::new();
        for a in &parts {
            for b in by_value.get(&(whole.1 - a.1)).into_iter().flatten().filter(|b| a.0 < b.0) {
                // One mark among the parts at least, else sums come about by chance.
                let marked = is_distinctive(a.1) || is_distinctive(b.1);
                if let Some(kind) = kind(whole.2, a.2, b.2).filter(|_| marked) {
                    found.push(Sum { kind, check: None, whole: whole.0, parts: vec![a.0, b.0], difference: 0 });
                }
            }
        }
        found
    }

    /// Three parts or more by occupation or category, of one step.
    fn listed(&self, whole: &Known) -> Option<Sum> {
        let part = |known: &&Known| {
            let named = !known.2.work.is_empty() && whole.2.work.is_empty();
            let narrower = known.2.category != whole.2.category && is_kind_of(known.2.category, whole.2.category);
            let people = same_people(chain(whole.2), chain(known.2));
            known.1 < whole.1
                && known.2.status == whole.2.status
                && people
                && (named || narrower)
                && known.2.wave.fits(whole.2.wave)
                && self.near(whole.2, known.2, NEAR)
        };
        let parts: Vec<&Known> = self.exact.iter().filter(part).collect();
        if !(3..=MOST_FACTS).contains(&parts.len()) {
            return None;
        }
        let subsets = (3..=MOST_PARTS as u64).map(|count| choose(parts.len() as u64, count)).sum();
        if by_chance(subsets, whole.1) {
            return None;
        }
        let mut chosen = Vec::new();
        subset(&parts, whole.1, &mut chosen).then(|| {
            chosen.sort_unstable();
            Sum { kind: "parts", check: None, whole: whole.0, parts: chosen, difference: 0 }
        })
    }

    /// Wholes that their parts should make and do not: ASN of PNS and PPPK, those proposed of those appointed and those left.
    fn failed(&self, held: &[Sum]) -> Vec<Sum> {
        let mut found: Vec<Sum> = Vec::new();
        for whole in self.exact.iter().filter(|whole| whole.1 >= 100 && held.iter().all(|sum| sum.whole != whole.0)) {
            let near = |known: &&Known| known.0 != whole.0 && self.near(whole.2, known.2, CLOSE);
            let near: Vec<&Known> = self.exact.iter().filter(near).collect();
            for (n, a) in near.iter().enumerate() {
                for b in near.iter().skip(n + 1) {
                    let sum = a.1.saturating_add(b.1);
                    let off = sum.abs_diff(whole.1);
                    let close = off > 0 && off.saturating_mul(100) <= whole.1.saturating_mul(OFF);
                    let both = [a, b].iter().all(|part| part.2.work.is_empty() && part.1 < whole.1);
                    if close && both && whole.2.work.is_empty() && is_whole_of(whole.2, a.2, b.2) {
                        let difference = i64::try_from(i128::from(sum) - i128::from(whole.1)).unwrap_or(i64::MAX);
                        let parts = vec![a.0, b.0];
                        found.push(Sum { kind: "parts", check: None, whole: whole.0, parts, difference });
                    }
                }
            }
        }
        // Where two wholes or several parts come into question nothing can be said.
        let single = |sum: &Sum| found.iter().filter(|other| other.whole == sum.whole).count() == 1;
        let single: Vec<bool> = found.iter().map(single).collect();
        found.into_iter().zip(single).filter(|(_, single)| *single).map(|(sum, _)| sum).collect()
    }

    fn near(&self, a: &Figure, b: &Figure, most: i32) -> bool {
        self.region.apart(a.article, b.article).map_or(a.article == b.article, |days| days <= most)
    }
}

fn chain(figure: &Figure) -> (Category, Option<Category>) {
    (figure.category, figure.becomes)
}

/// Whether so many sums hit a number by chance.
fn by_chance(sums: u64, whole: u64) -> bool {
    sums.saturating_mul(100) > whole.saturating_mul(CHANCE)
}

/// The number of ways to choose `k` of `n`.
fn choose(n: u64, k: u64) -> u64 {
    (0..k).fold(1, |ways: u64, i| ways.saturating_mul(n.saturating_sub(i)) / (i + 1))
}

/// Whether a number can be a part of another in any of the ways that [`kind`] knows.
fn can_be_part(whole: &Figure, part: &Figure) -> bool {
    let people = same_over_time(chain(whole), chain(part)) || same_people((whole.category, None), chain(part));
    let staff = whole.category == Category::Formasi || is_kind_of(part.category, whole.category);
    (people || staff)
        && match whole.status {
            Status::Employed => !matches!(part.status, Status::Remaining | Status::Rejected | Status::Other),
            status => part.status == status || order(part.status) > order(status),
        }
}

/// Whether a stock of all staff stands beside its two halves.
fn is_whole_of(whole: &Figure, a: &Figure, b: &Figure) -> bool {
    let halves = |a: &Figure, b: &Figure| a.category == Category::Pns && b.category == Category::Pppk;
    let stock = [whole, a, b].iter().all(|figure| figure.status == Status::Employed);
    stock && whole.category == Category::Asn && (halves(a, b) || halves(b, a))
}

/// How two numbers make a third, where what they count allows it.
fn kind(whole: &Figure, a: &Figure, b: &Figure) -> Option<&'static str> {
    let fits = |part: &Figure| whole.wave.stage.is_none() || part.wave.fits(whole.wave);
    if !fits(a) || !fits(b) {
        return None;
    }
    if a.status == whole.status && b.status == whole.status {
        let people = [a, b].iter().all(|part| same_people(chain(whole), chain(part)));
        let categories = !related(a.category, b.category)
            && [a, b]
                .iter()
                .all(|part| is_kind_of(part.category, whole.category) || whole.category == Category::Formasi);
        let occupations = whole.work.is_empty() && !a.work.is_empty() && !b.work.is_empty() && a.work != b.work;
        let rounds = whole.wave.stage.is_none() && !a.wave.fits(b.wave);
        return (categories || people && (occupations || rounds)).then_some("parts");
    }
    if whole.status == Status::Employed {
        let flow = |stock: &Figure, flow: &Figure| {
            let joins = matches!(flow.status, Status::Appointed | Status::Planned | Status::InProcess | Status::Passed);
            let within = is_kind_of(stock.category, whole.category) && same_people((whole.category, None), chain(flow));
            stock.status == Status::Employed && joins && within
        };
        return (flow(a, b) || flow(b, a)).then_some("flow");
    }
    progress(whole, a, b).then_some("progress")
}

/// Whether of those at one step the ones have come further and the others are left.
fn progress(whole: &Figure, a: &Figure, b: &Figure) -> bool {
    let left = |status| matches!(status, Status::Remaining | Status::Rejected | Status::Terminated);
    let further =
        |part: &Figure| is_step(part.status) && order(part.status) > order(whole.status) && !left(part.status);
    let people = [a, b].iter().all(|part| same_over_time(chain(whole), chain(part)));
    let apart = further(a) && left(b.status) || further(b) && left(a.status);
    is_step(whole.status) && !left(whole.status) && people && apart
}

/// Finds a subset of at least three parts that makes `rest`; the chosen are facts.
fn subset(parts: &[&Known], rest: u64, chosen: &mut Vec<usize>) -> bool {
    if rest == 0 {
        return chosen.len() >= 3;
    }
    if chosen.len() >= MOST_PARTS {
        return false;
    }
    for (n, part) in parts.iter().enumerate().filter(|(_, part)| part.1 <= rest) {
        chosen.push(part.0);
        if subset(parts.get(n + 1..).unwrap_or_default(), rest - part.1, chosen) {
            return true;
        }
        chosen.pop();
    }
    false
}
