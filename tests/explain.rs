//! `lantik explain` as its users run it. All texts are our own.

use std::fs;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ARTICLE: &str = "Bupati Melantik 12 Camat\n\nLEMBAH HIJAU – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat dì pendopo, Rabu \
    (29/10/2025).\n\n“Kami dìlantik agar bekerja dì desa inì sepenuh hati,” kata Kepala BKPSDM Sari Wulandari.\n\n\
    Baca juga: Harga Beras Naik\n\nKabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let row = |id: &str, text: &str| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    let rows = row("satu", "Ia hadir.") + &row("dua", ARTICLE) + "{\"id\": \"tiga\", \"text\": null}\n";
    for (name, text) in [("a.txt", ARTICLE), ("rows.jsonl", rows.as_str()), ("kosong.jsonl", "")] {
        fs::write(folder.path().join(name), text).expect("files can be written");
    }
    folder
}

fn explain(folder: &TempDir, arguments: &[&str], colour: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).arg("explain").args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.envs(colour.iter().copied()).output().expect("the program starts")
}

fn shown(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

#[test]
fn an_article_is_shown_with_its_reasons() {
    let folder = folder();
    let page = shown(&explain(&folder, &["rows.jsonl", "--id", "dua"], &[]));
    for part in [
        "Bupati Melantik 12 Camat  dua",
        "dateline LEMBAH HIJAU",
        "= 12 (exact) pejabat",
        "appointed  rules-status=appointed +",
        "event 0 appointment done",
        "2025-10-29 to 2025-10-29",
        "quote 0 direct by Sari Wulandari, Kepala BKPSDM  cue kata  rule name",
        "* Sari Wulandari",
        "rule=name +",
        "Baca juga: Harga Beras Naik [boilerplate]",
        "sum of figure",
        "\"ì\" → \"i\"  rule stray-diacritic",
        "Rahmat Sutejo  Bupati Lembah Hijau",
    ] {
        assert!(page.contains(part), "{part:?} is not in\n{page}");
    }
    // The original's words, not the repaired ones, and each sentence once.
    assert_eq!(page.matches("melantik 12 camat dì pendopo").count(), 1);
    assert!(!page.contains('\u{1b}'), "no escapes outside a terminal");
}

#[test]
fn a_single_article_needs_no_id_and_colour_can_be_had() {
    let folder = folder();
    let plain = shown(&explain(&folder, &["a.txt"], &[]));
    let coloured = shown(&explain(&folder, &["a.txt"], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut parts = coloured.split('\u{1b}');
    bare.push_str(parts.next().unwrap_or_default());
    parts.for_each(|part| bare.push_str(part.split_once('m').map_or("", |(_, rest)| rest)));
    assert_eq!(bare, plain, "colour changes no words");
    assert_eq!(shown(&explain(&folder, &["a.txt"], &[("NO_COLOR", "1")])), plain);
}

#[test]
fn more_reasons_can_be_asked_for() {
    let folder = folder();
    let count = |n: &str| shown(&explain(&folder, &["a.txt", "--reasons", n], &[])).matches(" +").count();
    assert!(count("1") < count("9"));
}

#[test]
fn what_cannot_be_shown_says_why() {
    let folder = folder();
    let cases: [(&[&str], &[&str]); 5] = [
        (&["rows.jsonl"], &["rows.jsonl", "several", "--id", "satu"]),
        (&["rows.jsonl", "--id", "lima"], &["rows.jsonl", "lima"]),
        (&["rows.jsonl", "--id", "tiga"], &["rows.jsonl:3", "null"]),
        (&["kosong.jsonl"], &["kosong.jsonl", "no article"]),
        (&["tiada.txt"], &["tiada.txt"]),
    ];
    for (arguments, said) in cases {
        let output = explain(&folder, arguments, &[]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {stderr}");
        assert!(said.iter().all(|word| stderr.contains(word)), "{arguments:?}: {stderr}");
    }
}
