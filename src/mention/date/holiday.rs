//! Holidays by which articles date things: "sebelum Natal", "usai Lebaran".

use crate::lexicon::{self, Phrases};
use crate::mention::day::Day;
use std::sync::LazyLock;

/// The days of one holiday: every year's month and day, or one a year.
#[derive(Debug, Default)]
struct Holiday {
    every: Option<(u32, u32)>,
    years: Vec<Day>,
}

static NAMES: LazyLock<Vec<(&'static str, Holiday)>> = LazyLock::new(|| {
    let mut names: Vec<(&str, Holiday)> = Vec::new();
    for line in lexicon::entries(include_str!("../../../data/holiday.txt")) {
        let Some((name, day)) = line.split_once('\t') else { continue };
        if names.last().is_none_or(|(last, _)| *last != name) {
            names.push((name, Holiday::default()));
        }
        let numbers: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
        let Some((_, holiday)) = names.last_mut() else { continue };
        match numbers[..] {
            [month, day] => holiday.every = Some((month, day)),
            [year, month, day] => holiday.years.extend(Day::new(year as i32, month, day)),
            _ => {}
        }
    }
    names
});
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (at, (name, _)) in NAMES.iter().enumerate() {
        phrases.add([*name], at as u16);
    }
    phrases
});

/// The holiday at the front of `words` (lower case): how many words, and its entry.
pub(super) fn at<S: AsRef<str>>(words: &[S]) -> Option<(usize, usize)> {
    PHRASES.longest_at(words).map(|(len, entry)| (len, usize::from(entry)))
}

/// The day of a holiday nearest to `today`, of equals the one to come.
pub(super) fn day(entry: usize, today: Day) -> Option<Day> {
    let (_, holiday) = NAMES.get(entry)?;
    let fixed = (today.year() - 1..=today.year() + 1)
        .filter_map(|year| holiday.every.and_then(|(month, day)| Day::new(year, month, day)));
    let days: Vec<Day> = fixed.chain(holiday.years.iter().copied()).collect();
    let nearest =
        days.into_iter().min_by_key(|day| (day.ordinal() - today.ordinal()).abs() * 2 - i32::from(*day >= today))?;
    ((nearest.ordinal() - today.ordinal()).abs() < 366).then_some(nearest)
}
