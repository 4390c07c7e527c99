//! What `train` tells of the models: the table that it prints and the card that it writes.

use lantik::label::train::Trained;
use lantik::terms::Label;
use std::fmt::Write as _;

/// Cross-validated scores, a row a label.
pub fn table(trained: &Trained) -> String {
    let mut table = String::from(
        "| label | sentences | precision | recall | F1 | threshold |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    let mut sum = 0.0;
    for ((label, scores), head) in Label::ALL.iter().zip(&trained.scores).zip(&trained.model.header.labels) {
        sum += scores.f1();
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "| {} | {} | {:.3} | {:.3} | {:.3} | {:.3} |",
            label.word(),
            head.support,
            scores.precision(),
            scores.recall(),
            scores.f1(),
            head.threshold
        );
    }
    let _ = write!(table, "| macro | {} | | | {:.3} | |", trained.model.header.settings.sentences, sum / 3.0);
    table
}

/// The cards with `section` (from its "# name" on) in the place of the old one of that name, or at the end.
pub fn with_section(cards: &str, section: &str) -> String {
    let name = |text: &str| text.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let mut sections: Vec<String> = Vec::new();
    for line in cards.lines() {
        if line.starts_with("# ") || sections.is_empty() {
            sections.push(String::new());
        }
        if let Some(last) = sections.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    match sections.iter_mut().find(|old| name(old) == name(section)) {
        Some(old) => *old = section.to_owned(),
        None => sections.push(section.to_owned()),
    }
    let trimmed: Vec<&str> =
        sections.iter().map(|section| section.trim()).filter(|section| !section.is_empty()).collect();
    trimmed.join("\n\n") + "\n"
}

/// The model's card.
pub fn card(trained: &Trained) -> String {
    let header = &trained.model.header;
    let settings = &header.settings;
    let mut card = format!(
        "# {} {}\n\nThree binary logistic models (linfa-logistic) that label sentences of Indonesian news: *quota* (states a number of \
         people or\nposts of a public body), *appointment* (reports a step by which people get, change or lose a public post), \
         *quote* (is or contains\nattributed speech). This section and `sentence-labels.lantik` are \
         written by `cargo run --release --bin train`.\n\n",
        header.name, header.version
    );
    let _ = write!(
        card,
        "## Data\n\n{} articles, {} sentences of `corpus/articles`, written for this project (see `corpus/README.md`).\nSHA-256 of \
         the corpus: `{}`.\n\n",
        settings.articles, settings.sentences, header.corpus
    );
    let _ = write!(
        card,
        "## Scores\n\nCross-validated over {} folds of whole articles; features, weights and calibration of a fold never saw its \
         articles. The\nthresholds are those with the best F1 over all folds, so the F1 is a little flattered.\n\n{}\n\n",
        settings.folds,
        table(trained)
    );
    let _ = write!(
        card,
        "## Settings\n\nFeatures: {} (seen in {} sentences or more, at most {} by chi²). Penalty ½α‖w‖² with α = {}. Largest \
         gradient norm of\nthe fits: {:.1e}. Calibration: Platt's sigmoid on held-out log-odds. No random numbers: folds are \
         dealt by the hash of the\narticles' ids.\n\n",
        trained.model.names.len(),
        settings.min_sentences,
        settings.max_features,
        settings.alpha,
        trained.gradient
    );
    card.push_str("## What weighs most\n\n");
    for label in Label::ALL {
        let sign = if header.labels[*label as usize].negative { -1.0 } else { 1.0 };
        let mut ranked: Vec<(f64, &str)> = trained
            .model
            .weights
            .iter()
            .zip(&trained.model.names)
            .map(|(w, name)| (sign * w[*label as usize], name.as_str()))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let show = |(weight, name): &(f64, &str)| format!("`{name}` {weight:+.2}");
        let _ = writeln!(
            card,
            "- **{}** for: {}; against: {}.",
            label.word(),
            ranked.iter().take(12).map(show).collect::<Vec<_>>().join(", "),
            ranked.iter().rev().take(8).map(show).collect::<Vec<_>>().join(", ")
        );
    }
    card.push_str(
        "\n## Limits\n\nThe corpus is written by the project's authors in the manner of the press, not sampled from it: \
         scores on real text are lower than\nthose above. Words of other fields (private firms, parties, schools) next to staffing \
         vocabulary are the usual mistakes.\n",
    );
    card
}
