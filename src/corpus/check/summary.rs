//! What the corpus holds, counted.

use super::super::GoldArticle;
use super::super::header::regions;
use crate::terms::Label;
use std::collections::BTreeMap;
use std::fmt;

/// Counts over the articles of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles.
    pub articles: usize,
    /// Sentences.
    pub sentences: usize,
    /// Sentences without any label.
    pub unlabelled: usize,
    /// Sentences that carry a label, by its word.
    pub labels: BTreeMap<&'static str, usize>,
    /// Articles by topic.
    pub topics: BTreeMap<String, usize>,
    /// Articles by the province of their region, every province named; 0 where none is about it.
    pub provinces: BTreeMap<&'static str, usize>,
    /// Articles without a region.
    pub without_region: usize,
    /// Figures by category.
    pub figures: BTreeMap<&'static str, usize>,
    /// Quotes by kind.
    pub quotes: BTreeMap<&'static str, usize>,
    /// Events by kind.
    pub events: BTreeMap<&'static str, usize>,
    /// Checks by kind.
    pub checks: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// Counts `articles`.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a GoldArticle>) -> Self {
        let provinces: Vec<_> = regions().filter(|region| region.code.len() == 2).collect();
        let mut summary = Summary::default();
        summary.provinces.extend(provinces.iter().map(|province| (province.name, 0)));
        summary.labels.extend(Label::ALL.iter().map(|label| (label.word(), 0)));
        for article in articles {
            summary.add(article);
            let code = article.answers.region.as_ref().and_then(|(code, _)| code.get(..2));
            match provinces.iter().find(|province| Some(province.code) == code) {
                Some(province) => *summary.provinces.entry(province.name).or_default() += 1,
                None => summary.without_region += 1,
            }
        }
        summary
    }

    fn add(&mut self, article: &GoldArticle) {
        let answers = &article.answers;
        self.articles += 1;
        self.sentences += answers.sentences.len();
        *self.topics.entry(article.topic.clone()).or_default() += 1;
        for sentence in &answers.sentences {
            self.unlabelled += usize::from(sentence.labels.is_empty());
            sentence.labels.words().into_iter().for_each(|word| *self.labels.entry(word).or_default() += 1);
        }
        answers.figures.iter().for_each(|figure| *self.figures.entry(figure.category.word()).or_default() += 1);
        answers.quotes.iter().for_each(|quote| *self.quotes.entry(quote.kind.word()).or_default() += 1);
        answers.events.iter().for_each(|event| *self.events.entry(event.kind.word()).or_default() += 1);
        answers.checks.iter().for_each(|check| *self.checks.entry(check.kind.word()).or_default() += 1);
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} articles, {} sentences, {} without label", self.articles, self.sentences, self.unlabelled)?;
        line(f, "labels", &self.labels)?;
        line(f, "topics", &self.topics)?;
        line(f, "figures", &self.figures)?;
        line(f, "quotes", &self.quotes)?;
        line(f, "events", &self.events)?;
        line(f, "checks", &self.checks)?;
        let covered = self.provinces.values().filter(|count| **count > 0).count();
        write!(f, "provinces: {covered} of {}, {} articles without region", self.provinces.len(), self.without_region)?;
        let missing: Vec<&str> =
            self.provinces.iter().filter(|(_, count)| **count == 0).map(|(name, _)| *name).collect();
        if missing.is_empty() { writeln!(f) } else { writeln!(f, "; none about {}", missing.join(", ")) }
    }
}

fn line<K: fmt::Display>(f: &mut fmt::Formatter<'_>, what: &str, counts: &BTreeMap<K, usize>) -> fmt::Result {
    let listed: Vec<String> = counts.iter().map(|(word, count)| format!("{word} {count}")).collect();
    writeln!(f, "{what}: {}", if listed.is_empty() { "none".to_string() } else { listed.join(", ") })
}
