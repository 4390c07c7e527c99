//! The way of one article through all stages: the only file that knows them all.

mod convert;
mod examine;

use crate::article::Article;
use crate::assemble;
use crate::assemble::calendar::Calendar;
use crate::assemble::event::Known;
use crate::assemble::figure::{Figures, Judge};
use crate::clean::{CleanText, Rules};
use crate::document::Document;
use crate::effort::{Effort, TooMuch};
use crate::label::Labelled;
use crate::label::model::LoadError;
use crate::label::score::Labeller;
use crate::linear;
use crate::mention::person::{People, people};
use crate::record::{ModelId, Record, SCHEMA, Source};
use crate::span::{Offsets, Raw, Span, Unit};
use crate::terms::Label;
use sha2::{Digest, Sha256};

pub use examine::{Examined, PersonShown, SpeakerShown};

/// The model that ships with the program.
const MODEL: &[u8] = include_bytes!("../models/sentence-labels.lantik");

/// Why an engine cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The model of sentences.
    #[error(transparent)]
    Sentences(#[from] LoadError),
    /// A model of the assembler.
    #[error(transparent)]
    Assembler(#[from] linear::LoadError),
}

/// Everything that tagging needs. Immutable: one engine serves all threads.
#[derive(Debug)]
pub struct Engine {
    labeller: Labeller,
    judge: Judge,
    voices: assemble::quote::Models,
    sure: linear::Model,
    rules: Rules,
    unit: Unit,
    least: f64,
}

/// What labelling and assembling look at: the document and the people in it.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text, cleaned and cut up.
    pub document: Document<'t>,
    people: People,
}

impl<'t> Reading<'t> {
    fn of(document: Document<'t>) -> Self {
        Reading { people: people(&document), document }
    }

    /// Where the sentences stand in the original, in order.
    pub fn sentences(&self) -> Vec<Span<Raw>> {
        self.document.sentences.iter().map(|sentence| self.document.clean.raw(sentence.span)).collect()
    }
}

impl Engine {
    /// An engine with the models that ship with the program, all cleaning rules, offsets in code points.
    ///
    /// # Errors
    /// Where a model that was compiled in is damaged.
    pub fn new() -> Result<Self, EngineError> {
        Engine::with_labeller(Labeller::from_bytes(MODEL)?)
    }

    /// An engine with another model of sentences.
    ///
    /// # Errors
    /// Where one of the other models, which were compiled in, is damaged.
    pub fn with_labeller(labeller: Labeller) -> Result<Self, EngineError> {
        let (judge, voices) = (Judge::shipped()?, assemble::quote::Models::shipped()?);
        let sure = assemble::event::confidence::shipped()?;
        Ok(Engine { labeller, judge, voices, sure, rules: Rules::all(), unit: Unit::default(), least: 0.0 })
    }

    /// The same with other cleaning rules.
    pub fn rules(self, rules: Rules) -> Self {
        Engine { rules, ..self }
    }

    /// The same with offsets in another unit.
    pub fn unit(self, unit: Unit) -> Self {
        Engine { unit, ..self }
    }

    /// The same, leaving out of the records what is less probable ([`Record::at_least`]); 0 leaves out nothing.
    pub fn min_confidence(self, least: f64) -> Self {
        Engine { least, ..self }
    }

    /// The model.
    pub fn labeller(&self) -> &Labeller {
        &self.labeller
    }

    /// Reads one article and writes its record.
    pub fn tag(&self, article: &Article) -> Record {
        let reading = self.read(article);
        let labels = self.label(&reading);
        self.assemble(article, &reading, &labels)
    }

    /// The same with a limit to the work.
    ///
    /// # Errors
    /// Where the article makes more.
    pub fn tag_within(&self, article: &Article, effort: Effort) -> Result<Record, TooMuch> {
        let document = Document::new(&article.text, self.rules).within(effort);
        document.effort.check()?;
        let reading = Reading::of(document);
        let effort = &reading.document.effort;
        effort.check()?;
        let labels = self.label(&reading);
        effort.check()?;
        let record = self.assemble(article, &reading, &labels);
        effort.check().map(|()| record)
    }

    /// Cleans an article and cuts it up.
    pub fn read<'t>(&self, article: &'t Article) -> Reading<'t> {
        Reading::of(Document::new(&article.text, self.rules))
    }

    /// The same with sentences that are known: `sentences` in order, none overlapping another.
    pub fn read_as<'t>(&self, article: &'t Article, sentences: &[Span<Raw>]) -> Reading<'t> {
        let clean = |text: &CleanText| sentences.iter().map(|span| text.clean(*span)).collect();
        Reading::of(Document::with_sentences(&article.text, self.rules, clean))
    }

    /// What the model says of each sentence.
    pub fn label(&self, reading: &Reading) -> Vec<Labelled> {
        self.labeller.label(&reading.document, &reading.people)
    }

    /// For each sentence the features that weigh most for `label` ([`Labeller::reasons`]).
    pub fn reasons(&self, reading: &Reading, label: Label, most: usize) -> Vec<Vec<(&str, f64)>> {
        self.labeller.reasons(&reading.document, &reading.people, label, most)
    }

    /// The record of an article whose sentences have these labels, the model's or a human's.
    pub fn assemble(&self, article: &Article, reading: &Reading, labels: &[Labelled]) -> Record {
        self.assemble_in(article, reading, labels, self.unit)
    }

    fn assemble_in(&self, article: &Article, reading: &Reading, labels: &[Labelled], unit: Unit) -> Record {
        let Reading { document, people } = reading;
        let fields = assemble::article::article_fields(document, &article.meta);
        let calendar = Calendar::of(document, fields.published.as_deref());
        let Figures { figures, labels } = assemble::figure::figures(document, labels, &self.judge, &calendar);
        let labels = labels.as_slice();
        let quotes = assemble::quote::quotes(document, labels, people, &self.voices);
        let Calendar { dates, today } = &calendar;
        let known = Known { labels, figures: &figures, quotes: &quotes, dates, today: *today, people };
        let mut events = assemble::event::events(document, known);
        assemble::event::confidence::rate(&mut events, known, &self.sure);
        let checks = assemble::check::checks(document, &figures);
        let offsets = Offsets::new(&article.text, unit);
        let out = convert::Converter { document, offsets: &offsets };
        let header = &self.labeller.model().header;
        let record = Record {
            schema: SCHEMA,
            id: article.id.clone(),
            source: source(article),
            model: ModelId {
                name: header.name.clone(),
                version: header.version.clone(),
                corpus: header.corpus.clone(),
            },
            article: fields,
            edits: out.edits(),
            boilerplate: out.spans(&document.lines.boilerplate),
            sentences: out.sentences(labels),
            figures: out.figures(&figures, &quotes),
            quotes: out.quotes(&quotes),
            events: out.events(&events),
            checks: out.checks(&checks),
        };
        if self.least > 0.0 { record.at_least(self.least) } else { record }
    }
}

fn source(article: &Article) -> Source {
    Source {
        path: article.origin.path.clone(),
        row: article.origin.row,
        url: article.meta.url.clone(),
        sha256: text_hash(&article.text),
    }
}

/// SHA-256 of a text in UTF-8, hexadecimal: what a record knows its text by.
pub fn text_hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
