//! Months: names, short forms and spellings.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::table::{List, Table, table};

const TABLE: Table = table!("months.tsv");

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| TABLE.rows().expect("the embedded table is checked by tests"));

/// A month.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Standard name.
    pub(crate) name: String,
    /// 1 to 12.
    pub(crate) number: u8,
    /// Short forms, without the full stop.
    pub(crate) short: List,
    /// Other spellings.
    pub(crate) variants: List,
    /// English name and short forms.
    pub(crate) english: List,
    /// Short forms that count only beside a day number.
    pub(crate) ambiguous: List,
}

/// All rows, sorted by their first column.
pub(crate) fn rows() -> &'static [Row] {
    &ROWS
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
    fn the_year_has_twelve_months() {
        let mut numbers: Vec<u8> = rows().iter().map(|row| row.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=12).collect::<Vec<u8>>());
    }
}
