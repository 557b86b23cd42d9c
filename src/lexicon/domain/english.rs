//! English words for Indonesian ones.

use serde::Deserialize;

use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("english.tsv", Row);

/// An English word with its Indonesian query words.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// English, lower case, singular.
    pub(crate) term: String,
    /// Indonesian query words, the commonest first.
    pub(crate) words: List,
    /// What is meant, when the English word has several senses.
    pub(crate) gloss: Maybe,
    /// An English query with the term.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{assert_clean, find};

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_its_term() {
        for row in rows() {
            assert_clean(&row.term, &row.words);
            assert!(!row.words.0.is_empty(), "{}: no word", row.term);
            assert!(row.term.chars().all(|letter| !letter.is_uppercase()), "{}", row.term);
            assert!(find(&row.example, &row.term).is_some(), "{}: `{}`", row.term, row.example);
        }
    }
}
