//! The words of an article as the search for near-copies sees them: shingles, numbers, names.
//!
//! Only sentences come in, never boilerplate, so that two articles of one portal are not alike for their teasers.

/// Words of a shingle. Four in a row are rarely shared by chance (the mean of random pairs of real news is below 0.002) and leave
/// most shingles of a copy whole where an editor changed a word here and there.
pub const WIDTH: usize = 4;

/// Words that begin a story. Portals build new stories on paragraphs of old ones; the lead is what is new.
pub const LEAD: usize = 40;

/// An article's words, hashed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Hashes of all runs of [`WIDTH`] words of a sentence, rising, each once.
    pub shingles: Vec<u64>,
    /// Hashes of the numbers as written, rising, each once.
    pub numbers: Vec<u64>,
    /// Hashes of words with a capital that do not begin a sentence: names, places, days; rising, each once.
    pub names: Vec<u64>,
    /// Hashes of the shingles of the first [`LEAD`] words, rising, each once.
    pub lead: Vec<u64>,
    /// Hashes of the days written in numbers, "29/10/2025" by day and month; rising, each once.
    pub dates: Vec<u64>,
}

impl Text {
    /// Reads the sentences of an article, in their order.
    pub fn of<S: AsRef<str>>(sentences: impl IntoIterator<Item = S>) -> Text {
        let mut text = Text::default();
        let mut words = 0;
        for sentence in sentences {
            words += text.sentence(sentence.as_ref(), LEAD.saturating_sub(words));
        }
        for list in [&mut text.shingles, &mut text.numbers, &mut text.names, &mut text.lead, &mut text.dates] {
            list.sort_unstable();
            list.dedup();
        }
        text
    }

    /// Reads a sentence whose first `lead` words belong to the lead; gives the number of its words.
    fn sentence(&mut self, sentence: &str, lead: usize) -> usize {
        let words: Vec<Token> = tokens(sentence).collect();
        // A headline in capitals has no names to tell by their capitals.
        let shouted = words.iter().filter(|word| word.kind == Kind::Shouted).count() * 2 > words.len();
        for (at, word) in words.iter().enumerate() {
            match word.kind {
                Kind::Number => {
                    self.numbers.push(word.hash);
                    self.dates.extend(word.date);
                }
                Kind::Capital | Kind::Shouted if at > 0 && !shouted => self.names.push(word.hash),
                Kind::Capital | Kind::Shouted | Kind::Plain => {}
            }
        }
        let all: Vec<u64> = words.iter().map(|word| word.hash).collect();
        self.shingles.extend(shingles(&all));
        self.lead.extend(shingles(all.get(..lead).unwrap_or(&all)).filter(|_| lead > 0));
        all.len()
    }
}

/// The words of a sentence in lower case, without the marks around them.
pub fn words(sentence: &str) -> Vec<String> {
    bare_words(sentence).map(|word| word.to_lowercase()).collect()
}

/// Hashes of the words of a text, rising, each once.
pub fn hashes(text: &str) -> Vec<u64> {
    let mut all: Vec<u64> = bare_words(text).map(|word| hash_word(&word.to_lowercase())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a word is a number as written: "2.181", "29/10/2025", "ke-80".
pub fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn bare_words(sentence: &str) -> impl Iterator<Item = &str> {
    let bare = |word: &'_ str| !word.is_empty();
    sentence.split(|c: char| c.is_whitespace() || c == '—' || c == '–').map(trimmed).filter(move |word| bare(word))
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Capital,
    Shouted,
    Plain,
}

struct Token {
    hash: u64,
    kind: Kind,
    /// Of a day in numbers.
    date: Option<u64>,
}

/// The day and month of "29/10/2025" or "29/10", as a hash.
fn date(word: &str) -> Option<u64> {
    let mut parts = word.split('/');
    let (day, month): (u64, u64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| mix(day * 100 + month))
}

fn tokens(sentence: &str) -> impl Iterator<Item = Token> {
    bare_words(sentence).map(|word| {
        let kind = if is_number(word) {
            Kind::Number
        } else if word.chars().all(char::is_uppercase) && word.chars().count() > 1 {
            Kind::Shouted
        } else if word.starts_with(char::is_uppercase) {
            Kind::Capital
        } else {
            Kind::Plain
        };
        let date = if kind == Kind::Number { date(word) } else { None };
        Token { hash: hash_word(&word.to_lowercase()), kind, date }
    })
}

/// Hashes of runs of words; of a shorter sentence one of all its words.
fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    let width = WIDTH.min(words.len()).max(1);
    words.windows(width).map(|run| run.iter().fold(0, |hash: u64, word| mix(hash.rotate_left(7) ^ word)))
}

/// FNV-1a with its bits mixed: the same on every machine and in every release, so that output never depends on them.
fn hash_word(word: &str) -> u64 {
    let fnv = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    mix(fnv)
}

/// The finalizer of `SplitMix64` (Steele, Lea, Flood 2014).
pub(super) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// How many hashes two rising lists share.
pub fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_told_from_words() {
        let text = Text::of(["Bupati Rahmat melantik 2.181 honorer di Pendopo.", "IA HADIR PADA 12 MEI", "Ya."]);
        assert_eq!((text.numbers.len(), text.names.len()), (2, 2));
        assert_eq!(text.shingles.len(), 4 + 2 + 1);
        assert_eq!(
            words("“Kami siap,” kata Rahmat – 2.181 (dua)."),
            ["kami", "siap", "kata", "rahmat", "2.181", "dua"]
        );
    }

    #[test]
    fn shared_counts_what_both_have() {
        assert_eq!(shared(&[1, 3, 5, 7], &[2, 3, 4, 7, 9]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }
}
