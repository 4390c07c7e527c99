//! What the models see of a number, as names that a person can read: `family=what+what`.

mod before;
mod context;

use super::case::{Case, Certain, Ruling};
use super::{Chosen, FigureDraft};
use crate::lexicon;
use crate::linear;
use crate::mention::number::{Head, NumberKind};
use crate::terms::Category;

pub(super) use context::place;

/// Collects names.
#[derive(Debug, Default)]
pub(super) struct Names(pub Vec<String>);

impl Names {
    /// `family=a+b`; the bare family where nothing is to be said of it.
    pub fn add(&mut self, family: &str, what: &[&str]) {
        let mut name = String::from(family);
        for (at, part) in what.iter().enumerate() {
            name.push(if at == 0 { '=' } else { '+' });
            // A name is one line of the model file.
            name.extend(part.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        self.0.push(name);
    }

    pub fn number(&mut self, family: &str, number: u64) {
        self.0.push(format!("{family}={number}"));
    }

    pub fn steps(&mut self, family: &str, amount: f64, marks: &[f64]) {
        linear::steps(&mut self.0, family, amount, marks);
    }
}

/// The features by which category and status are judged. `before` are the figures before, `certain` those of the whole article
/// whose own nouns name their categories.
pub(super) fn features(
    case: &Case,
    ruling: Option<Ruling>,
    certain: &[Certain],
    before: &[FigureDraft],
) -> Vec<String> {
    let mut names = Names::default();
    clues(case, &mut names);
    rules(case, ruling, &mut names);
    noun(case, &mut names);
    cues(case, ruling, &mut names);
    beside(case, 3, &mut names);
    clause(case, &mut names);
    context::spell(case, certain, &mut names);
    before::spell(case, ruling, before, &mut names);
    names.0
}

/// The word of a category, or "none".
fn or_none(category: Option<Category>) -> &'static str {
    category.map_or("none", Category::word)
}

pub(super) fn head(head: Head) -> &'static str {
    match head {
        Head::None => "bare",
        Head::Thing => "thing",
        Head::People => "people",
        Head::Post => "post",
        Head::Occupation => "occupation",
        Head::Staff => "staff",
    }
}

pub(super) fn kind(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::People => "<people>",
        NumberKind::Bare => "<bare>",
        NumberKind::Money => "<money>",
        NumberKind::Percent => "<percent>",
        NumberKind::Date => "<date>",
        NumberKind::Time => "<time>",
        NumberKind::Law => "<law>",
        NumberKind::Age => "<age>",
        NumberKind::Duration => "<duration>",
        NumberKind::Rank => "<rank>",
        NumberKind::Score => "<score>",
        NumberKind::Phone => "<phone>",
        NumberKind::Ordinal => "<ordinal>",
        NumberKind::Measure => "<measure>",
        NumberKind::Other => "<number>",
    }
}

/// The word at `at`: a number by its kind, "^" before the sentence, "$" behind it.
fn word<'c>(chosen: &'c Chosen, at: Option<usize>) -> &'c str {
    let Some(at) = at else { return "^" };
    if at >= chosen.view.len() {
        return "$";
    }
    match chosen.all.iter().find(|number| number.tokens.contains(&at)) {
        Some(number) => kind(number.kind),
        None if chosen.view.is_number(at) => "<digits>",
        None => chosen.view.low(at),
    }
}

/// The root of the word at `at`, else the word.
pub(super) fn stem(case: &Case, at: usize) -> String {
    let word = word(&case.chosen, Some(at));
    lexicon::root(word).unwrap_or_else(|| word.to_owned())
}

/// What the number's own noun and the groups around it say.
pub(super) fn clues(case: &Case, names: &mut Names) {
    let (clues, head) = (&case.clues, head(case.chosen.number.noun.head));
    names.add("head", &[head]);
    names.add("kind", &[kind(case.chosen.number.kind)]);
    names.add("own", &[or_none(clues.own)]);
    names.add("own", &[or_none(clues.own), if clues.certain { "certain" } else { "vague" }]);
    for (family, category) in [
        ("said-behind", clues.behind),
        ("said-before", clues.before),
        ("said-before-post", clues.before_post),
        ("named-whole", clues.named_whole),
        ("in-sentence", clues.in_sentence),
    ] {
        names.add(family, &[or_none(category)]);
    }
    names.add("said-before", &[or_none(clues.before), head]);
    names.add("in-sentence", &[or_none(clues.in_sentence), head]);
    for (family, holds) in [("post", clues.post), ("for-both", clues.both), ("says-staff", clues.staff)] {
        if holds {
            names.add(family, &[]);
        }
    }
}

/// What the rules answer.
fn rules(case: &Case, ruling: Option<Ruling>, names: &mut Names) {
    let Some(ruling) = ruling else { return names.add("rules", &["silent"]) };
    let (category, rule) = (ruling.category.word(), ruling.rule.name());
    let post = if case.clues.post { "post" } else { "people" };
    names.add("rules", &[category]);
    names.add("rules-status", &[ruling.status.word()]);
    names.add("by", &[rule]);
    names.add("by", &[rule, category]);
    names.add("by", &[rule, category, post]);
}

