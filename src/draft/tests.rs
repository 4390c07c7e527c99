//! Whatever a text says, its draft can be written, and says what the record says.

use super::*;
use crate::corpus::write_draft;
use crate::pipeline::Engine;
use crate::span::Unit;
use crate::terms::Label;
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().expect("the model").unit(Unit::Bytes));

fn draft(text: &str) -> Draft {
    let article = Article { id: "Berita/A 1.txt".into(), text: text.into(), ..Article::default() };
    Draft::of_record(&article, &ENGINE.tag(&article))
}

/// Pieces of news, tidy and spoilt, in our own words.
const PIECES: &[&str] = &[
    "Bupati Contoh Rahmat Sutejo melantik 120 PPPK",
    " dìlantik",
    "Sebanyak 2.181\u{a0}tenaga honorer",
    " diusulkan menjadi PPPK paruh waktu",
    " di pendopo, Rabu (29/10/2025)",
    ". ",
    ".\n\n",
    "\r\n",
    "\n",
    ", ",
    "\"Kami siap bekerja",
    "“Selamat bertugas,” kata Kepala BKPSDM Sari Wulandari",
    "Ia mengatakan bahwa 40 guru belum diangkat",
    "\"",
    "”",
    "<p>",
    "</p>",
    "&quot;",
    "Baca juga: Harga Beras Naik",
    "ADVERTISEMENT",
    " (Ara)",
    "[x](f1 2",
    "{q1}",
    " | ",
    " / ",
    "\\",
    ": ",
    "terdiri dari 300 PNS dan 200 PPPK",
    "Kabupaten ini memiliki 500 ASN",
    "CONTOH, Kabar Contoh – ",
    "\u{200b}",
    "🌊",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_draft_can_be_written(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..30)) {
        let draft = draft(&pieces.concat());
        if !draft.article.answers.sentences.is_empty() {
            let written = write_draft(&draft.article, &draft.style, &draft.open);
            prop_assert!(written.is_ok(), "{:?}: {:?}", written, draft);
        }
    }
}

#[test]
fn a_draft_says_what_the_record_says() {
    let text = "Bupati Contoh Rahmat Sutejo melantik 120 PPPK di pendopo, Rabu (29/10/2025).\n\n\
                “Selamat bertugas,” kata Kepala BKPSDM Sari Wulandari.\n";
    let draft = draft(text);
    let written = write_draft(&draft.article, &draft.style, &draft.open).expect("it can be written");
    assert_eq!(
        (draft.article.id.as_str(), draft.notes.as_slice(), written.problems.as_slice()),
        ("berita-a-1", &[][..], &[][..])
    );
    for line in [
        "FA:e1 | Bupati Contoh Rahmat Sutejo melantik [120 PPPK](f1 120 pppk appointed) di pendopo, Rabu (29/10/2025).",
        "Q | “{q1}Selamat bertugas{/q1},” kata Kepala BKPSDM Sari Wulandari.\\n",
        "q1: direct | speaker=Sari Wulandari | role=Kepala BKPSDM | cue=kata | by=name",
    ] {
        assert!(written.source.lines().any(|written| written == line), "{line} is not in\n{}", written.source);
    }
}

#[test]
fn a_step_of_which_nothing_is_known_is_left_open() {
    let mut draft = draft("Bupati Contoh hadir di pendopo.");
    draft.article.answers.sentences[0].labels.insert(Label::Appointment);
    let draft = Draft::of_gold(draft.article, "draft".into());
    let written = write_draft(&draft.article, &draft.style, &draft.open).expect("it can be written");
    assert!(written.source.contains("A:e1 | Bupati Contoh hadir") && written.source.contains("e1: KIND STATUS"));
    assert!(written.problems.iter().any(|problem| problem.reason.contains("KIND STATUS")), "{:?}", written.problems);
}

#[test]
fn ids_become_names_of_files() {
    let slugs = ["Berita/Kota Contoh_1.txt", "rows.jsonl:12", "…", "a--b-"].map(tidy::slug);
    assert_eq!(slugs, ["berita-kota-contoh-1", "rows-jsonl-12", "article", "a-b"]);
}
