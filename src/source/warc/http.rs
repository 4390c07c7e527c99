//! The body of a response as a crawler kept it: header, perhaps in chunks, perhaps compressed.

use crate::source::MOST_BYTES;
use crate::source::limit::too_long;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// Most lines in a header.
const MOST_LINES: usize = 256;

/// What a response holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    /// A page in HTML; else plain text.
    pub(super) page: bool,
    pub(super) bytes: Vec<u8>,
    pub(super) charset: Option<String>,
}

impl Body {
    /// A block without a header of its own.
    pub(super) fn plain(bytes: Vec<u8>, media: Option<&str>) -> Body {
        let media = media.unwrap_or_default().to_ascii_lowercase();
        Body { page: media.starts_with("text/html"), bytes, charset: charset(&media) }
    }

    /// A response that is no article: an image, a redirection, an error.
    fn none() -> Body {
        Body { page: false, bytes: Vec::new(), charset: None }
    }
}

/// The body of a response; empty where it is no article by its status or kind.
pub(super) fn body(response: &[u8]) -> Result<Body, String> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let mut head = httparse::Response::new(&mut lines);
    let mut config = httparse::ParserConfig::default();
    config.allow_spaces_after_header_name_in_responses(true).ignore_invalid_headers_in_responses(true);
    let start = match config.parse_response(&mut head, response) {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) => return Err("the response is cut within its header".into()),
        Err(e) => return Err(format!("no HTTP response: {e}")),
    };
    let value = |name: &str| {
        let line = head.headers.iter().find(|line| line.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(line.value).trim().to_ascii_lowercase())
    };
    let media = value("Content-Type").unwrap_or_default();
    let page = ["text/html", "application/xhtml"].iter().any(|kind| media.starts_with(kind));
    if !head.code.is_some_and(|code| (200..300).contains(&code)) || !page && !media.starts_with("text/plain") {
        return Ok(Body::none());
    }
    let body = &response[start..];
    // Some crawlers keep the line and store the body already joined and unpacked.
    let joined = if value("Transfer-Encoding").as_deref() == Some("chunked") { chunks(body) } else { None };
    let body = joined.as_deref().unwrap_or(body);
    let bytes = unpacked(body, value("Content-Encoding").as_deref())?;
    if bytes.is_empty() {
        return Err("the response is empty".into());
    }
    Ok(Body { page, bytes, charset: charset(&media) })
}

/// The chunks of a body joined; none where it is not in chunks. What is cut ends where it is cut.
fn chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    loop {
        match httparse::parse_chunk_size(body) {
            Ok(httparse::Status::Complete((_, 0))) => return Some(joined),
            Ok(httparse::Status::Complete((start, length))) => {
                let rest = &body[start..];
                let length = usize::try_from(length).unwrap_or(usize::MAX).min(rest.len());
                joined.extend_from_slice(&rest[..length]);
                let rest = &rest[length..];
                body = rest.strip_prefix(b"\r\n").unwrap_or(rest);
            }
            Ok(httparse::Status::Partial) if !joined.is_empty() => return Some(joined),
            _ => return None,
        }
    }
}

fn unpacked(body: &[u8], encoding: Option<&str>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64 + 1;
    let read = match encoding {
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => {
            MultiGzDecoder::new(body).take(most).read_to_end(&mut bytes)
        }
        Some("deflate") if body.first().is_some_and(|byte| byte & 0x0f == 8) => {
            ZlibDecoder::new(body).take(most).read_to_end(&mut bytes)
        }
        Some("zstd") => zstd::Decoder::with_buffer(body).and_then(|from| from.take(most).read_to_end(&mut bytes)),
        Some("br") => return Err("the response is compressed with brotli, which is not read".into()),
        _ => return Ok(body.to_vec()),
    };
    match read {
        Ok(_) if bytes.len() > MOST_BYTES => Err(too_long("response")),
        Ok(_) => Ok(bytes),
        Err(e) => Err(format!("the response cannot be unpacked: {e}")),
    }
}

fn charset(media: &str) -> Option<String> {
    let (_, name) = media.split_once("charset=")?;
    let name = name.split(';').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(response: &[u8]) -> Result<String, String> {
        body(response).map(|body| String::from_utf8_lossy(&body.bytes).into_owned())
    }

    #[test]
    fn bodies_are_joined_and_unpacked() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n";
        let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n3\r\nIa \r\n6\r\nhadir.\r\n0\r\n\r\n");
        assert_eq!(text(chunked.as_bytes()), Ok("Ia hadir.".into()));
        let stored = format!("{head}Transfer-Encoding: chunked\r\n\r\nIa hadir.");
        assert_eq!(text(stored.as_bytes()), Ok("Ia hadir.".into()));
        let mut packed = format!("{head}Content-Encoding: gzip\r\n\r\n").into_bytes();
        let mut encoder = flate2::read::GzEncoder::new(&b"Ia hadir."[..], flate2::Compression::fast());
        encoder.read_to_end(&mut packed).expect("it packs");
        assert_eq!(text(&packed), Ok("Ia hadir.".into()));
        assert_eq!(body(&packed).expect("a body").charset.as_deref(), Some("utf-8"));
        packed.truncate(packed.len() - 9);
        assert!(text(&packed).expect_err("it is cut").contains("unpacked"));
    }

    #[test]
    fn what_is_no_article_is_empty() {
        for head in ["200 OK\r\nContent-Type: image/png", "404 Not Found\r\nContent-Type: text/html", "204 No Content"]
        {
            assert_eq!(text(format!("HTTP/1.1 {head}\r\n\r\nbytes").as_bytes()), Ok(String::new()));
        }
        for response in ["", "HTTP/1.1 200 OK\r\nContent-Ty", "bukan http\r\n\r\n"] {
            assert!(text(response.as_bytes()).is_err(), "{response}");
        }
        assert!(text(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n").expect_err("empty").contains("empty"));
    }
}
