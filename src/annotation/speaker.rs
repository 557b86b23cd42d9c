//! Who says it: the person behind a quotation or a report of speech.
//!
//! A tag behind a quotation names the speaker (`kata Yadi`) or points back to
//! the last one (`ujarnya`, `kata dia`); a reporting verb follows its speaker
//! (`Yadi mengatakan`); `menurut Yadi` opens a clause.

use std::ops::Range;
use std::sync::LazyLock;

use super::official::{self, NAME};
use super::people;
use super::phrases::Phrases;
use super::{Annotation, Kind, Reading, Scene};
use crate::Span;
use crate::lexicon::domain::speech_verbs::{self, Class};
use crate::passage::is_quote;

pub(super) const KIND: Kind =
    Kind { name: "speaker", indonesian: "pembicara", is_lens: false, general: &[], find };

/// What a form of a speech verb does to the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Stands behind a quotation: names its speaker, or points back to the last one.
    Tag,
    /// Stands behind its speaker: `X mengatakan`.
    Reporting,
    /// Opens a clause: names its speaker, or points back to the last one.
    According,
}

struct Form {
    id: &'static str,
    usage: Use,
    /// Whether the form may stand for the last speaker: `ujarnya`, `kata dia`.
    points_back: bool,
}

struct Verbs {
    phrases: Phrases,
    forms: Vec<Form>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut verbs = Verbs { phrases: Phrases::default(), forms: Vec::new() };
    for row in speech_verbs::rows() {
        let according: &[String] = if row.class == Class::According { &row.frames.0 } else { &[] };
        let uses = [
            (Use::Tag, row.tags.0.as_slice()),
            (Use::Reporting, &row.reporting.0),
            (Use::According, according),
        ];
        for (usage, forms) in uses {
            for form in forms {
                verbs.phrases.add([form.as_str()], verbs.forms.len());
                verbs.forms.push(Form { id: &row.id, usage, points_back: *form != row.lemma });
            }
        }
    }
    verbs
});

/// A passage with the officials that it names in full, found once for all its verbs.
struct Page<'r, 'p> {
    reading: &'r Reading<'p>,
    officials: Vec<Annotation>,
}

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let pages: Vec<Page<'_, '_>> = scene
        .passages
        .iter()
        .map(|reading| Page { reading, officials: official::full_mentions(reading) })
        .collect();
    let named = pages.iter().flat_map(|page| &page.officials);
    let mut people: Vec<String> =
        named.filter_map(|official| official.part(NAME).map(str::to_owned)).collect();
    let mut last: Option<String> = None;
    pages.iter().map(|page| speakers(page, &mut people, &mut last)).collect()
}

fn speakers(page: &Page<'_, '_>, people: &mut Vec<String>, last: &mut Option<String>) -> Vec<Annotation> {
    let reading = page.reading;
    let mut found: Vec<Annotation> = Vec::new();
    for at in 0..reading.tokens.len() {
        let Some((len, rows)) = VERBS.phrases.longest_at(reading, at) else { continue };
        for form in rows.into_iter().map(|row| &VERBS.forms[row]) {
            let Some((name, span)) = attribution(page, at..at + len, form, last.as_deref()) else {
                continue;
            };
            let name = full_name(&name, people);
            *last = Some(name.clone());
            if name.contains(' ') && !people.contains(&name) {
                people.push(name.clone());
            }
            if found.iter().all(|other| other.label != name) {
                let (kind, rule) = (KIND.name.to_owned(), form.id.to_owned());
                found.push(Annotation { kind, label: name, span, rule, confidence: 100, parts: Vec::new() });
            }
            break;
        }
    }
    found
}

/// The speaker that a verb names or points back to, and the span that proves it.
fn attribution(
    page: &Page<'_, '_>,
    verb: Range<usize>,
    form: &Form,
    last: Option<&str>,
) -> Option<(String, Span)> {
    let reading = page.reading;
    if form.usage == Use::Reporting {
        let (name, start) = person_before(page, verb.start)?;
        return Some((name, reading.span(start..verb.end)));
    }
    if form.usage == Use::Tag && !behind_quotation_or_comma(reading, verb.start) {
        return None;
    }
    match person_at(page, verb.end) {
        Some((name, end)) => Some((name, reading.span(verb.start..end))),
        None if form.points_back => Some((last?.to_owned(), reading.span(verb))),
        None => None,
    }
}

/// Bare verbs are ordinary words too; they attribute behind a closing quotation
/// mark or a comma.
fn behind_quotation_or_comma(reading: &Reading<'_>, at: usize) -> bool {
    let gap = reading.gap_before(at);
    gap.contains([',', '?', '!']) || gap.chars().any(is_quote)
}

/// The person named from a token on, behind a title if there is one.
fn person_at(page: &Page<'_, '_>, at: usize) -> Option<(String, usize)> {
    let reading = page.reading;
    if at >= reading.tokens.len() || !people::follows_closely(reading, at) {
        return None;
    }
    let start = reading.tokens[at].span.start;
    if let Some(mention) = page.officials.iter().find(|mention| mention.span.start == start) {
        let end = reading.tokens.partition_point(|token| token.span.end <= mention.span.end);
        return Some((mention.part(NAME)?.to_owned(), end));
    }
    let name = people::name(reading, at)?;
    Some((people::written(reading, name.clone()), name.end))
}

/// How many tokens may lie between a speaker and a reporting verb: `X, di Serang, Rabu, mengatakan`.
const REPORTING_REACH: usize = 6;

/// The person whose mention ends right before a reporting verb, or close before
/// it with nothing but an inserted place or day between.
fn person_before(page: &Page<'_, '_>, verb: usize) -> Option<(String, usize)> {
    let reading = page.reading;
    let sentence = reading.sentence_around(verb);
    let verb_start = reading.tokens[verb].span.start;
    let near = page.officials.iter().rev().find(|mention| {
        let end = reading.tokens.partition_point(|token| token.span.end <= mention.span.end);
        let start = reading.tokens.partition_point(|token| token.span.end <= mention.span.start);
        mention.span.end <= verb_start && sentence.start <= start && verb - end <= REPORTING_REACH
    });
    if let Some(mention) = near {
        let start = reading.tokens.partition_point(|token| token.span.end <= mention.span.start);
        return Some((mention.part(NAME)?.to_owned(), start));
    }
    let mut start = verb;
    while start > sentence.start
        && reading.is_capitalised(start - 1)
        && people::follows_closely(reading, start)
    {
        start -= 1;
    }
    let name = people::name(reading, start).filter(|name| name.end == verb)?;
    Some((people::written(reading, name.clone()), name.start))
}

/// The full name of a person of whom one word is given, if one person has it.
fn full_name(name: &str, people: &[String]) -> String {
    let mut owners: Vec<&String> =
        people.iter().filter(|full| full.split(' ').any(|word| word == name)).collect();
    owners.sort();
    owners.dedup();
    match owners.as_slice() {
        [only] => (*only).clone(),
        _ => name.to_owned(),
    }
}
