//! `lantik tag` into files, databases and tables: forms, order, atomicity, runs that were killed and resumed. Our own texts.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, good, lantik, read};
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ARTICLE: &str = "Bupati Melantik 12 Camat\n\nLEMBAH HIJAU – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat di pendopo, \
    Rabu (29/10/2025). Pemerintah Kabupaten Lembah Hijau mengusulkan 2.181 tenaga honorer menjadi PPPK paruh waktu.\n\n\
    “Kami dilantik agar bekerja di desa ini sepenuh hati,” kata Kepala BKPSDM Sari Wulandari.\n\n\
    Baca juga: Harga Beras Naik\n\nKabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.\n";

/// A folder with `count` articles in rows, some of which are rejects.
fn rows(count: usize) -> TempDir {
    let row = |n: usize| match n % 9 {
        0 => "{\"text\": \"\"}\n".to_owned(),
        _ => format!(
            "{}\n",
            json!({"id": n, "outlet": "Kabar Kita", "date": "2025-10-29",
            "text": ARTICLE.replace("12 camat", &format!("{n} camat"))})
        ),
    };
    folder(&[("rows.jsonl", &(0..count).map(row).collect::<String>())])
}

fn database(folder: &TempDir, name: &str) -> Connection {
    Connection::open(folder.path().join(name)).expect("a database")
}

fn number(database: &Connection, query: &str) -> i64 {
    database.query_row(query, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{query}: {e}"))
}

/// All rows of all tables.
fn dump(database: &Connection) -> Vec<(String, Vec<Vec<Cell>>)> {
    let listed =
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut tables = database.prepare(listed).expect("a query");
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect();
    let rows = |table: String| {
        let mut query = database.prepare(&format!("SELECT * FROM {table}")).expect("a query");
        let width = query.column_count();
        let rows = query.query_map([], |row| (0..width).map(|at| row.get(at)).collect()).expect("rows");
        let rows = rows.map(|row| row.expect("a row")).collect();
        (table, rows)
    };
    tables.into_iter().map(rows).collect()
}

#[test]
fn packed_lines_are_the_same_lines() {
    let folder = rows(40);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.jsonl"]);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.jsonl.gz"]);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.jsonl.zst"]);
    let plain = read(&folder, "a.jsonl");
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect("it is there");
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&bytes("a.jsonl.gz")[..]).read_to_string(&mut text).expect("it unpacks");
    assert_eq!(text, plain);
    assert_eq!(zstd::decode_all(&bytes("a.jsonl.zst")[..]).expect("it unpacks"), plain.as_bytes());
    assert_eq!(plain.lines().count(), 35);
}

