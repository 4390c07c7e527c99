//! Damages corpus articles the way scrapers and content systems do, with the answers kept aligned, so that one article can train
//! in several states.
//!
//! A kind of damage yields edits of the text ([`edit`]); spans of the answers are carried over them. Which places are damaged is
//! drawn by a generator seeded with the article's id and the state's number: the same corpus gives the same noise on every
//! machine. Law: a sentence's labels, and the values of figures, are those of the undamaged article.

mod edit;

use super::{Answers, GoldArticle};
use crate::lexicon;
use crate::span::{Raw, Span};
use edit::{Edits, moved};
use sha2::{Digest, Sha256};

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noise {
    /// "dìlantik", "inì": one marked letter all over the text.
    StrayDiacritic,
    /// No space behind the end of a sentence.
    LostSpace,
    /// Curly marks and dashes read in the wrong encoding: "â€œ".
    Mojibake,
    /// Zero-width letters inside words.
    Invisible,
    /// `&quot;`, `&nbsp;`, `&amp;`.
    Entity,
    /// Lines of the page between paragraphs.
    Insert,
    /// Straight quotation marks become curly ones, all of them closing.
    QuoteMark,
    /// Lines broken at the width of a screen.
    Wrap,
}

impl Noise {
    /// Every kind.
    pub const ALL: &'static [Noise] = &[
        Noise::StrayDiacritic,
        Noise::LostSpace,
        Noise::Mojibake,
        Noise::Invisible,
        Noise::Entity,
        Noise::Insert,
        Noise::QuoteMark,
        Noise::Wrap,
    ];

    /// How many of a hundred damaged articles have it. Not what is frequent in the wild, but enough of each to learn from.
    fn share(self) -> u64 {
        match self {
            Noise::LostSpace | Noise::Insert => 50,
            Noise::QuoteMark => 30,
            Noise::Entity | Noise::Wrap => 15,
            Noise::Mojibake | Noise::Invisible | Noise::StrayDiacritic => 10,
        }
    }
}

/// The splitmix64 generator (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Draw(u64);

impl Draw {
    fn new(id: &str, state: u64) -> Self {
        let hash = Sha256::digest(format!("{id}/{state}"));
        let mut eight = [0; 8];
        eight.copy_from_slice(&hash[..8]);
        Draw(u64::from_le_bytes(eight))
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n.max(1)
    }
}

/// The article in damaged state `state`; `headlines` are what inserted teasers show. The id stays, so that all states of an
/// article fall into one fold.
pub fn damaged(article: &GoldArticle, state: u64, headlines: &[&str]) -> GoldArticle {
    let mut draw = Draw::new(&article.id, state);
    let mut kinds: Vec<Noise> = Noise::ALL.iter().copied().filter(|kind| draw.below(100) < kind.share()).collect();
    if kinds.is_empty() {
        kinds.push(Noise::LostSpace);
    }
    kinds.iter().fold(article.clone(), |article, kind| apply(article, *kind, &mut draw, headlines))
}

/// The article with one kind of damage.
pub fn with(article: &GoldArticle, kind: Noise, headlines: &[&str]) -> GoldArticle {
    apply(article.clone(), kind, &mut Draw::new(&article.id, 0), headlines)
}

fn apply(mut article: GoldArticle, kind: Noise, draw: &mut Draw, headlines: &[&str]) -> GoldArticle {
    let edits = edits(&article, kind, draw, headlines);
    let (text, map) = edits.apply(&article.given.text);
    move_answers(&mut article.answers, &map);
    article.answers.boilerplate.extend(map.inserted());
    article.answers.boilerplate.sort_by_key(|span| span.start());
    article.given.text = text;
    article
}

fn move_answers(answers: &mut Answers, map: &edit::Map) {
    let to = |span: &mut Span<Raw>| *span = moved(map, *span);
    answers.boilerplate.iter_mut().for_each(to);
    answers.sentences.iter_mut().for_each(|sentence| to(&mut sentence.span));
    answers.figures.iter_mut().for_each(|figure| to(&mut figure.span));
    answers.quotes.iter_mut().for_each(|quote| to(&mut quote.span));
}

