//! The header's lines.

use crate::corpus::GoldArticle;

/// The header; fields that the article lacks are left out.
pub(super) fn write(article: &GoldArticle, style: &str, breaks: usize) -> String {
    let (meta, answers) = (&article.given.meta, &article.answers);
    let given: Vec<&str> = [
        ("title", meta.title.is_some()),
        ("outlet", meta.outlet.is_some()),
        ("date", meta.date.is_some()),
        ("url", meta.url.is_some()),
    ]
    .into_iter()
    .filter_map(|(word, is_given)| is_given.then_some(word))
    .collect();
    let region = answers.region.as_ref().map(|(code, name)| format!("{code} {name}"));
    let fields = [
        ("topic", Some(article.topic.clone())),
        ("style", Some(style.to_owned())),
        ("given", (!given.is_empty()).then(|| given.join(" "))),
        ("title", answers.title.clone()),
        ("outlet", answers.outlet.clone()),
        ("dateline", answers.dateline.clone()),
        ("published", answers.published.clone()),
        ("region", region),
        ("url", meta.url.clone()),
        ("breaks", Some(breaks.to_string())),
    ];
    let line = |(key, value): (&str, Option<String>)| value.map(|value| format!("{key}: {value}\n"));
    fields.into_iter().filter_map(line).collect()
}
