//! How good are records? Compared with gold articles, layer by layer: precision, recall, F1 and accuracies with intervals,
//! calibration of every probability, confusions, and each mistake with its text.
//!
//! Plain data in ([`layout`]), plain data out ([`Evaluation`]); [`read`] reads files, [`table`], [`json`] and [`report`] show what
//! came out. All definitions of [`compare`] are those of the reference scorer that the project is measured with.

pub mod bootstrap;
pub mod calibration;
pub mod compare;
pub mod confusion;
pub mod json;
pub mod layout;
pub mod mistake;
pub mod name;
pub mod pair;
pub mod read;
pub mod report;
pub mod table;
pub mod tally;

use bootstrap::Options;
use calibration::{Curve, Judged, Reliability};
use confusion::Confusions;
use layout::{Found, Gold};
use mistake::{Mistake, Part};
use rayon::prelude::*;
use tally::{Field, Hits, Layer, Share, Tally};

/// A gold article and its record, where there is one.
pub type Pair = (Gold, Option<Found>);

/// A number and the interval that holds 95 % of its resamples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The number; 0 where it is not defined.
    pub value: f64,
    /// From where to where; `None` without resamples that define it.
    pub interval: Option<[f64; 2]>,
}

/// A layer of the record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayerScore {
    /// Which.
    pub layer: Layer,
    /// Its counts.
    pub hits: Hits,
    /// Part of the found items that is right.
    pub precision: Measure,
    /// Part of the gold items that was found.
    pub recall: Measure,
    /// Harmonic mean of both.
    pub f1: Measure,
}

/// A field of the record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldScore {
    /// Which.
    pub field: Field,
    /// Right ones of all that were compared.
    pub share: Share,
    /// The same as a number.
    pub accuracy: Measure,
}

/// How well a probability is calibrated, and what could be had at other thresholds.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// Of what: a label of gold sentences, or the items found of a layer, right by that layer's definition.
    pub layer: Layer,
    /// Calibration.
    pub reliability: Reliability,
    /// Precision and recall; for labels only, since what was not found has no probability.
    pub curve: Option<Curve>,
}

/// All that came of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Gold articles.
    pub articles: usize,
    /// Those without a record.
    pub missing: usize,
    /// How the intervals were made.
    pub options: Options,
    /// Every layer.
    pub layers: Vec<LayerScore>,
    /// Mean F1 of the three labels.
    pub macro_f1: Measure,
    /// Part of the boilerplate that stands in found sentences.
    pub leaked: Measure,
    /// Part of the gold sentences that stands in found ones.
    pub kept: Measure,
    /// Every field that could be compared at least once.
    pub fields: Vec<FieldScore>,
    /// Every probability that was given at least once.
    pub certainties: Vec<Certainty>,
    /// What was taken for what.
    pub confusions: Confusions,
    /// By part of the record, then in the order of the gold.
    pub mistakes: Vec<Mistake>,
}

/// Compares records with gold. The result does not depend on the number of threads.
pub fn evaluate(pairs: &[Pair], options: Options) -> Evaluation {
    let outcomes: Vec<compare::Outcome> =
        pairs.par_iter().map(|(gold, found)| compare::compare(gold, found.as_ref())).collect();
    let (mut tallies, mut judged, mut mistakes) = (Vec::new(), Vec::new(), Vec::new());
    let mut confusions = Confusions::default();
    for outcome in outcomes {
        tallies.push(outcome.tally);
        judged.extend(outcome.judged);
        mistakes.extend(outcome.mistakes);
        confusions.add(outcome.confusions);
    }
    mistakes.sort_by_key(|mistake| mistake.part);
    let resamples = bootstrap::resamples(&tallies, options);
    let sum = Tally::sum(&tallies);
    let measure = |of: &dyn Fn(&Tally) -> Option<f64>| Measure {
        value: of(&sum).unwrap_or(0.0),
        interval: bootstrap::interval(&resamples, of),
    };
    let layer = |layer: Layer| LayerScore {
        layer,
        hits: sum.layer(layer),
        precision: measure(&|tally| tally.layer(layer).precision()),
        recall: measure(&|tally| tally.layer(layer).recall()),
        f1: measure(&|tally| tally.layer(layer).f1()),
    };
    let field = |field: Field| FieldScore {
        field,
        share: sum.field(field),
        accuracy: measure(&|tally| tally.field(field).value()),
    };
    Evaluation {
        articles: pairs.len(),
        missing: pairs.iter().filter(|(_, found)| found.is_none()).count(),
        options,
        layers: Layer::ALL.into_iter().map(layer).collect(),
        macro_f1: measure(&Tally::macro_f1),
        leaked: measure(&|tally| tally.leaked.value()),
        kept: measure(&|tally| tally.kept.value()),
        fields: Field::ALL.into_iter().filter(|field| sum.field(*field).all > 0).map(field).collect(),
        certainties: Layer::ALL.into_iter().filter_map(|layer| certainty(layer, &judged)).collect(),
        confusions,
        mistakes,
    }
}

impl Evaluation {
    /// The mistakes of each part of the record that has any.
    pub fn mistakes_by_part(&self) -> Vec<(Part, &[Mistake])> {
        self.mistakes.chunk_by(|a, b| a.part == b.part).map(|list| (list[0].part, list)).collect()
    }
}

fn certainty(layer: Layer, judged: &[(Layer, Judged)]) -> Option<Certainty> {
    let of_layer: Vec<Judged> = judged.iter().filter(|item| item.0 == layer).map(|item| item.1).collect();
    let curve = if layer.is_label() { Curve::of(&of_layer) } else { None };
    Some(Certainty { layer, reliability: Reliability::of(&of_layer)?, curve })
}

#[cfg(test)]
mod tests;
