use super::*;
use std::io::BufReader;

/// The rows of a table with rows of at most 40 bytes and `width` fields, what was cut otherwise than whole marked.
fn shown(table: &str, width: usize) -> Vec<String> {
    // A small buffer, so that rows lie across its borders.
    let mut from = BufReader::with_capacity(7, table.as_bytes());
    let mut rows = Rows::new(&mut from, b',', 40);
    rows.set_width(width);
    let (mut row, mut all) = (Vec::new(), Vec::new());
    while let Some(cut) = rows.next(&mut row).expect("memory can be read") {
        let text = String::from_utf8_lossy(&row).trim_end().replace('\n', "/");
        all.push(match cut {
            Cut::Whole => text,
            Cut::TooLong => "too long".into(),
            Cut::Unclosed => format!("unclosed {text}"),
            Cut::Ended => format!("ended {text}"),
        });
    }
    all
}

#[test]
fn rows_end_at_line_breaks_outside_quotation_marks() {
    for (table, due) in [
        ("", &[][..]),
        ("\n\r\n", &[]),
        ("a,b\nc,d", &["a,b", "c,d"]),
        ("a,b\r\n\r\nc,d\r\n", &["a,b", "c,d"]),
        ("a,b\rc,d\r", &["a,b", "c,d"]),
        ("a,\"b\nb\"\nc,d\n", &["a,\"b/b\"", "c,d"]),
        ("a,\"b\"\"\n\n\"\"b\"\nc,d\n", &["a,\"b\"\"//\"\"b\"", "c,d"]),
        // Only at the beginning of a field does a mark quote.
        ("a,b \"b\nc,d\n", &["a,b \"b", "c,d"]),
        ("a,\"b\" b\nc,d\n", &["a,\"b\" b", "c,d"]),
    ] {
        assert_eq!(shown(table, 2), due, "{table:?}");
    }
}

#[test]
fn a_mark_without_an_end_costs_its_line() {
    for (table, due) in [
        ("1,\"a\n2,\"b\"\n3,c\n", &["unclosed 1,\"a", "2,\"b\"", "3,c"][..]),
        ("1,\"a\n\"2\",b\n3,c\n", &["unclosed 1,\"a", "\"2\",b", "3,c"]),
        ("1,\"a\n2,b\n3,c\n", &["unclosed 1,\"a", "2,b", "3,c"]),
        ("1,\"a\n2,\"b\n3,\"c\n", &["unclosed 1,\"a", "unclosed 2,\"b", "ended 3,\"c"]),
        // Two in a row, the second within what was given back.
        ("1,\"a\n2,b\n3,\"c\n4,d\n", &["unclosed 1,\"a", "2,b", "unclosed 3,\"c", "4,d"]),
        // The text of a file that was cut looks like no rows.
        ("1,\"a\nb\nc\nd", &["ended 1,\"a/b/c/d"]),
    ] {
        assert_eq!(shown(table, 2), due, "{table:?}");
    }
}

#[test]
fn rows_that_are_too_long_are_left_out_alone() {
    let long = "x".repeat(50);
    for (table, due) in [
        (format!("1,{long}\n2,b\n"), &["too long", "2,b"][..]),
        (format!("1,{long}"), &["too long"]),
        (format!("1,\"{long}\n2,b\n"), &["too long", "2,b"]),
        (format!("1,\"a\n{long}\n{long}\"\"\n\"\n2,b\n"), &["too long", "2,b"]),
        (format!("1,\"a\n{}", "2,b\n".repeat(12)), &["unclosed 1,\"a"]),
    ] {
        let rows = shown(&table, 2);
        assert_eq!(rows[..due.len()], *due, "{table:?}");
        let rest = table.matches("2,b").count() - due.iter().filter(|row| **row == "2,b").count();
        assert_eq!(rows[due.len()..], vec!["2,b"; rest]);
    }
}
