//! JSON Lines: one object a line, of which only `text` is required.
//!
//! Fields read: `id`, `article`, `title`, `url`, `outlet`, `published`, `text`.
//! Others are passed over. `id` and `article` may be numbers.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::decode::{self, SourceText};
use super::{Bytes, Fields, Format, Sink, SourceDocument, SourceError};

pub(super) const FORMAT: Format =
    Format { name: "JSON Lines", endings: &["jsonl", "ndjson"], sniff: looks_like_json, read };

fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

#[derive(Deserialize)]
struct Record<'l> {
    id: Option<Name>,
    article: Option<Name>,
    title: Option<String>,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    #[serde(borrow)]
    text: Option<&'l RawValue>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(serde_json::Number),
}

impl Name {
    fn into_string(self) -> Option<String> {
        match self {
            Self::Text(text) => some(text),
            Self::Number(number) => Some(number.to_string()),
        }
    }
}

fn read(bytes: Bytes, sink: &mut Sink<'_>) {
    let content = &bytes.content;
    if content.starts_with(&[0xFF, 0xFE]) || content.starts_with(&[0xFE, 0xFF]) {
        let found = "a UTF-16 mark; JSON Lines are read as UTF-8, so convert the file".to_owned();
        sink(Err(SourceError::NotText { file: bytes.file.to_string(), found }));
        return;
    }
    let mut origin = if content.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut any = false;
    for (number, line) in content[origin..].split_inclusive(|&byte| byte == b'\n').enumerate() {
        if !line.trim_ascii().is_empty() {
            any = true;
            let document = document(&bytes, line, origin as u64).map_err(|fault| match fault {
                Fault::Record(reason) => {
                    SourceError::Record { file: bytes.file.to_string(), line: number as u64 + 1, reason }
                }
                Fault::Empty => SourceError::Empty { file: format!("{}:{}", bytes.file, number + 1) },
            });
            if !sink(document) {
                return;
            }
        }
        origin += line.len();
    }
    if !any {
        sink(Err(SourceError::Empty { file: bytes.file.to_string() }));
    }
}

enum Fault {
    Record(String),
    Empty,
}

fn document(bytes: &Bytes, line: &[u8], origin: u64) -> Result<SourceDocument, Fault> {
    let decoded = decode::decode_line(line, origin).map_err(Fault::Record)?;
    let line_text = decoded.as_str();
    let record: Record<'_> = serde_json::from_str(line_text).map_err(|error| {
        Fault::Record(format!(
            "not a JSON object with text fields: {error}; expected `{{\"text\": \"...\"}}` on one line"
        ))
    })?;
    let raw = record
        .text
        .ok_or_else(|| Fault::Record("no `text`, expected at least `{\"text\": \"...\"}`".to_owned()))?;
    let text: String = serde_json::from_str(raw.get())
        .map_err(|_| Fault::Record(format!("`text` is {}, expected a string", kind_of(raw.get()))))?;
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    // Safe pointer arithmetic: the raw value borrows from the line.
    let at = raw.get().as_ptr() as usize - line_text.as_ptr() as usize + 1;
    let inner = &raw.get()[1..raw.get().len() - 1];
    let start = decoded.locate(&[crate::Span::new(at, at)])[0].0;
    let (ends, places): (Vec<usize>, Vec<crate::Span>) =
        marks(inner).into_iter().map(|(end, place)| (end, crate::Span::new(at + place, at + place))).unzip();
    let places = decoded.locate(&places).into_iter().map(|(place, _)| place);
    let text = SourceText::escaped(text, start, ends.into_iter().zip(places).collect());
    let fields = Fields {
        id: record.id.and_then(Name::into_string),
        article: record.article.and_then(Name::into_string),
        title: record.title.and_then(some),
        url: record.url.and_then(some),
        outlet: record.outlet.and_then(some),
        published: record.published.and_then(some),
    };
    Ok(SourceDocument { file: bytes.file.clone(), text, fields })
}

fn some(text: String) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

fn kind_of(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        _ => "a number",
    }
}

/// Pairs the place behind each escape sequence, and behind each character that
/// may take another number of bytes in the file, in the decoded text with the
/// place behind it in the line.
fn marks(raw: &str) -> Vec<(usize, usize)> {
    let bytes = raw.as_bytes();
    let mut marks = Vec::new();
    let (mut at, mut decoded) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            let len = raw[at..].chars().next().map_or(1, char::len_utf8);
            at += len;
            decoded += len;
            if len > 1 {
                marks.push((decoded, at));
            }
            continue;
        }
        let (consumed, produced) = match bytes.get(at + 1) {
            Some(b'u') => unicode_escape(&raw[at..]),
            _ => (2, 1),
        };
        at += consumed;
        decoded += produced;
        marks.push((decoded, at));
    }
    marks
}

/// Length of `\uXXXX`, or of a surrogate pair of them, and of its character in UTF-8.
fn unicode_escape(raw: &str) -> (usize, usize) {
    let unit = |at: usize| raw.get(at..at + 4).and_then(|hex| u16::from_str_radix(hex, 16).ok());
    let Some(first) = unit(2) else { return (2, 1) };
    let second = raw.get(6..8).filter(|escape| *escape == "\\u").and_then(|_| unit(8));
    let units: Vec<u16> = std::iter::once(first).chain(second).collect();
    match char::decode_utf16(units).next() {
        Some(Ok(c)) if c.len_utf16() == 2 => (12, c.len_utf8()),
        Some(Ok(c)) => (6, c.len_utf8()),
        _ => (6, char::REPLACEMENT_CHARACTER.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn all(content: &[u8]) -> Vec<Result<SourceDocument, SourceError>> {
        let mut found = Vec::new();
        read(Bytes { file: "a.jsonl".into(), content: content.to_vec() }, &mut |document| {
            found.push(document);
            true
        });
        found
    }

    #[test]
    fn a_place_behind_escapes_is_found_in_the_file() {
        let content =
            "{\"id\": 7, \"text\": \"Kata \\u201cnetral\\u201d\\n\\ud83d\\ude00 Bawaslu é\", \"x\": [1]}\n";
        let document = all(content.as_bytes()).pop().expect("a record").expect("a good record");
        assert_eq!(document.fields.id.as_deref(), Some("7"));
        let text = document.text.as_str();
        assert_eq!(text, "Kata “netral”\n😀 Bawaslu é");
        for word in ["Kata", "netral", "Bawaslu", "é"] {
            let start = text.find(word).expect("a word of the text");
            let (at, len) = document.text.locate(&[Span::new(start, start + word.len())])[0];
            assert_eq!(&content[at as usize..(at + len) as usize], word);
        }
    }

    #[test]
    fn bad_records_are_named_by_line_and_the_rest_is_read() {
        let found = all(b"{\"text\": \"satu\"}\n{\"txt\": 1}\n{broken\n\n{\"text\": 5}\n{\"text\": \" \"}\n{\"text\": \"dua\"}");
        let messages: Vec<String> =
            found.iter().filter_map(|document| document.as_ref().err()).map(ToString::to_string).collect();
        assert_eq!(found.len() - messages.len(), 2);
        assert!(messages[0].starts_with("a.jsonl:2: no `text`"), "{messages:?}");
        assert!(messages[1].starts_with("a.jsonl:3: not a JSON object"), "{messages:?}");
        assert!(messages[2].starts_with("a.jsonl:5: `text` is a number"), "{messages:?}");
        assert!(messages[3].starts_with("a.jsonl:6: empty"), "{messages:?}");
    }
}
