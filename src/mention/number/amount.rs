//! The value of a number in digits, in words, or in both: "3.142", "7,9 ribu", "dua ratus lima puluh", "seribuan".

use crate::lexicon;
use crate::mention::view::View;
use foldhash::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/number_word.txt")));

/// What a stretch of tokens counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// The integer; `None` where the number is no integer or no quantity (29.10.2025, 0812…).
    pub value: Option<u64>,
    /// "200-an", "8 ribuan", "seribuan".
    pub about: bool,
    /// "2.000 lebih"
    pub more: bool,
    /// Written in digits.
    pub digits: bool,
    /// The multiplier that was named: 1000 in "8 ribu", else 1.
    pub scale: u64,
    /// The token behind it.
    pub end: usize,
}

/// A number as the digits write it: `mantissa` / 10^`decimals`.
#[derive(Debug, Clone, Copy)]
struct Decimal {
    mantissa: u64,
    decimals: u32,
}

/// The number that begins at token `at`.
pub(super) fn amount(view: &View, at: usize) -> Option<Amount> {
    let mut amount = if view.is_number(at) { in_digits(view, at) } else { in_words(view, at)? };
    if view.low(amount.end) == "(" {
        // "120 (seratus dua puluh) orang", "dua puluh (20) orang"
        let again = if amount.digits { in_words(view, amount.end + 1) } else { Some(in_digits(view, amount.end + 1)) };
        if let Some(again) =
            again.filter(|again| view.low(again.end) == ")" && again.value == amount.value && again.value.is_some())
        {
            amount.end = again.end + 1;
        }
    }
    if view.low(amount.end) == "lebih" && view.low(amount.end + 1) != "dari" {
        amount.more = true;
        amount.end += 1;
    }
    Some(amount)
}

fn in_digits(view: &View, at: usize) -> Amount {
    let written =
        read_digits(view.word(at), scale(view.low(at + 1)).is_some() || matches!(view.low(at + 1), "%" | "persen"));
    let mut amount = Amount { value: None, about: false, more: false, digits: true, scale: 1, end: at + 1 };
    let mut total = written.and_then(|number| times(number, 1));
    if let (Some(number), Some((factor, about))) = (written, scale(view.low(at + 1))) {
        total = times(number, factor);
        amount = Amount { about, scale: factor, end: at + 2, ..amount };
        // "2 juta 300 ribu"
        if view.is_number(at + 2)
            && let Some((smaller, _)) = scale(view.low(at + 3)).filter(|(smaller, _)| *smaller < factor)
            && let Some(rest) = read_digits(view.word(at + 2), true).and_then(|number| times(number, smaller))
        {
            total = total.and_then(|total| total.checked_add(rest));
            amount.end = at + 4;
        }
    }
    let dash = usize::from(view.low(amount.end) == "-" && view.is_glued(amount.end));
    if view.low(amount.end + dash) == "an" && view.is_glued(amount.end + dash) {
        amount.about = true;
        amount.end += dash + 1;
    }
    Amount { value: total, ..amount }
}

/// The multiplier that a word names, and whether it makes the number a rough one.
fn scale(word: &str) -> Option<(u64, bool)> {
    let (bare, about) = match word.strip_suffix("an") {
        Some(bare) if matches!(bare, "puluh" | "ratus" | "ribu" | "juta" | "miliar") => (bare, true),
        _ => (word, false),
    };
    let factor = match bare {
        "puluh" => 10,
        "ratus" => 100,
        "ribu" | "rb" => 1_000,
        "juta" | "jt" => 1_000_000,
        "miliar" | "milyar" => 1_000_000_000,
        "triliun" | "trilyun" => 1_000_000_000_000,
        _ => return None,
    };
    Some((factor, about))
}

