//! The format as a whole: an article with every construct, and each way to get it wrong.

use super::*;
use crate::terms::Label;

const ARTICLE: &str = r#"topic: staffing
style: local portal, straight quotes
given: outlet date
title: Bupati Contoh Lantik 120 PPPK
outlet: Kabar Contoh
dateline: CONTOH
published: 2025-10-02
region: 64.02 Kabupaten Kutai Kartanegara
breaks: 2
---
FA:e1 | Bupati Contoh Lantik [120 PPPK](f1 120 pppk appointed)

FA:e1 | CONTOH, Kabar Contoh – Sebanyak\u{a0}[120 PPPK](f2 120 pppk appointed) dilantik Bupati Rahmat Said di pendopo, Kamis (2/10/2025).
F ~ Di antaranya [80 guru](f3 80 pppk appointed occ:guru) dan sekitar [30-40 perawat](f4 30-40 range pppk appointed occ:perawat).
Q | "{q1}Selamat bekerja.
Q | Jaga amanah ini{/q1}," ujarnya.
B | [Baca juga: Jadwal SIM \[keliling\]]

FAQ:e3,e2 | Rahmat mengatakan, {q2}[40 honorer](f5 40 honorer planned >pppk_paruh_waktu) lain\nakan diangkat dan 12 pejabat dimutasi{/q2}.
x | (Ara)
---
q1: direct | speaker=Rahmat Said | role=Bupati | cue=ujarnya | by=pronoun
q2: indirect | speaker=Rahmat Said | role=Bupati | cue=mengatakan | by=short_name
e1: appointment done | figure=f2 | official=Rahmat Said / Bupati | institution=Pemerintah Kabupaten Kutai Kartanegara | date=Kamis (2/10/2025) / 2025-10-02 / 2025-10-02 | place=pendopo
e2: transfer planned | group=12 pejabat | official=- / Pemkab
e3: appointment planned | figure=f5 | names=Rahmat Said; Contoh | post=PPPK Paruh Waktu
c1: remainder | whole=f2 | parts=f3 | value=40
c2: conflict | whole=f3 | parts=f5
"#;

fn parsed(source: &str) -> Result<parse::Located, Vec<Problem>> {
    parse::parse(source, Report::new(Path::new("contoh-1.art")))
}

/// All problems of the article after `from` was replaced by `to`, those of form first.
fn problems_after(from: &str, to: &str) -> Vec<Problem> {
    let source = ARTICLE.replacen(from, to, 1);
    assert_ne!(source, ARTICLE, "{from} is not in the article");
    parsed(&source).map_or_else(|problems| problems, |located| check::check(&located))
}

fn article() -> GoldArticle {
    parsed(ARTICLE).expect("the article is well-formed").article
}

#[test]
fn the_text_is_put_together_from_its_pieces() {
    let text = "Bupati Contoh Lantik 120 PPPK\n\nCONTOH, Kabar Contoh – Sebanyak\u{a0}120 PPPK dilantik Bupati Rahmat Said di \
                pendopo, Kamis (2/10/2025).Di antaranya 80 guru dan sekitar 30-40 perawat. \"Selamat bekerja. Jaga amanah \
                ini,\" ujarnya. [Baca juga: Jadwal SIM [keliling]]\n\nRahmat mengatakan, 40 honorer lain\nakan diangkat dan \
                12 pejabat dimutasi. (Ara)";
    assert_eq!(article().given.text, text);
}

#[test]
fn only_what_is_given_comes_as_metadata() {
    let GoldArticle { id, topic, given, answers } = article();
    assert_eq!((id.as_str(), given.id.as_str(), topic.as_str()), ("contoh-1", "contoh-1", "staffing"));
    assert_eq!((given.meta.title, given.meta.url), (None, None));
    assert_eq!((given.meta.outlet.as_deref(), given.meta.date.as_deref()), (Some("Kabar Contoh"), Some("2025-10-02")));
    assert_eq!(answers.title.as_deref(), Some("Bupati Contoh Lantik 120 PPPK"));
    assert_eq!(answers.region, Some(("64.02".to_string(), "Kabupaten Kutai Kartanegara".to_string())));
}

