//! Bodies: ministries, offices, firms and societies by name, each mention with the fullest form of the name in the article.

use crate::lexicon;
use crate::mention::person::{is_body_word, is_calendar, is_headline_verb, is_name_word, stretch};
use crate::mention::region;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use foldhash::HashSet;
use std::sync::LazyLock;

static HEADS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/body_head.txt")));
/// Capitals that name staff, papers and hours, but no body.
static STAFF: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let staff = lexicon::entries(include_str!("../../data/staff.txt"));
    let first = staff.map(|line| line.split('\t').next().unwrap_or(line));
    let other =
        ["sk", "nip", "drh", "wib", "wita", "wit", "tmt", "skd", "skb", "ri", "spmt", "sscasn", "utc", "apbd", "apbn"];
    first.filter(|entry| !entry.contains(' ')).chain(other).map(str::to_lowercase).collect()
});

/// Heads behind which any capital goes on with the name.
static OPEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let heads = lexicon::entries(include_str!("../../data/body_open.txt"));
    heads.collect()
});

/// Most words of a body's name.
const LONGEST: usize = 14;
/// Words of a name that may be a short form of a longer one.
const SHORT: usize = 2;

/// One mention of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Where.
    pub span: Span<Clean>,
    /// Fullest form of its name in the article, as written.
    pub name: String,
    /// Its name's first word here, in lower case.
    pub head: String,
}

/// The bodies named in the sentences of a text, in order.
pub fn bodies(text: &str, sentences: &[Vec<Word>]) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    for words in sentences {
        let mut at = 0;
        while at < words.len() {
            let end = body_at(words, at);
            if let Some(end) = end {
                let span = stretch_closed(words, at, end);
                let name = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
                found.push(Body { span, name, head: words[at].lower.clone() });
            }
            at = end.unwrap_or(at + 1);
        }
    }
    let names: Vec<(String, Vec<String>)> = found.iter().map(|body| (body.name.clone(), parts(&body.name))).collect();
    for (at, body) in found.iter_mut().enumerate() {
        if let Some(full) = fullest(&names, at) {
            full.clone_into(&mut body.name);
        }
    }
    found
}

/// The stretch of a body's name, its closing bracket included.
fn stretch_closed(words: &[Word], at: usize, end: usize) -> Span<Clean> {
    let bare = stretch(words, at..end);
    words.get(end - 1).filter(|word| word.is(")")).map_or(bare, |word| bare.cover(word.span))
}

/// One past the body's name at `at`.
fn body_at(words: &[Word], at: usize) -> Option<usize> {
    let first = words.get(at).filter(|word| word.is_capital() && !word.quoted)?;
    let letters = first.shape == Shape::Upper && first.text.chars().count() >= 3 && !STAFF.contains(&first.lower);
    if !(HEADS.contains(first.lower.as_str()) || letters) {
        return None;
    }
    let mut end = at + 1;
    while end - at < LONGEST {
        match step(words, at, end) {
            Some(len) => end += len,
            None => break,
        }
    }
    // "Dinas" alone names nothing; letters do.
    (end > at + 1 || letters).then_some(end)
}

/// How many words the name that begins at `start` goes on with at `at`.
fn step(words: &[Word], start: usize, at: usize) -> Option<usize> {
    let word = words.get(at).filter(|word| !word.quoted)?;
    let next = words.get(at + 1);
    match word.shape {
        Shape::Mark if word.is("(") => {
            let short = next.is_some_and(|next| next.is_capital()) && words.get(at + 2).is_some_and(|w| w.is(")"));
            short.then_some(3)
        }
        Shape::Lower if matches!(word.lower.as_str(), "dan" | "serta" | "bagi" | "untuk") => {
            next.filter(|next| is_body_word(next) && next.shape == Shape::Capital).map(|_| 2)
        }
        Shape::Mark
            if word.is("&") || matches!(word.text, "-" | "/") && words[at - 1].span.end() == word.span.start() =>
        {
            next.filter(|next| next.is_capital() && !is_calendar(&next.lower)).map(|_| 2)
        }
        _ if !word.is_capital() || is_calendar(&word.lower) => None,
        _ => region::whole_at(words, at).or_else(|| {
            // Behind "PT" or "Koalisi" any capital is the body's; behind "KPK" it may be somebody's name.
            let led = next.is_some_and(|next| next.is_capital() && is_body_word(next));
            let own = is_body_word(word)
                || led && lexicon::is_indonesian(&word.lower) && !is_headline_verb(&word.lower)
                || OPEN.contains(words[start].lower.as_str()) && is_name_word(word);
            own.then_some(1)
        }),
    }
}

