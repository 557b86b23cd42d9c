//! Which terms a text is made of: words, normalised, and their stems.
//!
//! # Quirks
//!
//! - A hyphenated word is one term only if it is one lexeme
//!   (`undang-undang`, `sanksi-sanksi`); of `anti-korupsi` both parts are terms.
//! - Thousands lose their full stops: `20.000` and `20000` are one term.

mod abbreviations;
mod analyser;
mod normalizer;
mod spellings;
pub mod stemmer;
mod tokenizer;

pub use abbreviations::abbreviations;
pub use analyser::Analyser;
pub(crate) use normalizer::is_invisible;
pub use normalizer::normalize;
pub(crate) use spellings::Spellings;
pub use tokenizer::{Word, words};

use crate::Span;

/// A word with both of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Place in the text.
    pub span: Span,
    /// The normalised form.
    pub exact: String,
    /// The root of the form.
    pub stem: String,
}

/// The terms of a text, in order, without words of a user: an [`Analyser`] has those.
///
/// ```
/// let tokens = awas::analysis::analyze("ASN diberhentikan");
/// assert_eq!(tokens[1].exact, "diberhentikan");
/// ```
#[must_use]
pub fn analyze(text: &str) -> Vec<Token> {
    Analyser::default().analyze(text)
}
