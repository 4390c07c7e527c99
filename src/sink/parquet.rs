//! Tables in Parquet: `-o news.parquet` writes `news.articles.parquet`, `news.figures.parquet` and so on, the tables of the
//! database, packed with Zstandard.
//!
//! A file of Parquet has its table of contents at its end and cannot be gone on with, so a run that was ended begins anew. Rows
//! are gathered up to a size for each table and then written as a row group, which bounds the memory and depends on nothing but
//! the rows.

use super::file::{partial, publish};
use super::table::{Kind, Table};
use super::tables::{Cell, Next, Rows, reject};
use super::{Rendered, Sink, State};
use crate::source::Reject;
use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of a row group, before they are packed.
const GROUP: usize = 8 << 20;

/// Why a run cannot be gone on with.
const NO_RESUME: &str =
    "files of Parquet cannot be gone on with; run without --resume to begin anew, or write .jsonl, .db or .csv";

/// The files of all tables.
pub(super) struct Parquet {
    path: PathBuf,
    files: Vec<TableFile>,
    next: Next,
}

/// Begins the files.
pub(super) fn open(path: &Path, resume: bool) -> io::Result<Parquet> {
    if resume {
        return Err(io::Error::other(NO_RESUME));
    }
    let files = Table::ALL.into_iter().map(|table| TableFile::create(&table_path(path, table), table));
    Ok(Parquet { path: path.into(), files: files.collect::<io::Result<_>>()?, next: Next::default() })
}

/// `news.figures.parquet` of `news.parquet`.
fn table_path(path: &Path, table: Table) -> PathBuf {
    path.with_extension(format!("{}.parquet", table.name()))
}

impl Parquet {
    fn rows(&mut self, rows: &Rows) -> io::Result<()> {
        for (table, cells) in &rows.0 {
            let file = self.files.get_mut(*table as usize).ok_or_else(|| io::Error::other("the table is closed"))?;
            file.row(cells, &self.next)?;
        }
        self.next.step(rows);
        Ok(())
    }
}

impl Sink for Parquet {
    fn record(&mut self, record: &Rendered) -> io::Result<()> {
        self.rows(record.rows()?)
    }

    fn reject(&mut self, rejected: &Reject) -> io::Result<()> {
        self.rows(&reject(rejected))
    }

    fn save(&mut self, _: &State) -> io::Result<bool> {
        Ok(false)
    }

    fn finish(self: Box<Self>, _: &State) -> io::Result<()> {
        for file in self.files {
            file.close()?;
        }
        Table::ALL.into_iter().try_for_each(|table| publish(&table_path(&self.path, table)))
    }
}

/// The file of one table.
struct TableFile {
    out: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Column>,
    /// Bytes that wait.
    bytes: usize,
}

impl TableFile {
    fn create(path: &Path, table: Table) -> io::Result<TableFile> {
        let columns: Vec<Column> =
            table.columns().split_whitespace().map(|name| Column::new(table.kind(name))).collect();
        let names = table.columns().split_whitespace().zip(&columns);
        let fields = names.map(|(name, column)| column.field(name)).collect::<Result<_>>().map_err(failed)?;
        let schema = Type::group_type_builder(table.name()).with_fields(fields).build().map_err(failed)?;
        let packed = WriterProperties::builder().set_compression(Compression::ZSTD(Default::default())).build();
        let file = BufWriter::with_capacity(1 << 16, File::create(partial(path))?);
        let out = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(packed)).map_err(failed)?;
        Ok(TableFile { out, columns, bytes: 0 })
    }

    fn row(&mut self, cells: &[Cell], next: &Next) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes += column.push(cell, next);
        }
        if self.bytes >= GROUP { self.group().map_err(failed) } else { Ok(()) }
    }

    /// Writes what waits as a row group.
    fn group(&mut self) -> Result<()> {
        self.bytes = 0;
        let mut group = self.out.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close().map(|_| ())
    }

    fn close(mut self) -> io::Result<()> {
        if self.bytes > 0 {
            self.group().map_err(failed)?;
        }
        let file = self.out.into_inner().map_err(failed)?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

fn failed(e: parquet::errors::ParquetError) -> io::Error {
    io::Error::other(e)
}

/// A column of the rows that wait. `there` has a 1 for each row that has a value and a 0 for each that has none.
struct Column {
    values: Values,
    there: Vec<i16>,
}

enum Values {
    Int(Vec<i64>),
    Real(Vec<f64>),
    Text(Vec<ByteArray>),
}

impl Column {
    fn new(kind: Kind) -> Column {
        let values = match kind {
            Kind::Int => Values::Int(Vec::new()),
            Kind::Real => Values::Real(Vec::new()),
            Kind::Text => Values::Text(Vec::new()),
        };
        Column { values, there: Vec::new() }
    }

    fn field(&self, name: &str) -> Result<Arc<Type>> {
        let (physical, converted) = match self.values {
            Values::Int(_) => (Physical::INT64, ConvertedType::NONE),
            Values::Real(_) => (Physical::DOUBLE, ConvertedType::NONE),
            Values::Text(_) => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
        };
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        field.with_converted_type(converted).build().map(Arc::new)
    }

    /// Adds a value, and tells how many bytes it takes. What is not of the column's kind is none.
    fn push(&mut self, cell: &Cell, next: &Next) -> usize {
        let number = match cell {
            Cell::Int(number) => Some(*number),
            Cell::Id(table, nth) => Some(next.id(*table, *nth)),
            _ => None,
        };
        let before = self.len();
        let mut bytes = 10;
        match (&mut self.values, cell, number) {
            (Values::Int(values), _, Some(number)) => values.push(number),
            (Values::Real(values), Cell::Real(number), _) => values.push(*number),
            (Values::Text(values), Cell::Text(text), _) => {
                bytes += text.len() + size_of::<ByteArray>();
                values.push(ByteArray::from(text.as_str()));
            }
            _ => {}
        }
        self.there.push(i16::from(self.len() > before));
        bytes
    }

    fn len(&self) -> usize {
        match &self.values {
            Values::Int(values) => values.len(),
            Values::Real(values) => values.len(),
            Values::Text(values) => values.len(),
        }
    }

    /// Writes the column to a row group and empties it.
    fn write(&mut self, group: &mut SerializedRowGroupWriter<BufWriter<File>>) -> Result<()> {
        let wrong = || parquet::errors::ParquetError::General("a column of another kind".into());
        let mut column = group.next_column()?.ok_or_else(wrong)?;
        let there = Some(self.there.as_slice());
        match (column.untyped(), &mut self.values) {
            (ColumnWriter::Int64ColumnWriter(out), Values::Int(values)) => {
                out.write_batch(values, there, None)?;
                values.clear();
            }
            (ColumnWriter::DoubleColumnWriter(out), Values::Real(values)) => {
                out.write_batch(values, there, None)?;
                values.clear();
            }
            (ColumnWriter::ByteArrayColumnWriter(out), Values::Text(values)) => {
                out.write_batch(values, there, None)?;
                values.clear();
            }
            _ => return Err(wrong()),
        }
        self.there.clear();
        column.close()
    }
}
