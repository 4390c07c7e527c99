//! Lines of a scraped page: the article's own, or the page's.
//!
//! [`split`] gives the stretches of content (a line, or what is left of one when teasers and credits are taken out of it) and
//! the stretches of boilerplate.

mod boilerplate;

use crate::span::{Clean, Span};

/// Longest line, in bytes, that a program may have wrapped.
const WRAPPED_BYTES: usize = 400;

/// Narrowest and widest page of a wrapped text, in bytes.
const NARROW_BYTES: (usize, usize) = (40, 130);
/// How far a full line may fall short of the page's width, in bytes.
const SLACK_BYTES: usize = 8;
/// Fewest lines broken inside a sentence that show a text to be wrapped.
const WRAPPED_LINES: usize = 6;

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
    let wrapped = is_wrapped(text, &all);
    for (i, line) in all.iter().enumerate() {
        let next = all.get(i + 1).map(|next| next.of(text));
        if boilerplate::is_line(line.of(text), next, i, &mut state) {
            lines.boilerplate.push(*line);
        } else {
            let first = lines.content.len();
            take_out_inserts(text, *line, &mut lines);
            let adjacent = last_content == Some(i.wrapping_sub(1));
            join_wrapped(text, first, adjacent, Way { wrapped, after: next }, &mut lines.content);
            last_content = Some(i);
        }
    }
    lines
}

/// Whether a program broke the text into lines wherever they were full: most lines that end inside a sentence would not have
/// held the next line's first word.
fn is_wrapped(text: &str, lines: &[Span<Clean>]) -> bool {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.len()).filter(|len| *len >= NARROW_BYTES.0).collect();
    widths.sort_unstable();
    let Some(width) = widths.get(widths.len() * 3 / 4).copied() else { return false };
    let inside = |line: &str| line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '('));
    let pairs = lines.windows(2).map(|pair| (pair[0].of(text), pair[1].of(text)));
    let (mut open, mut full) = (0, 0);
    for (line, next) in pairs.filter(|(line, _)| inside(line)) {
        open += 1;
        let word = next.split_whitespace().next().unwrap_or_default();
        full += usize::from(line.len() + 1 + word.len() + SLACK_BYTES > width && line.len() <= width + 2 * SLACK_BYTES);
    }
    (NARROW_BYTES.0..=NARROW_BYTES.1).contains(&width) && open >= WRAPPED_LINES && full * 10 >= open * 7
}

/// What is known of the lines around a border between two of them.
#[derive(Clone, Copy)]
struct Way<'t> {
    /// The text is wrapped.
    wrapped: bool,
    /// The line behind the second of them.
    after: Option<&'t str>,
}

/// Whether the line is the text of a link that a program put on a line of its own: a few capitalised words without a stop, after
/// which the sentence goes on in lower case.
fn is_link(line: &str, after: Option<&str>) -> bool {
    let goes_on =
        after.is_some_and(|after| after.starts_with(char::is_lowercase) || after.starts_with([',', '.', ')']));
    goes_on && line.split_whitespace().count() <= 6 && line.ends_with(char::is_alphanumeric)
}

/// Whether the line is nothing but place and outlet, and the next begins with the dash: "JAKARTA, KABAR.com" / "- Menteri …".
fn is_dateline(line: &str, next: &str) -> bool {
    let dashed = ["- ", "– ", "— "].iter().any(|dash| next.starts_with(dash));
    let capitals = line.split_whitespace().next().is_some_and(|word| {
        let word = word.trim_end_matches(',');
        word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '-')
    });
    dashed && capitals && line.split_whitespace().count() <= 6
}

