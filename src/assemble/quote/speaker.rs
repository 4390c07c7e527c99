//! Who speaks: names, roles and bodies beside the cue, pronouns, speech carried on.

mod account;
mod apposition;
mod body;
mod fit;
mod group;
mod phrase;
mod pronoun;
mod subject;

use super::np;
use super::{Context, Piece};
use crate::mention::cue::{self, Kind};
use crate::mention::person::found_at;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::{QuoteKind, ResolvedBy};
pub(super) use account::{Account, accounts};
pub(super) use fit::label;
pub(super) use group::groups;
use phrase::{person_of, phrase};
pub(super) use pronoun::standing;
use pronoun::{definite, loose_topic, pronoun, topic};
use subject::subject;

/// A resolved speaker.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    pub name: String,
    pub role: Option<String>,
    pub span: Option<Span<Clean>>,
    pub by: ResolvedBy,
    /// A document or an account whose words are shown: nobody whom a pronoun takes up.
    pub mute: bool,
}

/// One piece's turn to be given a speaker.
#[derive(Clone, Copy)]
pub(super) struct Turn<'t> {
    pub context: &'t Context<'t>,
    pub pieces: &'t [Piece],
    /// Which piece.
    pub n: usize,
    /// The speakers of the pieces before it.
    pub past: &'t [Option<Speaker>],
}

impl Turn<'_> {
    /// Whether somebody other than `name` has become the topic since the last speech, up to sentence `here`.
    pub(super) fn newer(&self, here: usize, name: &str) -> bool {
        let last = self.past.iter().rposition(Option::is_some);
        let from = last.map_or(0, |at| self.pieces[at].sentences.1 + 1);
        (from..=here).any(|i| {
            let person = topic(self.context, i).and_then(|mention| self.context.people.persons.get(mention.person));
            person.is_some_and(|person| person.name != name)
        })
    }
}

/// Says who spoke, given what the rules think of it.
pub(super) trait Judge {
    /// The speaker of a turn; `rule` is the choice of the rules.
    fn choose(&mut self, turn: &Turn, rule: Option<Speaker>) -> Option<Speaker>;
}

/// The rules by themselves.
pub(super) struct Rules;

impl Judge for Rules {
    fn choose(&mut self, _: &Turn, rule: Option<Speaker>) -> Option<Speaker> {
        rule
    }
}

/// The speakers of all pieces, in their order; none where a piece [needs one](needs_subject) is no speech.
pub(super) fn resolve(context: &Context, pieces: &[Piece], judge: &mut dyn Judge) -> Vec<Option<Speaker>> {
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(pieces.len());
    let named = context.people.mentions.len() + context.bodies.len() + context.groups.len();
    for n in 0..pieces.len() {
        // Everybody named may have spoken.
        if !context.doc.effort.go_on(8 * named) {
            break;
        }
        let turn = Turn { context, pieces, n, past: &speakers };
        let rule = by_rules(&turn);
        let speaker = judge.choose(&turn, rule);
        speakers.push(speaker);
    }
    speakers
}

/// The choice of the rules.
fn by_rules(turn: &Turn) -> Option<Speaker> {
    let Turn { context, pieces, n, past } = *turn;
    let piece = &pieces[n];
    let spoke = |speaker: &Option<Speaker>| speaker.as_ref().is_some_and(|speaker| !speaker.mute);
    let last = past.iter().rposition(spoke).map(|at| (at, past[at].clone()));
    let past = last.and_then(|(at, speaker)| speaker.map(|speaker| (&pieces[at], speaker)));
    let beside = beside(context, piece, past.as_ref());
    match beside {
        found if piece.loose => found.filter(|speaker| fit::is_somebody(context, speaker)),
        // Reported speech has its own attribution: what cannot speak as its subject is nobody else's speech.
        found if needs_subject(piece) => found,
        found => found.or_else(|| carried(context, pieces, n, past.as_ref())),
    }
}

/// Whether a piece is speech only with a subject of its verb, or with what its label names.
pub(super) fn needs_subject(piece: &Piece) -> bool {
    let active = piece.cue.is_none_or(|(_, cue)| cue.kind == Kind::Active);
    piece.loose || piece.kind == QuoteKind::Indirect && active
}

type Past<'p> = (&'p Piece, Speaker);

