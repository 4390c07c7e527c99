//! doccano's JSON Lines back into drafts of corpus files.
//!
//! Sentences with their labels, figures with their categories and the content of quotes are taken as they were marked; all
//! else – values, statuses, speakers, events – is found by the rules under these labels, for a human to correct, or left open
//! where they find nothing. Laws: what [`crate::export`] wrote of an article comes back with the same sentences, labels,
//! boilerplate, figures, categories and quotes.

mod marks;
mod row;
mod sentence_row;

use crate::article::Article;
use crate::corpus::{GoldSentence, Open};
use crate::draft::{Draft, gold_of, outside};
use crate::pipeline::{Engine, Reading};
use crate::review::decided::certain;
use crate::source::Reject;
use crate::span::{Raw, Span};
use crate::terms::{Category, LabelSet, QuoteKind};

/// What was marked in an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The article.
    pub article: Article,
    /// Sentences with their labels, in order, none overlapping another.
    pub sentences: Vec<GoldSentence>,
    /// What belongs to no sentence.
    pub boilerplate: Vec<Span<Raw>>,
    /// Figures and their categories, as far as given.
    pub figures: Vec<(Span<Raw>, Option<Category>)>,
    /// Contents of quotes and their kinds, as far as given.
    pub quotes: Vec<(Span<Raw>, Option<QuoteKind>)>,
}

/// Reads the rows of a file of doccano, spans or classes; what cannot be read is a reject with its row. Rows of sentences that
/// follow each other and are of one article make that article.
pub fn read(lines: impl Iterator<Item = (u64, Result<String, String>)>, path: &str) -> Vec<Result<Marked, Reject>> {
    let mut found = Vec::new();
    let mut sentences = sentence_row::Gathered::default();
    for (number, line) in lines {
        let reject = |reason: String| Err(Reject { path: path.to_owned(), row: number, id: None, reason });
        match line.and_then(|line| row::Row::read(&line)) {
            Err(reason) => found.push(reject(reason)),
            Ok(row) if row.is_sentence() => {
                if let Some(whole) = sentences.add(row, path, number) {
                    found.push(whole);
                }
            }
            Ok(row) => {
                found.extend(sentences.finish());
                let id = Some(row.id());
                let origin = crate::article::Origin { path: path.to_owned(), row: number };
                let reject = |reason| Reject { path: path.to_owned(), row: number, id: id.clone(), reason };
                found.push(row.article(origin).map_err(reject));
            }
        }
    }
    found.extend(sentences.finish());
    found
}

/// The draft of what was marked. The engine's unit must be bytes.
pub fn draft(engine: &Engine, marked: &Marked) -> Draft {
    let sentences = with_the_rest(engine, marked);
    let spans: Vec<Span<Raw>> = sentences.iter().map(|sentence| sentence.span).collect();
    let labels: Vec<_> = sentences.iter().map(|sentence| certain(sentence.labels)).collect();
    let reading = engine.read_as(&marked.article, &spans);
    let record = engine.assemble(&marked.article, &reading, &labels);
    let mut gold = gold_of(&marked.article, &record);
    gold.answers.sentences = sentences;
    gold.answers.boilerplate.clone_from(&marked.boilerplate);
    let mut open = Open::default();
    marks::figures(&mut gold, marked, &reading, &mut open);
    marks::quotes(&mut gold, marked);
    let style = "from doccano; values, statuses, speakers and events by rules, not yet read by a human".to_owned();
    Draft::of_parts(gold, style, open)
}

/// The sentences that were marked, and of what was not marked at all the program's own, without labels.
fn with_the_rest(engine: &Engine, marked: &Marked) -> Vec<GoldSentence> {
    let mut taken: Vec<Span<Raw>> = marked.sentences.iter().map(|sentence| sentence.span).collect();
    taken.extend(&marked.boilerplate);
    taken.sort();
    let mut sentences = marked.sentences.clone();
    let reading: Reading = engine.read(&marked.article);
    for own in reading.sentences() {
        let free = outside(own, &taken).into_iter().map(|span| span.trimmed(&marked.article.text));
        let words = free.filter(|span| span.of(&marked.article.text).contains(char::is_alphanumeric));
        sentences.extend(words.map(|span| GoldSentence { span, labels: LabelSet::default() }));
    }
    sentences.sort_by_key(|sentence| sentence.span);
    sentences
}

#[cfg(test)]
mod tests;
