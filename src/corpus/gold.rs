//! An article and its answers in the layout that external scorers read: one JSON object, spans in code points.

use super::{GoldArticle, GoldEvent, GoldFigure, GoldQuote};
use crate::span::{Offsets, Unit};
use serde_json::{Map, Value, json};

/// The article as `id, title, outlet, date, url` (what is given), `article`, `boilerplate`, `sentences`, `figures`, `quotes`,
/// `events` (the answers) and `text`. Spans are half-open offsets in Unicode code points; an event's sentences are spans too.
pub fn to_gold_json(gold: &GoldArticle) -> Value {
    let (text, meta, answers) = (&gold.given.text, &gold.given.meta, &gold.answers);
    let offsets = Offsets::new(text, Unit::Chars);
    let region = answers.region.as_ref().map(|(code, name)| json!({"code": code, "name": name}));
    let sentence = |at: &usize| answers.sentences.get(*at).map(|sentence| offsets.span(sentence.span));
    json!({
        "id": gold.id,
        "title": meta.title,
        "outlet": meta.outlet,
        "date": meta.date,
        "url": meta.url,
        "article": {
            "title": answers.title,
            "outlet": answers.outlet,
            "dateline": answers.dateline,
            "published": answers.published,
            "region": region,
        },
        "boilerplate": answers.boilerplate.iter().map(|span| offsets.span(*span)).collect::<Vec<_>>(),
        "sentences": answers.sentences.iter()
            .map(|sentence| json!({"span": offsets.span(sentence.span), "labels": sentence.labels.words()}))
            .collect::<Vec<_>>(),
        "figures": answers.figures.iter().map(|figure| figure_json(figure, text, &offsets)).collect::<Vec<_>>(),
        "quotes": answers.quotes.iter().map(|quote| quote_json(quote, text, &offsets)).collect::<Vec<_>>(),
        "events": answers.events.iter()
            .map(|event| event_json(event, event.sentences.iter().filter_map(sentence).collect()))
            .collect::<Vec<_>>(),
        "text": text,
    })
}

fn figure_json(figure: &GoldFigure, text: &str, offsets: &Offsets) -> Value {
    json!({
        "span": offsets.span(figure.span),
        "text": figure.span.of(text),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.word(),
        "category": figure.category.word(),
        "becomes": figure.becomes.map(|category| category.word()),
        "status": figure.status.word(),
        "occupation": figure.occupation,
        "sentence": figure.sentence,
    })
}

fn quote_json(quote: &GoldQuote, text: &str, offsets: &Offsets) -> Value {
    json!({
        "span": offsets.span(quote.span),
        "text": quote.span.of(text),
        "kind": quote.kind.word(),
        "speaker": quote.speaker,
        "role": quote.role,
        "cue": quote.cue,
        "resolved_by": quote.resolved_by.map(|by| by.word()),
        "sentence": quote.sentence,
    })
}

fn event_json(event: &GoldEvent, sentences: Vec<[usize; 2]>) -> Value {
    let mut people = Map::new();
    if let Some(figure) = event.figure {
        people.insert("figure".into(), json!(figure));
    }
    if !event.names.is_empty() || event.post.is_some() {
        people.insert("names".into(), json!(event.names));
        people.insert("post".into(), json!(event.post));
    }
    if let Some(group) = &event.group {
        people.insert("group".into(), json!(group));
    }
    json!({
        "kind": event.kind.word(),
        "status": event.status.word(),
        "people": people,
        "official": event.official.as_ref().map(|(name, role)| json!({"name": name, "role": role})),
        "institution": event.institution,
        "date": event.date.as_ref().map(|(text, from, to)| json!({"text": text, "from": from, "to": to})),
        "place": event.place,
        "sentences": sentences,
    })
}
