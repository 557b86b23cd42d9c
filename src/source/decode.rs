//! Bytes to text, and back from a place in the text to a place in the bytes.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::Span;

/// Decoded text that knows which bytes of its file each part came from.
#[derive(Debug, Clone)]
pub struct SourceText {
    text: String,
    origin: u64,
    map: OffsetMap,
}

/// How an offset in the text becomes an offset in the file, from `origin` on.
#[derive(Debug, Clone)]
enum OffsetMap {
    /// Byte for byte.
    Same,
    /// Two bytes a UTF-16 unit.
    Utf16,
    /// One byte a character.
    OneByte,
    /// Byte for byte between marks; each mark pairs the places right behind an
    /// escape sequence, in the text and in the file.
    Marks(Vec<(usize, u64)>),
}

impl SourceText {
    /// The text as decoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Text whose bytes stand unchanged in the file from `origin` on.
    pub(crate) fn verbatim(text: String, origin: u64) -> Self {
        Self { text, origin, map: OffsetMap::Same }
    }

    /// Text with escape sequences; `marks` in order.
    pub(crate) fn escaped(text: String, origin: u64, marks: Vec<(usize, u64)>) -> Self {
        let map = if marks.is_empty() { OffsetMap::Same } else { OffsetMap::Marks(marks) };
        Self { text, origin, map }
    }

    /// The byte ranges in the file of spans of the text, which must be in order
    /// and apart from one another: start and length.
    ///
    /// ```
    /// use awas::source::SourceText;
    /// use awas::Span;
    /// let text = SourceText::from("Bawaslu Kota Serang".to_owned());
    /// assert_eq!(text.locate(&[Span::new(8, 12)]), [(8, 4)]);
    /// ```
    #[must_use]
    pub fn locate(&self, spans: &[Span]) -> Vec<(u64, u64)> {
        let mut cursor = Cursor { text: self, at: 0, bytes: self.origin };
        spans
            .iter()
            .map(|span| {
                let start = cursor.advance(span.start);
                let end = cursor.advance(span.end);
                (start, end - start)
            })
            .collect()
    }
}

impl From<String> for SourceText {
    fn from(text: String) -> Self {
        Self::verbatim(text, 0)
    }
}

struct Cursor<'t> {
    text: &'t SourceText,
    at: usize,
    bytes: u64,
}

impl Cursor<'_> {
    fn advance(&mut self, offset: usize) -> u64 {
        let origin = self.text.origin;
        match &self.text.map {
            OffsetMap::Same => origin + offset as u64,
            OffsetMap::Marks(marks) => {
                match marks.partition_point(|&(decoded, _)| decoded <= offset).checked_sub(1) {
                    Some(last) => marks[last].1 + (offset - marks[last].0) as u64,
                    None => origin + offset as u64,
                }
            }
            OffsetMap::Utf16 | OffsetMap::OneByte => {
                let wide = matches!(self.text.map, OffsetMap::Utf16);
                for c in self.text.text[self.at..offset].chars() {
                    self.bytes += if wide { 2 * c.len_utf16() as u64 } else { 1 };
                }
                self.at = offset;
                self.bytes
            }
        }
    }
}

/// Decodes a whole file.
///
/// # Errors
///
/// What shows that the file is not text.
pub(super) fn decode(bytes: &[u8]) -> Result<SourceText, String> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest, 3).ok_or_else(|| "a UTF-8 mark before bytes that are not UTF-8".to_owned());
    }
    let (encoding, skip) = match bytes {
        [0xFF, 0xFE, ..] => (UTF_16LE, 2),
        [0xFE, 0xFF, ..] => (UTF_16BE, 2),
        _ if zeros_at(bytes, 1) => (UTF_16LE, 0),
        _ if zeros_at(bytes, 0) => (UTF_16BE, 0),
        _ => return one_byte_or_utf8(bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes[skip..]) {
        Some(text) => checked(text.into_owned(), skip as u64, OffsetMap::Utf16),
        None => Err("an unpaired UTF-16 surrogate".to_owned()),
    }
}

/// Decodes one line of a line format.
pub(super) fn decode_line(bytes: &[u8], origin: u64) -> Result<SourceText, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::verbatim(text.to_owned(), origin)),
        Err(_) => windows_1252(bytes, origin),
    }
}

fn one_byte_or_utf8(bytes: &[u8]) -> Result<SourceText, String> {
    match utf8(bytes, 0) {
        Some(text) => checked(text.text, 0, OffsetMap::Same),
        None => windows_1252(bytes, 0),
    }
}

fn windows_1252(bytes: &[u8], origin: u64) -> Result<SourceText, String> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    checked(text.into_owned(), origin, OffsetMap::OneByte)
}

fn utf8(bytes: &[u8], origin: u64) -> Option<SourceText> {
    std::str::from_utf8(bytes).ok().map(|text| SourceText::verbatim(text.to_owned(), origin))
}

/// Control characters other than white space betray data that is not text; a
/// stray one in a long clipping does not.
fn checked(text: String, origin: u64, map: OffsetMap) -> Result<SourceText, String> {
    let strange = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if text.contains('\0') {
        return Err("a NUL byte".to_owned());
    }
    if strange * 200 > text.len() {
        return Err(format!("{strange} control characters in {} bytes", text.len()));
    }
    Ok(SourceText { text, origin, map })
}

/// Whether every other byte of the beginning is zero, as in UTF-16 text of a
/// Latin alphabet without a byte-order mark.
fn zeros_at(bytes: &[u8], parity: usize) -> bool {
    let head = &bytes[..bytes.len().min(200)];
    head.len() >= 8
        && head.len().is_multiple_of(2)
        && head.iter().enumerate().all(|(index, &byte)| (index % 2 == parity) == (byte == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Kata “netral”, é.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn encodings_are_recognised_and_located() {
        let mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let cases = [
            ("utf-8", TEXT.as_bytes().to_vec()),
            ("utf-8 with mark", mark(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec())),
            ("utf-16le", mark(b"\xFF\xFE", utf16(TEXT, false))),
            ("utf-16be", mark(b"\xFE\xFF", utf16(TEXT, true))),
            ("windows-1252", b"Kata \x93netral\x94, \xE9.".to_vec()),
        ];
        for (name, bytes) in cases {
            let text = decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(text.as_str(), TEXT, "{name}");
            let start = TEXT.find("netral").expect("a word of the text");
            let (at, len) = text.locate(&[Span::new(start, start + 6)])[0];
            let cut = &bytes[at as usize..(at + len) as usize];
            let word: String = cut.iter().filter(|&&byte| byte != 0).map(|&byte| byte as char).collect();
            assert_eq!(word, "netral", "{name}");
        }
    }

    #[test]
    fn utf16_without_mark_is_recognised() {
        assert_eq!(decode(&utf16("Bawaslu Kota", false)).expect("text").as_str(), "Bawaslu Kota");
        assert_eq!(decode(&utf16("Bawaslu Kota", true)).expect("text").as_str(), "Bawaslu Kota");
    }

    #[test]
    fn data_is_not_text() {
        assert!(decode(b"PK\x03\x04\x14\x00\x06\x00\x08\x00").is_err());
        assert!(decode(&[0xFF, 0xD8, 0xFF, 0xE0, 0x01, 0x02, 0x05, 0x06, 0x81, 0x8D]).is_err());
    }
}
