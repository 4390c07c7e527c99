//! Limits against input that would fill the memory or never end.

use super::{MOST_BYTES, Reject, Row};
use crate::article::Article;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Most layers of compression and archives around a text.
pub(super) const DEPTH: usize = 4;

/// Bytes that any unpacking may give, however small what was packed.
const FREE: u64 = 256 << 20;
/// Above that, most bytes for each packed one. News packs to a third or a tenth, logs that repeat to a hundredth.
const RATIO: u64 = 200;

/// Whether so many bytes are more than the packed ones may hold.
fn unpacks_too_far(packed: u64, unpacked: u64) -> bool {
    unpacked > FREE && unpacked / RATIO > packed
}

/// The same of sizes that a file claims; such as no file has are taken for a bomb too.
#[cfg(feature = "parquet")]
pub(super) fn is_bomb(packed: i64, unpacked: i64) -> bool {
    match (u64::try_from(packed), u64::try_from(unpacked)) {
        (Ok(packed), Ok(unpacked)) => unpacks_too_far(packed, unpacked),
        _ => true,
    }
}

pub(super) fn too_deep() -> String {
    format!("nested too deep: more than {DEPTH} layers of compression and archives")
}

/// The article, or its reject where its text is longer.
pub(crate) fn fits(article: Article, most_text: usize) -> Row {
    let bytes = article.text.len();
    if bytes <= most_text {
        return Ok(article);
    }
    Err(Reject::of(&article, format!("the text has {bytes} bytes, more than the {most_text} of --max-text")))
}

/// What is said of something that is over the limit of a row.
pub(super) fn too_long(what: &str) -> String {
    format!("the {what} is longer than {} MiB", MOST_BYTES >> 20)
}

/// Counts what goes in, for [`Unpacked`].
#[derive(Debug, Clone, Default)]
pub(super) struct Packed(Rc<Cell<u64>>);

impl Packed {
    /// Where the number is known before.
    pub(super) fn of(bytes: u64) -> Packed {
        Packed(Rc::new(Cell::new(bytes)))
    }

    /// A reader that counts.
    pub(super) fn over<R: Read>(&self, inner: R) -> impl Read + use<R> {
        PackedReader { inner, count: self.clone() }
    }
}

struct PackedReader<R> {
    inner: R,
    count: Packed,
}

impl<R: Read> Read for PackedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.0.set(self.count.0.get() + read as u64);
        Ok(read)
    }
}

/// What comes out of unpacking, up to the limit of what the packed bytes may hold.
pub(super) struct Unpacked<R> {
    inner: R,
    packed: Packed,
    out: u64,
}

impl<R: Read> Unpacked<R> {
    pub(super) fn new(inner: R, packed: Packed) -> Self {
        Unpacked { inner, packed, out: 0 }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.out += read as u64;
        if unpacks_too_far(self.packed.0.get(), self.out) {
            let reason = format!("unpacks to more than {RATIO} times its size: taken for a decompression bomb");
            return Err(io::Error::other(reason));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bombs_are_told_from_text_that_packs_well() {
        let unpack = |packed: u64| {
            let text = io::repeat(b'a').take(FREE + 10);
            io::copy(&mut Unpacked::new(text, Packed::of(packed)), &mut io::sink())
        };
        assert_eq!(unpack(FREE / 100).expect("it packs well"), FREE + 10);
        assert!(unpack(1000).expect_err("a bomb").to_string().contains("decompression bomb"));
    }
}
