//! What each family of features gives: the models trained anew without it.

use lantik::corpus::GoldArticle;
use lantik::evaluate::read::{self, GoldRow};
use lantik::evaluate::tally::Layer;
use lantik::evaluate::{self, bootstrap};
use lantik::feature::Family;
use lantik::label::score::Labeller;
use lantik::label::train::{self, Options, Trained};
use lantik::pipeline::Engine;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Trains with everything, then without each family in turn; the table shows F1 of the labels, cross-validated and on the
/// gold articles.
pub(crate) fn table(
    articles: &[GoldArticle],
    options: &Options,
    gold: &[PathBuf],
    progress: &(dyn Fn(&str) + Sync),
) -> Result<String, String> {
    let rows = gold_rows(gold)?;
    let mut table = String::from(
        "| left out | quota | appointment | quote | macro | gold: quota | appointment | quote | macro |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let families = std::iter::once(None).chain(Family::ALL.iter().copied().map(Some));
    for family in families {
        let name = family.map_or_else(|| "nothing".to_owned(), |family| format!("{family:?} `{}=`", family.tag()));
        progress(&format!("without {name}"));
        let options = Options { without: family, ..options.clone() };
        let trained = train::train(articles, String::new(), &options, &|_| ()).map_err(|e| e.to_string())?;
        let held_out: Vec<f64> = trained.scores.iter().map(train::LabelScores::f1).collect();
        // Writing to a string does not fail.
        let _ = write!(table, "| {name} {}", cells(&held_out));
        let _ = match &rows {
            rows if rows.is_empty() => writeln!(table, "| | | | |"),
            rows => writeln!(table, "{}|", cells(&on_gold(trained, rows)?)),
        };
    }
    Ok(table)
}

fn cells(scores: &[f64]) -> String {
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    scores.iter().chain([&mean]).map(|score| format!("| {score:.3} ")).collect()
}

fn gold_rows(paths: &[PathBuf]) -> Result<Vec<GoldRow>, String> {
    let mut rows = Vec::new();
    for path in paths {
        rows.extend(read::gold(path).map_err(|e| format!("{}: {e}", path.display()))?.0);
    }
    Ok(rows)
}

/// F1 of the three labels on gold articles, tagged with the trained model.
fn on_gold(trained: Trained, rows: &[GoldRow]) -> Result<Vec<f64>, String> {
    let engine = Engine::with_labeller(Labeller::new(trained.model)).map_err(|e| e.to_string())?;
    let joined = read::with_engine(rows.to_vec(), &engine);
    let evaluation = evaluate::evaluate(&joined.pairs, bootstrap::Options { rounds: 0, ..Default::default() });
    let label = |layer: &Layer| layer.is_label();
    Ok(evaluation.layers.iter().filter(|score| label(&score.layer)).map(|score| score.f1.value).collect())
}
