//! Quotation marks and the speech between them.
//!
//! Cleaning has made all double marks one; here each gets its role by context – what stands before and behind it, and
//! whether speech is open – never by its glyph. A quotation may run over sentences and paragraphs; where marks do not
//! balance, the state recovers at the paragraph's end.

use crate::span::{Clean, Span};

/// What a quotation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Begins a quotation.
    Open,
    /// Ends one.
    Close,
    /// Inside a quotation, around a word of it, or no quotation mark at all (inches).
    Inner,
}

/// One mark `"` of the clean text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Byte offset in the clean text.
    pub at: usize,
    /// What it does.
    pub role: Role,
}

/// A stretch of quoted text, marks excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The content, from mark to mark; where a mark is missing, from or to the border of the line.
    pub span: Span<Clean>,
    /// The opening mark was there.
    pub opened: bool,
    /// The closing mark was there.
    pub closed: bool,
}

/// All marks and quotations of a text, both in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotations {
    /// The marks.
    pub marks: Vec<Mark>,
    /// The stretches between them.
    pub stretches: Vec<Quotation>,
}

/// Most paragraphs that one quotation may run over.
const PARAGRAPHS: usize = 8;
/// Most words of a nested quotation.
const NESTED_WORDS: usize = 6;

/// What the surroundings alone say about a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hint {
    Opens,
    Closes,
    Either,
    None,
}

/// Finds the role of every mark in the content lines of a clean text.
pub fn find(text: &str, lines: &[Span<Clean>]) -> Quotations {
    let marks: Vec<Vec<(usize, Hint)>> = lines.iter().map(|line| hints(text, *line)).collect();
    let mut out = Quotations::default();
    // Start of the open quotation's content, and paragraphs it may still run over.
    let mut open: Option<(usize, usize)> = None;
    for (n, line) in lines.iter().enumerate() {
        let mut floor = line.start();
        for (i, (at, hint)) in marks[n].iter().enumerate() {
            let role = decide(text, *hint, open.is_some(), &marks[n][i + 1..], *at);
            match (role, open) {
                (Role::Inner, _) => {}
                (Role::Open, None) => open = Some((at + 1, PARAGRAPHS)),
                (Role::Open, Some((start, left))) => {
                    // A mark at the head of a paragraph goes on with the quotation; elsewhere a closing one was lost.
                    if *at != line.start() {
                        out.stretches.push(stretch(text, start, *at, true, false));
                        open = Some((at + 1, PARAGRAPHS));
                    } else {
                        open = Some((start, left));
                    }
                }
                (Role::Close, Some((start, _))) => {
                    out.stretches.push(stretch(text, start, *at, true, true));
                    open = None;
                    floor = at + 1;
                }
                (Role::Close, None) => {
                    out.stretches.push(stretch(text, floor, *at, false, true));
                    floor = at + 1;
                }
            }
            out.marks.push(Mark { at: *at, role });
        }
        if let Some((start, left)) = open {
            if left > 1 && marks.get(n + 1).is_some_and(|next| goes_on(next, lines[n + 1])) {
                open = Some((start, left - 1));
            } else {
                out.stretches.push(stretch(text, start, line.end(), true, false));
                open = None;
            }
        }
    }
    out
}

/// Whether an open quotation runs on into a line with these marks: it begins with a mark, or its first mark closes.
fn goes_on(marks: &[(usize, Hint)], line: Span<Clean>) -> bool {
    match marks.iter().find(|(_, hint)| *hint != Hint::None) {
        Some((at, _)) if *at == line.start() => true,
        Some((_, hint)) => *hint == Hint::Closes,
        None => false,
    }
}

fn decide(text: &str, hint: Hint, inside: bool, rest: &[(usize, Hint)], at: usize) -> Role {
    match (hint, inside) {
        (Hint::None, _) => Role::Inner,
        (Hint::Opens, true) if is_nested(text, at, rest) => Role::Inner,
        (Hint::Closes, true) if closes_nested(text, at, rest) => Role::Inner,
        (Hint::Opens, _) => Role::Open,
        (Hint::Closes, _) => Role::Close,
        (_, true) => Role::Close,
        (_, false) => Role::Open,
    }
}

/// Whether the mark at `at` opens a few words inside a quotation: they are closed at once, without a stop, and another
/// closing mark follows.
fn is_nested(text: &str, at: usize, rest: &[(usize, Hint)]) -> bool {
    match rest {
        [(end, Hint::Closes), (_, Hint::Closes | Hint::Either), ..] => {
            let words = &text[at + 1..*end];
            words.split_whitespace().count() <= NESTED_WORDS && !words.ends_with(['.', ',', '!', '?'])
        }
        _ => false,
    }
}

