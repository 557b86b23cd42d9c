//! Declarations: pledges of neutrality or peace, endorsements, candidacies.
//!
//! What is declared is told by the nearest words, first behind the declaration:
//! `deklarasi damai para pendukung` is about peace. A declaration that is only
//! pointed at (`deklarasi itu`) is about what the one before it in the article was.

use std::ops::Range;
use std::sync::LazyLock;

use super::cues::{self, CueRow, Cues, Found};
use super::parties::{Cast, Party, parties, subject_before};
use super::phrases::Phrases;
use super::scope::Sentence;
use super::vocabulary::written;
use super::{Annotation, Reading, Scene, names};
use crate::lexicon::domain::declarations::Kind;
use crate::lexicon::domain::status_cues::Class;
use crate::lexicon::domain::{declaration_kinds, declarations, status_cues};

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

/// The words that tell a kind, each standing for its row.
static KIND_CUES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, kind) in declaration_kinds::rows().iter().enumerate() {
        phrases.add(kind.cues.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Words that point at what was told before: `itu`, `tersebut`.
static POINTING: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in status_cues::rows().iter().filter(|row| row.class == Class::Definite) {
        phrases.add(row.forms.0.iter().map(String::as_str), 0);
    }
    phrases
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mut before: Option<&'static str> = None;
    let mut pages = Vec::with_capacity(scene.passages.len());
    for cast in Cast::of_article(scene) {
        let reading = cast.reading();
        let mut annotations = Vec::new();
        for found in CUES.find(reading) {
            let label = if found.label == OPEN {
                kind_near(reading, &found.tokens, before).unwrap_or(Kind::Other.name())
            } else {
                found.label
            };
            before = kind_name(label).or(before);
            let mut annotation = cues::annotation(KIND.name, &found, label, reading);
            let mut sentence = Sentence::around(reading, found.tokens.start);
            sentence.forget_inside(std::slice::from_ref(&found.tokens));
            let parties = parties(&sentence, &cast);
            (annotation.parts, annotation.confidence) = parts(&sentence, &parties, &found);
            annotations.push(annotation);
        }
        pages.push(annotations);
    }
    pages
}

/// The name of a kind that says what is declared.
fn kind_name(label: &str) -> Option<&'static str> {
    declaration_kinds::rows()
        .iter()
        .map(|row| row.kind)
        .find(|kind| kind.name() == label && *kind != Kind::Other)
        .map(Kind::name)
}

/// The kind told by the words nearest to a declaration: behind it in its
/// sentence, before it in its sentence, in an earlier declaration, in its
/// passage. One that is pointed at is what the earlier one was.
fn kind_near(
    reading: &Reading<'_>,
    found: &Range<usize>,
    before: Option<&'static str>,
) -> Option<&'static str> {
    let sentence = reading.sentence_around(found.start);
    let cue_at = |index: usize| {
        let (_, row) = KIND_CUES.one_at(reading, index)?;
        Some(declaration_kinds::rows()[row].kind.name())
    };
    let pointed = found.end < sentence.end && POINTING.one_at(reading, found.end).is_some();
    if let Some(before) = before.filter(|_| pointed) {
        return Some(before);
    }
    (found.end..sentence.end)
        .find_map(cue_at)
        .or_else(|| (sentence.start..found.start).rev().find_map(cue_at))
        .or(before)
        .or_else(|| first_by_order(reading))
}

/// The kind of the passage whose order is lowest.
fn first_by_order(reading: &Reading<'_>) -> Option<&'static str> {
    let rows = declaration_kinds::rows();
    (0..reading.tokens.len())
        .filter_map(|index| KIND_CUES.one_at(reading, index))
        .map(|(_, row)| &rows[row])
        .min_by_key(|row| row.order)
        .map(|row| row.kind.name())
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
        ("none", 80)
    } else if bears(Class::Done) {
        ("made", 90)
    } else if bears(Class::Held) {
        ("made", 80)
    } else if bears(Class::Plan) {
        ("planned", 80)
    } else if [Class::Demand, Class::Duty, Class::Request].into_iter().any(asks_for) {
        ("called_for", 75)
    } else if bears(Class::Condition) {
        ("planned", 60)
    } else {
        ("made", 70)
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

    const CASES: &str = include_str!("../../tests/data/annotations_own/declaration.tsv");

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
