//! The field of facts: what can be asked of annotations by name and value.
//!
//! The terms of one annotation all stand at one position, its number among the
//! annotations of the passage. Two terms at one position hold of one annotation,
//! so a query can ask for a dismissal that was imposed, and not for a passage
//! with a dismissal that is threatened and a warning that was imposed.

use tantivy::schema::{Field, IndexRecordOption, SchemaBuilder, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::annotation::{Annotation, facts};

/// The engine's name for [`FactTokenizer`].
const TOKENIZER: &str = "facts";
/// Stands between the terms of one annotation.
const TERM_END: char = '\u{1F}';
/// Stands behind the terms of each annotation.
const ANNOTATION_END: char = '\u{1E}';

/// Adds the field to a schema.
pub(super) fn field(builder: &mut SchemaBuilder) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    builder.add_text_field("facts", TextOptions::default().set_indexing_options(indexing))
}

/// Makes an index that is written understand what [`encode`] gives.
pub(super) fn register(index: &tantivy::Index) {
    index.tokenizers().register(TOKENIZER, FactTokenizer::default());
}

/// The facts of the annotations of a passage as one text.
pub(super) fn encode(annotations: &[Annotation]) -> String {
    let mut text = String::new();
    for annotation in annotations {
        for term in facts::terms(annotation) {
            text.push_str(&term);
            text.push(TERM_END);
        }
        text.push(ANNOTATION_END);
    }
    text
}

/// Gives back the terms of [`encode`] with their positions.
#[derive(Clone, Default)]
struct FactTokenizer {
    token: Token,
}

struct FactStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for FactTokenizer {
    type TokenStream<'a> = FactStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FactStream<'a> {
        self.token.reset();
        self.token.position = 0;
        FactStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for FactStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(rest) = self.rest.strip_prefix(ANNOTATION_END) {
            self.rest = rest;
            self.token.position += 1;
        }
        let Some((term, rest)) = self.rest.split_once(TERM_END) else { return false };
        self.token.text.clear();
        self.token.text.push_str(term);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn terms_of_one_annotation_share_a_position() {
        let annotation = |kind: &str, label: &str, parts: &[(&str, &str)]| Annotation {
            kind: kind.to_owned(),
            label: label.to_owned(),
            span: Span::new(0, 1),
            rule: "test".to_owned(),
            confidence: 100,
            parts: parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        };
        let text = encode(&[
            annotation("sanction", "dismissal", &[("status", "imposed")]),
            annotation("date", "2024", &[]),
            annotation("place", "Kota Serang", &[]),
        ]);
        let mut tokenizer = FactTokenizer::default();
        let mut stream = tokenizer.token_stream(&text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        let expected = [(0, "family=dismissal"), (0, "status=imposed"), (2, "region=kota serang")];
        assert_eq!(found, expected.map(|(at, term)| (at, term.to_owned())));
    }
}
