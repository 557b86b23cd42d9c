//! What a declaration is about.
//!
//! The words that it governs tell (`mendeklarasikan dukungan`, `deklarasi para
//! relawan`, `dideklarasikan sebagai calon`). One that governs nothing, or is only
//! pointed at (`deklarasi itu`), is about what the last one of the article that
//! told was about, else the headline; only then do other words of its sentence
//! and of its passage count.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::Reading;
use super::super::cues::Found;
use super::super::parties::{Meant, Party};
use super::super::phrases::Phrases;
use super::super::scope::Sentence;
use super::super::vocabulary::follows_closely;
use super::{CUES, OPEN};
use crate::lexicon::domain::declaration_kinds;
use crate::lexicon::domain::declarations::{self, Family, Kind};
use crate::lexicon::domain::status_cues::{self, Class};

/// A word that tells a kind.
#[derive(Clone, Copy)]
struct Word {
    kind: Kind,
    /// Whether it only goes with the kind.
    is_hint: bool,
}

/// The words that tell a kind; of each row first the cues, then the hints.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, kind) in declaration_kinds::rows().iter().enumerate() {
        phrases.add(kind.cues.0.iter().map(String::as_str), 2 * row);
        phrases.add(kind.hints.0.iter().map(String::as_str), 2 * row + 1);
    }
    phrases
});

fn word_at(reading: &Reading<'_>, index: usize) -> Option<Word> {
    let (_, number) = WORDS.one_at(reading, index)?;
    Some(Word { kind: declaration_kinds::rows()[number / 2].kind, is_hint: number % 2 == 1 })
}

fn cue_at(reading: &Reading<'_>, index: usize) -> Option<Kind> {
    word_at(reading, index).filter(|word| !word.is_hint).map(|word| word.kind)
}

fn hint_at(reading: &Reading<'_>, index: usize) -> Option<Kind> {
    word_at(reading, index).filter(|word| word.is_hint && word.kind != Kind::Other).map(|word| word.kind)
}

/// Words that point at what was told before: `itu`, `tersebut`.
static POINTING: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in status_cues::rows().iter().filter(|row| row.class == Class::Definite) {
        phrases.add(row.forms.0.iter().map(String::as_str), 0);
    }
    phrases
});

/// What the declarations of an article were about so far.
pub(super) struct Told<'t, 'p> {
    last: Option<Kind>,
    title: Option<&'t Reading<'p>>,
}

impl<'t, 'p> Told<'t, 'p> {
    /// Nothing yet, in an article with this headline.
    pub(super) fn new(title: Option<&'t Reading<'p>>) -> Self {
        Self { last: None, title }
    }

    /// What a declaration is about.
    pub(super) fn about(
        &mut self,
        sentence: &Sentence<'_, '_>,
        parties: &[Party],
        found: &Found<'_>,
    ) -> &'static str {
        if found.label != OPEN {
            let kind = declaration_kinds::rows().iter().map(|row| row.kind).find(|k| k.name() == found.label);
            self.last = kind.filter(|kind| *kind != Kind::Other).or(self.last);
            return kind.unwrap_or(Kind::Other).name();
        }
        let reading = sentence.reading;
        let tokens = &found.tokens;
        let pointed = tokens.end < sentence.tokens.end && POINTING.one_at(reading, tokens.end).is_some();
        let own = || {
            governed(sentence, parties, tokens, self.last)
                .or_else(|| subject(sentence, parties, tokens))
                // `berjanji` is a declaration only beside what is promised.
                .or_else(|| found.needs_company.then(|| in_sentence(sentence, tokens, cue_at)).flatten())
        };
        if let Some(kind) = if pointed { None } else { own() } {
            self.last = Some(kind);
            return kind.name();
        }
        if binds(found) {
            // A candidate's pact tells how, not that, he stands.
            let fits = |kind: &Kind| !matches!(kind, Kind::Candidacy | Kind::Endorsement);
            let near = || in_sentence(sentence, tokens, |reading, at| cue_at(reading, at).filter(fits));
            let kind = near()
                .or(self.last.filter(fits))
                .or_else(|| self.title.and_then(of_title).filter(fits))
                .or_else(|| first_by_order(reading, fits));
            return kind.unwrap_or(Kind::Other).name();
        }
        let near = || {
            in_sentence(sentence, tokens, cue_at)
                .or_else(|| in_sentence(sentence, tokens, hint_at))
                .or_else(|| first_by_order(reading, |_| true))
        };
        let kind = self.last.or_else(|| self.title.and_then(of_title)).or_else(near);
        self.last = kind.filter(|kind| *kind != Kind::Other).or(self.last);
        kind.unwrap_or(Kind::Other).name()
    }
}

/// Whether the words are a paper or an oath that binds people, not a declaration.
fn binds(found: &Found<'_>) -> bool {
    let row = declarations::rows().iter().find(|row| row.id == found.id);
    row.is_some_and(|row| matches!(row.family, Family::Document | Family::Oath))
}

