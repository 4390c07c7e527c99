//! An evaluation as one JSON object: first the reference scorer's keys with its rounding, then ours.

use super::calibration::{Bin, Point};
use super::mistake::Mistake;
use super::{Certainty, Evaluation, LayerScore, Measure};
use crate::terms::Label;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};

/// To three decimals, correctly rounded, ties to even: what Python's `round` gives.
pub fn rounded(value: f64) -> f64 {
    format!("{value:.3}").parse().unwrap_or(value)
}

/// The mean of the rounded F1 of the labels, rounded: so the reference scorer computes it.
pub fn rounded_macro(evaluation: &Evaluation) -> f64 {
    let labels = evaluation.layers.iter().filter(|score| score.layer.is_label());
    rounded(labels.map(|score| rounded(score.f1.value)).sum::<f64>() / Label::ALL.len() as f64)
}

/// An evaluation to be written. Keys that the reference scorer also writes: `articles`, `missing`, a list of precision,
/// recall, F1 and gold items for each layer, `macro-F1 labels`, `boilerplate leaked`, `content kept`, and under `acc …` the
/// accuracy and number of each field. Ours: `bootstrap`, `intervals`, `more` (fields that it does not count), `calibration`,
/// `confusions`, `rejects`, and `errors` where they are asked for.
#[derive(Debug)]
pub struct Summary<'e> {
    /// What to write.
    pub evaluation: &'e Evaluation,
    /// Rows that were rejected.
    pub rejects: usize,
    /// Mistakes of each part to list.
    pub errors: Option<usize>,
}

impl Serialize for Summary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut entries = self.shared();
        entries.extend(self.ours());
        for (key, value) in entries {
            map.serialize_entry(&key, &value)?;
        }
        map.end()
    }
}

impl Summary<'_> {
    /// What the reference scorer writes, too.
    fn shared(&self) -> Vec<(String, Value)> {
        let evaluation = self.evaluation;
        let layer = |score: &LayerScore| {
            let [p, r, f] = [score.precision, score.recall, score.f1].map(|measure| rounded(measure.value));
            (score.layer.name().to_owned(), json!([p, r, f, score.hits.gold()]))
        };
        let mut entries = vec![
            ("articles".to_owned(), json!(evaluation.articles)),
            ("missing".to_owned(), json!(evaluation.missing)),
        ];
        entries.extend(evaluation.layers.iter().map(layer));
        entries.push(("macro-F1 labels".into(), json!(rounded_macro(evaluation))));
        entries.push(("boilerplate leaked".into(), json!(rounded(evaluation.leaked.value))));
        entries.push(("content kept".into(), json!(rounded(evaluation.kept.value))));
        let shared = evaluation.fields.iter().filter(|score| score.field.is_shared());
        entries.extend(shared.map(|score| {
            (format!("acc {}", score.field.name()), json!([rounded(score.accuracy.value), score.share.all]))
        }));
        entries
    }

    fn ours(&self) -> Vec<(String, Value)> {
        let evaluation = self.evaluation;
        let more = evaluation.fields.iter().filter(|score| !score.field.is_shared());
        let more = more.map(|score| {
            (format!("acc {}", score.field.name()), json!([rounded(score.accuracy.value), score.share.all]))
        });
        let confusion = |(table, gold, found, count): (super::confusion::Table, &str, &str, u64)| json!({"table": table.name(), "gold": gold, "found": found, "count": count});
        let mut entries: Vec<(String, Value)> = vec![
            (
                "bootstrap".into(),
                json!({"unit": "article", "interval": "percentile", "level": 0.95, "rounds": evaluation.options.rounds,
                    "seed": evaluation.options.seed}),
            ),
            ("intervals".into(), intervals(evaluation)),
            ("more".into(), Value::Object(more.collect())),
            ("calibration".into(), evaluation.certainties.iter().map(certainty).collect()),
            ("confusions".into(), evaluation.confusions.cells().map(confusion).collect()),
            ("rejects".into(), json!(self.rejects)),
        ];
        if let Some(most) = self.errors {
            let listed = evaluation.mistakes_by_part().into_iter().flat_map(|(_, list)| list.iter().take(most));
            entries.push(("errors".into(), listed.map(mistake).collect()));
        }
        entries
    }
}

fn ends(measure: Measure) -> Value {
    json!(measure.interval.map(|ends| ends.map(rounded)))
}

fn intervals(evaluation: &Evaluation) -> Value {
    let layers = evaluation.layers.iter().map(|score| {
        let value = json!({"precision": ends(score.precision), "recall": ends(score.recall), "f1": ends(score.f1)});
        (score.layer.name().to_owned(), value)
    });
    let fields =
        evaluation.fields.iter().map(|score| (format!("acc {}", score.field.name()), ends(score.accuracy))).chain([
            ("macro-F1 labels".to_owned(), ends(evaluation.macro_f1)),
            ("boilerplate leaked".to_owned(), ends(evaluation.leaked)),
            ("content kept".to_owned(), ends(evaluation.kept)),
        ]);
    Value::Object(layers.chain(fields).collect())
}

fn certainty(certainty: &Certainty) -> Value {
    let reliability = &certainty.reliability;
    let bin = |bin: &Bin| json!([bin.items, rounded(bin.said), rounded(bin.true_part)]);
    let point = |point: Point| json!([point.threshold, rounded(point.precision), rounded(point.recall)]);
    json!({
        "of": certainty.layer.name().trim_start(),
        "items": reliability.items,
        "right": reliability.right,
        "brier": rounded(reliability.brier),
        "ece": rounded(reliability.error()),
        "ece_by_mass": rounded(reliability.error_by_mass()),
        "bins": reliability.by_width.iter().map(bin).collect::<Vec<_>>(),
        "bins_by_mass": reliability.by_mass.iter().map(bin).collect::<Vec<_>>(),
        "average_precision": certainty.curve.as_ref().map(|curve| rounded(curve.average_precision)),
        "working": certainty.curve.as_ref().and_then(|curve| curve.working).map(point),
    })
}

fn mistake(mistake: &Mistake) -> Value {
    json!({
        "part": mistake.part.name(),
        "what": mistake.what.to_string(),
        "id": mistake.id,
        "span": mistake.span,
        "detail": mistake.detail,
        "probability": mistake.probability,
        "text": mistake.text,
    })
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn rounding_is_pythons() {
        // Halves that are exact in binary go to the even neighbour, others to where their exact value lies.
        let cases =
            [(0.0625, 0.062), (0.1875, 0.188), (0.3125, 0.312), (0.0005, 0.001), (0.0025, 0.003), (0.6665, 0.666)];
        for (value, expected) in cases {
            assert_eq!(rounded(value), expected);
        }
        assert_eq!((rounded(1.0), rounded(2.0 / 3.0)), (1.0, 0.667));
    }
}
