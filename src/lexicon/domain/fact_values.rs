//! Values that a fact may have, and the words by which a reader asks for them.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("fact_values.tsv", Row);

/// A value of a field.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Field and value.
    pub(crate) id: String,
    /// Name of the field in queries.
    pub(crate) field: String,
    /// As annotations and outputs write it.
    pub(crate) value: String,
    /// Indonesian words for it.
    pub(crate) forms: List,
    /// Place among the values of the field.
    pub(crate) order: u8,
    /// Of a status: which of two wins.
    pub(crate) strength: u8,
    /// Of a status: hundredths of the bonus in a ranking.
    pub(crate) prior: u8,
    /// Of a status: the kinds of annotation that can have it.
    pub(crate) kinds: List,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// What the value holds for.
    pub(crate) example: String,
}

/// The values of a field, in the order in which they are told.
pub(crate) fn of_field(field: &str) -> Vec<&'static Row> {
    let mut values: Vec<&Row> = rows().iter().filter(|row| row.field == field).collect();
    values.sort_by_key(|row| row.order);
    values
}

/// The row of a value, by any of its words, whatever the case.
pub(crate) fn find(field: &str, word: &str) -> Option<&'static Row> {
    let word = word.to_lowercase();
    rows().iter().find(|row| row.field == field && (row.value == word || row.forms.0.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::assert_clean;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert_eq!(row.id, format!("{}.{}", row.field, row.value));
            assert_clean(&row.gloss_en, &row.forms);
            assert!(!row.example.is_empty(), "{}", row.id);
            assert!(row.prior <= 100 && (row.strength > 0) == (row.field == "status"), "{}", row.id);
            assert_eq!(row.kinds.0.is_empty(), row.field != "status", "{}", row.id);
        }
    }

    #[test]
    fn a_word_asks_for_one_value_of_a_field() {
        for row in rows() {
            for word in row.forms.0.iter().chain([&row.value]) {
                assert_eq!(find(&row.field, word).map(|row| &row.id), Some(&row.id), "{word}");
            }
        }
    }
}
