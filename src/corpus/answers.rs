//! The answer lines, joined to what is marked in the body.

use super::body::Body;
use super::entry::Entry;
use super::parse::{Place, Places};
use super::{Answers, GoldCheck, GoldEvent, GoldQuote, Report, day};
use crate::span::{Raw, Span};
use crate::terms::{CheckKind, EventKind, EventStatus, QuoteKind, ResolvedBy};

/// Builds quotes, events and checks. What is wrong is reported and left out; then the answers are not used.
pub(super) fn build(body: &Body, entries: &[Entry], places: &mut Places, report: &mut Report) -> Answers {
    let mut builder = Builder { body, entries, report };
    let (quotes, quote_places) = builder.quotes();
    let (events, event_places) = builder.events();
    let (checks, check_places) = builder.checks();
    places.quotes = quote_places;
    places.events = event_places;
    places.checks = check_places;
    Answers { quotes, events, checks, ..Answers::default() }
}

struct Builder<'b, 'p> {
    body: &'b Body,
    entries: &'b [Entry<'b>],
    report: &'b mut Report<'p>,
}

impl<'b> Builder<'b, '_> {
    fn of_kind(&self, kind: char) -> impl Iterator<Item = &'b Entry<'b>> + use<'b> {
        self.entries.iter().filter(move |entry| entry.id.starts_with(kind))
    }

    fn wrong(&mut self, entry: &Entry, reason: &str) {
        self.report.add(entry.line, format!("{}: {reason}", entry.id));
    }

    /// The quotes in order of the text.
    fn quotes(&mut self) -> (Vec<GoldQuote>, Vec<Place>) {
        let (body, mut quotes, mut places) = (self.body, Vec::new(), Vec::new());
        for mark in &body.quotes {
            match self.of_kind('q').find(|entry| entry.id == mark.id) {
                None => self.report.add(mark.line, format!("{} has no answer line", mark.id)),
                Some(entry) => {
                    quotes.extend(self.quote(entry, mark.what));
                    places.push(place(entry));
                }
            }
        }
        for entry in self.of_kind('q') {
            let id = entry.id;
            if !body.quotes.iter().any(|quote| quote.id == id) && !body.broken.iter().any(|broken| broken == id) {
                self.wrong(entry, "not in the body");
            }
        }
        (quotes, places)
    }

    fn quote(&mut self, entry: &Entry, (span, sentence): (Span<Raw>, usize)) -> Option<GoldQuote> {
        let resolved_by = entry.get("by").map(ResolvedBy::from_word);
        if resolved_by == Some(None) {
            self.wrong(entry, "by: name, pronoun, role, short_name or carried");
        }
        let Some(kind) = QuoteKind::from_word(entry.head) else {
            self.wrong(entry, &format!("direct or indirect, not `{}`", entry.head));
            return None;
        };
        Some(GoldQuote {
            span,
            kind,
            speaker: entry.owned("speaker"),
            role: entry.owned("role"),
            cue: entry.owned("cue"),
            resolved_by: resolved_by.flatten(),
            sentence,
        })
    }

    /// The events in order of their first mention.
    fn events(&mut self) -> (Vec<GoldEvent>, Vec<Place>) {
        let mut all = Vec::new();
        for entry in self.of_kind('e') {
            let named = |(at, ids): (usize, &str)| ids.split(',').position(|id| id == entry.id).map(|nth| (at, nth));
            let ids = self.body.sentences.iter().map(|sentence| sentence.id.as_str()).enumerate();
            let mentions: Vec<(usize, usize)> = ids.filter_map(named).collect();
            let sentences = mentions.iter().map(|(at, _)| *at).collect();
            let first = mentions.first().copied().unwrap_or((usize::MAX, 0));
            all.extend(self.event(entry, sentences).map(|event| (first, event, place(entry))));
        }
        let mut missing: Vec<&str> = Vec::new();
        for sentence in &self.body.sentences {
            for id in sentence.id.split(',').filter(|id| !id.is_empty()) {
                if !missing.contains(&id) && !self.of_kind('e').any(|entry| entry.id == id) {
                    missing.push(id);
                    self.report.add(sentence.line, format!("{id} has no answer line"));
                }
            }
        }
        all.sort_by_key(|(first, ..)| *first);
        all.into_iter().map(|(_, event, place)| (event, place)).unzip()
    }

    fn event(&mut self, entry: &Entry, sentences: Vec<usize>) -> Option<GoldEvent> {
        if !["figure", "names", "post", "group"].iter().any(|key| entry.get(key).is_some()) {
            self.wrong(entry, "who? needs figure, names, post or group");
        }
        let figure = entry.get("figure").and_then(|id| self.figure(entry, id));
        let official = entry.get("official").and_then(|text| self.official(entry, text));
        let date = entry.get("date").and_then(|text| self.date(entry, text));
        let names = entry.get("names").unwrap_or_default().split(';').map(|name| name.trim().to_string());
        let parsed = entry
            .head
            .split_once(' ')
            .and_then(|(kind, status)| Some((EventKind::from_word(kind)?, EventStatus::from_word(status.trim())?)));
        let Some((kind, status)) = parsed else {
            let kinds: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.word()).collect();
            let statuses: Vec<&str> = EventStatus::ALL.iter().map(|status| status.word()).collect();
            let reason = format!("KIND STATUS, not `{}`: {}; {}", entry.head, kinds.join(" "), statuses.join(" "));
            self.wrong(entry, &reason);
            return None;
        };
        Some(GoldEvent {
            kind,
            status,
            figure,
            names: names.filter(|name| !name.is_empty()).collect(),
            post: entry.owned("post"),
            group: entry.owned("group"),
            official,
            institution: entry.owned("institution"),
            date,
            place: entry.owned("place"),
            sentences,
        })
    }

    /// The index of a figure by its id.
    fn figure(&mut self, entry: &Entry, id: &str) -> Option<usize> {
        let found = self.body.figures.iter().position(|figure| figure.id == id);
        if found.is_none() && !self.body.broken.iter().any(|broken| broken == id) {
            self.wrong(entry, &format!("no figure `{id}` in the body"));
        }
        found
    }

    fn official(&mut self, entry: &Entry, text: &str) -> Option<(Option<String>, Option<String>)> {
        let named = |(name, role): (&str, &str)| (!name.trim().is_empty()).then(|| (known(name), known(role)));
        match text.split_once(" / ").and_then(named) {
            None | Some((None, None)) => {
                self.wrong(entry, &format!("official=NAME / ROLE, `-` for one that is not known, not `{text}`"));
                None
            }
            both => both,
        }
    }

    fn date(&mut self, entry: &Entry, text: &str) -> Option<(String, Option<String>, Option<String>)> {
        let fields: Vec<&str> = text.split(" / ").map(str::trim).collect();
        let [words, from, to] = fields[..] else {
            self.wrong(entry, &format!("date=TEXT / FROM / TO, not `{text}`"));
            return None;
        };
        let (from, to) = (known(from), known(to));
        for day in [&from, &to].into_iter().flatten().filter(|day| !day::is_iso(day)) {
            self.wrong(entry, &format!("date: not a day YYYY-MM-DD or `-`: {day}"));
        }
        if let (Some(from), Some(to)) = (&from, &to)
            && from > to
        {
            self.wrong(entry, &format!("date: {from} is after {to}"));
        }
        Some((words.to_string(), from, to))
    }

    /// The checks in the order of the file.
    fn checks(&mut self) -> (Vec<GoldCheck>, Vec<(Place, bool)>) {
        let (mut checks, mut places) = (Vec::new(), Vec::new());
        for entry in self.of_kind('c') {
            let holds = match entry.get("holds") {
                None | Some("yes") => true,
                Some("no") => false,
                Some(_) => {
                    self.wrong(entry, "holds: yes or no");
                    true
                }
            };
            checks.extend(self.check(entry));
            places.push((place(entry), holds));
        }
        (checks, places)
    }

    fn check(&mut self, entry: &Entry) -> Option<GoldCheck> {
        let kind = CheckKind::from_word(entry.head);
        if kind.is_none() {
            self.wrong(entry, &format!("sum, remainder or conflict, not `{}`", entry.head));
        }
        let (Some(whole), Some(parts)) = (entry.get("whole"), entry.get("parts")) else {
            self.wrong(entry, "needs whole and parts");
            return None;
        };
        let whole = self.figure(entry, whole);
        let parts = parts.split_whitespace().filter_map(|id| self.figure(entry, id)).collect();
        let value = entry.get("value").map(|value| value.parse::<u64>().ok());
        if value == Some(None) {
            self.wrong(entry, "value: an integer");
        }
        Some(GoldCheck { kind: kind?, whole: whole?, parts, value: value.flatten() })
    }
}

fn place(entry: &Entry) -> Place {
    Place { line: entry.line, id: entry.id.to_string() }
}

/// `-` stands for what is not known.
fn known(text: &str) -> Option<String> {
    let text = text.trim();
    (text != "-").then(|| text.to_string())
}
