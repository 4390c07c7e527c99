//! What can be understood in a corpus file but contradicts itself, and a summary of what the corpus holds.

mod summary;

use super::parse::{Located, Place};
use super::{GoldCheck, GoldQuote, Problem, Report, day, digits, edges};
use crate::terms::{CheckKind, Label, Qualifier, QuoteKind};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use summary::Summary;

/// Reads and checks all articles of the corpus in `dir`. The summary counts those that could be read; the problems are in
/// order of the files, first those of form that [`super::read_corpus`] reports, then the contradictions.
pub fn run(dir: &Path) -> (Summary, Vec<Problem>) {
    let (articles, mut problems) = super::load_all(dir);
    for located in &articles {
        problems.extend(check(located));
    }
    (Summary::of(articles.iter().map(|located| &located.article)), problems)
}

/// The contradictions in one article, in order of the lines.
pub(super) fn check(located: &Located) -> Vec<Problem> {
    let path = Path::new(&located.article.given.origin.path);
    let title = located.article.answers.title.as_deref().unwrap_or_default();
    let squeezed = folded_words(title).chain(folded_words(&located.article.given.text)).collect();
    let mut checker = Checker { located, squeezed, report: Report::new(path) };
    checker.labels();
    checker.figures();
    checker.quotes();
    checker.events();
    checker.sums();
    let header = &located.article.answers;
    if let Some(dateline) = &header.dateline {
        checker.must_show(located.places.dateline, "dateline", dateline);
    }
    checker.report.sorted()
}

struct Checker<'a> {
    located: &'a Located,
    /// Title and text, folded and without spaces, for scrapers lose and add these within names.
    squeezed: String,
    report: Report<'a>,
}

