//! The fields of the article as a whole: title, outlet, dateline, day, region.

mod dateline;
mod head;

use crate::article::Meta;
use crate::document::Document;
use crate::mention::day::Day;
use crate::mention::{date, region};
use crate::record::ArticleFields;

/// Reads the article's fields from its metadata, and where that says nothing from its text.
pub fn article_fields(doc: &Document, meta: &Meta) -> ArticleFields {
    let head = head::read(doc, meta);
    // A headline of several lines is running text that was wrapped.
    let first_line = head.title.clone().filter(|title| !title.contains('\n'));
    let title = meta.title.clone().map(|title| title.trim().to_owned()).or(first_line);
    let known = Meta { title: title.clone(), ..meta.clone() };
    let published = meta.date.as_deref().and_then(date::parse_day).or_else(|| meta.url.as_deref().and_then(day_of_url));
    ArticleFields {
        region: region::region(doc, &known, head.dateline.as_deref()),
        title,
        outlet: meta.outlet.clone().or(head.outlet),
        dateline: head.dateline,
        published: published.or(head.published).map(|day| day.to_string()),
    }
}

/// The day in an address: `/2025/06/20/`, or `2025-06-20` as a part of it. "/2021/05/20-guru-diangkat" has none.
fn day_of_url(url: &str) -> Option<Day> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let folders: Vec<&str> = path.split('/').collect();
    let dashed = folders.iter().map(|folder| folder.split('-').collect::<Vec<_>>());
    std::iter::once(folders.clone()).chain(dashed).find_map(|parts| parts.windows(3).find_map(day_of_parts))
}

fn day_of_parts(parts: &[&str]) -> Option<Day> {
    let [year, month, day] = parts else { return None };
    let number = |text: &str, len: usize| if text.len() == len { text.parse::<u32>().ok() } else { None };
    Day::new(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
}

#[cfg(test)]
mod tests;
