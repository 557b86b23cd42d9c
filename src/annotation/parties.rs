//! Who in a sentence may be sanctioned, sanction, recommend or declare.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::official::{self, INSTITUTION, NAME, REGION, TITLE};
use super::phrases::Phrases;
use super::scope::Sentence;
use super::{Annotation, Reading, Scene, people};
use crate::Span;
use crate::lexicon::domain::offices::{self, Role};
use crate::lexicon::domain::status_cues::Class;

/// Part that names a person in full where the mention itself does not.
const PERSON: &str = "person";

/// How certain it is whom the words mean, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meant {
    /// People in general: `ASN yang melanggar`.
    Anyone,
    /// A noun alone: `camat`.
    Unclear,
    /// Certain people: `dua camat`, `camat itu`, `ia`, `Camat Mekarjaya`.
    Certain,
    /// A person by name.
    Named,
}

/// A person or a body in a sentence.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) tokens: Range<usize>,
    pub(super) meant: Meant,
    /// Whether it is a body such as a court, no person.
    pub(super) is_body: bool,
    /// The full name, or the words for the party; none for a pronoun.
    pub(super) words: Option<String>,
    /// Title, institution and region as written.
    pub(super) office: Option<String>,
}

/// Nouns for people who can be sanctioned.
static NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, office) in offices::rows().iter().enumerate().filter(|(_, office)| office.role != Role::Civil) {
        phrases.add(office.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Words of the names that an article gives in full, each with its name.
pub(super) struct KnownNames(FxHashMap<String, String>);

impl KnownNames {
    /// Gathers the names of officials and speakers. A word that two people share
    /// means neither.
    pub(super) fn of(scene: &Scene<'_, '_>) -> Self {
        let mut owners: FxHashMap<String, Option<String>> = FxHashMap::default();
        for annotation in scene.found.iter().flatten() {
            let name = if annotation.kind == super::speaker::KIND.name {
                Some(annotation.label.as_str())
            } else {
                annotation.part(NAME)
            };
            let Some(name) = name else { continue };
            for word in name.split(' ').filter(|word| word.chars().count() > 2) {
                owners
                    .entry(word.to_lowercase())
                    .and_modify(|other| {
                        if other.as_deref() != Some(name) {
                            *other = None;
                        }
                    })
                    .or_insert_with(|| Some(name.to_owned()));
            }
        }
        Self(owners.into_iter().filter_map(|(word, name)| Some((word, name?))).collect())
    }
}

/// The parties of a sentence, in order. Who only speaks in it is left out.
pub(super) fn parties(sentence: &Sentence<'_, '_>, found: &[Annotation], known: &KnownNames) -> Vec<Party> {
    let reading = sentence.reading;
    let mut parties: Vec<Party> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let party = official_at(sentence, found, at)
            .or_else(|| noun_at(sentence, at))
            .or_else(|| body_at(sentence, at))
            .or_else(|| pronoun_at(sentence, at))
            .or_else(|| name_at(sentence, at))
            .or_else(|| known_name_at(sentence, known, at))
            .or_else(|| number_at(sentence, at));
        match party {
            Some(party) => {
                at = party.tokens.end.max(at + 1);
                if !speaks(reading, found, &party) {
                    parties.push(party);
                }
            }
            None => at += 1,
        }
    }
    parties
}

/// Whether a party is named only as the speaker: `kata X`.
fn speaks(reading: &Reading<'_>, found: &[Annotation], party: &Party) -> bool {
    let span = reading.span(party.tokens.clone());
    let tag = |other: &Annotation| {
        // A tag begins with its verb; a report begins with the speaker, who may act in it.
        other.kind == super::speaker::KIND.name && other.span.overlaps(&span) && other.span.start < span.start
    };
    !party.is_body && found.iter().any(tag)
}

fn official_at(sentence: &Sentence<'_, '_>, found: &[Annotation], at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let start = reading.tokens[at].span.start;
    let official =
        found.iter().find(|other| other.kind == official::KIND.name && other.span.start == start)?;
    let whole = end_token(reading, official.span).min(sentence.tokens.end).max(at + 1);
    // In a headline the verb behind a title has a capital too: `Camat Dicopot`.
    let end = (at + 1..whole).find(|&index| is_verb(reading, index)).unwrap_or(whole);
    let name = official.part(PERSON).or_else(|| official.part(NAME)).filter(|_| end == whole);
    let start = if name.is_some() { at } else { counted_from(sentence, at) };
    let office: Vec<&str> =
        [TITLE, INSTITUTION, REGION].iter().filter_map(|part| official.part(part)).collect();
    let words = name.map_or_else(|| people::written(reading, start..end), str::to_owned);
    Some(Party {
        tokens: start..end,
        meant: if name.is_some() { Meant::Named } else { title_alone(sentence, at..end, office.len()) },
        is_body: false,
        words: Some(words),
        office: (!office.is_empty()).then(|| office.join(" ")),
    })
}

/// A title without a name means one person if a region or an institution goes with it.
fn title_alone(sentence: &Sentence<'_, '_>, tokens: Range<usize>, pieces: usize) -> Meant {
    let meant = meant(sentence, &tokens);
    if pieces > 1 && meant == Meant::Unclear { Meant::Certain } else { meant }
}

fn end_token(reading: &Reading<'_>, span: Span) -> usize {
    reading.tokens.partition_point(|token| token.span.end <= span.end)
}

fn noun_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let listed = NOUNS.one_at(reading, at).map(|(len, _)| at + len);
    let other = sentence.of(Class::Person).find(|cue| cue.tokens.start == at).map(|cue| cue.tokens.end);
    let mut end = listed.max(other)?.min(sentence.tokens.end);
    if let Some(institution) = people::institution(reading, end)
        && people::follows_closely(reading, end)
    {
        end = institution.end;
    }
    if end < reading.tokens.len()
        && people::follows_closely(reading, end)
        && let Some(region) = people::region(reading, end, false)
    {
        end = region.end;
    }
    let end = end.min(sentence.tokens.end);
    if let Some(named) = named_noun(sentence, at..end) {
        return Some(named);
    }
    let start = counted_from(sentence, at);
    let meant = meant(sentence, &(at..end));
    let words = people::written(reading, start..end);
    Some(Party { tokens: start..end, meant, is_body: false, words: Some(words), office: None })
}

