//! The words of steps in a sentence, and how far each step has come: done, planned, denied, only hoped for.

use crate::lexicon::{self, Phrases};
use crate::mention::view::View;
use crate::terms::EventKind;
use std::sync::LazyLock;

/// The lists in order of preference: a phrase of two lists is of the first.
static STEPS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (kind, list) in [
        (EventKind::Appointment, include_str!("../../data/step_appointment.txt")),
        (EventKind::Transfer, include_str!("../../data/step_transfer.txt")),
        (EventKind::Selection, include_str!("../../data/step_selection.txt")),
        (EventKind::Proposal, include_str!("../../data/step_proposal.txt")),
        (EventKind::Filing, include_str!("../../data/step_filing.txt")),
        (EventKind::Approval, include_str!("../../data/step_approval.txt")),
        (EventKind::Extension, include_str!("../../data/step_extension.txt")),
        (EventKind::Termination, include_str!("../../data/step_termination.txt")),
    ] {
        phrases.add(lexicon::entries(list), kind as u16);
    }
    phrases
});

/// How a step stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// nothing said
    Done,
    /// telah, sudah, resmi
    Past,
    /// sedang, tengah, masih
    Ongoing,
    /// akan, segera, rencananya
    Planned,
    /// belum, tidak
    Denied,
    /// jika, agar, berharap
    Irreal,
}

/// The words of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub kind: EventKind,
    /// First token.
    pub first: usize,
    /// Token behind the last.
    pub end: usize,
    pub mood: Mood,
}

/// The steps that the words of a sentence name, in order, the longest phrase at each place.
pub(super) fn steps(view: &View) -> Vec<Step> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        let hit = STEPS.longest_at(view.rest(at)).filter(|_| view.is_word(at));
        match hit.and_then(|(len, kind)| Some((len, *EventKind::ALL.get(kind as usize)?))) {
            Some((len, kind)) => {
                let mood = mood(view, at);
                found.push(Step { kind, first: at, end: at + len, mood });
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// How the word at `at` stands, by the words up to the last border of a clause before it.
pub(super) fn mood(view: &View, at: usize) -> Mood {
    let window = at.saturating_sub(6)..at;
    let mut mood = Mood::Done;
    for back in window.rev() {
        let word = view.low(back);
        if matches!(word, "," | ";" | "." | "\"" | ":") && at - back > 1 {
            break;
        }
        let near = at - back <= 3;
        match word {
            "belum" | "tidak" | "tak" | "bukan" | "batal" | "tanpa" | "gagal" | "urung" if near => return Mood::Denied,
            "akan" | "bakal" | "lagi" if matches!(view.before(back, 1), "tidak" | "tak" | "belum") => {
                return Mood::Denied;
            }
            "akan" | "bakal" | "segera" | "rencananya" | "siap" | "berencana" | "dijadwalkan" | "ditargetkan"
            | "dijanjikan" | "hendak" | "direncanakan" | "menunggu" | "menanti" | "ingin" | "targetkan"
            | "menargetkan" | "rencana" | "nanti" | "nantinya" | "meminta" | "minta" | "mendesak" | "menuntut"
            | "berjanji" | "menunda" | "penundaan" => return Mood::Planned,
            "sedang" | "tengah" | "masih" if near => mood = Mood::Ongoing,
            "telah" | "sudah" | "resmi" | "usai" | "setelah" | "sempat" | "pernah" if near => return Mood::Past,
            "jika" | "bila" | "apabila" | "kalau" | "agar" | "supaya" | "semoga" | "berharap" | "diharapkan"
            | "andai" | "seandainya" => {
                return Mood::Irreal;
            }
            "untuk" | "dapat" | "bisa" | "berhak" if at - back == 1 && mood == Mood::Done => mood = Mood::Irreal,
            _ => {}
        }
    }
    mood
}
