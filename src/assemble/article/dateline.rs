//! The dateline: place and outlet before the dash that opens the text.

use crate::article::Meta;
use crate::lexicon;
use crate::mention::list;
use crate::mention::person::is_calendar;
use crate::mention::region;

/// Longest stretch before the dash of a dateline, in characters.
const LONGEST: usize = 70;
/// How far into a line a headline may reach before the dateline that stands on one line with it, in characters.
const HEADLINE: usize = 240;

/// Fewest words of a line that opens an article.
const LEAD_WORDS: usize = 12;

/// Place and outlet; one of the two may be missing.
pub(super) type Dateline = (Option<String>, Option<String>);

/// The dateline at the front of a line; `None` where there is none. `next` is what follows the line.
pub(super) fn dateline(line: &str, next: &str, meta: &Meta) -> Option<Dateline> {
    let before = match cut(line) {
        Some(before) => before,
        // "Jakarta", a line with the dash, the text.
        None if next.trim_start().starts_with(['-', '–', '—']) => line,
        None => return pointed(line, meta).or_else(|| glued(line, meta)),
    };
    let before = before.trim().trim_end_matches('.').trim();
    if before.is_empty() || before.chars().count() > LONGEST || before.contains('"') {
        return None;
    }
    let parts: Vec<&str> = before.split([',', '(', ')', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let bracketed = |part: &str| before.contains(&format!("({part})"));
    match parts.as_slice() {
        [only] if is_outlet(only, meta) => Some((None, Some((*only).to_owned()))),
        [only] => is_place(only, meta).then(|| (Some((*only).to_owned()), None)),
        // "OUTLET, PLACE", "PLACE, OUTLET", "PLACE (OUTLET)"; a date may stand between.
        [first, rest @ ..] if rest.len() <= 3 => {
            let rest: Vec<&str> = rest.iter().copied().filter(|part| !is_date(part)).collect();
            let Some(second) = rest.first().copied() else {
                return is_place(first, meta).then(|| (Some((*first).to_owned()), None));
            };
            let other = !is_known_place(first) && is_known_place(second);
            if (is_outlet(first, meta) || other && rest.len() == 1 && is_short(first)) && !bracketed(second) {
                let place = is_place(second, meta).then(|| second.to_owned());
                return place.is_some().then(|| (place, Some((*first).to_owned())));
            }
            // "Cilegon, Banten (ANTARA)": the place with its province.
            if region::is_region(second) && is_place(first, meta) && rest.get(1).is_some_and(|third| bracketed(third)) {
                return Some((Some(format!("{first}, {second}")), rest.get(1).map(|third| (*third).to_owned())));
            }
            // "Way Kanan, Lampung –": place and province, no outlet.
            if region::is_region(second) {
                return is_named(first).then(|| (Some((*first).to_owned()), None));
            }
            let place = is_place(first, meta) || is_outlet(second, meta) && is_named(first);
            (place && is_name_like(second)).then(|| (Some((*first).to_owned()), Some(second.to_owned())))
        }
        _ => None,
    }
}

/// The dateline behind a headline on the same line: "Tiga Camat Dilantik KOTABARU, Kabar Kita – Bupati …". It must name a
/// known place or a place in capitals, since capitals are all over a headline.
pub(super) fn behind_headline(line: &str, title: Option<&str>, meta: &Meta) -> Option<Dateline> {
    if let Some(rest) = title.and_then(|title| without_title(line, title)) {
        return dateline(rest, "", meta);
    }
    let starts: Vec<usize> = line
        .char_indices()
        .take(HEADLINE)
        .map(|(at, _)| at)
        .filter(|at| line[*at..].starts_with(char::is_uppercase) && line[..*at].ends_with([' ', '\u{a0}']))
        .filter(|at| line[..*at].split_whitespace().count() >= 3 && !line[..*at].contains(". "))
        .collect();
    let found = |at: &usize| {
        let (place, outlet) = dateline(&line[*at..], "", meta)?;
        cut(&line[*at..])?;
        Some((place?, outlet))
    };
    let known = starts.iter().filter_map(found).find(|(place, _)| is_known_place(place));
    let shouted =
        |place: &str| place.split(' ').all(|word| word.chars().count() > 3 && !word.contains(char::is_lowercase));
    let other = || starts.iter().filter_map(found).find(|(place, _)| shouted(place));
    known.or_else(other).map(|(place, outlet)| (Some(place), outlet))
}

/// A line without the title at its front.
fn without_title<'l>(line: &'l str, title: &str) -> Option<&'l str> {
    let title = title.trim();
    let head = line.get(..title.len())?;
    (!title.is_empty() && head.to_lowercase() == title.to_lowercase()).then(|| line[title.len()..].trim_start())
}

/// What stands before a line's first dash, where that is near its front.
fn cut(line: &str) -> Option<&str> {
    for (at, c) in line.char_indices().take(LONGEST) {
        let dash = match c {
            '–' | '—' => true,
            '-' => is_dash(&line[..at], &line[at + 1..]),
            // "NABIRE | Pengumuman …"
            '|' => is_known_place(&line[..at]) && !line[..at].contains(char::is_lowercase),
            _ => false,
        };
        if dash {
            return line.get(..at);
        }
    }
    None
}

