//! Closed classes of small words that several extractors ask for, from the lists in `data/`.

use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

/// Declares a question that a word list answers.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)+) => {
        $($(#[$doc])*
        pub fn $name(lower: &str) -> bool {
            static WORDS: LazyLock<HashSet<&'static str>> =
                LazyLock::new(|| lexicon::set(include_str!(concat!("../../data/", $file))));
            WORDS.contains(lower)
        })+
    };
}

lists! {
    /// Ends the phrase that names a speaker: "saat", "kepada", "dalam".
    is_border = "phrase_border.txt";
    /// Opens a clause before its subject: "namun", "sementara".
    is_opening = "phrase_opening.txt";
    /// A conjunction before which no subject begins.
    is_conjunction = "conjunction.txt";
    /// Begins an adverbial before an attribution.
    is_lead_in = "lead_in.txt";
    /// What follows it is named like a place or a firm, not a person.
    is_placing = "placing_word.txt";
    /// Joins a second verb to the same subject: "sambil", "dan".
    is_joint = "joint.txt";
    /// May stand between a subject and its verb: "juga", "kembali".
    is_filler = "filler.txt";
    /// A thing or a body that "speaks": "surat", "lembaga".
    is_thing = "thing.txt";
    /// A building, a hall, a ground: "kantor", "pendopo".
    is_venue = "venue.txt";
    /// A verb that only people do: "menangis", "mengajar".
    is_human_verb = "human_verb.txt";
    /// Stands in names of media.
    is_press = "press_word.txt";
    /// Never goes on with a role.
    ends_role = "role_stop.txt";
    /// Looks like a verb and is none: "media", "direktur".
    is_no_verb = "no_verb.txt";
    /// Shows that a region is meant by the name behind it.
    asks_region = "region_asking.txt";
    /// Makes of a region's name that of a street, a school, a firm.
    carries_region = "region_carrying.txt";
}
