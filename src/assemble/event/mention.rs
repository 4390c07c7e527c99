//! The steps that one sentence reports.

use super::official::{head_before, holder, is_active, official, people, post};
use super::{Actor, EventDraft, Known, NamedPerson, body};
use crate::assemble::figure::FigureDraft;
use crate::assemble::step::{Mood, Step, steps};
use crate::document::Document;
use crate::label::Labelled;
use crate::mention::date::DateMention;
use crate::mention::day::Day;
use crate::mention::number::staff_at;
use crate::mention::view::View;
use crate::terms::{Category, EventKind, EventStatus, Label, Status};

/// One draft for each step of the sentence, unmerged.
pub(super) fn mentions(
    doc: &Document,
    view: &View,
    sentence: usize,
    labelled: &Labelled,
    known: Known,
    everybody: &[Actor],
) -> Vec<EventDraft> {
    let mut steps = chosen(view);
    if steps.is_empty() {
        steps.extend(step_of_figure(view, sentence, known));
    }
    let actors = (known.actors)(doc.sentences[sentence].span);
    let figures: Vec<usize> = (0..known.figures.len()).filter(|at| known.figures[*at].sentence == sentence).collect();
    let dates = known.dates.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let each = steps.iter().map(|step| {
        let date = date(view, step, dates, labelled);
        let figure = figure_of(view, step, &steps, &figures, known.figures);
        let willed = is_refusal(view, step) || step.mood == Mood::Planned || is_active(view, step);
        let official = official(view, step, &actors).or_else(|| head_before(view, step, &actors).filter(|_| willed));
        let official = official.map(|official| holder(official, everybody));
        let people = if figure.is_some() { Vec::new() } else { people(view, step, &actors, official.as_ref()) };
        let group = if figure.is_some() || !people.is_empty() { None } else { group(view, step) };
        EventDraft {
            kind: step.kind,
            status: status(view, step, figure.and_then(|at| known.figures.get(at)), date, known.published),
            figures: figure.into_iter().collect(),
            people,
            group,
            official,
            institution: None,
            date,
            place: body::place(view),
            sentences: vec![sentence],
            is_item: is_listed(view),
            confidence: labelled.score(Label::Appointment).clamp(0.0, 1.0) * if steps.len() == 1 { 0.9 } else { 0.7 },
        }
    });
    each.collect()
}

/// Whether the sentence is an item of a list that gives a person a post: "2. Edi Rusman sebagai Kepala Dinas Pendidikan".
pub(super) fn is_listed(view: &View) -> bool {
    let item = view.is_number(0) && matches!(view.low(1), "." | ")") || matches!(view.low(0), "-" | "–" | "•" | "*");
    item && (2..view.len()).any(|at| matches!(view.low(at), "sebagai" | "menjadi" | "jadi" | "ke" | ":"))
}

/// The step that an item of a list reports: that of the sentence before, for the person named first.
pub(super) fn listed(doc: &Document, view: &View, sentence: usize, last: &EventDraft, known: Known) -> EventDraft {
    let actors = (known.actors)(doc.sentences[sentence].span);
    let post = post(view, 2);
    let first = actors
        .into_iter()
        .find_map(|actor| Some(NamedPerson { name: actor.name?, post: post.clone(), span: actor.span }));
    EventDraft {
        figures: Vec::new(),
        people: first.into_iter().collect(),
        group: None,
        sentences: vec![sentence],
        is_item: true,
        confidence: last.confidence * 0.8,
        ..last.clone()
    }
}

/// Where no word names the step, what the figure's status says of it.
fn step_of_figure(view: &View, sentence: usize, known: Known) -> Option<Step> {
    let figure = known.figures.iter().find(|figure| figure.sentence == sentence)?;
    let kind = match figure.status {
        Status::Appointed | Status::Planned => EventKind::Appointment,
        Status::Proposed => EventKind::Proposal,
        Status::Applied | Status::Passed | Status::Rejected => EventKind::Selection,
        Status::InProcess => EventKind::Filing,
        Status::Terminated => EventKind::Termination,
        Status::Allotted => EventKind::Approval,
        _ => return None,
    };
    let first = view.token_at(figure.number.start());
    let mood = if figure.status == Status::Planned { Mood::Planned } else { Mood::Done };
    Some(Step { kind, first, end: first + 1, mood })
}

