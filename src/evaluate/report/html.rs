//! The page. Everything that comes from articles goes through [`text`].

use super::plot;
use crate::evaluate::confusion::{Grid, Table};
use crate::evaluate::json::rounded_macro;
use crate::evaluate::mistake::Mistake;
use crate::evaluate::table::shown;
use crate::evaluate::{Certainty, Evaluation, Measure};
use html_escape::encode_text;
use std::borrow::Cow;

/// Most mistakes of a part that are listed.
const MISTAKES: usize = 60;

const STYLE: &str = include_str!("style.css");

/// How the numbers are made, for whoever reads the page alone.
const METHOD: &str = "<p>Labels are compared on gold sentences, by the found sentence that overlaps most. Figures are paired where \
    they overlap and have the same value; quotes where they share 0.3 (or 0.8) of the stretch that both cover; events where \
    they are of one kind and have a sentence in common. Every item is paired once, best pairs first. A probability of a figure, \
    quote or event is right where that item is paired (and, as the row says, its category or speaker is right).</p>\
    <p>ECE: expected calibration error over ten bins of equal width, and of equal mass. Brier: mean squared error of the \
    probability. In the reliability plots dots are bins of equal width, with their numbers of items above; rings are bins \
    of equal mass.</p>";

/// Text of an article or a record, made harmless.
fn text(text: &str) -> Cow<'_, str> {
    encode_text(text)
}

/// The whole page.
pub(super) fn page(evaluation: &Evaluation) -> Result<String, plot::Failed> {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>Lantik: evaluation</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>Evaluation of {} \
         articles</h1>\n",
        evaluation.articles
    );
    if evaluation.missing > 0 {
        page +=
            &format!("<p>{} of them have no record; all that is in them counts as missed.</p>\n", evaluation.missing);
    }
    if evaluation.options.rounds > 0 {
        page += &format!(
            "<p>Brackets hold 95 % of {} resamples of whole articles (percentile bootstrap, seed {}).</p>\n",
            evaluation.options.rounds, evaluation.options.seed
        );
    }
    page += &layers(evaluation);
    page += &fields(evaluation);
    page += &calibration(evaluation)?;
    page += &confusions(evaluation);
    page += &mistakes(evaluation);
    page += "<h2>How this is measured</h2>\n";
    page += METHOD;
    page += "\n</body>\n</html>\n";
    Ok(page)
}

/// A table with a heading row; numbers stand right.
fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::from("<div class=\"wide\"><table>\n<tr>");
    out.extend(heads.iter().map(|head| format!("<th>{}</th>", text(head))));
    out += "</tr>\n";
    for row in rows {
        let mut cells = row.iter().map(|cell| text(cell));
        out += &format!("<tr><th>{}</th>", cells.next().unwrap_or_default());
        out.extend(cells.map(|cell| format!("<td>{cell}</td>")));
        out += "</tr>\n";
    }
    out + "</table></div>\n"
}

fn layers(evaluation: &Evaluation) -> String {
    let layer = |score: &crate::evaluate::LayerScore| {
        let [p, r, f] = [score.precision, score.recall, score.f1].map(shown);
        vec![score.layer.name().to_owned(), p, r, f, score.hits.gold().to_string(), score.hits.found().to_string()]
    };
    let mean = Measure { value: rounded_macro(evaluation), ..evaluation.macro_f1 };
    let mean = vec!["macro-F1 labels".into(), String::new(), String::new(), shown(mean), String::new(), String::new()];
    let rows = evaluation.layers.iter().map(layer).chain([mean]);
    "<h2>Layers</h2>\n".to_owned() + &table(&["layer", "precision", "recall", "F1", "gold", "found"], rows)
}

fn fields(evaluation: &Evaluation) -> String {
    let field = |score: &crate::evaluate::FieldScore| {
        vec![score.field.name().to_owned(), shown(score.accuracy), score.share.all.to_string()]
    };
    let covered = [("boilerplate leaked", evaluation.leaked), ("content kept", evaluation.kept)];
    let covered = covered.map(|(name, measure)| vec![name.to_owned(), shown(measure), String::new()]);
    let rows = evaluation.fields.iter().map(field).chain(covered);
    "<h2>Fields of what was found</h2>\n".to_owned() + &table(&["field", "accuracy", "of"], rows)
}

