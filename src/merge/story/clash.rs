//! What cannot all be true, and what adds up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Things told that cannot all be true.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// Number of the contradiction.
    pub id: i64,
    /// `value`, `date`, `official` or `status`.
    pub kind: String,
    /// `between_outlets` or `over_time`.
    pub scope: String,
    /// The sides, the earlier first.
    pub sides: Vec<Side>,
}

/// One side of a contradiction.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// What is told: a number, a day, a name, a status.
    pub text: String,
    /// Who tells it.
    pub sources: Vec<SideSource>,
}

/// Who tells a side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideSource {
    /// The article.
    pub article: i64,
    /// The figure, where one tells it.
    pub figure: Option<i64>,
    /// The event, where one tells it.
    pub event: Option<i64>,
}

/// A whole and its parts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Total {
    /// Number of the total.
    pub id: i64,
    /// `parts` (PNS and PPPK make the ASN), `flow` (a stock and who joined it) or `progress` (those proposed are those appointed
    /// and those left).
    pub kind: String,
    /// The article's own arithmetic, where it says so itself.
    pub check: Option<i64>,
    /// The fact that is the whole.
    pub whole: i64,
    /// The number of the whole.
    pub value: u64,
    /// The parts.
    pub parts: Vec<TotalPart>,
    /// Parts less whole.
    pub difference: i64,
    /// Whether it adds up.
    pub holds: bool,
}

/// A part of a total.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TotalPart {
    /// The fact.
    pub fact: i64,
    /// Its number.
    pub value: u64,
}
