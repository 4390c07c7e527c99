//! Clusters of near-copies: each around its leader, the earliest of its texts.

use super::likeness::{Likeness, likeness};
use super::text::Text;
use foldhash::HashMap;
use std::collections::hash_map::Entry;

/// An article in a cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Number of the article.
    pub article: u32,
    /// How like the leader.
    pub likeness: Likeness,
}

/// Texts that are one story, word for word or nearly.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The first in order.
    pub leader: u32,
    /// The others, in order.
    pub members: Vec<Member>,
}

/// Texts of leaders that are kept between comparisons.
const KEPT: usize = 4096;

/// Clusters articles by their candidate pairs, which come ordered by the later. Articles are numbered in the order in which they
/// lead: earliest published first. An article joins the leader it is most like; it never joins a member, so that a chain of small
/// changes does not tie two stories together. `load` gives an article's text.
///
/// # Errors
/// Those of `load`.
pub fn clusters<E>(pairs: &[(u32, u32)], mut load: impl FnMut(u32) -> Result<Text, E>) -> Result<Vec<Cluster>, E> {
    let mut leader_of: HashMap<u32, u32> = HashMap::default();
    let mut found: std::collections::BTreeMap<u32, Vec<Member>> = std::collections::BTreeMap::new();
    let mut texts: HashMap<u32, Text> = HashMap::default();
    for group in pairs.chunk_by(|a, b| a.1 == b.1) {
        let Some((_, later)) = group.first() else { continue };
        let text = load(*later)?;
        let mut leaders: Vec<u32> =
            group.iter().map(|(earlier, _)| leader_of.get(earlier).copied().unwrap_or(*earlier)).collect();
        leaders.sort_unstable();
        leaders.dedup();
        let mut best: Option<(u32, Likeness)> = None;
        for leader in leaders {
            if texts.len() > KEPT {
                texts.clear();
            }
            let other = match texts.entry(leader) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(load(leader)?),
            };
            let like = likeness(other, &text);
            if like.copy && best.is_none_or(|(_, known)| like.score() > known.score()) {
                best = Some((leader, like));
            }
        }
        if let Some((leader, likeness)) = best {
            leader_of.insert(*later, leader);
            found.entry(leader).or_default().push(Member { article: *later, likeness });
        }
    }
    Ok(found.into_iter().map(|(leader, members)| Cluster { leader, members }).collect())
}
