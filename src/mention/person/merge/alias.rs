//! Other names of people: "Budi Santosa yang akrab disapa Bobi", "Budi alias Bobi".

use crate::document::Document;
use crate::mention::person::name::{name_at, stretch};
use crate::mention::person::scan::Found;
use crate::mention::word::{Word, words};
use crate::span::{Clean, Span};

/// The other names given in a document, each with the name of its holder: the last sure one before it, in its sentence or
/// the one before.
pub(super) fn aliases(doc: &Document, found: &[Found]) -> Vec<(Span<Clean>, Span<Clean>)> {
    let mut aliases = Vec::new();
    for (i, sentence) in doc.sentences.iter().enumerate() {
        let words = words(doc, sentence);
        let given = (0..words.len()).filter(|at| gives_alias(&words, *at));
        for name in given.filter_map(|at| name_at(&words, at + 1)) {
            let alias = stretch(&words, name.core);
            let near = |entry: &&Found| entry.sure && entry.sentence <= i && i - entry.sentence <= 1;
            let mut names = found.iter().filter(near).filter_map(|entry| entry.name);
            if let Some(holder) = names.rfind(|name| name.end() <= alias.start()) {
                aliases.push((alias, holder));
            }
        }
    }
    aliases
}

/// Whether the word at `at` says that another name of the person follows.
fn gives_alias(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
    match words[at].lower.as_str() {
        "disapa" | "dipanggil" => matches!(before, "akrab" | "biasa" | "kerap" | "sering" | "karib"),
        "asli" => before == "nama",
        "alias" => true,
        _ => false,
    }
}
