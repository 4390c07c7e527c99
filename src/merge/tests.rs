//! Tables of cases for the rules over one government's facts, on regions built by hand.

mod written;

use super::input::Check;
use super::story::Story;
use crate::terms::CheckKind;
use written::Written;

/// Facts as "value status sources independent".
fn facts(story: &Story) -> Vec<String> {
    let line =
        |f: &super::story::Fact| format!("{} {} {} {}", f.value.unwrap_or(0), f.status, f.sources.len(), f.independent);
    story.facts.iter().map(line).collect()
}

/// Contradictions as "kind: side / side".
fn clashes(story: &Story) -> Vec<String> {
    let line = |c: &super::story::Contradiction| {
        format!("{}: {}", c.kind, c.sides.iter().map(|side| side.text.as_str()).collect::<Vec<_>>().join(" / "))
    };
    story.contradictions.iter().map(line).collect()
}

const SWORN: &str = "Bupati melantik 2.181 honorer menjadi PPPK paruh waktu di alun-alun kota.";

/// Two articles that say one thing each.
fn two(days: [&str; 2], figures: [&str; 2], said: [&str; 2]) -> Story {
    let first = Written::default().on(days[0]).says(figures[0], said[0]);
    first.on(days[1]).says(figures[1], said[1]).story()
}

#[test]
fn figures_are_one_fact_or_two() {
    let a = "2.181 honorer>pppk_paruh_waktu appointed";
    let near = ["2025-10-29", "2025-11-20"];
    for (days, figures, due, why) in [
        (near, [a, a], 1, "the same"),
        (near, [a, "2.181 pppk_paruh_waktu appointed"], 1, "what they became"),
        (near, [a, "2.181 honorer planned"], 2, "another status"),
        (near, [a, "2.118 honorer appointed"], 2, "another number"),
        (near, [a, "2.181 pejabat appointed"], 2, "other people"),
        (["2025-10-29", ""], [a, a], 1, "no day, but a mark"),
        (["2024-01-05", "2025-11-20"], [a, a], 2, "years apart"),
        (near, [a, "about 2.200 honorer appointed"], 1, "rounded"),
        (near, [a, "about 2.900 honorer appointed"], 2, "not rounded to it"),
        (near, ["12 pejabat appointed", "12 pejabat appointed"], 2, "a common number weeks apart"),
        (
            ["2025-10-29", "2025-10-30"],
            ["12 pejabat appointed", "12 pejabat appointed"],
            1,
            "a common number the next day",
        ),
        (["2025-10-29", ""], ["12 pejabat appointed", "12 pejabat appointed"], 2, "a common number some day"),
    ] {
        assert_eq!(two(days, figures, [SWORN, SWORN]).facts.len(), due, "{why}");
    }
    let rounds = ["Sebanyak 864 PPPK tahap I dilantik.", "Sebanyak 864 PPPK tahap II dilantik."];
    assert_eq!(two(near, ["864 pppk appointed"; 2], rounds).facts.len(), 2, "two rounds");
}

#[test]
fn copies_are_one_independent_source() {
    let figure = "2.181 honorer appointed";
    let story = Written::default().on("2025-10-29").says(figure, SWORN);
    let story = story.on("2025-10-30").copying(1).says(figure, SWORN).on("2025-10-30").says(figure, SWORN).story();
    assert_eq!(facts(&story), ["2181 appointed 3 2"]);
    let independent: Vec<bool> = story.facts[0].sources.iter().map(|source| source.independent).collect();
    assert_eq!(independent, [true, false, true]);
}

#[test]
fn a_group_is_followed_through_its_steps() {
    let story = Written::default()
        .on("2025-08-21")
        .says("2.181 honorer proposed", "Pemkab mengusulkan 2.181 honorer.")
        .step("proposal done", "2025-08-20", true)
        .on("2025-10-01")
        .says("2.181 honorer>pppk_paruh_waktu planned", "Sebanyak 2.181 honorer akan dilantik.")
        .step("appointment planned", "2025-10-15", true)
        .on("2025-10-14")
        .says("2.181 honorer>pppk_paruh_waktu planned", "Pelantikan 2.181 honorer ditunda.")
        .step("appointment planned", "2025-10-29", true)
        .on("2025-10-30")
        .says("2.181 pppk_paruh_waktu appointed", SWORN)
        .says("450 pppk appointed", "Tahun lalu 450 PPPK diangkat.")
        .story();
    let cohort = story.cohorts.iter().find(|cohort| cohort.value == 2181).expect("the group");
    let day = |step: &super::story::CohortStep| {
        format!("{} {} {}", step.status, step.date_from.as_deref().unwrap_or("-"), step.dated)
    };
    let steps: Vec<String> = cohort.steps.iter().map(day).collect();
    let due = [
        "proposed 2025-08-20 true",
        "planned 2025-10-15 true",
        "planned 2025-10-29 true",
        "appointed 2025-10-30 false",
    ];
    assert_eq!(steps, due);
    assert_eq!((cohort.category.as_str(), cohort.becomes.as_deref()), ("honorer", Some("pppk_paruh_waktu")));
    assert!(clashes(&story).is_empty(), "a plan that was moved is no contradiction");
}

