//! The body: a line for each sentence and each piece that is none, with its marks.

use super::escape::{Place, push, push_edge};
use super::{Open, Unwritable};
use crate::corpus::{GoldArticle, GoldFigure};
use crate::span::{Raw, Span};
use crate::terms::{Label, Qualifier};

/// The body's lines, and for how many line breaks an empty one stands.
pub(super) struct Body {
    pub text: String,
    pub breaks: usize,
}

/// One line of the body: a sentence by its index, or a piece that belongs to none.
struct Piece {
    span: Span<Raw>,
    sentence: Option<usize>,
}

/// Writes the body.
pub(super) fn write(article: &GoldArticle, open: &Open) -> Result<Body, Unwritable> {
    let pieces = pieces(article)?;
    let text = &article.given.text;
    let breaks = breaks(&pieces, text);
    let writer = Writer { article, open, breaks };
    let mut out = String::new();
    let mut end = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let gap = text.get(end..piece.span.start()).unwrap_or_default();
        let behind = if at + 1 == pieces.len() { text.get(piece.span.end()..).unwrap_or_default() } else { "" };
        if let Some(word) = [gap, behind].concat().split_whitespace().next() {
            return Err(Unwritable(format!("text in no sentence and no boilerplate: {word}")));
        }
        writer.piece(&mut out, piece, gap, behind, at == 0)?;
        end = piece.span.end();
    }
    Ok(Body { text: out, breaks })
}

/// All pieces in order of the text.
fn pieces(article: &GoldArticle) -> Result<Vec<Piece>, Unwritable> {
    let answers = &article.answers;
    let sentences = answers.sentences.iter().enumerate().map(|(at, s)| Piece { span: s.span, sentence: Some(at) });
    let others = answers.boilerplate.iter().map(|span| Piece { span: *span, sentence: None });
    let mut pieces: Vec<Piece> = sentences.chain(others).collect();
    pieces.sort_by_key(|piece| piece.span);
    match pieces.windows(2).find(|pair| pair[0].span.overlaps(pair[1].span)) {
        Some(pair) => Err(Unwritable(format!("two pieces overlap: {}", pair[1].span.of(&article.given.text)))),
        None => Ok(pieces),
    }
}

/// The number of line breaks that most paragraphs are parted by.
fn breaks(pieces: &[Piece], text: &str) -> usize {
    let gaps = pieces.windows(2).filter_map(|pair| text.get(pair[0].span.end()..pair[1].span.start()));
    let (double, single): (Vec<&str>, Vec<&str>) =
        gaps.filter(|gap| gap.starts_with('\n')).partition(|gap| gap.starts_with("\n\n"));
    if double.len() > single.len() { 2 } else { 1 }
}

struct Writer<'a> {
    article: &'a GoldArticle,
    open: &'a Open,
    breaks: usize,
}

