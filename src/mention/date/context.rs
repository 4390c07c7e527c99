//! What is known beside a date's own words: the article's day, other days near it, the year that is spoken of.

use super::unit::Tense;
use crate::mention::day::{Day, Interval};

/// What is known beside the words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// The article's day.
    pub anchor: Option<Day>,
    /// Without it a day that the article prints in full: near enough to tell a month's year, not what "kemarin" is.
    pub near: Option<Day>,
    /// The year that the sentences before speak of.
    pub year: Option<i32>,
    /// The year named last, however far back: all there is where no day is known.
    pub named: Option<i32>,
    /// The date told last, for "sehari kemudian".
    pub last: Option<Interval>,
}

/// Months that a month without a year lies from the article's, at most.
const NEAREST: i32 = 7;

impl Context {
    /// The day that months, years and dates without a year are told from.
    pub fn about(self) -> Option<Day> {
        self.anchor.or(self.near)
    }

    /// The year of a day or month that is written without one.
    pub fn year_of(self, month: u32, day: Option<u32>, tense: Tense) -> Option<i32> {
        let Some(today) = self.about() else { return self.year.or(self.named) };
        let this = (today.month(), today.day());
        let then = (month, day.unwrap_or(if tense == Tense::Past { 1 } else { 31 }));
        match tense {
            Tense::Year(by) => Some(today.year() + by),
            Tense::Past => Some(today.year() - i32::from(then > this)),
            Tense::Future => Some(today.year() + i32::from(then < this)),
            // A year other than the article's is what the sentences before speak of; else the month nearest to the article.
            Tense::None => match self.year.filter(|year| *year != today.year()) {
                Some(year) => Some(year),
                None => {
                    let ahead = month as i32 - today.month() as i32;
                    Some(today.year() + i32::from(ahead < -NEAREST) - i32::from(ahead > NEAREST))
                }
            },
        }
    }

    /// The year in which that day falls on that weekday, tried around the likely one.
    pub fn year_by_weekday(self, day: u32, month: u32, weekday: Option<u32>, tense: Tense) -> Option<i32> {
        let likely = self.year_of(month, Some(day), tense)?;
        let Some(weekday) = weekday else { return Some(likely) };
        let fits = |year: &i32| Day::new(*year, month, day).is_some_and(|day| day.weekday() == weekday);
        let article = self.about().map(Day::year).unwrap_or(likely);
        Some([likely, article, article - 1, article + 1].into_iter().find(fits).unwrap_or(likely))
    }
}
