//! Where a page stands on one line: its ad labels between the sentences, its credits, tags and promotions behind the last one.

use super::{begins_boilerplate, ends_sentence, is_promotion};
use crate::lexicon;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// Labels of ads; only in capitals, as pages write them.
static ADS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let labels = lexicon::entries(include_str!("../../../data/ad_label.txt"));
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(labels).ok()
});

/// Longest tail, in bytes.
const TAIL_BYTES: usize = 240;
/// Most words of a tail.
const TAIL_WORDS: usize = 24;

/// The labels of ads in a line, also where they have grown together with the next word ("ADVERTISEMENTBupati").
pub(super) fn ads(line: &str) -> impl Iterator<Item = Range<usize>> {
    let found = ADS.iter().flat_map(move |ads| ads.find_iter(line)).map(|found| found.range());
    found.filter(move |range| {
        let before = line[..range.start].chars().next_back();
        let mut behind = line[range.end..].chars();
        let (next, second) = (behind.next(), behind.next());
        let fused = next.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
        !before.is_some_and(char::is_alphanumeric) && (!next.is_some_and(char::is_alphanumeric) || fused)
    })
}

/// Where the page's own words begin behind the last sentence of a line: "Editor: Sari", "Tag: guru, ASN", "Ikuti kami di …".
pub(super) fn tail(line: &str) -> Option<usize> {
    let from = line.floor_char_boundary(line.len().saturating_sub(TAIL_BYTES));
    let ends = line.match_indices([' ', '\u{a0}']).map(|(at, space)| at + space.len());
    ends.filter(|at| *at > from && is_sentence_end(&line[..*at])).find(|at| is_tail(&line[*at..]))
}

fn is_sentence_end(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', '"', ')', '*', ']'])
}

fn is_tail(rest: &str) -> bool {
    // Words in quotation marks are somebody's; a sentence begins with a capital.
    let opens = rest.trim_start_matches(['(', '[', '*', '-', '–', ' ']).starts_with(char::is_uppercase);
    let short = rest.split_whitespace().count() <= TAIL_WORDS && !rest.contains('"') && opens;
    if !short {
        return false;
    }
    let piece = first_piece(rest);
    begins_boilerplate(piece) && (!ends_sentence(piece) || label(piece)) || is_promotion(piece)
}

/// The words up to where the next piece of the page begins: "Editor: Sari" of "Editor: Sari Tag: guru, ASN".
fn first_piece(rest: &str) -> &str {
    let spaces = rest.match_indices(' ').map(|(at, _)| at + 1);
    let next = spaces.filter(|at| rest[*at..].starts_with(char::is_uppercase));
    let mut next =
        next.filter(|at| label(&rest[*at..]) && begins_boilerplate(&rest[*at..]) || is_promotion(&rest[*at..]));
    next.next().map_or(rest, |at| rest[..at].trim_end())
}

/// Whether a word or two and a colon stand in front, or the sign of a copyright.
fn label(rest: &str) -> bool {
    let colon = rest.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3);
    colon || rest.to_lowercase().starts_with("copyright")
}
