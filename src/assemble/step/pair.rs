//! Steps of a verb and a noun that other words part: "membuka 387 formasi", "mengukuhkan kembali perpanjangan".

use super::Step;
use crate::lexicon;
use crate::mention::view::View;
use crate::terms::EventKind;
use foldhash::HashMap;
use std::sync::LazyLock;

type Nouns = Vec<(&'static str, EventKind)>;

static PAIRS: LazyLock<HashMap<&'static str, Nouns>> = LazyLock::new(|| {
    let mut pairs: HashMap<&str, Nouns> = HashMap::default();
    for line in lexicon::entries(include_str!("../../../data/event_pair.txt")) {
        let mut fields = line.split('\t');
        if let (Some(verb), Some(noun), Some(kind)) =
            (fields.next(), fields.next(), fields.next().and_then(EventKind::from_word))
        {
            pairs.entry(verb).or_default().push((noun, kind));
        }
    }
    pairs
});

/// Tokens between verb and noun, at most.
const FAR: usize = 6;

/// Adds the steps of pairs; a pair is more exact than what its verb alone names.
pub(super) fn join(view: &View, steps: &mut Vec<Step>) {
    for verb in 0..view.len() {
        let Some(nouns) = PAIRS.get(view.low(verb)) else { continue };
        let Some(kind) = pair(view, verb, nouns) else { continue };
        steps.retain(|step| !(step.first..step.end).contains(&verb));
        steps.push(Step { kind, first: verb, end: verb + 1, weak: false });
    }
    steps.sort_by_key(|step| step.first);
}

fn pair(view: &View, verb: usize, nouns: &Nouns) -> Option<EventKind> {
    let is_border = |at: &usize| matches!(view.low(*at), "," | ";" | "." | ":" | "\"" | "dan" | "untuk" | "agar");
    let of = |at: usize| nouns.iter().find(|(noun, _)| *noun == view.low(at)).map(|(_, kind)| *kind);
    let ahead = (verb + 1..(verb + 1 + FAR).min(view.len())).take_while(|at| !is_border(at)).find_map(of);
    // "formasi yang dibuka": the noun of a passive verb stands before it.
    let passive = view.low(verb).starts_with("di");
    ahead.or_else(|| {
        let back = (verb.saturating_sub(FAR)..verb).rev().take_while(|at| passive && !is_border(at));
        back.into_iter().find_map(of)
    })
}
