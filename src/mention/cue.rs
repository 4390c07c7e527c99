//! Speech cues: the words that say that somebody speaks, and on which side of them the speaker stands.

use super::list;
use super::person::is_verb;
use super::word::{Shape, Word};
use crate::lexicon::{self, Phrases};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Where a cue expects its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// "X mengatakan …": the speaker before it.
    Active,
    /// "…, ujar X": the speaker behind it.
    Bare,
    /// "…, ujarnya": the speaker is the person spoken of.
    Nya,
    /// "dikatakan X", "dijelaskan oleh X".
    Passive,
    /// "menurut X": the speaker behind it.
    According,
}

/// One cue of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Index of its first word.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// Where its speaker stands.
    pub kind: Kind,
}

const ACTIVE: u16 = 0;
const WEAK: u16 = 1;

static VERBS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(lexicon::entries(include_str!("../../data/say_active.txt")), ACTIVE);
    phrases.add(lexicon::entries(include_str!("../../data/say_weak.txt")), WEAK);
    phrases
});
static BARE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../data/say_bare.txt")));
static PASSIVE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let all = lexicon::entries(include_str!("../../data/say_nya_only.txt"));
    all.filter(|entry| entry.starts_with("di") && !entry.contains(' ')).collect()
});

static OBJECT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/say_object.txt")));
static PREDICATE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/predicate_word.txt")));

/// Words that open a reported clause; they stand outside the content.
pub const OPENERS: [&str; 6] = ["bahwa", "bahwasanya", "agar", "supaya", "kalau", "jika"];

/// The cues of a sentence outside quotation marks, in order.
pub fn find(words: &[Word]) -> Vec<Cue> {
    search(words, false)
}

/// The same where the sentence is known to hold speech: verbs that report it only now and then count too.
pub fn find_loose(words: &[Word]) -> Vec<Cue> {
    search(words, true)
}

fn search(words: &[Word], loose: bool) -> Vec<Cue> {
    let lowers: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    let mut cues = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found =
            if words[at].quoted || words[at].shape == Shape::Mark { None } else { cue_at(words, &lowers, at, loose) };
        at = found.map_or(at + 1, |cue: Cue| cue.end);
        cues.extend(found);
    }
    cues
}

fn cue_at(words: &[Word], lowers: &[&str], at: usize, loose: bool) -> Option<Cue> {
    let word = lowers[at];
    let cue = |end: usize, kind: Kind| Some(Cue { first: at, end, kind });
    if word == "menurut" {
        let topic =
            lowers.get(at + 1).is_some_and(|next| matches!(*next, "undang-undang" | "aturan" | "jadwal" | "rencana"));
        return if topic { None } else { cue(at + 1, Kind::According) };
    }
    if word == "menurutnya" {
        return cue(at + 1, Kind::Nya);
    }
    if let Some((len, value)) = VERBS.longest_at(&lowers[at..])
        && words[at].shape != Shape::Upper
    {
        let end = at + len;
        let opened = lowers[end..].iter().take(6).any(|next| OPENERS[..5].contains(next));
        let object = lowers.get(end).copied().unwrap_or_default();
        if word.ends_with("minta") && matches!(object, "maaf" | "izin" | "tolong" | "bantuan") {
            return None;
        }
        if OBJECT.contains(word) && !takes_clause(words, end) {
            return None;
        }
        let named = prefixed(word) || opened || is_attributed(words, at, end) || bare_takes(word);
        let bare = is_attribution_place(words, at, word) && !is_subject_before(words, at);
        if value == ACTIVE && named && !bare || value == WEAK && (opened || loose) {
            return cue(end, Kind::Active);
        }
    }
    if PASSIVE.contains(word) {
        if word.ends_with("nya") {
            return cue(at + 1, Kind::Nya);
        }
        let by = lowers.get(at + 1) == Some(&"oleh");
        let agent = words.get(at + 1 + usize::from(by));
        return match agent.filter(|agent| by || agent.is_capital() || is_pronoun(&agent.lower)) {
            Some(agent) if agent.shape != Shape::Mark => cue(at + 1 + usize::from(by), Kind::Passive),
            Some(_) | None if lowers.get(at + 1) == Some(&"olehnya") => cue(at + 2, Kind::Nya),
            _ => None,
        };
    }
    if let Some(stem) = word.strip_suffix("nya").filter(|stem| BARE.contains(stem)) {
        let led = follows_speech(words, at);
        let heads =
            at == 0 && lowers.get(1).is_some_and(|next| *next == ",") && matches!(stem, "kata" | "ujar" | "tambah");
        return if led || heads { cue(at + 1, Kind::Nya) } else { None };
    }
    (BARE.contains(word) && is_attribution_place(words, at, word)).then_some(Cue {
        first: at,
        end: at + 1,
        kind: Kind::Bare,
    })
}

