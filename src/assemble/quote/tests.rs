use super::*;
use crate::clean::Rules;
use crate::mention::person::people;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(|| Models::shipped().unwrap());

/// The quotes of a text whose sentences are all labelled, as `kind content | speaker | cue | how`.
fn shown(text: &str) -> Vec<String> {
    let doc = Document::new(text, Rules::all());
    let label = Labelled { labels: [Label::Quote].into_iter().collect(), scores: [1.0; 3] };
    let people = people(&doc);
    let found = quotes(&doc, &vec![label; doc.sentences.len()], &people, &MODELS);
    let show = |quote: &QuoteDraft| {
        let kind = if quote.kind == QuoteKind::Direct { "D" } else { "I" };
        let (speaker, cue) = (quote.speaker.as_deref().unwrap_or("-"), quote.cue.as_deref().unwrap_or("-"));
        let how = quote.resolved_by.map_or("-", ResolvedBy::word);
        format!("{kind} {} | {speaker} | {cue} | {how}", quote.span.of(doc.text()))
    };
    found.iter().map(show).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, shown(text)))
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("{text}\n  want {want:?}\n  got  {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn direct_speech_and_its_attribution() {
    check(&[
        ("\"Kami siap bekerja,\" ujar Bustanil.", &["D Kami siap bekerja | Bustanil | ujar | name"]),
        ("\"Kami siap bekerja,\" kata Bupati Sikka Yoseph Nong.", &["D Kami siap bekerja | Yoseph Nong | kata | name"]),
        ("\"Apa kami harus menunggu?\" tanya Marni.", &["D Apa kami harus menunggu? | Marni | tanya | name"]),
        ("\"Kami siap.\" Kata Bustanil.", &["D Kami siap | Bustanil | Kata | name"]),
        (
            "Bustanil mengatakan, \"Kami siap bekerja mulai besok.\"",
            &["D Kami siap bekerja mulai besok | Bustanil | mengatakan | name"],
        ),
        ("Bustanil berkata: \"Kami siap bekerja.\"", &["D Kami siap bekerja | Bustanil | berkata | name"]),
        (
            "Kepala BPBD Ende Hendrik Sare: \"Jalan itu tertutup lumpur.\"",
            &["D Jalan itu tertutup lumpur | Hendrik Sare | - | name"],
        ),
        (
            "\"Prosesnya bertahap. Tidak ada yang dirugikan,\" jelas Bustanil.",
            &["D Prosesnya bertahap. Tidak ada yang dirugikan | Bustanil | jelas | name"],
        ),
        (
            "\"Prosesnya bertahap,\" jelas Bustanil. \"Tidak ada yang dirugikan.\"",
            &["D Prosesnya bertahap | Bustanil | jelas | name", "D Tidak ada yang dirugikan | Bustanil | - | carried"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. \"Selamat bekerja,\" ujarnya.",
            &["D Selamat bekerja | Yoseph Nong | ujarnya | pronoun"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. \"Selamat bekerja,\" kata dia.",
            &["D Selamat bekerja | Yoseph Nong | kata | pronoun"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. \"Selamat bekerja,\" pesan Yoseph.",
            &["D Selamat bekerja | Yoseph Nong | pesan | short_name"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. \"Selamat bekerja,\" kata Bupati.",
            &["D Selamat bekerja | Yoseph Nong | kata | role"],
        ),
        ("\"Kami siap bekerja, ujar Bustanil.", &["D Kami siap bekerja | Bustanil | ujar | name"]),
        ("Kami siap bekerja,\" ujar Bustanil.", &["D Kami siap bekerja | Bustanil | ujar | name"]),
        (
            "\"Jumlahnya cukup,\" tulis Kementerian PANRB dalam siaran pers.",
            &["D Jumlahnya cukup | Kementerian PANRB | tulis | role"],
        ),
        ("\"Saya lelah menunggu,\" keluh seorang guru.", &["D Saya lelah menunggu | seorang guru | keluh | role"]),
    ]);
}

#[test]
fn reported_speech_and_its_clause() {
    check(&[
        (
            "Bustanil mengatakan gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | mengatakan | name"],
        ),
        (
            "Bustanil mengatakan, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | mengatakan | name"],
        ),
        (
            "Bustanil mengatakan bahwa gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | mengatakan | name"],
        ),
        (
            "Bustanil mengatakan kepada wartawan, Senin (3/3/2025), gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | mengatakan | name"],
        ),
        (
            "Bustanil menyebut gaji mereka sudah dianggarkan, Senin (3/3/2025).",
            &["I gaji mereka sudah dianggarkan | Bustanil | menyebut | name"],
        ),
        ("Bustanil meminta agar guru bersabar.", &["I guru bersabar | Bustanil | meminta | name"]),
        (
            "Bustanil meminta guru segera melengkapi berkas.",
            &["I guru segera melengkapi berkas | Bustanil | meminta | name"],
        ),
        ("Bustanil juga menegaskan tidak ada pungutan.", &["I tidak ada pungutan | Bustanil | menegaskan | name"]),
        (
            "Kepala BKD Riau, Arif Dermawan, S.E., dalam sambutannya menekankan pentingnya disiplin.",
            &["I pentingnya disiplin | Arif Dermawan | menekankan | name"],
        ),
        (
            "Menurut Bustanil, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | Menurut | name"],
        ),
        (
            "Menurut Kepala BKD Riau, Arif Dermawan, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Arif Dermawan | Menurut | name"],
        ),
        (
            "Gaji mereka sudah dianggarkan, kata Bustanil.",
            &["I Gaji mereka sudah dianggarkan | Bustanil | kata | name"],
        ),
        (
            "Gaji mereka, kata Bustanil, sudah dianggarkan sejak awal tahun.",
            &["I Gaji mereka, kata Bustanil, sudah dianggarkan sejak awal tahun | Bustanil | kata | name"],
        ),
        (
            "Di sisi lain, kata Bustanil, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | kata | name"],
        ),
        (
            "Dikatakan Bustanil, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Bustanil | Dikatakan | name"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. Ia berharap guru bersabar.",
            &["I guru bersabar | Yoseph Nong | berharap | pronoun"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. Menurutnya, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Yoseph Nong | Menurutnya | pronoun"],
        ),
        (
            "Bupati Sikka Yoseph Nong hadir. Dijelaskannya, gaji mereka sudah dianggarkan.",
            &["I gaji mereka sudah dianggarkan | Yoseph Nong | Dijelaskannya | pronoun"],
        ),
        (
            "Sukinem, warga Kecamatan Jetis, mengaku belum menerima bantuan.",
            &["I belum menerima bantuan | Sukinem | mengaku | name"],
        ),
        (
            "Pemkot Balikpapan memastikan gaji mereka aman.",
            &["I gaji mereka aman | Pemkot Balikpapan | memastikan | role"],
        ),
        (
            "Data dihimpun Badan Kepegawaian Negara (BKN). BKN menyebut jumlahnya naik.",
            &["I jumlahnya naik | Badan Kepegawaian Negara (BKN) | menyebut | role"],
        ),
        ("Sejumlah guru mengaku belum digaji.", &["I belum digaji | Sejumlah guru | mengaku | role"]),
        (
            "Bustanil menilai jumlah itu kurang dan meminta pemerintah menambah formasi.",
            &[
                "I jumlah itu kurang | Bustanil | menilai | name",
                "I pemerintah menambah formasi | Bustanil | meminta | name",
            ],
        ),
        (
            "Ketua Forum Honorer Yusran Bahar hadir. Pria 52 tahun itu menilai aturan tersebut merugikan.",
            &["I aturan tersebut merugikan | Yusran Bahar | menilai | role"],
        ),
    ]);
}

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
fn speech_goes_on_behind_its_attribution() {
    check(&[
        (
            "\"Kami menunggu,\" kata Bustanil, \"sampai sore.\"",
            &["D Kami menunggu | Bustanil | kata | name", "D sampai sore | Bustanil | - | carried"],
        ),
        (
            "Penilaian itu, menurut Bustanil juga berat bagi guru.",
            &["I Penilaian itu, menurut Bustanil juga berat bagi guru | Bustanil | menurut | name"],
        ),
        (
            "Harga pupuk naik, dikatakan Bustanil karena ongkos kapal bertambah.",
            &["I Harga pupuk naik, dikatakan Bustanil karena ongkos kapal bertambah | Bustanil | dikatakan | name"],
        ),
        (
            "\"Ada ayamnya? ujar Bustanil di luar sidang. Ahli dihadirkan pekan depan.",
            &["D Ada ayamnya? | Bustanil | ujar | name"],
        ),
        (
            "Bustanil menepis anggapan bahwa kementerian cuci tangan.",
            &["I anggapan bahwa kementerian cuci tangan | Bustanil | menepis | name"],
        ),
        (
            "Bustanil menambahkan pemkab juga sedang memproses berkas itu.",
            &["I pemkab juga sedang memproses berkas itu | Bustanil | menambahkan | name"],
        ),
    ]);
}

