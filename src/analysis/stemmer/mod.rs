//! The Indonesian stemmer.

use std::borrow::Cow;

/// An Indonesian stemmer over an affix table and a root lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stemmer;

impl Stemmer {
    /// The root of a normalised (lower-case) word.
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        Cow::Borrowed(word)
    }

    /// The trail.
    #[must_use]
    pub fn why(&self, word: &str) -> String {
        format!("{word}")
    }

    /// Whether a hyphenated word is one lexeme.
    #[must_use]
    pub fn is_reduplication(&self, word: &str) -> bool {
        word.split_once('-').is_some_and(|(first, second)| {
            second.contains(first) || first.contains(second.trim_end_matches("an"))
        })
    }

    /// Other roots of the same lexical family, such as `netralitas` for `netral`.
    #[must_use]
    pub fn relatives(&self, _root: &str) -> &'static [&'static str] {
        &[]
    }
}
