//! Words inside a citation of a law.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("law_words.tsv", Row);

/// What a word does in a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Announces the number of a law.
    Number,
    /// Announces the year of a law.
    Year,
    /// Announces an article.
    Article,
    /// Announces a paragraph of an article.
    Paragraph,
    /// Announces a lettered item.
    Letter,
    /// Announces a numbered item.
    Point,
    /// Announces the number of a case behind a paragraph: `ayat (1) ke-2`.
    Ordinal,
    /// Stands between two articles of a list.
    Join,
    /// Stands between the ends of a range of articles.
    Range,
    /// Stands between an article and its law.
    Inside,
    /// Announces the title of a law.
    About,
    /// Stands between a kind and its number.
    Country,
    /// Stands before the law that the cited one changes.
    Amends,
    /// Stands behind a number that counts something.
    Counted,
}

/// A word with its role.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Lower case but for acronyms.
    pub(crate) word: String,
    /// What it does.
    pub(crate) role: Role,
    /// A text with the word.
    pub(crate) example: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::find;

    #[test]
    fn every_word_stands_in_its_example() {
        TABLE.check().expect("headers and order");
        for row in rows() {
            assert!(find(&row.example, &row.word).is_some(), "{}: `{}`", row.word, row.example);
        }
    }
}
