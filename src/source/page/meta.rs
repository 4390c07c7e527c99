//! What a page says about itself: title, date, outlet, address; JSON-LD before Open Graph before the tags that Indonesian
//! outlets use.

use crate::article::Meta;
use dom_smoothie::Readability;

/// Elements with the day of publication, and the attribute that has it. In order of trust.
const DATES: [(&str, &str); 10] = [
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='content_PublishedDate']", "content"),
    ("meta[name='publishdate']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publish_date']", "content"),
    ("meta[name='dtk:publishdate']", "content"),
    ("meta[name='date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("article time[datetime]", "datetime"),
];

/// Elements with the page's own address.
const ADDRESSES: [(&str, &str); 2] = [("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")];

/// The element with the medium's name, where Open Graph and JSON-LD have none.
const OUTLET: (&str, &str) = ("meta[name='application-name']", "content");

/// What a page said.
pub(super) struct Said(Meta);

impl Said {
    /// With the address that the page was fetched from, where it names none itself.
    pub(super) fn or_url(self, url: Option<&str>) -> Meta {
        let Said(meta) = self;
        Meta { url: meta.url.or_else(|| url.map(str::to_owned)), ..meta }
    }
}

pub(super) fn of(page: &Readability) -> Said {
    let linked = page.parse_json_ld();
    let said = page.get_article_metadata(linked);
    let first = |list: &[(&str, &str)]| list.iter().find_map(|(element, attribute)| value(page, element, attribute));
    let url = first(&ADDRESSES).or(said.url).filter(|url| url.starts_with("http"));
    let outlet = full(said.site_name).or_else(|| first(&[OUTLET])).or_else(|| host(url.as_deref()?));
    let title = full(Some(said.title)).map(|title| bare(&title, outlet.as_deref()));
    Said(Meta { title, date: full(said.published_time).or_else(|| first(&DATES)), outlet, url })
}

fn value(page: &Readability, element: &str, attribute: &str) -> Option<String> {
    full(page.doc.select(element).attr(attribute).map(|text| text.to_string()))
}

fn full(text: Option<String>) -> Option<String> {
    let text = text?;
    // Titles are broken over lines as often as not.
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The host of an address, which names a medium that does not name itself.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    full(Some(host.strip_prefix("www.").unwrap_or(&host).to_owned()))
}

/// A title without the medium's name before or behind it.
fn bare(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " - ", " – "] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && is_outlet(tail, outlet)
        {
            return bare(head.trim(), outlet);
        }
    }
    match title.split_once(": ") {
        Some((head, tail)) if is_outlet(head, outlet) => bare(tail.trim(), outlet),
        _ => title.to_owned(),
    }
}

/// Whether a part of a title is the medium's name, or begins with an address.
fn is_outlet(part: &str, outlet: Option<&str>) -> bool {
    const ENDS: [&str; 5] = [".com", ".co.id", ".id", ".co", ".net"];
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let named = outlet.is_some_and(|outlet| !letters(outlet).is_empty() && letters(part) == letters(outlet));
    let first = part.split_whitespace().next().unwrap_or_default().to_lowercase();
    let address = ENDS.iter().any(|end| first.len() > end.len() && first.ends_with(end));
    named || address && part.split_whitespace().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_name_of_their_medium() {
        for (title, outlet, due) in [
            ("Bupati Melantik Camat | Kabar Kita", Some("Kabar Kita"), "Bupati Melantik Camat"),
            ("Bupati Melantik Camat - kabarkita.com Daerah", None, "Bupati Melantik Camat"),
            ("KabarKita.com: Bupati Melantik Camat", None, "Bupati Melantik Camat"),
            ("Lowongan: Guru - Perawat", Some("Kabar Kita"), "Lowongan: Guru - Perawat"),
            ("Bupati: 12 Camat Dilantik", None, "Bupati: 12 Camat Dilantik"),
        ] {
            assert_eq!(bare(title, outlet), due);
        }
    }
}
