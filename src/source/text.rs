//! A file that is one article.

use super::{MOST_BYTES, Reject, Row};
use crate::article::{Article, Meta, Origin};
use crate::decode::decode;
use std::io::Read;

/// Reads the whole of `reader` as one article.
pub(super) fn article(reader: impl Read, path: String, id: String) -> Row {
    let mut bytes = Vec::new();
    let read = reader.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    let reason = match read {
        Err(e) => e.to_string(),
        Ok(_) if bytes.len() > MOST_BYTES => format!("the text is longer than {} MiB", MOST_BYTES >> 20),
        Ok(_) => {
            let text = decode(&bytes).into_owned();
            if !text.trim().is_empty() {
                return Ok(Article { id, text, meta: Meta::default(), origin: Origin { path, row: 1 } });
            }
            "the text is empty".to_owned()
        }
    };
    Err(Reject { path, row: 1, id: Some(id), reason })
}
