//! The corpus: articles of our own writing with their full answers. `corpus/README.md` describes the format.
//!
//! Reading ([`read_article`], [`read_corpus`]) refuses what cannot be understood; [`check::run`] finds what can be understood
//! but contradicts itself.

mod answers;
mod body;
pub mod check;
mod day;
mod digits;
mod edges;
mod entry;
mod figure;
mod gold;
mod header;
mod inline;
pub mod noise;
mod parse;
mod write;

use crate::article::Article;
use crate::span::{Raw, Span};
use crate::terms::{Category, CheckKind, EventKind, EventStatus, LabelSet, Qualifier, QuoteKind, ResolvedBy, Status};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

pub(crate) use edges::tidied;
pub use gold::to_gold_json;
pub(crate) use write::write_draft;
pub use write::{Open, Unwritable, write_article};

/// One article of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldArticle {
    /// The file's name without its ending.
    pub id: String,
    /// What it is about: `staffing`, `crime`, `sport`, …
    pub topic: String,
    /// What the program gets to see: the text and whatever metadata the header gives.
    pub given: Article,
    /// What it should find.
    pub answers: Answers,
}

/// The full answers of one article. Spans are byte offsets into the given text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Headline.
    pub title: Option<String>,
    /// Medium.
    pub outlet: Option<String>,
    /// Place before the dash.
    pub dateline: Option<String>,
    /// ISO day.
    pub published: Option<String>,
    /// Kemendagri code and name.
    pub region: Option<(String, String)>,
    /// Stretches that belong to no sentence: boilerplate, trailing credits and marks. In order, trimmed of white space.
    pub boilerplate: Vec<Span<Raw>>,
    /// In order, trimmed of white space.
    pub sentences: Vec<GoldSentence>,
    /// In order of the text.
    pub figures: Vec<GoldFigure>,
    /// In order of their beginnings.
    pub quotes: Vec<GoldQuote>,
    /// In order of their first mention.
    pub events: Vec<GoldEvent>,
    /// In the order of the file.
    pub checks: Vec<GoldCheck>,
}

/// A sentence and its labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldSentence {
    /// Where.
    pub span: Span<Raw>,
    /// Which of the three.
    pub labels: LabelSet,
}

/// A number of people or posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldFigure {
    /// The number with its noun phrase.
    pub span: Span<Raw>,
    /// The number; `None` for a range.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// How it is meant.
    pub qualifier: Qualifier,
    /// What is counted, before the step.
    pub category: Category,
    /// What they become.
    pub becomes: Option<Category>,
    /// Where they stand.
    pub status: Status,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// Index of the sentence.
    pub sentence: usize,
}

/// An act of speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldQuote {
    /// The content, from its first sentence to its last.
    pub span: Span<Raw>,
    /// Direct or indirect.
    pub kind: QuoteKind,
    /// Fullest form of the name, else the role or body.
    pub speaker: Option<String>,
    /// Fullest form of the role.
    pub role: Option<String>,
    /// The word that introduces the speech.
    pub cue: Option<String>,
    /// How the speaker is found.
    pub resolved_by: Option<ResolvedBy>,
    /// Index of the sentence in which it begins.
    pub sentence: usize,
}

/// A step by which people get, change or lose a public post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldEvent {
    /// Which step.
    pub kind: EventKind,
    /// How far it has come.
    pub status: EventStatus,
    /// Index of the figure that counts the people.
    pub figure: Option<usize>,
    /// The people by name.
    pub names: Vec<String>,
    /// The post they get, change or lose.
    pub post: Option<String>,
    /// The people in words.
    pub group: Option<String>,
    /// Who carries it out: name and role; a body has its name as role. At least one of the two.
    pub official: Option<(Option<String>, Option<String>)>,
    /// Whose staff.
    pub institution: Option<String>,
    /// As written, first and last day (ISO).
    pub date: Option<(String, Option<String>, Option<String>)>,
    /// As written.
    pub place: Option<String>,
    /// Indices of the sentences that report it, in order.
    pub sentences: Vec<usize>,
}

