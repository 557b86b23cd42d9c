//! awas: a search index over Indonesian news about the supervision of elections.

pub mod analysis;
pub mod lexicon;
pub mod source;
mod span;

pub use span::Span;
