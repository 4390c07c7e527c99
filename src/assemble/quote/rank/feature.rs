//! What speaks for and against a candidate, in words that a person can read.

use super::super::speaker::{Speaker, Turn, standing};
use super::entity::{Entity, Kind};
use crate::mention::cue;
use crate::span::{Clean, Span};
use crate::terms::QuoteKind;

/// Sentences back beyond which all distances are one.
const FAR: usize = 4;

/// How a piece points to its speaker: the kind of its cue, or of the pronoun beside it.
pub(super) fn way(turn: &Turn) -> &'static str {
    let piece = &turn.pieces[turn.n];
    let Some((sentence, cue)) = piece.cue else {
        return if piece.label.is_some() { "label" } else { "none" };
    };
    let words = turn.context.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    // A pronoun where the cue expects its speaker.
    let near = match cue.kind {
        cue::Kind::Active => cue.first.saturating_sub(3)..cue.first,
        _ => cue.end..(cue.end + 1).min(words.len()),
    };
    let pronoun = words.get(near).unwrap_or_default().iter().find(|word| cue::is_pronoun(&word.lower) && !word.quoted);
    match (pronoun.map(|word| word.lower.as_str()), cue.kind) {
        (Some("mereka" | "keduanya" | "ketiganya"), _) => "they",
        (Some("pihaknya"), _) => "its",
        (Some(_), _) => "pronoun",
        (None, cue::Kind::Nya) => "nya",
        (None, cue::Kind::Active) => "active",
        (None, cue::Kind::Bare) => "bare",
        (None, cue::Kind::Passive) => "passive",
        (None, cue::Kind::According) => "according",
    }
}

/// Where the attribution stands, or without one the speech: its sentence and its first byte.
pub(super) fn anchor(turn: &Turn) -> (usize, usize) {
    let piece = &turn.pieces[turn.n];
    let cued = piece.cue.and_then(|(sentence, cue)| {
        let word = turn.context.words.get(sentence)?.get(cue.first)?;
        Some((sentence, word.span.start()))
    });
    cued.unwrap_or((piece.sentences.0, piece.span.start()))
}

/// Whether an entity can be meant by "dia": no body, no account.
fn is_human(entity: &Entity) -> bool {
    !matches!(entity.kind, Kind::Body | Kind::Account)
}

/// Index of the entity that became the subject of a sentence last before byte `at`, since the last speech.
pub(super) fn newest_subject(turn: &Turn, entities: &[Entity], at: usize) -> Option<usize> {
    let since = turn.past.iter().rposition(Option::is_some).map_or(0, |last| {
        let piece = &turn.pieces[last];
        let words = turn.context.words.get(piece.sentences.1).map(Vec::as_slice).unwrap_or_default();
        let cued = piece.cue.filter(|(sentence, _)| *sentence == piece.sentences.1);
        let behind = cued.and_then(|(_, cue)| words.get(cue.end)).map_or(0, |word| word.span.end());
        piece.span.end().max(behind)
    });
    let subject = |(i, entity): (usize, &Entity)| {
        let span = nearest(turn, entity, at).filter(|span| span.start() >= since && is_human(entity))?;
        let sentence = turn.context.doc.sentence_at(span.start())?;
        matches!(standing(turn.context, sentence, span), "subject" | "told").then_some((span.start(), i))
    };
    entities.iter().enumerate().filter_map(subject).max().map(|(_, i)| i)
}

/// The mention of an entity nearest before byte `at`, outside quotations.
pub(super) fn nearest(turn: &Turn, entity: &Entity, at: usize) -> Option<Span<Clean>> {
    let outside = |span: &Span<Clean>| !turn.context.doc.quotations.is_inside(span.start());
    entity.mentions.iter().rev().map(|(span, _)| *span).filter(|span| span.start() < at).find(outside)
}

