//! Phrases that name a speaker: a person mentioned in them, else a post, a body, a group in the words of the text.

use super::fit::{can_speak, is_tail};
use super::{Side, Speaker};
use crate::assemble::quote::Context;
use crate::mention::list;
use crate::mention::person::{Form, PersonMention, is_person_noun, stretch};
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;
use std::ops::Range;

/// The first person named in a range of words who is not somebody's object.
pub(super) fn in_sentence_first(context: &Context, sentence: usize, range: Range<usize>) -> Option<Speaker> {
    let words = &context.words[sentence];
    let mentions = context.people.mentions_in(stretch(words, range));
    mentions.iter().find(|mention| !is_object(words, mention)).map(|mention| person_of(context, mention))
}

/// The last person named in a range of words who is not somebody's object.
pub(super) fn in_sentence(context: &Context, sentence: usize, range: Range<usize>) -> Option<Speaker> {
    let words = &context.words[sentence];
    let span = stretch(words, range);
    let mentions = context.people.mentions_in(span);
    let free = mentions.iter().rev().find(|mention| !is_object(words, mention));
    free.map(|mention| person_of(context, mention))
}

/// "kepada Budi", "oleh Budi", "bersama Budi": no subject.
pub(super) fn is_object(words: &[Word], mention: &PersonMention) -> bool {
    let at = words.partition_point(|word| word.span.end() <= mention.span.start());
    is_object_at(words, at, mention.span)
}

/// The same for whatever stands at word `at`.
pub(super) fn is_object_at(words: &[Word], at: usize, span: Span<Clean>) -> bool {
    let mut before = words.get(..at).unwrap_or_default().iter().rev();
    let mut free = before.by_ref().filter(|word| !word.is_capital() && word.shape != Shape::Mark);
    let Some(mut last) = free.next() else { return false };
    // "dengan terpidana Budi": the noun for him between.
    if is_person_noun(&last.lower) {
        last = free.next().unwrap_or(last);
    }
    last.span.end() + 40 > span.start()
        && matches!(last.lower.as_str(), "kepada" | "oleh" | "bersama" | "dengan" | "terhadap" | "didampingi")
}

/// The person mentioned in a range of words.
pub(super) fn mention_in(context: &Context, sentence: usize, range: Range<usize>, side: Side) -> Option<PersonMention> {
    let words = context.words.get(sentence)?;
    let mentions = context.people.mentions_in(stretch(words, range));
    match side {
        Side::Before => mentions.last().copied(),
        Side::Behind => mentions.first().copied(),
    }
}

pub(super) fn person_of(context: &Context, mention: &PersonMention) -> Speaker {
    let person = &context.people.persons[mention.person];
    let by = match mention.form {
        Form::Name => ResolvedBy::Name,
        Form::Short => ResolvedBy::ShortName,
        Form::Role => ResolvedBy::Role,
    };
    Speaker { name: person.name.clone(), role: person.role.clone(), span: Some(mention.span), by, mute: false }
}

/// The speaker that a phrase names: a person, a post, a body, a group.
pub(super) fn phrase(context: &Context, sentence: usize, range: Range<usize>, side: Side) -> Option<Speaker> {
    let words = context.words.get(sentence)?;
    if let Some(mention) = mention_in(context, sentence, range.clone(), side) {
        return Some(person_of(context, &mention));
    }
    let (span, name) = noun_phrase(context, words, range)?;
    if let Some(holder) = context.people.holder(&name, span.start()).and_then(|at| context.people.persons.get(at)) {
        return Some(Speaker {
            name: holder.name.clone(),
            role: holder.role.clone(),
            span: Some(span),
            by: ResolvedBy::Role,
            mute: false,
        });
    }
    // "Seorang guru" is more than the post "guru".
    let some = name.split(' ').next().is_some_and(|first| matches!(first.to_lowercase().as_str(), "seorang" | "salah"));
    if let Some((post, role)) = post_in(context, words, span).filter(|_| !some) {
        return Some(Speaker {
            name: role.to_owned(),
            role: None,
            span: Some(post),
            by: ResolvedBy::Role,
            mute: false,
        });
    }
    if let Some(account) = super::account::named(context, span) {
        return Some(account);
    }
    let name = super::body::full_name(context, span).unwrap_or(name);
    Some(Speaker { name, role: None, span: Some(span), by: ResolvedBy::Role, mute: false })
}

