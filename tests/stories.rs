//! Stories told by several outlets (tests/stories): tagged with the model that ships, merged, and held against what is expected.

#[path = "common/cli.rs"]
#[allow(dead_code)]
mod cli;

use cli::{folder, good, read};
use lantik::merge::story::{Cohort, Contradiction, MergedEvent, Stories, Story, Total};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::PathBuf};

/// `expected.json` of a story.
#[derive(Debug, Deserialize)]
struct Expected {
    copies: Vec<Copies>,
    facts: Vec<Fact>,
    cohorts: Vec<Group>,
    events: Vec<Step>,
    contradictions: Vec<Clash>,
    totals: Vec<Sum>,
    forbidden: Forbidden,
}

#[derive(Debug, Deserialize)]
struct Copies {
    members: BTreeSet<String>,
    /// Figures of the leader and the copy, in any order.
    differing: Vec<[String; 2]>,
}

#[derive(Debug, Deserialize)]
struct Fact {
    region: String,
    value: u64,
    category: String,
    becomes: Option<String>,
    status: String,
    articles: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Group {
    region: String,
    value: u64,
    steps: Vec<GroupStep>,
}

#[derive(Debug, Deserialize)]
struct GroupStep {
    status: String,
    date: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Step {
    region: String,
    kind: String,
    person: Option<String>,
    from: Option<String>,
    articles: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Clash {
    region: String,
    kind: String,
    sides: Vec<ClashSide>,
}

#[derive(Debug, Deserialize)]
struct ClashSide {
    text: String,
    articles: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Sum {
    region: String,
    whole: u64,
    parts: Vec<u64>,
    holds: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Forbidden {
    contradictions: Vec<[u64; 2]>,
    copies: Vec<[String; 2]>,
    totals: Vec<Vec<u64>>,
    cohorts: Vec<[u64; 2]>,
}

/// What was found, and the ids that the input gave.
struct Found {
    stories: Stories,
    ids: BTreeMap<i64, String>,
}

impl Found {
    fn of(stories: Stories) -> Found {
        let regions = stories.regions.iter().flat_map(|story| &story.articles);
        let copies = stories.copies.iter().flat_map(|c| c.members.iter().map(|m| &m.source).chain([&c.leader]));
        let ids = regions.chain(copies).map(|source| (source.article, source.id.clone())).collect();
        Found { stories, ids }
    }

    fn named(&self, articles: impl Iterator<Item = i64>) -> BTreeSet<String> {
        articles.map(|article| self.ids[&article].clone()).collect()
    }

    fn region(&self, code: &str) -> &Story {
        let found = self.stories.regions.iter().find(|story| story.code == code);
        found.unwrap_or_else(|| panic!("no story of {code}"))
    }

    fn clusters(&self) -> Vec<BTreeSet<String>> {
        let all = self.stories.copies.iter();
        all.map(|c| self.named(c.members.iter().map(|m| m.source.article).chain([c.leader.article]))).collect()
    }
}

/// Number as press writes it, without what it counts: "2.181 honorer" gives 2181.
fn number(text: &str) -> Option<u64> {
    text.split(' ').next()?.replace('.', "").parse().ok()
}

/// "1 Januari 2026" as ISO, anything else as it is.
fn iso(text: &str) -> String {
    let months = [
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
    ];
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let month = words.get(1).and_then(|word| months.iter().position(|month| month == word));
    match (words.as_slice(), month) {
        ([day, _, year], Some(month)) => format!("{year}-{:02}-{day:0>2}", month + 1),
        _ => text.to_owned(),
    }
}

fn has_steps(cohort: &Cohort, group: &Group) -> bool {
    cohort.value == group.value
        && group.steps.iter().all(|due| {
            cohort.steps.iter().any(|step| {
                let from = step.date_from.as_deref().unwrap_or("");
                let to = step.date_to.as_deref().unwrap_or("9");
                step.status == due.status && due.date.as_deref().is_none_or(|day| from <= day && day <= to)
            })
        })
}

fn tells(found: &Found, event: &MergedEvent, step: &Step) -> bool {
    let all = found.named(event.sources.iter().map(|source| source.article));
    let person = |name: &str| event.people.iter().any(|p| p.name.contains(name) || name.contains(&p.name));
    event.kind == step.kind
        && step.articles.is_subset(&all)
        && step.from.as_ref().is_none_or(|from| event.date_from.as_ref() == Some(from))
        && step.person.as_deref().is_none_or(person)
}

fn clashes(found: &Found, contradiction: &Contradiction, clash: &Clash) -> bool {
    contradiction.kind == clash.kind
        && clash.sides.iter().all(|due| {
            contradiction.sides.iter().any(|side| {
                // A side of statuses is told in the words of the record, not in those of the article.
                let same = clash.kind == "status"
                    || side.text == iso(&due.text)
                    || number(&side.text).is_some() && number(&side.text) == number(&due.text)
                    || side.text.contains(&due.text);
                same && found.named(side.sources.iter().map(|source| source.article)) == due.articles
            })
        })
}

fn sums(total: &Total, whole: u64, parts: &[u64]) -> bool {
    let mut own: Vec<u64> = total.parts.iter().map(|part| part.value).collect();
    let mut due = parts.to_vec();
    own.sort_unstable();
    due.sort_unstable();
    total.value == whole && own == due
}

/// What is expected and was not found.
fn missing(found: &Found, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut need = |holds: bool, what: String| {
        if !holds {
            wrong.push(what);
        }
    };
    let clusters = found.clusters();
    for due in &expected.copies {
        need(clusters.contains(&due.members), format!("copies {:?}, found {clusters:?}", due.members));
        for [a, b] in &due.differing {
            let figures = found.stories.copies.iter().flat_map(|cluster| &cluster.differing);
            let mut pairs = figures.map(|figure| [number(&figure.leader_text), number(&figure.text)]);
            let (a, b) = (number(a), number(b));
            need(pairs.any(|pair| pair == [a, b] || pair == [b, a]), format!("differing {a:?} {b:?}"));
        }
    }
    for due in &expected.facts {
        let same = found.region(&due.region).facts.iter().any(|fact| {
            fact.value == Some(due.value)
                && (&fact.category, &fact.becomes, &fact.status) == (&due.category, &due.becomes, &due.status)
                && found.named(fact.sources.iter().map(|source| source.article)) == due.articles
        });
        need(same, format!("{due:?}"));
    }
    for due in &expected.cohorts {
        need(found.region(&due.region).cohorts.iter().any(|cohort| has_steps(cohort, due)), format!("{due:?}"));
    }
    for due in &expected.events {
        need(found.region(&due.region).events.iter().any(|event| tells(found, event, due)), format!("{due:?}"));
    }
    for due in &expected.contradictions {
        need(found.region(&due.region).contradictions.iter().any(|c| clashes(found, c, due)), format!("{due:?}"));
    }
    for due in &expected.totals {
        let mut totals = found.region(&due.region).totals.iter();
        need(totals.any(|t| sums(t, due.whole, &due.parts) && t.holds == due.holds), format!("{due:?}"));
    }
    wrong
}

/// Everything that was found and must not be.
fn forbidden(found: &Found, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let regions = || found.stories.regions.iter();
    let contradictions = || regions().flat_map(|story| &story.contradictions);
    // Where a story expects none, any is a false alarm.
    if expected.contradictions.is_empty() {
        wrong.extend(contradictions().map(|c| format!("a false alarm: {c:?}")));
    }
    for pair in &expected.forbidden.contradictions {
        let tells =
            |c: &Contradiction| pair.iter().all(|value| c.sides.iter().any(|s| number(&s.text) == Some(*value)));
        if pair[0] != pair[1] && contradictions().any(tells) {
            wrong.push(format!("a contradiction of {pair:?}"));
        }
    }
    for [a, b] in &expected.forbidden.copies {
        if found.clusters().iter().any(|cluster| cluster.contains(a) && cluster.contains(b)) {
            wrong.push(format!("copies {a} {b}"));
        }
    }
    for total in &expected.forbidden.totals {
        let (whole, parts) = total.split_first().expect("a whole and parts");
        if regions().flat_map(|story| &story.totals).any(|t| sums(t, *whole, parts)) {
            wrong.push(format!("a total {total:?}"));
        }
    }
    for [a, b] in &expected.forbidden.cohorts {
        let whole = |cohort: &Cohort, value: u64| {
            cohort.value == value || cohort.steps.iter().any(|step| !step.part && step.value == value)
        };
        if a != b && regions().flat_map(|story| &story.cohorts).any(|c| whole(c, *a) && whole(c, *b)) {
            wrong.push(format!("a cohort of {a} and {b}"));
        }
    }
    wrong
}

/// The stories, by name.
fn stories() -> Vec<PathBuf> {
    let all = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories")).expect("the stories");
    let mut all: Vec<PathBuf> = all.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    all.sort();
    all
}

#[test]
fn every_story_is_told_as_expected() {
    let stories = stories();
    assert!(stories.len() >= 12, "{} stories", stories.len());
    let mut wrong = Vec::new();
    for story in stories {
        let read_in = |name: &str| fs::read_to_string(story.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let name = story.file_name().expect("a name").to_string_lossy().into_owned();
        let expected: Expected =
            serde_json::from_str(&read_in("expected.json")).unwrap_or_else(|e| panic!("{name}: {e}"));
        let folder = folder(&[("articles.jsonl", &read_in("articles.jsonl"))]);
        good(&folder, &["tag", "articles.jsonl", "-o", "news.db"]);
        good(&folder, &["merge", "news.db", "-o", "stories.json"]);
        let found = Found::of(serde_json::from_str(&read(&folder, "stories.json")).expect("stories"));
        let all = missing(&found, &expected).into_iter().map(|m| format!("not found: {m}"));
        wrong.extend(all.chain(forbidden(&found, &expected)).map(|m| format!("{name}: {m}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
