//! What must hold of any input whatever: the laws that the fuzz targets (`fuzz/`) and the replay of their finds share.

use lantik::article::Article;
use lantik::clean::{Rules, clean};
use lantik::document::Document;
use lantik::label::model::Model;
use lantik::label::score::Labeller;
use lantik::linear;
use lantik::mention::{date, number, person};
use lantik::pipeline::Engine;
use lantik::record::Record;
use lantik::sink::Form;
use lantik::source::{Map, Reading, What, read_from};
use lantik::span::{Clean, Span, Unit};
use sha2::{Digest, Sha256};
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// Fails where the law does not hold of an input.
type Law = fn(&[u8]);

/// The targets, each with the law that it checks.
pub const TARGETS: &[(&str, Law)] = &[
    ("clean", |bytes| cleaning(&text(bytes))),
    ("cut", |bytes| cutting(&text(bytes))),
    ("mentions", |bytes| mentions(&text(bytes))),
    ("tag", |bytes| tagging(&text(bytes))),
    ("record", |bytes| record(&text(bytes))),
    ("model", model),
    ("jsonl", |bytes| source("a.jsonl", bytes)),
    ("csv", |bytes| source("a.csv", bytes)),
    ("html", |bytes| source("a.html", bytes)),
    ("warc", |bytes| source("a.warc", bytes)),
    ("archive", |bytes| source("a.zip", bytes)),
];

/// Checks the law of a target.
pub fn check(target: &str, bytes: &[u8]) {
    let (_, law) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target has a law");
    law(bytes);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The edits make the clean text of the raw one, raw spans tile it, and cleaning clean text changes nothing.
pub fn cleaning(raw: &str) {
    let once = clean(raw, Rules::all());
    let mut rebuilt = String::new();
    let mut at = 0;
    for edit in once.edits() {
        assert_eq!(edit.from, edit.span.of(raw));
        rebuilt.push_str(&raw[at..edit.span.start()]);
        rebuilt.push_str(edit.to);
        at = edit.span.end();
    }
    rebuilt.push_str(&raw[at..]);
    assert_eq!(rebuilt, once.text(), "the edits do not make the clean text");
    assert!(clean(once.text(), Rules::all()).is_borrowed(), "cleaned twice: {:?}", once.text());

    let mut end = 0;
    let cuts: Vec<usize> = once.text().char_indices().map(|(at, _)| at).chain([once.text().len()]).collect();
    for pair in cuts.windows(2) {
        let span = once.raw(Span::new(pair[0], pair[1]));
        assert_eq!(span.start(), end, "raw spans leave a gap or overlap");
        assert!(raw.is_char_boundary(span.start()) && raw.is_char_boundary(span.end()));
        end = span.end();
    }
    if !once.text().is_empty() {
        assert_eq!(end, raw.len());
    }
}

/// Sentences are in order, trimmed, apart, inside content; tokens are in order and leave only white space between them.
pub fn cutting(raw: &str) {
    let document = Document::new(raw, Rules::all());
    let text = document.text();
    let mut at = 0;
    for sentence in &document.sentences {
        assert!(sentence.span.start() >= at && !sentence.span.is_empty());
        assert_eq!(sentence.span.of(text).trim(), sentence.span.of(text));
        assert!(document.lines.content[sentence.line].contains(sentence.span));
        at = sentence.span.end();
        let mut inside = sentence.span.start();
        for token in document.tokens_of(sentence) {
            assert!(text[inside..token.span.start()].trim().is_empty());
            inside = token.span.end();
        }
        assert!(text[inside..sentence.span.end()].trim().is_empty());
    }
    let mut boilerplate: Vec<Span<Clean>> = document.lines.boilerplate.clone();
    boilerplate.extend(&document.lines.content);
    boilerplate.sort();
    assert!(boilerplate.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "content and boilerplate overlap");
}

fn stands_in(text: &str, outer: Span<Clean>, span: Span<Clean>) {
    assert!(outer.contains(span), "{span:?} outside {outer:?}");
    assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()), "{span:?} cuts a character");
}

/// The value of digits in groups of three, as they are written in Indonesian; none of what is written otherwise.
fn grouped(digits: &str) -> Option<u64> {
    let mut groups = digits.split('.');
    let first = groups.next()?;
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=3).contains(&first.len()) && is_number(first) && groups.all(|g| g.len() == 3 && is_number(g));
    if fits { digits.replace('.', "").parse().ok() } else { None }
}

/// Numbers, dates and people stand in their sentences, and digits have the value that they show.
pub fn mentions(raw: &str) {
    let document = Document::new(raw, Rules::all());
    let text = document.text();
    for sentence in &document.sentences {
        for number in number::numbers(&document, sentence) {
            stands_in(text, sentence.span, number.phrase);
            stands_in(text, number.phrase, number.span);
            assert!(number.tokens.end <= sentence.tokens.len());
            assert!(number.value.is_none() || number.low.is_none() && number.high.is_none(), "value and range");
            if let (Some(value), Some(shown)) = (number.value, grouped(number.span.of(text))) {
                assert_eq!(value, shown, "{:?}", number.span.of(text));
            }
            if let (Some(low), Some(high)) = (number.low, number.high) {
                assert!(low <= high, "{:?}", number.span.of(text));
            }
        }
    }
    for (sentence, dates) in document.sentences.iter().zip(date::all_dates(&document, None)) {
        for date in dates {
            stands_in(text, sentence.span, date.span);
            assert!(date.from.zip(date.to).is_none_or(|(from, to)| from <= to), "{:?}", date.span.of(text));
        }
    }
    let people = person::people(&document);
    let whole = Span::new(0, text.len());
    for mention in &people.mentions {
        stands_in(text, whole, mention.span);
        assert!(mention.person < people.persons.len());
    }
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().expect("the models that ship with the program"));

