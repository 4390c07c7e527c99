//! Governments and offices in a sentence, and the places where ceremonies are held.

use crate::lexicon;
use crate::mention::region::is_region;
use crate::mention::view::View;
use crate::span::{Clean, Span};
use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

static VENUES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/venue.txt")));

static STATE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/state_body.txt")));

/// The name of the first government of the sentence in full: "Pemkot Metro" is "Pemerintah Kota Metro".
pub(super) fn institution(view: &View) -> Option<String> {
    (0..view.len()).find_map(|at| {
        let (level, behind) = level_at(view, at)?;
        let end = name_end(view, behind);
        let name = view.span(behind, end).of(view.text());
        (end > behind).then(|| format!("Pemerintah {level} {name}"))
    })
}

/// The body of the state whose staff or post the sentence names: "pegawai KPK", "anggota KPU Kota Jayapura".
pub(super) fn staffed(view: &View) -> Option<String> {
    (1..view.len()).find_map(|at| {
        let named = view.is_capital(at)
            && STATE.get(view.low(at)) == Some(&"body")
            && STATE.get(view.before(at, 1)) == Some(&"staff");
        // Behind it may stand whose it is, and then the name of a person.
        let place = |at: &usize| {
            let level = matches!(view.low(*at), "kota" | "kabupaten" | "provinsi" | "ri" | "pusat" | "daerah");
            !(view.is_capital(*at) && (level || is_region(view.low(*at))))
        };
        let end = (at + 1..view.len()).find(place).unwrap_or(view.len());
        named.then(|| view.span(at, end).of(view.text()).to_owned())
    })
}

/// The government whose head takes the step: "Pj Bupati Pringsewu" is that of "Pemerintah Kabupaten Pringsewu".
pub(super) fn of_head(role: &str) -> Option<String> {
    let words: Vec<&str> = role.split_whitespace().collect();
    let low = |at: usize| words.get(at).map(|word| word.trim_matches(['.', ',']).to_lowercase()).unwrap_or_default();
    let head =
        (0..words.len().min(4)).find(|at| matches!(low(*at).as_str(), "bupati" | "walikota" | "wali" | "gubernur"))?;
    let (level, behind) = match (low(head).as_str(), low(head + 1).as_str()) {
        ("bupati", _) => ("Kabupaten", head + 1),
        ("walikota", _) => ("Kota", head + 1),
        ("wali", "kota") => ("Kota", head + 2),
        ("gubernur", _) => ("Provinsi", head + 1),
        _ => return None,
    };
    let capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase) && **word != "RI";
    let name: Vec<&str> = words[behind..].iter().take_while(capital).copied().collect();
    (1..=4).contains(&name.len()).then(|| format!("Pemerintah {level} {}", name.join(" ").trim_end_matches(',')))
}

/// The tokens of a body that acts, at `at`: "Pemkab Seluma", "Kementerian PANRB", "BKN".
pub(super) fn acting_body(view: &View, at: usize) -> Option<Range<usize>> {
    if let Some((_, behind)) = level_at(view, at) {
        return Some(at..name_end(view, behind));
    }
    let first = view.low(at);
    let office = matches!(
        first,
        "kementerian"
            | "badan"
            | "dinas"
            | "komisi"
            | "dewan"
            | "panitia"
            | "pansel"
            | "kpu"
            | "bkn"
            | "bkpsdm"
            | "bawaslu"
            | "dprd"
    ) || first.starts_with("kemen");
    if first == "pemerintah"
        || first == "pemkab"
        || first == "pemkot"
        || first == "pemprov"
        || first == "pemda"
        || first == "pemko"
    {
        return Some(at..name_end(view, at + 1));
    }
    (office && view.is_capital(at)).then(|| at..name_end(view, at + 1))
}

/// "Pemkot", "Pemerintah Kota", "Pemerintah Kota (Pemkot)": the level, and the token behind.
fn level_at(view: &View, at: usize) -> Option<(&'static str, usize)> {
    let short = |word: &str| match word {
        "pemkab" => Some("Kabupaten"),
        "pemkot" | "pemko" => Some("Kota"),
        "pemprov" => Some("Provinsi"),
        _ => None,
    };
    if let Some(level) = short(view.low(at)) {
        return Some((level, at + 1));
    }
    if view.low(at) != "pemerintah" {
        return None;
    }
    let level = match view.low(at + 1) {
        "kabupaten" | "kab" => "Kabupaten",
        "kota" => "Kota",
        "provinsi" => "Provinsi",
        _ => return None,
    };
    let bracket = view.low(at + 2) == "(" && view.low(at + 4) == ")";
    Some((level, if bracket { at + 5 } else { at + 2 }))
}

/// The end of the capitalised words from `at` on.
fn name_end(view: &View, at: usize) -> usize {
    let mut end = at;
    while view.is_capital(end)
        && view.is_word(end)
        && end < at + 5
        && !lexicon::is_small_word(view.low(end))
        && !view.low(end).starts_with("me")
    {
        end += 1;
    }
    end
}

/// "di Pendopo Kartini", "di halaman kantor bupati": the place without its preposition.
pub(super) fn place(view: &View) -> Option<Span<Clean>> {
    (1..view.len()).find_map(|at| {
        if view.before(at, 1) != "di" || !VENUES.contains(view.low(at)) {
            return None;
        }
        let mut end = at + 1;
        let goes_on = |at: usize| {
            view.is_word(at)
                && (view.is_capital(at)
                    || VENUES.contains(view.low(at))
                    || matches!(
                        view.low(at),
                        "kota" | "bupati" | "gubernur" | "utama" | "serbaguna" | "dinas" | "lantai"
                    ))
                || view.is_number(at)
        };
        while goes_on(end) && end < at + 9 {
            end += 1;
        }
        (end > at + 1).then(|| view.span(at, end))
    })
}
