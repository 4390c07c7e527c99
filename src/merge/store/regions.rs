//! One government's articles and what their records hold, read by index.

use super::Error;
use crate::merge::input::{Article, Check, Days, Event, Figure, Quote, Region};
use crate::merge::noun::work;
use crate::merge::wave::{wave_of, waves_of};
use crate::terms::{Category, CheckKind, EventKind, EventStatus, Qualifier, Status};
use foldhash::HashMap;
use rusqlite::{Connection, Row};

/// Codes, names and provinces of all governments that articles are about.
pub(super) fn list(database: &Connection) -> Result<Vec<Region>, Error> {
    let query = "SELECT region_code, min(region), min(province) FROM articles WHERE region_code IS NOT NULL \
                 GROUP BY region_code ORDER BY region_code";
    let mut query = database.prepare(query)?;
    let region = |row: &Row| {
        let name: Option<String> = row.get(1)?;
        let code: String = row.get(0)?;
        Ok(Region { name: name.unwrap_or_else(|| code.clone()), code, province: row.get(2)?, ..Region::default() })
    };
    Ok(query.query_map([], region)?.collect::<Result<_, _>>()?)
}

/// Reads all of a region; items below `least` are left out. `copy_of` leads from a copy to its leader.
pub(super) fn fill(
    database: &Connection,
    region: &mut Region,
    least: f64,
    copy_of: &HashMap<i64, i64>,
) -> Result<(), Error> {
    region.articles = articles(database, &region.code, copy_of)?;
    let keys: Vec<i64> = region.articles.iter().map(|article| article.key).collect();
    for (at, key) in keys.into_iter().enumerate() {
        let said = sentences(database, key)?;
        if let Some(article) = region.articles.get_mut(at) {
            let title = article.title.clone();
            article.wave = waves_of(title.iter().chain(said.values().map(|(_, text)| text)).map(String::as_str));
        }
        let first = region.figures.len();
        let figures = figures(database, key, at, &said, least)?;
        let by_key: HashMap<i64, usize> =
            figures.iter().enumerate().map(|(n, figure)| (figure.key, first + n)).collect();
        region.figures.extend(figures);
        events(database, key, at, &said, least, &by_key, region)?;
        region.quotes.extend(quotes(database, key, at, least)?);
        checks(database, key, &by_key, region)?;
    }
    Ok(())
}

fn articles(database: &Connection, code: &str, copy_of: &HashMap<i64, i64>) -> Result<Vec<Article>, Error> {
    let mut query = database.prepare_cached(
        "SELECT id, article_id, outlet, published, url, title FROM articles WHERE region_code = ?1 \
         ORDER BY published IS NULL, published, id",
    )?;
    let article = |row: &Row| {
        let key: i64 = row.get(0)?;
        Ok(Article {
            key,
            id: row.get(1)?,
            outlet: row.get(2)?,
            published: row.get(3)?,
            url: row.get(4)?,
            title: row.get(5)?,
            copy_of: copy_of.get(&key).copied(),
            ..Article::default()
        })
    };
    Ok(query.query_map([code], article)?.collect::<Result<_, _>>()?)
}

/// The sentences of an article by their ids: index and text.
type Sentences = std::collections::BTreeMap<i64, (i64, String)>;

fn sentences(database: &Connection, article: i64) -> Result<Sentences, Error> {
    let mut query = database.prepare_cached("SELECT id, nth, coalesce(text, '') FROM sentences WHERE article = ?1")?;
    let sentence = |row: &Row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
    Ok(query.query_map([article], sentence)?.collect::<Result<_, _>>()?)
}

fn number(row: &Row, at: usize) -> rusqlite::Result<Option<u64>> {
    Ok(row.get::<_, Option<i64>>(at)?.and_then(|number| u64::try_from(number).ok()))
}

fn figures(database: &Connection, article: i64, at: usize, said: &Sentences, least: f64) -> Result<Vec<Figure>, Error> {
    let mut query = database.prepare_cached(
        "SELECT figures.id, sentence, figures.text, value, low, high, qualifier, category, becomes, status, occupation, \
         quotes.speaker, figures.confidence, \
         EXISTS (SELECT 1 FROM copy_figures WHERE copy_figures.figure = figures.id) FROM figures LEFT JOIN quotes ON quotes.id = figures.quote \
         WHERE figures.article = ?1 AND figures.confidence >= ?2 ORDER BY figures.id",
    )?;
    let figure = |row: &Row| {
        let word = |at: usize| row.get::<_, String>(at);
        let becomes: Option<String> = row.get(8)?;
        let sentence: i64 = row.get(1)?;
        let (nth, sentence) = said.get(&sentence).cloned().unwrap_or_default();
        let text: String = row.get(2)?;
        let occupation: Option<String> = row.get(10)?;
        Ok(Figure {
            key: row.get(0)?,
            article: at,
            sentence: nth,
            wave: wave_of(&sentence, &text),
            work: work(&text, occupation.as_deref()),
            said: sentence,
            text,
            value: number(row, 3)?,
            low: number(row, 4)?,
            high: number(row, 5)?,
            qualifier: Qualifier::from_word(&word(6)?).unwrap_or(Qualifier::Exact),
            category: Category::from_word(&word(7)?).unwrap_or(Category::Lainnya),
            becomes: becomes.as_deref().and_then(Category::from_word),
            status: Status::from_word(&word(9)?).unwrap_or(Status::Other),
            occupation,
            claimed_by: row.get(11)?,
            confidence: row.get(12)?,
            slip: row.get(13)?,
            event: None,
        })
    };
    Ok(query.query_map((article, least), figure)?.collect::<Result<_, _>>()?)
}

