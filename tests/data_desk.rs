//! The commands and queries of docs/data-desk.md, run one after the other on texts of our own.
#![cfg(unix)]

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, read};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const HOME: &str = env!("CARGO_MANIFEST_DIR");
const PAGE: &str = "<!DOCTYPE html><html lang=id><head><title>Bupati Lembah Hijau Melantik 12 Camat</title>\
    <meta property=\"og:site_name\" content=\"Kabar Kita\"><meta property=\"article:published_time\" content=\"2025-10-29\"></head>\
    <body><nav><a href=/>Beranda</a></nav><article><h1>Bupati Lembah Hijau Melantik 12 Camat</h1>\
    <p>LEMBAH HIJAU – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat di pendopo, Rabu (29/10/2025). Pada hari yang sama \
    pemerintah kabupaten mengusulkan 2.181 tenaga honorer menjadi PPPK paruh waktu.</p>\
    <p>Bupati Rahmat Sutejo juga melantik Dewi Kartika sebagai Kepala Dinas Pendidikan Lembah Hijau.</p>\
    <p>“Kami dilantik agar bekerja di desa ini sepenuh hati,” kata Kepala BKPSDM Sari Wulandari.</p>\
    <p>Kabupaten ini memiliki 510 ASN, terdiri dari 300 PNS dan 200 PPPK.</p></article></body></html>";
const TABLE: &str =
    "judul,isi,tanggal,media\nKuota Guru,Wali kota menilai kuota 30 guru kurang.,2025-11-02,Kabar Kita\n";

/// The folder that the page of documentation speaks of.
fn desk() -> TempDir {
    let desk =
        folder(&[("pages/pelantikan-lembah-hijau.html", PAGE), ("arsip.csv", TABLE), ("checked/articles/.keep", "")]);
    let copy = |from: &Path, to: &str| {
        let to = desk.path().join(to).join(from.file_name().expect("a name"));
        fs::copy(from, to).expect("it can be copied");
    };
    for sample in fs::read_dir(Path::new(HOME).join("corpus/samples")).expect("samples") {
        copy(&sample.expect("a file").path(), "pages");
    }
    // These stand for what an editor has checked.
    for article in ["w1-aceh-utara-sk-paruh-waktu.art", "w1-anambas-pppk-pulau.art"] {
        copy(&Path::new(HOME).join("corpus/articles").join(article), "checked/articles");
    }
    desk
}

/// The blocks of code of a language; those in a list lose their indent.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let (mut all, mut open): (Vec<String>, bool) = (Vec::new(), false);
    for line in page.lines().map(str::trim_end) {
        match line.trim_start() {
            fence if fence == format!("```{language}") => {
                open = true;
                all.push(String::new());
            }
            "```" => open = false,
            code if open => all.last_mut().expect("a block").push_str(&format!("{code}\n")),
            _ => {}
        }
    }
    all
}

/// Runs a line in a shell that knows where the program is.
fn shell(desk: &TempDir, line: &str) {
    let programs = Path::new(env!("CARGO_BIN_EXE_lantik")).parent().expect("a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh").current_dir(desk.path()).args(["-c", line]).env("PATH", path).output();
    let output = output.expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{line}: {told}");
    let says = line.contains("explain") || line.contains("evaluate") || line.ends_with("review pages -n 5");
    assert!(!says || !output.stdout.is_empty(), "{line} says nothing");
}

#[test]
fn the_page_for_a_data_desk_does_what_it_says() {
    let page = fs::read_to_string(Path::new(HOME).join("docs/data-desk.md")).expect("the page");
    let desk = desk();
    let (lines, queries) = (blocks(&page, "sh"), blocks(&page, "sql"));
    assert!(lines.len() >= 10 && queries.len() >= 7, "{} and {}", lines.len(), queries.len());
    fs::write(desk.path().join("figures.sql"), &queries[0]).expect("a file");
    let database_program = Command::new("sqlite3").arg("--version").output().is_ok();
    for line in lines.iter().flat_map(|block| block.lines()) {
        if database_program || !line.starts_with("sqlite3") {
            shell(&desk, line);
        }
    }

    if database_program {
        let figures = read(&desk, "figures.csv");
        assert!(
            figures.contains("2025-10-29,\"Kabar Kita\",") && figures.contains("\"2.181 tenaga honorer\",2181"),
            "{figures}"
        );
    }
    for file in [
        "news.articles.csv",
        "news.figures.csv",
        "drafts/articles/harga-cabai-garut.art",
        "records.jsonl.gz",
        "record.schema.json",
    ] {
        assert!(desk.path().join(file).is_file(), "no {file}");
    }
    let open = |name: &str| Connection::open(desk.path().join(name)).expect("a database");
    let database = open("news.db");
    for query in &queries {
        let mut prepared = database.prepare(query).unwrap_or_else(|e| panic!("{e}: {query}"));
        let mut found = prepared.query([]).unwrap_or_else(|e| panic!("{e}: {query}"));
        let answered = found.next().unwrap_or_else(|e| panic!("{e}: {query}")).is_some();
        assert!(answered || query.contains("rejects"), "no answer to {query}");
    }
    let mapped = "SELECT title || ', ' || outlet || ', ' || published FROM articles";
    let mapped: String = open("arsip.db").query_row(mapped, [], |row| row.get(0)).expect("a row");
    assert_eq!(mapped, "Kuota Guru, Kabar Kita, 2025-11-02");
}
