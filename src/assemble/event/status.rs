//! From what the words around a step say to its status in its life.

use super::choose::Candidate;
use super::scene::Scene;
use super::stance::Stance;
use crate::mention::date::DateMention;
use crate::mention::day::Day;
use crate::terms::{EventKind, EventStatus, Status};

/// The status of a step, and whether words say it. `today` is the article's day or the last day that it speaks of.
pub(super) fn status(
    scene: &Scene,
    candidate: &Candidate,
    date: Option<DateMention>,
    today: Option<Day>,
) -> (EventStatus, bool) {
    let kind = candidate.step.kind;
    let figure = candidate.patient.figure.and_then(|at| scene.known.figures.get(at)).map(|figure| figure.status);
    let later = matches!((date.and_then(|date| date.from), today), (Some(from), Some(today)) if from > today);
    match candidate.stance {
        Stance::Refused if kind == EventKind::Selection && says(scene, candidate, &["lulus", "lolos", "gagal"]) => {
            (EventStatus::Done, true)
        }
        Stance::Refused => (EventStatus::Refused, true),
        // "tidak kami pecat", "tidak diperpanjang": of these a negation is a decision.
        Stance::Denied if is_decision(scene, candidate) => (EventStatus::Refused, true),
        Stance::Denied if says(scene, candidate, &["belum"]) => (EventStatus::Planned, true),
        Stance::Planned | Stance::Open => (EventStatus::Planned, true),
        Stance::Ongoing if later => (EventStatus::Planned, true),
        Stance::Ongoing => (EventStatus::Ongoing, true),
        Stance::Done => (EventStatus::Done, true),
        Stance::Plain | Stance::Denied | Stance::Unreal => {
            if kind == EventKind::Extension && opens_with(scene, candidate, &["tidak", "tak"]) {
                (EventStatus::Refused, true)
            } else if later {
                (EventStatus::Planned, true)
            } else if figure == Some(Status::Planned) && kind == EventKind::Appointment {
                (EventStatus::Planned, false)
            } else if goes_on(scene, candidate, figure, date, today) {
                (EventStatus::Ongoing, false)
            } else {
                (EventStatus::Done, false)
            }
        }
    }
}

/// Whether a step that no word holds is under way: papers are being filed, a selection is open, a year's pensioners go.
fn goes_on(
    scene: &Scene,
    candidate: &Candidate,
    figure: Option<Status>,
    date: Option<DateMention>,
    today: Option<Day>,
) -> bool {
    let within = matches!((date.and_then(|date| date.from), date.and_then(|date| date.to), today),
        (Some(from), Some(to), Some(today)) if from <= today && today < to);
    let over = matches!((date.and_then(|date| date.to), today), (Some(last), Some(today)) if last.plus(31) < today);
    match candidate.step.kind {
        EventKind::Filing => figure == Some(Status::InProcess) || within,
        EventKind::Termination => within && scene.view.low(candidate.step.end - 1).contains("pensiun"),
        EventKind::Selection => {
            !matches!(figure, Some(Status::Passed | Status::Rejected)) && (opens(scene, candidate) && !over || within)
        }
        _ => false,
    }
}

/// Whether a negation before the step refuses it: an authority that does not dismiss, extend, propose decides so.
fn is_decision(scene: &Scene, candidate: &Candidate) -> bool {
    let kind = matches!(
        candidate.step.kind,
        EventKind::Termination | EventKind::Extension | EventKind::Proposal | EventKind::Approval
    );
    kind && !says(scene, candidate, &["belum"])
}

/// Whether one of the words stands right before the step or in it.
fn says(scene: &Scene, candidate: &Candidate, words: &[&str]) -> bool {
    let from = candidate.step.first.saturating_sub(4);
    (from..candidate.step.end).any(|at| words.contains(&scene.view.low(at)))
}

fn opens_with(scene: &Scene, candidate: &Candidate, words: &[&str]) -> bool {
    (candidate.step.first..candidate.step.end).any(|at| words.contains(&scene.view.low(at)))
}

/// A selection that begins, as against one with results: "membuka", "pendaftaran", "rekrutmen".
fn opens(scene: &Scene, candidate: &Candidate) -> bool {
    const OPENING: [&str; 12] = [
        "buka",
        "membuka",
        "dibuka",
        "pendaftaran",
        "merekrut",
        "rekrut",
        "rekrutmen",
        "penerimaan",
        "masa",
        "open",
        "lelang",
        "pengadaan",
    ];
    const RESULT: [&str; 12] = [
        "lulus",
        "lolos",
        "gugur",
        "hasil",
        "pengumuman",
        "mengumumkan",
        "umumkan",
        "ditutup",
        "diumumkan",
        "terpilih",
        "terisi",
        "tuntas",
    ];
    let view = scene.view;
    candidate.step.kind == EventKind::Selection
        && OPENING.contains(&view.low(candidate.step.first))
        && !(0..view.len()).any(|at| RESULT.contains(&view.low(at)))
}
