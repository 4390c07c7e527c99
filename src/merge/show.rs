//! A government's story for the terminal: groups of people by their steps, numbers, steps of named people, contradictions, totals,
//! and who said what; every line with its sources.

use super::story::{Cohort, Contradiction, Fact, MergedEvent, MergedQuote, Source, Story, Total};
use anstyle::{AnsiColor, Color, Style};
use std::collections::BTreeSet;
use std::fmt::{self, Write};

const HEAD: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const FIGURE: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Yellow))).bold();
const QUOTE: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
const PERSON: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan))).bold();
const EVENT: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Magenta))).bold();
const ALARM: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Red))).bold();

/// Sources that are listed below a line; the rest are counted.
const SOURCES: usize = 6;

/// Writes a story; of the sayings `all`, or those of articles that tell a number or a step of it, for a government's news speaks of
/// much else. Styles are ANSI escapes; a writer that is no terminal strips them.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, story: &Story, all: bool) -> fmt::Result {
    let province = story.province.as_deref().map_or_else(String::new, |province| format!(", {province}"));
    writeln!(out, "{HEAD}{}{HEAD:#}  {QUIET}{}{province}{QUIET:#}", story.name, story.code)?;
    let copies = story.articles.iter().filter(|article| article.copy_of.is_some()).count();
    let days: Vec<&str> = story.articles.iter().filter_map(|article| article.published.as_deref()).collect();
    let span = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    writeln!(out, "{} articles, {copies} of them near-copies{span}", story.articles.len())?;
    let shown = Shown { out, story };
    shown.all(all)
}

struct Shown<'s> {
    out: &'s mut dyn Write,
    story: &'s Story,
}

/// Digits as Indonesian press groups them: 2.181.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

fn days(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_owned(),
        (None, None) => "no day".to_owned(),
        (from, to) => format!("{} to {}", from.unwrap_or("…"), to.unwrap_or("…")),
    }
}

fn number(fact: &Fact) -> String {
    let number = match (fact.value, fact.low, fact.high) {
        (Some(value), ..) => grouped(value),
        (None, low, high) => [low, high].map(|end| end.map_or_else(|| "?".into(), grouped)).join("–"),
    };
    match fact.qualifier.as_str() {
        "exact" | "range" => number,
        qualifier => format!("{} {number}", qualifier.replace('_', " ")),
    }
}

fn chain(category: &str, becomes: Option<&str>) -> String {
    becomes.filter(|becomes| *becomes != category).map_or_else(|| category.to_owned(), |b| format!("{category} → {b}"))
}

