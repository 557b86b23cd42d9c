//! Abbreviations with a full stop after which the sentence goes on.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::typed_table;

typed_table!("sentence_abbreviations.tsv", Row);

/// An abbreviation with its full stop.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// As it is written; a small letter matches either case.
    pub(crate) form: String,
    /// Written in full.
    pub(crate) expansion: String,
    /// Whether the sentence may also end here.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) may_end: bool,
    /// A sentence with the form.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::find;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_its_form_within_the_sentence() {
        for row in rows() {
            assert!(row.form.ends_with('.'), "{}", row.form);
            let place =
                find(&row.example, &row.form).unwrap_or_else(|| panic!("{}: `{}`", row.form, row.example));
            assert!(place.end < row.example.len(), "{}: the sentence goes on", row.form);
        }
    }
}
