//! Which numbers are figures: a model over the number's form, its clues, its sentence and its article. Without models the
//! rules of [`super::choose`] decide, in the sentences labelled `quota`.

use super::article::Article;
use super::case::{Case, is_twin};
use super::choose;
use super::feature::{self, Names};
use super::judge::Judge;
use crate::lexicon::{self, Phrases};
use crate::linear;
use crate::mention::number::{Number, NumberKind};
use crate::mention::view::View;
use crate::terms::{Label, Qualifier};
use std::ops::Range;
use std::sync::LazyLock;

static OUTSIDERS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../../data/outsider.txt")), 0);
    phrases
});

/// Probability from which a number is a figure, in an article that has a sure one.
const LIKELY: f64 = 0.5;
/// The same in other articles. The corpus speaks of staff on every other page, the press does not: of 40 numbers to which the
/// model gave 0.55 to 0.8 in 2,500 random articles without a sure figure, 24 were figures.
const LIKELY_ALONE: f64 = 0.55;
/// Probability from which a figure is sure.
const SURE: f64 = 0.9;
/// Probability from which a number is a figure that the article gives once more, counting staff for certain.
const LIKELY_TWIN: f64 = 0.3;

/// A number that may be a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pick {
    /// Index of the sentence.
    pub sentence: usize,
    /// Index among the numbers of the sentence.
    pub number: usize,
    /// Log-odds of being a figure; 0 by rules.
    pub odds: f64,
}

/// What the numbers of a sentence make of it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Chance {
    /// Probability that the likeliest number is a figure; 0 where there is none.
    pub probability: f64,
    /// One is.
    pub states: bool,
}

/// The numbers that are figures, in order of the text, and the chance of each sentence; no chances where the rules decide.
pub(super) fn picks(article: &Article, judge: &Judge) -> (Vec<Pick>, Option<Vec<Chance>>) {
    let Some(models) = judge.models() else { return (ruled(article), None) };
    let calibration = models.choice.header().heads[0].calibration;
    let scored: Vec<(Pick, f64)> = candidates(article)
        .into_iter()
        .map(|(pick, features)| {
            let odds = models.choice.log_odds(&features)[0];
            (Pick { odds, ..pick }, linear::calibrated(odds, calibration))
        })
        .collect();
    let sure = scored.iter().any(|(_, probability)| *probability >= SURE);
    let least = |pick: &Pick| match sure {
        true if twin(article, *pick) == Some(Twin::Certain) => LIKELY_TWIN,
        true => LIKELY,
        false => LIKELY_ALONE,
    };
    let mut chances = vec![Chance::default(); article.views.len()];
    for (pick, probability) in &scored {
        let chance = &mut chances[pick.sentence];
        chance.probability = chance.probability.max(*probability);
        chance.states |= *probability >= least(pick);
    }
    let likely = |(pick, probability): (Pick, f64)| (probability >= least(&pick)).then_some(pick);
    (scored.into_iter().filter_map(likely).collect(), Some(chances))
}

/// The numbers that the rules choose.
fn ruled(article: &Article) -> Vec<Pick> {
    let mut picks = Vec::new();
    for sentence in (0..article.views.len()).filter(|sentence| article.is_quota(*sentence)) {
        let chosen = choose::choose(&article.views[sentence], &article.numbers[sentence]);
        picks.extend(chosen.into_iter().map(|number| Pick { sentence, number, odds: 0.0 }));
    }
    picks
}

/// Every number that may be a figure, with its features.
pub(super) fn candidates(article: &Article) -> Vec<(Pick, Vec<String>)> {
    let whole = Whole::of(article);
    let all: usize = article.numbers.iter().map(Vec::len).sum();
    let mut found = Vec::new();
    for (sentence, numbers) in article.numbers.iter().enumerate() {
        let view = &article.views[sentence];
        let chosen = choose::choose(view, numbers);
        for number in (0..numbers.len()).filter(|at| is_candidate(&numbers[*at])) {
            // Each is compared with all others, and its sentence is read for it.
            if !article.doc.effort.go_on(all + 20 * (view.len() + numbers.len())) {
                return found;
            }
            let pick = Pick { sentence, number, odds: 0.0 };
            found.push((pick, features(&Case::of(article, pick), &whole, &chosen)));
        }
    }
    found
}

