//! Many articles to one story: near-copies, facts told by several outlets, groups of people followed through their steps,
//! contradictions and totals.
//!
//! All but [`store`] are functions over plain data. docs/merge.md has the rules with their reasons.

pub mod build;
pub mod candidate;
pub mod cohort;
pub mod contradiction;
pub mod copies;
pub mod differing;
pub mod event;
pub mod fact;
pub mod group;
pub mod input;
pub mod likeness;
pub mod name;
pub mod noun;
pub mod quote;
pub mod show;
pub mod store;
pub mod story;
pub mod text;
pub mod total;
pub mod wave;

#[cfg(test)]
mod tests;
