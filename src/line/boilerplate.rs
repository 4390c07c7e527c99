//! Knows what a news site adds to an article: ad labels, teasers, credits, promotions, tags.

mod credit;
mod tail;

use crate::lexicon;
use aho_corasick::{AhoCorasick, MatchKind};
use credit::{is_credit_mark, trailing_credit};
use foldhash::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Beginnings of boilerplate lines, by their first byte.
static STARTS: LazyLock<HashMap<u8, Vec<&'static str>>> = LazyLock::new(|| {
    let mut starts: HashMap<u8, Vec<&'static str>> = HashMap::default();
    for start in lexicon::entries(include_str!("../../data/boilerplate_start.txt")) {
        starts.entry(start.as_bytes()[0]).or_default().push(start);
    }
    starts
});
/// Finds where an insert may begin inside a line.
static INSERTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let phrases = TEASERS.iter().chain(PROMOTIONS.iter()).copied().chain(["gambas:"]);
    AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(phrases).ok()
});
static WHOLE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/boilerplate_line.txt")));
static PROMOTIONS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/boilerplate_sentence.txt")).collect());
static TEASERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/teaser.txt")).collect());
static PROMOTION_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/promotion_verb.txt")));
static PROMOTION_TARGETS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("../../data/promotion_target.txt")).collect());
/// Small words that stay in lower case in a headline.
static HEADLINE_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/headline_word.txt")));

/// Words that open running text behind a headline.
static OPENERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../data/opener.txt")));

/// Most words that may follow the colon of a credit ("Editor: …").
const CREDIT_WORDS: usize = 8;
/// Most words of a tag behind the end of an article.
const TAG_WORDS: usize = 4;
/// Longest line, in bytes, that is boilerplate by its beginning alone; of a longer one only the first sentence is.
const LINE_BYTES: usize = 300;
/// Most words of a headline behind "Baca juga:" that ends a line without a stop.
const HEADLINE_WORDS_MOST: usize = 16;
/// Most words of a promotion.
const PROMOTION_WORDS: usize = 24;
/// Longest teaser inside a line, in bytes.
const TEASER_BYTES: usize = 240;

/// What the lines so far say about the next one.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The line before announced a teaser and left the headline to this line.
    teaser_follows: bool,
    /// A closing credit stood on a line of its own: what follows is tags.
    over: bool,
}

/// Whether a whole line is the page's. `next` is the line behind it, `number` its place from 0.
pub(super) fn is_line(line: &str, next: Option<&str>, number: usize, state: &mut State) -> bool {
    let headline_of_teaser = std::mem::take(&mut state.teaser_follows) && looks_like_headline(line);
    if headline_of_teaser || !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    if is_credit_mark(line) {
        state.over = number > 1;
        return true;
    }
    if state.over && is_tag(line) {
        return true;
    }
    if teaser_len(line).is_some_and(|len| line[len..].trim_matches([':', ' ']).is_empty()) {
        // "Baca juga:" waits for its headline; without the colon the site took the headline away.
        state.teaser_follows =
            line.ends_with(':') || next.is_some_and(|next| looks_like_headline(next) && title_case(next));
        return true;
    }
    is_wrapped(line)
        || is_promotion(line)
        || WHOLE.contains(line.to_lowercase().as_str())
        || begins_boilerplate(line) && line.len() <= LINE_BYTES
}

fn begins_boilerplate(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '–', '•', ' ']).trim_start_matches("*) ").trim_start_matches("*** ");
    let first = line.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    STARTS.get(&first).is_some_and(|starts| starts.iter().any(|start| begins_with(line, start)))
}

/// Stretches inside a content line that are the page's, in order, as byte ranges.
pub(super) fn inserts(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    if line.len() > LINE_BYTES && teaser_len(line).is_none() && begins_boilerplate(line) {
        at = sentence_len(line);
        found.push(0..at);
    }
    for candidate in INSERTS.iter().flat_map(|inserts| inserts.find_iter(line)) {
        let bracketed = line[..candidate.start()].ends_with(['(', '[']);
        let start = candidate.start() - usize::from(bracketed);
        let apart = bracketed
            || line[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '"' | ')'));
        if start < at || !apart {
            continue;
        }
        if let Some(len) = insert_len(&line[start..], start == 0) {
            found.push(start..start + len);
            at = start + len;
        }
    }
    found.extend(tail::ads(line));
    let tail = tail::tail(line);
    found.extend(tail.map(|start| start..line.len()));
    let end = tail.unwrap_or(line.len());
    found.extend(trailing_credit(&line[..end]).map(|start| start..end));
    joined(found)
}

/// The ranges in order; those that overlap become one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, kept| {
        let overlaps = next.start < kept.end;
        if overlaps {
            kept.end = kept.end.max(next.end);
        }
        overlaps
    });
    ranges
}

/// Whether a line asks the reader to follow the page: "Ikuti Kabar Kita di Google News".
fn is_promotion(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = lower.split_whitespace().count();
    let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let asks = first.is_some_and(|first| PROMOTION_VERBS.contains(first));
    asks && words <= PROMOTION_WORDS
        && !line.contains('"')
        && PROMOTION_TARGETS.iter().any(|target| lower.contains(target))
}

/// Bytes of the insert that begins at the front of `rest`.
fn insert_len(rest: &str, line_start: bool) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix(['(', '[']) {
        let close = if rest.starts_with('(') { ')' } else { ']' };
        let end = inner.find(close).filter(|end| *end <= TEASER_BYTES)?;
        let inner = &inner[..end];
        return (teaser_len(inner).is_some() || begins_with(inner, "gambas:")).then_some(end + 2);
    }
    if PROMOTIONS.iter().any(|start| begins_with(rest, start)) {
        return Some(sentence_len(rest));
    }
    // A whole line was looked at before; inside a line a teaser needs its colon or comes behind a stop.
    let len = teaser_len(rest).filter(|len| !line_start || rest[*len..].trim_start().starts_with(':'))?;
    let has_colon = rest[len..].trim_start().starts_with(':');
    has_colon.then(|| headline_len(rest, len))
}

