//! What we know about Indonesian and about election supervision, as tables.
//!
//! Every table is a tab-separated file beside the typed view that reads it.
//! Code says how, tables say what.

mod additions;
#[allow(dead_code, reason = "some columns are there for editors and tests")]
pub(crate) mod domain;
pub(crate) mod language;
pub(crate) mod table;

pub use additions::AdditionsError;
pub(crate) use additions::{Added, Additions};
pub use table::TableError;

/// A number over all tables, of language and domain: an index that was built
/// with others holds other terms. The build script counts it.
pub(crate) fn fingerprint() -> String {
    env!("AWAS_LEXICON").to_owned()
}
