//! Roles compared: is one the other said in fewer words?

/// Whether `role` is `held` with more to it.
pub(super) fn is_fuller(role: &str, held: &str) -> bool {
    let (new, old) = (role_words(role), role_words(held));
    new.len() > old.len() && (old.iter().all(|word| new.contains(word)) || old.len() == 1 && new.first() == old.first())
}

/// The words of a role, abbreviations of heads written out, so that "Sekda" and "Sekretaris Daerah" are one.
pub(super) fn role_words(role: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.to_lowercase().as_str() {
            "sekda" => words.extend(["sekretaris".into(), "daerah".into()]),
            "walikota" => words.extend(["wali".into(), "kota".into()]),
            "wabup" => words.extend(["wakil".into(), "bupati".into()]),
            "kadis" => words.extend(["kepala".into(), "dinas".into()]),
            "kabid" => words.extend(["kepala".into(), "bidang".into()]),
            "jubir" => words.extend(["juru".into(), "bicara".into()]),
            "dirut" => words.extend(["direktur".into(), "utama".into()]),
            "sekjen" => words.extend(["sekretaris".into(), "jenderal".into()]),
            "dirjen" => words.extend(["direktur".into(), "jenderal".into()]),
            "wapres" => words.extend(["wakil".into(), "presiden".into()]),
            "wagub" => words.extend(["wakil".into(), "gubernur".into()]),
            "kades" => words.extend(["kepala".into(), "desa".into()]),
            other => words.push(other.to_owned()),
        }
    }
    words
}

/// Whether a role named alone is that of a holder: one is the beginning of the other.
pub(super) fn is_same_post(alone: &[String], held: &[String]) -> bool {
    let (short, long) = if alone.len() <= held.len() { (alone, held) } else { (held, alone) };
    let generic = matches!(
        short.first().map(String::as_str),
        Some("anggota" | "warga" | "guru" | "pegawai" | "honorer" | "wakil") | None
    ) && short.len() == 1;
    let same_head = short.first() == long.first();
    !generic
        && same_head
        && short.iter().all(|word| long.contains(word))
        && !matches!((short.first(), short.len()), (Some(head), 1) if head == "ketua" || head == "kepala" || head == "direktur")
        || !generic && short.len() == 1 && same_head && matches!(short[0].as_str(), "ketua" | "kepala" | "direktur")
}

/// Whether a role named alone is the role that somebody holds.
pub(in crate::mention::person) fn is_post_of(role: &str, held: &str) -> bool {
    is_same_post(&role_words(role), &role_words(held))
}
