//! `lantik import`: doccano's JSON Lines as drafts of corpus files.

use crate::common::{done, engine, named, tell};
use crate::help;
use crate::review::summary;
use lantik::batch;
use lantik::draft::folder::DraftFolder;
use lantik::export::input::lines;
use lantik::import;
use lantik::source::Reject;
use lantik::span::Unit;
use std::path::PathBuf;
use std::process::ExitCode;

/// Read what was annotated in doccano back into drafts of corpus files
///
/// Sentences, labels, boilerplate, figures and speech are as they were marked; values, statuses, speakers and events are filled in
/// by the rules or left open for a human.
#[derive(Debug, clap::Args)]
#[command(after_help = help::IMPORT)]
pub(crate) struct Import {
    /// JSON Lines as doccano exports them: of sequence labelling (a row an article) or of text classification (a row a
    /// sentence, as `export --to doccano-sentences` wrote them); - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write the drafts to DIR/articles, and what remains to be done in them to DIR/todo.txt
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Use another model than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Import {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let engine = engine(self.model.as_deref())?.unit(Unit::Bytes);
        let mut marked = Vec::new();
        for file in &self.files {
            marked.extend(import::read(lines(file).map_err(|e| named(file, e))?, &file.display().to_string()));
        }
        let mut folder = DraftFolder::open(&self.output).map_err(|e| named(&self.output, e))?;
        let mut rejects: Vec<Reject> = Vec::new();
        for marked in marked {
            let drafted = marked.and_then(|marked| {
                let draft = batch::guarded(&marked.article, || import::draft(&engine, &marked))?;
                folder.add(draft).map_err(|reason| Reject::of(&marked.article, reason))
            });
            rejects.extend(drafted.err());
        }
        summary(&folder, &self.output);
        Ok(done(tell(&rejects)))
    }
}
