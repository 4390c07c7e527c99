//! `lantik region`: one government's story in the terminal.

use crate::common::{named, print};
use crate::help;
use crate::merge::is_database;
use lantik::merge::show;
use lantik::merge::store;
use lantik::merge::story::{Stories, Story};
use rusqlite::{Connection, OpenFlags};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Show the story of one government, each line with its sources
///
/// Prints the groups of people and the steps they went through, other numbers, steps of named people, contradictions, totals and
/// who said what, from what merge has found.
#[derive(Debug, clap::Args)]
#[command(after_help = help::REGION)]
pub(crate) struct Region {
    /// Kemendagri code ("16.71") or name ("Kota Palembang")
    #[arg(value_name = "REGION")]
    region: String,
    /// A merged database, or the stories that merge has written in JSON
    #[arg(value_name = "INPUT")]
    input: PathBuf,
    /// Print all that was said, not only in articles that tell a number or a step
    #[arg(long)]
    all: bool,
    /// Print the story as JSON
    #[arg(long)]
    json: bool,
}

/// Code and name of a government.
type Choice = (String, String);

impl Region {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let story = if is_database(&self.input)? { self.of_database()? } else { self.of_json()? };
        if self.json {
            let text = serde_json::to_string_pretty(&story).map_err(|e| e.to_string())?;
            print(&(text + "\n"))?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut shown = String::new();
        show::write(&mut shown, &story, self.all).map_err(|e| e.to_string())?;
        // Strips the styles where nobody sees them.
        match anstream::stdout().write_all(shown.as_bytes()) {
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
            _ => Ok(ExitCode::SUCCESS),
        }
    }

    fn of_database(&self) -> Result<Story, String> {
        let failed = |e: store::Error| named(&self.input, e);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(&self.input, flags).map_err(|e| failed(e.into()))?;
        if !store::holds_records(&database).map_err(failed)? {
            return Err(failed(store::Error::Other));
        }
        if !store::is_merged(&database).map_err(failed)? {
            return Err(named(&self.input, format!("not merged yet; run: lantik merge {}", self.input.display())));
        }
        let choices = store::choices(&database).map_err(failed)?;
        let choices: Vec<Choice> = choices.into_iter().map(|(code, name, _)| (code, name)).collect();
        let code = chosen(&self.region, &choices, &self.input)?;
        store::story(&database, &code).map_err(failed)?.ok_or_else(|| named(&self.input, "the story is gone"))
    }

    fn of_json(&self) -> Result<Story, String> {
        let text = std::fs::read(&self.input).map_err(|e| named(&self.input, e))?;
        let no =
            |e: serde_json::Error| named(&self.input, format!("neither a database nor stories that merge wrote: {e}"));
        let stories: Stories = serde_json::from_slice(&text).map_err(no)?;
        let choices: Vec<Choice> =
            stories.regions.iter().map(|story| (story.code.clone(), story.name.clone())).collect();
        let code = chosen(&self.region, &choices, &self.input)?;
        let story = stories.regions.into_iter().find(|story| story.code == code);
        story.ok_or_else(|| named(&self.input, "the story is gone"))
    }
}

/// The name without its "Kabupaten" or "Kota", in lower case.
fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    let heads = ["kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ", "provinsi "];
    heads.iter().find_map(|head| lower.strip_prefix(head)).unwrap_or(&lower).to_owned()
}

/// The code of the government that is meant.
fn chosen(region: &str, choices: &[Choice], input: &Path) -> Result<String, String> {
    let region = region.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = region.to_lowercase();
    if let Some((code, _)) = choices.iter().find(|(code, name)| *code == region || name.to_lowercase() == lower) {
        return Ok(code.clone());
    }
    // A code is no name, and "Kota Palembang" is not Kabupaten Palembang.
    let whole = bare(&region) != lower && !lower.starts_with("provinsi ");
    let called: Vec<&Choice> = choices.iter().filter(|(_, name)| !whole && bare(name) == bare(&region)).collect();
    match called.as_slice() {
        [(code, _)] => Ok(code.clone()),
        [] => Err(named(
            input,
            format!("no article is about {region:?} (codes are as in 16.71, names as in Kota Palembang)"),
        )),
        several => {
            let several: Vec<String> = several.iter().map(|(code, name)| format!("{code} {name}")).collect();
            Err(format!("{region:?} is the name of several: {}", several.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_government_is_found_by_code_or_by_a_name_that_is_its_own() {
        let choices: Vec<Choice> = [
            ("33.26", "Kabupaten Pekalongan"),
            ("33.75", "Kota Pekalongan"),
            ("16.71", "Kota Palembang"),
            ("16", "Sumatera Selatan"),
        ]
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .to_vec();
        let choose = |region: &str| chosen(region, &choices, Path::new("a.db"));
        for (region, code) in [
            ("16.71", "16.71"),
            ("kota  palembang", "16.71"),
            ("Palembang", "16.71"),
            ("Kota Pekalongan", "33.75"),
            ("sumatera selatan", "16"),
        ] {
            assert_eq!(choose(region).as_deref(), Ok(code), "{region}");
        }
        let several = choose("Pekalongan").expect_err("two are called so");
        assert!(several.contains("33.26 Kabupaten Pekalongan, 33.75 Kota Pekalongan"), "{several}");
        for unknown in ["99.99", "Kabupaten Palembang", "Nowhere", ""] {
            assert!(choose(unknown).is_err_and(|e| e.contains("no article is about")), "{unknown}");
        }
    }
}
