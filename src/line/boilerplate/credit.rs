//! Credits and marks in brackets behind an article: "(Ara)", "(aid/hns)", "(Radar Selatan/dan)", "***".

use super::{begins_boilerplate, begins_with};

/// Longest credit in brackets, in bytes.
const CREDIT_BYTES: usize = 48;

/// Where a closing credit begins behind the last sentence of a line: "(Ara)", "(aid/hns)", "***", "[]".
pub(super) fn trailing_credit(line: &str) -> Option<usize> {
    let body = line.trim_end();
    let start = if body.ends_with(['*', '#']) && !body.ends_with("(*") {
        body.trim_end_matches(['*', '#']).len()
    } else if body.ends_with([')', ']']) {
        body.rfind(['(', '['])?
    } else {
        return None;
    };
    let before = line[..start].trim_end();
    let labelled = line[start..].contains(": ") && before.len() > CREDIT_BYTES;
    (is_credit_mark(&line[start..]) && (labelled || before.ends_with(['.', '!', '?', '"', '\'']))).then_some(start)
}

/// Marks and initials in brackets: "(*)", "[suara]", "(aid/hns)", "(Ditulis oleh Rani)".
pub(super) fn is_credit_mark(text: &str) -> bool {
    let text = text.trim();
    let Some(inner) = text.strip_prefix(['(', '[']).and_then(|t| t.strip_suffix([')', ']', '.'])) else {
        return text.chars().all(|c| matches!(c, '*' | '#' | '=' | '-' | '_'));
    };
    let inner = inner.trim_end_matches([')', ']']);
    if begins_boilerplate(inner) && inner.len() <= CREDIT_BYTES || is_newsroom(inner) {
        return true;
    }
    let words = inner.split([' ', '/', ',', '|']).filter(|w| !w.is_empty()).count();
    let initials =
        inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | ' ' | '-' | '*' | '.' | '|' | ',' | '&' | '_'));
    initials && words <= 2 && inner.len() <= 24 || begins_with(inner, "ditulis oleh") || begins_with(inner, "editor")
}

/// "Radar Selatan/dan", "KabarKita.id/Rizal": a newsroom and who wrote it, parted by a slash.
fn is_newsroom(inner: &str) -> bool {
    let parts: Vec<&str> = inner.split('/').collect();
    let fits = |part: &&str| part.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_'));
    let named = parts.first().is_some_and(|first| first.starts_with(char::is_uppercase) || first.contains('.'));
    matches!(parts.len(), 2 | 3)
        && named
        && inner.len() <= CREDIT_BYTES
        && inner.split_whitespace().count() <= 5
        && parts.iter().all(fits)
}
