use super::*;
use crate::clean::Rules;
use crate::terms::Category;

fn of(text: &str) -> Vec<(Number, String)> {
    let doc = Document::new(text, Rules::none());
    let each = doc.sentences.iter().flat_map(|sentence| numbers(&doc, sentence));
    each.map(|number| (number.phrase, number)).map(|(span, number)| (number, span.of(doc.text()).to_owned())).collect()
}

#[test]
fn counted_people_and_posts() {
    use Qualifier::{About, AtLeast, AtMost, Exact};
    for (text, phrase, value, qualifier, category) in [
        ("Sebanyak 3.142 tenaga honorer hadir", "3.142 tenaga honorer", 3142, Exact, Some(Category::Honorer)),
        ("totalnya 5.120 orang", "5.120 orang", 5120, Exact, None),
        ("melantik 2.046 PPPK tahap pertama", "2.046 PPPK", 2046, Exact, Some(Category::Pppk)),
        (
            "97 Calon Pegawai Negeri Sipil (CPNS) hadir",
            "97 Calon Pegawai Negeri Sipil (CPNS)",
            97,
            Exact,
            Some(Category::Cpns),
        ),
        ("sekitar 2.500 orang", "2.500 orang", 2500, About, None),
        ("kurang lebih 40 guru", "40 guru", 40, About, None),
        ("hampir 8 ribu PPPK", "8 ribu PPPK", 8000, About, Some(Category::Pppk)),
        ("lebih dari seratus pegawai", "seratus pegawai", 100, AtLeast, Some(Category::Asn)),
        ("setidaknya 12 bidan", "12 bidan", 12, AtLeast, None),
        ("maksimal 5 orang", "5 orang", 5, AtMost, None),
        ("paling banyak tiga orang", "tiga orang", 3, AtMost, None),
        ("2.000 lebih formasi dibuka", "2.000 lebih formasi", 2000, AtLeast, Some(Category::Formasi)),
        ("8 ribuan honorer", "8 ribuan honorer", 8000, About, Some(Category::Honorer)),
        ("seribuan honorer", "seribuan honorer", 1000, About, Some(Category::Honorer)),
        ("200-an orang", "200-an orang", 200, About, None),
        ("setengah juta pelamar", "setengah juta pelamar", 500_000, Exact, Some(Category::Pelamar)),
        ("1,5 juta pelamar", "1,5 juta pelamar", 1_500_000, Exact, Some(Category::Pelamar)),
        ("2,3 ribu guru", "2,3 ribu guru", 2300, Exact, None),
        ("2 juta 300 ribu orang", "2 juta 300 ribu orang", 2_300_000, Exact, None),
        ("dua ratus lima puluh orang", "dua ratus lima puluh orang", 250, Exact, None),
        ("tiga belas camat", "tiga belas camat", 13, Exact, Some(Category::Pejabat)),
        ("seribu dua ratus guru", "seribu dua ratus guru", 1200, Exact, None),
        ("dua puluh satu ribu orang", "dua puluh satu ribu orang", 21000, Exact, None),
        ("sebelas lurah", "sebelas lurah", 11, Exact, Some(Category::Pejabat)),
        ("120 (seratus dua puluh) orang", "120 (seratus dua puluh) orang", 120, Exact, None),
        ("dua puluh (20) orang", "dua puluh (20) orang", 20, Exact, None),
        ("100orang sudah", "100orang", 100, Exact, None),
        ("860 formasi PPPK guru", "860 formasi PPPK guru", 860, Exact, Some(Category::Pppk)),
        ("1.127 Pelamar CPNS gugur", "1.127 Pelamar CPNS", 1127, Exact, Some(Category::Pelamar)),
        ("418 tenaga kesehatan honorer", "418 tenaga kesehatan honorer", 418, Exact, Some(Category::Honorer)),
        ("1,305 tenaga non-ASN", "1,305 tenaga non-ASN", 1305, Exact, Some(Category::Honorer)),
        ("kedua pejabat itu", "kedua pejabat", 2, Exact, Some(Category::Pejabat)),
        ("Ketiga calon lolos", "Ketiga calon", 3, Exact, Some(Category::Pelamar)),
        ("1.900 guru dan tenaga kesehatan", "1.900 guru dan tenaga kesehatan", 1900, Exact, None),
        ("satu orang mundur", "satu orang", 1, Exact, None),
        ("± 30 orang", "30 orang", 30, About, None),
        ("tidak kurang dari 50 formasi", "50 formasi", 50, AtLeast, Some(Category::Formasi)),
        ("sebanyak 12guru baru", "12guru baru", 12, Exact, None),
        ("ada 30-an penyuluh", "30-an penyuluh", 30, About, None),
        ("ratusan, bukan 7 ribuan orang", "7 ribuan orang", 7000, About, None),
        (
            "dua belas ribu lima ratus honorer",
            "dua belas ribu lima ratus honorer",
            12500,
            Exact,
            Some(Category::Honorer),
        ),
        ("seratus satu perawat", "seratus satu perawat", 101, Exact, None),
        (
            "sembilan ratus delapan puluh tujuh PNS",
            "sembilan ratus delapan puluh tujuh PNS",
            987,
            Exact,
            Some(Category::Pns),
        ),
        (
            "tiga juta dua ratus ribu pelamar",
            "tiga juta dua ratus ribu pelamar",
            3_200_000,
            Exact,
            Some(Category::Pelamar),
        ),
        ("1.250.000 pelamar", "1.250.000 pelamar", 1_250_000, Exact, Some(Category::Pelamar)),
        ("4,25 juta pelamar", "4,25 juta pelamar", 4_250_000, Exact, Some(Category::Pelamar)),
        ("15 rb honorer", "15 rb honorer", 15000, Exact, Some(Category::Honorer)),
        ("nyaris dua ribu orang", "dua ribu orang", 2000, About, None),
        ("melebihi 900 pelamar", "900 pelamar", 900, AtLeast, Some(Category::Pelamar)),
        ("paling sedikit 4 dokter", "4 dokter", 4, AtLeast, None),
        ("kurang dari 60 peserta", "60 peserta", 60, AtMost, Some(Category::Pelamar)),
        ("2.905 persetujuan teknis terbit", "2.905 persetujuan teknis", 2905, Exact, None),
        ("27 kepalo tiyuh", "27 kepalo tiyuh", 27, Exact, Some(Category::Pejabat)),
        ("dari ke-19 kades itu", "ke-19 kades", 19, Exact, Some(Category::Pejabat)),
        ("ketujuh formasi yang lowong", "ketujuh formasi", 7, Exact, Some(Category::Formasi)),
        (
            "480 Pegawai Pemerintah dengan Perjanjian Kerja (PPPK) Paruh Waktu",
            "480 Pegawai Pemerintah dengan Perjanjian Kerja (PPPK) Paruh Waktu",
            480,
            Exact,
            Some(Category::PppkParuhWaktu),
        ),
    ] {
        let found = of(text);
        let hit = found.iter().find(|(number, _)| number.kind == NumberKind::People);
        let shown = hit.map(|(n, shown)| (shown.as_str(), n.value, n.qualifier, n.noun.category));
        assert_eq!(shown, Some((phrase, Some(value), qualifier, category)), "{text}: {found:?}");
    }
}

