//! A token a line, tab-separated, in the form of CoNLL-U Plus (<https://universaldependencies.org/ext-format.html>): the first
//! line names the columns, comments begin with `#`, an empty line ends a sentence.
//!
//! The columns are in BIO: a figure by its category, the content of a quote by its kind, a person by what he or she is named
//! as, the date of an event. A quote that runs over several sentences begins anew in each, since sentences are sequences of
//! their own. The sentence's labels stand in its comment `# labels`.

use super::Item;
use crate::span::{Clean, Raw, Span};
use crate::token::tokenize;

pub(super) const HEAD: &str = "# global.columns = FORM LANTIK:FIGURE LANTIK:QUOTE LANTIK:PERSON LANTIK:DATE\n";

/// All sentences of an article.
pub(super) fn article(item: &Item) -> String {
    let answers = &item.gold.answers;
    let text = &item.gold.given.text;
    let columns = [
        answers.figures.iter().map(|figure| (figure.span, figure.category.word())).collect(),
        answers.quotes.iter().map(|quote| (quote.span, quote.kind.word())).collect(),
        item.people.iter().map(|(span, role)| (*span, role.word())).collect(),
        item.dates.iter().map(|span| (*span, "date")).collect(),
    ];
    let mut out = format!("# newdoc id = {}\n", one_line(&item.gold.id));
    for (n, sentence) in (1..).zip(&answers.sentences) {
        let labels = sentence.labels.words();
        let labels = if labels.is_empty() { super::names::NONE.to_owned() } else { labels.join(" ") };
        out += &format!("# sent_id = {}-{n}\n# labels = {labels}\n", one_line(&item.gold.id));
        out += &format!("# text = {}\n", one_line(sentence.span.of(text)));
        out += &rows(sentence.span, text, &columns);
        out.push('\n');
    }
    out
}

fn rows(sentence: Span<Raw>, text: &str, columns: &[Vec<(Span<Raw>, &str)>]) -> String {
    let inside = sentence.of(text);
    let mut tokens = Vec::new();
    // The original's tokens, not those of the clean text: a form must be what stands there.
    tokenize(inside, Span::<Clean>::new(0, inside.len()), &mut tokens);
    let spans: Vec<Span<Raw>> =
        tokens.iter().map(|token| Span::new(token.span.start(), token.span.end()).shifted(sentence.start())).collect();
    let tags: Vec<Vec<String>> = columns.iter().map(|marked| bio(&spans, marked)).collect();
    let row = |(at, span): (usize, &Span<Raw>)| {
        let tags: String = tags.iter().map(|column| format!("\t{}", column[at])).collect();
        format!("{}{tags}\n", span.of(text))
    };
    spans.iter().enumerate().map(row).collect()
}

/// `B-` for the first token that a stretch shares something with, `I-` for those that follow, `O` outside.
fn bio(tokens: &[Span<Raw>], marked: &[(Span<Raw>, &str)]) -> Vec<String> {
    let mut last = None;
    let tag = |token: &Span<Raw>| {
        let at = marked.iter().position(|(span, _)| span.overlaps(*token));
        let first = last != at;
        last = at;
        match at.and_then(|at| marked.get(at)) {
            Some((_, word)) => format!("{}-{word}", if first { "B" } else { "I" }),
            None => "O".to_owned(),
        }
    };
    tokens.iter().map(tag).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
