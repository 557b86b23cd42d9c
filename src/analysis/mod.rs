//! Which terms a text is made of: tokenise, normalise, stem.

pub mod stemmer;
