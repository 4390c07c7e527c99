//! The sentences of the corpus as training examples.

use crate::clean::Rules;
use crate::corpus::{GoldArticle, GoldSentence};
use crate::document::Document;
use crate::feature;
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

/// For each article its place in the order of the SHA-256 of its id: a shuffle that no run and no machine changes.
fn shuffled_places(articles: &[GoldArticle]) -> Vec<usize> {
    let mut order: Vec<(Vec<u8>, usize)> =
        articles.iter().enumerate().map(|(i, article)| (Sha256::digest(&article.id).to_vec(), i)).collect();
    order.sort();
    let mut places = vec![0; articles.len()];
    for (place, (_, article)) in order.into_iter().enumerate() {
        places[article] = place;
    }
    places
}
