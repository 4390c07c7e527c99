//! Reads one date at a place: days. Months, years and what is told from another day have files of their own.

use super::piece::Piece;
use super::unit::{Tense, Unit};
use super::vocabulary::{is_citation, is_name, is_time_of_day};
use crate::mention::day::Day;

/// A sentence's pieces, and the readers of one date at a place: each gives the date and the place behind it.
pub(super) struct Reader<'p>(pub &'p [Piece]);

pub(super) type Read = Option<(Unit, usize)>;

/// Pieces of the number of a law or letter that are looked back over.
const CITED: usize = 12;

impl Reader<'_> {
    pub fn low(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |piece| &piece.low)
    }

    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.low(at))
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.number
    }

    pub(super) fn month(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.month()
    }

    pub(super) fn year(&self, at: usize) -> Option<i32> {
        self.0.get(at)?.year()
    }

    /// A day of the month at `at`.
    fn day(&self, at: usize) -> Option<u32> {
        self.number(at).filter(|day| (1..=31).contains(day) && self.low(at).len() <= 2)
    }

    /// Any date at `at`.
    pub fn unit(&self, at: usize) -> Read {
        self.weekday(at)
            .or_else(|| self.numbered(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.part(at))
            .or_else(|| self.nth_week(at))
            .or_else(|| self.fraction(at))
            .or_else(|| self.named_month(at))
            .or_else(|| self.named_year(at))
    }

    /// "Rabu (29/10/2025)", "Selasa, 4 Maret 2025", "Jumat malam (3/1)", "Senin lalu", "hari Senin".
    fn weekday(&self, at: usize) -> Read {
        let led = self.low(at) == "hari" && self.0.get(at + 1).is_some_and(|piece| piece.weekday().is_some());
        let at = at + usize::from(led);
        let piece = self.0.get(at)?;
        let (weekday, full) = piece.weekday()?;
        let mut next = at + 1;
        // "Rabu-Kamis (29-30/10/2025)": the days are told in figures.
        if self.joint(next).is_some_and(|second| self.0.get(second).is_some_and(|piece| piece.weekday().is_some()))
            && let Some(second) = self.joint(next)
        {
            next = second + 1;
        }
        let timed = next;
        while is_time_of_day(self.low(next))
            || matches!(self.low(next), "lalu" | "kemarin" | "tadi") && self.low(next + 1) == "("
        {
            next += 1;
        }
        let opening = usize::from(matches!(self.low(next), "(" | "," | "["));
        let tanggal = usize::from(matches!(self.low(next + opening), "tanggal" | "tgl"));
        if let Some((unit, end)) = self.numbered_after(next + opening + tanggal, opening == 1 || piece.capital) {
            let end = end + usize::from(self.low(next) == "(" && self.low(end) == ")");
            let (tense, end) = if self.low(next) == "(" { self.tense(end) } else { (Tense::None, end) };
            return Some((with_weekday(unit, weekday, tense), end));
        }
        // Without a date it must be written as a name, and in full: "minggu" is also a week.
        if !full || !(piece.capital || led) || self.before(at, 1) == "," && self.low(at + 1) == "dan" {
            return None;
        }
        let (weeks, tense, end) = match (self.low(next), self.low(next + 1)) {
            ("pekan" | "minggu", "depan" | "mendatang") => (Some(1), Tense::Future, next + 2),
            ("pekan" | "minggu", "lalu" | "kemarin") => (Some(-1), Tense::Past, next + 2),
            ("pekan" | "minggu", "ini") => (Some(0), Tense::None, next + 2),
            ("depan" | "mendatang" | "besok" | "nanti", _) => (None, Tense::Future, next + 1),
            ("lalu" | "kemarin" | "tadi", _) => (None, Tense::Past, next + 1),
            ("yang", "lalu") => (None, Tense::Past, next + 2),
            ("ini", _) => (None, Tense::None, next + 1),
            _ => (None, Tense::None, next),
        };
        // "Jumat Berkah", "Sabtu Wijaya": a name goes on; "Senin pagi Bupati" does not.
        let goes_on = end == timed && self.0.get(next).is_some_and(|p| p.capital && p.number.is_none());
        let single = timed == at + 1;
        (!goes_on && single).then_some((Unit::Weekday { weekday, weeks, tense }, end))
    }

    /// "29/10/2025", "17-6-2019", "27 April 2021", "7-9 Maret 2025", "(16/2)" behind a word of time.
    fn numbered(&self, at: usize) -> Read {
        let tanggal = usize::from(matches!(self.low(at), "tanggal" | "tgl" | "tertanggal"));
        let point = usize::from(tanggal == 1 && self.low(at + 1) == ".");
        let bracket = self.before(at, 1) == "("
            && (is_time_of_day(self.before(at, 2))
                || matches!(self.before(at, 2), "ini" | "kemarin" | "lalu" | "besok" | "tadi"));
        let marked = tanggal == 1 || bracket || matches!(self.before(at, 1), "tanggal" | "tgl");
        self.numbered_after(at + tanggal + point, marked)
    }

    /// `marked`: a weekday, a bracket or "tanggal" stands before, so that day and month are enough.
    fn numbered_after(&self, at: usize, marked: bool) -> Read {
        if matches!(self.before(at, 1), "/") || is_name(self.before(at, 1)) || self.is_cited(at) {
            return None;
        }
        if matches!(self.before(at, 1), "-" | "–") && at > 1 && self.number(at - 2).is_some() {
            return None;
        }
        self.iso(at).or_else(|| self.slashed(at, marked)).or_else(|| self.day_month(at))
    }

    /// Whether the number at `at` is part of the number of a law or a letter: "Nomor 800/12/2025", "UU No. 20 Tahun 2023".
    pub(super) fn is_cited(&self, at: usize) -> bool {
        for back in 1..=CITED.min(at) {
            let Some(piece) = self.0.get(at - back) else { return false };
            if is_citation(&piece.low) {
                return true;
            }
            let digits = piece.low.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
            let code = piece.capital && piece.low.len() <= 4 && piece.month().is_none() && piece.weekday().is_none();
            let mark = matches!(piece.low.as_str(), "/" | "-" | "." | ":" | "–");
            if !(digits || code || mark || back == 1 && piece.low == "tahun") {
                return false;
            }
        }
        false
    }

    /// "2025-10-29"
    fn iso(&self, at: usize) -> Read {
        let (year, mark) = (self.year(at)?, self.low(at + 1));
        if !matches!(mark, "-" | "/" | ".") || self.low(at + 3) != mark {
            return None;
        }
        let (month, day) = (self.number(at + 2)?, self.number(at + 4)?);
        Day::new(year, month, day)?;
        Some((Unit::Day { day, month, year: Some(year), weekday: None, tense: Tense::None }, at + 5))
    }

    fn slashed(&self, at: usize, marked: bool) -> Read {
        let first = self.day(at)?;
        // "28-30/10/2025": several days of one month.
        if let Some(next) = self.joint(at + 1).filter(|_| matches!(self.low(at + 1), "-" | "–"))
            && let Some(last) = self.day(next).filter(|last| *last > first)
            && self.low(next + 1) == "/"
            && let Some((Unit::Day { month, year, tense, .. }, end)) = self.slashed(next, marked)
        {
            return Some((Unit::Days { first, last, month, year, tense }, end));
        }
        let mark = self.low(at + 1);
        if !matches!(mark, "/" | "-" | "." | "–") {
            return None;
        }
        let month = self.number(at + 2).filter(|month| (1..=12).contains(month) && self.low(at + 2).len() <= 2)?;
        let year = if self.low(at + 3) == mark { self.short_year(at + 4) } else { None };
        let (year, end) = match year {
            Some(year) => (Some(year), at + 5),
            None if marked && mark == "/" && self.low(at + 3) != "/" => (None, at + 3),
            None => return None,
        };
        // A day that no calendar has is no date; without a year 29 February passes.
        Day::new(year.unwrap_or(2024), month, first)?;
        let (tense, end) = self.tense(end);
        Some((Unit::Day { day: first, month, year, weekday: None, tense }, end))
    }

    /// "2025", or "25" for it.
    fn short_year(&self, at: usize) -> Option<i32> {
        let number = self.number(at)?;
        self.year(at).or_else(|| (self.low(at).len() == 2 && number < 60).then_some(2000 + number as i32))
    }

    /// The month behind a day, "bulan" aside.
    fn month_behind(&self, at: usize) -> Option<(u32, usize)> {
        let bulan = usize::from(self.low(at) == "bulan");
        let month = self.month(at + bulan)?;
        let point = usize::from(self.low(at + bulan).len() <= 4 && self.low(at + bulan + 1) == ".");
        Some((month, at + bulan + 1 + point))
    }

    fn day_month(&self, at: usize) -> Read {
        let first = self.day(at)?;
        if let Some((month, behind)) = self.month_behind(at + 1) {
            let (year, tense, end) = self.year_behind(behind);
            return Some((Unit::Day { day: first, month, year, weekday: None, tense }, end));
        }
        // "tanggal 20 bulan ini"
        if self.low(at + 1) == "bulan" && self.low(at + 2) == "ini" {
            return None;
        }
        // A list or a range of days may come between: "20, 21 dan 22 Oktober", "1-15 November".
        let mut last = at;
        let comma = |at: usize| (self.low(at) == ",").then(|| at + 1 + usize::from(self.low(at + 1) == "dan"));
        while let Some(next) = self.joint(last + 1).or_else(|| comma(last + 1)) {
            let tanggal = usize::from(self.low(next) == "tanggal");
            if self.day(next + tanggal).is_none() {
                break;
            }
            last = next + tanggal;
            if let Some((month, behind)) = self.month_behind(last + 1) {
                let day = self.day(last).filter(|last| first < *last)?;
                let (year, tense, end) = self.year_behind(behind);
                return Some((Unit::Days { first, last: day, month, year, tense }, end));
            }
        }
        None
    }

    /// The place behind a word or mark that joins two dates.
    pub fn joint(&self, at: usize) -> Option<usize> {
        match (self.low(at), self.low(at + 1)) {
            ("sampai", "dengan") => Some(at + 2),
            ("-" | "–" | "—" | "hingga" | "sampai" | "dan" | "s.d" | "sd" | "&" | "ke", _) => {
                Some(at + 1 + usize::from(self.low(at) == "s.d" && self.low(at + 1) == "."))
            }
            ("s", "/") if self.low(at + 2) == "d" => Some(at + 3),
            _ => None,
        }
    }

    /// The year, or a word for before or after, behind a month.
    pub(super) fn year_behind(&self, at: usize) -> (Option<i32>, Tense, usize) {
        let tahun = usize::from(self.low(at) == "tahun");
        if let Some(year) = self.year(at + tahun).filter(|_| !self.is_cited(at + tahun)) {
            let (_, end) = self.tense(at + tahun + 1);
            return (Some(year), Tense::None, end);
        }
        let (tense, end) = self.tense(at);
        (None, tense, end)
    }

    pub(super) fn tense(&self, at: usize) -> (Tense, usize) {
        match (self.low(at), self.low(at + 1)) {
            ("tahun", "lalu" | "kemarin" | "silam") => (Tense::Year(-1), at + 2),
            ("tahun", "depan" | "mendatang") => (Tense::Year(1), at + 2),
            ("tahun", "ini") => (Tense::Year(0), at + 2),
            ("lalu" | "silam" | "kemarin", _) => (Tense::Past, at + 1),
            ("yang", "lalu") => (Tense::Past, at + 2),
            ("mendatang" | "nanti" | "depan", _) => (Tense::Future, at + 1),
            ("ini", _) if self.month(at.wrapping_sub(1)).is_some() => (Tense::Year(0), at + 1),
            _ => (Tense::None, at),
        }
    }
}

fn with_weekday(unit: Unit, day: u32, said: Tense) -> Unit {
    match unit {
        Unit::Day { day: d, month, year, tense, .. } => {
            let tense = if tense == Tense::None { said } else { tense };
            Unit::Day { day: d, month, year, weekday: Some(day), tense }
        }
        other => other,
    }
}
