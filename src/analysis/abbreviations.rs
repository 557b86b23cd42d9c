//! Abbreviations and what they stand for, as one term.
//!
//! `Bawaslu` and `Badan Pengawas Pemilihan Umum` give the same key, so that a
//! query with one meets passages with the other.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::{Token, words};
use crate::lexicon::domain::abbreviations;

/// The terms of a spelling behind its first, and the key that it gives.
type Spelling = (Vec<CompactString>, &'static str);

/// Spellings by their first term, longest first.
static SPELLINGS: LazyLock<FxHashMap<CompactString, Vec<Spelling>>> = LazyLock::new(|| {
    let mut spellings: FxHashMap<CompactString, Vec<Spelling>> = FxHashMap::default();
    for row in abbreviations::rows() {
        let own = std::iter::once(&row.abbreviation);
        for form in own.chain(&row.expansions.0).chain(&row.variants.0) {
            let mut terms = words(form).into_iter().map(|word| word.exact);
            let Some(first) = terms.next() else { continue };
            let spelling = (terms.collect(), row.abbreviation.as_str());
            let known = spellings.entry(first).or_default();
            if !known.contains(&spelling) {
                known.push(spelling);
            }
        }
    }
    for forms in spellings.values_mut() {
        forms.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
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
        let fits = |(rest, _): &&Spelling| {
            tokens[at + 1..].len() >= rest.len()
                && tokens[at + 1..].iter().zip(rest).all(|(token, term)| token.exact == *term)
        };
        let forms = SPELLINGS.get(tokens[at].exact.as_str()).map_or(&[][..], Vec::as_slice);
        let Some(longest) = forms.iter().find(fits).map(|(rest, _)| rest.len() + 1) else {
            at += 1;
            continue;
        };
        let same_length = forms.iter().filter(|(rest, _)| rest.len() + 1 == longest).filter(fits);
        found.extend(same_length.map(|(_, key)| (*key, at..at + longest)));
        at += longest;
    }
    found
}
