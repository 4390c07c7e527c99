//! A file that is written under another name until it is whole, and can be cut back to where it was saved.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// How an output is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    None,
    /// `.gz`.
    Gzip,
    /// `.zst`.
    Zstd,
}

/// Bytes in one member of a packed file: a new one begins with the first write after so many. Where members end depends on
/// nothing but what is written, so that a run that was resumed gives the same bytes.
const MEMBER: usize = 4 << 20;

/// Level of zstd; its own default.
const LEVEL: i32 = 3;

/// A file on its way.
pub(super) struct PartialFile {
    path: PathBuf,
    out: Writer,
    /// Bytes in the open member.
    inside: usize,
    /// The length when it last was made to last; none where something was written since.
    synced: Option<u64>,
}

enum Writer {
    None(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
    /// Between members, and where one could not be ended.
    Closed(Option<BufWriter<File>>, Packing),
}

impl PartialFile {
    /// Begins a file.
    pub(super) fn create(path: &Path, packing: Packing) -> io::Result<Self> {
        Ok(PartialFile::over(path, packing, File::create(partial(path))?))
    }

    /// Goes on with a file that had `length` bytes when it was saved; what came after is cut off.
    pub(super) fn resume(path: &Path, packing: Packing, length: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new().write(true).open(partial(path))?;
        if file.metadata()?.len() < length {
            return Err(io::Error::other("it is shorter than when it was saved"));
        }
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(PartialFile::over(path, packing, file))
    }

    fn over(path: &Path, packing: Packing, file: File) -> Self {
        let file = BufWriter::with_capacity(1 << 16, file);
        let out = if packing == Packing::None { Writer::None(file) } else { Writer::Closed(Some(file), packing) };
        PartialFile { path: path.to_path_buf(), out, inside: 0, synced: None }
    }

    /// Writes what must not be parted.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.begin()?;
        self.synced = None;
        match &mut self.out {
            Writer::None(out) => out.write_all(bytes)?,
            Writer::Gzip(out) => out.write_all(bytes)?,
            Writer::Zstd(out) => out.write_all(bytes)?,
            Writer::Closed(..) => return Err(closed()),
        }
        self.inside += bytes.len();
        if self.inside >= MEMBER { self.end() } else { Ok(()) }
    }

    /// Opens a member where none is open.
    fn begin(&mut self) -> io::Result<()> {
        if let Writer::Closed(file, packing) = &mut self.out {
            let (file, packing) = (file.take().ok_or_else(closed)?, *packing);
            self.out = match packing {
                Packing::None => Writer::None(file),
                Packing::Gzip => Writer::Gzip(GzEncoder::new(file, Compression::default())),
                Packing::Zstd => Writer::Zstd(zstd::Encoder::new(file, LEVEL)?),
            };
        }
        Ok(())
    }

    /// Ends the open member.
    fn end(&mut self) -> io::Result<()> {
        self.inside = 0;
        self.synced = None;
        self.out = match std::mem::replace(&mut self.out, Writer::Closed(None, Packing::None)) {
            Writer::Gzip(out) => Writer::Closed(Some(out.finish()?), Packing::Gzip),
            Writer::Zstd(out) => Writer::Closed(Some(out.finish()?), Packing::Zstd),
            other => other,
        };
        Ok(())
    }

    /// Whether the file can be cut here and gone on with.
    pub(super) fn can_save(&self) -> bool {
        matches!(self.out, Writer::None(_) | Writer::Closed(Some(_), _))
    }

    /// Makes what was written last; gives the length.
    pub(super) fn sync(&mut self) -> io::Result<u64> {
        if let Some(length) = self.synced {
            return Ok(length);
        }
        let out = match &mut self.out {
            Writer::None(out) | Writer::Closed(Some(out), _) => out,
            _ => return Err(closed()),
        };
        out.flush()?;
        let file = out.get_ref();
        file.sync_data()?;
        let length = file.metadata()?.len();
        self.synced = Some(length);
        Ok(length)
    }

    /// Ends the file; it still has its other name.
    pub(super) fn close(&mut self) -> io::Result<u64> {
        // A packed file has a member even where it holds nothing, or it could not be unpacked.
        self.begin()?;
        self.end()?;
        self.sync()
    }

    /// The name it will have.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl std::fmt::Debug for PartialFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartialFile").field("path", &self.path).finish_non_exhaustive()
    }
}

fn closed() -> io::Error {
    io::Error::other("the file could not be written before")
}

/// Gives a whole file its name. One that has it already was given it by a run that was then ended.
pub(super) fn publish(path: &Path) -> io::Result<()> {
    match fs::rename(partial(path), path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound && path.exists() => Ok(()),
        done => done,
    }
}

/// Takes a file away that may not be there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// `FILE.partial`.
pub(super) fn partial(path: &Path) -> PathBuf {
    with_ending(path, ".partial")
}

pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_back_and_gone_on_with_has_the_same_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        let line = |n: usize| format!("{n} {}\n", "Ia hadir. ".repeat(5000)).into_bytes();
        for packing in [Packing::None, Packing::Gzip, Packing::Zstd] {
            let mut file = PartialFile::create(&path, packing).expect("it can be made");
            let mut saved = (0, 0);
            for n in 0..200 {
                file.write(&line(n)).expect("it can be written");
                if file.can_save() && n < 150 {
                    saved = (n + 1, file.sync().expect("it can be saved"));
                }
            }
            file.close().expect("it ends");
            publish(&path).expect("it gets its name");
            let whole = fs::read(&path).expect("it is there");
            assert!(saved.0 > 50, "members end");
            fs::write(partial(&path), &whole[..whole.len() - 5]).expect("it can be written");
            let mut file = PartialFile::resume(&path, packing, saved.1).expect("it goes on");
            (saved.0..200).for_each(|n| file.write(&line(n)).expect("it can be written"));
            file.close().expect("it ends");
            assert!(fs::read(partial(&path)).expect("it is there") == whole, "{packing:?}");
        }
    }
}
