//! How good rules and models are on articles that they have not seen, and the card that says so.

use super::super::FigureDraft;
use crate::corpus::{GoldArticle, GoldFigure};
use crate::label::Labelled;
use crate::linear::calibrated;
use crate::linear::train::{Row, Trained};
use crate::terms::Label;
use std::fmt::Write as _;

/// Counts of what was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    gold: usize,
    found: usize,
    value: usize,
    category: usize,
    status: usize,
    becomes: usize,
    labels: [usize; 3],
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Tally {
    /// Counts one article's figures, each with the figure of the corpus that it is.
    pub fn count<'f>(
        &mut self,
        gold: &GoldArticle,
        found: impl Iterator<Item = (&'f FigureDraft, &'f Option<&'f GoldFigure>)>,
    ) {
        self.gold += gold.answers.figures.len();
        for (draft, answer) in found {
            self.found += 1;
            let Some(answer) = answer else { continue };
            self.value += 1;
            self.category += usize::from(answer.category == draft.category);
            self.status += usize::from(answer.status == draft.status);
            self.becomes += usize::from(answer.becomes == draft.becomes);
        }
    }

    /// Counts one article's labels `quota`: hits, false alarms, misses.
    pub fn count_labels(&mut self, gold: &[Labelled], given: impl Iterator<Item = bool>) {
        for (gold, given) in gold.iter().zip(given) {
            match (gold.labels.contains(Label::Quota), given) {
                (true, true) => self.labels[0] += 1,
                (false, true) => self.labels[1] += 1,
                (true, false) => self.labels[2] += 1,
                (false, false) => {}
            }
        }
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Tally) {
        self.gold += other.gold;
        self.found += other.found;
        self.value += other.value;
        self.category += other.category;
        self.status += other.status;
        self.becomes += other.becomes;
        self.labels.iter_mut().zip(other.labels).for_each(|(sum, count)| *sum += count);
    }

    fn rows(&self) -> [(&'static str, f64); 6] {
        let f1 = |hits: usize| ratio(2 * hits, self.found + self.gold);
        let [hits, alarms, misses] = self.labels;
        [
            ("label `quota`, F1", ratio(2 * hits, 2 * hits + alarms + misses)),
            ("figures by value, F1", f1(self.value)),
            ("figures by value and category, F1", f1(self.category)),
            ("category of a figure found, accuracy", ratio(self.category, self.value)),
            ("status of a figure found, accuracy", ratio(self.status, self.value)),
            ("what they become, accuracy", ratio(self.becomes, self.value)),
        ]
    }
}

/// How well confidences mean what they say.
#[derive(Debug, Clone)]
pub(super) struct Calibration {
    /// Of ten bins: figures, mean confidence, share that is right.
    bins: Vec<(usize, f64, f64)>,
    /// Mean distance of confidence and share, weighted by the figures of a bin.
    error: f64,
}

impl Calibration {
    /// Confidences of held-out figures against the truth.
    pub fn of(rows: &[Row], trained: &Trained) -> Self {
        let calibration = trained.model.header().heads[0].calibration;
        let mut sums = vec![(0usize, 0.0, 0usize); 10];
        for (row, odds) in rows.iter().zip(&trained.held_out) {
            let confidence = calibrated(odds.first().copied().unwrap_or(0.0), calibration);
            let bin = &mut sums[((confidence * 10.0) as usize).min(9)];
            *bin = (bin.0 + 1, bin.1 + confidence, bin.2 + usize::from(row.truth.is_some()));
        }
        let bins: Vec<(usize, f64, f64)> =
            sums.into_iter().map(|(n, sum, right)| (n, sum / n.max(1) as f64, ratio(right, n))).collect();
        let error = bins.iter().map(|(n, mean, right)| *n as f64 * (mean - right).abs()).sum::<f64>();
        Calibration { bins, error: error / rows.len().max(1) as f64 }
    }
}

/// The section of the card.
pub(super) fn card(tallies: &[Tally; 2], calibration: &Calibration, models: &[&Trained]) -> String {
    let mut card = String::from(
        "# figures\n\nFour small models over features with readable names. *figure-choice* says which numbers are figures, \
         *figure-category* and\n*figure-status* what they count and where those stand; the answer of the rules is one feature \
         among others. *figure-confidence* says\nhow likely value and category are right. Where a number's own noun names its \
         category (\"120 PPPK\"), that is taken as it is. A\nsentence has the label `quota` where it states a figure.\n\n\
         Cross-validated over the same folds of whole articles, sentence labels held out too; rules and models side by side:\n\n\
         | | rules | models |\n| --- | --- | --- |\n",
    );
    let [rules, models_tally] = tallies.map(|tally| tally.rows());
    for ((name, rules), (_, models)) in rules.iter().zip(&models_tally) {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {name} | {rules:.3} | {models:.3} |");
    }
    let _ = write!(
        card,
        "\n{} figures in the corpus. Confidence: expected calibration error {:.3} over ten bins of held-out figures (mean \
         confidence → share\nright, figures): {}.\n\n| model | examples | features | penalty α | gradient norm |\n\
         | --- | --- | --- | --- | --- |\n",
        tallies[1].gold,
        calibration.error,
        calibration
            .bins
            .iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, mean, right)| format!("{mean:.2} → {right:.2} ({n})"))
            .collect::<Vec<_>>()
            .join(", ")
    );
    for trained in models {
        let (header, names) = (trained.model.header(), trained.model.names());
        let _ = writeln!(
            card,
            "| {} {} | {} | {} | {} | {:.1e} |",
            header.name,
            header.version,
            header.rows,
            names.len(),
            header.alpha,
            trained.gradient
        );
    }
    card.push('\n');
    for trained in models {
        heaviest(&mut card, trained);
    }
    card
}

/// The heaviest features of each class.
fn heaviest(card: &mut String, trained: &Trained) {
    let model = &trained.model;
    let _ = writeln!(card, "What weighs most in {}:\n", model.header().name);
    for (head, known) in model.header().heads.iter().enumerate() {
        let mut ranked: Vec<(f64, &str)> =
            model.names().iter().enumerate().map(|(id, name)| (model.weight(id, head), name.as_str())).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let show = |(weight, name): &(f64, &str)| format!("`{name}` {weight:+.2}");
        let _ = writeln!(
            card,
            "- **{}** ({} examples): {}",
            known.word,
            known.support,
            ranked.iter().take(5).map(show).collect::<Vec<_>>().join(", ")
        );
    }
    card.push('\n');
}
