//! A name at a place: honorifics, the name itself, degrees.

mod degree;

use super::closed::{is_headline_verb, is_numeral};
use crate::lexicon::{self, Phrases};
use crate::mention::word::{Shape, Word};
use crate::mention::{cue, region};
use crate::span::{Clean, Span};
use degree::degrees;
use foldhash::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A name as it stands in a sentence; ranges are of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name itself.
    pub core: Range<usize>,
    /// One past the degrees and the age in brackets.
    pub end: usize,
    /// Whether an honorific or a rank stands before it.
    pub titled: bool,
    /// Whether a degree or an age stands behind it.
    pub graded: bool,
}

static HONORS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    let parts = lexicon::set(include_str!("../../../data/name_part.txt"));
    let dropped = lexicon::entries(include_str!("../../../data/title_honor.txt"))
        .filter(|title| !parts.contains(title.to_lowercase().trim_end_matches('.')));
    phrases.add(dropped, 0);
    phrases
});
static COUNTRIES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/country.txt")));
static BODY_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../../data/body_word.txt")).chain(COUNTRIES.iter().copied()).collect()
});

/// Most words of a name.
const LONGEST: usize = 6;

/// Whether the word stands in names of bodies rather than of people: "Pendidikan", "BKPSDM", "II".
pub fn is_body_word(word: &Word) -> bool {
    let lower = word.lower.as_str();
    let parts = || lower.split('-').all(|part| BODY_WORDS.contains(part));
    BODY_WORDS.contains(lower)
        || lower.contains('-') && parts()
        || word.shape == Shape::Upper && word.text.len() >= 2 && !word.dotted
        || word.shape == Shape::Capital && is_noun_of_action(lower)
}

/// Whether the word (lower case) is in the list of such words.
pub fn is_listed_body_word(lower: &str) -> bool {
    BODY_WORDS.contains(lower)
}

/// Verbal nouns ("Pengelolaan", "Kesekretariatan", "Perbankan"): no one is called so.
fn is_noun_of_action(lower: &str) -> bool {
    lower.len() >= 8
        && lower.ends_with("an")
        && ["pe", "ke"].iter().any(|prefix| lower.starts_with(prefix))
        && lexicon::is_indonesian(lower)
}

/// Whether the word can be part of a name: it has a capital and is no word of a body.
pub fn is_name_word(word: &Word) -> bool {
    match word.shape {
        Shape::Initial => true,
        Shape::Capital => {
            let degree = word.text.contains('.') && lexicon::is_degree(word.text);
            let small = lexicon::is_small_word(&word.lower) && word.lower != "lalu";
            let common = small
                || cue::is_pronoun(&word.lower)
                || super::role::is_verb(&word.lower)
                || is_calendar(&word.lower)
                || is_role_word(&word.lower)
                || is_headline_verb(&word.lower)
                || super::closed::is_citation(&word.lower);
            let degree = degree || word.text.split('.').filter(|part| !part.is_empty()).count() >= 3;
            let number = word.text.contains(|c: char| c.is_ascii_digit());
            !degree && !common && !number && !is_body_word(word) && !is_domain(word)
        }
        _ => false,
    }
}

/// Whether the word alone is a role ("Rektor", "Politikus") and no name besides.
fn is_role_word(lower: &str) -> bool {
    static ROLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let lone = |entry: &&str| !entry.contains(' ');
        let roles = lexicon::entries(include_str!("../../../data/role.txt")).filter(lone).map(str::to_lowercase);
        roles
            .filter(|role| {
                !matches!(role.as_str(), "sultan" | "raja" | "ratu" | "imam" | "hakim" | "pangeran" | "guru" | "model")
            })
            .collect()
    });
    ROLES.contains(lower)
}

fn is_domain(word: &Word) -> bool {
    word.text.rsplit_once('.').is_some_and(|(_, ending)| lexicon::is_domain_ending(ending))
}

/// Names of days and months.
pub fn is_calendar(lower: &str) -> bool {
    static DAYS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let first = |line: &'static str| line.split('\t').next().unwrap_or(line);
        let months = lexicon::entries(include_str!("../../../data/month.txt")).map(first);
        months.chain(lexicon::entries(include_str!("../../../data/weekday.txt")).map(first)).collect()
    });
    DAYS.contains(lower) && lower.len() > 3 || matches!(lower, "wib" | "wita" | "wit" | "usai")
}

/// Names of the days of the week.
pub fn is_weekday(lower: &str) -> bool {
    matches!(lower, "senin" | "selasa" | "rabu" | "kamis" | "jumat" | "jum'at" | "sabtu" | "minggu" | "ahad")
}

