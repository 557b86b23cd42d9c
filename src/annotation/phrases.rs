//! Finding phrases of a table among the tokens of a text.

use super::Reading;
use crate::analysis::{Spellings, Token, words};

/// A set of phrases, each standing for a row of a table.
///
/// A small letter in a phrase matches either case, a capital only itself:
/// `Serang` is a place and `serang` a verb. A text without any capital, such as a
/// typed query, is read without regard to case.
#[derive(Debug, Default)]
pub(crate) struct Phrases(Spellings<Phrase>);

#[derive(Debug)]
struct Phrase {
    /// Words as written in the table.
    written: Vec<String>,
    row: usize,
}

impl Phrases {
    /// Adds every form of a row.
    pub(crate) fn add<'f>(&mut self, forms: impl IntoIterator<Item = &'f str>, row: usize) {
        for form in forms {
            let words = words(form);
            let written = words.iter().map(|word| word.span.of(form).to_owned()).collect();
            self.0.add(words.into_iter().map(|word| word.exact), Phrase { written, row });
        }
    }

    /// The longest phrases that begin at a token: how many tokens they take, and
    /// the rows they stand for.
    pub(crate) fn longest_at(&self, reading: &Reading<'_>, at: usize) -> Option<(usize, Vec<usize>)> {
        let (len, phrases) = self.0.longest_at(reading.tokens, at, |phrase| phrase.fits_case(reading, at))?;
        Some((len, phrases.map(|phrase| phrase.row).collect()))
    }

    /// Like [`Phrases::longest_at`], for a set whose phrases stand for one row each.
    pub(crate) fn one_at(&self, reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
        let (len, mut phrases) =
            self.0.longest_at(reading.tokens, at, |phrase| phrase.fits_case(reading, at))?;
        phrases.next().map(|phrase| (len, phrase.row))
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
    words(phrase).into_iter().map(|word| word.exact.into()).collect()
}

/// Whether the terms stand next to one another among the tokens.
pub(crate) fn occurs(tokens: &[Token], terms: &[String]) -> bool {
    !terms.is_empty()
        && tokens
            .windows(terms.len())
            .any(|window| window.iter().zip(terms).all(|(token, term)| token.exact == *term))
}
