//! What is behind the paths that were given.

use super::feed::{Feed, Reading, Start};
use super::{Row, kind};
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file; `-` is standard input.
    pub(super) path: PathBuf,
    /// How ids of text files are derived: the path below the folder that was given, else the file's name.
    pub(super) id: String,
    /// Bytes, where known.
    pub bytes: u64,
}

/// Why the inputs cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct InputError {
    path: String,
    reason: String,
}

/// Lists what is behind the paths given: a file as it is; of a folder all files below it whose names say that they can be read,
/// in the order of their paths, hidden ones and those that an ignore file names left out; `-` is standard input.
///
/// # Errors
/// A path that does not exist or a folder that cannot be listed.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, InputError> {
    let mut inputs = Vec::new();
    for path in paths {
        let failed = |reason: String| InputError { path: path.display().to_string(), reason };
        if path.as_os_str() == "-" {
            inputs.push(Input { path: path.clone(), id: "-".into(), bytes: 0 });
            continue;
        }
        let metadata = path.metadata().map_err(|e| failed(e.to_string()))?;
        if metadata.is_dir() {
            walk(path, &mut inputs).map_err(failed)?;
        } else {
            let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            inputs.push(Input { path: path.clone(), id, bytes: metadata.len() });
        }
    }
    Ok(inputs)
}

fn walk(folder: &Path, inputs: &mut Vec<Input>) -> Result<(), String> {
    for entry in ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).build() {
        let entry = entry.map_err(|e| e.to_string())?;
        let known = kind::is_known(&entry.file_name().to_string_lossy());
        if known && entry.file_type().is_some_and(|kind| kind.is_file()) {
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let id = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
            inputs.push(Input { path: entry.path().to_path_buf(), id, bytes });
        }
    }
    Ok(())
}

impl Input {
    /// The file's path; `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the input's rows. One that cannot be opened or read gives a reject.
    pub fn rows(&self) -> Box<dyn Iterator<Item = Row> + Send> {
        let feed = Feed::new(vec![self.clone()], Reading::default(), Start::default());
        Box::new(feed.filter_map(|item| item.what.row()))
    }
}
