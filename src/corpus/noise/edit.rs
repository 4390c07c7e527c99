//! Edits of a text, and where its spans go.

use crate::span::{Raw, Span};
use std::ops::Range;

/// Replacements and insertions, in bytes of the text they are for.
#[derive(Debug, Default)]
pub(super) struct Edits {
    edits: Vec<(Range<usize>, String, Option<Range<usize>>)>,
}

/// Where the stretches of a text went.
#[derive(Debug)]
pub(super) struct Map {
    /// Replaced stretch and the length of what stands there now, in order.
    edits: Vec<(Range<usize>, usize)>,
    inserted: Vec<Span<Raw>>,
}

impl Edits {
    /// Puts `with` in place of `range`.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        self.edits.push((range, with.to_owned(), None));
    }

    /// Puts `line` behind `at`, `lead` before it: text that belongs to nobody's answers.
    pub(super) fn insert(&mut self, at: usize, lead: &str, line: &str) {
        self.edits.push((at..at, format!("{lead}{line}"), Some(lead.len()..lead.len() + line.len())));
    }

    /// The text after the edits, and where its parts went. Of overlapping edits the first stands.
    pub(super) fn apply(mut self, text: &str) -> (String, Map) {
        self.edits.sort_by_key(|(range, ..)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + 64);
        let mut map = Map { edits: Vec::new(), inserted: Vec::new() };
        let mut at = 0;
        for (range, with, line) in self.edits {
            if range.start < at {
                continue;
            }
            out.push_str(&text[at..range.start]);
            if let Some(line) = line {
                map.inserted.push(Span::new(out.len() + line.start, out.len() + line.end));
            }
            out.push_str(&with);
            at = range.end;
            map.edits.push((range, with.len()));
        }
        out.push_str(&text[at..]);
        (out, map)
    }
}

impl Map {
    /// Stretches of the new text that were inserted.
    pub(super) fn inserted(&self) -> impl Iterator<Item = Span<Raw>> {
        self.inserted.iter().copied()
    }

    /// Where the border at `at` is now; of an insertion just there, `behind` tells the side.
    fn border(&self, at: usize, behind: bool) -> usize {
        let mut shift = 0isize;
        for (range, len) in &self.edits {
            let before = range.end < at || range.end == at && (range.start < at || behind);
            if !before {
                break;
            }
            shift += *len as isize - range.len() as isize;
        }
        at.saturating_add_signed(shift)
    }
}

/// `span` in the new text. What is inserted at its very borders stays outside.
pub(super) fn moved(map: &Map, span: Span<Raw>) -> Span<Raw> {
    let start = map.border(span.start(), true);
    Span::new(start, map.border(span.end(), false).max(start))
}
