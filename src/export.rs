//! Articles with their answers in the formats of other tools.
//!
//! An [`Item`] is an article with answers, a human's or a model's; a [`Format`] writes it. Spans count Unicode code points of
//! the original text.

mod conll;
mod doccano;
pub mod input;
mod label_studio;
pub mod names;
mod sentences;

use crate::article::Article;
use crate::corpus::{GoldArticle, to_gold_json};
use crate::draft::gold_of;
use crate::record::{Record, Scores};
use crate::span::{Raw, Span};
use crate::terms::Label;

pub use label_studio::CONFIG as LABEL_STUDIO_CONFIG;

/// An article with its answers.
#[derive(Debug, Clone)]
pub struct Item {
    /// The article and its answers.
    pub gold: GoldArticle,
    /// Who gave them.
    pub by: By,
    /// Where people stand whom the answers name, and as what; in order, none overlapping another.
    pub people: Vec<(Span<Raw>, Role)>,
    /// Where the dates of events stand; in order, none overlapping another.
    pub dates: Vec<Span<Raw>>,
}

/// Who gave the answers.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    /// A human: the corpus.
    Human {
        /// The fold of the cross-validation that holds the article.
        fold: usize,
    },
    /// A model.
    Model {
        /// Its name and version.
        version: String,
        /// Probability of the least certain decision on a label, 0.5 to 1.
        certainty: f64,
    },
}

/// As what somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Is quoted.
    Speaker,
    /// Carries out a step.
    Official,
    /// Gets, changes or loses a post.
    Person,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Role::Speaker => "speaker",
            Role::Official => "official",
            Role::Person => "person",
        }
    }
}

impl Item {
    /// An article of the corpus.
    pub fn of_gold(gold: GoldArticle, fold: usize) -> Item {
        let (people, dates) = (named_people(&gold), named_dates(&gold));
        Item {
            by: By::Human { fold },
            people: apart(people),
            dates: apart(dates).into_iter().map(first).collect(),
            gold,
        }
    }

    /// An article with what a record says of it; the record's spans are bytes of the article's text.
    pub fn of_record(article: &Article, record: &Record) -> Item {
        let gold = gold_of(article, record);
        let (mut people, mut dates) = (named_people(&gold), named_dates(&gold));
        let raw = |[start, end]: [usize; 2]| Span::new(start, end.max(start));
        people.extend(record.quotes.iter().filter_map(|q| Some((raw(q.speaker_span?), Role::Speaker))));
        for event in &record.events {
            let official = event.official.as_ref().filter(|official| official.name.is_some());
            people.extend(official.map(|official| (raw(official.span), Role::Official)));
            people.extend(event.people.iter().map(|person| (raw(person.span), Role::Person)));
            dates.extend(event.date.as_ref().map(|date| (raw(date.span), ())));
        }
        let by = By::Model {
            version: format!("{} {}", record.model.name, record.model.version),
            certainty: rounded(record.sentences.iter().map(|s| certainty(&s.scores)).fold(1.0, f64::min)),
        };
        Item { by, people: apart(people), dates: apart(dates).into_iter().map(first).collect(), gold }
    }
}

fn first<T>((span, _): (Span<Raw>, T)) -> Span<Raw> {
    span
}

/// Three decimals, as scores have them.
fn rounded(probability: f64) -> f64 {
    (probability * 1000.0).round() / 1000.0
}

fn certainty(scores: &Scores) -> f64 {
    Label::ALL.iter().map(|label| scores.of(*label)).map(|p| p.max(1.0 - p)).fold(1.0, f64::min)
}

/// Every place at which a person stands by the name that the answers give.
fn named_people(gold: &GoldArticle) -> Vec<(Span<Raw>, Role)> {
    let answers = &gold.answers;
    let speakers = answers.quotes.iter().filter_map(|quote| Some((quote.speaker.as_deref()?, Role::Speaker)));
    let officials = answers.events.iter().filter_map(|e| Some((e.official.as_ref()?.0.as_deref()?, Role::Official)));
    let people = answers.events.iter().flat_map(|event| event.names.iter().map(|name| (name.as_str(), Role::Person)));
    let places = |(name, role)| whole_words(&gold.given.text, name).map(move |span| (span, role));
    speakers.chain(officials).chain(people).flat_map(places).collect()
}

/// The dates of events, in the first of their sentences that shows them.
fn named_dates(gold: &GoldArticle) -> Vec<(Span<Raw>, ())> {
    let answers = &gold.answers;
    let place = |event: &crate::corpus::GoldEvent| {
        let (words, ..) = event.date.as_ref()?;
        event.sentences.iter().find_map(|at| {
            let sentence = answers.sentences.get(*at)?.span;
            let start = sentence.start() + sentence.of(&gold.given.text).find(words.as_str())?;
            Some((Span::new(start, start + words.len()), ()))
        })
    };
    answers.events.iter().filter_map(place).collect()
}

/// Every place of `words` in `text` that is no part of a longer word.
fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Span<Raw>> + 't {
    let is_free = |start: usize, end: usize| {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joins(text[..start].chars().next_back()) && !joins(text[end..].chars().next())
    };
    let hits = text.match_indices(words).filter(move |(at, hit)| !hit.is_empty() && is_free(*at, at + hit.len()));
    hits.map(|(at, hit)| Span::new(at, at + hit.len()))
}

/// In order, of those that overlap the one that begins first and is longest, of equals the lesser.
fn apart<T: Ord>(mut spans: Vec<(Span<Raw>, T)>) -> Vec<(Span<Raw>, T)> {
    spans.sort_by(|(a, x), (b, y)| (a.start(), b.end(), x).cmp(&(b.start(), a.end(), y)));
    let mut end = 0;
    spans.retain(|(span, _)| {
        let fits = span.start() >= end && !span.is_empty();
        end = if fits { span.end() } else { end };
        fits
    });
    spans
}

/// A format that other tools read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// doccano's JSON Lines for sequence labelling: a row an article.
    Doccano,
    /// doccano's JSON Lines for text classification with several labels: a row a sentence.
    DoccanoSentences,
    /// Label Studio's tasks in JSON.
    LabelStudio,
    /// A token a line with BIO columns, CoNLL-U Plus.
    Conll,
    /// The sentences as training sees them, with their folds, JSON Lines.
    Sentences,
    /// The layout of external scorers, JSON Lines.
    Gold,
}

impl Format {
    /// What stands before the first item.
    pub fn head(self) -> &'static str {
        match self {
            Format::LabelStudio => "[\n",
            Format::Conll => conll::HEAD,
            _ => "",
        }
    }

    /// An item; `is_first` tells that none was written before it.
    pub fn item(self, item: &Item, is_first: bool) -> String {
        match self {
            Format::Doccano => doccano::article(item),
            Format::DoccanoSentences => doccano::sentences(item),
            Format::LabelStudio => format!("{}{}", if is_first { "" } else { ",\n" }, label_studio::task(item)),
            Format::Conll => conll::article(item),
            Format::Sentences => sentences::rows(item),
            Format::Gold => format!("{}\n", to_gold_json(&item.gold)),
        }
    }

    /// What stands behind the last item.
    pub fn tail(self) -> &'static str {
        if self == Format::LabelStudio { "\n]\n" } else { "" }
    }
}

#[cfg(test)]
mod tests;
