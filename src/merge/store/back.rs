//! A government's story read back from the merged tables.

use super::Error;
use crate::merge::story::{
    Cohort, CohortStep, Contradiction, EventSource, Fact, FactSource, MergedEvent, MergedQuote, NamedPerson,
    QuoteSource, Side, SideSource, Source, Story, Total, TotalPart,
};
use rusqlite::{Connection, Params, Row};

/// Codes, names and provinces of the governments that have articles.
///
/// # Errors
/// Of SQLite.
pub fn choices(database: &Connection) -> Result<Vec<(String, String, Option<String>)>, Error> {
    let regions = super::regions::list(database)?;
    Ok(regions.into_iter().map(|region| (region.code, region.name, region.province)).collect())
}

/// The story of a government; none where no article is about it. Law: it is the story that was written.
///
/// # Errors
/// Of SQLite.
pub fn story(database: &Connection, code: &str) -> Result<Option<Story>, Error> {
    let Some((code, name, province)) = choices(database)?.into_iter().find(|(known, ..)| known == code) else {
        return Ok(None);
    };
    let reader = Reader(database);
    Ok(Some(Story {
        articles: reader.articles(&code)?,
        facts: reader.facts(&code)?,
        cohorts: reader.cohorts(&code)?,
        events: reader.events(&code)?,
        quotes: reader.quotes(&code)?,
        contradictions: reader.contradictions(&code)?,
        totals: reader.totals(&code)?,
        code,
        name,
        province,
    }))
}

struct Reader<'d>(&'d Connection);

fn number(row: &Row, at: usize) -> rusqlite::Result<Option<u64>> {
    Ok(row.get::<_, Option<i64>>(at)?.and_then(|number| u64::try_from(number).ok()))
}