#[test]
fn spans_show_what_was_marked() {
    let GoldArticle { given, answers, .. } = article();
    let shown =
        |spans: Vec<Span<Raw>>| spans.into_iter().map(|span| span.of(&given.text).to_string()).collect::<Vec<_>>();
    assert_eq!(
        shown(answers.figures.iter().map(|figure| figure.span).collect()),
        ["120 PPPK", "120 PPPK", "80 guru", "30-40 perawat", "40 honorer"]
    );
    assert_eq!(
        shown(answers.quotes.iter().map(|quote| quote.span).collect()),
        ["Selamat bekerja. Jaga amanah ini", "40 honorer lain\nakan diangkat dan 12 pejabat dimutasi"]
    );
    assert_eq!(shown(answers.boilerplate.clone()), ["[Baca juga: Jadwal SIM [keliling]]", "(Ara)"]);
    assert_eq!(answers.sentences[4].span.of(&given.text), "Jaga amanah ini,\" ujarnya.");
    assert!(
        answers.sentences[5].labels.contains(Label::Appointment) && answers.sentences[5].labels.contains(Label::Quota)
    );
}

#[test]
fn answers_point_at_each_other() {
    let answers = article().answers;
    let range = &answers.figures[3];
    assert_eq!((range.value, range.low, range.high, range.qualifier), (None, Some(30), Some(40), Qualifier::Range));
    assert_eq!(range.occupation.as_deref(), Some("perawat"));
    let last = &answers.figures[4];
    assert_eq!((last.sentence, last.becomes), (5, Some(Category::PppkParuhWaktu)));
    assert_eq!((answers.quotes[0].sentence, answers.quotes[0].resolved_by), (3, Some(ResolvedBy::Pronoun)));
    let kinds: Vec<_> =
        answers.events.iter().map(|event| (event.kind, event.figure, event.sentences.clone())).collect();
    // In order of mention: the last sentence names e3 before e2.
    assert_eq!(
        kinds,
        [
            (EventKind::Appointment, Some(1), vec![0, 1]),
            (EventKind::Appointment, Some(4), vec![5]),
            (EventKind::Transfer, None, vec![5]),
        ]
    );
    assert_eq!(answers.events[1].names, ["Rahmat Said", "Contoh"]);
    assert_eq!(answers.events[2].official, Some((None, Some("Pemkab".to_string()))));
    assert_eq!(
        (answers.checks[0].whole, answers.checks[0].parts.as_slice(), answers.checks[0].value),
        (1, &[2][..], Some(40))
    );
}

