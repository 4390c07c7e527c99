//! Cuts a sentence into tokens: spans and kinds, no strings owned.

use crate::span::{Clean, Span};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with inner hyphens, apostrophes and points: "non-ASN", "Jum'at", "S.Pd", "P3K", "ke-13", "kabar.com".
    Word,
    /// Digits with inner points, commas and colons: "2.181", "41,8", "08.00".
    Number,
    /// The mark `"`.
    Quote,
    /// Any other character that is no space.
    Mark,
}

/// One token of the clean text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where in the clean text.
    pub span: Span<Clean>,
    /// What it is made of.
    pub kind: Kind,
}

impl Token {
    /// The token's text.
    pub fn text(self, clean: &str) -> &str {
        self.span.of(clean)
    }
}

/// Appends the tokens of `span` of the clean text to `tokens`.
///
/// Law: tokens are in order, do not overlap, and all that stands between them is white space.
pub fn tokenize(clean: &str, span: Span<Clean>, tokens: &mut Vec<Token>) {
    let text = span.of(clean);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if c.is_ascii_digit() {
            (number_len(&text[at..]), Kind::Number)
        } else if c.is_alphanumeric() {
            (word_len(&text[at..]), Kind::Word)
        } else {
            (c.len_utf8(), if c == '"' { Kind::Quote } else { Kind::Mark })
        };
        let start = span.start() + at;
        tokens.push(Token { span: Span::new(start, start + len), kind });
        at += len;
    }
}

/// Bytes of the number at the front of `text`.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while digit(at) || matches!(bytes.get(at), Some(b'.' | b',' | b':')) && digit(at + 1) {
        at += 1;
    }
    at
}

/// Bytes of the word at the front of `text`.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next_is = |test: fn(char) -> bool| text[at + c.len_utf8()..].chars().next().is_some_and(test);
        let inner = match c {
            '-' | '\'' => next_is(char::is_alphanumeric),
            // A point joins what abbreviations and addresses are made of, never two plain words.
            '.' => next_is(char::is_alphanumeric) && (text[..at].chars().count() <= 4 || next_is(char::is_lowercase)),
            '@' | '_' => next_is(char::is_alphanumeric),
            c => c.is_alphanumeric() || is_combining(c),
        };
        if !inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36f)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sentence: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(sentence, Span::new(0, sentence.len()), &mut tokens);
        tokens.into_iter().map(|t| t.text(sentence)).collect()
    }

    #[test]
    fn cases() {
        for (sentence, want) in [
            ("Sebanyak 2.181 honorer", vec!["Sebanyak", "2.181", "honorer"]),
            ("100orang non-ASN ke-13.", vec!["100", "orang", "non-ASN", "ke-13", "."]),
            (
                "\"Ya,\" kata Andi, S.Pd., M.M.",
                vec!["\"", "Ya", ",", "\"", "kata", "Andi", ",", "S.Pd", ".", ",", "M.M", "."],
            ),
            ("pukul 08.00 WIB (29/10/2025)", vec!["pukul", "08.00", "WIB", "(", "29", "/", "10", "/", "2025", ")"]),
            ("Rp2,5 miliar, 41,8%", vec!["Rp2", ",", "5", "miliar", ",", "41,8", "%"]),
            ("Jum'at di kabarcontoh.com P3K", vec!["Jum'at", "di", "kabarcontoh.com", "P3K"]),
        ] {
            assert_eq!(texts(sentence), want);
        }
    }
}
