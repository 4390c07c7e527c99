//! Lantik reads scraped Indonesian news about government staffing and writes structured records.
//!
//! The way through:
//!
//! ```text
//! source ─► Article ─► CleanText ─► Lines ─► sentences ─► tokens ─► features ─► labels ─┐
//!                                                └► mentions (numbers, dates, people …) ─┴► Record ─► sink
//! ```
//!
//! Words and their meaning follow the annotation guide that README.md sums up.

pub mod article;
pub mod assemble;
pub mod batch;
pub mod clean;
pub mod corpus;
pub mod decode;
pub mod document;
pub mod draft;
pub mod effort;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod feature;
pub mod import;
pub mod label;
pub mod lexicon;
pub mod line;
pub mod linear;
pub mod mention;
pub mod merge;
pub mod pipeline;
pub mod quotation;
pub mod record;
pub mod review;
pub mod sentence;
pub mod sink;
pub mod source;
pub mod span;
pub mod terms;
pub mod token;
