//! Contradictions: what outlets tell of one thing that cannot all be true.
//!
//! An alarm needs wording that supports it: the same step on the same day, sentences that say the same but for the number, a
//! speaker who holds a number against another, a day given for a step that is told with another day. Roundings, parts, other
//! rounds, other occupations and stocks that grow are none.

mod number;

use super::cohort::Trail;
use super::event::{Merged, same_kind, shared_people};
use super::fact::Draft;
use super::input::{Event, Region};
use super::name::same_name;
use super::total::Sum;
use crate::mention::day::Day;
use crate::terms::{EventStatus, Status};

/// Days between two days that are told of one step; farther apart they are two.
const MOST: i32 = 120;
/// Confidence that an official's name needs to be held against another.
const SURE: f64 = 0.6;

/// One side: what is told, and by which figures or events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What is told.
    pub text: String,
    /// Indices of the figures.
    pub figures: Vec<usize>,
    /// Indices of the events.
    pub events: Vec<usize>,
}

/// What cannot all be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// `value`, `date`, `official`, `status`.
    pub kind: &'static str,
    /// `between_outlets`, `over_time`.
    pub scope: &'static str,
    /// Two or more.
    pub sides: Vec<Side>,
}

/// What is known when contradictions are sought.
#[derive(Debug, Clone, Copy)]
pub struct Known<'r> {
    /// The government.
    pub region: &'r Region,
    /// Its facts.
    pub facts: &'r [Draft],
    /// The groups that were followed.
    pub trails: &'r [Trail],
    /// The steps, each once.
    pub merged: &'r [Merged],
    /// What adds up and what does not.
    pub sums: &'r [Sum],
}

/// All contradictions, by kind, then in order of their first sides.
pub fn clashes(known: Known) -> Vec<Clash> {
    let mut found = number::clashes(known);
    found.extend(known.dates_of_facts());
    found.extend(known.dates_of_people());
    found.extend(known.officials());
    found.extend(known.undone());
    found
}

