//! Records read back from their lines of JSON.

use super::{Record, SCHEMA, Word};
use crate::terms::{Category, CheckKind, EventKind, EventStatus, Label, Qualifier, QuoteKind, ResolvedBy, Status};
use serde::de::{Deserialize, Deserializer, Error};
use std::fmt;

/// Why a line is no record that this version can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

impl Record {
    /// Reads a line that `tag` has written. Law: what is read and written again has the same bytes.
    ///
    /// # Errors
    /// What is no JSON, lacks a field, has a word outside the closed sets, or is of another schema; the message says which.
    pub fn from_json(line: &str) -> Result<Record, ReadError> {
        let record: Record = serde_json::from_str(line).map_err(|e| ReadError(format!("no record in JSON: {e}")))?;
        if record.schema != SCHEMA {
            return Err(ReadError(format!("a record of schema {}; this program reads {SCHEMA}", record.schema)));
        }
        Ok(record)
    }
}

/// Readers of a word of a closed set.
macro_rules! words {
    ($($name:ident: $term:ident),+ $(,)?) => {
        $(
            pub(super) fn $name<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
                let word = String::deserialize(from)?;
                $term::from_word(&word).map($term::word).ok_or_else(|| unknown::<D>(stringify!($term), &word))
            }
        )+
    };
}

/// Readers of a word of a closed set, or null.
macro_rules! optional_words {
    ($($name:ident: $term:ident),+ $(,)?) => {
        $(
            pub(super) fn $name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Word>, D::Error> {
                let Some(word) = Option::<String>::deserialize(from)? else { return Ok(None) };
                let known = $term::from_word(&word).map($term::word);
                known.map(Some).ok_or_else(|| unknown::<D>(stringify!($term), &word))
            }
        )+
    };
}

words! {
    qualifier: Qualifier,
    category: Category,
    status: Status,
    quote_kind: QuoteKind,
    event_kind: EventKind,
    event_status: EventStatus,
    check_kind: CheckKind,
}

optional_words! {
    optional_category: Category,
    optional_resolved_by: ResolvedBy,
}

pub(super) fn labels<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Word>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    let label = |word: &String| Label::from_word(word).map(Label::word).ok_or_else(|| unknown::<D>("Label", word));
    words.iter().map(label).collect()
}

fn unknown<'de, D: Deserializer<'de>>(set: &str, word: &str) -> D::Error {
    D::Error::custom(format!("`{word}` is no {set}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::Engine;

    #[test]
    fn a_record_reads_back_to_the_byte() {
        let text = "Bupati Contoh Rahmat Sutejo melantik 120 PPPK di pendopo, Rabu (29/10/2025). \"Bekerjalah,\" kata Rahmat. \
                    Kabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.";
        let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
        let line = serde_json::to_string(&Engine::new().expect("the model").tag(&article)).expect("JSON");
        let back = Record::from_json(&line).expect("it reads back");
        assert!(!back.figures.is_empty() && !back.quotes.is_empty() && !back.events.is_empty());
        assert_eq!(serde_json::to_string(&back).expect("JSON"), line);
    }

    #[test]
    fn what_is_no_record_says_why() {
        let record = Engine::new().expect("the model").tag(&Article { text: "Ia hadir.".into(), ..Article::default() });
        let line = serde_json::to_string(&record).expect("JSON");
        for (from, to, reason) in [
            ("\"schema\":1", "\"schema\":2", "schema 2"),
            ("\"labels\":[]", "\"labels\":[\"kuota\"]", "`kuota` is no Label"),
            ("\"figures\":[],", "", "figures"),
            ("{", "", "no record"),
        ] {
            let error = Record::from_json(&line.replacen(from, to, 1)).expect_err("it is spoilt");
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
}