/// Where the words begin that count the people of a noun: `dua orang camat`.
fn counted_from(sentence: &Sentence<'_, '_>, noun: usize) -> usize {
    let mut start = noun;
    while start > sentence.tokens.start && is_count(sentence, start - 1) {
        start -= 1;
    }
    start
}

/// The most digits of a number that counts people; a year or an amount has more.
const MOST_DIGITS: usize = 3;

fn is_count(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    let word = sentence.reading.tokens[index].exact.as_str();
    sentence.cue_at(index, Class::Count).is_some()
        || word.len() <= MOST_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number that stands for people: `sembilan sudah dijatuhi sanksi`.
fn number_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let next = at + 1;
    let stands_alone = is_count(sentence, at)
        && next < sentence.tokens.end
        && (sentence.cue_at(next, Class::Relative).is_some() || sentence.cue_at(next, Class::Done).is_some());
    let party = Party { tokens: at..next, meant: Meant::Certain, is_body: false, words: None, office: None };
    stands_alone.then_some(party)
}

/// Whether a word carries the prefix of a verb.
fn is_verb(reading: &Reading<'_>, index: usize) -> bool {
    let token = &reading.tokens[index];
    let prefixed = ["di", "me", "ber", "ter"].iter().any(|prefix| token.exact.starts_with(prefix));
    prefixed && token.stem != token.exact
}

/// How far behind a noun the word that points at it may stand: `pegawai tidak netral itu`.
const POINTING_REACH: usize = 4;

/// A noun with the name that follows it: `Teradu II Budi Santoso`.
fn named_noun(sentence: &Sentence<'_, '_>, noun: Range<usize>) -> Option<Party> {
    let reading = sentence.reading;
    let numbered = noun.end < sentence.tokens.end
        && reading.written(noun.end).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let at = noun.end + usize::from(numbered);
    if at >= sentence.tokens.end || !people::follows_closely(reading, at) {
        return None;
    }
    let name = people::name(reading, at).filter(|name| name.len() > 1 && name.end <= sentence.tokens.end)?;
    if is_common(sentence, name.start) || people::region(reading, name.start, false).is_some() {
        return None;
    }
    Some(Party {
        tokens: noun.start..name.end,
        meant: Meant::Named,
        is_body: false,
        words: Some(people::written(reading, name)),
        office: Some(people::written(reading, noun)),
    })
}

