//! Names that are never taken apart: places, and people of the news.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("names.tsv", Row);

/// A name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The name in lower case.
    pub(crate) name: String,
}

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows().iter().map(|row| row.name.as_str()).collect());

/// Whether a word in lower case is one of the names.
pub(crate) fn contains(word: &str) -> bool {
    NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn people_are_names_and_words_are_not() {
        assert!(super::contains("jokowi") && !super::contains("perlu"));
    }
}
