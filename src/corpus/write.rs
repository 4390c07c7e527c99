//! Writes an article with its answers as a corpus file: the inverse of [`super::read_article`].
//!
//! Law: what is written reads back as it was. [`write_article`] reads its own work before it hands it out, so an article that
//! the format cannot express is an error and never a file that says something else.

mod answers;
mod body;
mod escape;
mod header;

use super::{GoldArticle, Problem, Report, check, parse};
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// What a draft leaves to a human, by index. In its place the file has a word that the reader refuses with its line, so that
/// nothing undecided is trained on; the article itself holds a stand-in there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// Sentences that are said to report a step of which nothing is known: `A:e5`, and `e5: KIND STATUS`.
    pub steps: BTreeSet<usize>,
    /// Events of which nobody knows whom they are about: none of `figure`, `names`, `post` and `group`.
    pub people: BTreeSet<usize>,
    /// Figures without a value: `VALUE`.
    pub values: BTreeSet<usize>,
    /// Figures without a category: `CATEGORY`.
    pub categories: BTreeSet<usize>,
    /// Figures without a status: `STATUS`.
    pub statuses: BTreeSet<usize>,
}

/// Why an article cannot be written in the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable(pub(super) String);

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot be written as a corpus file: {}", self.0)
    }
}

impl std::error::Error for Unwritable {}

/// The article as the text of a `.art` file; `style` is the header's word for the reviewer. Figures, quotes, events and
/// checks are numbered from 1 in their order.
///
/// # Errors
/// Where the file would not read back as `article`: answers that contradict the labels, marks that cross, text outside all
/// sentences, a field with a line break or a bar. The reason names it.
pub fn write_article(article: &GoldArticle, style: &str) -> Result<String, Unwritable> {
    let source = source(article, style, &Open::default())?;
    read_back(article, &source)?;
    Ok(source)
}

/// A draft as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// The text of the file.
    pub source: String,
    /// What the reader and the checker say of it, in order of the lines.
    pub problems: Vec<Problem>,
    /// The line of each sentence.
    pub lines: Vec<usize>,
}

/// Writes a draft and tells what remains to be done in it.
///
/// # Errors
/// As [`write_article`], for the article with its stand-ins.
pub(crate) fn write_draft(article: &GoldArticle, style: &str, open: &Open) -> Result<Written, Unwritable> {
    let whole = write_article(article, style)?;
    let located = read_back(article, &whole)?;
    let source = source(article, style, open)?;
    let mut problems = check::check(&located);
    if let Err(open) = parse::parse(&source, Report::new(&path(article))) {
        // A stand-in is no contradiction; the place where it stands is told already.
        problems.retain(|problem| open.iter().all(|told| told.line != problem.line));
        problems.extend(open);
    }
    problems.sort_by_key(|problem| problem.line);
    let lines = located.places.sentences.iter().map(|place| place.line).collect();
    Ok(Written { source, problems, lines })
}

fn source(article: &GoldArticle, style: &str, open: &Open) -> Result<String, Unwritable> {
    let body = body::write(article, open)?;
    let mut out = header::write(article, style, body.breaks);
    out.push_str("---\n");
    out.push_str(&body.text);
    out.push_str("---\n");
    answers::write(&mut out, article, open);
    Ok(out)
}

fn path(article: &GoldArticle) -> std::path::PathBuf {
    Path::new(&article.id).with_extension("art")
}

/// Reads what was written; it must be the article.
fn read_back(article: &GoldArticle, source: &str) -> Result<parse::Located, Unwritable> {
    let path = path(article);
    let wrong = |problems: Vec<Problem>| {
        let reasons: Vec<String> = problems.into_iter().map(|problem| problem.reason).collect();
        Unwritable(reasons.join("; "))
    };
    let located = parse::parse(source, Report::new(&path)).map_err(wrong)?;
    let back = &located.article;
    let same = |what: &str, same: bool| if same { Ok(()) } else { Err(Unwritable(format!("{what} would change"))) };
    same("the text", back.given.text == article.given.text)?;
    same("the metadata", back.given.meta == article.given.meta && back.topic == article.topic)?;
    same("the id", back.id == article.id && back.given.id == article.given.id)?;
    let (a, b) = (&back.answers, &article.answers);
    same("the sentences", a.sentences == b.sentences && a.boilerplate == b.boilerplate)?;
    same("the figures", a.figures == b.figures)?;
    same("the quotes", a.quotes == b.quotes)?;
    same("the events", a.events == b.events)?;
    same("the answers", a == b)?;
    Ok(located)
}

#[cfg(test)]
mod tests;
