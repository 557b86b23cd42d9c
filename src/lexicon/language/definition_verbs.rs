//! Words that join a subject to what it is.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("definition_verbs.tsv", Row);

#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    /// Lower case.
    pub(crate) word: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are run by tests"))]
    pub(crate) example: String,
}

/// Whether a word, in lower case, is one.
pub(crate) fn contains(word: &str) -> bool {
    rows().binary_search_by(|row| row.word.as_str().cmp(word)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert!(row.example.split(' ').any(|word| word == row.word), "{}", row.word);
        }
    }
}
