//! What stands behind a name: degrees, an age, the remark that the name is another.

use crate::lexicon;
use crate::mention::word::{Shape, Word};

/// Skips degrees and an age in brackets: ", S.Sos., M.Si. (45)".
pub(super) fn degrees(words: &[Word], end: usize) -> (usize, bool) {
    let mut at = end;
    loop {
        let comma = words.get(at).is_some_and(|word| word.is(","));
        let here = at + usize::from(comma);
        match words.get(here) {
            Some(word) if is_degree(word, comma) => at = here + 1,
            Some(word) if !comma && word.is(".") && at > end && words.get(here + 1).is_some_and(|w| w.is(",")) => {
                at = here + 1
            }
            _ => break,
        }
    }
    if let Some(end) = disguise(words, at) {
        return (end, true);
    }
    let age = words.get(at).is_some_and(|word| word.is("("))
        && words.get(at + 1).is_some_and(|word| word.shape == Shape::Number && word.text.len() <= 2)
        && words.get(at + 2).is_some_and(|word| word.is(")") || word.lower == "tahun");
    let close = if words.get(at + 2).is_some_and(|word| word.is(")")) { at + 3 } else { at + 4 };
    if age { (close.min(words.len()), true) } else { (at, at > end) }
}

/// One past "(nama samaran)", "(bukan nama sebenarnya)", ", bukan nama sebenarnya": the name hides a person's.
fn disguise(words: &[Word], at: usize) -> Option<usize> {
    let open = words.get(at).filter(|word| word.is("(") || word.is(","))?;
    let inner: Vec<&str> = words[at + 1..].iter().take(3).map(|word| word.lower.as_str()).collect();
    let len = match inner.as_slice() {
        ["nama", "samaran", ..] | ["bukan", "nama"] => 2,
        ["bukan", "nama", "sebenarnya" | "asli" | "aslinya"] => 3,
        _ => return None,
    };
    let end = at + 1 + len;
    Some(if open.is("(") && words.get(end).is_some_and(|word| word.is(")")) { end + 1 } else { end })
}

fn is_degree(word: &Word, after_comma: bool) -> bool {
    word.is_capital() && after_comma && is_pointed(word.text)
        || word.is_capital()
            && lexicon::is_degree(word.text)
            && (word.text.contains('.')
                || after_comma
                || word.shape == Shape::Upper && word.text.len() <= 3 && word.dotted)
}

/// "Sp.PD-KGH", "A.Md.IP": short parts with points between, as degrees not in the list are written.
fn is_pointed(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', '-']).filter(|part| !part.is_empty()).collect();
    let short = |part: &&str| part.chars().count() <= 4 && part.starts_with(char::is_uppercase);
    text.contains('.') && parts.len() >= 2 && parts.iter().all(short)
}
