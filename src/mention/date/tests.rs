use super::*;
use crate::clean::Rules;

/// The dates of a text as `text=from..to`, read on Wednesday 10 September 2025.
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

/// Holds every row of a table against what is read from its text, and shows all that differ.
fn all_right(rows: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let wrong = rows.iter().filter_map(|(text, want)| {
        let got = read(text);
        (got != *want).then(|| format!("{text}\n   want {want}\n    got {got}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn days_that_stand_for_themselves() {
    all_right(
        &[
            ("Mereka tiba Rabu (29/10/2025) pagi", "Rabu (29/10/2025)=2025-10-29..2025-10-29"),
            ("Rapat Selasa, 4 Maret 2025 di aula", "Selasa, 4 Maret 2025=2025-03-04..2025-03-04"),
            ("katanya Jumat malam (3/1/2025)", "Jumat malam (3/1/2025)=2025-01-03..2025-01-03"),
            ("ujarnya, Senin (17-6-2019)", "Senin (17-6-2019)=2019-06-17..2019-06-17"),
            ("ujarnya, Jum'at 21/02/2025 lalu", "Jum'at 21/02/2025 lalu=2025-02-21..2025-02-21"),
            ("pada 17.6.2019 lalu", "17.6.2019 lalu=2019-06-17..2019-06-17"),
            ("digelar 5/5/25 di sini", "5/5/25=2025-05-05..2025-05-05"),
            ("tercatat 2025-10-29 di laman", "2025-10-29=2025-10-29..2025-10-29"),
            ("pada 3 Agt 2021", "3 Agt 2021=2021-08-03..2021-08-03"),
            ("pada 3 Agt. 2021 siang", "3 Agt. 2021=2021-08-03..2021-08-03"),
            ("tanggal 2 Pebruari 2021", "tanggal 2 Pebruari 2021=2021-02-02..2021-02-02"),
            ("tgl. 14 Nop 2022", "tgl. 14 Nop 2022=2022-11-14..2022-11-14"),
            ("pada 1 Desember tahun 2023", "1 Desember tahun 2023=2023-12-01..2023-12-01"),
            ("tanggal 9 bulan Mei 2024", "tanggal 9 bulan Mei 2024=2024-05-09..2024-05-09"),
            ("surat tertanggal 5 Juni 2023", "tertanggal 5 Juni 2023=2023-06-05..2023-06-05"),
            ("SENIN (1/12/2025) MALAM", "SENIN (1/12/2025)=2025-12-01..2025-12-01"),
            ("hari Kamis, 11 Juli 2024", "hari Kamis, 11 Juli 2024=2024-07-11..2024-07-11"),
        ],
        |text| found(text, false),
    );
}

#[test]
fn several_days() {
    all_right(
        &[
            ("pada 7-9 Maret 2025", "7-9 Maret 2025=2025-03-07..2025-03-09"),
            ("1 hingga 31 Januari 2025", "1 hingga 31 Januari 2025=2025-01-01..2025-01-31"),
            ("20 dan 21 Oktober 2025", "20 dan 21 Oktober 2025=2025-10-20..2025-10-21"),
            ("20, 21, dan 22 Oktober 2025", "20, 21, dan 22 Oktober 2025=2025-10-20..2025-10-22"),
            ("20, 21 dan 22 Oktober 2025", "20, 21 dan 22 Oktober 2025=2025-10-20..2025-10-22"),
            ("1 Februari hingga 3 Maret 2025", "1 Februari hingga 3 Maret 2025=2025-02-01..2025-03-03"),
            ("19 Januari-18 Februari 2022", "19 Januari-18 Februari 2022=2022-01-19..2022-02-18"),
            ("20 Desember sampai 5 Januari 2026", "20 Desember sampai 5 Januari 2026=2025-12-20..2026-01-05"),
            ("mulai 1 hingga 15 Nopember 2020", "mulai 1 hingga 15 Nopember 2020=2020-11-01..2020-11-15"),
            ("mulai tanggal 1 s.d. 15 Mei 2020", "mulai tanggal 1 s.d. 15 Mei 2020=2020-05-01..2020-05-15"),
            ("Selasa-Rabu (29-30/10/2025)", "Selasa-Rabu (29-30/10/2025)=2025-10-29..2025-10-30"),
            ("Sabtu dan Minggu, 4-5 Mei 2024", "Sabtu dan Minggu, 4-5 Mei 2024=2024-05-04..2024-05-05"),
            ("Maret-April 2025", "Maret-April 2025=2025-03-01..2025-04-30"),
            ("Oktober dan November 2024", "Oktober dan November 2024=2024-10-01..2024-11-30"),
        ],
        |text| found(text, false),
    );
}

#[test]
fn months_years_and_their_parts() {
    all_right(
        &[
            ("dibuka awal Agustus 2025", "awal Agustus 2025=2025-08-01..2025-08-10"),
            ("pada pertengahan Agustus 2025", "pertengahan Agustus 2025=2025-08-11..2025-08-20"),
            ("pada akhir Februari 2024", "akhir Februari 2024=2024-02-21..2024-02-29"),
            ("awal tahun 2025", "awal tahun 2025=2025-01-01..2025-03-31"),
            ("pertengahan tahun 2025", "pertengahan tahun 2025=2025-05-01..2025-08-31"),
            ("akhir 2025", "akhir 2025=2025-10-01..2025-12-31"),
            ("dilantik Juni 2025", "Juni 2025=2025-06-01..2025-06-30"),
            ("dilantik Okt. 2025", "Okt. 2025=2025-10-01..2025-10-31"),
            ("pekan kedua Desember 2025", "pekan kedua Desember 2025=2025-12-08..2025-12-14"),
            ("minggu ke-3 bulan Mei 2024", "minggu ke-3 bulan Mei 2024=2024-05-15..2024-05-21"),
            ("pekan terakhir Juni 2024", "pekan terakhir Juni 2024=2024-06-24..2024-06-30"),
            ("semester pertama 2025", "semester pertama 2025=2025-01-01..2025-06-30"),
            ("triwulan III tahun 2024", "triwulan III tahun 2024=2024-07-01..2024-09-30"),
            ("sepanjang tahun 2023", "sepanjang tahun 2023=2023-01-01..2023-12-31"),
            ("selama 2022 saja", "selama 2022=2022-01-01..2022-12-31"),
            ("pada tahun 2019 lalu", "pada tahun 2019 lalu=2019-01-01..2019-12-31"),
        ],
        |text| found(text, false),
    );
}

#[test]
fn dates_open_at_one_end() {
    all_right(
        &[
            ("paling lambat 25 Agustus 2025", "paling lambat 25 Agustus 2025=..2025-08-25"),
            ("paling lambat pada 25 Agustus 2025", "paling lambat pada 25 Agustus 2025=..2025-08-25"),
            ("selambat-lambatnya tanggal 3 Mei 2025", "selambat-lambatnya tanggal 3 Mei 2025=..2025-05-03"),
            ("sampai dengan 31 Desember 2025", "sampai dengan 31 Desember 2025=..2025-12-31"),
            ("s.d. 30 Juni 2025", "s.d. 30 Juni 2025=..2025-06-30"),
            ("tenggat 30 Juni 2025", "tenggat 30 Juni 2025=..2025-06-30"),
            ("hingga akhir Mei 2025", "hingga akhir Mei 2025=..2025-05-31"),
            ("mulai 1 Juli 2025", "mulai 1 Juli 2025=2025-07-01.."),
            ("terhitung mulai tanggal 1 Juli 2025", "terhitung mulai tanggal 1 Juli 2025=2025-07-01.."),
            ("terhitung mulai tanggal (TMT) 1 Mei 2025", "terhitung mulai tanggal (TMT) 1 Mei 2025=2025-05-01.."),
            ("TMT 1 Maret 2024", "TMT 1 Maret 2024=2024-03-01.."),
            ("berlaku efektif per 1 Mei 2025", "berlaku efektif per 1 Mei 2025=2025-05-01.."),
            ("sejak 2015", "sejak 2015=2015-01-01.."),
            ("sejak tahun 2015", "sejak tahun 2015=2015-01-01.."),
            ("setelah 17 Agustus 2025", "setelah 17 Agustus 2025=2025-08-17.."),
            ("sebelum 28 Desember 2025", "sebelum 28 Desember 2025=..2025-12-27"),
            ("sebelum tahun 2025 berakhir", "sebelum tahun 2025=..2025-12-31"),
            ("per 1 Februari 2026", "per 1 Februari 2026=2026-02-01..2026-02-01"),
            ("sejak Maret hingga 9 April 2021", "sejak Maret hingga 9 April 2021=2021-03-01..2021-04-09"),
        ],
        |text| found(text, false),
    );
}

#[test]
fn dates_that_need_the_day_of_the_article() {
    all_right(
        &[
            ("dilantik hari ini", "hari ini=2025-09-10..2025-09-10"),
            ("dilantik hari ini juga", "hari ini juga=2025-09-10..2025-09-10"),
            ("dilantik siang tadi", "siang tadi=2025-09-10..2025-09-10"),
            ("tiba kemarin sore", "kemarin sore=2025-09-09..2025-09-09"),
            ("tiba semalam", "semalam=2025-09-09..2025-09-09"),
            ("dibuka besok", "besok=2025-09-11..2025-09-11"),
            ("dibuka esok hari", "esok hari=2025-09-11..2025-09-11"),
            ("dibuka lusa", "lusa=2025-09-12..2025-09-12"),
            ("hari ini, Rabu (10/9/2025)", "hari ini, Rabu (10/9/2025)=2025-09-10..2025-09-10"),
            ("kemarin (9/9)", "kemarin (9/9)=2025-09-09..2025-09-09"),
            ("hari ini Rabu, 10 September 2025", "hari ini Rabu, 10 September 2025=2025-09-10..2025-09-10"),
            ("katanya, Selasa (9/9)", "Selasa (9/9)=2025-09-09..2025-09-09"),
            ("dilantik Senin (15/9) mendatang", "Senin (15/9) mendatang=2025-09-15..2025-09-15"),
            ("Senin lalu ia datang", "Senin lalu=2025-09-08..2025-09-08"),
            ("Senin pagi Bupati melantik", "Senin pagi=2025-09-08..2025-09-08"),
            ("mulai Kamis depan", "mulai Kamis depan=2025-09-11.."),
            ("Jumat pekan lalu", "Jumat pekan lalu=2025-09-05..2025-09-05"),
            ("tiga hari lalu", "tiga hari lalu=2025-09-07..2025-09-07"),
            ("dua hari lagi", "dua hari lagi=2025-09-12..2025-09-12"),
            ("dua pekan lagi", "dua pekan lagi=2025-09-22..2025-09-28"),
            ("setahun yang lalu", "setahun yang lalu=2024-01-01..2024-12-31"),
            ("selesai pekan ini", "pekan ini=2025-09-08..2025-09-14"),
            ("selesai pekan lalu", "pekan lalu=2025-09-01..2025-09-07"),
            ("akhir pekan ini", "akhir pekan ini=2025-09-13..2025-09-14"),
            ("dibuka bulan depan", "bulan depan=2025-10-01..2025-10-31"),
            ("bulan lalu", "bulan lalu=2025-08-01..2025-08-31"),
            ("akhir bulan ini", "akhir bulan ini=2025-09-21..2025-09-30"),
            ("tahun ini", "tahun ini=2025-01-01..2025-12-31"),
            ("akhir tahun lalu", "akhir tahun lalu=2024-10-01..2024-12-31"),
            ("awal tahun nanti", "awal tahun nanti=2026-01-01..2026-03-31"),
            ("sebelum akhir tahun", "sebelum akhir tahun=..2025-12-31"),
        ],
        |text| found(text, true),
    );
    // Without the day of the article nobody knows.
    assert_eq!(found("hari ini dan pekan depan", false), "hari ini=..; pekan depan=..");
}

#[test]
fn months_and_days_without_a_year() {
    all_right(
        &[
            ("Juni lalu", "Juni lalu=2025-06-01..2025-06-30"),
            ("awal Agustus lalu", "awal Agustus lalu=2025-08-01..2025-08-10"),
            ("pada 18 Desember lalu", "18 Desember lalu=2024-12-18..2024-12-18"),
            ("Februari mendatang", "Februari mendatang=2026-02-01..2026-02-28"),
            ("Mei tahun lalu", "Mei tahun lalu=2024-05-01..2024-05-31"),
            ("Maret tahun depan", "Maret tahun depan=2026-03-01..2026-03-31"),
            ("sejak April", "sejak April=2025-04-01.."),
            ("dilantik 22 Desember", "22 Desember=2025-12-22..2025-12-22"),
            ("dilantik pada awal Januari", "awal Januari=2026-01-01..2026-01-10"),
            ("sebelum Natal", "sebelum Natal=..2025-12-24"),
            ("usai Lebaran", "usai Lebaran=2025-03-31.."),
        ],
        |text| found(text, true),
    );
}

#[test]
fn what_stands_near_gives_the_year() {
    all_right(
        &[
            (
                "Tes digelar 4 Maret 2023.\nPengumuman keluar pada bulan Juni.",
                "4 Maret 2023=2023-03-04..2023-03-04; bulan Juni=2023-06-01..2023-06-30",
            ),
            (
                "Mereka diangkat pada 1 Mei 2024.\nSehari kemudian SK diambil.",
                "1 Mei 2024=2024-05-01..2024-05-01; Sehari kemudian=2024-05-02..2024-05-02",
            ),
        ],
        |text| found(text, true),
    );
    // Without the day of the article a day that it prints tells the year, not what "kemarin" was.
    let text = "Mereka dilantik awal Juni.\nAndi tiba kemarin.\n\"Selamat,\" kata Budi, Senin (7/7/2025).";
    assert_eq!(
        found(text, false),
        "awal Juni=2025-06-01..2025-06-10; kemarin=..; Senin (7/7/2025)=2025-07-07..2025-07-07"
    );
}

#[test]
fn what_is_no_date() {
    let rows: Vec<(&str, &str)> = [
        "Undang-Undang Nomor 20 Tahun 2023 tentang ASN",
        "Keppres Nomor 9/P Tahun 2026",
        "Keputusan Presiden No 28/P Tahun 2024",
        "Surat Nomor 100.2.1.3-2366 Tahun 2025",
        "UU 5/2014 dan PP 48 Tahun 2005",
        "anggota dewan periode 2019-2024",
        "masa kerja dua tahun dan tiga bulan",
        "selama 30 hari kerja",
        "dari formasi tahun 2024",
        "PPPK tahap II tahun 2024",
        "seleksi CPNS 2024",
        "tahun anggaran 2024",
        "tahun ajaran 2024/2025",
        "Pilkada Serentak tahun 2024",
        "guru era 1970-an",
        "nomor 800/12/2025 dan 31/02/2025",
        "sampai 30 orang",
        "hingga 2000 orang",
        "pukul 08.00 sampai 12.30 WIB",
        "Bapak Juni Ardianto hadir",
        "Bapak Juni hadir",
        "tinggal di Jalan 17 Agustus",
        "dua minggu setelah itu",
        "sebanyak 2.025 formasi",
        "kelas R2/R3",
        "nilai 7-9 dari 10",
        "dua dari tiga (2/3) kursi",
        "Jumat Berkah di masjid",
    ]
    .map(|text| (text, ""))
    .into();
    all_right(&rows, |text| found(text, true));
}
