//! Which found item is which gold one: overlap of spans and greedy pairing.

use crate::record::Span;

/// Characters that two spans share.
pub fn overlap(a: Span, b: Span) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// Shared characters as a part of all from the first beginning to the last end (for spans that overlap: of their union).
pub fn shared_part(a: Span, b: Span) -> f64 {
    let whole = a[1].max(b[1]).saturating_sub(a[0].min(b[0]));
    overlap(a, b) as f64 / whole.max(1) as f64
}

/// Pairs items one to one, greedily from the highest score down; pairs of score 0 are none. Of equal scores the later gold
/// item comes first, then the later found one (so does the reference scorer, which sorts descending).
pub fn pairs<G, F>(gold: &[G], found: &[F], score: impl Fn(&G, &F) -> f64) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        candidates
            .extend(found.iter().enumerate().map(|(j, f)| (score(g, f), i, j)).filter(|(score, ..)| *score > 0.0));
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut gold_taken, mut found_taken) = (vec![false; gold.len()], vec![false; found.len()]);
    let free = |(_, i, j): (f64, usize, usize)| {
        let free = !gold_taken[i] && !found_taken[j];
        if free {
            gold_taken[i] = true;
            found_taken[j] = true;
        }
        free.then_some((i, j))
    };
    candidates.into_iter().filter_map(free).collect()
}

/// The items of `0..count` that are in no pair, by that end of the pairs.
pub fn unpaired(count: usize, paired: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut free = vec![true; count];
    paired.for_each(|at| free[at] = false);
    (0..count).filter(|at| free[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_overlap_by_characters() {
        assert_eq!((overlap([0, 5], [3, 9]), overlap([0, 3], [3, 9]), overlap([4, 6], [0, 9])), (2, 0, 2));
        assert_eq!(shared_part([0, 5], [3, 9]), 2.0 / 9.0);
        assert_eq!((shared_part([4, 4], [4, 4]), shared_part([9, 0], [0, 9])), (0.0, 0.0));
    }

    #[test]
    fn the_best_pair_goes_first_and_the_later_of_equals() {
        let gold = [[0, 10], [10, 20]];
        let by_overlap = |a: &Span, b: &Span| overlap(*a, *b) as f64;
        // The first found span shares 4 with the first gold one and 6 with the second.
        assert_eq!(pairs(&gold, &[[6, 16], [0, 3]], by_overlap), [(1, 0), (0, 1)]);
        // All share 5: the later gold item takes the later found one.
        assert_eq!(pairs(&gold, &[[5, 15], [5, 15]], by_overlap), [(1, 1), (0, 0)]);
        assert_eq!(pairs(&gold, &[[20, 30]], by_overlap), []);
        assert_eq!(unpaired(3, [1].into_iter()), [0, 2]);
    }
}
