//! Sentence boundaries against treebanks of real sentences, where these lie beside the project.

mod common;

use lantik::clean::Rules;
use lantik::document::Document;
use std::collections::BTreeSet;
use std::path::Path;

/// The sentences of each document of a CoNLL-U file; the document is told by the front of the sentence's id.
fn documents(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("the treebank is readable");
    let mut documents: Vec<Vec<String>> = Vec::new();
    let (mut document, mut id) = (String::new(), String::new());
    for line in text.lines() {
        if let Some(sent_id) = line.strip_prefix("# sent_id = ") {
            id = sent_id.trim_end_matches(|c: char| c.is_ascii_digit() && !sent_id.starts_with('n')).to_owned();
            if sent_id.starts_with(['n', 'w']) {
                id = sent_id.chars().take(6).collect();
            }
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            if documents.is_empty() || id != document {
                documents.push(Vec::new());
                document.clone_from(&id);
            }
            documents.last_mut().expect("one was pushed").push(sentence.trim().to_owned());
        }
    }
    documents
}

/// F1 of the ends of sentences, documents joined by spaces.
fn boundary_f1(documents: &[Vec<String>], show: bool) -> f64 {
    let (mut hit, mut gold, mut found) = (0, 0, 0);
    for sentences in documents {
        let text = sentences.join(" ");
        let mut at = 0;
        let truth: BTreeSet<usize> = sentences
            .iter()
            .map(|s| {
                at += s.len() + 1;
                at - 1
            })
            .collect();
        let document = Document::new(&text, Rules::all());
        let ends: BTreeSet<usize> = document.sentences.iter().map(|s| document.clean.raw(s.span).end()).collect();
        hit += truth.intersection(&ends).count();
        gold += truth.len();
        found += ends.len();
        if show {
            for at in truth.symmetric_difference(&ends) {
                let from = text.floor_char_boundary(at.saturating_sub(60));
                let to = text.ceil_char_boundary((at + 40).min(text.len()));
                let kind = if truth.contains(at) { "missed" } else { "extra " };
                println!("{kind} {}⏹{}", &text[from..*at], &text[*at..to]);
            }
        }
    }
    let (precision, recall) = (hit as f64 / found as f64, hit as f64 / gold as f64);
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn boundaries_of_the_treebanks_are_found() {
    let Some(shared) = common::shared() else { return };
    for (name, least) in [("pud", 0.985), ("csui", 0.975)] {
        let documents = documents(&shared.join(format!("ud/id_{name}-ud-test.conllu")));
        let f1 = boundary_f1(&documents, std::env::var_os("SHOW").is_some());
        println!("{name}: {} documents, boundary F1 {f1:.4}", documents.len());
        assert!(f1 >= least, "{name}: {f1:.4} < {least}");
    }
}
