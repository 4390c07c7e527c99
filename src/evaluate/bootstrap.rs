//! How much the measures would differ on other articles: percentile bootstrap over whole articles.
//!
//! Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13. Articles are drawn, not sentences, since
//! sentences of one article resemble each other (a cluster bootstrap); an interval over sentences would be too narrow.

use super::tally::Tally;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{RngCore, SeedableRng};
use rayon::prelude::*;

/// How often and from where it draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Resamples; 0 for no intervals.
    pub rounds: u32,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { rounds: 1000, seed: 1979 }
    }
}

/// Part of the resamples that lies outside an interval, half on each side.
const OUTSIDE: f64 = 0.05;

/// The sums of as many articles as there are, drawn with replacement, for every round. The draws of a round depend on the
/// seed and the round alone (xoshiro256++ seeded by their sum), so any number of threads gives the same.
pub fn resamples(tallies: &[Tally], options: Options) -> Vec<Tally> {
    // Of one article every resample is that article: it says nothing of others.
    if tallies.len() < 2 {
        return Vec::new();
    }
    let draw = |round: u32| {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(options.seed.wrapping_add(u64::from(round)));
        Tally::sum((0..tallies.len()).map(|_| &tallies[below(tallies.len(), random.next_u64())]))
    };
    (0..options.rounds).into_par_iter().map(draw).collect()
}

/// The interval in which a measure lies in 95 % of the resamples that define it; `None` where none does.
pub fn interval(resamples: &[Tally], measure: impl Fn(&Tally) -> Option<f64>) -> Option<[f64; 2]> {
    let mut values: Vec<f64> = resamples.iter().filter_map(measure).collect();
    values.sort_by(f64::total_cmp);
    Some([quantile(&values, OUTSIDE / 2.0)?, quantile(&values, 1.0 - OUTSIDE / 2.0)?])
}

/// A random number as a number below `count`, by the high half of their product (Lemire, *Fast random integer generation in
/// an interval*, 2019; its bias, below count / 2⁶⁴, is left).
fn below(count: usize, random: u64) -> usize {
    ((u128::from(random) * count as u128) >> 64) as usize
}

/// Quantile of sorted values, between two of them on the straight line (Hyndman and Fan's type 7).
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    let at = part * sorted.len().checked_sub(1)? as f64;
    let (low, high) = (sorted.get(at.floor() as usize)?, sorted.get(at.ceil() as usize)?);
    Some(low + (high - low) * at.fract())
}

#[cfg(test)]
mod tests {
    use super::super::tally::{Hits, Layer};
    use super::*;

    fn tally(right: u64, missed: u64) -> Tally {
        let mut tally = Tally::default();
        *tally.layer_mut(Layer::Figures) = Hits { right, spurious: 0, missed };
        tally
    }

    fn recall(tally: &Tally) -> Option<f64> {
        tally.layer(Layer::Figures).recall()
    }

    #[test]
    fn quantiles_lie_between_values() {
        assert_eq!((quantile(&[1.0, 2.0, 4.0], 0.25), quantile(&[1.0, 2.0, 4.0], 1.0)), (Some(1.5), Some(4.0)));
        assert_eq!((quantile(&[3.0], 0.9), quantile(&[], 0.5)), (Some(3.0), None));
    }

    #[test]
    fn intervals_are_those_of_the_binomial() {
        // Recall of 100 articles, half found and half missed: mean .5, standard error .05.
        let tallies: Vec<Tally> = (0..100).map(|n| tally(n % 2, 1 - n % 2)).collect();
        let all = resamples(&tallies, Options { rounds: 4000, ..Options::default() });
        assert!(all.iter().all(|sum| sum.layer(Layer::Figures).gold() == 100));
        let [low, high] = interval(&all, recall).expect("it is defined");
        assert!((low - 0.402).abs() < 0.015 && (high - 0.598).abs() < 0.015, "{low} {high}");
    }

    #[test]
    fn draws_depend_on_seed_and_round_alone() {
        let tallies: Vec<Tally> = (0..20).map(|n| tally(n, 20 - n)).collect();
        let options = Options { rounds: 60, ..Options::default() };
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("threads");
        let drawn = one.install(|| resamples(&tallies, options));
        assert_eq!(drawn, four.install(|| resamples(&tallies, options)));
        assert_eq!(drawn[..10], resamples(&tallies, Options { rounds: 10, ..options }));
        assert_ne!(drawn, resamples(&tallies, Options { seed: 7, ..options }));
        // So that a change of the generator is seen: the figures that are published would change with it.
        let found: Vec<u64> = drawn.iter().take(4).map(|sum| sum.layer(Layer::Figures).right).collect();
        assert_eq!(found, [158, 184, 181, 168]);
    }

    #[test]
    fn what_is_never_defined_has_no_interval() {
        let all = resamples(&[tally(0, 0), tally(0, 0)], Options::default());
        assert_eq!((all.len(), interval(&all, recall)), (1000, None));
        assert!(resamples(&[tally(1, 1)], Options::default()).is_empty());
        assert!(resamples(&[tally(1, 1), tally(2, 0)], Options { rounds: 0, ..Options::default() }).is_empty());
    }
}
