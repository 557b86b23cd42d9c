//! What lies between a speaker and a verb of speech.

use std::ops::Range;

use super::Reading;
use super::names;
use super::vocabulary::{self, INSTITUTIONS, PRONOUNS, TITLES, follows_closely, link_at};
use crate::lexicon::domain::function_words;
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::pronouns::{self, Kind};

/// Whether a word stands for one person: `dia`, not `pihaknya`.
pub(super) fn is_person_pronoun(reading: &Reading<'_>, at: usize) -> bool {
    PRONOUNS
        .one_at(reading, at)
        .is_some_and(|(len, row)| len == 1 && pronouns::rows()[row].kind == Kind::Person)
}

/// Bare verbs are ordinary words too; they attribute behind a closing quotation
/// mark or a comma.
pub(super) fn behind_quotation_or_comma(reading: &Reading<'_>, at: usize) -> bool {
    let gap = reading.gap_before(at);
    gap.contains([',', '?', '!']) || gap.chars().any(crate::passage::is_quote)
}

/// Whether a description of a person known before follows: `kata politikus itu`.
pub(super) fn described(reading: &Reading<'_>, at: usize) -> bool {
    const REACH: usize = 7;
    for index in at..reading.tokens.len().min(at + REACH) {
        if index > at && !follows_closely(reading, index) {
            return false;
        }
        if let Some((_, row)) = PRONOUNS.one_at(reading, index)
            && pronouns::rows()[row].kind == Kind::Pointer
            && index > at
        {
            return true;
        }
    }
    false
}

/// The word of a tag that stands for the person: `dia` of `kata dia`.
pub(super) fn pronoun_of(reading: &Reading<'_>, verb: &Range<usize>) -> Range<usize> {
    let last = verb.end - 1;
    if verb.len() > 1 && PRONOUNS.one_at(reading, last).is_some() { last..verb.end } else { verb.clone() }
}

/// Where the description of a person begins that ends with a pointing word:
/// `mantan camat itu`. It holds a title.
pub(super) fn described_before(reading: &Reading<'_>, pointer: usize) -> Option<usize> {
    const REACH: usize = 9;
    let first = reading.sentence_around(pointer).start.max(pointer.saturating_sub(REACH));
    (first..pointer).find(|&index| TITLES.one_at(reading, index).is_some())
}

/// Whether the word before a passive's agent stands at a token: `oleh`.
pub(super) fn is_by(reading: &Reading<'_>, at: usize) -> bool {
    matches!(link_at(reading, at), Some((1, Link::By)))
}

/// Whether what lies between a subject and its verb lets them belong together.
pub(super) fn leads_to(reading: &Reading<'_>, from: usize, verb: usize) -> bool {
    if from >= verb {
        return true;
    }
    reading.gap_before(from).contains([',', '('])
        || (from..verb).all(|index| is_adverb(reading, index))
        || (function_words::contains(&reading.tokens[from].exact)
            && verb - from <= super::discourse::REPORTING_REACH
            && !matches!(link_at(reading, from), Some((_, Link::And))))
}

/// A name of two words or more right before a verb, behind the place where another name ends.
pub(super) fn nearer_name(reading: &Reading<'_>, from: usize, verb: usize) -> Option<names::PersonName> {
    let mut end = verb;
    while end > from && is_adverb(reading, end - 1) && !reading.is_capitalised(end - 1) {
        end -= 1;
    }
    let name = names::read_before(reading, end).filter(|name| name.tokens.start > from)?;
    let apart = reading.gap_before(name.tokens.start).contains([',', ')']);
    (apart && name.core.len() > 1 && INSTITUTIONS.one_at(reading, name.tokens.start).is_none())
        .then_some(name)
}

/// Whether a word may stand between a subject and its verb.
pub(super) fn is_adverb(reading: &Reading<'_>, at: usize) -> bool {
    function_words::contains(&reading.tokens[at].exact) || vocabulary::is_adverb(&reading.tokens[at].exact)
}

/// Whether a clause follows a verb: `bahwa`, a comma or a colon.
pub(super) fn opens_clause(reading: &Reading<'_>, at: usize) -> bool {
    at < reading.tokens.len()
        && (reading.gap_before(at).contains([',', ':'])
            || matches!(link_at(reading, at), Some((1, Link::Clause))))
}

/// Whether the name at a token is governed by a preposition, and so no subject.
pub(super) fn is_object(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && follows_closely(reading, at)
        && matches!(link_at(reading, at - 1), Some((1, Link::Object | Link::From | Link::By)))
}

/// Whether a quotation may be speech: not the wording of a text, the name of an event or an address
/// of the net.
pub(super) fn is_speech(reading: &Reading<'_>, run: &Range<usize>) -> bool {
    const CITED: usize = 3;
    let cites = (run.start.saturating_sub(CITED)..run.start)
        .any(|index| matches!(link_at(reading, index), Some((_, Link::Cites))));
    let text = reading.span(run.clone()).of(reading.text);
    !cites && !text.contains("://") && !text.contains("www.")
}
