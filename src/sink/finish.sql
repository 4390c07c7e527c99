-- What is made once all rows are there: indexes and full-text search are built faster over whole tables.

CREATE INDEX articles_by_article_id ON articles (article_id);
CREATE INDEX articles_by_region ON articles (region_code, published);
CREATE INDEX articles_by_published ON articles (published);
CREATE INDEX articles_by_text ON articles (sha256);
CREATE INDEX sentences_by_article ON sentences (article, nth);
CREATE INDEX figures_by_article ON figures (article);
CREATE INDEX figures_by_category ON figures (category, status);
CREATE INDEX figures_by_quote ON figures (quote) WHERE quote IS NOT NULL;
CREATE INDEX quotes_by_article ON quotes (article);
CREATE INDEX quotes_by_speaker ON quotes (speaker);
CREATE INDEX events_by_article ON events (article);
CREATE INDEX events_by_kind ON events (kind, date_from);
CREATE INDEX people_by_event ON people (event);
CREATE INDEX people_by_name ON people (name);
CREATE INDEX checks_by_article ON checks (article);
CREATE INDEX quote_sentences_by_quote ON quote_sentences (quote, sentence);
CREATE INDEX event_sentences_by_event ON event_sentences (event, sentence);
CREATE INDEX event_figures_by_event ON event_figures (event, figure);
CREATE INDEX check_parts_by_check ON check_parts (check_id, figure);

CREATE VIRTUAL TABLE sentence_search USING fts5 (
    text, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO sentence_search (sentence_search) VALUES ('rebuild');

-- Each number with its sentence and its source.
CREATE VIEW figures_in_context AS
SELECT figures.id AS figure, articles.region_code, articles.region, articles.published, articles.outlet,
    figures.text AS figure_text, figures.value, figures.low, figures.high, figures.qualifier,
    figures.category, figures.becomes, figures.status, figures.occupation, figures.confidence,
    quotes.speaker AS claimed_by, sentences.text AS sentence, articles.title, articles.url, articles.id AS article
FROM figures
JOIN articles ON articles.id = figures.article
JOIN sentences ON sentences.id = figures.sentence
LEFT JOIN quotes ON quotes.id = figures.quote;

-- Each step with its first sentence and its source.
CREATE VIEW events_in_context AS
SELECT events.id AS event, articles.region_code, articles.region, articles.published, articles.outlet,
    events.kind, events.status, events.date_from, events.date_to, events.date_text, events.official_name,
    events.official_role, events.institution, events.place, events.people_group,
    (SELECT sum(figures.value) FROM event_figures JOIN figures ON figures.id = event_figures.figure
        WHERE event_figures.event = events.id) AS figures_total,
    (SELECT count(*) FROM people WHERE people.event = events.id) AS people_named,
    (SELECT sentences.text FROM event_sentences JOIN sentences ON sentences.id = event_sentences.sentence
        WHERE event_sentences.event = events.id ORDER BY sentences.id LIMIT 1) AS sentence,
    events.confidence, articles.title, articles.url, articles.id AS article
FROM events
JOIN articles ON articles.id = events.article;

-- Who said what, where.
CREATE VIEW quotes_in_context AS
SELECT quotes.id AS quote, articles.region_code, articles.region, articles.published, articles.outlet,
    quotes.speaker, quotes.role, quotes.kind, quotes.text AS quote_text, quotes.cue, quotes.confidence,
    articles.title, articles.url, articles.id AS article
FROM quotes
JOIN articles ON articles.id = quotes.article;

-- Who got, changed or lost which post.
CREATE VIEW people_in_context AS
SELECT people.name, people.post, events.kind, events.status, events.date_from, events.date_to, events.institution,
    events.official_name, articles.region, articles.published, articles.outlet, articles.title, articles.url,
    people.event, articles.id AS article
FROM people
JOIN events ON events.id = people.event
JOIN articles ON articles.id = people.article;

-- A line a region.
CREATE VIEW regions AS
SELECT articles.region_code, articles.region, articles.province, count(*) AS articles,
    sum((SELECT count(*) FROM figures WHERE figures.article = articles.id)) AS figures,
    sum((SELECT count(*) FROM events WHERE events.article = articles.id)) AS events,
    sum((SELECT count(*) FROM quotes WHERE quotes.article = articles.id)) AS quotes,
    min(articles.published) AS first_published, max(articles.published) AS last_published
FROM articles
WHERE articles.region_code IS NOT NULL
GROUP BY articles.region_code;

-- Articles whose own numbers do not add up.
CREATE VIEW failed_checks AS
SELECT checks.id AS check_id, checks.kind, figures.text AS whole, figures.value AS whole_value, checks.difference,
    (SELECT group_concat(part.text, ' + ') FROM check_parts JOIN figures AS part ON part.id = check_parts.figure
        WHERE check_parts.check_id = checks.id) AS parts,
    articles.region, articles.published, articles.outlet, articles.title, articles.url, articles.id AS article
FROM checks
JOIN figures ON figures.id = checks.whole
JOIN articles ON articles.id = checks.article
WHERE NOT checks.holds;

-- A line an outlet.
CREATE VIEW outlets AS
SELECT articles.outlet, count(*) AS articles, min(articles.published) AS first_published,
    max(articles.published) AS last_published
FROM articles
GROUP BY articles.outlet;
