//! `lantik tag` over every kind of input, whole and damaged. All texts are our own.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, good, lantik};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const ROWS: &str = "{\"id\": \"a\", \"text\": \"Ia hadir.\"}\n{\"id\": \"b\", \"text\": \"Ia pergi.\"}\n";
const PAGE: &str = "<!DOCTYPE html><html><head><title>Bupati Melantik 12 Camat | Kabar Kita</title>\
    <meta property=\"og:site_name\" content=\"Kabar Kita\"><meta name=\"publishdate\" content=\"2025/10/29 10:00:00\">\
    <link rel=\"canonical\" href=\"https://kabarkita.example/camat\"></head><body><nav><a href=\"/\">Beranda</a></nav><div class=\"isi\">\
    <p>LEMBAH HIJAU - Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat di pendopo, Rabu (29/10/2025), setelah seleksi \
    yang panjang dan terbuka bagi semua pegawai.</p><p>\"Bekerjalah sepenuh hati,\" kata Rahmat, yang menyampaikan pesan itu \
    kepada semua pejabat baru dan keluarga mereka.</p></div></body></html>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("it packs");
    encoder.finish().expect("it packs")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 0).expect("it packs")
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).expect("a member");
    }
    builder.into_inner().expect("an archive")
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("a member");
    }
    writer.finish().expect("an archive").into_inner()
}

fn warc() -> Vec<u8> {
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    let record = |kind: &str, block: &str| {
        let length = block.len();
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://kabarkita.example/lama\r\n\
             Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    };
    [gzip(record("request", "GET / HTTP/1.1\r\n\r\n").as_bytes()), gzip(record("response", &response).as_bytes())]
        .concat()
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
    fs::write(path, bytes).expect("files can be written");
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn ids(text: &str) -> Vec<String> {
    lines(text).iter().map(|record| record["id"].as_str().expect("an id").to_owned()).collect()
}

/// The rejects of a run to standard output.
fn rejects(folder: &TempDir, arguments: &[&str]) -> Vec<String> {
    let output = lantik(folder, &[&["tag"], arguments].concat());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stderr).expect("it is text");
    told.lines().filter_map(|line| line.strip_prefix("rejected: ")).map(str::to_owned).collect()
}

#[test]
fn a_folder_of_everything_gives_everything() {
    let folder =
        folder(&[("d/01.txt", "Ia hadir."), ("d/02.jsonl", ROWS), ("d/03.html", PAGE), ("d/readme.md", "Bukan.")]);
    put(&folder, "d/04.csv", b"id,text\nc,\"Ia hadir, lalu pergi.\"\n");
    put(&folder, "d/05.tsv", b"id\ttext\nd\tIa pergi.\n");
    put(&folder, "d/06.jsonl.gz", &gzip(ROWS.as_bytes()));
    put(&folder, "d/07.txt.zst", &zstd(b"Ia kembali."));
    put(&folder, "d/08.warc.gz", &warc());
    let inner: &[(&str, &[u8])] =
        &[("x/a.txt", b"Ia duduk."), ("b.jsonl.gz", &gzip(ROWS.as_bytes())), ("c.png", b"PNG")];
    put(&folder, "d/09.tar", &tar(inner));
    put(&folder, "d/10.tgz", &gzip(&tar(inner)));
    put(&folder, "d/11.zip", &zip(inner));
    put(&folder, "d/12.tar.zst", &zstd(&tar(&[("inside.zip", &zip(inner))])));
    let out = good(&folder, &["tag", "d"]);
    let due = [
        "01.txt",
        "a",
        "b",
        "03.html",
        "c",
        "d",
        "a",
        "b",
        "07.txt.zst",
        "d/08.warc.gz:2",
        "09.tar/x/a.txt",
        "a",
        "b",
        "10.tgz/x/a.txt",
        "a",
        "b",
        "11.zip/x/a.txt",
        "a",
        "b",
        "12.tar.zst/inside.zip/x/a.txt",
        "a",
        "b",
    ];
    assert_eq!(ids(&out), due);
    let records = lines(&out);
    assert_eq!(records[10]["source"]["path"], "d/09.tar!/x/a.txt");
    assert_eq!(records[11]["source"]["path"], "d/09.tar!/b.jsonl.gz");
    for (record, url) in [(3, "https://kabarkita.example/camat"), (9, "https://kabarkita.example/camat")] {
        let (article, source) = (&records[record]["article"], &records[record]["source"]);
        let known = json!([article["title"], article["outlet"], article["published"], source["url"]]);
        assert_eq!(known, json!(["Bupati Melantik 12 Camat", "Kabar Kita", "2025-10-29", url]));
        assert!(records[record]["sentences"].as_array().is_some_and(|sentences| sentences.len() == 2));
    }
    good(&folder, &["tag", "d", "-o", "out.jsonl"]);
    assert_eq!(fs::read_to_string(folder.path().join("out.jsonl")).expect("it is there"), out);
}

#[test]
fn standard_input_is_recognised_by_its_content() {
    let folder = folder(&[]);
    let archive = zip(&[("a.txt", b"Ia hadir.")]);
    let cases: [(&[u8], &str); 6] = [
        (&gzip(ROWS.as_bytes()), "a b"),
        (&zstd(ROWS.as_bytes()), "a b"),
        (PAGE.as_bytes(), "-"),
        (&tar(&[("a.txt", b"Ia hadir.")]), "-/a.txt"),
        (&archive, "-/a.txt"),
        (&warc(), "-:2"),
    ];
    for (bytes, due) in cases {
        put(&folder, "in", bytes);
        let file = File::open(folder.path().join("in")).expect("it is there");
        let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
        let output = command.args(["tag", "-"]).stdin(file).stderr(Stdio::inherit()).output().expect("it starts");
        assert_eq!(ids(&String::from_utf8(output.stdout).expect("text")).join(" "), due);
    }
}

