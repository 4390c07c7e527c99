//! What comes out of a source, and the work on it that is left for the threads that tag.

use super::{Row, page};
use crate::article::Origin;

/// One thing that a source gave, and its place: the input, and which of the input's things it is. Both count from 0.
#[derive(Debug)]
pub struct Item {
    /// Index of the input.
    pub input: usize,
    /// Which of the input's items.
    pub nth: u64,
    /// The thing.
    pub what: What,
}

/// What a source gave.
#[derive(Debug)]
pub enum What {
    /// An article, or a row that is none.
    Row(Row),
    /// A page whose article is still to be found.
    Page(Box<Page>),
    /// A part of an archive that is no article by its kind: an image, a style sheet, a request.
    Skipped,
}

/// A page as it was read.
#[derive(Debug)]
pub struct Page {
    pub(super) id: String,
    pub(super) origin: Origin,
    pub(super) bytes: Vec<u8>,
    /// Encoding as the server told it.
    pub(super) charset: Option<String>,
    /// Address that it was fetched from.
    pub(super) url: Option<String>,
}

impl What {
    /// Bytes to work on.
    pub fn bytes(&self) -> usize {
        match self {
            What::Row(row) => row.as_ref().map_or(0, |article| article.text.len()),
            What::Page(page) => page.bytes.len(),
            What::Skipped => 0,
        }
    }

    /// The row; the article of a page is looked for here. None for what was skipped.
    pub fn row(self) -> Option<Row> {
        match self {
            What::Row(row) => Some(row),
            What::Page(page) => Some(page::article(*page)),
            What::Skipped => None,
        }
    }
}
