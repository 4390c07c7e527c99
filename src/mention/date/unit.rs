//! What dates say before their year and the article's day are known, and how they become days.

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
    Month {
        month: u32,
        year: Option<i32>,
        part: Option<Part>,
        tense: Tense,
    },
    /// "pekan kedua Desember": the week, from 1.
    Week {
        nth: u32,
        month: u32,
        year: Option<i32>,
    },
    /// Year where it is known.
    Year {
        year: Option<i32>,
        part: Option<Part>,
    },
    /// "Senin lalu": the weekday, and weeks from this one where said.
    Weekday {
        weekday: u32,
        weeks: Option<i32>,
        tense: Tense,
    },
    /// Days from the article's day.
    Offset(i64),
    /// Weeks, months and years from those of the article's day.
    Weeks(i32),
    Months(i32, Option<Part>),
    Years(i32, Option<Part>),
}

/// What is known beside the words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// The article's day.
    pub anchor: Option<Day>,
    /// The year that the sentences before speak of.
    pub year: Option<i32>,
}

impl Context {
    /// The year of a day or month that is written without one.
    fn year_of(self, month: u32, tense: Tense) -> Option<i32> {
        match (self.anchor, tense) {
            (Some(day), Tense::Past) => Some(day.year() - i32::from(month > day.month())),
            (Some(day), Tense::Future) => Some(day.year() + i32::from(month < day.month())),
            // A year other than the article's is what the sentences before speak of; else the month nearest to the article.
            (Some(day), Tense::None) if self.year.is_none_or(|year| year == day.year()) => {
                let ahead = month as i32 - day.month() as i32;
                Some(day.year() + i32::from(ahead < -7) - i32::from(ahead > 7))
            }
            _ => self.year,
        }
    }

    /// The year in which that day falls on that weekday, tried around the likely one.
    fn year_by_weekday(self, day: u32, month: u32, weekday: Option<u32>, tense: Tense) -> Option<i32> {
        let likely = self.year_of(month, tense)?;
        let Some(weekday) = weekday else { return Some(likely) };
        let fits = |year: &i32| Day::new(*year, month, day).is_some_and(|day| day.weekday() == weekday);
        let article = self.anchor.map(Day::year).unwrap_or(likely);
        Some([likely, article, article - 1, article + 1].into_iter().find(fits).unwrap_or(likely))
    }
}

impl Unit {
    /// The year that the words themselves name.
    pub fn year(self) -> Option<i32> {
        match self {
            Unit::Day { year, .. } | Unit::Days { year, .. } | Unit::Month { year, .. } => year,
            Unit::Week { year, .. } | Unit::Year { year, .. } => year,
            _ => None,
        }
    }

    /// The month that the words themselves name.
    pub fn month(self) -> Option<u32> {
        match self {
            Unit::Day { month, .. } | Unit::Days { month, .. } | Unit::Month { month, .. } => Some(month),
            Unit::Week { month, .. } => Some(month),
            _ => None,
        }
    }

    /// The same in `given` year, where it has none: "1 Maret hingga 3 April 2025".
    pub fn in_year(mut self, given: i32) -> Unit {
        match &mut self {
            Unit::Day { year, .. } | Unit::Days { year, .. } | Unit::Month { year, .. } | Unit::Week { year, .. } => {
                year.get_or_insert(given);
            }
            _ => {}
        }
        self
    }

    /// The days that it stands for.
    pub fn resolve(self, context: Context) -> Interval {
        let anchor = context.anchor;
        match self {
            Unit::Day { day, month, year, weekday, tense } => {
                let year = year.or_else(|| context.year_by_weekday(day, month, weekday, tense));
                Interval::day(year.and_then(|year| Day::new(year, month, day)))
            }
            Unit::Days { first, last, month, year, tense } => {
                let year = year.or_else(|| context.year_of(month, tense));
                let day = |day| year.and_then(|year| Day::new(year, month, day));
                Interval::between(day(first), day(last))
            }
            Unit::Month { month, year, part, tense } => year
                .or_else(|| context.year_of(month, tense))
                .map_or(Interval::default(), |year| part_of_month(year, month, part)),
            Unit::Week { nth, month, year } => {
                let first =
                    year.or_else(|| context.year_of(month, Tense::None)).and_then(|year| Day::new(year, month, 1));
                let first = first.map(|first| first.plus(i64::from(nth.clamp(1, 5) - 1) * 7));
                Interval::between(first, first.map(|first| first.plus(6)))
            }
            Unit::Year { year, part } => year
                .or(context.year)
                .or(anchor.map(Day::year))
                .map_or(Interval::default(), |year| part_of_year(year, part)),
            Unit::Weekday { weekday, weeks, tense } => {
                Interval::day(anchor.map(|today| nearest_weekday(today, weekday, weeks, tense)))
            }
            Unit::Offset(days) => Interval::day(anchor.map(|today| today.plus(days))),
            Unit::Weeks(weeks) => {
                anchor.map_or(Interval::default(), |today| Interval::week(today.plus(i64::from(weeks) * 7)))
            }
            Unit::Months(months, part) => anchor.map_or(Interval::default(), |today| {
                let day = today.plus_months(months);
                part_of_month(day.year(), day.month(), part)
            }),
            Unit::Years(years, part) => {
                anchor.map_or(Interval::default(), |today| part_of_year(today.year() + years, part))
            }
        }
    }
}

fn nearest_weekday(today: Day, weekday: u32, weeks: Option<i32>, tense: Tense) -> Day {
    let by = i64::from(weekday) - i64::from(today.weekday());
    match (weeks, tense) {
        (Some(weeks), _) => today.plus(by + i64::from(weeks) * 7),
        (None, Tense::Future) => today.plus(if by > 0 { by } else { by + 7 }),
        (None, Tense::Past) => today.plus(if by < 0 { by } else { by - 7 }),
        (None, Tense::None) => today.plus(if by <= 0 { by } else { by - 7 }),
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