#[test]
fn ranges() {
    for (text, low, high) in [
        ("1.700-4.100 orang", 1700, 4100),
        ("antara 20 sampai 30 orang", 20, 30),
        ("10 hingga 15 guru", 10, 15),
        ("antara 20 dan 30 orang", 20, 30),
        ("7 hingga 8 ribu orang", 7000, 8000),
        ("800 sampai 2 ribu orang", 800, 2000),
        ("lima sampai tujuh orang", 5, 7),
        ("20 s/d 30 orang", 20, 30),
        ("110–130 ribu orang", 110_000, 130_000),
        ("dua sampai tiga ribu orang", 2000, 3000),
        ("satu sampai dua orang", 1, 2),
        ("dua atau tiga guru", 2, 3),
        ("25 sampai dengan 40 orang", 25, 40),
    ] {
        let found = of(text);
        let (number, _) = &found[0];
        let shown = (number.value, number.low, number.high, number.qualifier, number.kind);
        assert_eq!(shown, (None, Some(low), Some(high), Qualifier::Range, NumberKind::People), "{text}");
    }
}

#[test]
fn what_counts_no_people() {
    use NumberKind::*;
    for (text, kind) in [
        ("anggaran Rp2,5 miliar", Money),
        ("gaji Rp 750.000 sebulan", Money),
        ("sebesar Rp. 500.000", Money),
        ("dana 3 miliar rupiah", Money),
        ("naik 12,5 persen", Percent),
        ("sekitar 40%", Percent),
        ("pada 29 Oktober 2025", Date),
        ("Rabu (29/10/2025)", Date),
        ("formasi 2024", Date),
        ("pukul 08.00 WIB", Time),
        ("Nomor 20 Tahun 2023", Law),
        ("Pasal 66 ayat", Law),
        ("berusia 58 tahun", Age),
        ("Rahmat (45) hadir", Age),
        ("selama lima tahun", Duration),
        ("peringkat 3 nasional", Rank),
        ("unggul 15 poin", Score),
        ("hubungi 081234567890 segera", Phone),
        ("tahap 2 dibuka", Ordinal),
        ("pejabat eselon 3 dan 4 hadir", Ordinal),
        ("menjelang Idul Adha 1444 H digelar rapat", Date),
        ("dana desa sebesar 741 juta cair", Money),
        ("baru 264 pemda membayar", Measure),
        ("tahap kedua dibuka", Ordinal),
        ("ulang tahun ke-200 kota", Ordinal),
        ("angkatan ke-3", Ordinal),
        ("gelombang 2 menyusul", Ordinal),
        ("Kedua, gaji mereka", Ordinal),
        ("1) Fotokopi ijazah", Ordinal),
        ("1\tPranata komputer", Ordinal),
        ("di tanggal 13 kemarin", Date),
        ("usia paling tinggi 45", Age),
        ("berumur maksimal 35", Age),
        ("NIP 198703122010011004", Phone),
        ("UU 20 tahun 2023", Law),
        ("ayat 3 berbunyi", Law),
        ("IPK 3,25 ke atas", Score),
        ("selama 2 bulan", Duration),
        ("enam hari kerja", Duration),
        ("Rp7,15 triliun untuk", Money),
        ("USD 300 ribu", Money),
        ("ranking 12 dunia", Rank),
        ("sekitar 09.30 WIB", Time),
        ("di 12 kecamatan", Measure),
        ("membangun 30 unit", Measure),
    ] {
        let found = of(text);
        assert_eq!(found.first().map(|(n, _)| n.kind), Some(kind), "{text}: {found:?}");
    }
}

