//! Words behind which an ordinary word is a place.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("place_cues.tsv", Row);

/// A word before a place.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The word in lower case.
    pub(crate) word: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

#[cfg(test)]
crate::lexicon::domain::testing::word_table_tests!(word);
