//! Kinds and stances that depend on the other steps of the sentence and of the sentences before.

use super::Told;
use super::choose::Candidate;
use super::frame::Voice;
use super::list;
use super::patient::Patient;
use super::scene::{Scene, Who};
use super::stance::Stance;
use crate::assemble::step::Step;
use crate::mention::view::View;
use crate::terms::EventKind;

/// Tokens between a word of asking and the noun of what is asked for.
const ASKED: usize = 3;
/// Sentences back that tell whether a post is given by a transfer.
const CONTEXT: usize = 8;

/// Corrects the candidates of a sentence.
pub(super) fn retype(scene: &Scene, candidates: &mut Vec<Candidate>, before: &[Told]) {
    let view = scene.view;
    asked(view, candidates);
    refused(view, candidates);
    moved(view, candidates);
    prolonged(view, candidates);
    posted(scene, candidates, before);
    phased(scene, candidates, before);
    in_context(scene, candidates, before);
}

/// "mengajukan mutasi": what somebody asks for himself is that step, not a proposal.
fn asked(view: &View, candidates: &mut Vec<Candidate>) {
    let asks =
        |step: &Step| matches!(view.low(step.first), "mengajukan" | "ajukan" | "meminta" | "minta" | "dimohonkan");
    let object = |candidate: &Candidate| {
        matches!(
            candidate.step.kind,
            EventKind::Transfer | EventKind::Termination | EventKind::Extension | EventKind::Approval
        )
    };
    for at in 0..candidates.len() {
        let step = candidates[at].step;
        if step.kind != EventKind::Proposal || !asks(&step) {
            continue;
        }
        let found = candidates
            .iter_mut()
            .find(|other| object(other) && (step.end..step.end + ASKED).contains(&other.step.first));
        if let Some(other) = found {
            other.weight += 4;
            if other.stance == Stance::Plain {
                other.stance = Stance::Planned;
            }
            candidates[at].weight = i32::MIN / 2;
        }
    }
    candidates.retain(|candidate| candidate.weight > i32::MIN / 4);
}

/// "permohonan mutasi itu ditolak": the word of refusal says how far the other step has come.
fn refused(view: &View, candidates: &mut Vec<Candidate>) {
    let answer = |candidate: &Candidate| match view.low(candidate.step.first) {
        "ditolak" | "menolak" | "dikembalikan" => Some(Stance::Refused),
        "dikabulkan" | "mengabulkan" | "disetujui" | "menyetujui" if candidate.step.weak => {
            Some(if candidate.stance == Stance::Denied { Stance::Refused } else { Stance::Done })
        }
        _ => None,
    };
    let Some(at) = candidates
        .iter()
        .position(|candidate| answer(candidate).is_some() && candidate.step.kind == EventKind::Approval)
    else {
        return;
    };
    let stance = answer(&candidates[at]).unwrap_or(Stance::Refused);
    let own = candidates[at].patient.figure;
    let other = candidates.iter().position(|other| {
        matches!(
            other.step.kind,
            EventKind::Transfer | EventKind::Extension | EventKind::Termination | EventKind::Proposal
        ) && (own.is_none() || other.patient.figure == own)
    });
    match other {
        Some(other) if stance == Stance::Refused || candidates[other].step.kind != EventKind::Proposal => {
            candidates[other].stance = stance;
            candidates[other].weight += 4;
            candidates.remove(at);
        }
        // Nothing else is named: what is refused is what was proposed.
        None if stance == Stance::Refused => {
            candidates[at].step.kind = EventKind::Proposal;
            candidates[at].stance = Stance::Refused;
        }
        _ => {}
    }
}

