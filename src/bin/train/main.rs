//! `train`: checks the corpus, trains the models, writes `models/`.

mod ablation;

use clap::Parser;
use lantik::assemble::quote::confidence;
use lantik::assemble::quote::rank::learn;
use lantik::corpus;
use lantik::label::Labelled;
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
    /// Train only these models (may be given several times); all by default
    #[arg(long, value_name = "MODEL", value_parser = ["sentence-labels", "speaker", "quote-confidence"])]
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
    let asked = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| only == name);
    let mut held_out = None;
    // The confidence of quotes is learned with labels of models that have not seen the article.
    if asked("sentence-labels") || asked(confidence::learn::NAME) {
        let trained = train::train(&articles, hash.clone(), &options, &progress).map_err(|e| e.to_string())?;
        if asked("sentence-labels") {
            write_labels(arguments, &trained)?;
        }
        held_out = Some(trained.held_out);
    }
    if asked(learn::NAME) || asked(confidence::learn::NAME) {
        write_quotes(arguments, &articles, &hash, held_out.as_deref(), &progress)?;
    }
    progress("done");
    Ok(ExitCode::SUCCESS)
}

/// Shows and writes the sentence models.
fn write_labels(arguments: &Arguments, trained: &Trained) -> Result<(), String> {
    println!("{}", table(trained));
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
    write(&arguments.out, &trained.model.header.name, &bytes, &card(trained))
}

/// Learns, shows and writes the models of quotes: the ranking of speakers, and where there are held-out labels the confidence.
fn write_quotes(
    arguments: &Arguments,
    articles: &[corpus::GoldArticle],
    hash: &str,
    labels: Option<&[Vec<Labelled>]>,
    progress: &dyn Fn(&str),
) -> Result<(), String> {
    progress("speakers");
    let speakers = learn::speakers(articles, hash, arguments.folds, SPEAKER_ALPHA).map_err(|e| e.to_string())?;
    let card = speaker_card(&speakers);
    println!("{card}");
    let bytes = speakers.trained.model.to_bytes().map_err(|e| e.to_string())?;
    write(&arguments.out, learn::NAME, &bytes, &card)?;
    let Some(labels) = labels else { return Ok(()) };
    progress("confidence of quotes");
    let learned = confidence::learn::confidence(articles, labels, &speakers.of_folds, hash, CONFIDENCE_ALPHA);
    let learned = learned.map_err(|e| e.to_string())?;
    let card = confidence_card(&learned);
    println!("{card}");
    let bytes = learned.trained.model.to_bytes().map_err(|e| e.to_string())?;
    write(&arguments.out, confidence::learn::NAME, &bytes, &card)
}

/// Weight of the penalty in the confidence of quotes.
const CONFIDENCE_ALPHA: f64 = 2.0;

/// The card of the confidence of quotes.
fn confidence_card(learned: &confidence::learn::Learned) -> String {
    let header = learned.trained.model.header();
    let mut card = format!(
        "# {} {}\n\nA binary logistic model (linfa-logistic): the probability that a quote shares at least 0.3 (of the union) with \
         an annotated one and\nnames its speaker. It reads the sentence's score, the cue, the way to the speaker and what the \
         ranking thinks of it.\n\n{} quotes found with labels and rankings of models that had not seen their articles, {} of them \
         right; {} features, α = {}.\n\nExpected calibration error over ten bins: **{:.3}** (weights and calibration of each fold \
         from the others).\n\n| quotes | mean confidence | share right |\n| --- | --- | --- |\n",
        header.name,
        header.version,
        header.rows,
        header.heads.first().map_or(0, |head| head.support),
        learned.trained.model.names().len(),
        header.alpha,
        learned.ece
    );
    for (count, sure, right) in &learned.bins {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {count} | {sure:.3} | {right:.3} |");
    }
    card
}

/// Weight of the penalty in the ranking of speakers.
const SPEAKER_ALPHA: f64 = 2.0;

/// The card of the ranking of speakers.
fn speaker_card(learned: &learn::Learned) -> String {
    let header = learned.trained.model.header();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let mut card = format!(
        "# {} {}\n\nA binary logistic model (linfa-logistic) that ranks who may have spoken: people, posts, bodies and accounts \
         named near a quote,\nand the choice of the rules, which is among its features. The candidate with the highest log-odds \
         is the speaker.\n\n{} pairs of a quote and a candidate, {} features, α = {}, {} quotes with an annotated speaker.\n\n",
        header.name,
        header.version,
        header.rows,
        learned.trained.model.names().len(),
        header.alpha,
        learned.pieces
    );
    card.push_str(
        "Share of right speakers, by how the rules resolve them; the model of each fold never saw its articles, and its own \
         choices\nmake the chain of speakers.\n\n| resolved by | quotes | rules | ranked |\n| --- | --- | --- | --- |\n",
    );
    let all = ("all", [learned.pieces, learned.rules, learned.ranked]);
    for (way, [pieces, rules, ranked]) in learned.ways.iter().copied().chain([all]) {
        // Writing to a string does not fail.
        let _ = writeln!(card, "| {way} | {pieces} | {:.3} | {:.3} |", share(rules, pieces), share(ranked, pieces));
    }
    let model = &learned.trained.model;
    let mut ranked: Vec<(f64, &str)> =
        model.names().iter().enumerate().map(|(id, name)| (model.weight(id, 0), name.as_str())).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let show = |(weight, name): &(f64, &str)| format!("`{name}` {weight:+.2}");
    let _ = writeln!(
        card,
        "\nWhat weighs most: for {}; against {}.",
        ranked.iter().take(14).map(show).collect::<Vec<_>>().join(", "),
        ranked.iter().rev().take(14).map(show).collect::<Vec<_>>().join(", ")
    );
    card
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

/// Writes a model and its section of the card.
fn write(out: &Path, name: &str, bytes: &[u8], section: &str) -> Result<(), String> {
    let named = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    std::fs::create_dir_all(out).map_err(|e| named(out, e))?;
    let cards = std::fs::read_to_string(out.join("README.md")).unwrap_or_default();
    let files = [
        (format!("{name}.lantik"), bytes.to_vec()),
        ("README.md".to_owned(), with_section(&cards, section).into_bytes()),
    ];
    for (name, bytes) in files {
        let path = out.join(&name);
        // Whole or not at all: a reader never finds half a model.
        let partial = out.join(format!("{name}.partial"));
        std::fs::write(&partial, &bytes)
            .and_then(|()| std::fs::rename(&partial, &path))
            .map_err(|e| named(&path, e))?;
        println!("wrote {} ({} bytes)", path.display(), bytes.len());
    }
    Ok(())
}

/// The cards with `section` (from its "# name" on) in the place of the old one of that name, or at the end.
fn with_section(cards: &str, section: &str) -> String {
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
fn card(trained: &Trained) -> String {
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
