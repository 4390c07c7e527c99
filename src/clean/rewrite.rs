//! Collects the replacements of one rule over one text.

use super::align::{Alignment, Change};

/// Takes replacements in order of the text and builds the new text and the alignment to the old one.
pub(super) struct Rewriter<'t> {
    text: &'t str,
    rules: u32,
    out: String,
    /// Bytes of `text` already taken over or replaced.
    taken: usize,
    alignment: Alignment,
}

impl<'t> Rewriter<'t> {
    /// Starts on `text` for the rule whose bit is `rules`.
    pub(super) fn new(text: &'t str, rules: u32) -> Self {
        Rewriter { text, rules, out: String::new(), taken: 0, alignment: Alignment::default() }
    }

    /// The text that is looked at.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Replaces the bytes `start..end` by `to`. Calls come in order and do not overlap; one that would is ignored, as is
    /// one that changes nothing.
    pub(super) fn replace(&mut self, start: usize, end: usize, to: &str) {
        let Some(from) = self.text.get(start..end) else { return };
        if start < self.taken || from == to {
            return;
        }
        self.out.push_str(&self.text[self.taken..start]);
        let clean_start = self.out.len();
        self.out.push_str(to);
        self.taken = end;
        self.alignment.push(Change {
            raw_start: start,
            raw_end: end,
            clean_start,
            clean_end: self.out.len(),
            rules: self.rules,
        });
    }

    /// Replaces each character that `to` answers for.
    pub(super) fn map_chars(&mut self, mut to: impl FnMut(char) -> Option<&'static str>) {
        for (at, c) in self.text.char_indices() {
            if let Some(to) = to(c) {
                self.replace(at, at + c.len_utf8(), to);
            }
        }
    }

    /// The new text and its alignment, or nothing where no replacement came.
    pub(super) fn finish(mut self) -> Option<(String, Alignment)> {
        if self.alignment.is_identity() {
            return None;
        }
        self.out.push_str(&self.text[self.taken..]);
        Some((self.out, self.alignment))
    }
}

/// The maximal runs of `is_part` characters, as byte ranges.
pub(super) fn runs(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.find(|(_, c)| is_part(*c))?;
        let mut end = text.len();
        while let Some((at, c)) = chars.peek() {
            if !is_part(*c) {
                end = *at;
                break;
            }
            chars.next();
        }
        Some(start..end)
    })
}
