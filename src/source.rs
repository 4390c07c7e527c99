//! Where articles come from: text files, folders, JSON Lines, standard input. Streamed, one file or row at a time.

mod jsonl;
mod text;

use crate::article::Article;
use serde::Serialize;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Longest text or row that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// An input that gave no record, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// Path of the file, `-` for standard input.
    pub path: String,
    /// Row in the file, from 1.
    pub row: u64,
    /// The article's id, where it could be read.
    pub id: Option<String>,
    /// Why.
    pub reason: String,
}

impl Reject {
    /// The reject of an article that was read.
    pub fn of(article: &Article, reason: impl Into<String>) -> Self {
        let Article { id, origin, .. } = article;
        Reject { path: origin.path.clone(), row: origin.row, id: Some(id.clone()), reason: reason.into() }
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.row, self.reason)
    }
}

/// What a source yields: an article, or a row that is none.
pub type Row = Result<Article, Reject>;

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file; `-` is standard input.
    path: PathBuf,
    /// How ids of text files are derived: the path below the folder that was given, else the file's name.
    id: String,
    /// Bytes, where known.
    pub bytes: u64,
}

/// Why the inputs cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct InputError {
    path: String,
    reason: String,
}

/// Lists what is behind the paths given: a file as it is; of a folder all `.txt` and `.jsonl` files below it, in the order of
/// their paths, hidden ones and those that an ignore file names left out; `-` is standard input.
///
/// # Errors
/// A path that does not exist or a folder that cannot be listed.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, InputError> {
    let mut inputs = Vec::new();
    for path in paths {
        let failed = |reason: String| InputError { path: path.display().to_string(), reason };
        if path.as_os_str() == "-" {
            inputs.push(Input { path: path.clone(), id: "-".into(), bytes: 0 });
            continue;
        }
        let metadata = path.metadata().map_err(|e| failed(e.to_string()))?;
        if !metadata.is_dir() {
            let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            inputs.push(Input { path: path.clone(), id, bytes: metadata.len() });
            continue;
        }
        let walk = ignore::WalkBuilder::new(path).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            let entry = entry.map_err(|e| failed(e.to_string()))?;
            let known = entry.path().extension().is_some_and(|end| is_text(end) || is_jsonl(end));
            if known && entry.file_type().is_some_and(|kind| kind.is_file()) {
                let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
                let id =
                    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                inputs.push(Input { path: entry.path().to_path_buf(), id, bytes });
            }
        }
    }
    Ok(inputs)
}

fn is_text(extension: &std::ffi::OsStr) -> bool {
    extension.eq_ignore_ascii_case("txt")
}

fn is_jsonl(extension: &std::ffi::OsStr) -> bool {
    extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
}

impl Input {
    /// Reads the input's rows. One that cannot be opened or read gives a reject.
    pub fn rows(&self) -> Box<dyn Iterator<Item = Row> + Send> {
        let name = self.path.to_string_lossy().into_owned();
        let opened: io::Result<Box<dyn Read + Send>> = if name == "-" {
            Ok(Box::new(io::stdin()))
        } else {
            File::open(&self.path).map(|file| Box::new(file) as _)
        };
        let reader = opened.and_then(|read| {
            let mut reader = BufReader::with_capacity(1 << 16, read);
            reader.fill_buf()?;
            Ok(reader)
        });
        match reader {
            Err(e) => Box::new(std::iter::once(Err(Reject { path: name, row: 1, id: None, reason: e.to_string() }))),
            Ok(reader) if self.is_rows(reader.buffer()) => Box::new(jsonl::rows(reader, name)),
            Ok(reader) => Box::new(std::iter::once_with({
                let id = self.id.clone();
                move || text::article(reader, name, id)
            })),
        }
    }

    /// Whether the file holds JSON Lines: by its name, else by how it begins.
    fn is_rows(&self, head: &[u8]) -> bool {
        match self.path.extension() {
            Some(end) if is_jsonl(end) => true,
            Some(end) if is_text(end) => false,
            _ => {
                let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
                head.starts_with(b"{\"") || head.starts_with(b"{ \"")
            }
        }
    }
}
