//! Honorifics: what stands beside a name and is not the name.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("honorifics.tsv", Row);

/// An honorific with its spellings.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// Where it stands.
    pub(crate) kind: Kind,
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

/// Where an honorific stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// Before a title: acting, former.
    Prefix,
    /// Before a title and part of it: deputy.
    Deputy,
    /// Stands behind a title and is part of it.
    TitleTail,
    /// Behind a title: suspended, elect.
    AfterTitle,
    /// Before a name: Mr, Mrs.
    Address,
    /// Before a name: pilgrim, scholar.
    Religious,
    /// Before a name: nobility.
    Nobility,
    /// Part of the name itself.
    Name,
    /// Before a name: doctor, professor.
    AcademicFront,
    /// Behind a name: degrees.
    AcademicBack,
    /// Before a name: police and army.
    Rank,
}

impl Row {
    /// Whether it stands before a name without being part of it.
    pub(crate) fn stands_before_name(&self) -> bool {
        use Kind::{AcademicFront, Address, Nobility, Rank, Religious};
        matches!(self.kind, Address | Religious | Nobility | AcademicFront | Rank)
    }

    /// Whether it stands before a title and belongs to it.
    pub(crate) fn opens_title(&self) -> bool {
        self.kind == Kind::Prefix
    }
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
