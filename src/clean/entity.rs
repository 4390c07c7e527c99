//! HTML entities, however often they were escaped.

use super::rewrite::Rewriter;

/// Longest name or number between `&` and `;` that is looked up.
const LONGEST: usize = 32;

/// Decodes entities that end in a semicolon. `&amp;` chains (`&amp;amp;nbsp;`) are undone in one go.
pub(super) fn run(rewriter: &mut Rewriter) {
    let text = rewriter.text();
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'&', &text.as_bytes()[from..]) {
        let start = from + found;
        from = start + 1;
        // Behind the ampersand, skip what only stands for an ampersand again.
        let mut rest = &text[from..];
        while let Some(tail) =
            ["amp;", "AMP;", "#38;", "#038;", "#x26;", "#X26;"].iter().find_map(|amp| rest.strip_prefix(amp))
        {
            rest = tail;
        }
        let unescaped = text.len() - rest.len();
        let name_end = rest.bytes().take(LONGEST).position(|b| !(b.is_ascii_alphanumeric() || b == b'#'));
        let decoded = match name_end {
            Some(end) if end > 0 && rest.as_bytes()[end] == b';' => {
                decode(&rest[..end]).map(|c| (c, unescaped + end + 1))
            }
            _ => None,
        };
        if let Some((decoded, end)) = decoded {
            rewriter.replace(start, end, &decoded);
            from = end;
        } else if unescaped > from {
            rewriter.replace(start, unescaped, "&");
            from = unescaped;
        }
    }
}

/// What the entity `&name;` stands for.
fn decode(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The HTML standard reads numbers of the C1 block as Windows-1252.
        let code = match code {
            0x80..=0x9f => super::mojibake::windows_1252(code as u8) as u32,
            other => other,
        };
        return char::from_u32(code).filter(|c| *c != '\0').map(String::from);
    }
    let entity = format!("&{name};");
    let decoded = html_escape::decode_html_entities(&entity);
    (decoded != entity).then(|| decoded.into_owned())
}