#[test]
fn a_database_holds_what_the_lines_hold() {
    let folder = rows(20);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.jsonl"]);
    let output = lantik(&folder, &["tag", "rows.jsonl", "-o", "a.db"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("17 records, 3 rejects, see the table of rejects"), "{told}");
    let records: Vec<Value> =
        read(&folder, "a.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let database = database(&folder, "a.db");
    assert_eq!(number(&database, "SELECT count(*) FROM rejects"), 3);
    let count = |key: &str| records.iter().map(|record| record[key].as_array().map_or(0, Vec::len) as i64).sum::<i64>();
    assert!(count("checks") > 0 && count("events") > 0 && count("quotes") > 0);
    for table in ["sentences", "figures", "quotes", "events", "checks", "edits", "boilerplate"] {
        assert_eq!(number(&database, &format!("SELECT count(*) FROM {table}")), count(table), "{table}");
    }
    let parts = records.iter().flat_map(|record| record["checks"].as_array().into_iter().flatten());
    let parts: usize = parts.map(|check| check["parts"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(number(&database, "SELECT count(*) FROM check_parts"), parts as i64);
    // Every figure stands in its sentence, every reference leads somewhere.
    let outside = "SELECT count(*) FROM figures JOIN sentences ON sentences.id = figures.sentence \
        WHERE instr(sentences.text, figures.text) = 0 OR sentences.article <> figures.article";
    assert_eq!(number(&database, outside), 0);
    let broken = database
        .prepare("PRAGMA foreign_key_check")
        .expect("a query")
        .query([])
        .expect("it runs")
        .next()
        .expect("rows")
        .is_some();
    assert!(!broken, "a reference leads nowhere");
    let first: (String, i64) = database
        .query_row("SELECT text, value FROM figures WHERE value = 2181 ORDER BY id LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("a figure");
    assert_eq!(first, ("2.181 tenaga honorer".to_owned(), 2181));
}

#[test]
fn the_queries_of_the_documentation_run() {
    let folder = rows(20);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "news.db"]);
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/database.md")).expect("the page");
    let database = database(&folder, "news.db");
    let queries: Vec<&str> = page.split("```sql\n").skip(1).filter_map(|part| part.split("```").next()).collect();
    assert!(queries.len() >= 8, "{}", queries.len());
    for query in queries {
        let mut prepared = database.prepare(query).unwrap_or_else(|e| panic!("{e}: {query}"));
        let mut found = prepared.query([]).unwrap_or_else(|e| panic!("{e}: {query}"));
        // All are asked so that the articles here answer them, but for those about numbers that do not add up.
        let answered = found.next().unwrap_or_else(|e| panic!("{e}: {query}")).is_some();
        assert!(answered || query.contains("failed_checks"), "no answer to {query}");
    }
    for table in ["articles", "sentences", "figures", "quotes", "events", "people", "checks", "rejects", "edits"] {
        assert!(page.contains(&format!("`{table}`")), "{table} is explained");
    }
}

#[test]
fn tables_in_csv_are_the_tables_of_the_database() {
    let folder = rows(20);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.db"]);
    lantik(&folder, &["tag", "rows.jsonl", "-o", "a.csv"]);
    let tables = dump(&database(&folder, "a.db"));
    for name in ["articles", "figures", "event_sentences", "rejects", "quotes"] {
        let (_, rows) = tables.iter().find(|(table, _)| table == name).expect("a table");
        let mut reader = csv::Reader::from_path(folder.path().join(format!("a.{name}.csv"))).expect("a file");
        let read: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        let shown = |cell: &Cell| match cell {
            Cell::Null => String::new(),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
            Cell::Blob(_) => "blob".to_owned(),
        };
        let due: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(shown).collect()).collect();
        assert!(!due.is_empty() && read == due, "{name}");
    }
}

/// A run that is killed once its output has grown to so many bytes; false where it was done before.
fn killed(folder: &TempDir, arguments: &[&str], partial: &str, bytes: u64) -> bool {
    let mut child = start(folder, arguments);
    let begun = Instant::now();
    loop {
        let grown = fs::metadata(folder.path().join(partial)).is_ok_and(|metadata| metadata.len() > bytes);
        if child.try_wait().expect("it runs").is_some() {
            return false;
        }
        if grown || begun.elapsed() > Duration::from_secs(60) {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn start(folder: &TempDir, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_output() {
    let folder = rows(1500);
    for (whole, part) in [("a.jsonl", "b.jsonl"), ("a.jsonl.zst", "b.jsonl.zst"), ("a.csv", "b.csv"), ("a.db", "b.db")]
    {
        lantik(&folder, &["tag", "rows.jsonl", "-o", whole]);
        let table = |name: &str| name.replace(".csv", ".sentences.csv");
        let size = fs::metadata(folder.path().join(table(whole))).expect("it is there").len();
        let resumed = ["tag", "rows.jsonl", "--threads", "1", "--save-every", "0.01", "-o", part, "--resume"];
        let partial = format!("{}.partial", table(part));
        let kills = [1, 3, 5].into_iter().filter(|n| killed(&folder, &resumed, &partial, size * n / 8)).count();
        let output = lantik(&folder, &resumed);
        let told = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(1), "{part}: {told}");
        assert!(told.contains("1500 rows = 1333 records + 167 rejects"), "{part} after {kills} kills: {told}");
        same(&folder, whole, part);
        let left = fs::read_dir(folder.path()).expect("a folder").flatten();
        let left = left.filter(|entry| {
            [".partial", ".resume", "-journal"].iter().any(|end| entry.file_name().to_string_lossy().ends_with(end))
        });
        assert_eq!(left.count(), 0, "{part} leaves nothing");
    }
}

fn same(folder: &TempDir, whole: &str, part: &str) {
    let bytes = |name: String| fs::read(folder.path().join(&name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    if whole.ends_with(".db") {
        let (whole, part) = (dump(&database(folder, whole)), dump(&database(folder, part)));
        for (one, other) in whole.into_iter().zip(part) {
            assert!(one == other, "{}", one.0);
        }
    } else if whole.ends_with(".csv") {
        for table in ["articles", "figures", "sentences", "rejects", "event_figures"] {
            assert!(bytes(format!("a.{table}.csv")) == bytes(format!("b.{table}.csv")), "{table}");
        }
    } else {
        assert!(bytes(whole.into()) == bytes(part.into()), "{part}");
        assert!(bytes(format!("{whole}.rejects.jsonl")) == bytes(format!("{part}.rejects.jsonl")));
    }
}

#[test]
fn another_run_is_not_gone_on_with() {
    let folder = rows(1500);
    for (out, partial) in [("b.jsonl", "b.jsonl.partial"), ("b.db", "b.db.partial")] {
        let arguments = ["tag", "rows.jsonl", "--threads", "1", "--save-every", "0", "-o", out];
        assert!(killed(&folder, &arguments, partial, 200_000), "it is killed in time");
        let output = lantik(&folder, &[&arguments[..], &["--resume", "--offsets", "bytes"]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("other inputs, options"));
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_cleanly() {
    let folder = rows(10);
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).args(["tag", "-", "-o", "a.jsonl"]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    // Enough for some batches; the pipe stays open, and the program waits for more.
    let sender = std::thread::spawn(move || {
        let row = format!("{}\n", json!({"text": "Ia hadir."}));
        let _ = input.write_all(row.repeat(5000).as_bytes());
        std::thread::sleep(Duration::from_secs(8));
    });
    std::thread::sleep(Duration::from_secs(3));
    let id = child.id().to_string();
    assert!(Command::new("sh").args(["-c", &format!("kill -INT {id}")]).status().expect("it can be sent").success());
    let output = child.wait_with_output().expect("it ends");
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("stopped after") && told.contains("--resume"), "{told}");
    assert!(folder.path().join("a.jsonl.resume").exists() && !folder.path().join("a.jsonl").exists());
    sender.join().expect("it ends");
}

#[test]
fn events_are_told_in_json() {
    let folder = rows(20);
    let output = lantik(&folder, &["tag", "rows.jsonl", "-o", "a.jsonl", "--log", "json"]);
    let told = String::from_utf8(output.stderr).expect("text");
    let events: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((&events[0]["event"], &events[0]["inputs"]), (&json!("start"), &json!(1)));
    let end = events.last().expect("an end");
    assert_eq!(json!([end["event"], end["rows"], end["records"], end["rejects"]]), json!(["end", 20, 17, 3]));
    let output = lantik(&folder, &["tag", "rows.jsonl", "--log", "json"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr).matches("\"event\":\"reject\"").count(), 3);
    let output = lantik(&folder, &["tag", "tiada.jsonl", "--log", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("{\"event\":\"error\""));
}

#[test]
fn nothing_that_was_there_is_touched_before_the_end() {
    let folder = rows(1500);
    fs::write(folder.path().join("a.db"), "lama").expect("it can be written");
    assert!(killed(&folder, &["tag", "rows.jsonl", "-o", "a.db", "--save-every", "0"], "a.db.partial", 100_000));
    assert_eq!(read(&folder, "a.db"), "lama");
    let output = good(&folder, &["tag", "--help"]);
    assert!(output.contains("--resume") && output.contains("--map"));
}

/// A file put in the place of a device, when it is whole, would take the device away.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder(&[("a.txt", ARTICLE)]);
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let from = pipe.clone();
    let reader = std::thread::spawn(move || fs::read_to_string(from).expect("it can be read"));
    let out = lantik(&folder, &["tag", "a.txt", "-o", "pipe"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let record: Value = serde_json::from_str(&reader.join().expect("it was read")).expect("a record");
    assert_eq!(record["id"], "a.txt");
    assert!(fs::metadata(&pipe).expect("it is there").file_type().is_fifo());
    assert!(!folder.path().join("pipe.partial").exists());
}
