//! The sentences that the model is least certain of, for a human to decide, and what the human decided.
//!
//! Certainty is the distance of a label's calibrated probability from the threshold from which the label is given.
//! [`Review`] picks, [`task::Task`] shows a sentence with its neighbours, [`decided`] reads the decisions and makes drafts of
//! the articles under them.

pub mod decided;
pub mod plain;
pub mod task;

use crate::article::Article;
use crate::label::Labelled;
use crate::pipeline::Engine;
use crate::terms::Label;
use std::cmp::Ordering;
use std::sync::Arc;

/// A label of a sentence that is in doubt.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// The article.
    pub article: Arc<Article>,
    /// Place of the article among those read, from 0.
    pub order: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// The label.
    pub label: Label,
    /// Its calibrated probability.
    pub probability: f64,
    /// Probability from which it is given.
    pub threshold: f64,
}

impl Doubt {
    /// How far the probability lies from the threshold.
    pub fn distance(&self) -> f64 {
        (self.probability - self.threshold).abs()
    }

    /// Nearest first; of equals the one that was read first.
    fn compare(&self, other: &Doubt) -> Ordering {
        let place = |doubt: &Doubt| (doubt.order, doubt.sentence);
        self.distance().total_cmp(&other.distance()).then_with(|| place(self).cmp(&place(other)))
    }
}

/// Picks for each label the sentences that it is least certain in, as articles come in.
#[derive(Debug)]
pub struct Review {
    labels: Vec<Label>,
    most: usize,
    thresholds: [f64; 3],
    articles: usize,
    /// Of each label, nearest first, at most `most`.
    nearest: [Vec<Doubt>; 3],
}

impl Review {
    /// Picks at most `most` sentences for each of `labels`, by the thresholds of the engine's model.
    pub fn new(engine: &Engine, labels: &[Label], most: usize) -> Self {
        let heads = &engine.labeller().model().header.labels;
        let threshold = |at: usize| heads.get(at).map_or(0.5, |head| head.threshold);
        let labels = Label::ALL.iter().copied().filter(|label| labels.contains(label)).collect();
        Review {
            labels,
            most,
            thresholds: std::array::from_fn(threshold),
            articles: 0,
            nearest: [vec![], vec![], vec![]],
        }
    }

    /// Looks at an article, whose sentences the model labelled so.
    pub fn add(&mut self, article: Article, labelled: &[Labelled]) {
        let (article, order) = (Arc::new(article), self.articles);
        self.articles += 1;
        for label in &self.labels {
            let nearest = &mut self.nearest[*label as usize];
            for (sentence, labelled) in labelled.iter().enumerate() {
                let doubt = Doubt {
                    article: Arc::clone(&article),
                    order,
                    sentence,
                    label: *label,
                    probability: labelled.score(*label),
                    threshold: self.thresholds[*label as usize],
                };
                let at = nearest.partition_point(|known| known.compare(&doubt).is_lt());
                if at < self.most {
                    nearest.truncate(self.most - 1);
                    nearest.insert(at, doubt);
                }
            }
        }
    }

    /// What was picked: label by label, nearest first.
    pub fn doubts(self) -> Vec<Doubt> {
        self.nearest.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests;
