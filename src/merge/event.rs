//! Steps reported by several articles, each once.

use super::group::related;
use super::input::{Days, Event, Region};
use super::name::{overlap, same_name, same_role};
use super::total::Sum;
use crate::terms::{EventKind, EventStatus};

/// Days between the publication of two reports of one step where neither tells its day.
const NEAR: i32 = 14;
/// The same where days are told and agree: a step is recalled for weeks.
const RECALLED: i32 = 60;

/// Reports of one step: indices of the events, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Indices among the events of the region.
    pub events: Vec<usize>,
}

/// What is known of the numbers that count the people of steps.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'r> {
    /// Leads from a figure to its fact.
    pub fact_of: &'r [Option<usize>],
    /// What adds up.
    pub sums: &'r [Sum],
}

impl Counted<'_> {
    fn facts(self, event: &Event) -> Vec<usize> {
        event.figures.iter().filter_map(|figure| self.fact_of.get(*figure).copied().flatten()).collect()
    }

    /// Whether one number is a part of the other: 765 guru of the 1.820 who were sworn in.
    fn is_part(self, a: &[usize], b: &[usize]) -> bool {
        let holds = self.sums.iter().filter(|sum| sum.difference == 0 && sum.kind == "parts");
        let whole_of = |sum: &Sum, whole: &[usize], part: &[usize]| {
            whole.contains(&sum.whole) && part.iter().any(|fact| sum.parts.contains(fact))
        };
        holds.into_iter().any(|sum| whole_of(sum, a, b) || whole_of(sum, b, a))
    }
}

/// Joins the events of a region.
pub fn merged(region: &Region, counted: Counted) -> Vec<Merged> {
    let mut found: Vec<Merged> = Vec::new();
    for (at, event) in region.events.iter().enumerate() {
        let one = |known: &&mut Merged| {
            let mut agrees = false;
            for other in known.events.iter().filter_map(|other| region.events.get(*other)) {
                // Nobody may tell another day than the others.
                if !other.days.overlaps(event.days) {
                    return false;
                }
                agrees = agrees || same_step(region, counted, other, event);
            }
            agrees
        };
        match found.iter_mut().find(one) {
            Some(known) => known.events.push(at),
            None => found.push(Merged { events: vec![at] }),
        }
    }
    found
}

/// Whether both have come about, or both are planned, or refused.
fn same_outcome(a: EventStatus, b: EventStatus) -> bool {
    let over = |status| matches!(status, EventStatus::Done | EventStatus::Ongoing);
    a == b || over(a) && over(b)
}

/// Whether two words for a step can mean one: a mutasi is carried out by a pelantikan.
pub fn same_kind(a: EventKind, b: EventKind) -> bool {
    let sworn = |kind| matches!(kind, EventKind::Appointment | EventKind::Transfer);
    a == b || sworn(a) && sworn(b)
}

fn same_step(region: &Region, counts: Counted, a: &Event, b: &Event) -> bool {
    let day = a.days.anchor().is_some() && a.days.anchor() == b.days.anchor();
    let official = same_official(a, b);
    let (mine, theirs) = (counts.facts(a), counts.facts(b));
    let counted = mine.iter().any(|fact| theirs.contains(fact));
    // A plan and its outcome are one step where number and day are the same; else a plan is another thing.
    let outcome = same_outcome(a.status, b.status) || counted && day;
    if !same_kind(a.kind, b.kind) || !outcome {
        return false;
    }
    // The same number on the same day is recalled for months; and a slip in a copy makes no other step.
    let same_text = region.origin(a.article) == region.origin(b.article);
    if day && (counted || counts.is_part(&mine, &theirs) || same_text && a.article != b.article) {
        return true;
    }
    if !near(region, a, b) {
        return false;
    }
    if counted {
        return true;
    }
    match (a.people.is_empty(), b.people.is_empty()) {
        (false, false) => shared_people(a, b),
        // Other numbers are other people, unless names say that they are not.
        _ if !mine.is_empty() && !theirs.is_empty() => false,
        (true, true) if mine.is_empty() && theirs.is_empty() => same_group(a, b) && (day || official == Some(true)),
        _ => day && official == Some(true) && related_people(region, a, b),
    }
}

/// Whether both name somebody who gets, changes or loses the same post.
pub fn shared_people(a: &Event, b: &Event) -> bool {
    a.people.iter().any(|(name, post)| {
        b.people.iter().any(|(other, its)| same_name(name, other) && same_role(post.as_deref(), its.as_deref()))
    })
}

fn same_group(a: &Event, b: &Event) -> bool {
    a.group.as_deref().zip(b.group.as_deref()).is_some_and(|(a, b)| overlap(a, b, true).0 >= 0.6)
}

/// Whether what the figures of the one count can be the people whom the other names or calls by a group.
fn related_people(region: &Region, a: &Event, b: &Event) -> bool {
    let counted =
        |event: &Event| event.figures.first().and_then(|figure| region.figures.get(*figure)).map(|f| f.category);
    match (counted(a), counted(b)) {
        (Some(a), Some(b)) => related(a, b),
        _ => true,
    }
}

/// Whether the same official carries it out; none where one is not known.
fn same_official(a: &Event, b: &Event) -> Option<bool> {
    if let Some((a, b)) = a.official_name.as_deref().zip(b.official_name.as_deref()) {
        return Some(same_name(a, b));
    }
    let roles = a.official_role.as_deref().zip(b.official_role.as_deref());
    roles.map(|(a, b)| same_role(Some(a), Some(b)))
}

fn near(region: &Region, a: &Event, b: &Event) -> bool {
    let known = !a.days.is_unknown() && !b.days.is_unknown();
    let most = if known { RECALLED } else { NEAR };
    let same_text = region.origin(a.article) == region.origin(b.article);
    same_text || region.apart(a.article, b.article).map_or(known, |days| days <= most)
}

/// The day as most reports have it, the narrower of equals.
pub fn days(region: &Region, merged: &Merged) -> Days {
    let all = merged.events.iter().filter_map(|event| region.events.get(*event)).map(|event| event.days);
    let known: Vec<Days> = all.filter(|days| !days.is_unknown()).collect();
    let count = |days: &Days| known.iter().filter(|other| *other == days).count();
    known.iter().min_by_key(|days| (days.length(), std::cmp::Reverse(count(days)))).copied().unwrap_or_default()
}

/// The people of all reports, each once, in the fullest form of name and post.
pub fn people(region: &Region, merged: &Merged) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for (name, post) in merged.events.iter().filter_map(|at| region.events.get(*at)).flat_map(|event| &event.people) {
        let known = found.iter_mut().find(|(known, its)| {
            // One step gives a person one post: a full name needs no more, whatever the post is called.
            let full = known.contains(' ') && known.to_lowercase() == name.to_lowercase();
            same_name(known, name) && (full || same_role(its.as_deref(), post.as_deref()))
        });
        match known {
            Some((known, its)) => {
                fuller(known, name);
                match (its, post) {
                    (Some(its), Some(post)) => fuller(its, post),
                    (its @ None, Some(post)) => *its = Some(post.clone()),
                    _ => {}
                }
            }
            None => found.push((name.clone(), post.clone())),
        }
    }
    found
}

/// Takes the longer of two forms; of equals the first stays.
pub fn fuller(known: &mut String, other: &str) {
    if other.chars().count() > known.chars().count() {
        *known = other.to_owned();
    }
}
