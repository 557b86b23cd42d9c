//! Datelines: how the first paragraph names the place and the outlet.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{Maybe, typed_table};

typed_table!("datelines.tsv", Row);

/// A pattern of datelines.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// The first row that matches wins, lowest first.
    pub(crate) order: u8,
    /// Whether the place counts only if it is a known region.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) place_must_be_known: bool,
    /// Regular expression with the groups `place`, `outlet` and `lead`.
    pub(crate) pattern: String,
    /// An opening that matches.
    pub(crate) example: String,
    /// What `place` holds on the example.
    pub(crate) place: Maybe,
    /// What `outlet` holds on the example.
    pub(crate) outlet: Maybe,
    /// An opening that must not match.
    pub(crate) example_keep: String,
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
    fn every_pattern_reads_its_example() {
        for row in rows() {
            let pattern = Regex::new(&row.pattern).unwrap_or_else(|error| panic!("{}: {error}", row.id));
            let found =
                pattern.captures(&row.example).unwrap_or_else(|| panic!("{}: `{}`", row.id, row.example));
            let group = |name: &str| found.name(name).map(|group| group.as_str().to_owned());
            assert_eq!(group("place"), row.place.0, "{}", row.id);
            assert_eq!(group("outlet"), row.outlet.0, "{}", row.id);
            assert!(!pattern.is_match(&row.example_keep), "{}: `{}`", row.id, row.example_keep);
        }
    }

    #[test]
    fn each_example_is_won_by_its_own_row() {
        let mut ordered: Vec<&Row> = rows().iter().collect();
        ordered.sort_by_key(|row| row.order);
        for row in rows() {
            let winner = ordered
                .iter()
                .find(|other| Regex::new(&other.pattern).is_ok_and(|pattern| pattern.is_match(&row.example)));
            assert_eq!(winner.map(|winner| winner.id.as_str()), Some(row.id.as_str()));
        }
    }
}
