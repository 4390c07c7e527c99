//! What is known of Indonesian words: the lists in `data/`, compiled in, and the affixes.

mod affix;
mod list;

use foldhash::HashSet;
use std::sync::LazyLock;

pub use affix::{is_indonesian, root, with_stem};
pub use list::{Phrases, entries, map, set};

static SMALL: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../data/small_word.txt")));
static DEGREES: LazyLock<HashSet<String>> =
    LazyLock::new(|| set(include_str!("../data/title_degree.txt")).into_iter().map(bare).collect());
static DOMAINS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../data/domain_ending.txt")));
static ABBREVIATIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../data/abbreviation.txt")));
static ENDING: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../data/abbreviation_ending.txt")));
static CLAIM_NOUNS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../data/claim_noun.txt")));
static HONORIFICS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    set(include_str!("../data/title_honor.txt"))
        .into_iter()
        .filter_map(|t| Some(t.strip_suffix('.')?.to_owned()))
        .collect()
});

/// Whether `word` (lower case) is one of the small words that hold sentences together and stand in no name: di, ini, yang.
pub fn is_small_word(word: &str) -> bool {
    SMALL.contains(word)
}

/// Whether `word` is a degree behind a name, whatever its points and case: "S.Pd", "MM".
pub fn is_degree(word: &str) -> bool {
    DEGREES.contains(&bare(word))
}

/// Whether `word` ends a domain name: com, id, go, in any case.
pub fn is_domain_ending(word: &str) -> bool {
    word.len() <= 8 && DOMAINS.contains(word.to_ascii_lowercase().as_str())
}

/// Whether `word`, without its point, is an abbreviation that does not end a sentence: Jl, No, tgl.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

/// Whether `word`, without its point, is an honorific that is written with one: Ir, Dr, Hj. Of several words the last counts.
pub fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(word)
}

/// Whether an abbreviation (lower case, without its point) may also be the last word of a sentence: dll, dkk, tbk.
pub fn can_end_sentence(word: &str) -> bool {
    ENDING.contains(word)
}

/// Whether `word` (lower case) is a noun for a claim, with which "bahwa" goes together: anggapan, kabar, tuduhan.
pub fn is_claim_noun(word: &str) -> bool {
    CLAIM_NOUNS.contains(word)
}

/// Letters only, in lower case: "S.Pd." and "SPd" are one.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
