//! Who issues circulars, decrees and rulings.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, typed_table};

typed_table!("law_issuers.tsv", Row);

/// An issuer with the forms it is written in.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// As it stands in a normalised citation.
    pub(crate) issuer: String,
    /// How it is written.
    pub(crate) forms: List,
    /// Whether what it issues is cited by its number.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) is_cited: bool,
    /// Letters in its numbers that tell it.
    pub(crate) marks: List,
    /// A citation.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{any, assert_clean};

    #[test]
    fn every_issuer_has_a_form_in_its_example() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert_clean(&row.issuer, &row.forms);
            assert!(any(&row.example, &row.forms), "{}: `{}`", row.issuer, row.example);
        }
    }
}
