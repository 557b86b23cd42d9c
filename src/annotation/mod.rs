//! About what, and by whom? Finders mark the spans of a passage that prove a
//! law, a date, a place, an official, a speaker, a violation, a sanction or a
//! declaration.
//!
//! A further kind costs one file with a finder and one row in [`KINDS`]: schema
//! fields, `--about` values and JSON keys are read from the registry.
//!
//! # Quirks
//!
//! - An annotation says that a passage speaks of something, not that it came to
//!   pass: a threat of dismissal is a sanction annotation too. What became of it
//!   is its part `status`; what spoke for that most is its part `status_rule`.
//! - A sanction is `imposed` only if its sentence leaves little doubt; what was
//!   rather imposed than not is `threatened` or `rule`, with a low confidence.
//! - Finders see a whole article at once, because `ujarnya` in one passage names
//!   the speaker of the passage before.

mod apposition;
mod bodies;
mod clauses;
mod cues;
mod date;
mod declaration;
mod discourse;
mod evidence;
pub mod facts;
mod heard;
mod judge;
pub(crate) mod law;
mod mention;
mod names;
mod official;
mod parties;
mod persons;
mod phrases;
mod place;
mod post;
mod quotes;
mod sanction;
mod scope;
mod speaker;
mod status;
pub mod training;
mod violation;
mod vocabulary;

#[cfg(test)]
mod official_tests;
#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod testing;

use std::cell::OnceCell;
use std::sync::Arc;

pub(crate) use phrases::Phrases;
use serde::{Deserialize, Serialize};

use crate::Span;
use crate::analysis::Token;
use crate::article::ArticleDate;
use crate::passage::sentences;

/// A stretch of a passage that proves something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Name of the kind, a row of [`KINDS`].
    pub kind: String,
    /// Which of the kind: the citation of a law, the day of a date, the family of a
    /// sanction, the kind of a declaration, the office of an official, the name of
    /// a speaker.
    pub label: String,
    /// Place in the passage.
    pub span: Span,
    /// The table row that fired.
    pub rule: String,
    /// How sure the rule is, in hundredths: 100 for what the text says in so many words.
    pub confidence: u8,
    /// Parts, such as the institution, region and name of an official.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(String, String)>,
}

impl Annotation {
    /// The value of a part; the first, if it has several.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&str> {
        self.values(name).next()
    }

    /// The values of a part, in the order in which the text gives them.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |(part, _)| part == name).map(|(_, value)| value.as_str())
    }

    /// Whether it tells of an event that has a status.
    pub(crate) fn is_event(&self) -> bool {
        self.part("status").is_some()
    }

    /// Whether its label is the name of somebody who speaks.
    pub(crate) fn names_speaker(&self) -> bool {
        self.kind == speaker::KIND.name
    }
}

/// A kind of annotation.
#[derive(Debug)]
pub struct Kind {
    /// English name, the one that output uses.
    pub name: &'static str,
    /// Indonesian name, accepted wherever the English one is.
    pub indonesian: &'static str,
    /// Whether `--about` takes it.
    pub is_lens: bool,
    /// Labels that stand for the kind in general.
    general: &'static [&'static str],
    /// Marks the passages of one article.
    find: fn(&Scene<'_, '_>) -> Vec<Vec<Annotation>>,
}

/// All kinds. Finders run in this order.
pub static KINDS: &[Kind] = &[
    law::KIND,
    date::KIND,
    place::KIND,
    official::KIND,
    speaker::KIND,
    violation::KIND,
    sanction::KIND,
    declaration::KIND,
];

/// The kinds that a reader can ask to be about.
pub fn lenses() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| kind.is_lens)
}

/// The lens of an English or Indonesian name.
///
/// ```
/// assert_eq!(awas::annotation::lens("sanksi").map(|kind| kind.name), Some("sanction"));
/// ```
#[must_use]
pub fn lens(name: &str) -> Option<&'static Kind> {
    lenses().find(|kind| kind.name.eq_ignore_ascii_case(name) || kind.indonesian.eq_ignore_ascii_case(name))
}

/// A passage as finders read it.
#[derive(Debug)]
pub struct Reading<'p> {
    /// The passage.
    pub text: &'p str,
    /// Its tokens.
    pub tokens: &'p [Token],
    /// Whether no letter is a capital, as in a typed query.
    is_without_capitals: bool,
    /// For each token, the number of its sentence.
    sentence_of: Vec<usize>,
    /// Names of regions that the article tells by their kind, beside those of the tables.
    regions: Arc<Phrases>,
    /// Which words the article uses as names of people.
    heard: Arc<heard::Heard<'p>>,
}

impl<'p> Reading<'p> {
    /// Prepares a passage that stands alone, such as a query.
    #[must_use]
    pub fn new(text: &'p str, tokens: &'p [Token]) -> Self {
        let ends: Vec<usize> =
            sentences(text, Span::new(0, text.len())).iter().map(|sentence| sentence.end).collect();
        let sentence_of =
            tokens.iter().map(|token| ends.partition_point(|&end| end <= token.span.start)).collect();
        let is_without_capitals = !text.contains(char::is_uppercase);
        Self {
            text,
            tokens,
            is_without_capitals,
            sentence_of,
            regions: Arc::default(),
            heard: Arc::default(),
        }
    }