impl Known<'_> {
    fn event(&self, at: usize) -> Option<&Event> {
        self.region.events.get(at)
    }

    /// Different origins, so that a text does not contradict its copy (that is told with the copies).
    fn independent(&self, a: usize, b: usize) -> bool {
        self.region.origin(a) != self.region.origin(b)
    }

    /// A step of counted people, done, on different days.
    fn dates_of_facts(&self) -> Vec<Clash> {
        let done = |fact: &&Draft| matches!(fact.status(self.region), Status::Appointed | Status::Terminated);
        self.facts.iter().filter(done).filter_map(|fact| self.days_of(fact)).collect()
    }

    fn days_of(&self, fact: &Draft) -> Option<Clash> {
        let mut sides: Vec<(Day, Side)> = Vec::new();
        let mut outlets: Vec<(Day, usize)> = Vec::new();
        for (at, figure) in fact.all(self.region) {
            let Some(day) = self.region.step_days(figure).anchor() else { continue };
            outlets.push((day, figure.article));
            let events: Vec<usize> = figure.event.into_iter().collect();
            match sides.iter_mut().find(|(known, _)| *known == day) {
                Some((_, side)) => {
                    side.figures.push(at);
                    side.events.extend(
                        events.iter().filter(|event| !side.events.contains(event)).copied().collect::<Vec<_>>(),
                    );
                }
                None => sides.push((day, Side { text: day.to_string(), figures: vec![at], events })),
            }
        }
        // An article that tells both days tells of two steps.
        let two_in_one = outlets.iter().any(|(day, article)| outlets.iter().any(|(d, a)| a == article && d != day));
        let first = sides.first()?.0;
        let close = sides.iter().all(|(day, _)| day.ordinal().abs_diff(first.ordinal()) <= MOST.unsigned_abs());
        let independent =
            outlets.iter().any(|(day, a)| outlets.iter().any(|(d, b)| d != day && self.independent(*a, *b)));
        (sides.len() > 1 && !two_in_one && close && independent).then(|| Clash {
            kind: "date",
            scope: "between_outlets",
            sides: sides.into_iter().map(|(_, side)| side).collect(),
        })
    }

    /// A step of named people, done, on different days. Both name them in full, with one post.
    fn dates_of_people(&self) -> Vec<Clash> {
        let mut found = Vec::new();
        for (at, a) in self.merged.iter().enumerate() {
            for b in self.merged.iter().skip(at + 1) {
                let pair = a.events.iter().find_map(|x| {
                    let y = b.events.iter().find(|y| self.one_step_two_days(*x, **y))?;
                    Some((*x, *y))
                });
                let Some((x, y)) = pair else { continue };
                let side = |event: usize, all: &[usize]| {
                    let day = self.event(event)?.days.anchor()?;
                    let same = |at: &&usize| self.event(**at).is_some_and(|event| event.days.anchor() == Some(day));
                    let events: Vec<usize> = all.iter().filter(same).copied().collect();
                    Some(Side { text: day.to_string(), figures: Vec::new(), events })
                };
                if let (Some(first), Some(then)) = (side(x, &a.events), side(y, &b.events)) {
                    found.push(Clash { kind: "date", scope: "between_outlets", sides: vec![first, then] });
                }
            }
        }
        found
    }

    fn one_step_two_days(&self, x: usize, y: usize) -> bool {
        let Some((x, y)) = self.event(x).zip(self.event(y)) else { return false };
        let full = |event: &Event| {
            event.people.iter().any(|(name, post)| name.contains(' ') && post.is_some()) && event.confidence >= SURE
        };
        let days = x.days.anchor().zip(y.days.anchor());
        let apart = days.is_some_and(|(x, y)| x != y && x.ordinal().abs_diff(y.ordinal()) <= 31);
        same_kind(x.kind, y.kind)
            && x.status == EventStatus::Done
            && y.status == EventStatus::Done
            && apart
            && self.independent(x.article, y.article)
            && full(x)
            && full(y)
            && shared_people(x, y)
    }

    /// One step carried out by different people.
    fn officials(&self) -> Vec<Clash> {
        self.merged.iter().filter_map(|merged| self.officials_of(merged)).collect()
    }

    fn officials_of(&self, merged: &Merged) -> Option<Clash> {
        let mut sides: Vec<(String, Side)> = Vec::new();
        for at in &merged.events {
            let Some(event) = self.event(*at) else { continue };
            let Some(name) = event.official_name.as_ref().filter(|_| event.confidence >= SURE) else { continue };
            match sides.iter_mut().find(|(known, _)| same_name(known, name)) {
                Some((_, side)) => side.events.push(*at),
                None => sides.push((name.clone(), Side { text: name.clone(), figures: Vec::new(), events: vec![*at] })),
            }
        }
        let articles = |side: &Side| -> Vec<usize> {
            side.events.iter().filter_map(|at| Some(self.event(*at)?.article)).collect()
        };
        let [(_, first), (_, then), ..] = sides.as_slice() else { return None };
        // One text with two officials has two ceremonies, or a deputy who did it for the other.
        let (mine, theirs) = (articles(first), articles(then));
        let one_text = mine.iter().any(|a| theirs.iter().any(|b| !self.independent(*a, *b)));
        (!one_text).then(|| Clash {
            kind: "official",
            scope: "between_outlets",
            sides: sides.into_iter().map(|(_, side)| side).collect(),
        })
    }

    /// A step that was done and is told as to come afterwards, with a day that is still to come.
    fn undone(&self) -> Vec<Clash> {
        self.trails.iter().filter_map(|trail| self.undone_of(trail)).collect()
    }

    fn undone_of(&self, trail: &Trail) -> Option<Clash> {
        let told = |status: Status| -> Vec<usize> {
            let facts = trail.facts.iter().filter_map(|at| self.facts.get(*at));
            facts
                .filter(|fact| fact.status(self.region) == status)
                .flat_map(|fact| fact.figures.iter().copied())
                .collect()
        };
        let done = told(Status::Appointed);
        let day = done.iter().filter_map(|at| self.region.step_days(self.region.figures.get(*at)?).anchor()).min()?;
        let remaining = told(Status::Remaining).into_iter().filter(|at| self.published_from(*at, day));
        let planned = told(Status::Planned).into_iter().filter(|at| self.is_still_planned(*at, day));
        let side = |status: Status, figures| Side { text: status.word().into(), figures, events: Vec::new() };
        let later = [
            side(Status::Remaining, remaining.filter(|at| self.is_other(*at, &done)).collect()),
            side(Status::Planned, planned.filter(|at| self.is_other(*at, &done)).collect()),
        ];
        let later: Vec<Side> = later.into_iter().filter(|side| !side.figures.is_empty()).collect();
        let sides = |later: Vec<Side>| [side(Status::Appointed, done.clone())].into_iter().chain(later).collect();
        (!later.is_empty()).then(|| Clash { kind: "status", scope: "over_time", sides: sides(later) })
    }

    fn published_from(&self, figure: usize, day: Day) -> bool {
        let figure = self.region.figures.get(figure);
        figure.and_then(|figure| self.region.published(figure.article)).is_some_and(|published| published >= day)
    }

    /// Whether a figure is told after `day` as of people whose day is still to come.
    fn is_still_planned(&self, figure: usize, day: Day) -> bool {
        let Some(figure) = self.region.figures.get(figure) else { return false };
        let (days, published) = (self.region.step_days(figure), self.region.published(figure.article));
        let to_come = published.zip(days.from.or(days.to)).is_some_and(|(published, planned)| planned > published);
        let step = figure.event.and_then(|event| self.event(event));
        published.is_some_and(|published| published > day)
            && to_come
            && step.is_some_and(|step| step.status == EventStatus::Planned)
    }

    /// Whether a figure stands in another text than all of these.
    fn is_other(&self, at: usize, these: &[usize]) -> bool {
        let article = |at: usize| self.region.figures.get(at).map(|figure| figure.article);
        let Some(own) = article(at) else { return false };
        these.iter().filter_map(|other| article(*other)).all(|other| self.independent(own, other))
    }
}
