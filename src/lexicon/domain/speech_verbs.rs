//! Speech verbs and frames: who said it.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, typed_table};

typed_table!("speech_verbs.tsv", Row);

/// A speech verb with its forms.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key: the lemma.
    pub(crate) id: String,
    /// What it does.
    pub(crate) class: Class,
    /// Bare form.
    pub(crate) lemma: String,
    /// Forms that follow a quotation, or stand between commas beside the speaker.
    pub(crate) tags: List,
    /// Forms that take a speaker before and a clause after.
    pub(crate) reporting: List,
    /// Impersonal forms; the speaker is carried over from before.
    pub(crate) passive: List,
    /// Source frames of several words.
    pub(crate) frames: List,
    /// Whether the bare form is an ordinary word as well.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) bare_ambiguous: bool,
    /// Whether a reporting form tells of a deed as often as of speech.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) weak: bool,
    /// Meaning.
    pub(crate) gloss_en: String,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What a speech verb does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Class {
    /// Says, neutrally.
    Say,
    /// Lays out.
    Explain,
    /// Stresses.
    Stress,
    /// Ends by saying.
    Close,
    /// Goes on.
    Add,
    /// Denies.
    Deny,
    /// Judges.
    Evaluate,
    /// Suspects, is sure.
    Evidence,
    /// Asks, urges, orders.
    Direct,
    /// Promises.
    Commit,
    /// Answers, asks.
    Dialogue,
    /// Colloquial.
    Colloquial,
    /// Names the speaker of a clause that follows.
    According,
    /// Frames a statement.
    Frame,
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
            let lists = [&row.tags, &row.reporting, &row.passive, &row.frames];
            lists.iter().for_each(|list| assert_clean(&row.id, list));
            assert!(
                lists.iter().any(|list| any(&row.example, list)),
                "{}: no form in `{}`",
                row.id,
                row.example
            );
        }
    }
}
