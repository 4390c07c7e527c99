//! `lantik tag`: articles to records.

mod fingerprint;
mod log;

use crate::common::{self, OffsetUnit};
use crate::help;
use clap::ValueEnum;
use lantik::batch::{self, Done, Options};
use lantik::clean::{Rule, Rules};
use lantik::pipeline::Engine;
use lantik::sink::{self, Form, Packing, Sink, State};
use lantik::source::{Feed, Map, Reading, Start};
use log::{Log, LogForm};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Tag articles: sentences with labels, figures, quotes, events
///
/// Reads articles, repairs what scraping did to their text, and writes a record of each: labelled sentences, numbers of people
/// with their category and status, who said what, steps with their day and official. Every field points to the stretch of the
/// text that it was read from. Records come in the order of the input and are the same with any number of threads.
#[derive(Debug, clap::Args)]
#[command(after_help = help::TAG)]
pub(crate) struct Tag {
    /// Texts (.txt, an article each), JSON Lines (.jsonl, a row each: text, and id, title, date, outlet, url where there are),
    /// tables with such columns (.csv, .tsv), pages (.html), web archives (.warc); each of them also as .gz or .zst, in .zip or
    /// .tar; folders of such; or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Write the records here: JSON Lines, packed where the name ends in .gz or .zst, rejects to FILE.rejects.jsonl; a SQLite
    /// database where it ends in .db or .sqlite; where it ends in .csv or .parquet a table each to FILE.articles.csv and so on. Without it
    /// records go to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The form of the output, whatever its name
    #[arg(long, value_enum, value_name = "FORM", requires = "output")]
    format: Option<OutputForm>,
    /// Names of fields or columns in the input, as in text=isi,date=tanggal
    #[arg(long, value_name = "FIELD=COLUMN,…", value_parser = map, default_value = "", hide_default_value = true)]
    map: Map,
    /// Go on with a run that was ended: with the same inputs and options the output is that of a run that was not
    #[arg(long, requires = "output")]
    resume: bool,
    /// Reject longer texts; time and memory grow faster than the text
    #[arg(long, value_name = "BYTES", default_value_t = 2 << 20)]
    max_text: usize,
    /// Reject texts that make more work than a usual machine does in so many seconds (50 million comparisons of names, numbers and steps
    /// each, so that the same texts are rejected anywhere; the clock ends the work only after ten times as long,
    /// a minute at least)
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds)]
    max_seconds: f64,
    /// Save so often how far the run is, for --resume
    #[arg(long, value_name = "SECONDS", default_value_t = 5.0, requires = "output", value_parser = seconds)]
    save_every: f64,
    /// What is told on standard error while it runs
    #[arg(long, value_enum, value_name = "FORM", default_value_t = LogForm::Text)]
    log: LogForm,
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

/// Forms of the output.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum OutputForm {
    /// JSON Lines
    Jsonl,
    /// A SQLite database
    Sqlite,
    /// Tables in CSV
    Csv,
    /// Tables in Parquet (where the program was built with it)
    Parquet,
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

fn map(text: &str) -> Result<Map, String> {
    if text.is_empty() { Ok(Map::default()) } else { Map::parse(text).map_err(|e| e.to_string()) }
}

fn seconds(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|s| (0.0..=86_400.0).contains(s)).ok_or_else(|| "a number of seconds".to_owned())
}

/// How a run ended, where nothing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// All is done.
    Whole,
    /// It was told to stop.
    Stopped,
    /// The reader of standard output has seen enough.
    Enough,
}

