//! `lantik review` and `tag --min-confidence` as their users run them, and the way of a decision into the corpus. All texts
//! are our own.

#[path = "common/cli.rs"]
mod cli;
mod common;

use cli::{folder, good, lantik, read};
use lantik::draft::Draft;
use lantik::draft::folder::DraftFolder;
use lantik::pipeline::Engine;
use lantik::source;
use lantik::span::Unit;
use serde_json::Value;
use std::process::Command;
use tempfile::TempDir;

const ARTICLE: &str = "Bupati Melantik 12 Camat\n\nLEMBAH HIJAU 🌊 – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat dì pendopo, \
    Rabu (29/10/2025). Rapat itu dihadiri 40 guru.\n\n“Kami dìlantik agar bekerja,” kata Kepala BKPSDM Sari Wulandari.\n\n\
    Kabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.\n";

fn articles() -> TempDir {
    let rows = "{\"id\": \"r1\", \"text\": \"Ia hadir. Sebanyak 40 orang mendaftar.\", \"title\": \"Daftar\"}\n{\"text\": null}\n";
    folder(&[("berita/a.txt", ARTICLE), ("berita/b.jsonl", rows), ("c.txt", "Wali kota menilai kuota 30 guru kurang.")])
}

/// Checks a folder of drafts as a corpus: exit code and what is said.
fn check(folder: &TempDir, corpus: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_train"));
    let output = command.current_dir(folder.path()).args(["--check", "--corpus", corpus]).output().expect("it starts");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_least_certain_sentences_are_listed_with_their_neighbours() {
    let folder = articles();
    let shown = good(&folder, &["review", "berita/a.txt", "c.txt", "-n", "2", "--label", "quota", "--why"]);
    let heads: Vec<&str> = shown.lines().filter(|line| line.starts_with("quota ")).collect();
    assert!(heads.len() == 2 && heads.iter().all(|head| head.contains("given (from ")), "{shown}");
    assert!(shown.lines().filter(|line| line.starts_with("  why: ")).count() == 2 && !shown.contains("appointment 0"));
    let all = good(&folder, &["review", "berita/a.txt", "c.txt", "-n", "99"]);
    assert!(
        all.contains("  a.txt#1 – Bupati Melantik 12 Camat\n    Bupati Melantik 12 Camat\n  > LEMBAH HIJAU"),
        "{all}"
    );
    for threads in ["1", "4"] {
        assert_eq!(good(&folder, &["review", "berita/a.txt", "c.txt", "-n", "99", "--threads", threads]), all);
    }
}

#[test]
fn bad_rows_are_told_and_the_rest_is_reviewed() {
    let folder = articles();
    let output = lantik(&folder, &["review", "berita"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr.contains("rejected: ") && stderr.contains(":2: the field \"text\" is missing"), "{stderr}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("r1#1 – Daftar"));
    for (arguments, said) in [
        (&["review", "tiada.txt"][..], "tiada.txt"),
        (&["review", "c.txt", "--label", "kuota"], "quota, appointment, quote"),
        (&["review", "c.txt", "--decided", "t.jsonl"], "--draft"),
        (&["review", "c.txt", "--decided", "tiada.jsonl", "--draft", "d"], "tiada.jsonl"),
    ] {
        let output = lantik(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{arguments:?}");
    }
}

#[test]
fn tasks_are_rows_for_doccano() {
    let folder = articles();
    good(&folder, &["review", "berita/a.txt", "-n", "1", "--tasks", "t.jsonl"]);
    let rows: Vec<Value> =
        read(&folder, "t.jsonl").lines().map(|row| serde_json::from_str(row).expect("JSON")).collect();
    assert!((1..=3).contains(&rows.len()));
    for row in rows {
        let span = |i: usize| usize::try_from(row["span"][i].as_u64().expect("an offset")).expect("it fits");
        let text: String = ARTICLE.chars().skip(span(0)).take(span(1) - span(0)).collect();
        assert_eq!(row["text"], text);
        assert!(row["label"].is_array() && row["asked"].is_object() && row["article"] == "a.txt", "{row}");
    }
}

/// From doubt to corpus: tasks, a human's pen, drafts, the checker of the corpus.
#[test]
fn what_a_human_decides_comes_into_drafts_that_the_corpus_takes() {
    let folder = articles();
    good(&folder, &["review", "berita/a.txt", "c.txt", "-n", "99", "--tasks", "t.txt"]);
    let tasks = read(&folder, "t.txt");
    let line = |text: &str, start: &str| text.lines().find(|line| line.contains(start)).expect("a line").to_owned();
    let doubtful = line(&tasks, " | Rapat itu");
    let decided = tasks.replace(&doubtful, "- | Rapat itu dihadiri 40 guru.");
    std::fs::write(folder.path().join("t.txt"), decided).expect("it can be written");
    good(&folder, &["review", "berita/a.txt", "c.txt", "--decided", "t.txt", "--draft", "d"]);
    let draft = read(&folder, "d/articles/a.art");
    assert_eq!(line(&draft, "Rapat itu"), "- | Rapat itu dihadiri 40 guru.");
    assert!(draft.contains("by a human") && draft.contains("c1: sum | whole=f"), "{draft}");
    assert!(draft.contains("“{q1}Kami dìlantik agar bekerja{/q1},” kata"), "{draft}");
    assert_eq!(check(&folder, "d").0, Some(0), "{}", check(&folder, "d").1);

    let again = lantik(&folder, &["review", "berita/a.txt", "--draft", "d"]);
    assert_eq!(again.status.code(), Some(1), "what a human may have worked on is left alone");
    assert!(String::from_utf8_lossy(&again.stderr).contains("left as it is"));
    assert_eq!(read(&folder, "d/articles/a.art"), draft);
}

#[test]
fn what_remains_to_be_done_is_named_and_refused_until_it_is() {
    let folder = articles();
    let row = |label: &str, sentence: usize, text: &str, article: &str| {
        format!("{{\"article\": {article:?}, \"sentence\": {sentence}, \"text\": {text:?}, \"label\": [{label:?}]}}\n")
    };
    let rows = row("appointment", 0, "Wali kota menilai kuota 30 guru kurang.", "c.txt")
        + &row("quote", 0, "Camat melantik 12 bupati.", "a.txt")
        + &row("quote", 0, "Ia hadir.", "tiada");
    std::fs::write(folder.path().join("t.jsonl"), rows).expect("it can be written");
    let output = lantik(&folder, &["review", "berita/a.txt", "c.txt", "--decided", "t.jsonl", "--draft", "d"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr.contains("t.jsonl:2: the article has another sentence there"), "{stderr}");
    assert!(stderr.contains("t.jsonl:3: no such article in the inputs"), "{stderr}");
    let todo = read(&folder, "d/todo.txt");
    assert!(todo.lines().any(|line| line.contains("c.art:") && line.contains("KIND STATUS")), "{todo}");
    let (code, said) = check(&folder, "d");
    assert!(code == Some(1) && said.contains("KIND STATUS"), "{said}");
}

#[test]
fn less_is_told_of_what_is_less_sure() {
    let folder = articles();
    let record = |arguments: &[&str]| good(&folder, &[&["tag", "berita/a.txt"], arguments].concat());
    let all = record(&[]);
    assert_eq!(record(&["--min-confidence", "0"]), all);
    let parsed = |line: &str| -> Value { serde_json::from_str(line).expect("a record") };
    let (all, sure, none) =
        (parsed(&all), parsed(&record(&["--min-confidence", "0.9"])), parsed(&record(&["--min-confidence", "1"])));
    for field in ["figures", "quotes", "events"] {
        let items = |record: &Value| record[field].as_array().map_or(0, Vec::len);
        assert!(items(&all) >= items(&sure) && items(&none) == 0 && items(&all) > 0, "{field}");
        let least = sure[field].as_array().into_iter().flatten().filter_map(|item| item["confidence"].as_f64());
        assert!(least.fold(1.0, f64::min) >= 0.9);
    }
    let scores = |record: &Value| {
        record["sentences"].as_array().expect("a list").iter().map(|s| s["scores"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(scores(&all), scores(&none));
    for wrong in ["1.5", "-0.1", "NaN", "setengah"] {
        assert_eq!(
            lantik(&folder, &["tag", "c.txt", &format!("--min-confidence={wrong}")]).status.code(),
            Some(2),
            "{wrong}"
        );
    }
}

#[test]
fn every_draft_of_real_articles_can_be_written() {
    let Some(shared) = common::shared() else { return };
    let engine = Engine::new().expect("the model").unit(Unit::Bytes);
    let folder = folder(&[]);
    let mut drafts = DraftFolder::open(&folder.path().join("d")).expect("a folder");
    let inputs = source::inputs(&[shared.join("gold/dev.jsonl")]).expect("it is there");
    for article in inputs.iter().flat_map(source::Input::rows) {
        let article = article.expect("an article");
        drafts.add(Draft::of_record(&article, &engine.tag(&article))).unwrap_or_else(|e| panic!("{}: {e}", article.id));
    }
    assert_eq!(drafts.written(), 80);
}
