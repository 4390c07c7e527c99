//! `train`: checks the corpus, trains the models, writes `models/`.

mod ablation;

use clap::Parser;
use lantik::corpus;
use lantik::label::train::{self, Options, Trained};
use lantik::terms::Label;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Trains the sentence models from the corpus and writes them with a card that a person can read.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The folder that holds articles/*.art
    #[arg(long, default_value = "corpus", value_name = "DIR")]
    corpus: PathBuf,
    /// Where the model and its card are written
    #[arg(long, default_value = "models", value_name = "DIR")]
    out: PathBuf,
    /// Only check the corpus: name the file, line and reason of whatever does not fit
    #[arg(long)]
    check: bool,
    /// Weight of the penalty ½α‖w‖² against the sum of losses
    #[arg(long, default_value_t = Options::default().alpha, value_name = "A")]
    alpha: f64,
    /// Drop features seen in fewer sentences
    #[arg(long, default_value_t = Options::default().min_sentences, value_name = "N")]
    min_sentences: u32,
    /// Keep at most so many features, by chi²
    #[arg(long, default_value_t = Options::default().max_features, value_name = "N")]
    max_features: usize,
    /// Folds of the cross-validation; each holds whole articles
    #[arg(long, default_value_t = Options::default().folds, value_name = "N")]
    folds: usize,
    /// Of a hundred articles, how many also train in a damaged state (lost spaces, teasers, stray marks, entities, …)
    #[arg(long, default_value_t = Options::default().damaged, value_name = "N")]
    damaged: u64,
    /// Print what each family of features gives, by training without it; writes nothing
    #[arg(long)]
    ablation: bool,
    /// With --ablation: score on these gold articles too (.jsonl, or a folder of a corpus)
    #[arg(long, value_name = "GOLD", requires = "ablation")]
    gold: Vec<PathBuf>,
    /// Print the N sentences on which held-out models and corpus disagree most, for review
    #[arg(long, default_value_t = 0, value_name = "N")]
    contested: usize,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let (summary, problems) = corpus::check::run(&arguments.corpus);
    for problem in &problems {
        println!("{problem}");
    }
    if arguments.check {
        println!("{summary}");
        return Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) });
    }
    if !problems.is_empty() {
        return Err(format!("{} problems in the corpus", problems.len()));
    }
    if arguments.folds < 2 {
        return Err("--folds takes at least 2".into());
    }
    let started = Instant::now();
    let articles = corpus::read_corpus(&arguments.corpus)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let hash = corpus::corpus_hash(&arguments.corpus.join("articles"));
    let options = Options {
        alpha: arguments.alpha,
        min_sentences: arguments.min_sentences,
        max_features: arguments.max_features,
        folds: arguments.folds,
        damaged: arguments.damaged,
        without: None,
    };
    let progress = |what: &str| eprintln!("[{:6.1} s] {what}", started.elapsed().as_secs_f64());
    if arguments.ablation {
        print!("{}", ablation::table(&articles, &options, &arguments.gold, &progress)?);
        return Ok(ExitCode::SUCCESS);
    }
    let trained = train::train(&articles, hash, &options, &progress).map_err(|e| e.to_string())?;
    println!("{}", table(&trained));
    for contested in trained.contested.iter().take(arguments.contested) {
        let given = if contested.given { "missed" } else { "spurious" };
        println!(
            "{} {given} {:.3} {}: {}",
            contested.label.word(),
            contested.probability,
            contested.id,
            contested.text
        );
    }
    write(&arguments.out, &trained)?;
    progress("done");
    Ok(ExitCode::SUCCESS)
}

/// Cross-validated scores, a row a label.
fn table(trained: &Trained) -> String {
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

fn write(out: &Path, trained: &Trained) -> Result<(), String> {
    let bytes = trained.model.to_bytes().map_err(|e| e.to_string())?;
    let named = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    std::fs::create_dir_all(out).map_err(|e| named(out, e))?;
    let by_hand = written_by_hand(&std::fs::read_to_string(out.join("README.md")).unwrap_or_default());
    let files = [("sentence-labels.lantik", bytes), ("README.md", (card(trained) + &by_hand).into_bytes())];
    for (name, bytes) in files {
        let path = out.join(name);
        // Whole or not at all: a reader never finds half a model.
        let partial = out.join(format!("{name}.partial"));
        std::fs::write(&partial, &bytes)
            .and_then(|()| std::fs::rename(&partial, &path))
            .map_err(|e| named(&path, e))?;
        println!("wrote {} ({} bytes)", path.display(), bytes.len());
    }
    Ok(())
}

/// Begins the part of the card that training leaves alone.
const BY_HAND: &str = "<!-- What follows is written by hand; training keeps it. -->";

/// What people have added to the card: measurements that training cannot make.
fn written_by_hand(card: &str) -> String {
    card.find(BY_HAND).map_or_else(String::new, |at| format!("\n{}", &card[at..]))
}

/// The model's card.
fn card(trained: &Trained) -> String {
    let header = &trained.model.header;
    let settings = &header.settings;
    let mut card = format!(
        "# {} {}\n\nThree binary logistic models (linfa-logistic) that label sentences of Indonesian news: *quota* (states a number of \
         people or\nposts of a public body), *appointment* (reports a step by which people get, change or lose a public post), \
         *quote* (is or contains\nattributed speech). This file down to the mark and `sentence-labels.lantik` are \
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
