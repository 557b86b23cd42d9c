//! Declarations: how people bind or declare themselves, and the words around it.

use serde::Deserialize;
use serde::de::IntoDeserializer;

use super::cells::Strength;
use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("declarations.tsv", Row);

/// A declaration term with its forms.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key: the term with hyphens.
    pub(crate) id: String,
    /// Kind of act.
    pub(crate) family: Family,
    /// What is declared; none when the words around decide.
    #[serde(deserialize_with = "open_kind")]
    pub(crate) kind: Option<Kind>,
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
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What kind of act a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Family {
    /// A public declaration.
    Declaration,
    /// A promise.
    Pledge,
    /// An oath of office.
    Oath,
    /// A paper that binds.
    Document,
    /// An occasion.
    Event,
    /// What people do at it.
    Act,
    /// What is declared.
    Content,
}

/// What is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// To stay neutral.
    Neutrality,
    /// A peaceful contest.
    Peace,
    /// Support for a candidate.
    Endorsement,
    /// To stand as a candidate.
    Candidacy,
    /// Any other subject, such as vote buying or the founding of a party.
    Other,
}

impl Kind {
    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Neutrality => "neutrality",
            Self::Peace => "peace",
            Self::Endorsement => "endorsement",
            Self::Candidacy => "candidacy",
            Self::Other => "other",
        }
    }
}

/// Reads a kind, or `-` for none.
fn open_kind<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Kind>, D::Error> {
    match Maybe::deserialize(deserializer)?.0 {
        None => Ok(None),
        Some(name) => Kind::deserialize(name.into_deserializer()).map(Some),
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
}
