//! How far a role goes on behind its head, and whether a name follows.

use super::head::{head_at, is_clipped_office, is_head_of_place, is_head_of_region, is_verb};
use crate::lexicon;
use crate::mention::person::closed::{is_citation, is_direction, is_headline_verb};
use crate::mention::person::name::{Name, honorifics, is_body_word, is_listed_body_word, is_name_word, name_at};
use crate::mention::word::{Shape, Word};
use crate::mention::{cue, list, region};
use foldhash::HashSet;
use std::sync::LazyLock;

static PLACE_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../../data/place_word.txt")));

/// Most words of a role.
const LONGEST: usize = 24;

/// The words of a role behind its head.
pub(super) struct Body<'w, 't> {
    /// The sentence.
    pub words: &'w [Word<'t>],
    /// Words that the article uses as names of places.
    pub places: &'w HashSet<String>,
    /// Where the role begins.
    pub start: usize,
}

impl Body<'_, '_> {
    /// One past the last word of the role whose head ends at `at`.
    pub fn extend(&self, at: usize) -> usize {
        let (mut solid, mut j) = (at, at);
        while let Some(word) = self.words.get(j).filter(|word| !word.quoted && j - self.start < LONGEST) {
            let step = match word.shape {
                _ if is_citation(&word.lower) => None,
                Shape::Mark => self.mark(j),
                Shape::Number => self.number(j),
                Shape::Lower => match self.lower(j) {
                    Some(len) => {
                        j += len;
                        continue;
                    }
                    None => None,
                },
                _ => self.capital(j),
            };
            let Some(len) = step.filter(|len| *len > 0) else { break };
            j += len;
            solid = j;
        }
        // Lower-case words belong to the role where a name or the role's border follows: "pengamat kebijakan publik Budi".
        if j > solid && self.closes(j) { self.without_tail(solid, j) } else { solid }
    }

    fn mark(&self, at: usize) -> Option<usize> {
        let word = &self.words[at];
        let next = self.words.get(at + 1)?;
        match word.text {
            "(" => {
                let close = self.words[at..].iter().take(8).position(|word| word.is(")"))?;
                let letters = next.is_capital() || next.shape == Shape::Lower;
                (letters && !crate::mention::person::name::is_calendar(&next.lower)).then_some(close + 1)
            }
            "-" if next.shape == Shape::Number && self.words[at - 1].shape == Shape::Number => Some(2),
            "/" | "&" | "-" if next.is_capital() => Some(1 + self.capital(at + 1)?),
            // "Badan Kepegawaian, Pendidikan, dan Pelatihan": a list of a body's words, closed by "dan".
            // "Dinas Pendidikan (Dikpora), Kabupaten Dompu, Nusa Tenggara Barat (NTB), Rifaid".
            "," if self.is_region_word(at + 1)
                && (self.ends_region(at) || matches!(next.lower.as_str(), "kabupaten" | "kota" | "provinsi")) =>
            {
                let mut end = at + 1;
                while self.words.get(end).is_some_and(|word| {
                    matches!(word.lower.as_str(), "kabupaten" | "kota" | "provinsi" | "kecamatan" | "kab")
                }) {
                    end += 1;
                }
                let len = region::whole_at(self.words, end)?;
                let after = self.words.get(end + len)?;
                (after.is(",") || after.is("(")).then_some(end + len - at)
            }
            "," if next.lower == "dan"
                && self.words.get(at + 2).is_some_and(|word| is_body_word(word) && word.shape == Shape::Capital) =>
            {
                Some(2)
            }
            "," if is_body_word(next) && next.shape == Shape::Capital && head_at(self.words, at + 1).is_none() => {
                let list = self.words[at + 1..].iter().take(9);
                let fits = list.take_while(|word| {
                    is_body_word(word) || word.is(",") || word.lower == "dan" || word.lower == "serta"
                });
                fits.into_iter().any(|word| word.lower == "dan" || word.lower == "serta").then_some(1)
            }
            _ => None,
        }
    }

