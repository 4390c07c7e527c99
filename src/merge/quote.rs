//! What officials said, each saying once.

use super::input::{Quote, Region};
use super::name::{Name, same_role};
use super::text::{hashes, shared};
use foldhash::HashMap;

/// Share of the shorter form's words that the longer one has.
const CONTAINED: f64 = 0.8;
/// Share of all words that both have.
const ALIKE: f64 = 0.6;
/// Words below which only equal sayings are one.
const LEAST: usize = 6;

/// Quotes that are one saying: indices, in order.
pub type Said = Vec<usize>;

/// A quote made ready to be compared: a large government has thousands.
struct Ready<'r> {
    quote: &'r Quote,
    speaker: &'r str,
    name: Name,
    /// Hashes of its words, rising, each once.
    words: Vec<u64>,
}

/// Joins the quotes of a region; those whose speaker is not known are left out.
pub fn sayings(region: &Region) -> Vec<Said> {
    let mut found: Vec<(Ready, Said)> = Vec::new();
    // Sayings by the words of their speakers: who share none are others.
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::default();
    for (at, quote) in region.quotes.iter().enumerate() {
        let Some(speaker) = quote.speaker.as_deref() else { continue };
        let ready = Ready { quote, speaker, name: Name::of(speaker), words: hashes(&quote.text) };
        let keys = hashes(speaker);
        let mut near: Vec<usize> = keys.iter().filter_map(|key| by_word.get(key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let home = near.into_iter().find(|near| found.get(*near).is_some_and(|(known, _)| one_saying(known, &ready)));
        match home.and_then(|home| found.get_mut(home)) {
            Some((_, said)) => said.push(at),
            None => {
                for key in keys {
                    by_word.entry(key).or_default().push(found.len());
                }
                found.push((ready, vec![at]));
            }
        }
    }
    found.into_iter().map(|(_, said)| said).collect()
}

fn one_saying(a: &Ready, b: &Ready) -> bool {
    let (least, most) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    let alike = if least < LEAST {
        a.words == b.words
    } else {
        let both = shared(&a.words, &b.words);
        both as f64 >= CONTAINED * least as f64 || both as f64 >= ALIKE * (least + most - both) as f64
    };
    alike
        && (a.speaker == b.speaker || a.name.is_same(&b.name))
        && same_role(a.quote.role.as_deref(), b.quote.role.as_deref())
}
