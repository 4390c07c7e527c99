//! Tags of HTML that a scraper left in the text.

use super::rewrite::Rewriter;
use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Tag names, and whether the tag stands for a line break or for nothing.
static TAGS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../data/html_tag.txt")));

/// Longest tag that is looked for, in bytes: a link with its address.
const LONGEST: usize = 2000;

/// Block tags to line breaks, inline tags to nothing. What is no tag of HTML ("a < b", "<3") stays.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[from..]) {
        let start = from + found;
        from = start + 1;
        let Some((len, to)) = tag(&text[start..]) else { continue };
        // Taking a tag out must not make a new one of its neighbours.
        let to = if text[..start].ends_with('<') { " " } else { to };
        rewriter.replace(start, start + len, to);
        from = start + len;
    }
}

/// Bytes of the tag at the front, and what it stands for.
fn tag(text: &str) -> Option<(usize, &'static str)> {
    let inner = &text[1..];
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name_len = inner.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
    let kind = *TAGS.get(inner[..name_len].to_ascii_lowercase().as_str())?;
    let rest = &inner[name_len..];
    if !rest.starts_with(['>', ' ', '/', '\n', '\t']) {
        return None;
    }
    let end =
        rest.bytes().take(LONGEST).position(|b| b == b'>' || b == b'<').filter(|end| rest.as_bytes()[*end] == b'>')?;
    Some((text.len() - rest.len() + end + 1, if kind == "block" { "\n" } else { "" }))
}
