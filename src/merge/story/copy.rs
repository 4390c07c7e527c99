//! Articles as sources, and clusters of near-copies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An article as a source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Its row in the table of articles.
    pub article: i64,
    /// The id that the input gave.
    pub id: String,
    /// Medium.
    pub outlet: Option<String>,
    /// Day of publication, ISO.
    pub published: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The article that it is a near-copy of.
    pub copy_of: Option<i64>,
}

/// Articles that are one text, or nearly.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopyCluster {
    /// Number of the cluster.
    pub id: i64,
    /// The earliest published, else the first of the input.
    pub leader: Source,
    /// The others, in order.
    pub members: Vec<CopyMember>,
    /// Figures that a member tells otherwise than the leader.
    pub differing: Vec<CopyFigure>,
}

/// A near-copy.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopyMember {
    /// The article.
    pub source: Source,
    /// Shared word shingles among all of both texts, 0 to 1.
    pub jaccard: f64,
    /// Shared word shingles among those of the shorter text, 0 to 1.
    pub contained: f64,
}

/// A figure that a near-copy tells otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopyFigure {
    /// The figure of the leader.
    pub leader_figure: i64,
    /// As the leader writes it.
    pub leader_text: String,
    /// The copy.
    pub article: i64,
    /// The figure of the copy.
    pub figure: i64,
    /// As the copy writes it.
    pub text: String,
}
