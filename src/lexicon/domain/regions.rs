//! Names of provinces, regencies and cities, whatever the kind.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{provinces, regencies};

/// Every spelling of every name.
pub(crate) fn spellings() -> impl Iterator<Item = &'static str> {
    let provinces = provinces::rows().iter().flat_map(|row| std::iter::once(&row.name).chain(&row.also.0));
    let regencies = regencies::rows().iter().flat_map(|row| std::iter::once(&row.name).chain(&row.also.0));
    provinces.chain(regencies).map(String::as_str)
}

static KNOWN: LazyLock<FxHashSet<String>> = LazyLock::new(|| spellings().map(str::to_lowercase).collect());

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
}
