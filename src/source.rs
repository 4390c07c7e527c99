//! Where articles come from: texts, JSON Lines, tables, pages, WARC, all of them also compressed or in archives, folders,
//! standard input. Streamed, one file or row at a time.

mod archive;
mod feed;
mod item;
mod jsonl;
mod kind;
mod limit;
mod list;
mod map;
mod page;
mod parquet;
mod read;
mod table;
mod text;
mod warc;

use crate::article::Article;
use serde::Serialize;
use std::fmt;

pub use feed::{Feed, Reading, Start};
pub use item::{Item, Page, What};
pub(crate) use limit::fits;
pub use list::{Input, InputError, inputs};
pub use map::{Map, MapError};
pub use read::read_from;

/// Longest text or row that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// An input that gave no record, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// Path of the file, `-` for standard input; what lies in an archive stands behind `!/`.
    pub path: String,
    /// Row in the file, from 1.
    pub row: u64,
    /// The article's id, where it could be read.
    pub id: Option<String>,
    /// Why.
    pub reason: String,
}

impl Reject {
    /// The reject of an article that was read.
    pub fn of(article: &Article, reason: impl Into<String>) -> Self {
        let Article { id, origin, .. } = article;
        Reject { path: origin.path.clone(), row: origin.row, id: Some(id.clone()), reason: reason.into() }
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.row, self.reason)
    }
}

/// What a source yields: an article, or a row that is none.
pub type Row = Result<Article, Reject>;