/// Whether a clause, not a bare object, stands behind a verb that ends at `end`: a mark or an opener leads into it, or it has
/// a predicate of its own.
fn takes_clause(words: &[Word], end: usize) -> bool {
    let Some(next) = words.get(end) else { return true };
    if next.shape == Shape::Mark || next.lower == "kepada" || next.lower == "pula" || next.lower == "lagi" {
        return true;
    }
    let free = |at: usize| {
        let before = words[at - 1].lower.as_str();
        let opening = list::is_opening(before) && !list::is_filler(before);
        let bound = list::is_conjunction(before) || opening || list::is_lead_in(before);
        !bound && !matches!(before, "yang" | "serta" | "guna" | "akan")
    };
    (end..words.len()).any(|at| {
        let lower = words[at].lower.as_str();
        let predicate = PREDICATE.contains(lower) || words[at].shape == Shape::Lower && is_verb(lower);
        OPENERS.contains(&lower) || predicate && (at == end || free(at))
    })
}

/// Whether the word has a verb's prefix or otherwise can stand as a verb in running text; bare stems ("klaim", "desak") are
/// verbs only in headlines and beside an opener.
fn prefixed(word: &str) -> bool {
    lexicon::entries(include_str!("../../data/say_prefix.txt")).any(|prefix| word.starts_with(prefix))
}

fn bare_takes(word: &str) -> bool {
    matches!(
        word,
        "akui" | "katakan" | "jelaskan" | "tegaskan" | "ungkapkan" | "sebutkan" | "pastikan" | "ingatkan" | "tekankan"
    )
}

/// A bare stem after a name, with more behind it: "Bupati Minta ASN Disiplin".
fn is_attributed(words: &[Word], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    before.is_some_and(|word| word.is_capital() || is_pronoun(&word.lower))
        && words.get(end).is_some_and(|word| word.shape != Shape::Mark)
}

/// Whether a bare stem stands where an attribution does: behind speech, before who speaks.
fn is_attribution_place(words: &[Word], at: usize, word: &str) -> bool {
    if !BARE.contains(word) {
        return false;
    }
    let Some(next) = words.get(at + 1) else { return false };
    let speaker = next.is_capital()
        || next.shape == Shape::Lower && !lexicon::is_small_word(&next.lower)
        || is_pronoun(&next.lower);
    let capital_alone = !words[at].is_capital() || at == 0 || words[at - 1].is("\"");
    let sure = matches!(word, "kata" | "ujar" | "ucap" | "tutur" | "ungkap" | "imbuh" | "papar" | "tandas" | "beber");
    // "seperti kata pepatah" cites, it reports nobody.
    if at > 0 && words[at - 1].lower == "seperti" {
        return false;
    }
    let said = sure || matches!(word, "lanjut" | "tambah" | "jelas" | "tegas" | "terang" | "sambung");
    speaker
        && capital_alone
        && (said && is_pronoun(&next.lower)
            || follows_speech(words, at)
            || sure && next.is_capital() && at > 0 && words[at].shape == Shape::Lower)
}

/// Whether only a name with its apposition stands before a verb, no clause: "Lis, admin grup itu, bilang …".
fn is_subject_before(words: &[Word], at: usize) -> bool {
    let Some(before) = words.get(..at).filter(|before| (3..=12).contains(&before.len())) else { return false };
    let named = before[0].is_capital() && before.last().is_some_and(|word| word.is(","));
    let commas = before.iter().filter(|word| word.is(",")).count();
    let plain = before.iter().all(|word| {
        !word.quoted
            && (word.shape != Shape::Mark || matches!(word.text, "," | "(" | ")"))
            && !(word.shape == Shape::Lower && (is_verb(&word.lower) || PREDICATE.contains(word.lower.as_str())))
    });
    named && commas == 2 && plain && words.get(at + 4).is_some()
}

/// Whether the place behind `at` is one where speech has just ended: a comma, a closing mark, a question.
fn follows_speech(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    before.is_some_and(|word| {
        word.shape == Shape::Mark && matches!(word.text, "," | "\"" | "?" | "!" | "'" | "." | "-" | "–" | "…")
    })
}

/// Pronouns of the third person as speakers.
pub fn is_pronoun(word: &str) -> bool {
    matches!(word, "ia" | "dia" | "beliau" | "mereka" | "pihaknya" | "dirinya" | "keduanya")
}

/// Whether a word (lower case) is a verb of an attribution with its -nya: "ujarnya".
pub fn is_attribution(lower: &str) -> bool {
    lower.strip_suffix("nya").is_some_and(|stem| BARE.contains(stem))
        && !matches!(lower, "katanya" | "kiranya" | "tanyanya")
}
