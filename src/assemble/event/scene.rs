//! A sentence as the extractor of events sees it: its tokens with the figures, people and dates that stand among them.

use super::{Actor, Known, actors};
use crate::document::Document;
use crate::label::Labelled;
use crate::lexicon;
use crate::mention::date::DateMention;
use crate::mention::number::staff_at;
use crate::mention::view::View;
use crate::mention::word::words;
use crate::mention::{cue, person};
use crate::terms::Category;
use std::ops::Range;

/// Somebody, or some group, that a step can be about.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Who {
    /// A figure, by its index.
    Figure(usize),
    /// A person by name.
    Named(Actor),
    /// "para honorer", "seluruh PPPK tahap II".
    Group(Category),
    /// "mereka", "-nya".
    Pronoun,
}

/// One of them in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub who: Who,
    /// Its tokens.
    pub at: Range<usize>,
}

/// A sentence with what stands in it.
pub(super) struct Scene<'s> {
    pub known: Known<'s>,
    /// Index of the sentence.
    pub sentence: usize,
    pub view: &'s View<'s>,
    pub labelled: &'s Labelled,
    pub dates: &'s [DateMention],
    /// People and posts, with the tokens they stand at.
    pub actors: Vec<(Actor, Range<usize>)>,
    /// Whom a step can be about, in order.
    pub placed: Vec<Placed>,
    /// Tokens of verbs of saying, outside quotations.
    pub cues: Vec<Range<usize>>,
}

