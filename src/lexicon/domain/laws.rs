//! Laws, regulations and decrees that news quotes.

use serde::Deserialize;

use crate::lexicon::table::{List, Maybe, typed_table};

typed_table!("laws.tsv", Row);

/// A law with the names it goes by.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key: kind, number and year.
    pub(crate) id: String,
    /// Short form as news writes it.
    pub(crate) short: String,
    /// UU, PP, Perbawaslu, PKPU, SKB and so on.
    pub(crate) kind: String,
    /// Number as it is written; several for joint decrees.
    pub(crate) number: List,
    /// Year of the number.
    pub(crate) year: u16,
    /// Titles and names by which news calls it.
    pub(crate) names: List,
    /// The articles that news quotes.
    pub(crate) articles: Articles,
    /// Subject.
    pub(crate) gloss_en: String,
    /// Status, and what to know.
    pub(crate) note: Maybe,
}

/// An article of a law and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Article {
    /// As it is written: `Pasal 71 ayat (2)`.
    pub(crate) article: String,
    /// What it says, in English.
    pub(crate) gloss_en: String,
}

/// The articles of a law, in the order of the table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Articles(pub(crate) Vec<Article>);

impl<'de> Deserialize<'de> for Articles {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries =
            List::deserialize(deserializer)?.0.into_iter().map(|entry| match entry.split_once(" = ") {
                Some((article, gloss)) => {
                    Ok(Article { article: article.to_owned(), gloss_en: gloss.to_owned() })
                }
                None => Err(serde::de::Error::custom(format!(
                    "found `{entry}`, expected `Pasal 1 = what it says`"
                ))),
            });
        entries.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::assert_clean;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn the_short_form_is_made_of_kind_number_and_year() {
        for row in rows() {
            assert_clean(&row.id, &row.names);
            if let ["UU" | "PP" | "Perppu" | "Perpres" | "PKPU" | "Perbawaslu" | "Perkap" | "Perpol"] =
                [row.kind.as_str()]
            {
                let number = row.number.0.first().expect("one number");
                assert_eq!(row.short, format!("{} {number}/{}", row.kind, row.year));
                let id = format!("{}-{number}-{}", row.kind.to_lowercase(), row.year);
                assert_eq!(row.id, id);
            }
            for article in &row.articles.0 {
                let named = article.article.starts_with("Pasal ") || article.article.starts_with("Lampiran ");
                assert!(named && !article.gloss_en.is_empty(), "{}: {}", row.id, article.article);
            }
        }
    }
}
