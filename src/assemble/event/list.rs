//! Posts that are given to people by name, one by one: in items of lists, and where "menjadi" alone says so.

use super::NamedPerson;
use super::patient::post_at;
use super::scene::{Scene, Who};
use crate::mention::person;
use crate::mention::view::View;

/// Whether the sentence is an item of a list: "2. Edi Rusman …", "- AKBP Rudi …", "b. …".
pub(super) fn is_item(view: &View) -> bool {
    let number = view.is_number(0) && matches!(view.low(1), "." | ")");
    let letter = view.word(0).len() == 1 && view.is_word(0) && matches!(view.low(1), "." | ")");
    number || letter || matches!(view.low(0), "-" | "–" | "•" | "*")
}

/// Tokens between a name and the word that gives the post.
const FAR: usize = 14;

/// The people who are given a post by "menjadi", "sebagai", with the token of that word.
pub(super) fn given(scene: &Scene) -> Vec<(usize, NamedPerson)> {
    let view = scene.view;
    let named: Vec<_> = scene
        .placed
        .iter()
        .filter_map(|placed| match &placed.who {
            Who::Named(actor) => Some((actor, placed.at.clone())),
            _ => None,
        })
        .collect();
    let mut found: Vec<(usize, NamedPerson)> = Vec::new();
    for (n, (actor, at)) in named.iter().enumerate() {
        let end = named.get(n + 1).map_or(view.len(), |(_, next)| next.start).min(at.end + FAR);
        let plain = |t: &usize| {
            !person::is_verb(view.low(*t)) || is_giving(view, *t) || matches!(view.low(*t), "menjabat" | "bertugas")
        };
        let word = (at.end..end).take_while(plain).find(|t| is_giving(view, *t) && is_post(view, *t + 1));
        let Some((word, name)) = word.zip(actor.name.clone()) else { continue };
        let post = post_at(view, word + 1);
        if found.iter().all(|(_, person)| person.name != name) {
            found.push((word, NamedPerson { name, post, span: actor.span }));
        }
    }
    if found.is_empty() {
        found.extend(labelled(scene, &named));
    }
    found
}

/// "Kajari Sawahlunto: Andi Wero": the post stands before the colon.
fn labelled(scene: &Scene, named: &[(&super::Actor, std::ops::Range<usize>)]) -> Option<(usize, NamedPerson)> {
    let view = scene.view;
    let colon = (1..view.len().min(12)).find(|at| view.low(*at) == ":")?;
    let (actor, _) = named.iter().find(|(_, at)| (colon + 1..colon + 6).contains(&at.start))?;
    let from = usize::from(is_item(view)) * 2;
    let post = view.span(from, colon).of(view.text()).to_owned();
    (view.is_capital(from) && !view.low(0).is_empty() && view.len() <= 30)
        .then(|| Some((colon, NamedPerson { name: actor.name.clone()?, post: Some(post), span: actor.span })))?
}

fn is_giving(view: &View, at: usize) -> bool {
    matches!(view.low(at), "sebagai" | "menjadi" | "jadi") || view.low(at) == "kini" && view.is_capital(at + 1)
}

/// Whether a post can begin at `at`.
fn is_post(view: &View, at: usize) -> bool {
    let low = view.low(at);
    view.is_capital(at)
        || matches!(
            low,
            "kepala"
                | "camat"
                | "lurah"
                | "staf"
                | "sekretaris"
                | "asisten"
                | "direktur"
                | "komisaris"
                | "ketua"
                | "hakim"
                | "dirut"
                | "rektor"
                | "pelaksana"
                | "penjabat"
                | "wakil"
                | "guru"
                | "perwira"
                | "pejabat"
        )
}
