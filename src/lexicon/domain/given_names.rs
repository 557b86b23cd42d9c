//! Given names: what the name of a person begins with.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("given_names.tsv", Row);

/// A given name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The usual spelling.
    pub(crate) name: String,
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
            let (form, example) = (row.name.to_lowercase(), row.example.to_lowercase());
            assert!(example.contains(&form), "`{form}` is not in `{example}`");
        }
    }
}
