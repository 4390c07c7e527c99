//! Learns the ranking of speakers from the corpus, and shows beside the rules what it is worth.
//!
//! Examples are the pieces of speech that the program finds in the corpus articles (their sentences labelled as annotated),
//! each with its candidates; right is the candidate that bears the annotated name. The chain of speakers before a piece is the
//! annotated one where it is among the candidates. Scores are of whole articles read by a model that has seen none of them, its
//! own choices making the chain.

use super::super::speaker::{Judge, Rules, Speaker, Turn, needs_subject, resolve};
use super::super::{Context, Piece, read};
use super::entity::{Entity, entities};
use super::{Ranking, candidates};
use crate::assemble::train::Course;
use crate::clean::Rules as Cleaning;
use crate::corpus::{GoldArticle, GoldQuote};
use crate::document::Document;
use crate::label::Labelled;
use crate::label::train::FitError;
use crate::linear::Model;
use crate::linear::train::{Options, Row, Trained, train};
use crate::mention::person::{People, people};
use crate::span::{Raw, Span};
use crate::terms::{Label, ResolvedBy};
use rayon::prelude::*;

/// What was learned, and what rules and ranking are worth.
#[derive(Debug)]
pub struct Learned {
    /// The model and those of the folds.
    pub trained: Trained,
    /// Pieces with an annotated speaker.
    pub pieces: usize,
    /// Those whose speaker the rules alone find.
    pub rules: usize,
    /// Those whose speaker the held-out rankings find.
    pub ranked: usize,
    /// The same three counts for each way in which the rules resolve a speaker.
    pub ways: Vec<(&'static str, [usize; 3])>,
}

/// Shortest overlap (of union) at which a piece is an annotated quote.
const SAME: f64 = 0.3;

/// Learns from the course.
///
/// # Errors
/// Where a fit fails or does not converge.
pub fn speakers(course: &Course, options: &Options) -> Result<Learned, FitError> {
    let of_article = |article: &GoldArticle| {
        let fold = course.folds.of(&article.id);
        lesson(article, |context, pieces, gold| taught(context, pieces, gold, fold))
    };
    let rows: Vec<Row> = over(course, of_article);
    let trained = train(&rows, options)?;
    let judged = |article: &GoldArticle| {
        let model = &trained.folds[course.folds.of(&article.id)];
        lesson(article, |context, pieces, gold| compared(context, pieces, gold, model))
    };
    let compared: Vec<Compared> = over(course, judged);
    let count = |is: &dyn Fn(&Compared) -> bool| compared.iter().filter(|one| is(one)).count();
    let ways = ResolvedBy::ALL.iter().map(|by| Some(*by)).chain([None]).map(|by| {
        let own = |one: &Compared| one.by == by;
        let counts = [count(&own), count(&|one| own(one) && one.rules), count(&|one| own(one) && one.ranked)];
        (by.map_or("nobody", ResolvedBy::word), counts)
    });
    Ok(Learned {
        pieces: compared.len(),
        rules: count(&|one| one.rules),
        ranked: count(&|one| one.ranked),
        ways: ways.collect(),
        trained,
    })
}

/// What all articles yield, in their order.
fn over<T: Send>(course: &Course, of: impl Fn(&GoldArticle) -> Vec<T> + Sync + Send) -> Vec<T> {
    course.articles.par_iter().map(of).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Whether rules and ranking are right about one piece.
struct Compared {
    by: Option<ResolvedBy>,
    rules: bool,
    ranked: bool,
}

/// Reads an article as it is annotated and hands over its pieces, each with its annotated quote.
fn lesson<T>(article: &GoldArticle, teach: impl FnOnce(&Context, &[Piece], &[Option<&GoldQuote>]) -> T) -> T {
    let doc = Document::new(&article.given.text, Cleaning::all());
    let labels = annotated(&doc, article);
    let people: People = people(&doc);
    let (context, pieces) = read(&doc, &labels, &people);
    let gold: Vec<Option<&GoldQuote>> =
        pieces.iter().map(|piece| best_match(doc.clean.raw(piece.span), &article.answers.quotes)).collect();
    teach(&context, &pieces, &gold)
}

/// The labels of a document's sentences by the annotation.
fn annotated(doc: &Document, article: &GoldArticle) -> Vec<Labelled> {
    let of = |span: Span<Raw>| {
        let best = article.answers.sentences.iter().max_by_key(|gold| shared(gold.span, span));
        let labels = best.filter(|gold| shared(gold.span, span) > 0).map(|gold| gold.labels).unwrap_or_default();
        let mut labelled = Labelled { labels, ..Labelled::default() };
        labelled.scores[Label::Quote as usize] = if labels.contains(Label::Quote) { 1.0 } else { 0.0 };
        labelled
    };
    doc.sentences.iter().map(|sentence| of(doc.clean.raw(sentence.span))).collect()
}

fn shared(a: Span<Raw>, b: Span<Raw>) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

/// The annotated quote that a piece is.
pub(in crate::assemble::quote) fn best_match(span: Span<Raw>, gold: &[GoldQuote]) -> Option<&GoldQuote> {
    let overlap = |quote: &GoldQuote| {
        let union = span.end().max(quote.span.end()) - span.start().min(quote.span.start());
        shared(span, quote.span) as f64 / union.max(1) as f64
    };
    gold.iter().filter(|quote| overlap(quote) >= SAME).max_by(|a, b| overlap(a).total_cmp(&overlap(b)))
}

/// Writes down the candidates of each turn and goes on with the annotated speaker.
struct Teacher<'g> {
    gold: &'g [Option<&'g GoldQuote>],
    entities: Vec<Entity>,
    fold: usize,
    rows: Vec<Row>,
}