#[test]
fn columns_are_mapped_and_ragged_rows_rejected() {
    let folder = folder(&[(
        "a.csv",
        "Judul;Isi;Tanggal\nCamat;Ia hadir.;29/10/2025\nKurang;Ia pergi.\n;;\nAda;\"Ia\nhadir.\";\n",
    )]);
    let map = ["a.csv", "--map", "text=isi,title=judul,date=tanggal"];
    let output = lantik(&folder, &[&["tag"], &map[..]].concat());
    let records = lines(&String::from_utf8(output.stdout).expect("text"));
    let article = &records[0]["article"];
    assert_eq!(json!([article["title"], article["published"]]), json!(["Camat", "2025-10-29"]));
    assert_eq!((&records[0]["id"], &records[1]["id"]), (&json!("a.csv:2"), &json!("a.csv:5")));
    let told = rejects(&folder, &map);
    assert_eq!(told, ["a.csv:3: the row has 2 fields, the header 3", "a.csv:4: the text is empty"]);
    let unmapped = rejects(&folder, &["a.csv"]);
    assert!(unmapped[0].contains("judul, isi, tanggal") && unmapped[0].contains("--map text="), "{unmapped:?}");
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain("id\ttext\n7\tIa hadir.\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    put(&folder, "b.tsv", &wide);
    assert_eq!(ids(&good(&folder, &["tag", "b.tsv"])), ["7"]);
    let output = lantik(&folder, &["tag", "a.csv", "--map", "isi=text"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_is_damaged_is_told_and_the_rest_goes_on() {
    let folder = folder(&[("z.txt", "Ia hadir.")]);
    let rows = ROWS.repeat(3000);
    let packed = gzip(rows.as_bytes());
    put(&folder, "cut.jsonl.gz", &packed[..packed.len() - 20]);
    put(&folder, "bad.zst", b"\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff");
    put(&folder, "bad.zip", b"PK\x03\x04 bukan arsip");
    put(&folder, "cut.tar", &tar(&[("a.txt", b"Ia hadir.")])[..600]);
    put(&folder, "cut.warc", &warc()[..100]);
    put(&folder, "plain.gz", b"Ia hadir.");
    put(&folder, "nul.jsonl", b"{\"text\": \"Ia\\u0000 hadir.\"}\n\0\0\0\n{\"text\": \"Ia\0 hadir.\"}\n");
    let files = ["cut.jsonl.gz", "bad.zst", "bad.zip", "cut.tar", "cut.warc", "plain.gz", "nul.jsonl", "z.txt"];
    let output = lantik(&folder, &[&["tag"], &files[..], &["-o", "out.jsonl"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let records = ids(&fs::read_to_string(folder.path().join("out.jsonl")).expect("it is there"));
    assert_eq!(records.last().map(String::as_str), Some("z.txt"));
    let rejects = lines(&fs::read_to_string(folder.path().join("out.jsonl.rejects.jsonl")).expect("it is there"));
    let of = |file: &str| {
        rejects.iter().filter(|reject| reject["path"].as_str().is_some_and(|p| p.starts_with(file))).count()
    };
    for file in &files[..6] {
        assert_eq!(of(file), 1, "{file}: {rejects:?}");
    }
    assert_eq!(of("nul.jsonl"), 2, "{rejects:?}");
    let told = String::from_utf8(output.stderr).expect("text");
    let (records, rejects) = (records.len(), rejects.len());
    assert!(told.contains(&format!("{} rows = {records} records + {rejects} rejects", records + rejects)), "{told}");
}

#[test]
fn texts_longer_than_any_article_are_rejected() {
    let folder = folder(&[("a.txt", &"Ia hadir.\n".repeat(250_000)), ("b.txt", "Ia hadir.")]);
    assert_eq!(
        rejects(&folder, &["a.txt", "b.txt"]),
        ["a.txt:1: the text has 2500000 bytes, more than the 2097152 of --max-text"]
    );
    let told = rejects(&folder, &["b.txt", "--max-text", "8"]);
    assert_eq!(told, ["b.txt:1: the text has 9 bytes, more than the 8 of --max-text"]);
}

#[test]
fn archives_within_archives_end_somewhere() {
    let folder = folder(&[]);
    let mut nested = tar(&[("a.txt", b"Ia hadir.")]);
    for _ in 0..6 {
        nested = gzip(&tar(&[("a.tar", &nested)]));
    }
    put(&folder, "a.tgz", &nested);
    let told = rejects(&folder, &["a.tgz"]);
    assert!(told.len() == 1 && told[0].contains("nested too deep"), "{told:?}");
}

#[test]
fn a_bomb_is_told_from_news() {
    let folder = folder(&[("z.txt", "Ia hadir.")]);
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).expect("it packs");
    let row = format!("{{\"text\": null, \"x\": \"{}\"}}\n", " ".repeat(1 << 20));
    for _ in 0..300 {
        encoder.write_all(row.as_bytes()).expect("it packs");
    }
    put(&folder, "bomb.jsonl.zst", &encoder.finish().expect("it packs"));
    let told = rejects(&folder, &["bomb.jsonl.zst", "z.txt"]);
    assert!(told.last().is_some_and(|line| line.contains("decompression bomb")), "{:?}", told.last());
}

#[test]
fn nothing_of_the_shared_pages_is_lost() {
    let pages = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/html"));
    if !pages.is_dir() {
        println!("skipped: no folder of real pages beside the project");
        return;
    }
    let folder = folder(&[]);
    let output = lantik(&folder, &["tag", &pages.display().to_string(), "-o", "out.jsonl"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains(" rows = "), "{told}");
}
