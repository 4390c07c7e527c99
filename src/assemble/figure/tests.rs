use super::*;
use crate::assemble::calendar::Calendar;
use crate::clean::Rules;

/// The figures of a text of which every sentence is labelled quota, as `value category status [>becomes]`.
fn found(text: &str) -> String {
    let doc = Document::new(text, Rules::none());
    let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [1.0, 0.0, 0.0] };
    let labels = vec![quota; doc.sentences.len()];
    let shown = figures(&doc, &labels, &Judge::rules(), &Calendar::default()).figures.into_iter().map(|figure| {
        let value = figure
            .value
            .map_or_else(|| format!("{}-{}", figure.low.unwrap_or(0), figure.high.unwrap_or(0)), |v| v.to_string());
        let becomes = figure.becomes.map(|category| format!(" >{}", category.word())).unwrap_or_default();
        format!("{value} {} {}{becomes}", figure.category.word(), figure.status.word())
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn categories_and_statuses() {
    for (text, want) in [
        ("Sebanyak 120 PPPK dilantik di pendopo.", "120 pppk appointed"),
        ("Bupati melantik 45 kepala desa terpilih.", "45 pejabat appointed"),
        (
            "Sebanyak 300 tenaga honorer akan segera dilantik menjadi PPPK Paruh Waktu.",
            "300 honorer planned >pppk_paruh_waktu",
        ),
        ("Pemkab mengusulkan 250 honorer menjadi PPPK.", "250 honorer proposed >pppk"),
        (
            "Daerah itu memiliki 900 ASN, terdiri dari 500 PNS dan 400 PPPK.",
            "900 asn employed; 500 pns employed; 400 pppk employed",
        ),
        ("Dinas pendidikan kekurangan 80 guru.", "80 formasi needed"),
        ("Tahun ini tersedia 60 formasi CPNS.", "60 cpns allotted"),
        ("Sebanyak 700 pelamar mendaftar.", "700 pelamar applied"),
        ("Dari 700 peserta, 40 orang dinyatakan lulus.", "700 pelamar passed; 40 pelamar passed"),
        ("Ada 55 tenaga honorer yang belum diangkat.", "55 honorer remaining"),
        ("Tiga PNS diberhentikan karena bolos.", "3 pns terminated"),
        ("Sebanyak 12 pelamar dinyatakan tidak lulus.", "12 pelamar rejected"),
        ("Sekitar 75-80 guru honorer mengabdi di sana.", "75-80 honorer employed"),
        ("Anggaran Rp5 miliar untuk 30 PPPK yang bertugas di 4 desa pada 2025.", "30 pppk employed"),
        ("Kedua pejabat dilantik Senin (6/10/2025).", "2 pejabat appointed"),
        ("Dengan diangkatnya 40 honorer itu, belanja pegawai akan naik.", "40 honorer planned"),
        ("Dengan diangkatnya 40 honorer itu, belanja pegawai naik.", "40 honorer appointed"),
        ("Sebanyak 9 honorer masih dalam proses penanganan hukum.", "9 honorer remaining"),
        ("Pemkab menilai hasil kerja 90 PPPK itu.", "90 pppk employed"),
        // Of two phrases that overlap the one that goes on further.
        ("Sebanyak 9 honorer masih berproses hukum.", "9 honorer in_process"),
        // "Jumlah" of "dari jumlah itu" is no stock.
        (
            "Sebanyak 60 honorer dilantik.\nDari jumlah itu, 20 orang merupakan guru.",
            "60 honorer appointed; 20 honorer appointed",
        ),
    ] {
        assert_eq!(found(text), want, "{text}");
    }
}

#[test]
fn the_context_says_what_people_are() {
    for (text, want) in [
        (
            "Sebanyak 740 tenaga honorer belum diangkat.\nDari jumlah itu, 35 orang masih diproses.",
            "740 honorer remaining; 35 honorer in_process",
        ),
        ("Jumlah PPPK di kota itu mencapai 410 orang.", "410 pppk employed"),
        ("Sebanyak 64 orang merupakan tenaga kontrak.", "64 honorer employed"),
        // The same people, rounded.
        (
            "Kota Contoh melantik 3.984 PPPK.\nKota itu punya hampir 4 ribu PPPK.",
            "3984 pppk appointed; 4000 pppk appointed",
        ),
        ("Kota Contoh melantik 3.984 PPPK.\nKota itu punya 4.500 PPPK.", "3984 pppk appointed; 4500 pppk employed"),
    ] {
        assert_eq!(found(text), want, "{text}");
    }
}

#[test]
fn a_sentence_without_the_label_or_without_a_number_has_none() {
    let doc = Document::new("Sebanyak 120 PPPK dilantik.", Rules::none());
    assert!(figures(&doc, &[Labelled::default()], &Judge::rules(), &Calendar::default()).figures.is_empty());
    assert!(figures(&doc, &[], &Judge::rules(), &Calendar::default()).figures.is_empty());
    assert_eq!(found("Ribuan honorer menunggu."), "");
    assert_eq!(found("Anggarannya Rp5 miliar."), "");
}

#[test]
fn spans_and_occupations() {
    let doc = Document::new("Sekitar 1.900 guru dan tenaga kesehatan dilantik.", Rules::none());
    let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [1.0, 0.0, 0.0] };
    let found = figures(&doc, &[quota], &Judge::rules(), &Calendar::default()).figures;
    assert_eq!(found[0].span.of(doc.text()), "1.900 guru dan tenaga kesehatan");
    assert_eq!(found[0].occupation.as_deref(), Some("guru dan tenaga kesehatan"));
    assert_eq!(found[0].qualifier, Qualifier::About);
}

/// The same by the models that ship with the program; every sentence is as likely as can be.
fn modelled(text: &str) -> Vec<FigureDraft> {
    let doc = Document::new(text, Rules::none());
    let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [0.99, 0.0, 0.0] };
    figures(&doc, &vec![quota; doc.sentences.len()], &Judge::shipped().unwrap(), &Calendar::default()).figures
}

