//! Feature names to ids.

use foldhash::HashMap;

/// The features that a model knows, numbered from 0 in the order in which they were given.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    names: Vec<String>,
    ids: HashMap<String, u32>,
}

impl Vocabulary {
    /// Numbers `names` in their order; a name given twice keeps its first number.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut vocabulary = Vocabulary::default();
        for name in names {
            let id = u32::try_from(vocabulary.names.len()).unwrap_or(u32::MAX);
            if let std::collections::hash_map::Entry::Vacant(slot) = vocabulary.ids.entry(name.clone()) {
                slot.insert(id);
                vocabulary.names.push(name);
            }
        }
        vocabulary
    }

    /// The id of a feature.
    pub fn id(&self, name: &str) -> Option<u32> {
        self.ids.get(name).copied()
    }

    /// The names, by id.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// The ids of the features that a sentence has, strictly rising once settled. Every value is 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SparseVector {
    ids: Vec<u32>,
}

impl SparseVector {
    /// Adds an id, in any order.
    pub fn push(&mut self, id: u32) {
        self.ids.push(id);
    }

    /// Sorts the ids and drops repeated ones.
    pub fn settle(&mut self) {
        self.ids.sort_unstable();
        self.ids.dedup();
    }

    /// The ids.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }
}

impl FromIterator<u32> for SparseVector {
    fn from_iter<I: IntoIterator<Item = u32>>(ids: I) -> Self {
        let mut vector = SparseVector { ids: ids.into_iter().collect() };
        vector.settle();
        vector
    }
}
