//! Words that stand for a person.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("pronouns.tsv", Row);

/// A word for a person named before.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The word in lower case.
    pub(crate) form: String,
    /// What it stands for.
    pub(crate) kind: Kind,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// A person.
    Person,
    /// The institution of a person, which speaks through the person.
    Side,
    /// A person, at the end of a verb: `dikatakannya`.
    Clitic,
    /// Stands behind a description: `mantan camat itu`.
    Pointer,
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
