//! What a number is, from the words around it.

use super::noun::{Head, Noun};
use super::{Number, NumberKind};
use crate::lexicon;
use crate::mention::view::View;
use crate::terms::Qualifier;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

static BEFORE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/number_before.txt")));
static AFTER: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/number_after.txt")));
static APPROXIMATOR: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/approximator.txt")));

static MONEY: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/money_word.txt")));

fn named(word: &str) -> Option<NumberKind> {
    Some(match word {
        "money" => NumberKind::Money,
        "percent" => NumberKind::Percent,
        "time" => NumberKind::Time,
        "law" => NumberKind::Law,
        "ordinal" => NumberKind::Ordinal,
        "rank" => NumberKind::Rank,
        "score" => NumberKind::Score,
        "age" => NumberKind::Age,
        "phone" => NumberKind::Phone,
        "duration" => NumberKind::Duration,
        "measure" => NumberKind::Measure,
        "date" => NumberKind::Date,
        _ => return None,
    })
}

/// What the number of tokens `first..end` with its noun is; the number's own form decides first, then the words before it,
/// then those behind.
pub(super) fn kind(view: &View, first: usize, end: usize, noun: &Noun, number: &Number) -> NumberKind {
    let counted = noun.head > Head::Thing;
    form(view, first, end, number, counted)
        .or_else(|| before(view, first, counted))
        .or_else(|| after(view, end, noun, number))
        .unwrap_or(match noun.head {
            Head::None => NumberKind::Bare,
            Head::Thing => NumberKind::Other,
            _ => NumberKind::People,
        })
}

fn form(view: &View, first: usize, end: usize, number: &Number, counted: bool) -> Option<NumberKind> {
    let word = view.word(first);
    if is_money(view, first) {
        return Some(NumberKind::Money);
    }
    if !counted && is_amount(view, first, end) {
        return Some(NumberKind::Money);
    }
    if word.contains(':') {
        return Some(NumberKind::Time);
    }
    // "1444 H": a year of another calendar.
    if word.len() == 4 && view.is_number(first) && matches!(view.low(end), "h" | "hijriah" | "hijriyah" | "masehi") {
        return Some(NumberKind::Date);
    }
    let digits = word.len() >= 9 && word.bytes().all(|b| b.is_ascii_digit());
    if digits || word.len() > 3 && word.starts_with('0') && !word.contains(['.', ',']) {
        return Some(NumberKind::Phone);
    }
    if number.value.is_none() && number.low.is_none() {
        return Some(match view.low(end) {
            "%" | "persen" => NumberKind::Percent,
            "wib" | "wita" | "wit" => NumberKind::Time,
            _ => before(view, first, false).unwrap_or(NumberKind::Other),
        });
    }
    // Four digits without a point that count nothing, or stand behind a word of time, are a year.
    let timed = matches!(view.before(first, 1), "pada" | "tahun" | "sejak");
    let year = (!counted || timed)
        && word.len() == 4
        && number.value.is_some_and(|v| (1900..=2100).contains(&v))
        && view.is_number(first);
    let years = |value: Option<u64>| value.is_some_and(|v| (1900..=2100).contains(&v));
    // "1. Kuota" and, in a table, "1<TAB>Dokter" number the lines.
    let item = first == 0 && end == 1 && (matches!(view.low(1), "." | ")") && view.is_glued(1) || view.is_tabbed(1));
    let coded = view.is_glued(end) && view.word(end).len() == 1 && view.is_capital(end);
    if !counted && years(number.low) && years(number.high) || item || coded {
        return Some(if item {
            NumberKind::Ordinal
        } else if coded {
            NumberKind::Other
        } else {
            NumberKind::Date
        });
    }
    let parts = view.before(first, 1) == "/" || view.low(end) == "/" && view.is_number(end + 1);
    (year || parts && !counted).then_some(if year { NumberKind::Date } else { NumberKind::Other })
}

fn is_money(view: &View, first: usize) -> bool {
    let back = |n| view.before(first, n);
    let rp =
        |word: &str| word.strip_prefix("rp").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    rp(back(1))
        || back(1) == "." && rp(back(2))
        || back(1) == "$"
        // "Rp2,5 miliar" is cut into "Rp2", "," and "5".
        || matches!(back(1), "," | ".") && back(2).starts_with("rp") && view.is_glued(first)
        || matches!(back(1), "-" | "–" | "hingga" | "sampai") && back(2).starts_with("rp")
}

