//! Abbreviations and acronyms of election news.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, typed_table};

typed_table!("abbreviations.tsv", Row);

/// An abbreviation with its expansions.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// In its usual case.
    pub(crate) abbreviation: String,
    /// Written in full, the commonest first.
    pub(crate) expansions: List,
    /// Where it belongs.
    pub(crate) domain: String,
    /// Other spellings.
    pub(crate) variants: List,
    /// Whether the letters mean several things.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) ambiguous: bool,
    /// How much the letters alone prove.
    pub(crate) weight: Weight,
    /// Meaning.
    pub(crate) gloss_en: String,
}

/// How much the letters alone prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Weight {
    /// The abbreviation is enough.
    Strong,
    /// Other words must agree.
    Weak,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::assert_clean;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn expansions_and_variants_are_clean() {
        for row in rows() {
            let Row { abbreviation, expansions, variants, .. } = row;
            assert_clean(abbreviation, expansions);
            assert_clean(abbreviation, variants);
            assert!(!expansions.0.is_empty(), "{abbreviation}: no expansion");
            assert!(!variants.0.contains(abbreviation), "{abbreviation}: its own variant");
        }
    }

    #[test]
    fn short_and_ambiguous_letters_are_weak() {
        for row in rows() {
            let two_capitals =
                row.abbreviation.len() == 2 && row.abbreviation.chars().all(char::is_uppercase);
            if two_capitals && row.abbreviation != "UU" {
                assert_eq!(row.weight, Weight::Weak, "{}", row.abbreviation);
            }
            if row.ambiguous && row.abbreviation != "DPRK" {
                assert_eq!(row.weight, Weight::Weak, "{}", row.abbreviation);
            }
        }
    }
}
