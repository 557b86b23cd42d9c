//! Indonesian: affixes, roots, protected words, spelling.

pub(crate) mod calendar;
pub(crate) mod tokens;
