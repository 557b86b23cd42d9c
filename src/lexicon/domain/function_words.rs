//! Function words: a short closed list.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("function_words.tsv", Row);

/// A function word.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Lower case.
    pub(crate) word: String,
    /// preposition, conjunction, pronoun, determiner, particle, auxiliary or adverb.
    pub(crate) class: String,
    /// Meaning.
    pub(crate) gloss_en: String,
}

/// Whether a word, in lower case, is one.
pub(crate) fn contains(word: &str) -> bool {
    rows().binary_search_by(|row| row.word.as_str().cmp(word)).is_ok()
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
    fn the_list_is_short_and_keeps_negation_and_modality() {
        assert!(rows().len() <= 120);
        for kept in ["tidak", "bukan", "belum", "akan", "tanpa", "jika", "dapat"] {
            assert!(rows().iter().all(|row| row.word != kept), "{kept}");
        }
    }
}
