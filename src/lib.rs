//! awas: a search index over Indonesian news about the supervision of elections.

pub mod analysis;
pub mod lexicon;
