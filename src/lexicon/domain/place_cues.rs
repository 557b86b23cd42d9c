//! Words behind which an ordinary word is a place.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("place_cues.tsv", Row);

/// A word before a place.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The word in lower case.
    pub(crate) word: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_its_form() {
        for row in rows() {
            let (form, example) = (row.word.to_lowercase(), row.example.to_lowercase());
            assert!(example.contains(&form), "`{form}` is not in `{example}`");
        }
    }
}
