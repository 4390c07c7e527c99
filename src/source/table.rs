//! Tables: `.csv` and `.tsv` with a header that names the columns.

mod rows;

use super::limit::too_long;
use super::map::Field;
use super::read::{Flow, Out, Place};
use super::{MOST_BYTES, Map, Reject, Row};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use csv::ByteRecord;
use rows::{Cut, Rows};
use std::io::BufRead;
use std::ops::ControlFlow;

/// Reads the rows of a table; the header is row 1, as spreadsheets count.
pub(super) fn rows(from: &mut dyn BufRead, separator: Option<u8>, place: &Place, out: &mut Out) -> Flow {
    let separator = match separator {
        Some(separator) => separator,
        None => match from.fill_buf() {
            Ok(head) => guess(head),
            Err(e) => return out.reject(place, 1, e.to_string()),
        },
    };
    // A byte order mark is no part of the first name, which may be quoted.
    if from.fill_buf().is_ok_and(|head| head.starts_with(b"\xef\xbb\xbf")) {
        from.consume(3);
    }
    let mut rows = Rows::new(from, separator, MOST_BYTES);
    let (mut bytes, mut columns): (Vec<u8>, Option<Columns>) = Default::default();
    for row in 1.. {
        let cut = match rows.next(&mut bytes) {
            Ok(None) => break,
            Ok(Some(cut)) => cut,
            Err(e) => return out.reject(place, row, format!("{e}; the rest of the file is not read")),
        };
        let record = match cut {
            Cut::Whole => record(&bytes, separator).ok_or_else(|| "the row cannot be read".to_owned()),
            Cut::TooLong => Err(too_long("row")),
            Cut::Unclosed => Err("a quotation mark has no end; reading goes on at the next line".into()),
            Cut::Ended => Err("the file ends within quotation marks".into()),
        };
        match (&columns, record) {
            (Some(columns), Ok(record)) => out.row(columns.article(texts(&record), place, row))?,
            (Some(_), Err(reason)) => out.reject(place, row, reason)?,
            (None, record) => match record.and_then(|record| Columns::find(&record, &out.how.map)) {
                Ok(found) => {
                    rows.set_width(found.width);
                    columns = Some(found);
                }
                Err(reason) => return out.reject(place, row, format!("{reason}; {}", unread(&mut rows, bytes))),
            },
        }
    }
    ControlFlow::Continue(())
}

/// The fields of a row.
fn record(row: &[u8], separator: u8) -> Option<ByteRecord> {
    let mut reader = csv::ReaderBuilder::new();
    let reader =
        reader.delimiter(separator).has_headers(false).flexible(true).buffer_capacity(row.len().clamp(1, 8192));
    reader.from_reader(row).into_byte_records().next()?.ok()
}

/// The fields of a row as text.
fn texts(record: &ByteRecord) -> Vec<Option<String>> {
    record.iter().map(|field| Some(decode(field).into_owned())).collect()
}

/// What is said of the rows of a table without a header that names its text.
fn unread(rows: &mut Rows, mut row: Vec<u8>) -> String {
    let mut count = 0u64;
    loop {
        match rows.next(&mut row) {
            Ok(Some(_)) => count += 1,
            Ok(None) => return format!("its {count} rows are not read"),
            Err(e) => return format!("its rows, at least {count}, are not read ({e})"),
        }
    }
}

/// What parts the fields of a header: spreadsheets write semicolons where the comma marks decimals, as in Indonesian.
fn guess(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Where the fields of an article stand.
#[derive(Debug)]
pub(super) struct Columns {
    text: usize,
    id: Option<usize>,
    title: Option<usize>,
    date: Option<usize>,
    outlet: Option<usize>,
    url: Option<usize>,
    /// Fields of every row.
    width: usize,
}

impl Columns {
    fn find(header: &ByteRecord, map: &Map) -> Result<Columns, String> {
        Columns::named(header.iter().map(|name| decode(name).into_owned()).collect(), map)
    }

    /// The columns of a table whose columns are called so; the error says which has the text.
    pub(super) fn named(names: Vec<String>, map: &Map) -> Result<Columns, String> {
        let names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
        let at = |field: Field| names.iter().position(|name| *name == map.name(field).to_lowercase());
        let text = at(Field::Text).ok_or_else(|| {
            let (text, all) = (map.name(Field::Text), names.join(", "));
            format!("no column \"{text}\"; the columns are: {all}. Name it with --map text=COLUMN")
        })?;
        let (id, title, date) = (at(Field::Id), at(Field::Title), at(Field::Date));
        Ok(Columns { text, id, title, date, outlet: at(Field::Outlet), url: at(Field::Url), width: names.len() })
    }

    /// The article of a row with these fields.
    pub(super) fn article(&self, fields: Vec<Option<String>>, place: &Place, row: u64) -> Row {
        let id = self.id_of(&fields);
        let reject = |reason: String| Err(Reject { path: place.path.clone(), row, id: id.clone(), reason });
        if fields.len() != self.width {
            return reject(format!("the row has {} fields, the header {}", fields.len(), self.width));
        }
        let field = |at: Option<usize>| fields.get(at?)?.clone().filter(|text| !text.trim().is_empty());
        let Some(text) = field(Some(self.text)) else { return reject("the text is empty".into()) };
        Ok(Article {
            text,
            meta: Meta {
                title: field(self.title),
                date: field(self.date),
                outlet: field(self.outlet),
                url: field(self.url),
            },
            origin: Origin { path: place.path.clone(), row },
            id: id.unwrap_or_else(|| format!("{}:{row}", place.path)),
        })
    }

    /// The id that a row gives.
    pub(super) fn id_of(&self, fields: &[Option<String>]) -> Option<String> {
        fields.get(self.id?)?.clone().filter(|text| !text.trim().is_empty())
    }

    /// The same over a table that has no other columns, and which those are, rising.
    #[cfg(feature = "parquet")]
    pub(super) fn alone(&self) -> (Columns, Vec<usize>) {
        let Columns { text, id, title, date, outlet, url, .. } = *self;
        let mut wanted: Vec<usize> = [Some(text), id, title, date, outlet, url].into_iter().flatten().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let place = |at: usize| wanted.binary_search(&at).unwrap_or(0);
        let columns = Columns {
            text: place(text),
            id: id.map(place),
            title: title.map(place),
            date: date.map(place),
            outlet: outlet.map(place),
            url: url.map(place),
            width: wanted.len(),
        };
        (columns, wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_guessed() {
        for (header, due) in [("a,b,c", b','), ("a;b;c,d", b';'), ("a\tb", b'\t'), ("text", b','), ("", b',')] {
            assert_eq!(guess(header.as_bytes()), due, "{header}");
        }
    }
}
