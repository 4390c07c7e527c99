//! Quotation marks to one form. Which of them open and which close is decided later, by context
//! ([`crate::quotation`]): scraped text uses ” for both as often as not.

use super::rewrite::Rewriter;

/// Double marks of any shape to `"`, single ones and apostrophes to `'`; pairs of single marks, and a mark written twice
/// over, to one `"`.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let Some(form) = form(c) else { continue };
        let mut end = start + c.len_utf8();
        let mut count = 1;
        // A run of marks of one form: doubled by an escape (""), or two singles that mean a double ('').
        while let Some((at, next)) = chars.peek().copied() {
            if self::form(next) != Some(form) {
                break;
            }
            end = at + next.len_utf8();
            count += 1;
            chars.next();
        }
        let to = if form == '\'' && count < 2 { "'" } else { "\"" };
        rewriter.replace(start, end, to);
    }
}

fn form(c: char) -> Option<char> {
    match c {
        '"'
        | '\u{201c}'..='\u{201f}'
        | '«'
        | '»'
        | '\u{2033}'
        | '\u{301d}'..='\u{301f}'
        | '\u{275d}'
        | '\u{275e}'
        | '\u{2e42}' => Some('"'),
        '\'' | '`' | '´' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2039}' | '\u{203a}' | '\u{275b}' | '\u{275c}' => {
            Some('\'')
        }
        _ => None,
    }
}
