//! Quotes: paired where they share enough of the stretch that both cover.

use super::{Evidence, Sheet, given};
use crate::evaluate::confusion::{MISSED, SPURIOUS, Table};
use crate::evaluate::layout::Quote;
use crate::evaluate::mistake::{Part, What};
use crate::evaluate::name::{same_name, same_words};
use crate::evaluate::pair::{pairs, shared_part, unpaired};
use crate::evaluate::tally::{Field, Hits, Layer};

/// Pairs quotes that share at least `least`; those that share more go first.
fn paired<'q>(gold: &[&'q Quote], found: &[&'q Quote], least: f64) -> Vec<(usize, usize)> {
    pairs(gold, found, |g, f| {
        let part = shared_part(g.span, f.span);
        if part >= least { 1.0 + part } else { 0.0 }
    })
}

fn all(quotes: &[Quote]) -> Vec<&Quote> {
    quotes.iter().collect()
}

fn of_kind<'q>(quotes: &'q [Quote], kind: &str) -> Vec<&'q Quote> {
    quotes.iter().filter(|quote| quote.kind.as_deref() == Some(kind)).collect()
}

impl Sheet<'_> {
    pub(super) fn quotes(&mut self) {
        let (gold, found) = (&self.gold.quotes[..], &self.found.quotes[..]);
        let loose = paired(&all(gold), &all(found), 0.3);
        let close = paired(&all(gold), &all(found), 0.8);
        self.count_quotes(&loose, &close);
        for at in unpaired(gold.len(), loose.iter().map(|pair| pair.0)) {
            self.lone(&gold[at], What::Missed, None);
            self.out.confusions.count(Table::QuoteKind, gold[at].kind.as_deref(), Some(MISSED));
        }
        for at in unpaired(found.len(), loose.iter().map(|pair| pair.1)) {
            let quote = &found[at];
            self.lone(quote, What::Spurious, quote.confidence);
            self.judge(Layer::Quotes, quote.confidence, false);
            self.judge(Layer::Attribution, quote.confidence, false);
            self.out.confusions.count(Table::QuoteKind, Some(SPURIOUS), quote.kind.as_deref());
            self.out.confusions.count(Table::Speaker, Some("no such quote"), quote.resolved_by.as_deref());
        }
        for (i, j) in loose {
            self.quote(&gold[i], &found[j]);
            if !close.iter().any(|pair| pair.0 == i) {
                self.badly_cut(&gold[i], &found[j]);
            }
        }
    }

    fn count_quotes(&mut self, loose: &[(usize, usize)], close: &[(usize, usize)]) {
        let (gold, found) = (&self.gold.quotes[..], &self.found.quotes[..]);
        let attributed = loose.iter().filter(|(i, j)| speaker_is_right(&gold[*i], &found[*j])).count();
        let of_all = |pairs: usize| Hits::paired(gold.len(), found.len(), pairs);
        let tally = &mut self.out.tally;
        *tally.layer_mut(Layer::Quotes) = of_all(loose.len());
        *tally.layer_mut(Layer::QuotesClose) = of_all(close.len());
        *tally.layer_mut(Layer::Attribution) = of_all(attributed);
        for (layer, kind) in [(Layer::Direct, "direct"), (Layer::Indirect, "indirect")] {
            let (g, f) = (of_kind(gold, kind), of_kind(found, kind));
            *tally.layer_mut(layer) = Hits::paired(g.len(), f.len(), paired(&g, &f, 0.3).len());
        }
    }

    /// A quote that is found loosely, but not closely.
    fn badly_cut(&mut self, gold: &Quote, found: &Quote) {
        let [gold_span, found_span] = [gold, found].map(|quote| format!("[{}, {}]", quote.span[0], quote.span[1]));
        let evidence = self.content(gold, found.confidence);
        let what = What::Wrong { found: found_span, gold: gold_span };
        self.mistake(Part::Layer(Layer::QuotesClose), what, evidence);
    }

    /// A quote that only one of them has.
    fn lone(&mut self, quote: &Quote, what: What, probability: Option<f64>) {
        let evidence = self.content(quote, probability);
        self.mistake(Part::Layer(Layer::Quotes), what, evidence);
    }

    /// The fields of two quotes that are one.
    fn quote(&mut self, gold: &Quote, found: &Quote) {
        let right = speaker_is_right(gold, found);
        self.judge(Layer::Quotes, found.confidence, true);
        self.judge(Layer::Attribution, found.confidence, right);
        let evidence = |sheet: &Self| sheet.content(gold, found.confidence);
        if given(&gold.speaker).is_some() {
            self.field(Field::QuoteSpeaker, right, [gold.speaker.as_deref(), found.speaker.as_deref()], evidence);
            let speaker = if right { "right speaker" } else { "wrong speaker" };
            self.out.confusions.count(Table::Speaker, Some(speaker), found.resolved_by.as_deref());
        }
        let kinds = [gold.kind.as_deref(), found.kind.as_deref()];
        self.out.confusions.count(Table::QuoteKind, kinds[0], kinds[1]);
        self.field(Field::QuoteKind, kinds[0] == kinds[1], kinds, evidence);
        if given(&gold.role).is_some() {
            let values = [gold.role.as_deref(), found.role.as_deref()];
            self.field(Field::QuoteRole, same_name(values[0], values[1]), values, evidence);
        }
        if given(&gold.cue).is_some() {
            let values = [gold.cue.as_deref(), found.cue.as_deref()];
            self.field(Field::QuoteCue, same_words(values[0], values[1]), values, evidence);
        }
        if given(&gold.resolved_by).is_some() {
            let values = [gold.resolved_by.as_deref(), found.resolved_by.as_deref()];
            self.out.confusions.count(Table::QuoteResolvedBy, values[0], values[1]);
            self.field(Field::QuoteResolvedBy, values[0] == values[1], values, evidence);
        }
    }

    fn content(&self, quote: &Quote, probability: Option<f64>) -> Evidence {
        let detail = quote.speaker.clone().unwrap_or_default();
        Evidence { span: Some(quote.span), detail, probability, text: self.shown.at(quote.span) }
    }
}

fn speaker_is_right(gold: &Quote, found: &Quote) -> bool {
    same_name(gold.speaker.as_deref(), found.speaker.as_deref())
}
