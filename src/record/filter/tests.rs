//! What is left of a record, and that its indices still point at what they pointed at.

use super::*;
use crate::record::{ArticleFields, Figure, ModelId, Person, Quote, SCHEMA, Source};
use proptest::prelude::*;

fn figure(n: usize, confidence: f64, quote: Option<usize>) -> Figure {
    Figure {
        span: [n, n + 1],
        text: n.to_string(),
        value: Some(n as u64),
        low: None,
        high: None,
        qualifier: "exact",
        category: "pppk",
        becomes: None,
        status: "planned",
        occupation: None,
        sentence: 0,
        quote,
        confidence,
    }
}

fn quote(n: usize, confidence: f64) -> Quote {
    Quote {
        span: [n, n + 1],
        text: n.to_string(),
        kind: "direct",
        speaker: None,
        role: None,
        speaker_span: None,
        resolved_by: None,
        cue: None,
        sentences: vec![0],
        confidence,
    }
}

fn event(confidence: f64, figures: Vec<usize>, named: bool, group: bool) -> Event {
    let person = Person { name: "Sari".into(), post: None, span: [0, 1] };
    Event {
        kind: "appointment",
        status: "done",
        figures,
        people: if named { vec![person] } else { Vec::new() },
        group: group.then(|| "mereka".to_owned()),
        official: None,
        institution: None,
        date: None,
        place: None,
        sentences: vec![0],
        confidence,
    }
}

fn check(whole: usize, parts: Vec<usize>) -> Check {
    Check { kind: "sum", whole, parts, value: None, difference: 0, holds: true }
}

fn record(figures: Vec<Figure>, quotes: Vec<Quote>, events: Vec<Event>, checks: Vec<Check>) -> Record {
    let scores = Scores { quota: 0.9, appointment: 0.5, quote: 0.2 };
    Record {
        schema: SCHEMA,
        id: "a".into(),
        source: Source { path: "a".into(), row: 1, url: None, sha256: String::new() },
        model: ModelId { name: "m".into(), version: "0".into(), corpus: String::new() },
        article: ArticleFields::default(),
        edits: Vec::new(),
        boilerplate: Vec::new(),
        sentences: vec![Sentence { span: [0, 9], labels: vec!["appointment", "quota", "quote"], scores }],
        figures,
        quotes,
        events,
        checks,
    }
}

#[test]
fn indices_follow_what_is_left() {
    let figures = vec![figure(0, 0.3, None), figure(1, 0.9, Some(0)), figure(2, 0.9, Some(1)), figure(3, 0.8, None)];
    let events = vec![event(0.9, vec![0, 3], false, false), event(0.2, vec![1], false, false)];
    let checks = vec![check(3, vec![1, 2]), check(2, vec![0])];
    let left = record(figures, vec![quote(0, 0.4), quote(1, 0.6)], events, checks).at_least(0.5);
    let quotes_of: Vec<_> = left.figures.iter().map(|figure| (figure.value, figure.quote)).collect();
    assert_eq!(quotes_of, [(Some(1), None), (Some(2), Some(0)), (Some(3), None)]);
    assert_eq!(left.events.iter().map(|event| event.figures.clone()).collect::<Vec<_>>(), [[2]]);
    assert_eq!(left.checks, [check(2, vec![0, 1])]);
    assert_eq!(
        (left.sentences[0].labels.as_slice(), left.sentences[0].scores.quote),
        (&["appointment", "quota"][..], 0.2)
    );
}

#[test]
fn an_event_stays_while_somebody_is_left_in_it() {
    let events = vec![
        event(0.9, vec![0], false, false),
        event(0.9, vec![0], true, false),
        event(0.9, vec![0], false, true),
        event(0.9, vec![], false, false),
    ];
    let left = record(vec![figure(0, 0.1, None)], vec![], events.clone(), vec![]).at_least(0.5);
    let without = |event: &Event| Event { figures: Vec::new(), ..event.clone() };
    assert_eq!(left.events, events[1..].iter().map(without).collect::<Vec<_>>());
}

fn any_record() -> impl Strategy<Value = Record> {
    let p = || (0u32..=1000).prop_map(|p| f64::from(p) / 1000.0);
    let quotes = prop::collection::vec(p(), 0..4);
    let figures = prop::collection::vec((p(), 0usize..6), 1..7);
    let events =
        prop::collection::vec((p(), prop::collection::vec(0usize..7, 0..3), any::<bool>(), any::<bool>()), 0..5);
    let checks = prop::collection::vec((0usize..7, prop::collection::vec(0usize..7, 1..4)), 0..4);
    (quotes, figures, events, checks).prop_map(|(quotes, figures, events, checks)| {
        let (q, f) = (quotes.len(), figures.len());
        let numbered = |(n, (p, quote)): (usize, (f64, usize))| figure(n, p, Some(quote).filter(|quote| *quote < q));
        let inside = |figures: Vec<usize>| figures.into_iter().map(|at| at % f).collect::<Vec<_>>();
        record(
            figures.into_iter().enumerate().map(numbered).collect(),
            quotes.into_iter().enumerate().map(|(n, p)| quote(n, p)).collect(),
            events.into_iter().map(|(p, figures, named, group)| event(p, inside(figures), named, group)).collect(),
            checks.into_iter().map(|(whole, parts)| check(whole % f, inside(parts))).collect(),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_nothing_asked_nothing_changes(record in any_record()) {
        prop_assert_eq!(record.clone().at_least(0.0), record);
    }

    #[test]
    fn two_filters_are_the_stricter_one(record in any_record(), p in 0.0..1.0, q in 0.0..1.0) {
        let twice = record.clone().at_least(p).at_least(q);
        prop_assert_eq!(twice, record.at_least(f64::max(p, q)));
    }

    #[test]
    fn what_is_left_is_sure_and_points_at_the_same(record in any_record(), least in 0.0..1.0) {
        let left = record.clone().at_least(least);
        prop_assert!(left.figures.iter().all(|figure| figure.confidence >= least));
        // A figure's and a quote's text is its old index.
        let old = |at: usize| left.figures[at].text.parse::<usize>().expect("its number");
        for figure in &left.figures {
            let before = &record.figures[figure.text.parse::<usize>().expect("its number")];
            let quote = before.quote.filter(|at| record.quotes[*at].confidence >= least);
            prop_assert_eq!(figure.quote.map(|at| left.quotes[at].text.clone()), quote.map(|at| at.to_string()));
        }
        for check in &left.checks {
            let before = Check { whole: old(check.whole), parts: check.parts.iter().map(|at| old(*at)).collect(), ..check.clone() };
            prop_assert!(record.checks.contains(&before));
        }
    }
}
