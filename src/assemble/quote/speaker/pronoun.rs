//! Whom a pronoun, -nya or a definite phrase ("politikus itu") means.

use super::phrase::{is_object, mention_in, noun_phrase, person_of};
use super::{Past, Side, Speaker};
use crate::assemble::quote::{Context, Piece};
use crate::mention::list;
use crate::mention::person::{Form, PersonMention};
use crate::mention::word::Word;
use crate::span::{Clean, Span};
use crate::terms::{QuoteKind, ResolvedBy};
use std::ops::Range;

/// Whom a pronoun or -nya means: the last speaker, unless somebody else has come up since.
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
    // Before the speech in its own sentence: "Usai melantik, Budi berpesan. Ia …".
    let words = context.words.get(sentence)?;
    let own = words.get(word).map(|word| word.span.start()).unwrap_or_default();
    let same_past = past.is_some_and(|(past, _)| past.sentences.1 == sentence);
    let ahead = if same_past || piece.kind == QuoteKind::Direct { None } else { topic_before(context, sentence, own) };
    let by = ResolvedBy::Pronoun;
    if let Some(mention) = ahead.or(newer) {
        let speaker = person_of(context, &mention);
        return Some(Speaker { by, span: None, ..speaker });
    }
    if let Some((_, speaker)) = past {
        return Some(Speaker { by, span: None, ..speaker.clone() });
    }
    let first = context.people.mentions.first()?;
    Some(Speaker { by, span: None, ..person_of(context, first) })
}

/// The person that a sentence is about: the first one mentioned outside marks who is no object.
pub(super) fn topic(context: &Context, sentence: usize) -> Option<PersonMention> {
    let span = context.doc.sentences.get(sentence)?.span;
    topic_of(context, sentence, span)
}

fn topic_before(context: &Context, sentence: usize, end: usize) -> Option<PersonMention> {
    let start = context.doc.sentences.get(sentence)?.span.start();
    topic_of(context, sentence, Span::new(start, end.max(start)))
}

fn topic_of(context: &Context, sentence: usize, span: Span<Clean>) -> Option<PersonMention> {
    let words = context.words.get(sentence)?;
    let outside = |mention: &&PersonMention| !context.doc.quotations.is_inside(mention.span.start());
    context.people.mentions_in(span).iter().filter(outside).find(|mention| !is_object(words, mention)).copied()
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
    let shown = inside.iter().any(marked) || words.get(range.end).is_some_and(marked);
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
        });
    }
    let from = inside.first()?.span.start();
    let at = words.iter().position(|word| word.span.start() == from)?;
    let meant = pronoun(context, piece, sentence, at, past)?;
    let person = context.people.persons.iter().any(|person| person.name == meant.name);
    (person != thing).then_some(Speaker { by: ResolvedBy::Role, span: Some(span), ..meant })
}