/// Joins the stretch `at` to the one before it where the line goes on with that one's sentence.
fn join_wrapped(text: &str, at: usize, adjacent: bool, way: Way, content: &mut Vec<Span<Clean>>) {
    if let (true, Some(before), Some(next)) =
        (adjacent, at.checked_sub(1).map(|i| content[i]), content.get(at).copied())
    {
        let last_line = before.of(text).rsplit('\n').next().unwrap_or_default();
        let between = &text[before.end()..next.start()];
        let apart = !between.trim().is_empty();
        let same_block = way.wrapped && between.bytes().filter(|b| *b == b'\n').count() == 1;
        if !apart && goes_on(last_line.trim_end(), next.of(text), same_block || is_link(next.of(text), way.after)) {
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
fn goes_on(before: &str, next: &str, same_block: bool) -> bool {
    if is_dateline(before, next) {
        return true;
    }
    let open_end = before.ends_with(['(', ',']) || before.ends_with(|c: char| c.is_alphanumeric() || c == '%');
    let inner_start = same_block
        || next.starts_with([')', ',', '.'])
        || next.starts_with(char::is_lowercase)
        || before.ends_with(['(', ',']);
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
    fn a_link_or_a_dateline_on_a_line_of_its_own_is_part_of_its_sentence() {
        let text = "MEDAN, KABARKITA.com\n- Dinas itu membuka lowongan guru\nSekolah Laut\nmulai besok, Kamis.\nSyarat Umum\nUsia 20 tahun.";
        assert_eq!(
            parts(text).0,
            [
                "MEDAN, KABARKITA.com\n- Dinas itu membuka lowongan guru\nSekolah Laut\nmulai besok, Kamis.",
                "Syarat Umum",
                "Usia 20 tahun."
            ]
        );
    }

    #[test]
    fn a_text_in_short_full_lines_is_joined_at_capitals_too() {
        let text = "Pemerintah kabupaten menyerahkan surat keputusan kepada guru\n\
                    Ambarwati dan tiga rekannya di pendopo. Mereka menunggu sejak\n\
                    Januari lalu karena berkas dari Badan Kepegawaian Negara baru\n\
                    Selesai diperiksa pekan ini. Kepala dinas meminta para guru itu\n\
                    Segera melapor ke sekolah masing-masing paling lambat hari\n\
                    Senin dan membawa salinan surat keputusan yang sudah dibubuhi\n\
                    Meterai.\n\nCatatan Redaksi";
        assert_eq!(parts(text).0.len(), 2);
    }

    #[test]
    fn inserts_leave_the_rest_of_their_line() {
        let text = "Ia hadir. (Baca juga: Jalan rusak diperbaiki) Acara selesai. (Ara)";
        let (content, boilerplate) = parts(text);
        assert_eq!(content, ["Ia hadir.", "Acara selesai."]);
        assert_eq!(boilerplate, ["(Baca juga: Jalan rusak diperbaiki)", "(Ara)"]);
    }

    #[test]
    fn a_page_on_the_line_of_its_article_is_taken_off() {
        for (line, content) in [
            ("Acara selesai siang. Editor: Sari Tag: guru, pelantikan", "Acara selesai siang."),
            ("Acara selesai siang. Copyright © 2025 Kabar Sungai", "Acara selesai siang."),
            ("Acara selesai siang. (Kabar Sungai/dan) Bagikan: Facebook | X", "Acara selesai siang."),
            ("Acara selesai siang. Ikuti Kabar Sungai di Google News", "Acara selesai siang."),
            ("Acara selesai siang. Baca juga: Harga beras turun di lima pasar", "Acara selesai siang."),
            ("Acara selesai siang. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", "Acara selesai siang."),
        ] {
            let (kept, boilerplate) = parts(line);
            assert_eq!(kept, [content], "{line}");
            assert!(!boilerplate.is_empty());
        }
        assert_eq!(parts("Acara selesai.ADVERTISEMENTBupati pulang.").0, ["Acara selesai.", "Bupati pulang."]);
        assert_eq!(parts("Baca JugaHarga Emas Naik Lagi").0, [""; 0]);
        for line in [
            "\"Jangan ragu. Ikuti kanal WhatsApp kami,\" kata Sari.",
            "Ia diam. Editor itu pulang lebih dulu dari yang lain malam itu.",
            "Ia membaca. Laporan itu tebal.",
        ] {
            assert_eq!(parts(line).0, [line]);
        }
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
