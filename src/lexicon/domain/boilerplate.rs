//! Page furniture: lines and spans of a news page that are not the article.

use serde::Deserialize;

use crate::lexicon::table::{Maybe, typed_table};

typed_table!("boilerplate.tsv", Row);

/// A pattern of page furniture.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// Rows are tried in this order, lowest first.
    pub(crate) order: u8,
    /// link, ad, caption, credit, note, counter, tags, heading or end.
    pub(crate) kind: String,
    /// Whose furniture it is, or `any`.
    pub(crate) outlet: String,
    /// What the pattern is held against.
    pub(crate) scope: Scope,
    /// What to do with a match; of a pattern with a group `cut`, only that group.
    pub(crate) treatment: Treatment,
    /// Regular expression.
    pub(crate) pattern: String,
    /// A line that matches.
    pub(crate) example_match: String,
    /// A similar line that must not match.
    pub(crate) example_keep: String,
    /// What to know.
    pub(crate) note: Maybe,
}

/// What a pattern is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scope {
    /// Each line by itself.
    Line,
    /// Anywhere in a line.
    Span,
    /// A line in the second half of the text.
    Tail,
}

/// What to do with a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Treatment {
    /// The line goes.
    DropLine,
    /// The line and all that follows go.
    DropRest,
    /// The match goes.
    DropSpan,
    /// The match goes and is kept as a byline.
    Credit,
    /// The line stays, marked as a caption.
    Caption,
    /// The line goes and is kept as tags.
    Tags,
    /// The match goes and is kept as the source.
    Syndication,
    /// Nothing goes; the match is marked.
    Keep,
}

impl Treatment {
    /// Whether a match is no part of the article.
    pub(crate) fn takes_out(self) -> bool {
        !matches!(self, Self::Caption | Self::Keep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_pattern_matches_its_example_and_leaves_the_other() {
        for row in rows() {
            let pattern = Regex::new(&row.pattern).unwrap_or_else(|error| panic!("{}: {error}", row.id));
            assert!(pattern.is_match(&row.example_match), "{}: `{}`", row.id, row.example_match);
            assert!(!pattern.is_match(&row.example_keep), "{}: `{}`", row.id, row.example_keep);
            if row.scope != Scope::Span {
                assert!(row.pattern.starts_with('^'), "{}: a line pattern begins with `^`", row.id);
            }
        }
    }

    #[test]
    fn the_order_is_unique() {
        let mut orders: Vec<u8> = rows().iter().map(|row| row.order).collect();
        orders.sort_unstable();
        assert!(orders.windows(2).all(|pair| pair[0] < pair[1]), "{orders:?}");
    }
}
