use super::*;
use crate::article::Meta;
use crate::clean::Rules;
use crate::document::Document;
use crate::mention::word::words;

fn codes(text: &str) -> Vec<String> {
    let doc = Document::new(text, Rules::all());
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        for mention in mentions(&words(&doc, sentence)) {
            let codes: Vec<&str> = mention.places.iter().map(|place| place.code).collect();
            found.push(codes.join("/"));
        }
    }
    found
}

#[test]
fn names_in_all_their_forms() {
    for (text, want) in [
        ("Pemkot Balikpapan menggelar rapat.", "64.71"),
        ("Pemkab Tulangbawang menggelar rapat.", "18.05"),
        ("Pemerintah Kabupaten Tulang Bawang menggelar rapat.", "18.05"),
        ("Honorer di Bandarlampung mengeluh.", "18.71"),
        ("Rapat digelar di OKU Timur.", "16.08"),
        ("Pemkab OKI menggelar rapat.", "16.02"),
        ("Bupati PALI hadir.", "16.12"),
        ("Pemkab Pesbar menggelar rapat.", "18.13"),
        ("Pemkab Muba menggelar rapat.", "16.06"),
        ("Pemprov Jatim menggelar rapat.", "35"),
        ("Gubernur Sulsel hadir.", "73"),
        ("Warga DKI Jakarta mengeluh.", "31"),
        ("Pemprov NTB menggelar rapat.", "52"),
        ("Kab. Gunung Kidul menerima kuota itu.", "34.03"),
        ("Kota Bandung menerima kuota itu.", "32.73"),
        ("Kabupaten Bandung menerima kuota itu.", "32.04"),
        ("Wali Kota Solok hadir.", "13.72"),
        ("Bupati Solok hadir.", "13.02"),
        ("BKPSDM Pangkalpinang membuka pendaftaran.", "19.71"),
        ("Guru di Bau-Bau mengeluh.", "74.72"),
        ("Pemkab Fakfak menggelar rapat.", "92.03"),
        ("Warga di Lima Puluh Kota mengeluh.", "13.07"),
        // A name shared by two, nothing asked for.
        ("Guru di Bogor mengeluh.", "32.01/32.71"),
    ] {
        assert_eq!(codes(text), [want], "{text}");
    }
}

#[test]
fn words_that_are_no_regions() {
    for text in [
        "Metro baru itu mahal.",
        "Ia naik ke Puncak Mahameru Indah.",
        "Kuliah di Universitas Lampung mahal.",
        "Rumahnya di Jalan Palembang nomor 3.",
    ] {
        assert_eq!(codes(text), Vec::<String>::new(), "{text}");
    }
}

fn about(title: Option<&str>, text: &str) -> Option<String> {
    let doc = Document::new(text, Rules::all());
    let meta = Meta { title: title.map(str::to_owned), ..Meta::default() };
    region(&doc, &meta, None).map(|region| region.code)
}

#[test]
fn the_government_that_an_article_is_about() {
    for (title, text, want) in [
        (
            Some("Bupati Sikka Lantik 12 Camat"),
            "Bupati Sikka melantik 12 camat di aula. Pemkab Sikka berharap layanan membaik.",
            Some("53.07"),
        ),
        (None, "Pemerintah Kota Metro menyerahkan SK kepada 40 guru. Wali Kota Metro hadir di Lampung.", Some("18.72")),
        (
            None,
            "Pemprov Riau mengusulkan formasi. Gubernur Riau menyebut Kabupaten Siak dan Kota Dumai kekurangan guru.",
            Some("14"),
        ),
        (None, "Pemkab Bogor membuka formasi. Pendaftar di Bogor ramai.", Some("32.01")),
        (None, "Pemkot Bogor membuka formasi. Pendaftar di Bogor ramai.", Some("32.71")),
        // National, foreign, in passing.
        (None, "Kementerian PANRB menetapkan formasi. Menteri PANRB menyampaikannya di Jakarta.", None),
        (None, "DPR RI membahas aturan itu. Presiden menunggu. Peserta dari Kota Medan ikut mendengar.", None),
        (None, "Tim itu menang di Tokyo.", None),
        (None, "Gempa terasa di Sikka.", None),
        (Some("Harga Emas Turun"), "Harga emas turun di Jakarta. Pedagang menunggu.", None),
    ] {
        assert_eq!(about(title, text).as_deref(), want, "{text}");
    }
}

#[test]
fn the_seat_of_a_government_heads_its_news() {
    let headed = |dateline: &str, text: &str| {
        region(&Document::new(text, Rules::all()), &Meta::default(), Some(dateline)).map(|region| region.code)
    };
    let local = "Warga menunggu di dermaga. Jalan rusak di Alor diperbaiki warga.";
    assert_eq!(headed("KALABAHI", local).as_deref(), Some("53.05"));
    assert_eq!(
        headed("Jakarta", "Pedagang menunggu. Harga emas turun di Jakarta."),
        None,
        "the capital heads national news"
    );
    // A town of two kabupaten stands for the one that is named.
    assert_eq!(headed("MARTAPURA", "Warga OKU Timur menunggu. Jalan di OKU Timur rusak.").as_deref(), Some("16.08"));
    assert!(seat_of("kefamenanu").iter().any(|place| place.code == "53.03"));
    assert!(seat_of("tokyo").is_empty());
}
