//! `lantik tag` as its users run it: inputs, outputs, exit codes, offsets. All texts are our own.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// An article with marks of two, three and four bytes before its evidence, and something for every field.
const ARTICLE: &str = "Bupati Melantik 12 Camat\n\nLEMBAH HIJAU 🌊 – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat dì pendopo, \
    Rabu (29/10/2025). Pemerintah Kabupaten Lembah Hijau mengusulkan 2.181 tenaga honorer menjadi PPPK paruh waktu.\n\n\
    “Kami dìlantik agar bekerja dì desa inì sepenuh hati 🌊,” kata Kepala BKPSDM Sari Wulandari.\n\n\
    Baca juga: Harga Beras Naik\n\nKabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.\n";

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/models/sentence-labels.lantik");

/// A folder to run in, so that paths in the output are the short ones that were given.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    folder
}

fn command(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).arg("tag").args(arguments).stdin(Stdio::null());
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program starts")
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).expect("output is UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'), "the last line is cut");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// Names in a folder, sorted.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("the folder is there").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The records of a run that must go well.
fn records(folder: &TempDir, arguments: &[&str]) -> Vec<Value> {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    lines(&output.stdout)
}

fn ids(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["id"].as_str().expect("an id is text")).collect()
}

#[test]
fn a_text_file_is_one_article() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let records = records(&folder, &["a.txt"]);
    let hash = format!("{:x}", Sha256::digest(ARTICLE));
    assert_eq!((ids(&records), &records[0]["schema"]), (vec!["a.txt"], &json!(1)));
    assert_eq!(records[0]["source"], json!({"path": "a.txt", "row": 1, "url": null, "sha256": hash}));
    assert_eq!(records[0]["article"]["title"], "Bupati Melantik 12 Camat");
    assert_eq!(records, self::records(&folder, &["a.txt", "--model", MODEL]), "the model that ships, by its path");
}

#[test]
fn a_folder_gives_its_texts_in_the_order_of_their_paths() {
    let folder = folder(&[
        ("berita/b.txt", "Ia pergi."),
        ("berita/a.txt", "Ia hadir."),
        ("berita/kota/z.txt", "Ia kembali."),
        ("berita/c.jsonl", "{\"text\": \"Ia duduk.\"}\n{\"id\": \"c2\", \"text\": \"Ia berdiri.\"}\n"),
        ("berita/catatan.md", "Bukan berita."),
        ("berita/.rahasia.txt", "Bukan berita."),
    ]);
    let records = records(&folder, &["berita"]);
    let rows = Path::new("berita").join("c.jsonl");
    let unnamed = format!("{}:1", rows.display());
    assert_eq!(ids(&records), ["a.txt", "b.txt", unnamed.as_str(), "c2", "kota/z.txt"]);
    let source = &records[3]["source"];
    assert_eq!((&source["path"], &source["row"]), (&json!(rows.display().to_string()), &json!(2)));
}

#[test]
fn rows_keep_their_metadata() {
    let given = json!({"id": 7, "text": "Bupati melantik 12 camat.", "title": "Camat Baru", "outlet": "Kabar Kita",
        "date": "2025-10-29", "url": "https://kabarkita.example/camat", "lain": [1]});
    let folder = folder(&[("rows.jsonl", &format!("\n{given}\n{{\"text\": \"Ia hadir.\", \"title\": \"\"}}"))]);
    let records = records(&folder, &["rows.jsonl"]);
    assert_eq!((ids(&records), &records[1]["article"]["title"]), (vec!["7", "rows.jsonl:3"], &Value::Null));
    let (article, source) = (&records[0]["article"], &records[0]["source"]);
    let known = json!([article["title"], article["outlet"], article["published"], source["url"], source["row"]]);
    assert_eq!(known, json!([given["title"], given["outlet"], given["date"], given["url"], 2]));
}

#[test]
fn standard_input_is_a_text_or_rows() {
    let rows = "{\"id\": \"satu\", \"text\": \"Ia hadir.\"}\n{\"text\": \"Ia pergi.\"}\n";
    let folder = folder(&[("text", ARTICLE), ("rows", rows)]);
    let cases: [(&str, &[&str]); 2] = [("text", &["-"]), ("rows", &["satu", "-:2"])];
    for (name, expected) in cases {
        let file = File::open(folder.path().join(name)).expect("it is there");
        let output = command(&folder, &["-"]).stdin(file).output().expect("the program starts");
        assert_eq!((output.status.code(), ids(&lines(&output.stdout))), (Some(0), expected.to_vec()));
        assert!(lines(&output.stdout).iter().all(|record| record["source"]["path"] == "-"));
    }
}

const ROWS: &str = "{\"id\": \"a\", \"text\": \"Ia hadir.\"}\n{\"id\": \"b\", \"text\": null}\nbukan json\n\
    {\"id\": \"d\", \"text\": \" \"}\n{\"id\": \"e\", \"text\": \"Ia pergi.\"}\n";

