//! `lantik export`: articles with their answers in the formats of other tools.

use crate::common::{OffsetUnit, done, engine, inputs, named, note, pool, print};
use crate::help;
use clap::ValueEnum;
use lantik::article::Article;
use lantik::batch;
use lantik::export::input::{Texts, corpus_files, corpus_items, lines};
use lantik::export::{Format, Item, LABEL_STUDIO_CONFIG};
use lantik::label::train::Options;
use lantik::sink::JsonLines;
use lantik::source::{Input, Reject};
use lantik::span::Unit;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write articles with their answers in the formats of other tools
///
/// INPUT is the corpus, articles to be tagged on the spot, or with --texts the records that tag has written, which hold no text.
#[derive(Debug, clap::Args)]
#[command(after_help = help::EXPORT)]
pub(crate) struct Export {
    /// A folder of corpus files (.art, or a folder with articles/*.art), .art files; or articles as for tag; or with --texts
    /// files of records
    #[arg(value_name = "INPUT", required_unless_present = "config")]
    inputs: Vec<PathBuf>,
    /// The format
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    /// INPUT is records; these are the articles that they were made of
    #[arg(long, value_name = "INPUT")]
    texts: Vec<PathBuf>,
    /// Unit of the spans in the records (with --texts)
    #[arg(long, value_enum, default_value_t = OffsetUnit::Chars, requires = "texts")]
    offsets: OffsetUnit,
    /// Deal the corpus into so many folds, as train does
    #[arg(long, default_value_t = Options::default().folds, value_name = "N")]
    folds: usize,
    /// Only print the labelling configuration that the tasks are made for (label-studio)
    #[arg(long)]
    config: bool,
    /// Write here, rejects to FILE.rejects.jsonl; without it to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Threads, 256 at most; as many as there are cores by default. The output is the same with any number
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Use another model than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Formats of other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// doccano, sequence labelling: JSON Lines, a row an article (the project must allow overlapping spans)
    Doccano,
    /// doccano, text classification with several labels: JSON Lines, a row a sentence
    DoccanoSentences,
    /// Label Studio: tasks in JSON, with annotations of the corpus or predictions of the model
    LabelStudio,
    /// CoNLL-U Plus: a token a line, BIO columns for figures, quotes, people, dates
    Conll,
    /// JSON Lines: article, fold, text, labels of each sentence as training sees it
    Sentences,
    /// JSON Lines: articles with all answers, the layout of scorers
    Gold,
}

impl To {
    fn format(self) -> Format {
        match self {
            To::Doccano => Format::Doccano,
            To::DoccanoSentences => Format::DoccanoSentences,
            To::LabelStudio => Format::LabelStudio,
            To::Conll => Format::Conll,
            To::Sentences => Format::Sentences,
            To::Gold => Format::Gold,
        }
    }
}

