//! Which words of a sentence bear on which: clauses, and cues with their scope.
//!
//! A cue such as `tidak`, `akan` or `merekomendasikan` acts on one side, over so
//! many words, and past some edges of clauses only. Commas, brackets, quotation
//! marks and words such as `yang` or `karena` are edges; `namun` and a semicolon
//! are edges that little passes.

use std::ops::Range;
use std::sync::LazyLock;

use super::Reading;
use super::phrases::Phrases;
use crate::lexicon::domain::status_cues::{self, Class, Crosses, Row, Side};
use crate::passage::is_quote;

static CUES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, cue) in status_cues::rows().iter().enumerate() {
        phrases.add(cue.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// A cue in a sentence. One place may hold several, of different classes.
pub(super) struct Cue {
    pub(super) row: &'static Row,
    pub(super) tokens: Range<usize>,
}

/// The edge before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    None,
    Soft,
    Hard,
}

/// A sentence with its cues and its edges of clauses.
pub(super) struct Sentence<'r, 'p> {
    pub(super) reading: &'r Reading<'p>,
    pub(super) tokens: Range<usize>,
    pub(super) cues: Vec<Cue>,
    edges: Vec<Edge>,
}

impl<'r, 'p> Sentence<'r, 'p> {
    /// Reads the sentence that a token stands in.
    pub(super) fn around(reading: &'r Reading<'p>, index: usize) -> Self {
        let tokens = reading.sentence_around(index);
        let mut cues = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((len, rows)) = CUES.longest_at(reading, at) else {
                at += 1;
                continue;
            };
            let len = len.min(tokens.end - at);
            cues.extend(
                rows.into_iter().map(|row| Cue { row: &status_cues::rows()[row], tokens: at..at + len }),
            );
            at += len;
        }
        let mut edges: Vec<Edge> =
            tokens.clone().map(|index| edge_of_gap(reading.gap_before(index))).collect();
        for cue in &cues {
            let edge = &mut edges[cue.tokens.start - tokens.start];
            match cue.row.class {
                Class::Break => *edge = Edge::Hard,
                Class::Clause => *edge = (*edge).max(Edge::Soft),
                _ => {}
            }
        }
        Self { reading, tokens, cues, edges }
    }

    /// Forgets the cues that are part of a sanction's own name: `tidak` in
    /// `diberhentikan tidak dengan hormat` denies nothing.
    pub(super) fn forget_inside(&mut self, names: &[Range<usize>]) {
        let counts = |class| {
            matches!(
                class,
                Class::Receives | Class::Gives | Class::Statute | Class::Threat | Class::Limit | Class::Cause
            )
        };
        self.cues.retain(|cue| {
            counts(cue.row.class)
                || !names.iter().any(|name| name.start <= cue.tokens.start && cue.tokens.end <= name.end)
        });
    }

    /// The cues of a class.
    pub(super) fn of(&self, class: Class) -> impl Iterator<Item = &Cue> {
        self.cues.iter().filter(move |cue| cue.row.class == class)
    }

    /// The cue of a class that covers a token.
    pub(super) fn cue_at(&self, index: usize, class: Class) -> Option<&Cue> {
        self.of(class).find(|cue| cue.tokens.contains(&index))
    }

    /// Whether an edge lies before one of the tokens.
    pub(super) fn has_edge(&self, tokens: Range<usize>) -> bool {
        self.strongest_edge(tokens) > Edge::None
    }

    /// Whether `yang` is among the tokens.
    pub(super) fn has_relative(&self, tokens: Range<usize>) -> bool {
        self.of(Class::Relative).any(|cue| tokens.contains(&cue.tokens.start))
    }

    /// Whether a clause of its own opens at one of the tokens.
    pub(super) fn has_break(&self, tokens: Range<usize>) -> bool {
        self.strongest_edge(tokens) == Edge::Hard
    }

    fn strongest_edge(&self, tokens: Range<usize>) -> Edge {
        let first = self.tokens.start;
        tokens
            .filter(|index| self.tokens.contains(index))
            .map(|index| self.edges[index - first])
            .max()
            .unwrap_or(Edge::None)
    }

    /// Whether a cue bears on the words of `head`.
    pub(super) fn bears_on(&self, cue: &Cue, head: &Range<usize>) -> bool {
        let row = cue.row;
        let inside = cue.tokens.start >= head.start && cue.tokens.end <= head.end;
        let into = cue.tokens.contains(&head.start) && row.side != Side::Left;
        if row.side == Side::Anywhere || inside || into {
            return true;
        }
        let between = if cue.tokens.end <= head.start && row.side != Side::Left {
            cue.tokens.end..head.start
        } else if cue.tokens.start >= head.end && row.side != Side::Right {
            head.end..cue.tokens.start
        } else {
            return false;
        };
        // The edge before the later of the two counts if it is a mark, not if it is that word itself.
        let last = edge_of_gap(self.reading.gap_before(between.end));
        let edge = self.strongest_edge(between.clone()).max(last);
        let passes = match row.crosses {
            Crosses::None => edge == Edge::None,
            Crosses::Clause => edge < Edge::Hard,
            Crosses::Sentence => true,
        };
        let binds =
            !matches!(row.class, Class::Negation | Class::Done) || self.is_see_through(between.clone());
        between.len() <= row.reach && passes && binds
    }

    /// Whether a negation reaches past these words.
    fn is_see_through(&self, mut tokens: Range<usize>) -> bool {
        tokens.all(|index| {
            self.cues.iter().any(|cue| {
                cue.tokens.contains(&index)
                    && matches!(
                        cue.row.class,
                        Class::Filler | Class::Modality | Class::Negation | Class::Receives | Class::Gives
                    )
            })
        })
    }

    /// Whether the sentence asks.
    pub(super) fn asks(&self) -> bool {
        let end = self.reading.tokens[self.tokens.end - 1].span.end;
        self.reading.text[end..].trim_start().starts_with('?')
    }
}

fn edge_of_gap(gap: &str) -> Edge {
    if gap.contains([';', '!', '?']) {
        Edge::Hard
    } else if gap.contains([',', ':', '(', ')', '–', '—', '[', ']']) || gap.chars().any(is_quote) {
        Edge::Soft
    } else {
        Edge::None
    }
}
