//! Styles laid over stretches of a text.

use anstyle::Style;

/// A stretch in bytes and how it is shown; of several over one place that of the highest rank counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub span: [usize; 2],
    pub style: Style,
    pub rank: u8,
}

/// The stretch `span` of `text` with its marks as ANSI escapes.
pub(super) fn marked(text: &str, span: [usize; 2], marks: &[Mark]) -> String {
    let inside = |at: usize| at > span[0] && at < span[1];
    let ends = marks.iter().flat_map(|mark| mark.span).filter(|at| inside(*at));
    let mut borders: Vec<usize> = ends.chain(span).filter(|at| text.is_char_boundary(*at)).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut out = String::new();
    for pair in borders.windows(2) {
        let part = text.get(pair[0]..pair[1]).unwrap_or_default();
        let over = marks.iter().filter(|mark| mark.span[0] <= pair[0] && mark.span[1] >= pair[1]);
        match over.max_by_key(|mark| mark.rank) {
            Some(mark) => {
                let style = mark.style;
                out.push_str(&format!("{style}{part}{style:#}"));
            }
            None => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_mark_shows_and_the_text_stays() {
        let (low, high) = (Style::new().bold(), Style::new().underline());
        let mark = |span, style, rank| Mark { span, style, rank };
        let marks = [mark([0, 9], low, 0), mark([5, 7], high, 1), mark([0, 99], low, 0)];
        let shown = marked("ab cdéfgh", [3, 9], &marks);
        assert_eq!(shown, format!("{low}cd{low:#}{high}é{high:#}{low}fg{low:#}"));
        assert_eq!(marked("kosong", [0, 6], &[]), "kosong");
        assert_eq!(marked("", [0, 0], &marks), "");
    }
}
