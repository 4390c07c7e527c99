//! Content told from mere topics: "menegaskan komitmen pemerintah" and "membenarkan hal tersebut" report no words.

use crate::lexicon;
use crate::mention::list;
use crate::mention::person::is_verb;
use crate::mention::word::{Shape, Word};
use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Nouns with "intent" where the verb behind them says what is intended, else with nothing.
static OBJECTS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../../../data/bare_object.txt"));
    rows.map(|row| row.split_once('\t').map_or((row, false), |(noun, value)| (noun, value == "intent"))).collect()
});
static PREDICATES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/predicate_word.txt")));

/// Whether the words behind a verb of saying only name its topic.
pub(super) fn is_topic(words: &[Word], range: Range<usize>) -> bool {
    let Some(inside) = words.get(range) else { return false };
    let Some(first) = inside.first() else { return true };
    let topic = matches!(
        first.lower.as_str(),
        "terkait" | "perihal" | "soal" | "mengenai" | "tentang" | "terhadap" | "seputar"
    );
    let object = if first.shape == Shape::Lower { object(&first.lower) } else { None };
    match object {
        _ if topic => !has_predicate(inside, true),
        Some(intent) => !has_predicate(inside, intent),
        None => false,
    }
}

/// Nouns for what is confirmed, expressed, asked or promised, and not said: "komitmen", "kekecewaannya"; whether they are an
/// intent.
fn object(lower: &str) -> Option<bool> {
    let stem = lower.strip_suffix("nya").unwrap_or(lower);
    OBJECTS.get(lower).or_else(|| OBJECTS.get(stem)).copied()
}

/// Whether the words hold a predicate of their own, relative clauses aside. Behind an intent an active verb says what is
/// intended: "komitmen membangun sekolah".
fn has_predicate(words: &[Word], intent: bool) -> bool {
    let free = |at: usize| {
        let mut before = words[..at].iter().rev().take(2);
        let near = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
        let bound = list::is_conjunction(near) || list::is_lead_in(near) || list::is_border(near) || near == "serta";
        !bound && !before.any(|word| word.lower == "yang" || list::is_conjunction(&word.lower) && word.lower != "bahwa")
    };
    let says = |at: usize| {
        let word = &words[at];
        let verb = word.shape == Shape::Lower && is_verb(&word.lower) && !(intent && word.lower.starts_with("me"));
        (PREDICATES.contains(word.lower.as_str()) || verb) && !word.quoted
    };
    words.iter().any(|word| word.lower == "bahwa") || points(words) || (1..words.len()).any(|at| says(at) && free(at))
}

/// "surat itu cacat karena …": what is told of the thing follows right behind its demonstrative.
fn points(words: &[Word]) -> bool {
    let shown = |word: &Word| matches!(word.lower.as_str(), "itu" | "ini" | "tersebut");
    let Some(at) = words.iter().take(5).position(shown).filter(|at| *at > 0) else { return false };
    let next = words.get(at + 1).filter(|next| next.shape != Shape::Mark);
    next.is_some_and(|next| {
        let led = list::is_lead_in(&next.lower) || list::is_border(&next.lower) || list::is_conjunction(&next.lower);
        !led && !matches!(next.lower.as_str(), "dan" | "yang" | "serta")
    }) && words.len() > at + 2
}
