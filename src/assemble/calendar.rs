//! The dates of an article and the day from which it looks at them.

use super::event::last_day;
use crate::document::Document;
use crate::mention::date::{DateMention, all_dates, parse_day};
use crate::mention::day::Day;

/// Dates and the day of writing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calendar {
    /// The dates of each sentence.
    pub dates: Vec<Vec<DateMention>>,
    /// When the article was published, else the last day on which somebody spoke to it.
    pub today: Option<Day>,
}

/// How a date lies to the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Past,
    Today,
    Ahead,
}

impl Calendar {
    /// The calendar of a document; `published` is its day (ISO 8601) where it is known.
    pub fn of(doc: &Document, published: Option<&str>) -> Self {
        let published = published.and_then(parse_day);
        let dates = all_dates(doc, published);
        let today = published.or_else(|| last_day(doc, &dates));
        Calendar { dates, today }
    }

    /// The side of the date of a sentence that is nearest to byte `at` of the clean text.
    pub(super) fn side(&self, sentence: usize, at: usize) -> Option<Side> {
        let today = self.today?.ordinal();
        let known = |date: &&DateMention| date.from.is_some() || date.to.is_some();
        let far = |date: &&DateMention| date.span.start().abs_diff(at).min(date.span.end().abs_diff(at));
        let date = self.dates.get(sentence)?.iter().filter(known).min_by_key(far)?;
        let (from, to) = (date.from.map(Day::ordinal), date.to.map(Day::ordinal));
        Some(match (from, to) {
            (Some(from), _) if from > today => Side::Ahead,
            (_, Some(to)) if to < today => Side::Past,
            (Some(from), Some(to)) if to > from => Side::Past,
            (None, Some(_)) => Side::Ahead,
            _ => Side::Today,
        })
    }
}
