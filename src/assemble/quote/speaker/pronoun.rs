//! Whom a pronoun, -nya or a definite phrase ("politikus itu") means.

use super::phrase::{is_object, mention_in, noun_phrase, person_of};
use super::{Past, Side, Speaker};
use crate::assemble::quote::{Context, Piece, np};
use crate::lexicon;
use crate::mention::cue::Kind;
use crate::mention::list;
use crate::mention::person::{Form, PersonMention, found_at, is_verb};
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::{QuoteKind, ResolvedBy};
use foldhash::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Titles and words of address before a name, in lower case.
static TITLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../../../data/title_honor.txt")).map(str::to_lowercase).collect()
});

/// Whom a pronoun or -nya means: the last speaker, unless somebody else has become the topic since. The span is that of the
/// mention which names him, wherever it stands.
pub(super) fn pronoun(
    context: &Context,
    piece: &Piece,
    sentence: usize,
    word: usize,
    past: Option<&Past>,
) -> Option<Speaker> {
    let here = piece.sentences.0.min(sentence);
    let from = past.map_or(0, |(past, _)| past.sentences.1 + 1);
    let mut newer: Option<PersonMention> = None;
    for i in (from..here).rev() {
        newer = newer.or_else(|| topic(context, i));
    }
    newer = newer.or_else(|| past.and_then(|(past, _)| topic_behind(context, past)));
    // Before the speech in its own sentence: "Usai melantik, Budi berpesan. Ia …".
    let words = context.words.get(sentence)?;
    let own = words.get(word).map(|word| word.span.start()).unwrap_or_default();
    let same_past = past.is_some_and(|(past, _)| past.sentences.1 == sentence);
    let ahead = if same_past || piece.kind == QuoteKind::Direct { None } else { topic_before(context, sentence, own) };
    let by = ResolvedBy::Pronoun;
    if let Some(mention) = ahead.or(newer) {
        return Some(Speaker { by, ..person_of(context, &mention) });
    }
    if let Some((_, speaker)) = past {
        return Some(Speaker { by, ..speaker.clone() });
    }
    // Nobody has spoken yet: whoever is mentioned before, wherever he stands.
    let outside = |mention: &&PersonMention| !context.doc.quotations.is_inside(mention.span.start());
    let before = context.people.mentions.iter().filter(outside).rfind(|mention| mention.span.end() <= own);
    let nearest = (0..here).rev().find_map(|i| loose_topic(context, i)).or(before.copied());
    let mention = nearest.or(context.people.mentions.first().copied())?;
    Some(Speaker { by, ..person_of(context, &mention) })
}

/// The first person mentioned outside marks who is no object, whatever he does in the sentence.
pub(super) fn loose_topic(context: &Context, sentence: usize) -> Option<PersonMention> {
    let span = context.doc.sentences.get(sentence)?.span;
    let words = context.words.get(sentence)?;
    candidates(context, words, span).next().copied()
}

/// The person that a sentence is about: its subject, or who is said to have spoken.
pub(super) fn topic(context: &Context, sentence: usize) -> Option<PersonMention> {
    let span = context.doc.sentences.get(sentence)?.span;
    topic_of(context, sentence, span)
}

fn topic_before(context: &Context, sentence: usize, end: usize) -> Option<PersonMention> {
    let start = context.doc.sentences.get(sentence)?.span.start();
    topic_of(context, sentence, Span::new(start, end.max(start)))
}

/// Who has become the topic behind a piece of speech in its own sentence: the break between two sentences was lost.
fn topic_behind(context: &Context, past: &Piece) -> Option<PersonMention> {
    let sentence = past.sentences.1;
    let words = context.words.get(sentence)?;
    let span = context.doc.sentences.get(sentence)?.span;
    let stop = words.iter().enumerate().position(|(at, word)| {
        word.is(".") && word.span.start() > past.span.end() && words.get(at + 1).is_some_and(Word::is_capital)
    })?;
    let rest = Span::new(words[stop].span.end(), span.end());
    let behind = words.get(stop + 1..)?;
    let mut found = candidates(context, words, rest);
    let first = found.next().copied()?;
    let verb = behind.iter().any(|word| word.span.start() > first.span.end() && is_verb(&word.lower));
    verb.then_some(first)
}

fn topic_of(context: &Context, sentence: usize, span: Span<Clean>) -> Option<PersonMention> {
    let words = context.words.get(sentence)?;
    candidates(context, words, span).find(|mention| is_subject(context, sentence, mention)).copied()
}

fn candidates<'c>(
    context: &'c Context,
    words: &'c [Word],
    span: Span<Clean>,
) -> impl Iterator<Item = &'c PersonMention> {
    let outside = |mention: &&PersonMention| !context.doc.quotations.is_inside(mention.span.start());
    context.people.mentions_in(span).iter().filter(outside).filter(|mention| !is_object(words, mention))
}

