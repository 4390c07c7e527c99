//! What dates say before their year and the article's day are known, and how they become days.

use super::context::Context;
use super::holiday;
use crate::mention::day::{Day, Interval};

/// Which way a word beside a date points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
    #[default]
    None,
    /// lalu, kemarin
    Past,
    /// mendatang, depan
    Future,
    /// tahun lalu, tahun ini, tahun depan: years from the article's
    Year(i32),
}

/// A third of a month or of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
}

/// One date, not yet resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Day, month, year where given, weekday where given.
    Day {
        day: u32,
        month: u32,
        year: Option<i32>,
        weekday: Option<u32>,
        tense: Tense,
    },
    /// "7-9 Maret"
    Days {
        first: u32,
        last: u32,
        month: u32,
        year: Option<i32>,
        tense: Tense,
    },
    /// "awal Maret", "Maret 2025"
    Month {
        month: u32,
        year: Option<i32>,
        part: Option<Part>,
        tense: Tense,
    },
    /// "triwulan kedua 2025": first and last month.
    Months {
        first: u32,
        last: u32,
        year: Option<i32>,
        tense: Tense,
    },
    /// "pekan kedua Desember": the week, from 1; 0 is the last.
    Week {
        nth: u32,
        month: u32,
        year: Option<i32>,
        tense: Tense,
    },
    /// Year where it is known.
    Year {
        year: Option<i32>,
        part: Option<Part>,
        tense: Tense,
    },
    /// "Senin lalu": the weekday, and weeks from this one where said.
    Weekday {
        weekday: u32,
        weeks: Option<i32>,
        tense: Tense,
    },
    /// "sebelum Natal": an entry of the list of holidays.
    Holiday(usize),
    /// Days from the article's day.
    Offset(i64),
    /// Weeks, months and years from those of the article's day.
    Weeks(i32),
    /// Saturday and Sunday of the week so many weeks from this one.
    Weekend(i32),
    OffsetMonths(i32, Option<Part>),
    OffsetYears(i32, Option<Part>),
    /// "sehari kemudian", "bulan berikutnya": days or months from the date told last.
    After {
        days: i64,
        months: i32,
    },
}

impl Unit {
    /// The year that the words themselves name.
    pub fn year(self) -> Option<i32> {
        match self {
            Unit::Day { year, .. } | Unit::Days { year, .. } | Unit::Month { year, .. } | Unit::Months { year, .. } => {
                year
            }
            Unit::Week { year, .. } | Unit::Year { year, .. } => year,
            _ => None,
        }
    }

    /// The month that the words themselves name.
    pub fn month(self) -> Option<u32> {
        match self {
            Unit::Day { month, .. } | Unit::Days { month, .. } | Unit::Month { month, .. } => Some(month),
            Unit::Week { month, .. } => Some(month),
            Unit::Months { first, .. } => Some(first),
            _ => None,
        }
    }

    /// The same in `given` year, where it has none: "1 Maret hingga 3 April 2025".
    pub fn in_year(mut self, given: i32) -> Unit {
        match &mut self {
            Unit::Day { year, .. }
            | Unit::Days { year, .. }
            | Unit::Month { year, .. }
            | Unit::Months { year, .. }
            | Unit::Week { year, .. } => {
                year.get_or_insert(given);
            }
            _ => {}
        }
        self
    }

