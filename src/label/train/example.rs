//! The sentences of the corpus as training examples.

use crate::clean::Rules;
use crate::corpus::{GoldArticle, GoldSentence};
use crate::document::Document;
use crate::feature::{self, Family};
use crate::mention::person::people;
use crate::span::{Raw, Span};
use crate::terms::{Label, LabelSet};
use foldhash::HashMap;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// All sentences, row by row.
#[derive(Debug)]
pub(super) struct Examples {
    /// Feature names, in alphabetical order.
    pub(super) names: Vec<String>,
    /// Rising feature ids of each row.
    pub(super) rows: Vec<Vec<u32>>,
    /// Labels of each row.
    pub(super) labels: Vec<LabelSet>,
    /// Article of each row.
    pub(super) ids: Vec<String>,
    /// Text of each row.
    pub(super) texts: Vec<String>,
    /// Index of each row's article among those given.
    articles: Vec<usize>,
    /// Place of each row's article in the order of the hashes of the ids.
    places: Vec<usize>,
}

/// One article's sentences: feature names, labels, texts.
type Sentences = Vec<(Vec<String>, LabelSet, String)>;

impl Examples {
    /// Reads all articles in parallel; the order of rows is that of the articles.
    pub(super) fn of(articles: &[GoldArticle]) -> Self {
        let read: Vec<Sentences> = articles.par_iter().map(sentences).collect();
        let mut names: Vec<String> = read.iter().flatten().flat_map(|(names, ..)| names.iter().cloned()).collect();
        names.par_sort_unstable();
        names.dedup();
        let ids: HashMap<&str, u32> = names.iter().zip(0u32..).map(|(name, id)| (name.as_str(), id)).collect();
        let places = shuffled_places(articles);
        let mut examples = Examples {
            names: Vec::new(),
            rows: vec![],
            labels: vec![],
            ids: vec![],
            texts: vec![],
            articles: vec![],
            places: vec![],
        };
        for (index, ((article, sentences), place)) in articles.iter().zip(&read).zip(places).enumerate() {
            for (features, labels, text) in sentences {
                let mut row: Vec<u32> = features.iter().map(|name| ids[name.as_str()]).collect();
                row.sort_unstable();
                row.dedup();
                examples.rows.push(row);
                examples.labels.push(*labels);
                examples.ids.push(article.id.clone());
                examples.texts.push(text.clone());
                examples.articles.push(index);
                examples.places.push(place);
            }
        }
        examples.names = names;
        examples
    }

    /// Takes the features of a family out of every row.
    pub(super) fn leave_out(&mut self, family: Family) {
        let lead = format!("{}=", family.tag());
        let names = &self.names;
        for row in &mut self.rows {
            row.retain(|id| !names[*id as usize].starts_with(&lead));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The fold that holds a row: whole articles, dealt in the order of the hashes of their ids.
    pub(super) fn fold(&self, row: usize, folds: usize) -> usize {
        self.places[row] % folds
    }

    /// The article of a row, as its index among those given.
    pub(super) fn article(&self, row: usize) -> usize {
        self.articles[row]
    }

    /// Whether each of `rows` has `label`.
    pub(super) fn truth(&self, label: Label, rows: &[usize]) -> Vec<bool> {
        rows.iter().map(|row| self.labels[*row].contains(label)).collect()
    }
}

fn sentences(article: &GoldArticle) -> Sentences {
    let document = Document::new(&article.given.text, Rules::all());
    let spans: Vec<Span<Raw>> = document.sentences.iter().map(|s| document.clean.raw(s.span)).collect();
    let mut out: Sentences = spans
        .iter()
        .map(|span| {
            (Vec::new(), best_match(*span, &article.answers.sentences), span.of(&article.given.text).to_owned())
        })
        .collect();
    feature::extract(&document, &people(&document), |sentence, name| out[sentence].0.push(name.to_owned()));
    out
}

/// The labels of the annotated sentence that shares most with `span`.
fn best_match(span: Span<Raw>, gold: &[GoldSentence]) -> LabelSet {
    let shared = |other: Span<Raw>| span.end().min(other.end()).saturating_sub(span.start().max(other.start()));
    let best = gold.iter().max_by_key(|sentence| (shared(sentence.span), std::cmp::Reverse(sentence.span.start())));
    best.filter(|sentence| shared(sentence.span) > 0).map(|sentence| sentence.labels).unwrap_or_default()
}

/// The sentences that the program cuts from an article, each with the labels that training gives it.
pub fn labelled_sentences(article: &GoldArticle) -> Vec<(Span<Raw>, LabelSet)> {
    let document = Document::new(&article.given.text, Rules::all());
    let spans = document.sentences.iter().map(|sentence| document.clean.raw(sentence.span));
    spans.map(|span| (span, best_match(span, &article.answers.sentences))).collect()
}

/// For each article the one of `folds` folds that holds it in the cross-validation (of the articles as they are, without
/// damaged states).
pub fn folds(articles: &[GoldArticle], folds: usize) -> Vec<usize> {
    shuffled_places(articles).into_iter().map(|place| place % folds.max(1)).collect()
}

/// For each article its place in the order of the SHA-256 of its id: a shuffle that no run and no machine changes. All states of
/// an article have one id and one place.
fn shuffled_places(articles: &[GoldArticle]) -> Vec<usize> {
    let mut order: Vec<(Vec<u8>, &str)> =
        articles.iter().map(|article| (Sha256::digest(&article.id).to_vec(), article.id.as_str())).collect();
    order.sort();
    order.dedup();
    let places: HashMap<&str, usize> = order.iter().enumerate().map(|(place, (_, id))| (*id, place)).collect();
    articles.iter().map(|article| places[article.id.as_str()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_corpus;
    use std::path::Path;

    #[test]
    fn what_is_told_of_examples_is_what_they_are() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        if !corpus.join("articles").is_dir() {
            return;
        }
        let articles: Vec<GoldArticle> = read_corpus(&corpus).expect("the corpus reads").into_iter().take(20).collect();
        let examples = Examples::of(&articles);
        let told = articles.iter().zip(folds(&articles, 5)).flat_map(|(article, fold)| {
            let row = move |(span, labels): (Span<Raw>, LabelSet)| {
                (article.id.clone(), span.of(&article.given.text).to_owned(), labels, fold)
            };
            labelled_sentences(article).into_iter().map(row)
        });
        let are = (0..examples.len()).map(|row| {
            (examples.ids[row].clone(), examples.texts[row].clone(), examples.labels[row], examples.fold(row, 5))
        });
        assert!(told.eq(are));
    }
}
