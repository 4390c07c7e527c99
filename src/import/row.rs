//! One row of doccano's JSON Lines.

use super::Marked;
use crate::article::{Article, Meta, Origin};
use crate::corpus::GoldSentence;
use crate::export::names::Name;
use crate::span::{Offsets, Raw, Span, Unit};
use crate::terms::LabelSet;
use serde::Deserialize;
use serde_json::Value;

/// A row as doccano exports it; older versions say `labels`, projects with relations `entities`.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    #[serde(default)]
    id: Value,
    pub text: String,
    #[serde(alias = "labels", alias = "entities", default)]
    label: Vec<Mark>,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    url: Option<String>,
    /// Of rows of sentences: the article, the place in it, the text before and, in the last row, behind.
    pub article: Option<String>,
    pub sentence: Option<usize>,
    pub lead: Option<String>,
    pub tail: Option<String>,
}

/// `[0, 9, "quota"]`, `{"start_offset": 0, "end_offset": 9, "label": "quota"}`, `"quota"`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Mark {
    Span(usize, usize, String),
    Entity { start_offset: usize, end_offset: usize, label: String },
    Class(String),
}

impl Row {
    pub fn read(line: &str) -> Result<Row, String> {
        let row: Row = serde_json::from_str(line).map_err(|e| format!("no row of doccano in JSON: {e}"))?;
        if row.text.trim().is_empty() {
            return Err("the field \"text\" is empty".to_owned());
        }
        Ok(row)
    }

    /// Whether it is a sentence of an article.
    pub fn is_sentence(&self) -> bool {
        self.article.is_some() && self.sentence.is_some()
    }

    /// Ids come as text or as a number.
    pub fn id(&self) -> String {
        match &self.id {
            Value::String(id) => id.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    pub fn meta(&self) -> Meta {
        let some = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
        Meta { title: some(&self.title), date: some(&self.date), outlet: some(&self.outlet), url: some(&self.url) }
    }

    /// The labels of a row of a sentence.
    pub fn classes(&self) -> Result<LabelSet, String> {
        let mut labels = LabelSet::default();
        for mark in &self.label {
            let Mark::Class(name) = mark else { return Err("a span in a row that is a sentence".to_owned()) };
            match Name::read(name)? {
                Name::Sentence(label) => labels.extend(label),
                _ => return Err(format!("`{name}` is no label of a sentence")),
            }
        }
        Ok(labels)
    }

    /// The article of a row with spans.
    pub fn article(self, origin: Origin) -> Result<Marked, String> {
        let (id, meta) = (self.id(), self.meta());
        let offsets = Offsets::new(&self.text, Unit::Chars);
        let mut marked = Marked::default();
        let mut sentences: Vec<(Span<Raw>, LabelSet)> = Vec::new();
        for mark in &self.label {
            let (start, end, name) = match mark {
                Mark::Span(start, end, name) => (*start, *end, name),
                Mark::Entity { start_offset, end_offset, label } => (*start_offset, *end_offset, label),
                Mark::Class(name) => return Err(format!("the label `{name}` without a span, and no `article`")),
            };
            let bytes = offsets.byte(start).zip(offsets.byte(end)).filter(|(start, end)| start < end);
            let Some((start, end)) = bytes else { return Err(format!("[{start}, {end}] does not fit the text")) };
            let span = Span::new(start, end).trimmed(&self.text);
            match Name::read(name)? {
                _ if span.is_empty() => return Err(format!("[{start}, {end}] holds only white space")),
                Name::Sentence(label) => match sentences.iter_mut().find(|(known, _)| *known == span) {
                    Some((_, labels)) => labels.extend(label),
                    None => sentences.push((span, label.into_iter().collect())),
                },
                Name::Boilerplate => marked.boilerplate.push(span),
                Name::Figure(category) => marked.figures.push((span, category)),
                Name::Speech(kind) => marked.quotes.push((span, kind)),
            }
        }
        sentences.sort_by_key(|(span, _)| *span);
        if let Some(pair) = sentences.windows(2).find(|pair| pair[0].0.overlaps(pair[1].0)) {
            let [a, b] = [pair[0].0, pair[1].0].map(|span| offsets.span(span));
            return Err(format!("two sentences overlap: {a:?} and {b:?}; labels of one sentence have one span"));
        }
        marked.sentences = sentences.into_iter().map(|(span, labels)| GoldSentence { span, labels }).collect();
        marked.article = Article { id, text: self.text, meta, origin };
        Ok(marked)
    }
}
