//! What was exported comes back; what cannot be read is told.

use super::*;
use crate::article::Meta;
use crate::corpus::{GoldArticle, read_corpus, write_draft};
use crate::export::{Format, Item};
use crate::span::Unit;
use crate::terms::Label;
use std::path::Path;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().expect("the model").unit(Unit::Bytes));

fn rows(text: &str) -> Vec<Result<Marked, Reject>> {
    read((1..).zip(text.lines().map(|line| Ok(line.to_owned()))), "t.jsonl")
}

fn only(text: &str) -> Draft {
    let mut marked = rows(text);
    assert_eq!(marked.len(), 1, "{marked:?}");
    draft(&ENGINE, &marked.remove(0).expect("it reads"))
}

/// The labels as the draft's file has them: a step that is left open is an `A` too.
fn labels(draft: &Draft) -> Vec<(Span<Raw>, Vec<&'static str>)> {
    let sentences = draft.article.answers.sentences.iter().enumerate();
    let with_open = |(at, sentence): (usize, &GoldSentence)| {
        let mut labels = sentence.labels;
        labels.extend(draft.open.steps.contains(&at).then_some(Label::Appointment));
        (sentence.span, labels.words())
    };
    sentences.map(with_open).collect()
}

fn corpus() -> Vec<GoldArticle> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    if dir.join("articles").is_dir() { read_corpus(&dir).expect("the corpus reads") } else { Vec::new() }
}

#[test]
fn every_article_of_the_corpus_comes_back() {
    for gold in corpus() {
        let back = only(&Format::Doccano.item(&Item::of_gold(gold.clone(), 0), true));
        let (a, b) = (&back.article.answers, &gold.answers);
        assert_eq!(back.article.given.text, gold.given.text);
        assert_eq!((&back.article.id, &back.article.given.meta), (&gold.id, &gold.given.meta));
        let due: Vec<_> = b.sentences.iter().map(|sentence| (sentence.span, sentence.labels.words())).collect();
        assert_eq!(labels(&back), due, "{}", gold.id);
        assert_eq!(a.boilerplate, b.boilerplate, "{}", gold.id);
        let figures = |gold: &GoldArticle| -> Vec<_> {
            gold.answers.figures.iter().map(|figure| (figure.span, figure.category, figure.sentence)).collect()
        };
        assert_eq!(figures(&back.article), figures(&gold));
        let quotes = |gold: &GoldArticle| -> Vec<_> {
            gold.answers.quotes.iter().map(|quote| (quote.span, quote.kind, quote.sentence)).collect()
        };
        assert_eq!(quotes(&back.article), quotes(&gold));
        let written = write_draft(&back.article, &back.style, &back.open);
        assert!(written.is_ok(), "{}: {written:?}", gold.id);
    }
}

#[test]
fn the_sentences_of_the_corpus_come_back() {
    let corpus = corpus();
    let sent: String =
        corpus.iter().map(|gold| Format::DoccanoSentences.item(&Item::of_gold(gold.clone(), 0), false)).collect();
    let back = rows(&sent);
    assert_eq!(back.len(), corpus.len());
    for (marked, gold) in back.into_iter().zip(corpus) {
        let marked = marked.expect("it reads");
        assert_eq!((&marked.article.text, &marked.article.meta), (&gold.given.text, &gold.given.meta));
        assert_eq!(marked.sentences, gold.answers.sentences, "{}", gold.id);
    }
}

#[test]
fn what_the_row_says_is_kept_and_the_rest_left_open() {
    let text = "Bupati hadir. Ada 40 guru honorer dan beberapa bidan. Ia pulang.";
    let row = format!(
        "{{\"id\": 3, \"text\": {text:?}, \"labels\": [[14, 53, \"quota\"], [18, 33, \"figure:asn\"], [38, 52, \"figure\"]], \
                       \"title\": \"Guru\", \"date\": \"kemarin\"}}"
    );
    let draft = only(&row);
    let spans: Vec<&str> = draft.article.answers.sentences.iter().map(|s| s.span.of(text)).collect();
    assert_eq!(spans, ["Bupati hadir.", "Ada 40 guru honorer dan beberapa bidan.", "Ia pulang."]);
    let written = write_draft(&draft.article, &draft.style, &draft.open).expect("it can be written");
    assert!(written.source.contains("[40 guru honorer](f1 40 asn "), "{}", written.source);
    assert!(written.source.contains("[beberapa bidan](f2 VALUE CATEGORY STATUS)"), "{}", written.source);
    assert!(draft.notes.iter().any(|note| note.reason.contains("kemarin")), "{:?}", draft.notes);
    assert_eq!(draft.article.given.meta, Meta { title: Some("Guru".into()), ..Meta::default() });
}

#[test]
fn where_no_figure_is_marked_the_rules_fill_in() {
    let text = "Bupati melantik 40 guru honorer.";
    let draft = only(&format!("{{\"id\": \"a\", \"text\": {text:?}, \"label\": [[0, 32, \"quota\"]]}}"));
    assert_eq!(draft.article.answers.figures.iter().map(|f| f.span.of(text)).collect::<Vec<_>>(), ["40 guru honorer"]);
    assert!(draft.open.values.is_empty() && draft.open.statuses.is_empty());
}

#[test]
fn bad_rows_are_told_and_the_rest_goes_on() {
    let cases = [
        ("bukan json", "no row of doccano"),
        ("{\"text\": \" \", \"label\": []}", "empty"),
        ("{\"text\": \"Ia hadir.\", \"label\": [[0, 99, \"quota\"]]}", "does not fit"),
        ("{\"text\": \"Ia hadir.\", \"label\": [[3, 3, \"quota\"]]}", "does not fit"),
        ("{\"text\": \"Ia hadir.\", \"label\": [[0, 9, \"kuota\"]]}", "no label `kuota`"),
        ("{\"text\": \"Ia hadir.\", \"label\": [[0, 9, \"quota\"], [3, 8, \"quote\"]]}", "overlap"),
        ("{\"text\": \"Ia hadir.\", \"label\": [\"quota\"]}", "without a span"),
        (
            "{\"text\": \"Ia hadir.\", \"label\": [], \"article\": \"a\", \"sentence\": 1, \"lead\": \"\"}",
            "sentence 0 is due",
        ),
        ("{\"text\": \"Ia hadir.\", \"label\": [], \"article\": \"b\", \"sentence\": 0}", "no `lead`"),
        (
            "{\"text\": \"Ia hadir.\", \"label\": [\"figure\"], \"article\": \"c\", \"sentence\": 0, \"lead\": \"\"}",
            "no label of a sentence",
        ),
        (
            "{\"text\": \"Ia hadir.\", \"label\": [], \"article\": \"d\", \"sentence\": 0, \"lead\": \"\"}",
            "last sentence is missing",
        ),
    ];
    let mut source: String = cases.iter().map(|(row, _)| format!("{row}\n")).collect();
    source.push_str("{\"text\": \"Ia hadir.\", \"label\": []}\n");
    let mut found = rows(&source);
    assert!(found.pop().is_some_and(|last| last.is_ok()));
    assert_eq!(found.len(), cases.len());
    for ((at, (row, reason)), found) in (1..).zip(cases).zip(found) {
        let reject = found.expect_err(row);
        assert!(reject.reason.contains(reason) && reject.row == at, "{row}: {reject:?}");
    }
}
