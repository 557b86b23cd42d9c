//! Finding phrases of a table among the tokens of a text.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::Reading;
use crate::analysis::{Token, key, words};

/// A set of phrases, each standing for a row of a table.
///
/// A small letter in a phrase matches either case, a capital only itself:
/// `Serang` is a place and `serang` a verb. A text without any capital, such as a
/// typed query, is read without regard to case.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Which keys may begin a phrase, by their first bits: most words begin none.
    may_begin: Presence,
    /// Phrases by the key of their first term, longest first.
    by_first: FxHashMap<u64, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    /// Words as written in the table.
    written: Vec<String>,
    /// Terms, with their keys.
    terms: Vec<(u64, CompactString)>,
    row: usize,
}

/// A set of keys that may take one for another, but never misses one.
struct Presence([u64; 64]);

impl Default for Presence {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Presence")
    }
}

impl Presence {
    fn bit(key: u64) -> (usize, u64) {
        ((key >> 58) as usize, 1 << (key >> 52 & 63))
    }

    fn add(&mut self, key: u64) {
        let (word, bit) = Self::bit(key);
        self.0[word] |= bit;
    }

    fn has(&self, key: u64) -> bool {
        let (word, bit) = Self::bit(key);
        self.0[word] & bit != 0
    }
}

impl Phrases {
    /// Adds every form of a row.
    pub(crate) fn add<'f>(&mut self, forms: impl IntoIterator<Item = &'f str>, row: usize) {
        for form in forms {
            let words = words(form);
            let written = words.iter().map(|word| word.span.of(form).to_owned()).collect();
            let terms: Vec<_> = words.into_iter().map(|word| (key(&word.exact), word.exact)).collect();
            let Some(&(first, _)) = terms.first() else { continue };
            self.may_begin.add(first);
            let phrases = self.by_first.entry(first).or_default();
            let place = phrases.partition_point(|other| other.terms.len() >= terms.len());
            phrases.insert(place, Phrase { written, terms, row });
        }
    }

    /// The longest phrases that begin at a token: how many tokens they take, and
    /// the rows they stand for.
    pub(crate) fn longest_at(&self, reading: &Reading<'_>, at: usize) -> Option<(usize, Vec<usize>)> {
        let tokens = &reading.tokens[at..];
        let first = tokens[0].key;
        if !self.may_begin.has(first) {
            return None;
        }
        let phrases = self.by_first.get(&first)?;
        let fits = |phrase: &&Phrase| {
            tokens.len() >= phrase.terms.len()
                && tokens
                    .iter()
                    .zip(&phrase.terms)
                    .all(|(token, (key, term))| token.key == *key && token.exact == *term)
                && phrase.fits_case(reading, at)
        };
        let longest = phrases.iter().find(fits)?.terms.len();
        let rows = phrases
            .iter()
            .filter(|phrase| phrase.terms.len() == longest)
            .filter(fits)
            .map(|phrase| phrase.row)
            .collect();
        Some((longest, rows))
    }

    /// Like [`Phrases::longest_at`], for a set whose phrases stand for one row each.
    pub(crate) fn one_at(&self, reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
        self.longest_at(reading, at).map(|(len, rows)| (len, rows[0]))
    }
}

impl Phrase {
    fn fits_case(&self, reading: &Reading<'_>, at: usize) -> bool {
        reading.is_without_capitals
            || self.written.iter().enumerate().all(|(offset, word)| {
                let found = reading.written(at + offset);
                let pairs = || word.chars().zip(found.chars());
                pairs().all(|(wanted, found)| !wanted.is_uppercase() || found.is_uppercase())
            })
    }
}

/// The exact terms of a phrase.
pub(crate) fn terms(phrase: &str) -> Vec<String> {
    words(phrase).into_iter().map(|word| word.exact.into_string()).collect()
}

/// Whether the terms stand next to one another among the tokens.
pub(crate) fn occurs(tokens: &[Token], terms: &[String]) -> bool {
    !terms.is_empty()
        && tokens
            .windows(terms.len())
            .any(|window| window.iter().zip(terms).all(|(token, term)| token.exact == *term))
}