/// Arithmetic of the article's own figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldCheck {
    /// Sum, remainder or conflict.
    pub kind: CheckKind,
    /// Index of the figure that is the whole.
    pub whole: usize,
    /// Indices of its parts.
    pub parts: Vec<usize>,
    /// The derived value of a remainder.
    pub value: Option<u64>,
}

/// Something in a corpus file that does not fit. Shown as `path:line: reason`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.reason)
    }
}

impl std::error::Error for Problem {}

/// Gathers the problems of one file.
struct Report<'p> {
    path: &'p Path,
    problems: Vec<Problem>,
}

impl<'p> Report<'p> {
    fn new(path: &'p Path) -> Self {
        Report { path, problems: Vec::new() }
    }

    fn add(&mut self, line: usize, reason: impl Into<String>) {
        self.problems.push(Problem { path: self.path.to_path_buf(), line, reason: reason.into() });
    }

    /// The problems in order of their lines.
    fn sorted(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }
}

/// Reads one `.art` file.
///
/// # Errors
/// Every problem of form in the file, in order of its lines; also where the file cannot be read or is not UTF-8.
pub fn read_article(path: &Path) -> Result<GoldArticle, Vec<Problem>> {
    load(path).map(|located| located.article)
}

/// Reads `dir/articles/*.art` in order of their names.
///
/// # Errors
/// Every problem of form in all files; also two articles of one text, and a folder without articles.
pub fn read_corpus(dir: &Path) -> Result<Vec<GoldArticle>, Vec<Problem>> {
    let (articles, problems) = read_readable(dir);
    if problems.is_empty() { Ok(articles) } else { Err(problems) }
}

/// Reads `dir/articles/*.art` in order of their names: the articles that can be read, and the problems of the others.
pub fn read_readable(dir: &Path) -> (Vec<GoldArticle>, Vec<Problem>) {
    let (articles, problems) = load_all(dir);
    (articles.into_iter().map(|located| located.article).collect(), problems)
}

/// SHA-256, hexadecimal, over the names and bytes of all `.art` files of `articles_dir` in order of their names: says which
/// corpus a model was trained on. Files that cannot be read are left out; [`read_corpus`] reports them.
pub fn corpus_hash(articles_dir: &Path) -> String {
    let mut hash = Sha256::new();
    for path in art_files(articles_dir).unwrap_or_default() {
        let (Some(name), Ok(bytes)) = (path.file_name(), std::fs::read(&path)) else { continue };
        // Lengths go in too, so that no byte can move from a name to its text or from one file to the next unnoticed.
        for part in [name.as_encoded_bytes(), &bytes] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads one file, with the lines on which things stand.
fn load(path: &Path) -> Result<parse::Located, Vec<Problem>> {
    let mut report = Report::new(path);
    let source = match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(source)) => source,
        Ok(Err(error)) => {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
            report.add(line, "not UTF-8");
            return Err(report.problems);
        }
        Err(error) => {
            report.add(1, format!("cannot be read: {error}"));
            return Err(report.problems);
        }
    };
    parse::parse(&source, report)
}

/// All articles that can be read, and all problems of the others.
fn load_all(dir: &Path) -> (Vec<parse::Located>, Vec<Problem>) {
    let folder = dir.join("articles");
    let mut report = Report::new(&folder);
    let files = art_files(&folder).unwrap_or_else(|error| {
        report.add(1, format!("cannot be read: {error}"));
        Vec::new()
    });
    if files.is_empty() && report.problems.is_empty() {
        report.add(1, "holds no .art file");
    }
    let (mut articles, mut problems) = (Vec::new(), report.problems);
    let mut seen: HashMap<String, String> = HashMap::new();
    for path in files {
        match load(&path) {
            Ok(located) => {
                let text = located.article.given.text.clone();
                if let Some(first) = seen.insert(text, located.article.id.clone()) {
                    let reason = format!("the same text as {first}.art");
                    problems.push(Problem { path, line: 1, reason });
                }
                articles.push(located);
            }
            Err(found) => problems.extend(found),
        }
    }
    (articles, problems)
}

/// The `.art` files of a folder, sorted by name.
fn art_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "art"));
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests;
