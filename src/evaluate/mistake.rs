//! One thing that a record has wrong, with the text that shows it.

use super::tally::{Field, Layer};
use crate::record::Span;

/// What part of the record is wrong. In the order of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// An item is missed or spurious.
    Layer(Layer),
    /// An item is there, but its field is wrong.
    Field(Field),
}

/// How it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Gold, but not found.
    Missed,
    /// Found, but not gold.
    Spurious,
    /// Another value than gold has.
    Wrong {
        /// What the record says.
        found: String,
        /// What gold says.
        gold: String,
    },
}

/// One mistake.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// Of what.
    pub part: Part,
    /// How.
    pub what: What,
    /// Id of the article.
    pub id: String,
    /// Where, in code points; an article's fields have no place.
    pub span: Option<Span>,
    /// What the item says of itself: a figure's text, a quote's speaker, an event's kind. May be empty.
    pub detail: String,
    /// Probability that the record gave, of the label or of the item.
    pub probability: Option<f64>,
    /// The sentence or the quote, on one line, shortened to [`MOST`] characters.
    pub text: String,
}

/// Most characters of a text that is shown with a mistake.
pub const MOST: usize = 300;

impl Part {
    /// Its name, as in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Part::Layer(layer) => layer.name().trim_start(),
            Part::Field(field) => field.name(),
        }
    }
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            What::Missed => f.write_str("missed"),
            What::Spurious => f.write_str("spurious"),
            What::Wrong { found, gold } => write!(f, "{found} for {gold}"),
        }
    }
}

/// A text by code points.
pub(super) struct Shown<'t> {
    text: &'t str,
    /// Where each character begins, and the end.
    starts: Vec<usize>,
}

impl<'t> Shown<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Shown { text, starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// What stands at a span, on one line, shortened. Beyond the text there is nothing.
    pub(super) fn at(&self, [start, end]: Span) -> String {
        let byte = |at: usize| self.starts.get(at).copied().unwrap_or(self.text.len());
        shortened(self.text.get(byte(start)..byte(end)).unwrap_or_default(), MOST)
    }
}

/// On one line, of at most `most` characters; what is cut ends with an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(most) {
        None => line,
        Some(_) => {
            let cut = line.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
            format!("{}…", line[..cut].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_by_code_points_on_one_line() {
        let shown = Shown::new("🌊 Bupati\n\thadir.");
        assert_eq!((shown.at([0, 1]), shown.at([2, 16])), ("🌊".to_owned(), "Bupati hadir.".to_owned()));
        assert_eq!(
            (shown.at([10, 99]), shown.at([99, 120]), shown.at([5, 2])),
            ("hadir.".into(), "".into(), "".into())
        );
        assert_eq!(
            (shortened("satu dua tiga", 13), shortened("satu dua tiga", 10)),
            ("satu dua tiga".into(), "satu dua…".into())
        );
        assert_eq!(shortened("satu", 0), "…");
    }
}
