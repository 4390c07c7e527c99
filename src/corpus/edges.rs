//! Whether a marked span begins and ends where it should: without space, and without the marks around it.

/// What is wrong with the edges of a quote's content, if anything.
pub(super) fn of_quote(content: &str) -> Option<&'static str> {
    if content != content.trim() {
        return Some("begins or ends with a space");
    }
    if stray_mark(content) {
        return Some("begins or ends with a quotation mark that belongs outside");
    }
    if content.ends_with([',', ';', ':']) {
        return Some("ends with a comma, which belongs outside");
    }
    if content.starts_with([',', '.', ';', ':', '!', '?']) && !content.starts_with("..") {
        return Some("begins with a mark of punctuation");
    }
    final_stop(content).then_some("ends with a stop, which belongs outside")
}

/// The stretch of `content` that is left when everything at its edges is taken away that does not belong to it; the whole
/// where that does not help.
pub(crate) fn tidied(content: &str) -> &str {
    let mut left = content;
    while of_quote(left).is_some() {
        let loose = |c: char| c.is_whitespace() || ",;:.!?\"'“”„‘’«»".contains(c);
        let shorter = left.strip_suffix(loose).or_else(|| left.strip_prefix(loose)).unwrap_or_default();
        if shorter.is_empty() {
            return content;
        }
        left = shorter;
    }
    left
}

/// What is wrong with the edges of a figure's text, if anything.
pub(super) fn of_figure(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("has no text");
    }
    if text != text.trim() {
        return Some("begins or ends with a space");
    }
    text.ends_with([',', ';', ':']).then_some("ends with a mark of punctuation")
}

/// A mark at an edge whose partner is not inside, or a pair that does nothing but wrap the whole.
fn stray_mark(content: &str) -> bool {
    let (Some(first), Some(last)) = (content.chars().next(), content.chars().next_back()) else { return false };
    let count = |mark: char| content.matches(mark).count();
    for straight in ['"', '\''] {
        let at_edge = first == straight || last == straight;
        let wraps = first == straight && last == straight && count(straight) == 2;
        if at_edge && (count(straight) % 2 == 1 || wraps) {
            return true;
        }
    }
    // In low quotes “ closes what „ opened.
    if (first == '„' && count('“') + count('”') == 0) || (last == '“' && count('„') == 0) {
        return true;
    }
    [('“', '”'), ('‘', '’'), ('«', '»')].into_iter().any(|(open, close)| {
        let wraps = first == open && last == close && count(open) == 1 && count(close) == 1;
        wraps || (first == open && count(close) == 0) || (last == close && count(open) + count('„') == 0)
    })
}

/// A stop that ends the sentence: not an ellipsis, not the last of an abbreviation ("S.Pd.", "dkk.").
fn final_stop(content: &str) -> bool {
    let Some(before) = content.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let vowel = |c: char| "aiueoAIUEO".contains(c);
    !(before.ends_with('.') || word.contains('.') || !word.contains(vowel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_without_its_marks_is_fine() {
        for content in [
            "Selamat bekerja. Jaga amanah ini",
            "kata mereka \"siap\"",
            "Benarkah begitu?",
            "Nanti dulu...",
            "yang hadir Budi, Sari, dkk.",
            "tugas itu dipegang Rahmat, S.Pd.",
            "“Siap” itu janji, “kerja” itu bukti",
        ] {
            assert_eq!(of_quote(content), None, "{content}");
        }
    }

    #[test]
    fn marks_at_the_edges_are_told() {
        for (content, reason) in [
            (" Selamat", "space"),
            ("\"Selamat", "quotation mark"),
            ("“Selamat”", "quotation mark"),
            ("Selamat”", "quotation mark"),
            ("„Selamat", "quotation mark"),
            ("Selamat,", "comma"),
            ("Selamat bekerja.", "stop"),
            (", selamat", "punctuation"),
        ] {
            assert!(of_quote(content).is_some_and(|found| found.contains(reason)), "{content}");
            assert_eq!(tidied(content).to_lowercase().get(..7), Some("selamat"), "{content}");
            assert_eq!(of_quote(tidied(content)), None);
        }
        assert!(of_figure("12 guru ").is_some() && of_figure("12 guru,").is_some() && of_figure("12 guru").is_none());
    }
}