#[test]
fn rejects_are_told_and_the_rest_goes_on() {
    let folder = folder(&[("rows.jsonl", ROWS), ("o.txt", ""), ("z.txt", "Ia kembali.")]);
    let read = |name: &str| lines(&fs::read(folder.path().join(name)).expect("the file is there"));
    let output = run(&folder, &["rows.jsonl", "o.txt", "z.txt", "-o", "out.jsonl"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert_eq!(ids(&read("out.jsonl")), ["a", "e", "z.txt"]);
    let rejects = read("out.jsonl.rejects.jsonl");
    let place = |reject: &Value| json!([reject["path"], reject["row"], reject["id"]]);
    let due = json!([["rows.jsonl", 2, "b"], ["rows.jsonl", 3, null], ["rows.jsonl", 4, "d"], ["o.txt", 1, "o.txt"]]);
    assert_eq!(rejects.iter().map(place).collect::<Value>(), due);
    for (reject, reason) in rejects.iter().zip(["null", "JSON", "empty", "empty"]) {
        assert!(reject["reason"].as_str().is_some_and(|text| text.contains(reason)), "{reject}");
    }
    assert_eq!(names(&folder), ["o.txt", "out.jsonl", "out.jsonl.rejects.jsonl", "rows.jsonl", "z.txt"]);
    let output = run(&folder, &["rows.jsonl"]);
    assert_eq!((output.status.code(), ids(&lines(&output.stdout))), (Some(1), vec!["a", "e"]));
    assert!(String::from_utf8_lossy(&output.stderr).contains("rows.jsonl:3: "));
    let output = run(&folder, &["z.txt", "-o", "out.jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(names(&folder), ["o.txt", "out.jsonl", "rows.jsonl", "z.txt"], "stale rejects are left");
}

#[test]
fn what_cannot_run_says_why_and_touches_nothing() {
    let mut damaged = fs::read(MODEL).expect("a model");
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let folder = folder(&[("a.txt", "Ia hadir."), ("foreign.bin", "PK\u{3}\u{4} lain"), ("out.jsonl", "lama\n")]);
    fs::write(folder.path().join("damaged.bin"), damaged).expect("files can be written");
    let before = names(&folder);
    let cases: [(&[&str], &[&str]); 8] = [
        (&["a.txt", "tiada.txt"], &["tiada.txt"]),
        (&["a.txt", "--model", "tiada.bin"], &["tiada.bin"]),
        (&["a.txt", "--model", "."], &["."]),
        (&["a.txt", "--model", "foreign.bin"], &["foreign.bin", "not a usable model file"]),
        (&["a.txt", "--model", "damaged.bin"], &["damaged.bin", "checksum"]),
        (&["a.txt", "--without", "tiada"], &["tiada", "stray-diacritic", "lost-space"]),
        (&["a.txt", "--offsets", "tiada"], &["utf16"]),
        (&[], &["INPUT"]),
    ];
    for (arguments, said) in cases {
        let output = run(&folder, &[arguments, &["-o", "out.jsonl"]].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(said.iter().all(|word| stderr.contains(word)), "{arguments:?}: {stderr}");
        assert_eq!(names(&folder), before);
        assert_eq!(fs::read(folder.path().join("out.jsonl")).expect("it stays"), b"lama\n");
    }
    assert_eq!(run(&folder, &["a.txt", "-o", "tiada/out.jsonl"]).status.code(), Some(2));
}

/// What the original shows at a span of the given unit.
fn shown(text: &str, span: &Value, unit: &str) -> String {
    let end = |i: usize| span[i].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a span has two ends");
    let range = end(0)..end(1);
    match unit {
        "chars" => text.chars().collect::<Vec<_>>()[range].iter().collect(),
        "bytes" => text[range].to_owned(),
        _ => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[range]).expect("whole characters"),
    }
}

/// What stands at every span of a record, in order; where the record also gives the text it must be the same.
fn evidence(text: &str, value: &Value, unit: &str, found: &mut Vec<String>) {
    value.as_array().into_iter().flatten().for_each(|item| evidence(text, item, unit, found));
    for (key, field) in value.as_object().into_iter().flatten() {
        let stretches = if key == "boilerplate" { field.as_array() } else { None };
        let span = Some(field).filter(|field| matches!(key.as_str(), "span" | "speaker_span") && !field.is_null());
        found.extend(stretches.into_iter().flatten().chain(span).map(|span| shown(text, span, unit)));
        evidence(text, field, unit, found);
    }
    // An edit's "from" is text; a date's is a day and stands beside "text".
    if let (Some(span), Some(written)) = (value.get("span"), value.get("text").or(value.get("from"))) {
        assert_eq!(&json!(shown(text, span, unit)), written);
    }
}

#[test]
fn every_span_shows_its_text_in_every_unit() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let in_unit = |unit: &str| {
        let record = records(&folder, &["a.txt", "--offsets", unit]).remove(0);
        let mut found = Vec::new();
        evidence(ARTICLE, &record, unit, &mut found);
        (record, found)
    };
    let (record, found) = in_unit("chars");
    for field in ["edits", "boilerplate", "sentences", "figures", "quotes", "events", "checks"] {
        assert!(record[field].as_array().is_some_and(|items| !items.is_empty()), "the article has {field}");
    }
    assert!(record["events"].as_array().is_some_and(|events| events.iter().any(|event| !event["date"].is_null())));
    for expected in ["Rabu (29/10/2025)", "2.181 tenaga honorer", "ì", "Baca juga: Harga Beras Naik"] {
        assert!(found.iter().any(|text| text.contains(expected)), "{expected} is not in {found:?}");
    }
    assert!(found.iter().all(|text| !text.is_empty() && text.trim() == text), "{found:?}");
    assert_eq!(records(&folder, &["a.txt"]), std::slice::from_ref(&record), "code points are the default");
    for unit in ["bytes", "utf16"] {
        let (other, same) = in_unit(unit);
        assert_eq!(found, same, "{unit}");
        assert_ne!(record["figures"], other["figures"], "{unit} are other numbers here");
    }
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let row = |n: usize| match n % 9 {
        0 => "{\"text\": \"\"}\n".to_owned(),
        _ => format!("{}\n", json!({"id": n, "text": ARTICLE.replace("12 camat", &format!("{n} camat"))})),
    };
    let folder = folder(&[("rows.jsonl", &(0..200).map(row).collect::<String>()), ("a.txt", ARTICLE)]);
    let outputs = ["1", "2", "4"].map(|threads| run(&folder, &["rows.jsonl", "a.txt", "--threads", threads]));
    assert_eq!(lines(&outputs[0].stdout).len(), 178);
    for other in &outputs[1..] {
        assert!(other.stdout == outputs[0].stdout && other.stderr == outputs[0].stderr);
        assert_eq!(other.status.code(), Some(1));
    }
}

/// The fields of each part of a record, in order, as SCHEMA.md tells them; the parts by the names of their fields.
const FIELDS: &str = "record schema id source model article edits boilerplate sentences figures quotes events checks; \
    source path row url sha256; model name version corpus; article title outlet dateline published region; \
    region code name province; edits span from to rule; sentences span labels scores; scores quota appointment quote; \
    figures span text value low high qualifier category becomes status occupation sentence quote confidence; \
    quotes span text kind speaker role speaker_span resolved_by cue sentences confidence; \
    events kind status figures people group official institution date place sentences confidence; \
    people name post span; official name role span; date span text from to; \
    checks kind whole parts value difference holds";

/// The keys that the part of that name must be written with, in order.
fn keys_due<'v>(name: &str, part: &'v Value, keys: &mut Vec<&'v str>) {
    part.as_array().into_iter().flatten().for_each(|item| keys_due(name, item, keys));
    let Some(fields) = part.as_object() else { return };
    let due = FIELDS.split("; ").find_map(|due| due.strip_prefix(name)?.strip_prefix(' ')).expect("a known part");
    for key in due.split(' ') {
        // Only a remainder has a derived value.
        assert!(fields.contains_key(key) || (name, key) == ("checks", "value"), "{name} without {key}");
        if let Some((key, field)) = fields.get_key_value(key) {
            keys.push(key);
            keys_due(key, field, keys);
        }
    }
}

#[test]
fn fields_stand_in_the_order_of_the_schema() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let output = run(&folder, &["a.txt"]);
    let line = std::str::from_utf8(&output.stdout).expect("output is UTF-8");
    let key = |end: usize| &line[line[..end].rfind('"').map_or(0, |quote| quote + 1)..end];
    let written: Vec<&str> = line.match_indices("\":").map(|(end, _)| key(end)).collect();
    let (record, mut due) = (lines(&output.stdout).remove(0), Vec::new());
    keys_due("record", &record, &mut due);
    assert_eq!(written, due);
}

#[test]
fn a_rule_can_be_left_out() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let record = records(&folder, arguments).remove(0);
        let edits = record["edits"].as_array().expect("a list");
        edits.iter().filter_map(|edit| edit["rule"].as_str().map(str::to_owned)).collect()
    };
    let (all, without) = (rules(&["a.txt"]), rules(&["a.txt", "--without", "stray-diacritic"]));
    assert_eq!(all.iter().filter(|rule| *rule == "stray-diacritic").count(), 4);
    assert_eq!(without, all.into_iter().filter(|rule| rule != "stray-diacritic").collect::<Vec<_>>());
    assert!(rules(&["a.txt", "--without", "stray-diacritic", "--without", "quote-mark"]).is_empty());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let row = format!("{}\n", json!({"text": ARTICLE}));
    let folder = folder(&[("rows.jsonl", &row.repeat(1000))]);
    let mut command = command(&folder, &["rows.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    // Dropped at the end of the statement: the pipe breaks.
    let first =
        BufReader::new(child.stdout.take().expect("it is piped")).lines().next().expect("a line").expect("text");
    let output = child.wait_with_output().expect("the program ends");
    assert!(first.starts_with("{\"schema\":1,\"id\":\"rows.jsonl:1\""));
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
