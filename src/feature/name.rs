//! The spelling of features: the only place that knows it. A name is a family, `=` and what was seen.

use std::fmt::Write;

/// A kind of feature. The letters stand in the model file and in explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// A word, lower case, numbers by their shape.
    Word,
    /// Two neighbouring words.
    Bigram,
    /// Root of a word.
    Stem,
    /// Shape of a token.
    Shape,
    /// Class of a word or phrase in the word lists.
    Class,
    /// A class and what follows it.
    Sequence,
    /// Two classes in one sentence.
    Pair,
    /// Kind of a number, by the number extractor.
    Number,
    /// How a step stands in its clause.
    Frame,
    /// What is about something beside staffing.
    Field,
    /// What headline and lead have.
    Head,
    /// Known classes in order.
    Skeleton,
    /// How a verb of saying stands in its clause.
    Speech,
    /// Quotation state.
    Quotation,
    /// Place in the article, length.
    Place,
    /// What the sentence before has.
    Before,
    /// What the sentence behind has.
    Behind,
    /// What the whole article has.
    Article,
}

impl Family {
    /// Every family.
    pub const ALL: &'static [Family] = &[
        Family::Word,
        Family::Bigram,
        Family::Stem,
        Family::Shape,
        Family::Class,
        Family::Sequence,
        Family::Pair,
        Family::Number,
        Family::Frame,
        Family::Field,
        Family::Head,
        Family::Skeleton,
        Family::Speech,
        Family::Quotation,
        Family::Place,
        Family::Before,
        Family::Behind,
        Family::Article,
    ];

    /// The letters in front of `=`.
    pub fn tag(self) -> &'static str {
        match self {
            Family::Word => "w",
            Family::Bigram => "b",
            Family::Stem => "s",
            Family::Shape => "t",
            Family::Class => "c",
            Family::Sequence => "cs",
            Family::Pair => "cp",
            Family::Number => "nk",
            Family::Frame => "f",
            Family::Field => "about",
            Family::Head => "h",
            Family::Skeleton => "sk",
            Family::Speech => "v",
            Family::Quotation => "q",
            Family::Place => "at",
            Family::Before => "pre",
            Family::Behind => "post",
            Family::Article => "doc",
        }
    }
}

/// Spells feature names into one reused buffer and hands them on.
pub(super) struct Speller<'f> {
    buffer: String,
    take: &'f mut dyn FnMut(&str),
}

impl<'f> Speller<'f> {
    pub(super) fn new(take: &'f mut dyn FnMut(&str)) -> Self {
        Speller { buffer: String::new(), take }
    }

    /// The feature of `family` that saw `what`.
    pub(super) fn one(&mut self, family: Family, what: &str) {
        self.all(family, &[what]);
    }

    /// The feature of `family` that saw several things together.
    pub(super) fn all(&mut self, family: Family, what: &[&str]) {
        self.buffer.clear();
        self.buffer.push_str(family.tag());
        for (i, part) in what.iter().enumerate() {
            self.buffer.push(if i == 0 { '=' } else { '+' });
            self.buffer.push_str(part);
        }
        (self.take)(&self.buffer);
    }

    /// A feature with a number in it.
    pub(super) fn number(&mut self, family: Family, what: &str, number: usize) {
        self.buffer.clear();
        // Writing to a string does not fail.
        let _ = write!(self.buffer, "{}={what}{number}", family.tag());
        (self.take)(&self.buffer);
    }
}
