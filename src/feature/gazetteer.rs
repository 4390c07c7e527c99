//! Classes of words and phrases from the word lists.

use crate::lexicon::{Phrases, entries};
use std::sync::LazyLock;

/// One field of knowledge: phrases of it do not overlap each other, those of two fields may.
pub(super) struct Field {
    phrases: Phrases,
    classes: Vec<&'static str>,
}

/// A phrase found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Index of its first token in the sentence.
    pub(super) at: usize,
    /// Its length in tokens.
    pub(super) len: usize,
    /// Its class, "say.active".
    pub(super) class: &'static str,
}

impl Field {
    /// A field of lists with one class each.
    fn of_lists(lists: &[(&'static str, &'static str)]) -> Self {
        let mut field = Field { phrases: Phrases::default(), classes: Vec::new() };
        for (class, list) in lists {
            let number = field.class(class);
            field.phrases.add(entries(list), number);
        }
        field
    }

    /// A field of one list with a class behind each phrase.
    fn of_pairs(list: &'static str) -> Self {
        let mut field = Field { phrases: Phrases::default(), classes: Vec::new() };
        for (phrase, class) in entries(list).filter_map(|line| line.split_once('\t')) {
            let number = field.class(class);
            field.phrases.add([phrase], number);
        }
        field
    }

    fn class(&mut self, class: &'static str) -> u16 {
        let at = self.classes.iter().position(|known| *known == class).unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// The phrases in `words` (lower case), the longest at each place.
    pub(super) fn find(&self, words: &[String], hits: &mut Vec<Hit>) {
        let mut at = 0;
        while at < words.len() {
            match self.phrases.longest_at(&words[at..]) {
                Some((len, class)) => {
                    hits.push(Hit { at, len, class: self.classes[class as usize] });
                    at += len;
                }
                None => at += 1,
            }
        }
    }
}

/// The saying words; forms with -nya of the bare ones are told apart by the caller.
pub(super) static SAYING: LazyLock<Field> = LazyLock::new(|| {
    Field::of_lists(&[
        ("active", include_str!("../../data/say_active.txt")),
        ("bare", include_str!("../../data/say_bare.txt")),
        ("nya", include_str!("../../data/say_nya_only.txt")),
        ("noun", include_str!("../../data/say_noun.txt")),
        ("weak", include_str!("../../data/say_weak.txt")),
    ])
});

/// The words of the eight kinds of steps.
pub(super) static STEPS: LazyLock<Field> = LazyLock::new(|| {
    Field::of_lists(&[
        ("appointment", include_str!("../../data/step_appointment.txt")),
        ("approval", include_str!("../../data/step_approval.txt")),
        ("extension", include_str!("../../data/step_extension.txt")),
        ("filing", include_str!("../../data/step_filing.txt")),
        ("proposal", include_str!("../../data/step_proposal.txt")),
        ("selection", include_str!("../../data/step_selection.txt")),
        ("termination", include_str!("../../data/step_termination.txt")),
        ("transfer", include_str!("../../data/step_transfer.txt")),
    ])
});

/// Groups of staff, by category.
pub(super) static STAFF: LazyLock<Field> = LazyLock::new(|| Field::of_pairs(include_str!("../../data/staff.txt")));

/// Occupations and roles.
pub(super) static PEOPLE: LazyLock<Field> = LazyLock::new(|| {
    Field::of_lists(&[
        ("occupation", include_str!("../../data/occupation.txt")),
        ("role", include_str!("../../data/role.txt")),
    ])
});

/// Months, weekdays, number words, units.
pub(super) static QUANTITIES: LazyLock<Field> = LazyLock::new(|| {
    let mut field = Field::of_pairs(include_str!("../../data/unit.txt"));
    for (class, list) in
        [("month", include_str!("../../data/month.txt")), ("weekday", include_str!("../../data/weekday.txt"))]
    {
        let number = field.class(class);
        field.phrases.add(entries(list).map(|line| line.split('\t').next().unwrap_or(line)), number);
    }
    for (word, value) in entries(include_str!("../../data/number_word.txt")).filter_map(|line| line.split_once('\t')) {
        let number = field.class(if value == "vague" { "vague" } else { "number" });
        field.phrases.add([word], number);
    }
    field
});

/// Words that tell how a statement is meant.
pub(super) static MARKERS: LazyLock<Field> = LazyLock::new(|| Field::of_pairs(include_str!("../../data/marker.txt")));

/// What news is about beside staffing.
pub(super) static FIELDS: LazyLock<Field> = LazyLock::new(|| Field::of_pairs(include_str!("../../data/field.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    fn found(field: &Field, sentence: &str) -> Vec<(usize, usize, &'static str)> {
        let words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        let mut hits = Vec::new();
        field.find(&words, &mut hits);
        hits.into_iter().map(|hit| (hit.at, hit.len, hit.class)).collect()
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(found(&STAFF, "sebanyak 20 pppk paruh waktu hadir"), [(2, 3, "pppk_paruh_waktu")]);
        assert_eq!(found(&SAYING, "ia mengatakan hal itu"), [(1, 1, "active")]);
    }
}
