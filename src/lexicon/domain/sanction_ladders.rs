//! Ladders of sanctions: how severe a measure is, by law, addressee and date.

use jiff::civil::Date;
use serde::Deserialize;

use super::cells::date_or_none;
use crate::lexicon::table::{List, typed_table};

typed_table!("sanction_ladders.tsv", Row);

/// A measure on a ladder.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key: ladder and measure.
    pub(crate) id: String,
    /// The law, short.
    #[allow(dead_code, reason = "for readers of the table")]
    pub(crate) ladder: String,
    /// Key of the row of `sanctions.tsv`.
    pub(crate) sanction: String,
    /// Severity on this ladder.
    pub(crate) severity: u8,
    /// First day in force, if the ladder has one that matters.
    #[serde(deserialize_with = "date_or_none")]
    pub(crate) from: Option<Date>,
    /// First day no longer in force, if any.
    #[serde(deserialize_with = "date_or_none")]
    pub(crate) until: Option<Date>,
    /// Words that tell that this ladder is meant; none for civil servants, the ordinary case.
    pub(crate) addressees: List,
    /// A sentence with the measure.
    #[allow(dead_code, reason = "for readers of the table")]
    pub(crate) example: String,
}

impl Row {
    /// Whether the ladder is in force on a day; an unknown day is one of today's.
    pub(crate) fn is_in_force(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => {
                self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
            }
            None => self.until.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::sanctions;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert!(sanctions::rows().iter().any(|other| other.id == row.sanction), "{}", row.id);
            assert!((1..=5).contains(&row.severity), "{}: severity {}", row.id, row.severity);
        }
    }
}
