//! `lantik man`: the help texts as pages of the manual.

use crate::common::print;
use crate::{Arguments, help};
use clap::CommandFactory;
use std::process::ExitCode;

/// Print a page of the manual
///
/// The page is in roff, as man reads it, and says what --help says.
#[derive(Debug, clap::Args)]
#[command(after_help = help::MAN)]
pub(crate) struct Man {
    /// The page of this command; without it that of lantik itself
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let mut root = Arguments::command();
        // Gives the subcommands their full names, lantik-tag and so on.
        root.build();
        let command = match &self.command {
            None => root,
            Some(name) => root.find_subcommand(name).cloned().ok_or_else(|| format!("there is no command {name:?}"))?,
        };
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page).map_err(|e| e.to_string())?;
        print(&String::from_utf8_lossy(&page))?;
        Ok(ExitCode::SUCCESS)
    }
}
