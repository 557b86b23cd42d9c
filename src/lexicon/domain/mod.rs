//! Election supervision as tables: sanctions, declarations, offices, page furniture.
//!
//! Each `name.tsv` has its typed view `name.rs` beside it. No algorithm lives
//! here: rows say what, the rooms that read them say how.

pub(crate) mod abbreviations;
pub(crate) mod boilerplate;
pub(crate) mod cells;
pub(crate) mod datelines;
pub(crate) mod declaration_kinds;
pub(crate) mod declarations;
pub(crate) mod honorifics;
pub(crate) mod institutions;
pub(crate) mod months;
pub(crate) mod offices;
pub(crate) mod sanctions;
pub(crate) mod speech_verbs;
pub(crate) mod weekdays;

#[cfg(test)]
pub(crate) mod testing;
