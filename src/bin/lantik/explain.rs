//! `lantik explain`: one article in the terminal, with the reasons for all that was found in it.

use crate::help;
use lantik::article::Article;
use lantik::explain;
use lantik::label::score::Labeller;
use lantik::pipeline::Engine;
use lantik::source;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Show one article with all that was found in it and the reasons
///
/// Prints the text with its labels, figures, quotes and events in colour, and below them the rules that spoke and the features
/// that weighed most.
#[derive(Debug, clap::Args)]
#[command(after_help = help::EXPLAIN)]
pub(crate) struct Explain {
    /// A .txt or .jsonl file, a folder, or - for standard input
    #[arg(value_name = "INPUT")]
    input: PathBuf,
    /// The article's id; without it the input must hold a single article
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// How many features to show for each label
    #[arg(long, default_value_t = 5, value_name = "N")]
    reasons: usize,
    /// Use another model for the labels than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Explain {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let article = self.article()?;
        let engine = match &self.model {
            None => Engine::new().map_err(|e| e.to_string())?,
            Some(path) => {
                let named = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
                let bytes = std::fs::read(path).map_err(|e| named(&e))?;
                Engine::with_labeller(Labeller::from_bytes(&bytes).map_err(|e| named(&e))?).map_err(|e| named(&e))?
            }
        };
        let mut shown = String::new();
        explain::write(&mut shown, &article, &engine.examine(&article, self.reasons)).map_err(|e| e.to_string())?;
        // Strips the styles where nobody sees them.
        match anstream::stdout().write_all(shown.as_bytes()) {
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
            _ => Ok(ExitCode::SUCCESS),
        }
    }

    /// The article asked for, or the only one.
    fn article(&self) -> Result<Article, String> {
        let inputs = source::inputs(std::slice::from_ref(&self.input)).map_err(|e| e.to_string())?;
        let mut rows = inputs.iter().flat_map(source::Input::rows);
        let name = self.input.display();
        match &self.id {
            Some(id) => {
                let mut rejected = None;
                let found = rows.find_map(|row| match row {
                    Ok(article) => (article.id == *id).then_some(article),
                    Err(reject) => {
                        if reject.id.as_ref() == Some(id) {
                            rejected = Some(reject);
                        }
                        None
                    }
                });
                found.ok_or_else(|| {
                    rejected.map_or_else(|| format!("{name}: no article has the id {id:?}"), |r| r.to_string())
                })
            }
            None => {
                let first =
                    rows.next().ok_or_else(|| format!("{name}: holds no article"))?.map_err(|e| e.to_string())?;
                match rows.next() {
                    None => Ok(first),
                    Some(_) => {
                        Err(format!("{name}: holds several articles; name one with --id (the first is {:?})", first.id))
                    }
                }
            }
        }
    }
}
