//! One article read with its reasons kept: what a record leaves out.

use super::{Engine, Reading};
use crate::article::Article;
use crate::assemble;
use crate::assemble::calendar::Calendar;
use crate::assemble::figure;
use crate::assemble::quote::{Alternative, QuoteDraft, quotes};
use crate::record::{self, Record};
use crate::span::{Offsets, Unit};
use crate::terms::Label;

/// A record and why it is what it is. All spans are bytes of the article's text.
#[derive(Debug)]
pub struct Examined {
    /// What `tag` would write, with spans in bytes.
    pub record: Record,
    /// For each sentence and each label, in the order of [`Label::ALL`], the features that weigh most: name and weight, positive
    /// for the label.
    pub reasons: Vec<[Vec<(String, f64)>; 3]>,
    /// For each figure what speaks for its category and status.
    pub figures: Vec<figure::Reasons>,
    /// For each quote whoever may have spoken, the likeliest first.
    pub speakers: Vec<Vec<SpeakerShown>>,
    /// The people of the article.
    pub people: Vec<PersonShown>,
}

/// Somebody who may have spoken.
#[derive(Debug)]
pub struct SpeakerShown {
    /// Name, role or body.
    pub name: String,
    /// Calibrated probability of the pair of quote and speaker by itself.
    pub probability: f64,
    /// The features that weigh most: name and weight, positive for the speaker.
    pub reasons: Vec<(String, f64)>,
}

/// A person with all mentions.
#[derive(Debug)]
pub struct PersonShown {
    /// Fullest form of the name.
    pub name: String,
    /// Fullest form of the role.
    pub role: Option<String>,
    /// Where.
    pub mentions: Vec<record::Span>,
}

impl Engine {
    /// Reads one article and keeps the reasons: `most` features a label.
    pub fn examine(&self, article: &Article, most: usize) -> Examined {
        let reading = self.read(article);
        let labels = self.label(&reading);
        let Reading { document, people } = &reading;
        let offsets = Offsets::new(&article.text, Unit::Bytes);
        let mut reasons: Vec<[Vec<(String, f64)>; 3]> =
            (0..document.sentences.len()).map(|_| Default::default()).collect();
        for label in Label::ALL {
            let found = self.labeller.reasons(document, people, *label, most);
            for (own, found) in reasons.iter_mut().zip(found) {
                own[*label as usize] = found.into_iter().map(|(name, weight)| (name.to_owned(), weight)).collect();
            }
        }
        let span = |span| offsets.span(document.clean.raw(span));
        let shown = people.persons.iter().map(|person| PersonShown {
            name: person.name.clone(),
            role: person.role.clone(),
            mentions: person.mentions.iter().map(|mention| span(*mention)).collect(),
        });
        let published = assemble::article::article_fields(document, &article.meta).published;
        let calendar = Calendar::of(document, published.as_deref());
        Examined {
            record: self.assemble_in(article, &reading, &labels, Unit::Bytes),
            reasons,
            figures: figure::reasons(document, &labels, &self.judge, &calendar, most),
            speakers: self.speakers(&quotes(document, &labels, people, &self.voices), most),
            people: shown.collect(),
        }
    }

    /// Whoever may have spoken each quote.
    fn speakers(&self, quotes: &[QuoteDraft], most: usize) -> Vec<Vec<SpeakerShown>> {
        let Some(model) = &self.voices.speaker else { return quotes.iter().map(|_| Vec::new()).collect() };
        let reasons = |one: &Alternative| {
            one.reasons(model, most).into_iter().map(|(name, weight)| (name.to_owned(), weight)).collect()
        };
        let shown = |one: &Alternative| SpeakerShown {
            name: one.speaker.clone(),
            probability: one.probability,
            reasons: reasons(one),
        };
        quotes.iter().map(|quote| quote.alternatives.iter().map(shown).collect()).collect()
    }
}
