-- What `lantik merge` finds, beside the tables of the records. docs/merge.md explains them. Made anew by every run.

DROP VIEW IF EXISTS region_story;
DROP VIEW IF EXISTS facts_in_context;
DROP VIEW IF EXISTS copies_in_context;
DROP VIEW IF EXISTS cohorts_in_context;
DROP VIEW IF EXISTS contradictions_in_context;
DROP VIEW IF EXISTS totals_in_context;
DROP TABLE IF EXISTS total_parts;
DROP TABLE IF EXISTS totals;
DROP TABLE IF EXISTS side_sources;
DROP TABLE IF EXISTS contradiction_sides;
DROP TABLE IF EXISTS contradictions;
DROP TABLE IF EXISTS merged_quote_sources;
DROP TABLE IF EXISTS merged_quotes;
DROP TABLE IF EXISTS merged_event_sources;
DROP TABLE IF EXISTS merged_event_facts;
DROP TABLE IF EXISTS merged_people;
DROP TABLE IF EXISTS merged_events;
DROP TABLE IF EXISTS cohort_step_figures;
DROP TABLE IF EXISTS cohort_steps;
DROP TABLE IF EXISTS cohorts;
DROP TABLE IF EXISTS fact_sources;
DROP TABLE IF EXISTS facts;
DROP TABLE IF EXISTS copy_figures;
DROP TABLE IF EXISTS copy_members;
DROP TABLE IF EXISTS copies;

CREATE TABLE copies (
    id INTEGER PRIMARY KEY,
    leader INTEGER NOT NULL REFERENCES articles (id)
);

CREATE TABLE copy_members (
    copy INTEGER NOT NULL REFERENCES copies (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    jaccard REAL NOT NULL,
    contained REAL NOT NULL
);

CREATE TABLE copy_figures (
    copy INTEGER NOT NULL REFERENCES copies (id),
    leader_figure INTEGER NOT NULL REFERENCES figures (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    figure INTEGER NOT NULL REFERENCES figures (id)
);

-- Needed while the rest is made.
CREATE INDEX copy_figures_by_figure ON copy_figures (figure);

CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    value INTEGER,
    low INTEGER,
    high INTEGER,
    qualifier TEXT NOT NULL,
    category TEXT NOT NULL,
    becomes TEXT,
    status TEXT NOT NULL,
    step TEXT,
    occupation TEXT,
    date_from TEXT,
    date_to TEXT,
    confidence REAL NOT NULL,
    independent INTEGER NOT NULL
);

CREATE TABLE fact_sources (
    fact INTEGER NOT NULL REFERENCES facts (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    figure INTEGER NOT NULL REFERENCES figures (id),
    independent INTEGER NOT NULL
);

CREATE TABLE cohorts (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    value INTEGER NOT NULL,
    category TEXT NOT NULL,
    becomes TEXT
);

CREATE TABLE cohort_steps (
    id INTEGER PRIMARY KEY,
    cohort INTEGER NOT NULL REFERENCES cohorts (id),
    status TEXT NOT NULL,
    value INTEGER NOT NULL,
    is_part INTEGER NOT NULL,
    date_from TEXT,
    date_to TEXT,
    is_dated INTEGER NOT NULL,
    fact INTEGER NOT NULL REFERENCES facts (id)
);

CREATE TABLE cohort_step_figures (
    step INTEGER NOT NULL REFERENCES cohort_steps (id),
    figure INTEGER NOT NULL REFERENCES figures (id)
);

CREATE TABLE merged_events (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    date_from TEXT,
    date_to TEXT,
    people_group TEXT,
    official_name TEXT,
    official_role TEXT,
    institution TEXT,
    place TEXT,
    independent INTEGER NOT NULL
);

CREATE TABLE merged_people (
    merged_event INTEGER NOT NULL REFERENCES merged_events (id),
    name TEXT NOT NULL,
    post TEXT
);

CREATE TABLE merged_event_facts (
    merged_event INTEGER NOT NULL REFERENCES merged_events (id),
    fact INTEGER NOT NULL REFERENCES facts (id)
);

CREATE TABLE merged_event_sources (
    merged_event INTEGER NOT NULL REFERENCES merged_events (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    event INTEGER NOT NULL REFERENCES events (id),
    independent INTEGER NOT NULL
);

CREATE TABLE merged_quotes (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    speaker TEXT NOT NULL,
    role TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    independent INTEGER NOT NULL
);

CREATE TABLE merged_quote_sources (
    merged_quote INTEGER NOT NULL REFERENCES merged_quotes (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    quote INTEGER NOT NULL REFERENCES quotes (id),
    independent INTEGER NOT NULL
);

CREATE TABLE contradictions (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL
);

CREATE TABLE contradiction_sides (
    id INTEGER PRIMARY KEY,
    contradiction INTEGER NOT NULL REFERENCES contradictions (id),
    text TEXT NOT NULL
);

CREATE TABLE side_sources (
    side INTEGER NOT NULL REFERENCES contradiction_sides (id),
    article INTEGER NOT NULL REFERENCES articles (id),
    figure INTEGER REFERENCES figures (id),
    event INTEGER REFERENCES events (id)
);

CREATE TABLE totals (
    id INTEGER PRIMARY KEY,
    region_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    check_id INTEGER REFERENCES checks (id),
    whole INTEGER NOT NULL REFERENCES facts (id),
    value INTEGER NOT NULL,
    difference INTEGER NOT NULL,
    holds INTEGER NOT NULL
);

CREATE TABLE total_parts (
    total INTEGER NOT NULL REFERENCES totals (id),
    fact INTEGER NOT NULL REFERENCES facts (id),
    value INTEGER NOT NULL
);
