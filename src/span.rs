//! Stretches of text that know which text they belong to.
//!
//! Inside the crate every offset is a byte offset, and its type says of which text: [`Raw`], as it came in, or [`Clean`],
//! after the repairs. Code points and UTF-16 units exist only at the border, in [`Offsets`].

use std::marker::PhantomData;

/// The text as it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Raw {}

/// The text after cleaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clean {}

/// A half-open stretch `[start, end)` of UTF-8 bytes of one text. `start <= end` always holds.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<S> {
    start: u32,
    end: u32,
    space: PhantomData<S>,
}

impl<S> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Span<S> {}

impl<S> Span<S> {
    /// The stretch from `start` to `end`, in bytes. An end before the start gives the empty stretch at `start`.
    /// Texts of 4 GiB and more are refused at the source, so the offsets fit.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end}");
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Span { start, end, space: PhantomData }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True where the stretch holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The stretch as a range to index text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// The text that the stretch shows, empty where the span does not fit `text` (a span of another text).
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// True where the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies inside, borders included.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the byte at `at` is inside.
    pub fn has(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// The smallest stretch that holds both.
    pub fn cover(self, other: Self) -> Self {
        Span { start: self.start.min(other.start), end: self.end.max(other.end), space: PhantomData }
    }

    /// The same stretch `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }

    /// The stretch without white space at its two ends.
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let left = inside.len() - inside.trim_start().len();
        let kept = inside.trim().len();
        Self::new(self.start() + left, self.start() + left + kept)
    }
}

/// In which unit offsets leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Unicode code points, what Python counts.
    #[default]
    Chars,
    /// UTF-8 bytes, what Rust, C and most tools count.
    Bytes,
    /// UTF-16 code units, what browsers and Java count.
    Utf16,
}

/// Converts byte offsets of one raw text into another unit, in any order, by marks left every few hundred bytes.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// Units before each multiple of [`STRIDE`] bytes (rounded down to a character's start); empty for ASCII and bytes.
    marks: Vec<u32>,
}

const STRIDE: usize = 256;

impl<'t> Offsets<'t> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut marks = Vec::new();
        if unit != Unit::Bytes && !text.is_ascii() {
            let (mut at, mut units) = (0, 0u32);
            for next in (0..=text.len()).step_by(STRIDE) {
                let next = text.floor_char_boundary(next);
                units += count(&text[at..next], unit);
                marks.push(units);
                at = next;
            }
        }
        Offsets { text, unit, marks }
    }

    /// The offset in the chosen unit of byte `at` of the text (rounded down to a character's start).
    pub fn convert(&self, at: usize) -> usize {
        let Some(mark) = self.marks.get(at / STRIDE) else { return at };
        let from = self.text.floor_char_boundary(at / STRIDE * STRIDE);
        let at = self.text.floor_char_boundary(at);
        *mark as usize + count(&self.text[from..at], self.unit) as usize
    }

    /// The byte at which offset `at` of the chosen unit stands; none behind the end of the text or inside a character.
    pub fn byte(&self, at: usize) -> Option<usize> {
        if self.marks.is_empty() {
            return self.text.is_char_boundary(at).then_some(at);
        }
        // The last mark at or before the offset; what is left is counted from there.
        let mark = self.marks.partition_point(|units| *units as usize <= at).checked_sub(1)?;
        let from = self.text.floor_char_boundary(mark * STRIDE);
        let mut units = *self.marks.get(mark)? as usize;
        for (place, c) in self.text[from..].char_indices() {
            if units >= at {
                return (units == at).then_some(from + place);
            }
            units += if self.unit == Unit::Utf16 { c.len_utf16() } else { 1 };
        }
        (units == at).then_some(self.text.len())
    }

    /// Both ends of a raw span, in the chosen unit.
    pub fn span(&self, span: Span<Raw>) -> [usize; 2] {
        [self.convert(span.start()), self.convert(span.end())]
    }
}

fn count(text: &str, unit: Unit) -> u32 {
    let n = match unit {
        Unit::Bytes => text.len(),
        Unit::Chars => text.chars().count(),
        Unit::Utf16 => text.encode_utf16().count(),
    };
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_in_each_unit() {
        let text = "dì 🌊 ini".repeat(200);
        for unit in [Unit::Chars, Unit::Bytes, Unit::Utf16] {
            let offsets = Offsets::new(&text, unit);
            for (at, _) in text.char_indices() {
                assert_eq!(offsets.convert(at), count(&text[..at], unit) as usize, "{unit:?} {at}");
            }
            assert_eq!(offsets.convert(text.len()), count(&text, unit) as usize);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(offsets.byte(offsets.convert(at)), Some(at), "{unit:?} {at}");
            }
            assert_eq!(offsets.byte(count(&text, unit) as usize + 1), None);
        }
    }

    #[test]
    fn a_span_of_another_text_shows_nothing() {
        assert_eq!(Span::<Raw>::new(3, 9).of("ini"), "");
    }
}