    /// The days that it stands for.
    pub fn resolve(self, context: Context) -> Interval {
        let (anchor, about) = (context.anchor, context.about());
        match self {
            Unit::Day { day, month, year, weekday, tense } => {
                let year = year.or_else(|| context.year_by_weekday(day, month, weekday, tense));
                Interval::day(year.and_then(|year| Day::new(year, month, day)))
            }
            Unit::Days { first, last, month, year, tense } => {
                let year = year.or_else(|| context.year_of(month, Some(first), tense));
                let day = |day| year.and_then(|year| Day::new(year, month, day));
                Interval::between(day(first), day(last))
            }
            Unit::Month { month, year, part, tense } => year
                .or_else(|| context.year_of(month, None, tense))
                .map_or(Interval::default(), |year| part_of_month(year, month, part)),
            Unit::Months { first, last, year, tense } => {
                let year = year.or_else(|| year_by(context, tense));
                let of = |month| year.map(|year| Interval::month(year, month));
                Interval::between(of(first).and_then(|month| month.from), of(last).and_then(|month| month.to))
            }
            Unit::Week { nth, month, year, tense } => year
                .or_else(|| context.year_of(month, None, tense))
                .map_or(Interval::default(), |year| week_of(year, month, nth)),
            Unit::Year { year, part, tense } => {
                year.or_else(|| year_by(context, tense)).map_or(Interval::default(), |year| part_of_year(year, part))
            }
            Unit::Weekday { weekday, weeks, tense } => {
                Interval::day(anchor.map(|today| nearest_weekday(today, weekday, weeks, tense)))
            }
            Unit::Holiday(entry) => Interval::day(about.and_then(|today| holiday::day(entry, today))),
            Unit::Offset(days) => Interval::day(anchor.map(|today| today.plus(days))),
            Unit::Weeks(weeks) => {
                about.map_or(Interval::default(), |today| Interval::week(today.plus(i64::from(weeks) * 7)))
            }
            Unit::Weekend(weeks) => about.map_or(Interval::default(), |today| {
                let week = Interval::week(today.plus(i64::from(weeks) * 7));
                Interval::between(week.to.map(|sunday| sunday.plus(-1)), week.to)
            }),
            Unit::OffsetMonths(months, part) => about.map_or(Interval::default(), |today| {
                let day = today.plus_months(months);
                part_of_month(day.year(), day.month(), part)
            }),
            Unit::OffsetYears(years, part) => {
                about.map_or(Interval::default(), |today| part_of_year(today.year() + years, part))
            }
            Unit::After { days, months } => after(context.last, days, months),
        }
    }
}

/// The year of a stretch that names none: with "nanti" and its like the next one, else the one that is spoken of.
fn year_by(context: Context, tense: Tense) -> Option<i32> {
    let this = context.about().map(Day::year);
    match tense {
        Tense::Year(by) => this.map(|year| year + by),
        Tense::Future => this.map(|year| year + 1),
        Tense::Past => this,
        Tense::None => context.year.or(this),
    }
}

fn nearest_weekday(today: Day, weekday: u32, weeks: Option<i32>, tense: Tense) -> Day {
    let by = i64::from(weekday) - i64::from(today.weekday());
    match (weeks, tense) {
        (Some(weeks), _) => today.plus(by + i64::from(weeks) * 7),
        (None, Tense::Future) => today.plus(if by > 0 { by } else { by + 7 }),
        (None, Tense::Past) => today.plus(if by < 0 { by } else { by - 7 }),
        (None, _) => today.plus(if by <= 0 { by } else { by - 7 }),
    }
}

/// Days 1–10, 11–20 and 21–end.
fn part_of_month(year: i32, month: u32, part: Option<Part>) -> Interval {
    let whole = Interval::month(year, month);
    let day = |day| Day::new(year, month, day);
    match part {
        None => whole,
        Some(Part::Early) => Interval::between(day(1), day(10)),
        Some(Part::Middle) => Interval::between(day(11), day(20)),
        Some(Part::Late) => Interval::between(day(21), whole.to),
    }
}

/// January to March, May to August, October to December.
fn part_of_year(year: i32, part: Option<Part>) -> Interval {
    match part {
        None => Interval::year(year),
        Some(Part::Early) => Interval::between(Day::new(year, 1, 1), Day::new(year, 3, 31)),
        Some(Part::Middle) => Interval::between(Day::new(year, 5, 1), Day::new(year, 8, 31)),
        Some(Part::Late) => Interval::between(Day::new(year, 10, 1), Day::new(year, 12, 31)),
    }
}

/// The nth seven days of a month from its first; 0 for the last seven.
fn week_of(year: i32, month: u32, nth: u32) -> Interval {
    let whole = Interval::month(year, month);
    if nth == 0 {
        return Interval::between(whole.to.map(|last| last.plus(-6)), whole.to);
    }
    let first = whole.from.map(|first| first.plus(i64::from(nth.clamp(1, 5) - 1) * 7));
    Interval::between(first, first.map(|first| first.plus(6)))
}

/// Days or months from a date: from a single day the day, else nothing that could be told.
fn after(last: Option<Interval>, days: i64, months: i32) -> Interval {
    let Some(day) = last.and_then(|last| last.from) else { return Interval::default() };
    if months != 0 {
        let then = day.plus_months(months);
        return if months % 12 == 0 { Interval::year(then.year()) } else { Interval::month(then.year(), then.month()) };
    }
    let single = last.is_some_and(|last| last.from == last.to);
    Interval::day(Some(day.plus(days)).filter(|_| single))
}
