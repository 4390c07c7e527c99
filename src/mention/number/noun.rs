//! What a number counts: the noun phrase behind it.

use crate::lexicon::{self, Phrases};
use crate::mention::view::View;
use crate::terms::Category;
use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

static STAFF: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../../data/staff.txt")) {
        let Some((phrase, category)) = line.split_once('\t') else { continue };
        if let Some(category) = Category::from_word(category) {
            phrases.add([phrase], category as u16);
        }
    }
    for (noun, value) in COUNTED.iter() {
        if let Some(category) = Category::from_word(value) {
            phrases.add([*noun], category as u16);
        }
    }
    phrases
});
static OCCUPATION: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../../data/occupation.txt")), 0);
    phrases
});
static COUNTED: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/count_noun.txt")));
/// The nouns of [`COUNTED`] as phrases: 1 for posts, 0 for people.
static COUNT_NOUN: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (noun, value) in COUNTED.iter() {
        phrases.add([*noun], u16::from(*value == "post"));
    }
    phrases
});
static NO_PERSON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/person_exception.txt")));
static NO_NOUN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/no_noun.txt")));
static MODIFIER: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/count_modifier.txt")));

/// What kind of noun heads the phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Head {
    /// No noun.
    #[default]
    None,
    /// A noun that counts no people or posts as far as is known.
    Thing,
    /// "orang", "nama".
    People,
    /// "kursi", "jatah".
    Post,
    /// "guru", "dokter".
    Occupation,
    /// A phrase with a category.
    Staff,
}

/// The counted noun phrase of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noun {
    /// What heads it.
    pub head: Head,
    /// The category that its words name.
    pub category: Option<Category>,
    /// The occupation, as tokens of the sentence.
    pub occupation: Option<Range<usize>>,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// The category of the group, post or rank that begins at `at`, and the token behind it.
pub fn staff_at(view: &View, at: usize) -> Option<(Category, usize)> {
    let (len, value) = STAFF.longest_at(view.rest(at))?;
    // Ambiguous as a bare word: "peserta didik" and "kepala" are longer entries; a capitalised short form is an acronym.
    let category = Category::ALL.get(value as usize).copied()?;
    match category {
        Category::Pppk => {
            Some(part_time(view, at + len).map_or((category, at + len), |end| (Category::PppkParuhWaktu, end)))
        }
        _ => Some((category, at + len)),
    }
}

/// The token behind "(PPPK) Paruh Waktu", where that stands at `at`.
fn part_time(view: &View, at: usize) -> Option<usize> {
    let close = (at + 2..at + 4).find(|close| view.low(at) == "(" && view.low(*close) == ")")?;
    let last = close + 2;
    (view.low(close + 1) == "paruh" && view.low(last) == "waktu").then_some(last + 1)
}

/// The token behind the occupation that begins at `at`.
pub fn occupation_at(view: &View, at: usize) -> Option<usize> {
    OCCUPATION.longest_at(view.rest(at)).map(|(len, _)| at + len)
}

/// The noun phrase that begins at `at`.
pub(super) fn noun_at(view: &View, at: usize) -> Noun {
    let mut noun = Noun { tokens: at..at, ..Noun::default() };
    let mut end = at;
    loop {
        let joined = join(view, end, noun.head);
        match part_at(view, joined) {
            Some((part, behind)) => {
                noun.take(part);
                end = behind;
            }
            None if noun.head > Head::Thing && MODIFIER.contains(view.low(end)) => end += 1,
            None => break,
        }
        end = behind_bracket(view, end);
    }
    if end == at && view.is_word(at) && is_plain_noun(view, at) {
        noun.head = Head::Thing;
        end = at + 1;
    }
    noun.tokens = at..without_round(view, at, end);
    noun
}

/// The end of the phrase less the round that it may close with: "PPPK tahap pertama", "CPNS formasi 2024".
fn without_round(view: &View, at: usize, end: usize) -> usize {
    let round = |t: &usize| {
        matches!(view.low(*t), "tahap" | "gelombang" | "angkatan") || view.low(*t) == "formasi" && t + 1 == end
    };
    (at + 1..end).find(round).unwrap_or(end)
}

impl Noun {
    fn take(&mut self, part: Part) {
        match part {
            Part::Staff(category) => {
                self.head = Head::Staff;
                self.category = Some(self.category.map_or(category, |old| merged(old, category)));
            }
            Part::Occupation(tokens) => {
                self.head = self.head.max(Head::Occupation);
                self.occupation = Some(self.occupation.take().map_or(tokens.clone(), |old| old.start..tokens.end));
            }
            Part::Both(category, tokens) => {
                self.take(Part::Occupation(tokens));
                self.take(Part::Staff(category));
            }
            Part::Counted(head) => self.head = self.head.max(head),
        }
    }
}

