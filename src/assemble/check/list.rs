//! Wholes with their parts: "terdiri dari", "dari jumlah itu", lines of a list, "sisanya".

use super::{CheckDraft, Checker, NEAR};
use crate::terms::Status;

/// Tokens of an item in a list of lines, at most.
const ITEM: usize = 10;
/// Kinds that a whole falls into, at most.
const KINDS: u64 = 9;
/// Sentences between a part and the word for what is left.
const PENDING: usize = 3;

impl Checker<'_> {
    /// "1.250 ASN, terdiri dari 800 PNS dan 450 PPPK"; "Dari 38 nama itu, 27 … dan 11 …"; "sisanya".
    pub(super) fn detail(&self, sentence: usize) -> Option<CheckDraft> {
        let (opener, lists_all) = self.opener(sentence)?;
        let inside = self.inside(sentence);
        let (ahead, mut behind): (Vec<usize>, Vec<usize>) = inside.iter().partition(|at| self.token(**at) < opener);
        behind.retain(|at| !self.counts_kinds(*at));
        let again = behind.first().copied().filter(|at| !lists_all && self.token(*at) <= opener + 2);
        let (whole, mut parts) = match (ahead.last(), again) {
            (Some(whole), _) => (*whole, behind),
            // "Dari 38 nama itu": the figure is named again.
            (None, Some(again)) => (self.twin(again).unwrap_or(again), behind[1..].to_vec()),
            (None, None) => (self.whole_before(sentence, &behind)?, behind),
        };
        let value = self.exact(whole)?;
        if let Some(check) = self.left_over(sentence, opener, whole, value, &parts) {
            return Some(check);
        }
        // "Sementara 4 orang lainnya …": the last part is told in the next sentence.
        if self.sum(&parts).is_some_and(|sum| sum < value)
            && let Some(other) = self.other_behind(sentence)
            && self.sum(&parts).zip(self.exact(other)).is_some_and(|(sum, other)| sum.checked_add(other) == Some(value))
        {
            parts.push(other);
        }
        let sum = self.sum(&parts)?;
        // Parts that miss the whole by far are parts of something else.
        let close = sum.abs_diff(value).saturating_mul(5) <= value;
        let claims = lists_all && close && parts.len() > 1 && self.all_counted(sentence, opener);
        (parts.len() > 1 && sum == value || claims).then(|| self.check(whole, parts, sum, value))
    }

    /// "terbagi atas tiga formasi, yaitu 668 guru …": the number of the parts is none of them.
    fn counts_kinds(&self, at: usize) -> bool {
        let (sentence, token) = (self.figures[at].sentence, self.token(at));
        let lists = |word: usize| self.is(sentence, word, "list") || self.is(sentence, word, "some");
        self.value(at).is_some_and(|value| value <= KINDS) && (token + 1..token + 6).any(lists)
    }

    /// "…, sisanya guru": the rest of a whole whose parts, rounded ones too, do not reach it.
    fn left_over(
        &self,
        sentence: usize,
        opener: usize,
        whole: usize,
        value: u64,
        parts: &[usize],
    ) -> Option<CheckDraft> {
        let view = self.views.get(sentence)?;
        let rest = (opener..view.len()).find(|at| self.is(sentence, *at, "rest") || self.is(sentence, *at, "left"))?;
        let counted = parts.iter().any(|part| self.token(*part) + 3 > rest);
        let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(self.value(*part)?))?;
        (!counted && sum < value && !parts.is_empty()).then(|| self.remainder(whole, parts.to_vec(), value - sum))
    }

    /// The figure of the next sentence that is said to be the others: "Sementara 4 orang lainnya".
    fn other_behind(&self, sentence: usize) -> Option<usize> {
        let view = self.views.get(sentence + 1)?;
        let goes_on = matches!(view.low(0), "sementara" | "sedangkan" | "adapun");
        let at = *self.inside(sentence + 1).first()?;
        let token = self.token(at);
        let others = (token..token + 4).any(|at| matches!(view.low(at), "lain" | "lainnya"));
        (goes_on && others).then_some(at)
    }

    /// "541 honorer, 91 di antaranya …. Untuk sisanya …": the rest is told without its number in a sentence behind.
    pub(super) fn rest_of_before(&self, sentence: usize) -> Option<CheckDraft> {
        self.says(sentence, "rest")?;
        if !self.inside(sentence).is_empty() {
            return None;
        }
        let last = (1..=PENDING)
            .filter_map(|back| sentence.checked_sub(back))
            .find_map(|before| self.inside(before).last().copied())?;
        let part = self.twin(last).filter(|twin| sentence - self.figures[*twin].sentence <= PENDING).unwrap_or(last);
        let of = self.figures[part].sentence;
        let view = self.views.get(of)?;
        let among = (self.token(part)..self.token(part) + 5).any(|at| matches!(view.low(at), "antaranya" | "antara"));
        let whole = self.inside(of).into_iter().rfind(|at| *at < part)?;
        let (value, sum) = (self.exact(whole)?, self.exact(part)?);
        (among && sum < value).then(|| self.remainder(whole, vec![part], value - sum))
    }

    /// The words that open a list of parts, and whether they promise all of them: "terdiri dari" does, "dari jumlah itu" not.
    fn opener(&self, sentence: usize) -> Option<(usize, bool)> {
        let view = self.views.get(sentence)?;
        let of_it = |from: &usize| {
            (from + 1..from + 6)
                .any(|at| matches!(view.low(at), "tersebut" | "itu" | "jumlah" | "total" | "angka" | "ini"))
        };
        let from = (0..view.len()).find(|at| view.low(*at) == "dari" && of_it(at)).map(|at| (at, false));
        let list = (0..view.len())
            .find(|at| self.is(sentence, *at, "list") || self.is(sentence, *at, "some"))
            .map(|at| (at, self.is(sentence, at, "list")));
        let rest = self.says(sentence, "rest").map(|at| (at.min(1), false));
        from.or(list).or(rest)
    }

    /// The figure of the sentences before that parts without a whole are of: the one that they make, else the last that is
    /// larger than each.
    fn whole_before(&self, sentence: usize, parts: &[usize]) -> Option<usize> {
        let first = *parts.first()?;
        let before =
            |at: &usize| sentence - self.figures[*at].sentence <= NEAR && self.figures[*at].sentence < sentence;
        let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(self.value(*part)?))?;
        let largest = parts.iter().filter_map(|part| self.value(*part)).max()?;
        let candidates: Vec<usize> = (0..first).rev().filter(before).collect();
        let made = candidates.iter().find(|at| self.exact(**at) == Some(sum));
        let larger = |at: &&usize| self.exact(**at).is_some_and(|value| value > largest);
        // "118 anggota, jauh dari kebutuhan 260": those who are wanting have no parts.
        let real = |at: &&usize| larger(at) && self.figures[**at].status != Status::Needed;
        made.or_else(|| candidates.iter().find(real)).or_else(|| candidates.iter().find(larger)).copied()
    }

    /// Whether a sentence is a line of a list with its one number.
    fn is_item(&self, sentence: usize) -> bool {
        self.views[sentence].len() <= ITEM && self.inside(sentence).len() == 1
    }

    /// Whether it is printed as one: without a point at its end.
    pub(super) fn is_line(&self, sentence: usize) -> bool {
        let view = &self.views[sentence];
        self.is_item(sentence) && view.len().checked_sub(1).is_some_and(|last| view.low(last) != ".")
    }

    /// Three and more figures of one sentence, or of the lines of a list, that make a figure before them exactly; of lines right
    /// behind a total two are enough.
    pub(super) fn listed(&self) -> Vec<CheckDraft> {
        let mut found = Vec::new();
        let mut sentence = 0;
        while sentence < self.views.len() {
            let mut parts = self.inside(sentence);
            let start = sentence;
            // A line with a total of its own begins another list.
            if self.is_item(sentence) {
                while sentence + 1 < self.views.len()
                    && self.is_item(sentence + 1)
                    && self.says(sentence + 1, "total").is_none()
                {
                    sentence += 1;
                    parts.extend(self.inside(sentence));
                }
            }
            sentence += 1;
            if self.opener(start).is_some() && start + 1 == sentence {
                continue;
            }
            // The first may be the whole of the others, "11.204 orang: 5.000 …".
            let inner = parts
                .split_first()
                .filter(|(first, rest)| self.exact(**first).is_some() && self.exact(**first) == self.sum(rest));
            let titled = inner.is_some() && self.says(start, "total").is_some();
            let (whole, parts) = match inner {
                Some((first, rest)) => (Some(*first), rest.to_vec()),
                None => (self.whole_before(start, &parts), parts),
            };
            if parts.len() < if titled { 2 } else { 3 } {
                continue;
            }
            if let (Some(whole), Some(sum)) = (whole, self.sum(&parts))
                && self.exact(whole) == Some(sum)
            {
                found.push(self.check(whole, parts, sum, sum));
            }
        }
        found
    }
}
