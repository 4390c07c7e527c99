//! What features are made of: tokens with their words, shapes and classes, and the quotation state of a sentence.

use super::gazetteer::{self, Hit};
use super::shape::shape;
use crate::document::{Document, Sentence};
use crate::mention::number::{Number, numbers};
use crate::mention::person::{Form, People};
use crate::mention::view::acronym;
use crate::quotation::Role;
use crate::span::{Clean, Span};
use crate::token::Kind;
use std::ops::Range;

/// One sentence, looked at once.
#[derive(Debug)]
pub(super) struct Facts {
    /// Tokens as features see them: words in lower case, numbers by shape, marks of quotations by role.
    pub(super) words: Vec<String>,
    /// Shape of each token.
    pub(super) shapes: Vec<&'static str>,
    /// What kind of token each is.
    pub(super) kinds: Vec<Kind>,
    /// Whether each token stands inside a quotation.
    pub(super) quoted: Vec<bool>,
    /// Phrases of the word lists with the field they are of, in order of their place.
    pub(super) hits: Vec<(&'static str, Hit)>,
    /// Its numbers.
    pub(super) numbers: Vec<Number>,
    /// People and posts that it names, as tokens of the sentence, in order.
    pub(super) persons: Vec<(Range<usize>, Form)>,
    /// Quotation is open where the sentence starts.
    pub(super) starts_inside: bool,
    /// Quotation is open where the sentence ends.
    pub(super) ends_inside: bool,
    /// Places of the marks in `words`.
    pub(super) opens: Vec<usize>,
    pub(super) closes: Vec<usize>,
    /// It is the first or last of its line.
    pub(super) first_of_line: bool,
    pub(super) last_of_line: bool,
    /// It ends with a full stop or its like.
    pub(super) has_stop: bool,
    /// Index of its line.
    pub(super) line: usize,
}

impl Facts {
    pub(super) fn of(document: &Document, people: &People, sentence: &Sentence) -> Self {
        let text = document.text();
        let tokens = document.tokens_of(sentence);
        let line = document.lines.content.get(sentence.line).copied().unwrap_or(sentence.span);
        let mut facts = Facts {
            words: Vec::with_capacity(tokens.len()),
            shapes: Vec::with_capacity(tokens.len()),
            kinds: tokens.iter().map(|token| token.kind).collect(),
            quoted: tokens.iter().map(|token| document.quotations.is_inside(token.span.start())).collect(),
            hits: Vec::new(),
            numbers: numbers(document, sentence),
            persons: persons(document, people, sentence),
            starts_inside: document.quotations.is_inside(sentence.span.start()),
            ends_inside: false,
            opens: Vec::new(),
            closes: Vec::new(),
            first_of_line: sentence.span.start() == line.start(),
            last_of_line: sentence.span.end() == line.end(),
            has_stop: sentence.span.of(text).trim_end_matches(['"', ')', '\'']).ends_with(['.', '!', '?', '…']),
            line: sentence.line,
        };
        for (i, token) in tokens.iter().enumerate() {
            let word = token.text(text);
            let shape = shape(*token, word);
            facts.shapes.push(shape);
            let seen = match token.kind {
                Kind::Number => shape.to_owned(),
                Kind::Quote => facts.mark(i, document.quotations.role(token.span.start())),
                _ => acronym(word).to_lowercase(),
            };
            facts.words.push(seen);
        }
        let end = sentence.span.of(text).trim_end().chars().next_back().map_or(0, char::len_utf8);
        facts.ends_inside = document.quotations.is_inside(sentence.span.end().saturating_sub(end));
        facts.find_phrases();
        facts
    }

    fn mark(&mut self, at: usize, role: Option<Role>) -> String {
        match role {
            Some(Role::Open) => {
                self.opens.push(at);
                "<\"".to_owned()
            }
            Some(Role::Close) => {
                self.closes.push(at);
                "\">".to_owned()
            }
            _ => "\"".to_owned(),
        }
    }

    fn find_phrases(&mut self) {
        let fields: [(&'static str, &gazetteer::Field); 7] = [
            ("say", &gazetteer::SAYING),
            ("step", &gazetteer::STEPS),
            ("staff", &gazetteer::STAFF),
            ("person", &gazetteer::PEOPLE),
            ("unit", &gazetteer::QUANTITIES),
            ("mark", &gazetteer::MARKERS),
            ("field", &gazetteer::FIELDS),
        ];
        let mut hits = Vec::new();
        for (field, phrases) in fields {
            hits.clear();
            phrases.find(&self.words, &mut hits);
            self.hits.extend(hits.iter().map(|hit| (field, *hit)));
        }
        self.add_nya_forms();
        self.hits.sort_by_key(|(field, hit)| (hit.at, *field));
    }

    /// "ujarnya", "kata-katanya": a bare saying verb with -nya.
    fn add_nya_forms(&mut self) {
        for (at, word) in self.words.iter().enumerate() {
            let Some(stem) = word.strip_suffix("nya") else { continue };
            let known = self.hits.iter().any(|(field, hit)| *field == "say" && hit.at == at);
            let mut found = Vec::new();
            gazetteer::SAYING.find(&[stem.to_owned()], &mut found);
            if let Some(hit) = found.first().filter(|hit| !known && (hit.class == "bare" || hit.class == "active")) {
                let class = if hit.class == "bare" { "nya" } else { "active-nya" };
                self.hits.push(("say", Hit { at, len: 1, class }));
            }
        }
    }

    /// Hits of one field.
    pub(super) fn field(&self, field: &str) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |(of, _)| *of == field).map(|(_, hit)| hit)
    }

    /// Whether the token is a number in digits that is no year, day or amount by its shape alone.
    pub(super) fn is_count(&self, at: usize) -> bool {
        self.kinds[at] == Kind::Number
            && matches!(
                self.shapes[at],
                "<digit>" | "<two>" | "<three>" | "<four>" | "<thousands>" | "<many>" | "<decimal>"
            )
    }

    /// Share of the tokens that stand inside a quotation, in quarters from 0 to 4.
    pub(super) fn quoted_quarters(&self) -> usize {
        let quoted = self.quoted.iter().filter(|quoted| **quoted).count();
        (quoted * 4).div_ceil(self.quoted.len().max(1))
    }
}

/// The people and posts that a sentence names, as ranges of its tokens.
fn persons(document: &Document, people: &People, sentence: &Sentence) -> Vec<(Range<usize>, Form)> {
    let tokens = document.tokens_of(sentence);
    let range = |span: Span<Clean>| {
        let first = tokens.partition_point(|token| token.span.end() <= span.start());
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        first..end.max(first)
    };
    let named = people.mentions_in(sentence.span).iter().map(|mention| (range(mention.span), mention.form));
    let posts = people.posts.iter().filter(|(post, _)| sentence.span.contains(*post));
    let mut all: Vec<_> = named.chain(posts.map(|(span, _)| (range(*span), Form::Role))).collect();
    all.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
    all
}