fn is_candidate(number: &Number) -> bool {
    let kind = matches!(number.kind, NumberKind::People | NumberKind::Bare | NumberKind::Other | NumberKind::Ordinal);
    kind && (number.value.is_some() || number.low.is_some())
}

/// Marks of probabilities.
const MARKS: [f64; 12] = [0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97, 0.99];
/// Marks of counts.
const COUNTS: [f64; 5] = [1.0, 2.0, 3.0, 5.0, 8.0];

/// What the whole article says of its figures.
struct Whole {
    likeliest: f64,
    likely: usize,
    steps: usize,
    groups: u32,
    outsiders: usize,
}

impl Whole {
    fn of(article: &Article) -> Self {
        let quota = |at: usize| article.quota(at);
        let all = 0..article.views.len();
        Whole {
            likeliest: all.clone().map(quota).fold(0.0, f64::max),
            likely: all.filter(|at| quota(*at) > 0.5).count(),
            steps: article.labels.iter().filter(|labelled| labelled.score(Label::Appointment) > 0.3).count(),
            groups: article.named.ranked().iter().map(|category| article.named.count(*category)).sum(),
            outsiders: article.views.iter().map(|view| outside(view, 0..view.len())).sum(),
        }
    }

    fn spell(&self, names: &mut Names) {
        names.steps("likeliest", self.likeliest, &MARKS);
        names.steps("likely", self.likely as f64, &COUNTS);
        names.steps("steps", self.steps as f64, &COUNTS);
        names.steps("groups", f64::from(self.groups), &[1.0, 2.0, 4.0, 8.0, 16.0]);
    }
}

fn features(case: &Case, whole: &Whole, chosen: &[usize]) -> Vec<String> {
    let (sentence, article) = (case.pick.sentence, case.article);
    let mut names = Names::default();
    let ruled = if chosen.contains(&case.pick.number) { "chosen" } else { "left" };
    names.steps("quota", article.quota(sentence), &MARKS);
    let label = if article.is_quota(sentence) { "quota" } else { "other" };
    names.add("label", &[label]);
    names.add("rules", &[ruled]);
    names.add("rules", &[ruled, label]);
    form(case, &mut names);
    feature::clues(case, &mut names);
    feature::nearest_cue(case, &mut names);
    feature::beside(case, 3, &mut names);
    feature::around(case, 6, &mut names);
    company(case, chosen, &mut names);
    twins(case, &mut names);
    whole.spell(&mut names);
    for category in article.named.ranked().iter().take(2) {
        names.add("doc", &[category.word()]);
    }
    names.steps("before", sentence.checked_sub(1).map_or(0.0, |at| article.quota(at)), &MARKS);
    names.steps("behind", article.quota(sentence + 1), &MARKS);
    groups(case, ruled, &mut names);
    outsiders(case, whole, &mut names);
    feature::place(case, &mut names);
    names.0
}

/// How the number is written.
fn form(case: &Case, names: &mut Names) {
    let number = &case.chosen.number;
    let head = feature::head(number.noun.head);
    let written = if case.chosen.view.is_number(number.tokens.start) { "digits" } else { "words" };
    let value = number.value.or(number.low).unwrap_or(0);
    names.add("kind", &[feature::kind(number.kind)]);
    names.add("form", &[written, head]);
    names.number("digits", u64::from(value.max(1).ilog10()) + 1);
    names.add("small", &[if value <= 3 { "yes" } else { "no" }, written, head]);
    for at in number.noun.tokens.clone() {
        names.add("noun", &[&feature::stem(case, at)]);
    }
}

/// The other numbers of the sentence.
fn company(case: &Case, chosen: &[usize], names: &mut Names) {
    let others = || case.chosen.all.iter().enumerate().filter(|(at, _)| *at != case.pick.number);
    names.number("people", others().filter(|(_, other)| other.kind == NumberKind::People).count().min(3) as u64);
    names.number("others", others().filter(|(at, _)| chosen.contains(at)).count().min(3) as u64);
    let certain = |other: &Number| {
        let own = other.noun.category;
        own.is_some_and(|own| super::clue::is_specific(case.chosen.view, other.noun.tokens.start, own))
    };
    if others().any(|(at, other)| chosen.contains(&at) && certain(other)) {
        names.add("beside-certain", &[]);
    }
}

