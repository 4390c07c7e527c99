//! Dates: days, months, parts of months and years, and what is told from the article's day.
//!
//! A date without a year takes that of the sentences before, else that of the article's day; "hari ini" and its like need the
//! article's day. Numbers of laws, periods of office and durations are no dates.

mod context;
mod holiday;
mod meta;
mod month;
mod piece;
mod read;
mod relative;
mod unit;
mod vocabulary;

use crate::document::{Document, Sentence};
use crate::mention::day::{Day, Interval};
use crate::mention::view::View;
use crate::span::{Clean, Span};
use context::Context;
use piece::{Piece, pieces};
use read::Reader;
use unit::{Tense, Unit};

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
    /// Whether the words are "hari ini" and no more: a day that another date of the article may tell better.
    pub deictic: bool,
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
    /// mulai, sejak, terhitung, setelah
    From,
    /// paling lambat, hingga
    To,
    /// sebelum
    Before,
    /// per: none
    At,
}

/// Sentences for which a year that was told in full holds on.
const YEAR_HOLDS: usize = 4;
/// Sentences for which a date can be told from the one before.
const LAST_HOLDS: usize = 3;

/// The dates of one sentence in order, each with its unit. `context` is what is known before it.
fn read(doc: &Document, sentence: &Sentence, mut context: Context) -> Vec<(DateMention, Unit)> {
    let pieces = pieces(&View::new(doc, sentence));
    let reader = Reader(&pieces);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        match mention(&reader, at, context) {
            Some((mention, unit, end)) => {
                context.year = mention.year.or(context.year);
                context.last = Some(Interval { from: mention.from, to: mention.to })
                    .filter(|last| !last.is_unknown())
                    .or(context.last);
                found.push((mention, unit));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The dates of one sentence in order. `anchor` is the article's day, `year` the year that the sentences before speak of.
pub fn dates(doc: &Document, sentence: &Sentence, anchor: Option<Day>, year: Option<i32>) -> Vec<DateMention> {
    let context = Context { anchor, year, ..Context::default() };
    read(doc, sentence, context).into_iter().map(|(mention, _)| mention).collect()
}

/// The dates of all sentences. A date without a year takes that of the sentences shortly before, else of the article's day,
/// else of a day that the article prints in full.
pub fn all_dates(doc: &Document, anchor: Option<Day>) -> Vec<Vec<DateMention>> {
    let near = if anchor.is_none() { printed_day(doc) } else { None };
    // What was named last, and in which sentence.
    let mut year: Option<(i32, usize)> = None;
    let mut last: Option<(Interval, usize)> = None;
    let each = doc.sentences.iter().enumerate().map(|(at, sentence)| {
        let context = Context {
            anchor,
            near,
            named: year.map(|(year, _)| year),
            year: year.filter(|(_, since)| at - since <= YEAR_HOLDS).map(|(year, _)| year),
            last: last.filter(|(_, since)| at - since <= LAST_HOLDS).map(|(last, _)| last),
        };
        let found = read(doc, sentence, context);
        // A bare year ("pada 2019") speaks of the next sentence at most, a day or month of several.
        for (date, unit) in &found {
            let since = if matches!(unit, Unit::Year { .. }) { (at + 1).saturating_sub(YEAR_HOLDS) } else { at };
            year = date.year.map(|year| (year, since)).or(year);
            let days = Interval { from: date.from, to: date.to };
            last = Some((days, at)).filter(|(days, _)| !days.is_unknown()).or(last);
        }
        found.into_iter().map(|(mention, _)| mention).collect()
    });
    each.collect()
}

/// A day that the article prints with its year: the last that closes a sentence, as the day of an interview does; else the first.
fn printed_day(doc: &Document) -> Option<Day> {
    const CLOSING: usize = 12;
    let full = doc.sentences.iter().flat_map(|sentence| {
        let end = sentence.span.end();
        read(doc, sentence, Context::default())
            .into_iter()
            .filter(|(date, unit)| matches!(unit, Unit::Day { year: Some(_), .. }) && date.from.is_some())
            .map(move |(date, _)| (date.from, date.span.end() + CLOSING > end))
    });
    let full: Vec<(Option<Day>, bool)> = full.collect();
    let closing = full.iter().filter(|(_, closes)| *closes).filter_map(|(day, _)| *day).max();
    closing.or_else(|| full.iter().find_map(|(day, _)| *day))
}

/// The date that begins at `at`, with its unit and the place behind it.
fn mention(reader: &Reader, at: usize, context: Context) -> Option<(DateMention, Unit, usize)> {
    let (opening, start) = opening(reader, at).map_or((None, at), |(opening, start)| (Some(opening), start));
    let (stretch, unit, end) = stretch(reader, start, opening, context)?;
    let whole = stretch.whole;
    let interval = match opening {
        None | Some(Opening::At) => whole,
        // "mulai 1 hingga 15 November" is closed at both ends.
        Some(_) if stretch.joined => whole,
        Some(Opening::From) => Interval { from: whole.from, to: None },
        Some(Opening::To) => Interval { from: None, to: whole.to },
        Some(Opening::Before) => Interval { from: None, to: stretch.before },
    };
    let span = cover(reader.0, at, end)?;
    let date = DateMention {
        span,
        from: interval.from,
        to: interval.to,
        year: stretch.year,
        weekday: stretch.weekday,
        deictic: matches!(unit, Unit::Offset(0)),
    };
    Some((date, unit, end))
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
    /// The year that the words name.
    year: Option<i32>,
}

fn stretch(reader: &Reader, at: usize, opening: Option<Opening>, context: Context) -> Option<(Stretch, Unit, usize)> {
    let opened = |at| if opening.is_some_and(|opening| opening != Opening::At) { reader.holiday(at) } else { None };
    let (first, end) = reader.unit(at).or_else(|| opened(at))?;
    // "hari ini, Selasa (10/6/2025)", "kemarin (9/6)": the second names the same day.
    if matches!(first, Unit::Offset(_)) {
        let mark = usize::from(matches!(reader.low(end), "," | "("));
        if let Some((same @ Unit::Day { .. }, behind)) = reader.unit(end + mark) {
            let close = usize::from(reader.low(end) == "(" && reader.low(behind) == ")");
            return joined(reader, same, behind + close, opening, context);
        }
    }
    joined(reader, first, end, opening, context)
}

fn joined(
    reader: &Reader,
    first: Unit,
    end: usize,
    opening: Option<Opening>,
    context: Context,
) -> Option<(Stretch, Unit, usize)> {
    if let Some((second, behind)) = reader.joint(end).and_then(|at| reader.unit(at))
        && can_join(first, second, reader.low(end))
    {
        let year = second.year().or(first.year());
        let second_context = Context { year: first.year().or(context.year), ..context };
        let later = second.resolve(second_context);
        let mut earlier = first;
        if let Some(year) = later.to.map(Day::year) {
            // "20 Desember hingga 5 Januari 2026" begins in the year before.
            let before = matches!((first.month(), second.month()), (Some(a), Some(b)) if a > b);
            earlier = first.in_year(year - i32::from(before && first.year().is_none()));
        }
        let whole = Interval::between(earlier.resolve(context).from, later.to);
        return Some((Stretch { whole, joined: true, before: later.to, weekday: false, year }, second, behind));
    }
    let whole = first.resolve(context);
    let day = matches!(first, Unit::Day { .. } | Unit::Offset(_) | Unit::Weekday { .. } | Unit::Holiday(_));
    let before = if day && opening.is_some() { whole.to.map(|day| day.plus(-1)) } else { whole.to };
    let weekday = matches!(first, Unit::Weekday { weeks: None, tense: Tense::None, .. });
    let year = first.year();
    Some((Stretch { whole, joined: matches!(first, Unit::Days { .. }), before, weekday, year }, first, end))
}

/// Whether two dates beside a joining word are the ends of one stretch. "dan" joins only months.
fn can_join(first: Unit, second: Unit, word: &str) -> bool {
    let months = matches!((first, second), (Unit::Month { .. }, Unit::Month { .. }));
    if word == "dan" || word == "&" { months } else { !matches!(first, Unit::Offset(_)) || word != "ke" }
}

/// A word that opens a date at one end, and the place of the date behind it.
fn opening(reader: &Reader, at: usize) -> Option<(Opening, usize)> {
    let (opening, mut next) = match (reader.low(at), reader.low(at + 1), reader.low(at + 2)) {
        ("terhitung" | "berlaku" | "efektif", "mulai" | "sejak" | "per", _)
        | ("mulai", "berlaku", _)
        | ("dimulai", "sejak" | "pada", _) => (Opening::From, at + 2),
        ("berlaku", "efektif", "mulai" | "sejak" | "per") => (Opening::From, at + 3),
        (
            "mulai" | "sejak" | "semenjak" | "terhitung" | "tmt" | "dimulai" | "setelah" | "sesudah" | "pasca" | "usai"
            | "selepas",
            ..,
        ) => (Opening::From, at + 1),
        ("sampai", "dengan", _)
        | ("paling" | "selambat", "lambat" | "lama" | "akhir" | "lambatnya", _)
        | ("batas", "akhir" | "waktu" | "akhirnya", _) => (Opening::To, at + 2),
        ("hingga" | "sampai", "batas", "waktu" | "akhir") => (Opening::To, at + 3),
        ("s", "/", "d") => (Opening::To, at + 3),
        (
            "hingga" | "sampai" | "selambat-lambatnya" | "selambatnya" | "maksimal" | "s.d" | "sd" | "tenggat"
            | "deadline",
            ..,
        ) => (Opening::To, at + 1),
        ("sebelum" | "menjelang" | "jelang", ..) => (Opening::Before, at + 1),
        ("per", ..) => (Opening::At, at + 1),
        _ => return None,
    };
    while matches!(reader.low(next), "pada" | "di" | "tanggal" | "tgl" | "." | "tmt" | "(" | ")" | "hari")
        && next < at + 7
    {
        // "sejak hari ini": the word belongs to the date.
        if reader.low(next) == "hari" && (reader.low(next + 1) == "ini" || reader.unit(next).is_some()) {
            break;
        }
        next += 1;
    }
    Some((opening, next))
}

#[cfg(test)]
mod tests;
