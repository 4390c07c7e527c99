//! The body of a corpus file: the article's text, put together from its pieces, and what is marked in it.

use super::inline::{Token, is_id, scan};
use super::{GoldFigure, GoldSentence, Report, figure};
use crate::span::{Raw, Span};
use crate::terms::{Label, LabelSet};

/// Something marked in the body.
#[derive(Debug)]
pub(super) struct Marked<T> {
    /// The thing itself.
    pub what: T,
    /// `f1`, `q1`; for a sentence the events that it names, joined by commas.
    pub id: String,
    /// Line of the file.
    pub line: usize,
}

/// The article's text and what is marked in it, in order of the text.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The text.
    pub text: String,
    /// Sentences.
    pub sentences: Vec<Marked<GoldSentence>>,
    /// Pieces that belong to no sentence.
    pub boilerplate: Vec<Span<Raw>>,
    /// Figures.
    pub figures: Vec<Marked<GoldFigure>>,
    /// Quotes: their spans and the sentences in which they begin.
    pub quotes: Vec<Marked<(Span<Raw>, usize)>>,
    /// Ids of figures and quotes that are wrong in themselves: what refers to them is not to blame.
    pub broken: Vec<String>,
}

/// Reads the body's lines; `breaks` line breaks stand for an empty line.
pub(super) fn read(lines: &[(usize, &str)], breaks: usize, report: &mut Report) -> Body {
    let mut reader = Reader { body: Body::default(), open: None, report };
    let mut paragraph = false;
    for &(line, text) in lines {
        if text.trim().is_empty() {
            paragraph = true;
            continue;
        }
        let Some(piece) = Piece::read(line, text, reader.report) else { continue };
        if !reader.body.text.is_empty() {
            match (paragraph, piece.glued) {
                (true, true) => {
                    reader.report.add(line, "`~` glues to the piece before it, but an empty line stands between")
                }
                (true, false) => reader.body.text.extend(std::iter::repeat_n('\n', breaks)),
                (false, false) => reader.body.text.push(' '),
                (false, true) => {}
            }
        }
        paragraph = false;
        reader.piece(&piece);
    }
    if let Some((id, _, line, _)) = reader.open {
        reader.report.add(line, format!("{id} is never closed"));
        reader.body.broken.push(id);
    }
    // Quotes that hold one another are refused, so the order of closing is that of opening.
    reader.body
}

/// A body line, its labels read.
struct Piece<'s> {
    line: usize,
    /// `None` for boilerplate and marks.
    labels: Option<LabelSet>,
    events: Vec<String>,
    glued: bool,
    text: &'s str,
}

impl<'s> Piece<'s> {
    fn read(line: usize, source: &'s str, report: &mut Report) -> Option<Self> {
        let split = source.split_once(' ').and_then(|(head, rest)| {
            let glued = rest.starts_with('~');
            Some((head, glued, rest.strip_prefix(['|', '~'])?.strip_prefix(' ')?))
        });
        let Some((head, glued, text)) = split else {
            report.add(line, "not `LABELS | text`");
            return None;
        };
        let (letters, named) = head.split_once(':').map_or((head, None), |(letters, named)| (letters, Some(named)));
        let labels = match letters {
            "-" => Some(LabelSet::default()),
            "B" | "x" => None,
            _ => Some(read_labels(line, letters, report)?),
        };
        let events: Vec<String> = named.map_or(Vec::new(), |named| named.split(',').map(str::to_string).collect());
        if labels.unwrap_or_default().contains(Label::Appointment) != named.is_some() {
            report.add(line, "`A` names its events, and only `A` does: `A:e1` or `A:e1,e2`");
        }
        for (at, id) in events.iter().enumerate() {
            if !is_id(id, 'e') || events.iter().take(at).any(|other| other == id) {
                report.add(line, format!("not an event, or named twice: `{id}`"));
            }
        }
        if text.trim().is_empty() {
            report.add(line, "no text");
        }
        Some(Piece { line, labels, events, glued, text })
    }
}

