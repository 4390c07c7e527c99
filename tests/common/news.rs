//! News of a few governments, in our own words.

use super::cli::{folder, good, lantik};
use serde_json::json;
use tempfile::TempDir;

fn article(id: &str, outlet: &str, date: &str, text: &str) -> String {
    format!(
        "{}\n",
        json!({"id": id, "outlet": outlet, "date": date, "text": text, "url": format!("https://{outlet}.example/{id}")})
    )
}

const SWORN: &str = "METRO – Wali Kota Metro Rahmat Sutejo melantik 742 honorer menjadi PPPK paruh waktu di lapangan, Rabu (29/10/2025). \
    \n\nPelantikan diikuti para kepala dinas dan camat sejak pagi hari sampai selesai tanpa halangan. \
    \n\n\"Bekerjalah dengan jujur dan layani warga tanpa membeda-bedakan siapa pun,\" kata Rahmat. \
    \n\nIa menyebut gaji pegawai baru dibayar mulai bulan depan sesuai kemampuan keuangan daerah tahun berjalan.\n";

/// Six articles: a proposal, a ceremony with a copy that has a typing error and a truncated one, another report, a stranger.
pub fn news() -> TempDir {
    let proposed = "METRO – Pemerintah Kota Metro mengusulkan 742 honorer menjadi PPPK paruh waktu, Rabu (20/8/2025). \
        Usulan dikirim ke kementerian sebelum batas waktu berakhir.\n";
    let report = "Sebanyak 742 honorer Kota Metro dilantik menjadi PPPK paruh waktu, Rabu (29/10/2025). \
        Jalan di sekitar lapangan macet karena keluarga ikut mengantar.\n";
    let rows = [
        article("usul", "suara", "2025-08-20", proposed),
        article("lantik", "kantor", "2025-10-29", SWORN),
        article("salin", "cermin", "2025-10-30", &SWORN.replace("742", "724")),
        article("potong", "ringkas", "2025-10-30", SWORN.split("\n\nIa menyebut").next().unwrap_or_default()),
        article("lapor", "warga", "2025-10-30", report),
        article(
            "kota",
            "jauh",
            "2025-10-30",
            "PEKALONGAN – Wali Kota Pekalongan melantik 12 camat, Kamis (30/10/2025).\n",
        ),
        article("kab", "jauh", "2025-10-31", "KAJEN – Bupati Pekalongan melantik 15 camat, Jumat (31/10/2025).\n"),
    ];
    folder(&[("rows.jsonl", &rows.concat())])
}

/// The same, tagged into news.db and records.jsonl.
pub fn tagged() -> TempDir {
    let folder = news();
    good(&folder, &["tag", "rows.jsonl", "-o", "news.db"]);
    good(&folder, &["tag", "rows.jsonl", "-o", "records.jsonl"]);
    folder
}

/// Exit code and what was told of a run.
pub fn code(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let output = lantik(folder, arguments);
    (output.status.code(), String::from_utf8(output.stderr).expect("text"))
}
