//! Offices and groups: the titles that open the name of an official.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("offices.tsv", Row);

/// A title with its forms.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// national, organiser, province, regency, district, village, apparatus, party, civil or any.
    pub(crate) level: String,
    /// The title in full.
    pub(crate) title: String,
    /// Spellings and short forms; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// Whether the name of an institution may follow.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) takes_institution: bool,
    /// Whether a region may follow.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) takes_region: bool,
    /// The kind of a region that follows without its kind word.
    pub(crate) region_kind: Maybe,
    /// Whether several people hold the title at once.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) shared: bool,
    /// Branch of the state, or party.
    pub(crate) branch: String,
    /// What the title says about the person.
    pub(crate) role: Role,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What a title says about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// A post that a person holds.
    Office,
    /// One of many in a service; counts with a name only.
    Staff,
    /// People in general.
    Group,
    /// Stands in an election.
    Candidate,
    /// Holds a post in a party or campaign.
    Party,
    /// Belongs to a watch group; no official post.
    Watch,
    /// Observes elections as a scholar; no official post.
    Observer,
    /// Speaks at an event; counts with an institution only.
    Guest,
    /// Stands before another title.
    Prefix,
    /// Parties to a case and others who hold no post.
    Civil,
}

impl Role {
    /// The role as the table writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Staff => "staff",
            Self::Group => "group",
            Self::Candidate => "candidate",
            Self::Party => "party",
            Self::Watch => "watch",
            Self::Observer => "observer",
            Self::Guest => "guest",
            Self::Prefix => "prefix",
            Self::Civil => "civil",
        }
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
}