impl<'s> Scene<'s> {
    pub fn new(
        doc: &Document,
        known: Known<'s>,
        sentence: usize,
        view: &'s View<'s>,
        labelled: &'s Labelled,
    ) -> Scene<'s> {
        let span = doc.sentences[sentence].span;
        let tokens = |span: crate::span::Span<crate::span::Clean>| {
            view.token_at(span.start())..view.token_at(span.end().saturating_sub(1)) + 1
        };
        let actors: Vec<(Actor, Range<usize>)> = actors(known.people, span)
            .into_iter()
            .map(|actor| {
                let at = tokens(actor.span);
                (actor, at)
            })
            // "Danrem 161/Wira Sakti": the name of a unit.
            .filter(|(_, at): &(Actor, Range<usize>)| at.start == 0 || view.low(at.start - 1) != "/")
            .collect();
        let words = words(doc, &doc.sentences[sentence]);
        let cues = cue::find(&words)
            .iter()
            .map(|cue| view.token_at(words[cue.first].span.start())..view.token_at(words[cue.end - 1].span.start()) + 1)
            .collect();
        let mut scene = Scene {
            known,
            sentence,
            view,
            labelled,
            dates: known.dates.get(sentence).map(Vec::as_slice).unwrap_or_default(),
            actors,
            placed: Vec::new(),
            cues,
        };
        scene.placed = scene.place();
        scene
    }

    fn place(&self) -> Vec<Placed> {
        let view = self.view;
        let mut placed: Vec<Placed> = Vec::new();
        for (at, figure) in self.known.figures.iter().enumerate().filter(|(_, f)| f.sentence == self.sentence) {
            let tokens = view.token_at(figure.span.start())..view.token_at(figure.span.end().saturating_sub(1)) + 1;
            placed.push(Placed { who: Who::Figure(at), at: tokens });
        }
        for (actor, at) in self.actors.iter().filter(|(actor, at)| actor.name.is_some() && !self.is_speaker(at)) {
            if is_sound(view, at.clone()) {
                placed.push(Placed { who: Who::Named(actor.clone()), at: at.clone() });
            }
        }
        let mut at = 0;
        while at < view.len() {
            match group_at(view, at) {
                Some((who, end)) => {
                    let tokens = at..end;
                    // "51 di antara mereka": the number is whom it is about.
                    if who == Who::Pronoun && view.before(at, 1) == "antara" {
                        at = end;
                        continue;
                    }
                    if placed.iter().all(|other| other.at.end <= tokens.start || tokens.end <= other.at.start) {
                        placed.push(Placed { who, at: tokens });
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        placed.sort_by_key(|placed| (placed.at.start, placed.at.end));
        placed
    }

    /// Whether the tokens are those of somebody who speaks.
    fn is_speaker(&self, at: &Range<usize>) -> bool {
        self.cues.iter().any(|cue| self.speaks_before(cue, at) || self.speaks_behind(cue, at))
    }

    /// "Budi, S.H., mengatakan".
    fn speaks_before(&self, cue: &Range<usize>, at: &Range<usize>) -> bool {
        let filler = |t: usize| {
            matches!(self.view.low(t), "," | "." | "(" | ")" | "juga" | "pun" | "sendiri" | "kemudian" | "lantas")
                || lexicon::is_degree(self.view.word(t))
                || self.actors.iter().any(|(_, actor)| actor.contains(&t))
        };
        at.end <= cue.start && cue.start - at.end <= 14 && (at.end..cue.start).all(filler)
    }

    /// "…, ujar Kepala BKN Budi", "menurut Budi".
    fn speaks_behind(&self, cue: &Range<usize>, at: &Range<usize>) -> bool {
        let opens = cue.start == 0
            || matches!(self.view.before(cue.start, 1), "," | "\"")
            || matches!(self.view.low(cue.start), "menurut" | "kata");
        let between = cue.end..at.start;
        opens
            && cue.end <= at.start
            && between.len() <= 14
            && !between.into_iter().any(|t| {
                let low = self.view.low(t);
                low == "," || low == "\"" || person::is_verb(low) || matches!(low, "usai" | "saat" | "setelah" | "di")
            })
    }

    /// Who speaks the verb of saying at `cue`.
    pub fn speaker_before(&self, cue: usize) -> Option<&Actor> {
        let cue = self.cues.iter().find(|found| found.start == cue)?;
        self.actors.iter().rfind(|(_, at)| self.speaks_before(cue, at)).map(|(actor, _)| actor)
    }

    /// Where an attribution in the middle of a sentence begins that ends at `last`: ", kata Budi,".
    pub fn attribution_ending(&self, last: usize) -> Option<usize> {
        let (_, at) = self.actors.iter().find(|(_, at)| at.contains(&last))?;
        self.cues.iter().rev().find(|cue| self.speaks_behind(cue, at)).map(|cue| cue.start)
    }

    /// The first token behind a dateline.
    pub fn opening(&self) -> usize {
        let dash = (0..self.view.len().min(14)).rev().find(|at| matches!(self.view.low(*at), "-" | "–" | "—"));
        dash.map_or(0, |dash| dash + 1)
    }

    /// The person or post at a token.
    pub fn actor_at(&self, token: usize) -> Option<&Actor> {
        self.actors.iter().find(|(_, at)| at.contains(&token)).map(|(actor, _)| actor)
    }
}

/// Whether the words of a name are none of a headline that was taken for one: no step, no verb.
fn is_sound(view: &View, at: Range<usize>) -> bool {
    at.into_iter()
        .all(|t| !person::is_verb(view.low(t)) && !matches!(view.low(t), "lantik" | "tunjuk" | "copot" | "angkat"))
}

/// A group of staff in words at `at`, or a pronoun for one.
fn group_at(view: &View, at: usize) -> Option<(Who, usize)> {
    let lead = usize::from(is_many(view.low(at)));
    if matches!(
        view.low(at),
        "mereka" | "keduanya" | "ketiganya" | "keempatnya" | "semuanya" | "seluruhnya" | "ia" | "dia"
    ) {
        return Some((Who::Pronoun, at + 1));
    }
    match staff_at(view, at + lead) {
        // One official is no group, unless many are said: "para camat".
        Some((Category::Pejabat | Category::TniPolri, _)) if lead == 0 => None,
        Some((category, end)) => Some((Who::Group(category), end)),
        None => None,
    }
}

/// "seluruh", "para": a word before a group.
pub(super) fn is_many(low: &str) -> bool {
    matches!(
        low,
        "seluruh"
            | "semua"
            | "para"
            | "ribuan"
            | "ratusan"
            | "puluhan"
            | "belasan"
            | "sejumlah"
            | "beberapa"
            | "sebagian"
    )
}
