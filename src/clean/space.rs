//! Punctuation written over and over, and spaces lost behind it.

use super::rewrite::Rewriter;
use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

static FUSED_BRANDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/fused_brand.txt")));

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
    for at in 1..bytes.len() {
        let (before, here) = (bytes[at - 1], bytes[at]);
        let fused = match (before, here) {
            (b'a'..=b'z', b'A'..=b'Z') => is_fused(text, at),
            (b'A'..=b'Z' | b'0'..=b'9', b'a'..=b'z') => fused_behind(text, first_word(&text[at..]), at),
            _ => false,
        };
        if fused {
            rewriter.replace(at, at, " ");
        }
    }
}

/// Where a small word is glued behind an acronym or a number: "ASNyang", "COVID-19yang".
fn fused_behind(text: &str, word: &str, at: usize) -> bool {
    let before = || text[..at].bytes().rev().take(LONGEST);
    let capitals = before().take_while(u8::is_ascii_uppercase).count();
    let digits = before().take_while(u8::is_ascii_digit).count();
    let run = if capitals > 0 { capitals } else { digits + 1 };
    let handle = before().take_while(|b| !b.is_ascii_whitespace()).any(|b| matches!(b, b'@' | b'_' | b'/'));
    let behind = text[at + word.len()..].chars().next();
    run > 1
        && !handle
        && word.len() > 2
        && behind.is_none_or(|c| !c.is_alphanumeric() && c != '-')
        && lexicon::is_small_word(word)
}

/// "sebagaiBupati": an Indonesian word in lower case and a name that link markup glued to it. Brands ("detikJatim") stay.
fn is_fused(text: &str, at: usize) -> bool {
    let left = last_word(&text[..at]);
    let name = first_word(&text[at..]);
    let plain = left.len() > 2 && left.bytes().all(|b| b.is_ascii_lowercase()) || matches!(left, "di" | "ke");
    let proper = name.len() > 3 && name.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let acronym = name.len() > 2 && left.len() > 3 && name.bytes().all(|b| b.is_ascii_uppercase());
    plain
        && (proper || acronym)
        && (left.len() == 2 || lexicon::is_indonesian(left))
        && !FUSED_BRANDS.contains(left)
        && !in_address(&text[..at], &text[at..])
}

fn is_lost(text: &str, at: usize) -> bool {
    let (left, right) = (&text[..at], &text[at + 1..]);
    let Some(next) = right.chars().next().filter(|c| c.is_alphabetic()) else { return false };
    // The word on each side; a closing mark may stand between the left one and the stop.
    let left_word = last_word(end_of(left).trim_end_matches([')', '"']));
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
    let before = end_of(left).rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = start_of(right).split(char::is_whitespace).next().unwrap_or_default();
    let address = |s: &str| s.contains('@') || s.contains("//") || s.contains("www.");
    address(before)
        || after.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).next().is_some_and(|host| {
            host.rsplit('.').next().is_some_and(|ending| host.contains('.') && lexicon::is_domain_ending(ending))
        })
        || after.contains('@')
}

/// Longest word or address that is looked at, in bytes. Nobody writes longer ones, and a text may be one word.
const LONGEST: usize = 512;

/// The end of `text`.
fn end_of(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..]
}

/// The beginning of `text`.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

fn last_word(text: &str) -> &str {
    let text = end_of(text);
    let start =
        text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let text = start_of(text);
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}