/// Pairs of a table that joins one to several.
fn joined(database: &Connection, query: &str, one: i64) -> Result<Vec<i64>, Error> {
    let mut query = database.prepare_cached(query)?;
    Ok(query.query_map([one], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn events(
    database: &Connection,
    article: i64,
    at: usize,
    said: &Sentences,
    least: f64,
    by_key: &HashMap<i64, usize>,
    region: &mut Region,
) -> Result<(), Error> {
    let mut query = database.prepare_cached(
        "SELECT id, kind, status, people_group, official_name, official_role, institution, date_from, date_to, place, \
         confidence FROM events WHERE article = ?1 AND confidence >= ?2 ORDER BY id",
    )?;
    let mut people = database.prepare_cached("SELECT name, post FROM people WHERE event = ?1 ORDER BY id")?;
    let event = |row: &Row| {
        let (from, to): (Option<String>, Option<String>) = (row.get(7)?, row.get(8)?);
        Ok(Event {
            key: row.get(0)?,
            article: at,
            kind: EventKind::from_word(&row.get::<_, String>(1)?).unwrap_or(EventKind::Appointment),
            status: EventStatus::from_word(&row.get::<_, String>(2)?).unwrap_or(EventStatus::Done),
            figures: Vec::new(),
            people: Vec::new(),
            group: row.get(3)?,
            official_name: row.get(4)?,
            official_role: row.get(5)?,
            institution: row.get(6)?,
            days: Days::of(from.as_deref(), to.as_deref()),
            place: row.get(9)?,
            confidence: row.get(10)?,
            said: String::new(),
        })
    };
    let events = query.query_map((article, least), event)?.collect::<Result<Vec<_>, _>>()?;
    for mut event in events {
        let figures = joined(database, "SELECT figure FROM event_figures WHERE event = ?1 ORDER BY figure", event.key)?;
        event.figures = figures.iter().filter_map(|figure| by_key.get(figure).copied()).collect();
        event.people =
            people.query_map([event.key], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let own = "SELECT sentence FROM event_sentences WHERE event = ?1 ORDER BY sentence";
        let own = joined(database, own, event.key)?;
        let own: Vec<&str> = own.iter().filter_map(|sentence| Some(said.get(sentence)?.1.as_str())).collect();
        event.said = own.join(" ");
        region.events.push(event);
    }
    Ok(())
}

fn quotes(database: &Connection, article: i64, at: usize, least: f64) -> Result<Vec<Quote>, Error> {
    let mut query = database.prepare_cached(
        "SELECT id, text, kind, speaker, role, confidence FROM quotes WHERE article = ?1 AND confidence >= ?2 ORDER BY id",
    )?;
    let quote = |row: &Row| {
        Ok(Quote {
            key: row.get(0)?,
            article: at,
            text: row.get(1)?,
            kind: row.get(2)?,
            speaker: row.get(3)?,
            role: row.get(4)?,
            confidence: row.get(5)?,
        })
    };
    Ok(query.query_map((article, least), quote)?.collect::<Result<_, _>>()?)
}

fn checks(database: &Connection, article: i64, by_key: &HashMap<i64, usize>, region: &mut Region) -> Result<(), Error> {
    let mut query = database
        .prepare_cached("SELECT id, kind, whole, difference, holds FROM checks WHERE article = ?1 ORDER BY id")?;
    let rows = query.query_map([article], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    for row in rows.collect::<Result<Vec<(i64, String, i64, i64, bool)>, _>>()? {
        let (key, kind, whole, difference, holds) = row;
        let parts = joined(database, "SELECT figure FROM check_parts WHERE check_id = ?1 ORDER BY figure", key)?;
        let known: Vec<usize> = parts.iter().filter_map(|part| by_key.get(part).copied()).collect();
        // A check that lost a figure to the threshold says nothing any more.
        if let (Some(whole), Some(kind)) = (by_key.get(&whole), CheckKind::from_word(&kind))
            && known.len() == parts.len()
        {
            region.checks.push(Check { key, kind, whole: *whole, parts: known, difference, holds });
        }
    }
    Ok(())
}
