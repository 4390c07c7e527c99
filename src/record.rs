//! The output: plain serializable data, one [`Record`] an article. Field order is fixed by the order of the fields here.
//!
//! All spans are half-open `[start, end)` offsets into the original text, in the unit that was asked for
//! ([`crate::span::Unit`]).

mod filter;
mod read;
mod schema;
mod spans;

use crate::terms::{Category, CheckKind, EventKind, EventStatus, Label, Qualifier, QuoteKind, ResolvedBy, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use read::ReadError;
pub(crate) use schema::closed_schema;
pub use schema::json_schema;
pub use spans::SpanError;

/// A half-open stretch of the original text.
pub type Span = [usize; 2];

/// A word of one of the closed sets in [`crate::terms`].
pub type Word = &'static str;

/// Version of the record's layout.
pub const SCHEMA: u32 = 1;

/// All that is known of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Version of this layout, [`SCHEMA`].
    pub schema: u32,
    /// The article's id.
    pub id: String,
    /// Where the text came from.
    pub source: Source,
    /// Which model labelled the sentences.
    pub model: ModelId,
    /// The article as a whole.
    pub article: ArticleFields,
    /// What the normalizer repaired.
    pub edits: Vec<Edit>,
    /// Stretches that are not the article's.
    pub boilerplate: Vec<Span>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Numbers of people or posts, in order of the text.
    pub figures: Vec<Figure>,
    /// Acts of speech, in order of the text.
    pub quotes: Vec<Quote>,
    /// Distinct steps, in order of their first mention.
    pub events: Vec<Event>,
    /// Arithmetic of the article's own figures.
    pub checks: Vec<Check>,
}

/// Where the text came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path of the file, `-` for standard input.
    pub path: String,
    /// Row in the file, from 1.
    pub row: u64,
    /// Address of the page.
    pub url: Option<String>,
    /// SHA-256 of the text in UTF-8, hexadecimal.
    pub sha256: String,
}

/// Which model labelled the sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModelId {
    /// Name of the model.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Hash of the corpus it was trained on.
    pub corpus: String,
}

/// The article as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleFields {
    /// Headline, from the metadata or the text.
    pub title: Option<String>,
    /// Medium, from the metadata or the dateline.
    pub outlet: Option<String>,
    /// Place before the dash.
    pub dateline: Option<String>,
    /// Day of publication, ISO.
    pub published: Option<String>,
    /// The government that the article is about.
    pub region: Option<Region>,
}

/// A province, kabupaten or kota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Kemendagri code, "16.71"; two digits for a province.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Province; null for a province itself.
    pub province: Option<String>,
}

/// One repair of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// Where in the original.
    pub span: Span,
    /// What stood there.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// The rule, or the rules joined by `+` where several met.
    pub rule: String,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// Its labels: `appointment`, `quota`, `quote`.
    #[serde(deserialize_with = "read::labels")]
    #[schemars(with = "Vec<Label>")]
    pub labels: Vec<Word>,
    /// Probability of each label, rounded to three decimals.
    pub scores: Scores,
}

/// Probability of each label, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scores {
    /// States a figure.
    pub quota: f64,
    /// Reports a step.
    pub appointment: f64,
    /// Contains speech.
    pub quote: f64,
}

/// A number of people or posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Where.
    pub span: Span,
    /// The number with its noun phrase, as written.
    pub text: String,
    /// The number; null for a range.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// `exact`, `about`, `at_least`, `at_most`, `range`.
    #[serde(deserialize_with = "read::qualifier")]
    #[schemars(with = "Qualifier")]
    pub qualifier: Word,
    /// What the counted people or posts are before the step.
    #[serde(deserialize_with = "read::category")]
    #[schemars(with = "Category")]
    pub category: Word,
    /// What they become.
    #[serde(deserialize_with = "read::optional_category")]
    #[schemars(with = "Option<Category>")]
    pub becomes: Option<Word>,
    /// Where they stand.
    #[serde(deserialize_with = "read::status")]
    #[schemars(with = "Status")]
    pub status: Word,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the quote it stands in.
    pub quote: Option<usize>,
    /// Probability that the figure is right.
    pub confidence: f64,
}

/// One act of speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Where the content stands.
    pub span: Span,
    /// The content as written.
    pub text: String,
    /// `direct` or `indirect`.
    #[serde(deserialize_with = "read::quote_kind")]
    #[schemars(with = "QuoteKind")]
    pub kind: Word,
    /// Fullest form of the speaker's name, or the role or body.
    pub speaker: Option<String>,
    /// Fullest form of the role.
    pub role: Option<String>,
    /// The mention beside the quote.
    pub speaker_span: Option<Span>,
    /// `name`, `pronoun`, `role`, `short_name`, `carried`.
    #[serde(deserialize_with = "read::optional_resolved_by")]
    #[schemars(with = "Option<ResolvedBy>")]
    pub resolved_by: Option<Word>,
    /// The word that introduces the speech.
    pub cue: Option<String>,
    /// Indices of the sentences.
    pub sentences: Vec<usize>,
    /// Probability that the quote and its speaker are right.
    pub confidence: f64,
}

/// One step by which people get, change or lose a public post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `proposal`, `selection`, `filing`, `approval`, `appointment`, `transfer`, `extension`, `termination`.
    #[serde(deserialize_with = "read::event_kind")]
    #[schemars(with = "EventKind")]
    pub kind: Word,
    /// `done`, `ongoing`, `planned`, `refused`.
    #[serde(deserialize_with = "read::event_status")]
    #[schemars(with = "EventStatus")]
    pub status: Word,
    /// Indices of the figures that count the people.
    pub figures: Vec<usize>,
    /// The people by name.
    pub people: Vec<Person>,
    /// The people in words, where neither counted nor named.
    pub group: Option<String>,
    /// Who appoints, hands over, proposes.
    pub official: Option<Official>,
    /// Whose staff.
    pub institution: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where, as written.
    pub place: Option<String>,
    /// Indices of the sentences that report it.
    pub sentences: Vec<usize>,
    /// Probability that the event is right.
    pub confidence: f64,
}

/// One of the people that an event is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Name.
    pub name: String,
    /// The post they get, change or lose.
    pub post: Option<String>,
    /// Where the name stands.
    pub span: Span,
}

/// Who carries a step out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Official {
    /// Name; null for a body.
    pub name: Option<String>,
    /// Role, or the body's name.
    pub role: Option<String>,
    /// Where.
    pub span: Span,
}

/// A date or an interval of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// As written.
    pub text: String,
    /// First day, ISO; null where open or not resolvable.
    pub from: Option<String>,
    /// Last day, ISO; null where open or not resolvable.
    pub to: Option<String>,
}

/// Arithmetic of the article's own figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// `sum`, `remainder`, `conflict`.
    #[serde(deserialize_with = "read::check_kind")]
    #[schemars(with = "CheckKind")]
    pub kind: Word,
    /// Index of the figure that is the whole.
    pub whole: usize,
    /// Indices of its parts.
    pub parts: Vec<usize>,
    /// Derived value of a remainder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
    /// Parts less whole.
    pub difference: i64,
    /// Whether the numbers add up.
    pub holds: bool,
}
