use super::*;
use crate::assemble::calendar::Calendar;
use crate::assemble::figure::{Judge, figures};
use crate::assemble::quote::{Models, quotes};
use crate::clean::Rules;
use crate::mention::date::all_dates;
use crate::mention::person::people;

/// The events of a text, a sentence a line; a line that begins with `-` is not labelled as a step's. Read on Wednesday 10
/// September 2025.
fn told<T>(text: &str, show: impl Fn(&Document, &EventDraft) -> T) -> Vec<T> {
    let bare: Vec<&str> = text.lines().map(|line| line.trim_start_matches('-')).collect();
    let bare = bare.join("\n");
    let doc = Document::new(&bare, Rules::none());
    let unlabelled: Vec<bool> = text.lines().map(|line| line.starts_with('-')).collect();
    let labels: Vec<Labelled> = doc
        .sentences
        .iter()
        .map(|sentence| {
            let line = bare[..sentence.span.start()].matches('\n').count();
            let step = !unlabelled.get(line).copied().unwrap_or_default();
            let speaks = sentence.span.of(&bare).contains('"');
            let labels = [Label::Quota, Label::Appointment, Label::Quote].into_iter().zip([step, step, speaks]);
            let labels = labels.filter(|(_, is)| *is).map(|(label, _)| label).collect();
            Labelled { labels, scores: [1.0, f64::from(u8::from(step)), f64::from(u8::from(speaks))] }
        })
        .collect();
    let people = people(&doc);
    let today = Day::new(2025, 9, 10);
    let figures = figures(&doc, &labels, &Judge::rules(), &Calendar::default()).figures;
    let (quotes, dates) = (quotes(&doc, &labels, &people, &Models::default()), all_dates(&doc, today));
    let known = Known { labels: &labels, figures: &figures, quotes: &quotes, dates: &dates, today, people: &people };
    events(&doc, known).iter().map(|event| show(&doc, event)).collect()
}

