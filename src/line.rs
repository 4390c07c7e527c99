//! Lines of a scraped page: the article's own, or the page's.
//!
//! [`split`] gives the stretches of content (a line, or what is left of one when teasers and credits are taken out of it) and
//! the stretches of boilerplate.

mod boilerplate;

use crate::span::{Clean, Span};

/// Longest line, in bytes, that a program may have wrapped.
const WRAPPED_BYTES: usize = 400;

/// What a clean text is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// Stretches of the article in order, trimmed, none empty; sentences never run over their borders.
    pub content: Vec<Span<Clean>>,
    /// Stretches that are not the article's, in order, trimmed.
    pub boilerplate: Vec<Span<Clean>>,
}

/// Splits a clean text into content and boilerplate.
pub fn split(text: &str) -> Lines {
    let all: Vec<Span<Clean>> = raw_lines(text).collect();
    let mut lines = Lines::default();
    let mut state = boilerplate::State::default();
    let mut last_content = None;
    for (i, line) in all.iter().enumerate() {
        let next = all.get(i + 1).map(|next| next.of(text));
        if boilerplate::is_line(line.of(text), next, i, &mut state) {
            lines.boilerplate.push(*line);
        } else {
            let first = lines.content.len();
            take_out_inserts(text, *line, &mut lines);
            join_wrapped(text, first, last_content == Some(i.wrapping_sub(1)), &mut lines.content);
            last_content = Some(i);
        }
    }
    lines
}

/// Joins the stretch `at` to the one before it where the line goes on with that one's sentence.
fn join_wrapped(text: &str, at: usize, adjacent: bool, content: &mut Vec<Span<Clean>>) {
    if let (true, Some(before), Some(next)) =
        (adjacent, at.checked_sub(1).map(|i| content[i]), content.get(at).copied())
    {
        let last_line = before.of(text).rsplit('\n').next().unwrap_or_default();
        let apart = !text[before.end()..next.start()].trim().is_empty();
        if !apart && goes_on(last_line.trim_end(), next.of(text)) {
            content[at - 1] = before.cover(next);
            content.remove(at);
        }
    }
}

/// The non-empty lines, trimmed.
fn raw_lines(text: &str) -> impl Iterator<Item = Span<Clean>> {
    let mut start = 0;
    text.split(['\n', '\r']).filter_map(move |line| {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len() + 1;
        (!span.is_empty()).then_some(span)
    })
}

/// A content line less the teasers and credits inside it.
fn take_out_inserts(text: &str, line: Span<Clean>, lines: &mut Lines) {
    let mut at = line.start();
    for insert in boilerplate::inserts(line.of(text)) {
        let insert: Span<Clean> = Span::new(line.start() + insert.start, line.start() + insert.end);
        push(&mut lines.content, Span::new(at, insert.start()).trimmed(text));
        push(&mut lines.boilerplate, insert.trimmed(text));
        at = insert.end();
    }
    push(&mut lines.content, Span::new(at, line.end()).trimmed(text));
}

/// Whether `next` goes on with the sentence of the content line before it: a program wrapped the text, or a link inside the
/// sentence became a line of its own.
fn goes_on(before: &str, next: &str) -> bool {
    let open_end = before.ends_with(['(', ',']) || before.ends_with(|c: char| c.is_alphanumeric() || c == '%');
    let inner_start =
        next.starts_with([')', ',', '.']) || next.starts_with(char::is_lowercase) || before.ends_with(['(', ',']);
    let item =
        next.get(1..2).is_some_and(|second| matches!(second, "." | ")")) && next.starts_with(char::is_alphanumeric);
    open_end && inner_start && !item && before.len() <= WRAPPED_BYTES
}

fn push(spans: &mut Vec<Span<Clean>>, span: Span<Clean>) {
    if !span.is_empty() {
        spans.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Vec<&str>, Vec<&str>) {
        let lines = split(text);
        (lines.content.iter().map(|s| s.of(text)).collect(), lines.boilerplate.iter().map(|s| s.of(text)).collect())
    }

    #[test]
    fn lines_of_the_page_are_boilerplate() {
        let text = "ADVERTISEMENT\r\nBupati Lantik 12 Camat\n\nSCROLL TO CONTINUE WITH CONTENT\nPelantikan berlangsung pagi tadi.\n\
                    Baca juga: Harga beras naik\nBaca juga:\nTiga Jalan Rusak Diperbaiki\nAcara selesai siang.\n(aid/hns)\nbupati\ncamat baru";
        let (content, boilerplate) = parts(text);
        assert_eq!(content, ["Bupati Lantik 12 Camat", "Pelantikan berlangsung pagi tadi.", "Acara selesai siang."]);
        assert_eq!(boilerplate.len(), 8);
    }

    #[test]
    fn wrapped_lines_are_one() {
        let text = "Kementerian Sosial (\nKemensos\n) membuka perekrutan guru\nhari ini, Selasa.\nSyaratnya:\nijazah\n\nPelamar datang";
        assert_eq!(
            parts(text).0,
            [
                "Kementerian Sosial (\nKemensos\n) membuka perekrutan guru\nhari ini, Selasa.",
                "Syaratnya:",
                "ijazah",
                "Pelamar datang"
            ]
        );
    }

    #[test]
    fn inserts_leave_the_rest_of_their_line() {
        let text = "Ia hadir. (Baca juga: Jalan rusak diperbaiki) Acara selesai. (Ara)";
        let (content, boilerplate) = parts(text);
        assert_eq!(content, ["Ia hadir.", "Acara selesai."]);
        assert_eq!(boilerplate, ["(Baca juga: Jalan rusak diperbaiki)", "(Ara)"]);
    }

    #[test]
    fn a_long_line_is_not_dropped_for_its_beginning() {
        let text = format!("Ikuti kami di media sosial. {}", "Bupati hadir di pendopo. ".repeat(20));
        let (content, boilerplate) = parts(&text);
        assert_eq!(boilerplate, ["Ikuti kami di media sosial."]);
        assert!(content[0].starts_with("Bupati hadir"));
    }

    #[test]
    fn joining_lines_takes_no_boilerplate_in() {
        let (content, boilerplate) = parts("Acara dimulai pagi. (Ara)\ndan selesai siang");
        assert_eq!(content, ["Acara dimulai pagi.", "dan selesai siang"]);
        assert_eq!(boilerplate, ["(Ara)"]);
    }

    #[test]
    fn content_that_looks_alike_stays() {
        for text in [
            "Baca Al-Qur'an bersama digelar di pendopo.",
            "Berkas dikirim ke Badan Kepegawaian Negara (BKN).",
            "Bagikan sembako, polisi datangi warga.",
            "Iklan layanan masyarakat itu dibuat pelajar SMK.",
            "Sumber: BKPSDM mencatat 120 guru belum diangkat.",
            "Penulis: Rizal sudah menerbitkan tiga buku tentang desa.",
        ] {
            assert_eq!(parts(text).0, [text]);
        }
    }
}
