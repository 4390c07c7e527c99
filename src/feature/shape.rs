//! Shapes: what a token looks like, whatever it says.

use crate::token::{Kind, Token};

/// The class of a number by its form, or of a word by its case.
pub(super) fn shape(token: Token, text: &str) -> &'static str {
    match token.kind {
        Kind::Number => number(text),
        Kind::Quote => "\"",
        Kind::Mark => mark(text),
        Kind::Word => word(text),
    }
}

fn number(text: &str) -> &'static str {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let year = digits == 4 && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if year {
        "<year>"
    } else if text.contains(':') {
        "<time>"
    } else if text.contains(',') {
        "<decimal>"
    } else if is_thousands(text) {
        "<thousands>"
    } else if text.contains('.') {
        "<pointed>"
    } else {
        match digits {
            1 => "<digit>",
            2 => "<two>",
            3 => "<three>",
            4 | 5 => "<four>",
            _ => "<many>",
        }
    }
}

/// "2.181", "1.250.000": points before every third digit.
fn is_thousands(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let mut more = groups.peekable();
    (1..=3).contains(&first.len()) && more.peek().is_some() && more.all(|group| group.len() == 3)
}

fn mark(text: &str) -> &'static str {
    match text {
        "," => ",",
        "." => ".",
        "!" => "!",
        "?" => "?",
        ":" => ":",
        ";" => ";",
        "(" => "(",
        ")" => ")",
        "%" => "%",
        "/" => "/",
        "'" => "'",
        "-" | "–" | "—" => "-",
        _ => "<mark>",
    }
}

fn word(text: &str) -> &'static str {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    if text.contains('.') {
        return "<pointed-word>";
    }
    if text.chars().any(|c| c.is_ascii_digit()) {
        return "<mixed>";
    }
    if !first.is_uppercase() {
        return "<lower>";
    }
    let rest_upper = chars.clone().all(|c| c.is_uppercase() || !c.is_alphabetic());
    match (chars.next().is_some(), rest_upper) {
        (false, _) => "<initial>",
        (true, true) => "<capitals>",
        (true, false) => "<title>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_shapes() {
        for (text, want) in [
            ("2.181", "<thousands>"),
            ("2025", "<year>"),
            ("08.00", "<pointed>"),
            ("41,8", "<decimal>"),
            ("10:30", "<time>"),
            ("7", "<digit>"),
            ("1250", "<four>"),
            ("1.250.000", "<thousands>"),
        ] {
            assert_eq!(number(text), want, "{text}");
        }
    }

    #[test]
    fn words_have_shapes() {
        for (text, want) in
            [("Bupati", "<title>"), ("PPPK", "<capitals>"), ("guru", "<lower>"), ("P3K", "<mixed>"), ("H", "<initial>")]
        {
            assert_eq!(word(text), want, "{text}");
        }
    }
}
