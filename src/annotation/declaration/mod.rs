//! Declarations: pledges of neutrality or peace, endorsements, candidacies.
//!
//! What is declared is told by the words that the declaration governs ([`about`]);
//! whether it was made, by the words that act on it.

mod about;

use std::ops::Range;
use std::sync::LazyLock;

use about::Told;

use super::cues::{self, CueRow, Cues, Found};
use super::parties::{Cast, Party, parties, subject_before};
use super::phrases::Phrases;
use super::scope::Sentence;
use super::vocabulary::written;
use super::{Annotation, Reading, Scene, names, official};
use crate::lexicon::domain::declaration_cues::{self, Acts, Status};
use crate::lexicon::domain::declarations::{self, Kind};
use crate::lexicon::domain::status_cues::{Class, Side};

pub(super) const KIND: super::Kind =
    super::Kind { name: "declaration", indonesian: "deklarasi", is_lens: true, general: &["other"], find };

/// Label of a declaration whose row leaves the kind to its sentence.
const OPEN: &str = "";

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(declarations::rows().iter().map(|row| CueRow {
        id: &row.id,
        label: row.kind.map_or(OPEN, Kind::name),
        strength: row.strength,
        forms: &row.forms.0,
        requires: &row.requires.0,
        excludes: &row.excludes.0,
    }))
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mut told = Told::new(scene.title);
    let mut pages = Vec::with_capacity(scene.passages.len());
    for (cast, marked) in Cast::of_article(scene).zip(&scene.found) {
        let reading = cast.reading();
        let mut annotations = Vec::new();
        for found in CUES.find(reading).into_iter().filter(|found| !is_in_name(reading, marked, found)) {
            let mut sentence = Sentence::around(reading, found.tokens.start);
            sentence.forget_inside(std::slice::from_ref(&found.tokens));
            let parties = parties(&sentence, &cast);
            let label = told.about(&sentence, &parties, &found);
            let mut annotation = cues::annotation(KIND.name, &found, label, reading);
            (annotation.parts, annotation.confidence) = parts(&sentence, &parties, &found);
            annotations.push(annotation);
        }
        pages.push(annotations);
    }
    pages
}

/// Whether the words are part of somebody's name: `Prof. Taruna Ikrar`.
fn is_in_name(reading: &Reading<'_>, marked: &[Annotation], found: &Found<'_>) -> bool {
    let span = reading.span(found.tokens.clone());
    let written = span.of(reading.text);
    let holds = |annotation: &Annotation| {
        let names = [official::NAME, official::PERSON].into_iter().filter_map(|part| annotation.part(part));
        annotation.span.start < span.start
            && span.end <= annotation.span.end
            && names.flat_map(str::split_whitespace).any(|word| word == written)
    };
    marked.iter().filter(|annotation| annotation.kind == official::KIND.name).any(holds)
}

/// The words that tell whether a declaration was made, each standing for its row.
static STATUS_CUES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, cue) in declaration_cues::rows().iter().enumerate() {
        phrases.add(cue.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// The status that the nearest words of `declaration_cues.tsv` give.
fn told_status(sentence: &Sentence<'_, '_>, act: &Range<usize>) -> Option<Status> {
    let reading = sentence.reading;
    let acts = if is_verb(reading, act.start) { Acts::Verb } else { Acts::Noun };
    let mut nearest: Option<(usize, Status)> = None;
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let Some((len, rows)) = STATUS_CUES.longest_at(reading, at) else {
            at += 1;
            continue;
        };
        let cue = at..at + len;
        at += len;
        let (between, side) = if cue.end <= act.start {
            (cue.end..act.start, Side::Right)
        } else if cue.start >= act.end {
            (act.end..cue.start, Side::Left)
        } else {
            continue;
        };
        let marked = (between.start..=between.end).any(|index| about::is_mark(reading.gap_before(index)));
        let fits = |row: &&declaration_cues::Row| {
            between.len() <= row.reach
                && (row.side == side || row.side == Side::Both)
                && (row.acts == acts || row.acts == Acts::Any)
        };
        let row = rows.iter().map(|&row| &declaration_cues::rows()[row]).find(fits);
        if let Some(row) = row.filter(|_| !marked)
            && nearest.is_none_or(|(distance, _)| between.len() < distance)
        {
            nearest = Some((between.len(), row.status));
        }
    }
    nearest.map(|(_, status)| status)
}

/// Whether a declaration was made.
fn status(sentence: &Sentence<'_, '_>, head: &Range<usize>) -> (&'static str, u8) {
    let bears = |class: Class| sentence.of(class).any(|cue| sentence.bears_on(cue, head));
    // `meminta sanksi bagi kader yang mendeklarasikan dukungan` asks for no declaration.
    let asks_for = |class: Class| {
        sentence
            .of(class)
            .any(|cue| sentence.bears_on(cue, head) && !sentence.has_relative(cue.tokens.end..head.start))
    };
    if bears(Class::Negation) || bears(Class::Absence) {
        (Status::None.name(), 80)
    } else if let Some(status) = told_status(sentence, head) {
        (status.name(), 80)
    } else if bears(Class::Done) {
        (Status::Made.name(), 90)
    } else if bears(Class::Held) {
        (Status::Made.name(), 80)
    } else if [Class::Demand, Class::Request].into_iter().any(asks_for) {
        (Status::CalledFor.name(), 75)
    } else if bears(Class::Plan) {
        (Status::Planned.name(), 80)
    } else if asks_for(Class::Duty) {
        (Status::CalledFor.name(), 75)
    } else if bears(Class::Condition) {
        (Status::Planned.name(), 60)
    } else {
        (Status::Made.name(), 70)
    }
}

fn parts(sentence: &Sentence<'_, '_>, parties: &[Party], found: &Found<'_>) -> (Vec<(String, String)>, u8) {
    let act = act(sentence, &found.tokens);
    let (status, confidence) = status(sentence, &act);
    let mut parts = vec![("status".to_owned(), status.to_owned())];
    let place = place(sentence, &act);
    let named = [
        ("declarer", declarer(sentence, parties, &act).and_then(|party| party.words.as_deref())),
        ("before", witness(sentence, parties, &act).and_then(|party| party.words.as_deref())),
        ("where", place.as_deref()),
    ];
    parts.extend(named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))));
    (parts, confidence)
}

