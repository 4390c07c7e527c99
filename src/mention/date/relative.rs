//! Dates told from the article's day: "hari ini", "pekan lalu", "tiga hari yang lalu".

use super::read::{Read, Reader};
use super::unit::Unit;
use super::vocabulary::is_time_of_day;

impl Reader<'_> {
    /// "hari ini", "kemarin", "besok malam", "pekan lalu", "tahun depan", "dua hari lalu".
    pub(super) fn relative(&self, at: usize) -> Read {
        let (word, next) = (self.low(at), self.low(at + 1));
        let steps = match next {
            "ini" => Some(0),
            "lalu" | "kemarin" | "sebelumnya" | "silam" => Some(-1),
            "depan" | "mendatang" => Some(1),
            "yang" if self.low(at + 2) == "lalu" => Some(-1),
            _ => None,
        };
        let end = at + 2 + usize::from(next == "yang");
        let counted = self.counted_back(at);
        match (word, steps) {
            _ if counted.is_some() => counted,
            ("hari" | "pagi" | "siang" | "sore" | "malam" | "petang", Some(0)) => Some((Unit::Offset(0), end)),
            ("tadi", _) if is_time_of_day(next) => Some((Unit::Offset(0), end)),
            ("pagi" | "siang" | "sore" | "malam" | "petang", _) if next == "tadi" => Some((Unit::Offset(0), end)),
            ("kemarin", _) => Some((Unit::Offset(-1), at + 1 + usize::from(is_time_of_day(next)))),
            ("besok" | "esok", _) => Some((Unit::Offset(1), at + 1 + usize::from(is_time_of_day(next)))),
            ("lusa", _) => Some((Unit::Offset(2), at + 1)),
            ("hari", _) if next == "kemarin" => Some((Unit::Offset(-1), end)),
            ("pekan" | "minggu", Some(weeks)) if next != "sebelumnya" => Some((Unit::Weeks(weeks), end)),
            ("bulan", Some(months)) if next != "sebelumnya" => Some((Unit::Months(months, None), end)),
            ("tahun", Some(years)) if next != "sebelumnya" => Some((Unit::Years(years, None), end)),
            _ => None,
        }
    }

    /// "tiga hari lalu", "setahun yang lalu".
    fn counted_back(&self, at: usize) -> Read {
        let small = |word: &str| {
            ["dua", "tiga", "empat", "lima", "enam", "tujuh"].iter().position(|w| *w == word).map(|n| n as u32 + 2)
        };
        let (count, unit, behind) = match self.low(at) {
            "sehari" => (1, "hari", at + 1),
            "sepekan" | "seminggu" => (1, "pekan", at + 1),
            "sebulan" => (1, "bulan", at + 1),
            "setahun" => (1, "tahun", at + 1),
            word => (self.number(at).or_else(|| small(word)).filter(|n| *n <= 99)?, self.low(at + 1), at + 2),
        };
        let yang = usize::from(self.low(behind) == "yang");
        if !matches!(self.low(behind + yang), "lalu" | "silam") {
            return None;
        }
        let back = -(count as i32);
        let unit = match unit {
            "hari" => Unit::Offset(i64::from(back)),
            "pekan" | "minggu" => Unit::Weeks(back),
            "bulan" => Unit::Months(back, None),
            "tahun" => Unit::Years(back, None),
            _ => return None,
        };
        Some((unit, behind + yang + 1))
    }
}
