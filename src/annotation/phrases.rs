//! Finding phrases of a table among the tokens of a text.

use rustc_hash::FxHashMap;

use crate::analysis::{Token, words};

/// A set of phrases, each standing for a row of a table.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Phrases by their first term, longest first.
    by_first: FxHashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<String>,
    row: usize,
}

impl Phrases {
    /// Adds every form of a row.
    pub(crate) fn add<'f>(&mut self, forms: impl IntoIterator<Item = &'f str>, row: usize) {
        for form in forms {
            let mut terms = terms(form).into_iter();
            let Some(first) = terms.next() else { continue };
            let phrases = self.by_first.entry(first).or_default();
            phrases.push(Phrase { rest: terms.collect(), row });
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
    }

    /// The longest phrases that begin at a token: how many tokens they take, and
    /// the rows they stand for.
    pub(crate) fn longest_at(&self, tokens: &[Token], at: usize) -> Option<(usize, Vec<usize>)> {
        let phrases = self.by_first.get(tokens[at].exact.as_str())?;
        let fits = |phrase: &&Phrase| {
            tokens[at + 1..].len() >= phrase.rest.len()
                && tokens[at + 1..].iter().zip(&phrase.rest).all(|(token, term)| token.exact == *term)
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
    pub(crate) fn one_at(&self, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
        self.longest_at(tokens, at).map(|(len, rows)| (len, rows[0]))
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