    /// Prepares the passages of one article, given in order.
    #[must_use]
    pub fn of_article(passages: impl Iterator<Item = (&'p str, &'p [Token])>) -> Vec<Self> {
        let mut readings: Vec<Self> = passages.map(|(text, tokens)| Self::new(text, tokens)).collect();
        let mut regions = Phrases::default();
        for reading in &readings {
            place::learn(reading, &mut regions);
        }
        let mut heard = heard::Heard::default();
        for reading in &readings {
            heard.listen(reading);
        }
        let (regions, heard) = (Arc::new(regions), Arc::new(heard));
        for reading in &mut readings {
            reading.regions = Arc::clone(&regions);
            reading.heard = Arc::clone(&heard);
        }
        readings
    }

    /// The tokens of the sentence that a token stands in.
    fn sentence_around(&self, index: usize) -> std::ops::Range<usize> {
        let sentence = self.sentence_of[index];
        let start = self.sentence_of.partition_point(|&other| other < sentence);
        let end = self.sentence_of.partition_point(|&other| other <= sentence);
        start..end
    }

    /// The number of the sentence that a token stands in.
    fn sentence_number(&self, index: usize) -> usize {
        self.sentence_of[index]
    }

    /// The text between a token and the one before it.
    fn gap_before(&self, index: usize) -> &'p str {
        let start = index.checked_sub(1).map_or(0, |before| self.tokens[before].span.end);
        &self.text[start..self.tokens[index].span.start]
    }

    /// The token as written.
    fn written(&self, index: usize) -> &'p str {
        self.tokens[index].span.of(self.text)
    }

    fn is_capitalised(&self, index: usize) -> bool {
        self.written(index).starts_with(char::is_uppercase)
    }

    /// The span from one token to another, the last one included.
    fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }
}

/// What a finder may look at: the passages of one article, given in order.
#[derive(Debug)]
pub(crate) struct Scene<'s, 'p> {
    /// The headline, if it is known.
    pub(crate) title: Option<&'s Reading<'p>>,
    /// The passages.
    pub(crate) passages: &'s [Reading<'p>],
    /// What the kinds before, in the order of [`KINDS`], marked in each passage.
    pub(crate) found: Vec<Vec<Annotation>>,
    /// When the article was published or what it reports happened.
    pub(crate) date: ArticleDate,
    /// The people of the article and what they say, read when first asked for.
    discourse: OnceCell<discourse::Discourse>,
}

impl<'s, 'p> Scene<'s, 'p> {
    /// The passages of an article in which nothing is marked yet.
    pub(crate) fn new(
        title: Option<&'s Reading<'p>>,
        passages: &'s [Reading<'p>],
        date: ArticleDate,
    ) -> Self {
        let found = passages.iter().map(|_| Vec::new()).collect();
        Self { title, passages, found, date, discourse: OnceCell::new() }
    }

    /// Runs the finder of a kind and keeps what it marks.
    fn run(&mut self, kind: &Kind) {
        for (found, into) in (kind.find)(self).into_iter().zip(&mut self.found) {
            into.extend(found);
        }
    }

    /// The people of the article and what they say. Asked for by the kinds behind places.
    fn discourse(&self) -> &discourse::Discourse {
        self.discourse.get_or_init(|| discourse::Discourse::of(self))
    }
}

/// Runs every finder over the passages of one article, given in order. The
/// annotations of a passage come sorted by place.
#[must_use]
pub fn annotate(passages: &[Reading<'_>], date: ArticleDate) -> Vec<Vec<Annotation>> {
    annotate_under(None, passages, date)
}

/// Like [`annotate`], for an article whose headline is known. Nothing is marked in
/// the headline; it tells what the article is about.
#[must_use]
pub fn annotate_under<'s, 'p>(
    title: Option<&'s Reading<'p>>,
    passages: &'s [Reading<'p>],
    date: ArticleDate,
) -> Vec<Vec<Annotation>> {
    let mut scene = Scene::new(title, passages, date);
    for kind in KINDS {
        scene.run(kind);
    }
    let mut all = scene.found;
    for annotations in &mut all {
        annotations.sort_by_key(|annotation| annotation.span);
    }
    all
}

/// Whether an annotation names its kind in general: `sanksi`, of no family.
pub(crate) fn is_general(annotation: &Annotation) -> bool {
    KINDS.iter().any(|kind| kind.name == annotation.kind && kind.general.contains(&annotation.label.as_str()))
}

/// The idea of an annotation, in general and of its label.
pub(crate) fn idea_terms(annotation: &Annotation) -> [String; 2] {
    [annotation.kind.clone(), format!("{}:{}", annotation.kind, annotation.label)]
}

/// The ideas that a text names, as terms of the index: `sanction`,
/// `sanction:dismissal`. Passages and queries give the same terms for the same
/// idea, whatever words they use.
pub(crate) fn concepts(annotations: &[Annotation]) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for annotation in annotations {
        if lens(&annotation.kind).is_some() {
            terms.extend(idea_terms(annotation));
        }
    }
    terms
}
