//! Records as drafts of corpus files: what the program found, written down for a human to correct.
//!
//! [`gold_of`] says in the corpus's terms what a record says; [`Draft`] makes of that something the format can hold, and keeps
//! a note of whatever it had to leave out; [`folder::DraftFolder`] writes the files and the list of what remains to be done.

mod convert;
mod field;
pub mod folder;
mod marks;
mod tidy;

use crate::article::Article;
use crate::corpus::{GoldArticle, Open};
use crate::record::Record;

pub use convert::gold_of;
pub(crate) use marks::outside;

/// An article on its way into the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The article with answers that the format can hold, and stand-ins where `open` says so.
    pub article: GoldArticle,
    /// Header's word for the reviewer: whose draft it is.
    pub style: String,
    /// What a human has to fill in before the file can be read.
    pub open: Open,
    /// What a human should look at.
    pub notes: Vec<Note>,
}

/// Something that a human should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Index of the sentence that it is about; `None` for the article.
    pub sentence: Option<usize>,
    /// What.
    pub reason: String,
}

impl Draft {
    /// The draft of an article by what a record says of it; the record's spans are bytes of the article's text.
    pub fn of_record(article: &Article, record: &Record) -> Draft {
        let style = format!("draft by {} {}, not yet read by a human", record.model.name, record.model.version);
        let mut draft = Draft::of_gold(gold_of(article, record), style);
        draft.note_what_is_lost(record);
        draft
    }

    /// The draft of an article with any answers: made such that the format can hold it.
    pub fn of_gold(article: GoldArticle, style: String) -> Draft {
        Draft::of_parts(article, style, Open::default())
    }

    /// The same, with stand-ins where `open` says so.
    pub fn of_parts(article: GoldArticle, style: String, open: Open) -> Draft {
        tidy::tidy(Draft { article, style, open, notes: Vec::new() })
    }

    fn note(&mut self, sentence: Option<usize>, reason: impl Into<String>) {
        self.notes.push(Note { sentence, reason: reason.into() });
    }

    /// What a record can say and the corpus cannot.
    fn note_what_is_lost(&mut self, record: &Record) {
        for event in &record.events {
            let sentence = event.sentences.first().copied();
            if event.figures.len() > 1 {
                self.note(
                    sentence,
                    format!("the {} counts {} figures; the first is taken", event.kind, event.figures.len()),
                );
            }
            let mut posts: Vec<&str> = event.people.iter().filter_map(|person| person.post.as_deref()).collect();
            posts.dedup();
            if posts.len() > 1 {
                self.note(
                    sentence,
                    format!("the {} gives several posts, an event each? {}", event.kind, posts.join("; ")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests;