impl Reader<'_> {
    fn all<T>(
        &self,
        query: &str,
        of: impl Params,
        row: impl FnMut(&Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        Ok(self.0.prepare_cached(query)?.query_map(of, row)?.collect::<Result<_, _>>()?)
    }

    fn articles(&self, code: &str) -> Result<Vec<Source>, Error> {
        let query = "SELECT id, article_id, outlet, published, url, title, (SELECT copies.leader FROM copy_members \
                     JOIN copies ON copies.id = copy_members.copy WHERE copy_members.article = articles.id) \
                     FROM articles WHERE region_code = ? ORDER BY published IS NULL, published, id";
        self.all(query, [code], |row| {
            Ok(Source {
                article: row.get(0)?,
                id: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                url: row.get(4)?,
                title: row.get(5)?,
                copy_of: row.get(6)?,
            })
        })
    }

    fn facts(&self, code: &str) -> Result<Vec<Fact>, Error> {
        let query = "SELECT id, value, low, high, qualifier, category, becomes, status, step, occupation, date_from, \
                     date_to, confidence, independent FROM facts WHERE region_code = ? ORDER BY id";
        let mut facts = self.all(query, [code], |row| {
            Ok(Fact {
                id: row.get(0)?,
                value: number(row, 1)?,
                low: number(row, 2)?,
                high: number(row, 3)?,
                qualifier: row.get(4)?,
                category: row.get(5)?,
                becomes: row.get(6)?,
                status: row.get(7)?,
                step: row.get(8)?,
                occupation: row.get(9)?,
                date_from: row.get(10)?,
                date_to: row.get(11)?,
                confidence: row.get(12)?,
                independent: row.get(13)?,
                sources: Vec::new(),
            })
        })?;
        let query = "SELECT fact_sources.article, figures.id, sentences.nth, figures.text, quotes.speaker, \
                     figures.confidence, fact_sources.independent FROM fact_sources \
                     JOIN figures ON figures.id = fact_sources.figure JOIN sentences ON sentences.id = figures.sentence \
                     LEFT JOIN quotes ON quotes.id = figures.quote WHERE fact = ? ORDER BY fact_sources.rowid";
        for fact in &mut facts {
            fact.sources = self.all(query, [fact.id], |row| {
                Ok(FactSource {
                    article: row.get(0)?,
                    figure: row.get(1)?,
                    sentence: row.get(2)?,
                    text: row.get(3)?,
                    claimed_by: row.get(4)?,
                    confidence: row.get(5)?,
                    independent: row.get(6)?,
                })
            })?;
        }
        Ok(facts)
    }

    fn cohorts(&self, code: &str) -> Result<Vec<Cohort>, Error> {
        let query = "SELECT id, value, category, becomes FROM cohorts WHERE region_code = ? ORDER BY id";
        let mut cohorts = self.all(query, [code], |row| {
            let value = number(row, 1)?.unwrap_or(0);
            Ok(Cohort { id: row.get(0)?, value, category: row.get(2)?, becomes: row.get(3)?, steps: Vec::new() })
        })?;
        let query = "SELECT id, status, value, is_part, date_from, date_to, is_dated, fact FROM cohort_steps \
                     WHERE cohort = ? ORDER BY id";
        for cohort in &mut cohorts {
            let steps = self.all(query, [cohort.id], |row| {
                let step = CohortStep {
                    status: row.get(1)?,
                    value: number(row, 2)?.unwrap_or(0),
                    part: row.get(3)?,
                    date_from: row.get(4)?,
                    date_to: row.get(5)?,
                    dated: row.get(6)?,
                    fact: row.get(7)?,
                    figures: Vec::new(),
                };
                Ok((row.get::<_, i64>(0)?, step))
            })?;
            for (id, mut step) in steps {
                let figures = "SELECT figure FROM cohort_step_figures WHERE step = ? ORDER BY rowid";
                step.figures = self.all(figures, [id], |row| row.get(0))?;
                cohort.steps.push(step);
            }
        }
        Ok(cohorts)
    }

    fn events(&self, code: &str) -> Result<Vec<MergedEvent>, Error> {
        let query = "SELECT id, kind, status, date_from, date_to, people_group, official_name, official_role, \
                     institution, place, independent FROM merged_events WHERE region_code = ? ORDER BY id";
        let mut events = self.all(query, [code], |row| {
            Ok(MergedEvent {
                id: row.get(0)?,
                kind: row.get(1)?,
                status: row.get(2)?,
                date_from: row.get(3)?,
                date_to: row.get(4)?,
                people_group: row.get(5)?,
                official_name: row.get(6)?,
                official_role: row.get(7)?,
                institution: row.get(8)?,
                place: row.get(9)?,
                independent: row.get(10)?,
                ..MergedEvent::default()
            })
        })?;
        for event in &mut events {
            let people = "SELECT name, post FROM merged_people WHERE merged_event = ? ORDER BY rowid";
            event.people =
                self.all(people, [event.id], |row| Ok(NamedPerson { name: row.get(0)?, post: row.get(1)? }))?;
            let facts = "SELECT fact FROM merged_event_facts WHERE merged_event = ? ORDER BY fact";
            event.facts = self.all(facts, [event.id], |row| row.get(0))?;
            let sources =
                "SELECT article, event, independent FROM merged_event_sources WHERE merged_event = ? ORDER BY rowid";
            event.sources = self.all(sources, [event.id], |row| {
                Ok(EventSource { article: row.get(0)?, event: row.get(1)?, independent: row.get(2)? })
            })?;
        }
        Ok(events)
    }

    fn quotes(&self, code: &str) -> Result<Vec<MergedQuote>, Error> {
        let query =
            "SELECT id, speaker, role, kind, text, independent FROM merged_quotes WHERE region_code = ? ORDER BY id";
        let mut quotes = self.all(query, [code], |row| {
            Ok(MergedQuote {
                id: row.get(0)?,
                speaker: row.get(1)?,
                role: row.get(2)?,
                kind: row.get(3)?,
                text: row.get(4)?,
                independent: row.get(5)?,
                sources: Vec::new(),
            })
        })?;
        let query =
            "SELECT article, quote, independent FROM merged_quote_sources WHERE merged_quote = ? ORDER BY rowid";
        for quote in &mut quotes {
            quote.sources = self.all(query, [quote.id], |row| {
                Ok(QuoteSource { article: row.get(0)?, quote: row.get(1)?, independent: row.get(2)? })
            })?;
        }
        Ok(quotes)
    }

    fn contradictions(&self, code: &str) -> Result<Vec<Contradiction>, Error> {
        let query = "SELECT id, kind, scope FROM contradictions WHERE region_code = ? ORDER BY id";
        let mut all = self.all(query, [code], |row| {
            Ok(Contradiction { id: row.get(0)?, kind: row.get(1)?, scope: row.get(2)?, sides: Vec::new() })
        })?;
        for one in &mut all {
            let query = "SELECT id, text FROM contradiction_sides WHERE contradiction = ? ORDER BY id";
            let sides = self.all(query, [one.id], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
            for (id, text) in sides {
                let query = "SELECT article, figure, event FROM side_sources WHERE side = ? ORDER BY rowid";
                let sources = self.all(query, [id], |row| {
                    Ok(SideSource { article: row.get(0)?, figure: row.get(1)?, event: row.get(2)? })
                })?;
                one.sides.push(Side { text, sources });
            }
        }
        Ok(all)
    }

    fn totals(&self, code: &str) -> Result<Vec<Total>, Error> {
        let query =
            "SELECT id, kind, check_id, whole, value, difference, holds FROM totals WHERE region_code = ? ORDER BY id";
        let mut totals = self.all(query, [code], |row| {
            Ok(Total {
                id: row.get(0)?,
                kind: row.get(1)?,
                check: row.get(2)?,
                whole: row.get(3)?,
                value: number(row, 4)?.unwrap_or(0),
                difference: row.get(5)?,
                holds: row.get(6)?,
                parts: Vec::new(),
            })
        })?;
        let query = "SELECT fact, value FROM total_parts WHERE total = ? ORDER BY rowid";
        for total in &mut totals {
            total.parts = self.all(query, [total.id], |row| {
                Ok(TotalPart { fact: row.get(0)?, value: number(row, 1)?.unwrap_or(0) })
            })?;
        }
        Ok(totals)
    }
}
