use super::*;
use crate::clean::Rules;

/// The dates of a sentence as `text=from..to`, read on Wednesday 10 September 2025.
fn found(text: &str, anchored: bool) -> String {
    let doc = Document::new(text, Rules::none());
    let anchor = Day::new(2025, 9, 10).filter(|_| anchored);
    let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let shown: Vec<String> = all_dates(&doc, anchor)
        .concat()
        .iter()
        .map(|date| format!("{}={}..{}", date.span.of(doc.text()), iso(date.from), iso(date.to)))
        .collect();
    shown.join("; ")
}

#[test]
fn dates_that_stand_for_themselves() {
    for (text, want) in [
        ("Mereka tiba Rabu (29/10/2025) pagi", "Rabu (29/10/2025)=2025-10-29..2025-10-29"),
        ("Rapat Selasa, 4 Maret 2025 di aula", "Selasa, 4 Maret 2025=2025-03-04..2025-03-04"),
        ("katanya Jumat malam (3/1/2025)", "Jumat malam (3/1/2025)=2025-01-03..2025-01-03"),
        ("ujarnya, Senin (17-6-2019)", "Senin (17-6-2019)=2019-06-17..2019-06-17"),
        ("pada 17.6.2019 lalu", "17.6.2019=2019-06-17..2019-06-17"),
        ("digelar 5/5/25 di sini", "5/5/25=2025-05-05..2025-05-05"),
        ("dibuka awal Agustus 2025", "awal Agustus 2025=2025-08-01..2025-08-10"),
        ("pada pertengahan Agustus 2025", "pertengahan Agustus 2025=2025-08-11..2025-08-20"),
        ("pada akhir Februari 2024", "akhir Februari 2024=2024-02-21..2024-02-29"),
        ("awal tahun 2025", "awal tahun 2025=2025-01-01..2025-03-31"),
        ("pertengahan tahun 2025", "pertengahan tahun 2025=2025-05-01..2025-08-31"),
        ("akhir 2025", "akhir 2025=2025-10-01..2025-12-31"),
        ("dilantik Juni 2025", "Juni 2025=2025-06-01..2025-06-30"),
        ("paling lambat 25 Agustus 2025", "paling lambat 25 Agustus 2025=..2025-08-25"),
        ("paling lambat pada 25 Agustus 2025", "paling lambat pada 25 Agustus 2025=..2025-08-25"),
        ("mulai 1 Juli 2025", "mulai 1 Juli 2025=2025-07-01.."),
        ("terhitung mulai tanggal 1 Juli 2025", "terhitung mulai tanggal 1 Juli 2025=2025-07-01.."),
        ("sejak 2015", "sejak 2015=2015-01-01.."),
        ("sebelum 28 Desember 2025", "sebelum 28 Desember 2025=..2025-12-27"),
        ("pada 7-9 Maret 2025", "7-9 Maret 2025=2025-03-07..2025-03-09"),
        ("1 hingga 31 Januari 2025", "1 hingga 31 Januari 2025=2025-01-01..2025-01-31"),
        ("1 Februari hingga 3 Maret 2025", "1 Februari hingga 3 Maret 2025=2025-02-01..2025-03-03"),
        ("19 Januari-18 Februari 2022", "19 Januari-18 Februari 2022=2022-01-19..2022-02-18"),
        ("20 Desember sampai 5 Januari 2026", "20 Desember sampai 5 Januari 2026=2025-12-20..2026-01-05"),
        ("mulai 1 hingga 15 Nopember 2020", "mulai 1 hingga 15 Nopember 2020=2020-11-01..2020-11-15"),
        ("Maret-April 2025", "Maret-April 2025=2025-03-01..2025-04-30"),
        ("per 1 Februari 2026", "1 Februari 2026=2026-02-01..2026-02-01"),
        ("pada 3 Agt 2021", "3 Agt 2021=2021-08-03..2021-08-03"),
        ("tanggal 2 Pebruari 2021", "tanggal 2 Pebruari 2021=2021-02-02..2021-02-02"),
        ("sepanjang tahun 2023", "sepanjang tahun 2023=2023-01-01..2023-12-31"),
        ("pekan kedua Desember 2025", "pekan kedua Desember 2025=2025-12-08..2025-12-14"),
    ] {
        assert_eq!(found(text, false), want, "{text}");
    }
}

#[test]
fn dates_that_need_the_day_of_the_article() {
    for (text, want) in [
        ("dilantik hari ini", "hari ini=2025-09-10..2025-09-10"),
        ("tiba kemarin sore", "kemarin sore=2025-09-09..2025-09-09"),
        ("dibuka besok", "besok=2025-09-11..2025-09-11"),
        ("selesai pekan ini", "pekan ini=2025-09-08..2025-09-14"),
        ("selesai pekan lalu", "pekan lalu=2025-09-01..2025-09-07"),
        ("dibuka bulan depan", "bulan depan=2025-10-01..2025-10-31"),
        ("bulan lalu", "bulan lalu=2025-08-01..2025-08-31"),
        ("akhir bulan ini", "akhir bulan ini=2025-09-21..2025-09-30"),
        ("tahun ini", "tahun ini=2025-01-01..2025-12-31"),
        ("akhir tahun lalu", "akhir tahun lalu=2024-10-01..2024-12-31"),
        ("Juni lalu", "Juni lalu=2025-06-01..2025-06-30"),
        ("pada 18 Desember lalu", "18 Desember lalu=2024-12-18..2024-12-18"),
        ("Februari mendatang", "Februari mendatang=2026-02-01..2026-02-28"),
        ("sejak April", "sejak April=2025-04-01.."),
        ("katanya, Selasa (9/9)", "Selasa (9/9)=2025-09-09..2025-09-09"),
        ("Senin lalu ia datang", "Senin lalu=2025-09-08..2025-09-08"),
        ("mulai Kamis depan", "mulai Kamis depan=2025-09-11.."),
        ("tiga hari lalu", "tiga hari lalu=2025-09-07..2025-09-07"),
        ("hari ini, Rabu (10/9/2025)", "hari ini, Rabu (10/9/2025)=2025-09-10..2025-09-10"),
    ] {
        assert_eq!(found(text, true), want, "{text}");
    }
    assert_eq!(found("hari ini dan pekan depan", false), "hari ini=..; pekan depan=..");
}

#[test]
fn the_sentences_before_give_the_year() {
    let text = "Tes digelar 4 Maret 2023.\nPengumuman keluar pada bulan Juni.";
    assert_eq!(found(text, true), "4 Maret 2023=2023-03-04..2023-03-04; bulan Juni=2023-06-01..2023-06-30");
}

#[test]
fn what_is_no_date() {
    for text in [
        "Undang-Undang Nomor 20 Tahun 2023 tentang ASN",
        "anggota dewan periode 2019-2024",
        "masa kerja dua tahun dan tiga bulan",
        "dari formasi tahun 2024",
        "tahun ajaran 2024/2025",
        "nomor 800/12/2025 dan 31/02/2025",
        "sampai 30 orang",
        "hingga 2000 orang",
        "pukul 08.00 sampai 12.30 WIB",
        "Bapak Juni Ardianto hadir",
        "dua minggu setelah itu",
        "sebanyak 2.025 formasi",
        "kelas R2/R3",
        "nilai 7-9 dari 10",
    ] {
        assert_eq!(found(text, true), "", "{text}");
    }
}