enum Part {
    Staff(Category),
    Occupation(Range<usize>),
    Both(Category, Range<usize>),
    Counted(Head),
}

/// The longest of the phrases known at `at`.
fn part_at(view: &View, at: usize) -> Option<(Part, usize)> {
    let staff = staff_at(view, at).map(|(category, end)| (Part::Staff(category), end));
    let occupation = occupation_at(view, at).map(|end| (Part::Occupation(at..end), end));
    match (staff, occupation) {
        // "hakim" is both: the category and the occupation are kept.
        (Some((Part::Staff(category), end)), Some((_, same))) if same == end => {
            Some((Part::Both(category, at..end), end))
        }
        (Some(staff), Some(occupation)) => Some(if occupation.1 > staff.1 { occupation } else { staff }),
        (staff, occupation) => staff.or(occupation).or_else(|| counted_at(view, at)),
    }
}

/// "orang", "kursi", "juru taman", and what is called by what it does: "pencacah", "relawan".
fn counted_at(view: &View, at: usize) -> Option<(Part, usize)> {
    let word = view.low(at);
    match COUNT_NOUN.longest_at(view.rest(at)) {
        Some((len, 1)) => Some((Part::Counted(Head::Post), at + len)),
        Some((len, _)) => Some((Part::Counted(Head::People), at + len)),
        None if word == "juru" && view.is_word(at + 1) => Some((Part::Counted(Head::People), at + 2)),
        None => names_person(word).then_some((Part::Counted(Head::People), at + 1)),
    }
}

/// Nouns of those who do something: pe- without -an, -wan and -wati.
fn names_person(word: &str) -> bool {
    let by_prefix = word.starts_with("pe") && !word.starts_with("per") && !word.ends_with("an") && word.len() >= 6;
    let by_suffix = (word.ends_with("wan") || word.ends_with("wati")) && word.len() >= 6;
    (by_prefix || by_suffix) && !NO_PERSON.contains(word) && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Past "dan" or "atau", where the phrase goes on with a noun of its own kind: "guru dan tenaga kesehatan".
fn join(view: &View, at: usize, head: Head) -> usize {
    let joins = head >= Head::Occupation && matches!(view.low(at), "dan" | "atau" | "serta" | "maupun" | "/" | "&");
    if joins && part_at(view, at + 1).is_some_and(|(part, _)| !matches!(part, Part::Counted(_))) { at + 1 } else { at }
}

/// Past an abbreviation in brackets: "Calon Pegawai Negeri Sipil (CPNS)".
fn behind_bracket(view: &View, at: usize) -> usize {
    if view.low(at) != "(" {
        return at;
    }
    let close = (at + 1..at + 6).find(|close| view.low(*close) == ")");
    let acronym =
        |word: &str| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-');
    match close {
        Some(close) if staff_at(view, at + 1).is_some_and(|(_, end)| end == close) => close + 1,
        Some(close) if close == at + 2 && !view.is_number(at + 1) && acronym(view.word(at + 1)) => close + 1,
        _ => at,
    }
}

/// The narrower of two categories that one phrase names: "formasi PPPK", "guru honorer", "pelamar CPNS".
fn merged(old: Category, new: Category) -> Category {
    use Category::{Asn, Casn, Cpns, Formasi, Honorer, Pelamar, Pns, Pppk, PppkParuhWaktu};
    match (old, new) {
        (Pelamar, _) => Pelamar,
        (Formasi | Asn, other) => other,
        (other, Formasi) => other,
        (Honorer, Pelamar) => Honorer,
        (_, Pelamar) => Pelamar,
        (Cpns, Pppk) | (Pppk, Cpns) => Casn,
        (Pns, Pppk) | (Pppk, Pns) | (Pns, Cpns) | (Cpns, Pns) => Asn,
        (Pppk, PppkParuhWaktu) => PppkParuhWaktu,
        (old, Casn) => {
            if old == Cpns || old == Pppk {
                Casn
            } else {
                old
            }
        }
        (old, _) => old,
    }
}

/// Whether the word may be a noun that is counted: no small word, no verb by its prefix.
fn is_plain_noun(view: &View, at: usize) -> bool {
    let word = view.low(at);
    let verb = ["me", "di", "ber", "ter"].iter().any(|prefix| word.starts_with(prefix)) && word.len() > 5;
    !verb && !lexicon::is_small_word(word) && word.len() > 1 && !NO_NOUN.contains(word)
}
