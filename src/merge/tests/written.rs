//! A region written down article by article, for the tests.

use crate::merge::build::{Ids, story};
use crate::merge::input::{Article, Days, Event, Figure, Quote, Region};
use crate::merge::noun::work;
use crate::merge::story::Story;
use crate::merge::wave::wave_of;
use crate::terms::{Category, EventKind, EventStatus, Qualifier, Status};

/// A region that is written down article by article.
#[derive(Default)]
pub(super) struct Written(pub(super) Region);

/// "2.181 honorer" and the like: the number as written.
fn value(text: &str) -> Option<u64> {
    text.split(' ').next()?.replace('.', "").parse().ok()
}

impl Written {
    /// An article of a day, no copy.
    pub(super) fn on(mut self, day: &str) -> Self {
        let key = self.0.articles.len() as i64 + 1;
        let published = (!day.is_empty()).then(|| day.to_owned());
        self.0.articles.push(Article { key, id: format!("a{key}"), published, ..Article::default() });
        self
    }

    /// The article is a copy of the one with that key.
    pub(super) fn copying(mut self, leader: i64) -> Self {
        if let Some(article) = self.0.articles.last_mut() {
            article.copy_of = Some(leader);
        }
        self
    }

    /// A number: "2.181 honorer>pppk appointed", its sentence, perhaps a qualifier ("about 8.000 …").
    pub(super) fn says(mut self, figure: &str, said: &str) -> Self {
        let (qualifier, figure) = match figure.split_once(' ') {
            Some((word, rest)) if Qualifier::from_word(word).is_some() => (Qualifier::from_word(word), rest),
            _ => (None, figure),
        };
        let words: Vec<&str> = figure.split(' ').collect();
        let [number, chain, status] = words.as_slice() else { panic!("{figure}") };
        let (category, becomes) = chain.split_once('>').map_or((*chain, None), |(a, b)| (a, Some(b)));
        let text = said
            .find(number)
            .map_or((*number).to_owned(), |at| said[at..].split(' ').take(2).collect::<Vec<_>>().join(" "));
        self.0.figures.push(Figure {
            key: self.0.figures.len() as i64 + 1,
            article: self.0.articles.len() - 1,
            sentence: self.0.figures.len() as i64,
            wave: wave_of(said, &text),
            work: work(&text, None),
            said: said.to_owned(),
            value: value(number),
            low: None,
            high: None,
            qualifier: qualifier.unwrap_or(Qualifier::Exact),
            category: Category::from_word(category).expect(category),
            becomes: becomes.map(|word| Category::from_word(word).expect(word)),
            status: Status::from_word(status).expect(status),
            occupation: None,
            claimed_by: None,
            confidence: 0.9,
            slip: false,
            event: None,
            text,
        });
        self
    }

    /// The last number is a speaker's.
    pub(super) fn claimed(mut self, by: &str) -> Self {
        if let Some(figure) = self.0.figures.last_mut() {
            figure.claimed_by = Some(by.to_owned());
        }
        self
    }

    /// A step on a day, "appointment done", that counts the last number where `counts`.
    pub(super) fn step(mut self, step: &str, day: &str, counts: bool) -> Self {
        let (kind, status) = step.split_once(' ').expect("kind and status");
        let figures = if counts { vec![self.0.figures.len() - 1] } else { Vec::new() };
        let day = (!day.is_empty()).then_some(day);
        self.0.events.push(Event {
            key: self.0.events.len() as i64 + 1,
            article: self.0.articles.len() - 1,
            kind: EventKind::from_word(kind).expect(kind),
            status: EventStatus::from_word(status).expect(status),
            figures,
            people: Vec::new(),
            group: None,
            official_name: None,
            official_role: None,
            institution: None,
            days: Days::of(day, day),
            place: None,
            confidence: 0.9,
            said: String::new(),
        });
        self
    }

    /// The last step is of this person, by that official.
    pub(super) fn of(mut self, name: &str, post: &str, official: &str) -> Self {
        if let Some(event) = self.0.events.last_mut() {
            event.people.push((name.to_owned(), (!post.is_empty()).then(|| post.to_owned())));
            event.official_name = (!official.is_empty()).then(|| official.to_owned());
        }
        self
    }

    pub(super) fn quote(mut self, speaker: &str, text: &str) -> Self {
        let (key, article) = (self.0.quotes.len() as i64 + 1, self.0.articles.len() - 1);
        let (kind, speaker) = ("direct".to_owned(), Some(speaker.to_owned()));
        self.0.quotes.push(Quote { key, article, text: text.to_owned(), kind, speaker, role: None, confidence: 0.9 });
        self
    }

    pub(super) fn story(self) -> Story {
        story(self.0, &mut Ids::default())
    }
}
