-- The tables of a database of records. docs/database.md explains them.

CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL,
    path TEXT NOT NULL,
    row INTEGER NOT NULL,
    url TEXT,
    sha256 TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    dateline TEXT,
    published TEXT,
    region_code TEXT,
    region TEXT,
    province TEXT,
    model_name TEXT NOT NULL,
    model_version TEXT NOT NULL,
    model_corpus TEXT NOT NULL
);

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    nth INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT,
    is_quota INTEGER NOT NULL,
    is_appointment INTEGER NOT NULL,
    is_quote INTEGER NOT NULL,
    quota_score REAL NOT NULL,
    appointment_score REAL NOT NULL,
    quote_score REAL NOT NULL
);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,
    role TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    resolved_by TEXT,
    cue TEXT,
    confidence REAL NOT NULL
);

CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    sentence INTEGER NOT NULL REFERENCES sentences (id),
    quote INTEGER REFERENCES quotes (id),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    value INTEGER,
    low INTEGER,
    high INTEGER,
    qualifier TEXT NOT NULL,
    category TEXT NOT NULL,
    becomes TEXT,
    status TEXT NOT NULL,
    occupation TEXT,
    confidence REAL NOT NULL
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    people_group TEXT,
    official_name TEXT,
    official_role TEXT,
    official_start INTEGER,
    official_end INTEGER,
    institution TEXT,
    date_text TEXT,
    date_from TEXT,
    date_to TEXT,
    date_start INTEGER,
    date_end INTEGER,
    place TEXT,
    confidence REAL NOT NULL
);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    event INTEGER NOT NULL REFERENCES events (id),
    name TEXT NOT NULL,
    post TEXT,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    whole INTEGER NOT NULL REFERENCES figures (id),
    value INTEGER,
    difference INTEGER NOT NULL,
    holds INTEGER NOT NULL
);

CREATE TABLE quote_sentences (
    quote INTEGER NOT NULL REFERENCES quotes (id),
    sentence INTEGER NOT NULL REFERENCES sentences (id)
);

CREATE TABLE event_sentences (
    event INTEGER NOT NULL REFERENCES events (id),
    sentence INTEGER NOT NULL REFERENCES sentences (id)
);

CREATE TABLE event_figures (
    event INTEGER NOT NULL REFERENCES events (id),
    figure INTEGER NOT NULL REFERENCES figures (id)
);

CREATE TABLE check_parts (
    check_id INTEGER NOT NULL REFERENCES checks (id),
    figure INTEGER NOT NULL REFERENCES figures (id)
);

CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text_from TEXT NOT NULL,
    text_to TEXT NOT NULL,
    rule TEXT NOT NULL
);

CREATE TABLE boilerplate (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

CREATE TABLE rejects (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    row INTEGER NOT NULL,
    article_id TEXT,
    reason TEXT NOT NULL
);
