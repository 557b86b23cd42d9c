//! What we know about Indonesian and about election supervision, as tables.
//!
//! Every table is a tab-separated file beside the typed view that reads it.
//! Code says how, tables say what.

pub(crate) mod domain;
pub(crate) mod language;
#[allow(dead_code, unused_imports, unused_macros, reason = "the rooms read through it")]
pub(crate) mod table;

pub use table::TableError;
