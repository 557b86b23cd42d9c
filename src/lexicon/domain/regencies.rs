//! The 514 regencies and cities.

use serde::Deserialize;

use super::cells::yes_no;
use crate::lexicon::table::{List, typed_table};

typed_table!("regencies.tsv", Row);

/// A regency or a city.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Kind and name, unique.
    pub(crate) full_name: String,
    /// Regency or city.
    pub(crate) kind: Kind,
    /// The name without the kind.
    pub(crate) name: String,
    /// Official name of the province.
    pub(crate) province: String,
    /// Other spellings and short forms.
    pub(crate) also: List,
    /// Whether a regency and a city share the name.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) twin: bool,
    /// Whether the bare name is also something else.
    #[serde(deserialize_with = "yes_no")]
    pub(crate) ambiguous: bool,
}

/// Whether a region is a regency or a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) enum Kind {
    /// Regency.
    Kabupaten,
    /// City.
    Kota,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    use crate::lexicon::domain::provinces;
    use crate::lexicon::domain::testing::assert_clean;

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn totals_agree_with_the_provinces() {
        for province in provinces::rows() {
            let count =
                |kind| rows().iter().filter(|row| row.province == province.name && row.kind == kind).count();
            assert_eq!(count(Kind::Kabupaten), province.regencies, "{}", province.name);
            assert_eq!(count(Kind::Kota), province.cities, "{}", province.name);
        }
        let count = |kind| rows().iter().filter(|row| row.kind == kind).count();
        assert_eq!((count(Kind::Kabupaten), count(Kind::Kota)), (416, 98));
    }

    #[test]
    fn twins_are_the_26_names_that_are_both() {
        let mut kinds: HashMap<&str, usize> = HashMap::new();
        for row in rows() {
            *kinds.entry(row.name.as_str()).or_default() += 1;
        }
        assert_eq!(kinds.values().filter(|count| **count == 2).count(), 26);
        assert!(rows().iter().all(|row| row.twin == (kinds[row.name.as_str()] == 2)));
    }

    #[test]
    fn names_are_made_of_their_parts_and_short_forms_are_unique() {
        let mut shorts: HashMap<&str, &str> = HashMap::new();
        for row in rows() {
            assert_eq!(row.full_name, format!("{:?} {}", row.kind, row.name));
            assert_clean(&row.full_name, &row.also);
            for short in &row.also.0 {
                let other = shorts.insert(short, &row.full_name);
                assert_eq!(other, None, "`{short}` is also {}", row.full_name);
            }
        }
    }
}
