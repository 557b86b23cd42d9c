//! Words that tell what kind of region a name is.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("region_kinds.tsv", Row);

#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    /// As written in full.
    pub(crate) kind: String,
    /// Spellings, in lower case.
    pub(crate) forms: List,
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
