//! Names of people and regions as they stand in a passage.
//!
//! The shape of a named official is
//! `[prefix] TITLE [institution] [region] [,] [honorifics] NAME [, degrees]`;
//! this file reads the pieces, its callers put them together.

use std::ops::Range;
use std::sync::LazyLock;

use super::Reading;
use super::phrases::Phrases;
use crate::lexicon::domain::{function_words, honorifics, institutions, offices, region_kinds, regions};
use crate::lexicon::language::calendar;

/// The most words that a name has; Balinese and Batak names run long.
const MAX_NAME_WORDS: usize = 5;

static INSTITUTIONS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, institution) in institutions::rows().iter().enumerate() {
        let forms = institution.forms.0.iter().chain(std::iter::once(&institution.name));
        phrases.add(forms.map(String::as_str), row);
    }
    phrases
});

static REGIONS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(regions::spellings(), 0);
    phrases
});

static REGION_KINDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, kind) in region_kinds::rows().iter().enumerate() {
        phrases.add(kind.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Words that stand before a name without being part of it.
static BEFORE_NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in honorifics::rows().iter().filter(|row| row.stands_before_name()) {
        phrases.add(row.forms.0.iter().map(String::as_str), 0);
    }
    phrases
});

/// Titles and groups, which are never part of a name.
static TITLES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in offices::rows() {
        phrases.add(row.forms.0.iter().map(String::as_str), 0);
    }
    phrases
});

/// Whether nothing but a space lies before the token.
pub(super) fn follows_closely(reading: &Reading<'_>, index: usize) -> bool {
    let gap = reading.gap_before(index);
    !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// The institution that begins at a token.
pub(super) fn institution(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    if at >= reading.tokens.len() {
        return None;
    }
    let (len, _) = INSTITUTIONS.one_at(reading, at)?;
    // `Bawaslu Kabupaten` is listed; its last word begins the region.
    let ends_in_kind = len > 1 && REGION_KINDS.one_at(reading, at + len - 1).is_some();
    Some(at..at + len - usize::from(ends_in_kind))
}

/// The region that begins at a token, with its kind word if it has one:
/// `Kabupaten Serang`, `Serang`. A name that neither the
/// tables nor the article teach counts behind a kind word only. `loose` takes a
/// listed name in small letters too.
pub(super) fn region(reading: &Reading<'_>, at: usize, loose: bool) -> Option<Range<usize>> {
    if at >= reading.tokens.len() {
        return None;
    }
    let kind_len = REGION_KINDS.one_at(reading, at).map_or(0, |(len, _)| len);
    let name = at + kind_len;
    if name >= reading.tokens.len() || (kind_len > 0 && !follows_closely(reading, name)) {
        return None;
    }
    let listed = REGIONS.one_at(reading, name).or_else(|| reading.regions.one_at(reading, name));
    if let Some((len, _)) = listed
        && (loose || reading.is_capitalised(name))
    {
        return Some(at..name + len);
    }
    if kind_len == 0 || !reading.is_capitalised(name) {
        return None;
    }
    // A region that no table lists ends before a comma, or is one word long.
    let run = capitals(reading, name);
    let before_comma = run.end < reading.tokens.len() && reading.gap_before(run.end).starts_with(',');
    Some(at..if before_comma { run.end } else { name + 1 })
}

/// The most words of a region's name that an article can teach.
const MAX_REGION_WORDS: usize = 2;

/// Learns names of regions that no table lists from the places where a kind word
/// stands before them and nothing capitalised behind: `di Kabupaten Tirta Raya,`.
pub(super) fn learn_regions(reading: &Reading<'_>, regions: &mut Phrases) {
    for at in 0..reading.tokens.len() {
        let Some((len, _)) = REGION_KINDS.one_at(reading, at) else { continue };
        let name = at + len;
        let in_title = at > 0 && TITLES.longest_at(reading, at - 1).is_some_and(|(len, _)| len > 1);
        if in_title || name >= reading.tokens.len() || !follows_closely(reading, name) {
            continue;
        }
        let run = capitals(reading, name);
        if (1..=MAX_REGION_WORDS).contains(&run.len())
            && run.clone().all(|index| may_be_in_name(reading, index))
        {
            regions.add([written(reading, run).as_str()], 0);
        }
    }
}

/// The run of capitalised words that begins at a token, closely together.
pub(super) fn capitals(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while end < reading.tokens.len()
        && end - at < MAX_NAME_WORDS
        && reading.is_capitalised(end)
        && (end == at || joins_name(reading, end))
    {
        end += 1;
    }
    at..end
}

/// Whether the gap before a token may lie inside a name: a space, or the full
/// stop of an initial.
fn joins_name(reading: &Reading<'_>, index: usize) -> bool {
    let gap = reading.gap_before(index);
    let initial = reading.tokens[index - 1].span.len() <= 2;
    follows_closely(reading, index)
        || (initial && gap.starts_with('.') && gap[1..].chars().all(char::is_whitespace))
}

/// The name that begins at a token, behind any honorifics: first the token at
/// which the name itself begins, then where it ends.
pub(super) fn name(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    while start < reading.tokens.len()
        && is_honorific(reading, start)
        && let Some((len, _)) = BEFORE_NAMES.one_at(reading, start)
    {
        start += len;
    }
    if start >= reading.tokens.len() {
        return None;
    }
    let mut run = capitals(reading, start);
    while let Some(stop) = run.clone().find(|&index| !may_be_in_name(reading, index)) {
        run.end = stop;
    }
    (!run.is_empty()).then_some(run)
}

/// Whether an honorific that stands before names begins at a token.
pub(super) fn is_honorific(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_capitalised(at) && BEFORE_NAMES.one_at(reading, at).is_some()
}

fn may_be_in_name(reading: &Reading<'_>, index: usize) -> bool {
    let written = reading.written(index);
    let acronym =
        written.chars().count() > 1 && written.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let listed = TITLES.one_at(reading, index).is_some()
        || INSTITUTIONS.one_at(reading, index).is_some()
        || REGION_KINDS.one_at(reading, index).is_some();
    let function_word = function_words::contains(&reading.tokens[index].exact);
    let day = calendar::number_of(calendar::weekdays(), written).is_some();
    !acronym
        && !listed
        && !function_word
        && !day
        && written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
}

/// The words of a range as one name, with single spaces.
pub(super) fn written(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    tokens.map(|index| reading.written(index)).collect::<Vec<_>>().join(" ")
}
