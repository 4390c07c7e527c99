//! Opens a source, tells what it is, and hands its bytes to the reader for that kind; what is packed is unpacked on the way.

use super::kind::{HEAD, Kind, inner, kind};
use super::limit::fits;
use super::limit::{DEPTH, Packed, Unpacked, too_deep};
use super::{Input, Reading, Reject, Row, What, archive, jsonl, page, parquet, table, text, warc};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Goes on, or stops since nobody takes the items any more.
pub(super) type Flow = ControlFlow<()>;

/// Where items go.
pub(super) struct Out<'a> {
    pub(super) emit: &'a mut dyn FnMut(What) -> Flow,
    pub(super) how: &'a Reading,
    /// Bytes of files that were read.
    pub(super) counter: &'a Arc<AtomicU64>,
}

impl Out<'_> {
    pub(super) fn row(&mut self, row: Row) -> Flow {
        (self.emit)(What::Row(row.and_then(|article| fits(article, self.how.most_text))))
    }

    pub(super) fn reject(&mut self, place: &Place, row: u64, reason: impl Into<String>) -> Flow {
        self.row(Err(Reject { path: place.path.clone(), row, id: None, reason: reason.into() }))
    }
}

/// What a stream is called.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As records show it.
    pub(super) path: String,
    /// What the id of an article is made of that has the stream to itself.
    pub(super) id: String,
    /// What tells its kind; of something compressed the name within.
    pub(super) name: String,
    /// Layers of compression and archives around it.
    pub(super) depth: usize,
}

impl Place {
    fn of(input: &Input) -> Place {
        let name = input.path.file_name().unwrap_or(input.path.as_os_str());
        Place {
            path: input.path.to_string_lossy().into_owned(),
            id: input.id.clone(),
            name: name.to_string_lossy().into_owned(),
            depth: 0,
        }
    }

    /// A member of the archive at this place.
    pub(super) fn member(&self, name: &str) -> Place {
        Place {
            path: format!("{}!/{name}", self.path),
            id: format!("{}/{name}", self.id),
            name: name.rsplit('/').next().unwrap_or(name).to_owned(),
            depth: self.depth + 1,
        }
    }
}

/// Reads all that an input holds. What cannot be read gives rejects.
pub(super) fn read(input: &Input, out: &mut Out) -> Flow {
    let place = Place::of(input);
    if place.path == "-" {
        return stream(io::stdin().lock(), place, out);
    }
    let begun = File::open(&input.path).and_then(|mut file| Ok((head(&mut file)?, file)));
    let (head, file) = match begun {
        Ok(begun) => begun,
        Err(e) => return out.reject(&place, 1, e.to_string()),
    };
    // A file can be read at any place, which what has its list at its end needs.
    if file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        match kind(&place.name, &head) {
            Kind::Zip => return archive::zip(file, &place, out),
            Kind::Parquet => return parquet::rows(file, &place, out),
            _ => {}
        }
    }
    let counted = Counted { inner: file, counter: Arc::clone(out.counter) };
    kinds(&head, Cursor::new(head.clone()).chain(BufReader::with_capacity(1 << 16, counted)), place, out)
}

/// Reads what a stream holds as a file called `name` would be read, and hands the items on as they come, on this thread; `take`
/// breaks to end early. Nothing is caught: should a library fail on the stream, its panic is the caller's.
pub fn read_from(from: impl Read, name: &str, how: &Reading, take: &mut dyn FnMut(What) -> ControlFlow<()>) {
    let place = Place { path: name.into(), id: name.into(), name: name.into(), depth: 0 };
    // Whoever takes the items knows whether it ended early.
    let _ = stream(from, place, &mut Out { emit: take, how, counter: &Arc::default() });
}

/// Reads all that a stream holds.
pub(super) fn stream(mut from: impl Read, place: Place, out: &mut Out) -> Flow {
    match head(&mut from) {
        Err(e) => out.reject(&place, 1, e.to_string()),
        Ok(head) => kinds(&head, Cursor::new(head.clone()).chain(BufReader::with_capacity(1 << 16, from)), place, out),
    }
}

/// The first bytes, however slowly they come.
fn head(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    from.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// `from` begins with `head`.
fn kinds(head: &[u8], mut from: impl BufRead, place: Place, out: &mut Out) -> Flow {
    // As trait objects: readers nest as deep as archives do, and types must not.
    let from: &mut dyn BufRead = &mut from;
    match kind(&place.name, head) {
        Kind::Text => out.row(text::article(from, place.path, place.id)),
        Kind::Rows => jsonl::rows(&mut *utf_8(head, from), &place, out),
        Kind::Table(separator) => table::rows(&mut *utf_8(head, from), separator, &place, out),
        Kind::Page => page::read(from, &place, out),
        Kind::Warc => warc::records(from, &place, out),
        _ if place.depth >= DEPTH => out.reject(&place, 1, too_deep()),
        Kind::Gzip => {
            let packed = Packed::default();
            let decoder = MultiGzDecoder::new(packed.over(from));
            unpacked(Ok(Unpacked::new(decoder, packed)), place, out)
        }
        Kind::Zstd => {
            let packed = Packed::default();
            let decoder = zstd::Decoder::new(packed.over(from));
            unpacked(decoder.map(|decoder| Unpacked::new(decoder, packed)), place, out)
        }
        Kind::Zip => archive::spooled_zip(from, &place, out),
        Kind::Tar => archive::tar(from, &place, out),
        Kind::Parquet => parquet::spooled(from, &place, out),
    }
}

fn unpacked(decoder: io::Result<impl Read>, place: Place, out: &mut Out) -> Flow {
    match decoder {
        Err(e) => out.reject(&place, 1, e.to_string()),
        Ok(decoder) => {
            let name = inner(&place.name);
            let from: Box<dyn Read> = Box::new(decoder);
            stream(from, Place { name, depth: place.depth + 1, ..place }, out)
        }
    }
}

/// Rows in UTF-16 with a byte order mark, as spreadsheets write them, in UTF-8; all else as it is.
fn utf_8<'r>(head: &[u8], from: &'r mut dyn BufRead) -> Box<dyn BufRead + 'r> {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        let decoded = DecodeReaderBytesBuilder::new().bom_override(true).build(from);
        Box::new(BufReader::new(decoded))
    } else {
        Box::new(from)
    }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    counter: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.counter.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
