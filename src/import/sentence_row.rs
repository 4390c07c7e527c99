//! Rows of sentences, put together to their article.

use super::Marked;
use super::row::Row;
use crate::article::{Article, Origin};
use crate::corpus::GoldSentence;
use crate::source::Reject;
use crate::span::Span;

/// The rows of one article so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    marked: Option<Marked>,
    /// Why the article cannot be put together, told once.
    spoilt: Option<Reject>,
    tail: bool,
}

impl Gathered {
    /// Takes a row; a row of another article gives out the one before.
    pub fn add(&mut self, row: Row, path: &str, number: u64) -> Option<Result<Marked, Reject>> {
        let id = row.article.clone().unwrap_or_default();
        let other = self.marked.as_ref().is_some_and(|marked| marked.article.id != id);
        let done = if other { self.finish() } else { None };
        let marked = self.marked.get_or_insert_with(|| {
            let origin = Origin { path: path.to_owned(), row: number };
            let article = Article { id: id.clone(), text: String::new(), meta: row.meta(), origin };
            Marked { article, ..Marked::default() }
        });
        let wrong = match (row.classes(), row.sentence, row.lead) {
            (Err(reason), ..) => Some(reason),
            (_, Some(at), _) if at != marked.sentences.len() => {
                Some(format!("sentence {} comes where sentence {} is due", at, marked.sentences.len()))
            }
            (_, _, None) => {
                Some("no `lead`, the text before the sentence: tasks of `review` go to `review --decided`".to_owned())
            }
            (Ok(labels), _, Some(lead)) => {
                let text = &mut marked.article.text;
                text.push_str(&lead);
                let start = text.len();
                text.push_str(&row.text);
                marked.sentences.push(GoldSentence { span: Span::new(start, text.len()).trimmed(text), labels });
                if let Some(tail) = &row.tail {
                    text.push_str(tail);
                    self.tail = true;
                }
                None
            }
        };
        if let (Some(reason), None) = (wrong, &self.spoilt) {
            self.spoilt = Some(Reject { path: path.to_owned(), row: number, id: Some(id), reason });
        }
        done
    }

    /// The article, or why there is none.
    pub fn finish(&mut self) -> Option<Result<Marked, Reject>> {
        let marked = self.marked.take()?;
        let has_end = std::mem::take(&mut self.tail);
        if let Some(spoilt) = self.spoilt.take() {
            return Some(Err(spoilt));
        }
        if !has_end {
            return Some(Err(Reject::of(&marked.article, "the last sentence is missing: no row has a `tail`")));
        }
        Some(Ok(marked))
    }
}
