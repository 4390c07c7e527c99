//! The header of a corpus file, and the list of regions that it is checked against.

use super::{Report, day};
use crate::article::Meta;
use std::collections::BTreeMap;

const KEYS: [&str; 10] =
    ["topic", "style", "given", "title", "outlet", "dateline", "published", "region", "url", "breaks"];

const REGIONS: &str = include_str!("../../data/region.csv");

/// What the header says. Fields that were wrong are as if absent.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// What the article is about.
    pub topic: String,
    /// What comes with the article.
    pub given: Meta,
    /// Headline.
    pub title: Option<String>,
    /// Medium.
    pub outlet: Option<String>,
    /// Place before the dash.
    pub dateline: Option<String>,
    /// Line of the dateline.
    pub dateline_line: usize,
    /// ISO day.
    pub published: Option<String>,
    /// Code and name.
    pub region: Option<(String, String)>,
    /// Line breaks between paragraphs.
    pub breaks: usize,
}

/// Reads the header's lines.
pub(super) fn read(lines: &[(usize, &str)], report: &mut Report) -> Header {
    let found = pairs(lines, report);
    for key in ["topic", "style", "breaks"] {
        if !found.contains_key(key) {
            report.add(1, format!("the header lacks `{key}`"));
        }
    }
    let value = |key: &str| found.get(key).map(|(_, value)| value.to_string());
    let mut header = Header {
        topic: value("topic").unwrap_or_default(),
        title: value("title"),
        outlet: value("outlet"),
        dateline: value("dateline"),
        dateline_line: found.get("dateline").map_or(1, |(line, _)| *line),
        breaks: 1,
        ..Header::default()
    };
    match found.get("breaks") {
        Some((_, "2")) => header.breaks = 2,
        Some((line, other)) if *other != "1" => report.add(*line, format!("breaks: 1 or 2, not {other}")),
        _ => {}
    }
    match found.get("published") {
        Some((line, day)) if !day::is_iso(day) => report.add(*line, format!("published: not a day YYYY-MM-DD: {day}")),
        other => header.published = other.map(|(_, day)| day.to_string()),
    }
    if let Some((line, region)) = found.get("region") {
        header.region = check_region(*line, region, report);
    }
    header.given = given(&found, report);
    header
}

/// `key: value` lines, unknown and repeated keys refused.
fn pairs<'s>(lines: &[(usize, &'s str)], report: &mut Report) -> BTreeMap<&'s str, (usize, &'s str)> {
    let mut found = BTreeMap::new();
    for &(line, text) in lines.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some((key, value)) = text.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
            report.add(line, "the header needs `key: value`");
            continue;
        };
        if !KEYS.contains(&key) {
            report.add(line, format!("no header `{key}`; there are {}", KEYS.join(", ")));
        } else if value.is_empty() {
            report.add(line, format!("`{key}` is empty; leave it out"));
        } else if found.insert(key, (line, value)).is_some() {
            report.add(line, format!("`{key}` twice"));
        }
    }
    found
}

/// The metadata that comes with the article.
fn given(found: &BTreeMap<&str, (usize, &str)>, report: &mut Report) -> Meta {
    let mut meta = Meta::default();
    let (line, named) = found.get("given").copied().unwrap_or((1, ""));
    for word in named.split_whitespace() {
        let (slot, key) = match word {
            "title" => (&mut meta.title, "title"),
            "outlet" => (&mut meta.outlet, "outlet"),
            "date" => (&mut meta.date, "published"),
            "url" => (&mut meta.url, "url"),
            _ => {
                report.add(line, format!("given: title, outlet, date or url, not {word}"));
                continue;
            }
        };
        *slot = found.get(key).map(|(_, value)| value.to_string());
        if slot.is_none() {
            report.add(line, format!("given: {word}, but the header has no `{key}`"));
        }
    }
    if let (Some((line, _)), None) = (found.get("url"), &meta.url) {
        report.add(*line, "url: only with `given: url`");
    }
    meta
}

fn check_region(line: usize, region: &str, report: &mut Report) -> Option<(String, String)> {
    let (code, name) = region.split_once(' ').map(|(code, name)| (code, name.trim())).unwrap_or((region, ""));
    match regions().find(|known| known.code == code) {
        None => report.add(line, format!("region: no code {code} in data/region.csv")),
        Some(known) if known.name != name => {
            report.add(line, format!("region: {code} is {}, not {name}", known.name));
        }
        Some(_) => return Some((code.to_string(), name.to_string())),
    }
    None
}

/// A row of the list of regions.
pub(super) struct Region {
    /// "16.71"; two digits for a province.
    pub code: &'static str,
    /// Full name.
    pub name: &'static str,
}

/// All provinces, kabupaten and kota, in order of their codes.
pub(super) fn regions() -> impl Iterator<Item = Region> {
    REGIONS.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).filter_map(|line| {
        let mut fields = line.split(',');
        Some(Region { code: fields.next()?, name: fields.next()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_regions_is_whole() {
        assert_eq!(regions().filter(|region| region.code.len() == 2).count(), 38);
        assert_eq!(regions().count(), 552);
        assert!(regions().any(|region| region.code == "16.71" && region.name == "Kota Palembang"));
    }
}
