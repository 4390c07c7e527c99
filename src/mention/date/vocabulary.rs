//! Small closed sets of words beside dates.

/// Parts of the day.
pub(super) fn is_time_of_day(word: &str) -> bool {
    matches!(word, "pagi" | "siang" | "sore" | "malam" | "petang" | "dini" | "hari")
}

/// Words that stand before a month without making it a name.
pub(super) fn is_time_word(word: &str) -> bool {
    is_before_year(word) || is_time_of_day(word)
}

/// Words behind which four digits are a year.
pub(super) fn is_before_year(word: &str) -> bool {
    matches!(
        word,
        "pada" | "sejak" | "mulai" | "hingga" | "sampai" | "sepanjang" | "selama" | "medio" | "per" | "semenjak"
    )
}

/// Words behind which a year names a round, a budget or an election.
pub(super) const TITLES: [&str; 16] = [
    "formasi",
    "anggaran",
    "apbd",
    "apbn",
    "kuota",
    "cpns",
    "pppk",
    "asn",
    "casn",
    "seleksi",
    "pengadaan",
    "penerimaan",
    "rekrutmen",
    "pilkada",
    "pemilu",
    "angkatan",
];

/// Words before which four digits are a number of people.
pub(super) const QUANTITY: [&str; 15] = [
    "orang", "formasi", "pegawai", "guru", "pppk", "pns", "asn", "cpns", "honorer", "tenaga", "peserta", "pelamar",
    "jiwa", "siswa", "personel",
];
