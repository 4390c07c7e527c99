//! A small article whose counts can be checked by eye.

use super::bootstrap::Options;
use super::confusion::{MISSED, Table};
use super::layout::{Found, Gold};
use super::tally::{Field, Hits, Layer};
use super::{Evaluation, Pair, evaluate, json, table};
use serde_json::{Value, json};

const TEXT: &str = "🌊 Bupati Sari Dewi melantik 12 camat di Kota Lama.\n\
    Baca juga: Harga Beras\n\
    Kepala dinas Rahmat Sutejo mengatakan mereka siap bekerja, 30 guru honorer menunggu.\n\
    Pasar ramai.";

/// Where `part` stands, in code points.
fn at(part: &str) -> [usize; 2] {
    let start = TEXT.find(part).map(|byte| TEXT[..byte].chars().count()).expect("it is in the text");
    [start, start + part.chars().count()]
}

fn sentences() -> [[usize; 2]; 3] {
    let lines: Vec<&str> = TEXT.lines().collect();
    [at(lines[0]), at(lines[2]), at(lines[3])]
}

fn gold() -> Value {
    let [first, second, third] = sentences();
    json!({
        "id": "a", "text": TEXT,
        "article": {"title": "Camat", "outlet": null, "dateline": null, "published": "2025-10-29", "region": {"code": "16.71"}},
        "boilerplate": [at("Baca juga: Harga Beras")],
        "sentences": [{"span": first, "labels": ["appointment", "quota"]}, {"span": second, "labels": ["quota", "quote"]},
            {"span": third, "labels": []}],
        "figures": [
            {"span": at("12 camat"), "value": 12, "category": "pejabat", "status": "appointed", "qualifier": "exact"},
            {"span": at("30 guru honorer"), "value": 30, "category": "honorer", "status": "in_process", "qualifier": "exact",
                "occupation": "guru"}],
        "quotes": [{"span": at("mereka siap bekerja, 30 guru honorer menunggu"), "kind": "indirect", "speaker": "Rahmat Sutejo",
            "role": "Kepala Dinas", "cue": "mengatakan", "resolved_by": "name"}],
        "events": [{"kind": "appointment", "status": "done", "official": {"name": "Sari Dewi", "role": "Bupati"},
            "institution": "Kota Lama", "date": {"from": "2025-10-29", "to": null}, "place": null, "sentences": [first]}],
    })
}

/// A record with something wrong in every layer.
fn record() -> Value {
    let [first, second, third] = sentences();
    let scores =
        |quota: f64, appointment: f64, quote: f64| json!({"quota": quota, "appointment": appointment, "quote": quote});
    let teaser = at("Baca juga");
    json!({
        "id": "a",
        "article": {"title": "camat", "published": null, "region": {"code": "16"}},
        "sentences": [
            // One character late is close enough.
            {"span": [first[0] + 1, first[1]], "labels": ["appointment"], "scores": scores(0.4, 0.9, 0.0)},
            // Touches boilerplate: not held against segmentation, but leaked.
            {"span": teaser, "labels": [], "scores": scores(0.0, 0.0, 0.0)},
            // Two sentences as one.
            {"span": [second[0], third[1]], "labels": ["quota", "quote"], "scores": scores(0.8, 0.1, 0.7)}],
        "figures": [
            {"span": at("12 camat"), "value": 12, "category": "pns", "status": "appointed", "qualifier": "exact", "confidence": 0.6},
            {"span": at("30 guru"), "value": 31, "category": "honorer", "status": "in_process", "qualifier": "exact", "confidence": 0.5}],
        "quotes": [{"span": at("mereka siap bekerja"), "kind": "direct", "speaker": "Pak Sutejo", "role": null,
            "cue": "mengatakan", "resolved_by": "pronoun", "confidence": 0.9}],
        "events": [
            {"kind": "appointment", "status": "planned", "official": {"name": "Bupati Sari Dewi"}, "institution": null,
                "date": {"from": "2025-10-29", "to": "2025-10-29"}, "sentences": [0], "confidence": 0.7},
            {"kind": "transfer", "status": "done", "sentences": [2], "confidence": 0.2}],
    })
}

fn pair(gold: Value, record: Option<Value>) -> Pair {
    let gold: Gold = serde_json::from_value(gold).expect("gold can be read");
    (gold, record.map(|record| serde_json::from_value::<Found>(record).expect("a record can be read")))
}

fn evaluated(pairs: &[Pair]) -> Evaluation {
    evaluate(pairs, Options { rounds: 50, ..Options::default() })
}

fn hits(evaluation: &Evaluation, layer: Layer) -> [u64; 3] {
    let Hits { right, spurious, missed } = evaluation.layers[layer as usize].hits;
    [right, spurious, missed]
}