/// "Gerbong mutasi … melantik 14 pejabat": moved officials are sworn in, and it is one transfer.
fn moved(view: &View, candidates: &mut Vec<Candidate>) {
    const STEMS: [&str; 6] = ["mutasi", "rotasi", "rolling", "geser", "rombak", "demosi"];
    const RITES: [&str; 3] = ["lantik", "sumpah", "kukuh"];
    let holds = |step: &Step, stems: &[&str]| {
        (step.first..step.end).any(|at| stems.iter().any(|stem| view.low(at).contains(stem)))
    };
    let Some(rite) = candidates.iter().position(|c| c.step.kind == EventKind::Appointment && holds(&c.step, &RITES))
    else {
        return;
    };
    let Some(transfer) = candidates.iter().position(|c| c.step.kind == EventKind::Transfer && holds(&c.step, &STEMS))
    else {
        return;
    };
    // The person behind the noun may be the one who acts.
    let acts = candidates[rite].official.as_ref().and_then(|official| official.name.as_deref());
    let own = |patient: &Patient| {
        patient.figure.is_some() || patient.people.iter().any(|person| Some(person.name.as_str()) != acts)
    };
    let same = !own(&candidates[transfer].patient) && !candidates[transfer].patient.people.is_empty()
        || candidates[transfer].patient.is_empty()
        || candidates[transfer].patient.is_same(&candidates[rite].patient);
    if same || candidates[rite].patient.is_empty() {
        candidates[rite].step.kind = EventKind::Transfer;
        if candidates[rite].patient.is_empty() {
            candidates[rite].patient = candidates[transfer].patient.clone();
        }
        candidates.remove(transfer);
    }
}

/// "memperpanjang pendaftaran": a selection or filing goes on; nobody's contract is prolonged.
fn prolonged(view: &View, candidates: &mut Vec<Candidate>) {
    let contract = (0..view.len()).any(|at| {
        ["kontrak", "jabatan", "perjanjian", "kerja", "tugas", "bakti", "spk", "sk"]
            .iter()
            .any(|word| view.low(at).starts_with(word))
    });
    let selects = |candidate: &Candidate| matches!(candidate.step.kind, EventKind::Selection | EventKind::Filing);
    let Some(at) = candidates.iter().position(|c| c.step.kind == EventKind::Extension) else { return };
    if contract
        && !candidates.iter().any(|c| selects(c) && !c.step.weak && c.step.first.abs_diff(candidates[at].step.end) <= 1)
    {
        return;
    }
    if let Some(other) = candidates.iter().position(selects) {
        candidates[other].stance = Stance::Ongoing;
        candidates[other].weight += 3;
        if candidates[other].patient.is_empty() {
            candidates[other].patient = candidates[at].patient.clone();
        }
        candidates.remove(at);
    }
}

/// "Camat A menjadi Sekretaris B, C menjadi D": posts that the sentence gives without a word of its own for the step.
fn posted(scene: &Scene, candidates: &mut Vec<Candidate>, before: &[Told]) {
    let given = list::given(scene);
    let sure = candidates.iter().any(|candidate| !candidate.step.weak && candidate.weight > 4);
    if given.is_empty() || sure && given.len() < 2 && !list::is_item(scene.view) {
        return;
    }
    let near = |told: &&Told| told.draft.sentences.last().is_some_and(|last| scene.sentence - last <= CONTEXT);
    let kind = before
        .iter()
        .rev()
        .filter(near)
        .map(|told| told.draft.kind)
        .find(|kind| matches!(kind, EventKind::Transfer | EventKind::Appointment));
    let own = candidates.iter().map(|c| c.step.kind).find(|kind| *kind == EventKind::Transfer);
    let kind = own.or(kind).unwrap_or(EventKind::Appointment);
    candidates.retain(|candidate| {
        !matches!(candidate.step.kind, EventKind::Transfer | EventKind::Appointment)
            && !candidate.step.weak
            && candidate.weight > 6
    });
    for (at, person) in given {
        let step = Step { kind, first: at, end: at + 1, weak: false };
        let stance = super::stance::stance(scene, &step);
        let patient = Patient { people: vec![person], ..Patient::default() };
        candidates.push(Candidate {
            step,
            voice: Voice::Undergone,
            frame: super::frame::Frame::Main,
            stance,
            patient,
            official: None,
            weight: 8,
        });
    }
}

