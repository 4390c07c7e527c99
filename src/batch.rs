//! Many articles at once, in order: the only file that names rayon beside the training and the evaluation.

use crate::article::Article;
use crate::effort::Effort;
use crate::pipeline::Engine;
use crate::sink::{Form, Rendered};
use crate::source::{Item, Reject, Row, fits};
use crate::span::Unit;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

/// Most bytes of text in one batch; it also holds at least one article.
const BYTES: usize = 1 << 20;
/// Most rows in one batch.
const ROWS: usize = 512;

/// A row's record as one line of JSON with its line break, or why there is none.
pub type Outcome = Result<Vec<u8>, Reject>;

/// Tags all rows on the current rayon pool and hands the outcomes on in the order of the rows, with the bytes of text that
/// each had. It ends early where `take` says false.
pub fn run(engine: &Engine, rows: impl Iterator<Item = Row>, mut take: impl FnMut(Outcome, usize) -> bool) {
    each(rows, |row| outcome(engine, row), |(outcome, bytes)| take(outcome, bytes));
}

/// Something to work on, with its weight.
pub trait Load: Send {
    /// Bytes to work on.
    fn bytes(&self) -> usize;
}

impl Load for Row {
    fn bytes(&self) -> usize {
        self.as_ref().map_or(0, |article| article.text.len())
    }
}

impl Load for Item {
    fn bytes(&self) -> usize {
        self.what.bytes()
    }
}

/// Does `work` to all rows on the current rayon pool and hands the results on in the order of the rows. It ends early where
/// `take` says false.
pub fn each<I: Load, T: Send>(
    rows: impl Iterator<Item = I>,
    work: impl Fn(I) -> T + Sync,
    mut take: impl FnMut(T) -> bool,
) {
    let mut rows = rows.peekable();
    let mut batch = Vec::new();
    while rows.peek().is_some() {
        batch.clear();
        let mut bytes = 0;
        while bytes < BYTES && batch.len() < ROWS {
            let Some(row) = rows.next() else { break };
            bytes += row.bytes();
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

/// What came of an item of a source.
#[derive(Debug)]
pub enum Done {
    /// A record as it will be written, and how many figures, quotes and events it has.
    Record(Rendered, [usize; 3]),
    /// Why there is none.
    Reject(Reject),
    /// It was no row.
    Skipped,
    /// It was left since the run is to stop.
    Left,
}

/// How items are tagged.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What is written of a record.
    pub form: Form,
    /// Unit of the spans in records.
    pub unit: Unit,
    /// Longest text that is tagged, in bytes. The time for a text grows faster than its length, and a text that is longer by far
    /// than any article is a mistake of the scraper.
    pub most_text: usize,
    /// Most work on one article, in seconds of steps ([`Effort::seconds`]).
    pub most_seconds: f64,
}

/// Tags the items of a source on the current rayon pool and hands on what came of each, in order, with the item's input and
/// its number there. Once `stop` is set the rest is left. It ends early where `take` says false.
pub fn items(
    engine: &Engine,
    options: Options,
    items: impl Iterator<Item = Item>,
    stop: &AtomicBool,
    mut take: impl FnMut(Done, usize, u64) -> bool,
) {
    let work = |item: Item| {
        let Item { input, nth, what } = item;
        let done = if stop.load(Ordering::Relaxed) { Done::Left } else { done(engine, options, what.row()) };
        (done, input, nth)
    };
    each(items, work, |(done, input, nth)| take(done, input, nth));
}

fn done(engine: &Engine, options: Options, row: Option<Row>) -> Done {
    let Options { form, unit, most_text, most_seconds } = options;
    let rendered = |article: Article| {
        // A page's text is known only now.
        let article = fits(article, most_text)?;
        let record = guarded(&article, || engine.tag_within(&article, Effort::seconds(most_seconds)))?;
        let record = record
            .map_err(|why| Reject::of(&article, format!("{why}: more than the {most_seconds} of --max-seconds")))?;
        let counts = [record.figures.len(), record.quotes.len(), record.events.len()];
        match form.render(&article, record, unit) {
            Ok(rendered) => Ok((rendered, counts)),
            Err(e) => Err(Reject::of(&article, format!("the record cannot be written: {e}"))),
        }
    };
    match row.map(|row| row.and_then(rendered)) {
        None => Done::Skipped,
        Some(Ok((rendered, counts))) => Done::Record(rendered, counts),
        Some(Err(reject)) => Done::Reject(reject),
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
