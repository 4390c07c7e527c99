use super::train::{Folds, Options, Row, train};
use super::*;

fn model() -> Model {
    let head = |word: &str, intercept| Head { word: word.into(), intercept, calibration: [1.0, 0.0], support: 2 };
    let header = Header {
        name: "test".into(),
        version: "1".into(),
        corpus: "00".into(),
        alpha: 1.0,
        min_rows: 1,
        rows: 4,
        heads: vec![head("kopi", -1.0), head("teh", 0.0)],
    };
    // "air" says nothing, "biji" is of coffee, "daun" is of tea.
    let names = ["air", "biji", "daun"].map(String::from).to_vec();
    Model::new(header, names, vec![0.0, 0.0, 3.0, -2.0, -3.0, 2.0]).unwrap()
}

#[test]
fn scores_are_sums_that_can_be_checked_by_eye() {
    let model = model();
    assert_eq!(model.log_odds(&["biji"]), [2.0, -2.0]);
    assert_eq!(model.log_odds(&["daun", "air", "daun", "unheard"]), [-4.0, 2.0]);
    assert_eq!(model.best(&["biji"], |_| true), Some((0, 4.0)));
    assert_eq!(model.best(&["biji"], |head| head == 1), Some((1, f64::INFINITY)));
    assert_eq!(model.best(&["biji"], |_| false), None);
    assert_eq!(model.reasons(&["air", "biji", "daun"], 1, 2), [("biji", -2.0), ("daun", 2.0)]);
    assert_eq!(model.head("teh"), Some(1));
    assert!((model.probabilities(&["biji"])[0] - 0.881).abs() < 1e-3);
}

#[test]
fn a_model_reads_back_to_the_bit() {
    let bytes = model().to_bytes().unwrap();
    let back = Model::from_bytes(&bytes).unwrap();
    assert_eq!(back, model());
    assert_eq!(back.to_bytes().unwrap(), bytes);
}

#[test]
fn no_damage_goes_unseen() {
    let bytes = model().to_bytes().unwrap();
    for len in 0..bytes.len() {
        assert!(Model::from_bytes(&bytes[..len]).is_err(), "cut to {len}");
    }
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        assert!(Model::from_bytes(&damaged).is_err(), "byte {at}");
    }
    assert!(Model::from_bytes(b"PK\x03\x04 something else").unwrap_err().to_string().contains("begin"));
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let whole = model();
    let (header, names) = (whole.header().clone(), whole.names().to_vec());
    assert!(Model::new(header.clone(), names.clone(), vec![0.0; 5]).is_err());
    assert!(Model::new(header.clone(), names.clone(), vec![f64::NAN; 6]).is_err());
    assert!(Model::new(header, names.into_iter().rev().collect(), vec![0.0; 6]).is_err());
}

fn rows() -> Vec<Row> {
    let row = |(i, fold): (usize, usize)| {
        let (word, truth) = [("biji", Some(0)), ("daun", Some(1)), ("gula", None)][i % 3];
        Row { fold, features: vec![word.into(), format!("n{}", i % 7)], truth }
    };
    (0..90).map(|i| row((i, i / 3 % 5))).collect()
}

fn options() -> Options {
    Options {
        name: "drinks".into(),
        version: "1".into(),
        corpus: String::new(),
        heads: vec!["kopi".into(), "teh".into()],
        alpha: 0.1,
        min_rows: 2,
        folds: 5,
    }
}

#[test]
fn what_is_trained_tells_the_classes_apart_and_reads_back() {
    let trained = train(&rows(), &options()).unwrap();
    let model = &trained.model;
    assert_eq!(model.best(&["biji"], |_| true).unwrap().0, 0);
    assert_eq!(model.best(&["daun"], |_| true).unwrap().0, 1);
    assert!(model.probabilities(&["gula"]).iter().all(|p| *p < 0.5));
    assert!(model.probabilities(&["biji"])[0] > 0.8);
    assert_eq!(model.header().heads[0].support, 30);
    assert_eq!(trained.held_out.len(), 90);
    assert!(trained.held_out.iter().zip(rows()).all(|(odds, row)| (odds[0] > 0.0) == (row.truth == Some(0))));
    assert_eq!(&Model::from_bytes(&model.to_bytes().unwrap()).unwrap(), model);
}

#[test]
fn a_class_without_examples_is_silent() {
    let options = Options { heads: vec!["kopi".into(), "teh".into(), "susu".into()], ..options() };
    let model = train(&rows(), &options).unwrap().model;
    assert!(model.log_odds(&["biji"])[2] < -3.0);
}

#[test]
fn folds_are_even_and_do_not_hang_on_the_order() {
    let ids = ["satu", "dua", "tiga", "empat", "lima", "enam"];
    let (folds, again) = (Folds::new(ids, 3), Folds::new(ids.into_iter().rev(), 3));
    let dealt: Vec<usize> = ids.iter().map(|id| folds.of(id)).collect();
    assert_eq!(dealt, ids.iter().map(|id| again.of(id)).collect::<Vec<_>>());
    assert!((0..3).all(|fold| dealt.iter().filter(|f| **f == fold).count() == 2));
}

#[test]
fn amounts_are_told_in_steps() {
    let mut features = Vec::new();
    steps(&mut features, "p", 0.6, &[0.2, 0.5, 0.9]);
    assert_eq!(features, ["p>0", "p>1"]);
}
