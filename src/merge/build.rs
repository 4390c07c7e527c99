//! One government's story: facts, cohorts, steps, sayings, contradictions and totals with the numbers they are known by.

use super::cohort::{self, Trail};
use super::contradiction::{self, Clash, Known};
use super::event::{self, Merged, fuller};
use super::fact::{self, Draft, most};
use super::input::{Days, Region};
use super::quote;
use super::story::{
    Cohort, CohortStep, Contradiction, EventSource, Fact, FactSource, MergedEvent, MergedQuote, NamedPerson,
    QuoteSource, Side, SideSource, Source, Story, Total, TotalPart,
};
use super::total::{self, Sum};
use crate::terms::{EventStatus, Qualifier};

/// The ids that come next, over all stories of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids {
    /// Of facts.
    pub fact: i64,
    /// Of cohorts.
    pub cohort: i64,
    /// Of events.
    pub event: i64,
    /// Of quotes.
    pub quote: i64,
    /// Of contradictions.
    pub contradiction: i64,
    /// Of totals.
    pub total: i64,
}

impl Default for Ids {
    fn default() -> Self {
        Ids { fact: 1, cohort: 1, event: 1, quote: 1, contradiction: 1, total: 1 }
    }
}

/// Merges a region.
pub fn story(mut region: Region, ids: &mut Ids) -> Story {
    fact::attach_steps(&mut region);
    let region = &region;
    let facts = fact::facts(region);
    let mut fact_of: Vec<Option<usize>> = vec![None; region.figures.len()];
    for (at, fact) in facts.iter().enumerate() {
        for figure in &fact.figures {
            if let Some(slot) = fact_of.get_mut(*figure) {
                *slot = Some(at);
            }
        }
    }
    let sums = total::totals(region, &facts, &fact_of);
    let trails = cohort::cohorts(region, &facts);
    let merged = event::merged(region, event::Counted { fact_of: &fact_of, sums: &sums });
    let known = Known { region, facts: &facts, trails: &trails, merged: &merged, sums: &sums };
    let clashes = contradiction::clashes(known);
    let builder = Builder { region, facts: &facts, fact_of: &fact_of, first: *ids };
    let story = Story {
        code: region.code.clone(),
        name: region.name.clone(),
        province: region.province.clone(),
        articles: region.articles.iter().map(source).collect(),
        facts: (ids.fact..).zip(&facts).map(|(id, fact)| builder.fact(id, fact)).collect(),
        cohorts: (ids.cohort..).zip(&trails).map(|(id, trail)| builder.cohort(id, trail, &sums)).collect(),
        events: (ids.event..).zip(&merged).map(|(id, merged)| builder.event(id, merged)).collect(),
        quotes: (ids.quote..).zip(&quote::sayings(region)).map(|(id, said)| builder.quote(id, said)).collect(),
        contradictions: (ids.contradiction..).zip(&clashes).map(|(id, clash)| builder.clash(id, clash)).collect(),
        totals: (ids.total..).zip(&sums).map(|(id, sum)| builder.total(id, sum)).collect(),
    };
    let step = |next: &mut i64, by: usize| *next += i64::try_from(by).unwrap_or(0);
    step(&mut ids.fact, story.facts.len());
    step(&mut ids.cohort, story.cohorts.len());
    step(&mut ids.event, story.events.len());
    step(&mut ids.quote, story.quotes.len());
    step(&mut ids.contradiction, story.contradictions.len());
    step(&mut ids.total, story.totals.len());
    story
}

/// An article as a source.
pub fn source(article: &super::input::Article) -> Source {
    Source {
        article: article.key,
        id: article.id.clone(),
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        url: article.url.clone(),
        title: article.title.clone(),
        copy_of: article.copy_of,
    }
}

struct Builder<'r> {
    region: &'r Region,
    facts: &'r [Draft],
    fact_of: &'r [Option<usize>],
    first: Ids,
}

/// Tells sources apart: true the first time that an origin comes.
#[derive(Default)]
struct Origins(Vec<i64>);

