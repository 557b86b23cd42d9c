//! Institutions: the names and short names that follow a title.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("institutions.tsv", Row);

/// An institution with its forms.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// The name in full.
    pub(crate) name: String,
    /// The short name that stands for every form.
    pub(crate) short: Maybe,
    /// Short names and spellings; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// What the institution does.
    pub(crate) kind: String,
    /// Whether a region may follow.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) takes_region: bool,
    /// Whether more words of the name may follow.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) takes_name: bool,
    /// The kind of a region that follows without its kind word.
    pub(crate) region_kind: Maybe,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
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
    fn every_example_holds_a_form_of_its_row() {
        for row in rows() {
            assert_clean(&row.id, &row.forms);
            assert!(any(&row.example, &row.forms), "{}: no form in `{}`", row.id, row.example);
        }
    }
}
