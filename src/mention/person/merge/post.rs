//! Roles compared: is one the other said in fewer words?

use crate::document::Document;
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
pub(super) fn fullest(doc: &Document, posts: Vec<(Span<Clean>, String)>) -> Vec<(Span<Clean>, String)> {
    let words: Vec<Vec<String>> = posts.iter().map(|(_, role)| role_words(role)).collect();
    let full = |at: usize| {
        let same = |other: &usize| {
            words[*other].len() >= words[at].len()
                && words[*other].first() == words[at].first()
                && words[at].iter().all(|word| words[*other].contains(word))
        };
        // The written-out form of the same words; of fuller ones only the single one there is.
        let fuller: Vec<usize> = (0..posts.len()).filter(same).collect();
        // Of equals the first.
        let longest =
            fuller.iter().rev().max_by_key(|other| posts[**other].1.split(' ').count()).copied().unwrap_or(at);
        let whole = &words[longest];
        let rivals = fuller.iter().any(|other| !words[*other].iter().all(|word| whole.contains(word)));
        let generic =
            words[at].len() == 1 && !matches!(words[at][0].as_str(), "menteri" | "gubernur" | "bupati" | "presiden");
        posts[if rivals || generic { at } else { longest }].1.clone()
    };
    let each = (0..posts.len()).take_while(|_| doc.effort.go_on(2 * posts.len()));
    each.map(|at| (posts[at].0, full(at))).collect()
}
