//! One line of the answers: `q1: direct | speaker=… | cue=…`.

use super::Report;
use super::inline::is_id;

/// A line of the answers, taken apart.
#[derive(Debug)]
pub(super) struct Entry<'s> {
    /// Line of the file.
    pub line: usize,
    /// `q1`, `e2`, `c3`.
    pub id: &'s str,
    /// What stands before the first bar.
    pub head: &'s str,
    fields: Vec<(&'s str, &'s str)>,
}

impl<'s> Entry<'s> {
    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&'s str> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// The value of a field, owned.
    pub fn owned(&self, key: &str) -> Option<String> {
        self.get(key).map(str::to_string)
    }
}

/// Takes apart all lines of the answers; ids are unique in what it returns.
pub(super) fn read<'s>(lines: &[(usize, &'s str)], report: &mut Report) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry> = Vec::new();
    for &(line, text) in lines.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some((id, rest)) =
            text.split_once(": ").filter(|(id, _)| ['q', 'e', 'c'].iter().any(|kind| is_id(id, *kind)))
        else {
            report.add(line, "not an answer: `q1: …`, `e1: …` or `c1: …`");
            continue;
        };
        if entries.iter().any(|entry| entry.id == id) {
            report.add(line, format!("{id} twice"));
            continue;
        }
        let (head, rest) = rest.split_once(" | ").unwrap_or((rest, ""));
        entries.push(Entry { line, id, head: head.trim(), fields: fields(line, id, rest, report) });
    }
    entries
}

fn fields<'s>(line: usize, id: &str, rest: &'s str, report: &mut Report) -> Vec<(&'s str, &'s str)> {
    let known: &[&str] = match id.get(..1) {
        Some("q") => &["speaker", "role", "cue", "by"],
        Some("e") => &["figure", "names", "post", "group", "official", "institution", "date", "place"],
        _ => &["whole", "parts", "value", "holds"],
    };
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for field in rest.split(" | ").filter(|field| !rest.is_empty() || !field.is_empty()) {
        let Some((key, value)) = field.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            report.add(line, format!("{id}: a field without `=`: {field}"));
            continue;
        };
        if !known.contains(&key) {
            report.add(line, format!("{id}: no field `{key}`; there are {}", known.join(", ")));
        } else if value.is_empty() {
            report.add(line, format!("{id}: `{key}` is empty; leave it out"));
        } else if fields.iter().any(|(name, _)| *name == key) {
            report.add(line, format!("{id}: `{key}` twice"));
        } else {
            fields.push((key, value));
        }
    }
    fields
}
