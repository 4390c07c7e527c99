//! `lantik merge` and `lantik region` as their users run them: forms of input and output, the same results whatever the form, what
//! is said of input that cannot be used. Our own texts.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;
#[path = "common/news.rs"]
mod news;

use cli::{good, read};
use news::{code, tagged};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// All rows of the merged tables.
fn dump(folder: &TempDir, name: &str) -> Vec<String> {
    let database = Connection::open(folder.path().join(name)).expect("a database");
    let tables = [
        "copies",
        "copy_members",
        "copy_figures",
        "facts",
        "fact_sources",
        "cohorts",
        "cohort_steps",
        "merged_events",
        "merged_event_sources",
        "merged_people",
        "merged_quotes",
        "contradictions",
        "contradiction_sides",
        "side_sources",
        "totals",
        "region_story",
    ];
    let mut all = Vec::new();
    for table in tables {
        let mut query = database.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        let width = query.column_count();
        let row = |row: &rusqlite::Row| {
            (0..width).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<Result<Vec<_>, _>>()
        };
        let rows = query.query_map([], row).expect("rows");
        all.extend(rows.map(|row| format!("{table} {:?}", row.expect("a row"))));
    }
    all
}

#[test]
fn a_database_is_merged_in_place_and_again_the_same() {
    let folder = tagged();
    let (status, told) = code(&folder, &["merge", "news.db", "-o", "a.json"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("7 articles about 3 governments: 1 texts with 2 near-copies"), "{told}");
    let first = dump(&folder, "news.db");
    good(&folder, &["merge", "news.db", "-o", "b.json"]);
    assert_eq!(dump(&folder, "news.db"), first);
    assert_eq!(read(&folder, "a.json"), read(&folder, "b.json"));
    assert_eq!(good(&folder, &["merge", "news.db", "-o", "-"]), read(&folder, "a.json"));
    let mut broken = Connection::open(folder.path().join("news.db")).expect("a database");
    let broken = broken.transaction().expect("a transaction");
    let mut check = broken.prepare("PRAGMA foreign_key_check").expect("a query");
    assert!(check.query([]).expect("it runs").next().expect("rows").is_none(), "a reference leads nowhere");
}

#[test]
fn the_story_of_the_swearing_in() {
    let folder = tagged();
    good(&folder, &["merge", "news.db", "-o", "a.json"]);
    let stories: Value = serde_json::from_str(&read(&folder, "a.json")).expect("JSON");
    let cluster = &stories["copies"][0];
    assert_eq!(cluster["leader"]["id"], "lantik");
    assert_eq!([&cluster["members"][0]["source"]["id"], &cluster["members"][1]["source"]["id"]], ["salin", "potong"]);
    assert_eq!(
        [&cluster["differing"][0]["leader_text"], &cluster["differing"][0]["text"]],
        ["742 honorer", "724 honorer"]
    );
    let metro = stories["regions"].as_array().expect("regions").iter().find(|r| r["code"] == "18.72").expect("Metro");
    let facts = metro["facts"].as_array().expect("facts");
    let sworn = facts.iter().find(|f| f["value"] == 742 && f["status"] == "appointed").expect("the fact");
    // Three articles, of which one is a part of another.
    assert_eq!((sworn["sources"].as_array().map(Vec::len), &sworn["independent"]), (Some(3), &json!(2)));
    let steps = metro["cohorts"].as_array().expect("cohorts").iter().find(|c| c["value"] == 742).expect("the cohort");
    let steps: Vec<(&str, &str)> = steps["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| (step["status"].as_str().unwrap_or(""), step["date_from"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(steps, [("proposed", "2025-08-20"), ("appointed", "2025-10-29")]);
    assert_eq!(metro["contradictions"], json!([]), "a slip of a copy is no contradiction");
    let quotes = metro["quotes"].as_array().expect("quotes");
    let said =
        quotes.iter().find(|q| q["text"].as_str().is_some_and(|t| t.starts_with("Bekerjalah"))).expect("the quote");
    assert_eq!((said["sources"].as_array().map(Vec::len), &said["independent"]), (Some(3), &json!(1)));
}

#[test]
fn records_in_lines_give_the_same_as_their_database() {
    let folder = tagged();
    good(&folder, &["merge", "news.db", "-o", "db.json"]);
    let lines = good(&folder, &["merge", "records.jsonl", "--articles", "rows.jsonl"]);
    assert_eq!(lines, read(&folder, "db.json"));
    good(&folder, &["tag", "rows.jsonl", "-o", "packed.jsonl.zst"]);
    good(&folder, &["merge", "packed.jsonl.zst", "--articles", "rows.jsonl", "-o", "packed.json"]);
    assert_eq!(read(&folder, "packed.json"), lines);
    good(&folder, &["merge", "records.jsonl", "--articles", "rows.jsonl", "-o", "lines.db"]);
    assert_eq!(dump(&folder, "lines.db").len(), dump(&folder, "news.db").len());
    assert_eq!(
        good(&folder, &["region", "18.72", "lines.db", "--json"]),
        good(&folder, &["region", "18.72", "news.db", "--json"])
    );
    // Without texts it says so, and finds copies by what the records have.
    let (status, told) = code(&folder, &["merge", "records.jsonl", "-o", "bare.json"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("the records have no text") && told.contains("--articles"), "{told}");
    let mut child = Command::new(env!("CARGO_BIN_EXE_lantik"))
        .current_dir(folder.path())
        .args(["merge", "-", "--articles", "rows.jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(read(&folder, "records.jsonl").as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8(output.stdout).expect("text"), lines);
}

#[test]
fn a_story_reads_back_as_it_was_written() {
    let folder = tagged();
    good(&folder, &["merge", "news.db", "-o", "a.json"]);
    let stories: Value = serde_json::from_str(&read(&folder, "a.json")).expect("JSON");
    for story in stories["regions"].as_array().expect("regions") {
        let code = story["code"].as_str().expect("a code");
        let of_database: Value =
            serde_json::from_str(&good(&folder, &["region", code, "news.db", "--json"])).expect("JSON");
        assert_eq!(&of_database, story, "{code}");
        assert_eq!(good(&folder, &["region", code, "a.json"]), good(&folder, &["region", code, "news.db"]));
    }
}

#[test]
fn stories_keep_to_their_schema() {
    let folder = tagged();
    let schema: Value = serde_json::from_str(&good(&folder, &["schema", "--stories"])).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let stories: Value = serde_json::from_str(&good(&folder, &["merge", "news.db", "-o", "-"])).expect("JSON");
    let wrong: Vec<String> = validator.iter_errors(&stories).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mut other = stories;
    other["regions"][0]["facts"][0]["status"] = "gone".into();
    assert!(!validator.is_valid(&other));
    for object in schema["$defs"].as_object().expect("definitions").values().filter(|object| object["type"] == "object")
    {
        for (name, field) in object["properties"].as_object().expect("fields") {
            assert!(field["description"].is_string() || field["$ref"].is_string(), "{name} has no description");
        }
    }
}

#[test]
fn damaged_lines_are_named_and_the_rest_is_merged() {
    let folder = tagged();
    let lines = read(&folder, "records.jsonl");
    let (first, rest) = lines.split_once('\n').expect("lines");
    fs::write(folder.path().join("bad.jsonl"), format!("{first}\n{{\"schema\": 1\n{rest}")).expect("it is written");
    let (status, told) = code(&folder, &["merge", "bad.jsonl", "--articles", "rows.jsonl", "-o", "a.json"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("bad.jsonl:2: no record in JSON"), "{told}");
    assert_eq!(read(&folder, "a.json"), good(&folder, &["merge", "records.jsonl", "--articles", "rows.jsonl"]));
}

#[test]
fn what_cannot_be_merged_is_told() {
    let folder = tagged();
    Connection::open(folder.path().join("other.db"))
        .expect("a database")
        .execute_batch("CREATE TABLE a (b)")
        .expect("a table");
    fs::write(folder.path().join("broken.db"), b"SQLite format 3\0 and then nothing of the kind")
        .expect("it is written");
    fs::write(folder.path().join("text.jsonl"), "no records\nat all\n").expect("it is written");
    for (arguments, reason) in [
        (&["merge", "other.db"][..], "no database of records"),
        (&["merge", "broken.db"], "broken.db: "),
        (&["merge", "text.jsonl"], "no record could be read"),
        (&["merge", "absent.db"], "absent.db: "),
        (&["merge", "."], "is a folder"),
        (&["merge", "news.db", "records.jsonl"], "a database is merged alone"),
        (&["merge", "news.db", "-o", "a.db"], "merged in place"),
        (&["merge", "news.db", "-o", "a.json.gz"], "plain JSON"),
        (&["merge", "news.db", "--articles", "rows.jsonl"], "a database has the text"),
        (&["region", "18.72", "news.db"], "not merged yet; run: lantik merge news.db"),
        (&["region", "18.72", "text.jsonl"], "neither a database nor stories"),
        (&["region", "18.72", "other.db"], "no database of records"),
    ] {
        let (status, told) = code(&folder, arguments);
        assert_eq!(status, Some(2), "{arguments:?}: {told}");
        assert!(told.contains(reason), "{arguments:?}: {told}");
    }
}

#[test]
fn a_region_is_found_by_code_and_name_and_every_line_has_its_source() {
    let folder = tagged();
    good(&folder, &["merge", "news.db"]);
    let shown = good(&folder, &["region", "Kota Metro", "news.db"]);
    assert_eq!(good(&folder, &["region", "18.72", "news.db"]), shown);
    for part in [
        "Kota Metro  18.72, Lampung\n5 articles, 2 of them near-copies, 2025-08-20 to 2025-10-30\n",
        "  742 honorer → pppk_paruh_waktu\n    proposed 2025-08-20\n      suara, 2025-08-20, https://suara.example/usul: 742 honorer\n",
        "      ringkas, 2025-10-30, https://ringkas.example/potong (copy): 742 honorer\n",
        "Rahmat Sutejo, Wali Kota Metro: Bekerjalah",
    ] {
        assert!(shown.contains(part), "{part}\nin\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours in a pipe");
    let (status, told) = code(&folder, &["region", "Pekalongan", "news.db"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("33.26 Kabupaten Pekalongan, 33.75 Kota Pekalongan"), "{told}");
    let (status, told) = code(&folder, &["region", "99.99", "news.db"]);
    assert!(status == Some(2) && told.contains("no article is about \"99.99\""), "{told}");
}

#[test]
fn the_threshold_leaves_out_what_is_unsure() {
    let folder = tagged();
    good(&folder, &["merge", "news.db", "--min-confidence", "1"]);
    let database = Connection::open(folder.path().join("news.db")).expect("a database");
    let count = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!(count("SELECT count(*) FROM facts"), count("SELECT count(*) FROM figures WHERE confidence >= 1 AND 0"));
    assert_eq!(count("SELECT count(*) FROM copies"), 1, "copies need no confidence");
}

#[test]
fn the_queries_of_the_documentation_run() {
    let folder = tagged();
    good(&folder, &["merge", "news.db"]);
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/merge.md")).expect("the page");
    let database = Connection::open(folder.path().join("news.db")).expect("a database");
    let queries: Vec<&str> = page.split("```sql\n").skip(1).filter_map(|part| part.split("```").next()).collect();
    assert!(queries.len() >= 6, "{}", queries.len());
    for query in queries {
        let mut prepared = database.prepare(query).unwrap_or_else(|e| panic!("{e}: {query}"));
        let answered = prepared.query([]).and_then(|mut rows| Ok(rows.next()?.is_some()));
        let answered = answered.unwrap_or_else(|e| panic!("{e}: {query}"));
        // Nothing here contradicts itself or adds up.
        assert!(
            answered || query.contains("contradictions_in_context") || query.contains("totals_in_context"),
            "{query}"
        );
    }
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%facts%' OR name LIKE 'cop%' AND type = 'table'";
    let mut tables = database.prepare(tables).expect("a query");
    for name in tables.query_map([], |row| row.get::<_, String>(0)).expect("names") {
        let name = name.expect("a name");
        assert!(page.contains(&format!("`{name}`")), "{name} is explained");
    }
}
