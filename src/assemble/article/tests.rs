use super::*;
use crate::clean::Rules;

fn fields(meta: &Meta, text: &str) -> ArticleFields {
    article_fields(&Document::new(text, Rules::all()), meta)
}

#[test]
fn datelines_and_outlets() {
    let body = "Sebanyak dua belas guru menerima surat keputusan di aula kantor daerah, Senin pagi tadi.";
    let mut wrong = Vec::new();
    for (head, place, outlet) in [
        ("PALEMBANG, SP – ", Some("PALEMBANG"), Some("SP")),
        ("JAKARTA, KABARKITA.com - ", Some("JAKARTA"), Some("KABARKITA.com")),
        ("Jakarta (NUSA) - ", Some("Jakarta"), Some("NUSA")),
        ("Jakarta - ", Some("Jakarta"), None),
        ("OKU Timur - ", Some("OKU Timur"), None),
        ("MANGGAR – ", Some("MANGGAR"), None),
        ("SIMPANG EMPAT — ", Some("SIMPANG EMPAT"), None),
        ("SELATPANJANG- ", Some("SELATPANJANG"), None),
        ("KABAR-TIMUR.COM, KEFAMENANU - ", Some("KEFAMENANU"), Some("KABAR-TIMUR.COM")),
        ("KABARSOLO.COM - ", None, Some("KABARSOLO.COM")),
        ("Kabarnusa.com, Jakarta", Some("Jakarta"), Some("Kabarnusa.com")),
        ("Cilegon, Banten (WN) - ", Some("Cilegon, Banten"), Some("WN")),
        ("Kupang, 12/3/2025 (Kabar Flores) -- ", Some("Kupang"), Some("Kabar Flores")),
        ("Jakarta\n-\n", Some("Jakarta"), None),
        ("Bupati Lantik Dua Belas Guru Baru\nTIMIKA – ", Some("TIMIKA"), None),
        ("Laporan Wartawan Kabar Flores, Umbu Ama\nWAINGAPU, KABAR FLORES - ", Some("WAINGAPU"), Some("KABAR FLORES")),
        ("Way Kanan, Lampung – ", Some("Way Kanan"), None),
        ("(Danu – Dinas Kominfo)\nTIMIKA – ", Some("TIMIKA"), None),
        // On one line with a headline, without a free dash, set off by other points.
        ("Dua Belas Guru Sikka Terima Surat MAUMERE, Kabar Flores - ", Some("MAUMERE"), Some("Kabar Flores")),
        ("Dua Belas Guru Payakumbuh Terima Surat Payakumbuh - ", Some("Payakumbuh"), None),
        ("SAMPANG-", Some("SAMPANG"), None),
        ("Padang Aro: ", Some("Padang Aro"), None),
        ("RSPD, Kalabahi: ", Some("Kalabahi"), Some("RSPD")),
        ("KEBUMEN. ", Some("KEBUMEN"), None),
        ("NABIRE | ", Some("NABIRE"), None),
        ("RN, Manokwari - ", Some("Manokwari"), Some("RN")),
        ("TELUK DALAM – ", Some("TELUK DALAM"), None),
        ("SoE, Diskominfo TTS – ", Some("SoE"), Some("Diskominfo TTS")),
        // No datelines.
        ("Bupati Sikka – yang baru dilantik – hadir. ", None, None),
        ("Ia menunggu di sana - lama sekali. ", None, None),
        ("Guru non-ASN hadir. ", None, None),
        ("Bupati Sikka: guru harus sabar. ", None, None),
        ("Dua Belas Guru, Kabar Baik di Akhir Tahun KABARKITA.COM - ", None, None),
        ("", None, None),
    ] {
        let found = fields(&Meta::default(), &format!("{head}{body}\n{body}"));
        if (found.dateline.as_deref(), found.outlet.as_deref()) != (place, outlet) {
            wrong.push((head, found.dateline, found.outlet));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_outlet_of_the_metadata_is_no_place() {
    let meta = Meta { outlet: Some("Demak Bintoro".into()), ..Meta::default() };
    let found = fields(&meta, "Demak Bintoro - Koperasi mulai melayani warga.");
    assert_eq!((found.dateline, found.outlet.as_deref()), (None, Some("Demak Bintoro")));
}

#[test]
fn titles() {
    let body = "Sebanyak dua belas guru menerima surat keputusan di aula kantor daerah, Senin pagi tadi.";
    for (first, want) in [
        ("Dua Belas Guru di Sikka Terima SK", Some("Dua Belas Guru di Sikka Terima SK")),
        ("Guru Mengeluh, Gaji Belum Cair?", Some("Guru Mengeluh, Gaji Belum Cair?")),
        ("[SALAH] Surat Pengangkatan Guru", Some("[SALAH] Surat Pengangkatan Guru")),
        ("Guru menerima surat itu kemarin.", None),
        ("Laporan Wartawan Kabar Flores", None),
        ("Jakarta", None),
        ("Dua Belas Guru Baru Menerima Surat\nkeputusan mereka kemarin", None),
    ] {
        assert_eq!(fields(&Meta::default(), &format!("{first}\n{body}")).title.as_deref(), want, "{first}");
    }
    let meta = Meta { title: Some(" Judul dari Sumber ".into()), ..Meta::default() };
    assert_eq!(fields(&meta, body).title.as_deref(), Some("Judul dari Sumber"));
}

#[test]
fn days_of_publication() {
    let day = |date: Option<&str>, url: Option<&str>| {
        let meta = Meta { date: date.map(str::to_owned), url: url.map(str::to_owned), ..Meta::default() };
        fields(&meta, "Ia tiba, Senin (3/3/2025).").published
    };
    assert_eq!(day(Some("Tayang: Senin, 9 Juni 2025 20:12 WIB"), None).as_deref(), Some("2025-06-09"));
    assert_eq!(day(None, Some("https://contoh.id/read/2025/06/20/judul-berita")).as_deref(), Some("2025-06-20"));
    assert_eq!(day(None, Some("https://contoh.id/2025-06-20-judul")).as_deref(), Some("2025-06-20"));
    assert_eq!(day(None, Some("https://contoh.id/2021/05/20-guru-diangkat.html")), None);
    assert_eq!(day(None, None), None, "a day in the text is not the day of publication");
}
