//! Reads months, years and their parts.

use super::holiday;
use super::read::{Read, Reader};
use super::unit::{Part, Tense, Unit};
use super::vocabulary::{is_before_year, is_chain, is_name, is_quantity, is_time_word, is_title};

/// Words between a title and its year that are looked back over.
const CHAIN: usize = 5;

impl Reader<'_> {
    /// "awal Agustus 2025", "pertengahan tahun 2025", "akhir bulan ini", "akhir pekan ini", "awal tahun".
    pub(super) fn part(&self, at: usize) -> Read {
        let part = match self.low(at) {
            "awal" => Part::Early,
            "pertengahan" | "medio" | "tengah" => Part::Middle,
            "akhir" | "penghujung" | "ujung" => Part::Late,
            _ => return None,
        };
        if let Some((unit, end)) = self.relative(at + 1) {
            return match unit {
                Unit::OffsetMonths(n, None) => Some((Unit::OffsetMonths(n, Some(part)), end)),
                Unit::OffsetYears(n, None) => Some((Unit::OffsetYears(n, Some(part)), end)),
                Unit::Weeks(n) if part == Part::Late => Some((Unit::Weekend(n), end)),
                Unit::Weeks(_) => Some((unit, end)),
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
            Some(year) => Some((Unit::Year { year: Some(year), part: Some(part), tense: Tense::None }, at + 2 + tahun)),
            None if tahun == 1 && !is_title(self.low(at + 2)) => {
                let (tense, end) = self.tense(at + 2);
                Some((Unit::Year { year: None, part: Some(part), tense }, end))
            }
            None => None,
        }
    }

    /// "pekan kedua Desember", "minggu ke-2 bulan Desember", "pekan terakhir Oktober"
    pub(super) fn nth_week(&self, at: usize) -> Read {
        if !matches!(self.low(at), "pekan" | "minggu") {
            return None;
        }
        let nth = if self.low(at + 1) == "terakhir" { 0 } else { nth(self.low(at + 1))?.min(5) };
        let skip = usize::from(self.low(at + 2) == "bulan");
        let month = self.month(at + 2 + skip)?;
        let (year, tense, end) = self.year_behind(at + 3 + skip);
        Some((Unit::Week { nth, month, year, tense }, end))
    }

    /// "semester pertama 2025", "triwulan II tahun ini", "kuartal III 2025"
    pub(super) fn fraction(&self, at: usize) -> Read {
        let (months, most) = match self.low(at) {
            "semester" => (6, 2),
            "caturwulan" => (4, 3),
            "triwulan" | "kuartal" => (3, 4),
            _ => return None,
        };
        let nth = nth(self.low(at + 1)).filter(|nth| (1..=most).contains(nth))?;
        let (year, tense, end) = self.year_behind(at + 2);
        let dated = year.is_some() || tense != Tense::None;
        let (first, last) = ((nth - 1) * months + 1, nth * months);
        dated.then_some((Unit::Months { first, last, year, tense }, end))
    }

    /// "Juni 2025", "bulan Juni", "Maret"
    pub(super) fn named_month(&self, at: usize) -> Read {
        let bulan = usize::from(self.low(at) == "bulan");
        let piece = self.0.get(at + bulan)?;
        let month = piece.month()?;
        let point =
            usize::from(piece.low.len() <= 4 && self.low(at + bulan + 1) == "." && self.year(at + bulan + 2).is_some());
        let (year, tense, end) = self.year_behind(at + bulan + 1 + point);
        let name_beside = |at: Option<usize>| {
            let piece = at.and_then(|at| self.0.get(at));
            piece.is_some_and(|p| p.capital && p.number.is_none() && p.month().is_none() && p.weekday().is_none())
        };
        let alone = piece.is_full_month()
            && !name_beside(Some(end))
            && !is_name(self.before(at, 1))
            && self.0.get(at.wrapping_sub(1)).is_none_or(|before| before.number.is_none())
            && !(at > 1 && name_beside(at.checked_sub(1)) && !is_time_word(self.before(at, 1)));
        (year.is_some() || bulan == 1 || alone).then_some((Unit::Month { month, year, part: None, tense }, end))
    }

    /// "tahun 2025", "sepanjang 2023", "pada 2022"
    pub(super) fn named_year(&self, at: usize) -> Read {
        let lead = self.low(at);
        let tahun = usize::from(lead == "tahun" || self.low(at + 1) == "tahun" && is_before_year(lead));
        let led = tahun == 1 && lead != "tahun";
        let year_at = at + tahun + usize::from(led || tahun == 0 && is_before_year(lead));
        if year_at == at && !is_before_year(self.before(at, 1)) {
            return None;
        }
        let year = self.year(year_at)?;
        let behind = self.low(year_at + 1);
        let counted = is_quantity(behind) || matches!(behind, "-an" | "an");
        let of_title = at > 0 && tahun == 1 && !led && self.is_title_before(at);
        let range_or_code =
            matches!(behind, "/" | "-" | "–") && (self.year(year_at + 2).is_some() || self.low(year_at + 2) == "an");
        if counted || of_title || range_or_code || self.is_cited(year_at) {
            return None;
        }
        let (_, end) = self.tense(year_at + 1);
        Some((Unit::Year { year: Some(year), part: None, tense: Tense::None }, end))
    }

    /// "formasi tahun 2024", "PPPK tahap II tahun 2024": the year names a law, a budget or a round.
    fn is_title_before(&self, at: usize) -> bool {
        if self.0.get(at - 1).is_some_and(|p| p.low.starts_with(|c: char| c.is_ascii_digit())) {
            return true;
        }
        for back in 1..=CHAIN.min(at) {
            let word = self.low(at - back);
            if is_title(word) {
                return true;
            }
            if !is_chain(word) {
                return false;
            }
        }
        false
    }

    /// "Natal", "Hari Pahlawan": only behind a word that opens a date.
    pub(super) fn holiday(&self, at: usize) -> Read {
        let words: Vec<&str> = (at..at + 4).map(|at| self.low(at)).collect();
        let (len, entry) = holiday::at(&words)?;
        Some((Unit::Holiday(entry), at + len))
    }
}

/// "pertama", "ke-2", "II", "3": an ordinal from 1.
fn nth(word: &str) -> Option<u32> {
    const WORDS: [&str; 5] = ["pertama", "kedua", "ketiga", "keempat", "kelima"];
    const ROMAN: [&str; 5] = ["i", "ii", "iii", "iv", "v"];
    let place = |list: [&str; 5]| list.iter().position(|entry| *entry == word).map(|n| n as u32 + 1);
    place(WORDS).or_else(|| place(ROMAN)).or_else(|| word.trim_start_matches("ke-").parse().ok()).filter(|n| *n > 0)
}
