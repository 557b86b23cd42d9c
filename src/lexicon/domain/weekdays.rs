//! Days of the week.

use std::sync::LazyLock;

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, Table, table};

const TABLE: Table = table!("weekdays.tsv");

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| TABLE.rows().expect("the embedded table is checked by tests"));

/// A day of the week.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Standard name.
    pub(crate) name: String,
    /// 1 for Monday to 7 for Sunday.
    pub(crate) number: u8,
    /// Short forms, without the full stop.
    pub(crate) short: List,
    /// Other spellings.
    pub(crate) variants: List,
    /// English name.
    pub(crate) english: String,
    /// Whether the name is also a common word.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) ambiguous: bool,
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
    fn the_week_has_seven_days() {
        let mut numbers: Vec<u8> = rows().iter().map(|row| row.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=7).collect::<Vec<u8>>());
    }
}
