//! The list of regions, findable by all their names.

use crate::lexicon;
use crate::mention::word::Word;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// A province, kabupaten or kota.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Kemendagri code; two digits for a province.
    pub code: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Name of the province; `None` for a province.
    pub province: Option<&'static str>,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../../data/region.csv"))
        .filter(|row| row.starts_with(|c: char| c.is_ascii_digit()));
    rows.filter_map(|row| {
        let mut fields = row.split(',');
        let (code, name) = (fields.next()?, fields.next()?);
        Some(Place { code, name, province: fields.nth(1).filter(|province| !province.is_empty()) })
    })
    .collect()
});

/// Names (lower case, words joined by one space) to the places called so.
static NAMES: LazyLock<HashMap<String, Vec<&'static Place>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<&'static Place>> = HashMap::default();
    for place in PLACES.iter() {
        let base = bare_name(place.name).to_lowercase();
        let fused: String = base.split(' ').collect();
        add(&mut names, fused, place);
        // "Tulangbawang Barat": only the first two of three words grown together.
        if base.split(' ').count() == 3 {
            add(&mut names, base.replacen(' ', "", 1), place);
        }
        add(&mut names, base, place);
    }
    for (alias, code) in
        lexicon::entries(include_str!("../../../data/region_alias.txt")).filter_map(|line| line.split_once('\t'))
    {
        if let Some(place) = by_code(code) {
            add(&mut names, alias.to_owned(), place);
        }
    }
    names
});
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/region_common.txt")));

/// Seats of governments (lower case) to the kabupaten that are ruled from there.
static SEATS: LazyLock<HashMap<&'static str, Vec<&'static Place>>> = LazyLock::new(|| {
    let mut seats: HashMap<&'static str, Vec<&'static Place>> = HashMap::default();
    let rows = lexicon::entries(include_str!("../../../data/region_capital.txt"));
    for (seat, code) in rows.filter_map(|line| line.split_once('\t')) {
        seats.entry(seat).or_default().extend(by_code(code));
    }
    seats
});

/// Words of the longest name.
const LONGEST: usize = 5;

fn add(names: &mut HashMap<String, Vec<&'static Place>>, name: String, place: &'static Place) {
    let places = names.entry(name).or_default();
    if !places.contains(&place) {
        places.push(place);
        places.sort_by_key(|place| place.code);
    }
}

/// The name without its "Kabupaten" or "Kota".
fn bare_name(name: &str) -> &str {
    ["Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "]
        .iter()
        .find_map(|head| name.strip_prefix(head))
        .unwrap_or(name)
}

/// The place of a code.
pub fn by_code(code: &str) -> Option<&'static Place> {
    PLACES.binary_search_by_key(&code, |place| place.code).ok().map(|at| &PLACES[at])
}

/// The longest region's name at `at`: its length in words and the places called so.
pub fn named(words: &[Word], at: usize) -> Option<(usize, Vec<&'static Place>)> {
    let (mut key, mut best) = (String::new(), None);
    for (n, word) in words.get(at..)?.iter().take(LONGEST).enumerate() {
        if n > 0 {
            key.push(' ');
        }
        key.push_str(&word.lower);
        if let Some(places) = NAMES.get(&key) {
            best = Some((n + 1, places));
        }
    }
    best.map(|(len, places)| (len, places.clone()))
}

/// Whether a region's name (lower case) is also a common word or part of people's names.
pub fn is_common(name: &str) -> bool {
    COMMON.contains(name)
}

/// Whether a text is the name of a region, in any case.
pub fn is_region(name: &str) -> bool {
    NAMES.contains_key(name.to_lowercase().as_str())
}

/// The kabupaten ruled from the town `name` (any case): "Kefamenanu" of Timor Tengah Utara.
pub fn seat_of(name: &str) -> &'static [&'static Place] {
    SEATS.get(name.to_lowercase().as_str()).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a word (lower case) is a short name of a province: "sulsel", "jatim".
pub fn is_province(name: &str) -> bool {
    NAMES
        .get(name)
        .is_some_and(|places| places.len() == 1 && places[0].code.len() == 2 && places[0].name.to_lowercase() != name)
}
