//! Web archives (WARC 1.0 and 1.1), as crawlers write them: responses that are pages or plain texts are articles, and so are
//! the plain texts of WET files; requests, images and the rest are skipped. Rows are records.

mod http;

use super::limit::too_long;
use super::read::{Flow, Out, Place};
use super::{MOST_BYTES, Page, Reject, What, page};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use http::Body;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

/// Longest header of a record, in bytes.
const MOST_HEADER: u64 = 64 << 10;
/// Most lines in a header.
const MOST_LINES: usize = 128;

/// Reads the records of an archive.
pub(super) fn records(mut from: impl BufRead, place: &Place, out: &mut Out) -> Flow {
    for row in 1.. {
        let header = match header(&mut from) {
            Ok(Some(header)) => header,
            Ok(None) => break,
            // Without a header nobody knows where the next record begins.
            Err(e) => return out.reject(place, row, format!("{e}; the rest of the file is not read")),
        };
        let mut block = from.by_ref().take(header.length);
        if header.holds_text() {
            let mut bytes = Vec::new();
            if let Err(e) = block.by_ref().take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes) {
                return out.reject(place, row, format!("{e}; the rest of the file is not read"));
            }
            if block.limit() > 0 && bytes.len() <= MOST_BYTES {
                return out.reject(place, row, "the file ends within a record");
            }
            emit(&header, bytes, place, row, out)?;
        } else {
            (out.emit)(What::Skipped)?;
        }
        let rest = block.limit();
        match io::copy(&mut block, &mut io::sink()) {
            Ok(read) if read == rest => {}
            Ok(_) => return out.reject(place, row, "the file ends within a record"),
            Err(e) => return out.reject(place, row, format!("{e}; the rest of the file is not read")),
        }
    }
    ControlFlow::Continue(())
}

fn emit(header: &Header, bytes: Vec<u8>, place: &Place, row: u64, out: &mut Out) -> Flow {
    let id = format!("{}:{row}", place.path);
    let reject = |reason: String| Err(Reject { path: place.path.clone(), row, id: Some(id.clone()), reason });
    if bytes.len() > MOST_BYTES {
        return out.row(reject(too_long("record")));
    }
    let body = if header.is("http") { http::body(&bytes) } else { Ok(Body::plain(bytes, header.media.as_deref())) };
    let origin = Origin { path: place.path.clone(), row };
    let url = header.url.clone();
    match body {
        Err(reason) => out.row(reject(reason)),
        Ok(Body { page: true, bytes, charset }) => page::emit(Page { id, origin, bytes, charset, url }, out),
        Ok(Body { bytes, .. }) if bytes.is_empty() => (out.emit)(What::Skipped),
        Ok(Body { bytes, .. }) => {
            let text = decode(&bytes).into_owned();
            if text.trim().is_empty() {
                return out.row(reject("the text is empty".into()));
            }
            out.row(Ok(Article { id, text, meta: Meta { url, ..Meta::default() }, origin }))
        }
    }
}

/// What is needed of a record's header.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    media: Option<String>,
    url: Option<String>,
    length: u64,
}

impl Header {
    /// Whether the block may be an article.
    fn holds_text(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.is("http"),
            "resource" | "conversion" => self.is("text/plain") || self.is("text/html"),
            _ => false,
        }
    }

    /// Whether the block's kind is this: `http`, or a media type.
    fn is(&self, kind: &str) -> bool {
        let media = self.media.as_deref().unwrap_or_default().to_ascii_lowercase();
        media.starts_with(if kind == "http" { "application/http" } else { kind })
    }
}

/// Reads a record's header; none at the end.
fn header(from: &mut impl BufRead) -> Result<Option<Header>, String> {
    let mut line = Vec::new();
    let mut left = MOST_HEADER;
    let mut next = |line: &mut Vec<u8>, left: &mut u64| -> Result<bool, String> {
        line.clear();
        let read = from.take(*left).read_until(b'\n', line).map_err(|e| e.to_string())?;
        *left -= read as u64;
        Ok(read > 0)
    };
    // Records end with empty lines.
    loop {
        if !next(&mut line, &mut left)? {
            return if left == 0 { Err("no record begins here".into()) } else { Ok(None) };
        }
        if !line.trim_ascii().is_empty() {
            break;
        }
    }
    if !line.starts_with(b"WARC/") {
        return Err("no record begins here".into());
    }
    let mut text = Vec::new();
    loop {
        if !next(&mut line, &mut left)? {
            let over = left == 0;
            return Err(if over { "the header is too long" } else { "the file ends within a header" }.into());
        }
        text.extend_from_slice(&line);
        if line.trim_ascii().is_empty() {
            return parse(&text).map(Some);
        }
    }
}

fn parse(text: &[u8]) -> Result<Header, String> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let (_, lines) = match httparse::parse_headers(text, &mut lines) {
        Ok(httparse::Status::Complete(parsed)) => parsed,
        Ok(httparse::Status::Partial) => return Err("the header is cut".into()),
        Err(e) => return Err(format!("no header of a record: {e}")),
    };
    let value = |name: &str| {
        let line = lines.iter().find(|line| line.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(line.value).trim().to_owned())
    };
    let length = value("Content-Length").and_then(|length| length.parse().ok());
    Ok(Header {
        kind: value("WARC-Type").unwrap_or_default().to_ascii_lowercase(),
        media: value("Content-Type"),
        url: value("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned()),
        length: length.ok_or("the header has no length")?,
    })
}

#[cfg(test)]
mod tests;
