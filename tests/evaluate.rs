//! `lantik evaluate` as its users run it, on articles of the corpus; and against the reference scorer, where that lies beside
//! the project.

mod common;

use lantik::corpus::{GoldArticle, read_article, to_gold_json};
use lantik::terms::Label;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Articles of the corpus for a small gold, whatever their names will be: the first of every so many.
fn chosen() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("a corpus").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().step_by(20).take(8).collect()
}

fn articles() -> Vec<GoldArticle> {
    chosen().iter().map(|path| read_article(path).expect("the corpus can be read")).collect()
}

fn jsonl(rows: &[Value]) -> String {
    rows.iter().map(|row| format!("{row}\n")).collect()
}

/// A folder with the small gold as `gold.jsonl` and as a corpus, and its records as `records.jsonl`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let gold: Vec<Value> = articles().iter().map(to_gold_json).collect();
    fs::write(folder.path().join("gold.jsonl"), jsonl(&gold)).expect("files can be written");
    fs::create_dir_all(folder.path().join("corpus/articles")).expect("folders can be made");
    for path in chosen() {
        let name = path.file_name().expect("it has a name");
        fs::copy(&path, folder.path().join("corpus/articles").join(name)).expect("files can be copied");
    }
    let output = lantik(&folder, &["tag", "gold.jsonl", "-o", "records.jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn lantik(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantik"));
    command.current_dir(folder.path()).args(arguments).output().expect("the program starts")
}

/// What a run that must end with `code` prints.
fn printed(folder: &TempDir, code: i32, arguments: &[&str]) -> String {
    let output = lantik(folder, &[&["evaluate"], arguments].concat());
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn object(folder: &TempDir, code: i32, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, code, &[arguments, &["--json"]].concat())).expect("output is JSON")
}

fn read(folder: &TempDir, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.path().join(name)).expect("the file is there");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn write(folder: &TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).expect("files can be written");
}

#[test]
fn gold_items_are_those_of_the_corpus() {
    let folder = folder();
    let result = object(&folder, 0, &["corpus"]);
    let articles = articles();
    assert_eq!((&result["articles"], &result["missing"]), (&json!(articles.len()), &json!(0)));
    let sentences = || articles.iter().flat_map(|article| &article.answers.sentences);
    for label in Label::ALL {
        let due = sentences().filter(|sentence| sentence.labels.contains(*label)).count();
        assert_eq!(result[format!("label {}", label.word())][3], json!(due));
    }
    let sum = |count: fn(&GoldArticle) -> usize| json!(articles.iter().map(count).sum::<usize>());
    assert_eq!(result["segmentation"][3], json!(sentences().count()));
    assert_eq!(result["figures (value)"][3], sum(|article| article.answers.figures.len()));
    assert_eq!(result["quotes @0.8"][3], sum(|article| article.answers.quotes.len()));
    assert_eq!(result["events (kind+sentence)"][3], sum(|article| article.answers.events.len()));
    // The model was trained on these very articles.
    assert!(result["macro-F1 labels"].as_f64().is_some_and(|f1| f1 > 0.8), "{}", result["macro-F1 labels"]);
}

#[test]
fn however_gold_and_records_come_the_figures_are_the_same() {
    let folder = folder();
    let tagged = printed(&folder, 0, &["gold.jsonl", "--json", "--errors", "5", "--threads", "1"]);
    for arguments in [
        &["gold.jsonl", "--json", "--errors", "5", "--threads", "4"][..],
        &["corpus", "--json", "--errors", "5"],
        &["gold.jsonl", "--json", "--errors", "5", "--records", "records.jsonl"],
    ] {
        assert_eq!(tagged, printed(&folder, 0, arguments), "{arguments:?}");
    }
    let twice = object(&folder, 0, &["gold.jsonl", "corpus"]);
    assert_eq!(twice["articles"], json!(2 * articles().len()));
}

#[test]
fn gold_as_records_is_all_right() {
    let folder = folder();
    let result = object(&folder, 0, &["gold.jsonl", "--records", "gold.jsonl", "--errors", "9"]);
    for key in [
        "label quota",
        "segmentation",
        "figures (value+category)",
        "quotes with right speaker",
        "events (kind+sentence)",
    ] {
        assert_eq!(
            result[key].as_array().map(|numbers| &numbers[..3]),
            Some(&[json!(1.0), json!(1.0), json!(1.0)][..]),
            "{key}"
        );
        assert_eq!(result["intervals"][key]["f1"], json!([1.0, 1.0]), "{key}");
    }
    assert_eq!((&result["errors"], &result["calibration"]), (&json!([]), &json!([])));
    assert_eq!((&result["macro-F1 labels"], &result["content kept"]), (&json!(1.0), &json!(1.0)));
}

