//! Indonesian: affixes, roots, protected words, spelling.
