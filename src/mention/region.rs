//! Provinces, kabupaten and kota: names in a text, and the government that an article is about.

mod about;
mod gazetteer;

use crate::lexicon;
use crate::mention::list;
use crate::mention::word::{Shape, Word};
use foldhash::HashMap;
use std::sync::LazyLock;

pub use about::region;
pub use gazetteer::{Place, by_code, is_province, is_region, named, seat_of};

/// What the words before a name ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Nothing.
    #[default]
    Any,
    /// "Kabupaten", "Bupati", "Pemkab".
    Kabupaten,
    /// "Kota", "Wali Kota", "Pemkot".
    Kota,
    /// "Provinsi", "Gubernur", "Pemprov".
    Province,
}

/// A region named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the first word of the name (its "Kabupaten" not counted).
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// What the words before it ask for.
    pub level: Level,
    /// Whether a government, its head or an office of it stands before the name.
    pub government: bool,
    /// The regions that are called so and fit the level, in order of their codes; never empty.
    pub places: Vec<&'static Place>,
}

/// Words that stand before a region's name: what they ask for, and whether they are a government or its people.
fn lead(lower: &str) -> Option<(Level, bool)> {
    static LEADS: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| lexicon::map(include_str!("../../data/region_lead.txt")));
    let value = LEADS.get(lower)?;
    let level = match value.split(' ').next() {
        Some("kabupaten") => Level::Kabupaten,
        Some("kota") => Level::Kota,
        Some("province") => Level::Province,
        _ => Level::Any,
    };
    Some((level, value.ends_with("government")))
}

/// The regions named in a sentence, in order.
pub fn mentions(words: &[Word]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match mention_at(words, at) {
            Some(mention) => {
                at = mention.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention_at(words: &[Word], at: usize) -> Option<Mention> {
    if !words.get(at)?.is_capital() {
        return None;
    }
    let (len, places) = named(words, at)?;
    let (level, government) = before(words, at);
    let common = gazetteer::is_common(&words[at].lower) && len == 1;
    let placed = at > 0 && list::asks_region(&words[at - 1].lower);
    let run_on = words
        .get(at + len)
        .is_some_and(|next| next.shape == Shape::Capital && !crate::mention::person::is_body_word(next));
    if common && run_on && !government && level == Level::Any
        || common && !(government || level != Level::Any || placed)
    {
        return None;
    }
    // "Jalan Palembang", "Universitas Lampung", "PT Semarang …" are no mentions of a government's region.
    let carried = at > 0 && list::carries_region(&words[at - 1].lower);
    // A longer run of capitals is somebody's or something's name, unless the words before ask for a region.
    if carried || run_on && !government && level == Level::Any && !placed && at > 0 {
        return None;
    }
    let fits = |place: &&&'static Place| match level {
        Level::Any => true,
        Level::Kabupaten => place.name.starts_with("Kabupaten"),
        Level::Kota => place.name.starts_with("Kota"),
        Level::Province => place.code.len() == 2,
    };
    let mut kept: Vec<&'static Place> = places.iter().filter(fits).copied().collect();
    if kept.is_empty() {
        kept = places;
    }
    Some(Mention { first: at, end: at + len, level, government, places: kept })
}

/// What the words before `at` ask for.
fn before(words: &[Word], at: usize) -> (Level, bool) {
    let Some(last) = at.checked_sub(1).map(|i| words[i].lower.as_str()) else { return (Level::Any, false) };
    let second = at.checked_sub(2).map_or("", |i| words[i].lower.as_str());
    if last == "kota" && matches!(second, "wali" | "walil") {
        return (Level::Kota, true);
    }
    let Some((level, government)) = lead(last) else { return (Level::Any, is_office(words, at)) };
    if matches!(level, Level::Kabupaten | Level::Kota | Level::Province) && !government {
        let office = lead(second).is_some_and(|(_, government)| government) || second == "pemerintah";
        return (level, office || is_office(words, at - 1));
    }
    (level, government)
}

/// "Dinas Pendidikan X", "Badan Kepegawaian … X": a body's words run up to the name.
fn is_office(words: &[Word], at: usize) -> bool {
    let bodies = words[..at]
        .iter()
        .rev()
        .take(12)
        .take_while(|word| word.is_capital() || matches!(word.lower.as_str(), "dan" | "(" | ")" | ","));
    bodies.into_iter().any(|word| {
        matches!(word.lower.as_str(), "dinas" | "badan" | "sekretariat" | "sekretaris" | "pemerintah")
            && word.is_capital()
    })
}

/// Words of the region's name at `at`, whatever it may mean.
pub fn whole_at(words: &[Word], at: usize) -> Option<usize> {
    words.get(at).filter(|word| word.is_capital())?;
    named(words, at).map(|(len, _)| len)
}

#[cfg(test)]
mod tests;
