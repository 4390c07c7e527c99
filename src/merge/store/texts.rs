//! The texts of a database's articles, one at a time.

use super::Error;
use crate::merge::candidate::Index;
use crate::merge::copies::{Cluster, clusters};
use crate::merge::text::Text;
use rusqlite::Connection;

/// Articles by the order in which they lead: `keys[n]` is the id of the nth.
pub(super) struct Order {
    pub keys: Vec<i64>,
    /// Number by id, as pairs that rise.
    numbers: Vec<(i64, u32)>,
}

impl Order {
    /// Earliest published first, undated ones last, then as they came.
    pub(super) fn read(database: &Connection) -> Result<Order, Error> {
        let mut query = database.prepare("SELECT id FROM articles ORDER BY published IS NULL, published, id")?;
        let keys = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut numbers: Vec<(i64, u32)> = keys.iter().copied().zip(0..).collect();
        numbers.sort_unstable();
        Ok(Order { keys, numbers })
    }

    fn number(&self, key: i64) -> Option<u32> {
        self.numbers.binary_search_by_key(&key, |(key, _)| *key).ok().and_then(|at| Some(self.numbers.get(at)?.1))
    }

    pub(super) fn key(&self, number: u32) -> i64 {
        self.keys.get(number as usize).copied().unwrap_or(-1)
    }
}

/// Whether sentences have their text: those of records in JSON Lines have none.
pub(super) fn has_texts(database: &Connection) -> Result<bool, Error> {
    let query = "SELECT EXISTS (SELECT 1 FROM sentences WHERE text IS NOT NULL)";
    Ok(database.query_row(query, [], |row| row.get(0))?)
}

/// Where an article's words are: its sentences, or what its record quotes of it.
const SENTENCES: &str = "SELECT text FROM sentences WHERE article = ?1 AND text IS NOT NULL ORDER BY nth";
const PIECES: &str = "SELECT title FROM articles WHERE id = ?1 AND title IS NOT NULL UNION ALL \
    SELECT text FROM quotes WHERE article = ?1 UNION ALL SELECT text FROM figures WHERE article = ?1";

/// The near-copies of a database.
pub(super) fn near_copies(database: &Connection, order: &Order) -> Result<Vec<Cluster>, Error> {
    let mut index = Index::default();
    let mut query =
        database.prepare("SELECT article, text FROM sentences WHERE text IS NOT NULL ORDER BY article, nth")?;
    let mut rows = query.query([])?;
    let mut current: Option<(i64, Vec<String>)> = None;
    let mut add = |done: Option<(i64, Vec<String>)>| {
        if let Some((key, sentences)) = done
            && let Some(number) = order.number(key)
        {
            index.add(number, &Text::of(sentences));
        }
    };
    while let Some(row) = rows.next()? {
        let (key, text): (i64, String) = (row.get(0)?, row.get(1)?);
        match &mut current {
            Some((known, sentences)) if *known == key => sentences.push(text),
            _ => add(current.replace((key, vec![text]))),
        }
    }
    add(current.take());
    let mut without = database.prepare(
        "SELECT id FROM articles WHERE NOT EXISTS \
         (SELECT 1 FROM sentences WHERE sentences.article = articles.id AND sentences.text IS NOT NULL) ORDER BY id",
    )?;
    let without = without.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    for key in without {
        if let Some(number) = order.number(key) {
            index.add(number, &text(database, key)?);
        }
    }
    clusters(&index.pairs(), |number| text(database, order.key(number)))
}

/// The words of an article.
fn text(database: &Connection, key: i64) -> Result<Text, Error> {
    let mut pieces = strings(database, SENTENCES, key)?;
    if pieces.is_empty() {
        pieces = strings(database, PIECES, key)?;
    }
    Ok(Text::of(pieces))
}

fn strings(database: &Connection, query: &str, key: i64) -> Result<Vec<String>, Error> {
    let mut query = database.prepare_cached(query)?;
    let rows = query.query_map([key], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