/// Bytes of the words that announce a teaser at the front ("Baca juga", "Simak pula"); one word alone needs its colon.
fn teaser_len(text: &str) -> Option<usize> {
    let announces = |start: &&&str| {
        let Some(head) = text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)) else { return false };
        let rest = &text[start.len()..];
        let colon = start.contains(' ') || rest.trim_start().starts_with(':');
        (!rest.starts_with(char::is_alphanumeric) || is_fused(head, rest)) && colon
    };
    TEASERS.iter().filter(announces).map(|start| start.len()).max()
}

/// Bytes of a teaser and its headline: up to the end of the sentence, or to where the headline gives way to running text.
/// Where that cannot be seen, only the words that announce it.
fn headline_len(rest: &str, from: usize) -> usize {
    let all = sentence_len(rest);
    // A headline has no stop: what runs to the end of its line without one is all of it. An address is another.
    let colon = rest[from..].find(':').map_or(from, |at| from + at + 1);
    let linked = rest[colon..].trim_start();
    if linked.starts_with("http") {
        return rest.len() - linked.trim_start_matches(|c: char| !c.is_whitespace()).len();
    }
    let ends_line = all == rest.len() && !ends_sentence(rest);
    if ends_line && rest[colon..].split_whitespace().count() <= HEADLINE_WORDS_MOST {
        return all;
    }
    let (mut capital, mut end, mut capitals, mut lowers) = (from, from, 0, 0);
    for (at, word) in words(&rest[..all]).filter(|(at, _)| *at >= from) {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let small = HEADLINE_WORDS.contains(plain.to_lowercase().as_str());
        if plain.starts_with(char::is_lowercase) {
            lowers += usize::from(!small);
            if lowers == 1 && capitals >= 3 && !small {
                return capital;
            }
        } else if !plain.is_empty() {
            // In a headline small words have no capital; running text opens with them.
            if capitals >= 2 && OPENERS.contains(plain.to_lowercase().as_str()) {
                return end;
            }
            capital = end;
            capitals += 1;
        }
        end = at + word.len();
    }
    if lowers > 0 { colon } else { all }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}

/// Bytes up to the end of the sentence at the front, its stop included; points inside names of sites do not count.
fn sentence_len(text: &str) -> usize {
    let most = text.floor_char_boundary(TEASER_BYTES.min(text.len()));
    for (at, _) in text[..most].match_indices(['.', '!', '?', ';']) {
        let end = at + 1;
        let closed = end + text[end..].bytes().take_while(|b| matches!(b, b'"' | b'\'' | b';' | b')' | b':')).count();
        if text[closed..].is_empty() || text[closed..].starts_with(char::is_whitespace) {
            return closed;
        }
    }
    most
}

/// A line wholly in square brackets that names a medium: "[Gambas:Video 20detik]".
fn is_wrapped(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|l| l.strip_suffix(']'))
        .is_some_and(|inner| begins_with(inner, "gambas") || begins_with(inner, "video") || teaser_len(inner).is_some())
}

/// Whether `line` begins with `start` (lower case) as whole words. One word alone, or a word with a colon, is a label or a
/// credit and must nearly fill the line.
fn begins_with(line: &str, start: &str) -> bool {
    if let Some(label) = start.strip_suffix(" …") {
        let rest =
            line.get(..label.len()).filter(|head| head.eq_ignore_ascii_case(label)).map(|_| &line[label.len()..]);
        return rest.is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) && rest.split_whitespace().count() <= CREDIT_WORDS
        });
    }
    let Some(head) = line.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)) else { return false };
    let rest = &line[head.len()..];
    if start.ends_with(|c: char| c.is_alphanumeric())
        && rest.starts_with(char::is_alphanumeric)
        && !is_fused(head, rest)
    {
        return false;
    }
    let words = rest.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    match start.strip_suffix(':') {
        Some(label) if !label.contains(' ') => words <= CREDIT_WORDS && !ends_sentence(rest),
        None if !start.contains(' ') => words == 0,
        _ => true,
    }
}

/// "Baca JugaHarga Emas": a headline that has grown together with what announces it.
fn is_fused(head: &str, rest: &str) -> bool {
    head.contains(' ') && title_case(head) && !rest.starts_with(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', ')', '\'']);
    // "Penulis: Meiske W.": an initial ends no sentence.
    let initial = text.strip_suffix('.').is_some_and(|text| {
        let last = text.rsplit([' ', '.']).next().unwrap_or_default();
        last.chars().count() == 1 && last.starts_with(char::is_uppercase)
    });
    text.ends_with(['.', '!', '?']) && !initial
}

fn looks_like_headline(line: &str) -> bool {
    !line.trim_end().ends_with(['.', ',', ':']) && line.len() <= 200 && line.starts_with(|c: char| !c.is_lowercase())
}

fn title_case(line: &str) -> bool {
    let lower = |word: &&str| word.starts_with(char::is_lowercase) && !HEADLINE_WORDS.contains(*word);
    line.split_whitespace().filter(lower).count() * 4 <= line.split_whitespace().count()
}

/// A tag behind the end: a few words without a stop.
fn is_tag(line: &str) -> bool {
    line.split_whitespace().count() <= TAG_WORDS && !ends_sentence(line) || begins_boilerplate(line)
}