fn edits(article: &GoldArticle, kind: Noise, draw: &mut Draw, headlines: &[&str]) -> Edits {
    let text = &article.given.text;
    let mut edits = Edits::default();
    match kind {
        Noise::StrayDiacritic => {
            for (at, _) in text.match_indices('i').filter(|(at, _)| in_small_word(text, *at)) {
                edits.replace(at..at + 1, "ì");
            }
        }
        Noise::LostSpace => {
            for gap in gaps(article).filter(|gap| gap.of(text) == " ") {
                if draw.below(3) == 0 {
                    edits.replace(gap.start()..gap.end(), "");
                }
            }
        }
        Noise::Mojibake => {
            for (good, bad) in [("“", "â€œ"), ("”", "â€\u{9d}"), ("’", "â€™"), ("–", "â€“")] {
                text.match_indices(good).for_each(|(at, _)| edits.replace(at..at + good.len(), bad));
            }
        }
        Noise::Invisible => {
            for (at, _) in text.match_indices(char::is_lowercase).filter(|(at, _)| *at > 0) {
                if draw.below(60) == 0 {
                    edits.replace(at..at, "\u{200b}");
                }
            }
        }
        Noise::Entity => {
            for (at, c) in text.match_indices(['"', '&', ' ']) {
                let entity = match c {
                    "\"" => "&quot;",
                    "&" => "&amp;",
                    _ if draw.below(40) == 0 => "&nbsp;",
                    _ => continue,
                };
                edits.replace(at..at + 1, entity);
            }
        }
        Noise::Insert => insert_lines(article, draw, headlines, &mut edits),
        Noise::QuoteMark => text.match_indices('"').for_each(|(at, _)| edits.replace(at..at + 1, "”")),
        Noise::Wrap => wrap(text, &mut edits),
    }
    edits
}

/// The gaps between neighbouring sentences.
fn gaps(article: &GoldArticle) -> impl Iterator<Item = Span<Raw>> {
    article.answers.sentences.windows(2).filter_map(|pair| {
        let (before, next) = (pair[0].span, pair[1].span);
        (before.end() < next.start()).then(|| Span::new(before.end(), next.start()))
    })
}

/// Whether the letter at `at` stands in a small word that is in no name: "di", "ini", or in its prefix di-.
fn in_small_word(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(|c: char| !c.is_alphabetic()).map_or(0, |end| end + 1);
    let start = text.ceil_char_boundary(start);
    let end = text[at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |len| at + len);
    let word = &text[start..end];
    lexicon::is_small_word(word) || word.starts_with("di") && at == start + 1 && lexicon::is_indonesian(word)
}

/// Lines of the page in about one of four gaps between paragraphs.
fn insert_lines(article: &GoldArticle, draw: &mut Draw, headlines: &[&str], edits: &mut Edits) {
    let lines: Vec<&str> = lexicon::entries(include_str!("../../data/noise_insert.txt")).collect();
    let text = &article.given.text;
    for gap in gaps(article).filter(|gap| gap.of(text).contains('\n') && gap.of(text).trim().is_empty()) {
        if draw.below(4) > 0 {
            continue;
        }
        let line = lines[draw.below(lines.len() as u64) as usize];
        let headline =
            headlines.get(draw.below(headlines.len() as u64) as usize).copied().unwrap_or("Harga beras naik");
        edits.insert(gap.start(), "\n", &line.replace('%', headline));
    }
}

/// Breaks lines at 78 bytes or so, at spaces.
fn wrap(text: &str, edits: &mut Edits) {
    let mut column = 0;
    let mut space = None;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => (column, space) = (0, None),
            ' ' => space = Some((at, column)),
            _ => {}
        }
        column += c.len_utf8();
        if column > 78
            && let Some((at, width)) = space.take()
        {
            edits.replace(at..at + 1, "\n");
            column -= width + 1;
        }
    }
}

#[cfg(test)]
mod tests;
