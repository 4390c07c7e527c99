//! UTF-8 that somebody read as Windows-1252 and saved again.
//!
//! A run of such characters is turned back into bytes; where these form a UTF-8 sequence of a kind that real mojibake
//! gives (Latin letters with marks, Arabic, punctuation, symbols, emoji), the sequence is decoded. A lone "Ã" or "â"
//! of a foreign word is no sequence and stays.

use super::rewrite::{Rewriter, runs};
use encoding_rs::WINDOWS_1252;

/// Decodes mojibake sequences.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    for run in runs(text, |c| to_byte(c).is_some_and(|b| b >= 0x80)) {
        let chars: Vec<(usize, u8)> =
            text[run.clone()].char_indices().filter_map(|(at, c)| Some((run.start + at, to_byte(c)?))).collect();
        let after = text[run.end..].chars().next();
        let mut i = 0;
        while i < chars.len() {
            let end_of = |n: usize| chars.get(i + n).map_or(run.end, |(at, _)| *at);
            if let Some((decoded, n)) = sequence(&chars[i..]) {
                rewriter.replace(chars[i].0, end_of(n), decoded.encode_utf8(&mut [0; 4]));
                i += n;
            } else if let [(_, 0xe2), (_, 0x80), rest @ ..] = &chars[i..] {
                // The third byte of a closing quotation mark (9D) has no character in Windows-1252 and is often lost.
                if rest.is_empty() {
                    rewriter.replace(chars[i].0, end_of(2), "\u{201d}");
                }
                i += 2;
            } else {
                // "Â " is a no-break space whose second half became a plain one.
                if chars[i].1 == 0xc2 && i + 1 == chars.len() && after == Some(' ') {
                    rewriter.replace(chars[i].0, run.end, "");
                }
                i += 1;
            }
        }
    }
}

/// The character that the bytes at the front encode, and how many they are.
fn sequence(bytes: &[(usize, u8)]) -> Option<(char, usize)> {
    let n = match bytes.first()?.1 {
        0xc2..=0xc5 | 0xd8..=0xdb => 2,
        0xe1 | 0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut buffer = [0u8; 4];
    for (slot, (_, byte)) in buffer.iter_mut().zip(bytes.get(..n)?) {
        *slot = *byte;
    }
    let decoded = std::str::from_utf8(&buffer[..n]).ok()?.chars().next()?;
    let likely = matches!(decoded as u32,
        0xa0..=0x17f | 0x600..=0x6ff | 0x1e00..=0x1eff | 0x2010..=0x206f | 0x20ac | 0x2122 | 0x2190..=0x21ff | 0x2500..=0x27bf | 0xfb00..=0xfb06 | 0xfeff | 0xff01..=0xff5e
            | 0x1f000..=0x1faff);
    likely.then_some((decoded, n))
}

/// The byte that Windows-1252 has for `c`. The five bytes without a character there count as the C1 controls that
/// decoders put in their place.
fn to_byte(c: char) -> Option<u8> {
    match c as u32 {
        code @ (0..=0x7f | 0xa0..=0xff | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) => Some(code as u8),
        0x152..=0x2122 => (0x80..=0x9f).find(|b| windows_1252(*b) == c),
        _ => None,
    }
}

/// The character of a byte in Windows-1252.
pub(super) fn windows_1252(byte: u8) -> char {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().unwrap_or(byte as char)
}
