//! A sentence's tokens with their lower-case words, to match patterns against.

use crate::document::{Document, Sentence};
use crate::span::{Clean, Span};
use crate::token::{Kind, Token};
use std::borrow::Cow;

/// The tokens of one sentence. Every question about a token outside the sentence has the answer "no such thing".
#[derive(Debug)]
pub struct View<'d> {
    text: &'d str,
    tokens: &'d [Token],
    low: Vec<Cow<'d, str>>,
}

impl<'d> View<'d> {
    /// The view of a sentence.
    pub fn new(doc: &'d Document, sentence: &Sentence) -> Self {
        View::of(doc.text(), doc.tokens_of(sentence))
    }

    /// The view of tokens of `text`.
    pub fn of(text: &'d str, tokens: &'d [Token]) -> Self {
        let low = tokens.iter().map(|token| lower(token.text(text))).collect();
        View { text, tokens, low }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `at` in lower case; empty outside.
    pub fn low(&self, at: usize) -> &str {
        self.low.get(at).map_or("", |word| word)
    }

    /// The token `back` places before `at` in lower case; empty outside.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.low(at))
    }

    /// Token `at` as written; empty outside.
    pub fn word(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// All lower-case words from `at` on.
    pub fn rest(&self, at: usize) -> &[Cow<'d, str>] {
        self.low.get(at..).unwrap_or_default()
    }

    /// The kind of token `at`.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether token `at` is a number in digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number)
    }

    /// Whether token `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Whether token `at` is a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether no white space stands between the token before `at` and `at`.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.len() && self.tokens[at - 1].span.end() == self.tokens[at].span.start()
    }

    /// Whether a tab stands between the token before `at` and `at`.
    pub fn is_tabbed(&self, at: usize) -> bool {
        let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|b| self.tokens.get(b)), self.tokens.get(at))
        else {
            return false;
        };
        self.text[before.span.end()..token.span.start()].contains('\t')
    }

    /// The stretch from token `first` up to, not with, token `end`.
    pub fn span(&self, first: usize, end: usize) -> Span<Clean> {
        let last = end.min(self.len()).saturating_sub(1);
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) if first.span.start() <= last.span.end() => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// Index of the first token that ends behind byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= at)
    }

    /// The clean text that the tokens stand in.
    pub fn text(&self) -> &'d str {
        self.text
    }
}

/// An acronym without its -nya: "ASN-nya" is looked up as "ASN".
pub(crate) fn acronym(word: &str) -> &str {
    word.strip_suffix("-nya").filter(|rest| rest.len() > 1 && rest.chars().all(char::is_uppercase)).unwrap_or(word)
}

fn lower(word: &str) -> Cow<'_, str> {
    let word = acronym(word);
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}
