//! Stories as one JSON object, written piece by piece.

use crate::common::named;
use lantik::merge::store::Piece;
use lantik::merge::story::SCHEMA;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where the JSON goes.
#[derive(Debug)]
pub(super) struct Target {
    out: Box<dyn WriteDebug>,
    /// A file gets its name when it is whole.
    file: Option<(PathBuf, PathBuf)>,
}

/// A writer that can be shown.
trait WriteDebug: Write + std::fmt::Debug {}
impl<W: Write + std::fmt::Debug> WriteDebug for W {}

impl Target {
    /// Standard output for `-`, else a file.
    pub(super) fn of(path: &Path) -> Result<Target, String> {
        let packed = path.extension().is_some_and(|end| end == "gz" || end == "zst");
        if packed {
            return Err(named(path, "stories are written in plain JSON; give a name that ends in .json"));
        }
        if path.as_os_str() == "-" {
            return Ok(Target { out: Box::new(BufWriter::new(io::stdout())), file: None });
        }
        if lantik::sink::is_special(path) {
            let out = File::options().write(true).open(path).map_err(|e| named(path, e))?;
            return Ok(Target { out: Box::new(BufWriter::new(out)), file: None });
        }
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let out = File::create(&partial).map_err(|e| named(path, e))?;
        Ok(Target { out: Box::new(BufWriter::new(out)), file: Some((partial, path.into())) })
    }
}

/// The object on its way.
#[derive(Debug)]
pub(super) struct Json {
    target: Target,
    /// Whether the stories have begun, and whether one was written in the open list.
    stories: bool,
    any: bool,
    /// Whether the reader of standard output has seen enough; the tables are written all the same.
    enough: bool,
}

impl Json {
    pub(super) fn begin(mut target: Target, least: f64) -> Result<Json, String> {
        let head = format!("{{\"schema\":{SCHEMA},\"min_confidence\":{},\"copies\":[", serde_json::json!(least));
        target.out.write_all(head.as_bytes()).map_err(|e| format!("the stories: {e}"))?;
        Ok(Json { target, stories: false, any: false, enough: false })
    }

    pub(super) fn piece(&mut self, piece: Piece) -> io::Result<()> {
        if self.enough {
            return Ok(());
        }
        let written = match piece {
            Piece::Copies(cluster) => self.item(cluster),
            Piece::Story(story) => self.stories().and_then(|()| self.item(story)),
        };
        match written {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => {
                self.enough = true;
                Ok(())
            }
            written => written,
        }
    }

    fn stories(&mut self) -> io::Result<()> {
        if !self.stories {
            (self.stories, self.any) = (true, false);
            self.target.out.write_all(b"\n],\"regions\":[")?;
        }
        Ok(())
    }

    fn item(&mut self, item: &impl serde::Serialize) -> io::Result<()> {
        self.target.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        serde_json::to_writer(&mut self.target.out, item).map_err(io::Error::from)
    }

    /// Leaves nothing behind where the run failed.
    pub(super) fn abandon(self) {
        if let Some((partial, _)) = self.target.file {
            let _ = std::fs::remove_file(partial);
        }
    }

    pub(super) fn finish(mut self) -> Result<(), String> {
        if self.enough {
            return Ok(());
        }
        let end =
            self.stories().and_then(|()| self.target.out.write_all(b"\n]}\n")).and_then(|()| self.target.out.flush());
        match (end, self.target.file) {
            (Err(e), None) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            (Err(e), None) => Err(format!("standard output: {e}")),
            (Err(e), Some((_, path))) => Err(named(&path, e)),
            (Ok(()), None) => Ok(()),
            (Ok(()), Some((partial, path))) => std::fs::rename(&partial, &path).map_err(|e| named(&path, e)),
        }
    }
}
