//! The 38 provinces.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, typed_table};

typed_table!("provinces.tsv", Row);

/// A province.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Official name.
    pub(crate) name: String,
    /// Two-digit code of the Ministry of Home Affairs.
    pub(crate) code: u8,
    /// Short forms and other spellings.
    pub(crate) also: List,
    /// Whether the name also names something else.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) ambiguous: bool,
    /// Seat of the government.
    pub(crate) capital: String,
    /// How many regencies it has.
    pub(crate) regencies: usize,
    /// How many cities it has.
    pub(crate) cities: usize,
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
    fn there_are_38_provinces_with_their_own_codes_and_names() {
        assert_eq!(rows().len(), 38);
        let mut codes: Vec<u8> = rows().iter().map(|row| row.code).collect();
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
        let mut names: Vec<&str> = Vec::new();
        for row in rows() {
            assert_clean(&row.name, &row.also);
            names.push(&row.name);
            names.extend(row.also.0.iter().map(String::as_str));
        }
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
