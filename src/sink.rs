//! Where records go: JSON Lines to a file or to standard output, rejects beside them.

use crate::source::Reject;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes records and rejects. A file appears under its name only when it is whole.
#[derive(Debug)]
pub struct JsonLines {
    out: Out,
    rejects: Option<BufWriter<File>>,
    path: Option<PathBuf>,
}

#[derive(Debug)]
enum Out {
    Standard(BufWriter<io::Stdout>),
    File(BufWriter<File>),
}

impl JsonLines {
    /// Opens the output; none is standard output, whose rejects go to standard error.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let out = match path {
            None => Out::Standard(BufWriter::with_capacity(1 << 16, io::stdout())),
            Some(path) => Out::File(BufWriter::with_capacity(1 << 16, File::create(partial(path))?)),
        };
        Ok(JsonLines { out, rejects: None, path: path.map(Path::to_path_buf) })
    }

    /// Writes a record, a line of JSON with its line break.
    ///
    /// # Errors
    /// Of the file or pipe.
    pub fn record(&mut self, line: &[u8]) -> io::Result<()> {
        match &mut self.out {
            Out::Standard(out) => out.write_all(line),
            Out::File(out) => out.write_all(line),
        }
    }

    /// Writes a reject.
    ///
    /// # Errors
    /// Of the file or pipe.
    pub fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        let Some(path) = &self.path else {
            return writeln!(io::stderr(), "rejected: {reject}");
        };
        if self.rejects.is_none() {
            self.rejects = Some(BufWriter::new(File::create(partial(&rejects_path(path)))?));
        }
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        serde_json::to_writer(&mut *rejects, reject)?;
        rejects.write_all(b"\n")
    }

    /// Writes out what is left and gives the files their names. A file of rejects that an earlier run left is taken away
    /// where this one has none.
    ///
    /// # Errors
    /// Of the file or pipe.
    pub fn finish(mut self) -> io::Result<()> {
        match &mut self.out {
            Out::Standard(out) => out.flush()?,
            Out::File(out) => {
                out.flush()?;
                out.get_ref().sync_all()?;
            }
        }
        let Some(path) = &self.path else { return Ok(()) };
        let rejects = rejects_path(path);
        match self.rejects.take() {
            Some(mut file) => {
                file.flush()?;
                fs::rename(partial(&rejects), &rejects)?;
            }
            None if rejects.exists() => fs::remove_file(&rejects)?,
            None => {}
        }
        fs::rename(partial(path), path)
    }
}

/// `FILE.rejects.jsonl`.
pub fn rejects_path(path: &Path) -> PathBuf {
    with_ending(path, ".rejects.jsonl")
}

fn partial(path: &Path) -> PathBuf {
    with_ending(path, ".partial")
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
