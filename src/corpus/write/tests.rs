//! What is written reads back: every article of the corpus, and articles of random pieces.

use super::*;
use crate::article::{Article, Meta, Origin};
use crate::corpus::{Answers, GoldEvent, GoldFigure, GoldQuote, GoldSentence, read_corpus};
use crate::span::Span;
use crate::terms::{Category, EventKind, EventStatus, Label, LabelSet, Qualifier, QuoteKind, Status};
use proptest::prelude::*;

#[test]
fn every_article_of_the_corpus_reads_back() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    if !dir.join("articles").is_dir() {
        return;
    }
    for article in read_corpus(&dir).expect("the corpus is without fault") {
        let Written { source, problems, .. } =
            write_draft(&article, "as it was", &Open::default()).unwrap_or_else(|e| panic!("{}: {e}", article.id));
        let told: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert!(told.is_empty(), "{}: {}\n{source}", article.id, told.join("\n"));
    }
}

/// Pieces of text that look like marks of the format, and ones that do not.
const WORDS: &[&str] = &[
    "Bupati",
    "12 guru",
    "[",
    "]",
    "](",
    "] (f1",
    "[x](f1 2 pppk planned)",
    "{q1}",
    "{/q1}",
    "{",
    "}",
    "\\",
    "\\n",
    "|",
    "~",
    "---",
    "B | ",
    "x",
    "q1: direct",
    "\u{a0}",
    "\u{200b}",
    "\t",
    "\r",
    "\n",
    "\u{feff}",
    "🌊",
    "é",
    "(",
    ")",
    "FAQ:e1",
    " ",
];

const GAPS: &[&str] = &["", " ", "  ", "\n", "\n\n", "\n\n\n", "\r\n", "\n \n", "\u{a0}", "\t"];

/// A sentence, what stands before it, its letters, whether it is boilerplate, where marks stand in it.
type Raw = (Vec<&'static str>, &'static str, u8, bool, Vec<usize>);

fn piece() -> impl Strategy<Value = Raw> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 1..7);
    let marks = prop::collection::vec(any::<usize>(), 4);
    (words, prop::sample::select(GAPS), 0u8..8, prop::bool::weighted(0.2), marks)
}

/// An article of the pieces; letters say what is in a sentence: 1 a figure, 2 an event, 4 a quote.
fn build(pieces: &[Raw], tail: &str) -> GoldArticle {
    let (mut text, mut answers) = (String::new(), Answers::default());
    for (words, gap, letters, boilerplate, marks) in pieces {
        text.push_str(gap);
        let start = text.len();
        text.push_str(&words.concat());
        let span = Span::new(start, text.len()).trimmed(&text);
        if span.is_empty() {
            continue;
        }
        if *boilerplate {
            answers.boilerplate.push(span);
            continue;
        }
        let sentence = answers.sentences.len();
        let cuts: Vec<usize> =
            span.of(&text).char_indices().map(|(at, _)| span.start() + at).chain([span.end()]).collect();
        let mut at: Vec<usize> = marks.iter().map(|index| cuts[index % cuts.len()]).collect();
        at.sort_unstable();
        // Quote, then figure, then the rest: they touch, but do not cross.
        let (quote, figure) = (Span::new(at[0], at[1]), Span::new(at[2], at[3]));
        let mut labels = LabelSet::default();
        if letters & 1 != 0 && !figure.is_empty() {
            labels.insert(Label::Quota);
            answers.figures.push(new_figure(figure, sentence));
        }
        if letters & 4 != 0 && !quote.trimmed(&text).is_empty() {
            labels.insert(Label::Quote);
            answers.quotes.push(new_quote(quote, sentence));
        }
        if letters & 2 != 0 {
            labels.insert(Label::Appointment);
            answers.events.push(new_event(sentence));
        }
        answers.sentences.push(GoldSentence { span, labels });
    }
    text.push_str(tail);
    let given =
        Article { id: "a-1".into(), text, meta: Meta::default(), origin: Origin { path: "a-1.art".into(), row: 1 } };
    GoldArticle { id: "a-1".into(), topic: "staffing".into(), given, answers }
}

