//! Phrases that hold the name of a place and are none.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("place_traps.tsv", Row);

/// A phrase that is no place.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The phrase; a small letter matches either case, a capital only itself.
    pub(crate) form: String,
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
            let (form, example) = (row.form.to_lowercase(), row.example.to_lowercase());
            assert!(example.contains(&form), "`{form}` is not in `{example}`");
        }
    }
}
