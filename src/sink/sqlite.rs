//! A SQLite database: the tables of a record, and how far the run is in the same transactions.

use super::file::{partial, publish, remove, with_ending};
use super::table::Table;
use super::tables::{Cell, Next, Rows, reject};
use super::{OTHER, Rendered, Sink, State};
use crate::source::Reject;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::io;
use std::path::{Path, PathBuf};

/// Tables that are filled.
const SCHEMA: &str = include_str!("schema.sql");
/// What is built over them.
const FINISH: &str = include_str!("finish.sql");

/// A database on its way.
pub(super) struct Sqlite {
    path: PathBuf,
    database: Connection,
    inserts: Vec<String>,
    next: Next,
    /// All is written that there will be.
    whole: bool,
}

/// Opens a database, or goes on with one.
pub(super) fn open(path: &Path, fingerprint: &str, resume: bool) -> io::Result<(Sqlite, State)> {
    let saved = if resume && partial(path).exists() { saved(&partial(path)).map_err(failed)? } else { None };
    let (database, state, next) = match saved {
        Some(saved) if saved.fingerprint != fingerprint => return Err(io::Error::other(OTHER)),
        Some(saved) => (saved.database, saved.state, saved.next),
        None => {
            remove(&partial(path))?;
            remove(&with_ending(&partial(path), "-journal"))?;
            let database = create(&partial(path), fingerprint).map_err(failed)?;
            (database, State::default(), Next::default())
        }
    };
    prepare(&database).map_err(failed)?;
    let inserts = Table::ALL.into_iter().map(insert).collect();
    Ok((Sqlite { path: path.into(), database, inserts, next, whole: state.done }, state))
}

/// What an earlier run has left.
struct Saved {
    database: Connection,
    fingerprint: String,
    state: State,
    next: Next,
}

/// Opens what an earlier run has left; none where it was ended before it had saved anything.
fn saved(path: &Path) -> rusqlite::Result<Option<Saved>> {
    let database = Connection::open(path)?;
    let tables: i64 =
        database.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'run'", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(None);
    }
    let value = |key: &str| {
        let found = database.query_row("SELECT value FROM run WHERE key = ?", [key], |row| row.get::<_, String>(0));
        found.optional()
    };
    let (fingerprint, state, next) = (value("fingerprint")?, value("state")?, value("next")?);
    let state = state.and_then(|text| serde_json::from_str(&text).ok());
    let next = next.and_then(|text| serde_json::from_str(&text).ok()).map(Next);
    Ok(match (fingerprint, state, next) {
        (Some(fingerprint), Some(state), Some(next)) => Some(Saved { database, fingerprint, state, next }),
        _ => None,
    })
}

fn create(path: &Path, fingerprint: &str) -> rusqlite::Result<Connection> {
    let mut database = Connection::open(path)?;
    let transaction = database.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute("INSERT INTO run VALUES ('fingerprint', ?)", [fingerprint])?;
    transaction.commit()?;
    Ok(database)
}

/// Bounds the memory, and begins to write.
fn prepare(database: &Connection) -> rusqlite::Result<()> {
    database.set_prepared_statement_cache_capacity(2 * Table::ALL.len());
    // Negative is in KiB.
    database.pragma_update(None, "cache_size", -32_000)?;
    database.execute_batch("BEGIN")
}

fn insert(table: Table) -> String {
    let columns: Vec<&str> = table.columns().split_whitespace().collect();
    let marks = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({marks})", table.name(), columns.join(", "))
}

fn failed(e: rusqlite::Error) -> io::Error {
    io::Error::other(e.to_string())
}

impl Sqlite {
    fn rows(&mut self, rows: &Rows) -> io::Result<()> {
        for (table, cells) in &rows.0 {
            self.row(*table, cells).map_err(failed)?;
        }
        self.next.step(rows);
        Ok(())
    }

    fn row(&self, table: Table, cells: &[Cell]) -> rusqlite::Result<()> {
        let Some(insert) = self.inserts.get(table as usize) else { return Ok(()) };
        let values = cells.iter().map(|cell| match cell {
            Cell::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Cell::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Id(table, nth) => ToSqlOutput::Owned(Value::Integer(self.next.id(*table, *nth))),
        });
        self.database.prepare_cached(insert)?.execute(params_from_iter(values)).map(|_| ())
    }

    /// How far the run is, in the open transaction.
    fn state(&self, state: &State) -> io::Result<()> {
        for (key, value) in [("state", serde_json::to_string(state)?), ("next", serde_json::to_string(&self.next.0)?)] {
            let put = "INSERT INTO run VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
            self.database.execute(put, [key, value.as_str()]).map_err(failed)?;
        }
        Ok(())
    }
}

impl Sink for Sqlite {
    fn record(&mut self, record: &Rendered) -> io::Result<()> {
        self.rows(record.rows()?)
    }

    fn reject(&mut self, rejected: &Reject) -> io::Result<()> {
        self.rows(&reject(rejected))
    }

    fn save(&mut self, state: &State) -> io::Result<bool> {
        self.state(state)?;
        self.database.execute_batch("COMMIT; BEGIN").map_err(failed)?;
        Ok(true)
    }

    fn finish(self: Box<Self>, state: &State) -> io::Result<()> {
        if !self.whole {
            // The rows first: should building the indexes fill the disk, they are there.
            self.state(state)?;
            self.database.execute_batch("COMMIT; BEGIN").map_err(failed)?;
            self.database.execute_batch(FINISH).map_err(failed)?;
            self.state(&State { done: true, ..*state })?;
        }
        self.database.execute_batch("COMMIT").map_err(failed)?;
        self.database.close().map_err(|(_, e)| failed(e))?;
        publish(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_the_columns_that_are_written() {
        let database = Connection::open_in_memory().expect("a database");
        database.execute_batch(SCHEMA).expect("the schema");
        for table in Table::ALL {
            let listed = format!("SELECT name FROM pragma_table_info('{}')", table.name());
            let mut names = database.prepare(&listed).expect("a query");
            let names = names.query_map([], |row| row.get::<_, String>(0)).expect("columns");
            let names: Vec<String> = names.map(|name| name.expect("a name")).collect();
            assert_eq!(names, table.columns().split_whitespace().collect::<Vec<_>>(), "{}", table.name());
        }
        database.execute_batch(FINISH).expect("indexes and views");
    }
}
