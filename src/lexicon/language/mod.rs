//! Indonesian: affixes, roots, protected words, spelling.

pub(crate) mod tokens;
