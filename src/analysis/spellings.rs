//! Looking up what texts of several words stand for, among the tokens of a text.

use rustc_hash::FxHashMap;

use super::Token;

/// Texts of one word or more, by their exact terms, each with a value.
#[derive(Debug)]
pub(crate) struct Spellings<V> {
    /// By their first term, longest first, equal ones in the order in which they came.
    by_first: FxHashMap<String, Vec<Spelling<V>>>,
}

#[derive(Debug)]
struct Spelling<V> {
    /// Terms behind the first.
    rest: Vec<String>,
    value: V,
}

impl<V> Default for Spellings<V> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<V> Spellings<V> {
    /// Adds a text by its terms; one without any is passed over.
    pub(crate) fn add(&mut self, terms: impl IntoIterator<Item = String>, value: V) {
        let mut terms = terms.into_iter();
        let Some(first) = terms.next() else { return };
        let spellings = self.by_first.entry(first).or_default();
        let rest: Vec<String> = terms.collect();
        let place = spellings.partition_point(|other| other.rest.len() >= rest.len());
        spellings.insert(place, Spelling { rest, value });
    }

    /// The longest texts that begin at a token and whose values fit: how many tokens
    /// they take, and their values.
    pub(crate) fn longest_at<'s>(
        &'s self,
        tokens: &[Token],
        at: usize,
        fits: impl Fn(&V) -> bool,
    ) -> Option<(usize, impl Iterator<Item = &'s V>)> {
        let spellings = self.by_first.get(tokens[at].exact.as_str())?;
        let stands = |spelling: &&Spelling<V>| {
            tokens[at + 1..].len() >= spelling.rest.len()
                && tokens[at + 1..].iter().zip(&spelling.rest).all(|(token, term)| token.exact == *term)
                && fits(&spelling.value)
        };
        let first = spellings.iter().position(|spelling| stands(&spelling))?;
        let longest = spellings[first].rest.len();
        let same = spellings[first..].iter().take_while(|spelling| spelling.rest.len() == longest);
        let values: Vec<&V> = same.filter(stands).map(|spelling| &spelling.value).collect();
        Some((longest + 1, values.into_iter()))
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
