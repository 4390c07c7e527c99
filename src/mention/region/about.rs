//! The government that an article is about.

use super::{Level, Mention, Place, mentions, seat_of};
use crate::article::Meta;
use crate::document::Document;
use crate::mention::word::{Shape, Word, words};
use crate::record::Region;
use crate::span::Span;
use crate::token::tokenize;
use std::collections::BTreeMap;

/// What speaks for one region.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// All mentions, weighted.
    all: f64,
    /// Mentions as or beside a government or with their level ("Kabupaten X").
    government: f64,
    /// Whether the title names it.
    title: bool,
    /// Whether the dateline does.
    headed: bool,
}

/// Share of all weight that the winner needs.
const SHARE: f64 = 0.38;
/// Weight with which a region that heads the article makes it local news without any government in it.
const LOCAL: f64 = 2.5;
/// The same for a region that the title names.
const TITLED: f64 = 3.0;
/// Share of all weight that a region of local news needs.
const LOCAL_SHARE: f64 = 0.6;
/// How much of the national government local news may name, as a share of the region's weight.
const LOCAL_NATION: f64 = 0.6;
/// How much a province counts beside its kabupaten, which name it too.
const PROVINCE: f64 = 0.8;
/// The capital: national news is headed by it.
const CAPITAL: &str = "31";
/// Weight of government mentions that the winner needs.
const LEAST: f64 = 3.0;

/// The government that a document is about; `None` for national and foreign news and where no region stands out.
/// `dateline` is the place before the dash.
pub fn region(doc: &Document, meta: &Meta, dateline: Option<&str>) -> Option<Region> {
    let all: Vec<Vec<Word>> = doc.sentences.iter().map(|sentence| words(doc, sentence)).collect();
    let title = meta.title.as_deref().unwrap_or_default();
    let title_words = loose_words(title);
    let mut found: Vec<(Mention, f64)> = Vec::new();
    let mut national = 0.0;
    for (i, words) in all.iter().enumerate() {
        let weight = if i < 3 { 1.5 } else { 1.0 };
        found.extend(mentions(words).into_iter().map(|mention| (mention, weight)));
        national += nation(words) * weight;
    }
    let title_from = found.len();
    found.extend(mentions(&title_words).into_iter().map(|mention| (mention, 2.5)));
    national += 2.0 * nation(&title_words);
    let headed = dateline.map(loose_words).unwrap_or_default();
    let votes = level_votes(&found);
    let mut weights: BTreeMap<&'static str, Weight> = BTreeMap::new();
    for (i, (mention, weight)) in found.iter().enumerate() {
        let place = choose(mention, &votes);
        let held = weights.entry(place.code).or_default();
        let strength = if mention.government {
            3.0
        } else if mention.level != Level::Any {
            2.0
        } else {
            1.0
        };
        held.all += strength * weight;
        if mention.government || mention.level != Level::Any {
            held.government += strength * weight;
        }
        held.title |= i >= title_from;
    }
    let town = dateline.unwrap_or_default();
    let heads = mentions(&headed).into_iter().map(|mention| choose(&mention, &votes));
    let heads: Vec<&'static Place> = heads.chain(seat_of(town).iter().copied()).collect();
    for place in &heads {
        // A town of two kabupaten stands for the one that is named besides.
        if heads.len() == 1 || weights.contains_key(place.code) {
            let held = weights.entry(place.code).or_default();
            held.all += 1.0;
            held.headed = true;
        }
    }
    pick(&weights, national)
}

fn pick(weights: &BTreeMap<&'static str, Weight>, national: f64) -> Option<Region> {
    // A kabupaten's articles name its province too: the province keeps only what is left when its own government speaks.
    let best = weights.iter().max_by(|a, b| score(a).total_cmp(&score(b)).then(b.0.cmp(a.0)))?;
    let (code, held) = best;
    let total: f64 = weights
        .iter()
        .filter(|(other, _)| !other.starts_with(code) && !code.starts_with(*other))
        .map(|(_, weight)| weight.all)
        .sum();
    let share = held.all / (held.all + total);
    let headed = held.headed && (*code != CAPITAL || held.government > 0.0);
    let local = headed && (held.title || held.all >= LOCAL) || held.title && held.all >= TITLED;
    let local = local && share > LOCAL_SHARE && national <= LOCAL_NATION * held.all;
    let enough = held.government >= LEAST || held.title && held.government >= 1.5 || local;
    if !enough || share < SHARE || national >= held.all * if held.title { 1.4 } else { 1.0 } {
        return None;
    }
    let place = super::by_code(code)?;
    Some(Region {
        code: place.code.to_owned(),
        name: place.name.to_owned(),
        province: place.province.map(str::to_owned),
    })
}

fn score((code, weight): &(&&'static str, &Weight)) -> f64 {
    let level = if code.len() == 2 { PROVINCE } else { 1.0 };
    (weight.all + weight.government) * level
}

/// For names that a kabupaten and a kota share, how often each was asked for.
fn level_votes(found: &[(Mention, f64)]) -> BTreeMap<&'static str, f64> {
    let mut votes = BTreeMap::new();
    for (mention, weight) in found.iter().filter(|(mention, _)| mention.places.len() == 1) {
        *votes.entry(mention.places[0].code).or_insert(0.0) += weight;
    }
    votes
}

/// The place that a mention means: asked for most often in the article, else the kabupaten (the larger part of the news).
fn choose(mention: &Mention, votes: &BTreeMap<&'static str, f64>) -> &'static Place {
    let voted = |place: &&&'static Place| votes.get(place.code).copied().unwrap_or(0.0);
    let best = mention.places.iter().max_by(|a, b| voted(a).total_cmp(&voted(b)).then(b.code.cmp(a.code)));
    best.copied().unwrap_or(mention.places[0])
}

/// How much of the national government a sentence names.
fn nation(words: &[Word]) -> f64 {
    let mut weight = 0.0;
    for (i, word) in words.iter().enumerate().filter(|(_, word)| word.is_capital()) {
        let next = words.get(i + 1).map_or("", |next| next.lower.as_str());
        weight += match word.lower.as_str() {
            "kementerian" | "menteri" | "menpan" | "menpanrb" | "menpan-rb" | "presiden" | "kemenpan" | "mendagri"
            | "kemendagri" | "wamen" | "menkeu" | "kemenkeu" | "kemenag" | "kemenkes" | "kemendikbud" | "kemensos"
            | "wapres" | "mahkamah" | "kpk" | "polri" | "panglima" | "menko" => 1.0,
            "dpr" if next == "ri" => 1.0,
            "bkn" if i == 0 || words[i - 1].lower == "kepala" => 1.0,
            "indonesia" | "nasional" | "republik" => 0.4,
            _ => 0.0,
        };
    }
    weight
}

/// The words of a text that is no part of the document, such as a title from the metadata.
fn loose_words(text: &str) -> Vec<Word<'_>> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let made = tokens.iter().map(|token| {
        let shown = token.text(text);
        let capital = shown.chars().next().is_some_and(char::is_uppercase);
        let shape = match token.kind {
            crate::token::Kind::Word if capital => Shape::Capital,
            crate::token::Kind::Word => Shape::Lower,
            crate::token::Kind::Number => Shape::Number,
            _ => Shape::Mark,
        };
        Word { text: shown, lower: shown.to_lowercase(), span: token.span, shape, dotted: false, quoted: false }
    });
    made.collect()
}
