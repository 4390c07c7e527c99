//! Facts: a number told by several outlets, once, with all its sources.

use super::group::{fits_status, is_distinctive, is_step, same_people};
use super::input::{Days, Figure, Region};
use crate::assemble::figure::rounds_to;
use crate::terms::{EventKind, Qualifier, Status};

/// Days between two articles that tell a number which is its own mark.
const FAR: i32 = 400;
/// Days between two articles that tell another number.
const NEAR: i32 = 14;
/// The same of a number below [`SMALL`], which counts many groups in a month.
const BESIDE: i32 = 3;
/// Numbers below are small.
const SMALL: u64 = 10;

/// Figures that are one number.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Indices of the figures, in order; the first exact one is the head.
    pub figures: Vec<usize>,
    /// The figure that the others are compared with.
    pub head: usize,
}

/// Gives each figure the step that counts its people, where one fits.
pub fn attach_steps(region: &mut Region) {
    for (at, event) in region.events.iter().enumerate() {
        for figure in &event.figures {
            let Some(figure) = region.figures.get_mut(*figure) else { continue };
            let fits = fits_status(event.kind, event.status, figure.status);
            let better = figure.event.is_none_or(|known| {
                let days = |at: usize| region.events.get(at).map_or(i32::MAX, |event| event.days.length());
                days(at) < days(known)
            });
            if fits && better {
                figure.event = Some(at);
            }
        }
    }
}

/// The facts of a region, in the order of their first figures.
pub fn facts(region: &Region) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let rough = |figure: &Figure| figure.qualifier != Qualifier::Exact;
    // Exact numbers first: a rounded one is told by them.
    for with_rough in [false, true] {
        let all = region.figures.iter().enumerate().filter(|(_, figure)| rough(figure) == with_rough);
        for (at, figure) in all {
            let home = exact_home(region, &found, at, figure).or_else(|| rounded_home(region, &found, figure));
            match home.and_then(|home| found.get_mut(home)) {
                Some(draft) => draft.figures.push(at),
                None => found.push(Draft { figures: vec![at], head: at }),
            }
        }
    }
    for draft in &mut found {
        draft.figures.sort_unstable();
    }
    found.sort_by_key(|draft| draft.figures.first().copied());
    found
}

/// The fact of the same number.
fn exact_home(region: &Region, found: &[Draft], at: usize, figure: &Figure) -> Option<usize> {
    found.iter().position(|draft| {
        region.figures.get(draft.head).is_some_and(|head| {
            let number = (head.value, head.low, head.high) == (figure.value, figure.low, figure.high);
            number && one_group(head, figure) && draft.figures.iter().any(|other| told_together(region, *other, at))
        })
    })
}

/// The only fact whose exact number this one is, rounded.
fn rounded_home(region: &Region, found: &[Draft], figure: &Figure) -> Option<usize> {
    let rough = figure.value.filter(|_| matches!(figure.qualifier, Qualifier::About | Qualifier::AtLeast))?;
    let fits = |draft: &&Draft| {
        region.figures.get(draft.head).is_some_and(|head| {
            head.qualifier == Qualifier::Exact
                && head.value.is_some_and(|exact| rounds_to(exact, rough, figure.qualifier))
                && one_group(head, figure)
                && region.apart(head.article, figure.article).is_none_or(|days| days <= FAR)
        })
    };
    let mut all = found.iter().filter(fits);
    let first = all.next()?;
    // Two numbers that both fit say nothing.
    let value = |draft: &Draft| region.figures.get(draft.head).and_then(|head| head.value);
    let single = all.all(|other| value(other) == value(first));
    let place = found.iter().position(|draft| draft == first);
    place.filter(|_| single)
}

/// Whether two figures can count the same people by all but the number and the time.
fn one_group(a: &Figure, b: &Figure) -> bool {
    let occupation = |figure: &Figure| figure.occupation.as_deref().map(str::to_lowercase);
    let work = match (occupation(a), occupation(b)) {
        (Some(a), Some(b)) => a.contains(&b) || b.contains(&a),
        _ => true,
    };
    a.status == b.status && work && a.wave.fits(b.wave) && same_people((a.category, a.becomes), (b.category, b.becomes))
}

/// Whether two figures of one number are told so near one another that they are one. The rarer the number the longer it is told.
fn told_together(region: &Region, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (region.figures.get(a), region.figures.get(b)) else { return false };
    if x.article == y.article || region.origin(x.article) == region.origin(y.article) {
        return true;
    }
    let value = x.value.or(x.high).unwrap_or(0);
    let days = region.apart(x.article, y.article);
    let (mine, theirs) = (region.step_days(x), region.step_days(y));
    if is_distinctive(value) {
        return days.is_none_or(|days| days <= FAR);
    }
    let kinds = [x, y].map(|figure| region.step_kind(figure));
    let kind = matches!(kinds, [Some(a), Some(b)] if a == b) || kinds.contains(&None) && value >= SMALL;
    let near = days.is_some_and(|days| days <= if value < SMALL { BESIDE } else { NEAR });
    near && kind && mine.overlaps(theirs)
}

impl Draft {
    /// The head.
    pub fn head<'r>(&self, region: &'r Region) -> Option<&'r Figure> {
        region.figures.get(self.head)
    }

    /// The figures.
    pub fn all<'r>(&self, region: &'r Region) -> impl Iterator<Item = (usize, &'r Figure)> {
        self.figures.iter().filter_map(|at| Some((*at, region.figures.get(*at)?)))
    }

    /// The exact number.
    pub fn exact(&self, region: &Region) -> Option<u64> {
        self.head(region).filter(|head| head.qualifier == Qualifier::Exact).and_then(|head| head.value)
    }

    /// Where the people stand.
    pub fn status(&self, region: &Region) -> Status {
        self.head(region).map_or(Status::Other, |head| head.status)
    }

    /// The day of the step as most independent sources have it, the narrower and earlier of equals.
    pub fn days(&self, region: &Region) -> Days {
        if !is_step(self.status(region)) {
            return Days::default();
        }
        let mut told: Vec<(Days, Vec<i64>)> = Vec::new();
        for (_, figure) in self.all(region) {
            let (days, origin) = (region.step_days(figure), region.origin(figure.article));
            match told.iter_mut().find(|(known, _)| *known == days) {
                _ if days.is_unknown() => {}
                Some((_, origins)) if origins.contains(&origin) => {}
                Some((_, origins)) => origins.push(origin),
                None => told.push((days, vec![origin])),
            }
        }
        let best = told.iter().min_by_key(|(days, origins)| (std::cmp::Reverse(origins.len()), days.length()));
        best.map_or_else(Days::default, |(days, _)| *days)
    }

    /// The kind of step as most sources have it.
    pub fn kind(&self, region: &Region) -> Option<EventKind> {
        most(self.all(region).filter_map(|(_, figure)| region.step_kind(figure)))
    }
}

/// The most frequent, of equals the first.
pub fn most<T: PartialEq>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}
