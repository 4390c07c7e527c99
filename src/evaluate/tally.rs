//! What is counted of an article, and the measures that come of sums of such counts.

use crate::terms::Label;

/// Declares an enum whose variants each have a name to show.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $shown:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: [$name; [$($shown),+].len()] = [$($name::$variant),+];

            /// Its name in tables and in JSON.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $shown),+ }
            }
        }
    };
}

pub(super) use named;

named! {
    /// What is counted as found, missed and spurious. Names and order are the reference scorer's.
    Layer {
        /// Gold sentences with the label, by the found sentence that overlaps most.
        Quota = "label quota",
        /// The same.
        Appointment = "label appointment",
        /// The same.
        Quote = "label quote",
        /// Sentences whose two ends are at most one character off; found ones that touch boilerplate are not held against it.
        Segmentation = "segmentation",
        /// Figures that overlap and have the same value, or the same low and high.
        Figures = "figures (value)",
        /// Those whose category is right, too.
        FiguresCategory = "figures (value+category)",
        /// Quotes that share 0.3 of the stretch that both cover.
        Quotes = "quotes @0.3",
        /// Quotes that share 0.8.
        QuotesClose = "quotes @0.8",
        /// Direct quotes with direct ones.
        Direct = "  direct @0.3",
        /// Indirect quotes with indirect ones.
        Indirect = "  indirect @0.3",
        /// Quotes at 0.3 whose speaker is right.
        Attribution = "quotes with right speaker",
        /// Events of the same kind with a sentence in common.
        Events = "events (kind+sentence)",
    }
}

named! {
    /// A field that is right or wrong where there is something to compare: paired items, articles.
    Field {
        /// Place before the dash.
        Dateline = "dateline",
        /// First and last day, where gold has one.
        EventDate = "event date",
        /// Name, where gold has one.
        EventOfficial = "event official",
        /// How far it has come.
        EventStatus = "event status",
        /// What they become.
        FigureBecomes = "figure becomes",
        /// What is counted.
        FigureCategory = "figure category",
        /// How it is meant.
        FigureQualifier = "figure qualifier",
        /// Where they stand.
        FigureStatus = "figure status",
        /// Day of publication, where gold has one.
        Published = "published",
        /// Direct or indirect.
        QuoteKind = "quote kind",
        /// Role, where gold has one.
        QuoteRole = "quote role",
        /// Speaker, where gold has one.
        QuoteSpeaker = "quote speaker",
        /// Code of the region; right also where there is none in both.
        Region = "region",
        /// The same where gold has one.
        RegionGiven = "region where there is one",
        /// Place, where gold has one. This and the rest the reference scorer does not count.
        EventPlace = "event place",
        /// Institution, where gold has one, compared as names are.
        EventInstitution = "event institution",
        /// Occupation, where gold has one.
        FigureOccupation = "figure occupation",
        /// Medium, where gold has one.
        Outlet = "outlet",
        /// The word that introduces a quote, where gold has one.
        QuoteCue = "quote cue",
        /// How the speaker was found, where gold says.
        QuoteResolvedBy = "quote resolved_by",
        /// Headline, where gold has one.
        Title = "title",
    }
}

impl Layer {
    /// The layer of a label.
    pub fn of(label: Label) -> Layer {
        match label {
            Label::Quota => Layer::Quota,
            Label::Appointment => Layer::Appointment,
            Label::Quote => Layer::Quote,
        }
    }

    /// Whether it is that of a label.
    pub fn is_label(self) -> bool {
        self <= Layer::Quote
    }
}

impl Field {
    /// Whether the reference scorer counts it, too.
    pub fn is_shared(self) -> bool {
        self <= Field::RegionGiven
    }
}

/// Found and missed items of a layer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hits {
    /// Found, and gold.
    pub right: u64,
    /// Found, but not gold.
    pub spurious: u64,
    /// Gold, but not found.
    pub missed: u64,
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of them.
    pub part: u64,
    /// All.
    pub all: u64,
}

/// All counts of an article, or of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    layers: [Hits; Layer::ALL.len()],
    fields: [Share; Field::ALL.len()],
    /// Characters of boilerplate that stand in found sentences.
    pub leaked: Share,
    /// Characters of gold sentences that stand in the found sentence that overlaps most.
    pub kept: Share,
}

impl Hits {
    /// Of so many gold and found items so many are the same.
    pub fn paired(gold: usize, found: usize, pairs: usize) -> Self {
        Hits {
            right: pairs as u64,
            spurious: (found - pairs.min(found)) as u64,
            missed: (gold - pairs.min(gold)) as u64,
        }
    }

