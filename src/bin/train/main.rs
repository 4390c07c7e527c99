//! `train`: checks the corpus, trains the models, writes `models/`.

mod ablation;
mod card;

use clap::Parser;
use lantik::assemble::train::Course;
use lantik::label::train::{self, Options, Trained};
use lantik::linear::train::Folds;
use lantik::{assemble, corpus};
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
    /// Write only models whose names begin so (may be given several times), and no card; all by default
    #[arg(long, value_name = "MODEL", value_parser = ["sentence", "figure", "speaker", "quote", "event"])]
    only: Vec<String>,
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
        sketch: arguments.ablation,
    };
    let progress = |what: &str| eprintln!("[{:6.1} s] {what}", started.elapsed().as_secs_f64());
    if arguments.ablation {
        print!("{}", ablation::table(&articles, &options, &arguments.gold, &progress)?);
        return Ok(ExitCode::SUCCESS);
    }
    let trained = train::train(&articles, hash.clone(), &options, &progress).map_err(|e| e.to_string())?;
    write_labels(arguments, &trained)?;
    let folds = Folds::new(articles.iter().map(|article| article.id.as_str()), options.folds);
    let course = Course { articles: &articles, labels: &trained.held_out, folds, corpus: &hash, progress: &progress };
    for lesson in assemble::train::train(&course).map_err(|e| e.to_string())? {
        println!("\n{}", lesson.card);
        for (name, model) in lesson.models {
            let bytes = model.to_bytes().map_err(|e| e.to_string())?;
            arguments.write(name, &bytes)?;
        }
        arguments.write_section(&lesson.card)?;
    }
    progress("done");
    Ok(ExitCode::SUCCESS)
}

/// Shows and writes the sentence models.
fn write_labels(arguments: &Arguments, trained: &Trained) -> Result<(), String> {
    println!("{}", card::table(trained));
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
    let bytes = trained.model.to_bytes().map_err(|e| e.to_string())?;
    arguments.write("sentence-labels.lantik", &bytes)?;
    arguments.write_section(&card::card(trained))
}

impl Arguments {
    /// Writes a file of the models' folder, whole or not at all: a reader never finds half a model.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        if !(self.only.is_empty() || self.only.iter().any(|only| name.starts_with(only))) {
            return Ok(());
        }
        self.replace(name, bytes)?;
        println!("wrote {} ({} bytes)", self.out.join(name).display(), bytes.len());
        Ok(())
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let named = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
        std::fs::create_dir_all(&self.out).map_err(|e| named(&self.out, e))?;
        let (path, partial) = (self.out.join(name), self.out.join(format!("{name}.partial")));
        std::fs::write(&partial, bytes).and_then(|()| std::fs::rename(&partial, &path)).map_err(|e| named(&path, e))
    }

    /// Puts a section into the card of the models.
    fn write_section(&self, section: &str) -> Result<(), String> {
        if !self.only.is_empty() {
            return Ok(());
        }
        let cards = std::fs::read_to_string(self.out.join("README.md")).unwrap_or_default();
        self.replace("README.md", card::with_section(&cards, section).as_bytes())
    }
}
