//! Lines of a scraped page: the article's own, or the page's.
//!
//! [`split`] gives the stretches of content (a line, or what is left of one when teasers and credits are taken out of it) and
//! the stretches of boilerplate.

mod boilerplate;

use crate::span::{Clean, Span};

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
    for (i, line) in all.iter().enumerate() {
        let next = all.get(i + 1).map(|next| next.of(text));
        if boilerplate::is_line(line.of(text), next, i, &mut state) {
            lines.boilerplate.push(*line);
        } else {
            take_out_inserts(text, *line, &mut lines);
        }
    }
    lines
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
    fn inserts_leave_the_rest_of_their_line() {
        let text = "Ia hadir. (Baca juga: Jalan rusak diperbaiki) Acara selesai. (Ara)";
        let (content, boilerplate) = parts(text);
        assert_eq!(content, ["Ia hadir.", "Acara selesai."]);
        assert_eq!(boilerplate, ["(Baca juga: Jalan rusak diperbaiki)", "(Ara)"]);
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