/// The words of the noun phrase.
fn noun(case: &Case, names: &mut Names) {
    let tokens = case.chosen.number.noun.tokens.clone();
    let phrase: Vec<&str> = tokens.clone().map(|at| word(&case.chosen, Some(at))).collect();
    if !phrase.is_empty() {
        names.add("phrase", &[&phrase.join(" ")]);
    }
    for at in tokens {
        names.add("noun", &[&stem(case, at)]);
    }
}

/// How far a word is, in steps.
fn far(cost: usize) -> &'static str {
    match cost {
        0..2 => "at",
        2..5 => "near",
        5..9 => "mid",
        9..15 => "far",
        _ => "away",
    }
}

/// The word that says most of where people stand.
pub(super) fn nearest_cue(case: &Case, names: &mut Names) {
    match case.cues.first() {
        Some(cue) => {
            names.add("cue", &[cue.status.word()]);
            names.add("cue", &[cue.status.word(), far(cue.cost)]);
        }
        None => names.add("cue", &["none"]),
    }
}

/// All words that say where people stand.
fn cues(case: &Case, ruling: Option<Ruling>, names: &mut Names) {
    let (view, number) = (case.chosen.view, &case.chosen.number);
    let Some(first) = case.cues.first() else { return names.add("cue", &["none"]) };
    for (cue, family) in case.cues.iter().zip(["cue", "second-cue", "third-cue"]) {
        let side = if cue.end <= number.tokens.start { "left" } else { "right" };
        names.add(family, &[cue.status.word()]);
        names.add(family, &[cue.status.word(), side, far(cue.cost)]);
        if cue.own {
            names.add("cue-own", &[cue.status.word()]);
        }
        // Phrases mean one thing where words mean several: "dalam proses penanganan hukum".
        if cue.end - cue.first >= 3 {
            names.add("cue-phrase", &[cue.status.word()]);
        }
    }
    let status = first.status.word();
    names.add("cue", &[status, head(number.noun.head)]);
    names.add("cue", &[status, or_none(ruling.map(|ruling| ruling.category))]);
    names.add("cue", &[status, if case.clues.post { "post" } else { "people" }]);
    names.add("cue-words", &[&(first.first..first.end).map(|at| view.low(at)).collect::<Vec<_>>().join(" ")]);
    if let Some(second) = case.cues.get(1) {
        names.add("cues", &[status, second.status.word()]);
    }
    for cue in &case.cues {
        names.add("any-cue", &[cue.status.word()]);
    }
}

/// The `most` words on either side, by their places.
pub(super) fn beside(case: &Case, most: usize, names: &mut Names) {
    let (first, end) = (case.chosen.number.tokens.start, case.chosen.behind());
    let (left, right) =
        (|back: usize| word(&case.chosen, first.checked_sub(back)), |on: usize| word(&case.chosen, Some(end + on - 1)));
    for place in 1..=most {
        names.add(&format!("l{place}"), &[left(place)]);
        names.add(&format!("r{place}"), &[right(place)]);
    }
    names.add("l21", &[left(2), left(1)]);
    names.add("r12", &[right(1), right(2)]);
}

/// Roots of the `most` words on either side, wherever they stand.
pub(super) fn around(case: &Case, most: usize, names: &mut Names) {
    let (first, end) = (case.chosen.number.tokens.start, case.chosen.behind());
    for at in first.saturating_sub(most)..first {
        names.add("left", &[&stem(case, at)]);
    }
    for at in end..(end + most).min(case.chosen.view.len()) {
        names.add("right", &[&stem(case, at)]);
    }
}

/// The words of the number's own clause, up to a mark or another number on either side, and those of the whole sentence.
fn clause(case: &Case, names: &mut Names) {
    let (view, first, end) = (case.chosen.view, case.chosen.number.tokens.start, case.chosen.behind());
    let inside = |at: &usize| {
        let border = matches!(view.low(*at), "," | ";" | "." | "\"" | "sedangkan" | "sementara" | ":" | "–" | "-");
        let number = case.chosen.all.iter().any(|number| {
            number.tokens.contains(at)
                && matches!(number.kind, NumberKind::People | NumberKind::Bare | NumberKind::Other)
        });
        !border && !number
    };
    for (family, side) in [
        ("clause-left", (0..first).rev().take_while(inside).collect::<Vec<_>>()),
        ("clause-right", (end..view.len()).take_while(inside).collect()),
    ] {
        for at in side {
            let stem = stem(case, at);
            names.add(family, &[&stem]);
            names.add("clause", &[&stem]);
            names.add("clause-word", &[word(&case.chosen, Some(at))]);
            if let Some(mood) = mood(view.low(at)) {
                names.add("mood", &[mood]);
            }
        }
    }
    for at in 0..view.len() {
        names.add("sentence", &[&stem(case, at)]);
    }
}

fn mood(word: &str) -> Option<&'static str> {
    Some(match word {
        "akan" | "bakal" | "segera" | "rencananya" => "planned",
        "belum" | "tidak" | "tak" | "bukan" => "denied",
        "sudah" | "telah" => "past",
        "masih" => "ongoing",
        _ => return None,
    })
}

/// Whether a category mostly names one who acts.
fn is_single(category: Category) -> bool {
    super::named::is_single(category)
}

/// The certain category of a case, where it has one, is no news to a neighbour at the same place.
fn is_self(case: &Case, certain: &Certain) -> bool {
    certain.at == (case.pick.sentence, case.chosen.number.tokens.start)
}
