//! The head of an article: headline, dateline with the outlet's name, line of publication.

use crate::article::Meta;
use crate::document::Document;
use crate::lexicon;
use crate::mention::date;
use crate::mention::day::Day;
use crate::mention::list;
use crate::mention::person::is_calendar;
use crate::mention::region;
use crate::span::{Clean, Span};

/// What the first lines say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub dateline: Option<String>,
    pub published: Option<Day>,
}

/// Lines that are looked at.
const LINES: usize = 6;
/// Longest stretch before the dash of a dateline, in characters.
const LONGEST: usize = 70;

/// Reads the head of a document.
pub(super) fn read(doc: &Document, meta: &Meta) -> Head {
    let text = doc.text();
    let kept: Vec<Span<Clean>> =
        doc.lines.content.iter().take(LINES).copied().filter(|line| !is_credit(line.of(text))).collect();
    let lines: Vec<&str> = kept.iter().map(|line| line.of(text)).collect();
    // A page on one line has its headline before the dateline: there the sentences show where it begins.
    let starts = doc.sentences.iter().take(4).map(|sentence| rest_of_line(doc, sentence.span.start()));
    let candidates: Vec<&str> = lines.iter().copied().chain(starts).collect();
    let mut head = Head::default();
    for (i, line) in candidates.iter().enumerate() {
        // What follows a line, be it content or not: a dash may stand on a line of its own.
        let behind = kept.get(i).and_then(|span| text.get(span.end()..));
        let next = behind.unwrap_or_default().trim_start();
        if let Some((place, outlet)) = dateline(line, next, meta) {
            (head.dateline, head.outlet) = (place, outlet);
            break;
        }
    }
    head.title = headline(&lines);
    head.published =
        doc.lines.content.iter().chain(&doc.lines.boilerplate).take(12).find_map(|line| publication(line.of(text)));
    head
}

fn rest_of_line<'d>(doc: &'d Document, start: usize) -> &'d str {
    let rest = doc.text().get(start..).unwrap_or_default();
    rest.split('\n').next().unwrap_or(rest)
}

/// A first line that looks like a headline: short, no stop at its end, followed by more.
fn headline(lines: &[&str]) -> Option<String> {
    let [first, rest @ ..] = lines else { return None };
    let first = first.trim();
    let words = first.split_whitespace().count();
    let lead = rest.iter().any(|line| line.split_whitespace().count() > 12);
    let byline = ["laporan ", "penulis", "editor", "oleh "].iter().any(|head| first.to_lowercase().starts_with(head));
    // A second line that begins small goes on with the first: a wrapped sentence and no headline.
    let wrapped = rest.first().is_some_and(|next| next.trim_start().starts_with(char::is_lowercase));
    let open = !wrapped && !first.ends_with(['.', ',', ':', ';', '-', '–', '"']) && !first.contains(". ");
    let fits = (3..=22).contains(&words) && first.chars().count() <= 160 && open && !byline && lead;
    (fits && first.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase() || matches!(c, '[' | '"')))
        .then(|| first.to_owned())
}

/// "Dipublikasikan Rabu, 29 Oktober 2025": a line that begins by saying so.
fn publication(line: &str) -> Option<Day> {
    let lower = line.to_lowercase();
    let mut said = lexicon::entries(include_str!("../../../data/publication_start.txt"));
    (said.any(|word| lower.starts_with(word)) && line.chars().count() <= 90).then(|| date::parse_day(line)).flatten()
}

