//! Where records go: JSON Lines, a SQLite database, tables in CSV or Parquet; rejects beside them. A file appears under its name only when
//! it is whole, and a run that was ended can go on where it was last saved.

mod csv;
mod file;
mod journal;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;
mod sqlite;
mod state;
mod table;
mod tables;

use crate::article::Article;
use crate::record::Record;
use crate::source::Reject;
use crate::span::Unit;
use std::io;
use std::path::Path;

pub use file::Packing;
pub use lines::{JsonLines, rejects_path};
pub use state::{Counts, State};
pub use tables::Rows;

/// In what form the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A record a line, the file perhaps packed.
    JsonLines(Packing),
    /// A SQLite database.
    Sqlite,
    /// A file in CSV for each table, `news.figures.csv` and so on.
    Csv,
    /// A file in Parquet for each table, `news.figures.parquet` and so on; with the feature `parquet`.
    Parquet,
}

impl Form {
    /// The form that a file's name tells; JSON Lines where it tells none.
    pub fn of(path: &Path) -> Form {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match name.rsplit_once('.').map(|(_, end)| end) {
            Some("db" | "sqlite" | "sqlite3") => Form::Sqlite,
            Some("csv") => Form::Csv,
            Some("parquet") => Form::Parquet,
            Some("gz") => Form::JsonLines(Packing::Gzip),
            Some("zst") => Form::JsonLines(Packing::Zstd),
            _ => Form::JsonLines(Packing::None),
        }
    }

    /// Whether a run that was ended can be gone on with.
    pub fn resumes(self) -> bool {
        self != Form::Parquet
    }

    /// What is written of a record; the work that any thread can do.
    ///
    /// # Errors
    /// Where the record cannot be written in this form.
    pub fn render(self, article: &Article, record: Record, unit: Unit) -> Result<Rendered, String> {
        match self {
            Form::JsonLines(_) => {
                let mut line = serde_json::to_vec(&record).map_err(|e| e.to_string())?;
                line.push(b'\n');
                Ok(Rendered::Line(line))
            }
            Form::Sqlite | Form::Csv | Form::Parquet => Ok(Rendered::Rows(tables::rows(article, record, unit))),
        }
    }
}

/// A record as it will be written.
#[derive(Debug)]
pub enum Rendered {
    /// A line of JSON with its line break.
    Line(Vec<u8>),
    /// Rows of tables.
    Rows(Rows),
}

impl Rendered {
    /// The rows, for a sink of tables.
    fn rows(&self) -> io::Result<&Rows> {
        match self {
            Rendered::Rows(rows) => Ok(rows),
            Rendered::Line(_) => Err(io::Error::other("a line is no rows of tables")),
        }
    }

    /// The line, for a sink of lines.
    fn line(&self) -> io::Result<&[u8]> {
        match self {
            Rendered::Line(line) => Ok(line),
            Rendered::Rows(_) => Err(io::Error::other("rows of tables are no lines")),
        }
    }
}

/// Takes records and rejects, in order.
pub trait Sink: Send {
    /// Writes a record.
    ///
    /// # Errors
    /// Of the file or pipe.
    fn record(&mut self, record: &Rendered) -> io::Result<()>;

    /// Writes a reject.
    ///
    /// # Errors
    /// Of the file or pipe.
    fn reject(&mut self, reject: &Reject) -> io::Result<()>;

    /// Makes sure that what was written up to now, which is what `state` tells, outlives the program and the machine. False
    /// where this is no place to save at; then nothing was done.
    ///
    /// # Errors
    /// Of the file.
    fn save(&mut self, state: &State) -> io::Result<bool>;

    /// Writes out what is left and gives the files their names.
    ///
    /// # Errors
    /// Of the file or pipe.
    fn finish(self: Box<Self>, state: &State) -> io::Result<()>;
}

/// Why a run cannot go on where another was.
const OTHER: &str =
    "the run to be resumed had other inputs, options, model or program; run without --resume to begin anew";

/// Whether a device or a pipe is there: a file that is put in its place when it is whole would take it away.
pub fn is_special(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Opens an output; none is standard output. With `resume` it goes on after what an earlier run of the same `fingerprint` has
/// saved; the state is where that was, and the beginning where nothing was saved.
///
/// # Errors
/// Where a file cannot be made, or where the saved run was another one.
pub fn open(path: Option<&Path>, form: Form, fingerprint: &str, resume: bool) -> io::Result<(Box<dyn Sink>, State)> {
    match (path, form) {
        (None, _) => Ok((Box::new(JsonLines::open(None)?), State::default())),
        (Some(path), Form::JsonLines(Packing::None)) if is_special(path) => {
            Ok((Box::new(lines::special(path)?), State::default()))
        }
        (Some(path), _) if is_special(path) => {
            Err(io::Error::other("is a device or a pipe: only plain JSON Lines go there"))
        }
        (Some(path), Form::JsonLines(packing)) => {
            let (sink, state) = lines::open(path, packing, fingerprint, resume)?;
            Ok((Box::new(sink), state))
        }
        (Some(path), Form::Csv) => {
            let (sink, state) = csv::open(path, fingerprint, resume)?;
            Ok((Box::new(sink), state))
        }
        #[cfg(feature = "parquet")]
        (Some(path), Form::Parquet) => Ok((Box::new(parquet::open(path, resume)?), State::default())),
        #[cfg(not(feature = "parquet"))]
        (Some(_), Form::Parquet) => Err(io::Error::other(
            "this program was built without Parquet; build it with `cargo build --release --features parquet`",
        )),
        (Some(path), Form::Sqlite) => {
            let (sink, state) = sqlite::open(path, fingerprint, resume)?;
            Ok((Box::new(sink), state))
        }
    }
}
