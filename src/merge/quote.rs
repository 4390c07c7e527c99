//! What officials said, each saying once.

use super::input::Region;
use super::name::{overlap, same_name, same_role};

/// Share of the shorter form's words that the longer one has.
const CONTAINED: f64 = 0.8;
/// Share of all words that both have.
const ALIKE: f64 = 0.6;
/// Words below which only equal sayings are one.
const LEAST: usize = 6;

/// Quotes that are one saying: indices, in order.
pub type Said = Vec<usize>;

/// Joins the quotes of a region; those whose speaker is not known are left out.
pub fn sayings(region: &Region) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for (at, quote) in region.quotes.iter().enumerate() {
        let Some(speaker) = quote.speaker.as_deref() else { continue };
        let same = |known: &&mut Said| {
            let Some(other) = known.first().and_then(|first| region.quotes.get(*first)) else { return false };
            let name = other.speaker.as_deref().is_some_and(|other| other == speaker || same_name(other, speaker));
            name && same_role(other.role.as_deref(), quote.role.as_deref()) && one_saying(&other.text, &quote.text)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.push(at),
            None => found.push(vec![at]),
        }
    }
    found
}

fn one_saying(a: &str, b: &str) -> bool {
    let least = super::text::words(a).len().min(super::text::words(b).len());
    if least < LEAST {
        return super::text::words(a) == super::text::words(b);
    }
    let (contained, alike) = overlap(a, b, true);
    contained >= CONTAINED || alike >= ALIKE
}
