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
crate::lexicon::domain::testing::word_table_tests!(name);
