//! Where the counted people or posts stand.

use super::super::step::{Mood, mood};
use super::clue::is_post;
use super::{Chosen, FigureDraft};
use crate::lexicon::{self, Phrases};
use crate::mention::number::{Head, NumberKind};
use crate::mention::view::View;
use crate::terms::{Category, Status};
use std::sync::LazyLock;

static CUES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../../data/figure_status.txt")) {
        let Some((phrase, status)) = line.split_once('\t') else { continue };
        if status == "-" {
            phrases.add([phrase], SILENT);
        } else if let Some(word) = Status::from_word(status.trim_end_matches('?')) {
            phrases.add([phrase], word as u16 + if status.ends_with('?') { WEAK } else { 0 });
        }
    }
    // The words of steps say less: only where the list above is silent.
    for (list, status) in [
        (include_str!("../../../data/step_termination.txt"), Status::Terminated),
        (include_str!("../../../data/step_proposal.txt"), Status::Proposed),
        (include_str!("../../../data/step_filing.txt"), Status::InProcess),
        (include_str!("../../../data/step_transfer.txt"), Status::Appointed),
        (include_str!("../../../data/step_extension.txt"), Status::Appointed),
        (include_str!("../../../data/step_appointment.txt"), Status::Appointed),
    ] {
        phrases.add(lexicon::entries(list), status as u16);
    }
    phrases
});

/// The value of phrases that say nothing of where people stand though a word in them does elsewhere: "dari jumlah itu".
const SILENT: u16 = 1000;
/// Added to the value of words that others may overrule.
const WEAK: u16 = 100;
/// What such a word costs.
const WEAKNESS: usize = 7;

/// A word that says where people stand, and how far it is from the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    /// In its mood: "akan dilantik" is planned.
    pub status: Status,
    /// How little it says of the number; 0 is nearest.
    pub cost: usize,
    /// Its tokens.
    pub first: usize,
    pub end: usize,
    /// In a relative clause of the number's own noun.
    pub own: bool,
}

/// The status that words say of a chosen number: the nearest does, where the clause of the number itself comes first.
/// `cues` are the words that say it, nearest first; `whole` is the figure that the number is said to be a part of.
pub(super) fn cued(
    chosen: &Chosen,
    cues: &[Cue],
    sentence: usize,
    before: &[FigureDraft],
    whole: Option<&FigureDraft>,
) -> Option<Status> {
    let best = cues.first();
    let short = chosen.view.len() <= SHORT;
    let listed = before
        .last()
        .filter(|figure| figure.sentence == sentence || short && sentence - figure.sentence <= 2)
        .or(whole);
    let listed = listed.map(|figure| figure.status);
    // Items of a list stand where the first does: "terdiri dari 800 PNS dan 450 PPPK".
    let far = if whole.is_some() { FAR_OF_PART } else { FAR };
    match (best, listed) {
        (Some(cue), Some(listed)) if cue.cost > far => Some(fitting(chosen, listed, FAR)),
        (Some(cue), _) => Some(fitting(chosen, cue.status, cue.cost)),
        (None, listed) => listed.map(|status| fitting(chosen, status, FAR)),
    }
}

/// Tokens of an item in a list: "Tenaga teknis 465".
const SHORT: usize = 9;
/// Cost above which a word says less of a number than the figure before it does.
const FAR: usize = 14;
/// The same where the number is said to be part of that figure.
const FAR_OF_PART: usize = 5;

/// Cost up to which a step's word is of the number's own clause: "6.000 formasi telah dilantik".
const OWN: usize = 8;

/// Posts are neither employed nor do they apply or pass ("tersedia 186 formasi", "6 formasi bagi pelamar disabilitas"); they
/// are filled only where their own clause, so near as `cost`, says so.
fn fitting(chosen: &Chosen, status: Status, cost: usize) -> Status {
    let noun = &chosen.number.noun;
    let post = is_post(chosen)
        || (noun.tokens.start < noun.tokens.end
            && matches!(chosen.view.low(noun.tokens.start), "formasi" | "kuota" | "kursi" | "lowongan"));
    match status {
        Status::Employed | Status::Applied | Status::Passed if post => Status::Allotted,
        Status::Appointed if post && cost > OWN => Status::Allotted,
        status => status,
    }
}

