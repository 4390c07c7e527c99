//! The names of labels in annotation tools; export writes and import reads them.

use crate::terms::{Category, Label, QuoteKind};

/// A sentence without labels.
pub const NONE: &str = "none";
/// A stretch that belongs to no sentence.
pub const BOILERPLATE: &str = "boilerplate";
/// A figure: `figure:honorer`, or `figure` where the category is not known.
pub const FIGURE: &str = "figure";
/// The content of a quote: `speech:direct`, `speech:indirect`, or `speech`. (`quote` is the label of a sentence.)
pub const SPEECH: &str = "speech";

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A sentence with a label, or with none.
    Sentence(Option<Label>),
    /// No sentence.
    Boilerplate,
    /// A figure.
    Figure(Option<Category>),
    /// The content of a quote.
    Speech(Option<QuoteKind>),
}

impl Name {
    /// Reads a name.
    ///
    /// # Errors
    /// For one that is none of these, with those there are.
    pub fn read(name: &str) -> Result<Name, String> {
        let known = match name.split_once(':') {
            None if name == NONE => Some(Name::Sentence(None)),
            None if name == BOILERPLATE => Some(Name::Boilerplate),
            None if name == FIGURE => Some(Name::Figure(None)),
            None if name == SPEECH => Some(Name::Speech(None)),
            None => Label::from_word(name).map(|label| Name::Sentence(Some(label))),
            Some((FIGURE, word)) => Category::from_word(word).map(|category| Name::Figure(Some(category))),
            Some((SPEECH, word)) => QuoteKind::from_word(word).map(|kind| Name::Speech(Some(kind))),
            Some(_) => None,
        };
        known.ok_or_else(|| {
            let labels: Vec<&str> = Label::ALL.iter().map(|label| label.word()).collect();
            let categories: Vec<&str> = Category::ALL.iter().map(|category| category.word()).collect();
            format!(
                "no label `{name}`: {}, {NONE}, {BOILERPLATE}, {SPEECH}:direct, {SPEECH}:indirect, {FIGURE}:CATEGORY ({})",
                labels.join(", "),
                categories.join(", ")
            )
        })
    }

    /// The name as it is written.
    pub fn write(self) -> String {
        match self {
            Name::Sentence(label) => label.map_or(NONE, Label::word).to_owned(),
            Name::Boilerplate => BOILERPLATE.to_owned(),
            Name::Figure(None) => FIGURE.to_owned(),
            Name::Figure(Some(category)) => format!("{FIGURE}:{}", category.word()),
            Name::Speech(None) => SPEECH.to_owned(),
            Name::Speech(Some(kind)) => format!("{SPEECH}:{}", kind.word()),
        }
    }
}
