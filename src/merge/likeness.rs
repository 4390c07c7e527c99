//! Whether one article is a copy of another: exact comparison of their shingles, and a look at what differs.

use super::text::{Text, shared};

/// Jaccard similarity of shingles from which on two texts are one. An editor who changes every twentieth word leaves 0.7.
pub const JACCARD: f64 = 0.4;
/// Jaccard similarity of a copy whose words were exchanged for others of their meaning ("tidak bisa", "enggak dapat"): then both leads
/// agree, and all numbers and names but [`KEPT`] are there.
pub const SPUN: f64 = 0.3;
/// Share of the numbers and names that may be lacking in such a copy.
pub const KEPT: f64 = 0.05;
/// Numbers and names that it takes to tell such a copy.
pub const TELLING: usize = 10;
/// Share of the shorter text's shingles from which on it is a part of the longer one.
pub const CONTAINED: f64 = 0.7;
/// Shingles that a part needs: shorter ones are a quotation or a lead that several stories share.
pub const LEAST_PART: usize = 40;
/// Jaccard similarity from which on the lead may be another; an editor often writes a new one.
pub const WHOLE: f64 = 0.7;
/// Share of a lead's shingles that the other text has, where it tells the same story.
pub const LED: f64 = 0.3;
/// Share of the numbers and names that may differ in a copy.
pub const CHANGED: f64 = 0.2;
/// So many numbers and names may always differ: a typing error, an outlet's own name. Not most of the numbers, and not all days.
pub const FREE: usize = 2;

/// How alike two texts are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Shared shingles among all.
    pub jaccard: f64,
    /// Shared shingles among those of the shorter text.
    pub contained: f64,
    /// Share of the shorter text's numbers and names that the longer one lacks.
    pub changed: f64,
    /// Whether only the mould is the same: other numbers, names, days in the same words.
    pub template: bool,
    /// Whether the one is a copy of the other.
    pub copy: bool,
}

/// Compares two texts. The order does not matter.
pub fn likeness(a: &Text, b: &Text) -> Likeness {
    let (short, long) = if a.shingles.len() <= b.shingles.len() { (a, b) } else { (b, a) };
    let both = shared(&short.shingles, &long.shingles);
    let all = short.shingles.len() + long.shingles.len() - both;
    let jaccard = share(both, all);
    let contained = share(both, short.shingles.len());
    let (numbers, names) = (short.numbers.len(), short.names.len());
    let lost_numbers = numbers - shared(&short.numbers, &long.numbers);
    let lost_names = names - shared(&short.names, &long.names);
    let changed = share(lost_numbers + lost_names, numbers + names);
    let other_days = !a.dates.is_empty() && !b.dates.is_empty() && shared(&a.dates, &b.dates) == 0;
    let other_numbers = lost_numbers >= FREE && lost_numbers * 2 > numbers;
    let template = other_days || other_numbers || lost_numbers + lost_names > FREE && changed > CHANGED;
    let led = |a: &Text, b: &Text| share(shared(&a.lead, &b.shingles), a.lead.len()) >= LED;
    let one_story = jaccard >= WHOLE || led(a, b) || led(b, a);
    let kept = changed <= KEPT && numbers + names >= TELLING;
    let spun = jaccard >= SPUN && kept && led(a, b) && led(b, a);
    let alike = jaccard >= JACCARD || spun || (contained >= CONTAINED && short.shingles.len() >= LEAST_PART);
    Likeness { jaccard, contained, changed, template, copy: alike && one_story && !template }
}

impl Likeness {
    /// What clusters are ordered by: the better of the two measures.
    pub fn score(&self) -> f64 {
        self.jaccard.max(self.contained)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: &str = "Bupati Lembah Hijau Rahmat Sutejo melantik 2.181 honorer menjadi PPPK paruh waktu di alun-alun, Rabu (29/10/2025). \
        Pelantikan diikuti seluruh kepala dinas dan camat yang datang sejak pagi.";
    const BODY: &str = " Rahmat meminta pegawai baru bekerja dengan jujur dan melayani warga tanpa membeda-bedakan. Ia menyebut gaji \
        dibayar mulai bulan depan sesuai kemampuan daerah. Menurut dia masih ada berkas yang menunggu persetujuan pusat. Kepala badan \
        kepegawaian Sari Wulandari menambahkan nomor induk sudah terbit seluruhnya sejak pekan lalu.";
    const MORE: &str = " Di tempat lain warga mengeluhkan jalan yang rusak sejak musim hujan. Kepala desa berjanji memperbaikinya tahun depan \
        dengan dana desa. Para pedagang berharap pasar segera ditata agar pembeli mudah masuk. Pemuda setempat menanam pohon di tepi sungai \
        bersama guru dan murid sekolah dasar. Petani menunggu pupuk yang dijanjikan dinas sejak awal musim tanam tahun ini.";

    fn like(a: &str, b: &str) -> Likeness {
        let read = |text: &str| Text::of(text.split_inclusive(". "));
        let (ab, ba) = (likeness(&read(a), &read(b)), likeness(&read(b), &read(a)));
        assert_eq!(ab.copy, ba.copy, "the order does not matter");
        ab
    }

    #[test]
    fn copies_are_told_from_other_stories_and_templates() {
        let story = format!("{LEAD}{BODY}");
        let longer = format!("{LEAD}{BODY}{MORE}");
        let typo = story.replace("2.181", "2.118");
        // The same mould, another government.
        let template = story
            .replace("Lembah Hijau", "Bukit Biru")
            .replace("Rahmat Sutejo", "Darma Wijaya")
            .replace("Rahmat", "Darma")
            .replace("Sari Wulandari", "Tuti Lestari")
            .replace("2.181", "904")
            .replace("Rabu (29/10/2025)", "Kamis (6/11/2025)");
        // The same officials another time.
        let again = story.replace("2.181", "77").replace("(29/10/2025)", "(3/12/2025)");
        // Old paragraphs under a new story.
        let built = format!(
            "Puluhan guru mendatangi kantor dewan untuk menanyakan tunjangan yang belum cair sampai hari ini meskipun sudah dijanjikan \
             oleh pemerintah daerah sejak bulan Agustus lalu. Mereka diterima ketua komisi yang berjanji memanggil dinas terkait \
             secepatnya.{BODY}"
        );
        for (other, due, why) in [
            (&story, true, "itself"),
            (&longer, true, "an extended copy"),
            (&typo, true, "a typing error"),
            (&template, false, "a template"),
            (&again, false, "another day"),
            (&built, false, "another story"),
            (&MORE.to_owned(), false, "another text"),
        ] {
            assert_eq!(like(&story, other).copy, due, "{why}: {:?}", like(&story, other));
        }
    }
}
