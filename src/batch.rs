//! Many articles at once, in order: the only file that names rayon beside the training and the evaluation.

use crate::article::Article;
use crate::pipeline::Engine;
use crate::source::{Reject, Row};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most bytes of text in one batch; it also holds at least one article.
const BYTES: usize = 4 << 20;
/// Most rows in one batch.
const ROWS: usize = 2048;

/// A row's record as one line of JSON with its line break, or why there is none.
pub type Outcome = Result<Vec<u8>, Reject>;

/// Tags all rows on the current rayon pool and hands the outcomes on in the order of the rows, with the bytes of text that
/// each had. It ends early where `take` says false.
pub fn run(engine: &Engine, rows: impl Iterator<Item = Row>, mut take: impl FnMut(Outcome, usize) -> bool) {
    each(rows, |row| outcome(engine, row), |(outcome, bytes)| take(outcome, bytes));
}

/// Does `work` to all rows on the current rayon pool and hands the results on in the order of the rows. It ends early where
/// `take` says false.
pub fn each<T: Send>(rows: impl Iterator<Item = Row>, work: impl Fn(Row) -> T + Sync, mut take: impl FnMut(T) -> bool) {
    let mut rows = rows.peekable();
    let mut batch = Vec::new();
    while rows.peek().is_some() {
        batch.clear();
        let mut bytes = 0;
        while bytes < BYTES && batch.len() < ROWS {
            let Some(row) = rows.next() else { break };
            bytes += row.as_ref().map_or(0, |article| article.text.len());
            batch.push(row);
        }
        let results: Vec<T> = batch.par_drain(..).map(&work).collect();
        for result in results {
            if !take(result) {
                return;
            }
        }
    }
}

/// Does `work` to one article. Should a stage fail on it, the article is rejected and the rest goes on.
///
/// # Errors
/// The reject.
pub fn guarded<T>(article: &Article, work: impl FnOnce() -> T) -> Result<T, Reject> {
    let reason = "internal error: a stage failed on this text; please report it";
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Reject::of(article, reason))
}

fn outcome(engine: &Engine, row: Row) -> (Outcome, usize) {
    match row {
        Ok(article) => (tag(engine, &article), article.text.len()),
        Err(reject) => (Err(reject), 0),
    }
}

/// Tags one article.
fn tag(engine: &Engine, article: &Article) -> Outcome {
    let record = guarded(article, || engine.tag(article))?;
    let failed = |e: serde_json::Error| Reject::of(article, format!("the record cannot be written: {e}"));
    let mut line = serde_json::to_vec(&record).map_err(failed)?;
    line.push(b'\n');
    Ok(line)
}
