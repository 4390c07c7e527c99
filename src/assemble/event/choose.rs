//! Which of the steps that the words of a sentence name the sentence reports.
//!
//! Nearly every sentence reports one step; the other words say when, why and of whom. Each word is weighed by its form, by the
//! words before it and by whether those whom it is about stand beside it. The heaviest is reported, and another one only where
//! it is a statement of its own about people of its own.

use super::frame::{Frame, Voice, frame, voice};
use super::official;
use super::patient::{Patient, patient};
use super::scene::Scene;
use super::stance::{self, Stance};
use crate::assemble::step::{Step, steps};
use crate::terms::EventKind;

/// A step of a sentence with what the choice is made by.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub step: Step,
    pub voice: Voice,
    pub frame: Frame,
    pub stance: Stance,
    pub patient: Patient,
    pub weight: i32,
}

/// The steps that the sentence reports, in order of the text.
pub(super) fn chosen(scene: &Scene) -> Vec<Candidate> {
    let all = steps(scene.view);
    let mut rest: Vec<Candidate> = all.iter().map(|step| candidate(scene, step, &all)).collect();
    retype(scene, &mut rest);
    // The heaviest first; of equals the first.
    rest.sort_by_key(|candidate| (-candidate.weight, candidate.step.first));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in rest {
        if kept.is_empty() || is_own(scene, &candidate, &kept) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|candidate| candidate.step.first);
    kept
}

fn candidate(scene: &Scene, step: &Step, all: &[Step]) -> Candidate {
    let view = scene.view;
    let (voice, frame) = (voice(view, step), frame(view, step));
    let stance = stance::stance(scene, step);
    let who = official::agent(scene, step);
    let patient = patient(scene, step, all, who.as_ref());
    let form = if voice == Voice::Noun { 2 } else { 4 };
    let framed = match frame {
        Frame::Main => 3,
        Frame::Relative => 1,
        Frame::Time => -1,
        Frame::Purpose | Frame::Topic => -3,
        Frame::Condition | Frame::Modifier => -4,
    };
    let about = match &patient {
        patient if patient.figure.is_some() => 3,
        patient if !patient.people.is_empty() => 2,
        patient if !patient.is_empty() => 1,
        _ => -2,
    };
    let near = if patient.distance <= 3 { 1 } else { 0 };
    let told = match stance {
        Stance::Denied | Stance::Unreal => -3,
        _ => 0,
    };
    let weak = if step.weak { -5 } else { 0 };
    Candidate { step: *step, voice, frame, stance, patient, weight: form + framed + about + near + told + weak }
}

/// Whether a step is told beside the heavier ones that are `kept` and not as a part of them.
fn is_own(scene: &Scene, candidate: &Candidate, kept: &[Candidate]) -> bool {
    let told = matches!(candidate.frame, Frame::Main | Frame::Relative) && !candidate.step.weak;
    let real = !matches!(candidate.stance, Stance::Denied | Stance::Unreal);
    let verb = candidate.voice != Voice::Noun;
    told && real
        && kept.iter().all(|other| {
            let apart = candidate.step.kind != other.step.kind && !is_aspect(scene, candidate, other);
            let people = !candidate.patient.is_same(&other.patient);
            let counted = candidate.patient.figure.is_some() && people && candidate.patient.distance <= 4;
            if apart { verb && (people || candidate.frame == Frame::Main) && !candidate.patient.is_empty() || counted } else { counted && verb }
        })
}

/// Two kinds that one act has: moved officials are sworn in, those who pass a selection are appointed.
fn is_aspect(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    let pair = |x: EventKind, y: EventKind| (a.step.kind, b.step.kind) == (x, y) || (a.step.kind, b.step.kind) == (y, x);
    let same = a.patient.is_same(&b.patient) || a.patient.is_empty() || b.patient.is_empty();
    let _ = scene;
    same && (pair(EventKind::Appointment, EventKind::Transfer) || pair(EventKind::Proposal, EventKind::Appointment) || pair(EventKind::Proposal, EventKind::Approval))
}

/// Corrects kinds that depend on the other steps of the sentence.
fn retype(scene: &Scene, candidates: &mut [Candidate]) {
    let _ = (scene, candidates);
}
