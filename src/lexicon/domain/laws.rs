//! Laws, regulations and decrees that news quotes.

use jiff::civil::Date;
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
    /// Kind and name by which news calls it, the usual one first.
    pub(crate) names: List,
    /// What stands behind the kind and `tentang`.
    pub(crate) titles: List,
    /// From when its names mean it.
    pub(crate) since: Since,
    /// The last day on which they do.
    pub(crate) until: Maybe,
    /// The articles that news quotes.
    pub(crate) articles: Articles,
    /// Subject.
    pub(crate) gloss_en: String,
    /// Status, and what to know.
    pub(crate) note: Maybe,
}

/// From when the names of a law mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// Since before any clipping.
    Ever,
    /// An amendment: its names mean the law that it amends.
    Never,
    /// Since that day.
    Day(Date),
}

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "-" => Ok(Self::Ever),
            "never" => Ok(Self::Never),
            day => day.parse().map(Self::Day).map_err(serde::de::Error::custom),
        }
    }
}

impl Row {
    /// Whether its names mean this law on some day between the two.
    pub(crate) fn is_meant_between(&self, first: Date, last: Date) -> bool {
        let begins = match self.since {
            Since::Ever => true,
            Since::Never => false,
            Since::Day(day) => day <= last,
        };
        let ends = self.until.0.as_ref().and_then(|day| day.parse::<Date>().ok());
        begins && ends.is_none_or(|day| first <= day)
    }
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
    fn a_name_means_one_law_on_any_day() {
        let mut owners: std::collections::HashMap<&str, Vec<&Row>> = std::collections::HashMap::new();
        for row in rows().iter().filter(|row| row.since != Since::Never) {
            for name in &row.names.0 {
                owners.entry(name).or_default().push(row);
            }
        }
        for (name, laws) in owners {
            for (at, row) in laws.iter().enumerate() {
                let first = if let Since::Day(day) = row.since { day } else { Date::MIN };
                let last = row.until.0.as_ref().map_or(Date::MAX, |day| day.parse().expect("an ISO date"));
                for other in &laws[at + 1..] {
                    assert!(!other.is_meant_between(first, last), "{name}: {} and {}", row.id, other.id);
                }
            }
        }
    }

    #[test]
    fn the_short_form_is_made_of_kind_number_and_year() {
        for row in rows() {
            assert_clean(&row.id, &row.names);
            assert_clean(&row.id, &row.titles);
            for name in &row.names.0 {
                assert!(name.starts_with(&row.kind), "{}: `{name}` does not begin with its kind", row.id);
            }
            let until = row.until.0.as_ref().map(|day| day.parse::<Date>().expect("an ISO date"));
            if let (Since::Day(since), Some(until)) = (row.since, until) {
                assert!(since < until, "{}", row.id);
            }
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
