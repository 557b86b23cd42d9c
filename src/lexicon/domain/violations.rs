//! Violations of neutrality, with the words that state the conduct.

use serde::Deserialize;

use super::cells::{Strength, yes_no};
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("violations.tsv", Row);

/// A violation with the words that state it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The code.
    pub(crate) id: String,
    /// The code of the same conduct before candidates are fixed.
    pub(crate) early: Maybe,
    /// What a match proves.
    pub(crate) strength: Strength,
    /// Surface phrases; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// One of these must stand in the same sentence.
    pub(crate) requires: List,
    /// One of these among the three words before or after cancels the match.
    pub(crate) excludes: List,
    /// Whether the sentence must name somebody who is bound to be neutral.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) needs_offender: bool,
    /// What the decree provides for it.
    #[allow(dead_code, reason = "for readers of the table")]
    pub(crate) sanction: Maybe,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    #[allow(dead_code, reason = "read by tests")]
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{any, assert_clean};

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert_clean(&row.id, &row.forms);
            if let Some(early) = &row.early.0 {
                assert!(rows().iter().any(|other| other.id == *early), "{}: no row {early}", row.id);
            }
        }
    }

    #[test]
    fn every_example_holds_a_form_of_its_row_or_of_its_later_one() {
        for row in rows() {
            let later = rows().iter().find(|other| other.early.0.as_deref() == Some(row.id.as_str()));
            let forms = if row.forms.0.is_empty() { &later.expect("a later row").forms } else { &row.forms };
            assert!(any(&row.example, forms), "{}: no form in `{}`", row.id, row.example);
            let needed = row.requires.0.is_empty() || any(&row.example, &row.requires);
            assert!(needed, "{}: nothing of `requires` in `{}`", row.id, row.example);
        }
    }
}
