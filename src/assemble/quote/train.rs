//! Trains the models of quotes: the ranking of speakers, then the confidence, which sees labels and rankings as they are on
//! articles that they have not seen.

use super::confidence::learn as confidence;
use super::rank::learn as speaker;
use crate::assemble::train::{Course, Lesson};
use crate::label::train::FitError;
use crate::linear::Model;
use crate::linear::train::Options;
use std::fmt::Write as _;

/// Version of the models in their files.
const VERSION: &str = "0.1.0";
/// Weight of the penalty in both models.
const ALPHA: f64 = 2.0;
/// Features of fewer examples are dropped.
const MIN_ROWS: u32 = 5;
/// Features that the card shows for and against.
const SHOWN: usize = 14;

/// Trains the models of quotes; the rankings of the folds come with them.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn train(course: &Course) -> Result<(Lesson, Vec<Model>), FitError> {
    let options = |name: &str, head: &str| Options {
        name: name.into(),
        version: VERSION.into(),
        corpus: course.corpus.into(),
        heads: vec![head.into()],
        alpha: ALPHA,
        min_rows: MIN_ROWS,
        folds: course.folds.count(),
    };
    (course.progress)("quotes: speakers");
    let speakers = speaker::speakers(course, &options("speaker", "speaker"))?;
    (course.progress)("quotes: confidence");
    let sure = confidence::confidence(course, &speakers.trained.folds, &options("quote-confidence", "right"))?;
    let card = format!("# quotes\n\n{}\n{}\n", speaker_card(&speakers), confidence_card(&sure));
    let models = vec![("speaker.lantik", speakers.trained.model), ("quote-confidence.lantik", sure.trained.model)];
    Ok((Lesson { models, card }, speakers.trained.folds))
}

/// The ranking beside the rules.
fn speaker_card(learned: &speaker::Learned) -> String {
    let model = &learned.trained.model;
    let header = model.header();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let mut card = format!(
        "*{}* ranks who may have spoken: people, posts, bodies and accounts named near a quote, and the choice of the rules, which \
         is\namong its features. The candidate with the highest log-odds is the speaker, unless the rules find somebody named \
         beside the cue.\n{} pairs of a quote and a candidate, {} features, α = {}, largest gradient norm {:.1e}.\n\n",
        header.name,
        header.rows,
        model.names().len(),
        header.alpha,
        learned.trained.gradient
    );
    card.push_str(
        "Share of right speakers, by how the rules resolve them; the model of each fold never saw its articles, and its own \
         choices\nmake the chain of speakers.\n\n| resolved by | quotes | rules | ranked |\n| --- | --- | --- | --- |\n",
    );
    let all = ("all", [learned.pieces, learned.rules, learned.ranked]);
    for (way, [pieces, rules, ranked]) in learned.ways.iter().copied().chain([all]) {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {way} | {pieces} | {:.3} | {:.3} |", share(rules, pieces), share(ranked, pieces));
    }
    card.push_str(&heaviest(model));
    card
}

/// The confidence, bin by bin.
fn confidence_card(learned: &confidence::Learned) -> String {
    let model = &learned.trained.model;
    let header = model.header();
    let mut card = format!(
        "*{}* is the probability that a quote shares at least 0.3 (of the union) with an annotated one and names its speaker. It \
         reads\nthe sentence's score, the cue, the way to the speaker and what the ranking thinks of it. {} quotes found with labels \
         and\nrankings of models that had not seen their articles, {} of them right; {} features, α = {}. Expected calibration error \
         over\nten bins, weights and calibration of each fold from the others: {:.3}.\n\n| quotes | mean confidence | share right \
         |\n| --- | --- | --- |\n",
        header.name,
        header.rows,
        header.heads.first().map_or(0, |head| head.support),
        model.names().len(),
        header.alpha,
        learned.ece
    );
    for (count, sure, right) in &learned.bins {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {count} | {sure:.3} | {right:.3} |");
    }
    card.push_str(&heaviest(model));
    card
}

/// The features that weigh most for and against.
fn heaviest(model: &Model) -> String {
    let mut ranked: Vec<(f64, &str)> =
        model.names().iter().enumerate().map(|(id, name)| (model.weight(id, 0), name.as_str())).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let show = |(weight, name): &(f64, &str)| format!("`{name}` {weight:+.2}");
    format!(
        "\nWhat weighs most: for {}; against {}.\n",
        ranked.iter().take(SHOWN).map(show).collect::<Vec<_>>().join(", "),
        ranked.iter().rev().take(SHOWN).map(show).collect::<Vec<_>>().join(", ")
    )
}
