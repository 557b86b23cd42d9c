//! Sanctions, and the words that carry or surround one.

use serde::Deserialize;

use super::cells::Strength;
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("sanctions.tsv", Row);

/// A sanction term with its forms.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key: the term with hyphens.
    pub(crate) id: String,
    /// Kind of sanction.
    pub(crate) family: Family,
    /// 0 no level by itself, 1 moral or advisory, 2 light, 3 medium, 4 heavy, 5 dismissal or criminal.
    pub(crate) severity: u8,
    /// What a match proves.
    pub(crate) strength: Strength,
    /// Head term.
    pub(crate) term: String,
    /// Surface phrases; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// One of these must stand in the same sentence.
    pub(crate) requires: List,
    /// One of these among the three words before or after cancels the match.
    pub(crate) excludes: List,
    /// Law and article.
    pub(crate) legal_basis: Maybe,
    /// Who may receive it.
    pub(crate) addressee: Maybe,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What kind of sanction a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Family {
    /// Breach of a code of ethics.
    Moral,
    /// Advice and correction.
    Advisory,
    /// Light discipline.
    Light,
    /// Medium discipline.
    Medium,
    /// Heavy discipline, the person keeps the status.
    Heavy,
    /// The person loses the post or the status.
    Dismissal,
    /// Imposed by a court, and the steps towards it.
    Criminal,
    /// Against candidates, campaigns and campaign material.
    Electoral,
    /// Administrative measures.
    Administrative,
    /// A sanction without its level, and the verbs that carry one.
    Generic,
    /// How a case went.
    Outcome,
}

impl Family {
    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Moral => "moral",
            Self::Advisory => "advisory",
            Self::Light => "light",
            Self::Medium => "medium",
            Self::Heavy => "heavy",
            Self::Dismissal => "dismissal",
            Self::Criminal => "criminal",
            Self::Electoral => "electoral",
            Self::Administrative => "administrative",
            Self::Generic => "generic",
            Self::Outcome => "outcome",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{Cue, check_cues};

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_shows_its_row() {
        let cues: Vec<Cue<'_>> = rows()
            .iter()
            .map(|row| Cue {
                id: &row.id,
                strength: row.strength,
                forms: &row.forms,
                requires: &row.requires,
                excludes: &row.excludes,
                example: &row.example,
            })
            .collect();
        check_cues(&cues);
    }

    #[test]
    fn severity_agrees_with_family_and_strength() {
        for row in rows() {
            let allowed = match (row.strength, row.family) {
                (Strength::Carrier | Strength::Outcome, _) | (_, Family::Outcome | Family::Generic) => 0..=0,
                (_, Family::Moral | Family::Advisory) => 1..=1,
                (_, Family::Light) => 2..=2,
                (_, Family::Medium) => 3..=3,
                (_, Family::Heavy) => 4..=4,
                (_, Family::Dismissal | Family::Criminal) => 5..=5,
                (_, Family::Electoral | Family::Administrative) => 1..=4,
            };
            assert!(allowed.contains(&row.severity), "{}: severity {}", row.id, row.severity);
        }
    }
}
