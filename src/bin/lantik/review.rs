//! `lantik review`: the sentences that the model is least certain of, for a human.

use crate::common::{done, engine, inputs, named, note, pool, print, tell, write_whole};
use crate::help;
use lantik::article::Article;
use lantik::batch;
use lantik::draft::Draft;
use lantik::draft::folder::{DraftFolder, TODO};
use lantik::pipeline::Engine;
use lantik::review::decided::{self, Decision};
use lantik::review::{Doubt, Review as Picking, plain, task};
use lantik::source::{Input, Reject};
use lantik::span::Unit;
use lantik::terms::Label;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// List the sentences that the model is least certain of
///
/// Least certain are those whose probability is nearest the threshold of the label. They are listed with the sentences around
/// them, or written as tasks; once decided on, drafts of their articles for the corpus can be made.
#[derive(Debug, clap::Args)]
#[command(after_help = help::REVIEW)]
pub(crate) struct Review {
    /// Articles, as for tag
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// So many sentences for each label
    #[arg(short = 'n', long, default_value_t = 10, value_name = "N")]
    most: usize,
    /// Only this label: quota, appointment or quote (may be given several times)
    #[arg(long, value_name = "LABEL", value_parser = label)]
    label: Vec<Label>,
    /// Also tell the features that weighed most
    #[arg(long)]
    why: bool,
    /// Write the sentences here as tasks: FILE.jsonl for doccano (text classification, several labels), any other name for a
    /// plain file to be edited
    #[arg(long, value_name = "FILE")]
    tasks: Option<PathBuf>,
    /// Write drafts of the sentences' articles to DIR/articles, and what remains to be done in them to DIR/todo.txt
    #[arg(long, value_name = "DIR")]
    draft: Option<PathBuf>,
    /// Write drafts of the articles of these tasks, under the labels that a human gave there
    #[arg(long, value_name = "FILE", requires = "draft", conflicts_with_all = ["tasks", "label", "why"])]
    decided: Option<PathBuf>,
    /// Threads, 256 at most; as many as there are cores by default
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Use another model than the one that ships with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Features told with --why.
const REASONS: usize = 8;

fn label(word: &str) -> Result<Label, String> {
    Label::from_word(word).ok_or_else(|| "labels are quota, appointment, quote".to_owned())
}

impl Review {
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let inputs = inputs(&self.inputs)?;
        let engine = engine(self.model.as_deref())?.unit(Unit::Bytes);
        let pool = pool(self.threads)?;
        let rejects = match (&self.decided, &self.draft) {
            (Some(file), Some(dir)) => pool.install(|| follow(&engine, &inputs, file, dir))?,
            _ => pool.install(|| self.pick(&engine, &inputs))?,
        };
        Ok(done(tell(&rejects)))
    }

    /// Picks, and shows or writes what was picked.
    fn pick(&self, engine: &Engine, inputs: &[Input]) -> Result<Vec<Reject>, String> {
        let labels = if self.label.is_empty() { Label::ALL } else { &self.label };
        let mut picking = Picking::new(engine, labels, self.most);
        let mut rejects = Vec::new();
        let look = |article: Article| {
            let labelled = batch::guarded(&article, || engine.label(&engine.read(&article)))?;
            Ok((article, labelled))
        };
        let rows = inputs.iter().flat_map(Input::rows);
        batch::each(
            rows,
            |row| row.and_then(look),
            |looked| {
                match looked {
                    Ok((article, labelled)) => picking.add(article, &labelled),
                    Err(reject) => rejects.push(reject),
                }
                true
            },
        );
        let doubts = picking.doubts();
        let tasks = task::tasks(engine, &doubts, if self.why { REASONS } else { 0 });
        if let Some(file) = &self.tasks {
            write_tasks(file, &tasks)?;
            note(&format!("{} tasks in {}", tasks.len(), file.display()));
        }
        if let Some(dir) = &self.draft {
            let none = BTreeMap::new();
            rejects.extend(write_drafts(engine, dir, articles(&doubts), &none)?);
        }
        if self.tasks.is_none() && self.draft.is_none() {
            let shown: Vec<String> = tasks.iter().map(task::show).collect();
            print(&shown.join("\n"))?;
        }
        Ok(rejects)
    }
}

