//! Where items come from: corpus files, or records beside the articles that they were made of.

use super::Item;
use crate::article::Article;
use crate::corpus::{GoldArticle, read_article};
use crate::label::train::folds;
use crate::pipeline::text_hash;
use crate::record::Record;
use crate::source::{Input, MOST_BYTES, Reject};
use crate::span::Unit;
use foldhash::HashMap;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// The corpus files behind a path: itself, or those of a folder or of its `articles`, in order of their names. Empty where
/// the path leads to no corpus.
///
/// # Errors
/// Of a folder that cannot be listed.
pub fn corpus_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let is_art = |path: &Path| path.extension().is_some_and(|ending| ending == "art");
    if !path.is_dir() {
        return Ok(if is_art(path) { vec![path.to_path_buf()] } else { Vec::new() });
    }
    let below = path.join("articles");
    let folder = if below.is_dir() { below } else { path.to_path_buf() };
    let mut files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| is_art(path));
    files.sort();
    Ok(files)
}

/// Reads corpus files as items, dealt into `folds_of` folds as training would deal them; a file that cannot be read gives a
/// reject with its first problem.
pub fn corpus_items(files: &[PathBuf], folds_of: usize) -> (Vec<Item>, Vec<Reject>) {
    let (mut articles, mut rejects): (Vec<GoldArticle>, Vec<Reject>) = (Vec::new(), Vec::new());
    for file in files {
        match read_article(file) {
            Ok(article) => articles.push(article),
            Err(problems) => rejects.extend(problems.into_iter().take(1).map(|problem| Reject {
                path: problem.path.display().to_string(),
                row: problem.line as u64,
                id: None,
                reason: problem.reason,
            })),
        }
    }
    let folds = folds(&articles, folds_of);
    (articles.into_iter().zip(folds).map(|(article, fold)| Item::of_gold(article, fold)).collect(), rejects)
}

/// The articles that records were made of, found by the hash of their text. All are held in memory.
#[derive(Debug, Default)]
pub struct Texts {
    by_hash: HashMap<String, Vec<Article>>,
}

impl Texts {
    /// Reads all articles of `inputs`; the rejects are those of the inputs.
    pub fn read(inputs: &[Input]) -> (Texts, Vec<Reject>) {
        let (mut texts, mut rejects) = (Texts::default(), Vec::new());
        for row in inputs.iter().flat_map(Input::rows) {
            match row {
                Ok(article) => texts.by_hash.entry(text_hash(&article.text)).or_default().push(article),
                Err(reject) => rejects.push(reject),
            }
        }
        (texts, rejects)
    }

    /// The item of a line that `tag` has written; its spans are of `unit`.
    ///
    /// # Errors
    /// What is no record, is of a text that is not here, or has spans that do not fit it.
    pub fn item(&self, line: &str, unit: Unit) -> Result<Item, String> {
        let record = Record::from_json(line).map_err(|e| e.to_string())?;
        let same = self.by_hash.get(&record.source.sha256).map(Vec::as_slice).unwrap_or_default();
        // Of copies of one text the one of that id.
        let article = same.iter().find(|article| article.id == record.id).or(same.first());
        let Some(article) = article else { return Err(format!("no text for the record `{}`", record.id)) };
        let record = record.in_bytes(&article.text, unit).map_err(|e| format!("{}: {e}", record_name(article)))?;
        Ok(Item::of_record(&Article { id: record.id.clone(), ..article.clone() }, &record))
    }
}

fn record_name(article: &Article) -> String {
    format!("the record `{}`", article.id)
}

/// The lines of a file (`-` is standard input) with their numbers, blank ones left out; a line that cannot be read is a
/// reject.
///
/// # Errors
/// Where the file cannot be opened.
pub fn lines(path: &Path) -> io::Result<impl Iterator<Item = (u64, Result<String, String>)>> {
    let reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(io::BufReader::new(std::fs::File::open(path)?))
    };
    let fits = |line: io::Result<String>| match line {
        Ok(line) if line.len() > MOST_BYTES => Err(format!("the row is longer than {} MiB", MOST_BYTES >> 20)),
        other => other.map_err(|e| e.to_string()),
    };
    let mut over = false;
    let numbered = (1u64..).zip(reader.lines()).map(move |(row, line)| (row, fits(line)));
    let until_broken = numbered.take_while(move |(_, line)| {
        // A pipe that breaks would break for ever; bytes that are no text are one bad row.
        let stop = over;
        over = line.as_ref().is_err_and(|reason| !reason.contains("UTF-8") && !reason.contains("longer"));
        !stop
    });
    Ok(until_broken.filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty())))
}
