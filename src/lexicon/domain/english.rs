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

impl Row {
    /// The term and its regular plural.
    pub(crate) fn forms(&self) -> [String; 2] {
        let term = &self.term;
        let plural = match term.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ if ["s", "x", "ch", "sh"].iter().any(|end| term.ends_with(end)) => format!("{term}es"),
            _ => format!("{term}s"),
        };
        [term.clone(), plural]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{assert_clean, find};

    #[test]
    fn plurals_are_regular() {
        let plural = |term: &str| {
            let row = rows().iter().find(|row| row.term == term).expect("a row");
            row.forms()[1].clone()
        };
        assert_eq!(plural("sanction"), "sanctions");
        assert_eq!(plural("regional secretary"), "regional secretaries");
    }

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
