//! Words that names of institutions are made of.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("unit_words.tsv", Row);

/// A word of the name of an institution.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The word in lower case.
    pub(crate) word: String,
    /// What it does.
    pub(crate) role: Role,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What a word does in the name of an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Opens the name of a unit.
    Unit,
    /// Opens the name of a body of any words.
    Body,
    /// Goes on with a name.
    Topic,
    /// Ends a name that may begin with any words.
    Tail,
}

#[cfg(test)]
crate::lexicon::domain::testing::word_table_tests!(word);
