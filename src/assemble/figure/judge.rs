//! Who decides what a picked number is: the rules alone, or the models, to whom the rules' answer is one clue among others.

use super::FigureDraft;
use super::case::{self, Case, Certain, Ruling};
use super::feature::{self, Names};
use crate::linear::{LoadError, Model};
use crate::terms::{Category, Status};

/// Decides. Immutable; one serves all threads.
#[derive(Debug, Clone, Default)]
pub struct Judge {
    models: Option<Models>,
}

/// The models of the figures.
#[derive(Debug, Clone)]
pub(super) struct Models {
    /// Is a number a figure? One head.
    pub choice: Model,
    /// A head a category.
    pub category: Model,
    /// A head a status.
    pub status: Model,
    /// Are value and category right? One head; none while the others are being trained.
    pub confidence: Option<Model>,
}

/// The lead of a category taken from a twin.
const TWIN: f64 = 3.0;

/// What was decided of a number.
pub(super) struct Verdict {
    pub category: Category,
    pub status: Status,
    pub confidence: f64,
    /// What the confidence was read from.
    pub evidence: Vec<String>,
}

impl Judge {
    /// Decides by rules alone.
    pub fn rules() -> Self {
        Judge::default()
    }

    /// Decides by the models that ship with the program.
    ///
    /// # Errors
    /// Where one that was compiled in is damaged or of another make.
    pub fn shipped() -> Result<Self, LoadError> {
        Ok(Judge::with(Models {
            choice: Model::from_bytes(include_bytes!("../../../models/figure-choice.lantik"))?,
            category: Model::from_bytes(include_bytes!("../../../models/figure-category.lantik"))?,
            status: Model::from_bytes(include_bytes!("../../../models/figure-status.lantik"))?,
            confidence: Some(Model::from_bytes(include_bytes!("../../../models/figure-confidence.lantik"))?),
        }))
    }

    pub(super) fn with(models: Models) -> Self {
        Judge { models: Some(models) }
    }

    pub(super) fn models(&self) -> Option<&Models> {
        self.models.as_ref()
    }

    pub(super) fn is_rules(&self) -> bool {
        self.models.is_none()
    }

    /// What a picked number is, after the figures `before`.
    pub(super) fn verdict(
        &self,
        case: &Case,
        ruling: Option<Ruling>,
        certain: &[Certain],
        before: &[FigureDraft],
    ) -> Option<Verdict> {
        let Some(models) = &self.models else {
            let Ruling { category, status, .. } = ruling?;
            let confidence = case.draft(category, status).confidence;
            return Some(Verdict { category, status, confidence, evidence: Vec::new() });
        };
        let features = feature::features(case, ruling, certain, before);
        let (category, lead) = match (case.certain(), case::twin(case, certain)) {
            (Some(own), _) => (own, f64::INFINITY),
            (None, Some(twin)) => (twin, TWIN),
            (None, None) => best(&models.category, &features, Category::from_word)?,
        };
        let (status, _) = best(&models.status, &features, Status::from_word)?;
        let evidence = evidence(case, ruling, category, lead);
        let confidence = models.confidence.as_ref().map(|model| model.probabilities(&evidence)[0]);
        Some(Verdict { category, status, confidence: confidence.unwrap_or(1.0), evidence })
    }
}

/// The class with the best head, and its lead.
fn best<T>(model: &Model, features: &[String], from_word: fn(&str) -> Option<T>) -> Option<(T, f64)> {
    let (head, lead) = model.best(features, |_| true)?;
    from_word(&model.header().heads[head].word).map(|class| (class, lead))
}

/// What says how far an answer can be trusted.
fn evidence(case: &Case, ruling: Option<Ruling>, category: Category, lead: f64) -> Vec<String> {
    let mut names = Names::default();
    names.steps("choice", case.pick.odds, &[-0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0]);
    names.steps("lead", lead, &[0.3, 0.7, 1.2, 2.0, 3.0, 4.0, 6.0, 1e6]);
    names.steps("sentence", case.article.quota(case.pick.sentence), &[0.1, 0.3, 0.5, 0.7, 0.9, 0.97]);
    let agrees = ruling.map(|ruling| ruling.category == category);
    names.add("rules", &[agrees.map_or("silent", |agrees| if agrees { "agree" } else { "differ" })]);
    names.add("by", &[ruling.map_or("none", |ruling| ruling.rule.name())]);
    names.add("head", &[feature::head(case.chosen.number.noun.head)]);
    names.0
}
