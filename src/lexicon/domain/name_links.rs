//! Words between a title and a name.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("name_links.tsv", Row);

/// A word that links a title with a name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// The words in lower case.
    pub(crate) form: String,
    /// What they link.
    pub(crate) link: Link,
    /// A sentence in which the row matches.
    pub(crate) example: String,
}

/// What stands on the two sides of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Link {
    /// A name, then the title that the person holds.
    Is,
    /// A name, then a title that the person held.
    Was,
    /// Before a post that somebody gets, who may stand anywhere.
    Becomes,
    /// A title, then a name.
    Namely,
    /// Two people.
    And,
    /// A role, then an institution.
    From,
    /// Skipped with the number behind it.
    Number,
    /// Behind a title, with the number that follows: `ke-6`.
    Ordinal,
    /// Skipped with the years behind it.
    Term,
    /// Part of a name, in lower case.
    Within,
    /// Two names of one person.
    Also,
    /// Before what people call somebody.
    Called,
    /// Behind what people call somebody.
    Calling,
    /// Before the wording of a text or the name of an event, in quotation marks.
    Cites,
    /// A small number in words.
    Digit,
    /// Points at a title before it.
    That,
    /// The agent of a passive follows.
    By,
    /// What is said follows.
    Clause,
    /// Governs the name behind it, which is no subject then.
    Object,
    /// Stands between a subject and its verb.
    Adverb,
}

#[cfg(test)]
crate::lexicon::domain::testing::word_table_tests!(form);
