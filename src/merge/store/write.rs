//! Stories to rows of the merged tables.

use super::Error;
use crate::merge::story::{Cohort, Contradiction, CopyCluster, Fact, MergedEvent, MergedQuote, Story, Total};
use rusqlite::{Connection, Params, params};

fn put(database: &Connection, statement: &str, row: impl Params) -> Result<(), Error> {
    database.prepare_cached(statement)?.execute(row)?;
    Ok(())
}

fn number(value: Option<u64>) -> Option<i64> {
    // Numbers beyond what a database holds do not count people.
    value.map(|value| i64::try_from(value).unwrap_or(i64::MAX))
}

/// Writes a cluster of near-copies.
pub(super) fn copies(db: &Connection, cluster: &CopyCluster) -> Result<(), Error> {
    put(db, "INSERT INTO copies VALUES (?, ?)", (cluster.id, cluster.leader.article))?;
    for member in &cluster.members {
        let row = (cluster.id, member.source.article, member.jaccard, member.contained);
        put(db, "INSERT INTO copy_members VALUES (?, ?, ?, ?)", row)?;
    }
    for figure in &cluster.differing {
        let row = (cluster.id, figure.leader_figure, figure.article, figure.figure);
        put(db, "INSERT INTO copy_figures VALUES (?, ?, ?, ?)", row)?;
    }
    Ok(())
}

/// Writes all of a government's story.
pub(super) fn story(db: &Connection, story: &Story) -> Result<(), Error> {
    let code = story.code.as_str();
    story.facts.iter().try_for_each(|row| fact(db, code, row))?;
    story.cohorts.iter().try_for_each(|row| cohort(db, code, row))?;
    story.events.iter().try_for_each(|row| event(db, code, row))?;
    story.quotes.iter().try_for_each(|row| quote(db, code, row))?;
    story.contradictions.iter().try_for_each(|row| contradiction(db, code, row))?;
    story.totals.iter().try_for_each(|row| total(db, code, row))
}

fn fact(db: &Connection, code: &str, f: &Fact) -> Result<(), Error> {
    put(
        db,
        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            f.id,
            code,
            number(f.value),
            number(f.low),
            number(f.high),
            f.qualifier,
            f.category,
            f.becomes,
            f.status,
            f.step,
            f.occupation,
            f.date_from,
            f.date_to,
            f.confidence,
            f.independent
        ],
    )?;
    for s in &f.sources {
        put(db, "INSERT INTO fact_sources VALUES (?, ?, ?, ?)", (f.id, s.article, s.figure, s.independent))?;
    }
    Ok(())
}

fn cohort(db: &Connection, code: &str, c: &Cohort) -> Result<(), Error> {
    let row = (c.id, code, number(Some(c.value)), &c.category, &c.becomes);
    put(db, "INSERT INTO cohorts VALUES (?, ?, ?, ?, ?)", row)?;
    for s in &c.steps {
        let row = (c.id, &s.status, number(Some(s.value)), s.part, &s.date_from, &s.date_to, s.dated, s.fact);
        put(db, "INSERT INTO cohort_steps VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)?;
        let step = db.last_insert_rowid();
        for figure in &s.figures {
            put(db, "INSERT INTO cohort_step_figures VALUES (?, ?)", (step, figure))?;
        }
    }
    Ok(())
}

fn event(db: &Connection, code: &str, e: &MergedEvent) -> Result<(), Error> {
    put(
        db,
        "INSERT INTO merged_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            e.id,
            code,
            e.kind,
            e.status,
            e.date_from,
            e.date_to,
            e.people_group,
            e.official_name,
            e.official_role,
            e.institution,
            e.place,
            e.independent
        ],
    )?;
    for person in &e.people {
        put(db, "INSERT INTO merged_people VALUES (?, ?, ?)", (e.id, &person.name, &person.post))?;
    }
    for fact in &e.facts {
        put(db, "INSERT INTO merged_event_facts VALUES (?, ?)", (e.id, fact))?;
    }
    for s in &e.sources {
        put(db, "INSERT INTO merged_event_sources VALUES (?, ?, ?, ?)", (e.id, s.article, s.event, s.independent))?;
    }
    Ok(())
}

fn quote(db: &Connection, code: &str, q: &MergedQuote) -> Result<(), Error> {
    let row = (q.id, code, &q.speaker, &q.role, &q.kind, &q.text, q.independent);
    put(db, "INSERT INTO merged_quotes VALUES (?, ?, ?, ?, ?, ?, ?)", row)?;
    for s in &q.sources {
        put(db, "INSERT INTO merged_quote_sources VALUES (?, ?, ?, ?)", (q.id, s.article, s.quote, s.independent))?;
    }
    Ok(())
}

fn contradiction(db: &Connection, code: &str, c: &Contradiction) -> Result<(), Error> {
    put(db, "INSERT INTO contradictions VALUES (?, ?, ?, ?)", (c.id, code, &c.kind, &c.scope))?;
    for side in &c.sides {
        put(db, "INSERT INTO contradiction_sides VALUES (NULL, ?, ?)", (c.id, &side.text))?;
        let id = db.last_insert_rowid();
        for s in &side.sources {
            put(db, "INSERT INTO side_sources VALUES (?, ?, ?, ?)", (id, s.article, s.figure, s.event))?;
        }
    }
    Ok(())
}

fn total(db: &Connection, code: &str, t: &Total) -> Result<(), Error> {
    let row = (t.id, code, &t.kind, t.check, t.whole, number(Some(t.value)), t.difference, t.holds);
    put(db, "INSERT INTO totals VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)?;
    for part in &t.parts {
        put(db, "INSERT INTO total_parts VALUES (?, ?, ?)", (t.id, part.fact, number(Some(part.value))))?;
    }
    Ok(())
}
