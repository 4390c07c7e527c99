//! An article for the terminal: its sentences with labels, figures, quotes and events beneath them, and the reasons for each.

mod marks;

use crate::article::Article;
use crate::pipeline::Examined;
use crate::record::{Event, Figure, Quote, Record};
use anstyle::{AnsiColor, Color, Style};
use marks::{Mark, marked};
use std::fmt::{self, Write};

const HEAD: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const LABEL: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Blue))).bold();
const FIGURE: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Yellow))).bold();
const QUOTE: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
const PERSON: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Cyan))).bold();
const EVENT: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Magenta))).bold();

/// A score from which on the reasons of a label that was not given are shown too.
const NEAR: f64 = 0.2;

/// Writes an article with all that was found in it and why. Styles are ANSI escapes; a writer that is no terminal strips them.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, article: &Article, examined: &Examined) -> fmt::Result {
    let record = &examined.record;
    head(out, record)?;
    let mut boilerplate = record.boilerplate.iter().peekable();
    for (n, sentence) in record.sentences.iter().enumerate() {
        while let Some(span) = boilerplate.next_if(|span| span[0] < sentence.span[0]) {
            page(out, article, *span)?;
        }
        writeln!(out, "\n{HEAD}{n:>3}{HEAD:#}  {}", text(article, examined, sentence.span))?;
        labels(out, examined, n)?;
        for (i, figure) in record.figures.iter().enumerate().filter(|(_, figure)| figure.sentence == n) {
            self::figure(out, i, figure, examined)?;
        }
        for (i, quote) in record.quotes.iter().enumerate().filter(|(_, quote)| quote.sentences.first() == Some(&n)) {
            self::quote(out, i, quote, examined)?;
        }
        for (i, event) in record.events.iter().enumerate().filter(|(_, event)| event.sentences.contains(&n)) {
            self::event(out, i, event)?;
        }
    }
    for span in boilerplate {
        page(out, article, *span)?;
    }
    people(out, article, examined)?;
    rest(out, record)
}

fn head(out: &mut dyn Write, record: &Record) -> fmt::Result {
    let article = &record.article;
    writeln!(out, "{HEAD}{}{HEAD:#}  {QUIET}{}{QUIET:#}", article.title.as_deref().unwrap_or("-"), record.id)?;
    let region = article.region.as_ref().map(|region| format!("{} {}", region.code, region.name));
    let fields = [
        ("region", region.as_deref()),
        ("dateline", article.dateline.as_deref()),
        ("published", article.published.as_deref()),
        ("outlet", article.outlet.as_deref()),
    ];
    for (name, value) in fields {
        write!(out, "{QUIET}{name}{QUIET:#} {}  ", value.unwrap_or("-"))?;
    }
    writeln!(out)
}

/// A stretch that is the page's.
fn page(out: &mut dyn Write, article: &Article, span: [usize; 2]) -> fmt::Result {
    let shown = article.text.get(span[0]..span[1]).unwrap_or_default();
    writeln!(out, "\n  {QUIET}~  {} [boilerplate]{QUIET:#}", one_line(shown))
}

/// A sentence with its marks.
fn text(article: &Article, examined: &Examined, span: [usize; 2]) -> String {
    let record = &examined.record;
    let mut marks: Vec<Mark> = Vec::new();
    marks.extend(record.quotes.iter().map(|quote| Mark { span: quote.span, style: QUOTE, rank: 0 }));
    let named = examined.people.iter().flat_map(|person| &person.mentions);
    marks.extend(named.map(|span| Mark { span: *span, style: PERSON, rank: 1 }));
    let dates = record.events.iter().filter_map(|event| event.date.as_ref());
    marks.extend(dates.map(|date| Mark { span: date.span, style: EVENT, rank: 2 }));
    marks.extend(record.figures.iter().map(|figure| Mark { span: figure.span, style: FIGURE, rank: 3 }));
    one_line(&marked(&article.text, span, &marks))
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim_end).collect::<Vec<_>>().join(" ")
}

/// The labels of a sentence with the features that weigh most; near misses too.
fn labels(out: &mut dyn Write, examined: &Examined, n: usize) -> fmt::Result {
    let sentence = &examined.record.sentences[n];
    let scores = [
        ("quota", sentence.scores.quota),
        ("appointment", sentence.scores.appointment),
        ("quote", sentence.scores.quote),
    ];
    for ((word, score), reasons) in scores.into_iter().zip(&examined.reasons[n]) {
        let given = sentence.labels.contains(&word);
        if !given && score < NEAR {
            continue;
        }
        let style = if given { LABEL } else { QUIET };
        let note = if given { "" } else { " (not given)" };
        writeln!(out, "     {style}{word}{style:#} {score:.3}{note}  {QUIET}{}{QUIET:#}", weights(reasons))?;
    }
    Ok(())
}

fn weights<S: fmt::Display>(reasons: &[(S, f64)]) -> String {
    reasons.iter().map(|(name, weight)| format!("{name} {weight:+.2}")).collect::<Vec<_>>().join(", ")
}

