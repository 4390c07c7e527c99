//! Names beside the phrases that they explain: "kata ketuanya, Sari Dewi", "menurut peneliti lembaga itu, Budi Santosa, …".

use super::phrase::person_of;
use super::{Speaker, fit};
use crate::assemble::quote::Context;
use crate::mention::list;
use crate::mention::person::{found_at, is_verb, stretch};
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;
use std::ops::Range;

/// Fewest words of a phrase without a person that a name may explain.
const LEAST: usize = 1;

/// The person named behind the comma that ends the phrase `range`, where the name itself is set off: by a mark, the sentence's
/// end, or lower-case words.
pub(super) fn behind(context: &Context, sentence: usize, range: Range<usize>) -> Option<Speaker> {
    let words = context.words.get(sentence)?;
    let comma = words.get(range.end).filter(|word| word.is(","))?;
    let lower = words.get(range.clone())?.iter().any(|word| word.shape == Shape::Lower);
    if range.len() < LEAST || !lower || comma.quoted {
        return None;
    }
    let (name, role, end) = found_at(words, range.end + 1, &context.places)?;
    let name = name?;
    let next = words.get(end.max(name.end));
    let set_off =
        next.is_none_or(|next| next.shape == Shape::Mark || next.shape == Shape::Lower && list::is_border(&next.lower));
    if !set_off || fit::is_page(&words[name.core.clone()]) {
        return None;
    }
    let span = stretch(words, name.core.clone());
    if let Some(mention) = context.people.at(span) {
        return Some(person_of(context, mention));
    }
    // A name of one word behind a comma may be anything.
    (name.core.len() > 1 || role.is_some()).then(|| Speaker {
        name: shown(context, span),
        role: role.map(|role| shown(context, stretch(words, role.role))).or_else(|| role_of(context, words, range)),
        span: Some(span),
        by: ResolvedBy::Name,
        mute: false,
    })
}

/// The phrase before the comma as the person's role, where it is one: not "ketuanya", not "sang ayah".
fn role_of(context: &Context, words: &[Word], range: Range<usize>) -> Option<String> {
    let inside = words.get(range.clone())?;
    let points = |word: &Word| {
        word.lower.ends_with("nya") || matches!(word.lower.as_str(), "sang" | "itu" | "tersebut" | "mereka")
    };
    (!inside.iter().any(|word| points(word) || is_verb(&word.lower))).then(|| shown(context, stretch(words, range)))
}

fn shown(context: &Context, span: Span<Clean>) -> String {
    span.of(context.doc.text()).split_whitespace().collect::<Vec<_>>().join(" ")
}
