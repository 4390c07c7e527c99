//! Which of the steps that the words of a sentence name the sentence reports.
//!
//! Nearly every sentence reports one step; the other words say when, why and of whom. Each word is weighed by its form, by the
//! words before it and by whether those whom it is about stand beside it. The heaviest is reported, and another one only where
//! it is a statement of its own about people of its own.

use super::frame::{Frame, Voice, frame, voice};
use super::official::{self, light_verb};
use super::patient::{Patient, patient};
use super::retype::retype;
use super::scene::Scene;
use super::stance::{self, Stance};
use super::{Actor, Told};
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
    /// Who carries it out, by the sentence's own words.
    pub official: Option<Actor>,
    pub weight: i32,
}

/// The steps that the sentence reports, in order of the text; `before` are the events told so far.
pub(super) fn chosen(scene: &Scene, before: &[Told]) -> Vec<Candidate> {
    let mut all = steps(scene.view);
    all.retain(|step| !official::is_of_letter(scene.view, step));
    let mut rest: Vec<Candidate> = all.iter().map(|step| candidate(scene, step, &all)).collect();
    retype(scene, &mut rest, before);
    // The heaviest first; of equals the first.
    rest.sort_by_key(|candidate| (-candidate.weight, candidate.step.first));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in rest {
        if kept.is_empty() || is_own(&candidate, &kept) {
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
    let official = who.filter(|who| !patient.people.iter().any(|person| Some(&person.name) == who.name.as_ref()));
    // "melakukan pemberkasan" says as much as a verb.
    let carried = voice == Voice::Noun && light_verb(view, step).is_some();
    let form = if voice == Voice::Noun && !carried { 2 } else { 4 };
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
    let subject = if voice == Voice::Noun && frame == Frame::Main && step.first <= scene.opening() + 2 { 2 } else { 0 };
    let told = match stance {
        Stance::Denied | Stance::Unreal => -3,
        _ => 0,
    };
    let weak = if step.weak { -5 } else { 0 };
    let weight = form + framed + about + near + subject + told + weak;
    Candidate { step: *step, voice, frame, stance, patient, official, weight }
}

/// Whether a step is told beside the heavier ones that are `kept` and not as a part of them.
fn is_own(candidate: &Candidate, kept: &[Candidate]) -> bool {
    let counted = candidate.patient.figure.is_some() && candidate.patient.distance <= 4;
    let told = matches!(candidate.frame, Frame::Main | Frame::Relative) && (!candidate.step.weak || counted);
    let real = !matches!(candidate.stance, Stance::Denied | Stance::Unreal);
    let verb = candidate.voice != Voice::Noun;
    told && real
        && kept.iter().all(|other| {
            let people = !candidate.patient.is_same(&other.patient);
            if candidate.step.kind == other.step.kind || is_aspect(candidate, other) {
                return (counted || candidate.posted()) && people && verb;
            }
            verb && (people || candidate.frame == Frame::Main) && !candidate.patient.is_empty() && !candidate.step.weak
                || counted && people
        })
}

impl Candidate {
    /// Whether it gives a named person a post.
    fn posted(&self) -> bool {
        self.patient.people.iter().any(|person| person.post.is_some())
    }
}

/// Two kinds that one act has: moved officials are sworn in, those who are proposed are to be appointed.
fn is_aspect(a: &Candidate, b: &Candidate) -> bool {
    use EventKind::{Appointment, Approval, Proposal, Transfer};
    let pair =
        |x: EventKind, y: EventKind| (a.step.kind, b.step.kind) == (x, y) || (a.step.kind, b.step.kind) == (y, x);
    let same = a.patient.is_same(&b.patient) || a.patient.is_empty() || b.patient.is_empty();
    same && (pair(Appointment, Transfer) || pair(Proposal, Appointment) || pair(Proposal, Approval))
}
