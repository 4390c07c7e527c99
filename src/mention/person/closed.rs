//! Closed sets of words around names and roles, from the lists in `data/`.

use crate::lexicon;
use foldhash::HashSet;
use std::sync::LazyLock;

type Words = LazyLock<HashSet<&'static str>>;

static CITATION: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/citation_word.txt")));
static ADVERBS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/adverb_start.txt")));
static DOCUMENTS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/document_word.txt")));
static HEADLINE_VERBS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/headline_verb.txt")));
static PERSON_NOUNS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/person_noun.txt")));
static NUMERALS: Words = LazyLock::new(|| {
    let numbers = lexicon::map(include_str!("../../../data/number_word.txt"));
    numbers.into_keys().collect()
});
static NO_HEADS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../data/no_role_head.txt")));

/// Whether the word (lower case) belongs to a legal citation ("Nomor", "Tahun"): no name and no role goes over it.
pub(super) fn is_citation(lower: &str) -> bool {
    CITATION.contains(lower)
}

/// Whether the word (lower case) opens a sentence as an adverb does: "Awalnya Budi", "Sesaat Budi".
pub(super) fn is_adverb_start(lower: &str) -> bool {
    ADVERBS.contains(lower) || lower.ends_with("nya") && lexicon::is_indonesian(lower)
}

/// Whether the word (lower case) is a paper named after a post: the Bupati of "SK Bupati" does nothing in the sentence.
pub(super) fn is_document(lower: &str) -> bool {
    DOCUMENTS.contains(lower)
}

/// Whether the word (lower case) heads no role: "pertemuan", "sambutan".
pub(super) fn is_no_head(lower: &str) -> bool {
    NO_HEADS.contains(lower)
}

/// Whether the word (lower case) is a bare verb of headlines: "Lantik", "Ungkap".
pub fn is_headline_verb(lower: &str) -> bool {
    HEADLINE_VERBS.contains(lower)
}

/// Whether the word (lower case) is a number: "tiga", "puluhan".
pub(super) fn is_numeral(lower: &str) -> bool {
    NUMERALS.contains(lower)
}

/// Whether the word (lower case) is a noun for people that opens an apposition: "siswi", "pedagang".
pub fn is_person_noun(lower: &str) -> bool {
    PERSON_NOUNS.contains(lower)
}

/// Whether the word (lower case) says where a place lies, as it ends names of places.
pub(super) fn is_direction(lower: &str) -> bool {
    matches!(
        lower,
        "barat" | "timur" | "utara" | "selatan" | "tengah" | "hulu" | "hilir" | "ulu" | "ilir" | "dalam" | "luar"
    )
}
