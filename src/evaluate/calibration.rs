//! Do probabilities mean what they say? Reliability in bins, expected calibration error, Brier score, precision–recall curve.

/// A probability that was given, and whether it came true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// 0 to 1.
    pub probability: f64,
    /// Whether it was so.
    pub right: bool,
    /// Whether the program said so.
    pub said: bool,
}

/// Number of bins.
const BINS: usize = 10;

/// The items of one bin.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// How many.
    pub items: usize,
    /// Mean of their probabilities.
    pub said: f64,
    /// Part of them that came true.
    pub true_part: f64,
}

/// How probabilities and truth go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Items.
    pub items: usize,
    /// Those that came true.
    pub right: usize,
    /// Mean squared difference (Brier 1950): 0 is best.
    pub brier: f64,
    /// Ten bins of equal width; empty ones have no items.
    pub by_width: Vec<Bin>,
    /// Up to ten bins of about as many items; items of one probability are never parted.
    pub by_mass: Vec<Bin>,
}

impl Reliability {
    /// Of some judged items; `None` of none.
    pub fn of(judged: &[Judged]) -> Option<Self> {
        let squared: f64 = judged.iter().map(|item| (item.probability - f64::from(u8::from(item.right))).powi(2)).sum();
        (!judged.is_empty()).then(|| Reliability {
            items: judged.len(),
            right: judged.iter().filter(|item| item.right).count(),
            brier: squared / judged.len() as f64,
            by_width: by_width(judged),
            by_mass: by_mass(judged),
        })
    }

    /// Expected calibration error over bins of equal width: the mean distance of what was said and what was so, weighted by
    /// items (Naeini, Cooper and Hauskrecht 2015; Guo and others 2017).
    pub fn error(&self) -> f64 {
        expected(&self.by_width, self.items)
    }

    /// The same over bins of equal mass, which does not leave most bins nearly empty where most probabilities are near 0
    /// (Nixon and others 2019).
    pub fn error_by_mass(&self) -> f64 {
        expected(&self.by_mass, self.items)
    }
}

fn expected(bins: &[Bin], items: usize) -> f64 {
    bins.iter().map(|bin| bin.items as f64 * (bin.said - bin.true_part).abs()).sum::<f64>() / items.max(1) as f64
}

fn bin<'j>(judged: impl Iterator<Item = &'j Judged>) -> Bin {
    let (mut items, mut said, mut right) = (0, 0.0, 0);
    for item in judged {
        items += 1;
        said += item.probability;
        right += usize::from(item.right);
    }
    let all = items.max(1) as f64;
    Bin { items, said: said / all, true_part: right as f64 / all }
}

fn by_width(judged: &[Judged]) -> Vec<Bin> {
    let place = |item: &Judged| ((item.probability * BINS as f64) as usize).min(BINS - 1);
    (0..BINS).map(|at| bin(judged.iter().filter(|item| place(item) == at))).collect()
}

fn by_mass(judged: &[Judged]) -> Vec<Bin> {
    let sorted = descending(judged);
    let (mut bins, mut start) = (Vec::new(), 0);
    for at in 1..=BINS {
        let mut end = (at * sorted.len() / BINS).max(start);
        while end > start && end < sorted.len() && sorted[end].probability == sorted[end - 1].probability {
            end += 1;
        }
        if end > start {
            bins.push(bin(sorted[start..end].iter()));
            start = end;
        }
    }
    bins.reverse();
    bins
}

/// From the highest probability down.
fn descending(judged: &[Judged]) -> Vec<Judged> {
    let mut sorted = judged.to_vec();
    sorted.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    sorted
}

/// A point of a precision–recall curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Probability from which on items would be taken.
    pub threshold: f64,
    /// Part of those that is right.
    pub precision: f64,
    /// Part of the right ones that is among them.
    pub recall: f64,
}

/// Precision and recall at every threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// From the highest threshold down.
    pub points: Vec<Point>,
    /// Mean of the precisions, weighted by the gain in recall (not interpolated).
    pub average_precision: f64,
    /// Where the program works: what it said, and the lowest probability at which it said so. `None` where it said nothing.
    pub working: Option<Point>,
}

