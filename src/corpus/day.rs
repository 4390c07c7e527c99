//! Days of the calendar, as far as the corpus needs them.

/// True for an ISO day that exists: "2024-02-29" but not "2025-02-29".
pub(super) fn is_iso(text: &str) -> bool {
    let fields: Vec<&str> = text.split('-').collect();
    let [year, month, day] = fields[..] else { return false };
    let plain = |field: &str, width: usize| field.len() == width && field.bytes().all(|byte| byte.is_ascii_digit());
    if !(plain(year, 4) && plain(month, 2) && plain(day, 2)) {
        return false;
    }
    let number = |field: &str| field.parse::<u32>().unwrap_or(0);
    exists(number(year), number(month), number(day))
}

fn exists(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=last).contains(&day)
}

/// The days written with slashes in `text`, "2/10/2025" or "2/10/25", as ISO days.
pub(super) fn slashed(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '/').filter_map(iso_of_slashed).collect()
}

fn iso_of_slashed(word: &str) -> Option<String> {
    let fields: Vec<&str> = word.split('/').collect();
    let [day, month, year] = fields[..] else { return None };
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let (year, month, day) = (century + year.parse::<u32>().ok()?, month.parse().ok()?, day.parse().ok()?);
    exists(year, month, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_iso_days() {
        assert!(is_iso("2024-02-29") && is_iso("2025-12-31"));
        for wrong in
            ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-10", "25-01-10", "2025-01-1x", "2025-01-+1", "-", ""]
        {
            assert!(!is_iso(wrong), "{wrong}");
        }
    }

    #[test]
    fn slashed_days_are_found_among_words() {
        assert_eq!(slashed("Kamis (2/10/2025) hingga Jumat (3/10/25)"), ["2025-10-02", "2025-10-03"]);
        assert!(slashed("nomor 800/12/2025 dan 31/2/2025 dan 2/10").is_empty());
    }
}
