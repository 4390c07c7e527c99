//! How a step stands in its sentence: who acts by its form, and what the words before it make of it.

use crate::assemble::step::Step;
use crate::lexicon::{self, Phrases};
use crate::mention::view::View;
use foldhash::HashMap;
use std::sync::LazyLock;

/// By the form of the step's word, where those stand whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// "melantik": behind it; who acts before it.
    Active,
    /// "dilantik", "kami lantik": before it.
    Passive,
    /// "menerima SK", "mundur": before it, and nobody else acts.
    Undergone,
    /// "pelantikan": behind it.
    Noun,
}

/// What the words before a step make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The sentence says that the step is taken.
    Main,
    /// "yang dilantik": it says of somebody that.
    Relative,
    /// "untuk diangkat".
    Purpose,
    /// "usai dilantik".
    Time,
    /// "terkait pengangkatan".
    Topic,
    /// "jika diangkat".
    Condition,
    /// "peserta seleksi", "hasil seleksi".
    Modifier,
}

static FRAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/event_frame.txt")));
static VOICES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lexicon::entries(include_str!("../../../data/event_voice.txt")) {
        if let Some((phrase, voice)) = line.split_once('\t') {
            phrases.add([phrase], u16::from(voice == "noun"));
        }
    }
    phrases
});

/// Words before a step's word that are looked at.
const BACK: usize = 7;

/// The voice of a step.
pub(super) fn voice(view: &View, step: &Step) -> Voice {
    let mut at = step.first;
    while at + 1 < step.end
        && matches!(
            view.low(at),
            "resmi" | "sudah" | "telah" | "akan" | "bakal" | "segera" | "siap" | "kembali" | "batal"
        )
    {
        at += 1;
    }
    if by_pronoun(view, at).is_some() {
        return Voice::Passive;
    }
    match VOICES.longest_at(view.rest(at)) {
        Some((_, 1)) => return Voice::Noun,
        Some(_) => return Voice::Undergone,
        None => {}
    }
    let word = view.low(at);
    let noun = word.starts_with("pe") && (word.ends_with("an") || word.ends_with("annya"));
    match () {
        () if noun => Voice::Noun,
        () if word.starts_with("di") || word.starts_with("ter") || word.starts_with("ke") => Voice::Passive,
        () => Voice::Active,
    }
}

/// The pronoun that acts in "kami usulkan", "saya tunjuk", "akan kita buka".
pub(super) fn by_pronoun(view: &View, at: usize) -> Option<usize> {
    let bare = |low: &str| !["me", "di", "ter", "pe", "ber"].iter().any(|prefix| low.starts_with(prefix));
    let first = (1..=3).find(|back| matches!(view.before(at, *back), "kami" | "kita" | "saya" | "aku"))?;
    let filler = (1..first).all(|back| FRAMES.get(view.before(at, back)) == Some(&"filler"));
    (bare(view.low(at)) && filler).then(|| at - first)
}

/// What the words before make of a step.
pub(super) fn frame(view: &View, step: &Step) -> Frame {
    let mut at = step.first;
    for _ in 0..BACK {
        let Some(before) = at.checked_sub(1) else { return Frame::Main };
        let low = view.low(before);
        let found = match FRAMES.get(low).copied() {
            Some("filler" | "head") => None,
            Some("relative") => Some(Frame::Relative),
            Some("purpose") => Some(Frame::Purpose),
            Some("time") => Some(Frame::Time),
            Some("topic") => Some(Frame::Topic),
            Some("condition") => Some(Frame::Condition),
            Some("modifier") => Some(Frame::Modifier),
            _ if matches!(low, "kami" | "kita" | "saya" | "ia" | "dia" | "mereka" | "pihaknya") => None,
            _ => Some(Frame::Main),
        };
        match found {
            Some(frame) => return frame,
            None => at = before,
        }
    }
    Frame::Main
}

/// Ends a clause. A point inside a sentence is that of an abbreviation.
pub(super) fn is_border(view: &View, at: usize) -> bool {
    matches!(
        view.low(at),
        ";" | "\""
            | ":"
            | "sementara"
            | "sedangkan"
            | "namun"
            | "tetapi"
            | "tapi"
            | "karena"
            | "sehingga"
            | "lantaran"
            | "padahal"
            | "meski"
            | "meskipun"
            | "walau"
    ) || view.low(at) == "." && at + 1 >= view.len()
}