/// Right ones and all of a field; nothing where it was never compared.
fn field(evaluation: &Evaluation, field: Field) -> Option<(u64, u64)> {
    evaluation.fields.iter().find(|score| score.field == field).map(|score| (score.share.part, score.share.all))
}

#[test]
fn gold_is_right_about_itself() {
    let evaluation = evaluated(&[pair(gold(), Some(gold()))]);
    for score in &evaluation.layers {
        assert_eq!((score.hits.spurious, score.hits.missed), (0, 0), "{}", score.layer.name());
    }
    assert!(evaluation.fields.iter().all(|score| score.share.part == score.share.all));
    assert_eq!((evaluation.kept.value, evaluation.leaked.value, evaluation.missing), (1.0, 0.0, 0));
    assert!(evaluation.mistakes.is_empty() && evaluation.certainties.is_empty());
    assert_eq!(field(&evaluation, Field::EventPlace), None, "gold has no place");
}

#[test]
fn layers_count_right_spurious_and_missed() {
    let evaluation = evaluated(&[pair(gold(), Some(record()))]);
    let cases = [
        // The last sentence lies in the one that is two.
        (Layer::Quota, [1, 1, 1]),
        (Layer::Appointment, [1, 0, 0]),
        (Layer::Quote, [1, 1, 0]),
        (Layer::Segmentation, [1, 1, 2]),
        (Layer::Figures, [1, 1, 1]),
        (Layer::FiguresCategory, [0, 2, 2]),
        (Layer::Quotes, [1, 0, 0]),
        (Layer::QuotesClose, [0, 1, 1]),
        (Layer::Direct, [0, 1, 0]),
        (Layer::Indirect, [0, 0, 1]),
        (Layer::Attribution, [1, 0, 0]),
        (Layer::Events, [1, 1, 0]),
    ];
    for (layer, expected) in cases {
        assert_eq!(hits(&evaluation, layer), expected, "{}", layer.name());
    }
}

#[test]
fn fields_are_right_or_wrong_where_there_is_something_to_compare() {
    let evaluation = evaluated(&[pair(gold(), Some(record()))]);
    let cases = [
        (Field::Dateline, None),
        (Field::EventDate, Some((0, 1))),
        (Field::EventOfficial, Some((1, 1))),
        (Field::EventStatus, Some((0, 1))),
        (Field::FigureBecomes, Some((1, 1))),
        (Field::FigureCategory, Some((0, 1))),
        (Field::FigureStatus, Some((1, 1))),
        (Field::Published, Some((0, 1))),
        (Field::QuoteKind, Some((0, 1))),
        (Field::QuoteRole, Some((0, 1))),
        (Field::QuoteSpeaker, Some((1, 1))),
        (Field::Region, Some((0, 1))),
        (Field::RegionGiven, Some((0, 1))),
        (Field::EventInstitution, Some((0, 1))),
        (Field::FigureOccupation, None),
        (Field::Outlet, None),
        (Field::QuoteCue, Some((1, 1))),
        (Field::QuoteResolvedBy, Some((0, 1))),
        (Field::Title, Some((1, 1))),
    ];
    for (of, expected) in cases {
        assert_eq!(field(&evaluation, of), expected, "{}", of.name());
    }
    let (teaser, line) = (at("Baca juga"), at("Baca juga: Harga Beras"));
    assert_eq!(evaluation.leaked.value, (teaser[1] - teaser[0]) as f64 / (line[1] - line[0]) as f64);
}

#[test]
fn probabilities_are_judged_by_the_definition_of_their_layer() {
    let evaluation = evaluated(&[pair(gold(), Some(record()))]);
    let judged = |layer: Layer| {
        let certainty = evaluation.certainties.iter().find(|certainty| certainty.layer == layer).expect("it is there");
        (certainty.reliability.items, certainty.reliability.right)
    };
    assert_eq!((judged(Layer::Quota), judged(Layer::Quote)), ((3, 2), (3, 1)));
    assert_eq!((judged(Layer::Figures), judged(Layer::FiguresCategory)), ((2, 1), (2, 0)));
    assert_eq!((judged(Layer::Quotes), judged(Layer::Attribution), judged(Layer::Events)), ((1, 1), (1, 1), (2, 1)));
    let quota = evaluation.certainties[0].curve.as_ref().and_then(|curve| curve.working).expect("it said something");
    assert_eq!((quota.threshold, quota.precision, quota.recall), (0.8, 0.5, 0.5));
}

