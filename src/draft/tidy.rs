//! Makes of any answers some that the format of the corpus can hold.

use super::Draft;
use crate::span::{Raw, Span};

/// Each step leaves what the ones before it have set right.
pub(super) fn tidy(mut draft: Draft) -> Draft {
    draft.article.id = slug(&draft.article.id);
    draft.article.given.id.clone_from(&draft.article.id);
    draft.tidy_sentences();
    draft.tidy_pieces();
    draft.tidy_figures();
    draft.tidy_quotes();
    draft.tidy_events();
    draft.tidy_header();
    draft.tidy_answers();
    // Fields may have gone of which an event's people were known.
    draft.tidy_events();
    draft
}

impl Draft {
    /// Sentences trimmed and in order; one that overlaps the one before is cut, and goes where nothing is left.
    fn tidy_sentences(&mut self) {
        let text = &self.article.given.text;
        let answers = &mut self.article.answers;
        let mut order: Vec<usize> = (0..answers.sentences.len()).collect();
        order.sort_by_key(|at| answers.sentences[*at].span);
        let (mut numbers, mut kept, mut end) = (vec![None; order.len()], Vec::new(), 0);
        for old in order {
            let mut sentence = answers.sentences[old].clone();
            let start = sentence.span.start().max(end);
            sentence.span = Span::<Raw>::new(start, sentence.span.end().max(start)).trimmed(text);
            if !sentence.span.is_empty() {
                end = sentence.span.end();
                numbers[old] = Some(kept.len());
                kept.push(sentence);
            }
        }
        answers.sentences = kept;
        let new = |old: &usize| numbers.get(*old).copied().flatten();
        for event in &mut answers.events {
            event.sentences = event.sentences.iter().filter_map(new).collect();
        }
    }
}

/// An id as file names have it: lower case ASCII letters, digits and single hyphens, at most 80.
pub(super) fn slug(id: &str) -> String {
    let mut slug = String::new();
    for c in id.strip_suffix(".txt").unwrap_or(id).to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(80);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "article".to_owned() } else { slug.to_owned() }
}
