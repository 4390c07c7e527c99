//! What a figure counts, in the words of its own phrase.

use super::text::{is_number, words};
use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

static GENERIC: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/merge_generic.txt")));
static CATEGORY: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/merge_category_word.txt")));

/// The words of a figure that tell what it counts, each once, in the order of the alphabet: "2.181 tenaga honorer" and "2.181
/// honorer" have the same.
pub fn noun(text: &str) -> Vec<String> {
    let mut all: Vec<String> =
        words(text).into_iter().filter(|word| !is_number(word) && !GENERIC.contains(word.as_str())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What the counted people work as: the occupation that was found, else the words of the figure that name no category. "643 tenaga
/// teknis honorer" gives "teknis"; empty where nothing is said.
pub fn work(text: &str, occupation: Option<&str>) -> Vec<String> {
    let mut all = noun(occupation.unwrap_or(text));
    all.retain(|word| !CATEGORY.contains(word.as_str()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_without_what_says_nothing() {
        assert_eq!(noun("2.181 tenaga honorer"), noun("2.181 Honorer"));
        assert_eq!(noun("12 Pegawai Pemerintah dengan Perjanjian Kerja (PPPK)"), ["pppk"]);
        assert_eq!(work("643 tenaga teknis honorer", None), ["teknis"]);
        assert_eq!(work("643 orang", Some("tenaga kesehatan")), ["kesehatan"]);
        assert!(work("3.468 PPPK Paruh Waktu", None).is_empty());
    }
}
