//! A folder of drafts: `DIR/articles/*.art` as the corpus has them, and `DIR/todo.txt` with what remains to be done.

use super::Draft;
use crate::corpus::{Problem, write_draft};
use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Name of the list of what remains to be done.
pub const TODO: &str = "todo.txt";

/// Writes drafts into a folder. Files that are there already are left alone: a human may have worked on them.
#[derive(Debug)]
pub struct DraftFolder {
    articles: PathBuf,
    todo: PathBuf,
    names: HashSet<String>,
    written: usize,
    remaining: usize,
}

impl DraftFolder {
    /// Opens a folder, made where it is missing.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn open(dir: &Path) -> io::Result<Self> {
        let articles = dir.join("articles");
        fs::create_dir_all(&articles)?;
        Ok(DraftFolder { articles, todo: dir.join(TODO), names: HashSet::new(), written: 0, remaining: 0 })
    }

    /// Writes a draft, under its id; a second one of the same id in this run gets `-2` behind it, and so on. What remains to
    /// be done in it is appended to the list as `path:line: reason`.
    ///
    /// # Errors
    /// The reason why it is not written: a file of that name is there, the format cannot hold it, or the disk refuses.
    pub fn add(&mut self, mut draft: Draft) -> Result<PathBuf, String> {
        let stem = draft.article.id.clone();
        let names = std::iter::once(stem.clone()).chain((2..).map(|n: usize| format!("{stem}-{n}")));
        let name = names.into_iter().find(|name| !self.names.contains(name)).unwrap_or(stem);
        draft.article.id.clone_from(&name);
        draft.article.given.id.clone_from(&name);
        let path = self.articles.join(format!("{name}.art"));
        if path.exists() {
            return Err(format!("{} is there already and left as it is", path.display()));
        }
        let written = write_draft(&draft.article, &draft.style, &draft.open).map_err(|e| e.to_string())?;
        let note = |note: &super::Note| {
            let line = note.sentence.and_then(|at| written.lines.get(at)).copied().unwrap_or(1);
            Problem { path: PathBuf::new(), line, reason: note.reason.clone() }
        };
        let mut todo: Vec<Problem> = draft.notes.iter().map(note).chain(written.problems.iter().cloned()).collect();
        todo.sort_by_key(|problem| problem.line);
        let lines: String =
            todo.iter().map(|todo| format!("{}:{}: {}\n", path.display(), todo.line, todo.reason)).collect();
        let failed = |path: &Path, e: io::Error| format!("{}: {e}", path.display());
        // Whole or not at all.
        let partial = path.with_extension("art.partial");
        fs::write(&partial, &written.source)
            .and_then(|()| fs::rename(&partial, &path))
            .map_err(|e| failed(&path, e))?;
        self.append(&lines).map_err(|e| failed(&self.todo, e))?;
        self.names.insert(name);
        self.written += 1;
        self.remaining += todo.len();
        Ok(path)
    }

    fn append(&self, lines: &str) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        OpenOptions::new().create(true).append(true).open(&self.todo)?.write_all(lines.as_bytes())
    }

    /// Drafts written.
    pub fn written(&self) -> usize {
        self.written
    }

    /// Lines in the list that came of them.
    pub fn remaining(&self) -> usize {
        self.remaining
    }
}
