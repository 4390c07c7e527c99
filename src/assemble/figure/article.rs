//! What the figures of one article share: its sentences as views, their numbers, the groups of staff that they name.

use super::named::Named;
use crate::assemble::calendar::Calendar;
use crate::document::Document;
use crate::label::Labelled;
use crate::mention::number::{Number, numbers, staff_at};
use crate::mention::view::View;
use crate::terms::{Category, Label, Status};

/// Sentences that are less likely than this to state a figure are not looked at.
const LEAST: f64 = 0.03;

/// A group of staff that a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    /// First token.
    pub first: usize,
    /// Token behind the last.
    pub end: usize,
    pub category: Category,
    /// Says which staff, not just "pegawai".
    pub specific: bool,
}

/// One article, read once.
pub(super) struct Article<'d> {
    pub doc: &'d Document<'d>,
    pub labels: &'d [Labelled],
    pub calendar: &'d Calendar,
    pub views: Vec<View<'d>>,
    /// Numbers of each sentence; none where the sentence is not looked at.
    pub numbers: Vec<Vec<Number>>,
    /// Groups of each sentence.
    pub groups: Vec<Vec<Group>>,
    pub named: Named,
    /// Where the words of each sentence say that people stand.
    pub said: Vec<Vec<Status>>,
}

impl<'d> Article<'d> {
    pub fn of(doc: &'d Document<'d>, labels: &'d [Labelled], calendar: &'d Calendar) -> Self {
        let views: Vec<View> = doc.sentences.iter().map(|sentence| View::new(doc, sentence)).collect();
        let groups: Vec<Vec<Group>> = views.iter().map(groups).collect();
        let named = Named::of(&views, &groups);
        let look = |at: usize| labels.get(at).is_some_and(|l| l.labels.contains(Label::Quota) || quota(l) >= LEAST);
        let of_sentence = |(at, sentence)| if look(at) { numbers(doc, sentence) } else { Vec::new() };
        let numbers = doc.sentences.iter().enumerate().map(of_sentence).collect();
        let said = views.iter().map(super::status::said).collect();
        Article { doc, labels, calendar, views, numbers, groups, named, said }
    }

    /// Probability that a sentence states a figure, by the model of sentences; 0 outside.
    pub fn quota(&self, sentence: usize) -> f64 {
        self.labels.get(sentence).map_or(0.0, quota)
    }

    /// Whether a sentence is labelled to state a figure.
    pub fn is_quota(&self, sentence: usize) -> bool {
        self.labels.get(sentence).is_some_and(|l| l.labels.contains(Label::Quota))
    }
}

fn quota(labelled: &Labelled) -> f64 {
    labelled.score(Label::Quota)
}

/// The groups that a sentence names, in order, the longest at each place.
fn groups(view: &View) -> Vec<Group> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        match staff_at(view, at) {
            Some((category, end)) => {
                let specific = super::clue::is_specific(view, at, category);
                found.push(Group { first: at, end, category, specific });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}
