use super::*;
use crate::clean::Rules;

/// The people of a text as `name | role`, one a line.
fn shown(text: &str) -> Vec<String> {
    let doc = Document::new(text, Rules::all());
    let people = people(&doc);
    people.persons.iter().map(|p| format!("{} | {}", p.name, p.role.as_deref().unwrap_or("-"))).collect()
}

/// Compares all rows before it fails, so that one run shows every row that is wrong.
fn check(cases: &[(&str, &str)]) {
    let rows = cases.iter().map(|(text, want)| (text, want, shown(text).join("; ")));
    let wrong: Vec<String> = rows
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_longer_name_with_another_post_is_somebody_else() {
    let text = "Ketua TP PKK Pusat Tri Rudi Hartanto hadir.\nMenteri Dalam Negeri Rudi Hartanto melantik Pj Gubernur.";
    let doc = Document::new(text, Rules::none());
    let names: Vec<String> = people(&doc).persons.into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Tri Rudi Hartanto", "Rudi Hartanto"]);
    let text = "Wali Kota Metro Bambang Rudi Hartanto hadir.\nWali Kota Rudi Hartanto melantik 12 lurah.";
    assert_eq!(people(&Document::new(text, Rules::none())).persons.len(), 1);
}

#[test]
fn names_with_their_roles() {
    check(&[
        // Role before the name.
        ("Bupati Sukamara Rudi Hartanto hadir.", "Rudi Hartanto | Bupati Sukamara"),
        ("Wali Kota Metro, Bambang Sutedja, membuka acara itu.", "Bambang Sutedja | Wali Kota Metro"),
        ("Gubernur Jawa Barat Ujang Permana hadir.", "Ujang Permana | Gubernur Jawa Barat"),
        ("Kepala BKN Surya Wibawa menegaskan aturan itu berlaku.", "Surya Wibawa | Kepala BKN"),
        (
            "Kepala BKPSDM Kota Palembang, Ir. H. Yanto Saleh, M.T., M.M., mengatakan proses berjalan.",
            "Yanto Saleh | Kepala BKPSDM Kota Palembang",
        ),
        (
            "Kepala Badan Pengelola Keuangan dan Pendapatan Daerah (BPKPD) Kota Palembang Yanto Saleh mengatakan proses berjalan.",
            "Yanto Saleh | Kepala Badan Pengelola Keuangan dan Pendapatan Daerah (BPKPD) Kota Palembang",
        ),
        (
            "Kepala Badan Kepegawaian, Pendidikan, dan Pelatihan (BKPP) Lampung Barat, Siti Aminah, menyebut jumlahnya naik.",
            "Siti Aminah | Kepala Badan Kepegawaian, Pendidikan, dan Pelatihan (BKPP) Lampung Barat",
        ),
        (
            "Plt Kepala Dinas Pendidikan Provinsi Riau Dodi Setiawan hadir.",
            "Dodi Setiawan | Plt Kepala Dinas Pendidikan Provinsi Riau",
        ),
        ("Pj. Gubernur Aceh Teuku Malik melantik dua pejabat.", "Teuku Malik | Pj. Gubernur Aceh"),
        ("Ketua Komisi II DPR RI Rahmat Siregar meminta data itu dibuka.", "Rahmat Siregar | Ketua Komisi II DPR RI"),
        (
            "Anggota Komisi I DPRD Medan, Ruth Br Ginting, mengingatkan hal itu.",
            "Ruth Br Ginting | Anggota Komisi I DPRD Medan",
        ),
        ("Juru Bicara KPK Wulan Tiara menyebut berkas lengkap.", "Wulan Tiara | Juru Bicara KPK"),
        ("Kapolres Lamandau AKBP Yudi Prakoso hadir.", "Yudi Prakoso | Kapolres Lamandau"),
        (
            "Kabid Humas Polda Riau Kombes Pol Budi Santoso membenarkan kabar itu.",
            "Budi Santoso | Kabid Humas Polda Riau",
        ),
        ("Menteri Dalam Negeri Tegar Wicaksana hadir.", "Tegar Wicaksana | Menteri Dalam Negeri"),
        ("Sekda Nunukan Markus Padan, S.E., M.Si. membuka rapat.", "Markus Padan | Sekda Nunukan"),
        ("Direktur RSUD, dr. Lestari Ayuningrum, Sp.PD, menyatakan obat cukup.", "Lestari Ayuningrum | Direktur RSUD"),
        ("Camat Bontang Utara, Rahman Daeng Taba, hadir.", "Rahman Daeng Taba | Camat Bontang Utara"),
        ("Ketua PGRI Kabupaten Sikka Yoseph Nong mengeluh.", "Yoseph Nong | Ketua PGRI Kabupaten Sikka"),
        (
            "Rektor Universitas Rimba Raya, Prof. Dr. Agustina Walewangko, M.Sc., hadir.",
            "Agustina Walewangko | Rektor Universitas Rimba Raya",
        ),
        (
            "Deputi Bidang SDM Aparatur Kementerian PANRB Wisnu Aji menjelaskan hal itu.",
            "Wisnu Aji | Deputi Bidang SDM Aparatur Kementerian PANRB",
        ),
        (
            "Kepala Pusat Gempa Bumi dan Tsunami BMKG Sigit Arman mengimbau warga tenang.",
            "Sigit Arman | Kepala Pusat Gempa Bumi dan Tsunami BMKG",
        ),
        ("Penjabat (Pj) Wali Kota Bitung Deitje Sompotan hadir.", "Deitje Sompotan | Penjabat (Pj) Wali Kota Bitung"),
        // Clipped offices, the police of Jakarta, adverbs, citations.
        (
            "Direktur Lalu Lintas Polda Metro Jaya Kombes Pol Sutrisno hadir.",
            "Sutrisno | Direktur Lalu Lintas Polda Metro Jaya",
        ),
        ("Kepala Disperindag Sikka Yudha mengatakan pasar ramai.", "Yudha | Kepala Disperindag Sikka"),
        ("Awalnya Kasman mengatakan rem blong.", "Kasman | -"),
        ("Peraturan Bupati Sikka Nomor 16 Tahun 2021 berlaku.", ""),
        // No roles.
        ("Dalam pertemuan tersebut Kasman Daud mengatakan rapat lancar.", "Kasman Daud | -"),
        // Role behind the name.
        (
            "Sulaiman Harahap, Ketua Forum Honorer Sumut, menolak rencana itu.",
            "Sulaiman Harahap | Ketua Forum Honorer Sumut",
        ),
        ("Sukinem (58), warga Kecamatan Jetis, mengaku pasrah.", "Sukinem | warga Kecamatan Jetis"),
        ("Acara dipandu Dewi Kartika selaku Kepala Bagian Umum.", "Dewi Kartika | Kepala Bagian Umum"),
        ("\"Kami siap,\" kata Yohana, guru honorer di Distrik Kurima.", "Yohana | guru honorer di Distrik Kurima"),
        ("\"Kami siap,\" kata Marni, kader yang sudah lama mengabdi.", "Marni | kader"),
        ("Indri Lestari, penumpang bus, mengaku terkejut.", "Indri Lestari | penumpang bus"),
        // A cue vouches for the name.
        ("\"Kami siap,\" ujar Bustanil.", "Bustanil | -"),
        ("Menurut Wahyu Kuncoro, aturan itu jelas.", "Wahyu Kuncoro | -"),
        ("Dikatakan Yuliana, jumlahnya cukup.", "Yuliana | -"),
        ("Kernet bus, Santosa, mengatakan rem blong.", "Santosa | Kernet bus"),
        ("Penata suara Ilyas Batubara mengatakan ruangan itu sunyi.", "Ilyas Batubara | Penata suara"),
        // Forms of names.
        ("Ir. H. Lanosin Hamzah, M.T., M.M. hadir.", "Lanosin Hamzah | -"),
        ("I Wayan Sudira, S.H. hadir.", "I Wayan Sudira | -"),
        ("Zainal bin Umar hadir.", "Zainal bin Umar | -"),
        ("Drs. M. Yusuf Kalla Tandi hadir.", "M. Yusuf Kalla Tandi | -"),
        ("Bupati Kaimana RUDI HERMANTO hadir.", "RUDI HERMANTO | Bupati Kaimana"),
        (
            "Sekretaris Kota, Iskandar Muda Siregar, menambahkan jumlahnya tetap.",
            "Iskandar Muda Siregar | Sekretaris Kota",
        ),
        ("Kepala BKPSDM, Lalu Hasan Amrin, S.IP., mengatakan berkas lengkap.", "Lalu Hasan Amrin | Kepala BKPSDM"),
        ("Kyai Haji Mustofa Kamal hadir.", "Mustofa Kamal | -"),
        ("dr. Melati Anggraeni, Sp.PD-KGH, hadir.", "Melati Anggraeni | -"),
        ("Kepala Lapas, Yosafat Kaize, A.Md.IP., S.H., mengakui hal itu.", "Yosafat Kaize | Kepala Lapas"),
        ("Ni Made Astuti binti Ketut hadir.", "Ni Made Astuti binti Ketut | -"),
        ("Rajab La Ode, warga Batu Merah, mengaku rugi.", "Rajab La Ode | warga Batu Merah"),
        // A disguise, an age or an apposition shows a person too.
        ("Dini (nama samaran), buruh pabrik, mengaku lelah.", "Dini | buruh pabrik"),
        ("Murni, bukan nama sebenarnya, mengaku lelah.", "Murni | -"),
        ("Rizal (23) menunggu di depan.", "Rizal | -"),
        ("Jamilah, ibu peserta asal Samuda, mengatakan ia tegang.", "Jamilah | ibu peserta asal Samuda"),
        ("Cucu, pedagang ikan asin, mengaku rugi.", "Cucu | pedagang ikan asin"),
        ("Di tribun, Marni Lestari, siswi kelas enam, bersorak.", "Marni Lestari | siswi kelas enam"),
        (
            "Warga Kampung Wanasari yang mengungsi adalah Rukmini Lestari (47).",
            "Rukmini Lestari | Warga Kampung Wanasari",
        ),
        // Bodies between head and name.
        (
            "Ketua Umum Ikatan Pemandu Gunung (IPG) Pusat, Rangga Permadi, melantik pengurus.",
            "Rangga Permadi | Ketua Umum Ikatan Pemandu Gunung (IPG) Pusat",
        ),
        (
            "Kasubbag Umum Ditjen Kementerian Perhubungan, Laila Hamzah mengatakan jadwal kapal berubah.",
            "Laila Hamzah | Kasubbag Umum Ditjen Kementerian Perhubungan",
        ),
        ("Camat Wasile Timur, Rahman Tomagola, hadir.", "Rahman Tomagola | Camat Wasile Timur"),
        ("Direktur Walhi Sulsel Asrul Patima menolak izin itu.", "Asrul Patima | Direktur Walhi Sulsel"),
        ("Wakil Bupati Ende selaku Ketua Tim Stunting, Oktovianus Tefu, hadir.", "Oktovianus Tefu | Wakil Bupati Ende"),
        (
            "Wakil Menteri Desa dan Pembangunan Daerah Tertinggal, Yulius Kafiar, berjanji datang.",
            "Yulius Kafiar | Wakil Menteri Desa dan Pembangunan Daerah Tertinggal",
        ),
        (
            "Plt. Rektor Universitas Rimba Raya, Prof. Henny Suzana, hadir.",
            "Henny Suzana | Plt. Rektor Universitas Rimba Raya",
        ),
        ("Bupati Sikka Lantik 12 Camat", ""),
        ("Presiden Wirawan Resmi Setop Rekrutmen", "Wirawan | Presiden"),
    ]);
}

#[test]
fn a_later_sentence_makes_sure_of_a_name() {
    check(&[
        ("Fatimah Zahra menyeberangi sungai. Di sekolah Fatimah hanya ada dua guru.", "Fatimah Zahra | -"),
        ("Rusdin memunguti botol. Penjaga kios itu rugi.", "Rusdin | -"),
        ("Fikri menangis di tribun.", "Fikri | -"),
        // A place stands alone too, and a common word before a name is no part of it.
        ("Warga tiba di Pasar Lama. Pasar itu ramai.", ""),
    ]);
}

#[test]
fn other_names_and_roles_mean_the_same_person() {
    for (text, mentions) in [
        (
            "Kepala BKD Riau Arif Dermawan yang akrab disapa Ucok hadir. Ucok pulang.",
            &["Arif Dermawan", "Ucok", "Ucok"][..],
        ),
        (
            "Kasubbag Keuangan Hermawan Yusuf hadir. \"Sudah cair,\" kata Wawan, begitu ia biasa dipanggil.",
            &["Hermawan Yusuf", "Wawan"],
        ),
        ("Menteri Dalam Negeri Tegar Wicaksana hadir. Mendagri lalu pulang.", &["Tegar Wicaksana", "Mendagri"]),
        ("Wakil Bupati Ende Oktovianus Tefu hadir. Wabup lalu pulang.", &["Oktovianus Tefu", "Wabup"]),
        ("Presiden Wirawan Adi hadir. Kepala Negara lalu pulang.", &["Wirawan Adi", "Kepala Negara"]),
        ("Bupati Toba Ucok Siregar hadir. Politikus itu lalu pulang.", &["Ucok Siregar", "Politikus"]),
        ("Letkol Dominikus Lega diganti Maria Dominikus. Dominikus pulang.", &["Dominikus Lega", "Dominikus"]),
    ] {
        let doc = Document::new(text, Rules::all());
        let people = people(&doc);
        let shown: Vec<&str> = people.persons[0].mentions.iter().map(|span| span.of(doc.text())).collect();
        assert_eq!(shown, mentions, "{text}: {people:?}");
    }
}

#[test]
fn posts_without_a_holder_have_their_fullest_name() {
    let doc = Document::new("Menteri Dalam Negeri datang. Mendagri lalu pulang.", Rules::all());
    let posts: Vec<String> = people(&doc).posts.into_iter().map(|(_, role)| role).collect();
    assert_eq!(posts, ["Menteri Dalam Negeri", "Menteri Dalam Negeri"]);
}

#[test]
fn words_that_are_no_people() {
    let texts = [
        "Bupati Lantik 120 PPPK di Pendopo",
        "Sebanyak 120 guru dilantik di Kabupaten Sikka.",
        "Universitas Rimba Raya membuka pendaftaran.",
        "Badan Kepegawaian Negara (BKN) menerbitkan nomor induk.",
        "Pelantikan digelar Senin (3/3/2025) di Jakarta Timur.",
        "Ketua panitia belum bisa dihubungi.",
        "Mahkamah Agung menolak permohonan itu.",
        "Perhimpunan Nefrologi Indonesia menerbitkan panduan.",
        "Harga Rp900 ribu dinilai wajar.",
        "Akun @kabarbkn mengunggah video.",
        "Pria Brasil itu pulang.",
        "Penyematan dilakukan di halaman kantor gubernur, Arfai.",
        "Bupati tiba di Desa Kahingai, Selasa pagi.",
        "Menag Lantik Empat Rektor",
    ];
    check(&texts.map(|text| (text, "")));
}

#[test]
fn short_forms_roles_and_longer_names_are_one_person() {
    let text = "Wali Kota Metro Bambang Sutedja membuka acara. Bambang lalu pergi. Wali Kota kembali sore hari. \
                Menurut Drs. Bambang Sutedja Rahman, M.M., acara itu penting.";
    let doc = Document::new(text, Rules::all());
    let people = people(&doc);
    assert_eq!(people.persons.len(), 1, "{people:?}");
    let person = &people.persons[0];
    assert_eq!((person.name.as_str(), person.role.as_deref()), ("Bambang Sutedja Rahman", Some("Wali Kota Metro")));
    let mentions: Vec<&str> = person.mentions.iter().map(|span| span.of(doc.text())).collect();
    assert_eq!(mentions, ["Bambang Sutedja", "Bambang", "Wali Kota", "Bambang Sutedja Rahman"]);
    let second = doc.sentences[1].span;
    assert_eq!(
        people.in_span(second).iter().map(|(_, name, role)| (*name, *role)).collect::<Vec<_>>(),
        [("Bambang Sutedja Rahman", Some("Wali Kota Metro"))]
    );
}

#[test]
fn the_fuller_role_wins() {
    let text = "Kepala BKD Riau Arif Dermawan hadir. \"Lengkap,\" kata Arif. Kepala BKD Provinsi Riau, Arif Dermawan, menutup acara.";
    assert_eq!(shown(text), ["Arif Dermawan | Kepala BKD Provinsi Riau"]);
}

#[test]
fn two_people_of_one_family_name_stay_two() {
    let text = "Bupati Toba Ucok Siregar hadir bersama Wakil Bupati Toba Tigor Siregar. \"Baik,\" kata Tigor.";
    let names: Vec<String> = shown(text);
    assert_eq!(names, ["Ucok Siregar | Bupati Toba", "Tigor Siregar | Wakil Bupati Toba"]);
}

#[test]
fn hostile_text_does_not_break_it() {
    for text in [
        "",
        "(",
        ",,,",
        "Ir. H.",
        "Kepala",
        "Kepala (",
        "Bupati ,",
        "bin bin bin",
        "Plt. Plt. Plt",
        "A. B. C.",
        "selaku Ketua",
        "(((((((((",
        "\"Kepala \" BKN\"",
    ] {
        shown(text);
    }
}
