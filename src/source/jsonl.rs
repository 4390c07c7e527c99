//! JSON Lines: an object a row, with `text` and, where there are, `id`, `title`, `date`, `outlet`, `url`.

use super::{MOST_BYTES, Reject, Row};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use serde::Deserialize;
use std::io::{self, BufRead, Read};

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

/// The rows of `reader`; blank ones are skipped.
pub(super) fn rows(mut reader: impl BufRead + Send + 'static, path: String) -> impl Iterator<Item = Row> + Send {
    let mut number = 0;
    let mut line = Vec::new();
    let mut over = false;
    std::iter::from_fn(move || {
        loop {
            if over {
                return None;
            }
            number += 1;
            let reject = |reason: String| Some(Err(Reject { path: path.clone(), row: number, id: None, reason }));
            match next_line(&mut reader, &mut line) {
                Ok(Line::End) => return None,
                Ok(Line::TooLong) => return reject(format!("the row is longer than {} MiB", MOST_BYTES >> 20)),
                Ok(Line::Whole) if line.trim_ascii().is_empty() => {}
                Ok(Line::Whole) => return Some(article(&line, &path, number)),
                Err(e) => {
                    over = true;
                    return reject(e.to_string());
                }
            }
        }
    })
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

fn article(line: &[u8], path: &str, row: u64) -> Row {
    let line = decode(line);
    let reject = |id: Option<String>, reason: String| Err(Reject { path: path.to_owned(), row, id, reason });
    let fields: Fields = match serde_json::from_str(&line) {
        Ok(fields) => fields,
        Err(e) => return reject(None, format!("no article in JSON: {e}")),
    };
    let given = fields.id.map(|id| match id {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    });
    let given = given.filter(|id| !id.is_empty());
    let Some(text) = fields.text else { return reject(given, "the field \"text\" is missing or null".into()) };
    if text.trim().is_empty() {
        return reject(given, "the field \"text\" is empty".into());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_articles_or_rejects_with_their_reason() {
        let input = "\u{feff}{\"id\": 7, \"text\": \"Ia hadir.\", \"title\": \"\", \"url\": null}\n\n{\"text\": \"Lagi.\", \"lain\": [1]}\n\
                     {\"id\": \"a\", \"text\": null}\n{\"id\": \"b\", \"text\": \" \"}\nbukan json\n{\"text\": \"ada\"";
        let rows: Vec<Row> = rows(io::Cursor::new(input.as_bytes().to_vec()), "x.jsonl".into()).collect();
        let shown: Vec<String> = rows
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
