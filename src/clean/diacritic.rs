//! Stray marks on the letters of Indonesian words: "dìlantik dì pendopo".
//!
//! Indonesian is written without such marks, but names and foreign words carry them, so the letter alone decides nothing.
//! Two things must come together. The *word*: without its marks it is a known Indonesian word or an affixed form of one.
//! And the *text*: pollution is systematic – the same marked letter stands in several different words that pass, or in one of
//! the small words that no name contains ("dì", "inì"), and seldom in words that do not pass.

use super::rewrite::{Rewriter, runs};
use crate::lexicon;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Different words that must carry the same marked letter before a text counts as polluted by it.
const WORDS: usize = 3;

/// What is known of one marked letter in one text.
#[derive(Default)]
struct Evidence {
    /// Words in lower case that are Indonesian without the mark.
    passing: BTreeSet<String>,
    /// Words that are not.
    failing: BTreeSet<String>,
    /// One of the passing is a small word.
    small_word: bool,
}

impl Evidence {
    fn is_pollution(&self, letter: char) -> bool {
        // é, è and ê are at home in spellings of Javanese, Sundanese and Balinese and in dictionaries.
        let regional = matches!(letter, 'é' | 'è' | 'ê' | 'ë');
        let enough = self.small_word || !regional && self.passing.len() >= WORDS;
        enough && self.passing.len() >= 2 * self.failing.len()
    }
}

/// Takes stray marks off in texts that are polluted by them.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    if !text.chars().any(|c| plain_letter(c).is_some()) {
        return;
    }
    let evidence = gather(text);
    for word in marked_words(text) {
        let letters = &text[word.clone()];
        let polluted = letters.chars().all(|c| {
            plain_letter(c).is_none() || lower(c).is_some_and(|c| evidence.get(&c).is_some_and(|e| e.is_pollution(c)))
        });
        if !polluted || !passes(letters) || is_in_foreign_text(text, word.clone()) {
            continue;
        }
        for (at, c) in letters.char_indices() {
            if let Some(to) = plain_letter(c) {
                let start = word.start + at;
                rewriter.replace(start, start + c.len_utf8(), to.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

fn gather(text: &str) -> BTreeMap<char, Evidence> {
    let mut evidence: BTreeMap<char, Evidence> = BTreeMap::new();
    for word in marked_words(text) {
        let letters = &text[word.clone()];
        let marked = letters.to_lowercase();
        let plain = plain(&marked);
        let passes = passes(letters) && !is_in_foreign_text(text, word);
        // A capital may begin a name: it neither proves pollution nor speaks against it.
        if passes && letters.starts_with(char::is_uppercase) {
            continue;
        }
        for c in marked.chars().filter(|c| plain_letter(*c).is_some()) {
            let entry = evidence.entry(c).or_default();
            if passes {
                entry.small_word |= lexicon::is_small_word(&plain);
                entry.passing.insert(marked.clone());
            } else {
                entry.failing.insert(marked.clone());
            }
        }
    }
    evidence
}

/// Whether a marked word is an Indonesian one without its marks.
fn passes(letters: &str) -> bool {
    let marked = letters.to_lowercase();
    !lexicon::is_indonesian(&marked) && lexicon::is_indonesian(&plain(&marked))
}

/// Whether a word beside this one has letters that Indonesian does not write and is no spoilt Indonesian word itself: then
/// this is a stretch of another language ("người dân"), where a mark is at home.
fn is_in_foreign_text(text: &str, word: std::ops::Range<usize>) -> bool {
    let letters = |c: char| c.is_alphabetic();
    let before = text[..word.start].trim_end_matches(' ');
    let behind = text[word.end..].trim_start_matches(' ');
    let start = before.char_indices().rev().take_while(|(_, c)| letters(*c)).last().map_or(before.len(), |(at, _)| at);
    let end = behind.find(|c: char| !letters(c)).unwrap_or(behind.len());
    [&before[start..], &behind[..end]].into_iter().any(|other| !other.is_ascii() && !passes(other))
}

/// Words with a letter that could be a polluted one.
fn marked_words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    runs(text, char::is_alphabetic).filter(|word| text[word.clone()].chars().any(|c| plain_letter(c).is_some()))
}

fn plain(word: &str) -> String {
    word.chars().map(|c| plain_letter(c).unwrap_or(c)).collect()
}

fn lower(c: char) -> Option<char> {
    c.to_lowercase().next()
}

/// The ASCII letter under one mark of the kinds that pollution uses. Marks of transliterated Arabic (macron, dot below a
/// consonant) and letters of their own (ø, ß, ğ, ş, ç, ñ) are none.
fn plain_letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    if c == 'ı' {
        return Some('i');
    }
    let mut parts = std::iter::once(c).nfd();
    let letter = parts.next().filter(char::is_ascii_alphabetic)?;
    let mark = parts.next()?;
    let vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let stray = match mark {
        '\u{300}' | '\u{301}' | '\u{302}' | '\u{308}' | '\u{30a}' => true,
        '\u{303}' | '\u{323}' | '\u{309}' => vowel,
        _ => false,
    };
    (stray && parts.next().is_none()).then_some(letter)
}