#[test]
fn topics_are_no_words() {
    check(&[
        ("Bustanil menegaskan komitmen pemerintah membangun sekolah.", &[]),
        ("Bustanil membenarkan hal tersebut.", &[]),
        ("Bustanil membenarkan perihal surat edaran itu.", &[]),
        ("Bustanil membantah informasi tersebut.", &[]),
        ("Bustanil menjawab pertanyaan wartawan tentang gaji.", &[]),
        ("Bustanil mengungkapkan kekecewaannya terhadap putusan itu.", &[]),
        ("Bustanil belum bisa memastikan jumlah guru.", &[]),
        ("Bustanil meminta maaf kepada warga.", &[]),
        // With a predicate of their own the same nouns are words.
        (
            "Bustanil mengatakan peristiwa itu berawal dari salah paham.",
            &["I peristiwa itu berawal dari salah paham | Bustanil | mengatakan | name"],
        ),
        (
            "Bustanil menyebut penghargaan tersebut buah kerja bersama.",
            &["I penghargaan tersebut buah kerja bersama | Bustanil | menyebut | name"],
        ),
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
fn a_bare_object_is_no_clause() {
    check(&[
        ("Pemkot Bima menambahkan meja di ruang tunggu.", &[]),
        ("Beberapa penjual menambahkan lontong untuk menarik pembeli.", &[]),
        ("Pemkot Bima melanjutkan pembangunan pasar yang terhenti.", &[]),
        ("Bustanil menambahkan, meja itu baru.", &["I meja itu baru | Bustanil | menambahkan | name"]),
        ("Bustanil melaporkan bahwa meja itu baru.", &["I meja itu baru | Bustanil | melaporkan | name"]),
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
fn outer_single_marks_are_no_speech() {
    check(&[
        ("\"'Kami siap bekerja,'\" ujar Bustanil.", &["D Kami siap bekerja | Bustanil | ujar | name"]),
        ("\"Kami siap bekerja',\" ujar Bustanil.", &["D Kami siap bekerja | Bustanil | ujar | name"]),
        ("\"Kami bilang 'siap bekerja',\" ujar Bustanil.", &["D Kami bilang 'siap bekerja' | Bustanil | ujar | name"]),
        ("\"Kami hafal Qur'an,\" ujar Bustanil.", &["D Kami hafal Qur'an | Bustanil | ujar | name"]),
    ]);
}

#[test]
fn marks_and_verbs_that_report_nobody() {
    check(&[
        ("Program \"Desa Cerdas\" dimulai pekan ini.", &[]),
        ("Buku \"Laskar Pantai\" dan \"Bumi Kita\" laris.", &[]),
        ("Ia dijuluki \"Si Raja Pasar\" oleh warga.", &[]),
        ("Aturan itu diketahui belum berlaku.", &[]),
        ("Seperti kata pepatah, sedikit demi sedikit menjadi bukit.", &[]),
        ("Guru itu mengajar di desa.", &[]),
    ]);
}

#[test]
fn a_role_comes_with_its_holder() {
    let doc = Document::new("Kepala BKD Riau Arif Dermawan hadir. \"Siap,\" kata Arif.", Rules::all());
    let label = Labelled { labels: [Label::Quote].into_iter().collect(), scores: [1.0; 3] };
    let found = quotes(&doc, &vec![label; doc.sentences.len()], &people(&doc), &MODELS).pop();
    assert_eq!(found.and_then(|quote| quote.role).as_deref(), Some("Kepala BKD Riau"));
}

#[test]
fn unlabelled_sentences_yield_nothing() {
    let text = "\"Kami siap,\" ujar Bustanil. Bustanil mengatakan gaji mereka aman.";
    let doc = Document::new(text, Rules::all());
    assert_eq!(quotes(&doc, &vec![Labelled::default(); doc.sentences.len()], &people(&doc), &MODELS), []);
    assert_eq!(quotes(&doc, &[], &people(&doc), &MODELS), []);
}

#[test]
fn hostile_text_does_not_break_it() {
    for text in [
        "",
        "\"",
        "\"\"",
        ",\" kata",
        "kata",
        "menurut",
        "Menurut ,",
        "\"a",
        "a\" ujar",
        ": \"",
        "mengatakan bahwa",
        "\".\" . \".\"",
        "dan mengatakan dan meminta",
    ] {
        shown(text);
    }
}
