use super::{Noise, damaged, with};
use crate::clean::{Rules, clean};
use crate::corpus::{GoldArticle, read_corpus};
use std::path::Path;

fn corpus() -> Vec<GoldArticle> {
    read_corpus(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"))).expect("the corpus is readable")
}

/// Words of a stretch, cleaned.
fn words(text: &str) -> Vec<String> {
    let text = clean(text, Rules::all()).text().to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn answers_keep_their_words_in_every_kind_of_damage() {
    for kind in Noise::ALL {
        let (mut kept, mut all, mut changed) = (0, 0, 0);
        for article in corpus().iter().step_by(5) {
            let noisy = with(article, *kind, &["Harga cabai turun"]);
            changed += usize::from(noisy.given.text != article.given.text);
            assert_eq!(noisy.answers.sentences.len(), article.answers.sentences.len());
            let pairs = article.answers.sentences.iter().zip(&noisy.answers.sentences);
            for (before, after) in pairs {
                all += 1;
                assert_eq!(before.labels, after.labels);
                kept +=
                    usize::from(words(before.span.of(&article.given.text)) == words(after.span.of(&noisy.given.text)));
            }
        }
        assert!(changed > 5, "{kind:?} changed {changed} articles");
        // A word or two is lost where a mark stands in a name or a rule needs more of the text to decide.
        let least = if *kind == Noise::StrayDiacritic { 0 } else { all * 98 / 100 };
        assert!(kept >= least, "{kind:?}: {kept} of {all} sentences keep their words");
    }
}

#[test]
fn inserted_lines_are_boilerplate_and_no_part_of_a_sentence() {
    let article = corpus().into_iter().find(|a| a.given.text.matches('\n').count() > 16).expect("one with paragraphs");
    let noisy = with(&article, Noise::Insert, &["Harga cabai turun"]);
    let new = noisy.answers.boilerplate.len() - article.answers.boilerplate.len();
    assert!(new > 0);
    for line in &noisy.answers.boilerplate {
        assert!(!noisy.answers.sentences.iter().any(|sentence| sentence.span.overlaps(*line)));
    }
}

#[test]
fn one_id_and_state_give_one_text() {
    for article in corpus().iter().take(20) {
        assert_eq!(damaged(article, 1, &["X"]), damaged(article, 1, &["X"]));
        assert_eq!(damaged(article, 1, &["X"]).id, article.id);
    }
}
