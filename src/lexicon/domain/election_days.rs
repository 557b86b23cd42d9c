//! Days on which Indonesians vote.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::table::{Table, table};

pub(crate) const TABLE: Table = table!("election_days.tsv");

#[derive(Deserialize)]
struct Row {
    day: jiff::civil::Date,
}

static DAYS: LazyLock<Vec<jiff::civil::Date>> = LazyLock::new(|| {
    let rows: Vec<Row> = TABLE.rows().expect("an embedded table that tests check");
    rows.into_iter().map(|row| row.day).collect()
});

/// Whether people vote on that day.
pub(crate) fn is_election_day(day: jiff::civil::Date) -> bool {
    DAYS.binary_search(&day).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_order_and_found() {
        TABLE.check().expect("a table in order");
        assert!(is_election_day(jiff::civil::date(2024, 2, 14)));
        assert!(!is_election_day(jiff::civil::date(2024, 2, 15)));
    }
}