/// "Tahap pertama dilakukan hari ini, sedangkan tahap kedua dijadwalkan 22 Desember": phases stand for the step told before.
fn phased(scene: &Scene, candidates: &mut Vec<Candidate>, before: &[Told]) {
    let view = scene.view;
    if candidates.iter().any(|candidate| !candidate.step.weak) {
        return;
    }
    let Some(kind) = before.iter().max_by_key(|told| told.draft.sentences.last().copied()).map(|told| told.draft.kind)
    else {
        return;
    };
    let phases: Vec<usize> = (0..view.len()).filter(|at| is_phase(view, *at)).collect();
    let own: Vec<Candidate> = phases
        .iter()
        .enumerate()
        .filter_map(|(n, at)| {
            let end = phases.get(n + 1).copied().unwrap_or(view.len());
            let figure = scene.placed.iter().find_map(|placed| match placed.who {
                Who::Figure(figure) if (*at..end).contains(&placed.at.start) => Some(figure),
                _ => None,
            })?;
            let step = Step { kind, first: *at, end: at + 2, weak: false };
            let stance = super::stance::phase(view, &step);
            let patient = Patient { figure: Some(figure), ..Patient::default() };
            // Not as a noun: of two nouns for one step the sentence reports one, of two phases both.
            let (voice, frame) = (Voice::Undergone, super::frame::Frame::Main);
            Some(Candidate { step, voice, frame, stance, patient, official: None, weight: 8 })
        })
        .collect();
    if !own.is_empty() {
        *candidates = own;
    }
}

fn is_phase(view: &View, at: usize) -> bool {
    let nth = view.low(at + 1);
    matches!(view.low(at), "tahap" | "gelombang")
        && (view.is_number(at + 1) || matches!(nth, "pertama" | "kedua" | "ketiga" | "keempat" | "i" | "ii" | "iii"))
}

/// Where officials are being moved, a person who gets a post is moved; who only holds it for a time is appointed.
fn in_context(scene: &Scene, candidates: &mut [Candidate], before: &[Told]) {
    let near = |told: &&Told| told.draft.sentences.iter().any(|sentence| scene.sentence - sentence <= CONTEXT);
    let moving = before.iter().filter(near).any(|told| told.draft.kind == EventKind::Transfer);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.step.kind == EventKind::Appointment) {
        let word = scene.view.low(candidate.step.first);
        let general = [
            "dipercaya",
            "ditunjuk",
            "diangkat",
            "menempati",
            "diisi",
            "dijabat",
            "diemban",
            "mendapat",
            "menggantikan",
        ]
        .iter()
        .any(|stem| word.starts_with(stem));
        let acting = candidate.patient.people.iter().any(|person| {
            person.post.as_deref().is_some_and(|post| {
                let post = post.to_lowercase();
                ["pj", "plt", "plh", "penjabat", "pelaksana"].iter().any(|head| post.starts_with(head))
            })
        });
        if moving && general && !acting && !candidate.patient.people.is_empty() {
            candidate.step.kind = EventKind::Transfer;
        }
    }
    let last = before.iter().max_by_key(|told| told.draft.sentences.last().copied()).map(|told| told.draft.kind);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.step.kind == EventKind::Termination) {
        // Who is struck from a list loses what the list was for.
        let struck = matches!(scene.view.low(candidate.step.first), "dicoret" | "mencoret" | "coret");
        match last {
            Some(EventKind::Proposal) if struck => {
                candidate.step.kind = EventKind::Proposal;
                candidate.stance = Stance::Refused;
            }
            Some(EventKind::Selection) if struck => candidate.step.kind = EventKind::Selection,
            _ => {}
        }
    }
}
