//! Sentences to feature names, and names to sparse vectors.
//!
//! [`extract`] spells the features of every sentence of a document; [`Vocabulary`] numbers them; [`SparseVector`] is what the
//! model scores. Features are present or absent, so a vector is the rising list of ids that are present.

mod emit;
mod facts;
mod frame;
mod gazetteer;
mod name;
mod shape;
mod skeleton;
mod speech;
mod vocabulary;

use crate::document::Document;
use crate::mention::person::People;
use facts::Facts;

pub use name::Family;
pub use vocabulary::{SparseVector, Vocabulary};

/// Hands the features of each sentence to `take`, as the sentence's index and the feature's name. A name may come twice.
pub fn extract(document: &Document, people: &People, mut take: impl FnMut(usize, &str)) {
    let facts: Vec<Facts> = document.sentences.iter().map(|sentence| Facts::of(document, people, sentence)).collect();
    let article = emit::Article::of(&facts);
    for i in (0..facts.len()).take_while(|_| document.effort.go_on(1)) {
        let mut take_here = |name: &str| take(i, name);
        let mut speller = name::Speller::new(&mut take_here);
        emit::tokens(&facts[i], &mut speller);
        emit::classes(&facts[i], &mut speller);
        emit::numbers(&facts[i], &mut speller);
        emit::pairs(&facts[i], &mut speller);
        emit::quotation(&facts[i], &mut speller);
        frame::steps(&facts[i], &mut speller);
        frame::posts(&facts[i], i.checked_sub(1).map(|before| &facts[before]), &mut speller);
        frame::fields(&facts[i], &article.fields, &mut speller);
        frame::head(&facts, i, &mut speller);
        frame::bare(&facts, i, &article, &mut speller);
        skeleton::runs(&facts[i], &mut speller);
        speech::frames(&facts[i], &mut speller);
        emit::place(&facts, i, &mut speller);
        emit::neighbours(&facts, i, &mut speller);
        emit::article(&article, &facts[i], &mut speller);
    }
}

/// The vectors of all sentences of a document.
pub fn vectors(document: &Document, people: &People, vocabulary: &Vocabulary) -> Vec<SparseVector> {
    let mut vectors = vec![SparseVector::default(); document.sentences.len()];
    extract(document, people, |sentence, name| {
        if let Some(id) = vocabulary.id(name) {
            vectors[sentence].push(id);
        }
    });
    vectors.iter_mut().for_each(SparseVector::settle);
    vectors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Rules;
    use crate::mention::person::people;
    use std::collections::BTreeSet;

    fn names(text: &str, sentence: usize) -> BTreeSet<String> {
        let document = Document::new(text, Rules::all());
        let mut names = BTreeSet::new();
        extract(&document, &people(&document), |i, name| {
            if i == sentence {
                names.insert(name.to_owned());
            }
        });
        names
    }

    #[test]
    fn a_sentence_shows_its_numbers_steps_and_staff() {
        let names = names("Sebanyak 120 tenaga honorer dilantik Bupati, Rabu (3/9/2025).", 0);
        for name in
            ["w=dilantik", "s=lantik", "c=step.appointment", "c=staff.honorer", "cs=n+staff.honorer", "t=<three>"]
        {
            assert!(names.contains(name), "{name} is not in {names:?}");
        }
    }

    #[test]
    fn quotation_state_runs_over_sentences() {
        let text = "\"Kami siap. Jangan ragu,\" ujar Andi.";
        assert!(names(text, 0).contains("q=opens"));
        assert!(names(text, 1).contains("q=starts-inside"));
        assert!(names(text, 1).contains("q=close-then-say"));
    }

    #[test]
    fn vectors_rise() {
        let document = Document::new("Bupati melantik 12 camat dan 12 lurah. Ia hadir.", Rules::all());
        let mut all = BTreeSet::new();
        extract(&document, &people(&document), |_, name| {
            all.insert(name.to_owned());
        });
        let vocabulary = Vocabulary::new(all);
        for vector in vectors(&document, &people(&document), &vocabulary) {
            assert!(!vector.ids().is_empty() && vector.ids().windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
