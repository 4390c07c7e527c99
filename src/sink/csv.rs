//! Tables in CSV: `-o news.csv` writes `news.articles.csv`, `news.figures.csv` and so on, the tables of the database.

use super::file::{Packing, PartialFile, publish};
use super::journal::{self, Journal};
use super::table::Table;
use super::tables::{Cell, Next, Rows, reject};
use super::{Rendered, Sink, State};
use crate::source::Reject;
use csv::{ByteRecord, Terminator, Writer, WriterBuilder};
use std::io;
use std::path::{Path, PathBuf};

/// The files of all tables.
pub(super) struct Csv {
    path: PathBuf,
    files: Vec<PartialFile>,
    next: Next,
    fingerprint: String,
    /// All is written that there will be.
    whole: bool,
}

/// Opens the files, or goes on with them.
pub(super) fn open(path: &Path, fingerprint: &str, resume: bool) -> io::Result<(Csv, State)> {
    let saved = if resume { Journal::read(path, fingerprint)? } else { None };
    let mut sink = Csv {
        path: path.into(),
        files: Vec::new(),
        next: Next::default(),
        fingerprint: fingerprint.into(),
        whole: false,
    };
    let Some(saved) = saved else {
        journal::forget(path)?;
        for table in Table::ALL {
            let mut file = PartialFile::create(&table_path(path, table), Packing::None)?;
            file.write(&line(table.columns().split_whitespace().map(str::as_bytes))?)?;
            sink.files.push(file);
        }
        return Ok((sink, State::default()));
    };
    sink.whole = saved.state.done;
    if !sink.whole {
        for table in Table::ALL {
            let length = saved.lengths.get(table.name()).copied().unwrap_or(0);
            sink.files.push(PartialFile::resume(&table_path(path, table), Packing::None, length)?);
        }
    }
    sink.next = Next(saved.next);
    Ok((sink, saved.state))
}

/// `news.figures.csv` of `news.csv`.
fn table_path(path: &Path, table: Table) -> PathBuf {
    path.with_extension(format!("{}.csv", table.name()))
}

fn line<'f>(fields: impl Iterator<Item = &'f [u8]>) -> io::Result<Vec<u8>> {
    let mut writer: Writer<Vec<u8>> = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    writer.write_byte_record(&fields.collect::<ByteRecord>())?;
    writer.into_inner().map_err(|e| io::Error::other(e.to_string()))
}

impl Csv {
    fn rows(&mut self, rows: &Rows) -> io::Result<()> {
        for (table, cells) in &rows.0 {
            let fields: Vec<String> = cells.iter().map(|cell| self.field(cell)).collect();
            let line = line(fields.iter().map(String::as_bytes))?;
            match self.files.get_mut(*table as usize) {
                Some(file) => file.write(&line)?,
                None => return Err(io::Error::other("the table is closed")),
            }
        }
        self.next.step(rows);
        Ok(())
    }

    fn field(&self, cell: &Cell) -> String {
        match cell {
            Cell::Null => String::new(),
            Cell::Int(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
            Cell::Id(table, nth) => self.next.id(*table, *nth).to_string(),
        }
    }

    fn journal(&mut self, state: &State, close: bool) -> io::Result<()> {
        let lengths = self.files.iter_mut().zip(Table::ALL).map(|(file, table)| {
            let length = if close { file.close() } else { file.sync() };
            Ok((table.name().to_owned(), length?))
        });
        let lengths = lengths.collect::<io::Result<_>>()?;
        let (fingerprint, next) = (self.fingerprint.clone(), self.next.0.clone());
        Journal { fingerprint, state: *state, lengths, next }.write(&self.path)
    }
}

impl Sink for Csv {
    fn record(&mut self, record: &Rendered) -> io::Result<()> {
        self.rows(record.rows()?)
    }

    fn reject(&mut self, rejected: &Reject) -> io::Result<()> {
        self.rows(&reject(rejected))
    }

    fn save(&mut self, state: &State) -> io::Result<bool> {
        self.journal(state, false)?;
        Ok(true)
    }

    fn finish(mut self: Box<Self>, state: &State) -> io::Result<()> {
        if !self.whole {
            self.journal(&State { done: true, ..*state }, true)?;
        }
        for table in Table::ALL {
            publish(&table_path(&self.path, table))?;
        }
        journal::forget(&self.path)
    }
}