/// Place and outlet of a dateline at the front of a line; `None` where there is no dateline.
fn dateline(line: &str, next: &str, meta: &Meta) -> Option<(Option<String>, Option<String>)> {
    let (before, _) = match cut(line) {
        Some(parts) => parts,
        // "Jakarta", a line with the dash, the text.
        None if next.trim_start().starts_with(['-', '–', '—']) => (line, next),
        None => return glued(line),
    };
    let before = before.trim().trim_end_matches('.').trim();
    if before.is_empty() || before.chars().count() > LONGEST || before.contains('"') {
        return None;
    }
    let parts: Vec<&str> = before.split([',', '(', ')', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let bracketed = |part: &str| before.contains(&format!("({part})"));
    match parts.as_slice() {
        [only] if is_outlet(only, meta) => Some((None, Some((*only).to_owned()))),
        [only] => is_place(only, meta).then(|| (Some((*only).to_owned()), None)),
        // "OUTLET, PLACE", "PLACE, OUTLET", "PLACE (OUTLET)"; a date may stand between.
        [first, rest @ ..] if rest.len() <= 3 => {
            let rest: Vec<&str> = rest.iter().copied().filter(|part| !is_date(part)).collect();
            let Some(second) = rest.first().copied() else {
                return is_place(first, meta).then(|| (Some((*first).to_owned()), None));
            };
            if is_outlet(first, meta) && !bracketed(second) {
                let place = is_place(second, meta).then(|| second.to_owned());
                return place.is_some().then(|| (place, Some((*first).to_owned())));
            }
            // "Cilegon, Banten (ANTARA)": the place with its province.
            if region::is_region(second) && is_place(first, meta) && rest.get(1).is_some_and(|third| bracketed(third)) {
                return Some((Some(format!("{first}, {second}")), rest.get(1).map(|third| (*third).to_owned())));
            }
            // "Way Kanan, Lampung –": place and province, no outlet.
            if region::is_region(second) {
                return is_named(first).then(|| (Some((*first).to_owned()), None));
            }
            let place = is_place(first, meta) || is_outlet(second, meta) && is_named(first);
            (place && is_name_like(second)).then(|| (Some((*first).to_owned()), Some(second.to_owned())))
        }
        _ => None,
    }
}

/// "(Foto: Dinas Contoh)": a line in brackets, the credit of a picture.
fn is_credit(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('(') && line.ends_with(')')
}

/// A line cut at its first dash, where that stands near its front.
fn cut(line: &str) -> Option<(&str, &str)> {
    for (at, c) in line.char_indices().take(LONGEST) {
        let dash = match c {
            '–' | '—' => true,
            '-' => {
                // "TRIBUN-PAPUA.COM" and "non-ASN" have no dash: one side of a dash is free, or it is doubled.
                let before = line[..at].chars().next_back();
                let behind = line[at + 1..].chars().next();
                let listed = line[..at].contains(',') && !line[..at].contains(char::is_lowercase);
                listed
                    || before.is_none_or(|c| c.is_whitespace() || c == '.')
                    || behind.is_none_or(|c| c.is_whitespace() || c == '-')
                    || before == Some('-')
            }
            _ => false,
        };
        if dash {
            return Some((line.get(..at)?, line.get(at..)?));
        }
    }
    None
}

/// "Liputan6.com, JakartaBursa Efek …": the place grown together with the text.
fn glued(line: &str) -> Option<(Option<String>, Option<String>)> {
    let (outlet, rest) = line.split_once(',')?;
    if !is_domain(outlet) {
        return None;
    }
    let rest = rest.trim_start();
    let run: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == ' ').take(40).collect();
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).skip(3).chain([run.len()]).collect();
    let place = ends.iter().rev().find_map(|end| {
        let (name, behind) = run.split_at_checked(*end)?;
        let border = behind.is_empty() || behind.starts_with(|c: char| c.is_uppercase() || c == ' ');
        (border && !name.ends_with(' ') && region::is_region(name)).then(|| name.to_owned())
    })?;
    Some((Some(place), Some(outlet.trim().to_owned())))
}

fn is_domain(part: &str) -> bool {
    !part.contains(' ')
        && part.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && lexicon::is_domain_ending(ending))
}

/// Whether a part names a medium: an address, the outlet of the metadata, or a word of the press.
fn is_outlet(part: &str, meta: &Meta) -> bool {
    let lower = part.to_lowercase();
    let bare = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let known = meta.outlet.as_deref().is_some_and(|outlet| {
        let (outlet, part) = (bare(outlet), bare(part));
        let several = lower.split_whitespace().count() > 1;
        !part.is_empty()
            && (outlet == part || several && (outlet.contains(&part) || part.contains(&outlet)))
            && !region::is_region(&lower)
    });
    let press = lower.split([' ', '.']).any(list::is_press);
    // "SehatYuk", "KabarLuwu": a capital inside.
    let humped = !part.contains(' ')
        && part.chars().zip(part.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    is_domain(part) || known || press || humped
}

fn is_date(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit()) || part.split(' ').any(|word| is_calendar(&word.to_lowercase()))
}

/// Whether a part can be the place of a dateline: a region, or a name in capitals that is no outlet.
fn is_place(part: &str, meta: &Meta) -> bool {
    if is_outlet(part, meta) || !is_named(part) {
        return false;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let shouted = part.chars().all(|c| !c.is_lowercase());
    region::is_region(&part.to_lowercase())
        || (shouted || words.len() == 1) && words.len() <= 3 && part.chars().count() >= 3
}

/// Up to four words with capitals, letters only, none of them a small word.
fn is_named(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let name = |word: &&str| {
        let lower = word.to_lowercase();
        word.starts_with(char::is_uppercase)
            && !lexicon::is_small_word(&lower)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '.'))
    };
    (1..=4).contains(&words.len()) && words.iter().all(name)
}

fn is_name_like(part: &str) -> bool {
    part.split_whitespace().count() <= 5
        && part.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || part.contains('.') || c.is_lowercase() && part.len() > 4
        })
}
