//! Words that names of districts and villages begin or end with.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("region_words.tsv", Row);

/// A word of the name of a region.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The word as written.
    pub(crate) word: String,
    /// Where in the name it stands.
    pub(crate) place: Place,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// Where in a name a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Place {
    /// At its beginning.
    First,
    /// At its end.
    Last,
}

#[cfg(test)]
crate::lexicon::domain::testing::word_table_tests!(word);