impl Judge for Teacher<'_> {
    fn choose(&mut self, turn: &Turn, rule: Option<Speaker>) -> Option<Speaker> {
        let name = self.gold[turn.n].and_then(|quote| quote.speaker.as_deref());
        let (Some(name), false) = (name, rule.is_none() && needs_subject(&turn.pieces[turn.n])) else { return rule };
        let candidates = candidates(turn, &mut self.entities, rule.as_ref());
        let mut right = None;
        for candidate in candidates {
            let truth = same_name(name, &candidate.speaker.name).then_some(0);
            if truth.is_some() && right.is_none() {
                right = Some(candidate.speaker);
            }
            self.rows.push(Row { fold: self.fold, features: candidate.features, truth });
        }
        right.or(rule)
    }
}

fn taught(context: &Context, pieces: &[Piece], gold: &[Option<&GoldQuote>], fold: usize) -> Vec<Row> {
    let mut teacher = Teacher { gold, entities: entities(context), fold, rows: Vec::new() };
    resolve(context, pieces, &mut teacher);
    teacher.rows
}

fn compared(context: &Context, pieces: &[Piece], gold: &[Option<&GoldQuote>], model: &Model) -> Vec<Compared> {
    let rules = resolve(context, pieces, &mut Rules);
    let ranked = resolve(context, pieces, &mut Ranking::new(model, context));
    let both = rules.iter().zip(&ranked).zip(gold);
    both.filter_map(|((rules, ranked), gold)| {
        let name = gold.and_then(|quote| quote.speaker.as_deref())?;
        let right = |speaker: &Option<Speaker>| speaker.as_ref().is_some_and(|speaker| same_name(name, &speaker.name));
        Some(Compared { by: rules.as_ref().map(|speaker| speaker.by), rules: right(rules), ranked: right(ranked) })
    })
    .collect()
}

/// Whether two names are one: the same words, honorifics aside, or one a part of the other with at least half its words.
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !short.is_empty()
        && (a == b || long.len() > 1 && short.iter().all(|word| long.contains(word)) && short.len() * 2 >= long.len())
}

fn name_words(name: &str) -> Vec<String> {
    const HONORIFICS: [&str; 13] =
        ["h", "hj", "ir", "dr", "drs", "dra", "prof", "kh", "bapak", "pak", "ibu", "bu", "sdr"];
    let kept: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | ' ')).collect();
    kept.split_whitespace().filter(|word| !HONORIFICS.contains(word)).map(str::to_owned).collect()
}
