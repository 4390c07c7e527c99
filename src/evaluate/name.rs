//! When two names, roles, bodies or places are the same: by words, whatever their case, points and titles.

use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

static HONORIFICS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/score_honorific.txt")));

/// The words of `text`, in lower case, of word characters only: "H. Rahmat S.Pd" is `h rahmat spd`.
///
/// Only plain spaces part words; other white space vanishes, as in the scorer whose definition this is.
pub fn words(text: &str) -> Vec<String> {
    let kept: String = text.to_lowercase().chars().filter(|c| *c == ' ' || is_word(*c)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What Python's `\w` matches: letters, numbers and `_`, but neither marks nor circled letters, which Rust's `is_alphanumeric`
/// counts in. Compared over all assigned code points of Unicode 14.
fn is_word(c: char) -> bool {
    let circled = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}'
        | '\u{1f170}'..='\u{1f189}');
    c == '_' || c.is_alphanumeric() && !is_combining_mark(c) && !circled
}

/// Whether two texts have the same words; neither, or an empty one, counts as no words.
pub fn same_words(a: Option<&str>, b: Option<&str>) -> bool {
    words(a.unwrap_or_default()) == words(b.unwrap_or_default())
}

/// Whether two names are of one person or body: titles aside, the same words, or all words of one in the other and the
/// shorter at least half as long; one word alone is the same only as itself. A missing name is like none.
pub fn same_name(a: Option<&str>, b: Option<&str>) -> bool {
    let bare = |name: Option<&str>| -> Vec<String> {
        let words = words(name.unwrap_or_default());
        words.into_iter().filter(|word| !HONORIFICS.contains(word.as_str())).collect()
    };
    let (x, y) = (bare(a), bare(b));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
    x == y || long > 1 && (within(&x, &y) || within(&y, &x)) && 2 * short >= long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_word_characters() {
        assert_eq!(words("H. Rahmat  Sutejo, S.Pd"), ["h", "rahmat", "sutejo", "spd"]);
        assert_eq!(words("Kota\u{a0}Metro\tLama a-b_c"), ["kotametrolama", "ab_c"]);
        assert_eq!(words("İe\u{301}Ⓐ½ 六"), ["ie½", "六"]);
        assert!(words(" .,- ").is_empty());
    }

    #[test]
    fn names_are_the_same_by_their_words() {
        let cases = [
            ("Rahmat Sutejo", "rahmat sutejo", true),
            ("Dr. H. Rahmat Sutejo", "Rahmat Sutejo", true),
            ("Rahmat Sutejo", "Sutejo Rahmat", true),
            ("Rahmat", "Rahmat Sutejo", true),
            ("Rahmat", "Rahmat Sutejo Wibowo", false),
            ("Rahmat Sutejo", "Rahmat Hidayat", false),
            ("Rahmat", "rahmat", true),
            ("Rahmat", "Sutejo", false),
            ("Rahmat Rahmat", "Rahmat", true),
            ("Pak", "Pak", false),
            ("", "", false),
        ];
        for (a, b, same) in cases {
            assert_eq!(same_name(Some(a), Some(b)), same, "{a} and {b}");
            assert_eq!(same_name(Some(b), Some(a)), same, "{b} and {a}");
        }
        assert!(!same_name(None, Some("Rahmat")) && !same_name(None, None));
        assert!(same_words(None, Some("")) && same_words(Some("PADANG"), Some("Padang,")));
    }
}
