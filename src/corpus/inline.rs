//! The marks inside a body line: escapes, figures `[text](f1 …)`, quotes `{q1}…{/q1}`.

/// A piece of a body line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// Text of the article, escapes resolved.
    Text(String),
    /// A figure: its id, its text and the words that describe it.
    Figure {
        /// `f1`.
        id: &'s str,
        /// Text of the article, escapes resolved.
        text: String,
        /// `120 pppk appointed`.
        terms: &'s str,
    },
    /// `{q1}`.
    Open(&'s str),
    /// `{/q1}`.
    Close(&'s str),
}

/// Splits a body line into its tokens; what looks like a mark but is none stays text and is told to `wrong`.
pub(super) fn scan<'s>(line: &'s str, wrong: &mut impl FnMut(String)) -> Vec<Token<'s>> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some((token, behind)) = mark(rest, wrong) {
            flush(&mut text, &mut tokens);
            tokens.push(token);
            rest = behind;
        } else if c == '\\' {
            let (resolved, behind) = escape(rest, wrong);
            text.push(resolved);
            rest = behind;
        } else {
            warn_of_lookalikes(rest, wrong);
            text.push(c);
            rest = behind(rest, c);
        }
    }
    flush(&mut text, &mut tokens);
    tokens
}

fn flush(text: &mut String, tokens: &mut Vec<Token<'_>>) {
    if !text.is_empty() {
        tokens.push(Token::Text(std::mem::take(text)));
    }
}

/// What follows the first character.
fn behind(rest: &str, first: char) -> &str {
    rest.get(first.len_utf8()..).unwrap_or_default()
}

/// The mark with which `rest` begins, and what follows it.
fn mark<'s>(rest: &'s str, wrong: &mut impl FnMut(String)) -> Option<(Token<'s>, &'s str)> {
    if let Some(inside) = rest.strip_prefix('{') {
        let (name, behind) = inside.split_once('}')?;
        if let Some(id) = name.strip_prefix('/') {
            return is_id(id, 'q').then_some((Token::Close(id), behind));
        }
        return is_id(name, 'q').then_some((Token::Open(name), behind));
    }
    let inside = rest.strip_prefix('[')?;
    let (shown, behind) = inside.split_at_checked(closing_bracket(inside)?)?;
    let (described, behind) = behind.strip_prefix("](")?.split_once(')')?;
    let (id, terms) = described.split_once(' ')?;
    if !is_id(id, 'f') {
        return None;
    }
    let (mut text, mut marked) = (String::new(), false);
    let mut left = shown;
    while let Some(c) = left.chars().next() {
        marked |= matches!(c, '[' | '{');
        let (resolved, after) = if c == '\\' { escape(left, wrong) } else { (c, self::behind(left, c)) };
        text.push(resolved);
        left = after;
    }
    if marked {
        wrong(format!(
            "{id}: a mark inside the figure's text; a bracket or brace of the article is written `\\[` or `\\{{`"
        ));
    }
    Some((Token::Figure { id, text, terms }, behind))
}

/// Where the first `]` stands that is not escaped.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return Some(at),
            _ => {}
        }
    }
    None
}

/// `f12` for the kind `f`.
pub(super) fn is_id(text: &str, kind: char) -> bool {
    text.strip_prefix(kind).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The character that the escape at the head of `rest` stands for, and what follows it. One that is not understood stands
/// for its backslash.
fn escape<'s>(rest: &'s str, wrong: &mut impl FnMut(String)) -> (char, &'s str) {
    let after = behind(rest, '\\');
    if let Some((digits, behind)) = after.strip_prefix("u{").and_then(|inside| inside.split_once('}')) {
        match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            Some(c) => return (c, behind),
            None => wrong(format!("`\\u{{{digits}}}` is no character")),
        }
        return ('\\', after);
    }
    match after.chars().next() {
        Some('n') => ('\n', behind(after, 'n')),
        Some('t') => ('\t', behind(after, 't')),
        Some(c) if c.is_ascii_punctuation() => (c, behind(after, c)),
        Some(c) => {
            wrong(format!("`\\{c}` stands for nothing; a backslash of the article is written `\\\\`"));
            ('\\', after)
        }
        None => {
            wrong("a backslash at the end of the line".to_string());
            ('\\', after)
        }
    }
}

/// Text that is most likely a misspelt mark. Brackets and braces as such may stand in an article.
fn warn_of_lookalikes(rest: &str, wrong: &mut impl FnMut(String)) {
    if rest.starts_with("](") || rest.starts_with("] (f") {
        wrong("a `]` with a bracket behind it but no figure: `[text](f1 VALUE category status)`".to_string());
    } else if rest.starts_with("{q") || rest.starts_with("{/") {
        wrong("a brace that is no quote mark: `{q1}` or `{/q1}`; a brace of the article is written `\\{`".to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> (Vec<Token<'_>>, Vec<String>) {
        let mut problems = Vec::new();
        let tokens = scan(line, &mut |reason| problems.push(reason));
        (tokens, problems)
    }

    #[test]
    fn marks_and_escapes_are_told_from_text() {
        let (tokens, problems) = texts(
            r"[Gambar] ada\u{a0}[1.200\u{a0}\[K2\] guru](f7 1200 honorer passed occ:guru tetap), {q2}a\tb{/q2} \{x\}",
        );
        assert_eq!(problems, Vec::<String>::new());
        let expected = [
            Token::Text("[Gambar] ada\u{a0}".into()),
            Token::Figure {
                id: "f7",
                text: "1.200\u{a0}[K2] guru".into(),
                terms: "1200 honorer passed occ:guru tetap",
            },
            Token::Text(", ".into()),
            Token::Open("q2"),
            Token::Text("a\tb".into()),
            Token::Close("q2"),
            Token::Text(" {x}".into()),
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_told() {
        for (line, reason) in [
            ("[12 guru](12 honorer passed)", "no figure"),
            ("[12 guru] (f1 12 honorer passed)", "no figure"),
            ("{q}Siap{/q}", "no quote mark"),
            (r"\u{110000}", "no character"),
            (r"C:\data", "stands for nothing"),
            (r"akhir\", "end of the line"),
            ("[a [12 guru](f1 12 honorer passed)", "inside the figure"),
        ] {
            let (_, problems) = texts(line);
            assert!(problems.iter().any(|found| found.contains(reason)), "{line}: {problems:?}");
        }
    }
}