#[test]
fn records_that_are_missing_are_counted_and_strangers_told() {
    let folder = folder();
    let mut records = read(&folder, "records.jsonl");
    let (first, last) = (records[0]["id"].clone(), records.len() - 1);
    records[last]["source"]["sha256"] = json!("0");
    write(&folder, "fewer.jsonl", &jsonl(&records[1..]));
    let result = object(&folder, 0, &["gold.jsonl", "--records", "fewer.jsonl", "--errors", "99"]);
    assert_eq!(result["missing"], json!(1));
    let errors = result["errors"].as_array().expect("errors are listed");
    let of_first = errors.iter().filter(|error| error["id"] == first && error["part"] == "segmentation");
    assert_eq!(of_first.clone().count(), articles()[0].answers.sentences.len());
    assert!(
        of_first.into_iter().all(|error| error["what"] == "missed" && !error["text"].as_str().unwrap_or("").is_empty())
    );
    let output = lantik(&folder, &["evaluate", "gold.jsonl", "--records", "fewer.jsonl"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(stderr.contains("other texts") && stderr.contains(articles()[last].id.as_str()), "{stderr}");
}

#[test]
fn tables_have_intervals_and_errors_their_text() {
    let folder = folder();
    let all = printed(&folder, 0, &["gold.jsonl", "--errors", "2"]);
    let row =
        |name: &str| all.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {all}"));
    assert_eq!(row("label quota").matches('[').count(), 3);
    assert_eq!(row("figure category").matches('[').count(), 1);
    assert!(all.contains("1000 resamples of whole articles (percentile bootstrap, seed"));
    assert!(row("segmentation – ").ends_with(" wrong"));
    let plain = printed(&folder, 0, &["gold.jsonl", "--rounds", "0"]);
    assert!(!plain.contains('[') && plain.contains("label quota") && !plain.contains("wrong"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = folder();
    let mut rows = read(&folder, "gold.jsonl");
    rows[1]["sentences"][0]["span"] = json!([0, 99_999]);
    rows[2]["quotes"] = Value::Null;
    rows[3]["text"] = Value::Null;
    write(&folder, "bad.jsonl", &format!("{}bukan json\n\n", jsonl(&rows)));
    let output = lantik(&folder, &["evaluate", "bad.jsonl", "--json"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    for said in ["bad.jsonl:2: sentences[0]: no span [0, 99999]", "bad.jsonl:3: ", "bad.jsonl:9: "] {
        assert!(stderr.contains(&format!("rejected: {said}")), "{said} is not in {stderr}");
    }
    assert!(stderr.contains("bad.jsonl:4: there is no text to tag"));
    let result: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
    assert_eq!(
        (&result["articles"], &result["missing"], &result["rejects"]),
        (&json!(rows.len() - 2), &json!(1), &json!(4))
    );
    write(&folder, "corpus/articles/rusak.art", "topic: staffing\n");
    assert_eq!(object(&folder, 1, &["corpus"])["articles"], json!(rows.len()));
    write(&folder, "half.jsonl", "{\"sentences\": []}\n{\"id\": 7}\n{\"id\"\n");
    let output = lantik(&folder, &["evaluate", "gold.jsonl", "--records", "half.jsonl"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr.contains("half.jsonl:1: the field \"id\"") && stderr.contains("half.jsonl:3: "), "{stderr}");
}

#[test]
fn what_cannot_run_says_why() {
    let folder = folder();
    write(&folder, "none.jsonl", "bukan json\n");
    let cases: [(&[&str], &str); 7] = [
        (&["tiada.jsonl"], "tiada.jsonl"),
        (&["gold.jsonl", "--records", "tiada.jsonl"], "tiada.jsonl"),
        (&["gold.jsonl", "--model", "gold.jsonl"], "not a usable model file"),
        (&["gold.jsonl", "--report", "gold.jsonl"], "gold.jsonl"),
        (&["none.jsonl"], "no gold article"),
        (&["gold.jsonl", "--records", "records.jsonl", "--model", "x"], "--model"),
        (&[], "GOLD"),
    ];
    for (arguments, said) in cases {
        let output = lantik(&folder, &[&["evaluate"], arguments].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {stderr}");
        assert!(stderr.contains(said), "{arguments:?}: {stderr}");
    }
}

#[test]
fn the_report_is_one_page_that_asks_for_nothing() {
    let folder = folder();
    let mut rows = read(&folder, "gold.jsonl");
    // A hostile text that no label is right for: it is listed among the mistakes.
    let text = "Bupati <script>alert(1)</script> & Wakil melantik 12 camat.";
    let sentence = [0, text.chars().count()];
    let empty = json!([]);
    rows.push(
        json!({"id": "<b>", "text": text, "article": null, "boilerplate": empty, "figures": empty, "quotes": empty,
        "events": empty, "sentences": [{"span": sentence, "labels": ["quote"]}]}),
    );
    write(&folder, "hostile.jsonl", &jsonl(&rows));
    printed(&folder, 0, &["hostile.jsonl", "--report", "baru/laporan"]);
    let page = fs::read_to_string(folder.path().join("baru/laporan/index.html")).expect("the page is there");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    // Three labels have two plots each; figures by two definitions, quotes by two and events have one.
    assert_eq!((page.matches("<svg ").count(), page.matches("</svg>").count()), (11, 11));
    for part in ["threshold 0.", "label appointment: precision and recall", "figure status", "event kind", "<details>"]
    {
        assert!(page.contains(part), "no {part}");
    }
    assert!(page.contains("Bupati &lt;script&gt;alert(1)&lt;/script&gt; &amp; Wakil") && page.contains("&lt;b&gt;"));
    for outside in ["<script", "<link", "src=", "href=", "url(", "<b>"] {
        assert!(!page.contains(outside), "{outside} is in the page");
    }
    let names: Vec<_> = fs::read_dir(folder.path().join("baru/laporan")).expect("a folder").flatten().collect();
    assert_eq!(names.len(), 1, "nothing half-written is left");
}

/// The reference scorer; `None`, with a printed reason, where it or Python is absent.
fn scorer() -> Option<PathBuf> {
    let path = common::shared()?.join("tools/score.py");
    let python = Command::new("python3").arg("--version").output();
    if !python.is_ok_and(|output| output.status.success()) || !path.is_file() {
        println!("skipped: no python3 or no reference scorer");
        return None;
    }
    Some(path)
}

/// Holds every key of the scorer against ours, and ours against it.
fn compare(scorer: &Path, folder: &TempDir, gold: &str, records: &str) {
    let output =
        Command::new("python3").arg(scorer).args([gold, records, "--json"]).current_dir(folder.path()).output();
    let output = output.expect("python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let due: Value = serde_json::from_slice(&output.stdout).expect("the scorer prints JSON");
    let ours = object(folder, 0, &[gold, "--records", records, "--rounds", "10"]);
    let due = due.as_object().expect("an object");
    assert!(due.len() > 25, "the scorer says less than expected");
    for (key, value) in due {
        assert_eq!(&ours[key], value, "{key} of {gold} with {records}");
    }
    let own = ["bootstrap", "intervals", "more", "calibration", "confusions", "rejects"];
    let unknown = ours.as_object().expect("an object").keys().filter(|key| !due.contains_key(*key));
    assert!(unknown.into_iter().all(|key| own.contains(&key.as_str())));
}

/// Records spoilt in every layer, so that pairs compete and ties are many; always in the same way.
fn spoilt(records: Vec<Value>) -> Vec<Value> {
    let shifted = |item: &Value, by: u64| {
        let mut item = item.clone();
        for end in 0..2 {
            item["span"][end] = json!(item["span"][end].as_u64().unwrap_or(0) + by);
        }
        item
    };
    let spoil = |(at, mut record): (usize, Value)| {
        if at % 5 == 4 {
            return None;
        }
        for layer in ["figures", "quotes", "sentences"] {
            let items = record[layer].as_array().cloned().unwrap_or_default();
            let more =
                items.iter().enumerate().filter(|(n, _)| (n + at) % 3 > 0).map(|(n, item)| shifted(item, n as u64 % 4));
            record[layer] = items.iter().cloned().chain(more).collect();
        }
        for (n, quote) in record["quotes"].as_array_mut().into_iter().flatten().enumerate() {
            let speaker = quote["speaker"].as_str().unwrap_or("Pak").to_owned();
            quote["speaker"] = match n % 4 {
                0 => json!(format!("Dr. {speaker}, S.Pd. É{n}")),
                1 => json!(speaker.to_uppercase()),
                2 => json!(speaker.split(' ').next()),
                _ => Value::Null,
            };
            quote["kind"] = json!(if n % 3 == 0 { "direct" } else { "indirect" });
        }
        let sentences = record["sentences"].as_array().map_or(0, Vec::len);
        let events = record["events"].as_array().cloned().unwrap_or_default();
        let again = events.iter().cloned().map(|mut event| {
            event["kind"] = json!("appointment");
            event["sentences"] = (0..sentences.min(at % 4)).collect();
            event
        });
        record["events"] = events.iter().cloned().chain(again).collect();
        Some(record)
    };
    records.into_iter().enumerate().filter_map(spoil).collect()
}

#[test]
fn figures_are_those_of_the_reference_scorer() {
    let Some(scorer) = scorer() else { return };
    let scorer = scorer.canonicalize().expect("it is there");
    let folder = folder();
    write(&folder, "spoilt.jsonl", &jsonl(&spoilt(read(&folder, "records.jsonl"))));
    for records in ["records.jsonl", "spoilt.jsonl", "gold.jsonl"] {
        compare(&scorer, &folder, "gold.jsonl", records);
    }
    for name in ["articles.jsonl", "dev.jsonl"] {
        let gold = scorer.parent().and_then(Path::parent).expect("it lies in a folder").join("gold").join(name);
        let gold = gold.to_string_lossy();
        assert_eq!(lantik(&folder, &["tag", &gold, "-o", name]).status.code(), Some(0));
        compare(&scorer, &folder, &gold, name);
        let worse = format!("spoilt-{name}");
        write(&folder, &worse, &jsonl(&spoilt(read(&folder, name))));
        compare(&scorer, &folder, &gold, &worse);
    }
}
