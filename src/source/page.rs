//! A page in HTML: its article is found by a library that follows Mozilla's Readability; what the page says about itself is
//! read from its metadata.

mod meta;

use super::read::{Flow, Out, Place};
use super::{MOST_BYTES, Page, Reject, Row, What};
use crate::article::{Article, Origin};
use crate::decode::decode;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most bytes of a page. Pages of news have a tenth of a megabyte, seldom one.
const MOST_PAGE: usize = 16 << 20;
/// Most elements of a page.
const MOST_ELEMENTS: usize = 200_000;
/// Most elements within each other. The library's way down a tree is as deep as the tree.
const MOST_NESTED: usize = 512;

/// Reads the whole of `from` as one page.
pub(super) fn read(from: impl Read, place: &Place, out: &mut Out) -> Flow {
    let mut bytes = Vec::new();
    if let Err(e) = from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes) {
        return out.reject(place, 1, e.to_string());
    }
    let origin = Origin { path: place.path.clone(), row: 1 };
    emit(Page { id: place.id.clone(), origin, bytes, charset: None, url: None }, out)
}

/// Hands on a page, or the reject of one that is too long.
pub(super) fn emit(page: Page, out: &mut Out) -> Flow {
    if page.bytes.len() > MOST_PAGE {
        let reason = format!("the page is longer than {} MiB", MOST_PAGE >> 20);
        return out.row(Err(reject(page, reason)));
    }
    (out.emit)(What::Page(Box::new(page)))
}

fn reject(page: Page, reason: impl Into<String>) -> Reject {
    let Origin { path, row } = page.origin;
    Reject { path, row, id: Some(page.id), reason: reason.into() }
}

/// Finds the article of a page.
pub(super) fn article(page: Page) -> Row {
    let html = decoded(&page.bytes, page.charset.as_deref()).into_owned();
    if nesting(&html) > MOST_NESTED {
        return Err(reject(page, format!("the page has more than {MOST_NESTED} elements within each other")));
    }
    // Should the library fail on a page, the page is rejected and the rest goes on.
    let found = catch_unwind(AssertUnwindSafe(|| find(html, page.url.as_deref())))
        .unwrap_or_else(|_| Err("internal error: the page could not be read; please report it".to_owned()));
    match found {
        Err(reason) => Err(reject(page, reason)),
        Ok((text, meta)) => Ok(Article { id: page.id, text, meta, origin: page.origin }),
    }
}

fn find(html: String, url: Option<&str>) -> Result<(String, crate::article::Meta), String> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut readability = Readability::new(html, None, Some(config)).map_err(|e| e.to_string())?;
    // The library takes the page apart as it looks for the article.
    let said = meta::of(&readability);
    let article = readability.parse().map_err(|e| format!("no article found on the page: {e}"))?;
    let text = article.text_content.trim();
    if text.is_empty() {
        return Err("no article found on the page".to_owned());
    }
    Ok((text.to_owned(), said.or_url(url)))
}

/// The page as text: by its byte order mark, as UTF-8, by what the server or the page says, else by the look of the bytes.
fn decoded<'b>(bytes: &'b [u8], charset: Option<&str>) -> Cow<'b, str> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return decode(bytes);
    }
    let named = charset.map(str::to_owned).or_else(|| declared(bytes));
    match named.and_then(|name| Encoding::for_label(name.trim().as_bytes())) {
        // UTF-8 that is broken somewhere is left to the decoder of texts, which looks closer.
        Some(encoding) if encoding != encoding_rs::UTF_8 && encoding.is_ascii_compatible() => {
            encoding.decode_without_bom_handling(bytes).0
        }
        _ => decode(bytes),
    }
}

/// The encoding that the head of a page names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name = after.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(name.len());
    Some(name[..end].to_owned())
}

/// How many elements are open within each other, at most; a rough count that never is too low where tags are closed.
fn nesting(html: &str) -> usize {
    let (mut open, mut most) = (0usize, 0usize);
    let bytes = html.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => open = open.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() && !is_void(&bytes[at + 1..]) => open += 1,
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// Whether a tag begins that needs no end: an element without content, or one that the next of its kind ends.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&str; 20] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "option", "td", "tr", "dd",
    ];
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
    VOID.iter().any(|name| tag[..end].eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests;
