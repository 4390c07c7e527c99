//! Reads word lists: one entry a line, `#` for remarks, a tab before a value.

use foldhash::{HashMap, HashSet};

/// The entries of a list, without remarks and blank lines.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries as a set.
pub fn set(list: &'static str) -> HashSet<&'static str> {
    entries(list).collect()
}

/// Entries of the form `key<TAB>value`.
pub fn map(list: &'static str) -> HashMap<&'static str, &'static str> {
    entries(list).filter_map(|line| line.split_once('\t')).collect()
}

/// Phrases of several words, found at a place by the longest match.
#[derive(Debug, Default)]
pub struct Phrases {
    /// Phrase, its words joined by one space, to the number of the value it was added with.
    values: HashMap<String, u16>,
    /// Words of the longest phrase that begins with a word.
    longest: HashMap<String, usize>,
}

impl Phrases {
    /// Adds all phrases of a list under one value. Phrases are compared in lower case. A value that was there stays.
    pub fn add(&mut self, phrases: impl IntoIterator<Item = &'static str>, value: u16) {
        for phrase in phrases {
            let words: Vec<String> = words(phrase);
            let Some(first) = words.first() else { continue };
            let longest = self.longest.entry(first.clone()).or_default();
            *longest = words.len().max(*longest);
            self.values.entry(words.join(" ")).or_insert(value);
        }
    }

    /// The longest phrase at the front of `words` (lower case): its length in words and its value.
    pub fn longest_at<S: AsRef<str>>(&self, words: &[S]) -> Option<(usize, u16)> {
        let first = words.first()?.as_ref();
        let most = (*self.longest.get(first)?).min(words.len());
        let mut key = String::from(first);
        let mut best = self.values.get(first).map(|value| (1, *value));
        for (n, word) in words.iter().enumerate().take(most).skip(1) {
            key.push(' ');
            key.push_str(word.as_ref());
            if let Some(value) = self.values.get(key.as_str()) {
                best = Some((n + 1, *value));
            }
        }
        best
    }
}

/// A phrase as the tokenizer would cut it: words and hyphenated words, lower case.
fn words(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase()).collect()
}
