//! The words of steps in a sentence, and how far each step has come: done, planned, denied, only hoped for.

mod letter;
mod pair;

use crate::lexicon::{self, Phrases};
use crate::mention::view::View;
use crate::terms::EventKind;
use std::sync::LazyLock;

/// Added to the value of a word that names a step only where no other word does.
const WEAK: u16 = 100;
/// The value of a phrase that names no step.
const NONE: u16 = 999;

/// The corrections first, then the lists in order of preference: a phrase of two lists is of the first.
static STEPS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../data/event_step.txt")) {
        let mut fields = line.split('\t');
        let (Some(phrase), Some(kind)) = (fields.next(), fields.next()) else { continue };
        let weak = if fields.next().is_some() { WEAK } else { 0 };
        phrases.add([phrase], EventKind::from_word(kind).map_or(NONE, |kind| kind as u16 + weak));
    }
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

/// How a word stands in its sentence.
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
    /// Whether it counts only where no other word names a step.
    pub weak: bool,
}

/// Whether a word (lower case) alone names a step.
pub(super) fn is_step_word(low: &str) -> bool {
    STEPS.longest_at(&[low]).is_some_and(|(_, value)| value < WEAK)
}

/// The steps that the words of a sentence name, in order, the longest phrase at each place.
pub(super) fn steps(view: &View) -> Vec<Step> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        let Some((len, value)) = STEPS.longest_at(view.rest(at)).filter(|_| view.is_word(at)) else {
            at += 1;
            continue;
        };
        let kind = EventKind::ALL.get(usize::from(value % WEAK)).filter(|_| value != NONE);
        found.extend(kind.map(|kind| Step { kind: *kind, first: at, end: at + len, weak: value >= WEAK }));
        at += len;
    }
    pair::join(view, &mut found);
    letter::join(view, &mut found);
    found
}

/// "Dengan diangkatnya 40 honorer, jumlah ASN akan menjadi 900": what brings about something that is still to come.
fn is_condition(view: &View, at: usize) -> bool {
    const REACH: usize = 24;
    let end = (at + REACH).min(view.len());
    let comma = || (at..end).find(|at| matches!(view.low(*at), "," | "maka"));
    view.before(at, 1) == "dengan"
        && comma().is_some_and(|comma| (comma..end).any(|at| matches!(view.low(at), "akan" | "bakal")))
}

/// How the word at `at` stands, by the words up to the last border of a clause before it.
pub(super) fn mood(view: &View, at: usize) -> Mood {
    if is_condition(view, at) {
        return Mood::Planned;
    }
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