/// Whom a noun means, by the words beside it.
fn meant(sentence: &Sentence<'_, '_>, noun: &Range<usize>) -> Meant {
    let before = noun.start.checked_sub(1).filter(|index| sentence.tokens.contains(index));
    let counted = before.is_some_and(|index| is_count(sentence, index));
    let pointed = (noun.end..(noun.end + POINTING_REACH).min(sentence.tokens.end))
        .take_while(|&index| !sentence.has_edge(index..index + 1) && !is_verb(sentence.reading, index))
        .any(|index| sentence.cue_at(index, Class::Definite).is_some());
    let general = before.is_some_and(|index| sentence.cue_at(index, Class::Generic).is_some())
        || sentence.of(Class::Generic).any(|cue| {
            cue.tokens.start >= noun.end && cue.tokens.start <= noun.end + 2
                || noun.contains(&cue.tokens.start)
        });
    match (counted || pointed, general) {
        (true, _) => Meant::Certain,
        (false, true) => Meant::Anyone,
        (false, false) => Meant::Unclear,
    }
}

fn body_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let listed = people::institution(reading, at).map(|tokens| tokens.end);
    let other = sentence.of(Class::Body).find(|cue| cue.tokens.start == at).map(|cue| cue.tokens.end);
    let mut end = listed.max(other)?;
    while end < sentence.tokens.end
        && people::follows_closely(reading, end)
        && let Some(more) = sentence.of(Class::Body).find(|cue| cue.tokens.start == end)
    {
        end = more.tokens.end;
    }
    if end < reading.tokens.len()
        && people::follows_closely(reading, end)
        && let Some(region) = people::region(reading, end, false)
    {
        end = region.end;
    }
    let end = end.min(sentence.tokens.end);
    let words = Some(people::written(reading, at..end));
    Some(Party { tokens: at..end, meant: Meant::Certain, is_body: true, words, office: None })
}

fn pronoun_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let cue = sentence.of(Class::Pronoun).find(|cue| cue.tokens.start == at)?;
    let tokens = cue.tokens.clone();
    Some(Party { tokens, meant: Meant::Certain, is_body: false, words: None, office: None })
}

/// The fewest capitalised words that are a name without a title.
const FEWEST_NAME_WORDS: usize = 2;

fn name_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    if !reading.is_capitalised(at) || people::region(reading, at, false).is_some() {
        return None;
    }
    let name = people::name(reading, at).filter(|name| name.len() >= FEWEST_NAME_WORDS)?;
    // In a headline every word is a capital; a verb is no name.
    let verb = |index: usize| {
        let token = &reading.tokens[index];
        token.stem != token.exact || is_common(sentence, index)
    };
    let end = name.clone().find(|&index| verb(index)).unwrap_or(name.end);
    if end < name.start + FEWEST_NAME_WORDS {
        return None;
    }
    let words = Some(people::written(reading, name.start..end));
    Some(Party { tokens: at..end, meant: Meant::Named, is_body: false, words, office: None })
}

/// One word of a name that the article gives in full elsewhere.
fn known_name_at(sentence: &Sentence<'_, '_>, known: &KnownNames, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    if !reading.is_capitalised(at) {
        return None;
    }
    let words = Some(known.0.get(reading.tokens[at].exact.as_str())?.clone());
    Some(Party { tokens: at..at + 1, meant: Meant::Named, is_body: false, words, office: None })
}

/// Whether a capitalised word is one of the cues, and so no name.
fn is_common(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    sentence.cues.iter().any(|cue| cue.tokens.contains(&index) && cue.row.class != Class::Foreign)
}

/// The party that a verb speaks of: the nearest before it, first in its clause.
///
/// In `camat yang mendukung calon itu dicopot` the verb belongs to who stands
/// before `yang`.
pub(super) fn subject_before<'s>(
    sentence: &Sentence<'_, '_>,
    parties: &'s [Party],
    verb: usize,
    may_be: impl Fn(&Party) -> bool,
) -> Option<&'s Party> {
    let earlier = || {
        parties.iter().filter(|party| {
            may_be(party) && party.tokens.end <= verb && !sentence.has_break(party.tokens.end..verb + 1)
        })
    };
    let in_clause = |party: &&Party| !sentence.has_edge(party.tokens.end..verb + 1);
    let nearest = earlier().rfind(in_clause).or_else(|| earlier().next_back())?;
    let told_of = |party: &&Party| {
        sentence.of(Class::Relative).any(|cue| {
            cue.tokens.start == party.tokens.end
                && cue.tokens.end <= nearest.tokens.start
                && !sentence.has_edge(cue.tokens.end..nearest.tokens.start + 1)
                && !sentence.has_relative(nearest.tokens.end..verb)
        })
    };
    earlier().rfind(told_of).or(Some(nearest))
}
