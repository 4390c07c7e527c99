//! Probabilities that mean what they say, and the threshold that serves F1 best.

/// Counts of a binary decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores {
    /// Given and right.
    pub hits: usize,
    /// Given and wrong.
    pub false_alarms: usize,
    /// Not given and wrong.
    pub misses: usize,
}

impl Scores {
    /// Share of the given that are right.
    pub fn precision(&self) -> f64 {
        ratio(self.hits, self.hits + self.false_alarms)
    }

    /// Share of the true that are given.
    pub fn recall(&self) -> f64 {
        ratio(self.hits, self.hits + self.misses)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How much F1 a threshold may lose against the best and still belong to its plateau.
const PLATEAU: f64 = 0.005;

/// The threshold on `probabilities` in the middle of those that come within [`PLATEAU`] of the best F1 against `truth`, and its
/// counts. F1 is flat around its best, and where exactly the peak stands is chance: the middle carries over to other text.
pub(super) fn best_threshold(probabilities: &[f64], truth: &[bool]) -> (f64, Scores) {
    let mut ranked: Vec<(f64, bool)> = probabilities.iter().copied().zip(truth.iter().copied()).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = truth.iter().filter(|has| **has).count();
    let mut cuts: Vec<(f64, f64)> = Vec::new();
    let mut now = Scores { hits: 0, false_alarms: 0, misses: positives };
    for (i, (probability, has)) in ranked.iter().enumerate() {
        now.hits += usize::from(*has);
        now.false_alarms += usize::from(!*has);
        now.misses = positives - now.hits;
        let next = ranked.get(i + 1).map_or(0.0, |(p, _)| *p);
        if next < *probability {
            cuts.push((f64::midpoint(*probability, next), now.f1()));
        }
    }
    let best = cuts.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let plateau = || cuts.iter().filter(|(_, f1)| best > 0.0 && *f1 >= best - PLATEAU).map(|(cut, _)| *cut);
    let threshold = match (plateau().next(), plateau().next_back()) {
        (Some(highest), Some(lowest)) => f64::midpoint(highest, lowest),
        _ => 0.5,
    };
    (threshold, scores_at(probabilities, truth, threshold))
}

/// Counts of the decision at a threshold.
fn scores_at(probabilities: &[f64], truth: &[bool], threshold: f64) -> Scores {
    let mut scores = Scores::default();
    for (probability, has) in probabilities.iter().zip(truth) {
        match (*probability >= threshold, *has) {
            (true, true) => scores.hits += 1,
            (true, false) => scores.false_alarms += 1,
            (false, true) => scores.misses += 1,
            (false, false) => {}
        }
    }
    scores
}

/// Slope and offset of the sigmoid that turns log-odds into probabilities (Platt 1999), by Newton's method with the
/// targets and safeguards of Lin, Lin and Weng (2007).
pub fn platt(log_odds: &[f64], truth: &[bool]) -> [f64; 2] {
    let positives = truth.iter().filter(|has| **has).count() as f64;
    let negatives = truth.len() as f64 - positives;
    let (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
    let loss = |[slope, offset]: [f64; 2]| -> f64 {
        log_odds
            .iter()
            .zip(truth)
            .map(|(z, has)| {
                let f = slope * z + offset;
                let target = if *has { high } else { low };
                f.max(0.0) - target * f + (-f.abs()).exp().ln_1p()
            })
            .sum()
    };
    let mut at = [1.0, 0.0];
    let mut current = loss(at);
    for _ in 0..100 {
        let (mut g, mut h) = ([0.0; 2], [1e-9, 0.0, 1e-9]);
        for (z, has) in log_odds.iter().zip(truth) {
            let p = 1.0 / (1.0 + (-(at[0] * z + at[1])).exp());
            let d = p - if *has { high } else { low };
            let w = p * (1.0 - p);
            g = [g[0] + d * z, g[1] + d];
            h = [h[0] + w * z * z, h[1] + w * z, h[2] + w];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        let step = [(h[2] * g[0] - h[1] * g[1]) / determinant, (h[0] * g[1] - h[1] * g[0]) / determinant];
        let mut size = 1.0;
        let next = loop {
            let next = [at[0] - size * step[0], at[1] - size * step[1]];
            if loss(next) <= current || size < 1e-10 {
                break next;
            }
            size /= 2.0;
        };
        let gained = current - loss(next);
        if gained.is_nan() || gained <= 1e-10 {
            break;
        }
        at = next;
        current -= gained;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_parts_what_can_be_parted() {
        let (threshold, scores) = best_threshold(&[0.9, 0.8, 0.3, 0.2], &[true, true, false, false]);
        assert!((0.3..0.8).contains(&threshold));
        assert_eq!(scores, Scores { hits: 2, false_alarms: 0, misses: 0 });
    }

    #[test]
    fn calibrated_odds_stay_as_they_are() {
        // Log-odds 2 with 88 of 100 true, −2 with 12 of 100: already calibrated.
        let z: Vec<f64> = (0..200).map(|i| if i < 100 { 2.0 } else { -2.0 }).collect();
        let truth: Vec<bool> = (0..200).map(|i| if i < 100 { i % 25 >= 3 } else { i % 25 < 3 }).collect();
        let [slope, offset] = platt(&z, &truth);
        assert!((slope - 1.0).abs() < 0.1 && offset.abs() < 0.1, "{slope} {offset}");
    }
}
