//! What is known of one government's articles before they are merged: plain data, in the order in which articles lead.

use crate::mention::day::Day;
use crate::terms::{Category, CheckKind, EventKind, EventStatus, Qualifier, Status};

/// One government and all that its articles say.
#[derive(Debug, Clone, Default)]
pub struct Region {
    /// Kemendagri code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Province; none for a province itself.
    pub province: Option<String>,
    /// Earliest published first, then in the order of the input; undated ones last.
    pub articles: Vec<Article>,
    /// In the order of the articles, then of the text.
    pub figures: Vec<Figure>,
    /// In the order of the articles, then of the text.
    pub events: Vec<Event>,
    /// In the order of the articles, then of the text.
    pub quotes: Vec<Quote>,
    /// Arithmetic of single articles.
    pub checks: Vec<Check>,
}

/// An article.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// `articles.id` of the database.
    pub key: i64,
    /// The id that the input gave.
    pub id: String,
    /// Medium.
    pub outlet: Option<String>,
    /// Day of publication, ISO.
    pub published: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The leader's key where the article is a copy.
    pub copy_of: Option<i64>,
    /// Wave that all of it is about, where it names a single one.
    pub wave: Wave,
}

/// Which of several rounds people belong to: "tahap II", "formasi 2024". Different ones are different people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wave {
    /// Number of the tahap or gelombang.
    pub stage: Option<u32>,
    /// Year of the formasi or selection.
    pub year: Option<u32>,
}

/// A number of people or posts.
#[derive(Debug, Clone)]
pub struct Figure {
    /// `figures.id`.
    pub key: i64,
    /// Index among the articles.
    pub article: usize,
    /// Index of its sentence in the article.
    pub sentence: i64,
    /// The sentence, where known.
    pub said: String,
    /// As written.
    pub text: String,
    /// The number; none for a range.
    pub value: Option<u64>,
    /// Lower end of a range.
    pub low: Option<u64>,
    /// Upper end of a range.
    pub high: Option<u64>,
    /// How it is meant.
    pub qualifier: Qualifier,
    /// What is counted.
    pub category: Category,
    /// What they become.
    pub becomes: Option<Category>,
    /// Where they stand.
    pub status: Status,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// What they work as, in words; empty where nothing is said.
    pub work: Vec<String>,
    /// The speaker whose claim it is.
    pub claimed_by: Option<String>,
    /// Probability that it is right.
    pub confidence: f64,
    /// Whether a near-copy has this number where its leader has another.
    pub slip: bool,
    /// Which round.
    pub wave: Wave,
    /// The step that counts these people, where one fits the status.
    pub event: Option<usize>,
}

/// A step.
#[derive(Debug, Clone)]
pub struct Event {
    /// `events.id`.
    pub key: i64,
    /// Index among the articles.
    pub article: usize,
    /// Kind of step.
    pub kind: EventKind,
    /// Whether it has come about.
    pub status: EventStatus,
    /// Indices among the figures.
    pub figures: Vec<usize>,
    /// People by name with their posts.
    pub people: Vec<(String, Option<String>)>,
    /// The people in words.
    pub group: Option<String>,
    /// Who carries it out, by name.
    pub official_name: Option<String>,
    /// Their role, or the body.
    pub official_role: Option<String>,
    /// Whose staff.
    pub institution: Option<String>,
    /// When.
    pub days: Days,
    /// Where.
    pub place: Option<String>,
    /// Probability that it is right.
    pub confidence: f64,
    /// Its sentences, joined.
    pub said: String,
}

/// An interval of days, either end perhaps open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

/// An act of speech.
#[derive(Debug, Clone)]
pub struct Quote {
    /// `quotes.id`.
    pub key: i64,
    /// Index among the articles.
    pub article: usize,
    /// The content.
    pub text: String,
    /// `direct` or `indirect`.
    pub kind: String,
    /// Speaker.
    pub speaker: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Probability that it is right.
    pub confidence: f64,
}

/// Arithmetic of one article.
#[derive(Debug, Clone)]
pub struct Check {
    /// `checks.id`.
    pub key: i64,
    /// Kind.
    pub kind: CheckKind,
    /// Index among the figures.
    pub whole: usize,
    /// Indices among the figures.
    pub parts: Vec<usize>,
    /// Parts less whole.
    pub difference: i64,
    /// Whether it adds up.
    pub holds: bool,
}

/// The day that ISO text names.
pub fn day(iso: &str) -> Option<Day> {
    let mut parts = iso.get(..10)?.split('-');
    let mut next = || parts.next()?.parse().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    Day::new(i32::try_from(year).ok()?, month, day)
}

impl Days {
    /// From ISO days.
    pub fn of(from: Option<&str>, to: Option<&str>) -> Days {
        Days { from: from.and_then(day), to: to.and_then(day) }
    }

    /// Whether nothing is known.
    pub fn is_unknown(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The day, where it is a single one.
    pub fn single(self) -> Option<Day> {
        self.from.filter(|from| self.to == Some(*from))
    }

    /// The day that a step is tied to: the single day, or the first of "mulai 1 Juli".
    pub fn anchor(self) -> Option<Day> {
        self.from.filter(|from| self.to.is_none_or(|to| to == *from))
    }

    /// Whether both can be one time. What is unknown can be any; "mulai 1 Juli" and "mulai 1 Agustus" are two, though both are open.
    pub fn overlaps(self, other: Days) -> bool {
        let open = |days: Days| days.to.is_none() && days.from.is_some();
        if open(self) && open(other) {
            return self.from == other.from;
        }
        let before = |a: Option<Day>, b: Option<Day>| a.zip(b).is_some_and(|(a, b)| a < b);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Days of the interval; open ones are longest.
    pub fn length(self) -> i32 {
        self.from.zip(self.to).map_or(i32::MAX, |(from, to)| to.ordinal().saturating_sub(from.ordinal()))
    }
}

impl Wave {
    /// Whether both can be one round: neither names another than the other.
    pub fn fits(self, other: Wave) -> bool {
        let one = |a: Option<u32>, b: Option<u32>| a.zip(b).is_none_or(|(a, b)| a == b);
        one(self.stage, other.stage) && one(self.year, other.year)
    }
}

impl Region {
    /// The round of a figure: its own, else that of its article.
    pub fn wave(&self, figure: &Figure) -> Wave {
        let whole = self.articles.get(figure.article).map_or_else(Wave::default, |article| article.wave);
        Wave { stage: figure.wave.stage.or(whole.stage), year: figure.wave.year.or(whole.year) }
    }

    /// Day of publication of an article.
    pub fn published(&self, article: usize) -> Option<Day> {
        self.articles.get(article)?.published.as_deref().and_then(day)
    }

    /// What tells independent sources: the article itself, or the leader of its copies.
    pub fn origin(&self, article: usize) -> i64 {
        self.articles.get(article).map_or(-1, |article| article.copy_of.unwrap_or(article.key))
    }

    /// Days between the publication of two articles, where both are known.
    pub fn apart(&self, a: usize, b: usize) -> Option<i32> {
        let (a, b) = (self.published(a)?, self.published(b)?);
        Some(a.ordinal().saturating_sub(b.ordinal()).abs())
    }

    /// When the step was that a figure counts people of.
    pub fn step_days(&self, figure: &Figure) -> Days {
        figure.event.and_then(|event| self.events.get(event)).map_or_else(Days::default, |event| event.days)
    }

    /// The kind of step that a figure counts people of.
    pub fn step_kind(&self, figure: &Figure) -> Option<EventKind> {
        figure.event.and_then(|event| self.events.get(event)).map(|event| event.kind)
    }
}
