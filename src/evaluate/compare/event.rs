//! Events: paired where they are of one kind and share characters of their sentences.

use super::{Evidence, Sheet, given};
use crate::evaluate::confusion::{MISSED, SPURIOUS, Table};
use crate::evaluate::layout::Event;
use crate::evaluate::mistake::{Part, What};
use crate::evaluate::name::{same_name, same_words};
use crate::evaluate::pair::{overlap, pairs, unpaired};
use crate::evaluate::tally::{Field, Hits, Layer};
use crate::record::Span;

/// Characters that the sentences of two events share.
fn shared(a: &[Span], b: &[Span]) -> f64 {
    a.iter().map(|x| b.iter().map(|y| overlap(*x, *y)).sum::<usize>()).sum::<usize>() as f64
}

/// An event with the spans of its sentences.
type Spread<'e> = (&'e Event, Vec<Span>);

/// First and last day, empty ones as none.
fn days(event: &Event) -> [Option<&str>; 2] {
    let date = event.date.as_ref();
    [date.and_then(|date| date.from.as_deref()), date.and_then(|date| date.to.as_deref())]
}

/// First and last day in one word.
fn interval(event: &Event) -> String {
    let [from, to] = days(event).map(|day| day.unwrap_or("open"));
    if event.date.is_some() { format!("{from}…{to}") } else { "none".into() }
}

fn official(event: &Event) -> Option<&str> {
    event.official.as_ref()?.name.as_deref()
}

impl Sheet<'_> {
    pub(super) fn events(&mut self) {
        let gold: Vec<Spread> = self.gold.events.iter().map(|e| (e, e.spans(&self.gold.sentences))).collect();
        let found: Vec<Spread> = self.found.events.iter().map(|e| (e, e.spans(&self.found.sentences))).collect();
        let of_one_kind = |g: &Spread, f: &Spread| if g.0.kind == f.0.kind { shared(&g.1, &f.1) } else { 0.0 };
        let paired = pairs(&gold, &found, of_one_kind);
        *self.out.tally.layer_mut(Layer::Events) = Hits::paired(gold.len(), found.len(), paired.len());
        let missed = unpaired(gold.len(), paired.iter().map(|pair| pair.0));
        let spurious = unpaired(found.len(), paired.iter().map(|pair| pair.1));
        for at in &missed {
            let evidence = self.report(&gold[*at], None);
            self.mistake(Part::Layer(Layer::Events), What::Missed, evidence);
        }
        for at in &spurious {
            let confidence = found[*at].0.confidence;
            let evidence = self.report(&found[*at], confidence);
            self.mistake(Part::Layer(Layer::Events), What::Spurious, evidence);
            self.judge(Layer::Events, confidence, false);
        }
        let left_gold: Vec<&Spread> = missed.iter().map(|at| &gold[*at]).collect();
        let left_found: Vec<&Spread> = spurious.iter().map(|at| &found[*at]).collect();
        self.kinds(&left_gold, &left_found);
        for (i, j) in paired {
            let kind = gold[i].0.kind.as_deref();
            self.out.confusions.count(Table::EventKind, kind, kind);
            self.event(&gold[i], found[j].0);
        }
    }

    /// Events without a partner of their kind: which kind was taken for which in the same sentences.
    fn kinds(&mut self, gold: &[&Spread], found: &[&Spread]) {
        let paired = pairs(gold, found, |g, f| shared(&g.1, &f.1));
        let confusions = &mut self.out.confusions;
        for (i, j) in &paired {
            confusions.count(Table::EventKind, gold[*i].0.kind.as_deref(), found[*j].0.kind.as_deref());
        }
        for at in unpaired(gold.len(), paired.iter().map(|pair| pair.0)) {
            confusions.count(Table::EventKind, gold[at].0.kind.as_deref(), Some(MISSED));
        }
        for at in unpaired(found.len(), paired.iter().map(|pair| pair.1)) {
            confusions.count(Table::EventKind, Some(SPURIOUS), found[at].0.kind.as_deref());
        }
    }

    /// The fields of two events that are one.
    fn event(&mut self, spread: &Spread, found: &Event) {
        let gold = spread.0;
        self.judge(Layer::Events, found.confidence, true);
        let evidence = |sheet: &Self| sheet.report(spread, found.confidence);
        let statuses = [gold.status.as_deref(), found.status.as_deref()];
        self.out.confusions.count(Table::EventStatus, statuses[0], statuses[1]);
        self.field(Field::EventStatus, statuses[0] == statuses[1], statuses, evidence);
        if days(gold).into_iter().flatten().any(|day| !day.is_empty()) {
            let written = [gold, found].map(interval);
            let values = [Some(written[0].as_str()), Some(written[1].as_str())];
            self.field(Field::EventDate, days(gold) == days(found), values, evidence);
        }
        if official(gold).is_some_and(|name| !name.is_empty()) {
            let values = [official(gold), official(found)];
            self.field(Field::EventOfficial, same_name(values[0], values[1]), values, evidence);
        }
        if given(&gold.institution).is_some() {
            let values = [gold.institution.as_deref(), found.institution.as_deref()];
            self.field(Field::EventInstitution, same_name(values[0], values[1]), values, evidence);
        }
        if given(&gold.place).is_some() {
            let values = [gold.place.as_deref(), found.place.as_deref()];
            self.field(Field::EventPlace, same_words(values[0], values[1]), values, evidence);
        }
    }

    fn report(&self, (event, spans): &Spread, probability: Option<f64>) -> Evidence {
        let words = [event.kind.as_deref(), event.status.as_deref()];
        let detail = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let text = spans.first().map(|span| self.shown.at(*span)).unwrap_or_default();
        Evidence { span: spans.first().copied(), detail, probability, text }
    }
}
