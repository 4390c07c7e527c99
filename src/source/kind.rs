//! What a file is: by its first bytes where they leave no doubt, else by its name, else by how it begins.

/// What a stream of bytes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article in plain text.
    Text,
    /// JSON Lines.
    Rows,
    /// Rows with a header, and what parts their fields; none where that is to be found out.
    Table(Option<u8>),
    /// A page in HTML.
    Page,
    /// A web archive.
    Warc,
    /// Compressed.
    Gzip,
    /// Compressed.
    Zstd,
    /// An archive.
    Zip,
    /// An archive.
    Tar,
    /// A table in Parquet.
    Parquet,
}

/// As many bytes as are needed to tell.
pub(super) const HEAD: usize = 1024;

/// What a stream with this name and these first bytes holds.
pub(super) fn kind(name: &str, head: &[u8]) -> Kind {
    by_magic(head).or_else(|| by_name(name)).unwrap_or_else(|| by_beginning(head))
}

/// Whether a file of that name is taken from a folder or an archive.
pub(super) fn is_known(name: &str) -> bool {
    match by_name(name) {
        Some(Kind::Gzip | Kind::Zstd) => by_name(&inner(name)).is_some(),
        known => known.is_some(),
    }
}

/// The name of what is in a compressed file: `a.jsonl` of `a.jsonl.gz`, `a.tar` of `a.tgz`.
pub(super) fn inner(name: &str) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    match end.to_ascii_lowercase().as_str() {
        "tgz" => format!("{stem}.tar"),
        "gz" | "zst" => stem.to_owned(),
        _ => name.to_owned(),
    }
}

/// Beginnings that no text has.
fn by_magic(head: &[u8]) -> Option<Kind> {
    // A skippable frame, with which some programs begin their output, has any of 16 marks.
    let skippable = head.get(1..4) == Some(b"\x2a\x4d\x18") && head.first().is_some_and(|byte| byte >> 4 == 5);
    if head.starts_with(b"\x1f\x8b") {
        Some(Kind::Gzip)
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") || skippable {
        Some(Kind::Zstd)
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Some(Kind::Zip)
    } else if head.starts_with(b"PAR1") {
        Some(Kind::Parquet)
    } else if head.get(257..262) == Some(b"ustar") {
        Some(Kind::Tar)
    } else {
        None
    }
}

fn by_name(name: &str) -> Option<Kind> {
    let (_, end) = name.rsplit_once('.')?;
    match end.to_ascii_lowercase().as_str() {
        "txt" => Some(Kind::Text),
        "jsonl" | "ndjson" => Some(Kind::Rows),
        "csv" => Some(Kind::Table(None)),
        "tsv" | "tab" => Some(Kind::Table(Some(b'\t'))),
        "html" | "htm" | "xhtml" => Some(Kind::Page),
        "warc" | "wet" => Some(Kind::Warc),
        "gz" | "tgz" => Some(Kind::Gzip),
        "zst" => Some(Kind::Zstd),
        "zip" => Some(Kind::Zip),
        "tar" => Some(Kind::Tar),
        "parquet" => Some(Kind::Parquet),
        _ => None,
    }
}

fn by_beginning(head: &[u8]) -> Kind {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |with: &str| head.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    let has = |word: &[u8]| head.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    if head.starts_with(b"{\"") || head.starts_with(b"{ \"") {
        Kind::Rows
    } else if head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.") {
        Kind::Warc
    } else if begins("<!doctype html") || begins("<html") || (begins("<?xml") || begins("<!--")) && has(b"<html") {
        Kind::Page
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_beginnings_tell() {
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        for (name, head, due) in [
            ("a.txt", &b"{\"text\": 1}"[..], Kind::Text),
            ("a.txt", b"\x1f\x8b\x08", Kind::Gzip),
            ("a.gz", b"Ia hadir.", Kind::Gzip),
            ("a.JSONL", b"Ia hadir.", Kind::Rows),
            ("-", b"\xef\xbb\xbf {\"text\"", Kind::Rows),
            ("-", b"Ia hadir.", Kind::Text),
            ("-", b"", Kind::Text),
            ("-", b"\n<!DOCTYPE HTML PUBLIC", Kind::Page),
            ("-", b"<?xml version=\"1.0\"?><html>", Kind::Page),
            ("-", b"WARC/1.0\r\n", Kind::Warc),
            ("a.csv", b"a,b", Kind::Table(None)),
            ("a.bin", b"PK\x03\x04", Kind::Zip),
            ("a.bin", b"PAR1\x15", Kind::Parquet),
            ("a.parquet", b"", Kind::Parquet),
            ("a.bin", &tar, Kind::Tar),
            ("a", b"\x5e\x2a\x4d\x18", Kind::Zstd),
        ] {
            assert_eq!(kind(name, head), due, "{name}");
        }
    }

    #[test]
    fn what_is_compressed_is_known_by_what_it_holds() {
        for name in ["a.html.gz", "a.tgz", "a.tar.zst", "b.WARC.GZ", "c.tsv"] {
            assert!(is_known(name), "{name}");
        }
        for name in ["a.gz", "a.png", "a.md.gz", "txt", "a.json"] {
            assert!(!is_known(name), "{name}");
        }
        assert_eq!((inner("a.tgz").as_str(), inner("b.csv.gz").as_str(), inner("-").as_str()), ("a.tar", "b.csv", "-"));
    }
}
