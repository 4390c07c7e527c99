//! The laws of cleaning and cutting, on random text and, where it lies beside the project, on real text.

mod common;

use lantik::clean::{Rules, clean};
use lantik::document::Document;
use lantik::span::{Clean, Span};
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

/// Raw spans tile the text, evidence is what stands there, cleaning is idempotent, clean text is borrowed.
fn check_clean(raw: &str) {
    let once = clean(raw, Rules::all());
    let mut rebuilt = String::new();
    let mut at = 0;
    for edit in once.edits() {
        assert_eq!(edit.from, edit.span.of(raw));
        rebuilt.push_str(&raw[at..edit.span.start()]);
        rebuilt.push_str(edit.to);
        at = edit.span.end();
    }
    rebuilt.push_str(&raw[at..]);
    assert_eq!(rebuilt, once.text(), "the edits do not make the clean text");
    assert!(clean(once.text(), Rules::all()).is_borrowed(), "cleaned twice: {:?}", once.text());

    let mut end = 0;
    let cuts: Vec<usize> = once.text().char_indices().map(|(at, _)| at).chain([once.text().len()]).collect();
    for pair in cuts.windows(2) {
        let span = once.raw(Span::new(pair[0], pair[1]));
        assert_eq!(span.start(), end, "raw spans leave a gap or overlap");
        assert!(raw.is_char_boundary(span.start()) && raw.is_char_boundary(span.end()));
        end = span.end();
    }
    if !once.text().is_empty() {
        assert_eq!(end, raw.len());
    }
}

/// Sentences are in order, trimmed, apart, inside content; tokens are in order and leave only white space between them.
fn check_document(raw: &str) {
    let document = Document::new(raw, Rules::all());
    let text = document.text();
    let mut at = 0;
    for sentence in &document.sentences {
        assert!(sentence.span.start() >= at && !sentence.span.is_empty());
        assert_eq!(sentence.span.of(text).trim(), sentence.span.of(text));
        assert!(document.lines.content[sentence.line].contains(sentence.span));
        at = sentence.span.end();
        let mut inside = sentence.span.start();
        for token in document.tokens_of(sentence) {
            assert!(text[inside..token.span.start()].trim().is_empty());
            inside = token.span.end();
        }
        assert!(text[inside..sentence.span.end()].trim().is_empty());
    }
    let mut boilerplate: Vec<Span<Clean>> = document.lines.boilerplate.clone();
    boilerplate.extend(&document.lines.content);
    boilerplate.sort();
    assert!(boilerplate.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "content and boilerplate overlap");
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
        check_clean(&raw);
        check_document(&raw);
    }

    #[test]
    fn any_text_keeps_the_laws(raw in "\\PC{0,80}|[ -~\\s]{0,120}|(?s).{0,60}") {
        check_clean(&raw);
        check_document(&raw);
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
            check_clean(text);
            check_document(text);
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
