//! A text after the stages that need no model: clean, cut into lines, quotations, sentences and tokens.

use crate::clean::{CleanText, Rules, clean};
use crate::effort::Effort;
use crate::line::{self, Lines};
use crate::quotation::{self, Quotations};
use crate::sentence;
use crate::span::{Clean, Span};
use crate::token::{Token, tokenize};
use std::ops::Range;

/// A text, cleaned and cut up. All spans are of the clean text.
#[derive(Debug)]
pub struct Document<'t> {
    /// The clean text and the way back to the raw one.
    pub clean: CleanText<'t>,
    /// Content and boilerplate.
    pub lines: Lines,
    /// Quotation marks with their roles, and what stands between them.
    pub quotations: Quotations,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences in order.
    pub tokens: Vec<Token>,
    /// What the stages behind may still do.
    pub effort: Effort,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where in the clean text.
    pub span: Span<Clean>,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Index of the content line ([`Lines::content`]) it stands in.
    pub line: usize,
}

impl<'t> Document<'t> {
    /// Runs the stages over `raw`.
    pub fn new(raw: &'t str, rules: Rules) -> Self {
        let clean = clean(raw, rules);
        let lines = line::split(clean.text());
        let quotations = quotation::find(clean.text(), &lines.content);
        let spans = sentence::split(clean.text(), &lines.content, &quotations);
        let mut document =
            Document { clean, lines, quotations, sentences: Vec::new(), tokens: Vec::new(), effort: Effort::endless() };
        document.cut(spans);
        document
    }

    /// The same, with a limit to what is done with it.
    pub fn within(self, effort: Effort) -> Self {
        Document { effort, ..self }
    }

    /// The same with sentences given from outside: `spans` of the clean text, in order. For text whose true sentences are
    /// known, such as a corpus.
    pub fn with_sentences(raw: &'t str, rules: Rules, spans: impl FnOnce(&CleanText<'t>) -> Vec<Span<Clean>>) -> Self {
        let mut document = Document::new(raw, rules);
        let spans = spans(&document.clean);
        document.sentences.clear();
        document.tokens.clear();
        document.cut(spans);
        document
    }

    fn cut(&mut self, spans: Vec<Span<Clean>>) {
        for span in spans {
            let first = self.tokens.len();
            tokenize(self.clean.text(), span, &mut self.tokens);
            let line = self.lines.content.partition_point(|line| line.end() <= span.start());
            self.sentences.push(Sentence { span, tokens: first..self.tokens.len(), line });
        }
    }

    /// The clean text.
    pub fn text(&self) -> &str {
        self.clean.text()
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// Index of the sentence that holds byte `at` of the clean text.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let behind = self.sentences.partition_point(|s| s.span.start() <= at);
        behind.checked_sub(1).filter(|i| self.sentences[*i].span.has(at))
    }
}
