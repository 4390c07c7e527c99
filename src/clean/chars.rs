//! Repairs that look at single characters: invisible ones, spaces, widths, ligatures, composition.

use super::rewrite::Rewriter;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Drops zero-width, bidi and control characters. Joiners stay where they do something: inside emoji and in scripts that
/// join (Arabic, Indic).
pub(super) fn invisible(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let drop = match c {
            '\t' | '\n' | '\r' => false,
            '\u{0b}' | '\u{0c}' | '\u{85}' => false, // spaces of a kind, see odd_space
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
            '\u{200c}' | '\u{200d}' => {
                let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
                !(joins(before) && joins(after))
            }
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => true,
            '\u{feff}' | '\u{61c}' | '\u{34f}' | '\u{180e}' => true,
            _ => false,
        };
        if drop {
            rewriter.replace(at, at + c.len_utf8(), "");
        } else {
            before = c;
        }
    }
}

fn joins(c: char) -> bool {
    // Letters beyond Latin, Greek and Cyrillic, and emoji with their modifiers.
    c >= '\u{590}'
        && !c.is_whitespace()
        && !('\u{1e00}'..='\u{1fff}').contains(&c)
        && !('\u{2000}'..='\u{206f}').contains(&c)
}

/// Drops soft hyphens.
pub(super) fn soft_hyphen(rewriter: &mut Rewriter) {
    rewriter.map_chars(|c| (c == '\u{ad}').then_some(""));
}

/// Turns every space that is not the plain one into it, and line separators into line breaks.
pub(super) fn odd_space(rewriter: &mut Rewriter) {
    rewriter.map_chars(|c| match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{0b}' => Some(" "),
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0c}' => Some("\n"),
        _ => None,
    });
}

/// Full-width letters, digits and marks to ASCII (they stand at a fixed distance).
pub(super) fn full_width(rewriter: &mut Rewriter) {
    let mut ascii = [0u8; 4];
    let text = rewriter.text();
    for (at, c) in text.char_indices() {
        if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
            let plain = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            rewriter.replace(at, at + c.len_utf8(), plain.encode_utf8(&mut ascii));
        }
    }
}

/// Latin ligatures to their letters.
pub(super) fn ligature(rewriter: &mut Rewriter) {
    rewriter.map_chars(|c| match c {
        '\u{fb00}' => Some("ff"),
        '\u{fb01}' => Some("fi"),
        '\u{fb02}' => Some("fl"),
        '\u{fb03}' => Some("ffi"),
        '\u{fb04}' => Some("ffl"),
        '\u{fb05}' | '\u{fb06}' => Some("st"),
        _ => None,
    });
}

/// Decomposed letters to NFC, one combining sequence at a time so that the alignment stays fine.
pub(super) fn composition(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return;
    }
    let mut start = 0;
    let mut composed = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while start < text.len() {
        // A sequence runs up to the next character that nothing can combine with backwards.
        let mut end = text.len();
        for (at, c) in chars.by_ref() {
            let starts = canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            if starts {
                end = at;
                break;
            }
        }
        let piece = &text[start..end];
        if !piece.is_ascii() {
            composed.clear();
            composed.extend(piece.nfc());
            rewriter.replace(start, end, &composed);
        }
        start = end;
    }
}
