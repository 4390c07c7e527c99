//! The steps that one sentence reports, unmerged.

use super::choose::{Candidate, chosen};
use super::frame::Voice;
use super::patient::{Patient, post};
use super::scene::{Scene, Who};
use super::{EventDraft, Told, body, list, official, status, when};
use crate::assemble::step::Step;
use crate::terms::{EventKind, EventStatus, Label, Status};

/// One mention for each step of the sentence; `before` are the events told so far.
pub(super) fn mentions(scene: &Scene, before: &[Told]) -> Vec<Told> {
    let mut candidates = chosen(scene);
    let last = before.iter().max_by_key(|told| told.draft.sentences.last().copied());
    if candidates.is_empty() {
        if let Some(told) = last.filter(|_| list::is_item(scene.view)).and_then(|told| {
            Some(Told { draft: list::item(scene, &told.draft)?, detail: false, ..told.clone() })
        }) {
            return vec![told];
        }
        candidates.extend(step_of_figure(scene));
    }
    candidates.iter().map(|candidate| told(scene, candidate, &candidates)).collect()
}

fn told(scene: &Scene, candidate: &Candidate, kept: &[Candidate]) -> Told {
    let several = kept.len() > 1;
    let view = scene.view;
    let step = &candidate.step;
    let mut date = when::date(scene, candidate, kept);
    let (status, sure) = status::status(scene, candidate, date);
    if status == EventStatus::Planned {
        date = date.map(|date| date.ahead(scene.known.published));
    }
    let official = official::agent(scene, step);
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
        confidence: scene.labelled.score(Label::Appointment).clamp(0.0, 1.0) * if several { 0.7 } else { 0.9 },
    };
    let noun = candidate.voice == Voice::Noun;
    let pointed = noun && (step.end..step.end + 2).any(|at| matches!(view.low(at), "itu" | "tersebut" | "ini"));
    let detail = matches!(
        view.low(0),
        "ketiganya" | "keduanya" | "keempatnya" | "kelimanya" | "mereka" | "masing-masing" | "antara" | "di" | "para"
    );
    Told { draft, sure, anaphoric: anaphoric || pointed, detail, group: category, ceremony: when::is_ceremony(scene, candidate) }
}

/// Where no word names the step: what the figure's status says of it, else what a post does that somebody is given.
fn step_of_figure(scene: &Scene) -> Option<Candidate> {
    let view = scene.view;
    let found = scene.placed.iter().find_map(|placed| match &placed.who {
        Who::Figure(at) => {
            let figure = scene.known.figures.get(*at)?;
            let kind = match figure.status {
                Status::Appointed | Status::Planned => EventKind::Appointment,
                Status::Proposed => EventKind::Proposal,
                Status::Applied | Status::Passed | Status::Rejected => EventKind::Selection,
                Status::InProcess => EventKind::Filing,
                Status::Terminated => EventKind::Termination,
                Status::Allotted => EventKind::Approval,
                _ => return None,
            };
            Some((kind, placed.at.clone(), Patient { figure: Some(*at), ..Patient::default() }))
        }
        Who::Named(actor) => {
            let given = (placed.at.end..view.len()).any(|at| matches!(view.low(at), "menjadi" | "jadi" | "sebagai" | "ke"));
            let person = super::NamedPerson { name: actor.name.clone()?, post: post(scene, placed.at.end), span: actor.span };
            given.then(|| (EventKind::Transfer, placed.at.clone(), Patient { people: vec![person], ..Patient::default() }))
        }
        _ => None,
    })?;
    let (kind, at, patient) = found;
    let step = Step { kind, first: at.start, end: at.start + 1, weak: true };
    Some(Candidate {
        step,
        voice: Voice::Undergone,
        frame: super::frame::Frame::Main,
        stance: super::stance::stance(scene, &step),
        patient,
        weight: 0,
    })
}
