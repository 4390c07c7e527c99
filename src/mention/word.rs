//! The words of a sentence as the extractors of people and speech see them: tokens with their shape, and with the point of
//! an abbreviation, an initial or a degree joined to it.

use crate::document::{Document, Sentence};
use crate::lexicon;
use crate::span::{Clean, Span};
use crate::token::{Kind, Token};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// "dan", "pppk".
    Lower,
    /// "Budi", "McDonald".
    Capital,
    /// "BKPSDM", "RI".
    Upper,
    /// A single capital: "A" in "A. Yani".
    Initial,
    /// "2025".
    Number,
    /// A punctuation mark.
    Mark,
}

/// One word or mark of a sentence.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// As written, without the point of an abbreviation.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
    /// Where, the point of an abbreviation included.
    pub span: Span<Clean>,
    /// How it is written.
    pub shape: Shape,
    /// Whether a point is joined to it.
    pub dotted: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

impl Word<'_> {
    /// Whether the word is the mark `mark`.
    pub fn is(&self, mark: &str) -> bool {
        self.shape == Shape::Mark && self.text == mark
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// The stretch of the word alone, without a joined point.
    pub fn bare(&self) -> Span<Clean> {
        Span::new(self.span.start(), self.span.start() + self.text.len())
    }
}

/// The words of one sentence.
pub fn words<'d>(doc: &'d Document, sentence: &Sentence) -> Vec<Word<'d>> {
    let (text, tokens) = (doc.text(), doc.tokens_of(sentence));
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let shown = token.text(text);
        if shown == "." && i + 1 < tokens.len() && takes_point(words.last(), token) {
            if let Some(last) = words.last_mut() {
                last.span = last.span.cover(token.span);
                last.dotted = true;
            }
            continue;
        }
        words.push(Word {
            text: shown,
            lower: shown.to_lowercase(),
            span: token.span,
            shape: shape(*token, shown),
            dotted: false,
            quoted: is_quoted(doc, token.span.start()),
        });
    }
    words
}

/// Whether byte `at` lies inside a quotation. One without a closing mark ends nobody knows where: its words count as free.
fn is_quoted(doc: &Document, at: usize) -> bool {
    let mut around = doc.quotations.within(Span::new(at, at + 1));
    around.any(|quotation| quotation.closed)
}

/// Whether a point belongs to the word before it.
fn takes_point(word: Option<&Word>, point: &Token) -> bool {
    word.is_some_and(|word| {
        word.span.end() == point.span.start()
            && !word.dotted
            && (word.shape == Shape::Initial
                || lexicon::is_honorific(word.text)
                || lexicon::is_abbreviation(word.text)
                || word.text.contains('.')
                || word.is_capital() && word.text.len() <= 4 && lexicon::is_degree(word.text)
                || matches!(word.lower.as_str(), "plt" | "pj" | "plh" | "pjs" | "bin" | "br" | "dg" | "hi"))
    })
}

fn shape(token: Token, text: &str) -> Shape {
    match token.kind {
        Kind::Quote | Kind::Mark => Shape::Mark,
        Kind::Number => Shape::Number,
        Kind::Word => {
            let (mut upper, mut lower, mut first) = (0, 0, None);
            for c in text.chars().filter(|c| c.is_alphabetic()) {
                first = first.or(Some(c));
                if c.is_uppercase() { upper += 1 } else { lower += 1 }
            }
            match (first.is_some_and(char::is_uppercase), upper, lower) {
                (true, 1, 0) => Shape::Initial,
                (true, _, 0) => Shape::Upper,
                (true, ..) => Shape::Capital,
                _ => Shape::Lower,
            }
        }
    }
}
