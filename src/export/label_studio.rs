//! Label Studio's tasks (<https://labelstud.io/guide/task_format>, <https://labelstud.io/guide/predictions>): an array of
//! `{"data": …, "annotations": […]}` for what a human said, `predictions` with `model_version` and `score` for what a model
//! did; results with `from_name`, `to_name`, `type` and a `value` of `start`, `end`, `text` and `labels`
//! (<https://labelstud.io/tags/labels>, <https://labelstud.io/tags/text>).
//!
//! Offsets are code points, as Label Studio stores them since its front end's pull request 308 ("text with emoji breaks region
//! offsets"). Ids of results are unique over all tasks, as the guide asks.

use super::{By, Item};
use crate::span::{Offsets, Raw, Span, Unit};
use serde_json::{Map, Value, json};

/// The labelling configuration that the tasks are made for; white space is kept, since every space counts for offsets.
pub const CONFIG: &str = r##"<View>
  <Style>.htx-text{ white-space: pre-wrap; }</Style>
  <Labels name="sentence" toName="text" choice="multiple">
    <Label value="quota" background="#1f77b4"/>
    <Label value="appointment" background="#2ca02c"/>
    <Label value="quote" background="#ff7f0e"/>
    <Label value="none" background="#c7c7c7"/>
    <Label value="boilerplate" background="#7f7f7f"/>
  </Labels>
  <Labels name="figure" toName="text">
    <Label value="asn" background="#d62728"/>
    <Label value="pns" background="#d62728"/>
    <Label value="cpns" background="#d62728"/>
    <Label value="pppk" background="#d62728"/>
    <Label value="pppk_paruh_waktu" background="#d62728"/>
    <Label value="casn" background="#d62728"/>
    <Label value="honorer" background="#d62728"/>
    <Label value="formasi" background="#d62728"/>
    <Label value="pelamar" background="#d62728"/>
    <Label value="pejabat" background="#d62728"/>
    <Label value="tni_polri" background="#d62728"/>
    <Label value="lainnya" background="#d62728"/>
  </Labels>
  <Labels name="speech" toName="text">
    <Label value="direct" background="#9467bd"/>
    <Label value="indirect" background="#8c564b"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>
"##;

/// One task.
pub(super) fn task(item: &Item) -> String {
    let results = results(item);
    let mut task = Map::new();
    task.insert("data".into(), data(item));
    match &item.by {
        By::Human { .. } => task.insert("annotations".into(), json!([{"result": results}])),
        By::Model { version, certainty } => task
            .insert("predictions".into(), json!([{"model_version": version, "score": certainty, "result": results}])),
    };
    Value::Object(task).to_string()
}

fn data(item: &Item) -> Value {
    let meta = &item.gold.given.meta;
    let mut data = Map::new();
    data.insert("text".into(), json!(item.gold.given.text));
    data.insert("article".into(), json!(item.gold.id));
    let given = [("title", &meta.title), ("outlet", &meta.outlet), ("date", &meta.date), ("url", &meta.url)];
    data.extend(given.into_iter().filter_map(|(key, value)| Some((key.into(), json!(value.as_ref()?)))));
    Value::Object(data)
}

fn results(item: &Item) -> Vec<Value> {
    let answers = &item.gold.answers;
    let text = &item.gold.given.text;
    let offsets = Offsets::new(text, Unit::Chars);
    let mut results = Vec::new();
    let mut push = |from: &str, span: Span<Raw>, labels: Vec<&str>| {
        let [start, end] = offsets.span(span);
        results.push(json!({
            "id": format!("{}:{from}:{start}-{end}", item.gold.id),
            "from_name": from,
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": span.of(text), "labels": labels},
        }));
    };
    for sentence in &answers.sentences {
        let labels = sentence.labels.words();
        push("sentence", sentence.span, if labels.is_empty() { vec![super::names::NONE] } else { labels });
    }
    answers.boilerplate.iter().for_each(|span| push("sentence", *span, vec![super::names::BOILERPLATE]));
    answers.figures.iter().for_each(|figure| push("figure", figure.span, vec![figure.category.word()]));
    answers.quotes.iter().for_each(|quote| push("speech", quote.span, vec![quote.kind.word()]));
    results
}