    /// Gold items.
    pub fn gold(&self) -> u64 {
        self.right + self.missed
    }

    /// Found items.
    pub fn found(&self) -> u64 {
        self.right + self.spurious
    }

    /// Part of the found items that is right; `None` where nothing was found.
    pub fn precision(&self) -> Option<f64> {
        part(self.right, self.found())
    }

    /// Part of the gold items that was found; `None` where there are none.
    pub fn recall(&self) -> Option<f64> {
        part(self.right, self.gold())
    }

    /// Harmonic mean of both; 0 where only one is defined, `None` where neither is.
    pub fn f1(&self) -> Option<f64> {
        let (p, r) = (self.precision(), self.recall());
        p.or(r)?;
        let (p, r) = (p.unwrap_or(0.0), r.unwrap_or(0.0));
        // Written as the reference scorer has it, so that the last bit is the same.
        Some(if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }
}

impl Share {
    /// The part as a number; `None` of nothing.
    pub fn value(&self) -> Option<f64> {
        part(self.part, self.all)
    }

    /// Counts one more, which is part or not.
    pub fn count(&mut self, is_part: bool) {
        self.part += u64::from(is_part);
        self.all += 1;
    }
}

impl Tally {
    /// Of a layer.
    pub fn layer(&self, layer: Layer) -> Hits {
        self.layers[layer as usize]
    }

    /// The same, to count.
    pub fn layer_mut(&mut self, layer: Layer) -> &mut Hits {
        &mut self.layers[layer as usize]
    }

    /// Of a field.
    pub fn field(&self, field: Field) -> Share {
        self.fields[field as usize]
    }

    /// The same, to count.
    pub fn field_mut(&mut self, field: Field) -> &mut Share {
        &mut self.fields[field as usize]
    }

    /// Mean F1 of the three labels; `None` where one has none.
    pub fn macro_f1(&self) -> Option<f64> {
        let sum: Option<f64> = Label::ALL.iter().map(|label| self.layer(Layer::of(*label)).f1()).sum();
        sum.map(|sum| sum / Label::ALL.len() as f64)
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Tally) {
        for (hits, more) in self.layers.iter_mut().zip(&other.layers) {
            hits.right += more.right;
            hits.spurious += more.spurious;
            hits.missed += more.missed;
        }
        let shares = self.fields.iter_mut().chain([&mut self.leaked, &mut self.kept]);
        for (share, more) in shares.zip(other.fields.iter().chain([&other.leaked, &other.kept])) {
            share.part += more.part;
            share.all += more.all;
        }
    }

    /// The sum of several.
    pub fn sum<'t>(tallies: impl IntoIterator<Item = &'t Tally>) -> Tally {
        let mut sum = Tally::default();
        tallies.into_iter().for_each(|tally| sum.add(tally));
        sum
    }
}

fn part(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_those_of_the_counts() {
        let hits = Hits { right: 3, spurious: 1, missed: 2 };
        assert_eq!((hits.precision(), hits.recall()), (Some(0.75), Some(0.6)));
        assert!(hits.f1().is_some_and(|f1| (f1 - 2.0 / 3.0).abs() < 1e-12));
        assert_eq!((Hits::default().precision(), Hits::default().f1()), (None, None));
        let none_right = Hits { spurious: 2, ..Hits::default() };
        assert_eq!((none_right.precision(), none_right.recall(), none_right.f1()), (Some(0.0), None, Some(0.0)));
    }

    #[test]
    fn tallies_add_up() {
        let mut one = Tally::default();
        *one.layer_mut(Layer::Events) = Hits::paired(3, 2, 1);
        one.field_mut(Field::Title).count(true);
        one.kept = Share { part: 5, all: 8 };
        let sum = Tally::sum([&one, &one, &Tally::default()]);
        assert_eq!(sum.layer(Layer::Events), Hits { right: 2, spurious: 2, missed: 4 });
        assert_eq!((sum.field(Field::Title), sum.kept), (Share { part: 2, all: 2 }, Share { part: 10, all: 16 }));
    }

    #[test]
    fn shared_fields_are_in_order_of_their_names() {
        let shared: Vec<&str> = Field::ALL.iter().filter(|field| field.is_shared()).map(|field| field.name()).collect();
        assert!(shared.is_sorted() && shared.len() == 14);
    }
}
