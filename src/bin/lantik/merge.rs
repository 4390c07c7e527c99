//! `lantik merge`: many articles to the story of each government.

mod json;

use crate::common::{OffsetUnit, done, inputs, named, note, tell};
use crate::help;
use json::{Json, Target};
use lantik::merge::store::{self, Counts, Piece, records};
use lantik::record::Record;
use lantik::sink::Form;
use lantik::source::{Input, Reject};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Merge many articles into the story of each government
///
/// Finds near-copies, counts a number that several outlets tell once, follows groups of people from proposal to appointment, and
/// lists contradictions and totals. Of a database the results become tables beside those of the records; of records in JSON
/// Lines they become JSON or a database of their own.
#[derive(Debug, clap::Args)]
#[command(after_help = help::MERGE)]
pub(crate) struct Merge {
    /// A database that tag has written, or records in JSON Lines (also as .gz or .zst; - for standard input)
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Write the stories in JSON here, - for standard output; of records in JSON Lines also a database (.db, .sqlite)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The articles that the records in JSON Lines were made of, which near-copies are told by
    #[arg(long, value_name = "INPUT")]
    articles: Vec<PathBuf>,
    /// Unit of the spans in the records (with --articles)
    #[arg(long, value_enum, default_value_t = OffsetUnit::Chars, requires = "articles")]
    offsets: OffsetUnit,
    /// Leave out figures, quotes and events less probable than P (0 to 1)
    #[arg(long, value_name = "P", default_value_t = 0.5, value_parser = probability)]
    min_confidence: f64,
}

fn probability(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "a number from 0 to 1".to_owned())
}

