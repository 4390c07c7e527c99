//! The features of a sentence, family by family.

use super::facts::Facts;
use super::name::{Family, Speller};
use crate::lexicon;
use crate::mention::number::{Number, NumberKind};
use crate::terms::Category;
use crate::token::Kind;
use foldhash::HashSet;

/// Most tokens between a number and the class that follows it.
const REACH: usize = 4;
/// Tokens of a sentence that are looked at; longer ones are tables and lists without stops.
const MOST: usize = 400;

/// Words, bigrams, stems, shapes.
pub(super) fn tokens(facts: &Facts, out: &mut Speller) {
    let words = &facts.words[..facts.words.len().min(MOST)];
    for (i, word) in words.iter().enumerate() {
        out.one(Family::Word, word);
        let before = if i == 0 { "^" } else { words[i - 1].as_str() };
        out.all(Family::Bigram, &[before, word]);
        if facts.kinds[i] == Kind::Word {
            stem(word, out);
        } else {
            out.one(Family::Shape, facts.shapes[i]);
        }
    }
    if let Some(last) = words.last() {
        out.all(Family::Bigram, &[last, "$"]);
    }
}

fn stem(word: &str, out: &mut Speller) {
    if word.len() >= 4 && word.bytes().all(|b| b.is_ascii_lowercase()) {
        lexicon::with_stem(word, |stem| out.one(Family::Stem, stem));
    }
}

/// The name of a class within its field; saying words also by whether they are quoted.
fn class_name<'n>(field: &'n str, class: &'n str, buffer: &'n mut String) -> &'n str {
    buffer.clear();
    buffer.push_str(field);
    buffer.push('.');
    buffer.push_str(class);
    buffer
}

/// Classes of the word lists, what stands beside them, and how numbers are followed.
pub(super) fn classes(facts: &Facts, out: &mut Speller) {
    let mut name = String::new();
    for (field, hit) in &facts.hits {
        let class = class_name(field, hit.class, &mut name);
        out.one(Family::Class, class);
        let place = if facts.quoted[hit.at] { "quoted" } else { "free" };
        if *field == "say" || *field == "step" {
            out.all(Family::Class, &[class, place]);
            let behind = facts.words.get(hit.at + hit.len).map_or("$", String::as_str);
            let before = hit.at.checked_sub(1).map_or("^", |before| facts.words[before].as_str());
            let punctuation = |word: &str| word.chars().next().is_some_and(|c| !c.is_alphanumeric());
            out.all(Family::Sequence, &[class, behind]);
            if punctuation(before) {
                out.all(Family::Sequence, &[before, class]);
            }
            let shape = facts.shapes.get(hit.at + hit.len).copied().unwrap_or("$");
            out.all(Family::Sequence, &[class, shape]);
            let form = affixes(behind);
            out.all(Family::Sequence, &[class, form.0, form.1]);
        }
    }
    followed_numbers(facts, out);
    let mut distinct: Vec<&str> = facts.field("staff").map(|hit| hit.class).collect();
    distinct.sort_unstable();
    distinct.dedup();
    out.number(Family::Class, "staff-kinds", distinct.len().min(3));
}

/// The prefix and suffix that tell a verb from a noun: "menolak" against "penolakan".
fn affixes(word: &str) -> (&'static str, &'static str) {
    let prefix = ["me", "di", "ber", "ter", "pe", "ke", "se"].into_iter().find(|prefix| word.starts_with(prefix));
    let suffix = ["annya", "nya", "kan", "an", "i"].into_iter().find(|suffix| word.ends_with(suffix));
    let long = word.len() > 4;
    (prefix.filter(|_| long).unwrap_or("-"), suffix.filter(|_| long).unwrap_or("-"))
}

