//! Days of the calendar.
//!
//! [`Day`] is a day that exists; the arithmetic is chrono's. [`Interval`] is what a date in a text stands for: one day, a
//! month, or an open stretch.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;

/// A day of the Gregorian calendar that exists, shown as ISO (`2025-10-29`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// Years that news is about; a "year" outside is some other number.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

impl Day {
    /// The day of that year, month (1 to 12) and day of the month, if it exists and its year is one of [`YEARS`].
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year)).map(Day)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Days since 1 January of the year 1, which is day 1.
    pub fn ordinal(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The day `days` later, or earlier where negative. Stays where it is at the end of the calendar.
    pub fn plus(self, days: i64) -> Day {
        let by = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(by) } else { self.0.checked_add_days(by) };
        moved.map_or(self, Day)
    }

    /// The same day of the month `months` later or earlier, or the last one where that month is shorter.
    pub fn plus_months(self, months: i32) -> Day {
        let by = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(by) } else { self.0.checked_add_months(by) };
        moved.map_or(self, Day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// From the first to the last day, both within; either end may be open or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Interval {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

impl Interval {
    /// One day.
    pub fn day(day: Option<Day>) -> Interval {
        Interval { from: day, to: day }
    }

    /// From one day to another; nothing where they stand in the wrong order.
    pub fn between(from: Option<Day>, to: Option<Day>) -> Interval {
        match (from, to) {
            (Some(from), Some(to)) if from > to => Interval::default(),
            _ => Interval { from, to },
        }
    }

    /// A whole month.
    pub fn month(year: i32, month: u32) -> Interval {
        let first = Day::new(year, month, 1);
        Interval { from: first, to: first.map(|first| first.plus_months(1).plus(-1)) }
    }

    /// A whole year.
    pub fn year(year: i32) -> Interval {
        Interval { from: Day::new(year, 1, 1), to: Day::new(year, 12, 31) }
    }

    /// Monday to Sunday of the week that holds `day`.
    pub fn week(day: Day) -> Interval {
        let monday = day.plus(-i64::from(day.weekday()));
        Interval { from: Some(monday), to: Some(monday.plus(6)) }
    }

    /// True where neither end is known.
    pub fn is_unknown(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2025, 2, 29).is_none() && Day::new(2025, 13, 1).is_none() && Day::new(25, 1, 1).is_none());
    }

    #[test]
    fn arithmetic_and_display() {
        let day = Day::new(2025, 10, 29).unwrap();
        assert_eq!((day.weekday(), day.to_string().as_str()), (2, "2025-10-29"));
        assert_eq!(day.plus(3).to_string(), "2025-11-01");
        assert_eq!(day.plus(-29).to_string(), "2025-09-30");
        assert_eq!(day.plus_months(-8).to_string(), "2025-02-28");
        assert_eq!(day.plus(1).ordinal() - day.ordinal(), 1);
        let week = Interval::week(day);
        assert_eq!(week.from.unwrap().to_string(), "2025-10-27");
        assert_eq!(Interval::month(2024, 2).to.unwrap().to_string(), "2024-02-29");
    }
}
