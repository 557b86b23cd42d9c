//! What we know about Indonesian and about election supervision, as tables.
//!
//! Every table is a tab-separated file beside the typed view that reads it.
//! Code says how, tables say what.

pub(crate) mod domain;
pub(crate) mod language;
pub(crate) mod table;

pub use table::TableError;

use std::sync::LazyLock;

/// A number over all tables: an index built with others holds other terms.
pub(crate) fn fingerprint() -> String {
    static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        for table in language::TABLES.iter().chain(domain::TABLES) {
            hasher.update(table.name.as_bytes());
            hasher.update(table.text.as_bytes());
        }
        format!("{:016x}", hasher.digest())
    });
    FINGERPRINT.clone()
}