impl Merge {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let databases = self.inputs.iter().map(|path| is_database(path)).collect::<Result<Vec<bool>, String>>()?;
        match (databases.as_slice(), self.inputs.as_slice()) {
            ([true], [database]) => self.database(database),
            (all, _) if all.contains(&true) => {
                Err("a database is merged alone: tag all articles into one, or give records in JSON Lines".to_owned())
            }
            _ => self.lines(),
        }
    }

    /// Whether the output is a database.
    fn is_into_database(&self) -> bool {
        self.output.as_deref().is_some_and(|path| path.as_os_str() != "-" && Form::of(path) == Form::Sqlite)
    }

    fn database(&self, path: &Path) -> Result<ExitCode, String> {
        if self.is_into_database() {
            return Err(named(path, "is merged in place; -o is for the stories in JSON"));
        }
        if !self.articles.is_empty() {
            return Err(named(path, "a database has the text; --articles is for records in JSON Lines"));
        }
        let target = self.output.as_deref().map(Target::of).transpose()?;
        self.merge(path, path, target)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Merges the database at `path`; messages name `shown`.
    fn merge(&self, path: &Path, shown: &Path, target: Option<Target>) -> Result<(), String> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut database = Connection::open_with_flags(path, flags).map_err(|e| named(shown, e))?;
        if !store::holds_records(&database).map_err(|e| named(shown, e))? {
            return Err(named(shown, store::Error::Other));
        }
        if !store::has_texts(&database).map_err(|e| named(shown, e))? {
            note(
                "the records have no text: near-copies are told by titles, quotes and figures only \
                 (--articles gives the articles)",
            );
        }
        let counts = match target {
            None => store::merge(&mut database, self.min_confidence, &mut |_| Ok(())),
            Some(target) => {
                let mut json = Json::begin(target, self.min_confidence)?;
                let counts = store::merge(&mut database, self.min_confidence, &mut |piece: Piece| json.piece(piece));
                match counts {
                    Ok(_) => json.finish()?,
                    Err(_) => json.abandon(),
                }
                counts
            }
        };
        closing(&counts.map_err(|e| named(shown, e))?);
        Ok(())
    }

    fn lines(&self) -> Result<ExitCode, String> {
        let articles = inputs(&self.articles)?;
        let folder = match self.output.as_deref().filter(|_| self.is_into_database()) {
            // Beside the output, so that it can be renamed.
            Some(path) => {
                tempfile::tempdir_in(path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))
            }
            None => tempfile::tempdir(),
        };
        let folder = folder.map_err(|e| format!("a temporary folder: {e}"))?;
        let path = folder.path().join("records.db");
        let (read, mut rejects) = self.records(&path)?;
        if read == 0 && rejects > 0 {
            return Err("no record could be read".to_owned());
        }
        if !articles.is_empty() {
            rejects += self.texts(&path, &articles)?;
        }
        let shown = self.inputs.first().map_or(Path::new("-"), PathBuf::as_path);
        if self.is_into_database() {
            self.merge(&path, shown, None)?;
            let output = self.output.as_deref().unwrap_or(Path::new("-"));
            std::fs::rename(&path, output).map_err(|e| named(output, e))?;
        } else {
            let target = Target::of(self.output.as_deref().unwrap_or(Path::new("-")))?;
            self.merge(&path, shown, Some(target))?;
        }
        Ok(done(rejects))
    }

    /// Enters all records; gives how many there were and how many rows were none.
    fn records(&self, path: &Path) -> Result<(usize, usize), String> {
        let failed = |e: io::Error| format!("a temporary database: {e}");
        let mut records = records::Records::create(path).map_err(failed)?;
        let (mut read, mut rejects) = (0, Vec::new());
        for input in &self.inputs {
            let reader = open(input).map_err(|e| named(input, e))?;
            for (row, line) in records::lines(reader) {
                match line.and_then(|line| Record::from_json(&line).map_err(|e| e.to_string())) {
                    Ok(record) => {
                        records.add(record).map_err(failed)?;
                        read += 1;
                    }
                    Err(reason) => {
                        let reject = Reject { path: input.display().to_string(), row, id: None, reason };
                        records.reject(&reject).map_err(failed)?;
                        tell(std::slice::from_ref(&reject));
                        rejects.push(reject);
                    }
                }
            }
        }
        records.finish().map_err(failed)?;
        Ok((read, rejects.len()))
    }

    /// Gives the records their texts; gives the number of articles that could not be read.
    fn texts(&self, path: &Path, articles: &[Input]) -> Result<usize, String> {
        let failed = |e: store::Error| format!("a temporary database: {e}");
        let mut database = Connection::open(path).map_err(|e| failed(e.into()))?;
        let transaction = database.transaction().map_err(|e| failed(e.into()))?;
        let mut rejects = 0;
        for row in articles.iter().flat_map(Input::rows) {
            match row {
                Ok(article) => {
                    records::give_text(&transaction, &article, self.offsets.unit()).map_err(failed)?;
                }
                Err(reject) => rejects += tell(&[reject]),
            }
        }
        transaction.commit().map_err(|e| failed(e.into()))?;
        if let (count, Some(first)) = records::without_text(&database).map_err(failed)? {
            note(&format!("{count} records are of texts that --articles does not hold, the first is {first:?}"));
        }
        Ok(rejects)
    }
}

fn closing(counts: &Counts) {
    let Counts { articles, regions, copies, members, facts, shared, cohorts, events, quotes, .. } = counts;
    note(&format!(
        "{articles} articles about {regions} governments: {copies} texts with {members} near-copies, {facts} numbers \
         ({shared} of several sources), {cohorts} groups of people, {events} steps, {quotes} sayings, {} contradictions, {} totals",
        counts.contradictions, counts.totals
    ));
}

/// How a SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether a file is a SQLite database, whatever its name.
pub(crate) fn is_database(path: &Path) -> Result<bool, String> {
    if path.as_os_str() == "-" {
        return Ok(false);
    }
    if path.is_dir() {
        return Err(named(path, "is a folder; merge takes a database or files of records, which tag makes of it"));
    }
    let mut head = Vec::new();
    let file = File::open(path).map_err(|e| named(path, e))?;
    file.take(MAGIC.len() as u64).read_to_end(&mut head).map_err(|e| named(path, e))?;
    Ok(head == MAGIC)
}

/// Opens lines, unpacked where they are packed.
fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let mut from: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    let mut head = Vec::new();
    from.as_mut().take(4).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(from);
    Ok(if head.starts_with(b"\x1f\x8b") {
        Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(BufReader::new(whole))))
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        Box::new(BufReader::new(zstd::Decoder::new(whole)?))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, whole))
    })
}
