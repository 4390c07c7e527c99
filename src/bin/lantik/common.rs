//! What subcommands share: the engine, the pool of threads, rejects, files that appear only when they are whole.

use clap::ValueEnum;
use lantik::label::score::Labeller;
use lantik::pipeline::Engine;
use lantik::source::{Input, Reject};
use lantik::span::Unit;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Unit of spans in records.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OffsetUnit {
    /// Unicode code points, as Python counts
    Chars,
    /// UTF-8 bytes
    Bytes,
    /// UTF-16 code units, as browsers count
    Utf16,
}

impl OffsetUnit {
    pub(crate) fn unit(self) -> Unit {
        match self {
            OffsetUnit::Chars => Unit::Chars,
            OffsetUnit::Bytes => Unit::Bytes,
            OffsetUnit::Utf16 => Unit::Utf16,
        }
    }
}

/// The engine with the model that ships with the program, or with that of a file.
pub(crate) fn engine(model: Option<&Path>) -> Result<Engine, String> {
    let Some(path) = model else { return Engine::new().map_err(|e| e.to_string()) };
    let bytes = std::fs::read(path).map_err(|e| named(path, e))?;
    let labeller = Labeller::from_bytes(&bytes).map_err(|e| named(path, e))?;
    Engine::with_labeller(labeller).map_err(|e| e.to_string())
}

pub(crate) fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool, String> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0).min(256));
    builder.build().map_err(|e| format!("--threads: {e}"))
}

pub(crate) fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, String> {
    lantik::source::inputs(paths).map_err(|e| e.to_string())
}

/// An error with the path that it is of.
pub(crate) fn named(path: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

/// Exit code 0, or 1 where there was a reject.
pub(crate) fn done(rejects: usize) -> ExitCode {
    ExitCode::from(u8::from(rejects > 0))
}

/// Tells rejects on standard error; gives their number.
pub(crate) fn tell(rejects: &[Reject]) -> usize {
    for reject in rejects {
        let _ = writeln!(io::stderr(), "rejected: {reject}");
    }
    rejects.len()
}

/// A line for the human, not for the output.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Writes a file whole or not at all.
pub(crate) fn write_whole(path: &Path, content: &str) -> Result<(), String> {
    if lantik::sink::is_special(path) {
        return std::fs::write(path, content).map_err(|e| named(path, e));
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    std::fs::write(&partial, content).and_then(|()| std::fs::rename(&partial, path)).map_err(|e| named(path, e))
}

/// Writes to standard output; a reader that has seen enough is no failure.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
        _ => Ok(()),
    }
}