/// How far behind a declaration the words may stand that it governs.
const REACH: usize = 14;

/// The kind told by the words that a declaration governs: those behind it, up to
/// a mark, `yang`, or the words for the place. `last` is what the article told before.
fn governed(
    sentence: &Sentence<'_, '_>,
    parties: &[Party],
    found: &Range<usize>,
    last: Option<Kind>,
) -> Option<Kind> {
    let reading = sentence.reading;
    let end = (found.end + REACH).min(sentence.tokens.end);
    let ends = |index: usize| {
        is_mark(reading.gap_before(index))
            || sentence.cue_at(index, Class::Relative).is_some()
            || sentence.cue_at(index, Class::At).is_some()
    };
    let end = (found.end..end).find(|&index| ends(index)).unwrap_or(end);
    let mut founded = None;
    for index in found.end..end {
        match word_at(reading, index) {
            // `deklarasi Partai Mekar`, but also `deklarasi Partai Mekar untuk mendukung Budi`.
            Some(Word { kind: Kind::Other, is_hint: true }) => founded = Some(Kind::Other),
            // A rally for a pair is told as theirs too: `deklarasi pasangan itu`.
            Some(Word { kind: Kind::Candidacy, is_hint: true }) if last == Some(Kind::Endorsement) => {
                return last;
            }
            Some(word) => return Some(word.kind),
            None => {}
        }
        // `mendeklarasikan Budi`
        if index == found.end && names_a_person(reading, parties, index) {
            founded = Some(Kind::Candidacy);
        }
    }
    founded
}

/// Whether nothing but the name of a person begins at a token: no `Ganjar Muda`.
fn names_a_person(reading: &Reading<'_>, parties: &[Party], index: usize) -> bool {
    parties.iter().any(|party| {
        let end = party.tokens.end;
        let goes_on =
            end < reading.tokens.len() && follows_closely(reading, end) && reading.is_capitalised(end);
        party.tokens.start == index && party.meant == Meant::Named && party.is_known && !goes_on
    })
}

/// How far before a passive verb its subject may stand.
const SUBJECT_REACH: usize = 8;

/// The kind told by the subject of a passive verb: `pasangan yang dideklarasikan`.
fn subject(sentence: &Sentence<'_, '_>, parties: &[Party], found: &Range<usize>) -> Option<Kind> {
    let reading = sentence.reading;
    let token = &reading.tokens[found.start];
    if !token.exact.starts_with("di") || token.stem == token.exact {
        return None;
    }
    let first = found.start.saturating_sub(SUBJECT_REACH).max(sentence.tokens.start);
    let told = (first..found.start)
        .rev()
        .take_while(|&index| !is_mark(reading.gap_before(index + 1)))
        .find_map(|index| word_at(reading, index).map(|word| word.kind));
    let near = |party: &&Party| (first..=found.start).contains(&party.tokens.end) && party.is_known;
    told.or_else(|| parties.iter().rev().find(near).map(|_| Kind::Candidacy))
}

pub(super) fn is_mark(gap: &str) -> bool {
    gap.contains([',', ';', ':', '(', ')', '!', '?'])
}

/// The kind that the words of a sentence tell, those behind the declaration first.
fn in_sentence(
    sentence: &Sentence<'_, '_>,
    found: &Range<usize>,
    tells: impl Fn(&Reading<'_>, usize) -> Option<Kind>,
) -> Option<Kind> {
    let kind_at = |index: usize| tells(sentence.reading, index);
    (found.end..sentence.tokens.end)
        .find_map(kind_at)
        .or_else(|| (sentence.tokens.start..found.start).rev().find_map(kind_at))
}

/// The kind of a headline: that of its declaration, or its first word that names one.
fn of_title(title: &Reading<'_>) -> Option<Kind> {
    let declared = CUES.find(title).into_iter().find_map(|found| {
        if found.label == OPEN {
            governed(&Sentence::around(title, found.tokens.start), &[], &found.tokens, None)
        } else {
            let kinds = declaration_kinds::rows().iter().map(|row| row.kind);
            kinds.filter(|kind| *kind != Kind::Other).find(|kind| kind.name() == found.label)
        }
    });
    declared.or_else(|| (0..title.tokens.len()).find_map(|index| cue_at(title, index)))
}

/// The kind of the passage whose order is lowest.
fn first_by_order(reading: &Reading<'_>, fits: impl Fn(&Kind) -> bool) -> Option<Kind> {
    let rows = declaration_kinds::rows();
    let order = |kind: &Kind| rows.iter().find(|row| row.kind == *kind).map(|row| row.order);
    (0..reading.tokens.len()).filter_map(|index| cue_at(reading, index)).filter(fits).min_by_key(order)
}
