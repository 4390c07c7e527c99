//! Roles compared: is one the other said in fewer words?

use crate::lexicon;
use crate::span::{Clean, Span};
use foldhash::HashMap;
use std::sync::LazyLock;

/// Whether `role` is `held` with more to it.
pub(super) fn is_fuller(role: &str, held: &str) -> bool {
    let (new, old) = (role_words(role), role_words(held));
    new.len() > old.len() && (old.iter().all(|word| new.contains(word)) || old.len() == 1 && new.first() == old.first())
}

static SHORT: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::map(include_str!("../../../../data/role_short.txt")));

/// The words of a role, short forms of heads written out, so that "Sekda" and "Sekretaris Daerah" are one.
pub(super) fn role_words(role: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let parts = role.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    for word in parts.map(str::to_lowercase) {
        match SHORT.get(word.as_str()) {
            Some(long) => words.extend(long.split(' ').map(str::to_owned)),
            None => words.push(word),
        }
    }
    // The head of state and the president are one.
    if words.len() == 2 && words[0] == "kepala" && words[1] == "negara" {
        words = vec!["presiden".to_owned()];
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

/// Posts without a holder, each under the fullest of the roles that mean it: "Mendagri" is the "Menteri Dalam Negeri" named
/// elsewhere.
pub(super) fn fullest(posts: Vec<(Span<Clean>, String)>) -> Vec<(Span<Clean>, String)> {
    let words: Vec<Vec<String>> = posts.iter().map(|(_, role)| role_words(role)).collect();
    let full = |at: usize| {
        let same = |other: &usize| {
            words[*other].len() >= words[at].len()
                && words[*other].first() == words[at].first()
                && words[at].iter().all(|word| words[*other].contains(word))
        };
        // The written-out form of the same words; of fuller ones only the single one there is.
        let mut fuller: Vec<&str> = (0..posts.len()).filter(same).map(|other| posts[other].1.as_str()).collect();
        fuller.sort_by_key(|role| std::cmp::Reverse(role.split(' ').count()));
        let longest = fuller.first().copied().unwrap_or(&posts[at].1);
        let whole = role_words(longest);
        let rivals = fuller.iter().any(|role| !role_words(role).iter().all(|word| whole.contains(word)));
        let generic =
            words[at].len() == 1 && !matches!(words[at][0].as_str(), "menteri" | "gubernur" | "bupati" | "presiden");
        if rivals || generic { posts[at].1.clone() } else { longest.to_owned() }
    };
    (0..posts.len()).map(|at| (posts[at].0, full(at))).collect()
}