/// The features of `entity` as the speaker of a turn. `rank` is its place among the candidates by nearness, the nearest first;
/// `newest` became a subject last.
pub(super) fn features(
    turn: &Turn,
    entity: &Entity,
    rule: Option<&Speaker>,
    rank: usize,
    newest: Option<&Entity>,
) -> Vec<String> {
    let mut out = Vec::new();
    let way = way(turn);
    let (_, at) = anchor(turn);
    // A quotation over several sentences is one step back, however long.
    let here = anchor(turn).0.min(turn.pieces[turn.n].sentences.0);
    let kind = entity.kind.word();
    let chosen = rule.filter(|rule| rule.name == entity.name);
    if let Some(rule) = chosen {
        out.push("rule".to_owned());
        out.push(format!("rule={}", rule.by.word()));
        out.push(format!("rule={}+{way}", rule.by.word()));
        out.push(format!("rule+{kind}"));
    } else if let Some(rule) = rule {
        out.push(format!("other-rule={}", rule.by.word()));
        out.push(format!("other-rule={}+{way}", rule.by.word()));
    }
    out.push(format!("is={kind}"));
    out.push(format!("is={kind}+{way}"));
    out.push(format!("rank{}", rank.min(FAR)));
    out.push(format!("rank{}+{way}", rank.min(FAR)));
    out.extend(place(turn, entity, here, at).into_iter().flat_map(|name| [format!("{name}+{way}"), name]));
    out.extend(history(turn, entity, here).into_iter().flat_map(|name| [format!("{name}+{way}"), name]));
    match newest {
        Some(newest) if newest.name == entity.name => {
            out.extend([format!("newest={kind}"), format!("newest={kind}+{way}")]);
        }
        Some(newest) => {
            let other = newest.kind.word();
            out.extend([format!("other-newest={other}"), format!("other-newest={other}+{way}")]);
        }
        None => out.push("no-newest".to_owned()),
    }
    let direct = turn.pieces[turn.n].kind == QuoteKind::Direct;
    out.push(format!("is={kind}+{}", if direct { "direct" } else { "indirect" }));
    if entity.kind == Kind::Person {
        out.push(if entity.role.is_some() { "has-role" } else { "no-role" }.to_owned());
        out.push(if entity.name.contains(' ') { "long-name" } else { "one-word" }.to_owned());
    }
    crate::linear::steps(&mut out, "named", entity.mentions.len() as f64, &[2.0, 4.0, 8.0]);
    out
}

/// Where the entity stands: how far back, in which place of its sentence, in which line.
fn place(turn: &Turn, entity: &Entity, here: usize, at: usize) -> Vec<String> {
    let context = turn.context;
    let mut out = Vec::new();
    if let Some(span) = nearest(turn, entity, at) {
        let sentence = context.doc.sentence_at(span.start()).unwrap_or(0);
        let back = here.saturating_sub(sentence).min(FAR);
        out.push(format!("back{back}"));
        let standing = standing(context, sentence, span);
        out.push(format!("as-{standing}"));
        out.push(format!("as-{standing}+back{back}"));
        let line = |i: usize| context.doc.sentences.get(i).map(|sentence| sentence.line);
        if line(sentence) == line(here) {
            out.push("same-line".to_owned());
        }
        let first = entity.mentions.first().is_some_and(|(first, _)| *first == span);
        if first {
            out.push(format!("first-named+back{back}"));
        }
    } else {
        out.push("not-before".to_owned());
    }
    let behind = entity.mentions.iter().find(|(span, _)| span.start() >= at).map(|(span, _)| *span);
    if let Some(sentence) = behind.and_then(|span| context.doc.sentence_at(span.start())) {
        let ahead = sentence.saturating_sub(here);
        if ahead <= 1 {
            out.push(format!("ahead{ahead}"));
        }
    }
    out
}

/// What the entity has said so far.
fn history(turn: &Turn, entity: &Entity, here: usize) -> Vec<String> {
    let mut out = Vec::new();
    let spoken = |speaker: &Option<Speaker>| speaker.as_ref().is_some_and(|speaker| speaker.name == entity.name);
    let Some(last) = turn.past.iter().rposition(Option::is_some) else {
        out.push("nobody-spoke".to_owned());
        return out;
    };
    let gap = here.saturating_sub(turn.pieces[last].sentences.1).min(FAR);
    if spoken(&turn.past[last]) {
        out.push("last".to_owned());
        out.push(format!("last+gap{gap}"));
        let direct = turn.pieces[last].kind == QuoteKind::Direct;
        out.push(format!("last+{}", if direct { "direct" } else { "indirect" }));
        let unnamed = !entity.mentions.iter().any(|(span, _)| {
            turn.context.doc.sentence_at(span.start()).is_some_and(|i| i > turn.pieces[last].sentences.1 && i <= here)
        });
        out.push(format!("last+{}", if unnamed { "unnamed-since" } else { "named-since" }));
        if turn.newer(here, &entity.name) {
            out.push(format!("last-but-newer+gap{gap}"));
        } else {
            out.push(format!("last-and-newest+gap{gap}"));
        }
    } else {
        let times = turn.past.iter().filter(|speaker| spoken(speaker)).count();
        out.push(if times == 0 { "not-yet" } else { "spoke-before" }.to_owned());
        out.push(format!("not-last+gap{gap}"));
        let from = turn.pieces[last].sentences.1;
        let since = entity.mentions.iter().any(|(span, _)| {
            let sentence = turn.context.doc.sentence_at(span.start()).unwrap_or(0);
            sentence > from && sentence <= here && !turn.context.doc.quotations.is_inside(span.start())
        });
        if since {
            out.push(format!("named-since+gap{gap}"));
        }
    }
    out
}