/// `kind status who @official in sentences`
fn shown(text: &str) -> String {
    let show = |_: &Document, event: &EventDraft| {
        let who = match (event.figures.len(), event.people.first(), &event.group) {
            (0, Some(person), _) => person.name.clone(),
            (0, None, Some(group)) => group.clone(),
            (0, None, None) => "-".to_owned(),
            (n, ..) => format!("{n} figure"),
        };
        let official = event.official.as_ref().map(|actor| {
            let named = actor.name.clone().or(actor.role.clone());
            format!(" @{}", named.unwrap_or_default())
        });
        format!(
            "{} {} {who}{} {:?}",
            event.kind.word(),
            event.status.word(),
            official.unwrap_or_default(),
            event.sentences
        )
    };
    told(text, show).join("; ")
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
fn one_step() {
    all_right(
        &[
            ("Bupati Rahmat Said melantik 120 PPPK.", "appointment done 1 figure @Rahmat Said [0]"),
            ("Sebanyak 120 PPPK dilantik oleh Bupati Rahmat Said.", "appointment done 1 figure @Rahmat Said [0]"),
            ("Sebanyak 120 PPPK dilantik Bupati Rahmat Said di aula.", "appointment done 1 figure @Rahmat Said [0]"),
            ("Sebanyak 120 PPPK menerima SK dari Bupati Rahmat Said.", "appointment done 1 figure @Rahmat Said [0]"),
            (
                "Bupati Rahmat Said, S.E., menyerahkan 40 petikan SK kepada 40 CPNS.",
                "appointment done 1 figure @Rahmat Said [0]",
            ),
            ("Bupati Rahmat Said menyerahkan SK pensiun kepada 12 PNS.", "termination done 1 figure @Rahmat Said [0]"),
            ("Dr. Siti Aminah dilantik sebagai Kepala Dinas Kesehatan.", "appointment done Siti Aminah [0]"),
            (
                "Pemkab Contoh mengusulkan 80 honorer untuk diangkat menjadi PPPK.",
                "proposal done 1 figure @Pemkab Contoh [0]",
            ),
            ("Pemkab Contoh membuka 80 formasi CPNS.", "selection ongoing 1 figure @Pemkab Contoh [0]"),
            ("Pemkab Contoh memperoleh 80 formasi CPNS.", "approval done 1 figure [0]"),
            ("Panitia memperpanjang pendaftaran 80 pelamar.", "selection ongoing 1 figure [0]"),
            ("Delapan pejabat dimutasi.", "transfer done 1 figure [0]"),
            ("Sebanyak 58 honorer belum dapat diangkat.", "appointment planned 1 figure [0]"),
            ("\"Saya minta 40 camat yang baru dilantik segera bekerja,\" katanya.", "appointment done 1 figure [0]"),
            ("\"Saya minta 40 camat segera dilantik,\" katanya.", "appointment planned 1 figure [0]"),
            (
                "Gerbong mutasi bergerak, Bupati Rahmat Said melantik 14 pejabat.",
                "transfer done 1 figure @Rahmat Said [0]",
            ),
            ("Sebanyak 15 PNS diberhentikan.", "termination done 1 figure [0]"),
            ("Kontrak 300 PPPK diperpanjang.", "extension done 1 figure [0]"),
            ("Sebanyak 97 peserta lulus seleksi.", "selection done 1 figure [0]"),
        ],
        shown,
    );
}

#[test]
fn how_far_a_step_has_come() {
    all_right(
        &[
            ("Sebanyak 80 honorer akan segera dilantik.", "planned"),
            ("Sebanyak 80 honorer dilantik pada 22 Desember.", "planned"),
            ("Sebanyak 80 honorer terancam dirumahkan.", "planned"),
            ("DPRD meminta bupati mengangkat 80 honorer.", "planned"),
            ("Begitu anggaran cair, 80 honorer langsung diangkat.", "planned"),
            ("Pelantikan 80 kepala desa dijadwalkan pekan depan.", "planned"),
            ("Seluruh tenaga honorer tengah menjalani pemberkasan.", "ongoing"),
            ("BKPSDM sedang memproses perpanjangan kontrak 90 PPPK.", "ongoing"),
            ("Setiap tahun rata-rata 150 pegawai pensiun.", "ongoing"),
            ("Pemberkasan 448 peserta rampung.", "done"),
            ("Pelantikan 36 kepala desa ditunda.", "refused"),
            ("Bupati menunda pelantikan 36 kepala desa.", "refused"),
            ("Dua kepala desa batal dilantik.", "refused"),
            ("Wali kota tidak akan merumahkan para tenaga honorer.", "refused"),
            ("Sebanyak 14 guru tidak diperpanjang kontraknya.", "refused"),
            ("Usulan 40 formasi itu ditolak kementerian.", "refused"),
            ("Guru yang tidak tetap itu, 40 orang, dilantik.", "done"),
        ],
        |text| told(text, |_, event| event.status.word()).join("; "),
    );
}

#[test]
fn mentions_of_one_step_are_one_event() {
    all_right(
        &[
            (
                "Bupati Rahmat Said melantik 120 PPPK, Senin (8/9/2025).\nPara PPPK yang dilantik hari ini langsung bekerja.",
                "appointment done 1 figure @Rahmat Said [0, 1]",
            ),
            (
                "Bupati Rahmat Said Lantik 120 PPPK\nPelantikan 120 PPPK itu digelar di Pendopo Kartini.\nSebanyak 40 PNS dimutasi.",
                "appointment done 1 figure @Rahmat Said [0, 1]; transfer done 1 figure [2]",
            ),
            (
                "Bupati Rahmat Said melantik 120 PPPK.\nPelantikan 120 PPPK itu digelar di Pendopo Kartini.\nSebanyak 40 PNS dimutasi.",
                "appointment done 1 figure @Rahmat Said [0, 1]; transfer done 1 figure [2]",
            ),
            (
                "Bupati Rahmat Said melantik 120 PPPK.\nSebanyak 80 PPPK lainnya akan dilantik tahun depan.",
                "appointment done 1 figure @Rahmat Said [0]; appointment planned 1 figure [1]",
            ),
            (
                "Sebanyak 120 PPPK dilantik.\n\"Setelah pelantikan ini mereka langsung bekerja,\" katanya.",
                "appointment done 1 figure [0, 1]",
            ),
            (
                "Sebanyak 120 PPPK dilantik.\nDari jumlah itu, 70 orang dilantik sebagai guru.",
                "appointment done 1 figure [0, 1]",
            ),
            (
                "Sebanyak 300 PPPK dilantik.\nTahap pertama dilakukan hari ini dengan jumlah 200 orang, sedangkan tahap kedua akan dilakukan 22 Desember 2025 dengan jumlah 100 orang.",
                "appointment done 1 figure [0]; appointment done 1 figure [1]; appointment planned 1 figure [1]",
            ),
            (
                "Sebanyak 40 guru dipecat.\nSerikat guru mendesak bupati membatalkan pemecatan tersebut.",
                "termination done 1 figure [0, 1]",
            ),
        ],
        shown,
    );
}

#[test]
fn acting_for_a_holder_is_another_step() {
    let text = "Politikus Siti Aminah resmi menjabat sebagai Bupati Jepara.\nSebelumnya, Siti Aminah ditunjuk sebagai Plt Bupati Jepara sejak 12 Maret 2025.";
    assert_eq!(shown(text), "appointment done Siti Aminah [0]; appointment done Siti Aminah [1]");
}

#[test]
fn posts_of_a_list_are_steps_of_their_own() {
    let text = "Bupati Rahmat Said memutasi 3 pejabat.\n1. Drs. Edi Rusman sebagai Kepala Dinas Sosial\n2. Dr. Siti Aminah menjadi Camat Jatibarang";
    let want = "transfer done 1 figure @Rahmat Said [0]; transfer done Edi Rusman @Rahmat Said [1]; transfer done Siti Aminah @Rahmat Said [2]";
    assert_eq!(shown(text), want);
}

/// `from..to place @official` of the first event.
fn setting(text: &str) -> String {
    let show = |doc: &Document, event: &EventDraft| {
        let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let date = event.date.map(|date| format!("{}..{}", iso(date.from), iso(date.to))).unwrap_or_default();
        let place = event.place.map(|place| format!(" {}", place.of(doc.text()))).unwrap_or_default();
        let official = event.official.as_ref().and_then(|actor| actor.name.clone()).map(|name| format!(" @{name}"));
        format!("{date}{place}{}", official.unwrap_or_default())
    };
    told(text, show).into_iter().next().unwrap_or_default()
}

#[test]
fn day_place_and_official() {
    all_right(
        &[
            ("Sebanyak 120 PPPK dilantik, Rabu (3/9/2025).", "2025-09-03..2025-09-03"),
            (
                "Sebanyak 120 PPPK dilantik di Pendopo Kartini, Rabu (3/9/2025).",
                "2025-09-03..2025-09-03 Pendopo Kartini",
            ),
            // The next sentence names the step.
            (
                "Sebanyak 120 PPPK dilantik.\n-Pelantikan dipimpin Bupati Rahmat Said di Pendopo Kartini, Rabu (3/9/2025).",
                "2025-09-03..2025-09-03 Pendopo Kartini @Rahmat Said",
            ),
            // The day of a speech at the ceremony, not that of an interview.
            (
                "Sebanyak 120 PPPK dilantik.\n-\"Selamat bekerja,\" kata Bupati Rahmat Said usai melantik mereka, Rabu (3/9/2025).",
                "2025-09-03..2025-09-03 @Rahmat Said",
            ),
            ("Sebanyak 120 PPPK dilantik.\n-\"Mereka guru,\" kata Kepala BKPSDM Edi Rusman, Rabu (3/9/2025).", ""),
            ("\"Sudah kami lantik 120 PPPK,\" kata Bupati Rahmat Said, Rabu (3/9/2025).", " @Rahmat Said"),
            // Days and years of other things.
            ("Sebanyak 120 PPPK formasi 2024 dilantik.", ""),
            ("Kontrak 120 PPPK yang habis Oktober diperpanjang.", ""),
            ("Pj Bupati Rahmat Said diangkat lewat Keppres Nomor 9/P Tahun 2025.", ""),
            ("Pendaftaran 120 formasi ditutup 21 September 2025.", "..2025-09-21"),
            // A post told alone is its holder's.
            (
                "-Bupati Jepara Rahmat Said hadir.\nKepada wartawan, bupati memastikan tidak akan merumahkan para honorer.",
                " @Rahmat Said",
            ),
            // Who signs the letter acts.
            (
                "Pelantikan 35 kepala desa menyusul telah ditandatanganinya keputusan pengangkatan mereka oleh Bupati Jepara Rahmat Said.",
                " @Rahmat Said",
            ),
            (
                "Kolonel Edi Rusman digeser menjadi Komandan Korem Contoh.\n-Surat keputusan itu ditetapkan Panglima TNI Rahmat Said di Jakarta dan ditandatangani Kepala Sekretariat Umum TNI Brigjen Siti Aminah pada 31 Juli 2025.",
                "2025-07-31..2025-07-31 @Rahmat Said",
            ),
            (
                "-Panglima TNI Laksamana Rahmat Said memimpin rapat.\nKolonel Edi Rusman digeser menjadi Komandan Korem Contoh.\n-Surat keputusan itu ditetapkan Rahmat di Jakarta dan ditandatangani Kepala Sekretariat Umum TNI Brigjen Siti Aminah pada 31 Juli 2025.",
                "2025-07-31..2025-07-31 @Rahmat Said",
            ),
            // The letter is among the sentences that report the step.
            (
                "Sebanyak 84 perwira dimutasi.\nSurat keputusan ini ditetapkan Panglima TNI Rahmat Said di Jakarta dan ditandatangani Kepala Sekretariat Umum TNI Brigjen Siti Aminah pada 31 Juli 2025.",
                "2025-07-31..2025-07-31 @Rahmat Said",
            ),
            (
                "Sebanyak 84 pejabat dimutasi.\n-Surat itu ditandatangani Sekda Edi Rusman atas nama Bupati Rahmat Said.",
                " @Rahmat Said",
            ),
            (
                "Sebanyak 84 pelamar CPNS lulus seleksi administrasi.\n-Pengumuman Nomor 800/12/2025 itu di tandatangani oleh Sekretaris Daerah Edi Rusman.",
                " @Edi Rusman",
            ),
        ],
        setting,
    );
}

#[test]
fn the_government_is_named_in_full() {
    let names = told("Pemkot Contoh melantik 120 PPPK.", |_, event| event.institution.clone());
    assert_eq!(names, [Some("Pemerintah Kota Contoh".to_owned())]);
    // Else the body whose staff it names.
    let names = told("Sebanyak 40 pegawai KPK dilantik.", |_, event| event.institution.clone());
    assert_eq!(names, [Some("KPK".to_owned())]);
    let names = told("Dewan memberhentikan anggota KPU Kota Jepara Rahmat Said.", |_, event| event.institution.clone());
    assert_eq!(names, [Some("KPU Kota Jepara".to_owned())]);
    // Else by its head.
    let names = told("Plt Bupati Jepara Rahmat Said melantik 120 PPPK.", |_, event| event.institution.clone());
    assert_eq!(names, [Some("Pemerintah Kabupaten Jepara".to_owned())]);
}

#[test]
fn without_the_label_there_is_no_event() {
    assert_eq!(shown("-Bupati melantik 120 PPPK."), "");
}