fn same_value(chosen: &Chosen, before: &[FigureDraft]) -> Option<Status> {
    let value = chosen.number.value.filter(|value| *value > 12)?;
    before.iter().rev().find(|figure| figure.value == Some(value)).map(|figure| figure.status)
}

/// What is meant where nothing is said.
pub(super) fn usual(chosen: &Chosen, category: Category, before: &[FigureDraft]) -> Status {
    if let Some(known) = same_value(chosen, before) {
        return known;
    }
    match (chosen.number.noun.head, category) {
        (Head::Post, _) | (_, Category::Formasi | Category::Lainnya) => Status::Allotted,
        (_, Category::Pelamar) => Status::Applied,
        (_, Category::Pejabat) => Status::Appointed,
        _ => Status::Employed,
    }
}

/// The words of the sentence that say where people stand, those first that say most of the number.
pub(super) fn cues(chosen: &Chosen) -> Vec<Cue> {
    let view = chosen.view;
    let (first, behind) = (chosen.number.tokens.start, chosen.behind());
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        let Some((first_of_cue, len, value)) = cue_at(view, at) else {
            at += 1;
            continue;
        };
        at = first_of_cue;
        if value == SILENT {
            at += len;
            continue;
        }
        let weakness = if value >= WEAK { WEAKNESS } else { 0 };
        let Some(status) = Status::ALL.get(usize::from(value % WEAK)).copied() else { break };
        let end = at + len;
        // Its own noun says what is counted, not where it stands.
        if at >= first && end <= behind {
            at = end;
            continue;
        }
        let distance = if end <= first { first - end } else { at.saturating_sub(behind) };
        let between = if end <= first { end..first } else { behind..at };
        let borders = between.clone().map(|t| border(chosen, t)).sum::<usize>();
        // "3.142 honorer yang akan dilantik": its own clause wins over the verb before.
        let own =
            at >= behind && (behind..at).any(|t| matches!(view.low(t), "yang" | "belum" | "tidak")) && at - behind <= 6;
        let side = if own {
            0
        } else if at >= behind {
            3
        } else {
            1
        };
        let cost = distance + borders + side + weakness;
        found.push(Cue { status: in_mood(status, mood(view, at)), cost, first: at, end, own });
        at = end;
    }
    found.sort_by_key(|cue| cue.cost);
    found
}

/// The word or phrase of the list at `at`, with its first token, its length and its value. Of two that overlap the one that goes on
/// further says more: "masih [dalam proses penanganan hukum]", not "[masih dalam proses] penanganan hukum".
fn cue_at(view: &View, at: usize) -> Option<(usize, usize, u16)> {
    let (len, value) = CUES.longest_at(view.rest(at))?;
    let further = (at + 1..at + len).find_map(|next| {
        CUES.longest_at(view.rest(next))
            .filter(|(more, _)| next + more > at + len)
            .map(|(more, value)| (next, more, value))
    });
    Some(further.unwrap_or((at, len, value)))
}

/// What a step's word means under "akan" or "belum".
fn in_mood(status: Status, mood: Mood) -> Status {
    match (status, mood) {
        (Status::Appointed | Status::Terminated, Mood::Planned) => Status::Planned,
        (Status::Appointed, Mood::Denied) => Status::Remaining,
        (Status::Passed, Mood::Denied) => Status::Rejected,
        (status, _) => status,
    }
}

fn border(chosen: &Chosen, at: usize) -> usize {
    let number = chosen
        .all
        .iter()
        .any(|other| other.tokens.start == at && matches!(other.kind, NumberKind::People | NumberKind::Bare));
    match chosen.view.low(at) {
        _ if number => 5,
        ";" | "." | "sedangkan" | "sementara" | "\"" => 8,
        "," | "dan" | "namun" | "tetapi" => 3,
        _ => 0,
    }
}

/// Where the words of a sentence say that people stand, nearness and words that others may overrule aside.
pub(super) fn said(view: &View) -> Vec<Status> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        let Some((first, len, value)) = cue_at(view, at) else {
            at += 1;
            continue;
        };
        found.extend((value < WEAK).then(|| Status::ALL.get(usize::from(value)).copied()).flatten());
        at = first + len;
    }
    found
}
