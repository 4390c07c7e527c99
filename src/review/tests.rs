//! Picking, showing, deciding.

use super::task::{show, tasks};
use super::*;
use crate::span::Unit;
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().expect("the model").unit(Unit::Bytes));

const TEXT: &str =
    "Bupati Contoh melantik 120 PPPK.\n\nRapat itu dihadiri 40 guru\ndan kepala dinas. Ia pulang \\ sore.";

fn article(id: &str, text: &str) -> Article {
    Article { id: id.into(), text: text.into(), ..Article::default() }
}

fn reviewed(articles: &[Article], labels: &[Label], most: usize) -> Vec<Doubt> {
    let mut review = Review::new(&ENGINE, labels, most);
    for article in articles {
        review.add(article.clone(), &ENGINE.label(&ENGINE.read(article)));
    }
    review.doubts()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_picked_are_the_nearest(scores in prop::collection::vec(prop::collection::vec(0u8..20, 0..6), 0..6), most in 0usize..8) {
        let mut review = Review::new(&ENGINE, &[Label::Quote], most);
        let threshold = ENGINE.labeller().model().header.labels[Label::Quote as usize].threshold;
        let mut all: Vec<(f64, usize, usize)> = Vec::new();
        for (order, scores) in scores.iter().enumerate() {
            let p = |score: &u8| f64::from(*score) / 20.0;
            let labelled: Vec<Labelled> =
                scores.iter().map(|score| Labelled { scores: [0.0, 0.0, p(score)], ..Labelled::default() }).collect();
            review.add(Article::default(), &labelled);
            all.extend(scores.iter().enumerate().map(|(at, score)| ((p(score) - threshold).abs(), order, at)));
        }
        all.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        all.truncate(most);
        let picked: Vec<_> = review.doubts().iter().map(|d| (d.distance(), d.order, d.sentence)).collect();
        prop_assert_eq!(picked, all);
    }
}

#[test]
fn a_sentence_is_shown_once_with_its_neighbours() {
    let articles = [article("a", TEXT), article("b", "Ia hadir.")];
    let doubts = reviewed(&articles, &[Label::Quote, Label::Quota], 4);
    assert_eq!(doubts.iter().filter(|doubt| doubt.label == Label::Quota).count(), 4);
    assert!(doubts.iter().all(|doubt| doubt.label != Label::Appointment));
    let tasks = tasks(&ENGINE, &doubts, 3);
    assert_eq!(tasks.len(), 4, "four sentences, each asked twice");
    let task = tasks.iter().find(|task| task.id == "a#1").expect("it is asked");
    assert_eq!(task.text, "Rapat itu dihadiri 40 guru\ndan kepala dinas.");
    assert_eq!(task.text.chars().count(), task.span[1] - task.span[0]);
    assert_eq!(
        (task.before.as_deref(), task.after.as_deref()),
        (Some("Bupati Contoh melantik 120 PPPK."), Some("Ia pulang \\ sore."))
    );
    assert!(task.asked.len() == 2 && task.asked.values().all(|asked| asked.why.len() == 3), "{task:?}");
    let shown = show(task);
    assert!(shown.contains("  > Rapat itu dihadiri 40 guru dan kepala dinas.\n") && shown.contains("why: "), "{shown}");
}

#[test]
fn both_forms_of_tasks_read_back_as_decisions() {
    let doubts = reviewed(&[article("berita\\a 1.txt", TEXT)], Label::ALL, 9);
    let tasks = tasks(&ENGINE, &doubts, 0);
    let rows: String = tasks.iter().map(|task| serde_json::to_string(task).expect("JSON") + "\n").collect();
    for decisions in [decided::read_jsonl(&rows, "t"), plain::read(&plain::write(&tasks), "t")] {
        let decisions: Vec<_> = decisions.into_iter().map(|decision| decision.expect("it reads back")).collect();
        assert_eq!(decisions.len(), tasks.len());
        for (decision, task) in decisions.iter().zip(&tasks) {
            assert_eq!(
                (&decision.article, decision.sentence, &decision.text),
                (&task.article, task.sentence, &task.text)
            );
            assert_eq!(decision.labels.words(), task.label);
        }
    }
}

#[test]
fn what_is_no_decision_is_rejected_with_its_row() {
    let rows =
        "\n{\"article\": \"a\"}\n{\"article\": \"a\", \"sentence\": 0, \"text\": \"b\", \"label\": [\"kuota\"]}\n";
    let lines = "# a\n@ x a\n@ 0 a\nZ | b\nF | c\n";
    for (found, rows, reason) in [
        (decided::read_jsonl(rows, "t"), vec![2, 3], "no label `kuota`"),
        (plain::read(lines, "t"), vec![2, 4, 5], "F, A, Q"),
    ] {
        let rejects: Vec<_> = found.into_iter().map(|found| found.expect_err("it is none")).collect();
        assert_eq!(rejects.iter().map(|reject| reject.row).collect::<Vec<_>>(), rows);
        assert!(rejects[1].reason.contains(reason), "{rejects:?}");
    }
}

#[test]
fn a_decision_overrules_the_model() {
    let article = article("a", TEXT);
    let decision = |sentence: usize, text: &str, labels: &[Label]| decided::Decision {
        article: "a".into(),
        sentence,
        text: text.into(),
        labels: labels.iter().copied().collect(),
        path: "t".into(),
        row: 7,
    };
    let decisions = [
        decision(0, "Bupati Contoh melantik 120 PPPK.", &[]),
        decision(1, "Rapat itu dihadiri 40 guru\ndan kepala dinas.", &[Label::Quota]),
        decision(2, "Ia datang.", &[Label::Quote]),
    ];
    let (draft, rejects) = decided::draft(&ENGINE, &article, &decisions);
    let labels: Vec<_> = draft.article.answers.sentences.iter().map(|sentence| sentence.labels.words()).collect();
    assert_eq!(labels, [vec![], vec!["quota"], vec![]]);
    assert_eq!((rejects.len(), rejects[0].row), (1, 7));
    assert!(draft.article.answers.events.is_empty() && draft.style.contains("2 sentences by a human"), "{draft:?}");
}