fn read_labels(line: usize, letters: &str, report: &mut Report) -> Option<LabelSet> {
    let mut labels = LabelSet::default();
    if letters.is_empty() {
        report.add(line, "no labels: -, B, x or some of F, A, Q");
    }
    for letter in letters.chars() {
        let label = match letter {
            'F' => Label::Quota,
            'A' => Label::Appointment,
            'Q' => Label::Quote,
            _ => {
                report.add(line, format!("labels: -, B, x or some of F, A, Q, not {letters}"));
                return None;
            }
        };
        if labels.contains(label) {
            report.add(line, format!("labels: {letter} twice"));
        }
        labels.insert(label);
    }
    Some(labels)
}

struct Reader<'r, 'p> {
    body: Body,
    /// The quote that is open: id, start, line, sentence.
    open: Option<(String, usize, usize, usize)>,
    report: &'r mut Report<'p>,
}

impl Reader<'_, '_> {
    fn piece(&mut self, piece: &Piece) {
        let line = piece.line;
        let start = self.body.text.len();
        // The sentence that this piece is going to be.
        let sentence = self.body.sentences.len();
        let tokens = scan(piece.text, &mut |reason| self.report.add(line, reason));
        if piece.labels.is_none() && tokens.iter().any(|token| !matches!(token, Token::Text(_))) {
            self.report.add(line, "boilerplate carries no figures and quotes");
        }
        for token in tokens {
            match token {
                Token::Text(text) => self.body.text.push_str(&text),
                Token::Figure { id, text, terms } => self.figure(line, sentence, id, &text, terms),
                Token::Open(id) => self.open(line, sentence, id),
                Token::Close(id) => self.close(line, id),
            }
        }
        let span = Span::new(start, self.body.text.len()).trimmed(&self.body.text);
        match piece.labels {
            _ if span.is_empty() => {}
            Some(labels) => {
                let what = GoldSentence { span, labels };
                self.body.sentences.push(Marked { what, id: piece.events.join(","), line });
            }
            None => self.body.boilerplate.push(span),
        }
    }

    fn figure(&mut self, line: usize, sentence: usize, id: &str, text: &str, terms: &str) {
        let start = self.body.text.len();
        self.body.text.push_str(text);
        if self.body.figures.iter().any(|figure| figure.id == id) {
            self.report.add(line, format!("{id} twice"));
        }
        match figure::read(Span::new(start, self.body.text.len()), sentence, terms) {
            Ok(what) => self.body.figures.push(Marked { what, id: id.to_string(), line }),
            Err(reasons) => {
                self.body.broken.push(id.to_string());
                for reason in reasons {
                    self.report.add(line, format!("{id}: {reason}"));
                }
            }
        }
    }

    fn open(&mut self, line: usize, sentence: usize, id: &str) {
        if let Some((other, ..)) = self.open.take() {
            self.report.add(line, format!("{id} opens inside {other}"));
            self.body.broken.push(other);
        } else if self.body.quotes.iter().any(|quote| quote.id == id) {
            self.report.add(line, format!("{id} opens twice"));
        }
        self.open = Some((id.to_string(), self.body.text.len(), line, sentence));
    }

    fn close(&mut self, line: usize, id: &str) {
        match self.open.take() {
            Some((open, start, opened, sentence)) if open == id => {
                let span = Span::new(start, self.body.text.len());
                if span.trimmed(&self.body.text).is_empty() {
                    self.report.add(line, format!("{id} is empty"));
                }
                self.body.quotes.push(Marked { what: (span, sentence), id: open, line: opened });
            }
            Some((open, ..)) => {
                self.report.add(line, format!("{id} closes, but {open} is open"));
                self.body.broken.extend([open, id.to_string()]);
            }
            None => self.report.add(line, format!("{id} closes, but none is open")),
        }
    }
}
