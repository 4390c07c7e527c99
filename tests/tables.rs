//! Tables as inputs, whole and damaged, and the limit to the work on one article. All texts are our own.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, lantik, read};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// The ids and texts of the records, and the rejects, of a table.
fn tagged(name: &str, table: &[u8], arguments: &[&str]) -> (Vec<String>, Vec<String>) {
    let folder = folder(&[]);
    fs::write(folder.path().join(name), table).expect("it can be written");
    let output = lantik(&folder, &[&["tag", name, "-o", "out.jsonl"], arguments].concat());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let rejects = rejects(&folder);
    assert_eq!(output.status.code(), Some(i32::from(!rejects.is_empty())), "{told}");
    let records = read(&folder, "out.jsonl");
    let ids: Vec<String> = records.lines().map(|line| field(line, "id")).collect();
    let sum = format!("{} rows = {} records + {} rejects", ids.len() + rejects.len(), ids.len(), rejects.len());
    assert!(told.contains(&sum), "{told}");
    (ids, rejects)
}

fn field(line: &str, name: &str) -> String {
    let line: Value = serde_json::from_str(line).expect("JSON");
    line[name].as_str().expect("it is text").to_owned()
}

fn rejects(folder: &TempDir) -> Vec<String> {
    let all = fs::read_to_string(folder.path().join("out.jsonl.rejects.jsonl")).unwrap_or_default();
    let told = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("JSON");
        format!("{}: {}", row["row"], row["reason"].as_str().expect("a reason"))
    };
    all.lines().map(told).collect()
}

#[test]
fn a_damaged_row_costs_itself() {
    for (table, ids, rejected) in [
        // Ragged.
        (
            "id,text\na,Ia hadir.\nb\nc,Ia, pergi.\nd,Ia duduk.\n",
            "a d",
            &["3: the row has 1 fields, the header 2", "4: the row has 3 fields, the header 2"][..],
        ),
        // NUL within a text, and rows of nothing else.
        ("id,text\na,Ia\0 hadir.\n\0\0\0\nb,Ia pergi.\n", "a b", &["3: the row has 1 fields, the header 2"]),
        // A quotation mark that is never closed, in the middle and at the end.
        (
            "id,text\na,\"Ia hadir.\nb,Ia pergi.\nc,\"Ia duduk.\"\n",
            "b c",
            &["2: a quotation mark has no end; reading goes on at the next line"],
        ),
        ("id,text\na,Ia hadir.\nb,\"Ia pergi.\nlalu\nkembali.", "a", &["3: the file ends within quotation marks"]),
        // A byte order mark before a name in quotation marks.
        ("\u{feff}\"id\",text\na,Ia hadir.\n", "a", &[]),
        // Marks that are doubled or stand within a field are part of it.
        ("id,text\na,\"Ia \"\"hadir\"\",\n\nlalu pergi.\"\nb,Ia \"duduk.\n", "a b", &[]),
    ] {
        let (found, rejects) = tagged("a.csv", table.as_bytes(), &[]);
        assert_eq!(found.join(" "), ids, "{table:?}");
        assert_eq!(rejects, rejected, "{table:?}");
    }
}

#[test]
fn a_row_that_is_too_long_is_left_out_alone() {
    let half = "x".repeat(40 << 20);
    for table in
        [format!("id,text\na,{half}{half}\nb,Ia hadir.\n"), format!("id,text\na,\"{half}\n{half}\n\"\nb,Ia hadir.\n")]
    {
        let (ids, rejects) = tagged("a.csv", table.as_bytes(), &[]);
        assert_eq!((ids.join(" ").as_str(), rejects), ("b", vec!["2: the row is longer than 64 MiB".to_owned()]));
    }
}

#[test]
fn a_table_without_a_text_says_what_it_has() {
    let (ids, rejects) = tagged("a.csv", b"Judul;Isi\na;Ia hadir.\nb;\"Ia\npergi.\"\n", &[]);
    let due =
        "1: no column \"text\"; the columns are: judul, isi. Name it with --map text=COLUMN; its 2 rows are not read";
    assert_eq!((ids.len(), rejects), (0, vec![due.to_owned()]));
    let (ids, _) = tagged("a.csv", b"Judul;Isi\na;Ia hadir.\n", &["--map", "text=isi,id=judul"]);
    assert_eq!(ids, ["a"]);
    let (ids, rejects) = tagged("a.csv", b"", &[]);
    assert!(ids.is_empty() && rejects.is_empty(), "an empty table has no rows");
}

#[test]
fn a_text_that_makes_too_much_work_is_rejected_alone() {
    let names: String = (0..400)
        .zip((b'a'..=b'z').cycle())
        .map(|(n, letter)| {
            format!("Bupati {}{}atno Sutejo melantik {n} PPPK. ", letter.to_ascii_uppercase() as char, letter as char)
        })
        .collect();
    let table = format!("id,text\nlong,{names}\nshort,Ia hadir.\n");
    let (ids, rejects) = tagged("a.csv", table.as_bytes(), &["--max-seconds", "0.0001", "--threads", "2"]);
    assert_eq!(ids, ["short"]);
    assert!(
        rejects.len() == 1
            && rejects[0].starts_with("2: the text holds too many")
            && rejects[0].ends_with("--max-seconds"),
        "{rejects:?}"
    );
    assert_eq!(tagged("a.csv", table.as_bytes(), &[]).0, ["long", "short"]);
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_so() {
    let (ids, rejects) = tagged("a.parquet", b"PAR1", &[]);
    assert!(ids.is_empty() && rejects[0].contains("built without Parquet"), "{rejects:?}");
    let folder = folder(&[("a.txt", "Ia hadir.")]);
    let output = lantik(&folder, &["tag", "a.txt", "-o", "out.parquet"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("built without Parquet"));
}
