//! Cases of every rule, and the laws on the way.

use super::*;

/// Cleans with all rules and checks the laws on the way.
fn cleaned(raw: &str) -> String {
    let clean = clean(raw, Rules::all());
    let mut rebuilt = String::new();
    let mut at = 0;
    for edit in clean.edits() {
        rebuilt.push_str(&raw[at..edit.span.start()]);
        rebuilt.push_str(edit.to);
        assert_eq!(edit.from, edit.span.of(raw));
        at = edit.span.end();
    }
    rebuilt.push_str(&raw[at..]);
    assert_eq!(rebuilt, clean.text(), "edits of {raw:?}");
    assert!(super::clean(clean.text(), Rules::all()).is_borrowed(), "{raw:?} -> {:?} is cleaned again", clean.text());
    clean.text().to_owned()
}

#[test]
fn cases() {
    for (raw, want) in [
        ("Bupati dìlantik dì pendopo, kinì resmì.", "Bupati dilantik di pendopo, kini resmi."),
        ("Dì sisi lain, program inì berjalan.", "Di sisi lain, program ini berjalan."),
        (
            "José dan Müller minum di Café naïve bersama Muḥammad dan Déwi.",
            "José dan Müller minum di Café naïve bersama Muḥammad dan Déwi.",
        ),
        ("Warga di Hà Nội menyebutnya người dân Phú Thọ.", "Warga di Hà Nội menyebutnya người dân Phú Thọ."),
        ("“Kami siap,” ujar dia.", "\"Kami siap,\" ujar dia."),
        ("„Kami siap‟ dan «ya»", "\"Kami siap\" dan \"ya\""),
        ("Jum’at dan Ma‘ruf", "Jum'at dan Ma'ruf"),
        ("pe\u{200b}gawai\u{ad} baru\u{a0}saja", "pegawai baru saja"),
        ("１２０ ＰＮＳ", "120 PNS"),
        ("oﬁsial", "ofisial"),
        ("guru&amp;nbsp;honorer &quot;baru&quot; R&amp;D &amp;amp;lt;", "guru honorer \"baru\" R&D <"),
        ("<p>Bupati <b>hadir</b>nya.</p><br/>x < y <3", "\nBupati hadirnya.\n\nx < y <3"),
        ("cafe\u{301} a\u{300}", "café à"),
        ("реmerintah dаerah", "pemerintah daerah"),
        ("Москва", "Москва"),
        ("â€œKami siapâ€\u{9d} kata JosÃ©", "\"Kami siap\" kata José"),
        ("mereka mendapat informasinya.Melansir laman resmi", "mereka mendapat informasinya. Melansir laman resmi"),
        ("120 orang,sedangkan sisanya", "120 orang, sedangkan sisanya"),
        ("Ia menjabat sebagaiBupati Contoh diJakarta.", "Ia menjabat sebagai Bupati Contoh di Jakarta."),
        ("detikJatim, iPhone, YouTube dan McDonald", "detikJatim, iPhone, YouTube dan McDonald"),
        ("120 PPPKyang hadir", "120 PPPK yang hadir"),
        (
            "2.181 orang pukul 08.00 oleh Contoh, S.Pd.,M.M. di Kabarcontoh.com",
            "2.181 orang pukul 08.00 oleh Contoh, S.Pd.,M.M. di Kabarcontoh.com",
        ),
        ("luar biasa!!! benar,, ya...... begitu..", "luar biasa! benar, ya... begitu."),
    ] {
        assert_eq!(cleaned(raw), want, "{raw:?}");
    }
}

#[test]
fn clean_text_is_borrowed() {
    let text = "Sebanyak 120 guru dilantik di Kabupaten Contoh. \"Selamat,\" kata Bupati.\nJosé hadir.";
    assert!(clean(text, Rules::all()).is_borrowed());
}

#[test]
fn each_rule_can_be_switched_off() {
    let raw = "<b>JosÃ©</b> &amp; e\u{301}\u{200b}\u{ad}\u{a0}１ﬁ реda inì dì “a” ya!! kabar.Baru saja";
    for rule in Rule::ALL {
        let without = clean(raw, Rules::all().without(*rule));
        assert!(without.edits().all(|edit| edit.rule.split('+').all(|name| name != rule.name())), "{rule:?}");
        assert!(clean(raw, Rules::none().with(*rule)).edits().all(|edit| edit.rule == rule.name()), "{rule:?}");
        assert_eq!(Rule::from_name(rule.name()), Some(*rule));
    }
    assert!(clean(raw, Rules::none()).is_borrowed());
}

#[test]
fn raw_spans_tile_and_show_the_evidence() {
    let raw = "\u{200b}Dì\u{200b} kota &amp; “desa”,inì dì sana.Kami ada";
    let clean = clean(raw, Rules::all());
    let cuts: Vec<usize> = clean.text().char_indices().map(|(at, _)| at).chain([clean.text().len()]).collect();
    let mut at = 0;
    for pair in cuts.windows(2) {
        let span = clean.raw(Span::new(pair[0], pair[1]));
        assert_eq!(span.start(), at);
        at = span.end();
    }
    assert_eq!(at, raw.len());
    let word = clean.text().find("desa").unwrap();
    assert_eq!(clean.raw(Span::new(word, word + 4)).of(raw), "desa");
    assert_eq!(clean.raw(Span::new(0, 2)).of(raw), "\u{200b}Dì\u{200b}");
}
