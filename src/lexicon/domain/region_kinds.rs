//! Words that tell what kind of region a name is.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::table::{List, Table, table};

pub(crate) const TABLE: Table = table!("region_kinds.tsv");

#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) forms: List,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| TABLE.rows().expect("an embedded table that tests check"));

pub(crate) fn rows() -> &'static [Row] {
    &ROWS
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