impl Export {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        if self.config {
            return match self.to {
                To::LabelStudio => print(LABEL_STUDIO_CONFIG).map(|()| ExitCode::SUCCESS),
                _ => Err("--config: only label-studio has a configuration".to_owned()),
            };
        }
        let files = self.corpus()?;
        let place = |e: io::Error| match &self.output {
            Some(path) => named(path, e),
            None => format!("standard output: {e}"),
        };
        // Whatever cannot be read is told before a file is made.
        let source = self.source(files)?;
        let sink = JsonLines::open(self.output.as_deref()).map_err(place)?;
        let mut writer = Writer { sink, format: self.to.format(), items: 0, rejects: 0, failed: None };
        writer.raw(self.to.format().head());
        self.write(source, &mut writer)?;
        writer.raw(self.to.format().tail());
        let Writer { sink, items, rejects, failed, .. } = writer;
        match failed.map_or_else(|| sink.finish(), Err) {
            Ok(()) => {}
            // The reader has seen enough.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            Err(e) => return Err(place(e)),
        }
        if self.output.is_some() {
            note(&format!("{items} articles, {rejects} rejects"));
        }
        Ok(done(rejects))
    }

    /// The corpus files where the inputs are corpora; a mixture is refused.
    fn corpus(&self) -> Result<Vec<PathBuf>, String> {
        if self.folds < 2 {
            return Err("--folds takes at least 2".to_owned());
        }
        if !self.texts.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        let mut other: Option<&Path> = None;
        for path in &self.inputs {
            let files = corpus_files(path).map_err(|e| named(path, e))?;
            other = if files.is_empty() { Some(path) } else { other };
            all.extend(files);
        }
        match other {
            Some(path) if !all.is_empty() => Err(named(path, "no corpus, but other inputs are; export them apart")),
            _ => Ok(all),
        }
    }

    fn source(&self, files: Vec<PathBuf>) -> Result<Source, String> {
        if !files.is_empty() {
            return Ok(Source::Corpus(files));
        }
        if self.texts.is_empty() {
            return Ok(Source::Articles(inputs(&self.inputs)?));
        }
        let texts = inputs(&self.texts)?;
        if let Some(path) = self.inputs.iter().find(|path| path.as_os_str() != "-" && !path.is_file()) {
            return Err(named(path, "with --texts INPUT is files of records"));
        }
        Ok(Source::Records(texts))
    }

    fn write(&self, source: Source, writer: &mut Writer) -> Result<(), String> {
        match source {
            Source::Corpus(files) => {
                let (items, rejects) = corpus_items(&files, self.folds);
                items.iter().for_each(|item| writer.item(Ok(item)));
                rejects.into_iter().for_each(|reject| writer.item(Err(reject)));
            }
            Source::Articles(inputs) => self.tag(&inputs, writer)?,
            Source::Records(texts) => {
                let (texts, rejects) = Texts::read(&texts);
                rejects.into_iter().for_each(|reject| writer.item(Err(reject)));
                for path in &self.inputs {
                    for (row, line) in lines(path).map_err(|e| named(path, e))? {
                        let item = line.and_then(|line| texts.item(&line, self.offsets.unit()));
                        let reject = |reason| Reject { path: path.display().to_string(), row, id: None, reason };
                        writer.item(item.as_ref().map_err(|reason| reject(reason.clone())));
                    }
                }
            }
        }
        Ok(())
    }

    /// Tags articles on the spot.
    fn tag(&self, inputs: &[Input], writer: &mut Writer) -> Result<(), String> {
        let engine = engine(self.model.as_deref())?.unit(Unit::Bytes);
        let item = |article: Article| batch::guarded(&article, || Item::of_record(&article, &engine.tag(&article)));
        let mut without_text = 0;
        let take = |item: Result<Item, Reject>| {
            without_text +=
                usize::from(item.as_ref().is_err_and(|reject| reject.reason.contains("\"text\" is missing")));
            writer.item(item.as_ref().map_err(Clone::clone));
            writer.failed.is_none()
        };
        pool(self.threads)?
            .install(|| batch::each(inputs.iter().flat_map(Input::rows), |row| row.and_then(item), take));
        if without_text > 0 {
            note("rows without text: are they records? Then give their articles with --texts");
        }
        Ok(())
    }
}

/// What is exported.
enum Source {
    Corpus(Vec<PathBuf>),
    Articles(Vec<Input>),
    /// Records, with these texts.
    Records(Vec<Input>),
}

/// Writes items; the first failure ends it.
struct Writer {
    sink: JsonLines,
    format: Format,
    items: usize,
    rejects: usize,
    failed: Option<io::Error>,
}

impl Writer {
    fn raw(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.sink.record(text.as_bytes()).err();
        }
    }

    fn item(&mut self, item: Result<&Item, Reject>) {
        match item {
            Ok(item) => {
                self.raw(&self.format.item(item, self.items == 0));
                self.items += 1;
            }
            Err(reject) => {
                self.rejects += 1;
                if self.failed.is_none() {
                    self.failed = self.sink.reject(&reject).err();
                }
            }
        }
    }
}
