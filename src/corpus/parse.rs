//! A corpus file as a whole: its three sections, and the article put together from them.

use super::body::{Body, Marked};
use super::{GoldArticle, Problem, Report, answers, body, entry, header};
use crate::article::{Article, Origin};

/// An article with the lines of the file on which its parts stand.
#[derive(Debug)]
pub(super) struct Located {
    /// The article.
    pub article: GoldArticle,
    /// Line and id of each part.
    pub places: Places,
}

/// Line and id of each part of the answers, in the same order as there.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Line of the dateline, 1 where there is none.
    pub dateline: usize,
    /// Of the sentences; the id holds the events that they name.
    pub sentences: Vec<Place>,
    /// Of the figures.
    pub figures: Vec<Place>,
    /// Of the quotes' answers.
    pub quotes: Vec<Place>,
    /// Of the events.
    pub events: Vec<Place>,
    /// Of the checks, with whether the file says that they hold.
    pub checks: Vec<(Place, bool)>,
}

/// A line and what stands there.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Line of the file.
    pub line: usize,
    /// `f1`, `q1`, `e1`, `c1`.
    pub id: String,
}

impl<T> From<&Marked<T>> for Place {
    fn from(marked: &Marked<T>) -> Self {
        Place { line: marked.line, id: marked.id.clone() }
    }
}

type Lines<'s> = Vec<(usize, &'s str)>;

/// Reads the whole of a file; `report` knows its path.
pub(super) fn parse(source: &str, mut report: Report) -> Result<Located, Vec<Problem>> {
    let [head, text, answer_lines] = match sections(source) {
        Ok(sections) => sections,
        Err((line, count)) => {
            report.add(line, format!("needs two lines of three hyphens between header, body and answers, has {count}"));
            return Err(report.problems);
        }
    };
    let id = read_id(&mut report);
    let header = header::read(&head, &mut report);
    let body = body::read(&text, header.breaks, &mut report);
    if body.sentences.is_empty() {
        report.add(1, "the body has no sentence");
    }
    let entries = entry::read(&answer_lines, &mut report);
    let mut places = Places { dateline: header.dateline_line, ..Places::default() };
    let mut answers = answers::build(&body, &entries, &mut places, &mut report);
    let path = report.path.display().to_string();
    if !report.problems.is_empty() {
        return Err(report.sorted());
    }
    let Body { text, sentences, boilerplate, figures, .. } = body;
    places.sentences = sentences.iter().map(Place::from).collect();
    places.figures = figures.iter().map(Place::from).collect();
    answers.boilerplate = boilerplate;
    answers.sentences = sentences.into_iter().map(|sentence| sentence.what).collect();
    answers.figures = figures.into_iter().map(|figure| figure.what).collect();
    answers.title = header.title;
    answers.outlet = header.outlet;
    answers.dateline = header.dateline;
    answers.published = header.published;
    answers.region = header.region;
    let given = Article { id: id.clone(), text, meta: header.given, origin: Origin { path, row: 1 } };
    Ok(Located { article: GoldArticle { id, topic: header.topic, given, answers }, places })
}

/// Header, body and answers, each line with its number; else the line of the surplus mark and the number of marks.
fn sections(source: &str) -> Result<[Lines<'_>; 3], (usize, usize)> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut parts: Vec<Lines> = vec![Vec::new()];
    let mut last = 1;
    for (line, text) in (1..).zip(source.split('\n')) {
        if text.trim() == "---" {
            parts.push(Vec::new());
            last = line;
        } else if let Some(part) = parts.last_mut() {
            part.push((line, text.strip_suffix('\r').unwrap_or(text)));
        }
    }
    let marks = parts.len() - 1;
    parts.try_into().map_err(|_| (last, marks))
}

/// The file's stem, which must be lower case ASCII, digits and hyphens.
fn read_id(report: &mut Report) -> String {
    let stem = report.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if stem.is_empty() || !stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        report.add(1, format!("the id `{stem}`: lower case ASCII, digits and hyphens"));
    }
    stem
}
