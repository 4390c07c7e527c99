//! Small archives of our own.

use super::*;
use crate::source::Reading;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

fn record(kind: &str, media: &str, block: &str) -> String {
    let length = block.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://kabar.example/a>\r\nContent-Type: {media}\r\n\
         Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

/// What an archive gives, a line an item.
fn shown(archive: &[u8]) -> Vec<String> {
    let mut shown = Vec::new();
    let mut emit = |what: What| {
        shown.push(match what {
            What::Row(Ok(article)) => format!("{} {} {:?}", article.id, article.text, article.meta.url),
            What::Row(Err(reject)) => reject.to_string(),
            What::Page(page) => format!("page {} {}", page.id, String::from_utf8_lossy(&page.bytes)),
            What::Skipped => "skipped".to_owned(),
        });
        ControlFlow::Continue(())
    };
    let place = Place { path: "a.warc".into(), id: "a.warc".into(), name: "a.warc".into(), depth: 0 };
    let mut out = Out { emit: &mut emit, how: &Reading::default(), counter: &Arc::new(AtomicU64::new(0)) };
    assert!(records(archive, &place, &mut out).is_continue());
    shown
}

#[test]
fn pages_and_texts_are_articles_and_the_rest_is_skipped() {
    let http = "application/http; msgtype=response";
    let archive = [
        record("warcinfo", "application/warc-fields", "software: kita\r\n"),
        record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
        record("response", http, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ia hadir."),
        record("response", http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
        record("conversion", "text/plain", "Ia pergi."),
    ];
    let due = [
        "skipped",
        "skipped",
        "page a.warc:3 <p>Ia hadir.",
        "skipped",
        "a.warc:5 Ia pergi. Some(\"http://kabar.example/a\")",
    ];
    assert_eq!(shown(archive.concat().as_bytes()), due);
}

#[test]
fn a_cut_archive_tells_where() {
    let archive = record("conversion", "text/plain", "Ia pergi.").repeat(2);
    for cut in 0..archive.len() {
        let shown = shown(&archive.as_bytes()[..cut]);
        let rejects = shown.iter().filter(|line| line.contains("a.warc:") && line.contains(": ")).count();
        assert!(shown.len() <= 2 && rejects <= 1, "{cut}: {shown:?}");
    }
    let half = archive.len() / 2;
    assert!(shown(&archive.as_bytes()[..half - 6])[0].contains("ends within a record"));
    assert!(shown(&archive.as_bytes()[..half + 20])[1].contains("ends within a header"));
    assert!(shown(b"bukan arsip\n")[0].contains("no record begins here"));
    let long = "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n";
    assert!(shown(long.as_bytes())[0].contains("no length"));
}
