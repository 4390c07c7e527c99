//! What a sentence mentions: people, regions, speech cues, numbers, dates. One extractor a file, its cases under it.

pub mod body;
pub mod cue;
pub mod date;
pub mod day;
pub mod list;
pub mod number;
pub mod person;
pub mod region;
pub mod view;
pub mod word;
