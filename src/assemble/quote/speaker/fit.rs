//! Which phrases can name a speaker at all.

use super::Speaker;
use crate::assemble::quote::Context;
use crate::lexicon;
use crate::mention::person::{is_body_word, is_verb};
use crate::mention::word::{Shape, Word};
use crate::terms::ResolvedBy;
use foldhash::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static TAIL: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/speaker_tail.txt")));
static NEVER: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/speaker_never.txt")));
static SECTION: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/section_word.txt")));

/// Whether a word ends no phrase that names a speaker: "tersebut", "semakin", "akan".
pub(super) fn is_tail(word: &Word) -> bool {
    word.shape == Shape::Lower && TAIL.contains(word.lower.as_str())
}

/// Whether words, already without what leads up to them and behind them, can name somebody who speaks.
pub(super) fn can_speak(words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let verb = |word: &Word| word.shape == Shape::Lower && word.lower.starts_with("me") && is_verb(&word.lower);
    !NEVER.contains(first.lower.as_str()) && !is_page(words) && !words.iter().any(verb)
}

/// Whether words hold parts of a web page that nobody says: an address, a rule, a heading of a section.
pub(in crate::assemble::quote) fn is_page(words: &[Word]) -> bool {
    let part = |word: &Word| {
        word.lower.starts_with("http")
            || word.lower.starts_with("www.")
            || word.text.starts_with('=')
            || word.shape == Shape::Upper && SECTION.contains(word.lower.as_str())
    };
    words.iter().any(part)
}

/// Whether a speaker vouches for a verb that only sometimes reports speech: a person, or a body by its capitals.
pub(super) fn is_somebody(context: &Context, speaker: &Speaker) -> bool {
    speaker.by != ResolvedBy::Role
        || context.people.persons.iter().any(|person| person.name == speaker.name)
        || context.people.posts.iter().any(|(_, post)| *post == speaker.name)
        || speaker.span.is_some_and(|span| {
            let words = context.words.iter().flatten().filter(|word| span.overlaps(word.span));
            // A sentence's first word has its capital from there.
            let own = |(at, word): (usize, &Word)| word.is_capital() && (at > 0 || is_body_word(word));
            words.enumerate().any(own)
        })
}

/// The words of a label before a colon that belong to it: those behind the last full stop or mark.
pub(in crate::assemble::quote) fn label(words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
    let inside = words.get(range.clone())?;
    let from = inside.iter().rposition(|word| word.is("\"") || word.is(".")).map_or(0, |at| at + 1);
    let own = inside.get(from..).filter(|own| !own.is_empty() && !is_page(own))?;
    Some(range.end - own.len()..range.end)
}
