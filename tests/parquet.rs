//! Tables in Parquet, written and read. All texts are our own.
#![cfg(feature = "parquet")]

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, good, lantik, read};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/samples");
const TABLES: [&str; 14] = [
    "articles",
    "sentences",
    "figures",
    "quotes",
    "events",
    "people",
    "checks",
    "quote_sentences",
    "event_sentences",
    "event_figures",
    "check_parts",
    "edits",
    "boilerplate",
    "rejects",
];

/// The rows of a file, as a table in CSV shows them.
fn rows(folder: &TempDir, name: &str) -> Vec<Vec<String>> {
    let file = File::open(folder.path().join(name)).expect("it is there");
    let reader = SerializedFileReader::new(file).expect("it is a table");
    let shown = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        other => other.to_string(),
    };
    let rows = reader.get_row_iter(None).expect("it has rows").map(|row| row.expect("a row"));
    rows.map(|row| row.get_column_iter().map(|(_, field)| shown(field)).collect()).collect()
}

#[test]
fn the_tables_are_those_of_csv() {
    let folder = folder(&[
        ("a/kosong.txt", " "),
        (
            "a/b.txt",
            "Bupati Contoh Rahmat Sutejo dìlantik inì. Bupati melantik Sari Wulandari sebagai Kepala Dinas Pendidikan, Rabu \
             (29/10/2025). Ia juga melantik 12 camat.\nBaca juga: Harga Beras Naik\n",
        ),
    ]);
    for output in ["out.csv", "out.parquet"] {
        let run = lantik(&folder, &["tag", SAMPLES, "a", "-o", output]);
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    }
    let mut filled = 0;
    for table in TABLES {
        let text = read(&folder, &format!("out.{table}.csv"));
        let mut csv = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
        let due: Vec<Vec<String>> =
            csv.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        filled += usize::from(!due.is_empty());
        assert_eq!(rows(&folder, &format!("out.{table}.parquet")), due, "{table}");
    }
    assert!(filled > 11, "{filled} tables have rows");
    assert!(!folder.path().join("out.articles.parquet.partial").exists());
}

#[test]
fn a_table_is_read_by_its_columns() {
    let folder = folder(&[]);
    good(&folder, &["tag", SAMPLES, "-o", "out.parquet"]);
    let name = "out.sentences.parquet";
    let map = ["--map", "text=text,id=id,title=nth"];
    let out = good(&folder, &[&["tag", name], &map[..]].concat());
    let sentences = rows(&folder, name);
    assert_eq!(out.lines().count(), sentences.len());
    let first: serde_json::Value = serde_json::from_str(out.lines().next().expect("a record")).expect("JSON");
    assert_eq!(
        (&first["id"], &first["source"]["row"], &first["article"]["title"]),
        (&"1".into(), &1.into(), &"0".into())
    );
    // The same from a pipe and within an archive.
    let mut archive = zip::ZipWriter::new(File::create(folder.path().join("a.zip")).expect("it can be made"));
    archive.start_file("x.parquet", zip::write::SimpleFileOptions::default()).expect("a member");
    archive.write_all(&fs::read(folder.path().join(name)).expect("it is there")).expect("a member");
    archive.finish().expect("an archive");
    let piped = Command::new(env!("CARGO_BIN_EXE_lantik"))
        .args(["tag", "-", "--map", "text=text,id=id,title=nth"])
        .stdin(Stdio::from(File::open(folder.path().join(name)).expect("it is there")))
        .output()
        .expect("it starts");
    let zipped = good(&folder, &[&["tag", "a.zip"], &map[..]].concat());
    let (piped, plain) = (String::from_utf8(piped.stdout).expect("text"), out.replace(name, "-"));
    assert!(piped == plain && zipped == out.replace(name, "a.zip!/x.parquet"));
}

#[test]
fn what_cannot_be_read_or_gone_on_with_says_so() {
    let folder = folder(&[("z.txt", "Ia hadir.")]);
    good(&folder, &["tag", SAMPLES, "-o", "out.parquet"]);
    let bytes = fs::read(folder.path().join("out.people.parquet")).expect("it is there");
    fs::write(folder.path().join("cut.parquet"), &bytes[..bytes.len() - 9]).expect("it can be written");
    fs::write(folder.path().join("bad.parquet"), b"PAR1 bukan tabel").expect("it can be written");
    let run = lantik(&folder, &["tag", "cut.parquet", "bad.parquet", "out.people.parquet", "z.txt"]);
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!((run.status.code(), told.lines().count()), (Some(1), 3), "{told}");
    assert!(
        told.contains("no column \"text\"; the columns are: id, article, event, name")
            && told.contains("rows are not read"),
        "{told}"
    );
    assert!(String::from_utf8_lossy(&run.stdout).contains("z.txt"));
    let run = lantik(&folder, &["tag", "z.txt", "-o", "out.parquet", "--resume"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("cannot be gone on with"));
}
