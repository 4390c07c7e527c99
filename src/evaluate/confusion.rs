//! What was taken for what.

use super::tally::named;
use crate::terms::{Category, EventKind, EventStatus, Label, Qualifier, QuoteKind, ResolvedBy, Status};
use std::collections::BTreeMap;

named! {
    /// The things that can be taken for each other.
    Table {
        /// Sets of labels of gold sentences.
        Labels = "label sets",
        /// Of figures, missed and spurious ones included.
        FigureCategory = "figure category",
        /// The same.
        FigureStatus = "figure status",
        /// The same.
        FigureQualifier = "figure qualifier",
        /// The same.
        FigureBecomes = "figure becomes",
        /// Of quotes.
        QuoteKind = "quote kind",
        /// Of quotes that both have, where gold says.
        QuoteResolvedBy = "quote resolved_by",
        /// How the speaker was found, by whether it is right.
        Speaker = "speaker by resolved_by",
        /// Of events with a sentence in common, whatever their kind.
        EventKind = "event kind",
        /// Of events of one kind.
        EventStatus = "event status",
    }
}

/// Stands for a gold item that was not found.
pub const MISSED: &str = "(missed)";
/// Stands for a found item that is not gold.
pub const SPURIOUS: &str = "(spurious)";
/// Stands for the empty set of labels.
pub const NO_LABEL: &str = "no label";
/// Stands for no value.
pub const NONE: &str = "–";

/// Counts of gold values by found ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confusions(BTreeMap<(Table, String, String), u64>);

/// One table: rows are gold, columns found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Values of gold.
    pub rows: Vec<String>,
    /// Values found.
    pub columns: Vec<String>,
    /// Counts, a row a gold value.
    pub cells: Vec<Vec<u64>>,
}

impl Confusions {
    /// Counts one more; `None` is no value.
    pub(super) fn count(&mut self, table: Table, gold: Option<&str>, found: Option<&str>) {
        let word = |value: Option<&str>| value.unwrap_or(NONE).to_owned();
        *self.0.entry((table, word(gold), word(found))).or_default() += 1;
    }

    /// Adds the counts of another.
    pub(super) fn add(&mut self, other: Confusions) {
        for (key, count) in other.0 {
            *self.0.entry(key).or_default() += count;
        }
    }

    /// The counts: table, gold value, found value, number.
    pub fn cells(&self) -> impl Iterator<Item = (Table, &str, &str, u64)> {
        self.0.iter().map(|((table, gold, found), count)| (*table, gold.as_str(), found.as_str(), *count))
    }

    /// One table; `None` where nothing was counted.
    pub fn grid(&self, table: Table) -> Option<Grid> {
        let cells = || self.cells().filter(|cell| cell.0 == table);
        let ordered = |words: Vec<&str>| {
            let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            words.sort_by_key(|word| (place(table, word), word.clone()));
            words.dedup();
            words
        };
        let rows = ordered(cells().map(|cell| cell.1).collect());
        let columns = ordered(cells().map(|cell| cell.2).collect());
        let count = |row: &String, column: &String| {
            cells().find(|cell| cell.1 == row && cell.2 == column).map_or(0, |cell| cell.3)
        };
        let counts = rows.iter().map(|row| columns.iter().map(|column| count(row, column)).collect()).collect();
        (!rows.is_empty()).then_some(Grid { rows, columns, cells: counts })
    }
}

/// Where a value stands in its table: as its terms are declared, then what is in no list, then what stands for none.
fn place(table: Table, word: &str) -> usize {
    fn among<T>(all: &[T], word: impl Fn(&T) -> bool) -> Option<usize> {
        all.iter().position(word)
    }
    let known = match table {
        // The smaller sets first, then by the order of the labels.
        Table::Labels => {
            let labels = word.split('+').filter_map(Label::from_word);
            Some(labels.map(|label| 8 + (1 << label as usize)).sum())
        }
        Table::FigureCategory | Table::FigureBecomes => among(Category::ALL, |term| term.word() == word),
        Table::FigureStatus => among(Status::ALL, |term| term.word() == word),
        Table::FigureQualifier => among(Qualifier::ALL, |term| term.word() == word),
        Table::QuoteKind => among(QuoteKind::ALL, |term| term.word() == word),
        Table::QuoteResolvedBy | Table::Speaker => among(ResolvedBy::ALL, |term| term.word() == word),
        Table::EventKind => among(EventKind::ALL, |term| term.word() == word),
        Table::EventStatus => among(EventStatus::ALL, |term| term.word() == word),
    };
    match word {
        NONE => usize::MAX - 1,
        MISSED | SPURIOUS => usize::MAX,
        _ => known.unwrap_or(usize::MAX - 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_has_its_values_in_the_order_of_the_terms() {
        let mut confusions = Confusions::default();
        for (gold, found) in [("pppk", "asn"), ("pppk", "pppk"), ("pppk", MISSED), ("asing", "pns"), ("pppk", "asn")] {
            confusions.count(Table::FigureCategory, Some(gold), Some(found));
        }
        confusions.count(Table::FigureCategory, None, Some("pns"));
        let grid = confusions.grid(Table::FigureCategory).expect("it was counted");
        assert_eq!(grid.rows, ["pppk", "asing", "–"]);
        assert_eq!(grid.columns, ["asn", "pns", "pppk", "(missed)"]);
        assert_eq!(grid.cells, [[2, 0, 1, 1], [0, 1, 0, 0], [0, 1, 0, 0]]);
        assert!(confusions.grid(Table::EventKind).is_none());
        for set in ["quota+quote", "quote", NO_LABEL, "quota+appointment", "quota"] {
            confusions.count(Table::Labels, Some(set), Some(NO_LABEL));
        }
        let sets = confusions.grid(Table::Labels).expect("it was counted").rows;
        assert_eq!(sets, [NO_LABEL, "quota", "quote", "quota+appointment", "quota+quote"]);
    }
}