/// The same number elsewhere in the article, or the exact one of a rough one: "hampir 8 ribu" and 7.969.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Twin {
    None,
    /// Counts people.
    People,
    /// Counts staff, by its own noun.
    Certain,
}

/// The best twin of a number; nothing where the number is too small to have one.
fn twin(article: &Article, pick: Pick) -> Option<Twin> {
    let this = &article.numbers[pick.sentence][pick.number];
    this.value.filter(|value| *value > 30)?;
    let others =
        article.numbers.iter().enumerate().flat_map(|(sentence, numbers)| {
            numbers.iter().enumerate().map(move |(at, number)| ((sentence, at), number))
        });
    let grade = |(place, number): ((usize, usize), &Number)| {
        if place == (pick.sentence, pick.number) || !is_twin(this, number.value) {
            return Twin::None;
        }
        let (view, noun) = (&article.views[place.0], &number.noun);
        match noun.category {
            Some(own) if super::clue::is_specific(view, noun.tokens.start, own) => Twin::Certain,
            _ if number.kind == NumberKind::People => Twin::People,
            _ => Twin::None,
        }
    };
    others.map(grade).max()
}

fn twins(case: &Case, names: &mut Names) {
    let this = &case.chosen.number;
    let Some(twin) = twin(case.article, case.pick) else { return };
    let twin = match twin {
        Twin::None => "none",
        Twin::People => "people",
        Twin::Certain => "certain",
    };
    names.add("twin", &[twin]);
    names.add("twin", &[twin, feature::head(this.noun.head)]);
    names.add("twin", &[twin, if this.qualifier == Qualifier::About { "rough" } else { "exact" }]);
}

/// Whether this sentence and the one before name staff at all, together with how likely the sentence is.
fn groups(case: &Case, ruled: &str, names: &mut Names) {
    let (sentence, article) = (case.pick.sentence, case.article);
    let here = &article.groups[sentence];
    let before = sentence.checked_sub(1).map_or(&[][..], |at| &article.groups[at]);
    let staff = |groups: &[super::article::Group]| {
        groups.iter().any(|group| group.specific && !super::named::is_single(group.category))
    };
    let word = |has: bool| if has { "yes" } else { "no" };
    let head = feature::head(case.chosen.number.noun.head);
    names.add("named", &[word(!here.is_empty()), word(!before.is_empty())]);
    names.add("staff", &[word(staff(here)), word(staff(before)), head]);
    let level = match article.quota(sentence) {
        p if p < 0.25 => "unlikely",
        p if p < 0.5 => "doubtful",
        p if p < 0.8 => "likely",
        _ => "sure",
    };
    names.add("level", &[level, head, ruled]);
    names.add("level-staff", &[level, word(staff(here) || staff(before))]);
    names.add("level-certain", &[level, word(case.clues.certain)]);
}

/// Words of people who are no staff, of which there are so many in `tokens`.
fn outside(view: &View, tokens: Range<usize>) -> usize {
    tokens.filter(|at| OUTSIDERS.longest_at(view.rest(*at)).is_some()).count()
}

/// Whether victims, residents or pupils are spoken of, near the number and in the article.
fn outsiders(case: &Case, whole: &Whole, names: &mut Names) {
    let (chosen, view) = (&case.chosen, case.chosen.view);
    let (first, end) = (chosen.number.tokens.start, chosen.behind());
    let word = |tokens: Range<usize>| if outside(view, tokens) > 0 { "yes" } else { "no" };
    let head = feature::head(chosen.number.noun.head);
    names.add("outsider-noun", &[word(chosen.number.noun.tokens.clone())]);
    names.add("outsider-left", &[word(first.saturating_sub(6)..first), head]);
    names.add("outsider-right", &[word(end..(end + 6).min(view.len())), head]);
    let all = ["0", "1", "2", "3"][outside(view, 0..view.len()).min(3)];
    names.add("outsiders", &[all]);
    names.add("outsiders", &[all, if case.clues.certain { "certain" } else { "vague" }]);
    names.steps("doc-outsiders", whole.outsiders as f64, &[1.0, 3.0, 6.0, 12.0, 25.0]);
    let groups = whole.groups as usize;
    let share = usize::from(whole.outsiders > groups) + usize::from(whole.outsiders > 3 * groups);
    names.add("doc-outsiders", &[["fewer", "more", "most"][share]]);
}
