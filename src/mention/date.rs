//! Dates: days, months, parts of months and years, and what is told from the article's day.
//!
//! A date without a year takes that of the sentences before, else that of the article's day; "hari ini" and its like need the
//! article's day. Numbers of laws, periods of office and durations are no dates.

mod meta;
mod piece;
mod read;
mod relative;
mod unit;
mod vocabulary;

use crate::document::{Document, Sentence};
use crate::mention::day::{Day, Interval};
use crate::mention::view::View;
use crate::span::{Clean, Span};
use piece::{Piece, pieces};
use read::Reader;
use unit::{Context, Unit};

pub use meta::parse_day;

/// A date as a text writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// Where, with a word such as "sejak" or "paling lambat" that belongs to it.
    pub span: Span<Clean>,
    /// First day; `None` where open or not resolvable.
    pub from: Option<Day>,
    /// Last day; `None` where open or not resolvable.
    pub to: Option<Day>,
    /// The year that the words themselves name.
    pub year: Option<i32>,
    /// Whether the words are a weekday alone, which of several weeks they leave open.
    pub weekday: bool,
}

impl DateMention {
    /// How many days it stands for; `None` where an end is open or unknown.
    pub fn days(&self) -> Option<i32> {
        Some(self.to?.ordinal() - self.from?.ordinal() + 1)
    }

    /// Whether it stands for a year or more.
    pub fn is_year(&self) -> bool {
        self.days().is_some_and(|days| days > 300)
    }

    /// The same for something that is still to come: a weekday alone ("Senin") is then the next one.
    pub fn ahead(self, today: Option<Day>) -> DateMention {
        let past = |day: Day| today.is_some_and(|today| day <= today);
        match (self.from, self.to) {
            (Some(from), Some(to)) if self.weekday && past(from) => {
                DateMention { from: Some(from.plus(7)), to: Some(to.plus(7)), ..self }
            }
            _ => self,
        }
    }
}

/// Which ends of a date a word before it leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// mulai, sejak, terhitung
    From,
    /// paling lambat, hingga
    To,
    /// sebelum
    Before,
}