#[test]
fn steps_of_named_people_are_told_once() {
    let sworn = |w: Written, day: &str, name: &str, post: &str| {
        w.on("2025-03-12").step("appointment done", day, false).of(name, post, "Rahmat Sutejo")
    };
    for (name, post, day, due) in [
        ("Tuti Lestari", "Kepala Dinas Kesehatan", "2025-03-12", 1),
        ("dr. Hj. Tuti Lestari, M.Kes.", "Kadis", "2025-03-12", 2),
        ("Lestari", "", "2025-03-12", 1),
        ("Tuti Lestari", "Kepala Dinas Kesehatan Ambon", "", 1),
        ("Tuti Lestari", "Kepala Dinas Kesehatan", "2025-06-12", 2),
        ("Budi Santoso", "Kepala Dinas Kesehatan", "2025-03-12", 2),
    ] {
        let story = sworn(Written::default(), "2025-03-12", "Tuti Lestari", "Kepala Dinas Kesehatan");
        let story = sworn(story, day, name, post).story();
        assert_eq!(story.events.len(), due, "{name} {post} {day}");
    }
}

#[test]
fn contradictions_need_wording_and_roundings_are_none() {
    let a = "2.181 honorer>pppk_paruh_waktu appointed";
    let days = ["2025-10-29", "2025-10-30"];
    let other = SWORN.replace("2.181", "2.118");
    let told = |figures, said: [&str; 2]| clashes(&two(days, figures, said));
    assert_eq!(told([a, "2.118 honorer appointed"], [SWORN, &other]), ["value: 2.181 honorer / 2.118 honorer"]);
    for (figures, said, why) in [
        ([a, "about 2.200 honorer appointed"], [SWORN, SWORN], "a rounding"),
        ([a, "2.118 honorer appointed"], [SWORN, "Ada 2.118 honorer."], "no wording"),
        (
            [a, "900 honorer appointed"],
            [SWORN, "Bupati melantik 900 honorer menjadi PPPK paruh waktu di alun-alun kota."],
            "far off",
        ),
        ([a, "2.118 honorer planned"], [SWORN, &other], "another status"),
        ([a, "2.118 pns appointed"], [SWORN, &other], "other people"),
    ] {
        assert!(told(figures, said).is_empty(), "{why}");
    }
    // An article with both numbers tells of two things, unless a speaker disputes the other.
    let both = |second: &str, by: &str| {
        let story = Written::default()
            .on("2025-10-29")
            .says("1.214 honorer rejected", "BKPSDM mencatat 1.214 honorer tidak lulus.");
        clashes(&story.says("1.876 honorer rejected", second).claimed(by).story())
    };
    assert_eq!(both("Forum mengklaim 1.876 honorer tidak lulus.", "Darma"), ["value: 1.214 honorer / 1.876 honorer"]);
    assert!(both("Lalu 1.876 honorer tidak lulus.", "Darma").is_empty());
}

