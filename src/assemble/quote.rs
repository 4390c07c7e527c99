//! Acts of speech: what is said, by whom, in which role.
//!
//! Pieces of speech are found sentence by sentence ([`direct`], [`indirect`]), then their speakers in order of the text
//! ([`speaker`]), since pronouns and carried speech depend on who spoke before.

mod confidence;
mod direct;
mod indirect;
mod models;
mod np;
mod rank;
mod speaker;
pub mod train;

use crate::document::Document;
use crate::label::Labelled;
use crate::linear::Model;
use crate::mention::body::{Body, bodies};
use crate::mention::cue::{self, Cue};
use crate::mention::person::{People, places};
use crate::mention::word::{Word, words};
use crate::span::{Clean, Span};
use crate::terms::{Label, QuoteKind, ResolvedBy};
pub(super) use confidence::learn::calibration;
use foldhash::HashSet;
pub use models::Models;
pub use rank::Alternative;
use std::ops::Range;

/// One act of speech, in spans of the clean text.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteDraft {
    /// The content.
    pub span: Span<Clean>,
    /// Direct or indirect.
    pub kind: QuoteKind,
    /// Fullest form of the speaker's name, or the role or body.
    pub speaker: Option<String>,
    /// Fullest form of the role.
    pub role: Option<String>,
    /// The mention that names the speaker: beside the quote, or for a pronoun and carried speech the one it goes back to.
    pub speaker_span: Option<Span<Clean>>,
    /// How the speaker was found.
    pub resolved_by: Option<ResolvedBy>,
    /// The word that introduces the speech, as written.
    pub cue: Option<String>,
    /// Indices of the sentences that the content stands in.
    pub sentences: Vec<usize>,
    /// Probability that the quote and its speaker are right.
    pub confidence: f64,
    /// Whoever may have spoken, the likeliest first; empty where the rules alone decided.
    pub alternatives: Vec<Alternative>,
}

/// A stretch of speech before its speaker is known.
#[derive(Debug, Clone)]
struct Piece {
    span: Span<Clean>,
    kind: QuoteKind,
    /// First and last sentence.
    sentences: (usize, usize),
    /// Sentence of the attribution and its cue.
    cue: Option<(usize, Cue)>,
    /// The cue reports speech only where a person or a body is its subject.
    loose: bool,
    /// Words before a colon or an opening mark that name the speaker without a cue, with their sentence.
    label: Option<(usize, Range<usize>)>,
}

/// What the stages share: the document with the words of its sentences.
struct Context<'d> {
    doc: &'d Document<'d>,
    words: Vec<Vec<Word<'d>>>,
    quoted: Vec<bool>,
    places: HashSet<String>,
    people: &'d People,
    bodies: Vec<Body>,
    accounts: Vec<speaker::Account>,
    groups: Vec<(Span<Clean>, String)>,
    /// The cues of each sentence.
    cues: Vec<Vec<Cue>>,
}

/// Finds the quotes of a document. `labels` are those of its sentences; only sentences labelled as quotes yield any.
pub fn quotes<'d>(doc: &'d Document<'d>, labels: &[Labelled], people: &'d People, models: &Models) -> Vec<QuoteDraft> {
    let told = told(doc, labels, people, models.speaker.as_ref()).into_iter();
    let sure = |features: &[String]| models.confidence.as_ref().map(|model| model.probabilities(features)[0]);
    told.map(|(draft, features)| QuoteDraft { confidence: sure(&features).unwrap_or(draft.confidence), ..draft })
        .collect()
}