/// A record can be written and read back to the same bytes, its spans and indices fit, its numbers are what they show.
pub fn tagging(raw: &str) {
    let article = Article { id: "a".into(), text: raw.into(), ..Article::default() };
    let record = ENGINE.tag(&article);
    let line = serde_json::to_string(&record).expect("it can be written");
    let back = Record::from_json(&line).expect("it can be read back");
    assert_eq!(serde_json::to_string(&back).expect("it can be written"), line);
    indices(&record);
    indices(&record.clone().at_least(0.5));
    let record = record.in_bytes(raw, Unit::Chars).expect("its spans fit the text");
    for sentences in record.sentences.windows(2) {
        assert!(sentences[0].span[1] <= sentences[1].span[0]);
    }
    for figure in &record.figures {
        assert!(figure.value.is_some() != (figure.low.is_some() || figure.high.is_some()), "{figure:?}");
        let sentence = record.sentences[figure.sentence].span;
        assert!(sentence[0] <= figure.span[0] && figure.span[1] <= sentence[1], "{figure:?} in {sentence:?}");
    }
    for form in [Form::Sqlite, Form::Csv] {
        form.render(&article, back.clone(), Unit::Chars).expect("it has rows");
    }
}

/// What points into the lists of a record points at something.
fn indices(record: &Record) {
    let figures = record.figures.len();
    let sentences = record.sentences.len();
    let sure = |confidence: f64| assert!((0.0..=1.0).contains(&confidence), "{confidence}");
    for figure in &record.figures {
        assert!(figure.sentence < sentences && figure.quote.is_none_or(|quote| quote < record.quotes.len()));
        sure(figure.confidence);
    }
    for quote in &record.quotes {
        assert!(!quote.sentences.is_empty() && quote.sentences.iter().all(|at| *at < sentences));
        sure(quote.confidence);
    }
    for event in &record.events {
        assert!(!event.sentences.is_empty() && event.sentences.iter().all(|at| *at < sentences));
        assert!(event.figures.iter().all(|at| *at < figures));
        sure(event.confidence);
    }
    for check in &record.checks {
        assert!(check.whole < figures && check.parts.iter().all(|at| *at < figures));
    }
}

/// A line is refused, or is a record that is written the same way ever after.
pub fn record(line: &str) {
    let Ok(record) = Record::from_json(line) else { return };
    let written = serde_json::to_string(&record).expect("it can be written");
    let back = Record::from_json(&written).expect("it can be read back");
    assert_eq!(serde_json::to_string(&back).expect("it can be written"), written);
    let article = Article::default();
    for form in [Form::Sqlite, Form::Csv] {
        form.render(&article, back.clone(), Unit::Chars).expect("it has rows");
    }
    let _ = record.clone().in_bytes("Bupati mèlantik 12 camat.", Unit::Chars);
    let _ = record.at_least(0.5);
}

/// The bytes, as they are and under a right checksum, are refused or a model that reads back equal and runs.
pub fn model(bytes: &[u8]) {
    let sealed = [bytes, Sha256::digest(bytes).as_slice()].concat();
    for bytes in [bytes, &sealed] {
        if let Ok(model) = Model::from_bytes(bytes) {
            let back = model.to_bytes().expect("it can be written");
            assert!(Model::from_bytes(&back).expect("it can be read back") == model);
            let document = Document::new("Bupati melantik 12 camat. \"Bekerjalah,\" kata dia.", Rules::all());
            let labelled = Labeller::new(model).label(&document, &person::people(&document));
            assert_eq!(labelled.len(), document.sentences.len());
        }
        if let Ok(model) = linear::Model::from_bytes(bytes) {
            let back = model.to_bytes().expect("it can be written");
            assert!(linear::Model::from_bytes(&back).expect("it can be read back").to_bytes() == Ok(back));
            let _ = model.best(&["a", "b"], |_| true);
        }
    }
}

/// Longest text that is asked for; small, so that the limit is met.
const MOST_TEXT: usize = 512;

/// What a source gives is within the limits: texts that are not blank and not too long, ids and paths, rows in rising order
/// within a file.
pub fn source(name: &str, bytes: &[u8]) {
    for map in ["", "text=isi,id=title"] {
        let map = if map.is_empty() { Map::default() } else { Map::parse(map).expect("a mapping") };
        let how = Reading { map, most_text: MOST_TEXT };
        let mut last = (String::new(), 0);
        let mut given = 0u64;
        read_from(bytes, name, &how, &mut |what: What| {
            let page = matches!(what, What::Page(_));
            let place = match what.row() {
                None => return ControlFlow::Continue(()),
                Some(Ok(article)) => {
                    assert!(!article.text.trim().is_empty() && !article.id.is_empty());
                    assert!(page || article.text.len() <= MOST_TEXT);
                    (article.origin.path, article.origin.row)
                }
                Some(Err(reject)) => {
                    assert!(!reject.reason.is_empty());
                    (reject.path, reject.row)
                }
            };
            assert!(!place.0.is_empty() && place.1 > 0);
            // Files of one name may follow each other in an archive, and each begins anew.
            assert!(
                place.0 != last.0 || place.1 > last.1 || place.1 == 1 || name == "a.zip",
                "{place:?} after {last:?}"
            );
            last = place;
            given += 1;
            ControlFlow::Continue(())
        });
        let most = 2 + 1024 * bytes.len() as u64;
        assert!(given <= most.max(1 << 20), "{given} rows of {} bytes", bytes.len());
    }
}
