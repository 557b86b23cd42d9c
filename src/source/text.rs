//! Plain-text clippings: one file is one article.

use super::decode::{self, SourceText};
use super::{Bytes, Fields, Format, Sink, SourceDocument, SourceError};

pub(super) const FORMAT: Format =
    Format { name: "plain text", endings: &["txt", "text"], sniff: |_| true, read };

fn read(bytes: Bytes, sink: &mut Sink<'_>) {
    let document = match decode::decode(&bytes.content) {
        Ok(text) if text.as_str().trim().is_empty() => {
            Err(SourceError::Empty { file: bytes.file.to_string() })
        }
        Ok(text) => Ok(document(bytes.file, text)),
        Err(found) => Err(SourceError::NotText { file: bytes.file.to_string(), found }),
    };
    sink(document);
}

fn document(file: std::sync::Arc<str>, text: SourceText) -> SourceDocument {
    SourceDocument { file, text, fields: Fields::default() }
}