/// Whether a token looks like the verb of a clause.
fn is_verb(word: &str) -> bool {
    let long = word.len() > 4;
    matches!(
        word,
        "adalah"
            | "ada"
            | "akan"
            | "bisa"
            | "dapat"
            | "harus"
            | "sudah"
            | "telah"
            | "belum"
            | "tidak"
            | "bukan"
            | "masih"
            | "perlu"
    ) || long
        && ["me", "di", "ber", "ter"].into_iter().any(|prefix| word.starts_with(prefix))
        && lexicon::is_indonesian(word)
}

/// The class that follows each number, within reach: "2.181 tenaga honorer" is `n+staff.honorer`.
fn followed_numbers(facts: &Facts, out: &mut Speller) {
    let mut name = String::new();
    let word_numbers: Vec<usize> =
        facts.field("unit").filter(|hit| hit.class == "number").map(|hit| hit.at + hit.len - 1).collect();
    let mut people = false;
    for at in 0..facts.words.len().min(MOST) {
        let number = if facts.is_count(at) {
            "n"
        } else if word_numbers.contains(&at) {
            "nw"
        } else {
            continue;
        };
        let end = at + 1 + REACH;
        let next = facts.hits.iter().find(|(field, hit)| {
            hit.at > at && hit.at < end && matches!(*field, "staff" | "person" | "unit") && hit.class != "number"
        });
        let stopped = facts.kinds[at + 1..].iter().take(REACH).position(|kind| *kind != Kind::Word);
        match next {
            Some((field, hit)) if stopped.is_none_or(|stop| at + 1 + stop >= hit.at) => {
                people |= *field != "unit" || hit.class == "people";
                out.all(Family::Sequence, &[number, class_name(field, hit.class, &mut name)]);
                out.number(Family::Sequence, number, hit.at - at);
            }
            _ => {
                let behind = facts.words.get(at + 1).map_or("$", String::as_str);
                out.all(Family::Sequence, &[number, behind]);
            }
        }
        if let Some(before) = at.checked_sub(1) {
            out.all(Family::Sequence, &[facts.words[before].as_str(), number]);
        }
    }
    if people {
        out.one(Family::Sequence, "people-counted");
    }
}

/// What the numbers of a sentence are and count.
pub(super) fn numbers(facts: &Facts, out: &mut Speller) {
    let counts = |kind: NumberKind| matches!(kind, NumberKind::People | NumberKind::Bare);
    for number in &facts.numbers {
        let kind = kind_name(number.kind);
        out.one(Family::Number, kind);
        if counts(number.kind) {
            let category = number.noun.category.map_or("none", Category::word);
            out.all(Family::Number, &[kind, category]);
            out.all(Family::Number, &[kind, category, if facts.starts_inside { "quoted" } else { "free" }]);
        }
    }
    if !facts.numbers.iter().any(|number| counts(number.kind)) {
        out.one(Family::Number, "nobody-counted");
    }
}

fn kind_name(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::People => "people",
        NumberKind::Bare => "bare",
        NumberKind::Money => "money",
        NumberKind::Percent => "percent",
        NumberKind::Date => "date",
        NumberKind::Time => "time",
        NumberKind::Law => "law",
        NumberKind::Age => "age",
        NumberKind::Duration => "duration",
        NumberKind::Rank => "rank",
        NumberKind::Score => "score",
        NumberKind::Phone => "phone",
        NumberKind::Ordinal => "ordinal",
        NumberKind::Measure => "measure",
        NumberKind::Other => "other",
    }
}

