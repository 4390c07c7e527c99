//! What is compared: gold articles with their answers, and records, as their JSON has them. Fields that are not compared are
//! not read, so that gold and records of other programs do, too.

use crate::article::{Article, Meta, Origin};
use crate::record::Span;
use crate::terms::Label;
use serde::{Deserialize, Deserializer};

/// An article with its answers. Spans count code points.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// By which a record is found.
    #[serde(deserialize_with = "id")]
    pub id: String,
    /// The text that the spans point into.
    pub text: Option<String>,
    /// Headline that comes with the text.
    pub title: Option<String>,
    /// Day or moment of publication that comes with the text.
    pub date: Option<String>,
    /// Medium that comes with the text.
    pub outlet: Option<String>,
    /// Address that comes with the text.
    pub url: Option<String>,
    /// The article as a whole.
    #[serde(default)]
    pub article: Option<Head>,
    /// Stretches that belong to no sentence.
    pub boilerplate: Vec<Span>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Numbers of people or posts.
    pub figures: Vec<Figure>,
    /// Acts of speech.
    pub quotes: Vec<Quote>,
    /// Steps.
    pub events: Vec<Event>,
}

/// What a record says. Absent parts are empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Found {
    /// The article's id.
    #[serde(deserialize_with = "id")]
    pub id: String,
    /// Which text it is of.
    pub source: Option<Source>,
    /// The article as a whole.
    pub article: Option<Head>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Numbers of people or posts.
    pub figures: Vec<Figure>,
    /// Acts of speech.
    pub quotes: Vec<Quote>,
    /// Steps.
    pub events: Vec<Event>,
}

/// Which text a record is of.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Source {
    /// SHA-256 of the text, hexadecimal.
    pub sha256: Option<String>,
}

/// The article as a whole.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Headline.
    pub title: Option<String>,
    /// Medium.
    pub outlet: Option<String>,
    /// Place before the dash.
    pub dateline: Option<String>,
    /// ISO day.
    pub published: Option<String>,
    /// Region.
    pub region: Option<Region>,
}

/// The government that an article is about.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Region {
    /// Kemendagri code.
    pub code: Option<String>,
}

/// A sentence.
#[derive(Debug, Clone, Deserialize)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// Words of its labels.
    pub labels: Vec<String>,
    /// Probability of each label, where known.
    #[serde(default)]
    pub scores: Option<Scores>,
}

/// Probability of each label.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Scores {
    quota: f64,
    appointment: f64,
    quote: f64,
}

/// A number of people or posts.
#[derive(Debug, Clone, Deserialize)]
pub struct Figure {
    /// Where.
    pub span: Span,
    /// The number; null for a range.
    pub value: Option<i64>,
    /// Lower end of a range.
    pub low: Option<i64>,
    /// Upper end of a range.
    pub high: Option<i64>,
    /// How it is meant.
    pub qualifier: Option<String>,
    /// What is counted.
    pub category: Option<String>,
    /// What they become.
    pub becomes: Option<String>,
    /// Where they stand.
    pub status: Option<String>,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// Probability that it is right, in records.
    pub confidence: Option<f64>,
}

/// An act of speech.
#[derive(Debug, Clone, Deserialize)]
pub struct Quote {
    /// Where its content stands.
    pub span: Span,
    /// Direct or indirect.
    pub kind: Option<String>,
    /// Name, else role or body.
    pub speaker: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// The word that introduces it.
    pub cue: Option<String>,
    /// How the speaker is found.
    pub resolved_by: Option<String>,
    /// Probability that it is right, in records.
    pub confidence: Option<f64>,
}

/// A step.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Which.
    pub kind: Option<String>,
    /// How far it has come.
    pub status: Option<String>,
    /// Who carries it out.
    pub official: Option<Official>,
    /// Whose staff.
    pub institution: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// The sentences that report it.
    #[serde(default)]
    pub sentences: Vec<Place>,
    /// Probability that it is right, in records.
    pub confidence: Option<f64>,
}

/// Who carries a step out.
#[derive(Debug, Clone, Deserialize)]
pub struct Official {
    /// Name; null for a body.
    pub name: Option<String>,
}

/// A day or an interval of days.
#[derive(Debug, Clone, Deserialize)]
pub struct Date {
    /// First day, ISO.
    pub from: Option<String>,
    /// Last day, ISO.
    pub to: Option<String>,
}

/// A sentence of an event: gold gives its span, a record its index.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// Index in the sentences of the same object.
    Index(usize),
    /// Where.
    Span(Span),
}

impl Scores {
    /// The probability of one label, within 0 and 1.
    pub fn of(&self, label: Label) -> f64 {
        let probability = match label {
            Label::Quota => self.quota,
            Label::Appointment => self.appointment,
            Label::Quote => self.quote,
        };
        probability.clamp(0.0, 1.0)
    }
}

impl Sentence {
    /// Whether it has the label.
    pub fn has(&self, label: Label) -> bool {
        self.labels.iter().any(|word| word == label.word())
    }
}

impl Event {
    /// The spans of its sentences, of which `sentences` are all; an index beyond them has none.
    pub fn spans(&self, sentences: &[Sentence]) -> Vec<Span> {
        let span = |place: &Place| match *place {
            Place::Index(at) => sentences.get(at).map(|sentence| sentence.span),
            Place::Span(span) => Some(span),
        };
        self.sentences.iter().filter_map(span).collect()
    }
}

impl Gold {
    /// What `tag` gets to see of the article; `None` where its text is missing.
    pub fn article(&self, origin: Origin) -> Option<Article> {
        let some = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
        Some(Article {
            id: self.id.clone(),
            text: some(&self.text)?,
            meta: Meta {
                title: some(&self.title),
                date: some(&self.date),
                outlet: some(&self.outlet),
                url: some(&self.url),
            },
            origin,
        })
    }

    /// The first thing that makes no sense: a span that ends before it begins or beyond the text, an index of a sentence that
    /// is not there.
    pub fn fault(&self) -> Option<String> {
        let end = self.text.as_ref().map_or(usize::MAX, |text| text.chars().count());
        let spans = |name: &'static str, spans: Vec<Span>| {
            spans.into_iter().enumerate().find(|(_, span)| span[0] > span[1] || span[1] > end).map(|(at, span)| {
                let [from, to] = span;
                let text = if end == usize::MAX { String::new() } else { format!(" in a text of {end} characters") };
                format!("{name}[{at}]: no span [{from}, {to}]{text}")
            })
        };
        let beyond = |place: &Place| matches!(place, Place::Index(at) if *at >= self.sentences.len());
        spans("boilerplate", self.boilerplate.clone())
            .or_else(|| spans("sentences", self.sentences.iter().map(|sentence| sentence.span).collect()))
            .or_else(|| spans("figures", self.figures.iter().map(|figure| figure.span).collect()))
            .or_else(|| spans("quotes", self.quotes.iter().map(|quote| quote.span).collect()))
            .or_else(|| self.events.iter().find_map(|event| spans("events[].sentences", event.spans(&self.sentences))))
            .or_else(|| {
                let at = self.events.iter().position(|event| event.sentences.iter().any(beyond))?;
                Some(format!("events[{at}]: no sentence of that index"))
            })
    }
}

/// Ids come as text or as a number.
fn id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Text(String),
        Number(serde_json::Number),
    }
    Id::deserialize(from).map(|id| match id {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    })
}