/// The post that a phrase is about: it runs up to the phrase's end, or over its beginning. Not the "Pengawas" of "Dewan
/// Pengawas".
fn post_in<'c>(context: &'c Context, words: &[Word], span: Span<Clean>) -> Option<(Span<Clean>, &'c str)> {
    let fits = |post: Span<Clean>| {
        let at = words.partition_point(|word| word.span.end() <= post.start());
        let free = at.checked_sub(1).and_then(|i| words.get(i)).is_none_or(|word| !word.is_capital());
        post.start() <= span.start() && span.start() < post.end()
            || post.end() == span.end() && post.overlaps(span) && free
    };
    context.people.posts.iter().find(|(post, _)| fits(*post)).map(|(post, role)| (*post, role.as_str()))
}

/// A phrase as written, without what leads up to it.
pub(super) fn noun_phrase(context: &Context, words: &[Word], range: Range<usize>) -> Option<(Span<Clean>, String)> {
    let mut range = range;
    while range.start < range.end && words[range.start].shape == Shape::Mark {
        range.start += 1;
    }
    // "20.05 WIB PLN": the hour before.
    while range.start + 1 < range.end
        && (words[range.start].shape == Shape::Number
            || matches!(words[range.start].lower.as_str(), "wib" | "wita" | "wit"))
        && words[range.start + 1].is_capital()
    {
        range.start += 1;
    }
    // "perusahaan itu di laman resminya": what points back ends the phrase; "edaran itu wali kota": or leads up to it.
    let pointed = words.get(range.clone())?.iter().position(|word| matches!(word.lower.as_str(), "itu" | "tersebut"));
    if let Some(at) = pointed.map(|at| range.start + at).filter(|at| *at > range.start) {
        let goes_on = at + 1 < range.end
            && words
                .get(at + 1)
                .is_some_and(|next| next.shape != Shape::Mark && !is_tail(next) && !list::is_border(&next.lower));
        range = if goes_on { at + 1..range.end } else { range.start..at + 1 };
    }
    let relative = words.get(range.clone())?.iter().position(|word| {
        matches!(word.lower.as_str(), "yang" | "dalam" | "melalui" | "lewat" | "sambil" | "sembari" | "seraya")
    });
    if let Some(at) = relative.filter(|at| *at > 0) {
        range.end = range.start + at;
    }
    while range.end > range.start
        && words.get(range.end - 1).is_some_and(|word| word.shape == Shape::Mark && !word.is(")") || is_tail(word))
    {
        range.end -= 1;
    }
    if !can_speak(words.get(range.clone())?) {
        return None;
    }
    let span = stretch(words, range.clone());
    let shown: Vec<&str> = span.of(context.doc.text()).split_whitespace().collect();
    let shown = shown.join(" ");
    // "akun X @contoh": the account's name.
    let name = shown.find('@').and_then(|at| shown.get(at..)).map(str::to_owned);
    let name = name.or_else(|| written_out(context.doc.text(), &shown)).unwrap_or(shown);
    (!name.is_empty()).then_some((span, name))
}

/// The full form of an abbreviated body where the text gives it: "Badan Kepegawaian Negara (BKN)" for "BKN".
fn written_out(text: &str, short: &str) -> Option<String> {
    let letters = short.chars().filter(|c| c.is_uppercase()).count();
    if short.contains(' ') || letters < 2 {
        return None;
    }
    let bracket = format!(" ({short})");
    let end = text.find(&bracket)?;
    let mut from = end;
    for (at, word) in text.get(..end)?.rsplit(' ').scan(end + 1, |at, word| {
        *at = at.saturating_sub(word.len() + 1);
        Some((*at, word))
    }) {
        let capital = word.starts_with(char::is_uppercase);
        let link = matches!(word, "dan" | "serta" | "untuk" | "atas" | "&");
        if !(capital || link) || word.contains([',', '.', '"', '\n', '(']) || end - at > 120 {
            break;
        }
        if capital {
            from = at;
        }
    }
    (from < end).then(|| text.get(from..end + bracket.len()).map(str::to_owned)).flatten()
}
