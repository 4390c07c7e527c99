//! Who of those in question spoke: a trained logistic model ranks the candidates, the choice of the rules among what it knows.

mod entity;
mod feature;
pub(super) mod learn;

use super::Context;
use super::speaker::{Judge, Speaker, Turn, needs_subject};
use crate::linear::{Model, calibrated};
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;
use entity::{Entity, Kind, entities};

/// Most people and most bodies that are weighed.
const MOST: usize = 7;
/// By how much, in log-odds, a candidate must be ahead of the rules' choice to take its place.
const MARGIN: f64 = 0.4;
/// Alternatives that are kept beside the choice.
const ALTERNATIVES: usize = 3;

/// Somebody who may have spoken, and how sure the ranking is of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Name, role or body.
    pub speaker: String,
    /// Fullest form of the role.
    pub role: Option<String>,
    /// The mention that would show it.
    pub span: Option<Span<Clean>>,
    /// Calibrated probability of the pair by itself.
    pub probability: f64,
    /// Its features, as names.
    pub features: Vec<String>,
}

impl Alternative {
    /// The features that weigh most in `model`, heaviest first.
    pub fn reasons<'m>(&self, model: &'m Model, most: usize) -> Vec<(&'m str, f64)> {
        model.reasons(&self.features, 0, most)
    }
}

/// A candidate with its features.
struct Candidate {
    speaker: Speaker,
    features: Vec<String>,
}

/// Ranks the candidates of one article's pieces, in their order.
pub(super) struct Ranking<'m> {
    model: &'m Model,
    entities: Vec<Entity>,
    /// For each piece judged so far the choice and what else there was, best first.
    pub alternatives: Vec<Vec<Alternative>>,
}

impl<'m> Ranking<'m> {
    pub(super) fn new(model: &'m Model, context: &Context) -> Self {
        Ranking { model, entities: entities(context), alternatives: Vec::new() }
    }
}

impl Judge for Ranking<'_> {
    fn choose(&mut self, turn: &Turn, rule: Option<Speaker>) -> Option<Speaker> {
        if rule.is_none() && needs_subject(&turn.pieces[turn.n]) {
            self.alternatives.push(Vec::new());
            return None;
        }
        let candidates = candidates(turn, &mut self.entities, rule.as_ref());
        let score = |candidate: Candidate| (self.model.log_odds(&candidate.features)[0], candidate);
        let mut ranked: Vec<(f64, Candidate)> = candidates.into_iter().map(score).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let chosen = best(&ranked, rule);
        ranked.truncate(ALTERNATIVES + 1);
        self.alternatives.push(ranked.into_iter().map(|(odds, one)| self.shown(odds, one)).collect());
        chosen
    }
}

/// The first of the ranked, unless the rules' choice is named beside the cue or close behind.
fn best(ranked: &[(f64, Candidate)], rule: Option<Speaker>) -> Option<Speaker> {
    let first = ranked.first();
    if let Some(rule) = &rule {
        let own = ranked.iter().find(|(_, one)| one.speaker.name == rule.name).map(|(own, _)| *own);
        let lead = first.zip(own).map_or(0.0, |((best, _), own)| best - own);
        // Whoever is named beside the cue spoke: there the rules have nothing to learn.
        let beside = rule.mute || matches!(rule.by, ResolvedBy::Name | ResolvedBy::ShortName | ResolvedBy::Role);
        if beside || lead <= MARGIN {
            return Some(rule.clone());
        }
    }
    first.map(|(_, best)| best.speaker.clone()).or(rule)
}

impl Ranking<'_> {
    fn shown(&self, odds: f64, candidate: Candidate) -> Alternative {
        let calibration = self.model.header().heads.first().map_or([1.0, 0.0], |head| head.calibration);
        Alternative {
            speaker: candidate.speaker.name,
            role: candidate.speaker.role,
            span: candidate.speaker.span,
            probability: calibrated(odds, calibration),
            features: candidate.features,
        }
    }
}

/// Whoever may have spoken in a turn: those named nearest before it, those named beside it, and the rules' choice. A speaker in
/// the words of the text joins the entities.
fn candidates(turn: &Turn, entities: &mut Vec<Entity>, rule: Option<&Speaker>) -> Vec<Candidate> {
    if let Some(rule) = rule.filter(|rule| entities.iter().all(|entity| entity.name != rule.name)) {
        let mentions = rule.span.map(|span| (span, None)).into_iter().collect();
        entities.push(Entity { name: rule.name.clone(), role: rule.role.clone(), kind: Kind::Phrase, mentions });
    }
    let (here, at) = feature::anchor(turn);
    let end =
        turn.context.doc.sentences.get(here + 1).or(turn.context.doc.sentences.get(here)).map_or(at, |s| s.span.end());
    let newest = feature::newest_subject(turn, entities, at).map(|i| &entities[i]);
    let near = |entity: &&Entity| {
        let before = feature::nearest(turn, entity, at).map(|span| (at - span.start(), span));
        let behind =
            entity.mentions.iter().map(|(span, _)| *span).find(|span| span.start() >= at && span.start() < end);
        before.or_else(|| behind.map(|span| (usize::MAX / 2 + (span.start() - at), span)))
    };
    let mut found: Vec<(usize, Span<Clean>, &Entity)> =
        entities.iter().filter_map(|entity| near(&entity).map(|(distance, span)| (distance, span, entity))).collect();
    found.sort_by_key(|(distance, span, _)| (*distance, span.start()));
    let named = |entity: &Entity| rule.is_some_and(|rule| rule.name == entity.name);
    // What stands inside the phrase that the rules chose is a part of it.
    let shown = rule.and_then(|rule| rule.span);
    found.retain(|(_, span, entity)| named(entity) || !shown.is_some_and(|shown| shown.overlaps(*span)));
    let missing =
        entities.iter().filter(|entity| named(entity) && found.iter().all(|(.., other)| other.name != entity.name));
    let missing: Vec<&Entity> = missing.collect();
    // People are ranked among people, bodies among bodies.
    let mut ranks = [0; 2];
    let ranked = found.into_iter().map(|(_, span, entity)| {
        let class = usize::from(entity.kind == Kind::Body);
        ranks[class] += 1;
        (ranks[class] - 1, Some(span), entity)
    });
    let kept = ranked.filter(|(rank, _, entity)| *rank < MOST || named(entity));
    let all = kept.chain(missing.into_iter().map(|entity| (MOST, None, entity)));
    all.map(|(rank, span, entity)| Candidate {
        features: feature::features(turn, entity, rule, rank, newest),
        speaker: match rule.filter(|rule| rule.name == entity.name) {
            Some(rule) => rule.clone(),
            None => entity.speaker(span, by(turn, rule)),
        },
    })
    .collect()
}

/// How a speaker whom the rules did not choose is found.
fn by(turn: &Turn, rule: Option<&Speaker>) -> ResolvedBy {
    match feature::way(turn) {
        "pronoun" | "they" | "its" | "nya" => ResolvedBy::Pronoun,
        "none" => ResolvedBy::Carried,
        _ => rule.map_or(ResolvedBy::Role, |rule| rule.by),
    }
}
