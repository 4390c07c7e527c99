//! Pairs of articles that may be copies, found without comparing all with all.
//!
//! Two nets. `MinHash` with banding (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3) finds texts that
//! are alike as a whole. A truncated copy is like a small part only, which `MinHash` misses; for it every shingle whose hash is
//! divisible by [`KEPT_OF`] is kept (Broder's modulo sketch), and articles that share two of them are compared. An article costs
//! some 400 bytes, whatever its length.

use super::text::{Text, mix};

/// Bands of the signature.
pub const BANDS: usize = 20;
/// Hashes of a band. With 20 bands of 3 a pair whose Jaccard similarity is 0.5 is found with a probability of 0.93, one of 0.6 with 0.99.
pub const ROWS: usize = 3;
/// One shingle in so many is kept for the second net.
pub const KEPT_OF: u64 = 16;
/// Kept shingles of an article, at most: a text of 30,000 words is found by these too.
const MOST_KEPT: usize = 400;
/// Kept shingles that two articles must share.
const SHARED: usize = 2;
/// More articles than this share a phrase of the trade, not a text.
const COMMON: usize = 24;
/// In a bucket with more articles each is compared with so many before it.
const BEFORE: usize = 12;
/// Shingles below which a text is no text to compare.
const LEAST: usize = 12;

/// What all articles are entered in, in the order of their numbers.
#[derive(Debug, Default)]
pub struct Index {
    /// For each band its hash and the article.
    bands: Vec<Vec<(u32, u32)>>,
    /// Kept shingles and their articles.
    kept: Vec<(u64, u32)>,
}

impl Index {
    /// Enters an article.
    pub fn add(&mut self, article: u32, text: &Text) {
        if text.shingles.len() < LEAST {
            return;
        }
        self.bands.resize_with(BANDS, Vec::new);
        for (band, entries) in self.bands.iter_mut().enumerate() {
            entries.push((band_hash(text, band), article));
        }
        let kept = text.shingles.iter().filter(|hash| *hash % KEPT_OF == 0).take(MOST_KEPT);
        self.kept.extend(kept.map(|hash| (*hash, article)));
    }

    /// The pairs `(earlier, later)` by number, each once, ordered by the later, then the earlier.
    pub fn pairs(mut self) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for mut band in std::mem::take(&mut self.bands) {
            band.sort_unstable();
            for bucket in band.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
                for (at, (_, later)) in bucket.iter().enumerate() {
                    // The first of a bucket is the likely leader of the others.
                    let near = bucket.iter().take(at).skip(at.saturating_sub(BEFORE).max(1));
                    pairs.extend(bucket.iter().take(at.min(1)).chain(near).map(|(_, earlier)| (*earlier, *later)));
                }
            }
            tidy(&mut pairs);
        }
        let mut shared: Vec<(u32, u32)> = Vec::new();
        self.kept.sort_unstable();
        for bucket in self.kept.chunk_by(|a, b| a.0 == b.0).filter(|bucket| (2..=COMMON).contains(&bucket.len())) {
            for (at, (_, later)) in bucket.iter().enumerate() {
                shared.extend(bucket.iter().take(at).map(|(_, earlier)| (*earlier, *later)));
            }
        }
        shared.sort_unstable();
        pairs
            .extend(shared.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED).filter_map(|same| same.first()));
        tidy(&mut pairs);
        pairs.sort_unstable_by_key(|(earlier, later)| (*later, *earlier));
        pairs
    }
}

fn tidy(pairs: &mut Vec<(u32, u32)>) {
    pairs.sort_unstable();
    pairs.dedup();
}

/// The least hashes of a band's rows, as one.
fn band_hash(text: &Text, band: usize) -> u32 {
    let mut hash = band as u64;
    for row in 0..ROWS {
        // A fixed seed for each row: every run draws the same permutations.
        let seed = mix((band * ROWS + row) as u64 + 0x9e37_79b9_7f4a_7c15);
        let least = text.shingles.iter().map(|shingle| (shingle ^ seed).wrapping_mul(seed | 1) >> 16).min();
        hash = mix(hash ^ least.unwrap_or(0));
    }
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<usize>) -> Text {
        let long: Vec<String> = words.map(|n| format!("kata{n}")).collect();
        Text::of(long.chunks(12).map(|sentence| sentence.join(" ")))
    }

    #[test]
    fn copies_and_parts_are_found_and_strangers_are_not() {
        let mut index = Index::default();
        // 1 is nearly 0, 2 is the first sixth of 0, 3 is another text, 4 too short.
        for (at, text) in [text(0..600), text(12..612), text(0..108), text(2000..2600), text(0..8)].iter().enumerate() {
            index.add(at as u32, text);
        }
        let pairs = index.pairs();
        assert!(pairs.contains(&(0, 1)) && pairs.contains(&(0, 2)), "{pairs:?}");
        assert!(pairs.iter().all(|(a, b)| a < b && *b < 3), "{pairs:?}");
    }

    #[test]
    fn a_bucket_of_many_does_not_square() {
        let mut index = Index::default();
        for at in 0..2000 {
            index.add(at, &text(0..60));
        }
        assert!(index.pairs().len() <= 2000 * (BEFORE + 1));
    }
}
