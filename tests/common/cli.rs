//! The programs as their users run them, in a folder of their own.

use std::fs;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder to run in, so that paths in the output are the short ones that were given.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    folder
}

/// Runs `lantik` with these arguments.
pub fn lantik(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// The standard output of a run that must go well.
pub fn good(folder: &TempDir, arguments: &[&str]) -> String {
    let output = lantik(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// A file of the folder.
pub fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}
