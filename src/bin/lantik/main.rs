//! `lantik`: scraped news in, records out. Arguments, files and exit codes; a file a subcommand.

mod common;
mod completions;
mod evaluate;
mod explain;
mod export;
mod help;
mod import;
mod man;
mod merge;
mod region;
mod review;
mod schema;
mod tag;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// Texts come and go by the thousand, each with many small strings; this allocator is made for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads scraped Indonesian news about government staffing and writes structured records
///
/// For each article: sentences that state numbers of public staff, report steps of appointment or quote somebody; the figures
/// with their category and status; who said what; the steps with their day and official; and whether the numbers add up.
#[derive(Debug, Parser)]
#[command(version, after_help = help::LANTIK)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Tag(tag::Tag),
    Merge(merge::Merge),
    Region(region::Region),
    Explain(explain::Explain),
    Review(review::Review),
    Evaluate(evaluate::Evaluate),
    Export(export::Export),
    Import(import::Import),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Tag(tag) => tag.run(),
        Command::Explain(explain) => explain.run(),
        Command::Review(review) => review.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Export(export) => export.run(),
        Command::Import(import) => import.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(),
        Command::Merge(merge) => merge.run(),
        Command::Region(region) => region.run(),
        Command::Man(man) => man.run(),
    };
    done.unwrap_or_else(|message| {
        // Where standard error is gone too there is nobody to tell.
        let _ = writeln!(io::stderr(), "lantik: {message}");
        ExitCode::from(2)
    })
}
