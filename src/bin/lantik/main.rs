//! `lantik`: scraped news in, records out. Arguments, files and exit codes; a file a subcommand.

mod common;
mod evaluate;
mod explain;
mod export;
mod import;
mod review;
mod tag;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Reads scraped Indonesian news about government staffing and writes structured records.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Explain),
    Tag(tag::Tag),
    Evaluate(evaluate::Evaluate),
    Review(review::Review),
    Export(export::Export),
    Import(import::Import),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Explain(explain) => explain.run(),
        Command::Tag(tag) => tag.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Review(review) => review.run(),
        Command::Export(export) => export.run(),
        Command::Import(import) => import.run(),
    };
    done.unwrap_or_else(|message| {
        // Where standard error is gone too there is nobody to tell.
        let _ = writeln!(io::stderr(), "lantik: {message}");
        ExitCode::from(2)
    })
}