fn new_figure(span: Span<crate::span::Raw>, sentence: usize) -> GoldFigure {
    GoldFigure {
        span,
        value: None,
        low: Some(3),
        high: Some(5),
        qualifier: Qualifier::Range,
        category: Category::Honorer,
        becomes: Some(Category::Pppk),
        status: Status::Planned,
        occupation: Some("guru dan bidan".into()),
        sentence,
    }
}

fn new_quote(span: Span<crate::span::Raw>, sentence: usize) -> GoldQuote {
    let speaker = Some("Sari".to_owned());
    GoldQuote { span, kind: QuoteKind::Direct, speaker, role: None, cue: None, resolved_by: None, sentence }
}

fn new_event(sentence: usize) -> GoldEvent {
    GoldEvent {
        kind: EventKind::Transfer,
        status: EventStatus::Done,
        figure: None,
        names: vec!["Sari".into(), "Budi".into()],
        post: Some("camat".into()),
        group: None,
        official: Some((None, Some("Pemkab".into()))),
        institution: None,
        date: Some(("kemarin".into(), None, Some("2025-10-02".into()))),
        place: None,
        sentences: vec![sentence],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_reads_back(pieces in prop::collection::vec(piece(), 1..6), tail in prop::sample::select(GAPS)) {
        let article = build(&pieces, tail);
        if !article.answers.sentences.is_empty() {
            let written = write_article(&article, "random");
            prop_assert!(written.is_ok(), "{:?}: {:?}", written, article);
        }
    }
}

/// An article of one sentence without figures and quotes.
fn one_sentence(letters: u8, tail: &str) -> GoldArticle {
    let marks = vec![0; 4];
    build(&[(vec!["Bupati melantik 12 guru."], "", letters, false, marks)], tail)
}

#[test]
fn what_the_format_cannot_say_is_an_error() {
    let article = |spoil: &dyn Fn(&mut GoldArticle)| {
        let mut article = one_sentence(0, "");
        spoil(&mut article);
        write_article(&article, "x").expect_err("it cannot be said").to_string()
    };
    let figure = new_figure(Span::new(16, 23), 0);
    assert!(article(&|a| a.answers.sentences[0].span = Span::new(0, 6)).contains("in no sentence"));
    assert!(article(&|a| a.answers.sentences.clear()).contains("no sentence"));
    assert!(article(&|a| a.answers.title = Some("a\nb".into())).contains("key: value"));
    assert!(article(&|a| a.answers.sentences[0].labels.insert(Label::Appointment)).contains("names its events"));
    assert!(article(&|a| a.answers.events.push(new_event(0))).contains("names its events"));
    let crossed = article(&|a| {
        a.answers.figures.push(figure.clone());
        a.answers.quotes.push(new_quote(Span::new(17, 24), 0));
    });
    assert!(crossed.contains("{q1} stands inside a figure"), "{crossed}");
    let bracket =
        article(&|a| a.answers.figures.push(GoldFigure { occupation: Some("a) b".into()), ..figure.clone() }));
    assert!(bracket.contains("would change"), "{bracket}");
}

#[test]
fn what_is_open_is_refused_by_the_reader_with_its_line() {
    let mut article = one_sentence(2, "\n");
    article.answers.figures.push(new_figure(Span::new(16, 23), 0));
    article.answers.sentences[0].labels.insert(Label::Quota);
    let who = &mut article.answers.events[0];
    (who.names, who.post, who.group) = (Vec::new(), None, Some("?".into()));
    let set = |at: usize| BTreeSet::from([at]);
    let open = Open { steps: set(0), people: set(0), values: set(0), categories: set(0), statuses: set(0) };
    let Written { source, problems, .. } = write_draft(&article, "draft", &open).expect("it can be written");
    let line = source.lines().nth(4).expect("a body line");
    let terms = "f1 VALUE range CATEGORY STATUS >pppk occ:guru dan bidan";
    assert_eq!(line, format!("FA:e1,e2 | Bupati melantik [12 guru]({terms}).\\n"));
    for (line, reason) in
        [(5, "VALUE"), (5, "CATEGORY"), (5, "STATUS"), (7, "who? needs"), (8, "who? needs"), (8, "KIND STATUS")]
    {
        assert!(problems.iter().any(|p| p.line == line && p.reason.contains(reason)), "{line} {reason}: {problems:?}");
    }
}
