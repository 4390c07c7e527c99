//! Records in JSON Lines into a database, so that they are merged as one.

use super::Error;
use crate::article::{Article, Meta};
use crate::pipeline::text_hash;
use crate::record::Record;
use crate::sink::{self, Form, Sink, State};
use crate::source::{MOST_BYTES, Reject};
use crate::span::{Offsets, Unit};
use rusqlite::{Connection, OptionalExtension};
use std::io::{self, BufRead, Read};
use std::path::Path;

/// A database that records are entered in.
pub struct Records {
    sink: Box<dyn Sink>,
    state: State,
}

impl Records {
    /// Begins a database at `path`, which is there when it is whole.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn create(path: &Path) -> io::Result<Records> {
        let (sink, state) = sink::open(Some(path), Form::Sqlite, "merge", false)?;
        Ok(Records { sink, state })
    }

    /// Enters a record. Its sentences have no text, since records hold none.
    ///
    /// # Errors
    /// Of the file.
    pub fn add(&mut self, record: Record) -> io::Result<()> {
        let article = Article { id: record.id.clone(), meta: Meta::default(), ..Article::default() };
        let rendered = Form::Sqlite.render(&article, record, Unit::Bytes).map_err(io::Error::other)?;
        self.sink.record(&rendered)
    }

    /// Enters a row that was no record.
    ///
    /// # Errors
    /// Of the file.
    pub fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        self.sink.reject(reject)
    }

    /// Builds the indexes and gives the file its name.
    ///
    /// # Errors
    /// Of the file.
    pub fn finish(self) -> io::Result<()> {
        self.sink.finish(&self.state)
    }
}

/// Gives sentences the text that they have in `article`, wherever a record of the same text is; gives the number of those records.
/// Spans are of `unit`. Of copies of one text each takes it, whatever its id: the words are the same.
///
/// # Errors
/// Of SQLite.
pub fn give_text(database: &Connection, article: &Article, unit: Unit) -> Result<usize, Error> {
    let mut known = database.prepare_cached("SELECT id FROM articles WHERE sha256 = ?1 ORDER BY id")?;
    let known = known.query_map([text_hash(&article.text)], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    let offsets = Offsets::new(&article.text, unit);
    let mut sentences = database.prepare_cached("SELECT id, span_start, span_end FROM sentences WHERE article = ?1")?;
    let mut give = database.prepare_cached("UPDATE sentences SET text = ?2 WHERE id = ?1")?;
    for key in &known {
        let own = sentences.query_map([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for (id, start, end) in own.collect::<Result<Vec<(i64, i64, i64)>, _>>()? {
            let byte = |at: i64| usize::try_from(at).ok().and_then(|at| offsets.byte(at));
            let text = byte(start).zip(byte(end)).and_then(|(start, end)| article.text.get(start..end));
            if let Some(text) = text {
                give.execute((id, text))?;
            }
        }
    }
    Ok(known.len())
}

/// The first record that still has no text, by its id.
///
/// # Errors
/// Of SQLite.
pub fn without_text(database: &Connection) -> Result<(usize, Option<String>), Error> {
    let lacking = "FROM articles WHERE EXISTS (SELECT 1 FROM sentences WHERE sentences.article = articles.id) AND NOT EXISTS \
                   (SELECT 1 FROM sentences WHERE sentences.article = articles.id AND sentences.text IS NOT NULL)";
    let count: i64 = database.query_row(&format!("SELECT count(*) {lacking}"), [], |row| row.get(0))?;
    let first = format!("SELECT article_id {lacking} ORDER BY id LIMIT 1");
    let first = database.query_row(&first, [], |row| row.get(0)).optional()?;
    Ok((usize::try_from(count).unwrap_or(0), first))
}

/// The lines of a reader with their numbers, blank ones left out. A line that is too long or no text is a reason; after an error of
/// the reader there are no more.
pub fn lines(mut reader: impl BufRead) -> impl Iterator<Item = (u64, Result<String, String>)> {
    let mut row = 0;
    let mut broken = false;
    std::iter::from_fn(move || {
        loop {
            if broken {
                return None;
            }
            row += 1;
            let mut line = Vec::new();
            let read = reader.by_ref().take(MOST_BYTES as u64 + 1).read_until(b'\n', &mut line);
            match read {
                Ok(0) => return None,
                Ok(_) if line.len() > MOST_BYTES => {
                    broken = !skip(&mut reader, &line);
                    return Some((row, Err(format!("the row is longer than {} MiB", MOST_BYTES >> 20))));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some((row, String::from_utf8(line).map_err(|_| "the row is no UTF-8".to_owned()))),
                Err(e) => {
                    broken = true;
                    return Some((row, Err(e.to_string())));
                }
            }
        }
    })
}

/// Reads the rest of a line away; false where the reader failed or ended.
fn skip(reader: &mut impl BufRead, line: &[u8]) -> bool {
    if line.ends_with(b"\n") {
        return true;
    }
    loop {
        let Ok(buffer) = reader.fill_buf() else { return false };
        let (used, done) = match memchr::memchr(b'\n', buffer) {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if done {
            return true;
        }
    }
}
