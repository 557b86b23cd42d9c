//! Looking up what texts of several words stand for, among the tokens of a text.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::{Token, key};

/// Texts of one word or more, by their exact terms, each with a value.
#[derive(Debug)]
pub(crate) struct Spellings<V> {
    /// Which keys may begin a text: most words begin none.
    may_begin: Presence,
    /// By the key of their first term, longest first, equal ones in the order in which they came.
    by_first: FxHashMap<u64, Vec<Spelling<V>>>,
}

#[derive(Debug)]
struct Spelling<V> {
    /// Terms, with their keys.
    terms: Vec<(u64, CompactString)>,
    value: V,
}

impl<V> Default for Spellings<V> {
    fn default() -> Self {
        Self { may_begin: Presence([0; 64]), by_first: FxHashMap::default() }
    }
}

impl<V> Spellings<V> {
    /// Adds a text by its terms; one without any is passed over.
    pub(crate) fn add(&mut self, terms: impl IntoIterator<Item = CompactString>, value: V) {
        let terms: Vec<_> = terms.into_iter().map(|term| (key(&term), term)).collect();
        let Some(&(first, _)) = terms.first() else { return };
        self.may_begin.add(first);
        let spellings = self.by_first.entry(first).or_default();
        let place = spellings.partition_point(|other| other.terms.len() >= terms.len());
        spellings.insert(place, Spelling { terms, value });
    }

    /// The longest texts that begin at a token and whose values fit: how many tokens
    /// they take, and their values.
    pub(crate) fn longest_at<'s>(
        &'s self,
        tokens: &[Token],
        at: usize,
        fits: impl Fn(&V) -> bool,
    ) -> Option<(usize, impl Iterator<Item = &'s V>)> {
        let tokens = &tokens[at..];
        let first = tokens[0].key;
        if !self.may_begin.has(first) {
            return None;
        }
        let spellings = self.by_first.get(&first)?;
        let stands = |spelling: &&Spelling<V>| {
            tokens.len() >= spelling.terms.len()
                && tokens.iter().zip(&spelling.terms).all(|(token, term)| token.is(term))
                && fits(&spelling.value)
        };
        let first = spellings.iter().position(|spelling| stands(&spelling))?;
        let longest = spellings[first].terms.len();
        let same = spellings[first..].iter().take_while(|spelling| spelling.terms.len() == longest);
        let values: Vec<&V> = same.filter(stands).map(|spelling| &spelling.value).collect();
        Some((longest, values.into_iter()))
    }
}

/// A set of keys that may take one for another, but never misses one.
struct Presence([u64; 64]);

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Presence")
    }
}

impl Presence {
    fn place(key: u64) -> (usize, u64) {
        ((key >> 58) as usize, 1 << (key >> 52 & 63))
    }

    fn add(&mut self, key: u64) {
        let (word, bit) = Self::place(key);
        self.0[word] |= bit;
    }

    fn has(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key);
        self.0[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyze, words};

    #[test]
    fn the_longest_that_fits_is_found_with_all_its_values() {
        let mut spellings = Spellings::default();
        for (text, value) in [("kota", 1), ("kota serang", 2), ("kota serang", 3), ("serang", 4)] {
            spellings.add(words(text).into_iter().map(|word| word.exact), value);
        }
        let tokens = analyze("Wali Kota Serang");
        let found = |at: usize, fits: fn(&i32) -> bool| {
            spellings
                .longest_at(&tokens, at, fits)
                .map(|(len, values)| (len, values.copied().collect::<Vec<_>>()))
        };
        assert_eq!(found(0, |_| true), None);
        assert_eq!(found(1, |_| true), Some((2, vec![2, 3])));
        assert_eq!(found(1, |value| *value != 2), Some((2, vec![3])));
        assert_eq!(found(1, |value| *value < 2), Some((1, vec![1])));
        assert_eq!(found(2, |_| true), Some((1, vec![4])));
    }
}