#[test]
fn every_mistake_is_named_with_its_line() {
    for (from, to, line, reason) in [
        ("topic: staffing\n", "", 1, "lacks `topic`"),
        ("style: ", "tone: ", 2, "no header `tone`"),
        ("given: outlet", "given: url", 3, "no `url`"),
        ("given: outlet", "given: place", 3, "not place"),
        ("outlet: Kabar Contoh", "outlet:", 5, "is empty"),
        ("dateline: CONTOH", "dateline: SAMPEL", 6, "not in the text"),
        ("2025-10-02\nregion", "2 Oktober 2025\nregion", 7, "not a day"),
        ("64.02", "64.03", 8, "is Kabupaten Berau"),
        ("64.02", "00.02", 8, "no code"),
        ("breaks: 2", "breaks: 3", 9, "1 or 2"),
        ("breaks: 2", "breaks: 2\nurl: https://contoh.example/1", 10, "only with `given: url`"),
        ("\n---\nq1", "\nq1", 10, "has 1"),
        ("FA:e1 | Bupati", "FA:e1 Bupati", 11, "LABELS | text"),
        ("FA:e1 | Bupati", "FK | Bupati", 11, "F, A, Q"),
        ("FA:e1 | Bupati", " | Bupati", 11, "no labels"),
        ("FA:e1 | Bupati", "FF | Bupati", 11, "F twice"),
        ("FA:e1 | Bupati", "FA | Bupati", 11, "names its events"),
        ("FA:e1 | Bupati", "FA:e9 | Bupati", 11, "e9 has no answer"),
        ("FA:e1 | Bupati", "FA:e1,e1 | Bupati", 11, "named twice"),
        ("(f1 120 pppk appointed)", "(f1 120 pppk)", 11, "needs a status"),
        ("(f1 120 pppk appointed)", "(f1 120 appointed)", 11, "needs a category"),
        ("(f1 120 pppk appointed)", "(f1 seratus pppk appointed)", 11, "VALUE"),
        ("(f1 120 pppk appointed)", "(f1 120 p3k pppk appointed)", 11, "p3k"),
        ("(f1 120 pppk appointed)", "(f1 120 pppk asn appointed)", 11, "second word"),
        ("(f1 120 pppk appointed)", "(f1 120 pppk appointed occ:)", 11, "`occ:` is empty"),
        ("(f1 120 pppk appointed)", "(f1 120 pppk appointed occ:bidan)", 11, "not in the text"),
        ("(f1 120", "(f1 210", 11, "contradicts"),
        ("[120 PPPK](f1", "[120 PPPK ](f1", 11, "space"),
        ("[120 PPPK](f2", "[120 PPPK](f1", 13, "f1 twice"),
        ("FA:e1 | CONTOH", "FA:e1 ~ CONTOH", 13, "empty line"),
        ("F ~ ", "- ~ ", 14, "no F"),
        ("30-40 range", "30-40", 14, "needs the qualifier"),
        ("30-40 range", "40-30 range", 14, "not below"),
        ("30-40 range", "30 range", 14, "low-high"),
        ("Q | \"{q1}", "- | \"{q1}", 15, "no Q"),
        ("Q | \"{q1}", "Q | {q1}\"", 22, "quotation mark"),
        ("ini{/q1},", "ini,{/q1}", 22, "comma"),
        ("{/q2}", "", 19, "never closed"),
        ("{/q1}", "", 19, "q2 opens inside q1"),
        ("lain\\nakan", "lain{q1}akan", 19, "q1 opens inside q2"),
        ("{q2}", "{q1}{/q1}{q2}", 19, "q1 opens twice"),
        ("{q2}", "{q4}{/q4}{q2}", 19, "q4 is empty"),
        ("{/q1}", "{/q2}", 16, "q1 is open"),
        ("B | [Baca", "B | {q7}[Baca", 17, "boilerplate"),
        ("- / Pemkab", "-", 25, "NAME / ROLE"),
        ("q2: indirect", "q2: reported", 23, "direct or indirect"),
        ("q2: indirect", "q3: indirect", 19, "q2 has no answer"),
        ("q2: indirect", "q3: indirect", 23, "not in the body"),
        ("q2: indirect", "q1: indirect", 23, "q1 twice"),
        ("q2: indirect", "k2: indirect", 23, "not an answer"),
        ("by=pronoun", "by=guess", 22, "short_name or carried"),
        ("cue=ujarnya", "cue=katanya", 22, "cue: not in the text"),
        ("cue=mengatakan", "cue=40 honorer", 23, "inside the quote"),
        ("cue=mengatakan", "verb=mengatakan", 23, "no field `verb`"),
        ("cue=mengatakan", "cue=", 23, "`cue` is empty"),
        ("cue=mengatakan", "mengatakan", 23, "without `=`"),
        ("speaker=Rahmat Said", "speaker=Rahmat Zaid", 22, "`zaid`"),
        ("e1: appointment done", "e1: appointment over", 24, "KIND STATUS"),
        ("figure=f2", "figure=f9", 24, "no figure `f9`"),
        ("figure=f2 | ", "", 24, "needs figure"),
        ("2025-10-02 / 2025-10-02", "2025-10-02", 24, "FROM / TO"),
        ("2025-10-02 / 2025-10-02", "2025-10-32 / -", 24, "not a day"),
        ("2025-10-02 / 2025-10-02", " / -", 24, "not a day"),
        ("2025-10-02 / 2025-10-02", "2025-10-02 / 2025-10-01", 24, "after"),
        ("2025-10-02 / 2025-10-02", "2025-02-10 / -", 24, "is 2025-10-02"),
        ("date=Kamis", "date=Jumat", 24, "not in the text"),
        ("place=pendopo", "place=aula", 24, "not in the text"),
        ("FAQ:e3,e2", "FAQ:e3", 25, "no sentence names it"),
        ("c1: remainder", "c1: rest", 27, "sum, remainder or conflict"),
        ("value=40", "value=41", 27, "is not 41"),
        ("c1: remainder | whole=f2 | parts=f3 | value=40", "c1: sum | whole=f2 | parts=f3 f5 f5", 27, "make 160"),
        (
            "c1: remainder | whole=f2 | parts=f3 | value=40",
            "c1: sum | whole=f2 | parts=f3 f5 | holds=no",
            27,
            "holds=no",
        ),
        ("whole=f3 | parts=f5", "whole=f1 | parts=f2", 28, "no conflict"),
    ] {
        let problems = problems_after(from, to);
        let found = problems.iter().any(|problem| problem.line == line && problem.reason.contains(reason));
        assert!(found, "{from} -> {to}: {problems:?}");
    }
    assert_eq!(check::check(&parsed(ARTICLE).expect("well-formed")), []);
}

