//! Where each stretch of the clean text stood in the raw one.
//!
//! Only the stretches that differ are kept, sorted, and found by binary search. A dropped mark belongs to the character on
//! its left (at the very start, to the one on its right), so that the raw spans of adjacent clean spans are adjacent too:
//! raw spans tile the text.

use crate::span::{Clean, Raw, Span};

/// A stretch of the raw text that reads otherwise in the clean one. Both ends are byte offsets, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// First raw byte.
    pub raw_start: usize,
    /// One past the last raw byte.
    pub raw_end: usize,
    /// First clean byte.
    pub clean_start: usize,
    /// One past the last clean byte.
    pub clean_end: usize,
    /// The rules that made it, a bit each ([`super::Rule`]).
    pub rules: u32,
}

/// The way back from clean to raw offsets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alignment {
    changes: Vec<Change>,
}

impl Alignment {
    /// The stretches that differ, in order, none touching inside another.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// True where nothing differs.
    pub fn is_identity(&self) -> bool {
        self.changes.is_empty()
    }

    /// Appends a change behind all others.
    pub(super) fn push(&mut self, change: Change) {
        debug_assert!(self.changes.last().is_none_or(|last| last.raw_end <= change.raw_start));
        self.changes.push(change);
    }

    /// The raw offset of clean offset `at`. Strictly inside a changed stretch it is the stretch's raw start.
    fn raw_offset(&self, at: usize) -> usize {
        if at == 0 {
            return 0;
        }
        // The last change that starts at or before `at`; those of zero clean length at `at` lie left of it.
        let behind = self.changes.partition_point(|c| c.clean_start <= at);
        match self.changes[..behind].last() {
            None => at,
            Some(c) if c.clean_end <= at => at - c.clean_end + c.raw_end,
            Some(c) => c.raw_start,
        }
    }

    /// The raw stretch behind a clean one.
    pub fn raw(&self, span: Span<Clean>) -> Span<Raw> {
        let start = self.raw_offset(span.start());
        Span::new(start, self.raw_offset(span.end()).max(start))
    }

    /// The clean stretch that reads what a raw one shows. What was put in at an end of the raw stretch stays outside; an end
    /// strictly inside a changed stretch is that stretch's clean start. Law: stretches that do not overlap stay so.
    pub fn clean(&self, span: Span<Raw>) -> Span<Clean> {
        let at = |at: usize, behind: usize| match self.changes[..behind].last() {
            None => at,
            Some(c) if c.raw_end <= at => at - c.raw_end + c.clean_end,
            Some(c) => c.clean_start,
        };
        let start = at(span.start(), self.changes.partition_point(|c| c.raw_start <= span.start()));
        let end = at(span.end(), self.changes.partition_point(|c| c.raw_start < span.end()));
        Span::new(start, end.max(start))
    }

    /// The alignment of two cleanings in a row: `self` led from raw to a middle text, `next` from there to the clean one.
    /// Changes of `next` that meet changes of `self` become one.
    pub(super) fn then(&self, next: &Alignment) -> Alignment {
        if self.is_identity() {
            return next.clone();
        }
        let (a, b) = (&self.changes, &next.changes);
        let mut out = Vec::with_capacity(a.len() + b.len());
        let (mut i, mut j) = (0, 0);
        // Raw minus middle behind all of `a` taken so far; clean minus middle behind all of `b`.
        let (mut raw_shift, mut clean_shift) = (0isize, 0isize);
        while i < a.len() || j < b.len() {
            // Middle-text extent of the group, begun by whichever change comes first.
            let first_a = i < a.len() && (j >= b.len() || a[i].clean_start <= b[j].raw_start);
            let mut middle = if first_a { a[i].clean_start..a[i].clean_end } else { b[j].raw_start..b[j].raw_end };
            let start = middle.start;
            let (from_raw, from_clean) = (shift(start, raw_shift), shift(start, clean_shift));
            let mut rules = 0;
            loop {
                if i < a.len() && meets(&middle, a[i].clean_start, a[i].clean_end) {
                    middle.end = middle.end.max(a[i].clean_end);
                    raw_shift = a[i].raw_end as isize - a[i].clean_end as isize;
                    rules |= a[i].rules;
                    i += 1;
                } else if j < b.len() && meets(&middle, b[j].raw_start, b[j].raw_end) {
                    middle.end = middle.end.max(b[j].raw_end);
                    clean_shift = b[j].clean_end as isize - b[j].raw_end as isize;
                    rules |= b[j].rules;
                    j += 1;
                } else {
                    break;
                }
            }
            out.push(Change {
                raw_start: from_raw,
                raw_end: shift(middle.end, raw_shift),
                clean_start: from_clean,
                clean_end: shift(middle.end, clean_shift),
                rules,
            });
        }
        Alignment { changes: out }
    }
}

/// Whether `[start, end)` overlaps the group, or one of them is empty and they touch.
fn meets(group: &std::ops::Range<usize>, start: usize, end: usize) -> bool {
    let overlap = start < group.end && group.start < end;
    let touch = start <= group.end && group.start <= end && (start == end || group.start == group.end);
    overlap || touch || (start == group.start && end == group.end)
}

fn shift(at: usize, by: isize) -> usize {
    at.saturating_add_signed(by)
}