/// Classes that meet in one sentence, in order.
pub(super) fn pairs(facts: &Facts, out: &mut Speller) {
    let (mut first, mut second) = (String::new(), String::new());
    let has_count = (0..facts.words.len()).any(|at| facts.is_count(at));
    for step in facts.field("step") {
        let step_name = class_name("step", step.class, &mut first);
        for (field, other) in &facts.hits {
            let near = other.at.abs_diff(step.at) <= 12;
            let order = if other.at < step.at { "<" } else { ">" };
            match *field {
                "staff" | "person" if near => {
                    out.all(Family::Pair, &[step_name, order, class_name(field, other.class, &mut second)]);
                    out.all(Family::Pair, &[step_name, order, field]);
                }
                "mark" if other.at < step.at && step.at - other.at <= 4 => {
                    out.all(Family::Pair, &[step_name, class_name(field, other.class, &mut second)]);
                }
                _ => {}
            }
        }
        if has_count {
            out.all(Family::Pair, &[step_name, "count"]);
        }
        let name_behind = facts.shapes.iter().skip(step.at + step.len).take(3).any(|shape| *shape == "<title>");
        if name_behind {
            out.all(Family::Pair, &[step_name, "name"]);
        }
    }
    for staff in facts.field("staff") {
        if has_count {
            out.all(Family::Pair, &["count", class_name("staff", staff.class, &mut first)]);
        }
    }
}

/// Quotation state, and where saying words stand to it.
pub(super) fn quotation(facts: &Facts, out: &mut Speller) {
    flag(out, facts.starts_inside, "starts-inside");
    flag(out, facts.ends_inside, "ends-inside");
    flag(out, !facts.opens.is_empty(), "opens");
    flag(out, !facts.closes.is_empty(), "closes");
    flag(out, facts.opens.first() == Some(&0), "opens-first");
    flag(out, (facts.opens.len() + facts.closes.len()) % 2 == 1, "odd");
    flag(out, facts.opens.is_empty() && facts.closes.is_empty() && !facts.starts_inside, "no-marks");
    for close in &facts.closes {
        let before = close.checked_sub(1).map_or("^", |at| facts.words[at].as_str());
        flag(out, matches!(before, "," | "." | "?" | "!"), "stop-before-close");
        let says = facts.field("say").any(|hit| hit.at > *close && hit.at <= close + 4);
        flag(out, says, "close-then-say");
        flag(out, facts.words[close + 1..].iter().all(|word| word == "."), "closes-last");
    }
    for open in &facts.opens {
        flag(out, facts.field("say").any(|hit| hit.at < *open && hit.at + 6 >= *open), "say-then-open");
        let content = facts.quoted[*open + 1..].iter().take_while(|quoted| **quoted).count();
        out.number(Family::Quotation, "length", content.min(12) / 3);
    }
    out.number(Family::Quotation, "quarters", facts.quoted_quarters());
    let free_say = facts.field("say").find(|hit| !facts.quoted[hit.at]);
    if let Some(hit) = free_say {
        out.number(Family::Quotation, "say-at", (hit.at * 4) / facts.words.len().max(1));
        let clause = facts.words.len() - (hit.at + hit.len).min(facts.words.len());
        out.number(Family::Quotation, "say-rest", clause.min(15) / 3);
        let behind = &facts.words[(hit.at + hit.len).min(facts.words.len())..];
        let verb = behind.iter().take_while(|word| *word != "yang").position(|word| is_verb(word));
        match verb {
            Some(at) => out.number(Family::Quotation, "say-verb", at.min(9) / 3),
            None => out.one(Family::Quotation, "say-no-verb"),
        }
        out.all(Family::Quotation, &["say", hit.class, if facts.opens.is_empty() { "unmarked" } else { "marked" }]);
    }
}

fn flag(out: &mut Speller, on: bool, name: &str) {
    if on {
        out.one(Family::Quotation, name);
    }
}

/// Place in the article and length.
pub(super) fn place(facts: &[Facts], i: usize, out: &mut Speller) {
    let here = &facts[i];
    out.number(Family::Place, "sentence", i.min(3));
    out.number(Family::Place, "fifth", i * 5 / facts.len());
    out.number(Family::Place, "length", here.words.len().min(60) / 6);
    if !here.has_stop {
        out.one(Family::Place, "no-stop");
        out.number(Family::Place, "headline", i.min(2));
    }
    if here.first_of_line {
        out.one(Family::Place, "first-of-line");
    }
    if here.last_of_line {
        out.one(Family::Place, "last-of-line");
    }
}

