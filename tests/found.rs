//! Replays what fuzzing has found (`tests/found/TARGET/`) and what it starts from (`fuzz/seeds/TARGET/`): files that once broke
//! a law must keep it.

#[path = "common/fuzzed.rs"]
mod fuzzed;

use std::fs;
use std::path::Path;

/// Checks all files of a folder; how many there were.
fn replay(target: &str, folder: &Path) -> usize {
    let Ok(files) = fs::read_dir(folder) else { return 0 };
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be listed").path()).collect();
    paths.sort();
    for path in &paths {
        println!("{}", path.display());
        fuzzed::check(target, &fs::read(path).expect("it can be read"));
    }
    paths.len()
}

#[test]
fn what_was_found_stays_mended() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (target, _) in fuzzed::TARGETS {
        replay(target, &root.join("tests/found").join(target));
        // The packed crate comes without them.
        let seeds = root.join("fuzz/seeds");
        assert!(!seeds.is_dir() || replay(target, &seeds.join(target)) > 0, "{target} has no seeds");
    }
}

#[test]
fn every_find_belongs_to_a_target() {
    for folder in ["tests/found", "fuzz/seeds"] {
        let Ok(found) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else { continue };
        for entry in found {
            let name = entry.expect("the folder can be listed").file_name();
            let known = fuzzed::TARGETS.iter().any(|(target, _)| name.to_str() == Some(target));
            assert!(known, "{folder}/{name:?}");
        }
    }
}
