//! Accounts and documents that speak: "Akun Facebook Sari mengunggah video dengan narasi: …", "…, demikian bunyi surat itu".

use super::{Speaker, phrase};
use crate::assemble::quote::{Context, Piece, np};
use crate::lexicon;
use crate::mention::word::{Shape, Word};
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;
use foldhash::HashSet;
use std::sync::LazyLock;

type Words = LazyLock<HashSet<&'static str>>;

static ACCOUNTS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../../data/account_word.txt")));
static PLATFORMS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../../data/platform.txt")));
static LINKS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../../data/account_link.txt")));
static NARRATION: Words = LazyLock::new(|| lexicon::set(include_str!("../../../../data/narration_word.txt")));
static EXTRACTS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../../data/extract_word.txt")));

/// Most words of an account's name.
const LONGEST: usize = 6;
/// How many sentences before its words an account may be named.
const REACH: usize = 4;

/// An account named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assemble::quote) struct Account {
    /// Where its name stands.
    pub span: Span<Clean>,
    /// Its name.
    pub name: String,
    /// "Akun TikTok", as written.
    pub role: String,
    /// Index of the sentence.
    pub sentence: usize,
}

/// The accounts named in the sentences, in order.
pub(in crate::assemble::quote) fn accounts(text: &str, sentences: &[Vec<Word>]) -> Vec<Account> {
    let mut found = Vec::new();
    for (sentence, words) in sentences.iter().enumerate() {
        let starts = (0..words.len()).filter(|at| ACCOUNTS.contains(words[*at].lower.as_str()) && !words[*at].quoted);
        found.extend(starts.filter_map(|at| account_at(text, words, at, sentence)));
    }
    found
}

fn account_at(text: &str, words: &[Word], at: usize, sentence: usize) -> Option<Account> {
    let mut next = at + 1;
    while words.get(next).is_some_and(|word| is_link(word)) {
        next += 1;
    }
    let before = words[at..next].iter().any(|word| PLATFORMS.contains(word.lower.as_str()));
    let first = words.get(next)?;
    let span = if first.is("\"") {
        let close = (next + 1..words.len().min(next + 2 + LONGEST)).find(|i| words[*i].is("\""))?;
        words.get(next + 1)?.span.cover(words.get(close - 1).filter(|_| close > next + 1)?.span)
    } else if text.get(first.span.start()..)?.starts_with('@') {
        let rest = &text[first.span.start()..];
        let len = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '"')).unwrap_or(rest.len());
        Span::new(first.span.start(), first.span.start() + rest[..len].trim_end_matches('.').len())
    } else {
        // Without marks only capitals behind the name of a service, or before an address, show a name.
        let end = (next..words.len().min(next + LONGEST)).take_while(|i| words[*i].is_capital()).last()? + 1;
        let addressed = words.get(end).is_some_and(|word| word.is("("))
            && words
                .get(end + 1)
                .is_some_and(|word| word.lower.contains(".com") || word.lower.starts_with("http") || word.text == "@");
        if !(before || addressed) {
            return None;
        }
        words[next].span.cover(words[end - 1].bare())
    };
    let role = words[at].span.cover(words[next - 1].bare()).of(text);
    Some(Account {
        span,
        name: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
        role: role.split_whitespace().collect::<Vec<_>>().join(" "),
        sentence,
    })
}

fn is_link(word: &Word) -> bool {
    PLATFORMS.contains(word.lower.as_str()) || LINKS.contains(word.lower.as_str()) && word.shape == Shape::Lower
}

/// The account whose words a piece without an attribution is: named shortly before, in sentences that lead up to what it says.
pub(super) fn narrated(context: &Context, piece: &Piece) -> Option<Speaker> {
    let first = piece.sentences.0;
    let account = context
        .accounts
        .iter()
        .rev()
        .find(|account| account.span.end() <= piece.span.start() && account.sentence + REACH >= first)?;
    let between = context.words.get(account.sentence..=first)?.iter().flatten();
    let mut between = between.filter(|word| word.span.start() < piece.span.start() && !word.quoted);
    between.any(|word| NARRATION.contains(word.lower.as_str())).then(|| Speaker { mute: true, ..speaker(account) })
}

/// The account that "akun itu" means: the last one named before byte `at`.
pub(super) fn last(context: &Context, at: usize) -> Option<Speaker> {
    context.accounts.iter().rev().find(|account| account.span.end() <= at).map(speaker)
}

/// The account named in `span`.
pub(super) fn named(context: &Context, span: Span<Clean>) -> Option<Speaker> {
    context.accounts.iter().find(|account| span.contains(account.span)).map(speaker)
}

/// Whether a word (lower case) leads up to what an account or a message says: "narasi".
pub(super) fn leads_up(lower: &str) -> bool {
    NARRATION.contains(lower)
}

fn speaker(account: &Account) -> Speaker {
    Speaker {
        name: account.name.clone(),
        role: Some(account.role.clone()),
        span: Some(account.span),
        by: ResolvedBy::Role,
        mute: false,
    }
}

/// "…," demikian bunyi pengumuman panitia: the document or body behind the speech.
pub(super) fn extract(context: &Context, piece: &Piece) -> Option<Speaker> {
    let (sentence, at) = (piece.sentences.1, piece.span.end());
    let words = context.words.get(sentence)?;
    let start = words.iter().position(|word| word.span.start() >= at && word.shape != Shape::Mark)?;
    if !matches!(words[start].lower.as_str(), "demikian" | "begitu" | "begitulah") {
        return None;
    }
    let from = (start + 1..words.len()).find(|i| !EXTRACTS.contains(words[*i].lower.as_str()))?;
    let range = np::behind(context, words, from);
    if words.get(range.clone())?.last()?.lower.ends_with("nya") {
        return None;
    }
    let named = named(context, crate::mention::person::stretch(words, range.clone()));
    let speaker = named.or_else(|| phrase::phrase(context, sentence, range, super::Side::Behind));
    speaker.map(|speaker| Speaker { mute: true, ..speaker })
}
