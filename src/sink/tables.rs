//! A record laid out in rows of tables.

use super::table::Table;
use crate::article::Article;
use crate::record::{Event, Figure, Quote, Record, Sentence, Span};
use crate::source::Reject;
use crate::span::{Offsets, Unit};

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    /// The id of a row of this record, by its place among those of its table.
    Id(Table, usize),
}

/// The rows of one record, in the order in which they are written.
#[derive(Debug, Default)]
pub struct Rows(pub(super) Vec<(Table, Vec<Cell>)>);

/// The ids that the next rows get, by table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Next(pub(super) Vec<i64>);

impl Default for Next {
    fn default() -> Self {
        Next(vec![1; Table::ALL.len()])
    }
}

impl Next {
    /// The id of the row at this place among the record's.
    pub(super) fn id(&self, table: Table, nth: usize) -> i64 {
        self.0.get(table as usize).copied().unwrap_or(1) + i64::try_from(nth).unwrap_or(i64::MAX / 2)
    }

    /// Steps over the rows of a record.
    pub(super) fn step(&mut self, rows: &Rows) {
        for (table, _) in &rows.0 {
            if let Some(next) = self.0.get_mut(*table as usize) {
                *next += 1;
            }
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Null, Into::into)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Real(number)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Int(number)
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Cell {
        // Numbers beyond what a database holds do not count people.
        Cell::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Cell {
        Cell::from(number as u64)
    }
}

impl From<bool> for Cell {
    fn from(holds: bool) -> Cell {
        Cell::Int(i64::from(holds))
    }
}

macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$(Cell::from($value)),+] };
}

const ARTICLE: Cell = Cell::Id(Table::Articles, 0);

/// The rows of a record; spans are of `unit`.
pub(super) fn rows(article: &Article, record: Record, unit: Unit) -> Rows {
    let offsets = Offsets::new(&article.text, unit);
    let text = |[start, end]: Span| {
        let bytes = offsets.byte(start).zip(offsets.byte(end));
        bytes.and_then(|(start, end)| article.text.get(start..end)).map(str::to_owned)
    };
    let mut rows = Rows::default();
    rows.article(&record);
    for (nth, sentence) in record.sentences.iter().enumerate() {
        rows.sentence(nth, sentence, text(sentence.span));
    }
    for (nth, quote) in record.quotes.into_iter().enumerate() {
        rows.quote(nth, quote);
    }
    for (nth, figure) in record.figures.into_iter().enumerate() {
        rows.figure(nth, figure);
    }
    let mut people = 0;
    for (nth, event) in record.events.into_iter().enumerate() {
        rows.event(nth, event, &mut people);
    }
    for (nth, check) in record.checks.into_iter().enumerate() {
        let [id, whole] = [Cell::Id(Table::Checks, nth), Cell::Id(Table::Figures, check.whole)];
        let fields = cells![id, ARTICLE, check.kind, whole, check.value, check.difference, check.holds];
        rows.0.push((Table::Checks, fields));
        rows.joins(Table::CheckParts, Cell::Id(Table::Checks, nth), Table::Figures, &check.parts);
    }
    for (nth, edit) in record.edits.into_iter().enumerate() {
        let [start, end] = edit.span;
        let fields = cells![Cell::Id(Table::Edits, nth), ARTICLE, start, end, edit.from, edit.to, edit.rule];
        rows.0.push((Table::Edits, fields));
    }
    for (nth, [start, end]) in record.boilerplate.into_iter().enumerate() {
        rows.0.push((Table::Boilerplate, cells![Cell::Id(Table::Boilerplate, nth), ARTICLE, start, end]));
    }
    rows
}

/// The row of a reject.
pub(super) fn reject(reject: &Reject) -> Rows {
    let Reject { path, row, id, reason } = reject;
    let fields = cells![Cell::Id(Table::Rejects, 0), path.as_str(), *row, id.as_deref(), reason.as_str()];
    Rows(vec![(Table::Rejects, fields)])
}

