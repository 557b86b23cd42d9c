//! Names of provinces, regencies and cities, whatever the kind.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{provinces, regencies};

/// A province, regency or city.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region {
    /// Its kind, as a row of `region_kinds.tsv`.
    pub(crate) kind: &'static str,
    /// The name without the kind.
    pub(crate) name: &'static str,
    /// The province that it is or lies in.
    pub(crate) province: &'static str,
    /// Whether the bare name is an ordinary word or a person's name too.
    pub(crate) is_word: bool,
}

/// A spelling with the regions that it may stand for.
#[derive(Debug)]
pub(crate) struct Spelling {
    /// The name as written.
    pub(crate) written: &'static str,
    /// The regions, provinces first.
    pub(crate) regions: Vec<Region>,
}

static SPELLINGS: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut spellings: Vec<Spelling> = Vec::new();
    let mut add = |written: &'static str, region: Region| {
        let at = *places.entry(written.to_lowercase()).or_insert_with(|| {
            spellings.push(Spelling { written, regions: Vec::new() });
            spellings.len() - 1
        });
        spellings[at].regions.push(region);
    };
    for row in provinces::rows() {
        let region = Region { kind: "Provinsi", name: &row.name, province: &row.name, is_word: false };
        std::iter::once(&row.name).chain(&row.also.0).for_each(|name| add(name, region));
    }
    for row in regencies::rows() {
        let kind = match row.kind {
            regencies::Kind::Kabupaten => "Kabupaten",
            regencies::Kind::Kota => "Kota",
        };
        let region = Region { kind, name: &row.name, province: &row.province, is_word: row.ambiguous };
        std::iter::once(&row.name).chain(&row.also.0).for_each(|name| add(name, region));
    }
    spellings
});

/// Every spelling of every name, each once.
pub(crate) fn spellings() -> &'static [Spelling] {
    &SPELLINGS
}

static KNOWN: LazyLock<rustc_hash::FxHashSet<String>> =
    LazyLock::new(|| spellings().iter().map(|spelling| spelling.written.to_lowercase()).collect());

/// Whether a region has that name, whatever the case.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_known_by_every_spelling() {
        for name in ["Serang", "JAKARTA", "Jabar", "Kota Baru"] {
            let known = is_known(name);
            assert_eq!(known, name != "Kota Baru", "{name}");
        }
    }

    #[test]
    fn a_spelling_stands_for_each_region_of_the_name() {
        let kinds = |name: &str| {
            let found = spellings().iter().find(|spelling| spelling.written == name).expect("a spelling");
            found.regions.iter().map(|region| region.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds("Serang"), ["Kabupaten", "Kota"]);
        assert_eq!(kinds("Gorontalo"), ["Provinsi", "Kabupaten", "Kota"]);
        assert_eq!(kinds("Lebak"), ["Kabupaten"]);
    }
}
