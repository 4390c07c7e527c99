//! Each format on one article, by eye.

use super::names::Name;
use super::*;
use crate::article::{Meta, Origin};
use crate::corpus::{Answers, GoldEvent, GoldFigure, GoldQuote, GoldSentence};
use crate::pipeline::Engine;
use crate::span::Unit;
use crate::terms::{Category, EventKind, EventStatus, Qualifier, QuoteKind, Status};
use serde_json::{Value, json};

const TEXT: &str = "🌊 Bupati Sari melantik 12 guru, Rabu.\nIklan\n\"Siap. Maju,\" kata Sari.";

/// Two sentences of a quote, a figure, a step, boilerplate, and a character of two UTF-16 units in front.
fn item() -> Item {
    let span = |words: &str| {
        let start = TEXT.find(words).expect("it is in the text");
        Span::new(start, start + words.len())
    };
    let sentence =
        |words: &str, labels: &[Label]| GoldSentence { span: span(words), labels: labels.iter().copied().collect() };
    let figure = GoldFigure {
        span: span("12 guru"),
        value: Some(12),
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        category: Category::Honorer,
        becomes: None,
        status: Status::Appointed,
        occupation: None,
        sentence: 0,
    };
    let quote = GoldQuote {
        span: span("Siap. Maju"),
        kind: QuoteKind::Direct,
        speaker: Some("Sari".into()),
        role: None,
        cue: None,
        resolved_by: None,
        sentence: 1,
    };
    let event = GoldEvent {
        kind: EventKind::Appointment,
        status: EventStatus::Done,
        figure: Some(0),
        names: Vec::new(),
        post: None,
        group: None,
        official: Some((Some("Bupati Sari".into()), None)),
        institution: None,
        date: Some(("Rabu".into(), None, None)),
        place: None,
        sentences: vec![0],
    };
    let answers = Answers {
        boilerplate: vec![span("Iklan")],
        sentences: vec![
            sentence("🌊 Bupati Sari melantik 12 guru, Rabu.", &[Label::Quota, Label::Appointment]),
            sentence("\"Siap.", &[Label::Quote]),
            sentence("Maju,\" kata Sari.", &[]),
        ],
        figures: vec![figure],
        quotes: vec![quote],
        events: vec![event],
        ..Answers::default()
    };
    let meta = Meta { title: Some("Guru".into()), ..Meta::default() };
    let given = Article { id: "a".into(), text: TEXT.into(), meta, origin: Origin::default() };
    Item::of_gold(GoldArticle { id: "a".into(), topic: "staffing".into(), given, answers }, 3)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn doccano_gets_spans_in_code_points() {
    let row = parsed(&Format::Doccano.item(&item(), true));
    let label = json!([
        [0, 37, "quota"],
        [0, 37, "appointment"],
        [23, 30, "figure:honorer"],
        [38, 43, "boilerplate"],
        [44, 50, "quote"],
        [45, 55, "speech:direct"],
        [51, 68, "none"],
    ]);
    assert_eq!(row, json!({"id": "a", "text": TEXT, "title": "Guru", "label": label}));
}

#[test]
fn doccano_gets_sentences_with_what_stands_between() {
    let rows: Vec<Value> = Format::DoccanoSentences.item(&item(), true).lines().map(parsed).collect();
    assert_eq!((rows.len(), &rows[0]["label"], &rows[2]["label"]), (3, &json!(["appointment", "quota"]), &json!([])));
    assert_eq!((&rows[1]["lead"], &rows[1]["id"], &rows[2]["tail"]), (&json!("\nIklan\n"), &json!("a#1"), &json!("")));
    assert_eq!((&rows[1]["tail"], &rows[0]["title"]), (&Value::Null, &json!("Guru")));
}

#[test]
fn label_studio_gets_annotations_of_humans_and_predictions_of_models() {
    let format = Format::LabelStudio;
    let all =
        format!("{}{}{}{}", format.head(), format.item(&item(), true), format.item(&item(), false), format.tail());
    let tasks = parsed(&all);
    assert_eq!(tasks.as_array().map(Vec::len), Some(2));
    let results = &tasks[0]["annotations"][0]["result"];
    let value = json!({"start": 0, "end": 37, "text": &TEXT[..TEXT.find('\n').expect("a line")], "labels": ["appointment", "quota"]});
    assert_eq!(results[0]["value"], value);
    let figure = json!({"id": "a:figure:23-30", "from_name": "figure", "to_name": "text", "type": "labels",
        "value": {"start": 23, "end": 30, "text": "12 guru", "labels": ["honorer"]}});
    assert!(results.as_array().is_some_and(|results| results.contains(&figure)), "{results}");

    let article = Article { id: "m".into(), text: "Bupati melantik 12 guru honorer.".into(), ..Article::default() };
    let record = Engine::new().expect("the model").unit(Unit::Bytes).tag(&article);
    let task = parsed(&format.item(&Item::of_record(&article, &record), true));
    let prediction = &task["predictions"][0];
    assert!(prediction["model_version"].as_str().is_some_and(|version| version.starts_with("sentence-labels ")));
    assert!(
        prediction["score"].as_f64().is_some_and(|score| (0.5..=1.0).contains(&score)) && task["annotations"].is_null()
    );
}

#[test]
fn the_configuration_has_every_label_that_tasks_use() {
    let has = |word: &str| LABEL_STUDIO_CONFIG.contains(&format!("<Label value=\"{word}\" "));
    assert!(Label::ALL.iter().all(|label| has(label.word())) && has(names::NONE) && has(names::BOILERPLATE));
    assert!(Category::ALL.iter().all(|category| has(category.word())));
    assert!(QuoteKind::ALL.iter().all(|kind| has(kind.word())));
}

#[test]
fn conll_has_a_token_a_line_in_bio() {
    let expected = "# newdoc id = a\n\
        # sent_id = a-1\n# labels = appointment quota\n# text = 🌊 Bupati Sari melantik 12 guru, Rabu.\n\
        🌊\tO\tO\tO\tO\nBupati\tO\tO\tB-official\tO\nSari\tO\tO\tI-official\tO\nmelantik\tO\tO\tO\tO\n\
        12\tB-honorer\tO\tO\tO\nguru\tI-honorer\tO\tO\tO\n,\tO\tO\tO\tO\nRabu\tO\tO\tO\tB-date\n.\tO\tO\tO\tO\n\n\
        # sent_id = a-2\n# labels = quote\n# text = \"Siap.\n\
        \"\tO\tO\tO\tO\nSiap\tO\tB-direct\tO\tO\n.\tO\tI-direct\tO\tO\n\n\
        # sent_id = a-3\n# labels = none\n# text = Maju,\" kata Sari.\n\
        Maju\tO\tB-direct\tO\tO\n,\tO\tO\tO\tO\n\"\tO\tO\tO\tO\nkata\tO\tO\tO\tO\nSari\tO\tO\tB-speaker\tO\n.\tO\tO\tO\tO\n\n";
    assert_eq!(Format::Conll.item(&item(), true), expected);
    let columns = Format::Conll.head().trim().split(' ').count() - 3;
    assert!(expected.lines().filter(|line| line.contains('\t')).all(|line| line.split('\t').count() == columns));
}

#[test]
fn sentences_are_those_of_training_with_their_fold() {
    let rows: Vec<Value> = Format::Sentences.item(&item(), true).lines().map(parsed).collect();
    let trained = crate::label::train::labelled_sentences(&item().gold);
    assert_eq!(rows.len(), trained.len());
    for (row, (span, labels)) in rows.iter().zip(trained) {
        assert_eq!(*row, json!({"article": "a", "fold": 3, "text": span.of(TEXT), "labels": labels.words()}));
    }
}

#[test]
fn every_name_reads_back() {
    let sentences = [None].into_iter().chain(Label::ALL.iter().copied().map(Some)).map(Name::Sentence);
    let figures = [None].into_iter().chain(Category::ALL.iter().copied().map(Some)).map(Name::Figure);
    let speech = [None].into_iter().chain(QuoteKind::ALL.iter().copied().map(Some)).map(Name::Speech);
    for name in sentences.chain(figures).chain(speech).chain([Name::Boilerplate]) {
        assert_eq!(Name::read(&name.write()), Ok(name));
    }
    assert!(Name::read("figure:kuota").is_err_and(|reason| reason.contains("pppk_paruh_waktu")));
}

#[test]
fn spans_that_overlap_are_set_apart() {
    let span = |start, end| Span::new(start, end);
    let people = vec![
        (span(5, 9), Role::Person),
        (span(5, 9), Role::Speaker),
        (span(7, 12), Role::Official),
        (span(9, 10), Role::Person),
    ];
    assert_eq!(apart(people), [(span(5, 9), Role::Speaker), (span(9, 10), Role::Person)]);
    assert_eq!(whole_words("Sari dan Sarinah, Sari", "Sari").collect::<Vec<_>>(), [span(0, 4), span(18, 22)]);
    assert!(whole_words("a", "").next().is_none());
}
