//! `lantik schema`: what a record looks like, for programs.

use crate::common::print;
use crate::help;
use lantik::record::json_schema;
use std::process::ExitCode;

/// Print the JSON Schema of the record
///
/// It is of draft 2020-12 and describes one line of JSON Lines as tag writes it: every field with its meaning, and the words
/// of every closed set.
#[derive(Debug, clap::Args)]
#[command(after_help = help::SCHEMA)]
pub(crate) struct Schema {
    /// The schema of the stories that merge writes
    #[arg(long)]
    stories: bool,
}

impl Schema {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let schema = if self.stories { lantik::merge::story::json_schema() } else { json_schema() };
        let schema = serde_json::to_string_pretty(&schema).map_err(|e| e.to_string())?;
        print(&(schema + "\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}
