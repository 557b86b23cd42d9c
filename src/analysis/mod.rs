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

use std::hash::Hasher;

use compact_str::CompactString;
use rustc_hash::FxHasher;

use crate::Span;

/// A word with both of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Place in the text.
    pub span: Span,
    /// The normalised form.
    pub exact: CompactString,
    /// The root of the form.
    pub stem: CompactString,
    /// A hash of the exact form, counted once: every table of phrases asks for it.
    pub(crate) key: u64,
}

impl Token {
    /// Whether it has an exact form, given with its key.
    pub(crate) fn is(&self, (key, exact): &(u64, CompactString)) -> bool {
        self.key == *key && self.exact == *exact
    }

    fn new(span: Span, exact: CompactString, stem: CompactString) -> Self {
        let key = key(&exact);
        Self { span, exact, stem, key }
    }
}

/// The hash of an exact form that its tokens carry.
pub(crate) fn key(exact: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(exact.as_bytes());
    hasher.finish()
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