/// The steps that the sentence reports: denied and unreal ones only where an authority refuses or nothing else is left; of a
/// step and its purpose ("diusulkan untuk diangkat") the step; each kind once.
fn chosen(view: &View) -> Vec<Step> {
    let all = steps(view);
    let real = |step: &&Step| {
        matches!(step.mood, Mood::Done | Mood::Past | Mood::Ongoing | Mood::Planned) || is_refusal(view, step)
    };
    let mut kept: Vec<Step> = all.iter().filter(real).copied().collect();
    if kept.is_empty() {
        kept = all;
    }
    let beside = |step: &&Step| {
        is_purpose(view, step, &kept)
            || is_modifier(view, step, &kept)
            || is_attribute(view, step, &kept)
            || is_ceremony_of_transfer(view, step, &kept)
    };
    let main: Vec<Step> = kept.iter().filter(|step| !beside(step)).copied().collect();
    let mut out: Vec<Step> = Vec::new();
    for step in if main.is_empty() { kept } else { main } {
        match out.iter_mut().find(|other| other.kind == step.kind) {
            // Of two words for one kind the verb says more of its state than the noun.
            Some(other) if is_noun(view, other) && !is_noun(view, &step) => *other = step,
            Some(_) => {}
            None => out.push(step),
        }
    }
    out
}

/// "untuk diangkat", "agar dilantik" behind another step.
fn is_purpose(view: &View, step: &Step, all: &[Step]) -> bool {
    let led = (1..=2).any(|back| {
        matches!(view.before(step.first, back), "untuk" | "agar" | "guna" | "supaya" | "sebelum" | "dalam")
    });
    led && all.iter().any(|other| other.first < step.first && other.kind != step.kind)
}

/// A word that stands inside the phrase of another step: "peserta seleksi", "usulan penetapan NIP"; of "SK perpanjangan" it
/// is the letter.
fn is_modifier(view: &View, step: &Step, all: &[Step]) -> bool {
    let after_noun = matches!(
        view.before(step.first, 1),
        "peserta" | "hasil" | "formasi" | "panitia" | "sk" | "proses" | "jadwal" | "tahapan"
    );
    let others = all.iter().any(|other| other.kind != step.kind);
    let letter = |step: &Step| matches!(view.before(step.end, 1), "sk" | "keputusan");
    let inside = all.iter().any(|other| other.end == step.first && other.kind != step.kind && !letter(other));
    let named = letter(step) && all.iter().any(|other| other.first == step.end && other.kind != step.kind);
    others && (after_noun && step.kind == EventKind::Selection || inside || named)
}

/// "kepala desa terpilih", "peserta yang lulus": says who takes the other step.
fn is_attribute(view: &View, step: &Step, all: &[Step]) -> bool {
    let word = view.low(step.first);
    let attribute =
        word == "terpilih" || matches!(word, "lulus" | "lolos" | "memenuhi") && view.before(step.first, 1) == "yang";
    attribute && all.iter().any(|other| other.kind != step.kind)
}

/// Moved officials are sworn in too: "Gerbong mutasi … melantik 14 pejabat" is one transfer.
fn is_ceremony_of_transfer(view: &View, step: &Step, all: &[Step]) -> bool {
    let ceremony = |at: usize| {
        view.low(at).contains("lantik") || view.low(at).contains("sumpah") || view.low(at).contains("kukuh")
    };
    let moves = |step: &Step| {
        let stems = ["mutasi", "rotasi", "rolling", "promosi", "reshuffle", "geser", "rombak"];
        step.kind == EventKind::Transfer
            && (step.first..step.end).any(|at| stems.iter().any(|stem| view.low(at).contains(stem)))
    };
    step.kind == EventKind::Appointment && (step.first..step.end).any(ceremony) && all.iter().any(moves)
}

fn is_noun(view: &View, step: &Step) -> bool {
    let word = view.low(step.first);
    word.starts_with("pe") && word.ends_with("an")
        || matches!(word, "seleksi" | "tes" | "ujian" | "sk" | "mutasi" | "rotasi" | "usulan")
}

