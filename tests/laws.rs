//! The laws of cleaning and cutting, on random text and, where it lies beside the project, on real text.

mod common;
#[path = "common/fuzzed.rs"]
#[allow(dead_code)]
mod fuzzed;

use fuzzed::{cleaning, cutting};
use lantik::clean::{Rules, clean};
use lantik::document::Document;
use proptest::prelude::*;

/// Pieces that scraped text is made of, tidy and spoilt, in our own words.
const PIECES: &[&str] = &[
    "Bupati",
    " dìlantik",
    " inì",
    " dì",
    " José",
    " Müller",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}",
    " ",
    "\n",
    "\r\n",
    "“",
    "”",
    "\"",
    "„",
    "«",
    "»",
    "'",
    "’",
    "&quot;",
    "&amp;nbsp;",
    "&amp;",
    "&",
    ";",
    "â€œ",
    "Ã©",
    "Â ",
    "ﬁ",
    "１２",
    "аsn",
    " orang,sedangkan",
    "nya.Melansir",
    " 2.181",
    " S.Pd.",
    " H. M. Yusuf",
    ".",
    ",",
    "!!",
    "?",
    "..",
    "…",
    " Baca juga: Harga Beras Naik",
    " (Ara)",
    "ADVERTISEMENT",
    " kata dia",
    ": ",
    "e\u{301}",
    "\u{301}",
    "\u{feff}",
    "\u{0}",
    "🌊",
    " 1. ",
    "(",
    ")",
    "[",
    "]",
    " www.contoh.go.id",
    " 08.00",
    "-",
    " – ",
    "Ñ",
    "ı",
    "<p>",
    "</b>",
    "<",
    "p>",
];

fn spoilt_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Text put in front shifts every sentence and repair by its length.
fn check_shift(raw: &str) {
    let front = "Rapat dibuka pukul sembilan pagi.\n";
    let alone = Document::new(raw, Rules::all());
    let shifted_text = format!("{front}{raw}");
    let shifted = Document::new(&shifted_text, Rules::all());
    let spans = |document: &Document, by: usize| -> Vec<_> {
        document.sentences.iter().map(|s| document.clean.raw(s.span).shifted(by)).collect()
    };
    assert_eq!(spans(&alone, front.len()), spans(&shifted, 0)[1..]);
    let edits = |document: &Document, by: usize| -> Vec<_> {
        document.clean.edits().map(|e| (e.span.shifted(by), e.to.to_owned(), e.rule)).collect()
    };
    assert_eq!(edits(&alone, front.len()), edits(&shifted, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_text_keeps_the_laws(raw in spoilt_text()) {
        cleaning(&raw);
        cutting(&raw);
    }

    #[test]
    fn any_text_keeps_the_laws(raw in "\\PC{0,80}|[ -~\\s]{0,120}|(?s).{0,60}") {
        cleaning(&raw);
        cutting(&raw);
    }

    #[test]
    fn text_in_front_shifts_all_spans(words in prop::collection::vec(prop::sample::select(&[
        "Bupati", "melantik", "12", "camat,", "“Kami siap,”", "kata dia.", "inì", "dì", "menjadì", "Ia", "hadir.", "\n", "orang,sedangkan", "A&amp;B",
    ][..]), 1..40)) {
        let raw = words.join(" ");
        if !raw.trim().is_empty() && !raw.starts_with('\n') {
            check_shift(&raw);
        }
    }
}

#[test]
fn real_text_keeps_the_laws() {
    let Some(shared) = common::shared() else { return };
    for name in ["gold/dev.jsonl", "gold/articles.jsonl"] {
        let rows = std::fs::read_to_string(shared.join(name)).expect("the gold file is readable");
        for row in rows.lines() {
            let row: serde_json::Value = serde_json::from_str(row).expect("a row is JSON");
            let text = row["text"].as_str().expect("a row has text");
            cleaning(text);
            cutting(text);
        }
    }
}

#[test]
fn the_polluted_article_is_repaired_and_else_left_alone() {
    let Some(shared) = common::shared() else { return };
    let text =
        std::fs::read_to_string(shared.join("articles/004_27cd1ba786133535.txt")).expect("the article is readable");
    let clean = clean(&text, Rules::all());
    let marks = clean.edits().filter(|edit| edit.rule == "stray-diacritic").count();
    let words = |text: &str| text.split(|c: char| !c.is_alphabetic()).filter(|w| w.contains(['ì', 'Ì'])).count();
    assert_eq!((words(&text), words(clean.text())), (28, 0));
    assert!(marks >= 28);
    for edit in clean.edits().filter(|edit| edit.rule != "stray-diacritic") {
        assert!(matches!(edit.rule.as_str(), "quote-mark" | "odd-space" | "lost-space"), "{edit:?}");
    }
}
