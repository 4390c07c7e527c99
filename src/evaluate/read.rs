//! Reads gold and records. What cannot be understood becomes a reject with file, row and reason; the rest is used.

use super::Pair;
use super::layout::{Found, Gold};
use crate::article::{Article, Origin};
use crate::batch;
use crate::corpus;
use crate::decode::decode;
use crate::pipeline::Engine;
use crate::source::Reject;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// A gold article and where it was read.
#[derive(Debug, Clone)]
pub struct GoldRow {
    /// The article with its answers.
    pub gold: Gold,
    /// File and row.
    pub origin: Origin,
}

/// Reads gold: a file of JSON Lines, or a folder of the corpus (`articles/*.art` below it).
///
/// # Errors
/// Where the file cannot be opened or read.
pub fn gold(path: &Path) -> io::Result<(Vec<GoldRow>, Vec<Reject>)> {
    if path.is_dir() {
        return Ok(from_corpus(path));
    }
    let (rows, mut rejects) = rows::<Gold>(path)?;
    let (mut good, name) = (Vec::new(), path.to_string_lossy());
    for (row, gold) in rows {
        let origin = Origin { path: name.to_string(), row };
        match gold.fault() {
            None => good.push(GoldRow { gold, origin }),
            Some(reason) => rejects.push(reject(&origin, Some(gold.id), reason)),
        }
    }
    rejects.sort_by_key(|reject| reject.row);
    Ok((good, rejects))
}

/// The articles of a corpus, with their file for their row; what does not fit is named by its line.
fn from_corpus(dir: &Path) -> (Vec<GoldRow>, Vec<Reject>) {
    let (articles, problems) = corpus::read_readable(dir);
    let mut rejects: Vec<Reject> = problems
        .into_iter()
        .map(|problem| Reject {
            path: problem.path.display().to_string(),
            row: problem.line as u64,
            id: None,
            reason: problem.reason,
        })
        .collect();
    let mut rows = Vec::new();
    for article in articles {
        let origin = article.given.origin.clone();
        match serde_json::from_value(corpus::to_gold_json(&article)) {
            Ok(gold) => rows.push(GoldRow { gold, origin }),
            Err(e) => rejects.push(reject(&origin, Some(article.id), e.to_string())),
        }
    }
    (rows, rejects)
}

fn reject(origin: &Origin, id: Option<String>, reason: String) -> Reject {
    Reject { path: origin.path.clone(), row: origin.row, id, reason }
}

/// The rows of a file that are such objects, with their numbers from 1; blank ones are skipped.
#[expect(clippy::type_complexity, reason = "rows and rejects side by side")]
fn rows<T: DeserializeOwned>(path: &Path) -> io::Result<(Vec<(u64, T)>, Vec<Reject>)> {
    let mut reader = BufReader::new(File::open(path)?);
    let (mut good, mut rejects, mut line) = (Vec::new(), Vec::new(), Vec::new());
    for row in 1.. {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_str(&decode(&line)) {
            Ok(object) => good.push((row, object)),
            Err(e) => {
                let origin = Origin { path: path.to_string_lossy().into_owned(), row };
                rejects.push(reject(&origin, None, e.to_string()));
            }
        }
    }
    Ok((good, rejects))
}

/// Gold joined to its records, and what went wrong on the way.
#[derive(Debug, Default)]
pub struct Joined {
    /// Every gold article, in order.
    pub pairs: Vec<Pair>,
    /// Rows that are no records, articles that could not be tagged.
    pub rejects: Vec<Reject>,
    /// Ids of the records that say that they are of another text than the gold of their id.
    pub strangers: Vec<String>,
}

/// Joins gold to the records of a file by id; of two records with one id the later counts.
///
/// # Errors
/// Where the file cannot be opened or read.
pub fn with_records(gold: Vec<GoldRow>, path: &Path) -> io::Result<Joined> {
    let (rows, rejects) = rows::<Found>(path)?;
    let mut joined = Joined { rejects, ..Joined::default() };
    let mut records = HashMap::new();
    for (row, found) in rows {
        if found.id.is_empty() {
            let origin = Origin { path: path.to_string_lossy().into_owned(), row };
            joined.rejects.push(reject(&origin, None, "the field \"id\" is missing or empty".into()));
        } else {
            records.insert(found.id.clone(), found);
        }
    }
    joined.rejects.sort_by_key(|reject| reject.row);
    for GoldRow { gold, .. } in gold {
        let found = records.get(&gold.id).cloned();
        let said = found.as_ref().and_then(|found| found.source.as_ref()?.sha256.as_deref());
        if let (Some(said), Some(text)) = (said, &gold.text)
            && said != hash(text)
        {
            joined.strangers.push(gold.id.clone());
        }
        joined.pairs.push((gold, found));
    }
    Ok(joined)
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Tags the gold articles with `engine` (offsets in code points), on the current rayon pool.
pub fn with_engine(gold: Vec<GoldRow>, engine: &Engine) -> Joined {
    let mut joined = Joined::default();
    let article = |row: &GoldRow| -> Result<Article, Reject> {
        let none = || reject(&row.origin, Some(row.gold.id.clone()), "there is no text to tag".into());
        row.gold.article(row.origin.clone()).ok_or_else(none)
    };
    let mut found = Vec::new();
    batch::run(engine, gold.iter().map(article), |outcome, _| {
        let record = outcome.map(|line| serde_json::from_slice(&line).map_err(|e| e.to_string()));
        match record {
            Ok(Ok(record)) => found.push(Some(record)),
            Ok(Err(reason)) => {
                let origin = &gold[found.len()].origin;
                joined.rejects.push(reject(origin, Some(gold[found.len()].gold.id.clone()), reason));
                found.push(None);
            }
            Err(reject) => {
                joined.rejects.push(reject);
                found.push(None);
            }
        }
        true
    });
    joined.pairs = gold.into_iter().map(|row| row.gold).zip(found).collect();
    joined
}
