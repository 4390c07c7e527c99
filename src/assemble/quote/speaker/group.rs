//! People without names, whom a later pronoun may mean: "Ratusan guru duduk di tangga. Mereka menuntut …".

use crate::assemble::quote::np;
use crate::lexicon;
use crate::mention::list;
use crate::mention::person::{is_verb, stretch};
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use foldhash::HashSet;
use std::sync::LazyLock;

static OPENERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/group_word.txt")));

/// Most words of such a phrase.
const LONGEST: usize = 8;

/// The phrases for people without names that open a sentence or a clause of it, in order.
pub(in crate::assemble::quote) fn groups(text: &str, sentences: &[Vec<Word>]) -> Vec<(Span<Clean>, String)> {
    let mut found = Vec::new();
    for words in sentences {
        for at in (0..words.len()).filter(|at| opens(words, *at)) {
            let end = (at + 1..words.len().min(at + LONGEST))
                .find(|i| ends(words, *i))
                .unwrap_or(words.len().min(at + LONGEST));
            let named =
                words[at..end].iter().skip(1).any(|word| word.shape == Shape::Lower || word.shape == Shape::Upper);
            if end > at + 1 && named {
                let span = stretch(words, at..end);
                found.push((span, span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        }
    }
    found
}

fn opens(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let first = words[..at].iter().all(|word| list::is_opening(&word.lower) || word.shape == Shape::Mark);
    let clause = at > 0 && words[at - 1].is(",") && at < 12;
    !word.quoted && OPENERS.contains(word.lower.as_str()) && (first || clause) && !np::is_lead_in(&words[at..=at])
}

fn ends(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let lower = word.lower.as_str();
    word.shape == Shape::Mark
        || word.shape == Shape::Lower
            && (is_verb(lower)
                || list::is_border(lower)
                || list::is_filler(lower)
                || matches!(lower, "yang" | "akan" | "belum" | "tidak"))
}
