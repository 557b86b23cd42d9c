//! What a declaration is about, told by the words around it.

use serde::Deserialize;

use super::declarations::Kind;
use crate::lexicon::table::{List, typed_table};

typed_table!("declaration_kinds.tsv", Row);

/// A kind of declaration with its cues.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The kind.
    pub(crate) kind: Kind,
    /// Lowest first when several kinds have cues near.
    pub(crate) order: u8,
    /// Words or phrases that name what is declared.
    pub(crate) cues: List,
    /// Words that go with the kind, and tell it only right behind the declaration
    /// or where nothing else does.
    pub(crate) hints: List,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence with a cue.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{any, assert_clean};

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_a_cue_and_no_cue_decides_twice() {
        let mut seen: Vec<&str> = Vec::new();
        for row in rows() {
            assert_clean(&row.gloss_en, &row.cues);
            assert_clean(&row.gloss_en, &row.hints);
            assert!(any(&row.example, &row.cues), "no cue in `{}`", row.example);
            for cue in row.cues.0.iter().chain(&row.hints.0) {
                assert!(!seen.contains(&cue.as_str()), "`{cue}` decides two kinds");
                seen.push(cue);
            }
        }
    }
}