/// The full form of the name at `at` among all names of the article: written out with the letters in brackets behind it, or the
/// same head with more words, the nearest before first.
fn fullest(names: &[(String, Vec<String>)], at: usize) -> Option<&str> {
    let (name, words) = &names[at];
    if words.len() > SHORT {
        return None;
    }
    if words.len() == 1 && name.chars().all(|c| !c.is_lowercase()) {
        let bracket = format!("({name})");
        let mut written = names.iter().filter(|(other, _)| other.len() > bracket.len() + 3);
        if let Some(full) = written.find_map(|(other, _)| spelled(other, &bracket)) {
            return Some(full);
        }
    }
    let fuller = |(_, long): &&(String, Vec<String>)| {
        long.len() > words.len()
            && long.len() <= words.len() + 6
            && long.first() == words.first()
            && words.iter().all(|word| long.contains(word))
            && !long.iter().any(|word| word == "dan")
    };
    let before = names[..at].iter().rev().find(fuller);
    before.or_else(|| names[at + 1..].iter().find(fuller)).map(|(name, _)| name.as_str())
}

/// The part of a name that its letters in brackets spell, with what follows them: of "Kantor Regional II Badan Kepegawaian Negara
/// (BKN)" from "Badan" on.
fn spelled<'n>(name: &'n str, bracket: &str) -> Option<&'n str> {
    let end = name.find(bracket)?;
    let letters: Vec<char> = bracket.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let starts =
        name[..end].char_indices().filter(|(at, c)| c.is_uppercase() && (*at == 0 || name[..*at].ends_with(' ')));
    let fits = |at: &usize| {
        let initials = name[*at..end].split(' ').filter(|word| word.starts_with(char::is_uppercase));
        let initials: Vec<char> =
            initials.filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
        initials == letters
    };
    let from = starts.map(|(at, _)| at).find(fits).unwrap_or(0);
    name.get(from..)
}

fn parts(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Rules;
    use crate::document::Document;
    use crate::mention::word::words;

    /// The bodies of a text as `as written = fullest form`.
    fn shown(text: &str) -> Vec<String> {
        let doc = Document::new(text, Rules::all());
        let all: Vec<Vec<Word>> = doc.sentences.iter().map(|sentence| words(&doc, sentence)).collect();
        bodies(doc.text(), &all).iter().map(|body| format!("{} = {}", body.span.of(doc.text()), body.name)).collect()
    }

    #[test]
    fn bodies_and_their_full_names() {
        for (text, want) in [
            ("Pemkab Sikka hadir.", &["Pemkab Sikka = Pemkab Sikka"][..]),
            (
                "Badan Kepegawaian Negara (BKN) menunggu. BKN sabar.",
                &[
                    "Badan Kepegawaian Negara (BKN) = Badan Kepegawaian Negara (BKN)",
                    "BKN = Badan Kepegawaian Negara (BKN)",
                ],
            ),
            (
                "KPU Kabupaten Ende menunggu. KPU sabar.",
                &["KPU Kabupaten Ende = KPU Kabupaten Ende", "KPU = KPU Kabupaten Ende"],
            ),
            (
                "Dinas Pendidikan dan Kebudayaan Kota Metro hadir.",
                &["Dinas Pendidikan dan Kebudayaan Kota Metro = Dinas Pendidikan dan Kebudayaan Kota Metro"],
            ),
            (
                "Kantor Regional II Badan Kepegawaian Negara (BKN) tutup. BKN sabar.",
                &[
                    "Kantor Regional II Badan Kepegawaian Negara (BKN) = Kantor Regional II Badan Kepegawaian Negara (BKN)",
                    "BKN = Badan Kepegawaian Negara (BKN)",
                ],
            ),
            // Neither a person's name nor a headline's verb belongs to the body.
            ("Wakil Ketua KPK Yusran Bahar hadir.", &["KPK = KPK"]),
            ("Pemkot Metro Pastikan Gaji Aman", &["Pemkot Metro = Pemkot Metro"]),
            ("PT Garam Sejahtera untung.", &["PT Garam Sejahtera = PT Garam Sejahtera"]),
            ("Sebanyak 12 PPPK hadir pukul 08.00 WIB.", &[]),
            ("Ia bekerja di dinas itu.", &[]),
            ("", &[]),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
