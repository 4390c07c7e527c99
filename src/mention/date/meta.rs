//! The day of publication, from what scrapers put beside an article.

use crate::lexicon;
use crate::mention::day::Day;
use foldhash::HashMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/month.txt")));

/// The day that a string of metadata, or the address of a page, names: ISO ("2023-10-19 22:32:00", "/2025/10/29/"), with a
/// month's name ("Tayang: Senin, 9 Juni 2025 20:12 WIB"), or in figures.
///
/// Figures are read day before month, as Indonesians write. Month before day is read where day before month is impossible
/// ("9/19/2025"), and where a bare clock time without a zone follows ("12/8/2025 13:48"): that is how spreadsheets with US
/// settings write a moment, while outlets name the zone or write a comma ("21/01/2019, 17:08 WIB").
pub fn parse_day(text: &str) -> Option<Day> {
    let fields = fields(text);
    (0..fields.len())
        .find_map(|at| iso(&fields, at).or_else(|| named(&fields, at)).or_else(|| figures(&fields, at, text)))
}

/// A run of digits or of letters, with what stands behind it up to the next.
struct Field<'t> {
    text: &'t str,
    between: &'t str,
    end: usize,
}

impl Field<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        if digits.contains(&self.text.len()) && self.text.bytes().all(|b| b.is_ascii_digit()) {
            self.text.parse().ok()
        } else {
            None
        }
    }

    fn year(&self) -> Option<i32> {
        self.number(4..=4).map(|year| year as i32)
    }

    fn month(&self) -> Option<u32> {
        MONTHS.get(self.text.to_lowercase().as_str())?.parse().ok()
    }
}

fn fields(text: &str) -> Vec<Field<'_>> {
    let class = |c: char| {
        if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() {
            2
        } else {
            0
        }
    };
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let this = class(c);
        match bounds.last_mut() {
            Some(bound) if this != 0 && this == last => bound.1 = at + c.len_utf8(),
            _ if this != 0 => bounds.push((at, at + c.len_utf8())),
            _ => {}
        }
        last = this;
    }
    let next = |n: usize| bounds.get(n + 1).map_or(text.len(), |bound| bound.0);
    let field = |(n, (start, end)): (usize, &(usize, usize))| Field {
        text: &text[*start..*end],
        between: &text[*end..next(n)],
        end: *end,
    };
    bounds.iter().enumerate().map(field).collect()
}

/// "2025-10-29", "2025/10/29", "20251029".
fn iso(fields: &[Field], at: usize) -> Option<Day> {
    let field = fields.get(at)?;
    if field.text.len() == 8 && field.number(8..=8).is_some() {
        return Day::new(field.text[..4].parse().ok()?, field.text[4..6].parse().ok()?, field.text[6..].parse().ok()?);
    }
    let (month, day) = (fields.get(at + 1)?, fields.get(at + 2)?);
    if !matches!(field.between, "-" | "/" | ".") || month.between != field.between {
        return None;
    }
    Day::new(field.year()?, month.number(1..=2)?, day.number(1..=2)?)
}

/// "9 Juni 2025", "Juni 9, 2025".
fn named(fields: &[Field], at: usize) -> Option<Day> {
    let (a, b, year) = (fields.get(at)?, fields.get(at + 1)?, fields.get(at + 2)?.year()?);
    match (a.number(1..=2), b.month()) {
        (Some(day), Some(month)) => Day::new(year, month, day),
        _ => Day::new(year, a.month()?, b.number(1..=2)?),
    }
}

/// "21/01/2019", "9/19/2025 15:09".
fn figures(fields: &[Field], at: usize, text: &str) -> Option<Day> {
    let (a, b, c) = (fields.get(at)?, fields.get(at + 1)?, fields.get(at + 2)?);
    if !matches!(a.between, "/" | "-" | ".") || b.between != a.between {
        return None;
    }
    let (first, second, year) = (a.number(1..=2)?, b.number(1..=2)?, c.year()?);
    let (day_first, month_first) = (Day::new(year, second, first), Day::new(year, first, second));
    if a.between == "/" && is_bare_time(&text[c.end..]) { month_first.or(day_first) } else { day_first.or(month_first) }
}

/// " 13:48", " 1:48 PM", " 13:48:00" and no more; Indonesian zones are WIB, WITA and WIT.
fn is_bare_time(behind: &str) -> bool {
    let Some(time) = behind.strip_prefix(' ') else { return false };
    let time = time.trim().trim_end_matches("AM").trim_end_matches("PM").trim_end();
    let parts: Vec<&str> = time.split(':').collect();
    let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (text, want) in [
            ("2023-10-19 22:32:00", "2023-10-19"),
            ("2025-06-10T08:00:00Z", "2025-06-10"),
            ("2025-06-10T08:00:00+07:00", "2025-06-10"),
            ("21/01/2019, 17:08 WIB", "2019-01-21"),
            ("Contoh.com- 20/06/2025, 17:21 WIB", "2025-06-20"),
            ("Diperbarui 17 Jun 2025, 18:32 WIB", "2025-06-17"),
            ("Tayang: Senin, 9 Juni 2025 20:12 WIB", "2025-06-09"),
            ("10 Jun 2025", "2025-06-10"),
            (", Jurnalis-Senin, 16 Juni 2025 |15:33 WIB", "2025-06-16"),
            ("12/8/2025 13:48", "2025-12-08"),
            ("9/19/2025 15:09", "2025-09-19"),
            ("19/9/2025 15:09", "2025-09-19"),
            ("12/8/2025", "2025-08-12"),
            ("12/08/2025 13:48 WIB", "2025-08-12"),
            ("https://contoh.id/berita/2025/10/29/judul-berita", "2025-10-29"),
            ("https://contoh.id/read/20251029/judul", "2025-10-29"),
            ("Okt 5, 2024", "2024-10-05"),
            ("05 Nopember 2019", "2019-11-05"),
        ] {
            assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn no_day_at_all() {
        for text in
            ["", "Senin", "31/02/2025", "pukul 13:48", "99/99/9999", "https://contoh.id/tag/2025/politik", "é/ü/2025"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
