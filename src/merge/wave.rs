//! Rounds of one procedure: "tahap II", "formasi 2024". Their people are different people, whatever else is the same.

use super::input::Wave;
use super::text::words;
use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

static HEADS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../data/merge_wave.txt")));
static ORDINALS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../data/merge_ordinal.txt")));

/// Words between the head and the year: "formasi tahun anggaran 2024".
const FILLERS: [&str; 4] = ["tahun", "anggaran", "ta", "asn"];

/// The rounds named in a text with the word that each stands at.
fn found(words: &[String]) -> Vec<(usize, Wave)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = || words.iter().skip(at + 1).find(|word| !FILLERS.contains(&word.as_str()));
        let wave = match HEADS.get(word.as_str()) {
            Some(&"stage") => {
                let stage = words.get(at + 1).and_then(|next| ORDINALS.get(next.as_str())?.parse().ok());
                Wave { stage, year: None }
            }
            Some(_) => Wave { stage: None, year: next().and_then(|next| year(next)) },
            None => continue,
        };
        if wave != Wave::default() {
            found.push((at, wave));
        }
    }
    found
}

fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| word.len() == 4 && (2000..=2100).contains(year))
}

/// The round that a whole text is about: what it names, where it names no other.
pub fn waves_of<'t>(texts: impl Iterator<Item = &'t str>) -> Wave {
    let mut all: Vec<Wave> = Vec::new();
    for text in texts {
        all.extend(found(&words(text)).into_iter().map(|(_, wave)| wave));
    }
    Wave { stage: single(all.iter().filter_map(|w| w.stage)), year: single(all.iter().filter_map(|w| w.year)) }
}

fn single(mut of: impl Iterator<Item = u32>) -> Option<u32> {
    let first = of.next()?;
    of.all(|other| other == first).then_some(first)
}

/// The round of a figure: the nearest behind it in its sentence, else the nearest before it.
pub fn wave_of(sentence: &str, figure: &str) -> Wave {
    let all = words(sentence);
    let named = found(&all);
    if named.is_empty() {
        return Wave::default();
    }
    let own = words(figure);
    let place = own.first().and_then(|first| all.iter().position(|word| word == first)).unwrap_or(0);
    let nearest = |pick: fn(&Wave) -> Option<u32>| {
        let mut with = named.iter().filter_map(|(at, wave)| Some((*at, pick(wave)?)));
        let behind = with.clone().find(|(at, _)| *at >= place);
        behind.or_else(|| with.rfind(|(at, _)| *at < place)).map(|(_, number)| number)
    };
    Wave { stage: nearest(|wave| wave.stage), year: nearest(|wave| wave.year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_read_beside_their_figures() {
        let sentence = "Sebanyak 742 PPPK tahap I dan 350 PPPK Tahap II formasi tahun 2024 dilantik.";
        assert_eq!(wave_of(sentence, "742 PPPK"), Wave { stage: Some(1), year: Some(2024) });
        assert_eq!(wave_of(sentence, "350 PPPK"), Wave { stage: Some(2), year: Some(2024) });
        assert_eq!(wave_of("Pada gelombang kedua 91 orang dilantik.", "91 orang").stage, Some(2));
        assert_eq!(wave_of("Bupati melantik 12 camat.", "12 camat"), Wave::default());
    }

    #[test]
    fn a_text_about_two_rounds_is_about_none() {
        assert_eq!(waves_of(["PPPK tahap 1 dilantik", "Tahap I selesai"].into_iter()).stage, Some(1));
        assert_eq!(waves_of(["PPPK tahap 1 dilantik", "Tahap II menyusul"].into_iter()).stage, None);
        assert!(Wave { stage: Some(1), year: None }.fits(Wave::default()));
        assert!(!Wave { stage: Some(1), year: None }.fits(Wave { stage: Some(2), year: None }));
    }
}