/// The dates of one sentence in order. `anchor` is the article's day, `year` the year that the sentences before speak of.
pub fn dates(doc: &Document, sentence: &Sentence, anchor: Option<Day>, year: Option<i32>) -> Vec<DateMention> {
    let pieces = pieces(&View::new(doc, sentence));
    let (reader, mut context) = (Reader(&pieces), Context { anchor, year });
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        match mention(&reader, at, context) {
            Some((mention, end)) => {
                context.year = mention.year.or(context.year);
                found.push(mention);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The dates of all sentences, each with the year that those before it speak of.
pub fn all_dates(doc: &Document, anchor: Option<Day>) -> Vec<Vec<DateMention>> {
    let mut year = None;
    let each = doc.sentences.iter().map(|sentence| {
        let found = dates(doc, sentence, anchor, year);
        year = found.iter().rev().find_map(|date| date.year).or(year);
        found
    });
    each.collect()
}

/// The date that begins at `at`, and the place behind it.
fn mention(reader: &Reader, at: usize, context: Context) -> Option<(DateMention, usize)> {
    let (opening, start) = opening(reader, at).map_or((None, at), |(opening, start)| (Some(opening), start));
    let (interval, year, end) = stretch(reader, start, opening, context)?;
    let weekday = interval.weekday;
    let interval = match opening {
        None => interval.whole,
        // "mulai 1 hingga 15 November" is closed at both ends.
        Some(_) if interval.joined => interval.whole,
        Some(Opening::From) => Interval { from: interval.whole.from, to: None },
        Some(Opening::To) => Interval { from: None, to: interval.whole.to },
        Some(Opening::Before) => Interval { from: None, to: interval.before },
    };
    let span = cover(reader.0, at, end)?;
    Some((DateMention { span, from: interval.from, to: interval.to, year, weekday }, end))
}

fn cover(pieces: &[Piece], at: usize, end: usize) -> Option<Span<Clean>> {
    Some(pieces.get(at)?.span.cover(pieces.get(end.checked_sub(1)?)?.span))
}

/// What two joined dates, or one, stand for.
struct Stretch {
    whole: Interval,
    joined: bool,
    /// The last day before the date, or the last of it where it is longer than a day.
    before: Option<Day>,
    /// A weekday alone.
    weekday: bool,
}

fn stretch(
    reader: &Reader,
    at: usize,
    opening: Option<Opening>,
    context: Context,
) -> Option<(Stretch, Option<i32>, usize)> {
    let (first, end) = reader.unit(at)?;
    // "hari ini, Selasa (10/6/2025)": the second names the same day.
    if matches!(first, Unit::Offset(_))
        && reader.low(end) == ","
        && let Some((same, behind)) = reader.unit(end + 1)
        && matches!(same, Unit::Day { .. })
    {
        return joined(reader, same, behind, opening, context);
    }
    joined(reader, first, end, opening, context)
}

fn joined(
    reader: &Reader,
    first: Unit,
    end: usize,
    opening: Option<Opening>,
    context: Context,
) -> Option<(Stretch, Option<i32>, usize)> {
    if let Some((second, behind)) = reader.joint(end).and_then(|at| reader.unit(at))
        && can_join(first, second, reader.low(end))
    {
        let year = second.year().or(first.year());
        let second_context = Context { year: first.year().or(context.year), ..context };
        let (later, mut earlier) = (second.resolve(second_context), first);
        if let Some(year) = later.to.map(Day::year) {
            // "20 Desember hingga 5 Januari 2026" begins in the year before.
            let before = matches!((first.month(), second.month()), (Some(a), Some(b)) if a > b);
            earlier = first.in_year(year - i32::from(before && first.year().is_none()));
        }
        let whole = Interval::between(earlier.resolve(context).from, later.to);
        return Some((Stretch { whole, joined: true, before: later.to, weekday: false }, year, behind));
    }
    let whole = first.resolve(context);
    let before = if matches!(first, Unit::Day { .. } | Unit::Offset(_) | Unit::Weekday { .. }) && opening.is_some() {
        whole.to.map(|day| day.plus(-1))
    } else {
        whole.to
    };
    let weekday = matches!(first, Unit::Weekday { weeks: None, tense: unit::Tense::None, .. });
    Some((Stretch { whole, joined: matches!(first, Unit::Days { .. }), before, weekday }, first.year(), end))
}

/// Whether two dates beside a joining word are the ends of one stretch. "dan" joins only months.
fn can_join(first: Unit, second: Unit, word: &str) -> bool {
    let months = matches!((first, second), (Unit::Month { .. }, Unit::Month { .. }));
    if word == "dan" || word == "&" { months } else { !matches!(first, Unit::Offset(_)) || word != "ke" }
}

/// A word that opens a date at one end, and the place of the date behind it.
fn opening(reader: &Reader, at: usize) -> Option<(Opening, usize)> {
    let (opening, mut next) = match (reader.low(at), reader.low(at + 1), reader.low(at + 2)) {
        ("terhitung" | "berlaku", "mulai" | "sejak", "tanggal" | "tgl") => (Opening::From, at + 3),
        ("terhitung", "mulai" | "sejak", _) | ("mulai", "berlaku", _) | ("dimulai", "sejak" | "pada", _) => {
            (Opening::From, at + 2)
        }
        ("mulai" | "sejak" | "semenjak" | "terhitung" | "tmt" | "dimulai", ..) => (Opening::From, at + 1),
        ("sampai", "dengan", _) | ("paling", "lambat" | "lama" | "akhir", _) | ("batas", "akhir" | "waktu", _) => {
            (Opening::To, at + 2)
        }
        ("hingga" | "sampai", "batas", "waktu" | "akhir") => (Opening::To, at + 3),
        ("s", "/", "d") => (Opening::To, at + 3),
        ("hingga" | "sampai" | "selambat-lambatnya" | "selambatnya" | "maksimal" | "s.d" | "sd", ..) => {
            (Opening::To, at + 1)
        }
        ("sebelum", ..) => (Opening::Before, at + 1),
        _ => return None,
    };
    while matches!(reader.low(next), "pada" | "di" | "tanggal" | "tgl" | ".") && next < at + 5 {
        next += 1;
    }
    Some((opening, next))
}

#[cfg(test)]
mod tests;
