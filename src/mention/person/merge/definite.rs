//! Roles that take up a person named right before: "Sari menunggu. Bidan di Desa Batu itu …".

use super::post::{is_same_post, role_words};
use super::{Draft, take_role};
use crate::document::Document;
use crate::mention::person::{Form, PersonMention};
use crate::span::{Clean, Span};

/// How many sentences back the person may be named.
const REACH: usize = 2;

/// Gives the posts that are pointed back with ("itu", "tersebut") to whom they mean: the last person named shortly before,
/// unless somebody holds the post.
pub(super) fn take_up(
    doc: &Document,
    drafts: &mut [Draft],
    posts: &mut Vec<(Span<Clean>, String)>,
    mentions: &mut Vec<PersonMention>,
) {
    let mut left = Vec::new();
    for (span, role) in posts.drain(..) {
        if !doc.effort.go_on(drafts.len() + mentions.len()) {
            break;
        }
        let wanted = role_words(&role);
        let held = |draft: &Draft| draft.role.as_ref().is_some_and(|held| is_same_post(&wanted, &role_words(held)));
        let free = !drafts.iter().any(held) && points_back(doc, span);
        match if free { named_before(doc, span, mentions) } else { None } {
            Some(person) => {
                // Whoever has a role keeps it: the deputy of a council is "politikus itu" besides.
                if drafts[person].role.is_none() {
                    take_role(&mut drafts[person], &role);
                }
                mentions.push(PersonMention { span, person, form: Form::Role });
                mentions.sort_by_key(|mention| (mention.span.start(), mention.span.end()));
            }
            None => left.push((span, role)),
        }
    }
    *posts = left;
}

/// Whether "itu" or "tersebut" stands behind a role.
fn points_back(doc: &Document, span: Span<Clean>) -> bool {
    let behind = doc.text().get(span.end()..).unwrap_or_default();
    let next = behind.split_whitespace().next().unwrap_or_default();
    matches!(next.trim_end_matches([',', '.']), "itu" | "tersebut" | "ini")
}

fn named_before(doc: &Document, span: Span<Clean>, mentions: &[PersonMention]) -> Option<usize> {
    let here = doc.sentence_at(span.start())?;
    let last = mentions
        .iter()
        .rev()
        .find(|mention| mention.span.start() < span.start() && !doc.quotations.is_inside(mention.span.start()))?;
    // Sentences of a quotation between the two do not count.
    let from = doc.sentence_at(last.span.start())?;
    let spoken = |i: &usize| doc.quotations.is_inside(doc.sentences[*i].span.start() + 1);
    let told = (from + 1..=here).filter(|i| !spoken(i)).count();
    (told <= REACH).then_some(last.person)
}