impl Writer<'_> {
    /// One line, with an empty one before it where a paragraph begins.
    fn piece(&self, out: &mut String, piece: &Piece, gap: &str, behind: &str, first: bool) -> Result<(), Unwritable> {
        let (bar, left) = match gap.strip_prefix(&"\n".repeat(self.breaks)) {
            _ if first => ('|', gap),
            Some(left) => {
                out.push('\n');
                ('|', left)
            }
            None => gap.strip_prefix(' ').map_or(('~', gap), |left| ('|', left)),
        };
        let labels = match piece.sentence {
            Some(at) => self.labels(at),
            // What follows in the same line is a credit, what has a line of its own is boilerplate.
            None => if first || gap.contains('\n') { "B" } else { "x" }.to_owned(),
        };
        out.extend([&labels, " ", bar.encode_utf8(&mut [0; 4]), " "]);
        push_edge(out, left);
        self.inside(out, piece)?;
        push_edge(out, behind);
        out.push('\n');
        Ok(())
    }

    /// `FAQ:e1,e2`, `-`.
    fn labels(&self, sentence: usize) -> String {
        let answers = &self.article.answers;
        let mut labels = answers.sentences.get(sentence).map(|sentence| sentence.labels).unwrap_or_default();
        let reports = |(_, event): &(usize, &crate::corpus::GoldEvent)| event.sentences.contains(&sentence);
        let mut events: Vec<String> =
            (1..).zip(&answers.events).filter(reports).map(|(n, _)| format!("e{n}")).collect();
        if let Some(nth) = self.open.steps.iter().position(|at| *at == sentence) {
            labels.insert(Label::Appointment);
            events.push(format!("e{}", answers.events.len() + nth + 1));
        }
        let letters = [(Label::Quota, 'F'), (Label::Appointment, 'A'), (Label::Quote, 'Q')];
        let mut out: String = letters.into_iter().filter_map(|(l, c)| labels.contains(l).then_some(c)).collect();
        if out.is_empty() {
            out.push('-');
        }
        if !events.is_empty() {
            out.extend([":", &events.join(",")]);
        }
        out
    }

    /// The text of a piece with its marks.
    fn inside(&self, out: &mut String, piece: &Piece) -> Result<(), Unwritable> {
        let text = &self.article.given.text;
        let marks = self.marks(piece);
        let beside = if marks.iter().any(|mark| mark.is_figure) { Place::BesideFigures } else { Place::Plain };
        let mut place = beside;
        let mut at = piece.span.start();
        for mark in marks {
            push(out, text.get(at..mark.at).unwrap_or_default(), text.get(mark.at..).unwrap_or_default(), place);
            at = mark.at;
            place = match (mark.is_figure, place) {
                (true, Place::InFigure) => beside,
                (true, _) => Place::InFigure,
                (false, Place::InFigure) => {
                    return Err(Unwritable(format!("{} stands inside a figure", mark.written)));
                }
                (false, other) => other,
            };
            out.push_str(&mark.written);
        }
        push(out, text.get(at..piece.span.end()).unwrap_or_default(), "", place);
        Ok(())
    }

    /// The marks of a piece in the order in which they are written.
    fn marks(&self, piece: &Piece) -> Vec<Mark> {
        let answers = &self.article.answers;
        let mut marks = Vec::new();
        for (n, figure) in (1..).zip(&answers.figures).filter(|(_, figure)| piece.span.contains(figure.span)) {
            let terms = self.terms(n - 1, figure);
            marks.push(Mark { at: figure.span.start(), order: 3, is_figure: true, written: "[".to_owned() });
            marks.push(Mark { at: figure.span.end(), order: 0, is_figure: true, written: format!("](f{n} {terms})") });
        }
        for (n, quote) in (1..).zip(&answers.quotes) {
            if piece.span.has(quote.span.start()) {
                marks.push(Mark { at: quote.span.start(), order: 2, is_figure: false, written: format!("{{q{n}}}") });
            }
            if piece.span.start() < quote.span.end() && quote.span.end() <= piece.span.end() {
                marks.push(Mark { at: quote.span.end(), order: 1, is_figure: false, written: format!("{{/q{n}}}") });
            }
        }
        marks.sort_by_key(|mark| (mark.at, mark.order));
        marks
    }

    /// `2181 about honorer planned >pppk occ:guru`.
    fn terms(&self, at: usize, figure: &GoldFigure) -> String {
        let unless = |open: bool, stand_in: &str, known: String| if open { stand_in.to_owned() } else { known };
        let number = match (figure.value, figure.low, figure.high) {
            (Some(value), ..) => value.to_string(),
            (None, Some(low), Some(high)) => format!("{low}-{high}"),
            _ => "VALUE".to_owned(),
        };
        let mut words = vec![unless(self.open.values.contains(&at), "VALUE", number)];
        if figure.qualifier != Qualifier::Exact {
            words.push(figure.qualifier.word().to_owned());
        }
        words.push(unless(self.open.categories.contains(&at), "CATEGORY", figure.category.word().to_owned()));
        words.push(unless(self.open.statuses.contains(&at), "STATUS", figure.status.word().to_owned()));
        words.extend(figure.becomes.map(|category| format!(">{}", category.word())));
        words.extend(figure.occupation.as_ref().map(|occupation| format!("occ:{occupation}")));
        words.join(" ")
    }
}

/// A mark of the body. At one place figures end first, then a quote closes, then one opens, then a figure begins.
struct Mark {
    at: usize,
    order: u8,
    is_figure: bool,
    written: String,
}