/// Whether a mention is its sentence's subject: before the first verb of the main clause and nobody's possessor ("warung
/// Irwan"); or the agent of a passive of saying.
fn is_subject(context: &Context, sentence: usize, mention: &PersonMention) -> bool {
    let words = context.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let at = words.partition_point(|word| word.span.end() <= mention.span.start());
    matches!(standing_at(context, sentence, at), "told" | "subject")
}

/// What a name or phrase at `span` is in its sentence: "told" (the agent of a verb of saying), "object", "possessor", "subject"
/// (before the verb), else "other".
pub(in crate::assemble::quote) fn standing(context: &Context, sentence: usize, span: Span<Clean>) -> &'static str {
    let words = context.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let at = words.partition_point(|word| word.span.end() <= span.start());
    if super::phrase::is_object_at(words, at, span) {
        return "object";
    }
    standing_at(context, sentence, at)
}

fn standing_at(context: &Context, sentence: usize, at: usize) -> &'static str {
    let words = context.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let told = context.cues.get(sentence).into_iter().flatten().any(|cue| {
        matches!(cue.kind, Kind::Bare | Kind::Passive | Kind::According)
            && np::behind(context, words, cue.end).contains(&at)
    });
    if told {
        return "told";
    }
    let main = main_clause(words);
    let free = |word: &Word| word.shape == Shape::Lower && is_verb(&word.lower);
    let related = |i: usize| i > 0 && matches!(words[i - 1].lower.as_str(), "yang" | "untuk" | "dan");
    let verb = (main..at).any(|i| free(&words[i]) && !related(i));
    match !verb || at < main {
        _ if is_possessor(context, words, at) => "possessor",
        true => "subject",
        false => "other",
    }
}

/// Where the main clause begins: behind the comma of an adverbial that opens the sentence.
fn main_clause(words: &[Word]) -> usize {
    let opened = words.first().is_some_and(|word| list::is_lead_in(&word.lower) || list::is_conjunction(&word.lower));
    let comma = if opened { words.iter().position(|word| word.is(",")) } else { None };
    comma.map_or(0, |comma| comma + 1)
}

/// Whether the name at `at` says whose a thing is: a common noun right before it that is neither his role nor his title.
fn is_possessor(context: &Context, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| words.get(i)) else { return false };
    let small = lexicon::is_small_word(&before.lower)
        || list::is_opening(&before.lower)
        || list::is_filler(&before.lower)
        || list::is_conjunction(&before.lower)
        || is_verb(&before.lower);
    let title = TITLES.contains(&before.lower);
    if before.shape != Shape::Lower || small || title {
        return false;
    }
    let role = |i: usize| {
        found_at(words, i, &context.places).is_some_and(|(name, role, _)| {
            role.is_some() && name.is_some_and(|name| name.core.contains(&at) || name.core.start == at)
        })
    };
    !(at.saturating_sub(12)..at).any(role)
}

/// "politikus itu", "pria 52 tahun tersebut": the one spoken of, by what he is.
pub(super) fn definite(
    context: &Context,
    piece: &Piece,
    sentence: usize,
    range: Range<usize>,
    past: Option<&Past>,
) -> Option<Speaker> {
    let words = context.words.get(sentence)?;
    let marked = |word: &Word| matches!(word.lower.as_str(), "itu" | "tersebut" | "ini");
    let inside = words.get(range.clone())?;
    // "edaran itu wali kota": what is pointed to leads up to somebody else.
    let at = inside.iter().position(marked);
    let ends = at.is_some_and(|at| {
        let next = words.get(range.start + at + 1);
        at + 1 == inside.len()
            || next.is_none_or(|next| {
                next.shape == Shape::Mark || list::is_lead_in(&next.lower) || list::is_border(&next.lower)
            })
    });
    let shown = ends || words.get(range.end).is_some_and(marked);
    if !shown
        || mention_in(context, sentence, range.clone(), Side::Before).is_some_and(|mention| mention.form != Form::Role)
    {
        return None;
    }
    let (span, name) = noun_phrase(context, words, range)?;
    let thing = inside.first().is_some_and(|word| list::is_thing(&word.lower));
    if let Some(holder) = context.people.holder(&name, span.start()).and_then(|at| context.people.persons.get(at)) {
        return Some(Speaker {
            name: holder.name.clone(),
            role: holder.role.clone(),
            span: Some(span),
            by: ResolvedBy::Role,
            mute: false,
        });
    }
    let from = inside.first()?.span.start();
    let at = words.iter().position(|word| word.span.start() == from)?;
    let meant = pronoun(context, piece, sentence, at, past)?;
    let person = context.people.persons.iter().any(|person| person.name == meant.name);
    // A thing means no person, anything else no body.
    let fits = if thing { !person } else { !super::body::is_body(context, &meant) };
    fits.then_some(Speaker { by: ResolvedBy::Role, span: Some(span), ..meant })
}
