//! `lantik tag`: articles to records.

use crate::common::{self, OffsetUnit};
use indicatif::{ProgressBar, ProgressStyle};
use lantik::batch;
use lantik::clean::{Rule, Rules};
use lantik::pipeline::Engine;
use lantik::sink::JsonLines;
use lantik::source::Input;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Tag articles: sentences with labels, figures, quotes, events. Exit code 0: done; 1: done with rejects; 2: could not run
#[derive(Debug, clap::Args)]
pub(crate) struct Tag {
    /// .txt files (an article each), .jsonl files (a row each: text, and id, title, date, outlet, url where there are),
    /// folders of such, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Write the records here, rejects to FILE.rejects.jsonl; without it records go to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Threads, 256 at most; as many as there are cores by default. The output is the same with any number
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Unit of the spans
    #[arg(long, value_enum, default_value_t = OffsetUnit::Chars)]
    offsets: OffsetUnit,
    /// Leave out a cleaning rule (may be given several times)
    #[arg(long, value_name = "RULE", value_parser = rule)]
    without: Vec<Rule>,
    /// Leave out figures, quotes, events and labels less probable than P (0 to 1); scores stay
    #[arg(long, value_name = "P", default_value_t = 0.0, hide_default_value = true, value_parser = probability)]
    min_confidence: f64,
    /// Use another model than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

fn rule(name: &str) -> Result<Rule, String> {
    Rule::from_name(name).ok_or_else(|| {
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        format!("rules are {}", names.join(", "))
    })
}

fn probability(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "a number from 0 to 1".to_owned())
}

/// What came of a run.
#[derive(Debug, Default)]
struct Counts {
    records: u64,
    rejects: u64,
}

impl Tag {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let counts = self.tag()?;
        Ok(if counts.rejects == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }

    fn tag(&self) -> Result<Counts, String> {
        let inputs = common::inputs(&self.inputs)?;
        let engine = self.engine()?;
        let pool = common::pool(self.threads)?;
        let named = |e: io::Error| match &self.output {
            Some(path) => format!("{}: {e}", path.display()),
            None => format!("standard output: {e}"),
        };
        let mut sink = JsonLines::open(self.output.as_deref()).map_err(named)?;
        let progress = progress(&inputs, self.output.is_some());
        let (counts, written) = pool.install(|| tag_all(&engine, &inputs, &mut sink, &progress));
        match written.and_then(|()| sink.finish()) {
            Ok(()) => {}
            // The reader has seen enough.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(Counts::default()),
            Err(e) => return Err(named(e)),
        }
        progress.finish_and_clear();
        if self.output.is_some() {
            let note = if counts.rejects > 0 { ", see the file of rejects" } else { "" };
            let _ = writeln!(io::stderr(), "{} records, {} rejects{note}", counts.records, counts.rejects);
        }
        Ok(counts)
    }

    fn engine(&self) -> Result<Engine, String> {
        let engine = common::engine(self.model.as_deref())?;
        let rules = self.without.iter().fold(Rules::all(), |rules, rule| rules.without(*rule));
        Ok(engine.unit(self.offsets.unit()).rules(rules).min_confidence(self.min_confidence))
    }
}

/// Tags every row of every input; the first failure to write ends it.
fn tag_all(
    engine: &Engine,
    inputs: &[Input],
    sink: &mut JsonLines,
    progress: &ProgressBar,
) -> (Counts, io::Result<()>) {
    let mut counts = Counts::default();
    let mut written = Ok(());
    let rows = inputs.iter().flat_map(Input::rows);
    batch::run(engine, rows, |outcome, bytes| {
        progress.inc(bytes as u64);
        written = match &outcome {
            Ok(line) => {
                counts.records += 1;
                sink.record(line)
            }
            Err(reject) => {
                counts.rejects += 1;
                sink.reject(reject)
            }
        };
        written.is_ok()
    });
    (counts, written)
}

/// A bar on a terminal, nothing in a pipe, and nothing that would mix with records on the same terminal.
fn progress(inputs: &[Input], to_file: bool) -> ProgressBar {
    if !io::stderr().is_terminal() || !to_file && io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let bytes = inputs.iter().map(|input| input.bytes).sum();
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