#[test]
fn all_problems_of_a_file_are_told_at_once() {
    let source = ARTICLE.replace("breaks: 2", "breaks: 3").replace("(f1 120 pppk appointed)", "(f1 x pppk)");
    let problems = parsed(&source).expect_err("two lines are wrong");
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [9, 11, 11]);
    assert!(problems[0].to_string().starts_with("contoh-1.art:9: breaks"), "{}", problems[0]);
}

#[test]
fn scorers_get_code_points() {
    let gold = article();
    let json = to_gold_json(&gold);
    let chars: Vec<char> = gold.given.text.chars().collect();
    let quote = &json["quotes"][0];
    let [start, end] = [0, 1].map(|at| quote["span"][at].as_u64().expect("an offset") as usize);
    assert_eq!(chars[start..end].iter().collect::<String>(), "Selamat bekerja. Jaga amanah ini");
    assert_eq!(
        json["events"][1]["people"],
        serde_json::json!({"figure": 4, "names": ["Rahmat Said", "Contoh"], "post": "PPPK Paruh Waktu"})
    );
    assert_eq!(json["events"][2]["sentences"], serde_json::json!([json["sentences"][5]["span"]]));
    assert_eq!((&json["title"], &json["article"]["region"]["code"]), (&serde_json::Value::Null, &"64.02".into()));
}

#[test]
fn a_corpus_is_read_in_order_and_refuses_twins() {
    let dir = tempfile::tempdir().expect("a folder");
    let articles = dir.path().join("articles");
    assert!(read_corpus(dir.path()).is_err());
    std::fs::create_dir(&articles).expect("a folder");
    assert!(read_corpus(dir.path()).is_err_and(|problems| problems[0].reason.contains("no .art file")));
    let write = |name: &str, source: &str| std::fs::write(articles.join(name), source).expect("a file");
    write("b.art", ARTICLE);
    write("a.art", &ARTICLE.replace("pendopo", "aula").replace('\n', "\r\n"));
    write("notes.txt", "not an article");
    let ids: Vec<String> = read_corpus(dir.path()).expect("two articles").into_iter().map(|gold| gold.id).collect();
    assert_eq!(ids, ["a", "b"]);
    let hash = corpus_hash(&articles);
    assert_eq!(hash.len(), 64);
    write("c.art", ARTICLE);
    assert_ne!(corpus_hash(&articles), hash);
    let (summary, problems) = check::run(dir.path());
    assert_eq!((summary.articles, summary.labels["quota"], summary.provinces["Kalimantan Timur"]), (3, 12, 3));
    assert!(problems.len() == 1 && problems[0].reason == "the same text as b.art", "{problems:?}");
    std::fs::write(articles.join("d.art"), b"topic: a\n\xff").expect("a file");
    let problems = read_corpus(dir.path()).expect_err("not UTF-8");
    assert!(problems.iter().any(|problem| problem.line == 2 && problem.reason == "not UTF-8"));
}

#[test]
fn the_corpus_itself_is_without_fault() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    if !dir.join("articles").is_dir() {
        return;
    }
    let (summary, problems) = check::run(&dir);
    let listed: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(listed.is_empty(), "{}", listed.join("\n"));
    assert!(summary.articles > 0);
}
