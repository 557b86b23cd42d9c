//! Where and why a passage matches.

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::analysis::{self, Analyser};
use crate::index::PassageRecord;
use crate::query::{Origin, Query};

/// Why a stretch of a passage answers a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The word itself.
    Exact,
    /// Part of a phrase of the query.
    Phrase,
    /// A word with the same stem.
    Stem,
    /// A word of the same family.
    Family,
    /// Indonesian for an English word.
    Translation,
    /// Two words of the query written as one.
    Joined,
    /// The nearest word of the index for one that it does not have.
    Slip,
    /// An abbreviation, or what it stands for.
    Abbreviation,
    /// Other words for an idea of the query.
    Idea,
}

/// A stretch of a passage that answers a part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Place in the passage.
    pub span: Span,
    /// The word, phrase or idea of the query that it answers.
    pub term: String,
    /// Why.
    pub how: How,
}

/// Finds the matches of one query in many passages.
pub(super) struct Highlighter<'q> {
    query: &'q Query,
    analyser: &'q Analyser,
}

impl<'q> Highlighter<'q> {
    /// For passages of the index that has the analyser.
    pub(super) fn new(query: &'q Query, analyser: &'q Analyser) -> Self {
        Self { query, analyser }
    }

    /// The matches in a passage, in order, none inside another.
    pub(super) fn matches(&self, passage: &PassageRecord) -> Vec<Match> {
        let tokens = self.analyser.analyze(&passage.text);
        let mut found: Vec<Match> = Vec::new();
        for phrase in self.query.phrases() {
            for (at, window) in tokens.windows(phrase.len().max(1)).enumerate() {
                if !phrase.is_empty() && window.iter().zip(phrase).all(|(token, term)| token.exact == *term) {
                    let span = Span::new(tokens[at].span.start, tokens[at + phrase.len() - 1].span.end);
                    found.push(Match { span, term: phrase.join(" "), how: How::Phrase });
                }
            }
        }
        let terms = self.query.terms();
        for token in &tokens {
            let best = terms
                .iter()
                .filter(|term| self.query.counts(term))
                .filter_map(|term| {
                    let how = if term.is_slip && term.stem == token.stem {
                        How::Slip
                    } else if term.exact == token.exact {
                        How::Exact
                    } else if term.stem == token.stem {
                        How::Stem
                    } else {
                        let variant = term.variants.iter().find(|variant| variant.stem == token.stem)?;
                        match variant.origin {
                            Origin::Family => How::Family,
                            Origin::Translation => How::Translation,
                            Origin::Joined => How::Joined,
                            Origin::Slip => How::Slip,
                        }
                    };
                    Some((how, term))
                })
                .min_by_key(|(how, _)| *how);
            if let Some((how, term)) = best {
                found.push(Match { span: token.span, term: term.surface.clone(), how });
            }
        }
        let concepts: Vec<&str> = self.query.concepts().iter().map(|concept| concept.term.as_str()).collect();
        for (key, range) in analysis::abbreviations(&tokens) {
            if concepts.contains(&key) {
                let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
                found.push(Match { span, term: key.to_owned(), how: How::Abbreviation });
            }
        }
        for annotation in &passage.annotations {
            let idea = crate::annotation::concepts(std::slice::from_ref(annotation))
                .into_iter()
                .find(|idea| concepts.contains(&idea.as_str()));
            if let Some(term) = idea {
                found.push(Match { span: annotation.span, term, how: How::Idea });
            }
        }
        // The strongest reason for a stretch wins; what lies across it is dropped.
        found.sort_by_key(|found| (found.how, found.span));
        let mut kept: Vec<Match> = Vec::new();
        for candidate in found {
            if kept.iter().all(|other| !other.span.overlaps(&candidate.span)) {
                kept.push(candidate);
            }
        }
        kept.sort_by_key(|kept| kept.span);
        kept
    }
}
