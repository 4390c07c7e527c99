//! How far a run is.

use serde::{Deserialize, Serialize};

/// How far a run is: what of the inputs is done, and what came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Index of the input.
    pub input: usize,
    /// Items of it that are done.
    pub items: u64,
    /// What came of all that is done.
    pub counts: Counts,
    /// Whether all is done.
    pub done: bool,
}

/// What came of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that were read.
    pub rows: u64,
    /// Records that were written.
    pub records: u64,
    /// Rows that gave none.
    pub rejects: u64,
    /// Parts of archives that are no articles by their kind.
    pub skipped: u64,
    /// Figures in the records.
    pub figures: u64,
    /// Quotes in the records.
    pub quotes: u64,
    /// Events in the records.
    pub events: u64,
}
