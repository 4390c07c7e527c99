//! What the tests share: the folder of real articles, which users do not have.

use std::path::PathBuf;

/// The folder beside the project with real articles and treebanks; `None`, with a printed reason, where it is absent.
pub fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no folder of real articles beside the project");
    None
}
