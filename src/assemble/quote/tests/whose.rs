//! Who speaks.

use super::*;

#[test]
fn the_subject_stands_behind_asides() {
    check(&[
        (
            "Pemkot Bima, lewat siaran pers, meminta warga bersabar.",
            &["I warga bersabar | Pemkot Bima | meminta | role"],
        ),
        (
            "Pemkot Bima di laman resminya menyatakan gaji itu aman.",
            &["I gaji itu aman | Pemkot Bima | menyatakan | role"],
        ),
        (
            "Belasan guru yang datang ke kantor itu, Kamis (26/6/2025), mengaku belum digaji.",
            &["I belum digaji | Belasan guru | mengaku | role"],
        ),
        (
            "Bustanil Arif, yang juga pelatih tim itu, mengaku lelah menunggu.",
            &["I lelah menunggu | Bustanil Arif | mengaku | name"],
        ),
        (
            "Seorang guru, yang minta namanya disamarkan, bercerita gajinya belum cair.",
            &["I gajinya belum cair | Seorang guru | bercerita | role"],
        ),
        (
            "Menjawab wartawan, Bustanil Arif mengaku belum tahu jumlahnya.",
            &["I belum tahu jumlahnya | Bustanil Arif | mengaku | name"],
        ),
        (
            "Keluhan datang dari Bustanil Arif, penjual ikan, yang mengaku rugi besar.",
            &["I rugi besar | Bustanil Arif | mengaku | name"],
        ),
        ("Ia minta guru bersabar.", &[]),
    ]);
}

#[test]
fn a_name_explains_the_phrase_before_it() {
    check(&[
        ("\"Kami menolak,\" cetus ketuanya, Nyayu Hasanah.", &["D Kami menolak | Nyayu Hasanah | cetus | name"]),
        ("\"Kami menolak,\" ujar kuasa hukum mereka, Noldy Tuwai.", &["D Kami menolak | Noldy Tuwai | ujar | name"]),
        (
            "Menurut peneliti lembaga itu, Sekar Ayu, aturan tersebut lemah.",
            &["I aturan tersebut lemah | Sekar Ayu | Menurut | name"],
        ),
    ]);
}

#[test]
fn bodies_speak_under_their_full_names() {
    check(&[
        (
            "KPU Kabupaten Ende menunggu. KPU menyebut jumlahnya naik.",
            &["I jumlahnya naik | KPU Kabupaten Ende | menyebut | role"],
        ),
        (
            "PT Garam Sejahtera merugi. Perusahaan itu menyatakan gaji tetap dibayar.",
            &["I gaji tetap dibayar | PT Garam Sejahtera | menyatakan | role"],
        ),
        (
            "Komisi Yudisial membuka data. \"Publik berhak tahu,\" tulis lembaga itu.",
            &["D Publik berhak tahu | Komisi Yudisial | tulis | role"],
        ),
        (
            "Pemkot Bima menunggu. Pihak pemkot menyatakan gaji itu aman.",
            &["I gaji itu aman | Pihak pemkot | menyatakan | role"],
        ),
    ]);
}

#[test]
fn accounts_and_documents_speak() {
    check(&[
        (
            "Akun TikTok \"kabar sungai\" mengunggah video disertai narasi:\n\"Semua guru diangkat besok pagi.\"",
            &["D Semua guru diangkat besok pagi | kabar sungai | - | carried"],
        ),
        (
            "Akun Facebook Sari Ayu (fb.com/100) membagikan foto dengan narasi sebagai berikut:\n\"Guru diangkat tanpa tes.\"",
            &["D Guru diangkat tanpa tes | Sari Ayu | - | carried"],
        ),
        (
            "\"Peserta wajib hadir,\" demikian bunyi pengumuman panitia.",
            &["D Peserta wajib hadir | pengumuman panitia | - | carried"],
        ),
        ("\"Bohong itu,\" tulis akun @sari_ayu.", &["D Bohong itu | @sari_ayu | tulis | role"]),
    ]);
}

#[test]
fn whoever_became_the_topic_is_meant() {
    check(&[
        (
            "Bustanil mengatakan pasar itu aman. Kepala Dinas Pasar Ende Yusran Bahar memaparkan program. \"Kami siap,\" ujarnya.",
            &["I pasar itu aman | Bustanil | mengatakan | name", "D Kami siap | Yusran Bahar | ujarnya | pronoun"],
        ),
        (
            "Bustanil mengatakan pasar itu aman. Marni menangis di tribun. \"Saya lelah,\" ujarnya.",
            &["I pasar itu aman | Bustanil | mengatakan | name", "D Saya lelah | Marni | ujarnya | pronoun"],
        ),
        (
            "Bustanil mengatakan pasar itu aman. Jumlah kios tetap. \"Kami siap,\" ujarnya.",
            &["I pasar itu aman | Bustanil | mengatakan | name", "D Kami siap | Bustanil | ujarnya | pronoun"],
        ),
    ]);
}

