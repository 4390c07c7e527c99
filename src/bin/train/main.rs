//! `train`: checks the corpus, trains the models, writes `models/`.

mod card;

use clap::Parser;
use lantik::assemble::train::{Course, Lesson};
use lantik::label::train::{self, Options, Trained};
use lantik::linear::train::Folds;
use lantik::{assemble, corpus};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Trains all models from the corpus and writes them with a card that a person can read.
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
    /// Damaged states that each article also trains in
    #[arg(long, default_value_t = Options::default().states, value_name = "N")]
    states: u64,
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
        states: arguments.states,
    };
    let progress = |what: &str| eprintln!("[{:6.1} s] {what}", started.elapsed().as_secs_f64());
    let trained = train::train(&articles, hash.clone(), &options, &progress).map_err(|e| e.to_string())?;
    println!("{}", card::table(&trained));
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
    let folds = Folds::new(articles.iter().map(|article| article.id.as_str()), options.folds);
    let course = Course { articles: &articles, labels: &trained.held_out, folds, corpus: &hash, progress: &progress };
    let lessons = assemble::train::train(&course).map_err(|e| e.to_string())?;
    for lesson in &lessons {
        println!("\n{}", lesson.card);
    }
    write(&arguments.out, &trained, &lessons)?;
    progress("done");
    Ok(ExitCode::SUCCESS)
}

/// Writes the models and their card.
fn write(out: &Path, trained: &Trained, lessons: &[Lesson]) -> Result<(), String> {
    let mut files = vec![
        ("sentence-labels.lantik", trained.model.to_bytes().map_err(|e| e.to_string())?),
        ("README.md", card::card(trained, lessons).into_bytes()),
    ];
    for (name, model) in lessons.iter().flat_map(|lesson| &lesson.models) {
        files.push((name, model.to_bytes().map_err(|e| e.to_string())?));
    }
    let named = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    std::fs::create_dir_all(out).map_err(|e| named(out, e))?;
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
