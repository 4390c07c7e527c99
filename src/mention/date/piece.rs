//! Tokens cut finer for dates: "Januari-18" and "17.6.2019" are several pieces.

use crate::lexicon;
use crate::mention::view::View;
use crate::span::{Clean, Span};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/month.txt")));
static WEEKDAYS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/weekday.txt")));

/// A word, a number of digits only, or a mark.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub span: Span<Clean>,
    /// Lower case.
    pub low: String,
    /// The value where the piece is one to four digits.
    pub number: Option<u32>,
    pub capital: bool,
}

impl Piece {
    /// The month that the piece names.
    pub fn month(&self) -> Option<u32> {
        MONTHS.get(self.low.as_str()).and_then(|month| month.parse().ok())
    }

    /// Whether it is a month's name that needs no number beside it: no abbreviation, and written as a name.
    pub fn is_full_month(&self) -> bool {
        self.capital
            && (self.low.len() > 4 || matches!(self.low.as_str(), "mei" | "juni" | "juli"))
            && self.month().is_some()
    }

    /// The day of the week that the piece names, 0 for Monday, and whether it is written in full.
    pub fn weekday(&self) -> Option<(u32, bool)> {
        if !WEEKDAYS.contains(self.low.as_str()) {
            return None;
        }
        let letters: String = self.low.chars().filter(|c| c.is_alphabetic()).collect();
        let at = ["sen", "sel", "rab", "kam", "jum", "sab", "min"].iter().position(|start| letters.starts_with(start));
        Some((at.unwrap_or(6) as u32, letters.len() > 3))
    }

    /// Whether it may stand for a year: four digits of our time.
    pub fn year(&self) -> Option<i32> {
        self.number
            .filter(|_| self.span.len() == 4)
            .map(|n| n as i32)
            .filter(|y| crate::mention::day::YEARS.contains(y))
    }
}

/// The pieces of a sentence.
pub(super) fn pieces(view: &View) -> Vec<Piece> {
    let mut out = Vec::with_capacity(view.len());
    for at in 0..view.len() {
        let (span, word) = (view.span(at, at + 1), view.word(at));
        let cut: &[char] = if is_dotted_date(word) {
            &['.']
        } else if view.is_word(at) && has_month(view.low(at)) {
            &['-']
        } else {
            out.push(piece(span, word));
            continue;
        };
        let mut start = 0;
        for part in word.split_inclusive(cut) {
            let bare = part.trim_end_matches(cut);
            for (from, len) in [(start, bare.len()), (start + bare.len(), part.len() - bare.len())] {
                if len > 0 {
                    let from_byte = span.start() + from;
                    out.push(piece(Span::new(from_byte, from_byte + len), &word[from..from + len]));
                }
            }
            start += part.len();
        }
    }
    out
}

fn piece(span: Span<Clean>, word: &str) -> Piece {
    let digits = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    Piece {
        span,
        low: word.to_lowercase(),
        number: if digits { word.parse().ok() } else { None },
        capital: word.starts_with(char::is_uppercase),
    }
}

/// "17.6.2019"
fn is_dotted_date(word: &str) -> bool {
    let fields: Vec<&str> = word.split('.').collect();
    let digits = |field: &&str| field.bytes().all(|b| b.is_ascii_digit());
    matches!(fields[..], [d, m, y] if (1..=2).contains(&d.len()) && (1..=2).contains(&m.len()) && matches!(y.len(), 2 | 4))
        && fields.iter().all(digits)
}

/// "januari-18", "februari-maret", "selasa-rabu"
fn has_month(low: &str) -> bool {
    low.split_once('-').is_some_and(|(left, right)| {
        MONTHS.contains_key(left) && (MONTHS.contains_key(right) || right.bytes().all(|b| b.is_ascii_digit()))
            || WEEKDAYS.contains(left) && WEEKDAYS.contains(right)
    })
}
