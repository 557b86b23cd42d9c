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
crate::lexicon::domain::testing::word_table_tests!(form);
