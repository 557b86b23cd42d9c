//! Names of provinces, regencies and cities, whatever the kind.

/// Every spelling of every name.
pub(crate) fn spellings() -> impl Iterator<Item = &'static str> {
    ["Serang", "Jakarta", "Bandung", "Bekasi", "Cilegon", "Banten", "Lebak"].into_iter()
}

/// Whether a region has that name.
pub(crate) fn is_known(name: &str) -> bool {
    let lower = name.to_lowercase();
    spellings().any(|spelling| spelling.to_lowercase() == lower)
}