/// Reads "3142", "3.142", "7,9", "1.234,5". Three digits behind a comma are thousands, as in English, unless a multiplier or
/// a percent sign follows (`fraction`).
fn read_digits(word: &str, fraction: bool) -> Option<Decimal> {
    if word.len() > 1 && word.starts_with('0') && !word[1..].starts_with([',', '.']) || word.contains(':') {
        return None;
    }
    let mut groups = word.split(['.', ',']);
    let mut digits = groups.next()?.to_owned();
    let marks: Vec<char> = word.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let rest: Vec<&str> = groups.collect();
    let mut decimals = 0;
    for (n, (mark, group)) in marks.iter().zip(&rest).enumerate() {
        let last = n + 1 == rest.len();
        let thousands = group.len() == 3
            && digits.len() + decimals <= 3 + 3 * n
            && *mark == marks[0]
            && digits != "0"
            && !(fraction && last && rest.len() == 1 && *mark == ',');
        if !thousands && (!last || group.len() > 3 || n > 0 && *mark == marks[0]) {
            return None;
        }
        if !thousands {
            decimals = group.len();
        }
        digits.push_str(group);
    }
    (digits.len() <= 16)
        .then(|| digits.parse().ok().map(|mantissa| Decimal { mantissa, decimals: decimals as u32 }))
        .flatten()
}

fn times(number: Decimal, factor: u64) -> Option<u64> {
    let unit = 10u64.checked_pow(number.decimals)?;
    let all = number.mantissa.checked_mul(factor)?;
    all.is_multiple_of(unit).then_some(all / unit)
}

/// What a word means inside a number.
enum Meaning {
    /// One to nine.
    Digit(u64),
    /// Ten, eleven, seratus, seribu, sepuluhan; whether it is rough.
    Whole(u64, bool),
    Belas,
    /// puluh, ratus, ribu, juta; whether it is rough.
    Times(u64, bool),
    Half,
}

fn meaning(word: &str) -> Option<Meaning> {
    match word {
        "belas" => return Some(Meaning::Belas),
        "setengah" | "separuh" => return Some(Meaning::Half),
        // One word may mean other things: these are no numbers of people.
        "kosong" | "nol" | "esa" | "se" | "gros" | "kodi" | "lusin" | "selusin" | "sekodi" | "jt" | "rb" => {
            return None;
        }
        _ => {}
    }
    if let Some((factor, about)) = scale(word) {
        return Some(Meaning::Times(factor, about));
    }
    let written = WORDS.get(word)?;
    let value: u64 = written.trim_start_matches('~').parse().ok()?;
    let collective = word.starts_with("ke") || word.starts_with("ber");
    match value {
        _ if collective => None,
        1..=9 => Some(Meaning::Digit(value)),
        _ => Some(Meaning::Whole(value, written.starts_with('~'))),
    }
}

/// "dua ratus lima puluh", "tiga belas", "setengah juta", "dua ribuan".
fn in_words(view: &View, at: usize) -> Option<Amount> {
    let (mut total, mut below, mut pending) = (0u64, 0u64, 0u64);
    let (mut about, mut named, mut half, mut end) = (false, 1u64, false, at);
    while let Some(meaning) = meaning(view.low(end)) {
        // A rough word ends the number, and so does a digit behind a digit ("dua tiga").
        if about {
            break;
        }
        match meaning {
            Meaning::Digit(_) if pending > 0 || half => break,
            Meaning::Digit(n) => pending = n,
            Meaning::Whole(_, _) if pending > 0 || half => break,
            Meaning::Whole(n, rough) => {
                about = rough;
                if n >= 1000 { total = total.checked_add(n)? } else { below += n }
            }
            Meaning::Belas if pending > 0 => (below, pending) = (below + pending + 10, 0),
            Meaning::Half if end == at => half = true,
            Meaning::Belas | Meaning::Half => break,
            Meaning::Times(_, _) if end == at => return None,
            Meaning::Times(factor, rough) => {
                (about, named) = (rough, factor.max(named));
                if half {
                    (total, half) = (factor / 2, false);
                } else if factor < 1000 {
                    (below, pending) = (below + pending.max(1) * factor, 0);
                } else {
                    let count = (below + pending).max(1);
                    (total, below, pending) = (total.checked_add(count.checked_mul(factor)?)?, 0, 0);
                }
            }
        }
        end += 1;
    }
    let value = total.checked_add(below + pending)?;
    (end > at && !half && value > 0).then_some(Amount {
        value: Some(value),
        about,
        more: false,
        digits: false,
        scale: named,
        end,
    })
}

/// The value of "kedua", "ketujuh", "keseratus" before what it counts.
pub(super) fn collective(word: &str) -> Option<u64> {
    if !word.starts_with("ke") {
        return None;
    }
    WORDS.get(word)?.parse().ok()
}
