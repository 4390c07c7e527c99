//! The sentences as training sees them: those that the program cuts, each with the labels of the annotated sentence that it
//! overlaps most, and the fold that holds its article in the cross-validation. Sentences that a model labelled are in no fold.

use super::{By, Item};
use crate::label::train::labelled_sentences;
use serde_json::json;

/// A row of JSON for each sentence.
pub(super) fn rows(item: &Item) -> String {
    let gold = &item.gold;
    let (fold, sentences) = match item.by {
        By::Human { fold } => (Some(fold), labelled_sentences(gold)),
        By::Model { .. } => (None, gold.answers.sentences.iter().map(|s| (s.span, s.labels)).collect()),
    };
    let row = |(span, labels): &(crate::span::Span<crate::span::Raw>, crate::terms::LabelSet)| {
        let row =
            json!({"article": gold.id, "fold": fold, "text": span.of(&gold.given.text), "labels": labels.words()});
        format!("{row}\n")
    };
    sentences.iter().map(row).collect()
}
