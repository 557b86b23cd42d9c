//! Honorifics: what stands beside a name and is not the name.

use std::sync::LazyLock;

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, Maybe, Table, table};

const TABLE: Table = table!("honorifics.tsv");

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| TABLE.rows().expect("the embedded table is checked by tests"));

/// An honorific with its spellings.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// prefix, address, religious, nobility, name, academic-front, academic-back or rank.
    pub(crate) kind: String,
    /// Spellings in their usual case.
    pub(crate) forms: List,
    /// Whether a form ends in a full stop after which the sentence goes on.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) sentence_abbreviation: bool,
    /// Written in full.
    pub(crate) expansion: Maybe,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// All rows, sorted by their first column.
pub(crate) fn rows() -> &'static [Row] {
    &ROWS
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
    fn every_example_holds_a_form_of_its_row() {
        for row in rows() {
            assert_clean(&row.id, &row.forms);
            assert!(any(&row.example, &row.forms), "{}: no form in `{}`", row.id, row.example);
        }
    }

    #[test]
    fn forms_with_a_full_stop_are_marked() {
        for row in rows() {
            let dotted = row.forms.0.iter().any(|form| form.ends_with('.'));
            assert_eq!(dotted, row.sentence_abbreviation, "{}", row.id);
        }
    }
}