/// "sebesar 741 juta", "dana 2 miliar": money whose currency is not said.
fn is_amount(view: &View, first: usize, end: usize) -> bool {
    let unit =
        end.checked_sub(1).is_some_and(|last| matches!(view.low(last), "juta" | "miliar" | "milyar" | "triliun"));
    unit && (1..=2).any(|back| MONEY.contains(view.before(first, back)))
}

/// "eselon 3 dan 4", "Pasal 12, 13": a number joined to one that the word before it tells is told by it too.
fn listed(view: &View, first: usize) -> Option<NumberKind> {
    let joined = matches!(view.before(first, 1), "dan" | "atau" | "," | "hingga" | "sampai" | "-" | "–");
    let other = first.checked_sub(2).filter(|at| joined && view.is_number(*at))?;
    let kind = named(BEFORE.get(view.before(other, 1))?)?;
    matches!(kind, NumberKind::Ordinal | NumberKind::Law).then_some(kind)
}

fn before(view: &View, first: usize, counted: bool) -> Option<NumberKind> {
    if let Some(kind) = listed(view, first).filter(|_| !counted) {
        return Some(kind);
    }
    if (1..=3).any(|back| matches!(view.before(first, back), "penduduk" | "berpenduduk" | "populasi" | "dihuni")) {
        return Some(NumberKind::Other);
    }
    let aged =
        |back| matches!(view.before(first, back), "usia" | "berusia" | "umur" | "berumur" | "usianya" | "umurnya");
    // "berusia paling tinggi 45 tahun"
    if !counted && (1..=4).any(aged) {
        return Some(NumberKind::Age);
    }
    // "(45)" behind a name
    if view.before(first, 1) == "("
        && matches!(view.low(first + 1), ")" | "th" | "tahun")
        && first >= 2
        && view.is_capital(first - 2)
        && view.word(first - 2).chars().skip(1).any(char::is_lowercase)
        && view.is_number(first)
        && view.word(first).len() == 2
    {
        return Some(NumberKind::Age);
    }
    let dot = usize::from(matches!(view.before(first, 1), "." | ":") && view.is_glued(first.saturating_sub(1)));
    // "usia paling tinggi 45", "berumur maksimal 35": what bounds the number stands between.
    let bound = match (view.before(first, 2), view.before(first, 1)) {
        ("paling", _) => 2,
        (_, "maksimal" | "minimal" | "sekitar" | "maksimum" | "minimum" | "di") => 1,
        _ => 0,
    };
    let word = view.before(first, 1 + dot.max(bound));
    let word = word.strip_prefix("ke-").map_or(word, |_| "ke");
    let kind = named(BEFORE.get(word)?)?;
    // "eselon II 12 orang" is read from the noun; "posisi 12 orang" too.
    let strong =
        matches!(kind, NumberKind::Law | NumberKind::Money | NumberKind::Time | NumberKind::Age | NumberKind::Phone);
    (strong || !counted).then_some(kind)
}

fn after(view: &View, end: usize, noun: &Noun, number: &Number) -> Option<NumberKind> {
    let mut kind = AFTER.get(view.low(end)).and_then(|kind| named(kind));
    if kind == Some(NumberKind::Measure) && noun.head > Head::Thing {
        kind = None;
    }
    let big = number.value.or(number.high).is_some_and(|value| value >= 1_000_000_000);
    if kind.is_none() && big && noun.head <= Head::Thing {
        return Some(NumberKind::Money);
    }
    kind
}

/// How the words before token `first` mean the number, and the first of them.
pub(super) fn approximator(view: &View, first: usize) -> Option<(Qualifier, usize)> {
    (1..=3).rev().find_map(|back| {
        let start = first.checked_sub(back)?;
        let phrase = (start..first).map(|at| view.low(at)).collect::<Vec<_>>().join(" ");
        let qualifier = APPROXIMATOR.get(phrase.as_str()).and_then(|word| Qualifier::from_word(word))?;
        Some((qualifier, start))
    })
}