#[test]
fn the_models_keep_what_the_noun_says() {
    let text = "Pemkab Rejo Lantik 640 PPPK Paruh Waktu\n\nSebanyak 640 PPPK Paruh Waktu dilantik Bupati Rejo, Senin. Mereka \
                menyusul 212 CPNS yang sudah lebih dulu menerima SK.";
    let found = modelled(text);
    let shown: Vec<(Option<u64>, Category)> = found.iter().map(|figure| (figure.value, figure.category)).collect();
    let part_time = (Some(640), Category::PppkParuhWaktu);
    assert_eq!(shown, [part_time, part_time, (Some(212), Category::Cpns)]);
    assert!(found.iter().all(|figure| figure.confidence > 0.5 && figure.confidence <= 1.0));
    assert_eq!(found[1].status, Status::Appointed);
}

#[test]
fn the_label_follows_the_figures() {
    let doc = Document::new("Sebanyak 640 PPPK dilantik Bupati. Harga cabai naik.", Rules::none());
    let both = Labelled { labels: [Label::Quota, Label::Quote].into_iter().collect(), scores: [0.9, 0.0, 0.8] };
    let read = figures(&doc, &[both, both], &Judge::shipped().unwrap(), &Calendar::default());
    assert_eq!(read.figures.len(), 1);
    assert!(read.labels[0].labels.contains(Label::Quota) && read.labels[0].labels.contains(Label::Quote));
    assert_eq!(read.labels[1].labels.words(), ["quote"]);
    assert_eq!(read.labels[1].score(Label::Quota), 0.0);
    assert_eq!(figures(&doc, &[both, both], &Judge::rules(), &Calendar::default()).labels, [both, both]);
}

#[test]
fn becoming() {
    for (text, want) in [
        ("Bupati menyerahkan SK PPPK Paruh Waktu kepada 90 honorer.", Some(Category::PppkParuhWaktu)),
        (
            "Sebanyak 90 honorer diangkat menjadi Pegawai Pemerintah dengan Perjanjian Kerja (PPPK) Paruh Waktu.",
            Some(Category::PppkParuhWaktu),
        ),
        ("Sebanyak 75 CPNS diambil sumpahnya menjadi PNS.", Some(Category::Pns)),
        ("Bupati menyerahkan bantuan kepada 90 honorer.", None),
        ("Bupati menyerahkan SK kepada 90 PPPK.", None),
    ] {
        let doc = Document::new(text, Rules::none());
        let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [1.0, 0.0, 0.0] };
        let found = figures(&doc, &[quota], &Judge::rules(), &Calendar::default()).figures;
        assert_eq!(found[0].becomes, want, "{text}");
    }
}
