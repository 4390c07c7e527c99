//! The steps that one sentence reports, unmerged.

use super::choose::{Candidate, chosen};
use super::frame::{Frame, Voice};
use super::patient::Patient;
use super::scene::{Scene, Who};
use super::stance::{Stance, stance};
use super::{EventDraft, Told, body, status, when};
use crate::assemble::step::Step;
use crate::mention::view::View;
use crate::terms::{EventKind, EventStatus, Label, Status};

/// One mention for each step of the sentence; `before` are the events told so far.
pub(super) fn mentions(scene: &Scene, before: &[Told]) -> Vec<Told> {
    let mut candidates = chosen(scene, before);
    if candidates.is_empty() {
        candidates.extend(steps_of_figures(scene));
    }
    candidates.iter().map(|candidate| told(scene, candidate, &candidates)).collect()
}

fn told(scene: &Scene, candidate: &Candidate, kept: &[Candidate]) -> Told {
    let heaviest = kept.iter().map(|candidate| candidate.weight).max().unwrap_or_default();
    let view = scene.view;
    let step = &candidate.step;
    let mut date = when::date(scene, step, kept);
    let (status, sure) = status::status(scene, candidate, date, scene.known.today);
    if status == EventStatus::Planned {
        date = date.map(|date| date.ahead(scene.known.today));
    }
    let official = candidate.official.clone();
    let Patient { figure, people, group, anaphoric, .. } = candidate.patient.clone();
    let category = group.as_ref().and_then(|at| {
        scene.placed.iter().find_map(|placed| match placed.who {
            Who::Group(category) if placed.at.end == at.end => Some(category),
            _ => None,
        })
    });
    let draft = EventDraft {
        kind: step.kind,
        status,
        word: view.span(step.first, step.end),
        figures: figure.into_iter().collect(),
        people,
        group: group.map(|at| view.span(at.start, at.end).of(view.text()).to_owned()),
        official,
        institution: None,
        date,
        place: body::place(view),
        sentences: vec![scene.sentence],
        confidence: confidence(scene.labelled.score(Label::Appointment), heaviest)
            * if heaviest > candidate.weight { 0.9 } else { 1.0 },
    };
    let noun = candidate.voice == Voice::Noun;
    let pointed = noun && (step.end..step.end + 2).any(|at| matches!(view.low(at), "itu" | "tersebut" | "ini"));
    let aside =
        matches!(candidate.frame, Frame::Relative | Frame::Time) && draft.figures.is_empty() && draft.people.is_empty();
    let reversal = noun
        && candidate.stance == Stance::Refused
        && (step.first.saturating_sub(4)..step.first).any(|at| is_reversal(view.low(at)));
    let sure = sure && !reversal && !(aside && status == EventStatus::Done);
    Told {
        draft,
        sure,
        reversal,
        anaphoric: anaphoric || pointed || aside,
        detail: is_detail(view),
        group: category,
        ceremony: when::is_ceremony(scene, candidate),
    }
}

/// The label's probability, made more or less sure by the form of the step: what a step's weight says in log-odds was measured on
/// held-out folds of the corpus.
fn confidence(score: f64, weight: i32) -> f64 {
    let score = score.clamp(0.001, 0.999);
    let odds = (score / (1.0 - score)).ln() + 0.3 * f64::from(weight.clamp(-4, 12) - 8);
    1.0 / (1.0 + (-odds).exp())
}

/// "membatalkan pemecatan": what is undone, or asked to be, is the step that was told.
fn is_reversal(low: &str) -> bool {
    matches!(low, "membatalkan" | "batalkan" | "mencabut" | "meninjau" | "menganulir" | "pembatalan" | "pencabutan")
}

/// Whether the sentence goes into a step that was told: "Dari jumlah itu …", "Ketiganya ialah …".
fn is_detail(view: &View) -> bool {
    let each = matches!(
        view.low(0),
        "ketiganya" | "keduanya" | "keempatnya" | "kelimanya" | "mereka" | "masing-masing" | "antara" | "para"
    );
    let of = view.low(0) == "dari"
        && (1..4).any(|at| {
            matches!(view.low(at), "jumlah" | "total" | "seluruhnya" | "angka" | "itu" | "tersebut")
                || view.is_number(at)
        });
    let among = (0..view.len()).any(|at| view.low(at) == "di" && view.low(at + 1) == "antaranya");
    each || of || among
}

/// Where no word names the step: what the figures' statuses say of it, one step for each status: "Tahap pertama hari ini 200 orang,
/// tahap kedua pekan depan 150 orang".
fn steps_of_figures(scene: &Scene) -> Vec<Candidate> {
    let mut told: Vec<Status> = Vec::new();
    let figures = scene.placed.iter().filter_map(|placed| match placed.who {
        Who::Figure(figure) => Some((placed.at.start, figure)),
        _ => None,
    });
    let mut found = Vec::new();
    for (at, figure) in figures {
        let Some(status) = scene.known.figures.get(figure).map(|figure| figure.status) else { continue };
        if !told.contains(&status) {
            told.push(status);
            found.extend(step_of_figure(scene, at, figure));
        }
    }
    found
}

fn step_of_figure(scene: &Scene, at: usize, figure: usize) -> Option<Candidate> {
    let kind = match scene.known.figures.get(figure)?.status {
        Status::Appointed | Status::Planned => EventKind::Appointment,
        Status::Proposed => EventKind::Proposal,
        Status::Applied | Status::Passed | Status::Rejected => EventKind::Selection,
        Status::InProcess => EventKind::Filing,
        Status::Terminated => EventKind::Termination,
        Status::Allotted => EventKind::Approval,
        _ => return None,
    };
    let step = Step { kind, first: at, end: at + 1, weak: true };
    Some(Candidate {
        step,
        voice: Voice::Undergone,
        frame: Frame::Main,
        stance: stance(scene, &step),
        patient: Patient { figure: Some(figure), ..Patient::default() },
        official: None,
        weight: 0,
    })
}
