//! Cuts content into sentences (annotation guide, sections 1 and 2).
//!
//! A direct quotation with its attribution is one sentence; a quotation of several sentences is cut at its own ends.
//! Abbreviations, initials, numbers and addresses do not end a sentence. Law: the sentences are in order, trimmed, and
//! between them is only white space.

use crate::lexicon;
use crate::quotation::{Quotations, Role};
use crate::span::{Clean, Span};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Saying verbs in the form that follows a direct quotation.
static BARE_SAYING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../data/say_bare.txt")));

/// The sentences of the content lines.
pub fn split(text: &str, lines: &[Span<Clean>], quotations: &Quotations) -> Vec<Span<Clean>> {
    let mut sentences = Vec::new();
    for line in lines {
        let mut start = line.start();
        let mut at = start;
        while let Some(stop) = next_stop(text, at, line.end()) {
            let end = sentence_end(text, stop, line.end(), quotations);
            at = end;
            if ends(text, Span::new(start, line.end()), stop, end, quotations) {
                push(text, &mut sentences, Span::new(start, end));
                // A comma left over between two sentences (joined lists) belongs to neither.
                start = if text[end..].starts_with(',') { end + 1 } else { end };
            }
        }
        push(text, &mut sentences, Span::new(start, line.end()));
    }
    sentences
}

/// Longest sentence in bytes. What goes on longer without a stop is a table or a dump, and is cut at a space so that no later
/// stage meets more.
const LONGEST: usize = 4000;