fn figure(out: &mut dyn Write, i: usize, figure: &Figure, examined: &Examined) -> fmt::Result {
    let value = match (figure.value, figure.low, figure.high) {
        (Some(value), ..) => value.to_string(),
        (None, low, high) => [low, high].map(|end| end.map_or_else(|| "?".into(), |end| end.to_string())).join("–"),
    };
    write!(
        out,
        "     {FIGURE}figure {i}{FIGURE:#} {} = {value} ({}) {}",
        figure.text, figure.qualifier, figure.category
    )?;
    if let Some(becomes) = figure.becomes {
        write!(out, " → {becomes}")?;
    }
    write!(out, ", {}", figure.status)?;
    if let Some(occupation) = &figure.occupation {
        write!(out, ", {occupation}")?;
    }
    if let Some(quote) = figure.quote {
        write!(out, ", said in quote {quote}")?;
    }
    let reasons = examined.figures.get(i);
    let rule = reasons.and_then(|reasons| reasons.rule).unwrap_or("-");
    writeln!(out, "  {QUIET}rule{QUIET:#} {rule}  {:.2}", figure.confidence)?;
    let weighed = reasons.map(|reasons| [(figure.category, &reasons.category), (figure.status, &reasons.status)]);
    for (word, reasons) in weighed.into_iter().flatten().filter(|(_, reasons)| !reasons.is_empty()) {
        writeln!(out, "       {QUIET}{word}  {}{QUIET:#}", weights(reasons))?;
    }
    Ok(())
}

fn quote(out: &mut dyn Write, i: usize, quote: &Quote, examined: &Examined) -> fmt::Result {
    let speaker = quote.speaker.as_deref().unwrap_or("nobody known");
    write!(out, "     {QUOTE}quote {i}{QUOTE:#} {} by {PERSON}{speaker}{PERSON:#}", quote.kind)?;
    if let Some(role) = &quote.role {
        write!(out, ", {role}")?;
    }
    let by = quote.resolved_by.unwrap_or("-");
    writeln!(
        out,
        "  {QUIET}cue{QUIET:#} {}  {QUIET}rule{QUIET:#} {by}  {:.2}",
        quote.cue.as_deref().unwrap_or("-"),
        quote.confidence
    )?;
    for one in examined.speakers.get(i).into_iter().flatten() {
        let own = if Some(&one.name) == quote.speaker.as_ref() { "*" } else { " " };
        writeln!(out, "       {QUIET}{own} {} {:.2}  {}{QUIET:#}", one.name, one.probability, weights(&one.reasons))?;
    }
    Ok(())
}

fn event(out: &mut dyn Write, i: usize, event: &Event) -> fmt::Result {
    write!(out, "     {EVENT}event {i}{EVENT:#} {} {}", event.kind, event.status)?;
    let names: Vec<String> = event
        .people
        .iter()
        .map(|person| person.post.as_ref().map_or(person.name.clone(), |post| format!("{} ({post})", person.name)))
        .collect();
    let figures: Vec<String> = event.figures.iter().map(|figure| format!("figure {figure}")).collect();
    let people: Vec<String> = figures.into_iter().chain(names).chain(event.group.clone()).collect();
    if !people.is_empty() {
        write!(out, ": {}", people.join(", "))?;
    }
    if let Some(official) = &event.official {
        let parts: Vec<&str> = [&official.name, &official.role].into_iter().flatten().map(String::as_str).collect();
        write!(out, "; by {}", parts.join(", "))?;
    }
    if let Some(date) = &event.date {
        let end = |day: &Option<String>| day.clone().unwrap_or_else(|| "…".into());
        write!(out, "; {} = {} to {}", one_line(&date.text), end(&date.from), end(&date.to))?;
    }
    for (name, value) in [("at", &event.place), ("of", &event.institution)] {
        if let Some(value) = value {
            write!(out, "; {name} {}", one_line(value))?;
        }
    }
    writeln!(out, "  {:.2}", event.confidence)
}

fn people(out: &mut dyn Write, article: &Article, examined: &Examined) -> fmt::Result {
    if examined.people.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEAD}people{HEAD:#}")?;
    for person in &examined.people {
        let mut forms: Vec<&str> =
            person.mentions.iter().filter_map(|span| article.text.get(span[0]..span[1])).collect();
        forms.dedup();
        let role = person.role.as_deref().unwrap_or("-");
        writeln!(out, "  {PERSON}{}{PERSON:#}  {role}  {QUIET}{}{QUIET:#}", person.name, one_line(&forms.join(" | ")))?;
    }
    Ok(())
}

/// Checks and repairs.
fn rest(out: &mut dyn Write, record: &Record) -> fmt::Result {
    if !record.checks.is_empty() {
        writeln!(out, "\n{HEAD}checks{HEAD:#}")?;
    }
    for check in &record.checks {
        let parts: Vec<String> = check.parts.iter().map(|part| format!("figure {part}")).collect();
        let holds = if check.holds { "holds" } else { "does not hold" };
        write!(
            out,
            "  {} of figure {} from {}: {holds}, difference {}",
            check.kind,
            check.whole,
            parts.join(", "),
            check.difference
        )?;
        writeln!(out, "{}", check.value.map_or_else(String::new, |value| format!(", value {value}")))?;
    }
    if !record.edits.is_empty() {
        writeln!(out, "\n{HEAD}repairs{HEAD:#}")?;
    }
    for edit in &record.edits {
        writeln!(out, "  {:?} → {:?}  {QUIET}rule {} at {}{QUIET:#}", edit.from, edit.to, edit.rule, edit.span[0])?;
    }
    Ok(())
}
