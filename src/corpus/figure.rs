//! The words that describe a figure: `VALUE [qualifier] category status [>becomes] [occ:words]`.

use super::GoldFigure;
use crate::span::{Raw, Span};
use crate::terms::{Category, Qualifier, Status};

/// Reads the words that describe the figure at `span`.
///
/// # Errors
/// All that is wrong with them.
pub(super) fn read(span: Span<Raw>, sentence: usize, terms: &str) -> Result<GoldFigure, Vec<String>> {
    let mut wrong = Vec::new();
    let (terms, occupation) =
        terms.split_once("occ:").map_or((terms, None), |(terms, words)| (terms, Some(words.trim())));
    if occupation == Some("") {
        wrong.push("`occ:` is empty; leave it out".to_string());
    }
    let mut words = terms.split_whitespace();
    let number = words.next().unwrap_or_default();
    let (mut qualifier, mut category, mut status, mut becomes) = (None, None, None, None);
    for word in words {
        let again = if let Some(value) = Qualifier::from_word(word) {
            qualifier.replace(value).is_some()
        } else if let Some(value) = Category::from_word(word) {
            category.replace(value).is_some()
        } else if let Some(value) = Status::from_word(word) {
            status.replace(value).is_some()
        } else if let Some(value) = word.strip_prefix('>').and_then(Category::from_word) {
            becomes.replace(value).is_some()
        } else {
            wrong.push(format!("no qualifier, category, status or >category: {word}"));
            false
        };
        if again {
            wrong.push(format!("a second word of its kind: {word}"));
        }
    }
    let qualifier = qualifier.unwrap_or(Qualifier::Exact);
    let values = read_values(number, qualifier).unwrap_or_else(|reason| {
        wrong.push(reason);
        [None; 3]
    });
    let (Some(category), Some(status), true) = (category, status, wrong.is_empty()) else {
        let words = |all: Vec<&str>| all.join(" ");
        if category.is_none() {
            wrong.push(format!("needs a category: {}", words(Category::ALL.iter().map(|c| c.word()).collect())));
        }
        if status.is_none() {
            wrong.push(format!("needs a status: {}", words(Status::ALL.iter().map(|s| s.word()).collect())));
        }
        return Err(wrong);
    };
    let [value, low, high] = values;
    let occupation = occupation.map(str::to_string);
    Ok(GoldFigure { span, value, low, high, qualifier, category, becomes, status, occupation, sentence })
}

/// `[value, low, high]` of "120" or, for a range, "100-150".
fn read_values(number: &str, qualifier: Qualifier) -> Result<[Option<u64>; 3], String> {
    let integer = |text: &str| -> Result<u64, String> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| plain).ok_or_else(|| format!("VALUE is an integer or low-high, not `{number}`"))
    };
    let Some((low, high)) = number.split_once('-') else {
        let value = integer(number)?;
        return match qualifier {
            Qualifier::Range => Err("a range has the VALUE low-high".to_string()),
            _ => Ok([Some(value), None, None]),
        };
    };
    let (low, high) = (integer(low)?, integer(high)?);
    match qualifier {
        Qualifier::Range if low < high => Ok([None, Some(low), Some(high)]),
        Qualifier::Range => Err(format!("{low} is not below {high}")),
        _ => Err("low-high needs the qualifier `range`".to_string()),
    }
}
