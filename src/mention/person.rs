//! People: names with their titles and degrees, the roles they hold, and the bodies that speak.
//!
//! [`people`] makes one entry a person for the whole article; later short forms and roles are mentions of it.

mod beside;
mod closed;
mod merge;
mod name;
mod role;
mod scan;

use crate::document::Document;
use crate::mention::word::{Word, words};
use crate::span::{Clean, Span};

pub use beside::{Beside, beside, is_placed};
pub use closed::{is_headline_verb, is_person_noun};
pub use name::{Name, is_body_word, is_calendar, is_name_word, is_weekday, name_at, stretch};
pub use role::{RolePhrase, is_verb, role_at};
pub use scan::{Found, found_at, is_filler, places};

/// How a mention shows its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A name that makes the person known, with or without a role.
    Name,
    /// A word or two of a name given in full elsewhere.
    Short,
    /// A role alone.
    Role,
}

/// One mention of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMention {
    /// Where: the name, or the role where there is no name.
    pub span: Span<Clean>,
    /// Index into [`People::persons`].
    pub person: usize,
    /// How it shows the person.
    pub form: Form,
}

/// One person of the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Fullest form of the name, honorifics and degrees dropped.
    pub name: String,
    /// Fullest form of the role, as written.
    pub role: Option<String>,
    /// All mentions in order of the text.
    pub mentions: Vec<Span<Clean>>,
}

/// The people of an article.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// In order of their first mention.
    pub persons: Vec<Person>,
    /// In order of the text.
    pub mentions: Vec<PersonMention>,
    /// Roles without a holder, fullest form, in order of the text.
    pub posts: Vec<(Span<Clean>, String)>,
    /// Names that nothing shows to be a person's, in order of the text.
    pub others: Vec<(Span<Clean>, String)>,
}

impl People {
    /// The mentions that lie within `span`, in order of the text.
    pub fn mentions_in(&self, span: Span<Clean>) -> &[PersonMention] {
        let from = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let to = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }

    /// The people mentioned within `span`: where, the fullest name and the fullest role.
    pub fn in_span(&self, span: Span<Clean>) -> Vec<(Span<Clean>, &str, Option<&str>)> {
        let shown = |mention: &PersonMention| {
            let person = self.persons.get(mention.person)?;
            Some((mention.span, person.name.as_str(), person.role.as_deref()))
        };
        self.mentions_in(span).iter().filter_map(shown).collect()
    }

    /// The person who holds the post that `role` names, mentioned last before byte `at`, or else first behind it.
    pub fn holder(&self, role: &str, at: usize) -> Option<usize> {
        let last = self.mentions.iter().rev().filter(|mention| mention.span.start() < at);
        let next = self.mentions.iter().filter(|mention| mention.span.start() >= at);
        last.chain(next).map(|mention| mention.person).find(|person| {
            self.persons
                .get(*person)
                .and_then(|person| person.role.as_deref())
                .is_some_and(|held| merge::is_post_of(role, held))
        })
    }

    /// The mention that touches `span`.
    pub fn at(&self, span: Span<Clean>) -> Option<&PersonMention> {
        self.mentions.iter().find(|mention| mention.span.overlaps(span))
    }
}

/// Finds the people of a document.
pub fn people(doc: &Document) -> People {
    let all: Vec<Vec<Word>> = doc.sentences.iter().map(|sentence| words(doc, sentence)).collect();
    let places = places(&all);
    let found = scan::scan(&all, &places);
    merge::merge(doc, &all, &places, found)
}

#[cfg(test)]
mod tests;