    fn is_region_word(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| matches!(word.lower.as_str(), "kabupaten" | "provinsi") && word.is_capital())
            || region::whole_at(self.words, at).is_some_and(|len| {
                let run = self.words[at..].iter().take_while(|word| is_name_word(word)).count();
                run <= len
            })
    }

    /// Whether a region's name, or a bracket, ends before `at`.
    fn ends_region(&self, at: usize) -> bool {
        (1..5).any(|back| at >= back && region::whole_at(self.words, at - back) == Some(back))
    }

    fn number(&self, at: usize) -> Option<usize> {
        let before = &self.words[at - 1];
        (before.is_capital() && !before.is(",") || matches!(before.lower.as_str(), "rt" | "rw" | "periode"))
            .then_some(1)
    }

    /// Lower-case words that may go on with the role; the caller takes them only if something solid follows.
    fn lower(&self, at: usize) -> Option<usize> {
        let (word, next) = (&self.words[at], self.words.get(at + 1));
        let lower = word.lower.as_str();
        let next_capital = next.is_some_and(|next| next.is_capital());
        match lower {
            "dan" | "serta" => {
                let body = self.words.get(at + 2).is_some_and(|word| word.shape == Shape::Upper) && next_capital;
                let goes_on = body
                    || next.is_some_and(|next| {
                        next.shape == Shape::Lower && !lexicon::is_small_word(&next.lower) || is_body_word(next)
                    });
                goes_on.then_some(1)
            }
            "bidang" | "urusan" | "pada" | "untuk" | "atas" => {
                next.is_some_and(|next| next.is_capital() || next.shape == Shape::Lower).then_some(1)
            }
            "di" | "dari" | "asal" => (next_capital
                || next.is_some_and(|next| {
                    matches!(next.lower.as_str(), "kelurahan" | "desa" | "kecamatan" | "sebuah" | "kota")
                }))
            .then_some(1),
            _ if list::ends_role(lower) || list::is_human_verb(lower) => None,
            _ if lexicon::is_small_word(lower)
                || is_verb(lower)
                || cue::is_pronoun(lower)
                || crate::mention::person::name::is_calendar(lower) =>
            {
                None
            }
            _ => (at - self.start < 8).then_some(1),
        }
    }

    fn capital(&self, at: usize) -> Option<usize> {
        let word = &self.words[at];
        if at > self.start && honorifics(self.words, at) > at && !is_listed_body_word(&word.lower) {
            return None;
        }
        if word.shape == Shape::Upper && self.shouted(at) {
            return None;
        }
        let named = self.words[at..].iter().take_while(|word| is_name_word(word)).count();
        let before = self.words[at - 1].lower.as_str();
        // The police region of Jakarta: "Metro" is no city there, and "Jaya" nobody's name.
        if word.lower == "metro" && self.words.get(at + 1).is_some_and(|next| next.lower == "jaya") {
            return Some(2);
        }
        if is_clipped_office(before, &word.lower) {
            return Some(1);
        }
        // "Camat Wasile Timur", "Camat Padang Batung, Arliani": a place in two words, though the first may be a region.
        if is_head_of_place(before) && !is_head_of_region(before) && named >= 2 {
            let directed = (at + 1..at + named).find(|i| is_direction(&self.words[*i].lower));
            let comma = self.words.get(at + named).is_some_and(|word| word.is(","));
            if let Some(last) = directed {
                return Some(last + 1 - at);
            }
            if comma && named == 2 && self.name_after_comma(at + named).is_some() {
                return Some(named);
            }
        }
        if let Some(len) = region::whole_at(self.words, at)
            && (named <= len || len > 1 || named != 2 || !matches!(before, "saksi" | "warga"))
        {
            return Some(len);
        }
        if is_body_word(word) {
            return Some(1);
        }
        if named == 0 {
            // "Pembangunan Daerah Tertinggal": a word of the language with a capital that is no name goes on with the body's.
            let in_body = is_body_word(&self.words[at - 1]);
            // Behind a post "Melantik" is what its holder does.
            let plain = !word.lower.starts_with("me") && lexicon::is_indonesian(before);
            let word_of_body = word.shape == Shape::Capital
                && is_verb(&word.lower)
                && !is_headline_verb(&word.lower)
                && (in_body || plain);
            return (word_of_body && self.words[at - 1].is_capital()).then_some(1);
        }
        // "Universitas Andalas, Feri": what stands before a comma and a name is the body's.
        let after = at + named;
        let comma_name =
            self.words.get(after).is_some_and(|word| word.is(",")) && self.name_after_comma(after).is_some();
        let bodied = PLACE_WORDS.contains(before) || matches!(before, "di" | "dari" | "asal");
        if comma_name
            && (bodied
                || self.words.get(after + 1).is_some_and(|next| {
                    honorifics(self.words, after + 1) > after + 1
                        || !next.is_capital()
                        || named <= 2 && self.bodyless(at)
                }))
        {
            return Some(named);
        }
        // "Majelis Syura PKS Hidayat", "Dinas Sosial Tana Datar …": more of a body follows.
        if let Some(next) = self.words.get(after).filter(|next| is_body_word(next)) {
            let goes_on = self.words.get(after + 1).is_some_and(|word| word.is_capital());
            if named <= 2 && next.shape != Shape::Upper || named == 1 && goes_on && after > at {
                return Some(named);
            }
        }
        // "Ikatan Pemandu Gunung (IPG)": the letters in brackets show that the words before are the body's.
        let letters = self.words.get(after).is_some_and(|word| word.is("("))
            && self.words.get(after + 1).is_some_and(|word| word.shape == Shape::Upper)
            && self.words.get(after + 2).is_some_and(|word| word.is(")"));
        if letters && named <= 3 && is_body_word(&self.words[at - 1]) {
            return Some(named);
        }
        // "Walhi Sulsel Asrul": a body of one word with the province it works in.
        if self.words.get(at + 1).is_some_and(|next| next.is_capital() && region::is_province(&next.lower)) {
            return Some(2);
        }
        // "Pusat Gempa Bumi dan Tsunami": capitals joined by "dan" to more of them go on with a body's name.
        let joined = self.words.get(after).is_some_and(|word| word.lower == "dan")
            && self.words.get(after + 1).is_some_and(|next| next.shape == Shape::Capital);
        if joined && self.words[at..after].iter().all(|word| lexicon::is_indonesian(&word.lower)) {
            return Some(named);
        }
        if !bodied || word.shape == Shape::Initial {
            return None;
        }
        if matches!(before, "di" | "dari" | "asal") {
            return Some(named);
        }
        let place = self.words[at..after].iter().take_while(|word| self.places.contains(&word.lower)).count();
        match (named, place) {
            (_, 1..) if place < named || named == 1 => Some(place),
            _ if is_head_of_region(before) => None,
            (1, _) => (!is_head_of_place(before)).then_some(1),
            (2, _) => (!is_head_of_place(before) && !self.headed_by_chief(at)).then_some(1),
            (n, _) => Some(if n >= 4 && !is_head_of_place(before) { 2 } else { 1 }),
        }
    }

    /// Whether the role so far is a bare head that takes a place or a body, so that a lone name behind it may be either.
    fn bodyless(&self, at: usize) -> bool {
        PLACE_WORDS.contains(self.words[at - 1].lower.as_str()) || is_body_word(&self.words[at - 1])
    }

    /// "Kepala Desa X", "Ketua RT X": the word before the name is itself headed by a chief.
    fn headed_by_chief(&self, at: usize) -> bool {
        at >= 2
            && matches!(
                self.words[at - 2].lower.as_str(),
                "kepala" | "ketua" | "sekretaris" | "wakil" | "direktur" | "anggota"
            )
    }

    fn shouted(&self, at: usize) -> bool {
        // In a sentence all in capitals they say nothing.
        let plain = self.words.iter().any(|word| word.shape == Shape::Lower);
        plain && name_at(self.words, at).is_some_and(|name| name.core.len() >= 2)
    }

    fn name_after_comma(&self, comma: usize) -> Option<Name> {
        let at = comma + 1;
        if head_at(self.words, at)
            .is_some_and(|len| self.words.get(at + len).is_none_or(|next| !is_name_word(next)) || len > 1)
            && honorifics(self.words, at) == at
        {
            return None;
        }
        let name = name_at(self.words, at)?;
        let next = self.words.get(name.end);
        // After the name a comma, a cue, a bracket or running text, but no list of names.
        let fits = next.is_none_or(|next| next.shape != Shape::Capital && next.lower != "dan");
        fits.then_some(name)
    }

    /// The name behind a role that ends at `end`.
    pub fn name_after(&self, end: usize) -> Option<Name> {
        let word = self.words.get(end)?;
        if word.is(",") {
            return self.name_after_comma(end);
        }
        if word.is("(") || word.shape == Shape::Mark && !word.is("'") {
            return None;
        }
        name_at(self.words, end)
    }

    fn closes(&self, at: usize) -> bool {
        match self.words.get(at) {
            None => true,
            Some(word) => {
                word.is_capital()
                    || word.is(",")
                    || word.is("(")
                    || word.is(".")
                    || is_verb(&word.lower)
                    || matches!(word.lower.as_str(), "itu" | "tersebut" | "ini" | "yang")
            }
        }
    }

    /// Takes back connectors at the end.
    fn without_tail(&self, solid: usize, mut end: usize) -> usize {
        while end > solid
            && matches!(
                self.words[end - 1].lower.as_str(),
                "dan" | "di" | "dari" | "untuk" | "pada" | "serta" | "atas" | "bidang" | "urusan"
            )
        {
            end -= 1;
        }
        end
    }
}
