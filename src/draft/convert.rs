//! A record in the corpus's terms.

use crate::article::Article;
use crate::corpus::{Answers, GoldArticle, GoldCheck, GoldEvent, GoldFigure, GoldQuote, GoldSentence};
use crate::record::{self, Check, Event, Figure, Quote, Record, Sentence};
use crate::span::{Raw, Span};
use crate::terms::{Category, CheckKind, EventKind, EventStatus, Label, Qualifier, QuoteKind, ResolvedBy, Status};

/// What a record says of its article, as the corpus would say it; the record's spans are bytes of the article's text. Of an
/// event that counts several figures or gives several posts only the first is taken: the corpus has one. Words outside the
/// closed sets, which no record has, are taken for the most general one.
pub fn gold_of(article: &Article, record: &Record) -> GoldArticle {
    let fields = &record.article;
    let answers = Answers {
        title: fields.title.clone(),
        outlet: fields.outlet.clone(),
        dateline: fields.dateline.clone(),
        published: fields.published.clone(),
        region: fields.region.as_ref().map(|region| (region.code.clone(), region.name.clone())),
        boilerplate: record.boilerplate.iter().map(|at| span(*at)).collect(),
        sentences: record.sentences.iter().map(sentence).collect(),
        figures: record.figures.iter().map(figure).collect(),
        quotes: record.quotes.iter().map(quote).collect(),
        events: record.events.iter().map(event).collect(),
        checks: record.checks.iter().map(check).collect(),
    };
    GoldArticle { id: article.id.clone(), topic: topic(record).to_owned(), given: article.clone(), answers }
}

/// Staffing where a sentence says so; what else it is about nobody has asked the program.
fn topic(record: &Record) -> &'static str {
    let about = |sentence: &Sentence| sentence.labels.iter().any(|label| *label != Label::Quote.word());
    if record.sentences.iter().any(about) { "staffing" } else { "unknown" }
}

pub(super) fn span([start, end]: record::Span) -> Span<Raw> {
    Span::new(start, end.max(start))
}

fn sentence(sentence: &Sentence) -> GoldSentence {
    let labels = sentence.labels.iter().filter_map(|word| Label::from_word(word)).collect();
    GoldSentence { span: span(sentence.span), labels }
}

fn figure(figure: &Figure) -> GoldFigure {
    GoldFigure {
        span: span(figure.span),
        value: figure.value,
        low: figure.low,
        high: figure.high,
        qualifier: Qualifier::from_word(figure.qualifier).unwrap_or(Qualifier::Exact),
        category: Category::from_word(figure.category).unwrap_or(Category::Lainnya),
        becomes: figure.becomes.and_then(Category::from_word),
        status: Status::from_word(figure.status).unwrap_or(Status::Other),
        occupation: figure.occupation.clone(),
        sentence: figure.sentence,
    }
}

fn quote(quote: &Quote) -> GoldQuote {
    GoldQuote {
        span: span(quote.span),
        kind: QuoteKind::from_word(quote.kind).unwrap_or(QuoteKind::Direct),
        speaker: quote.speaker.clone(),
        role: quote.role.clone(),
        cue: quote.cue.clone(),
        resolved_by: quote.resolved_by.and_then(ResolvedBy::from_word),
        sentence: quote.sentences.first().copied().unwrap_or_default(),
    }
}

fn event(event: &Event) -> GoldEvent {
    let official = event.official.as_ref().map(|official| (official.name.clone(), official.role.clone()));
    GoldEvent {
        kind: EventKind::from_word(event.kind).unwrap_or(EventKind::Appointment),
        status: EventStatus::from_word(event.status).unwrap_or(EventStatus::Done),
        figure: event.figures.first().copied(),
        names: event.people.iter().map(|person| person.name.clone()).collect(),
        post: event.people.iter().find_map(|person| person.post.clone()),
        group: event.group.clone(),
        official: official.filter(|(name, role)| name.is_some() || role.is_some()),
        institution: event.institution.clone(),
        date: event.date.as_ref().map(|date| (date.text.clone(), date.from.clone(), date.to.clone())),
        place: event.place.clone(),
        sentences: event.sentences.clone(),
    }
}

fn check(check: &Check) -> GoldCheck {
    let kind = CheckKind::from_word(check.kind).unwrap_or(CheckKind::Sum);
    GoldCheck { kind, whole: check.whole, parts: check.parts.clone(), value: check.value }
}
