//! The way of one article through all stages: the only file that knows them all.

mod convert;
mod examine;

use crate::article::Article;
use crate::assemble;
use crate::assemble::event::{Actor, Known};
use crate::assemble::figure::{Figures, Judge};
use crate::clean::Rules;
use crate::document::Document;
use crate::label::model::LoadError;
use crate::label::score::Labeller;
use crate::linear;
use crate::mention::date::{all_dates, parse_day};
use crate::mention::person::{People, people};
use crate::record::{ModelId, Record, SCHEMA, Source};
use crate::span::{Clean, Offsets, Span, Unit};
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
    rules: Rules,
    unit: Unit,
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
        let voices = assemble::quote::Models::shipped()?;
        Ok(Engine { labeller, judge: Judge::shipped()?, voices, rules: Rules::all(), unit: Unit::default() })
    }

    /// The same with other cleaning rules.
    pub fn rules(self, rules: Rules) -> Self {
        Engine { rules, ..self }
    }

    /// The same with offsets in another unit.
    pub fn unit(self, unit: Unit) -> Self {
        Engine { unit, ..self }
    }

    /// The model.
    pub fn labeller(&self) -> &Labeller {
        &self.labeller
    }

    /// Reads one article and writes its record.
    pub fn tag(&self, article: &Article) -> Record {
        self.tag_in(article, self.unit)
    }

    fn tag_in(&self, article: &Article, unit: Unit) -> Record {
        let document = Document::new(&article.text, self.rules);
        let people = people(&document);
        let labels = self.labeller.label(&document, &people);
        let Figures { figures, labels } = assemble::figure::figures(&document, &labels, &self.judge);
        let fields = assemble::article::article_fields(&document, &article.meta);
        let quotes = assemble::quote::quotes(&document, &labels, &people, &self.voices);
        let published = fields.published.as_deref().and_then(parse_day);
        let dates = all_dates(&document, published);
        let actors = |span| actors(&people, span);
        let known = Known { labels: &labels, figures: &figures, dates: &dates, published, actors: &actors };
        let events = assemble::event::events(&document, known);
        let checks = assemble::check::checks(&document, &figures);
        let offsets = Offsets::new(&article.text, unit);
        let out = convert::Converter { document: &document, offsets: &offsets };
        let header = &self.labeller.model().header;
        Record {
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
            sentences: out.sentences(&labels),
            figures: out.figures(&figures, &quotes),
            quotes: out.quotes(&quotes),
            events: out.events(&events),
            checks: out.checks(&checks),
        }
    }
}

/// The people, and the roles without a name, that are mentioned in `span`, in order.
fn actors(people: &People, span: Span<Clean>) -> Vec<Actor> {
    let named = people.in_span(span).into_iter().map(|(span, name, role)| Actor {
        span,
        name: Some(name.to_owned()),
        role: role.map(str::to_owned),
    });
    let posts = people.posts.iter().filter(|(post, _)| span.contains(*post));
    let mut actors: Vec<Actor> =
        named.chain(posts.map(|(span, role)| Actor { span: *span, name: None, role: Some(role.clone()) })).collect();
    actors.sort_by_key(|actor| actor.span);
    actors
}

fn source(article: &Article) -> Source {
    Source {
        path: article.origin.path.clone(),
        row: article.origin.row,
        url: article.meta.url.clone(),
        sha256: Sha256::digest(&article.text).iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