/// On one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Shown<'_> {
    fn all(mut self, all: bool) -> fmt::Result {
        let story = self.story;
        // Of whom one step is told, nobody was followed.
        let followed: Vec<&Cohort> = story.cohorts.iter().filter(|cohort| cohort.steps.len() > 1).collect();
        self.section("groups of people", &followed, |shown, cohort| shown.cohort(cohort))?;
        let shown = |fact: &Fact| followed.iter().any(|c| c.steps.iter().any(|step| step.fact == fact.id));
        let facts: Vec<&Fact> = story.facts.iter().filter(|fact| !shown(fact)).collect();
        self.section(if followed.is_empty() { "numbers" } else { "other numbers" }, &facts, |shown, fact| {
            shown.fact(fact)
        })?;
        // A step of counted people stands with its group.
        let counted = |event: &MergedEvent| event.people.is_empty() && !event.facts.is_empty();
        let events: Vec<&MergedEvent> = story.events.iter().filter(|event| !counted(event)).collect();
        self.section("steps", &events, |shown, event| shown.event(event))?;
        self.section("contradictions", &story.contradictions, Self::contradiction)?;
        self.section("totals", &story.totals, Self::total)?;
        let telling = telling(story);
        let heard = |quote: &&MergedQuote| all || quote.sources.iter().any(|source| telling.contains(&source.article));
        let quotes: Vec<&MergedQuote> = story.quotes.iter().filter(heard).collect();
        self.section("said", &quotes, |shown, quote| shown.quote(quote))?;
        match story.quotes.len() - quotes.len() {
            0 => Ok(()),
            more => writeln!(self.out, "\n{QUIET}{more} sayings about other things: --all{QUIET:#}"),
        }
    }

    fn quote(&mut self, quote: &MergedQuote) -> fmt::Result {
        let role = quote.role.as_deref().map_or_else(String::new, |role| format!(", {role}"));
        writeln!(self.out, "  {PERSON}{}{PERSON:#}{role}: {QUOTE}{}{QUOTE:#}", quote.speaker, flat(&quote.text))?;
        self.sources(quote.sources.iter().map(|source| (source.article, String::new())))
    }

    fn section<T>(&mut self, name: &str, all: &[T], mut line: impl FnMut(&mut Self, &T) -> fmt::Result) -> fmt::Result {
        if all.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{HEAD}{name}{HEAD:#}")?;
        all.iter().try_for_each(|one| line(self, one))
    }

    fn source(&self, article: i64) -> Option<&Source> {
        self.story.articles.iter().find(|source| source.article == article)
    }

    /// The sources of a line, each with a remark, below it; an article once.
    fn sources(&mut self, all: impl Iterator<Item = (i64, String)>) -> fmt::Result {
        let mut known: Vec<(i64, String)> = Vec::new();
        for one in all {
            if !known.contains(&one) {
                known.push(one);
            }
        }
        for (article, remark) in known.iter().take(SOURCES) {
            let Some(source) = self.source(*article) else { continue };
            let [outlet, day] = [&source.outlet, &source.published].map(|field| field.as_deref().unwrap_or("-"));
            let place = source.url.as_deref().unwrap_or(&source.id).to_owned();
            let copy = if source.copy_of.is_some() { " (copy)" } else { "" };
            let remark = if remark.is_empty() { String::new() } else { format!(": {remark}") };
            let line = format!("{outlet}, {day}, {place}{copy}{remark}");
            writeln!(self.out, "      {QUIET}{line}{QUIET:#}")?;
        }
        if known.len() > SOURCES {
            writeln!(self.out, "      {QUIET}and {} more{QUIET:#}", known.len() - SOURCES)?;
        }
        Ok(())
    }

    fn cohort(&mut self, cohort: &Cohort) -> fmt::Result {
        let chain = chain(&cohort.category, cohort.becomes.as_deref());
        writeln!(self.out, "  {FIGURE}{}{FIGURE:#} {chain}", grouped(cohort.value))?;
        for step in &cohort.steps {
            let day = days(step.date_from.as_deref(), step.date_to.as_deref());
            let told = if step.dated || day == "no day" { "" } else { " (day of publication)" };
            let part = if step.part { format!(", {} of them", grouped(step.value)) } else { String::new() };
            writeln!(self.out, "    {EVENT}{}{EVENT:#} {day}{told}{part}", step.status)?;
            let fact = self.story.facts.iter().find(|fact| fact.id == step.fact);
            let own = fact.into_iter().flat_map(|fact| &fact.sources);
            let own = own.filter(|source| step.figures.contains(&source.figure));
            self.sources(own.map(|source| (source.article, claimed(&source.text, source.claimed_by.as_deref()))))?;
        }
        Ok(())
    }

    fn fact(&mut self, fact: &Fact) -> fmt::Result {
        let (number, chain) = (number(fact), chain(&fact.category, fact.becomes.as_deref()));
        let work = fact.occupation.as_deref().map_or_else(String::new, |work| format!(", {}", flat(work)));
        let day = days(fact.date_from.as_deref(), fact.date_to.as_deref());
        let day = if day == "no day" { String::new() } else { format!(" {day}") };
        writeln!(self.out, "  {FIGURE}{number}{FIGURE:#} {chain}, {}{day}{work}", fact.status)?;
        let sources = fact.sources.iter();
        self.sources(sources.map(|source| (source.article, claimed(&source.text, source.claimed_by.as_deref()))))
    }

    fn event(&mut self, event: &MergedEvent) -> fmt::Result {
        let day = days(event.date_from.as_deref(), event.date_to.as_deref());
        write!(self.out, "  {EVENT}{} {}{EVENT:#} {day}", event.kind, event.status)?;
        let person = |person: &super::story::NamedPerson| {
            let post = person.post.as_deref().map_or_else(String::new, |post| format!(" ({})", flat(post)));
            format!("{}{post}", person.name)
        };
        let people: Vec<String> = event.people.iter().map(person).chain(event.people_group.clone()).collect();
        if !people.is_empty() {
            write!(self.out, ": {PERSON}{}{PERSON:#}", flat(&people.join(", ")))?;
        }
        let official = [&event.official_name, &event.official_role];
        let official: Vec<&str> = official.into_iter().flatten().map(String::as_str).collect();
        if !official.is_empty() {
            write!(self.out, "; by {}", flat(&official.join(", ")))?;
        }
        for (word, field) in [("at", &event.place), ("of", &event.institution)] {
            if let Some(field) = field {
                write!(self.out, "; {word} {}", flat(field))?;
            }
        }
        writeln!(self.out)?;
        self.sources(event.sources.iter().map(|source| (source.article, String::new())))
    }

    fn contradiction(&mut self, contradiction: &Contradiction) -> fmt::Result {
        let scope = contradiction.scope.replace('_', " ");
        writeln!(self.out, "  {ALARM}{}{ALARM:#} {scope}", contradiction.kind)?;
        for side in &contradiction.sides {
            writeln!(self.out, "    {FIGURE}{}{FIGURE:#}", flat(&side.text))?;
            self.sources(side.sources.iter().map(|source| (source.article, String::new())))?;
        }
        Ok(())
    }

    fn total(&mut self, total: &Total) -> fmt::Result {
        let fact = |id: i64| self.story.facts.iter().find(|fact| fact.id == id);
        let named = |id: i64, value: u64| {
            let of = fact(id).map_or_else(String::new, |fact| {
                let work = fact.occupation.as_deref().unwrap_or(&fact.category);
                format!(" {} {}", flat(work), fact.status)
            });
            format!("{}{of}", grouped(value))
        };
        let parts: Vec<String> = total.parts.iter().map(|part| named(part.fact, part.value)).collect();
        let sum = format!("{} = {}", parts.join(" + "), named(total.whole, total.value));
        let style = if total.holds { FIGURE } else { ALARM };
        let off = if total.holds { "adds up".to_owned() } else { format!("is off by {}", total.difference) };
        let by = if total.check.is_some() { "one article" } else { "across articles" };
        writeln!(self.out, "  {style}{}{style:#} {sum}, {off}  {QUIET}{by}{QUIET:#}", total.kind)?;
        let ids = [total.whole].into_iter().chain(total.parts.iter().map(|part| part.fact));
        let first: Vec<(i64, String)> = ids
            .filter_map(|id| self.story.facts.iter().find(|fact| fact.id == id)?.sources.first())
            .map(|source| (source.article, flat(&source.text)))
            .collect();
        self.sources(first.into_iter())
    }
}

/// The articles that tell a number or a step of the story.
fn telling(story: &Story) -> BTreeSet<i64> {
    let facts = story.facts.iter().flat_map(|fact| fact.sources.iter().map(|source| source.article));
    let events = story.events.iter().flat_map(|event| event.sources.iter().map(|source| source.article));
    facts.chain(events).collect()
}

fn claimed(text: &str, by: Option<&str>) -> String {
    let text = flat(text);
    by.map_or_else(|| text.clone(), |by| format!("{text}, according to {by}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_days_joined() {
        for (value, due) in [(0, "0"), (999, "999"), (2181, "2.181"), (1_234_567, "1.234.567")] {
            assert_eq!(grouped(value), due);
        }
        assert_eq!(days(Some("2025-10-01"), None), "2025-10-01 to …");
        assert_eq!(chain("honorer", Some("pppk")), "honorer → pppk");
    }
}
