//! Indonesian: affixes, roots, protected words, spelling.

pub(crate) mod calendar;
pub(crate) mod tokens;

use crate::lexicon::table::Table;

/// Every table of this room.
pub(crate) const TABLES: &[Table] =
    &[calendar::DATE_CUES, calendar::MONTHS, calendar::WEEKDAYS, tokens::TABLE];