/// Values of all numbers, and whether each has a noun of its own.
#[test]
fn several_numbers() {
    for (text, values) in [
        ("dua dari tiga formasi", &[(2, false), (3, true)][..]),
        ("41 dari 1.440 peserta", &[(41, false), (1440, true)]),
        ("12 guru, 7 bidan dan tiga perawat", &[(12, true), (7, true), (3, true)]),
        ("Tiga dipecat, dua mundur", &[(3, false), (2, false)]),
        ("PNS-nya 66, PPPK 38", &[(66, false), (38, false)]),
        ("600 lewat jalur umum dan 400 PPPK", &[(600, false), (400, true)]),
        ("8 tahun 120 honorer", &[(8, true), (120, true)]),
    ] {
        let found: Vec<(u64, bool)> =
            of(text).iter().map(|(n, _)| (n.value.unwrap_or(0), n.noun.head > Head::None)).collect();
        assert_eq!(found, values, "{text}");
    }
}

#[test]
fn vague_numbers_are_none() {
    for text in [
        "ribuan honorer",
        "belasan guru",
        "puluhan ribu pelamar",
        "beberapa orang",
        "salah satu pegawai",
        "banyak orang",
        "satu per satu",
    ] {
        assert_eq!(of(text), [], "{text}");
    }
}

#[test]
fn hostile_digits_do_not_break_it() {
    for text in [
        "99999999999999999999999 orang",
        "1.2.3.4,5 orang",
        "0,0",
        "9 triliun triliun",
        "setengah",
        "12.",
        "٣ orang",
        "ke-99999999999999999999",
    ] {
        of(text);
    }
}