fn write_tasks(file: &Path, tasks: &[task::Task]) -> Result<(), String> {
    let json = file.extension().is_some_and(|ending| ending == "jsonl");
    let rows = || -> Result<String, serde_json::Error> {
        tasks.iter().map(|task| Ok(serde_json::to_string(task)? + "\n")).collect()
    };
    let content = if json { rows().map_err(|e| named(file, e))? } else { plain::write(tasks) };
    write_whole(file, &content)
}

/// The articles of the doubts, in the order in which they were read.
fn articles(doubts: &[Doubt]) -> Vec<Article> {
    let by_order: BTreeMap<usize, &Doubt> = doubts.iter().map(|doubt| (doubt.order, doubt)).collect();
    by_order.values().map(|doubt| Article::clone(&doubt.article)).collect()
}

/// Writes drafts of the articles that a human decided about.
fn follow(engine: &Engine, inputs: &[Input], file: &Path, dir: &Path) -> Result<Vec<Reject>, String> {
    let source = std::fs::read_to_string(file).map_err(|e| named(file, e))?;
    let name = file.display().to_string();
    let json = file.extension().is_some_and(|ending| ending == "jsonl");
    let read = if json { decided::read_jsonl(&source, &name) } else { plain::read(&source, &name) };
    let (mut decisions, mut rejects): (BTreeMap<String, Vec<Decision>>, Vec<Reject>) = Default::default();
    for decision in read {
        match decision {
            Ok(decision) => decisions.entry(decision.article.clone()).or_default().push(decision),
            Err(reject) => rejects.push(reject),
        }
    }
    let mut found: Vec<Article> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in inputs.iter().flat_map(Input::rows) {
        match row {
            // Ids should be unique; the first of twins is taken.
            Ok(article) if decisions.contains_key(&article.id) && seen.insert(article.id.clone()) => {
                found.push(article)
            }
            Ok(_) => {}
            Err(reject) => rejects.push(reject),
        }
    }
    let lost = decisions.iter().filter(|(id, _)| !seen.contains(*id)).filter_map(|(_, decisions)| decisions.first());
    rejects.extend(lost.map(|decision| decision.reject("no such article in the inputs")));
    rejects.extend(write_drafts(engine, dir, found, &decisions)?);
    Ok(rejects)
}

/// Writes drafts, and says how many there are and what remains.
fn write_drafts(
    engine: &Engine,
    dir: &Path,
    articles: Vec<Article>,
    decisions: &BTreeMap<String, Vec<Decision>>,
) -> Result<Vec<Reject>, String> {
    let mut folder = DraftFolder::open(dir).map_err(|e| named(dir, e))?;
    let mut rejects = Vec::new();
    let draft = |article: Article| -> Result<(Article, Draft, Vec<Reject>), Reject> {
        let own = decisions.get(&article.id).map(Vec::as_slice).unwrap_or_default();
        let (draft, lost) = batch::guarded(&article, || decided::draft(engine, &article, own))?;
        Ok((article, draft, lost))
    };
    batch::each(
        articles.into_iter().map(Ok),
        |row| row.and_then(draft),
        |drafted| {
            match drafted {
                Ok((article, draft, lost)) => {
                    rejects.extend(lost);
                    rejects.extend(folder.add(draft).err().map(|reason| Reject::of(&article, reason)));
                }
                Err(reject) => rejects.push(reject),
            }
            true
        },
    );
    summary(&folder, dir);
    Ok(rejects)
}

/// Says how many drafts there are and what remains to be done.
pub(crate) fn summary(folder: &DraftFolder, dir: &Path) {
    let todo = dir.join(TODO);
    let what = match folder.remaining() {
        0 => "to be read, then copied into the corpus".to_owned(),
        1 => format!("1 thing to do, see {}", todo.display()),
        remaining => format!("{remaining} things to do, see {}", todo.display()),
    };
    let drafts = if folder.written() == 1 { "draft" } else { "drafts" };
    note(&format!("{} {drafts} in {}; {what}", folder.written(), dir.join("articles").display()));
}
