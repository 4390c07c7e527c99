//! `lantik evaluate`: records against gold.

use crate::{common, help};
use lantik::evaluate::bootstrap::Options;
use lantik::evaluate::json::Summary;
use lantik::evaluate::read::{self, GoldRow, Joined};
use lantik::evaluate::{self, report, table};
use lantik::source::Reject;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare with gold articles: precision, recall and F1 with intervals
///
/// Scores the labels and every layer of the record, and the accuracy of every field, each with its 95 % interval (percentile
/// bootstrap over whole articles), and says how far probabilities can be believed.
#[derive(Debug, clap::Args)]
#[command(after_help = help::EVALUATE)]
pub(crate) struct Evaluate {
    /// Articles with their answers: .jsonl files (id, text, article, boilerplate, sentences, figures, quotes, events; spans in
    /// code points) or folders of a corpus (articles/*.art)
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// Score these records, joined by id, instead of tagging the articles anew. Their spans must count code points
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Tag with another model than the one that ships with the program
    #[arg(long, value_name = "FILE", conflicts_with = "records")]
    model: Option<PathBuf>,
    /// List at most N mistakes of each part of the record, with their text
    #[arg(long, value_name = "N")]
    errors: Option<usize>,
    /// Print one JSON object instead of tables
    #[arg(long)]
    json: bool,
    /// Write a page with tables, plots, confusions and mistakes: DIR/index.html
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// Resamples of the bootstrap; 0 for no intervals
    #[arg(long, value_name = "N", default_value_t = Options::default().rounds, value_parser = clap::value_parser!(u32).range(..=100_000))]
    rounds: u32,
    /// Threads, 256 at most; as many as there are cores by default. The output is the same with any number
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

impl Evaluate {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.unwrap_or(0).min(256))
            .build()
            .map_err(|e| format!("--threads: {e}"))?;
        pool.install(|| self.evaluate())
    }

    fn evaluate(&self) -> Result<ExitCode, String> {
        let (gold, mut rejects) = self.gold()?;
        let joined = self.joined(gold)?;
        rejects.extend(joined.rejects);
        for reject in &rejects {
            let _ = writeln!(io::stderr(), "rejected: {reject}");
        }
        if let Some(first) = joined.strangers.first() {
            let count = joined.strangers.len();
            let _ =
                writeln!(io::stderr(), "warning: {count} records are of other texts than gold's, the first is {first}");
        }
        if joined.pairs.is_empty() {
            return Err("no gold article can be read".into());
        }
        let evaluation = evaluate::evaluate(&joined.pairs, Options { rounds: self.rounds, ..Options::default() });
        if let Some(folder) = &self.report {
            report::write(folder, &evaluation).map_err(|e| named(folder, e))?;
        }
        let text = if self.json {
            let summary = Summary { evaluation: &evaluation, rejects: rejects.len(), errors: self.errors };
            serde_json::to_string(&summary).map_err(|e| e.to_string())? + "\n"
        } else {
            let errors = self.errors.map(|most| table::mistakes(&evaluation, most));
            table::tables(&evaluation) + &errors.unwrap_or_default()
        };
        match io::stdout().write_all(text.as_bytes()) {
            // The reader has seen enough.
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
            _ if rejects.is_empty() => Ok(ExitCode::SUCCESS),
            _ => Ok(ExitCode::from(1)),
        }
    }

    fn gold(&self) -> Result<(Vec<GoldRow>, Vec<Reject>), String> {
        let (mut gold, mut rejects) = (Vec::new(), Vec::new());
        for path in &self.gold {
            let (rows, bad) = read::gold(path).map_err(|e| named(path, e))?;
            gold.extend(rows);
            rejects.extend(bad);
        }
        Ok((gold, rejects))
    }

    fn joined(&self, gold: Vec<GoldRow>) -> Result<Joined, String> {
        if let Some(path) = &self.records {
            return read::with_records(gold, path).map_err(|e| named(path, e));
        }
        let engine = common::engine(self.model.as_deref())?;
        Ok(read::with_engine(gold, &engine))
    }
}

fn named(path: &Path, e: impl Display) -> String {
    format!("{}: {e}", path.display())
}