/// "tidak akan merumahkan", "batal dilantik", "menolak usulan".
fn is_refusal(view: &View, step: &Step) -> bool {
    if step.mood == Mood::Denied {
        let window = step.first.saturating_sub(4)..step.first;
        return window.clone().any(|at| matches!(view.low(at), "batal" | "urung"))
            || window.clone().any(|at| matches!(view.low(at), "tidak" | "tak"))
                && window.clone().any(|at| matches!(view.low(at), "akan" | "pernah" | "lagi" | "ada"));
    }
    (step.first..step.end).any(|at| matches!(view.low(at), "batal" | "ditolak" | "menolak"))
}

fn status(
    view: &View,
    step: &Step,
    figure: Option<&FigureDraft>,
    date: Option<DateMention>,
    published: Option<Day>,
) -> EventStatus {
    if is_refusal(view, step) {
        return EventStatus::Refused;
    }
    let first = date.and_then(|date| date.from.or(date.to));
    let later = matches!((first, published), (Some(first), Some(today)) if first > today);
    let long_ago =
        matches!((date.and_then(|date| date.to), published), (Some(last), Some(today)) if last.plus(31) < today);
    match (step.mood, figure.map(|figure| figure.status)) {
        (Mood::Planned, _) => EventStatus::Planned,
        (Mood::Ongoing, _) => EventStatus::Ongoing,
        (Mood::Done, _) if later => EventStatus::Planned,
        (_, Some(Status::Planned)) if step.kind == EventKind::Appointment => EventStatus::Planned,
        (_, Some(Status::InProcess)) if step.kind == EventKind::Filing => EventStatus::Ongoing,
        (Mood::Done, status)
            if opens(view, step) && !long_ago && !matches!(status, Some(Status::Passed | Status::Rejected)) =>
        {
            EventStatus::Ongoing
        }
        _ => EventStatus::Done,
    }
}

/// A selection that begins, as against one with results: "membuka", "pendaftaran", "rekrutmen".
fn opens(view: &View, step: &Step) -> bool {
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
    const RESULT: [&str; 10] = [
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
    ];
    step.kind == EventKind::Selection
        && OPENING.contains(&view.low(step.first))
        && !(0..view.len()).any(|at| RESULT.contains(&view.low(at)))
}

/// The figure nearest to the step, where no other step is nearer to it; of several the first that is no part of another.
fn figure_of(view: &View, step: &Step, steps: &[Step], inside: &[usize], figures: &[FigureDraft]) -> Option<usize> {
    let distance = |step: &Step, at: usize| {
        let token = figures.get(at).map_or(0, |figure| view.token_at(figure.number.start()));
        if token < step.first { step.first - token } else { token.saturating_sub(step.end) }
    };
    let own = inside.iter().copied().filter(|at| steps.iter().all(|other| distance(step, *at) <= distance(other, *at)));
    own.min_by_key(|at| distance(step, *at)).or(match inside {
        [only] => Some(*only),
        _ => None,
    })
}

/// "seluruh PPPK tahap II", "para tenaga honorer", "mereka".
fn group(view: &View, step: &Step) -> Option<String> {
    let spans = (0..view.len()).filter_map(|at| {
        let lead = usize::from(matches!(
            view.low(at),
            "seluruh" | "semua" | "para" | "ribuan" | "ratusan" | "puluhan" | "sejumlah"
        ));
        let end = match staff_at(view, at + lead) {
            // One official is no group, unless many are said: "para camat".
            Some((Category::Pejabat | Category::TniPolri, _)) if lead == 0 => return None,
            Some((_, end)) => end,
            None if view.low(at) == "mereka" => at + 1,
            None => return None,
        };
        Some((end.abs_diff(step.first), at, end))
    });
    let (_, at, end) = spans.min()?;
    Some(view.span(at, end).of(view.text()).to_owned())
}

/// The date nearest to the step; the day on which somebody spoke is none.
fn date(view: &View, step: &Step, dates: &[DateMention], labelled: &Labelled) -> Option<DateMention> {
    let spoken = |date: &&DateMention| {
        labelled.labels.contains(Label::Quote) && {
            let first = view.token_at(date.span.start());
            let last = view.token_at(date.span.end().saturating_sub(1));
            let at_end = last + 3 >= view.len();
            at_end && matches!(view.before(first, 1), "," | "(") && date.from == date.to
        }
    };
    let distance = |date: &&DateMention| view.token_at(date.span.start()).abs_diff(step.first);
    dates.iter().filter(|date| !spoken(date)).min_by_key(distance).copied()
}