impl Rows {
    fn article(&mut self, record: &Record) {
        let (source, article, model) = (&record.source, &record.article, &record.model);
        let region = article.region.as_ref();
        let fields = cells![
            ARTICLE,
            record.id.as_str(),
            source.path.as_str(),
            source.row,
            source.url.as_deref(),
            source.sha256.as_str(),
            article.title.as_deref(),
            article.outlet.as_deref(),
            article.dateline.as_deref(),
            article.published.as_deref(),
            region.map(|region| region.code.as_str()),
            region.map(|region| region.name.as_str()),
            region.and_then(|region| region.province.as_deref()),
            model.name.as_str(),
            model.version.as_str(),
            model.corpus.as_str(),
        ];
        self.0.push((Table::Articles, fields));
    }

    fn sentence(&mut self, nth: usize, sentence: &Sentence, text: Option<String>) {
        let Sentence { span: [start, end], labels, scores } = sentence;
        let has = |label: &str| labels.contains(&label);
        let mut fields = cells![Cell::Id(Table::Sentences, nth), ARTICLE, nth, *start, *end, text];
        fields.extend(cells![has("quota"), has("appointment"), has("quote")]);
        fields.extend(cells![scores.quota, scores.appointment, scores.quote]);
        self.0.push((Table::Sentences, fields));
    }

    fn quote(&mut self, nth: usize, quote: Quote) {
        let Quote { span: [start, end], text, kind, speaker, role, speaker_span, resolved_by, cue, .. } = quote;
        let id = Cell::Id(Table::Quotes, nth);
        let mut fields = cells![id.clone(), ARTICLE, start, end, text, kind, speaker, role];
        fields.extend(ends(speaker_span));
        fields.extend(cells![resolved_by, cue, quote.confidence]);
        self.0.push((Table::Quotes, fields));
        self.joins(Table::QuoteSentences, id, Table::Sentences, &quote.sentences);
    }

    fn figure(&mut self, nth: usize, figure: Figure) {
        let Figure { span: [start, end], text, value, low, high, qualifier, category, .. } = figure;
        let sentence = Cell::Id(Table::Sentences, figure.sentence);
        let quote = figure.quote.map(|nth| Cell::Id(Table::Quotes, nth)).unwrap_or(Cell::Null);
        let mut fields = cells![Cell::Id(Table::Figures, nth), ARTICLE, sentence, quote, start, end, text];
        fields.extend(cells![value, low, high, qualifier, category, figure.becomes, figure.status]);
        fields.extend(cells![figure.occupation, figure.confidence]);
        self.0.push((Table::Figures, fields));
    }

    fn event(&mut self, nth: usize, event: Event, people: &mut usize) {
        let id = Cell::Id(Table::Events, nth);
        let mut fields = cells![id.clone(), ARTICLE, event.kind, event.status, event.group];
        let (official, date) = (event.official, event.date);
        fields.extend(cells![
            official.as_ref().and_then(|official| official.name.as_deref()),
            official.as_ref().and_then(|official| official.role.as_deref()),
        ]);
        fields.extend(ends(official.map(|official| official.span)));
        fields.push(Cell::from(event.institution));
        fields.extend(cells![
            date.as_ref().map(|date| date.text.as_str()),
            date.as_ref().and_then(|date| date.from.as_deref()),
            date.as_ref().and_then(|date| date.to.as_deref()),
        ]);
        fields.extend(ends(date.map(|date| date.span)));
        fields.extend(cells![event.place, event.confidence]);
        self.0.push((Table::Events, fields));
        for person in event.people {
            let [start, end] = person.span;
            let fields =
                cells![Cell::Id(Table::People, *people), ARTICLE, id.clone(), person.name, person.post, start, end];
            self.0.push((Table::People, fields));
            *people += 1;
        }
        self.joins(Table::EventSentences, id.clone(), Table::Sentences, &event.sentences);
        self.joins(Table::EventFigures, id, Table::Figures, &event.figures);
    }

    /// Rows that join one to several.
    fn joins(&mut self, table: Table, one: Cell, to: Table, several: &[usize]) {
        self.0.extend(several.iter().map(|nth| (table, vec![one.clone(), Cell::Id(to, *nth)])));
    }
}

fn ends(span: Option<Span>) -> [Cell; 2] {
    span.map_or([Cell::Null, Cell::Null], |[start, end]| [Cell::from(start), Cell::from(end)])
}
