//! The lines of the answers.

use super::Open;
use crate::corpus::{GoldArticle, GoldCheck, GoldEvent, GoldFigure, GoldQuote};
use crate::terms::{CheckKind, Qualifier};

/// Appends the lines of quotes, events and checks, and at the end of the file those that a human has to fill in.
pub(super) fn write(out: &mut String, article: &GoldArticle, open: &Open) {
    let answers = &article.answers;
    for (n, quote) in (1..).zip(&answers.quotes) {
        line(out, &format!("q{n}: {}", quote.kind.word()), quote_fields(quote));
    }
    for (n, event) in (1..).zip(&answers.events) {
        let who = open.people.contains(&(n - 1));
        line(out, &format!("e{n}: {} {}", event.kind.word(), event.status.word()), event_fields(event, who));
    }
    for (n, check) in (1..).zip(&answers.checks) {
        line(out, &format!("c{n}: {}", check.kind.word()), check_fields(check, &answers.figures));
    }
    for n in 1..=open.steps.len() {
        line(out, &format!("e{}: KIND STATUS", answers.events.len() + n), Vec::new());
    }
}

fn line(out: &mut String, head: &str, fields: Vec<(&str, Option<String>)>) {
    out.push_str(head);
    for (key, value) in fields {
        if let Some(value) = value {
            out.extend([" | ", key, "=", &value]);
        }
    }
    out.push('\n');
}

fn quote_fields(quote: &GoldQuote) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("speaker", quote.speaker.clone()),
        ("role", quote.role.clone()),
        ("cue", quote.cue.clone()),
        ("by", quote.resolved_by.map(|by| by.word().to_owned())),
    ]
}

fn event_fields(event: &GoldEvent, who_is_open: bool) -> Vec<(&'static str, Option<String>)> {
    let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let names = (!event.names.is_empty()).then(|| event.names.join("; "));
    let date = event.date.as_ref().map(|(text, from, to)| format!("{text} / {} / {}", known(from), known(to)));
    vec![
        ("figure", event.figure.map(|at| format!("f{}", at + 1))),
        ("names", names),
        ("post", event.post.clone()),
        ("group", event.group.clone().filter(|_| !who_is_open)),
        ("official", event.official.as_ref().map(|(name, role)| format!("{} / {}", known(name), known(role)))),
        ("institution", event.institution.clone()),
        ("date", date),
        ("place", event.place.clone()),
    ]
}

fn check_fields(check: &GoldCheck, figures: &[GoldFigure]) -> Vec<(&'static str, Option<String>)> {
    let parts: Vec<String> = check.parts.iter().map(|at| format!("f{}", at + 1)).collect();
    vec![
        ("whole", Some(format!("f{}", check.whole + 1))),
        ("parts", Some(parts.join(" "))),
        ("value", check.value.map(|value| value.to_string())),
        ("holds", fails(check, figures).then(|| "no".to_owned())),
    ]
}

/// Whether the article's own numbers do not add up; only exact ones are held to that.
fn fails(check: &GoldCheck, figures: &[GoldFigure]) -> bool {
    let exact = |at: &usize| figures.get(*at).filter(|figure| figure.qualifier == Qualifier::Exact)?.value;
    let parts = check.parts.iter().map(exact).try_fold(0u64, |sum, value| Some(sum.saturating_add(value?)));
    let (Some(whole), Some(parts)) = (exact(&check.whole), parts) else { return false };
    match check.kind {
        CheckKind::Sum => whole != parts,
        CheckKind::Remainder => check.value.is_some_and(|value| whole.checked_sub(parts) != Some(value)),
        CheckKind::Conflict => false,
    }
}
