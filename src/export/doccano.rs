//! doccano's JSON Lines.
//!
//! doccano reads the columns `text` and `label` of each row (`backend/data_import/pipeline/catalog.py`, class `ArgColumn`);
//! a span is `[start, end, name]` with 0 ≤ start < end (`.../label.py`, class `SpanLabel`), in code points, a class of a text
//! is a name (class `CategoryLabel`). All other keys are kept as metadata and come back with the export
//! (`backend/data_export/models.py`: `{"id": …, "data": …, **self.meta}`), so `id` stays ours.
//!
//! Sentences overlap the figures and speech in them: the project must allow overlapping spans, else doccano drops what
//! overlaps (`.../cleaners.py`, class `SpanCleaner`).

use super::names::Name;
use super::{By, Item};
use crate::span::{Offsets, Raw, Span, Unit};
use crate::terms::Label;
use serde_json::{Map, Value, json};

/// A row for sequence labelling: every sentence by its labels or `none`, boilerplate, figures by category, speech by kind.
/// All spans are there, so that nothing is lost on the way back.
pub(super) fn article(item: &Item) -> String {
    let answers = &item.gold.answers;
    let offsets = Offsets::new(&item.gold.given.text, Unit::Chars);
    let mut spans: Vec<(Span<Raw>, Name)> = Vec::new();
    for sentence in &answers.sentences {
        let mut labels = Label::ALL.iter().filter(|label| sentence.labels.contains(**label)).peekable();
        if labels.peek().is_none() {
            spans.push((sentence.span, Name::Sentence(None)));
        }
        spans.extend(labels.map(|label| (sentence.span, Name::Sentence(Some(*label)))));
    }
    spans.extend(answers.boilerplate.iter().map(|span| (*span, Name::Boilerplate)));
    spans.extend(answers.figures.iter().map(|figure| (figure.span, Name::Figure(Some(figure.category)))));
    spans.extend(answers.quotes.iter().map(|quote| (quote.span, Name::Speech(Some(quote.kind)))));
    spans.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let label: Vec<Value> = spans
        .iter()
        .map(|(span, name)| {
            let [start, end] = offsets.span(*span);
            json!([start, end, name.write()])
        })
        .collect();
    let mut row = Map::new();
    row.insert("id".into(), json!(item.gold.id));
    row.insert("text".into(), json!(item.gold.given.text));
    row.insert("label".into(), json!(label));
    metadata(item, &mut row);
    format!("{}\n", Value::Object(row))
}

/// Rows for text classification, one a sentence. `lead` is the text between the sentence before and this one, `tail` what
/// follows the last one: with them the article can be put together again.
pub(super) fn sentences(item: &Item) -> String {
    let (text, sentences) = (&item.gold.given.text, &item.gold.answers.sentences);
    let offsets = Offsets::new(text, Unit::Chars);
    let (mut out, mut end) = (String::new(), 0);
    for (at, sentence) in sentences.iter().enumerate() {
        let mut row = Map::new();
        row.insert("id".into(), json!(format!("{}#{at}", item.gold.id)));
        row.insert("text".into(), json!(sentence.span.of(text)));
        row.insert("label".into(), json!(sentence.labels.words()));
        row.insert("article".into(), json!(item.gold.id));
        row.insert("sentence".into(), json!(at));
        row.insert("span".into(), json!(offsets.span(sentence.span)));
        row.insert("lead".into(), json!(text.get(end..sentence.span.start()).unwrap_or_default()));
        end = sentence.span.end();
        if at + 1 == sentences.len() {
            row.insert("tail".into(), json!(text.get(end..).unwrap_or_default()));
        }
        metadata(item, &mut row);
        out += &format!("{}\n", Value::Object(row));
    }
    out
}

/// What came with the article, and whose labels these are.
fn metadata(item: &Item, row: &mut Map<String, Value>) {
    let meta = &item.gold.given.meta;
    let given = [("title", &meta.title), ("outlet", &meta.outlet), ("date", &meta.date), ("url", &meta.url)];
    for (key, value) in given {
        if let Some(value) = value {
            row.insert(key.into(), json!(value));
        }
    }
    if let By::Model { version, certainty } = &item.by {
        row.insert("model".into(), json!(version));
        row.insert("certainty".into(), json!(certainty));
    }
}
