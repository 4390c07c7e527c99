use super::*;
use crate::assemble::calendar::Calendar;
use crate::assemble::figure::{Judge, figures};
use crate::clean::Rules;
use crate::label::Labelled;
use crate::terms::Label;

/// The checks of a text of which every sentence is labelled quota, as `kind whole=parts difference`.
fn drawn(text: &str) -> Vec<String> {
    let doc = Document::new(text, Rules::none());
    let quota = Labelled { labels: [Label::Quota].into_iter().collect(), scores: [1.0, 0.0, 0.0] };
    let labels = vec![quota; doc.sentences.len()];
    let figures = figures(&doc, &labels, &Judge::rules(), &Calendar::default()).figures;
    let value = |at: usize| figures[at].value.unwrap_or_default().to_string();
    let shown = |check: CheckDraft| {
        let parts: Vec<String> = check.parts.iter().map(|at| value(*at)).collect();
        let derived = check.value.map(|value| format!(" gives {value}")).unwrap_or_default();
        let holds = if check.kind == CheckKind::Conflict && check.holds { " reconciled" } else { "" };
        format!("{} {}={} {}{derived}{holds}", check.kind.word(), value(check.whole), parts.join("+"), check.difference)
    };
    checks(&doc, &figures).into_iter().map(shown).collect()
}

#[test]
fn what_the_wording_supports() {
    for (text, want) in [
        ("Kota Contoh memiliki 500 ASN, terdiri dari 300 PNS dan 200 PPPK.", vec!["sum 500=300+200 0"]),
        ("Kota Contoh memiliki 500 ASN, terdiri dari 300 PNS dan 210 PPPK.", vec!["sum 500=300+210 10"]),
        (
            "Sebanyak 90 honorer diusulkan.\nDari jumlah tersebut, 60 orang guru dan 30 orang bidan.",
            vec!["sum 90=60+30 0"],
        ),
        (
            "Sebanyak 90 honorer diusulkan.\nDari jumlah tersebut, 60 orang guru, sisanya perawat.",
            vec!["remainder 90=60 0 gives 30"],
        ),
        (
            "Sebanyak 900 honorer diusulkan.\nDari jumlah tersebut, sekitar 600 orang guru, sisanya perawat.",
            vec!["remainder 900=600 0 gives 300"],
        ),
        // Wholes within a whole.
        (
            "Sebanyak 60 pejabat dilantik, meliputi 20 camat terdiri dari 12 orang mutasi dan 8 orang promosi, serta 40 lurah terdiri dari 30 orang mutasi dan 10 orang promosi.",
            vec!["sum 60=20+40 0", "sum 20=12+8 0", "sum 40=30+10 0"],
        ),
        (
            "Terdapat 541 honorer, di mana 91 orang di antaranya diperiksa.\nUntuk sisanya dicarikan jalan keluar.",
            vec!["remainder 541=91 0 gives 450"],
        ),
        ("Saat ini ada 400 ASN.\nDengan dilantiknya 25 CPNS, total ASN menjadi 425 orang.", vec!["sum 425=400+25 0"]),
        (
            "Sebanyak 918 pelamar lulus.\nDari total pelamar itu, 914 orang mengikuti tes.\nSementara 4 orang lainnya tidak.",
            vec!["sum 918=914+4 0"],
        ),
        (
            "Sebanyak 7.969 PPPK dilantik.\nKota Contoh melantik hampir 8 ribu PPPK.",
            vec!["conflict 7969=8000 0 reconciled"],
        ),
    ] {
        assert_eq!(drawn(text), want, "{text}");
    }
}

#[test]
fn no_false_alarms() {
    for text in [
        "Sebanyak 90 honorer diusulkan.\nKota itu memiliki 300 PNS dan 200 PPPK.",
        "Sekitar 90 honorer diusulkan, terdiri dari 50 guru dan 30 bidan.",
        // Three numbers that fit by chance.
        "Sebanyak 405 dokter, 399 perawat, 43 bidan, dan 6 petugas rekam medis bekerja di sana.",
        "Sebanyak 97 CPNS menerima SK.\nSebanyak 101 PNS diangkat.\nSebanyak 4 CPNS lain menyusul.",
        // A number that is no figure would be missing in the sum.
        "Acara diikuti 800 pegawai, terdiri dari 573 pegawai pusat, 50 karung taruna, dan 90 pegawai desa.",
        // Another thing that is nearly as large.
        "Sebanyak 1.913 PPPK dilantik.\nSeribuan PPPK dilantik di daerah lain.",
        "Sebanyak 7.969 PPPK dilantik.\nHampir 8 ribu honorer belum diangkat.",
        "UU Nomor 7 menyebut anggota PPK tiga orang.\nBerbeda dengan UU Nomor 15 yang mengatur lima orang.",
    ] {
        assert_eq!(drawn(text), Vec::<String>::new(), "{text}");
    }
}