impl Origins {
    fn is_new(&mut self, origin: i64) -> bool {
        let new = !self.0.contains(&origin);
        if new {
            self.0.push(origin);
        }
        new
    }

    fn count(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

fn iso(days: Days) -> (Option<String>, Option<String>) {
    (days.from.map(|day| day.to_string()), days.to.map(|day| day.to_string()))
}

impl Builder<'_> {
    fn key(&self, article: usize) -> i64 {
        self.region.articles.get(article).map_or(-1, |article| article.key)
    }

    fn fact_id(&self, at: usize) -> i64 {
        self.first.fact + i64::try_from(at).unwrap_or(0)
    }

    fn fact(&self, id: i64, fact: &Draft) -> Fact {
        let region = self.region;
        let mut origins = Origins::default();
        let mut sources = Vec::new();
        for (_, figure) in fact.all(region) {
            sources.push(FactSource {
                article: self.key(figure.article),
                figure: figure.key,
                sentence: figure.sentence,
                text: figure.text.clone(),
                claimed_by: figure.claimed_by.clone(),
                confidence: figure.confidence,
                independent: origins.is_new(region.origin(figure.article)),
            });
        }
        let all = || fact.all(region).map(|(_, figure)| figure);
        let head = fact.head(region);
        let (date_from, date_to) = iso(fact.days(region));
        Fact {
            id,
            value: head.and_then(|head| head.value),
            low: head.and_then(|head| head.low),
            high: head.and_then(|head| head.high),
            qualifier: head.map_or(Qualifier::Exact, |head| head.qualifier).word().to_owned(),
            category: most(all().map(|figure| figure.category)).map_or_else(String::new, |c| c.word().to_owned()),
            becomes: most(all().filter_map(|figure| figure.becomes)).map(|c| c.word().to_owned()),
            status: fact.status(region).word().to_owned(),
            step: fact.kind(region).map(|kind| kind.word().to_owned()),
            occupation: all().find_map(|figure| figure.occupation.clone()),
            date_from,
            date_to,
            confidence: all().map(|figure| figure.confidence).fold(0.0, f64::max),
            independent: origins.count(),
            sources,
        }
    }

    fn cohort(&self, id: i64, trail: &Trail, sums: &[Sum]) -> Cohort {
        let all = || trail.facts.iter().filter_map(|at| self.facts.get(*at)).flat_map(|fact| fact.all(self.region));
        let mut steps: Vec<CohortStep> = cohort::steps(self.region, self.facts, trail)
            .iter()
            .map(|step| self.step(step, trail.value, false))
            .collect();
        for at in cohort::parts(trail, sums) {
            if let Some(fact) = self.facts.get(at) {
                let value = fact.exact(self.region).unwrap_or(0);
                steps.extend(cohort::steps_of(self.region, at, fact).iter().map(|step| self.step(step, value, true)));
            }
        }
        steps.sort_by_key(|step| {
            let day = step.date_from.clone().or_else(|| step.date_to.clone());
            (day.is_none(), day, step.part, step.fact)
        });
        Cohort {
            id,
            value: trail.value,
            category: all().next().map_or_else(String::new, |(_, figure)| figure.category.word().to_owned()),
            becomes: most(all().filter_map(|(_, figure)| figure.becomes)).map(|c| c.word().to_owned()),
            steps,
        }
    }

    fn step(&self, step: &cohort::Step, value: u64, part: bool) -> CohortStep {
        let (date_from, date_to) = iso(step.days);
        let figures = step.figures.iter().filter_map(|at| Some(self.region.figures.get(*at)?.key)).collect();
        let (status, fact) = (step.status.word().to_owned(), self.fact_id(step.fact));
        CohortStep { status, value, part, date_from, date_to, dated: step.dated, fact, figures }
    }

    fn event(&self, id: i64, merged: &Merged) -> MergedEvent {
        let region = self.region;
        let (date_from, date_to) = iso(event::days(region, merged));
        let mut origins = Origins::default();
        let mut out = MergedEvent { id, date_from, date_to, ..MergedEvent::default() };
        for event in merged.events.iter().filter_map(|at| region.events.get(*at)) {
            if out.sources.is_empty() {
                out.kind = event.kind.word().to_owned();
            }
            // What has come about was a plan before.
            if out.sources.is_empty() || event.status == EventStatus::Done {
                out.status = event.status.word().to_owned();
            }
            for (known, other) in [
                (&mut out.people_group, &event.group),
                (&mut out.official_name, &event.official_name),
                (&mut out.official_role, &event.official_role),
                (&mut out.institution, &event.institution),
                (&mut out.place, &event.place),
            ] {
                // What the first report has stays; names grow to their fullest form.
                if known.is_none() {
                    known.clone_from(other);
                }
            }
            if let (Some(known), Some(name)) = (&mut out.official_name, &event.official_name)
                && super::name::same_name(known, name)
            {
                fuller(known, name);
            }
            let facts = event.figures.iter().filter_map(|figure| self.fact_of.get(*figure).copied().flatten());
            out.facts.extend(facts.map(|fact| self.fact_id(fact)));
            let independent = origins.is_new(region.origin(event.article));
            out.sources.push(EventSource { article: self.key(event.article), event: event.key, independent });
        }
        out.facts.sort_unstable();
        out.facts.dedup();
        out.people = event::people(region, merged).into_iter().map(|(name, post)| NamedPerson { name, post }).collect();
        out.independent = origins.count();
        out
    }

    fn quote(&self, id: i64, said: &[usize]) -> MergedQuote {
        let mut origins = Origins::default();
        let mut out = MergedQuote { id, ..MergedQuote::default() };
        for quote in said.iter().filter_map(|at| self.region.quotes.get(*at)) {
            if out.sources.is_empty() || quote.kind == "direct" {
                out.kind.clone_from(&quote.kind);
            }
            fuller(&mut out.speaker, quote.speaker.as_deref().unwrap_or_default());
            fuller(&mut out.text, &quote.text);
            if let Some(role) = &quote.role {
                fuller(out.role.get_or_insert_with(|| role.clone()), role);
            }
            let independent = origins.is_new(self.region.origin(quote.article));
            out.sources.push(QuoteSource { article: self.key(quote.article), quote: quote.key, independent });
        }
        out.independent = origins.count();
        out
    }

    fn clash(&self, id: i64, clash: &Clash) -> Contradiction {
        let side = |side: &contradiction::Side| {
            let mut sources: Vec<SideSource> = Vec::new();
            for figure in side.figures.iter().filter_map(|at| self.region.figures.get(*at)) {
                let event = figure.event.filter(|_| !side.events.is_empty());
                let event = event.and_then(|at| Some(self.region.events.get(at)?.key));
                sources.push(SideSource { article: self.key(figure.article), figure: Some(figure.key), event });
            }
            for event in side.events.iter().filter_map(|at| self.region.events.get(*at)) {
                if !sources.iter().any(|known| known.event == Some(event.key)) {
                    sources.push(SideSource { article: self.key(event.article), figure: None, event: Some(event.key) });
                }
            }
            Side { text: side.text.clone(), sources }
        };
        let sides = clash.sides.iter().map(side).collect();
        Contradiction { id, kind: clash.kind.to_owned(), scope: clash.scope.to_owned(), sides }
    }

    fn total(&self, id: i64, sum: &Sum) -> Total {
        let value = |at: usize| self.facts.get(at).and_then(|fact| fact.head(self.region)?.value).unwrap_or(0);
        let part = |at: &usize| TotalPart { fact: self.fact_id(*at), value: value(*at) };
        Total {
            id,
            kind: sum.kind.to_owned(),
            check: sum.check.and_then(|at| Some(self.region.checks.get(at)?.key)),
            whole: self.fact_id(sum.whole),
            value: value(sum.whole),
            parts: sum.parts.iter().map(part).collect(),
            difference: sum.difference,
            holds: sum.difference == 0,
        }
    }
}
