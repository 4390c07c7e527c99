//! What is told while `tag` runs: a bar for a human, or events in JSON for a program.

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use lantik::sink::{Counts, Form, State};
use lantik::source::{Input, Reject};
use serde_json::{Value, json};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Between two events of progress.
const EVERY: Duration = Duration::from_secs(5);
/// Between two changes of the bar's counts.
const BAR_EVERY: Duration = Duration::from_millis(250);

/// Forms of what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogForm {
    /// Lines and a bar for a human
    Text,
    /// An event a line in JSON: start, progress, reject, end, error
    Json,
}

/// What is told of a run.
pub(super) struct Log {
    form: LogForm,
    bar: ProgressBar,
    bytes: u64,
    read: Arc<AtomicU64>,
    started: Instant,
    told: Instant,
    before: Counts,
}

impl Log {
    /// Tells that a run starts; a bar shows on a terminal, nothing in a pipe, and nothing that would mix with records.
    pub(super) fn start(form: LogForm, inputs: &[Input], state: &State, to_file: bool) -> Log {
        let bytes = inputs.iter().map(|input| input.bytes).sum();
        let shown = form == LogForm::Text && io::stderr().is_terminal() && (to_file || !io::stdout().is_terminal());
        let bar = if shown { bar(bytes) } else { ProgressBar::hidden() };
        let now = Instant::now();
        let resumed = *state != State::default();
        let log = Log { form, bar, bytes, read: Arc::default(), started: now, told: now, before: state.counts };
        match form {
            LogForm::Json => log.event("start", json!({"inputs": inputs.len(), "bytes": bytes, "resumed": resumed})),
            LogForm::Text if resumed => say(&format!("going on after {} rows", state.counts.rows)),
            LogForm::Text => {}
        }
        log
    }

    /// Bytes are counted here.
    pub(super) fn watch(&mut self, read: Arc<AtomicU64>) {
        self.read = read;
        // What an earlier run has read must not count for the rate.
        self.bar.reset_eta();
    }

    /// Tells how far it is, from time to time.
    pub(super) fn progress(&mut self, state: &State) {
        let every = if self.form == LogForm::Json { EVERY } else { BAR_EVERY };
        if self.told.elapsed() < every {
            return;
        }
        self.told = Instant::now();
        let read = self.read.load(Ordering::Relaxed);
        let counts = &state.counts;
        match self.form {
            LogForm::Text => {
                let Counts { figures, quotes, events, rejects, .. } = counts;
                let found = format!("{figures} figures, {quotes} quotes, {events} events, {rejects} rejects");
                self.bar.set_message(found);
                self.bar.set_position(read);
            }
            LogForm::Json => self.event("progress", self.facts(counts)),
        }
    }

    /// Tells a reject, where there is no file for it.
    pub(super) fn reject(&self, reject: &Reject) -> io::Result<()> {
        match self.form {
            LogForm::Text => writeln!(io::stderr(), "rejected: {reject}"),
            LogForm::Json => {
                self.event("reject", json!(reject));
                Ok(())
            }
        }
    }

    /// Tells that all is done, with counts that add up.
    pub(super) fn end(self, state: &State, output: Option<&Path>, form: Form) -> ExitCode {
        self.bar.finish_and_clear();
        let counts = &state.counts;
        match self.form {
            LogForm::Json => self.event("end", self.facts(counts)),
            LogForm::Text if output.is_some() => {
                let note = match form {
                    _ if counts.rejects == 0 => "",
                    Form::JsonLines(_) => ", see the file of rejects",
                    Form::Sqlite | Form::Csv | Form::Parquet => ", see the table of rejects",
                };
                say(&format!("{} records, {} rejects{note}", counts.records, counts.rejects));
                say(&self.summary(counts));
            }
            LogForm::Text => {}
        }
        ExitCode::from(u8::from(counts.rejects > 0))
    }

    /// Tells that the run was told to stop.
    pub(super) fn stopped(self, state: &State, resumes: bool) -> ExitCode {
        self.bar.finish_and_clear();
        match self.form {
            LogForm::Json => self.event("stopped", self.facts(&state.counts)),
            LogForm::Text => {
                let how = if resumes { "; go on with --resume" } else { "" };
                let Counts { records, rejects, .. } = state.counts;
                say(&format!("stopped after {records} records, {rejects} rejects{how}"));
            }
        }
        ExitCode::from(2)
    }

    fn summary(&self, counts: &Counts) -> String {
        let Counts { rows, records, rejects, skipped, figures, quotes, events } = counts;
        let skipped =
            if *skipped > 0 { format!(" + {skipped} skipped, no articles by their kind") } else { String::new() };
        let seconds = self.started.elapsed().as_secs_f64();
        let rate = (rows - self.before.rows.min(*rows)) as f64 / seconds.max(0.001);
        format!(
            "{rows} rows = {records} records + {rejects} rejects{skipped}; {figures} figures, {quotes} quotes, {events} events; \
             {seconds:.1} s, {rate:.0} rows a second"
        )
    }

    fn facts(&self, counts: &Counts) -> Value {
        let seconds = (self.started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
        let done = counts.records + counts.rejects + counts.skipped;
        let read = self.read.load(Ordering::Relaxed);
        let mut facts = json!({"seconds": seconds, "bytes_read": read, "bytes": self.bytes, "rows": done});
        for (name, count) in [
            ("records", counts.records),
            ("rejects", counts.rejects),
            ("skipped", counts.skipped),
            ("figures", counts.figures),
            ("quotes", counts.quotes),
            ("events", counts.events),
        ] {
            facts[name] = json!(count);
        }
        facts
    }

    fn event(&self, event: &str, facts: Value) {
        if self.form == LogForm::Json {
            tell(event, facts);
        }
    }
}

/// Tells in JSON why a run failed.
pub(super) fn error(message: &str) {
    tell("error", json!({"message": message}));
}

fn tell(event: &str, facts: Value) {
    let mut all = json!({"event": event});
    if let (Some(all), Value::Object(facts)) = (all.as_object_mut(), facts) {
        all.extend(facts);
    }
    say(&all.to_string());
}

/// A line on standard error; where that is gone there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn bar(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    let template = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}\n{msg}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(BAR_EVERY);
    bar
}
