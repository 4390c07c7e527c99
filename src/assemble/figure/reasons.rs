//! Why figures are what they are: the rule and the features that weigh most.

use super::article::Article;
use super::case::{self, Case};
use super::{FigureDraft, Judge, choice, feature};
use crate::assemble::calendar::Calendar;
use crate::document::Document;
use crate::label::Labelled;
use crate::linear::Model;

/// What speaks for one figure's category and status: names of features and their weights, the heaviest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reasons {
    /// The rule that names its category; none where the models alone do.
    pub rule: Option<&'static str>,
    /// For the category that was chosen; empty where its own noun names it for certain.
    pub category: Vec<(String, f64)>,
    /// For the status that was chosen.
    pub status: Vec<(String, f64)>,
}

/// The reasons of all figures that [`figures`](super::figures) finds, in their order, with at most `most` features each.
pub fn reasons(doc: &Document, labels: &[Labelled], judge: &Judge, calendar: &Calendar, most: usize) -> Vec<Reasons> {
    let article = Article::of(doc, labels, calendar);
    let (picks, _) = choice::picks(&article, judge);
    let certain = case::certain(&article, &picks);
    let (mut ruled, mut found, mut all) = (Vec::new(), Vec::<FigureDraft>::new(), Vec::new());
    for pick in &picks {
        let case = Case::of(&article, *pick);
        let ruling = case.ruling(&ruled);
        let verdict = judge.verdict(&case, ruling, &certain, &found);
        let features = feature::features(&case, ruling, &certain, &found);
        ruled.extend(ruling.map(|ruling| case.draft(ruling.category, ruling.status)));
        let Some(verdict) = verdict else { continue };
        let draft = case.draft(verdict.category, verdict.status);
        let mut reasons = Reasons { rule: ruling.map(|ruling| ruling.rule.name()), ..Reasons::default() };
        if let Some(models) = judge.models() {
            if case.certain().is_none() {
                reasons.category = weights(&models.category, &features, draft.category.word(), most);
            }
            reasons.status = weights(&models.status, &features, draft.status.word(), most);
        }
        all.push(reasons);
        found.push(FigureDraft { confidence: verdict.confidence, ..draft });
    }
    all
}

fn weights(model: &Model, features: &[String], word: &str, most: usize) -> Vec<(String, f64)> {
    let Some(head) = model.header().heads.iter().position(|head| head.word == word) else { return Vec::new() };
    model.reasons(features, head, most).into_iter().map(|(name, weight)| (name.to_owned(), weight)).collect()
}
