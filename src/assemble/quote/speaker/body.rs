//! Bodies as speakers: the fullest form of their names, and which one a common noun takes up ("perusahaan itu").

use super::{Past, Speaker};
use crate::assemble::quote::Context;
use crate::lexicon;
use crate::mention::word::Word;
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Common nouns for bodies, with the words that open the names of such bodies; none where any body fits.
static GENERIC: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = lexicon::entries(include_str!("../../../../data/body_generic.txt"));
    let parts = rows.map(|row| row.split_once('\t').unwrap_or((row, "")));
    parts.map(|(noun, heads)| (noun, heads.split(' ').filter(|head| !head.is_empty()).collect())).collect()
});

/// Most words of a phrase that takes up a body: "pihak perusahaan tersebut".
const LONGEST: usize = 3;

/// The fullest form of the body that begins where `span` does, if it is named there.
pub(super) fn full_name(context: &Context, span: Span<Clean>) -> Option<String> {
    let at = context.bodies.partition_point(|body| body.span.start() < span.start());
    let body = context.bodies.get(at).filter(|body| body.span.start() == span.start())?;
    // "Serikat Pekerja Pelni cabang Ende" says more than the body's name.
    (body.span.end() >= span.end()).then(|| body.name.clone())
}

/// The body that a phrase takes up: the last one of its kind before it, else the last speaker where that is a body.
pub(super) fn taken_up(context: &Context, words: &[Word], past: Option<&Past>) -> Option<Speaker> {
    let words: Vec<&Word> =
        words.iter().filter(|word| !matches!(word.lower.as_str(), "pihak" | "sang" | "si")).collect();
    let (first, rest) = words.split_first()?;
    let heads = GENERIC.get(first.lower.as_str())?;
    let bare = rest.iter().all(|word| matches!(word.lower.as_str(), "itu" | "tersebut" | "ini"));
    if !bare || words.len() > LONGEST {
        return None;
    }
    let before = context.bodies.partition_point(|body| body.span.start() < first.span.start());
    let free = |body: &&crate::mention::body::Body| !context.doc.quotations.is_inside(body.span.start());
    let named = context.bodies[..before].iter().rev().filter(free);
    let found = if heads.is_empty() {
        let spoke = past
            .filter(|(_, speaker)| !is_person(context, speaker))
            .map(|(_, speaker)| (speaker.name.clone(), speaker.span));
        spoke.or_else(|| named.clone().next().map(|body| (body.name.clone(), Some(body.span))))
    } else {
        let mut fitting = named.clone().filter(|body| heads.contains(&body.head.as_str()));
        fitting.next().map(|body| (body.name.clone(), Some(body.span)))
    };
    let (name, span) = found?;
    Some(Speaker { name, role: None, span, by: ResolvedBy::Role, mute: false })
}

/// Whether a speaker is one of the article's bodies.
pub(super) fn is_body(context: &Context, speaker: &Speaker) -> bool {
    context.bodies.iter().any(|body| body.name == speaker.name)
}

fn is_person(context: &Context, speaker: &Speaker) -> bool {
    context.people.persons.iter().any(|person| person.name == speaker.name)
}
