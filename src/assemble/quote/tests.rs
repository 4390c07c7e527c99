mod whose;

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