/// The speaker named beside the piece's cue, or whom its pronoun means.
fn beside(context: &Context, piece: &Piece, past: Option<&Past>) -> Option<Speaker> {
    if let Some((sentence, range)) = &piece.label {
        let words = context.words.get(*sentence)?.get(range.clone())?;
        if words.iter().any(|word| account::leads_up(&word.lower)) {
            return account::narrated(context, piece);
        }
        if let Some(at) = words.iter().position(|word| cue::is_pronoun(&word.lower)) {
            return pronoun(context, piece, *sentence, range.start + at, past);
        }
        return phrase(context, *sentence, range.clone(), Side::Behind)
            .or_else(|| phrase(context, *sentence, range.clone(), Side::Before));
    }
    let (sentence, cue) = piece.cue?;
    let words = context.words.get(sentence)?;
    match cue.kind {
        Kind::Nya => pronoun(context, piece, sentence, cue.first, past),
        Kind::Active => subject(context, piece, sentence, cue, past),
        Kind::Bare | Kind::Passive | Kind::According => {
            let range = np::behind(context, words, cue.end);
            if let Some(named) = apposition::behind(context, sentence, range.clone()) {
                return Some(named);
            }
            if words.get(range.start).is_some_and(|word| {
                cue::is_pronoun(&word.lower)
                    || word.lower.ends_with("nya") && word.shape == Shape::Lower && range.len() == 1
            }) {
                return pronoun(context, piece, sentence, cue.first, past);
            }
            let inside = words.get(range.clone())?;
            taken_up(context, piece, inside, past)
                .or_else(|| definite(context, piece, sentence, range.clone(), past))
                .or_else(|| phrase(context, sentence, range, Side::Behind))
        }
    }
}

/// The body or the account that a phrase takes up ("perusahaan itu", "akun tersebut").
fn taken_up(context: &Context, piece: &Piece, inside: &[Word], past: Option<&Past>) -> Option<Speaker> {
    let account = match inside {
        [noun] if noun.lower == "akun" => true,
        [noun, mark] => noun.lower == "akun" && matches!(mark.lower.as_str(), "itu" | "ini" | "tersebut"),
        _ => false,
    };
    let at = inside.first().map_or(piece.span.start(), |word| word.span.start());
    let spoken = if account { account::last(context, at) } else { None };
    spoken.or_else(|| body::taken_up(context, inside, past))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The phrase stands before a verb: its last mention counts.
    Before,
    /// It stands behind the cue: its first mention counts.
    Behind,
}

/// Speech without an attribution of its own: the next sentence's, if it stands beside it, else the last speaker's.
fn carried(context: &Context, pieces: &[Piece], n: usize, past: Option<&Past>) -> Option<Speaker> {
    let piece = &pieces[n];
    let by = ResolvedBy::Carried;
    if let Some(speaker) = account::extract(context, piece) {
        return Some(Speaker { by, ..speaker });
    }
    let told_before = past.is_some_and(|(last, _)| last.sentences.1 + 1 >= piece.sentences.0);
    if !told_before && let Some(speaker) = account::narrated(context, piece) {
        return Some(Speaker { by, ..speaker });
    }
    let after = piece.sentences.1 + 1;
    // "… ." Hal itu disampaikan Kepala BKN Budi.
    let told = context.words.get(after).and_then(|words| told_by(context, after, words));
    if let Some(speaker) = told {
        return Some(Speaker { by, ..speaker });
    }
    let before = piece.sentences.0.checked_sub(1);
    if let Some((last, speaker)) = past
        && before.is_some_and(|before| last.sentences.1 >= before)
    {
        return Some(Speaker { by, ..speaker.clone() });
    }
    // "Bupati memberi penjelasan." "…"
    if let Some(mention) = before.and_then(|before| topic(context, before).or_else(|| loose_topic(context, before))) {
        return Some(Speaker { by, ..person_of(context, &mention) });
    }
    past.map(|(_, speaker)| Speaker { by, ..speaker.clone() })
}

/// "Hal itu disampaikan X", "Demikian dikatakan X" in the sentence after.
fn told_by(context: &Context, sentence: usize, words: &[Word]) -> Option<Speaker> {
    let opens = words
        .first()
        .is_some_and(|word| matches!(word.lower.as_str(), "hal" | "demikian" | "pernyataan" | "begitu" | "itu"));
    let cue = cue::find(words)
        .into_iter()
        .find(|cue| matches!(cue.kind, Kind::Passive | Kind::Bare))
        .filter(|cue| opens && cue.first <= 4)?;
    let range = np::behind(context, words, cue.end);
    found_at(words, range.start, &context.places)?;
    phrase(context, sentence, range, Side::Behind)
}
