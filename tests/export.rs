//! `lantik export` and `lantik import` as their users run them. All texts are our own.

#[path = "common/cli.rs"]
mod cli;

use cli::{folder, good, lantik, read};
use serde_json::Value;
use tempfile::TempDir;

const ART: &str = "topic: staffing\nstyle: test\ngiven: outlet date\noutlet: Kabar Contoh\npublished: 2025-10-02\nbreaks: 2\n---\n\
    FA:e1 | Bupati Rahmat Said melantik [120 guru honorer](f1 120 honorer appointed >pppk) 🌊 kemarin.\n\
    Q | \"{q1}Selamat bekerja.\n\
    Q | Jaga amanah ini{/q1},\" ujar Rahmat.\n\
    - ~ Ia lalu pulang.\n\n\
    B | Baca juga: Harga beras\n\
    ---\n\
    q1: direct | speaker=Rahmat Said | cue=ujar | by=short_name\n\
    e1: appointment done | figure=f1 | official=Rahmat Said / Bupati | date=kemarin / - / -\n";

const TEXT: &str = "Bupati Rahmat Said melantik 120 guru honorer dì pendopo 🌊. “Selamat bekerja,” ujar Rahmat.";
const FORMATS: [&str; 6] = ["doccano", "doccano-sentences", "label-studio", "conll", "sentences", "gold"];

fn files() -> TempDir {
    folder(&[
        ("corpus/articles/a-1.art", ART),
        ("corpus/articles/b-2.art", &ART.replace("120", "80")),
        ("berita/c.txt", TEXT),
    ])
}

