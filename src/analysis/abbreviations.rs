//! Abbreviations and what they stand for, as one term.
//!
//! `Bawaslu` and `Badan Pengawas Pemilihan Umum` give the same key, so that a
//! query with one meets passages with the other.

use std::sync::LazyLock;

use compact_str::CompactString;

use super::{Spellings, Token, words};
use crate::lexicon::domain::abbreviations;

/// Abbreviations and their expansions, each with the key that it gives.
static SPELLINGS: LazyLock<Spellings<&'static str>> = LazyLock::new(|| {
    let mut spellings = Spellings::default();
    for row in abbreviations::rows() {
        let own = std::iter::once(&row.abbreviation);
        let mut known: Vec<Vec<CompactString>> = Vec::new();
        for form in own.chain(&row.expansions.0).chain(&row.variants.0) {
            let terms: Vec<CompactString> = words(form).into_iter().map(|word| word.exact).collect();
            if !known.contains(&terms) {
                spellings.add(terms.iter().cloned(), row.abbreviation.as_str());
                known.push(terms);
            }
        }
    }
    spellings
});

/// Keys of the abbreviations that the tokens use or spell out, with the tokens
/// they take.
///
/// ```
/// use awas::analysis::{abbreviations, analyze};
/// let keys = |text| abbreviations(&analyze(text)).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
/// assert_eq!(keys("Ketua Bawaslu"), keys("Ketua Badan Pengawas Pemilu"));
/// ```
#[must_use]
pub fn abbreviations(tokens: &[Token]) -> Vec<(&'static str, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match SPELLINGS.longest_at(tokens, at, |_| true) {
            Some((len, keys)) => {
                found.extend(keys.map(|key| (*key, at..at + len)));
                at += len;
            }
            None => at += 1,
        }
    }
    found
}
