//! Small closed sets of words beside dates, from `data/date_word.txt`.

use crate::lexicon;
use foldhash::HashMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../data/date_word.txt")));

fn is(word: &str, class: &str) -> bool {
    CLASSES.get(word) == Some(&class)
}

/// Parts of the day: "pagi", "malam".
pub(super) fn is_time_of_day(word: &str) -> bool {
    is(word, "daytime")
}

/// Words that stand before a month without making it a name.
pub(super) fn is_time_word(word: &str) -> bool {
    is_before_year(word) || is_time_of_day(word)
}

/// Words behind which four digits are a year.
pub(super) fn is_before_year(word: &str) -> bool {
    is(word, "year_lead")
        || is(word, "from")
        || matches!(word, "pada" | "mulai" | "hingga" | "sampai" | "per" | "sebelum" | "setelah")
}

/// Words behind which a year names a round, a budget or an election.
pub(super) fn is_title(word: &str) -> bool {
    is(word, "title")
}

/// Words that may stand between such a title and its year: "PPPK tahap II tahun 2024".
pub(super) fn is_chain(word: &str) -> bool {
    is(word, "chain") || is(word, "quantity")
}

/// Words before which four digits are a number of people.
pub(super) fn is_quantity(word: &str) -> bool {
    is(word, "quantity") || is(word, "title") && !matches!(word, "haji" | "periode" | "edisi")
}

/// Words before which a day or a month are part of a name: "Jalan 17 Agustus", "Bapak Juni".
pub(super) fn is_name(word: &str) -> bool {
    is(word, "name")
}

/// Words behind which the number of a law or a letter stands.
pub(super) fn is_citation(word: &str) -> bool {
    is(word, "citation")
}
