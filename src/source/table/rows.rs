//! Cuts a table into rows: a row ends at a line break outside quotation marks (RFC 4180), and nowhere later than at its limit.
//!
//! A quotation mark that is never closed would take all rows behind it into one field. Two signs tell it from a long text: the
//! mark that would close the field stands where a field begins, or the file ends (or the limit comes) while the lines behind
//! the first look like rows. Reading then goes on at the second line of the row.

use std::io::{self, BufRead, Read};

/// A row as it was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// The row is whole.
    Whole,
    /// The row is longer than the limit; what there was of it is left out.
    TooLong,
    /// A quotation mark has no end. Of the row only the first line was taken, the next row begins at the second.
    Unclosed,
    /// The file ends within quotation marks.
    Ended,
}

/// Where in a row a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before a field's first byte.
    Start,
    /// In a field, outside quotation marks.
    Plain,
    /// Within quotation marks.
    Quoted,
    /// Behind a mark within marks, which closes them or, doubled, stands for itself.
    Closed,
}

impl At {
    fn next(self, byte: u8, separator: u8) -> At {
        match (self, byte) {
            (At::Start | At::Closed, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => At::Quoted,
            (_, byte) if byte == separator => At::Start,
            _ => At::Plain,
        }
    }
}

/// The rows of a table.
pub(super) struct Rows<'r> {
    from: Again<'r>,
    separator: u8,
    most: usize,
    /// Fields of a row, once the header is known.
    width: usize,
}

impl<'r> Rows<'r> {
    /// Rows with at most `most` bytes each.
    pub(super) fn new(from: &'r mut dyn BufRead, separator: u8, most: usize) -> Self {
        Rows { from: Again { held: Vec::new(), at: 0, from }, separator, most, width: 0 }
    }

    /// Rows have so many fields.
    pub(super) fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// Reads the next row that is not blank into `row`, its line break with it; none at the end of the file.
    pub(super) fn next(&mut self, row: &mut Vec<u8>) -> io::Result<Option<Cut>> {
        row.clear();
        let mut at = At::Start;
        let mut first_line = None;
        loop {
            let begin = row.len();
            let whole = self.from.line(row, self.most)?;
            let line = row.get(begin..).unwrap_or_default();
            if line.is_empty() && whole {
                return match first_line {
                    None => Ok(None),
                    Some(first) => Ok(Some(self.open(row, first, Cut::Ended)?)),
                };
            }
            if first_line.is_none() && is_break(line) {
                row.clear();
                continue;
            }
            let reopened = self.follow(line, &mut at, first_line.is_some());
            let first = *first_line.get_or_insert(row.len());
            if reopened {
                self.again(row, first);
                return Ok(Some(Cut::Unclosed));
            }
            match (whole, at) {
                (true, At::Quoted) => {}
                (true, _) => return Ok(Some(Cut::Whole)),
                (false, At::Quoted) if first < row.len() => return Ok(Some(self.open(row, first, Cut::TooLong)?)),
                (false, _) => {
                    self.from.skip_line()?;
                    return Ok(Some(Cut::TooLong));
                }
            }
        }
    }

    /// Follows the quotation marks of a line; true where a mark closes a field that came over a line break, but stands where a
    /// field begins and has text behind it.
    fn follow(&self, line: &[u8], at: &mut At, mut spans: bool) -> bool {
        let mut before = b'\n';
        let mut begins = false;
        for byte in line.iter().copied() {
            let next = at.next(byte, self.separator);
            match (*at, next) {
                (At::Quoted, At::Closed) => begins = before == self.separator || before == b'\n',
                (At::Closed, At::Plain) if spans && begins && !matches!(byte, b'\r' | b'\n') => return true,
                _ => spans &= next != At::Start,
            }
            (*at, before) = (next, byte);
        }
        false
    }

    /// What becomes of a row whose quotation marks are open where it ends for the reason `cut`.
    fn open(&mut self, row: &mut Vec<u8>, first: usize, cut: Cut) -> io::Result<Cut> {
        if self.look_like_rows(row.get(first..).unwrap_or_default()) {
            self.again(row, first);
            return Ok(Cut::Unclosed);
        }
        if cut == Cut::TooLong {
            self.skip_row()?;
        }
        Ok(cut)
    }

    /// Gives back all but the first line.
    fn again(&mut self, row: &mut Vec<u8>, first: usize) {
        self.from.give_back(row.get(first..).unwrap_or_default());
        row.truncate(first);
    }

    /// Whether most of the first lines have the fields of a row.
    fn look_like_rows(&self, lines: &[u8]) -> bool {
        let lines = lines.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        let (mut all, mut alike) = (0, 0);
        for line in lines.take(16) {
            all += 1;
            let mut at = At::Start;
            let mut fields = 1;
            for byte in line.iter().copied() {
                at = at.next(byte, self.separator);
                fields += usize::from(at == At::Start);
            }
            alike += usize::from(fields == self.width);
        }
        self.width > 1 && alike * 2 > all
    }

    /// Reads the rest of a row away that is within quotation marks.
    fn skip_row(&mut self) -> io::Result<()> {
        let mut at = At::Quoted;
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            for (n, byte) in buffer.iter().copied().enumerate() {
                if at != At::Quoted && matches!(byte, b'\n' | b'\r') {
                    self.from.consume(n + 1);
                    return Ok(());
                }
                at = at.next(byte, self.separator);
            }
            let all = buffer.len();
            self.from.consume(all);
        }
    }
}

/// Whether a line is nothing but its break.
fn is_break(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r")
}

/// A reader to which bytes can be given back.
struct Again<'r> {
    held: Vec<u8>,
    at: usize,
    from: &'r mut dyn BufRead,
}

impl Again<'_> {
    /// Adds a line with its break to `row`, until `row` has `most` bytes; false where it then has no end yet. At the end of
    /// the file nothing is added.
    fn line(&mut self, row: &mut Vec<u8>, most: usize) -> io::Result<bool> {
        loop {
            let room = most.saturating_sub(row.len());
            let buffer = self.fill_buf()?;
            if buffer.is_empty() {
                return Ok(true);
            }
            if room == 0 {
                return Ok(false);
            }
            let part = buffer.get(..room).unwrap_or(buffer);
            let (used, ended) = match memchr::memchr2(b'\n', b'\r', part) {
                Some(at) => (at + 1, true),
                None => (part.len(), false),
            };
            row.extend_from_slice(part.get(..used).unwrap_or_default());
            self.consume(used);
            if ended {
                return Ok(true);
            }
        }
    }

    /// Reads the rest of a line away.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.fill_buf()?;
            let (used, ended) = match memchr::memchr2(b'\n', b'\r', buffer) {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.consume(used);
            if ended {
                return Ok(());
            }
        }
    }

    /// The next bytes to read are these.
    fn give_back(&mut self, bytes: &[u8]) {
        // Bytes that were held are mostly the same ones, and are then still where they were.
        match self.at.checked_sub(bytes.len()) {
            Some(at) => self.at = at,
            None => {
                self.held.splice(..self.at, bytes.iter().copied());
                self.at = 0;
            }
        }
    }
}

impl Read for Again<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Again<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.held.len() {
            return Ok(self.held.get(self.at..).unwrap_or_default());
        }
        self.held.clear();
        self.at = 0;
        self.from.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        if self.at < self.held.len() { self.at += bytes } else { self.from.consume(bytes) }
    }
}

#[cfg(test)]
mod tests;