impl<'a> Checker<'a> {
    fn text(&self) -> &'a str {
        &self.located.article.given.text
    }

    fn wrong(&mut self, place: &Place, reason: &str) {
        self.report.add(place.line, format!("{}: {reason}", place.id));
    }

    /// `words` must stand in the text as they are.
    fn must_show(&mut self, line: usize, what: &str, words: &str) {
        if !self.text().contains(words) {
            self.report.add(line, format!("{what}: not in the text: {words}"));
        }
    }

    /// Every word of a name must stand in the text or the title, whatever marks and noise are on it there.
    fn must_name(&mut self, place: &Place, what: &str, name: &str) {
        if let Some(word) = folded_words(name).find(|word| !self.squeezed.contains(word.as_str())) {
            self.wrong(place, &format!("{what}: `{word}` of `{name}` is not in the text"));
        }
    }

    /// A sentence is labelled `F` where a figure stands in it and `Q` where a quote does.
    fn labels(&mut self) {
        let located = self.located;
        let answers = &located.article.answers;
        for (at, (sentence, place)) in answers.sentences.iter().zip(&located.places.sentences).enumerate() {
            let figure = answers.figures.iter().any(|figure| figure.sentence == at);
            if figure != sentence.labels.contains(Label::Quota) {
                let reason = if figure { "a figure, but no F" } else { "F, but no figure is marked" };
                self.report.add(place.line, reason);
            }
            let quote = answers.quotes.iter().any(|quote| quote.span.overlaps(sentence.span));
            if quote != sentence.labels.contains(Label::Quote) {
                let reason = if quote { "a quote, but no Q" } else { "Q, but no quote is marked" };
                self.report.add(place.line, reason);
            }
        }
    }

    fn figures(&mut self) {
        let located = self.located;
        for (figure, place) in located.article.answers.figures.iter().zip(&located.places.figures) {
            let written = figure.span.of(self.text());
            if let Some(reason) = edges::of_figure(written) {
                self.wrong(place, &format!("the figure {reason}"));
            }
            let values: Vec<u64> = [figure.value, figure.low, figure.high].into_iter().flatten().collect();
            if !digits::agree(written, &values) {
                self.wrong(place, &format!("the value {values:?} contradicts `{written}`"));
            }
            if let Some(words) = &figure.occupation
                && !self.text().to_lowercase().contains(&words.to_lowercase())
            {
                self.wrong(place, &format!("occ: not in the text: {words}"));
            }
        }
    }

    fn quotes(&mut self) {
        let located = self.located;
        for (quote, place) in located.article.answers.quotes.iter().zip(&located.places.quotes) {
            if let Some(reason) = edges::of_quote(quote.span.of(self.text())) {
                self.wrong(place, &format!("the quote {reason}"));
            }
            if let Some(cue) = &quote.cue {
                self.cue(place, cue, quote);
            }
            if let Some(speaker) = &quote.speaker {
                self.must_name(place, "speaker", speaker);
            }
        }
    }

    /// A cue stands in the text outside the words that it introduces, or in the midst of a reported clause that it
    /// interrupts ("Dana itu, kata Rahmat, sudah ada").
    fn cue(&mut self, place: &Place, cue: &str, quote: &GoldQuote) {
        let (text, span) = (self.text(), quote.span);
        let outside =
            [text.get(..span.start()), text.get(span.end()..)].into_iter().flatten().any(|part| part.contains(cue));
        let interrupts = quote.kind == QuoteKind::Indirect && !span.of(text).starts_with(cue);
        if !text.contains(cue) {
            self.wrong(place, &format!("cue: not in the text: {cue}"));
        } else if !outside && !interrupts {
            self.wrong(place, &format!("cue: inside the quote itself: {cue}"));
        }
    }

    fn events(&mut self) {
        let located = self.located;
        for (event, place) in located.article.answers.events.iter().zip(&located.places.events) {
            if event.sentences.is_empty() {
                self.wrong(place, "no sentence names it: `A:…`");
            }
            if let Some(words) = &event.place {
                self.must_show(place.line, &format!("{}: place", place.id), words);
            }
            if let Some((words, from, to)) = &event.date {
                self.must_show(place.line, &format!("{}: date", place.id), words);
                self.date(place, words, from.as_deref(), to.as_deref());
            }
            for name in &event.names {
                self.must_name(place, "names", name);
            }
            if let Some((Some(name), _)) = &event.official {
                self.must_name(place, "official", name);
            }
        }
    }

    /// A date with one full day in figures resolves to that day, or to an interval that is open on one side.
    fn date(&mut self, place: &Place, words: &str, from: Option<&str>, to: Option<&str>) {
        let [written] = &day::slashed(words)[..] else { return };
        let ends: Vec<&str> = [from, to].into_iter().flatten().collect();
        if ends.iter().all(|end| end != written) && !ends.is_empty() {
            self.wrong(place, &format!("date: `{words}` is {written}, not {}", ends.join(" to ")));
        }
    }

    fn sums(&mut self) {
        let located = self.located;
        for (check, (place, holds)) in located.article.answers.checks.iter().zip(&located.places.checks) {
            if check.parts.is_empty() || check.parts.contains(&check.whole) {
                self.wrong(place, "parts: at least one figure, and not the whole itself");
                continue;
            }
            let Some((whole, parts)) = self.exact(check) else { continue };
            match check.kind {
                CheckKind::Sum => {
                    self.must_hold(place, *holds, whole, parts.iter().copied().fold(0, u64::saturating_add))
                }
                CheckKind::Remainder => {
                    let left = whole.checked_sub(parts.iter().copied().fold(0, u64::saturating_add));
                    match check.value {
                        None => self.wrong(place, "a remainder needs its value"),
                        Some(value) if left != Some(value) && *holds => {
                            self.wrong(place, &format!("{whole} less {parts:?} is not {value}"));
                        }
                        Some(_) => {}
                    }
                }
                CheckKind::Conflict if parts.iter().all(|part| *part == whole) => {
                    self.wrong(place, &format!("no conflict: all say {whole}"));
                }
                CheckKind::Conflict => {}
            }
        }
    }

    fn must_hold(&mut self, place: &Place, holds: bool, whole: u64, sum: u64) {
        if holds && whole != sum {
            self.wrong(place, &format!("the parts make {sum}, the whole is {whole}; on purpose? then `holds=no`"));
        } else if !holds && whole == sum {
            self.wrong(place, "holds=no, but the parts make the whole");
        }
    }

    /// The numbers of a check's figures where all are exact: rounded ones need not add up.
    fn exact(&self, check: &GoldCheck) -> Option<(u64, Vec<u64>)> {
        let figures = &self.located.article.answers.figures;
        let value = |at: usize| figures.get(at).filter(|f| f.qualifier == Qualifier::Exact)?.value;
        Some((value(check.whole)?, check.parts.iter().map(|at| value(*at)).collect::<Option<_>>()?))
    }
}

/// Words of letters and digits in lower case, without accents and invisible characters.
fn folded_words(text: &str) -> impl Iterator<Item = String> {
    let invisible = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c) && !invisible(c)).collect();
    let words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    words.into_iter().filter(|word| !word.is_empty())
}
