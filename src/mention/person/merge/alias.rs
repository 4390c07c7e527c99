//! Other names of people: "Budi Santosa yang akrab disapa Bobi", "Budi alias Bobi".

use crate::mention::person::name::{Name, name_at, stretch};
use crate::mention::person::scan::Found;
use crate::mention::word::Word;
use crate::span::{Clean, Span};

/// Words that explain the name before them.
const EXPLAINS: [&str; 6] = ["disapa", "dipanggil", "panggilannya", "sapaannya", "sapaan", "panggilan"];

/// The other names given in a document, each with the name of its holder: the last sure one before it, in its sentence or
/// shortly before.
pub(super) fn aliases(all: &[Vec<Word>], found: &[Found]) -> Vec<(Span<Clean>, Span<Clean>)> {
    let mut aliases = Vec::new();
    for (i, words) in all.iter().enumerate() {
        let given = (0..words.len()).filter(|at| gives_alias(words, *at));
        let behind = given.filter_map(|at| name_at(words, at + 1));
        let told = words.iter().any(|word| EXPLAINS.contains(&word.lower.as_str()));
        let before = (0..words.len()).filter(|_| told).filter_map(|at| explained(words, at));
        for name in behind.chain(before) {
            let alias = stretch(words, name.core);
            let near = |entry: &&Found| entry.sure && entry.sentence <= i && i - entry.sentence <= 3;
            let mut names = found.iter().filter(near).filter_map(|entry| entry.name);
            if let Some(holder) = names.rfind(|name| name.end() <= alias.start()) {
                aliases.push((alias, holder));
            }
        }
    }
    aliases
}

/// The name at `at` that what follows explains: "Wawan, begitu ia biasa disapa", "Wawan, sapaan akrabnya".
fn explained(words: &[Word], at: usize) -> Option<Name> {
    if !words[at].is_capital() {
        return None;
    }
    let name = name_at(words, at)?;
    let behind: Vec<&str> = words.get(name.end..)?.iter().take(7).map(|word| word.lower.as_str()).collect();
    let opened = matches!(behind.as_slice(), [",", "begitu" | "demikian", ..]);
    let told =
        opened && behind.iter().any(|word| matches!(*word, "disapa" | "dipanggil" | "panggilannya" | "sapaannya"));
    let noun = matches!(behind.as_slice(), [",", "sapaan" | "panggilan", ..]);
    (told || noun).then_some(name)
}

/// Whether the word at `at` says that another name of the person follows.
fn gives_alias(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
    match words[at].lower.as_str() {
        "disapa" | "dipanggil" => matches!(before, "akrab" | "biasa" | "kerap" | "sering" | "karib" | "lebih"),
        "akrab" | "karib" => matches!(before, "sapaan" | "panggilan"),
        "asli" => before == "nama",
        "alias" => true,
        _ => false,
    }
}
