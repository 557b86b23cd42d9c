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
crate::lexicon::domain::testing::word_table_tests!(form);
