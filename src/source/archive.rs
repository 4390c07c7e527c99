//! Archives: their members are read as files are, those of no known kind are skipped.

use super::What;
use super::kind::is_known;
use super::limit::{Packed, Unpacked};
use super::read::{Flow, Out, Place, stream};
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Largest zip archive within something else or from a pipe: its list of members stands at its end, so it is laid on the disk.
const MOST_SPOOLED: u64 = 2 << 30;
/// Longest name of a member, in bytes.
const MOST_NAME: usize = 4096;

/// Reads the members of a zip archive in the order of its list.
pub(super) fn zip(file: File, place: &Place, out: &mut Out) -> Flow {
    let mut archive = match zip::ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(e) => return out.reject(place, 1, e.to_string()),
    };
    for at in 0..archive.len() {
        let mut member = match archive.by_index(at) {
            Ok(member) => member,
            Err(e) => {
                out.reject(place, at as u64 + 1, format!("a member cannot be read: {e}"))?;
                continue;
            }
        };
        if !member.is_file() {
            continue;
        }
        let Ok(name) = member.name().map(|name| name.into_owned()) else {
            out.reject(place, at as u64 + 1, "the name of a member cannot be read")?;
            continue;
        };
        let packed = Packed::of(member.compressed_size());
        self::member(&name, &mut Unpacked::new(&mut member, packed), place, out)?;
    }
    ControlFlow::Continue(())
}

/// The same from a stream.
pub(super) fn spooled_zip(from: impl Read, place: &Place, out: &mut Out) -> Flow {
    match spool(from, MOST_SPOOLED) {
        Err(e) => out.reject(place, 1, e.to_string()),
        Ok(None) => {
            let most = MOST_SPOOLED >> 30;
            out.reject(place, 1, format!("a zip archive in a stream may have {most} GiB; give it as a file"))
        }
        Ok(Some(file)) => zip(file, place, out),
    }
}

/// Lays a stream on the disk, in a file without a name; none where it has more than `most` bytes.
pub(super) fn spool(from: impl Read, most: u64) -> io::Result<Option<File>> {
    let mut file = tempfile::tempfile()?;
    let size = io::copy(&mut from.take(most + 1), &mut file)?;
    Ok((size <= most).then_some(file))
}

/// Reads the members of a tar archive as they come.
pub(super) fn tar(from: impl Read, place: &Place, out: &mut Out) -> Flow {
    let mut archive = tar::Archive::new(from);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(e) => return out.reject(place, 1, e.to_string()),
    };
    for (at, entry) in entries.enumerate() {
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(e) => return out.reject(place, at as u64 + 1, format!("{e}; the rest of the archive is not read")),
        };
        if entry.header().entry_type().is_file() {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            member(&name, &mut entry, place, out)?;
        }
    }
    ControlFlow::Continue(())
}

/// Reads one member. As a trait object: archives nest, and types must not.
fn member(name: &str, from: &mut dyn Read, place: &Place, out: &mut Out) -> Flow {
    let name = name.strip_prefix("./").unwrap_or(name);
    let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    if hidden || !is_known(name) || name.len() > MOST_NAME {
        return (out.emit)(What::Skipped);
    }
    stream(from, place.member(name), out)
}
