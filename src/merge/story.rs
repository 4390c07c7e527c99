//! What comes out: the story of each government, plain serializable data. Ids of facts, cohorts and so on count from 1 over the
//! whole output; `article`, `figure`, `event` and `quote` are ids of the tables of the records.

mod clash;
mod copy;

use crate::terms::{Category, EventKind, EventStatus, Qualifier, QuoteKind, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use clash::{Contradiction, Side, SideSource, Total, TotalPart};
pub use copy::{CopyCluster, CopyFigure, CopyMember, Source};

/// Version of this layout.
pub const SCHEMA: u32 = 1;

/// The JSON Schema (draft 2020-12) of what `merge` writes. Every field is required, as absent is null or empty, and no others are
/// allowed. What it cannot say: that an id leads somewhere.
pub fn json_schema() -> serde_json::Value {
    crate::record::closed_schema::<Stories>()
}

/// All of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stories {
    /// Version of this layout, [`SCHEMA`].
    pub schema: u32,
    /// Items below this confidence were left out.
    pub min_confidence: f64,
    /// Clusters of near-copies, by their leaders.
    pub copies: Vec<CopyCluster>,
    /// A story for each government, by code.
    pub regions: Vec<Story>,
}

/// One government's story.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Story {
    /// Kemendagri code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Province; null for a province itself.
    pub province: Option<String>,
    /// The articles about it, earliest first.
    pub articles: Vec<Source>,
    /// Numbers, each once, by the day of their first source.
    pub facts: Vec<Fact>,
    /// Groups of people followed through steps.
    pub cohorts: Vec<Cohort>,
    /// Steps, each once.
    pub events: Vec<MergedEvent>,
    /// Who said what, each once.
    pub quotes: Vec<MergedQuote>,
    /// What cannot all be true.
    pub contradictions: Vec<Contradiction>,
    /// What adds up and what does not.
    pub totals: Vec<Total>,
}

/// A number with all its sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// Number of the fact.
    pub id: i64,
    /// The number, the exact one where a source has it; null for a range.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// `exact` where a source is exact.
    #[schemars(with = "Qualifier")]
    pub qualifier: String,
    /// What is counted, as most sources have it.
    #[schemars(with = "Category")]
    pub category: String,
    /// What they become, as most sources that say so have it.
    #[schemars(with = "Option<Category>")]
    pub becomes: Option<String>,
    /// Where they stand.
    #[schemars(with = "Status")]
    pub status: String,
    /// The kind of step that counts them.
    #[schemars(with = "Option<EventKind>")]
    pub step: Option<String>,
    /// Occupation as the first source that says so has it.
    pub occupation: Option<String>,
    /// First day of the step, ISO.
    pub date_from: Option<String>,
    /// Last day of the step, ISO.
    pub date_to: Option<String>,
    /// The highest of its sources.
    pub confidence: f64,
    /// Sources that are no copies of one another.
    pub independent: u32,
    /// Where it stands, in the order of the articles.
    pub sources: Vec<FactSource>,
}

/// Where a number stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactSource {
    /// The article.
    pub article: i64,
    /// The figure.
    pub figure: i64,
    /// Index of the sentence in its article.
    pub sentence: i64,
    /// As written.
    pub text: String,
    /// The speaker, where it is a claim.
    pub claimed_by: Option<String>,
    /// Probability that it is right.
    pub confidence: f64,
    /// False where an earlier source is the same text.
    pub independent: bool,
}

/// A group of people and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cohort {
    /// Number of the cohort.
    pub id: i64,
    /// How many they are.
    pub value: u64,
    /// What they were.
    #[schemars(with = "Category")]
    pub category: String,
    /// What they become or became.
    #[schemars(with = "Option<Category>")]
    pub becomes: Option<String>,
    /// The steps by day.
    pub steps: Vec<CohortStep>,
}

/// Where a cohort stood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CohortStep {
    /// Where they stood.
    #[schemars(with = "Status")]
    pub status: String,
    /// How many: of a part fewer than the cohort.
    pub value: u64,
    /// Whether it is a part of the cohort, as a total shows.
    pub part: bool,
    /// First day, ISO.
    pub date_from: Option<String>,
    /// Last day, ISO.
    pub date_to: Option<String>,
    /// Whether an article tells the day of the step; else it is the first day of publication.
    pub dated: bool,
    /// The fact.
    pub fact: i64,
    /// The figures that tell this step with this day.
    pub figures: Vec<i64>,
}

/// A step with all its sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MergedEvent {
    /// Number of the event.
    pub id: i64,
    /// Kind of step.
    #[schemars(with = "EventKind")]
    pub kind: String,
    /// Whether it has come about.
    #[schemars(with = "EventStatus")]
    pub status: String,
    /// First day, ISO.
    pub date_from: Option<String>,
    /// Last day, ISO.
    pub date_to: Option<String>,
    /// People by name, in their fullest form.
    pub people: Vec<NamedPerson>,
    /// The people in words.
    pub people_group: Option<String>,
    /// Who carries it out.
    pub official_name: Option<String>,
    /// Their role, or the body.
    pub official_role: Option<String>,
    /// Whose staff.
    pub institution: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Facts that count the people.
    pub facts: Vec<i64>,
    /// Sources that are no copies of one another.
    pub independent: u32,
    /// Where it is reported.
    pub sources: Vec<EventSource>,
}

/// One of the people of a step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedPerson {
    /// Name.
    pub name: String,
    /// The post they get, change or lose.
    pub post: Option<String>,
}

/// Where a step is reported.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventSource {
    /// The article.
    pub article: i64,
    /// The event.
    pub event: i64,
    /// False where an earlier source is the same text.
    pub independent: bool,
}

/// What somebody said, with all its sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MergedQuote {
    /// Number of the quote.
    pub id: i64,
    /// The speaker in the fullest form.
    pub speaker: String,
    /// The role in the fullest form.
    pub role: Option<String>,
    /// `direct` where a source has the words themselves.
    #[schemars(with = "QuoteKind")]
    pub kind: String,
    /// The longest form.
    pub text: String,
    /// Sources that are no copies of one another.
    pub independent: u32,
    /// Where it stands.
    pub sources: Vec<QuoteSource>,
}

/// Where somebody is quoted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteSource {
    /// The article.
    pub article: i64,
    /// The quote.
    pub quote: i64,
    /// False where an earlier source is the same text.
    pub independent: bool,
}
