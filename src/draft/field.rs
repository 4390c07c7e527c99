//! Fields of the header and the answers, as far as a line can hold them.

use super::Draft;
use crate::corpus::{Answers, GoldArticle};

impl Draft {
    /// Tidies the header's fields. What is given with the article is also its answer.
    pub(super) fn tidy_header(&mut self) {
        let GoldArticle { given, answers, .. } = &mut self.article;
        let meta = &mut given.meta;
        for field in [&mut meta.title, &mut meta.outlet, &mut meta.url] {
            *field = field.as_deref().and_then(one_line);
        }
        let dated = meta.date.take();
        if dated.is_some() {
            meta.date.clone_from(&answers.published);
        }
        for field in [&mut answers.title, &mut answers.outlet, &mut answers.dateline] {
            *field = field.as_deref().and_then(one_line);
        }
        answers.title = meta.title.clone().or(answers.title.take());
        answers.outlet = meta.outlet.clone().or(answers.outlet.take());
        let missing = dated.filter(|_| meta.date.is_none());
        let hidden = answers.dateline.take_if(|dateline| !given.text.contains(dateline.as_str()));
        if let Some(date) = missing {
            self.note(None, format!("published: the date given with the article is no day: {date}"));
        }
        if let Some(dateline) = hidden {
            self.note(None, format!("dateline: not in the text as it stands: {dateline}"));
        }
    }

    /// Tidies the fields of quotes, events and figures; what a line cannot hold or the text does not show is noted.
    pub(super) fn tidy_answers(&mut self) {
        let GoldArticle { given, answers, .. } = &mut self.article;
        let Answers { figures, quotes, events, .. } = answers;
        let mut fields = Fields { text: &given.text, lower: given.text.to_lowercase(), at: 0, lost: Vec::new() };
        for figure in figures {
            fields.at = figure.sentence;
            fields.occupation(&mut figure.occupation);
        }
        for quote in quotes {
            fields.at = quote.sentence;
            fields.line("speaker", &mut quote.speaker);
            fields.line("role", &mut quote.role);
            fields.shown("cue", &mut quote.cue);
        }
        for event in events {
            fields.at = event.sentences.first().copied().unwrap_or_default();
            fields.names(&mut event.names);
            fields.line("post", &mut event.post);
            fields.line("group", &mut event.group);
            fields.line("institution", &mut event.institution);
            fields.shown("place", &mut event.place);
            fields.official(&mut event.official);
            fields.date(&mut event.date);
        }
        for (sentence, reason) in fields.lost {
            self.note(Some(sentence), reason);
        }
    }
}

struct Fields<'t> {
    text: &'t str,
    lower: String,
    at: usize,
    lost: Vec<(usize, String)>,
}

impl Fields<'_> {
    fn lose(&mut self, what: &str, value: &str, why: &str) {
        self.lost.push((self.at, format!("{what}: {why}: {value}")));
    }

    /// One line without a bar.
    fn line(&mut self, what: &str, field: &mut Option<String>) {
        let Some(value) = field.take() else { return };
        *field = one_line(&value).filter(|line| !has_bar(line));
        if field.is_none() {
            self.lose(what, &value, "cannot be written in a line");
        }
    }

    /// The same, and it must stand in the text.
    fn shown(&mut self, what: &str, field: &mut Option<String>) {
        self.line(what, field);
        if let Some(value) = field.take_if(|value| !self.text.contains(value.as_str())) {
            self.lose(what, &value, "not in the text as it stands");
        }
    }

    /// Compared without case; a bracket would end the figure.
    fn occupation(&mut self, field: &mut Option<String>) {
        self.line("occ", field);
        let unfit = |words: &mut String| !self.lower.contains(&words.to_lowercase()) || words.contains([')', '|']);
        if let Some(value) = field.take_if(unfit) {
            self.lose("occ", &value, "not in the text as it stands");
        }
    }

    fn names(&mut self, names: &mut Vec<String>) {
        let all = std::mem::take(names);
        for name in all {
            let mut field = Some(name.clone());
            self.line("names", &mut field);
            match field.filter(|name| !name.contains(';')) {
                Some(name) => names.push(name),
                None => self.lose("names", &name, "cannot be written in a list"),
            }
        }
    }

    fn official(&mut self, official: &mut Option<(Option<String>, Option<String>)>) {
        let Some((mut name, mut role)) = official.take() else { return };
        for field in [&mut name, &mut role] {
            self.line("official", field);
            if let Some(value) = field.take_if(|value| value.contains(" / ") || value == "-") {
                self.lose("official", &value, "cannot be written beside a slash");
            }
        }
        *official = (name.is_some() || role.is_some()).then_some((name, role));
    }

    fn date(&mut self, date: &mut Option<(String, Option<String>, Option<String>)>) {
        let Some((words, from, to)) = date.take() else { return };
        let mut field = Some(words);
        self.shown("date", &mut field);
        *date = field.filter(|words| !words.contains(" / ")).map(|words| (words, from, to));
    }
}

/// White space made single spaces; none where nothing is left.
fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// A bar that parts fields.
fn has_bar(line: &str) -> bool {
    format!(" {line} ").contains(" | ")
}
