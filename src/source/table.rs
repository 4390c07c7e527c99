//! Tables: `.csv` and `.tsv` with a header that names the columns.

use super::limit::{Budget, Budgeted};
use super::map::Field;
use super::read::{Flow, Out, Place};
use super::{MOST_BYTES, Map, Reject, Row};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use csv::ByteRecord;
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
    let budget = Budget::default();
    let from = Budgeted { inner: from, budget: budget.clone() };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(from);
    let mut record = ByteRecord::new();
    let mut columns: Option<Columns> = None;
    for row in 1.. {
        budget.set(MOST_BYTES);
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(_) if budget.is_over() => {
                let most = MOST_BYTES >> 20;
                let reason = format!("the row is longer than {most} MiB (a quotation mark without its end?)");
                return out.reject(place, row, format!("{reason}; the rest of the file is not read"));
            }
            Err(e) => return out.reject(place, row, e.to_string()),
        }
        match &columns {
            None => match Columns::find(&record, &out.how.map) {
                Ok(found) => columns = Some(found),
                Err(reason) => return out.reject(place, row, reason),
            },
            Some(columns) => out.row(columns.article(&record, place, row))?,
        }
    }
    ControlFlow::Continue(())
}

/// What parts the fields of a header: spreadsheets write semicolons where the comma marks decimals, as in Indonesian.
fn guess(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Where the fields of an article stand.
#[derive(Debug)]
struct Columns {
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
        let names: Vec<String> = header.iter().map(|name| decode(name).trim().to_lowercase()).collect();
        let at = |field: Field| names.iter().position(|name| *name == map.name(field).to_lowercase());
        let text = at(Field::Text).ok_or_else(|| {
            let (text, all) = (map.name(Field::Text), names.join(", "));
            format!(
                "no column \"{text}\"; the columns are: {all}. Name it with --map text=COLUMN; the file is not read"
            )
        })?;
        let (id, title, date) = (at(Field::Id), at(Field::Title), at(Field::Date));
        Ok(Columns { text, id, title, date, outlet: at(Field::Outlet), url: at(Field::Url), width: names.len() })
    }

    fn article(&self, record: &ByteRecord, place: &Place, row: u64) -> Row {
        let field = |at: Option<usize>| {
            let text = decode(record.get(at?)?).into_owned();
            (!text.trim().is_empty()).then_some(text)
        };
        let id = field(self.id);
        let reject = |reason: String| Err(Reject { path: place.path.clone(), row, id: id.clone(), reason });
        if record.len() != self.width {
            return reject(format!("the row has {} fields, the header {}", record.len(), self.width));
        }
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