fn push(text: &str, sentences: &mut Vec<Span<Clean>>, span: Span<Clean>) {
    let mut rest = span.trimmed(text);
    while rest.len() > LONGEST {
        let most = text.floor_char_boundary(rest.start() + LONGEST);
        let cut = text[rest.start()..most].rfind(char::is_whitespace).map_or(most, |at| rest.start() + at);
        let cut = if cut > rest.start() { cut } else { most };
        sentences.push(Span::new(rest.start(), cut).trimmed(text));
        rest = Span::new(cut, rest.end()).trimmed(text);
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
}

/// The next character that may end a sentence.
fn next_stop(text: &str, from: usize, end: usize) -> Option<usize> {
    text[from..end].find(['.', '!', '?', '…']).map(|at| from + at)
}

/// One past the stop, the stops that follow it, and the closing marks and brackets behind them.
fn sentence_end(text: &str, stop: usize, line_end: usize, quotations: &Quotations) -> usize {
    let mut end = stop;
    for (at, c) in text[stop..line_end].char_indices() {
        let at = stop + at;
        let belongs = match c {
            '.' | '!' | '?' | '…' => true,
            ')' | ']' | '\'' => at > stop,
            '"' => {
                let spaced =
                    text[at + 1..line_end].chars().next().is_none_or(|c| c.is_whitespace() || c == ',' || c == '.');
                quotations.role(at) == Some(Role::Close) || quotations.role(at) == Some(Role::Inner) && spaced
            }
            _ => false,
        };
        if !belongs {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a sentence of the line `rest` ends at `end`, the stop being at `stop`.
fn ends(text: &str, rest: Span<Clean>, stop: usize, end: usize, quotations: &Quotations) -> bool {
    let behind = &text[end..rest.end()];
    let next = behind.trim_start();
    let Some(first) = next.chars().next() else { return true };
    let at = rest.end() - next.len();
    let closed = text[stop..end].contains('"');
    let spaced = next.len() < behind.len() || behind.starts_with('\u{a0}');
    let opens = first == '"' && quotations.role(at) == Some(Role::Open);
    if !(spaced || closed || opens) {
        return starts_joined_item(text, stop, end, behind);
    }
    // An attribution that follows the closing mark stays with its quotation.
    if closed && is_attribution(next) {
        return false;
    }
    let opener = matches!(first, '"' | '(' | '[' | '\'' | '-' | '–' | '—' | '•' | '*' | '#' | '/' | '@' | '“');
    let starter = first.is_uppercase()
        || first.is_ascii_digit()
        || opener
        || !first.is_alphabetic() && !first.is_ascii_punctuation();
    if first.is_lowercase() && !closed && spaced {
        return forgot_capital(text, stop, end);
    }
    if !starter || first == '"' && quotations.role(at) == Some(Role::Close) {
        return false;
    }
    if !text[stop..].starts_with('.') || text[stop..end].starts_with("..") {
        // "Apa?" and "Wah!" end one wherever a capital follows; so does an ellipsis.
        return !(text[stop..end].starts_with("..") && first == '(');
    }
    !is_abbreviation(text, Span::new(rest.start(), stop), first, next)
}

/// A full stop behind a closing bracket ends a sentence even where the writer forgot the capital: "… (APBD). kemudian". Behind
/// a plain word it is as often a stray stop, and nothing is cut.
fn forgot_capital(text: &str, stop: usize, end: usize) -> bool {
    &text[stop..end] == "." && text[..stop].ends_with(')')
}

/// "penurunan.,Agar": items of a list that a program joined with commas.
fn starts_joined_item(text: &str, stop: usize, end: usize, behind: &str) -> bool {
    let word = last_word(&text[..stop]);
    let mut next = behind.strip_prefix(',').unwrap_or("").chars();
    text[stop..end].starts_with('.')
        && word.chars().count() > 2
        && word.chars().all(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// "Kata Bupati", "ujar dia", "Ungkapnya" behind a closing mark.
fn is_attribution(next: &str) -> bool {
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    if !word.starts_with(char::is_uppercase) {
        return false; // lower case is no start of a sentence anyway
    }
    let word = word.to_lowercase();
    let stem = word.strip_suffix("nya").unwrap_or(&word);
    let alone = stem.len() < word.len() || next[word.len().min(next.len())..].starts_with(' ');
    alone
        && BARE_SAYING.contains(stem)
        && !matches!(stem, "jelas" | "terang" | "lanjut" | "tambah" | "sambung" | "seru")
}

/// Whether the point behind `before` belongs to an abbreviation, an initial or a list number.
fn is_abbreviation(text: &str, before: Span<Clean>, next: char, rest: &str) -> bool {
    let sentence = before.of(text);
    let word = last_word(sentence);
    if word.is_empty() {
        return false;
    }
    let lead = sentence[..sentence.len() - word.len()].trim_end_matches(['(', '"', '\'']);
    // "1. Guru": a number alone at the head of a line counts what follows.
    if word.chars().all(|c| c.is_ascii_digit()) {
        return lead.trim().is_empty() && word.len() <= 3;
    }
    let mut letters = word.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next());
    if second.is_none() {
        // "H. M. Yusuf", "a. Guru"; a single letter behind a word that takes one ("golongan A.") ends the sentence.
        let lead = lead.trim_end();
        let classed = last_word(lead).to_lowercase();
        // "2 C.", "abad ke-6 M.", "APBN-P."
        if lead.ends_with(|c: char| c.is_ascii_digit() || c == '-') {
            return false;
        }
        return first.is_alphabetic()
            && !matches!(classed.as_str(), "golongan" | "kelas" | "tipe" | "grup" | "vitamin" | "huruf" | "blok");
    }
    // Acronyms in capitals end sentences like any word ("… kata BPK."); the short ones among them are mostly titles.
    let acronym = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    if acronym && next.is_uppercase() {
        return false;
    }
    if lexicon::is_honorific(word) || lexicon::is_abbreviation(word) || lexicon::is_abbreviation(&word.to_lowercase()) {
        let goes_on = lexicon::is_abbreviation(first_word(rest)) || next.is_ascii_digit();
        return goes_on || !lexicon::can_end_sentence(&word.to_lowercase());
    }
    // "U.S. Steel": single capitals with points between them.
    if !lexicon::is_degree(word) && word.split('.').all(|part| part.len() == 1 && part.starts_with(char::is_uppercase))
    {
        return true;
    }
    // Between a degree and the next title or degree there is no end: "S.Pd. M.M."; else a name is over and so may be the
    // sentence.
    lexicon::is_degree(word) && word.contains('.') && lexicon::is_degree(first_word(rest))
}

/// Longest word that is looked at, in characters: nothing that is longer is an abbreviation, and a text may be one word.
const LONGEST_WORD: usize = 64;

/// The word at the end, with the points inside it; of one that is too long the end.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last()
        .map_or(text.len(), |(at, _)| at);
    text[start..].trim_start_matches('.')
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{line, quotation};

    fn sentences(text: &str) -> Vec<&str> {
        let lines = line::split(text);
        let quotations = quotation::find(text, &lines.content);
        split(text, &lines.content, &quotations).into_iter().map(|s| s.of(text)).collect()
    }

    /// `|` stands where a sentence ends.
    #[test]
    fn cases() {
        for case in [
            "\"Kami siap bekerja,\" ujarnya.| Ia lalu pergi.",
            "\"Prosesnya bertahap.| Tidak ada yang dirugikan,\" jelas Bagus.| Acara selesai.",
            "Ia adalah H. M. Yusuf, S.Pd., M.M. dari Kab. Contoh.| Ia hadir.",
            "Ir. H. Rahman dan Drs. Budi tiba pukul 08.00 WIB.| Mereka membawa 2.181 berkas.",
            "Ketua TP. PKK hadir.| Ia membuka lomba.",
            "Alamatnya Jl. Merdeka No. 5 RT. 02.| Datanglah.",
            "Berkas dikirim ke BKN.| Selanjutnya menunggu NIP.",
            "Apa yang terjadi?| Tidak ada yang tahu!| Begitulah...| Lalu sepi.",
            "\"Siapa yang datang?\" tanya Andi.| Semua diam.",
            "\"Kami siap!\" Kata Bupati.| Warga bersorak.",
            "Ia berkata, \"Kami siap.\"| Lalu pergi.",
            "\"Kami siap.\"|Lalu ia pergi.",
            "Laman itu Kabarcontoh.com dan www.contoh.go.id.| Selesai.",
            "1. Guru 20 formasi.| 2. Bidan 10 formasi.",
            "Ia membeli beras, gula, dll. untuk warga.| Warga senang.",
            "Sebanyak 75 orang gugur.| 51 di antaranya guru.",
            "Ia lahir di Contoh (1980).| Ia guru.",
            "Dilaksanakan oleh Budi, S.Sos.| Kegiatan itu selesai.",
        ] {
            let text = case.replace('|', "");
            let want: Vec<_> = case.split('|').map(str::trim).collect();
            // Numbered items stand on one line here only because of the bar.
            if case.starts_with("1.") {
                continue;
            }
            assert_eq!(sentences(&text), want);
        }
    }

    #[test]
    fn endless_text_is_cut_at_spaces() {
        let text = "kata ".repeat(5000);
        let parts = sentences(&text);
        assert!(parts.iter().all(|part| part.len() <= LONGEST && part.ends_with("kata")));
        assert_eq!(parts.iter().map(|part| part.len() + 1).sum::<usize>(), text.len());
    }

    #[test]
    fn hostile_text_does_not_break_it() {
        for text in ["", ".", "...", "\"\"\".\"", "a.\u{301}b. C", "«.» . . .", "?!?!\"", "( . ) [ ! ]"] {
            let all: String = sentences(text).concat();
            assert!(all.len() <= text.len());
        }
    }
}