impl Tag {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        match self.tag() {
            Err(message) if matches!(self.log, LogForm::Json) => {
                log::error(&message);
                Ok(ExitCode::from(2))
            }
            done => done,
        }
    }

    fn tag(&self) -> Result<ExitCode, String> {
        let inputs = common::inputs(&self.inputs)?;
        let engine = self.engine()?;
        let pool = common::pool(self.threads)?;
        let form = self.form();
        let resumes = self.output.is_some() && form.resumes();
        let fingerprint = fingerprint::of(self, form, &inputs, &engine);
        let stop = stop_on_signal();
        let (mut sink, state) =
            sink::open(self.output.as_deref(), form, &fingerprint, self.resume).map_err(|e| self.named(&e))?;
        let log = Log::start(self.log, &inputs, &state, self.output.is_some());
        let mut run = Run { tag: self, state, log, saved: Instant::now(), failed: Ok(()), left: false };
        // A run that was ended when only the names of its files were to be given has nothing to read.
        if !state.done {
            let how = Reading { map: self.map.clone(), most_text: self.max_text };
            let start = Start { input: state.input, items: state.items };
            let feed = Feed::new(inputs, how, start).until(Arc::clone(&stop));
            let options =
                Options { form, unit: self.offsets.unit(), most_text: self.max_text, most_seconds: self.max_seconds };
            pool.install(|| run.all(&engine, options, feed, &stop, sink.as_mut()))?;
        }
        let Run { state, log, failed, left, .. } = run;
        let end = failed.and_then(|()| self.end(sink, &state, left));
        match end {
            Ok(End::Whole) => Ok(log.end(&state, self.output.as_deref(), form)),
            Ok(End::Stopped) => Ok(log.stopped(&state, resumes)),
            Ok(End::Enough) => Ok(ExitCode::SUCCESS),
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            Err(e) => {
                let kept = if resumes { "; what was saved is kept, go on with --resume" } else { "" };
                Err(format!("{}{kept}", self.named(&e)))
            }
        }
    }

    /// Ends the output, or saves how far it is.
    fn end(&self, mut sink: Box<dyn Sink>, state: &State, left: bool) -> io::Result<End> {
        let end = match left {
            true if self.output.is_some() => sink.save(state).map(|_| End::Stopped),
            true => sink.finish(state).map(|()| End::Stopped),
            false => sink.finish(state).map(|()| End::Whole),
        };
        match end {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(End::Enough),
            end => end,
        }
    }

    fn form(&self) -> Form {
        let by_name = self.output.as_deref().map_or(Form::JsonLines(Packing::None), Form::of);
        match (self.format, by_name) {
            (None, form) | (Some(OutputForm::Jsonl), form @ Form::JsonLines(_)) => form,
            (Some(OutputForm::Jsonl), _) => Form::JsonLines(Packing::None),
            (Some(OutputForm::Sqlite), _) => Form::Sqlite,
            (Some(OutputForm::Csv), _) => Form::Csv,
            (Some(OutputForm::Parquet), _) => Form::Parquet,
        }
    }

    fn named(&self, e: &io::Error) -> String {
        match &self.output {
            Some(path) => format!("{}: {e}", path.display()),
            None => format!("standard output: {e}"),
        }
    }

    fn engine(&self) -> Result<Engine, String> {
        let engine = common::engine(self.model.as_deref())?;
        let rules = self.without.iter().fold(Rules::all(), |rules, rule| rules.without(*rule));
        Ok(engine.unit(self.offsets.unit()).rules(rules).min_confidence(self.min_confidence))
    }
}

/// Set by the first signal to end; the second ends the program at once, as what was saved is safe at any moment.
fn stop_on_signal() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    // Where no handler can be set, a signal just ends the program.
    let _ = ctrlc::set_handler(move || {
        if set.swap(true, Ordering::Relaxed) {
            std::process::exit(2);
        }
    });
    stop
}

/// A run on its way.
struct Run<'a> {
    tag: &'a Tag,
    state: State,
    log: Log,
    saved: Instant,
    failed: io::Result<()>,
    left: bool,
}

impl Run<'_> {
    /// Tags all that is read.
    fn all(
        &mut self,
        engine: &Engine,
        options: Options,
        feed: Feed,
        stop: &AtomicBool,
        sink: &mut dyn Sink,
    ) -> Result<(), String> {
        let (before, read) = (self.state.counts.rows, feed.items_read());
        self.log.watch(feed.bytes_read());
        batch::items(engine, options, feed, stop, |done, input, nth| self.take(sink, done, input, nth));
        self.left |= stop.load(Ordering::Relaxed);
        let read = before + read.load(Ordering::Relaxed);
        let counts = &self.state.counts;
        if self.left || self.failed.is_err() || read == counts.records + counts.rejects + counts.skipped {
            return Ok(());
        }
        Err(format!("internal error: of {read} rows some were lost, {counts:?}; please report it"))
    }

    /// Takes what came of an item; false ends the run.
    fn take(&mut self, sink: &mut dyn Sink, done: Done, input: usize, nth: u64) -> bool {
        if let Done::Left = done {
            self.left = true;
            return false;
        }
        self.failed = self.write(sink, &done);
        if self.failed.is_err() {
            return false;
        }
        (self.state.input, self.state.items) = (input, nth + 1);
        self.log.progress(&self.state);
        if self.tag.output.is_some() && self.saved.elapsed() >= Duration::from_secs_f64(self.tag.save_every) {
            match sink.save(&self.state) {
                Ok(true) => self.saved = Instant::now(),
                Ok(false) => {}
                Err(e) => self.failed = Err(e),
            }
        }
        self.failed.is_ok()
    }

    fn write(&mut self, sink: &mut dyn Sink, done: &Done) -> io::Result<()> {
        let counts = &mut self.state.counts;
        counts.rows += 1;
        match done {
            Done::Record(record, [figures, quotes, events]) => {
                counts.records += 1;
                counts.figures += *figures as u64;
                counts.quotes += *quotes as u64;
                counts.events += *events as u64;
                sink.record(record)
            }
            Done::Reject(reject) => {
                counts.rejects += 1;
                match self.tag.output {
                    Some(_) => sink.reject(reject),
                    None => self.log.reject(reject),
                }
            }
            Done::Skipped | Done::Left => {
                counts.skipped += 1;
                Ok(())
            }
        }
    }
}