impl Curve {
    /// Of some judged items; `None` where none is right.
    pub fn of(judged: &[Judged]) -> Option<Self> {
        let right = judged.iter().filter(|item| item.right).count();
        if right == 0 {
            return None;
        }
        let point = |threshold: f64, taken: usize, hits: usize| Point {
            threshold,
            precision: hits as f64 / taken.max(1) as f64,
            recall: hits as f64 / right as f64,
        };
        let sorted = descending(judged);
        let (mut points, mut hits, mut average, mut before) = (Vec::new(), 0, 0.0, 0.0);
        for (at, item) in sorted.iter().enumerate() {
            hits += usize::from(item.right);
            if sorted.get(at + 1).is_none_or(|next| next.probability != item.probability) {
                let point = point(item.probability, at + 1, hits);
                average += point.precision * (point.recall - before);
                before = point.recall;
                points.push(point);
            }
        }
        let said: Vec<&Judged> = judged.iter().filter(|item| item.said).collect();
        let lowest = said.iter().map(|item| item.probability).min_by(f64::total_cmp);
        let hits = said.iter().filter(|item| item.right).count();
        let working = lowest.map(|lowest| point(lowest, said.len(), hits));
        Some(Curve { points, average_precision: average, working })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(items: &[(f64, bool)]) -> Vec<Judged> {
        items
            .iter()
            .map(|(probability, right)| Judged { probability: *probability, right: *right, said: *probability >= 0.5 })
            .collect()
    }

    #[test]
    fn errors_are_those_of_the_bins() {
        let items = judged(&[(0.1, false), (0.15, false), (0.8, true), (0.8, false), (1.0, true)]);
        let reliability = Reliability::of(&items).expect("there are items");
        let bins: Vec<(usize, usize, f64)> = reliability
            .by_width
            .iter()
            .enumerate()
            .filter(|(_, bin)| bin.items > 0)
            .map(|(at, bin)| (at, bin.items, bin.true_part))
            .collect();
        assert_eq!(bins, [(1, 2, 0.0), (8, 2, 0.5), (9, 1, 1.0)]);
        // (2 · .125 + 2 · .3 + 0) / 5
        assert!((reliability.error() - 0.17).abs() < 1e-12);
        assert!((reliability.brier - (0.01 + 0.0225 + 0.04 + 0.64) / 5.0).abs() < 1e-12);
        assert_eq!((reliability.items, reliability.right), (5, 2));
        assert!(Reliability::of(&[]).is_none());
    }

    #[test]
    fn equal_probabilities_stay_in_one_bin_whatever_their_order() {
        let mut items = judged(&[(0.0, false); 30]);
        items.extend(judged(&[(0.2, true), (0.9, true), (0.9, false), (0.9, true)]));
        let reliability = Reliability::of(&items).expect("there are items");
        let sizes: Vec<usize> = reliability.by_mass.iter().map(|bin| bin.items).collect();
        // A tenth is 3.4 items: the three of 0.9 make one bin; the next begins with 0.2 and takes in all of 0.
        assert_eq!(sizes, [31, 3]);
        items.reverse();
        assert_eq!(Reliability::of(&items).map(|other| other.by_mass), Some(reliability.by_mass));
    }

    #[test]
    fn a_curve_has_a_point_for_each_probability() {
        let curve = Curve::of(&judged(&[(0.2, true), (0.9, true), (0.6, false), (0.6, true), (0.1, false)]))
            .expect("some are right");
        let points: Vec<(f64, f64, f64)> = curve.points.iter().map(|p| (p.threshold, p.precision, p.recall)).collect();
        assert_eq!(points, [(0.9, 1.0, 1.0 / 3.0), (0.6, 2.0 / 3.0, 2.0 / 3.0), (0.2, 0.75, 1.0), (0.1, 0.6, 1.0)]);
        assert!((curve.average_precision - (1.0 + 2.0 / 3.0 + 0.75) / 3.0).abs() < 1e-12);
        assert_eq!(curve.working, Some(Point { threshold: 0.6, precision: 2.0 / 3.0, recall: 2.0 / 3.0 }));
        assert!(Curve::of(&judged(&[(0.5, false)])).is_none());
        assert_eq!(Curve::of(&judged(&[(0.4, true)])).map(|curve| curve.working), Some(None));
    }
}
