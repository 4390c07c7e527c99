//! Dates told from the article's day, or from the date before: "hari ini", "pekan lalu", "tiga hari yang lalu", "sehari kemudian".

use super::read::{Read, Reader};
use super::unit::Unit;
use super::vocabulary::is_time_of_day;

impl Reader<'_> {
    /// "hari ini", "kemarin", "besok malam", "pekan lalu", "tahun depan", "dua hari lalu".
    pub(super) fn relative(&self, at: usize) -> Read {
        self.counted(at).or_else(|| self.told_after(at)).or_else(|| self.of_days(at)).or_else(|| self.of_stretches(at))
    }

    fn of_days(&self, at: usize) -> Read {
        let (word, next) = (self.low(at), self.low(at + 1));
        let time = usize::from(is_time_of_day(next));
        match (word, next) {
            ("hari" | "pagi" | "siang" | "sore" | "malam" | "petang", "ini") => {
                let also = usize::from(self.low(at + 2) == "juga");
                Some((Unit::Offset(0), at + 2 + also))
            }
            ("tadi", "pagi" | "siang" | "sore" | "malam" | "petang") => Some((Unit::Offset(0), at + 2)),
            ("pagi" | "siang" | "sore" | "malam" | "petang", "tadi") => Some((Unit::Offset(0), at + 2)),
            ("kemarin", "lusa") => Some((Unit::Offset(-2), at + 2)),
            ("kemarin", _) => Some((Unit::Offset(-1), at + 1 + time)),
            ("hari", "kemarin") => Some((Unit::Offset(-1), at + 2)),
            ("semalam", _) => Some((Unit::Offset(-1), at + 1)),
            ("besok" | "esok", "lusa") => Some((Unit::Offset(2), at + 2)),
            ("besok" | "esok", "hari" | "pagi" | "siang" | "sore" | "malam") => Some((Unit::Offset(1), at + 2)),
            ("besok" | "esok", _) => Some((Unit::Offset(1), at + 1)),
            ("lusa", _) => Some((Unit::Offset(2), at + 1)),
            _ => None,
        }
    }

    /// "pekan ini", "bulan lalu", "tahun depan".
    fn of_stretches(&self, at: usize) -> Read {
        let (steps, len) = match (self.low(at + 1), self.low(at + 2)) {
            ("yang", "lalu") => (-1, 3),
            ("yang", "akan") if self.low(at + 3) == "datang" => (1, 4),
            ("ini", "juga") => (0, 3),
            ("ini", _) => (0, 2),
            ("lalu" | "kemarin" | "silam", _) => (-1, 2),
            ("depan" | "mendatang", _) => (1, 2),
            _ => return None,
        };
        let unit = match self.low(at) {
            "pekan" | "minggu" => Unit::Weeks(steps),
            "bulan" => Unit::OffsetMonths(steps, None),
            "tahun" => Unit::OffsetYears(steps, None),
            _ => return None,
        };
        Some((unit, at + len))
    }

    /// A small number, in digits or words, at `at`.
    fn small(&self, at: usize) -> Option<i32> {
        const WORDS: [&str; 9] = ["dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
        let word = WORDS.iter().position(|word| *word == self.low(at)).map(|n| n as i32 + 2);
        word.or_else(|| self.number(at).and_then(|n| i32::try_from(n).ok())).filter(|n| (1..=99).contains(n))
    }

    /// A counted stretch: "tiga hari", "sepekan", "setahun". The number, its unit and the place behind.
    fn stretch(&self, at: usize) -> Option<(i32, &str, usize)> {
        let one = match self.low(at) {
            "sehari" => "hari",
            "sepekan" | "seminggu" => "pekan",
            "sebulan" => "bulan",
            "setahun" => "tahun",
            _ => "",
        };
        if !one.is_empty() {
            return Some((1, one, at + 1));
        }
        Some((self.small(at)?, self.low(at + 1), at + 2))
    }

    /// "tiga hari lalu", "setahun yang lalu", "dua pekan lagi".
    fn counted(&self, at: usize) -> Read {
        let (count, unit, behind) = self.stretch(at)?;
        let yang = usize::from(self.low(behind) == "yang");
        let (by, end) = match self.low(behind + yang) {
            "lalu" | "silam" => (-count, behind + yang + 1),
            "lagi" | "mendatang" if yang == 0 => (count, behind + 1),
            _ => return None,
        };
        let unit = match unit {
            "hari" => Unit::Offset(i64::from(by)),
            "pekan" | "minggu" => Unit::Weeks(by),
            "bulan" => Unit::OffsetMonths(by, None),
            "tahun" => Unit::OffsetYears(by, None),
            _ => return None,
        };
        Some((unit, end))
    }

    /// "sehari kemudian", "dua hari sebelumnya", "keesokan harinya", "bulan berikutnya".
    fn told_after(&self, at: usize) -> Read {
        match (self.low(at), self.low(at + 1)) {
            ("keesokan" | "esok", "harinya") => return Some((Unit::After { days: 1, months: 0 }, at + 2)),
            ("bulan", "berikutnya") => return Some((Unit::After { days: 0, months: 1 }, at + 2)),
            ("tahun", "berikutnya") => return Some((Unit::After { days: 0, months: 12 }, at + 2)),
            _ => {}
        }
        let (count, unit, behind) = self.stretch(at)?;
        let by = match self.low(behind) {
            "kemudian" | "berikutnya" | "setelahnya" | "sesudahnya" | "berselang" => count,
            "sebelumnya" => -count,
            _ => return None,
        };
        let unit = match unit {
            "hari" => Unit::After { days: i64::from(by), months: 0 },
            "bulan" => Unit::After { days: 0, months: by },
            "tahun" => Unit::After { days: 0, months: by * 12 },
            _ => return None,
        };
        Some((unit, behind + 1))
    }
}
