//! Cyrillic and Greek letters that stand in for Latin ones.

use super::rewrite::{Rewriter, runs};

/// In a word that has Latin letters too, and more of them, turns look-alikes to Latin. Words that are wholly of another
/// script, and words with a letter that looks like no Latin one (αβγ, Ж), stay.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    for word in runs(text, char::is_alphabetic) {
        let letters = &text[word.clone()];
        if letters.is_ascii() {
            continue;
        }
        let latin = letters.chars().filter(|c| c.is_ascii_alphabetic()).count();
        let strange: Vec<Option<char>> = letters.chars().filter(|c| is_other_script(*c)).map(latin_twin).collect();
        if strange.is_empty() || strange.len() >= latin || strange.contains(&None) {
            continue;
        }
        for (at, c) in letters.char_indices() {
            if let Some(twin) = latin_twin(c) {
                rewriter.replace(word.start + at, word.start + at + c.len_utf8(), twin.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

fn is_other_script(c: char) -> bool {
    matches!(c as u32, 0x370..=0x52f)
}

/// The Latin letter that looks the same (Unicode confusables, letters of one stroke pattern only).
fn latin_twin(c: char) -> Option<char> {
    const OTHER: &str = "аеорсухіѕјһԁԛԝАВЕЗКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρυ";
    const LATIN: &str = "aeopcyxisjhdqwABE3KMHOPCTYXISJABEZHIKMNOPTYXaoivpu";
    OTHER
        .chars()
        .zip(LATIN.chars())
        .find(|(other, latin)| *other == c && latin.is_ascii_alphabetic())
        .map(|(_, latin)| latin)
}
