//! Officials: a title with its institution, region and name.
//!
//! The full form is given once in an article; later a bare name stands for it.
//! Such a mention is an official too, with the parts of the first one.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::people::{self, follows_closely};
use super::phrases::Phrases;
use super::{Annotation, Kind, Reading, Scene};
use crate::lexicon::domain::honorifics;
use crate::lexicon::domain::offices::{self, Role};

pub(super) const KIND: Kind =
    Kind { name: "official", indonesian: "pejabat", is_lens: true, general: &[], find };

/// Names of the parts of an official.
pub(super) const TITLE: &str = "title";
pub(super) const INSTITUTION: &str = "institution";
pub(super) const REGION: &str = "region";
pub(super) const NAME: &str = "name";

static TITLES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, office) in offices::rows().iter().enumerate() {
        if office.role == Role::Office {
            phrases.add(office.forms.0.iter().map(String::as_str), row);
        }
    }
    phrases
});

/// Words before a title that belong to it: `Pj`, `mantan`.
static PREFIXES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, prefix) in honorifics::rows().iter().enumerate().filter(|(_, row)| row.opens_title()) {
        phrases.add(prefix.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mut all: Vec<Vec<Annotation>> = scene.passages.iter().map(full_mentions).collect();
    let known = people_by_short_name(&all);
    for (reading, annotations) in scene.passages.iter().zip(&mut all) {
        annotations.extend(bare_mentions(reading, annotations, &known));
    }
    all
}

/// Titles with what follows them.
pub(super) fn full_mentions(reading: &Reading<'_>) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        match mention(reading, at) {
            Some((annotation, end)) => {
                found.push(annotation);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn mention(reading: &Reading<'_>, at: usize) -> Option<(Annotation, usize)> {
    let start = at;
    let mut at = at;
    while let Some((len, _)) = PREFIXES.one_at(reading, at)
        && at + len < reading.tokens.len()
    {
        at += len;
    }
    let (title_len, row) = TITLES.one_at(reading, at)?;
    let office = &offices::rows()[row];
    let mut end = at + title_len;
    let mut parts = vec![(TITLE.to_owned(), people::written(reading, start..end))];
    let institution = read_institution(reading, end);
    if let Some(institution) = institution {
        parts.push((INSTITUTION.to_owned(), people::written(reading, institution.clone())));
        end = institution.end;
    }
    let region = read_region(reading, end)
        .or_else(|| if office.takes_region { region_before_honorific(reading, end) } else { None });
    if let Some(region) = region {
        parts.push((REGION.to_owned(), people::written(reading, region.clone())));
        end = region.end;
    }
    if let Some(name) = read_name(reading, end) {
        parts.push((NAME.to_owned(), people::written(reading, name.clone())));
        end = name.end;
    }
    // A title in lower case without a name speaks of people in general, unless
    // the text has no capitals at all, as a typed query.
    let named = parts.iter().any(|(part, _)| part == NAME);
    let typed = parts.len() > 1 && reading.is_without_capitals;
    let institution = parts.iter().find(|(part, _)| part == INSTITUTION);
    let proper = institution.is_some_and(|(_, name)| name.starts_with(char::is_uppercase));
    if !(named || typed || proper || reading.is_capitalised(start)) {
        return None;
    }
    let annotation = Annotation {
        kind: KIND.name.to_owned(),
        label: office.id.clone(),
        span: reading.span(start..end),
        rule: office.id.clone(),
        confidence: 100,
        parts,
    };
    Some((annotation, end))
}

/// The institution behind a title, with its abbreviation in brackets.
fn read_institution(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    if at >= reading.tokens.len() || !follows_closely(reading, at) {
        return None;
    }
    let mut found = match people::institution(reading, at) {
        Some(found) => found,
        None => named_by_its_region(reading, at)?,
    };
    if found.end < reading.tokens.len() && reading.gap_before(found.end).trim_start().starts_with('(') {
        let closes =
            |index: usize| index >= reading.tokens.len() || reading.gap_before(index).starts_with(')');
        if closes(found.end + 1) {
            found.end += 1;
        }
    }
    Some(found)
}

/// Capitalised words that end at a kind of region, as in `Kepala Dinas Anu Kota Anu`.
fn named_by_its_region(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let run = people::capitals(reading, at);
    let stop = run
        .clone()
        .skip(1)
        .find(|&index| people::region(reading, index, false).is_some_and(|region| region.len() > 1))?;
    Some(run.start..stop)
}

fn read_region(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let opens = at < reading.tokens.len()
        && reading.gap_before(at).trim_start_matches([')', ' ', '\u{a0}']).is_empty();
    opens.then(|| people::region(reading, at, true)).flatten()
}

/// Capitalised words that end at an honorific, as in `Bupati Tirta Raya Dr. Budi`:
/// the region, though no table lists it.
fn region_before_honorific(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    if at >= reading.tokens.len() || !follows_closely(reading, at) {
        return None;
    }
    let run = people::capitals(reading, at);
    let stop = run.clone().skip(1).find(|&index| people::is_honorific(reading, index))?;
    Some(run.start..stop)
}

/// The name behind a title: closely behind it, or behind one comma.
fn read_name(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    if at >= reading.tokens.len() {
        return None;
    }
    let gap = reading.gap_before(at).trim_start_matches(')').trim();
    let behind_comma = gap == ",";
    if !(gap.is_empty() || behind_comma) {
        return None;
    }
    // `Wali Kota Serang, Banten` goes on with a place.
    if behind_comma && people::region(reading, at, false).is_some() {
        return None;
    }
    people::name(reading, at)
}

/// People with a full mention, by each word of their names. A word that two
/// people share names neither.
fn people_by_short_name(all: &[Vec<Annotation>]) -> FxHashMap<String, Annotation> {
    let mut known: FxHashMap<String, Option<Annotation>> = FxHashMap::default();
    for annotation in all.iter().flatten() {
        let Some(name) = annotation.part(NAME) else { continue };
        for word in name.split(' ').filter(|word| word.chars().count() > 2) {
            known
                .entry(word.to_lowercase())
                .and_modify(|other| {
                    if other.as_ref().is_some_and(|other| other.part(NAME) != Some(name)) {
                        *other = None;
                    }
                })
                .or_insert_with(|| Some(annotation.clone()));
        }
    }
    known.into_iter().filter_map(|(word, person)| Some((word, person?))).collect()
}

/// Bare names of known people outside the full mentions.
fn bare_mentions(
    reading: &Reading<'_>,
    full: &[Annotation],
    known: &FxHashMap<String, Annotation>,
) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let index = at;
        at += 1;
        let span = reading.tokens[index].span;
        if !reading.is_capitalised(index) || full.iter().any(|other| other.span.overlaps(&span)) {
            continue;
        }
        let Some(person) = known.get(reading.tokens[index].exact.as_str()) else { continue };
        let name = people::name(reading, index).unwrap_or(index..index + 1);
        at = name.end.max(at);
        found.push(Annotation { span: reading.span(index..name.end.max(index + 1)), ..person.clone() });
    }
    found
}
