//! The groups of staff that an article names, for figures whose own words do not say what they count.

use super::category::is_specific;
use crate::document::Document;
use crate::mention::number::staff_at;
use crate::mention::view::View;
use crate::terms::Category;

/// Which groups the article names, and how often.
#[derive(Debug, Default)]
pub(super) struct Named {
    counts: [u32; Category::ALL.len()],
    /// Which sentences name a group, other than one who acts ("Bupati").
    told: Vec<bool>,
}

impl Named {
    /// Reads the groups that all sentences name.
    pub fn of(doc: &Document) -> Named {
        let mut named = Named::default();
        for sentence in &doc.sentences {
            let view = View::new(doc, sentence);
            let (mut at, mut told) = (0, false);
            while at < view.len() {
                let Some((category, end)) = staff_at(&view, at) else {
                    at += 1;
                    continue;
                };
                told |= !(is_single(category) && view.is_capital(at));
                if (is_specific(&view, at, category) || is_quota_of_others(view.low(at))) && !is_single(category) {
                    named.counts[category as usize] += 1;
                }
                at = end.max(at + 1);
            }
            named.told.push(told);
        }
        named
    }

    /// Whether the sentence or the one before it names a group.
    pub fn is_near(&self, sentence: usize) -> bool {
        self.told.iter().take(sentence + 1).rev().take(2).any(|told| *told)
    }

    fn count(&self, category: Category) -> u32 {
        self.counts[category as usize]
    }

    /// The group named most.
    pub fn commonest(&self) -> Option<Category> {
        let best = (0..self.counts.len()).rev().max_by_key(|at| self.counts[*at])?;
        Category::ALL.get(best).copied().filter(|_| self.counts[best] > 0)
    }

    /// The kind of staff that posts of no stated kind are for: the only one the article speaks of, or both together.
    pub fn recruited(&self) -> Option<Category> {
        let (cpns, casn) = (self.count(Category::Cpns), self.count(Category::Casn));
        let pppk = self.count(Category::Pppk) + self.count(Category::PppkParuhWaktu);
        match (cpns > 0, pppk > 0) {
            (true, true) => Some(Category::Casn),
            (true, false) => Some(Category::Cpns),
            (false, true) if self.count(Category::PppkParuhWaktu) > self.count(Category::Pppk) => {
                Some(Category::PppkParuhWaktu)
            }
            (false, true) => Some(Category::Pppk),
            (false, false) => (casn > 0).then_some(Category::Casn),
        }
    }
}

/// Words of articles about other quotas than staff: haji, school places.
fn is_quota_of_others(word: &str) -> bool {
    matches!(word, "kuota" | "haji" | "jemaah" | "jamaah" | "daya" | "taruna" | "beasiswa" | "calhaj" | "cjh")
}

/// Groups whose words mostly name one person who acts: "Kepala BKPSDM", "Bupati", "Kapolres".
pub(super) fn is_single(category: Category) -> bool {
    matches!(category, Category::Pejabat | Category::TniPolri)
}