/// The quotes of a document, each with what speaks for and against its being right.
fn told<'d>(
    doc: &'d Document<'d>,
    labels: &[Labelled],
    people: &'d People,
    model: Option<&Model>,
) -> Vec<(QuoteDraft, Vec<String>)> {
    // Most articles have no speech at all.
    if !labels.iter().any(|labelled| labelled.labels.contains(Label::Quote)) {
        return Vec::new();
    }
    let (context, pieces) = read(doc, labels, people);
    let (speakers, mut alternatives) = match model {
        Some(model) => {
            let mut ranking = rank::Ranking::new(model, &context);
            (speaker::resolve(&context, &pieces, &mut ranking), ranking.alternatives)
        }
        None => (speaker::resolve(&context, &pieces, &mut speaker::Rules), vec![Vec::new(); pieces.len()]),
    };
    let score = |piece: &Piece| labels.get(piece.sentences.0).map_or(0.0, |labelled| labelled.score(Label::Quote));
    let mut drafts: Vec<(QuoteDraft, Vec<String>)> = Vec::new();
    for (n, (piece, speaker)) in pieces.iter().zip(speakers).enumerate() {
        let spoken = speaker.is_some() || !speaker::needs_subject(piece);
        // One act of speech lies inside no other: of two that share text the first stands.
        if spoken && drafts.last().is_none_or(|(last, _)| !last.span.overlaps(piece.span)) {
            let mut draft = draft(&context, piece, speaker, score(piece));
            draft.alternatives = std::mem::take(&mut alternatives[n]);
            let features = confidence::features(&context, piece, &draft, score(piece));
            drafts.push((draft, features));
        }
    }
    drafts
}

/// A document as its quotes are read, with the pieces of speech in order.
fn read<'d>(doc: &'d Document<'d>, labels: &[Labelled], people: &'d People) -> (Context<'d>, Vec<Piece>) {
    let words: Vec<Vec<Word>> = doc.sentences.iter().map(|sentence| words(doc, sentence)).collect();
    let quoted = (0..words.len()).map(|i| labels.get(i).is_some_and(|l| l.labels.contains(Label::Quote))).collect();
    let places = places(&words);
    let (bodies, accounts) = (bodies(doc.text(), &words), speaker::accounts(doc.text(), &words));
    let groups = speaker::groups(doc.text(), &words);
    let cues = words.iter().map(|words| cue::find(words)).collect();
    let context = Context { doc, words, quoted, places, people, bodies, accounts, groups, cues };
    let mut pieces = direct::find(&context);
    pieces.extend(indirect::find(&context, &pieces));
    pieces.sort_by_key(|piece| (piece.span.start(), piece.span.end()));
    (context, pieces)
}

fn draft(context: &Context, piece: &Piece, speaker: Option<speaker::Speaker>, score: f64) -> QuoteDraft {
    let cue = piece.cue.and_then(|(sentence, cue)| {
        let words = context.words.get(sentence)?.get(cue.first..cue.end)?;
        let text: Vec<&str> = words.iter().map(|word| word.text).filter(|text| *text != "oleh").collect();
        Some(text.join(" "))
    });
    let sure = match speaker.as_ref().map(|speaker| speaker.by) {
        Some(ResolvedBy::Name) => 0.95,
        Some(ResolvedBy::ShortName) => 0.92,
        Some(ResolvedBy::Pronoun) => 0.85,
        Some(ResolvedBy::Role) => 0.75,
        Some(ResolvedBy::Carried) => 0.65,
        None => 0.4,
    };
    QuoteDraft {
        span: piece.span,
        kind: piece.kind,
        role: speaker.as_ref().and_then(|speaker| speaker.role.clone()),
        speaker_span: speaker.as_ref().and_then(|speaker| speaker.span),
        resolved_by: speaker.as_ref().map(|speaker| speaker.by),
        speaker: speaker.map(|speaker| speaker.name),
        cue,
        sentences: (piece.sentences.0..=piece.sentences.1).collect(),
        confidence: sure * score,
        alternatives: Vec::new(),
    }
}

/// The content of a quotation without the last comma or stop.
fn without_stop(text: &str, span: Span<Clean>) -> Span<Clean> {
    let span = span.trimmed(text);
    let inside = span.of(text);
    let kept = match inside.strip_suffix([',', '.']) {
        // An ellipsis is part of what was said.
        Some(kept) if !kept.ends_with('.') => kept,
        _ => inside,
    };
    Span::new(span.start(), span.start() + kept.len()).trimmed(text)
}

#[cfg(test)]
mod tests;
