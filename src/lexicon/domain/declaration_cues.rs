//! Words that tell whether a declaration was made.

use serde::Deserialize;

use super::status_cues::Side;
use crate::lexicon::table::{List, typed_table};

typed_table!("declaration_cues.tsv", Row);

/// Words with the status that they give.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    #[allow(dead_code, reason = "for readers of the table")]
    pub(crate) id: String,
    /// The status.
    pub(crate) status: Status,
    /// Which declarations they bear on.
    pub(crate) acts: Acts,
    /// Where the declaration stands.
    pub(crate) side: Side,
    /// How many words may lie between.
    pub(crate) reach: usize,
    /// Surface phrases; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// A sentence in which the row matches.
    #[allow(dead_code, reason = "read by tests")]
    pub(crate) example: String,
}

/// Whether a declaration was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// It was.
    Made,
    /// It is to be.
    Planned,
    /// Somebody asks for it.
    CalledFor,
    /// It was not.
    None,
}

impl Status {
    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Planned => "planned",
            Self::CalledFor => "called_for",
            Self::None => "none",
        }
    }
}

/// How a declaration is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Acts {
    /// As an event: `deklarasi`.
    Noun,
    /// As an act: `mendeklarasikan`.
    Verb,
    /// Either.
    Any,
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
    fn every_example_holds_a_form() {
        for row in rows() {
            assert_clean(&row.id, &row.forms);
            assert!(any(&row.example, &row.forms), "no form in `{}`", row.example);
        }
    }
}
