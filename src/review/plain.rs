//! Tasks in a plain file that a human edits: the labels at the front of a line are the answer.
//!
//! ```text
//! # quota 0.412 (from 0.437)
//! # Sentence before.
//! @ 3 berita/a.txt
//! FQ | The sentence, its labels to be corrected.
//! # Sentence behind.
//! ```

use super::decided::Decision;
use super::task::Task;
use crate::source::Reject;
use crate::terms::{Label, LabelSet};

const HEAD: &str = "# Correct the letters before the bar: F a figure (quota), A a step (appointment), Q speech (quote), several as \
                    FQ, - none.\n# Lines that begin with # are for reading only.\n";
const LETTERS: [(Label, char); 3] = [(Label::Quota, 'F'), (Label::Appointment, 'A'), (Label::Quote, 'Q')];

/// The tasks as a plain file.
pub fn write(tasks: &[Task]) -> String {
    let mut out = HEAD.to_owned();
    for task in tasks {
        out.push('\n');
        for (label, asked) in &task.asked {
            out += &format!("# {label} {:.3} (from {:.3})\n", asked.probability, asked.threshold);
            for (name, weight) in &asked.why {
                out += &format!("#   {name} {weight:+.2}\n");
            }
        }
        let context = |text: &Option<String>| text.as_ref().map(|text| format!("# {}\n", escaped(text)));
        out += &context(&task.title).unwrap_or_default();
        out += &context(&task.before).unwrap_or_default();
        out +=
            &format!("@ {} {}\n{} | {}\n", task.sentence, escaped(&task.article), letters(task), escaped(&task.text));
        out += &context(&task.after).unwrap_or_default();
    }
    out
}

fn letters(task: &Task) -> String {
    let has = |label: Label| task.label.contains(&label.word());
    let letters: String = LETTERS.iter().filter(|(label, _)| has(*label)).map(|(_, letter)| letter).collect();
    if letters.is_empty() { "-".to_owned() } else { letters }
}

/// Reads what a human decided in a plain file; what cannot be read is a reject with its line.
pub fn read(source: &str, path: &str) -> Vec<Result<Decision, Reject>> {
    let mut found = Vec::new();
    let mut place: Option<(usize, String)> = None;
    for (row, line) in (1u64..).zip(source.lines()) {
        let reject = |reason: &str| Err(Reject { path: path.to_owned(), row, id: None, reason: reason.to_owned() });
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some((sentence, article)) = line.strip_prefix("@ ").and_then(|rest| rest.split_once(' ')) {
            match sentence.parse() {
                Ok(sentence) => place = Some((sentence, unescaped(article))),
                Err(_) => found.push(reject("not `@ SENTENCE ARTICLE`")),
            }
            continue;
        }
        let (Some((letters, text)), Some((sentence, article))) = (line.split_once(" | "), place.take()) else {
            found.push(reject("not `LABELS | sentence` behind a line `@ SENTENCE ARTICLE`"));
            continue;
        };
        found.push(match labels(letters.trim()) {
            Some(labels) => Ok(Decision { article, sentence, text: unescaped(text), labels, path: path.into(), row }),
            None => reject("labels: some of F, A, Q, or -"),
        });
    }
    found
}

fn labels(letters: &str) -> Option<LabelSet> {
    if letters == "-" {
        return Some(LabelSet::default());
    }
    let label = |letter: char| LETTERS.iter().find(|(_, known)| *known == letter).map(|(label, _)| *label);
    letters.chars().map(label).collect::<Option<LabelSet>>().filter(|labels| !labels.is_empty())
}

/// Line breaks and backslashes by escapes, so that a text keeps to its line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text.chars());
    while let Some(c) = rest.next() {
        match c {
            '\\' => out.extend(rest.next().map(|escaped| match escaped {
                'n' => '\n',
                'r' => '\r',
                other => other,
            })),
            c => out.push(c),
        }
    }
    out
}
