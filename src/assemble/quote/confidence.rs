//! How sure a quote is: the calibrated probability that its content is a quote and its speaker right, from a logistic model over
//! the sentence's score, the way to the speaker and what the ranking thinks of it.

pub(super) mod learn;

use super::{Context, Piece, QuoteDraft};
use crate::linear::steps;
use crate::mention::cue::Kind;
use crate::terms::{QuoteKind, ResolvedBy};

/// What speaks for and against a quote's being right. `score` is that of its first sentence.
pub(super) fn features(context: &Context, piece: &Piece, draft: &QuoteDraft, score: f64) -> Vec<String> {
    let kind = if draft.kind == QuoteKind::Direct { "direct" } else { "indirect" };
    let by = draft.resolved_by.map_or("nobody", ResolvedBy::word);
    let cue = match piece.cue.map(|(_, cue)| cue.kind) {
        Some(Kind::Active) => "active",
        Some(Kind::Bare) => "bare",
        Some(Kind::Nya) => "nya",
        Some(Kind::Passive) => "passive",
        Some(Kind::According) => "according",
        None if piece.label.is_some() => "label",
        None => "none",
    };
    let mut out = vec![
        kind.to_owned(),
        format!("by={by}"),
        format!("by={by}+{kind}"),
        format!("cue={cue}"),
        format!("cue={cue}+{kind}"),
        format!("by={by}+{cue}"),
    ];
    steps(&mut out, "score", score, &[0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]);
    if piece.loose {
        out.push("loose".to_owned());
    }
    let words = draft.span.of(context.doc.text()).split_whitespace().count();
    steps(&mut out, "words", words as f64, &[2.0, 4.0, 6.0, 10.0, 20.0, 40.0]);
    steps(&mut out, "sentences", draft.sentences.len() as f64, &[2.0, 4.0]);
    out.extend(of_speaker(context, draft, by));
    out
}

/// What the speaker and those who were not chosen say.
fn of_speaker(context: &Context, draft: &QuoteDraft, by: &str) -> Vec<String> {
    let mut out = Vec::new();
    let person = context.people.persons.iter().find(|person| Some(&person.name) == draft.speaker.as_ref());
    let body = context.bodies.iter().any(|body| Some(&body.name) == draft.speaker.as_ref());
    out.push(match person {
        Some(person) if person.role.is_some() => "person-with-role".to_owned(),
        Some(_) => "person".to_owned(),
        None if body => "body".to_owned(),
        None => "other".to_owned(),
    });
    let own = draft.alternatives.iter().find(|one| Some(&one.speaker) == draft.speaker.as_ref());
    let best_other =
        draft.alternatives.iter().filter(|one| Some(&one.speaker) != draft.speaker.as_ref()).map(|one| one.probability);
    let best_other = best_other.fold(0.0, f64::max);
    if let Some(own) = own {
        let marks = [0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98];
        steps(&mut out, "ranked", own.probability, &marks);
        steps(&mut out, &format!("ranked+{by}"), own.probability, &marks);
        steps(&mut out, "lead", own.probability - best_other, &[-0.2, 0.0, 0.2, 0.5, 0.8]);
    }
    out
}
