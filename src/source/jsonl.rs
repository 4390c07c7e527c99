//! JSON Lines: an object a row, with `text` and, where there are, `id`, `title`, `date`, `outlet`, `url`.

use super::limit::too_long;
use super::map::{Field, Map};
use super::read::{Flow, Out, Place};
use super::{MOST_BYTES, Reject, Row};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use serde::Deserialize;
use serde_json::Value;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

/// The fields that are read; others may be there.
#[derive(Debug, Deserialize)]
struct Fields {
    id: Option<Id>,
    text: Option<String>,
    title: Option<String>,
    date: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

/// Ids come as text or as a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Reads the rows of `reader`; blank ones are skipped.
pub(super) fn rows(reader: &mut dyn BufRead, place: &Place, out: &mut Out) -> Flow {
    let mut line = Vec::new();
    for number in 1.. {
        match next_line(&mut &mut *reader, &mut line) {
            Ok(Line::End) => break,
            Ok(Line::TooLong) => out.reject(place, number, too_long("row"))?,
            Ok(Line::Whole) if line.trim_ascii().is_empty() => {}
            Ok(Line::Whole) => out.row(article(&line, &place.path, number, &out.how.map))?,
            Err(e) => return out.reject(place, number, e.to_string()),
        }
    }
    ControlFlow::Continue(())
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// Reads one line into `line`; of one that is too long the rest is read away.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let read = reader.by_ref().take(MOST_BYTES as u64).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if read < MOST_BYTES || line.ends_with(b"\n") {
        return Ok(Line::Whole);
    }
    loop {
        let buffer = reader.fill_buf()?;
        let (used, done) = match memchr::memchr(b'\n', buffer) {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if done {
            return Ok(Line::TooLong);
        }
    }
}

fn article(line: &[u8], path: &str, row: u64, map: &Map) -> Row {
    let line = decode(line);
    let reject = |id: Option<String>, reason: String| Err(Reject { path: path.to_owned(), row, id, reason });
    let fields: Fields = match fields(&line, map) {
        Ok(fields) => fields,
        Err(e) => return reject(None, format!("no article in JSON: {e}")),
    };
    let given = fields.id.map(|id| match id {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    });
    let given = given.filter(|id| !id.is_empty());
    let name = map.name(Field::Text);
    let Some(text) = fields.text else { return reject(given, format!("the field \"{name}\" is missing or null")) };
    if text.trim().is_empty() {
        return reject(given, format!("the field \"{name}\" is empty"));
    }
    let some = |field: Option<String>| field.filter(|text| !text.trim().is_empty());
    Ok(Article {
        id: given.unwrap_or_else(|| format!("{path}:{row}")),
        text,
        meta: Meta {
            title: some(fields.title),
            date: some(fields.date),
            outlet: some(fields.outlet),
            url: some(fields.url),
        },
        origin: Origin { path: path.to_owned(), row },
    })
}

/// The fields of a row under the names that the input uses.
fn fields(line: &str, map: &Map) -> serde_json::Result<Fields> {
    if map.is_plain() {
        return serde_json::from_str(line);
    }
    let row: serde_json::Map<String, Value> = serde_json::from_str(line)?;
    let value = |field: Field| row.get(map.name(field)).cloned().unwrap_or(Value::Null);
    Ok(Fields {
        id: serde_json::from_value(value(Field::Id))?,
        text: serde_json::from_value(value(Field::Text))?,
        title: serde_json::from_value(value(Field::Title))?,
        date: serde_json::from_value(value(Field::Date))?,
        outlet: serde_json::from_value(value(Field::Outlet))?,
        url: serde_json::from_value(value(Field::Url))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Reading, What};
    use std::sync::Arc;

    fn read(input: &str, map: &str) -> Vec<Row> {
        let map = if map.is_empty() { Map::default() } else { Map::parse(map).expect("a mapping") };
        let place = Place { path: "x.jsonl".into(), id: "x.jsonl".into(), name: "x.jsonl".into(), depth: 0 };
        let mut found = Vec::new();
        let mut emit = |what: What| {
            found.extend(what.row());
            ControlFlow::Continue(())
        };
        let how = Reading { map, ..Reading::default() };
        let mut out = Out { emit: &mut emit, how: &how, counter: &Arc::default() };
        assert!(rows(&mut input.as_bytes(), &place, &mut out).is_continue());
        found
    }

    #[test]
    fn fields_may_have_other_names() {
        let input =
            "{\"isi\": \"Ia hadir.\", \"tanggal\": \"2025-10-29\", \"text\": 1}\n{\"text\": \"Ia.\"}\n{\"isi\": 1}\n";
        let rows = read(input, "text=isi,date=tanggal");
        let article = rows[0].as_ref().expect("an article");
        assert_eq!((article.text.as_str(), article.meta.date.as_deref()), ("Ia hadir.", Some("2025-10-29")));
        assert!(rows[1].as_ref().is_err_and(|reject| reject.reason.contains("\"isi\" is missing")));
        assert!(rows[2].as_ref().is_err_and(|reject| reject.reason.contains("no article")));
    }

    #[test]
    fn rows_are_articles_or_rejects_with_their_reason() {
        let input = "\u{feff}{\"id\": 7, \"text\": \"Ia hadir.\", \"title\": \"\", \"url\": null}\n\n{\"text\": \"Lagi.\", \"lain\": [1]}\n\
                     {\"id\": \"a\", \"text\": null}\n{\"id\": \"b\", \"text\": \" \"}\nbukan json\n{\"text\": \"ada\"";
        let shown: Vec<String> = read(input, "")
            .into_iter()
            .map(|row| match row {
                Ok(article) => format!("{} {} {:?}", article.id, article.text, article.meta.title),
                Err(reject) => reject.to_string(),
            })
            .collect();
        assert_eq!(shown[0], "7 Ia hadir. None");
        assert_eq!(shown[1], "x.jsonl:3 Lagi. None");
        assert_eq!(shown[2], "x.jsonl:4: the field \"text\" is missing or null");
        assert_eq!(shown[3], "x.jsonl:5: the field \"text\" is empty");
        assert!(shown[4].starts_with("x.jsonl:6: no article in JSON"));
        assert!(shown[5].starts_with("x.jsonl:7: no article in JSON"));
        assert_eq!(shown.len(), 6);
    }
}
