//! `lantik schema` against what `lantik tag` writes of our own texts; `lantik completions` and `lantik man`.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, good, lantik};
use jsonschema::Validator;
use serde_json::{Value, json};
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/samples");
/// With all that the samples lack: a range, a group, a remainder, repairs.
const DAMAGED: &str = "Bupati Mèlantik 12 Camat\n\nLEMBAH HIJAU – Bupati Lembah Hijau Rahmat Sutejo melantik 12 camat dì pendopo, \
    Rabu (29/10/2025). Sekitar 1.700–4.100 honorer menunggu.\n\n“Kami dilantik agar bekerja,” kata Kepala BKPSDM Sari \
    Wulandari.\n\nBaca juga: Harga Beras Naik\n\nKabupaten ini memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK. \
    Dari 500 ASN itu, 120 orang pensiun dan sisanya tetap bekerja.\n";

fn schema(folder: &TempDir) -> (Value, Validator) {
    let schema: Value = serde_json::from_str(&good(folder, &["schema"])).expect("JSON");
    jsonschema::meta::validate(&schema).unwrap_or_else(|e| panic!("no schema: {e}"));
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    (schema, validator)
}

fn records(folder: &TempDir, arguments: &[&str]) -> Vec<Value> {
    let all = good(folder, &[&["tag", SAMPLES, "rusak.txt"], arguments].concat());
    all.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn records_are_as_the_schema_says() {
    let folder = folder(&[("rusak.txt", DAMAGED)]);
    let (schema, validator) = schema(&folder);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for arguments in [&[][..], &["--offsets", "bytes"], &["--min-confidence", "0.5"]] {
        let records = records(&folder, arguments);
        assert_eq!(records.len(), 6);
        for record in &records {
            let wrong: Vec<String> =
                validator.iter_errors(record).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", record["id"]);
        }
        // Nothing of the layout was left out of the question.
        for part in ["edits", "boilerplate", "sentences", "figures", "quotes", "events", "checks"] {
            assert!(records.iter().any(|r| r[part].as_array().is_some_and(|all| !all.is_empty())), "no {part}");
        }
    }
}

#[test]
fn records_of_the_corpus_are_as_the_schema_says() {
    let folder = folder(&[]);
    let (_, validator) = schema(&folder);
    good(&folder, &["export", concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"), "--to", "gold", "-o", "gold.jsonl"]);
    let lines = good(&folder, &["tag", "gold.jsonl"]);
    assert!(lines.lines().count() > 1000);
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let wrong: Vec<String> =
            validator.iter_errors(&record).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", record["id"]);
    }
}

#[test]
fn what_is_no_record_is_refused() {
    let folder = folder(&[("rusak.txt", DAMAGED)]);
    let (_, validator) = schema(&folder);
    let all = records(&folder, &[]);
    let record = all.iter().find(|r| !r["figures"].as_array().expect("figures").is_empty()).expect("one with figures");
    for (place, value) in [
        ("/schema", json!(2)),
        ("/id", json!(null)),
        ("/source/sha256", json!("abc")),
        ("/source/row", json!(0)),
        ("/article/published", json!("29/10/2025")),
        ("/sentences/0/labels", json!(["kuota"])),
        ("/sentences/0/span", json!([0, 1, 2])),
        ("/sentences/0/scores/quota", json!(1.5)),
        ("/figures/0/value", json!(-1)),
        ("/figures/0/category", json!("guru")),
        ("/figures/0/becomes", json!("guru")),
        ("/figures", json!({})),
    ] {
        let mut spoilt = record.clone();
        *spoilt.pointer_mut(place).unwrap_or_else(|| panic!("{place} is there")) = value;
        assert!(!validator.is_valid(&spoilt), "{place} may be anything");
    }
    let mut more = record.clone();
    more["figures"][0]["note"] = json!("x");
    assert!(!validator.is_valid(&more), "a field that is not of the layout");
    let mut less = record.clone();
    less["figures"][0].as_object_mut().expect("a figure").remove("qualifier");
    assert!(!validator.is_valid(&less), "a field is missing");
}

#[test]
fn shells_complete_every_command() {
    let folder = folder(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = good(&folder, &["completions", shell]);
        for word in ["tag", "explain", "review", "min-confidence", "completions"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(lantik(&folder, &["completions", "sh"]).status.code(), Some(2));
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let folder = folder(&[]);
    assert!(good(&folder, &["man"]).contains("lantik\\-tag(1)"));
    for command in ["tag", "explain", "review", "evaluate", "export", "import", "schema", "completions", "man"] {
        let page = good(&folder, &["man", command]);
        assert!(page.contains(&format!(".TH lantik-{command} 1")) && page.contains("Examples:"), "{page}");
    }
    assert_eq!(lantik(&folder, &["man", "tidak-ada"]).status.code(), Some(2));
}
