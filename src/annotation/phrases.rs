//! Finding phrases of a table among the tokens of a text.

use rustc_hash::FxHashMap;

use super::Reading;
use crate::analysis::{Token, words};

/// A set of phrases, each standing for a row of a table.
///
/// A small letter in a phrase matches either case, a capital only itself:
/// `Serang` is a place and `serang` a verb. A text without any capital, such as a
/// typed query, is read without regard to case.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Phrases by their first term, longest first.
    by_first: FxHashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    /// Words as written in the table.
    written: Vec<String>,
    /// Terms behind the first.
    rest: Vec<String>,
    row: usize,
}

impl Phrases {
    /// Adds every form of a row.
    pub(crate) fn add<'f>(&mut self, forms: impl IntoIterator<Item = &'f str>, row: usize) {
        for form in forms {
            let words = words(form);
            let written = words.iter().map(|word| word.span.of(form).to_owned()).collect();
            let mut terms = words.into_iter().map(|word| word.exact);
            let Some(first) = terms.next() else { continue };
            let phrases = self.by_first.entry(first).or_default();
            let rest: Vec<String> = terms.collect();
            let place = phrases.partition_point(|other| other.rest.len() >= rest.len());
            phrases.insert(place, Phrase { written, rest, row });
        }
    }

    /// The longest phrases that begin at a token: how many tokens they take, and
    /// the rows they stand for.
    pub(crate) fn longest_at(&self, reading: &Reading<'_>, at: usize) -> Option<(usize, Vec<usize>)> {
        let tokens = reading.tokens;
        let phrases = self.by_first.get(tokens[at].exact.as_str())?;
        let fits = |phrase: &&Phrase| {
            tokens[at + 1..].len() >= phrase.rest.len()
                && tokens[at + 1..].iter().zip(&phrase.rest).all(|(token, term)| token.exact == *term)
                && phrase.fits_case(reading, at)
        };
        let longest = phrases.iter().find(fits)?.rest.len();
        let rows = phrases
            .iter()
            .filter(|phrase| phrase.rest.len() == longest)
            .filter(fits)
            .map(|phrase| phrase.row)
            .collect();
        Some((longest + 1, rows))
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
    words(phrase).into_iter().map(|word| word.exact).collect()
}

/// Whether the terms stand next to one another among the tokens.
pub(crate) fn occurs(tokens: &[Token], terms: &[String]) -> bool {
    !terms.is_empty()
        && tokens
            .windows(terms.len())
            .any(|window| window.iter().zip(terms).all(|(token, term)| token.exact == *term))
}
