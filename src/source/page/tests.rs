//! Pages of our own, in the manners of outlets.

use super::*;
use crate::source::{Feed, Reading, Start, inputs};
use std::path::Path;

const BODY: &str = "<article><h1>Bupati Melantik 12 Camat</h1>\
    <p>LEMBAH HIJAU - Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat di pendopo, Rabu (29/10/2025), setelah melewati \
    seleksi yang panjang dan terbuka bagi semua pegawai.</p>\
    <p>&ldquo;Bekerjalah sepenuh hati,&rdquo; kata Rahmat, yang menyampaikan pesan itu kepada semua pejabat baru dan \
    keluarga mereka di hadapan para tamu.</p>\
    <script>var x = '<p>bukan berita</p>';</script>\
    <p>Kabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK, menurut data badan kepegawaian daerah yang \
    dibacakan dalam acara itu.</p></article>\
    <div class=\"sidebar\"><ul><li><a href=\"/1\">Harga Beras Naik</a></li><li><a href=\"/2\">Cuaca</a></li></ul></div>";

fn page(head: &str, body: &str) -> Page {
    let html = format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>");
    let origin = Origin { path: "a.html".into(), row: 1 };
    let url = Some("http://kabar.example/x".into());
    Page { id: "a.html".into(), origin, bytes: html.into_bytes(), charset: None, url }
}

#[test]
fn paragraphs_are_kept_apart_and_the_rest_is_left_out() {
    let article = article(page("<title>Bupati Melantik 12 Camat - Kabar.com</title>", BODY)).expect("an article");
    let paragraphs: Vec<&str> = article.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).collect();
    let has = |begin: &str, end: &str| paragraphs.iter().any(|text| text.starts_with(begin) && text.ends_with(end));
    assert!(has("LEMBAH HIJAU", "pegawai.") && has("“Bekerjalah sepenuh hati,” kata", "tamu."), "{paragraphs:?}");
    assert!(!article.text.contains("bukan berita") && !article.text.contains("Harga Beras"), "{}", article.text);
    assert_eq!(article.meta.title.as_deref(), Some("Bupati Melantik 12 Camat"));
    assert_eq!(article.meta.url.as_deref(), Some("http://kabar.example/x"));
}

#[test]
fn metadata_come_from_json_ld_open_graph_and_tags() {
    let linked = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Camat Baru", "datePublished": "2025-10-29T10:00:00+07:00",
        "publisher": {"@type": "Organization", "name": "Kabar Kita"}}</script>"#;
    let graph = r#"<meta property="og:title" content="Camat Baru | Kabar Kita"><meta property="og:site_name"
        content="Kabar Kita"><meta property="og:url" content="http://kabar.example/og">
        <meta name="pubdate" content="2025-10-29 T10:00:00Z">"#;
    let canonical = r#"<link rel="canonical" href="http://kabar.example/c">"#;
    for (head, date, url) in [
        (linked.to_owned(), "2025-10-29T10:00:00+07:00", "http://kabar.example/x"),
        (graph.to_owned(), "2025-10-29 T10:00:00Z", "http://kabar.example/og"),
        (format!("{graph}{canonical}"), "2025-10-29 T10:00:00Z", "http://kabar.example/c"),
    ] {
        let meta = article(page(&head, BODY)).expect("an article").meta;
        assert_eq!(meta.date.as_deref(), Some(date));
        assert_eq!((meta.outlet.as_deref(), meta.title.as_deref()), (Some("Kabar Kita"), Some("Camat Baru")));
        assert_eq!(meta.url.as_deref(), Some(url));
    }
}

#[test]
fn old_encodings_are_read_as_they_are_declared() {
    let mut page = page("<meta charset=\"windows-1252\">", BODY);
    let at = page.bytes.windows(6).position(|part| part == b"Rahmat").expect("a name");
    page.bytes.splice(at..at + 6, *b"Ren\xe9e X");
    assert!(article(page).expect("an article").text.contains("Renée X"));
}

#[test]
fn hostile_pages_are_rejected_with_a_reason() {
    let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let many = "<b></b>".repeat(MOST_ELEMENTS + 1);
    for (body, reason) in [("", "no article"), (deep.as_str(), "within each other"), (many.as_str(), "elements")] {
        let reject = article(page("", body)).expect_err("no article");
        assert!(reject.reason.contains(reason), "{reject}");
    }
    for bytes in [&b"\0\0\0"[..], b"<", b"<html", b"\xff\xfe<\0", b"<p>\xff\xff</p>"] {
        let _ = article(Page { bytes: bytes.to_vec(), ..page("", "") });
    }
}

/// Real pages lie beside the project on some machines.
#[test]
fn pages_of_outlets_give_their_articles() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/html"));
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    let mut pages = inputs(&[folder.to_path_buf()]).expect("it can be listed");
    pages.retain(|input| input.path().to_string_lossy().contains("singlepage"));
    let mut read = 0;
    for item in Feed::new(pages, Reading::default(), Start::default()) {
        let article = item.what.row().expect("a row").unwrap_or_else(|reject| panic!("{reject}"));
        let name = &article.origin.path;
        read += 1;
        assert!(article.text.contains("\n\n") || article.text.len() < 1000, "{name} has paragraphs");
        assert!(article.meta.title.is_some_and(|title| !title.contains(".com")), "{name} has a bare title");
        assert!(!article.text.contains("function("), "{name} has no scripts");
    }
    assert!(read > 20, "{read} pages");
}