/// Whether a closing mark belongs to a nested quotation: no stop before it, running text behind it, and the next mark closes
/// with a stop.
fn closes_nested(text: &str, at: usize, rest: &[(usize, Hint)]) -> bool {
    let stop = |at: usize| text[..at].ends_with(['.', ',', '!', '?']);
    let nested_open =
        text[..at].rfind('"').is_some_and(|open| text[open + 1..at].split_whitespace().count() <= NESTED_WORDS);
    nested_open && !stop(at) && matches!(rest, [(next, Hint::Closes), ..] if stop(*next)) && {
        let before = text[..at].rfind('"').unwrap_or(0);
        text[..before].ends_with(' ')
    }
}

fn hints(text: &str, line: Span<Clean>) -> Vec<(usize, Hint)> {
    let inside = line.of(text);
    memchr::memchr_iter(b'"', inside.as_bytes())
        .map(|at| {
            let before = inside[..at].chars().next_back();
            let behind = inside[at + 1..].chars().next();
            (line.start() + at, hint(before, behind))
        })
        .collect()
}

fn hint(before: Option<char>, behind: Option<char>) -> Hint {
    let left_free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | ':'));
    let right_free = behind.is_none_or(|c| {
        c.is_whitespace() || matches!(c, ',' | '.' | '!' | '?' | ';' | ':' | ')' | ']' | '-' | '–' | '—')
    });
    match (left_free, right_free) {
        (true, false) => Hint::Opens,
        (false, true) if before.is_some_and(|c| c.is_ascii_digit()) && behind.is_some_and(|c| c == ' ') => Hint::Either,
        (false, true) => Hint::Closes,
        // "katanya,"Kami siap": a comma or a colon leads in; a stop may do either.
        (false, false) if before == Some(',') && behind.is_some_and(char::is_uppercase) => Hint::Opens,
        (false, false)
            if behind.is_some_and(char::is_lowercase) && before.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!')) =>
        {
            Hint::Closes
        }
        (true, true) if before.is_none() && behind.is_none() => Hint::None,
        _ => Hint::Either,
    }
}

fn stretch(text: &str, start: usize, end: usize, opened: bool, closed: bool) -> Quotation {
    Quotation { span: Span::new(start, end.max(start)).trimmed(text), opened, closed }
}

impl Quotations {
    /// The role of the mark at byte `at`.
    pub fn role(&self, at: usize) -> Option<Role> {
        self.marks.binary_search_by_key(&at, |mark| mark.at).ok().map(|i| self.marks[i].role)
    }

    /// Whether byte `at` lies inside a quotation.
    pub fn is_inside(&self, at: usize) -> bool {
        let behind = self.stretches.partition_point(|q| q.span.start() <= at);
        behind > 0 && self.stretches[behind - 1].span.has(at)
    }

    /// The quotations that share text with `span`.
    pub fn within(&self, span: Span<Clean>) -> impl Iterator<Item = &Quotation> {
        let from = self.stretches.partition_point(|q| q.span.end() <= span.start());
        self.stretches[from..].iter().take_while(move |q| q.span.start() < span.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations of a text, `|` between them, `<` or `>` where a mark is missing.
    fn quoted(text: &str) -> String {
        let lines: Vec<_> = {
            let mut at = 0;
            text.split('\n')
                .map(|l| {
                    let s = Span::new(at, at + l.len());
                    at += l.len() + 1;
                    s
                })
                .collect()
        };
        let found = find(text, &lines);
        let shown = found.stretches.iter().map(|q| {
            format!("{}{}{}", if q.opened { "" } else { "<" }, q.span.of(text), if q.closed { "" } else { ">" })
        });
        shown.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn cases() {
        for (text, want) in [
            ("\"Kami siap,\" ujarnya.", "Kami siap,"),
            ("\"Satu.\nDua,\" katanya.", "Satu.\nDua,"),
            ("\"Satu.\n\"Dua,\" katanya.", "Satu.\n\"Dua,"),
            ("Ia berkata,\"Kami siap.\"Lalu pergi.", "Kami siap."),
            ("\"Kami siap. ungkap Nur.\nIa pergi.", "Kami siap. ungkap Nur.>"),
            ("Kami siap,\" ujarnya. \"Ya,\" kata Andi.", "<Kami siap,|Ya,"),
            ("\"Program \"Sehat\" itu baik,\" kata Andi.", "Program \"Sehat\" itu baik,"),
            ("Program \"Sehat\" dan \"Cerdas\" dimulai.", "Sehat|Cerdas"),
            ("\"Ya,\" kata Andi. \"Kami siap,\" lanjutnya.", "Ya,|Kami siap,"),
            ("\"Ya. \"Kami siap,\" lanjutnya.", "Ya.>|Kami siap,"),
            ("\"", ""),
            ("", ""),
        ] {
            assert_eq!(quoted(text), want, "{text:?}");
        }
    }
}
