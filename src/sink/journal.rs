//! What is known of a run that has not ended: a small file beside its output, `FILE.resume`.

use super::file::{remove, with_ending};
use super::{OTHER, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A run as it was saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// What the run was made of; another's must not be gone on with.
    pub(super) fingerprint: String,
    /// How far it was.
    pub(super) state: State,
    /// Lengths of its files.
    pub(super) lengths: BTreeMap<String, u64>,
    /// The ids that the next rows of the tables get.
    pub(super) next: Vec<i64>,
}

/// Where journals of this output are.
pub(super) fn path(output: &Path) -> PathBuf {
    with_ending(output, ".resume")
}

impl Journal {
    /// The journal of a run to go on with; none where there is none.
    pub(super) fn read(output: &Path, fingerprint: &str) -> io::Result<Option<Journal>> {
        let bytes = match fs::read(path(output)) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let journal: Journal = serde_json::from_slice(&bytes)?;
        if journal.fingerprint == fingerprint { Ok(Some(journal)) } else { Err(io::Error::other(OTHER)) }
    }

    /// Writes the journal, whole or not at all.
    pub(super) fn write(&self, output: &Path) -> io::Result<()> {
        let (path, new) = (path(output), with_ending(output, ".resume.new"));
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(&new, &path)
    }
}

/// Takes the journal of a run away.
pub(super) fn forget(output: &Path) -> io::Result<()> {
    remove(&path(output))
}
