//! Chooses features: by document frequency, then by chi² with the labels.

use super::Options;
use super::example::Examples;
use crate::feature::SparseVector;
use crate::terms::Label;

/// The features kept for training on `rows`, as rising ids of `examples.names`.
pub(super) fn choose(examples: &Examples, rows: &[usize], options: &Options) -> Vec<u32> {
    let labels = Label::ALL.len();
    let mut with = vec![0u32; examples.names.len()];
    let mut with_label = vec![0u32; examples.names.len() * labels];
    let mut of_label = [0u32; 3];
    for row in rows {
        let has: [bool; 3] = std::array::from_fn(|label| examples.labels[*row].contains(Label::ALL[label]));
        for (count, has) in of_label.iter_mut().zip(has) {
            *count += u32::from(has);
        }
        for id in &examples.rows[*row] {
            with[*id as usize] += 1;
            for (label, has) in has.iter().enumerate() {
                with_label[*id as usize * labels + label] += u32::from(*has);
            }
        }
    }
    let all = rows.len() as f64;
    let mut ranked: Vec<(f64, u32)> = (0u32..)
        .zip(&with)
        .filter(|(_, count)| **count >= options.min_sentences)
        .map(|(id, count)| {
            let best = (0..labels)
                .map(|label| {
                    chi2(
                        f64::from(with_label[id as usize * labels + label]),
                        f64::from(*count),
                        f64::from(of_label[label]),
                        all,
                    )
                })
                .fold(0.0, f64::max);
            (best, id)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(options.max_features);
    let mut chosen: Vec<u32> = ranked.into_iter().map(|(_, id)| id).collect();
    chosen.sort_unstable();
    chosen
}

/// Chi² of a two by two table: `both` rows have feature and label, `feature` the feature, `label` the label, of `all`.
fn chi2(both: f64, feature: f64, label: f64, all: f64) -> f64 {
    let (neither, only_feature, only_label) = (all - feature - label + both, feature - both, label - both);
    let product = feature * label * (all - feature) * (all - label);
    if product == 0.0 { 0.0 } else { all * (both * neither - only_feature * only_label).powi(2) / product }
}

/// The vectors of `rows` over the chosen features, renumbered from 0.
pub(super) fn project(examples: &Examples, rows: &[usize], chosen: &[u32]) -> Vec<SparseVector> {
    let mut new = vec![u32::MAX; examples.names.len()];
    for (id, old) in (0u32..).zip(chosen) {
        new[*old as usize] = id;
    }
    let renumber =
        |row: &usize| examples.rows[*row].iter().map(|id| new[*id as usize]).filter(|id| *id != u32::MAX).collect();
    rows.iter().map(renumber).collect()
}

#[cfg(test)]
mod tests {
    use super::chi2;

    #[test]
    fn chi2_is_that_of_the_textbook() {
        // Feature in 20 of 100, label in 30, both in 15.
        assert!((chi2(15.0, 20.0, 30.0, 100.0) - 24.107).abs() < 1e-3);
        assert_eq!(chi2(6.0, 20.0, 30.0, 100.0), 0.0);
    }
}
