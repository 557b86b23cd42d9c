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
pub(crate) mod election_days;
pub(crate) mod honorifics;
pub(crate) mod institutions;
pub(crate) mod offices;
pub(crate) mod region_kinds;
pub(crate) mod regions;
pub(crate) mod sanctions;
pub(crate) mod speech_verbs;

#[cfg(test)]
pub(crate) mod testing;

// DRAFT
pub(crate) mod english {
    pub(crate) fn translations(_w: &str) -> &'static [String] {
        &[]
    }
}
pub(crate) mod function_words {
    pub(crate) fn contains(_w: &str) -> bool {
        false
    }
}
pub(crate) mod question_words {
    pub(crate) fn contains(_w: &str) -> bool {
        false
    }
}
pub(crate) mod sentence_abbreviations {
    pub(crate) struct Row {
        pub(crate) abbreviation: String,
    }
    pub(crate) fn rows() -> &'static [Row] {
        &[]
    }
}
