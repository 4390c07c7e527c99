//! Bytes to text: byte order mark, else UTF-8, else the encoding that the bytes look like.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text that `bytes` encode, without a byte order mark. What no encoding explains becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Plain ASCII in UTF-16 is valid UTF-8 too, with a NUL at every other byte.
        if !bytes.contains(&0) {
            return Cow::Borrowed(text);
        }
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if mostly_utf_8(bytes) {
        return UTF_8.decode_without_bom_handling(bytes).0;
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(Some(b"id"), true).decode_without_bom_handling(bytes).0
}

/// UTF-16 without its mark: text of Latin letters has a NUL in nearly every second byte.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let nul = |odd: usize| bytes.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (even, odd) = (nul(0), nul(1));
    if pairs < 2 || bytes.len() % 2 == 1 {
        None
    } else if odd * 4 > pairs * 3 && even * 4 < pairs {
        Some(UTF_16LE)
    } else if even * 4 > pairs * 3 && odd * 4 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether only little of the text is broken UTF-8 (a cut character, a stray byte) and the rest shows that it is UTF-8.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > 3 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told() {
        let text = "Bupati José melantik 12 camat";
        let utf_16le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf_16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with_mark = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark(b"\xef\xbb\xbf", text.as_bytes()),
            with_mark(b"\xff\xfe", &utf_16le),
            with_mark(b"\xfe\xff", &utf_16be),
            utf_16le,
            utf_16be,
            b"Bupati Jos\xe9 melantik 12 camat".to_vec(),
        ] {
            assert_eq!(decode(&bytes), text);
        }
    }

    #[test]
    fn clean_bytes_are_borrowed_and_broken_ones_survive() {
        assert!(matches!(decode(b"kata dia"), Cow::Borrowed("kata dia")));
        assert!(decode("é é é é é".as_bytes().get(..13).unwrap()).starts_with("é é"));
        for bytes in [&b""[..], b"\0", b"\xff", b"\0\0\0\0", b"a\0"] {
            decode(bytes);
        }
    }
}
