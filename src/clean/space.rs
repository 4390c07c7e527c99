//! Punctuation written over and over, and spaces lost behind it.

use super::rewrite::Rewriter;
use crate::lexicon;

/// ",,", "!!!", "??" to one; ".." to a full stop, four and more to an ellipsis.
pub(super) fn repeated(rewriter: &mut Rewriter) {
    let bytes = rewriter.text().as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'.' | b',' | b'!' | b'?' | b';')) {
        let start = at + found;
        let mark = bytes[start];
        let end = start + bytes[start..].iter().take_while(|b| **b == mark).count();
        at = end;
        let to = match (mark, end - start) {
            (_, 1) | (b'.', 3) => continue,
            (b'.', 2) => ".",
            (b'.', _) => "...",
            (b',', _) => ",",
            (b'!', _) => "!",
            (b'?', _) => "?",
            _ => ";",
        };
        rewriter.replace(start, end, to);
    }
}

/// Puts back the space behind a stop ("informasinya.Melansir") or a comma ("orang,sedangkan") between two words.
/// Numbers (2.181), initials and degrees (S.Pd.), domains and addresses stay as they are.
pub(super) fn lost(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(byte, b'.' | b',' | b'?' | b'!') && is_lost(text, at) {
            rewriter.replace(at + 1, at + 1, " ");
        }
    }
}

fn is_lost(text: &str, at: usize) -> bool {
    let (left, right) = (&text[..at], &text[at + 1..]);
    let Some(next) = right.chars().next().filter(|c| c.is_alphabetic()) else { return false };
    // The word on each side; a closing mark may stand between the left one and the stop.
    let left_word = last_word(left.trim_end_matches([')', '"']));
    let right_word = first_word(right);
    if left_word.chars().count() < 2 || right_word.chars().count() < 2 {
        return false;
    }
    if text.as_bytes()[at] == b',' {
        return left_word.chars().all(char::is_alphabetic) && !in_address(left, right);
    }
    // Behind a stop a sentence starts with a capital and goes on in lower case; "Kabar.COM" and "S.Pd" do not.
    let starts_sentence = next.is_uppercase() && right_word.chars().nth(1).is_some_and(char::is_lowercase);
    let ends_sentence = left_word.chars().all(|c| c.is_ascii_digit())
        || left_word.chars().last().is_some_and(char::is_lowercase) && left_word.chars().count() > 2
        || left_word.chars().all(char::is_uppercase) && left_word.chars().count() > 2;
    starts_sentence
        && ends_sentence
        && !lexicon::is_domain_ending(right_word)
        && !lexicon::is_degree(left_word)
        && !in_address(left, right)
}

/// Whether the word that both sides make is a web or mail address, or a degree ("S.Sos.I").
fn in_address(left: &str, right: &str) -> bool {
    let before = left.rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = right.split(char::is_whitespace).next().unwrap_or_default();
    let address = |s: &str| s.contains('@') || s.contains("//") || s.contains("www.");
    address(before)
        || after.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).next().is_some_and(|host| {
            host.rsplit('.').next().is_some_and(|ending| host.contains('.') && lexicon::is_domain_ending(ending))
        })
        || after.contains('@')
}

fn last_word(text: &str) -> &str {
    let start =
        text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}
