-- Indexes and views over the merged tables.

CREATE INDEX copies_by_leader ON copies (leader);
CREATE INDEX copy_members_by_copy ON copy_members (copy);
CREATE INDEX copy_members_by_article ON copy_members (article);
CREATE INDEX copy_figures_by_copy ON copy_figures (copy);
CREATE INDEX facts_by_region ON facts (region_code, status);
CREATE INDEX facts_by_value ON facts (value);
CREATE INDEX fact_sources_by_fact ON fact_sources (fact);
CREATE INDEX fact_sources_by_figure ON fact_sources (figure);
CREATE INDEX cohorts_by_region ON cohorts (region_code);
CREATE INDEX cohort_steps_by_cohort ON cohort_steps (cohort);
CREATE INDEX cohort_step_figures_by_step ON cohort_step_figures (step);
CREATE INDEX merged_events_by_region ON merged_events (region_code, date_from);
CREATE INDEX merged_people_by_event ON merged_people (merged_event);
CREATE INDEX merged_people_by_name ON merged_people (name);
CREATE INDEX merged_event_facts_by_event ON merged_event_facts (merged_event);
CREATE INDEX merged_event_sources_by_event ON merged_event_sources (merged_event);
CREATE INDEX merged_quotes_by_region ON merged_quotes (region_code, speaker);
CREATE INDEX merged_quote_sources_by_quote ON merged_quote_sources (merged_quote);
CREATE INDEX contradictions_by_region ON contradictions (region_code);
CREATE INDEX contradiction_sides_by_contradiction ON contradiction_sides (contradiction);
CREATE INDEX side_sources_by_side ON side_sources (side);
CREATE INDEX totals_by_region ON totals (region_code);
CREATE INDEX total_parts_by_total ON total_parts (total);

-- Each near-copy with its leader.
CREATE VIEW copies_in_context AS
SELECT copies.id AS copy, leaders.outlet AS leader_outlet, leaders.published AS leader_published,
    leaders.title AS leader_title, articles.outlet, articles.published, articles.title, articles.url,
    copy_members.jaccard, copy_members.contained,
    (SELECT count(*) FROM copy_figures
        WHERE copy_figures.copy = copies.id AND copy_figures.article = articles.id) AS differing,
    copies.leader, articles.id AS article
FROM copies
JOIN articles AS leaders ON leaders.id = copies.leader
JOIN copy_members ON copy_members.copy = copies.id
JOIN articles ON articles.id = copy_members.article;

-- Each source of each number.
CREATE VIEW facts_in_context AS
SELECT facts.id AS fact, facts.region_code, articles.region, facts.value, facts.qualifier, facts.category, facts.becomes,
    facts.status, facts.date_from, facts.date_to, facts.independent AS independent_sources, figures.text AS figure_text,
    quotes.speaker AS claimed_by, fact_sources.independent, figures.confidence, articles.outlet, articles.published,
    sentences.text AS sentence, articles.title, articles.url, articles.id AS article
FROM facts
JOIN fact_sources ON fact_sources.fact = facts.id
JOIN figures ON figures.id = fact_sources.figure
JOIN sentences ON sentences.id = figures.sentence
JOIN articles ON articles.id = fact_sources.article
LEFT JOIN quotes ON quotes.id = figures.quote;

-- Each step of each cohort.
CREATE VIEW cohorts_in_context AS
SELECT cohorts.id AS cohort, cohorts.region_code, cohorts.value AS cohort_value, cohorts.category, cohorts.becomes,
    cohort_steps.status, cohort_steps.value, cohort_steps.is_part, cohort_steps.date_from, cohort_steps.date_to,
    cohort_steps.is_dated, facts.independent AS independent_sources, cohort_steps.id AS step, cohort_steps.fact
FROM cohorts
JOIN cohort_steps ON cohort_steps.cohort = cohorts.id
JOIN facts ON facts.id = cohort_steps.fact;

-- Each source of each side.
CREATE VIEW contradictions_in_context AS
SELECT contradictions.id AS contradiction, contradictions.region_code, contradictions.kind, contradictions.scope,
    contradiction_sides.text AS told, articles.outlet, articles.published, articles.title, articles.url,
    articles.id AS article
FROM contradictions
JOIN contradiction_sides ON contradiction_sides.contradiction = contradictions.id
JOIN side_sources ON side_sources.side = contradiction_sides.id
JOIN articles ON articles.id = side_sources.article;

-- Each total with its parts in one line.
CREATE VIEW totals_in_context AS
SELECT totals.id AS total, totals.region_code, totals.kind, totals.value AS whole,
    (SELECT group_concat(total_parts.value, ' + ') FROM total_parts WHERE total_parts.total = totals.id) AS parts,
    totals.difference, totals.holds, totals.check_id
FROM totals;

-- A region's story by day: every fact, step of named people and contradiction in a line with its first source.
CREATE VIEW region_story AS
SELECT facts.region_code, coalesce(facts.date_from, facts.date_to, min(articles.published)) AS day, 'fact' AS what,
    facts.id AS id, figures.text AS told, facts.status, facts.independent AS independent_sources, articles.outlet,
    articles.published, articles.url, articles.id AS article
FROM facts
JOIN fact_sources ON fact_sources.fact = facts.id
JOIN figures ON figures.id = fact_sources.figure
JOIN articles ON articles.id = fact_sources.article
GROUP BY facts.id
UNION ALL
SELECT merged_events.region_code, coalesce(merged_events.date_from, merged_events.date_to, min(articles.published)),
    'event', merged_events.id,
    merged_events.kind || coalesce(': ' || (SELECT group_concat(merged_people.name, ', ') FROM merged_people
        WHERE merged_people.merged_event = merged_events.id), ': ' || merged_events.people_group, ''),
    merged_events.status, merged_events.independent, articles.outlet, articles.published, articles.url, articles.id
FROM merged_events
JOIN merged_event_sources ON merged_event_sources.merged_event = merged_events.id
JOIN articles ON articles.id = merged_event_sources.article
GROUP BY merged_events.id
UNION ALL
SELECT contradictions.region_code, min(articles.published), 'contradiction', contradictions.id,
    contradictions.kind || ': ' || (SELECT group_concat(sides.text, ' / ') FROM contradiction_sides AS sides
        WHERE sides.contradiction = contradictions.id),
    contradictions.scope, count(DISTINCT articles.id), articles.outlet, articles.published, articles.url, articles.id
FROM contradictions
JOIN contradiction_sides ON contradiction_sides.contradiction = contradictions.id
JOIN side_sources ON side_sources.side = contradiction_sides.id
JOIN articles ON articles.id = side_sources.article
GROUP BY contradictions.id;
