//! Reads one date at a place.

use super::piece::Piece;
use super::unit::{Part, Tense, Unit};
use super::vocabulary::{QUANTITY, TITLES, is_before_year, is_time_of_day, is_time_word};
use crate::mention::day::Day;

/// A sentence's pieces, and the readers of one date at a place: each gives the date and the place behind it.
pub(super) struct Reader<'p>(pub &'p [Piece]);

pub(super) type Read = Option<(Unit, usize)>;

impl Reader<'_> {
    pub fn low(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |piece| &piece.low)
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.low(at))
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.number
    }

    fn month(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.month()
    }

    fn year(&self, at: usize) -> Option<i32> {
        self.0.get(at)?.year()
    }

    /// Any date at `at`.
    pub fn unit(&self, at: usize) -> Read {
        self.weekday(at)
            .or_else(|| self.numbered(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.part(at))
            .or_else(|| self.nth_week(at))
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
        while is_time_of_day(self.low(next))
            || matches!(self.low(next), "lalu" | "kemarin") && self.low(next + 1) == "("
        {
            next += 1;
        }
        let opening = usize::from(matches!(self.low(next), "(" | "," | "["));
        let tanggal = usize::from(matches!(self.low(next + opening), "tanggal" | "tgl"));
        if let Some((unit, end)) = self.numbered_after(next + opening + tanggal, opening == 1 || piece.capital) {
            let end = end + usize::from(self.low(next) == "(" && self.low(end) == ")");
            return Some((with_weekday(unit, weekday), end));
        }
        // Without a date it must be written as a name, and in full: "minggu" is also a week.
        if !full || !(piece.capital || led) || self.before(at, 1) == "," && self.low(at + 1) == "dan" {
            return None;
        }
        let (weeks, tense, end) = match (self.low(next), self.low(next + 1)) {
            ("pekan" | "minggu", "depan" | "mendatang") => (Some(1), Tense::Future, next + 2),
            ("pekan" | "minggu", "lalu" | "kemarin") => (Some(-1), Tense::Past, next + 2),
            ("pekan" | "minggu", "ini") => (Some(0), Tense::None, next + 2),
            ("depan" | "mendatang" | "besok", _) => (None, Tense::Future, next + 1),
            ("lalu" | "kemarin", _) => (None, Tense::Past, next + 1),
            _ => (None, Tense::None, next),
        };
        // "Jumat Berkah", "Sabtu Wijaya": a name goes on.
        let goes_on = end == next && self.0.get(next).is_some_and(|p| p.capital && p.number.is_none());
        (!goes_on).then_some((Unit::Weekday { weekday, weeks, tense }, end))
    }

    /// "29/10/2025", "17-6-2019", "27 April 2021", "7-9 Maret 2025", also in brackets behind a word: "(16/2)".
    fn numbered(&self, at: usize) -> Read {
        let tanggal = usize::from(matches!(self.low(at), "tanggal" | "tgl"));
        self.numbered_after(at + tanggal, tanggal == 1 || matches!(self.before(at, 1), "(" | "tanggal" | "tgl"))
    }

    /// `marked`: a weekday, a bracket or "tanggal" stands before, so that day and month are enough.
    fn numbered_after(&self, at: usize, marked: bool) -> Read {
        if matches!(self.before(at, 1), "/" | "nomor" | "no")
            || matches!(self.before(at, 1), "-" | "–") && self.number(at.wrapping_sub(2)).is_some()
        {
            return None;
        }
        self.slashed(at, marked).or_else(|| self.day_month(at))
    }

    fn slashed(&self, at: usize, marked: bool) -> Read {
        let (day, mark) = (self.number(at)?, self.low(at + 1));
        if !matches!(mark, "/" | "-" | "." | "–") {
            return None;
        }
        let month = self.number(at + 2).filter(|month| (1..=12).contains(month) && self.low(at + 2).len() <= 2)?;
        if !(1..=31).contains(&day) || self.low(at).len() > 2 {
            return None;
        }
        let year = if self.low(at + 3) == mark { self.short_year(at + 4) } else { None };
        let (year, end) = match year {
            Some(year) => (Some(year), at + 5),
            None if marked && mark == "/" && self.low(at + 3) != "/" => (None, at + 3),
            None => return None,
        };
        // A day that no calendar has is no date; without a year 29 February passes.
        Day::new(year.unwrap_or(2024), month, day)?;
        Some((Unit::Day { day, month, year, weekday: None, tense: self.tense(end).0 }, end))
    }

    /// "2025", or "25" for it.
    fn short_year(&self, at: usize) -> Option<i32> {
        let number = self.number(at)?;
        self.year(at).or_else(|| (self.low(at).len() == 2 && number < 60).then_some(2000 + number as i32))
    }

    fn day_month(&self, at: usize) -> Read {
        let day = |at| self.number(at).filter(|day| (1..=31).contains(day) && self.low(at).len() <= 2);
        let first = day(at)?;
        if let Some(month) = self.month(at + 1) {
            let (year, tense, end) = self.year_behind(at + 2);
            return Some((Unit::Day { day: first, month, year, weekday: None, tense }, end));
        }
        // "tanggal 4 bulan Maret" aside, only a range or a list of days may come between.
        let join = self.joint(at + 1)?;
        let (last, month) = (day(join)?, self.month(join + 1)?);
        let (year, tense, end) = self.year_behind(join + 2);
        (first < last).then_some((Unit::Days { first, last, month, year, tense }, end))
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

    /// "awal Agustus 2025", "pertengahan tahun 2025", "akhir bulan ini", "awal tahun".
    fn part(&self, at: usize) -> Read {
        let part = match self.low(at) {
            "awal" => Part::Early,
            "pertengahan" | "medio" | "tengah" => Part::Middle,
            "akhir" | "penghujung" => Part::Late,
            _ => return None,
        };
        if let Some((unit, end)) = self.relative(at + 1) {
            return match unit {
                Unit::Months(n, None) => Some((Unit::Months(n, Some(part)), end)),
                Unit::Years(n, None) => Some((Unit::Years(n, Some(part)), end)),
                _ => None,
            };
        }
        let bulan = usize::from(self.low(at + 1) == "bulan");
        if let Some(month) = self.month(at + 1 + bulan) {
            let (year, tense, end) = self.year_behind(at + 2 + bulan);
            return Some((Unit::Month { month, year, part: Some(part), tense }, end));
        }
        let tahun = usize::from(self.low(at + 1) == "tahun");
        match self.year(at + 1 + tahun) {
            Some(year) => Some((Unit::Year { year: Some(year), part: Some(part) }, at + 2 + tahun)),
            None if tahun == 1 && !matches!(self.low(at + 2), "ajaran" | "anggaran" | "pelajaran" | "akademik") => {
                Some((Unit::Year { year: None, part: Some(part) }, at + 2))
            }
            None => None,
        }
    }

    /// "pekan kedua Desember"
    fn nth_week(&self, at: usize) -> Read {
        if !matches!(self.low(at), "pekan" | "minggu") {
            return None;
        }
        let ordinals = ["pertama", "kedua", "ketiga", "keempat", "kelima"];
        let nth = ordinals.iter().position(|word| *word == self.low(at + 1))? as u32 + 1;
        let skip = usize::from(self.low(at + 2) == "bulan");
        let month = self.month(at + 2 + skip)?;
        let (year, _, end) = self.year_behind(at + 3 + skip);
        Some((Unit::Week { nth, month, year }, end))
    }

    /// "Juni 2025", "bulan Juni", "Maret"
    fn named_month(&self, at: usize) -> Read {
        let bulan = usize::from(self.low(at) == "bulan");
        let piece = self.0.get(at + bulan)?;
        let month = piece.month()?;
        let (year, tense, end) = self.year_behind(at + bulan + 1);
        let name_beside = |at: Option<usize>| {
            let piece = at.and_then(|at| self.0.get(at));
            piece.is_some_and(|p| p.capital && p.number.is_none() && p.month().is_none() && p.weekday().is_none())
        };
        let alone = piece.is_full_month()
            && !name_beside(Some(end))
            && !(at > 1 && name_beside(at.checked_sub(1)) && !is_time_word(self.before(at, 1)));
        (year.is_some() || bulan == 1 || alone).then_some((Unit::Month { month, year, part: None, tense }, end))
    }

    /// "tahun 2025", "sepanjang 2023", "pada 2022"
    fn named_year(&self, at: usize) -> Read {
        let lead = self.low(at);
        let tahun = usize::from(lead == "tahun" || self.low(at + 1) == "tahun" && is_before_year(lead));
        let led = tahun == 1 && lead != "tahun";
        let year_at = at + tahun + usize::from(led || tahun == 0 && is_before_year(lead));
        if year_at == at && !is_before_year(self.before(at, 1)) {
            return None;
        }
        let year = self.year(year_at)?;
        let quantity = QUANTITY.contains(&self.low(year_at + 1));
        let part_of_title = at > 0 && tahun == 1 && !led && self.is_title_before(at);
        let range_or_code = matches!(self.low(year_at + 1), "/" | "-" | "–") && self.year(year_at + 2).is_some();
        if quantity || part_of_title || range_or_code {
            return None;
        }
        Some((Unit::Year { year: Some(year), part: None }, year_at + 1))
    }

    /// "Nomor 20 Tahun 2023", "formasi tahun 2024": the year names a law, a budget or a round.
    fn is_title_before(&self, at: usize) -> bool {
        let number = self.0.get(at - 1).is_some_and(|p| p.low.starts_with(|c: char| c.is_ascii_digit()));
        number || TITLES.contains(&self.low(at - 1))
    }

    /// The year, or a word for before or after, behind a month.
    fn year_behind(&self, at: usize) -> (Option<i32>, Tense, usize) {
        let tahun = usize::from(self.low(at) == "tahun");
        if let Some(year) = self.year(at + tahun) {
            return (Some(year), Tense::None, at + tahun + 1);
        }
        let (tense, end) = self.tense(at);
        (None, tense, end)
    }

    fn tense(&self, at: usize) -> (Tense, usize) {
        match (self.low(at), self.low(at + 1)) {
            ("lalu" | "silam" | "kemarin", _) => (Tense::Past, at + 1),
            ("yang", "lalu") | ("tahun", "lalu") => (Tense::Past, at + 2),
            ("mendatang" | "nanti" | "depan", _) => (Tense::Future, at + 1),
            ("tahun", "depan") => (Tense::Future, at + 2),
            ("tahun", "ini") => (Tense::None, at + 2),
            _ => (Tense::None, at),
        }
    }
}

fn with_weekday(unit: Unit, day: u32) -> Unit {
    match unit {
        Unit::Day { day: d, month, year, tense, .. } => Unit::Day { day: d, month, year, weekday: Some(day), tense },
        other => other,
    }
}
