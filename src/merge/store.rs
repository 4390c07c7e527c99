//! Merging a database of records in place: reads by index, writes the merged tables, all in one transaction.

mod back;
pub mod records;
mod regions;
mod texts;
mod write;

use super::build::{self, Ids};
use super::copies::Cluster;
use super::differing::{Told, differing};
use super::input::Article;
use super::story::{CopyCluster, CopyFigure, CopyMember, Story};
use foldhash::HashMap;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior};
use std::io;
use texts::Order;

pub use back::{choices, story};

/// The merged tables.
const SCHEMA: &str = include_str!("store/schema.sql");
/// Indexes and views over them.
const FINISH: &str = include_str!("store/finish.sql");

/// Why a database cannot be merged or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Of SQLite.
    #[error("{0}")]
    Database(#[from] rusqlite::Error),
    /// Of the other output.
    #[error("{0}")]
    Output(#[from] io::Error),
    /// It is another database.
    #[error("no database of records: `lantik tag -o news.db` makes one")]
    Other,
}

/// What a run found, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles read.
    pub articles: usize,
    /// Governments.
    pub regions: usize,
    /// Clusters of near-copies.
    pub copies: usize,
    /// Articles that are a copy of another.
    pub members: usize,
    /// Facts.
    pub facts: usize,
    /// Facts of two independent sources or more.
    pub shared: usize,
    /// Cohorts.
    pub cohorts: usize,
    /// Steps.
    pub events: usize,
    /// Sayings.
    pub quotes: usize,
    /// Contradictions.
    pub contradictions: usize,
    /// Totals.
    pub totals: usize,
}

/// A part of the result, handed on as soon as it is known.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'p> {
    /// A cluster; all come before the stories.
    Copies(&'p CopyCluster),
    /// A government's story.
    Story(&'p Story),
}

/// Whether a database holds records.
///
/// # Errors
/// Of SQLite, as where the file is no database.
pub fn holds_records(database: &Connection) -> Result<bool, Error> {
    let query = "SELECT count(*) FROM sqlite_schema WHERE name IN \
                 ('articles', 'sentences', 'figures', 'events', 'quotes', 'checks', 'figures_in_context')";
    Ok(database.query_row(query, [], |row| row.get::<_, i64>(0))? == 7)
}

/// Whether a database was merged.
///
/// # Errors
/// Of SQLite.
pub fn is_merged(database: &Connection) -> Result<bool, Error> {
    let query = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'region_story')";
    Ok(database.query_row(query, [], |row| row.get(0))?)
}

/// Whether sentences have their text, which near-copies are best told by.
///
/// # Errors
/// Of SQLite.
pub fn has_texts(database: &Connection) -> Result<bool, Error> {
    texts::has_texts(database)
}

/// Merges a database of records: its merged tables are made anew. Items less sure than `least` are left out. `out` gets every piece
/// as it is written. Where anything fails the database stays as it was.
///
/// # Errors
/// Of SQLite, of `out`, or where it is no database of records.
pub fn merge(
    database: &mut Connection,
    least: f64,
    out: &mut dyn FnMut(Piece) -> io::Result<()>,
) -> Result<Counts, Error> {
    if !holds_records(database)? {
        return Err(Error::Other);
    }
    // Negative is in KiB; the rest of the memory is linear in the number of articles.
    database.pragma_update(None, "cache_size", -64_000)?;
    database.set_prepared_statement_cache_capacity(64);
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(SCHEMA)?;
    let mut counts = Counts::default();
    let copy_of = copies(&transaction, out, &mut counts)?;
    let mut ids = Ids::default();
    for mut region in regions::list(&transaction)? {
        regions::fill(&transaction, &mut region, least, &copy_of)?;
        let story = build::story(region, &mut ids);
        write::story(&transaction, &story)?;
        out(Piece::Story(&story))?;
        counts.regions += 1;
        counts.facts += story.facts.len();
        counts.shared += story.facts.iter().filter(|fact| fact.independent > 1).count();
        counts.cohorts += story.cohorts.len();
        counts.events += story.events.len();
        counts.quotes += story.quotes.len();
        counts.contradictions += story.contradictions.len();
        counts.totals += story.totals.len();
    }
    transaction.execute_batch(FINISH)?;
    let put = "INSERT INTO run VALUES ('merge', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1";
    transaction.execute(put, [serde_json::json!({ "min_confidence": least }).to_string()])?;
    transaction.commit()?;
    Ok(counts)
}

/// Finds and writes the near-copies; gives the leader of each copy.
fn copies(
    database: &Connection,
    out: &mut dyn FnMut(Piece) -> io::Result<()>,
    counts: &mut Counts,
) -> Result<HashMap<i64, i64>, Error> {
    let order = Order::read(database)?;
    counts.articles = order.keys.len();
    let mut copy_of = HashMap::default();
    for (id, cluster) in (1..).zip(texts::near_copies(database, &order)?) {
        let cluster = described(database, id, &cluster, &order)?;
        for member in &cluster.members {
            copy_of.insert(member.source.article, cluster.leader.article);
        }
        counts.copies += 1;
        counts.members += cluster.members.len();
        write::copies(database, &cluster)?;
        out(Piece::Copies(&cluster))?;
    }
    Ok(copy_of)
}

/// A cluster with its articles and the figures that differ.
fn described(database: &Connection, id: i64, cluster: &Cluster, order: &Order) -> Result<CopyCluster, Error> {
    let leader = article(database, order.key(cluster.leader))?;
    let own = figures(database, leader.key)?;
    let mut out = CopyCluster { id, leader: build::source(&leader), ..CopyCluster::default() };
    for member in &cluster.members {
        let mut copy = article(database, order.key(member.article))?;
        copy.copy_of = Some(leader.key);
        let theirs = figures(database, copy.key)?;
        for (a, b) in differing(&own, &theirs) {
            if let Some((a, b)) = own.get(a).zip(theirs.get(b)) {
                out.differing.push(CopyFigure {
                    leader_figure: a.key,
                    leader_text: a.text.clone(),
                    article: copy.key,
                    figure: b.key,
                    text: b.text.clone(),
                });
            }
        }
        out.members.push(CopyMember {
            source: build::source(&copy),
            jaccard: rounded(member.likeness.jaccard),
            contained: rounded(member.likeness.contained),
        });
    }
    Ok(out)
}

/// Three decimals, as scores have them.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

fn article(database: &Connection, key: i64) -> Result<Article, Error> {
    let mut query =
        database.prepare_cached("SELECT id, article_id, outlet, published, url, title FROM articles WHERE id = ?1")?;
    let article = |row: &Row| {
        Ok(Article {
            key: row.get(0)?,
            id: row.get(1)?,
            outlet: row.get(2)?,
            published: row.get(3)?,
            url: row.get(4)?,
            title: row.get(5)?,
            ..Article::default()
        })
    };
    Ok(query.query_row([key], article).optional()?.unwrap_or_default())
}

fn figures(database: &Connection, article: i64) -> Result<Vec<Told>, Error> {
    let mut query = database.prepare_cached(
        "SELECT figures.id, figures.text, figures.value, coalesce(sentences.text, '') FROM figures \
         JOIN sentences ON sentences.id = figures.sentence WHERE figures.article = ?1 ORDER BY figures.id",
    )?;
    let told = |row: &Row| {
        let value: Option<i64> = row.get(2)?;
        let value = value.and_then(|value| u64::try_from(value).ok());
        Ok(Told { key: row.get(0)?, text: row.get(1)?, value, said: row.get(3)? })
    };
    Ok(query.query_map([article], told)?.collect::<Result<_, _>>()?)
}