#[test]
fn alternatives_are_kept() {
    let text = "Bustanil mengatakan pasar itu aman. Yusran Bahar, warga Ende, hadir. \"Kami siap,\" ujarnya.";
    let doc = Document::new(text, Rules::all());
    let label = Labelled { labels: [Label::Quote].into_iter().collect(), scores: [1.0; 3] };
    let labels = vec![label; doc.sentences.len()];
    let last = quotes(&doc, &labels, &people(&doc), &MODELS).pop().expect("a quote");
    let names: Vec<&str> = last.alternatives.iter().map(|one| one.speaker.as_str()).collect();
    assert!(names.contains(&"Bustanil") && names.contains(&"Yusran Bahar"), "{names:?}");
    assert!(last.alternatives.windows(2).all(|pair| pair[0].probability >= pair[1].probability));
    assert!((0.0..=1.0).contains(&last.confidence));
    let ruled = quotes(&doc, &labels, &people(&doc), &Models::none());
    assert!(ruled.iter().all(|quote| quote.alternatives.is_empty()));
}

#[test]
fn adverbs_belong_to_no_speaker() {
    check(&[
        ("Disdik Ende semakin yakin guru bertahan.", &["I guru bertahan | Disdik Ende | yakin | role"]),
        ("Disdik Ende akan memastikan guru bertahan.", &["I guru bertahan | Disdik Ende | memastikan | role"]),
    ]);
}

#[test]
fn what_cannot_speak_has_no_speech() {
    check(&[
        // A verb that reports speech only now and then wants somebody who speaks.
        ("Kulkas menolak usulan itu.", &[]),
        ("Formulir pendaftaran mengharuskan foto berwarna.", &[]),
        // A purpose and what is denied are not said.
        ("Disdik Ende datang untuk memastikan guru bertahan.", &[]),
        ("Disdik Ende belum menjelaskan jumlah guru.", &[]),
        // Acts that are no speech.
        ("Bustanil mendorong guru belajar.", &[]),
        ("Bustanil berkomitmen menambah guru.", &[]),
        // Addresses and headings of a page.
        ("Kabar Burung PENJELASAN: jalan itu ternyata tidak ditutup.", &[]),
        ("Lihat https://contoh.id/a Kabar: jalan itu ternyata tidak ditutup.", &[]),
    ]);
}

#[test]
fn a_pronoun_means_the_topic_not_a_possessor_or_object() {
    check(&[(
        "Yusran Bahar mengatakan pasar itu aman. Bekas warung Bustanil rusak. \"Kami siap,\" imbuh dia.",
        &["I pasar itu aman | Yusran Bahar | mengatakan | name", "D Kami siap | Yusran Bahar | imbuh | pronoun"],
    )]);
}

#[test]
fn a_pronoun_shows_the_mention_that_names_its_speaker() {
    let text = "Bupati Sikka Yoseph Nong hadir. \"Selamat bekerja,\" ujarnya. \"Sampai jumpa,\" kata dia.";
    let doc = Document::new(text, Rules::all());
    let label = Labelled { labels: [Label::Quote].into_iter().collect(), scores: [1.0; 3] };
    let found = quotes(&doc, &vec![label; doc.sentences.len()], &people(&doc), &MODELS);
    let shown: Vec<_> = found.iter().map(|quote| quote.speaker_span.map(|span| span.of(doc.text()))).collect();
    assert_eq!(shown, [Some("Yoseph Nong"), Some("Yoseph Nong")]);
}

#[test]
fn a_role_comes_with_its_holder() {
    let doc = Document::new("Kepala BKD Riau Arif Dermawan hadir. \"Siap,\" kata Arif.", Rules::all());
    let label = Labelled { labels: [Label::Quote].into_iter().collect(), scores: [1.0; 3] };
    let found = quotes(&doc, &vec![label; doc.sentences.len()], &people(&doc), &MODELS).pop();
    assert_eq!(found.and_then(|quote| quote.role).as_deref(), Some("Kepala BKD Riau"));
}
