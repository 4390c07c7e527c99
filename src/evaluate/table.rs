//! An evaluation as text: tables for a terminal, lists of mistakes.

use super::json::{rounded, rounded_macro};
use super::mistake::{Mistake, shortened};
use super::{Evaluation, Measure};
use std::fmt::Write as _;

/// Most characters of a mistake's text in a list.
const WIDTH: usize = 160;

/// The tables. Numbers are rounded as the reference scorer rounds them.
pub fn tables(evaluation: &Evaluation) -> String {
    let mut out = format!("{} articles, {} without a record\n", evaluation.articles, evaluation.missing);
    // Writing to a string does not fail.
    let _ = match evaluation.options.rounds {
        0 => writeln!(out),
        rounds => writeln!(
            out,
            "[…]: 95 % of {rounds} resamples of whole articles (percentile bootstrap, seed {})\n",
            evaluation.options.seed
        ),
    };
    let _ = writeln!(out, "{:27} {:22} {:22} {:22} {:>5} {:>6}", "", "precision", "recall", "F1", "gold", "found");
    for score in &evaluation.layers {
        let [p, r, f] = [score.precision, score.recall, score.f1].map(shown);
        let (name, gold, found) = (score.layer.name(), score.hits.gold(), score.hits.found());
        let _ = writeln!(out, "{name:27} {p:22} {r:22} {f:22} {gold:5} {found:6}");
    }
    let mean = Measure { value: rounded_macro(evaluation), ..evaluation.macro_f1 };
    let _ = writeln!(out, "{:27} {:22} {:22} {}", "macro-F1 labels", "", "", shown(mean));
    let _ = writeln!(out, "\n{:27} {:22} {:>5}", "", "accuracy", "of");
    for score in &evaluation.fields {
        let _ = writeln!(out, "{:27} {:22} {:5}", score.field.name(), shown(score.accuracy), score.share.all);
    }
    let _ = writeln!(out, "\n{:27} {}", "boilerplate leaked", shown(evaluation.leaked));
    let _ = writeln!(out, "{:27} {}", "content kept", shown(evaluation.kept));
    if !evaluation.certainties.is_empty() {
        let heads = ["items", "right", "Brier", "ECE", "by mass", "avg. prec.", "threshold"];
        let [items, right, brier, ece, mass, average, threshold] = heads;
        let _ = writeln!(
            out,
            "\n{:27} {items:>5} {right:>5} {brier:>6} {ece:>6} {mass:>7} {average:>10} {threshold:>9}",
            "calibration of"
        );
    }
    for certainty in &evaluation.certainties {
        let reliability = &certainty.reliability;
        let curve = certainty.curve.as_ref();
        let average = curve.map_or(String::new(), |curve| format!("{:.3}", curve.average_precision));
        let threshold =
            curve.and_then(|curve| curve.working).map_or(String::new(), |at| format!("{:.3}", at.threshold));
        let _ = writeln!(
            out,
            "{:27} {:5} {:5} {:6.3} {:6.3} {:7.3} {average:>10} {threshold:>9}",
            certainty.layer.name(),
            reliability.items,
            reliability.right,
            reliability.brier,
            reliability.error(),
            reliability.error_by_mass()
        );
    }
    out
}

/// `0.855 [0.792, 0.911]`.
pub(super) fn shown(measure: Measure) -> String {
    let interval = measure.interval.map(|[low, high]| format!(" [{low:.3}, {high:.3}]"));
    format!("{:.3}{}", rounded(measure.value), interval.unwrap_or_default())
}

/// The mistakes by part of the record, at most `most` of each.
pub fn mistakes(evaluation: &Evaluation, most: usize) -> String {
    let mut out = String::new();
    for (part, list) in evaluation.mistakes_by_part() {
        let _ = writeln!(out, "\n{} – {} wrong", part.name(), list.len());
        for mistake in list.iter().take(most) {
            let _ = writeln!(out, "  {}", line(mistake));
        }
        if list.len() > most {
            let _ = writeln!(out, "  … and {} more", list.len() - most);
        }
    }
    out
}

/// Id and place, what is wrong, how sure the program was, and the text.
fn line(mistake: &Mistake) -> String {
    let mut line = mistake.id.clone();
    if let Some([from, to]) = mistake.span {
        let _ = write!(line, " [{from}, {to}]");
    }
    let _ = write!(line, " {}", mistake.what);
    if let Some(probability) = mistake.probability {
        let _ = write!(line, " p={probability:.3}");
    }
    if !mistake.detail.is_empty() {
        let _ = write!(line, " ({})", mistake.detail);
    }
    let _ = write!(line, ": {}", shortened(&mistake.text, WIDTH));
    // Texts are from anywhere: nothing in them may steer a terminal.
    line.retain(|c| !c.is_control());
    line
}
