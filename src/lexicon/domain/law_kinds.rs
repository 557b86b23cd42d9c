//! Kinds of laws and decrees, and how they are cited.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("law_kinds.tsv", Row);

/// What makes a citation of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cited {
    /// A number, or a name that the table of laws lists.
    Number,
    /// A number, or any name in capitals.
    Name,
    /// Nothing more: the kind is the law.
    Code,
    /// Nothing: a draft, or rules of a party.
    Draft,
}

/// Whether a citation says who issued the decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Issuer {
    /// The kind says it.
    None,
    /// It must.
    Needed,
    /// It may.
    Named,
    /// It may name the region.
    Region,
}

/// A kind with the forms it is written in.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// As it stands in a normalised citation.
    pub(crate) kind: String,
    /// How it is written.
    pub(crate) forms: List,
    /// What makes a citation.
    pub(crate) cited: Cited,
    /// Whether the issuer belongs to it.
    pub(crate) issuer: Issuer,
    /// A sentence with the kind.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{any, assert_clean};

    #[test]
    fn every_kind_has_a_form_in_its_example() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert_clean(&row.kind, &row.forms);
            assert!(any(&row.example, &row.forms), "{}: `{}`", row.kind, row.example);
        }
    }
}
