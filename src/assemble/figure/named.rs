//! The groups of staff that an article names, for figures whose own words do not say what they count.

use super::article::Group;
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
    /// Counts the groups that all sentences name.
    pub fn of(views: &[View], groups: &[Vec<Group>]) -> Named {
        let mut named = Named::default();
        for (view, groups) in views.iter().zip(groups) {
            let acts = |group: &Group| is_single(group.category) && view.is_capital(group.first);
            named.told.push(groups.iter().any(|group| !acts(group)));
            for group in groups {
                if (group.specific || is_quota_of_others(view.low(group.first))) && !is_single(group.category) {
                    named.counts[group.category as usize] += 1;
                }
            }
        }
        named
    }

    /// Whether the sentence or the one before it names a group.
    pub fn is_near(&self, sentence: usize) -> bool {
        self.told.iter().take(sentence + 1).rev().take(2).any(|told| *told)
    }

    /// How often a group is named; those who mostly act are not counted.
    pub fn count(&self, category: Category) -> u32 {
        self.counts[category as usize]
    }

    /// The groups that are named, most often first.
    pub fn ranked(&self) -> Vec<Category> {
        let mut ranked: Vec<Category> = Category::ALL.iter().copied().filter(|c| self.count(*c) > 0).collect();
        ranked.sort_by_key(|category| std::cmp::Reverse(self.count(*category)));
        ranked
    }

    /// The group named most.
    pub fn commonest(&self) -> Option<Category> {
        self.ranked().first().copied()
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