/// How far before a declaration its verb may stand: `menggelar apel ikrar`.
const VERB_REACH: usize = 3;

/// The declaration with the active verb that carries it.
fn act(sentence: &Sentence<'_, '_>, found: &Range<usize>) -> Range<usize> {
    if is_active(sentence.reading, found.start) {
        return found.clone();
    }
    let first = found.start.saturating_sub(VERB_REACH).max(sentence.tokens.start);
    let verb = (first..found.start)
        .rev()
        .take_while(|&index| !sentence.has_edge(index + 1..index + 2))
        .find(|&index| is_active(sentence.reading, index));
    verb.unwrap_or(found.start)..found.end
}

fn is_active(reading: &Reading<'_>, index: usize) -> bool {
    let token = &reading.tokens[index];
    token.stem != token.exact && (token.exact.starts_with("me") || token.exact.starts_with("ber"))
}

fn is_verb(reading: &Reading<'_>, index: usize) -> bool {
    let token = &reading.tokens[index];
    is_active(reading, index) || token.stem != token.exact && token.exact.starts_with("di")
}

/// How many words may lie between who declares and the verb.
const DECLARER_REACH: usize = 14;

fn declarer<'s>(sentence: &Sentence<'_, '_>, parties: &'s [Party], act: &Range<usize>) -> Option<&'s Party> {
    let by = |party: &&Party| {
        party.tokens.start >= act.end
            && sentence
                .of(Class::Agent)
                .any(|cue| cue.tokens.len() == 1 && cue.tokens.end == party.tokens.start)
    };
    if !is_active(sentence.reading, act.start) {
        return parties.iter().find(by);
    }
    subject_before(sentence, parties, act.start, |_| true)
        .filter(|party| act.start - party.tokens.end <= DECLARER_REACH)
}

fn witness<'s>(sentence: &Sentence<'_, '_>, parties: &'s [Party], act: &Range<usize>) -> Option<&'s Party> {
    let cue = sentence.of(Class::Witness).find(|cue| cue.tokens.start >= act.end)?;
    parties.iter().find(|party| (cue.tokens.end..=cue.tokens.end + 1).contains(&party.tokens.start))
}

/// How many words behind a declaration its place is looked for.
const PLACE_REACH: usize = 12;

/// The capitalised words behind `di`.
fn place(sentence: &Sentence<'_, '_>, act: &Range<usize>) -> Option<String> {
    let reading = sentence.reading;
    sentence
        .of(Class::At)
        .filter(|cue| (act.end..act.end + PLACE_REACH).contains(&cue.tokens.start))
        .filter(|cue| cue.tokens.end < sentence.tokens.end)
        // `di Pemilu 2024` is no place.
        .filter(|cue| sentence.cue_at(cue.tokens.end, Class::Public).is_none())
        .map(|cue| names::capitals(reading, cue.tokens.end))
        .find(|run| !run.is_empty())
        .map(|run| written(reading, run.start..run.end.min(sentence.tokens.end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::annotation::annotate;
    use crate::article::ArticleDate;

    const CASES: &str = include_str!("../../../tests/data/annotations_own/declaration.tsv");

    #[test]
    fn kinds_statuses_and_people_of_our_own_sentences() {
        let mut wrong = Vec::new();
        for line in CASES.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [text, label, status, declarer, before, place] = cells[..] else {
                panic!("six cells in `{line}`")
            };
            let tokens = analyze(text);
            let readings = Reading::of_article(std::iter::once((text, tokens.as_slice())));
            let all = annotate(&readings, ArticleDate::default()).remove(0);
            let first = all.iter().find(|annotation| annotation.kind == KIND.name);
            let part = |name| first.and_then(|first| first.part(name)).unwrap_or("-");
            let found = [
                first.map_or("-", |first| first.label.as_str()),
                part("status"),
                part("declarer"),
                part("before"),
                part("where"),
            ];
            if found != [label, status, declarer, before, place] {
                wrong.push(format!("{text}\n   {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
