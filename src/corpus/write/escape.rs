//! Text of an article as it stands in a body line.

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a line without figures.
    Plain,
    /// In a line with figures, outside of them: a free `[` would run into the next one.
    BesideFigures,
    /// Inside a figure.
    InFigure,
}

/// Appends `text` so that the reader takes it for text. `behind` is what follows it in the article.
pub(super) fn push(out: &mut String, text: &str, behind: &str, place: Place) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let next = || rest.chars().chain(behind.chars());
        let marked = match c {
            '\\' => true,
            '[' => place != Place::Plain,
            // "](" and "] (f" look like a figure.
            ']' => place == Place::InFigure || next().next() == Some('(') || next().take(3).eq(" (f".chars()),
            '{' => place == Place::InFigure || matches!(next().next(), Some('q' | '/')),
            _ => false,
        };
        if marked {
            out.push('\\');
        }
        character(out, c);
    }
}

/// Appends white space that stands at an end of a line, where editors take it away.
pub(super) fn push_edge(out: &mut String, space: &str) {
    for c in space.chars() {
        if c == ' ' { out.push_str("\\u{20}") } else { character(out, c) }
    }
}

/// A character as such, or by its escape where nobody would see it.
fn character(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        c if is_unseen(c) => out.extend(c.escape_unicode()),
        c => out.push(c),
    }
}

/// White space other than the plain space, controls, zero-width and bidi characters.
fn is_unseen(c: char) -> bool {
    c != ' ' && c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