fn rows(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_corpus_is_exported_in_every_format() {
    let folder = files();
    for format in FORMATS {
        let out = good(&folder, &["export", "corpus", "--to", format]);
        assert_eq!(good(&folder, &["export", "corpus/articles", "--to", format]), out, "{format}");
        assert!(out.contains("a-1") && out.contains("b-2"), "{format}: {out}");
        good(&folder, &["export", "corpus", "--to", format, "-o", "out"]);
        assert_eq!(read(&folder, "out"), out, "{format}");
    }
    let sentences = rows(&good(&folder, &["export", "corpus", "--to", "sentences", "--folds", "2"]));
    let folds = |id: &str| {
        sentences.iter().filter(|row| row["article"] == id).map(|row| row["fold"].clone()).collect::<Vec<_>>()
    };
    assert!(folds("a-1").windows(2).all(|pair| pair[0] == pair[1]), "an article is in one fold");
    assert_ne!(folds("a-1")[0], folds("b-2")[0], "two articles in two folds");
    let gold = rows(&good(&folder, &["export", "corpus/articles/a-1.art", "--to", "gold"]));
    assert_eq!(
        (gold.len(), &gold[0]["figures"][0]["becomes"], &gold[0]["text"].as_str().map(|text| text.contains('🌊'))),
        (1, &"pppk".into(), &Some(true))
    );
}

#[test]
fn records_with_their_texts_are_what_tagging_on_the_spot_gives() {
    let folder = files();
    good(&folder, &["tag", "berita", "-o", "chars.jsonl"]);
    good(&folder, &["tag", "berita", "--offsets", "utf16", "-o", "utf16.jsonl"]);
    for format in FORMATS {
        let tagged = good(&folder, &["export", "berita", "--to", format]);
        assert_eq!(good(&folder, &["export", "chars.jsonl", "--texts", "berita", "--to", format]), tagged, "{format}");
        let other = ["export", "utf16.jsonl", "--texts", "berita", "--offsets", "utf16", "--to", format];
        assert_eq!(good(&folder, &other), tagged, "{format}");
    }
    let sentence = &rows(&good(&folder, &["export", "berita", "--to", "sentences"]))[0];
    assert!(sentence["fold"].is_null() && sentence["labels"].is_array());
}

#[test]
fn what_does_not_fit_is_rejected_with_its_row() {
    let folder = files();
    good(&folder, &["tag", "berita", "-o", "utf16.jsonl", "--offsets", "utf16"]);
    let record = read(&folder, "utf16.jsonl");
    std::fs::write(
        folder.path().join("bad.jsonl"),
        format!("{record}\n{{}}\n{}", record.replace("\"sha256\":\"", "\"sha256\":\"0")),
    )
    .expect("it can be written");
    let output = lantik(&folder, &["export", "bad.jsonl", "--texts", "berita", "--to", "gold", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(read(&folder, "out"), "");
    let rejects = rows(&read(&folder, "out.rejects.jsonl"));
    let told: Vec<_> =
        rejects.iter().map(|r| (r["row"].as_u64().expect("a row"), r["reason"].as_str().expect("a reason"))).collect();
    assert!(
        matches!(told[..], [(1, a), (3, b), (4, c)]
        if a.contains("another unit") && b.contains("no record") && c.contains("no text")),
        "{told:?}"
    );

    std::fs::write(folder.path().join("corpus/articles/c-3.art"), "topic: staffing\n").expect("it can be written");
    let output = lantik(&folder, &["export", "corpus", "--to", "gold"]);
    assert_eq!((output.status.code(), rows(&String::from_utf8_lossy(&output.stdout)).len()), (Some(1), 2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("c-3.art:1: "));

    let output = lantik(&folder, &["export", "utf16.jsonl", "--to", "gold"]);
    assert!(output.status.code() == Some(1) && String::from_utf8_lossy(&output.stderr).contains("--texts"));
}

#[test]
fn what_cannot_run_says_why() {
    let folder = files();
    for (arguments, said) in [
        (&["export", "corpus"][..], "--to"),
        (&["export", "--to", "gold"], "INPUT"),
        (&["export", "tiada", "--to", "gold"], "tiada"),
        (&["export", "corpus", "--to", "word"], "doccano"),
        (&["export", "corpus", "berita", "--to", "gold"], "berita: no corpus"),
        (&["export", "corpus", "--to", "sentences", "--folds", "1"], "at least 2"),
        (&["export", "--to", "conll", "--config"], "label-studio"),
        (&["export", "berita", "--texts", "berita", "--to", "gold"], "files of records"),
        (&["import", "tiada.jsonl", "-o", "d"], "tiada.jsonl"),
    ] {
        let output = lantik(&folder, arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{arguments:?}: {output:?}");
    }
    let config = good(&folder, &["export", "--to", "label-studio", "--config"]);
    assert!(config.starts_with("<View>") && config.ends_with("</View>\n"));
}

#[test]
fn doccano_and_back_changes_nothing_that_it_holds() {
    let folder = files();
    let sent = good(&folder, &["export", "corpus", "--to", "doccano"]);
    std::fs::write(folder.path().join("sent.jsonl"), &sent).expect("it can be written");
    good(&folder, &["import", "sent.jsonl", "-o", "back"]);
    let draft = read(&folder, "back/articles/a-1.art");
    assert!(draft.contains("[120 guru honorer](f1 120 honorer "), "{draft}");
    assert_eq!(good(&folder, &["export", "back", "--to", "doccano"]), sent);

    let sentences = good(&folder, &["export", "corpus", "--to", "doccano-sentences"]);
    std::fs::write(folder.path().join("rows.jsonl"), &sentences).expect("it can be written");
    good(&folder, &["import", "rows.jsonl", "-o", "back2"]);
    assert_eq!(good(&folder, &["export", "back2", "--to", "doccano-sentences"]), sentences);
}

#[test]
fn what_a_human_did_in_doccano_is_in_the_draft_and_bad_rows_are_told() {
    let folder = files();
    let row = "{\"id\": \"x\", \"text\": \"Ada 40 guru honorer. Ia pulang.\", \"label\": [[0, 20, \"quota\"], [4, 19, \"figure:asn\"]], \"Comments\": []}";
    std::fs::write(folder.path().join("done.jsonl"), format!("{row}\nbukan json\n")).expect("it can be written");
    let output = lantik(&folder, &["import", "done.jsonl", "-o", "d"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(1) && stderr.contains("rejected: done.jsonl:2: no row of doccano"),
        "{stderr}"
    );
    assert!(stderr.contains("1 draft in "), "{stderr}");
    let draft = read(&folder, "d/articles/x.art");
    assert!(draft.contains("F | Ada [40 guru honorer](f1 40 asn ") && draft.contains("- | Ia pulang."), "{draft}");
}
