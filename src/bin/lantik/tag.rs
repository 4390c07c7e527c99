//! `lantik tag`: articles to records.

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use lantik::batch;
use lantik::clean::{Rule, Rules};
use lantik::label::score::Labeller;
use lantik::pipeline::Engine;
use lantik::sink::JsonLines;
use lantik::source::{self, Input};
use lantik::span::Unit;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
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
    /// Use another model than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Unit of the spans in the output.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum OffsetUnit {
    /// Unicode code points, as Python counts
    Chars,
    /// UTF-8 bytes
    Bytes,
    /// UTF-16 code units, as browsers count
    Utf16,
}

fn rule(name: &str) -> Result<Rule, String> {
    Rule::from_name(name).ok_or_else(|| {
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        format!("rules are {}", names.join(", "))
    })
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
        let inputs = source::inputs(&self.inputs).map_err(|e| e.to_string())?;
        let engine = self.engine()?;
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.unwrap_or(0).min(256))
            .build()
            .map_err(|e| format!("--threads: {e}"))?;
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
        let engine = match &self.model {
            None => Engine::new().map_err(|e| e.to_string())?,
            Some(path) => Engine::with_labeller(load(path)?).map_err(|e| e.to_string())?,
        };
        let unit = match self.offsets {
            OffsetUnit::Chars => Unit::Chars,
            OffsetUnit::Bytes => Unit::Bytes,
            OffsetUnit::Utf16 => Unit::Utf16,
        };
        Ok(engine.unit(unit).rules(self.without.iter().fold(Rules::all(), |rules, rule| rules.without(*rule))))
    }
}

fn load(path: &Path) -> Result<Labeller, String> {
    let named = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let bytes = std::fs::read(path).map_err(|e| named(&e))?;
    Labeller::from_bytes(&bytes).map_err(|e| named(&e))
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
