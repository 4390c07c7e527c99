//! An evaluation as one page of HTML that needs nothing else: tables, plots, confusions, mistakes.

mod html;
mod plot;

use super::Evaluation;
use std::fs;
use std::io;
use std::path::Path;

/// Writes `folder/index.html`, making the folder where it is missing. The page appears under its name only when it is whole.
///
/// # Errors
/// Where it cannot be written.
pub fn write(folder: &Path, evaluation: &Evaluation) -> io::Result<()> {
    let page = html::page(evaluation).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    let partial = folder.join("index.html.partial");
    fs::write(&partial, page)?;
    fs::rename(partial, folder.join("index.html"))
}