#[test]
fn contradictions_of_days_officials_and_statuses() {
    let figure = "612 honorer terminated";
    let ended = |first: &str, then: &str| {
        let story = Written::default().on("2025-12-20").says(figure, "Sebanyak 612 honorer diberhentikan.");
        let story =
            story.step("termination done", first, true).on("2025-12-21").says(figure, "Ada 612 honorer dirumahkan.");
        clashes(&story.step("termination done", then, true).story())
    };
    assert_eq!(ended("2026-01-01", "2026-02-01"), ["date: 2026-01-01 / 2026-02-01"]);
    assert!(ended("2026-01-01", "2026-01-01").is_empty() && ended("2026-01-01", "").is_empty());
    let by = |second: &str| {
        let story = Written::default().on("2025-03-12").step("appointment done", "2025-03-12", false);
        let story = story.of("Tuti Lestari", "Camat Metro", "Rahmat Sutejo").on("2025-03-13");
        clashes(&story.step("appointment done", "2025-03-12", false).of("Tuti Lestari", "Camat Metro", second).story())
    };
    assert_eq!(by("Darma Wijaya"), ["official: Rahmat Sutejo / Darma Wijaya"]);
    assert!(by("H. Rahmat Sutejo").is_empty() && by("").is_empty());
    let then = |status: &str, published: &str, step: &str| {
        let story = Written::default().on("2025-12-10").says("1.431 honorer>pppk appointed", SWORN);
        let story = story.step("appointment done", "2025-12-10", true).on(published);
        let story = story.says(&format!("1.431 honorer>pppk {status}"), "Sebanyak 1.431 honorer menunggu.");
        clashes(&if step.is_empty() { story } else { story.step("appointment planned", step, true) }.story())
    };
    assert_eq!(then("remaining", "2025-12-11", ""), ["status: appointed / remaining"]);
    assert_eq!(then("planned", "2025-12-12", "2025-12-22"), ["status: appointed / planned"]);
    assert!(then("planned", "2025-12-08", "2025-12-10").is_empty(), "a plan before");
    assert!(then("planned", "2025-12-12", "").is_empty(), "no day to come");
}

#[test]
fn totals_over_articles() {
    for (numbers, due, why) in [
        (
            &["9.165 asn employed", "6.118 pns employed", "3.047 pppk employed"][..],
            "parts 9165 = [6118, 3047] 0",
            "stock of halves",
        ),
        (
            &["11.571 asn employed", "9.165 asn employed", "2.406 honorer>pppk appointed"],
            "flow 11571 = [9165, 2406] 0",
            "a flow",
        ),
        (
            &["2.950 honorer proposed", "2.873 honorer appointed", "77 honorer remaining"],
            "progress 2950 = [2873, 77] 0",
            "progress",
        ),
        (&["9.165 asn employed", "6.118 pns employed", "3.000 pppk employed"], "parts 9165 = [6118, 3000] -47", "off"),
        (&["9.165 asn employed", "6.118 pejabat employed", "3.047 pppk employed"], "", "other people"),
        (&["165 asn employed", "118 pns employed", "47 pppk employed"], "parts 165 = [118, 47] 0", "small, but few"),
        (&["2.950 honorer proposed", "2.873 pelamar passed", "77 pejabat rejected"], "", "no progress"),
    ] {
        let story = numbers.iter().fold(Written::default(), |w, figure| w.on("2025-10-29").says(figure, "Ada orang."));
        let line = |t: &super::story::Total| {
            format!(
                "{} {} = {:?} {}",
                t.kind,
                t.value,
                t.parts.iter().map(|p| p.value).collect::<Vec<_>>(),
                t.difference
            )
        };
        assert_eq!(story.story().totals.iter().map(line).collect::<Vec<_>>().join("; "), due, "{why}");
    }
    // Among many small numbers some pair makes any other.
    let many = (1..40).fold(Written::default(), |w, n| {
        w.on("2025-10-29").says(&format!("{} {} employed", n * 7, ["pns", "pppk"][n % 2]), "Ada orang.")
    });
    assert!(many.on("2025-10-29").says("154 asn employed", "Ada orang.").story().totals.is_empty());
}

#[test]
fn what_an_article_adds_up_is_told_with_its_facts() {
    let mut written =
        Written::default().on("2025-10-29").says("500 asn employed", "Ada.").says("300 pns employed", "Ada.");
    written = written.says("210 pppk employed", "Ada.");
    written.0.checks.push(Check {
        key: 7,
        kind: CheckKind::Sum,
        whole: 0,
        parts: vec![1, 2],
        difference: 10,
        holds: false,
    });
    let story = written.story();
    assert_eq!((story.totals.len(), story.totals[0].check, story.totals[0].holds), (1, Some(7), false));
}

#[test]
fn sayings_are_told_once() {
    let said = "Kami akan bekerja keras agar semua honorer diangkat tahun ini juga";
    for (speaker, text, due) in [
        ("H. Rahmat Sutejo", said, 1),
        ("Rahmat", "Kami akan bekerja keras agar semua honorer diangkat", 1),
        ("Darma Wijaya", said, 2),
        ("Rahmat Sutejo", "Jalan desa diperbaiki mulai bulan depan oleh dinas terkait", 2),
        ("Rahmat Sutejo", "Siap", 2),
    ] {
        let story =
            Written::default().on("2025-10-29").quote("Rahmat Sutejo", said).on("2025-10-30").quote(speaker, text);
        assert_eq!(story.story().quotes.len(), due, "{speaker}: {text}");
    }
}