/// Words of honorifics and ranks at `at`: "Ir. H.", "Kombes Pol".
pub fn honorifics(words: &[Word], mut at: usize) -> usize {
    let start = at;
    while let Some(word) = words.get(at) {
        let window: Vec<&str> = words[at..].iter().take(5).map(|word| word.lower.as_str()).collect();
        let Some((len, _)) = HONORS.longest_at(&window) else { break };
        // "Bu", "Pak", "Mas" are words too: in lower case only academic ones count.
        if word.shape == Shape::Lower
            && !matches!(word.lower.as_str(), "dr" | "drg" | "drh" | "apt" | "drs" | "dra" | "ustaz")
        {
            break;
        }
        // "Dr", "H", "S" may be what is left of something else: someone must follow.
        if words.get(at + len).is_none_or(|next| !next.is_capital() && !next.is("(") && next.shape != Shape::Lower) {
            break;
        }
        at += len;
        if words.get(at).is_some_and(|next| next.is("(")) {
            let purn =
                words.get(at + 1).is_some_and(|w| matches!(w.lower.as_str(), "purn" | "purnawirawan" | "hc" | "h.c"));
            if !purn {
                break;
            }
            at += 3;
        }
    }
    at.max(start).min(words.len())
}

/// The name at `at`, honorifics first.
pub fn name_at(words: &[Word], at: usize) -> Option<Name> {
    let first = honorifics(words, at);
    let shouted = is_shouted(words, first);
    let mut end = first;
    while let Some(word) = words.get(end).filter(|_| end - first < LONGEST) {
        let inner = end > first;
        let next_is_name = || words.get(end + 1).is_some_and(is_name_word);
        let fits = match word.shape {
            Shape::Lower => inner && is_particle(&word.lower) && next_is_name(),
            Shape::Upper if shouted => !is_acronym(word) && (inner || region::whole_at(words, end).is_none()),
            // "Mahfud MD", "Penli Yusli PNR": letters behind a name.
            Shape::Upper => {
                inner
                    && word.text.len() <= 3
                    && end - first < 3
                    && !is_state_acronym(&word.lower)
                    && words.get(end + 1).is_none_or(|next| !next.is_capital() && !next.is("("))
            }
            // "Iskandar Muda Zulkarnain": a word of bodies that names have too.
            Shape::Capital if inner && is_body_word(word) => {
                !COUNTRIES.contains(word.lower.as_str()) && next_is_name() && is_name_word(&words[end - 1])
            }
            _ => {
                is_name_word(word)
                    && !(inner && region::is_province(&word.lower))
                    && (inner || !is_numeral(&word.lower))
                    && (inner || region::whole_at(words, end).is_none_or(|len| !is_place(words, end, len)))
            }
        };
        // Titles inside: "Bupati Ir. H. …" has been skipped; a second honorific ends nothing, a role does.
        if !fits {
            break;
        }
        end += 1;
    }
    let core = trim(words, first..end)?;
    let (end, graded) = degrees(words, core.end);
    Some(Name { core, end, titled: first > at, graded })
}

/// Whether a region's name here is the place and not a person called like it: the run of capitals is no longer than it.
fn is_place(words: &[Word], at: usize, len: usize) -> bool {
    let run = words[at..].iter().take_while(|word| is_name_word(word)).count();
    run <= len
}

/// Names need a word of letters, and do not end with a particle.
fn trim(words: &[Word], mut core: Range<usize>) -> Option<Range<usize>> {
    while core.end > core.start && words[core.end - 1].shape == Shape::Lower {
        core.end -= 1;
    }
    let real =
        words.get(core.clone())?.iter().any(|word| word.shape != Shape::Initial && word.text.chars().count() >= 2);
    (real && !core.is_empty()).then_some(core)
}

fn is_particle(lower: &str) -> bool {
    matches!(
        lower,
        "bin"
            | "binti"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "al"
            | "el"
            | "da"
            | "dos"
            | "bte"
            | "br"
            | "alias"
            | "la"
            | "s/o"
    )
}

/// "BUDI SANTOSO": two or more words in capitals that are no acronyms.
fn is_shouted(words: &[Word], at: usize) -> bool {
    let run = words[at.min(words.len())..].iter().take_while(|word| word.shape == Shape::Upper);
    let letters: Vec<bool> = run.map(|word| !is_acronym(word)).collect();
    letters.len() >= 2 && letters.iter().take(2).all(|plain| *plain)
}

/// Whether a word in capitals is short or without vowels, as acronyms are.
fn is_acronym(word: &Word) -> bool {
    let vowels = word.lower.chars().filter(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).count();
    word.text.len() <= 3
        || vowels * 4 < word.text.len()
        || word.text.contains('-')
        || BODY_WORDS.contains(word.lower.as_str())
}

fn is_state_acronym(lower: &str) -> bool {
    matches!(
        lower,
        "ri" | "tni"
            | "asn"
            | "pns"
            | "bkn"
            | "bkd"
            | "kpk"
            | "kpu"
            | "dpr"
            | "pan"
            | "pks"
            | "pkb"
            | "ppp"
            | "as"
            | "itu"
            | "sd"
            | "sk"
            | "opd"
            | "dki"
            | "ntb"
            | "ntt"
            | "sma"
            | "smp"
    )
}

/// The stretch of a range of words, points of abbreviations at its end left out.
pub fn stretch(words: &[Word], range: Range<usize>) -> Span<Clean> {
    match (words.get(range.start), range.end.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.bare()),
        _ => Span::new(0, 0),
    }
}
