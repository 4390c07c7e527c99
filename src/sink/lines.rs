//! JSON Lines to a file or to standard output, rejects beside them.

use super::file::{Packing, PartialFile, publish, remove, with_ending};
use super::journal::{self, Journal};
use super::{Rendered, Sink, State};
use crate::source::Reject;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes records and rejects. A file appears under its name only when it is whole.
#[derive(Debug)]
pub struct JsonLines {
    out: Out,
    rejects: Option<PartialFile>,
    path: Option<PathBuf>,
    fingerprint: String,
}

#[derive(Debug)]
enum Out {
    Standard(BufWriter<io::Stdout>),
    /// A device or a pipe, written as it comes.
    Special(BufWriter<File>),
    File(Box<PartialFile>),
    /// All is written that there will be.
    Whole,
}

/// Opens a device or a pipe (`/dev/null`, `mkfifo`): a file put in its place would take it away. Rejects go to standard error.
pub(super) fn special(path: &Path) -> io::Result<JsonLines> {
    let out = Out::Special(BufWriter::with_capacity(1 << 16, File::options().write(true).open(path)?));
    Ok(JsonLines { out, rejects: None, path: None, fingerprint: String::new() })
}

/// Opens a file, or goes on with one.
pub(super) fn open(path: &Path, packing: Packing, fingerprint: &str, resume: bool) -> io::Result<(JsonLines, State)> {
    let saved = if resume { Journal::read(path, fingerprint)? } else { None };
    let rejects_path = rejects_path(path);
    let Some(saved) = saved else {
        // The journal goes first: it must not speak of files that are begun anew.
        journal::forget(path)?;
        let out = Out::File(Box::new(PartialFile::create(path, packing)?));
        return Ok((
            JsonLines { out, rejects: None, path: Some(path.into()), fingerprint: fingerprint.into() },
            State::default(),
        ));
    };
    let length = |name: &str| saved.lengths.get(name).copied();
    let (out, rejects) = if saved.state.done {
        (Out::Whole, None)
    } else {
        let rejects = length("rejects").map(|length| PartialFile::resume(&rejects_path, Packing::None, length));
        let out = PartialFile::resume(path, packing, length("records").unwrap_or(0))?;
        (Out::File(Box::new(out)), rejects.transpose()?)
    };
    Ok((JsonLines { out, rejects, path: Some(path.into()), fingerprint: fingerprint.into() }, saved.state))
}

impl JsonLines {
    /// Opens the output; none is standard output, whose rejects go to standard error.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        match path {
            Some(path) => Ok(open(path, Packing::None, "", false)?.0),
            None => {
                let out = Out::Standard(BufWriter::with_capacity(1 << 16, io::stdout()));
                Ok(JsonLines { out, rejects: None, path: None, fingerprint: String::new() })
            }
        }
    }

    /// Writes a record, a line of JSON with its line break.
    ///
    /// # Errors
    /// Of the file or pipe.
    pub fn record(&mut self, line: &[u8]) -> io::Result<()> {
        match &mut self.out {
            Out::Standard(out) => out.write_all(line),
            Out::Special(out) => out.write_all(line),
            Out::File(out) => out.write(line),
            Out::Whole => Ok(()),
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
        let mut line = serde_json::to_vec(reject)?;
        line.push(b'\n');
        match &mut self.rejects {
            Some(rejects) => rejects.write(&line),
            none => none.insert(PartialFile::create(&rejects_path(path), Packing::None)?).write(&line),
        }
    }

    /// Writes out what is left and gives the files their names. A file of rejects that an earlier run left is taken away
    /// where this one has none.
    ///
    /// # Errors
    /// Of the file or pipe.
    pub fn finish(self) -> io::Result<()> {
        self.end(&State::default())
    }

    fn end(mut self, state: &State) -> io::Result<()> {
        match &mut self.out {
            Out::Standard(out) => return out.flush(),
            Out::Special(out) => return out.flush(),
            Out::Whole => {}
            Out::File(out) => {
                let mut lengths = BTreeMap::from([("records".to_owned(), out.close()?)]);
                if let Some(rejects) = &mut self.rejects {
                    lengths.insert("rejects".to_owned(), rejects.close()?);
                }
                // From here on a run that goes on has only names to give.
                self.journal(&State { done: true, ..*state }, lengths)?;
            }
        }
        let Some(path) = &self.path else { return Ok(()) };
        let rejects = rejects_path(path);
        match &self.rejects {
            Some(file) => publish(file.path())?,
            None if state.counts.rejects > 0 => publish(&rejects)?,
            None => remove(&rejects)?,
        }
        publish(path)?;
        journal::forget(path)
    }

    fn journal(&self, state: &State, lengths: BTreeMap<String, u64>) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let journal = Journal { fingerprint: self.fingerprint.clone(), state: *state, lengths, next: Vec::new() };
        journal.write(path)
    }
}

impl Sink for JsonLines {
    fn record(&mut self, record: &Rendered) -> io::Result<()> {
        JsonLines::record(self, record.line()?)
    }

    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        JsonLines::reject(self, reject)
    }

    fn save(&mut self, state: &State) -> io::Result<bool> {
        let mut lengths = BTreeMap::new();
        match &mut self.out {
            Out::File(out) if out.can_save() => lengths.insert("records".to_owned(), out.sync()?),
            _ => return Ok(false),
        };
        if let Some(rejects) = &mut self.rejects {
            lengths.insert("rejects".to_owned(), rejects.sync()?);
        }
        self.journal(state, lengths)?;
        Ok(true)
    }

    fn finish(self: Box<Self>, state: &State) -> io::Result<()> {
        self.end(state)
    }
}

/// `FILE.rejects.jsonl`.
pub fn rejects_path(path: &Path) -> PathBuf {
    with_ending(path, ".rejects.jsonl")
}
