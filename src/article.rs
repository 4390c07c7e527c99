//! What came in, never altered.

/// One article as a source read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Given with the input, else derived from path and row; unique within a run where the input's ids are.
    pub id: String,
    /// The text as it was decoded; every span of the record points into it.
    pub text: String,
    /// What the source said about the article.
    pub meta: Meta,
    /// Where it was read.
    pub origin: Origin,
}

/// What a source says about an article beside its text. Absent is `None`, never an empty string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Day or moment of publication, as the source wrote it.
    pub date: Option<String>,
    /// Name of the medium.
    pub outlet: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
}

/// Where an article was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Path of the file, `-` for standard input.
    pub path: String,
    /// Row in the file, counted from 1; 1 for a file that is one article.
    pub row: u64,
}
