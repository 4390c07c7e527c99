//! A sentence as it is shown to a human.

use super::Doubt;
use crate::article::Article;
use crate::assemble::article::article_fields;
use crate::pipeline::{Engine, Reading};
use crate::record::{self, Word};
use crate::span::{Offsets, Unit};
use crate::terms::Label;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sentence with its labels, its neighbours and why its labels are in doubt.
///
/// Its JSON is a row of a doccano project for text classification with several labels: `text`, and `label` as a list of
/// names; all other keys come back with doccano's export as they are. (doccano,
/// `backend/data_import/pipeline/{catalog,label}.py`: columns `text` and `label`; `backend/data_export/models.py`: a row is
/// exported with the keys that were imported beside them.)
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Task {
    /// `ARTICLE#SENTENCE`.
    pub id: String,
    /// The sentence as it stands in the original.
    pub text: String,
    /// The labels that the model gives, for the human to correct.
    pub label: Vec<Word>,
    /// Id of the article.
    pub article: String,
    /// Index of the sentence.
    pub sentence: usize,
    /// Where in the article, in code points.
    pub span: record::Span,
    /// Headline of the article.
    pub title: Option<String>,
    /// The sentence before.
    pub before: Option<String>,
    /// The sentence behind.
    pub after: Option<String>,
    /// The labels in doubt.
    pub asked: BTreeMap<Word, Asked>,
}

/// A label in doubt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Asked {
    /// Calibrated probability, three decimals.
    pub probability: f64,
    /// Probability from which the label is given, three decimals.
    pub threshold: f64,
    /// The features that weighed most, with their weights; those above zero speak for the label. Only on request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<(String, f64)>,
}

/// The tasks of these doubts in their order, a sentence once; with the `why` features that weighed most.
pub fn tasks(engine: &Engine, doubts: &[Doubt], why: usize) -> Vec<Task> {
    let mut tasks: Vec<(usize, Task)> = Vec::new();
    // One reading for all doubts of an article.
    let mut of_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, doubt) in doubts.iter().enumerate() {
        of_article.entry(doubt.order).or_default().push(at);
    }
    for places in of_article.values() {
        let Some(article) = places.first().and_then(|at| doubts.get(*at)).map(|doubt| Arc::clone(&doubt.article))
        else {
            continue;
        };
        let reading = engine.read(&article);
        let shown = Shown::new(engine, &article, &reading);
        let mut own: Vec<(usize, Task)> = Vec::new();
        for (at, doubt) in places.iter().filter_map(|at| Some((*at, doubts.get(*at)?))) {
            let asked = shown.asked(doubt, why);
            match own.iter_mut().find(|(_, task)| task.sentence == doubt.sentence) {
                Some((_, task)) => drop(task.asked.insert(doubt.label.word(), asked)),
                None => own.push((at, shown.task(doubt, asked))),
            }
        }
        tasks.append(&mut own);
    }
    tasks.sort_by_key(|(at, _)| *at);
    tasks.into_iter().map(|(_, task)| task).collect()
}

/// An article that is shown.
struct Shown<'e> {
    engine: &'e Engine,
    article: &'e Article,
    reading: &'e Reading<'e>,
    sentences: Vec<(record::Span, &'e str)>,
    labels: Vec<Vec<Word>>,
    title: Option<String>,
}

impl<'e> Shown<'e> {
    fn new(engine: &'e Engine, article: &'e Article, reading: &'e Reading<'e>) -> Self {
        let offsets = Offsets::new(&article.text, Unit::Chars);
        let spans = reading.sentences();
        let sentences = spans.iter().map(|span| (offsets.span(*span), span.of(&article.text))).collect();
        let labels = engine.label(reading).iter().map(|labelled| labelled.labels.words()).collect();
        let title = article_fields(&reading.document, &article.meta).title;
        Shown { engine, article, reading, sentences, labels, title }
    }

    fn text(&self, sentence: Option<usize>) -> Option<String> {
        self.sentences.get(sentence?).map(|(_, text)| (*text).to_owned())
    }

    fn task(&self, doubt: &Doubt, asked: Asked) -> Task {
        let at = doubt.sentence;
        Task {
            id: format!("{}#{at}", self.article.id),
            text: self.text(Some(at)).unwrap_or_default(),
            label: self.labels.get(at).cloned().unwrap_or_default(),
            article: self.article.id.clone(),
            sentence: at,
            span: self.sentences.get(at).map(|(span, _)| *span).unwrap_or_default(),
            title: self.title.clone(),
            before: self.text(at.checked_sub(1)),
            after: self.text(Some(at + 1)),
            asked: BTreeMap::from([(doubt.label.word(), asked)]),
        }
    }

    fn asked(&self, doubt: &Doubt, why: usize) -> Asked {
        let rounded = |number: f64| (number * 1000.0).round() / 1000.0;
        let reasons = if why == 0 { Vec::new() } else { self.engine.reasons(self.reading, doubt.label, why) };
        let reasons = reasons.get(doubt.sentence).map(Vec::as_slice).unwrap_or_default();
        Asked {
            probability: rounded(doubt.probability),
            threshold: rounded(doubt.threshold),
            why: reasons.iter().map(|(name, weight)| ((*name).to_owned(), rounded(*weight))).collect(),
        }
    }
}

/// The task as lines for the eye.
pub fn show(task: &Task) -> String {
    let mut out = String::new();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (label, asked) in &task.asked {
        let given = Label::from_word(label).is_some_and(|label| task.label.contains(&label.word()));
        let given = if given { "given" } else { "not given" };
        out += &format!("{label} {:.3}, {given} (from {:.3})\n", asked.probability, asked.threshold);
        if !asked.why.is_empty() {
            let why: Vec<String> = asked.why.iter().map(|(name, weight)| format!("{name} {weight:+.2}")).collect();
            out += &format!("  why: {}\n", why.join(", "));
        }
    }
    let title = task.title.as_deref().map(|title| format!(" – {}", one_line(title))).unwrap_or_default();
    out += &format!("  {}{title}\n", task.id);
    for (mark, text) in [(" ", task.before.as_ref()), (">", Some(&task.text)), (" ", task.after.as_ref())] {
        if let Some(text) = text {
            out += &format!("  {mark} {}\n", one_line(text));
        }
    }
    out
}
