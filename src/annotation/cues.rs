//! Words that prove an idea, and the company they must or must not keep.
//!
//! Sanctions and declarations are found alike: a row of the table lists the
//! forms of a cue, how strong it is, which words its sentence must hold
//! (`dikeluarkan` is a sanction beside `dari ASN`) and which words next to it
//! take the meaning away (`surat edaran dikeluarkan`).

use std::ops::Range;

use super::phrases::{Phrases, occurs, terms};
use super::{Annotation, Reading};
use crate::lexicon::domain::cells::Strength;

/// A row of a cue table, as this room reads it.
pub(super) struct CueRow<'r> {
    pub(super) id: &'r str,
    pub(super) label: &'r str,
    pub(super) strength: Strength,
    pub(super) forms: &'r [String],
    pub(super) requires: &'r [String],
    pub(super) excludes: &'r [String],
}

struct Cue {
    id: String,
    label: String,
    strength: Strength,
    requires: Vec<Vec<String>>,
    excludes: Vec<Vec<String>>,
}

/// A cue table ready for use.
pub(super) struct Cues {
    phrases: Phrases,
    rows: Vec<Cue>,
}

/// A cue in a passage.
pub(super) struct Found<'c> {
    pub(super) id: &'c str,
    pub(super) label: &'c str,
    pub(super) tokens: Range<usize>,
    /// Whether it counts only for other words of its sentence.
    pub(super) needs_company: bool,
}

/// How far from a cue, in tokens, a word cancels it.
const EXCLUDE_REACH: usize = 3;

impl Cues {
    pub(super) fn new<'r>(rows: impl Iterator<Item = CueRow<'r>>) -> Self {
        let mut cues = Self { phrases: Phrases::default(), rows: Vec::new() };
        for row in rows {
            cues.phrases.add(row.forms.iter().map(String::as_str), cues.rows.len());
            cues.rows.push(Cue {
                id: row.id.to_owned(),
                label: row.label.to_owned(),
                strength: row.strength,
                requires: row.requires.iter().map(|phrase| terms(phrase)).collect(),
                excludes: row.excludes.iter().map(|phrase| terms(phrase)).collect(),
            });
        }
        cues
    }

    /// The cues that hold in a passage, in order, none inside another.
    pub(super) fn find<'c>(&'c self, reading: &Reading<'_>) -> Vec<Found<'c>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            let Some((len, rows)) = self.phrases.longest_at(reading, at) else {
                at += 1;
                continue;
            };
            let tokens = at..at + len;
            let holds = rows.iter().map(|&row| &self.rows[row]).find(|cue| cue.holds(reading, &tokens));
            match holds {
                Some(cue) => {
                    let needs_company = cue.strength == Strength::Context;
                    found.push(Found { id: &cue.id, label: &cue.label, tokens, needs_company });
                    at += len;
                }
                // A longer phrase that does not hold may hide a shorter one that does.
                None => at += 1,
            }
        }
        found
    }
}

impl Cue {
    fn holds(&self, reading: &Reading<'_>, at: &Range<usize>) -> bool {
        let sentence = reading.sentence_around(at.start);
        let near_start = at.start.saturating_sub(EXCLUDE_REACH).max(sentence.start);
        let near_end = (at.end + EXCLUDE_REACH).min(sentence.end.max(at.end));
        let (before, after) = (&reading.tokens[near_start..at.start], &reading.tokens[at.end..near_end]);
        if self.excludes.iter().any(|word| occurs(before, word) || occurs(after, word)) {
            return false;
        }
        match self.strength {
            Strength::Cue => true,
            Strength::Context => {
                let tokens = &reading.tokens[sentence];
                self.requires.iter().any(|word| occurs(tokens, word))
            }
            Strength::Carrier | Strength::Outcome => false,
        }
    }
}

/// An annotation of a cue.
pub(super) fn annotation(kind: &str, found: &Found<'_>, label: &str, reading: &Reading<'_>) -> Annotation {
    Annotation {
        kind: kind.to_owned(),
        label: label.to_owned(),
        span: reading.span(found.tokens.clone()),
        rule: found.id.to_owned(),
        confidence: 100,
        parts: Vec::new(),
    }
}
