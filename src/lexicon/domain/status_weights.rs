//! How much each feature of a sentence speaks for each status of a sanction.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("status_weights.tsv", Row);

/// A feature with its weight for each status, in hundredths.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The feature: what kind it is and what was found, with colons between.
    pub(crate) feature: String,
    /// For words that look like a sanction and are none.
    absent: i16,
    imposed: i16,
    recommended: i16,
    pending: i16,
    threatened: i16,
    rule: i16,
    cleared: i16,
    none: i16,
}

impl Row {
    /// The weights in the order of the columns.
    pub(crate) fn weights(&self) -> [i16; 8] {
        let Self { absent, imposed, recommended, pending, threatened, rule, cleared, none, .. } = *self;
        [absent, imposed, recommended, pending, threatened, rule, cleared, none]
    }
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
    fn every_feature_says_something() {
        for row in rows() {
            assert!(row.weights().iter().any(|weight| *weight != 0), "{}", row.feature);
        }
    }
}