/// "TRIBUN-PAPUA.COM" and "non-ASN" have no dash: one side of a dash is free, or it is doubled, or capitals give way to a
/// word with one capital ("SAMPANG-Tugas").
fn is_dash(head: &str, rest: &str) -> bool {
    let before = head.chars().next_back();
    let mut behind = rest.chars();
    let (next, second) = (behind.next(), behind.next());
    let shouted = head.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !head.contains(char::is_lowercase);
    let place = head.split([',', '(']).next().is_some_and(is_known_place);
    let word = next.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
    shouted && (head.contains(',') || word)
        || place && head.contains([',', '(']) && word
        || before.is_none_or(|c| c.is_whitespace() || c == '.')
        || next.is_none_or(|c| c.is_whitespace() || c == '-')
        || before == Some('-')
}

/// "Padang Aro: Memasuki tahun ajaran …", "RSPD, Kalabahi: …", "KEBUMEN. Sebanyak …": a known place, set off by a point.
fn pointed(line: &str, meta: &Meta) -> Option<Dateline> {
    if line.split_whitespace().count() < LEAD_WORDS {
        return None;
    }
    let at = line.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ':' | '.')).map(|(at, _)| at)?;
    let (head, mark) = (&line[..at], &line[at..=at]);
    if !line[at + 1..].starts_with(char::is_whitespace) || head.contains('"') {
        return None;
    }
    match head.split(',').map(str::trim).collect::<Vec<_>>().as_slice() {
        // Before a full stop only capitals show that the place is no part of a sentence.
        [place] => {
            let sure = is_known_place(place) && (mark == ":" || !place.contains(char::is_lowercase));
            sure.then(|| (Some((*place).to_owned()), None))
        }
        [outlet, place] if mark == ":" && is_known_place(place) && (is_outlet(outlet, meta) || is_short(outlet)) => {
            Some((Some((*place).to_owned()), Some((*outlet).to_owned())))
        }
        _ => None,
    }
}

/// "Liputan6.com, JakartaBursa Efek …": the place grown together with the text.
fn glued(line: &str, meta: &Meta) -> Option<Dateline> {
    let (outlet, rest) = line.split_once(',')?;
    let words = outlet.split_whitespace().count();
    let known = is_domain(outlet) || words <= 3 && is_outlet(outlet, meta);
    // "Kanal Kota, JakartaIndeks …": two words with capitals before a place that runs into the text.
    if !(known || words <= 2 && is_named(outlet)) || outlet.chars().count() > LONGEST / 2 {
        return None;
    }
    let rest = rest.trim_start();
    let run: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == ' ').take(40).collect();
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).skip(3).chain([run.len()]).collect();
    let place = ends.iter().rev().find_map(|end| {
        let (name, behind) = run.split_at_checked(*end)?;
        let border = behind.starts_with(char::is_uppercase)
            || is_domain(outlet) && (behind.is_empty() || behind.starts_with(' '));
        (border && !name.ends_with(' ') && region::is_region(name)).then(|| name.to_owned())
    })?;
    Some((Some(place), Some(outlet.trim().to_owned())))
}

fn is_domain(part: &str) -> bool {
    !part.contains(' ')
        && part.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && lexicon::is_domain_ending(ending))
}

/// Whether a part names a medium: an address, the outlet of the metadata, or a word of the press.
fn is_outlet(part: &str, meta: &Meta) -> bool {
    if part.split_whitespace().count() > 5 {
        return false;
    }
    let lower = part.to_lowercase();
    let bare = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let known = meta.outlet.as_deref().is_some_and(|outlet| {
        let (outlet, part) = (bare(outlet), bare(part));
        let several = lower.split_whitespace().count() > 1;
        !part.is_empty()
            && (outlet == part || several && (outlet.contains(&part) || part.contains(&outlet)))
            && !region::is_region(&lower)
    });
    let press = lower.split([' ', '.']).any(list::is_press);
    // "SehatYuk", "KabarLuwu": a capital inside.
    let humped = !part.contains(' ')
        && part.chars().zip(part.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    is_domain(part) || known || press || humped && !is_known_place(part)
}

fn is_date(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit()) || part.split(' ').any(|word| is_calendar(&word.to_lowercase()))
}

/// A region, or the seat of a government.
fn is_known_place(part: &str) -> bool {
    let part = part.trim();
    region::is_region(part) || !region::seat_of(part).is_empty()
}

/// Initials or a word or two.
fn is_short(part: &str) -> bool {
    part.split_whitespace().count() <= 2 && part.chars().count() <= 24 && part.starts_with(char::is_uppercase)
}

/// Whether a part can be the place of a dateline: a region, or a name in capitals that is no outlet.
fn is_place(part: &str, meta: &Meta) -> bool {
    if is_outlet(part, meta) || !is_named(part) {
        return false;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let shouted = part.chars().all(|c| !c.is_lowercase());
    is_known_place(part) || (shouted || words.len() == 1) && words.len() <= 3 && part.chars().count() >= 3
}

/// Up to four words with capitals, letters only, none of them a small word.
fn is_named(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let known = is_known_place(part);
    let name = |word: &&str| {
        let lower = word.to_lowercase();
        word.starts_with(char::is_uppercase)
            && (known || !lexicon::is_small_word(&lower))
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '.'))
    };
    (1..=4).contains(&words.len()) && words.iter().all(name)
}

fn is_name_like(part: &str) -> bool {
    part.split_whitespace().count() <= 5
        && part.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || part.contains('.') || c.is_lowercase() && part.len() > 4
        })
}
