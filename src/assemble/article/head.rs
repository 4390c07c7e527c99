//! The head of an article: headline, dateline with the outlet's name, line of publication.

use super::dateline::{behind_headline, dateline};
use crate::article::Meta;
use crate::document::Document;
use crate::lexicon;
use crate::mention::date;
use crate::mention::day::Day;
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
    if head.dateline.is_none() && head.outlet.is_none() {
        let fused = lines.iter().take(2).find_map(|line| behind_headline(line, meta.title.as_deref(), meta));
        (head.dateline, head.outlet) = fused.unwrap_or_default();
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

/// "(Foto: Dinas Contoh)": a line in brackets, the credit of a picture.
fn is_credit(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('(') && line.ends_with(')')
}
