//! Question words and query phrases that carry no topic.

use serde::Deserialize;

use crate::lexicon::table::{Maybe, typed_table};

typed_table!("question_words.tsv", Row);

/// A phrase and what it asks for.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Lower case.
    pub(crate) phrase: String,
    /// Language of the phrase.
    pub(crate) language: Language,
    /// What the phrase does.
    pub(crate) kind: Kind,
    /// person, date, place, number, reason, manner, law, list, yes_no, definition, or open.
    pub(crate) answer: Maybe,
    /// A query with the phrase.
    pub(crate) example: String,
}

/// Language of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Language {
    /// Indonesian.
    Id,
    /// English.
    En,
}

/// What a phrase does in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Asks for something.
    Question,
    /// Asks for a search.
    Command,
    /// Courtesy and connection.
    Filler,
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
    fn every_example_holds_its_phrase() {
        for row in rows() {
            assert!(find(&row.example, &row.phrase).is_some(), "{}: `{}`", row.phrase, row.example);
        }
    }

    #[test]
    fn answers_are_of_known_types() {
        let known =
            ["person", "date", "place", "number", "reason", "manner", "law", "list", "yes_no", "definition"];
        for row in rows() {
            assert!(row.answer.0.iter().all(|answer| known.contains(&answer.as_str())), "{}", row.phrase);
        }
    }
}
