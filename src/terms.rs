//! The closed sets of words in the record: labels, categories, statuses, kinds (ANNOTATION terms; terms of law stay
//! Indonesian).

use schemars::JsonSchema;

/// Declares an enum whose variants have one spelling each in the record and the corpus.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[schemars(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that stands in records and corpus.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value that `word` spells.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

terms! {
    /// What a sentence can be labelled with; any number of the three.
    Label {
        /// States a number of people or posts of a public body.
        Quota = "quota",
        /// Reports a step by which people get, change or lose a public post.
        Appointment = "appointment",
        /// Is or contains attributed speech.
        Quote = "quote",
    }
}

terms! {
    /// What the counted people or posts are, before the step.
    Category {
        /// All staff, or ASN unspecified.
        Asn = "asn",
        /// Civil servants.
        Pns = "pns",
        /// Candidates for civil servant.
        Cpns = "cpns",
        /// Contract employees, full or part time not said.
        Pppk = "pppk",
        /// Part-time contract employees.
        PppkParuhWaktu = "pppk_paruh_waktu",
        /// CPNS and PPPK together.
        Casn = "casn",
        /// Staff outside ASN.
        Honorer = "honorer",
        /// Posts of no stated type.
        Formasi = "formasi",
        /// Applicants and test takers.
        Pelamar = "pelamar",
        /// Officials, heads of village, council members, election officers.
        Pejabat = "pejabat",
        /// Soldiers and police.
        TniPolri = "tni_polri",
        /// Haji, students and others.
        Lainnya = "lainnya",
    }
}

terms! {
    /// Where the counted people or posts stand.
    Status {
        /// Kebutuhan, kekurangan.
        Needed = "needed",
        /// Kuota, formasi opened or approved.
        Allotted = "allotted",
        /// Diusulkan.
        Proposed = "proposed",
        /// Mendaftar.
        Applied = "applied",
        /// Pemberkasan, menunggu NIP.
        InProcess = "in_process",
        /// Lulus.
        Passed = "passed",
        /// Akan dilantik.
        Planned = "planned",
        /// Dilantik, diangkat.
        Appointed = "appointed",
        /// Stock: memiliki, total, tersebar.
        Employed = "employed",
        /// Belum diangkat, sisa.
        Remaining = "remaining",
        /// Tidak lulus, ditolak.
        Rejected = "rejected",
        /// Diberhentikan, pensiun.
        Terminated = "terminated",
        /// Aid, awards.
        Other = "other",
    }
}

terms! {
    /// How a number is meant.
    Qualifier {
        /// As it stands.
        Exact = "exact",
        /// Sekitar, hampir.
        About = "about",
        /// Lebih dari, minimal.
        AtLeast = "at_least",
        /// Maksimal, paling banyak.
        AtMost = "at_most",
        /// From low to high.
        Range = "range",
    }
}

terms! {
    /// Direct or indirect speech.
    QuoteKind {
        /// The words themselves, in marks.
        Direct = "direct",
        /// A reported clause.
        Indirect = "indirect",
    }
}

terms! {
    /// How the speaker of a quote was found.
    ResolvedBy {
        /// Named beside the quote.
        Name = "name",
        /// Ujarnya, ia.
        Pronoun = "pronoun",
        /// "Wali Kota".
        Role = "role",
        /// "Bambang".
        ShortName = "short_name",
        /// Next sentence of the same speech.
        Carried = "carried",
    }
}

terms! {
    /// The kinds of steps.
    EventKind {
        /// Pengusulan.
        Proposal = "proposal",
        /// Seleksi.
        Selection = "selection",
        /// Pemberkasan.
        Filing = "filing",
        /// Persetujuan, penetapan NIP.
        Approval = "approval",
        /// Pengangkatan, pelantikan.
        Appointment = "appointment",
        /// Mutasi, rotasi.
        Transfer = "transfer",
        /// Perpanjangan.
        Extension = "extension",
        /// Pemberhentian, pensiun.
        Termination = "termination",
    }
}

terms! {
    /// How far a step has come.
    EventStatus {
        /// Over.
        Done = "done",
        /// Under way.
        Ongoing = "ongoing",
        /// To come.
        Planned = "planned",
        /// Refused or stopped by an authority.
        Refused = "refused",
    }
}

terms! {
    /// What arithmetic a check is about.
    CheckKind {
        /// Parts make the whole.
        Sum = "sum",
        /// Whole less part.
        Remainder = "remainder",
        /// Two figures for one thing that differ.
        Conflict = "conflict",
    }
}

/// A set of [`Label`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct LabelSet(u8);

impl LabelSet {
    /// Adds a label.
    pub fn insert(&mut self, label: Label) {
        self.0 |= 1 << label as u8;
    }

    /// Whether the label is in the set.
    pub fn contains(self, label: Label) -> bool {
        self.0 & (1 << label as u8) != 0
    }

    /// True where there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The labels' words in alphabetical order, as the record lists them.
    pub fn words(self) -> Vec<&'static str> {
        [Label::Appointment, Label::Quota, Label::Quote]
            .into_iter()
            .filter(|l| self.contains(*l))
            .map(Label::word)
            .collect()
    }
}

impl FromIterator<Label> for LabelSet {
    fn from_iter<I: IntoIterator<Item = Label>>(labels: I) -> Self {
        let mut set = LabelSet::default();
        labels.into_iter().for_each(|label| set.insert(label));
        set
    }
}

impl Extend<Label> for LabelSet {
    fn extend<I: IntoIterator<Item = Label>>(&mut self, labels: I) {
        labels.into_iter().for_each(|label| self.insert(label));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for category in Category::ALL {
            assert_eq!(Category::from_word(category.word()), Some(*category));
        }
        for status in Status::ALL {
            assert_eq!(Status::from_word(status.word()), Some(*status));
        }
    }

    #[test]
    fn a_label_set_lists_its_words_in_order() {
        let set: LabelSet = [Label::Quote, Label::Appointment].into_iter().collect();
        assert_eq!(set.words(), ["appointment", "quote"]);
    }
}
