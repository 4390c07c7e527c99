//! What a human decided of sentences, and drafts of their articles under these decisions.

use crate::article::Article;
use crate::draft::Draft;
use crate::label::Labelled;
use crate::pipeline::Engine;
use crate::source::Reject;
use crate::terms::{Label, LabelSet};
use serde::Deserialize;

/// The labels of a sentence by a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Id of the article.
    pub article: String,
    /// Index of the sentence.
    pub sentence: usize,
    /// The sentence; it must still stand there.
    pub text: String,
    /// Its labels.
    pub labels: LabelSet,
    /// Where the decision was read.
    pub path: String,
    /// The row there.
    pub row: u64,
}

impl Decision {
    /// The reject of a decision that cannot be followed.
    pub fn reject(&self, reason: &str) -> Reject {
        Reject { path: self.path.clone(), row: self.row, id: Some(self.article.clone()), reason: reason.to_owned() }
    }
}

/// A row of tasks in JSON, as it was written or as doccano exports it (older versions say `labels`).
#[derive(Deserialize)]
struct Row {
    article: String,
    sentence: usize,
    text: String,
    #[serde(alias = "labels")]
    label: Vec<String>,
}

/// Reads the decisions in JSON Lines; what cannot be read is a reject with its row.
pub fn read_jsonl(source: &str, path: &str) -> Vec<Result<Decision, Reject>> {
    let rows = (1u64..).zip(source.lines()).filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(row, line)| {
        let reject = |reason: String| Reject { path: path.to_owned(), row, id: None, reason };
        let Row { article, sentence, text, label } =
            serde_json::from_str(line).map_err(|e| reject(format!("no task in JSON: {e}")))?;
        let known = |word: &String| Label::from_word(word).ok_or_else(|| reject(format!("no label `{word}`")));
        let labels = label.iter().map(known).collect::<Result<LabelSet, Reject>>()?;
        Ok(Decision { article, sentence, text, labels, path: path.to_owned(), row })
    })
    .collect()
}

/// The draft of an article with the model's labels, but a human's where there is a decision; figures, quotes and events are
/// those found under these labels. Decisions on sentences that are not there any more are rejects. The engine's unit must be
/// bytes.
pub fn draft(engine: &Engine, article: &Article, decisions: &[Decision]) -> (Draft, Vec<Reject>) {
    let reading = engine.read(article);
    let mut labels = engine.label(&reading);
    let sentences = reading.sentences();
    let (mut followed, mut rejects) = (0, Vec::new());
    for decision in decisions {
        let stands = sentences.get(decision.sentence).is_some_and(|span| span.of(&article.text) == decision.text);
        match labels.get_mut(decision.sentence).filter(|_| stands) {
            Some(labelled) => {
                *labelled = certain(decision.labels);
                followed += 1;
            }
            None => rejects.push(decision.reject("the article has another sentence there")),
        }
    }
    let mut draft = Draft::of_record(article, &engine.assemble(article, &reading, &labels));
    if followed > 0 {
        let sentences = if followed == 1 { "sentence" } else { "sentences" };
        draft.style += &format!("; labels of {followed} {sentences} by a human");
    }
    (draft, rejects)
}

/// Labels of which nobody is in doubt.
pub(crate) fn certain(labels: LabelSet) -> Labelled {
    let score = |at: usize| f64::from(u8::from(Label::ALL.get(at).is_some_and(|label| labels.contains(*label))));
    Labelled { labels, scores: std::array::from_fn(score) }
}
