//! Indonesian affixes: is a word known or an affixed form of a known one, and what is its root?
//!
//! The method is confix stripping with restored first letters (Nazief and Adriani 1996; Asian, Williams and Tahaghoghi,
//! "Stemming Indonesian", ACSC 2005), here as a search over all ways to take affixes off, since it has to say yes or no.

use super::list::set;
use foldhash::{HashMap, HashSet};
use std::cell::RefCell;
use std::sync::LazyLock;

static ROOTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../../data/word_root.txt")));

/// Longest word that is analysed, in bytes; longer ones are addresses or lost spaces.
const LONGEST: usize = 40;

/// Whether `word` (lower case) is a known Indonesian word, an affixed form of one, or a reduplication ("program-program").
pub fn is_indonesian(word: &str) -> bool {
    match word.split_once('-') {
        Some((left, right)) => !left.is_empty() && !right.is_empty() && root(left).is_some() && root(right).is_some(),
        None => root(word).is_some(),
    }
}

/// The known root of `word` (lower case, no hyphen). Suffixes come off before prefixes: "pengangkatan" is
/// "angkat", not "angkatan".
pub fn root(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() < 2 || word.len() > LONGEST {
        return None;
    }
    if ROOTS.contains(word) {
        return Some(word.to_owned());
    }
    for particle in ["", "lah", "kah", "tah", "pun"] {
        let Some(word) = strip_end(word, particle) else { continue };
        for possessive in ["", "nya", "ku", "mu"] {
            let Some(word) = strip_end(word, possessive) else { continue };
            for suffix in ["kan", "an", "i", ""] {
                let found = strip_end(word, suffix).and_then(|word| without_prefixes(word, 3));
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

thread_local! {
    /// Stems already found on this thread: news uses few words often.
    static STEMS: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Most stems that a thread remembers.
const REMEMBERED: usize = 50_000;

/// Hands the stem of `word` to `take`: the root, or where none is known the word without what looks like affixes. Good
/// enough for features, never for names.
pub fn with_stem<T>(word: &str, take: impl FnOnce(&str) -> T) -> T {
    STEMS.with_borrow_mut(|stems| {
        if let Some(stem) = stems.get(word) {
            return take(stem);
        }
        let stem = stem(word);
        if stems.len() >= REMEMBERED {
            stems.clear();
        }
        let out = take(&stem);
        stems.insert(word.to_owned(), stem);
        out
    })
}

fn stem(word: &str) -> String {
    if let Some(root) = root(word) {
        return root;
    }
    let mut rest = word;
    for ending in ["nya", "lah", "kah", "pun", "kan", "an"] {
        if let Some(shorter) = rest.strip_suffix(ending).filter(|s| s.len() >= 4) {
            rest = shorter;
        }
    }
    rest.to_owned()
}

fn strip_end<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| ending.is_empty() || rest.len() >= 2)
}

/// Takes up to `depth` prefixes off until a root is left.
fn without_prefixes(word: &str, depth: usize) -> Option<String> {
    if word.len() >= 2 && ROOTS.contains(word) {
        return Some(word.to_owned());
    }
    if depth == 0 {
        return None;
    }
    PREFIXES.iter().find_map(|(prefix, restored)| {
        let rest = word.strip_prefix(prefix).filter(|rest| rest.len() >= 2)?;
        let vowel = rest.starts_with(['a', 'e', 'i', 'o', 'u']);
        match *restored {
            "" => without_prefixes(rest, depth - 1),
            // The nasal took the place of a voiceless first letter, which only shows before a vowel.
            letter => vowel.then(|| without_prefixes(&format!("{letter}{rest}"), depth - 1)).flatten(),
        }
    })
}

/// Prefix, and the first letter of the root that it swallowed.
const PREFIXES: &[(&str, &str)] = &[
    ("di", ""),
    ("ke", ""),
    ("se", ""),
    ("ber", ""),
    ("be", ""),
    ("ter", ""),
    ("te", ""),
    ("meng", ""),
    ("meng", "k"),
    ("menge", ""),
    ("meny", "s"),
    ("men", ""),
    ("men", "t"),
    ("mem", ""),
    ("mem", "p"),
    ("me", ""),
    ("per", ""),
    ("peng", ""),
    ("peng", "k"),
    ("penge", ""),
    ("peny", "s"),
    ("pen", ""),
    ("pen", "t"),
    ("pem", ""),
    ("pem", "p"),
    ("pe", ""),
    ("non", ""),
    ("antar", ""),
    ("pra", ""),
    ("pasca", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixed_forms_are_known() {
        for (word, want) in [
            ("menjadi", "jadi"),
            ("dilantik", "lantik"),
            ("pelantikan", "lantik"),
            ("memperpanjang", "panjang"),
            ("pengangkatan", "angkat"),
            ("menyerahkan", "serah"),
            ("diberhentikannya", "henti"),
            ("mengatakan", "kata"),
            ("penilaian", "nilai"),
            ("kepegawaian", "pegawai"),
        ] {
            assert_eq!(root(word).as_deref(), Some(want), "{word}");
        }
        assert!(is_indonesian("program-program"));
    }

    #[test]
    fn foreign_words_are_not() {
        for word in ["jose", "muller", "cafe", "dìlantik", "x", "", "-", "nguyen"] {
            assert!(!is_indonesian(word), "{word}");
        }
    }
}