fn calibration(evaluation: &Evaluation) -> Result<String, plot::Failed> {
    if evaluation.certainties.is_empty() {
        return Ok("<h2>Calibration</h2>\n<p>The records have no probabilities.</p>\n".into());
    }
    let number = |value: f64| format!("{value:.3}");
    let row = |certainty: &Certainty| {
        let reliability = &certainty.reliability;
        let curve = certainty.curve.as_ref();
        vec![
            certainty.layer.name().to_owned(),
            reliability.items.to_string(),
            reliability.right.to_string(),
            number(reliability.brier),
            number(reliability.error()),
            number(reliability.error_by_mass()),
            curve.map_or(String::new(), |curve| number(curve.average_precision)),
            curve.and_then(|curve| curve.working).map_or(String::new(), |at| number(at.threshold)),
        ]
    };
    let heads = ["probability of", "items", "right", "Brier", "ECE", "ECE by mass", "average precision", "threshold"];
    let mut out = "<h2>Calibration</h2>\n".to_owned() + &table(&heads, evaluation.certainties.iter().map(row));
    let mut plots = String::new();
    for certainty in &evaluation.certainties {
        let (name, curve) = (certainty.layer.name().trim_start(), certainty.curve.as_ref());
        if let Some(curve) = curve {
            plots += &figure(&format!("{name}: precision and recall"), &plot::precision_recall(curve)?);
        }
        plots += &figure(&format!("{name}: reliability"), &plot::reliability(&certainty.reliability)?);
    }
    out += &format!("<div class=\"plots\">\n{plots}</div>\n");
    Ok(out)
}

fn figure(caption: &str, svg: &str) -> String {
    format!("<figure>\n{svg}<figcaption>{}</figcaption>\n</figure>\n", text(caption))
}

fn confusions(evaluation: &Evaluation) -> String {
    let mut out = String::from("<h2>What was taken for what</h2>\n<p>Rows are gold, columns what was found.</p>\n");
    for table in Table::ALL {
        if let Some(grid) = evaluation.confusions.grid(table) {
            out += &format!("<h3>{}</h3>\n{}", text(table.name()), grid_table(&grid));
        }
    }
    out
}

/// A confusion table; the darker, the larger the part of the row. What is right has another colour.
fn grid_table(grid: &Grid) -> String {
    let mut out = String::from("<div class=\"wide\"><table class=\"grid\">\n<tr><th></th>");
    out.extend(grid.columns.iter().map(|column| format!("<th>{}</th>", text(column))));
    out += "</tr>\n";
    for (row, counts) in grid.rows.iter().zip(&grid.cells) {
        out += &format!("<tr><th>{}</th>", text(row));
        let all = counts.iter().sum::<u64>().max(1) as f64;
        for (column, count) in grid.columns.iter().zip(counts) {
            let color = if row == column { "70,140,90" } else { "190,80,60" };
            out += &match count {
                0 => "<td></td>".to_owned(),
                count => {
                    format!("<td style=\"background:rgba({color},{:.2})\">{count}</td>", 0.6 * *count as f64 / all)
                }
            };
        }
        out += "</tr>\n";
    }
    out + "</table></div>\n"
}

fn mistakes(evaluation: &Evaluation) -> String {
    let mut out = String::from("<h2>Mistakes</h2>\n");
    for (part, list) in evaluation.mistakes_by_part() {
        out += &format!("<details><summary>{}: {}</summary>\n", text(part.name()), list.len());
        let heads = ["article", "place", "what", "p", "item", "text"];
        out += &table(&heads, list.iter().take(MISTAKES).map(mistake));
        if list.len() > MISTAKES {
            out += &format!("<p>… and {} more.</p>\n", list.len() - MISTAKES);
        }
        out += "</details>\n";
    }
    out
}

fn mistake(mistake: &Mistake) -> Vec<String> {
    vec![
        mistake.id.clone(),
        mistake.span.map_or(String::new(), |[from, to]| format!("{from}–{to}")),
        mistake.what.to_string(),
        mistake.probability.map_or(String::new(), |p| format!("{p:.3}")),
        mistake.detail.clone(),
        mistake.text.clone(),
    ]
}