/// What the sentences before and behind have.
pub(super) fn neighbours(facts: &[Facts], i: usize, out: &mut Speller) {
    let sides = [(Family::Before, i.checked_sub(1)), (Family::Behind, Some(i + 1).filter(|j| *j < facts.len()))];
    for (family, neighbour) in sides {
        let Some(other) = neighbour.map(|j| &facts[j]) else {
            out.one(family, "none");
            continue;
        };
        let same_line = other.line == facts[i].line;
        let mut flag = |on: bool, name: &str| {
            if on {
                out.all(family, &[name, if same_line { "line" } else { "other" }]);
            }
        };
        flag(other.starts_inside, "starts-inside");
        flag(other.ends_inside, "ends-inside");
        flag(!other.opens.is_empty(), "opens");
        flag(!other.closes.is_empty(), "closes");
        flag(other.field("say").next().is_some(), "says");
        flag(other.field("step").next().is_some(), "steps");
        flag(other.field("staff").next().is_some(), "staff");
        flag((0..other.words.len()).any(|at| other.is_count(at)), "counts");
        if let Some(first) = other.words.first() {
            out.all(family, &["first", first]);
        }
    }
}

/// What an article has as a whole.
#[derive(Debug)]
pub(super) struct Article {
    staff: usize,
    steps: usize,
    quotes: usize,
    /// Fields that a good part of its sentences speak of.
    pub(super) fields: Vec<&'static str>,
    /// Values and lower ends of the numbers that count people.
    counted: HashSet<(Option<u64>, Option<u64>)>,
}

impl Article {
    pub(super) fn of(facts: &[Facts]) -> Self {
        let share = |count: usize| (count * 8 / facts.len().max(1)).min(6);
        let having = |test: &dyn Fn(&Facts) -> bool| share(facts.iter().filter(|facts| test(facts)).count());
        Article {
            staff: having(&|f| f.field("staff").any(|hit| !matches!(hit.class, "lainnya" | "pejabat" | "tni_polri"))),
            steps: having(&|f| f.field("step").next().is_some()),
            quotes: having(&|f| !f.opens.is_empty() || !f.closes.is_empty()),
            fields: common_fields(facts),
            counted: facts
                .iter()
                .flat_map(|facts| facts.numbers.iter())
                .filter(|number| number.kind == NumberKind::People)
                .map(|number| (number.value, number.low))
                .collect(),
        }
    }

    /// Whether at least an eighth of the sentences speak of public staff.
    pub(super) fn is_staffed(&self) -> bool {
        self.staff > 0
    }

    /// Whether the article counts people by the same number.
    pub(super) fn counts_people(&self, number: &Number) -> bool {
        self.counted.contains(&(number.value, number.low))
    }
}

/// Fields in at least a fifth of the sentences.
fn common_fields(facts: &[Facts]) -> Vec<&'static str> {
    let mut seen: Vec<&'static str> = Vec::new();
    for sentence in facts {
        let mut here: Vec<&'static str> = sentence.field("field").map(|hit| hit.class).collect();
        here.sort_unstable();
        here.dedup();
        seen.extend(here);
    }
    seen.sort_unstable();
    seen.chunk_by(|a, b| a == b).filter(|same| same.len() * 5 >= facts.len()).map(|same| same[0]).collect()
}

/// What the whole article has, alone and with what the sentence has.
pub(super) fn article(article: &Article, facts: &Facts, out: &mut Speller) {
    out.number(Family::Article, "staff", article.staff);
    out.number(Family::Article, "steps", article.steps);
    out.number(Family::Article, "quotes", article.quotes);
    let counted = (0..facts.words.len()).any(|at| facts.is_count(at));
    if counted && article.staff > 0 {
        out.one(Family::Article, "count-in-staff-news");
    }
    if facts.field("step").next().is_some() && article.staff > 0 {
        out.one(Family::Article, "step-in-staff-news");
    }
}
