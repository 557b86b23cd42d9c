//! Names by which the country knows somebody, beside the full name.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("nicknames.tsv", Row);

/// A person with the short names that news uses.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// Full names, as news writes them.
    pub(crate) names: List,
    /// Nicknames and initials of one word, without words of address.
    pub(crate) aliases: List,
    /// A sentence with one of the aliases.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::any;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_an_alias_of_one_word() {
        for row in rows() {
            assert!(row.aliases.0.iter().all(|alias| !alias.contains(' ')), "{}", row.id);
            assert!(any(&row.example, &row.aliases), "{}: no alias in `{}`", row.id, row.example);
        }
    }
}
