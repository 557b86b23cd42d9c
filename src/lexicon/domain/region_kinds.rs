//! Words that tell what kind of region a name is.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("region_kinds.tsv", Row);

/// A kind of region.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The kind as written in full.
    pub(crate) kind: String,
    /// The word and its short forms.
    pub(crate) forms: List,
    /// province, regency, city, district or village.
    pub(crate) level: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_order() {
        TABLE.check().expect("a table in order");
        assert!(rows().iter().all(|row| !row.forms.0.is_empty()));
    }
}