#[test]
fn confusions_say_what_was_taken_for_what() {
    let evaluation = evaluated(&[pair(gold(), Some(record()))]);
    let count = |table: Table, gold: &str, found: &str| {
        evaluation.confusions.cells().find(|cell| (cell.0, cell.1, cell.2) == (table, gold, found)).map(|cell| cell.3)
    };
    assert_eq!(count(Table::Labels, "quota+appointment", "appointment"), Some(1));
    assert_eq!(count(Table::Labels, "no label", "quota+quote"), Some(1));
    assert_eq!(count(Table::FigureCategory, "pejabat", "pns"), Some(1));
    assert_eq!(count(Table::FigureStatus, "in_process", MISSED), Some(1));
    assert_eq!(count(Table::QuoteResolvedBy, "name", "pronoun"), Some(1));
    assert_eq!(count(Table::Speaker, "right speaker", "pronoun"), Some(1));
    assert_eq!(count(Table::EventKind, "(spurious)", "transfer"), Some(1));
    assert_eq!(count(Table::EventStatus, "done", "planned"), Some(1));
    let mut other = record();
    other["events"][0]["kind"] = json!("selection");
    let evaluation = evaluated(&[pair(gold(), Some(other))]);
    let kinds = evaluation.confusions.grid(Table::EventKind).expect("there are events");
    assert_eq!(
        (kinds.rows, kinds.columns),
        (vec!["appointment".into(), "(spurious)".into()], vec!["selection".into(), "transfer".into()])
    );
}

#[test]
fn mistakes_show_their_text() {
    let evaluation = evaluated(&[pair(gold(), Some(record()))]);
    let listed = table::mistakes(&evaluation, 1);
    let [first, ..] = sentences();
    for expected in [
        format!(
            "label quota – 2 wrong\n  a [{}, {}] missed p=0.400: 🌊 Bupati Sari Dewi melantik 12 camat",
            first[0], first[1]
        ),
        "  … and 1 more\n".into(),
        "missed (30 guru honorer): Kepala dinas".into(),
        "pns for pejabat p=0.600 (12 camat): 🌊 Bupati".into(),
        "direct for indirect p=0.900 (Rahmat Sutejo): mereka siap bekerja, 30 guru".into(),
        "2025-10-29…2025-10-29 for 2025-10-29…open p=0.700 (appointment done)".into(),
        "published – 1 wrong\n  a none for 2025-10-29: 🌊".into(),
    ] {
        assert!(listed.contains(&expected), "{expected} is not in {listed}");
    }
}

#[test]
fn without_a_record_all_is_missed() {
    let evaluation = evaluated(&[pair(gold(), None), pair(gold(), Some(gold()))]);
    assert_eq!((evaluation.articles, evaluation.missing), (2, 1));
    assert_eq!((hits(&evaluation, Layer::Quota), hits(&evaluation, Layer::Events)), ([2, 0, 2], [1, 0, 1]));
    let recall = evaluation.layers[Layer::Quota as usize].recall;
    assert_eq!((recall.value, recall.interval), (0.5, Some([0.0, 1.0])));
    assert_eq!(evaluated(&[pair(gold(), None)]).layers[0].recall.interval, None, "one article has no spread");
}

#[test]
fn the_object_has_the_scorers_keys_first() {
    let evaluation = evaluated(&[pair(gold(), Some(record())), pair(gold(), None)]);
    let summary = json::Summary { evaluation: &evaluation, rejects: 3, errors: Some(1) };
    let written = serde_json::to_string(&summary).expect("it can be written");
    assert!(
        written.starts_with("{\"articles\":2,\"missing\":1,\"label quota\":[0.5,0.25,0.333,4],\"label appointment\":"),
        "{written}"
    );
    let read: Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!((&read["acc quote role"], &read["more"]["acc title"]), (&json!([0.0, 1]), &json!([0.5, 2])));
    assert_eq!(
        (&read["rejects"], &read["errors"][0]["what"], &read["bootstrap"]["rounds"]),
        (&json!(3), &json!("missed"), &json!(50))
    );
    assert_eq!(read["intervals"]["label quota"]["recall"].as_array().map(Vec::len), Some(2));
}

#[test]
fn gold_that_contradicts_itself_is_told() {
    let fault = |change: &dyn Fn(&mut Value)| {
        let mut gold = gold();
        change(&mut gold);
        serde_json::from_value::<Gold>(gold).expect("it has the form of gold").fault()
    };
    assert_eq!(fault(&|_| {}), None);
    let end = TEXT.chars().count();
    let beyond = fault(&|gold| gold["quotes"][0]["span"] = json!([3, 999]));
    assert_eq!(beyond, Some(format!("quotes[0]: no span [3, 999] in a text of {end} characters")));
    assert_eq!(
        fault(&|gold| gold["figures"][1]["span"] = json!([9, 3])).map(|reason| reason.contains("figures[1]")),
        Some(true)
    );
    assert_eq!(
        fault(&|gold| gold["events"][0]["sentences"] = json!([7])),
        Some("events[0]: no sentence of that index".into())
    );
}
