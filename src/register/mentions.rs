//! A mention in its sentence, its passage and its article.

use super::When;
use super::fold::may_be_one_region;
use super::names::Name;
use super::when::Ground;
use crate::Span;
use crate::analysis::analyze;
use crate::annotation::facts::office;
use crate::annotation::{Annotation, Reading, annotate};
use crate::article::ArticleDate;
use crate::index::PassageRecord;
use crate::passage::sentences;

/// An annotation with what stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'a> {
    pub(super) passage: &'a PassageRecord,
    pub(super) annotation: &'a Annotation,
    sentence: Span,
}

/// A person of an article.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: Name,
    pub(super) written: String,
    pub(super) office: Option<String>,
    pub(super) region: Option<String>,
}

/// All mentions of a kind in a passage.
pub(super) fn mentions<'a>(passage: &'a PassageRecord, kind: &str) -> Vec<Mention<'a>> {
    let of_kind: Vec<&Annotation> =
        passage.annotations.iter().filter(|annotation| annotation.kind == kind).collect();
    if of_kind.is_empty() {
        return Vec::new();
    }
    let whole = Span::new(0, passage.text.len());
    let sentences = sentences(&passage.text, whole);
    let sentence_of = |annotation: &Annotation| {
        sentences.iter().copied().find(|sentence| annotation.span.start < sentence.end).unwrap_or(whole)
    };
    of_kind
        .into_iter()
        .map(|annotation| Mention { passage, annotation, sentence: sentence_of(annotation) })
        .collect()
}

/// The people that the officials of an article name, the fullest name of each.
pub(super) fn people<'a>(passages: impl Iterator<Item = &'a PassageRecord>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for official in
        passages.flat_map(|passage| &passage.annotations).filter(|annotation| annotation.kind == "official")
    {
        let Some(written) = official.part("person").or_else(|| official.part("name")) else { continue };
        let person = Person {
            name: Name::of(written),
            written: written.to_owned(),
            office: office(official),
            region: official.part("region").map(str::to_owned),
        };
        match people.iter_mut().find(|other| other.name.fits(&person.name)) {
            Some(known) => {
                if known.name.words().len() < person.name.words().len() {
                    (known.name, known.written) = (person.name, person.written);
                }
                known.office = known.office.take().or(person.office);
                known.region = known.region.take().or(person.region);
            }
            None => people.push(person),
        }
    }
    people
}

/// The region of the dateline of an article, called as its passages call it, or
/// as the finder of places reads it alone.
pub(super) fn place<'a>(passages: impl Iterator<Item = &'a PassageRecord>) -> Option<String> {
    let mut passages = passages.peekable();
    let dateline = passages.peek()?.article.place.clone()?;
    let mut told: Vec<&str> = passages
        .flat_map(|passage| &passage.annotations)
        .filter(|other| other.kind == "place" && may_be_one_region(&other.label, &dateline))
        .map(|place| place.label.as_str())
        .collect();
    told.sort_unstable();
    told.dedup();
    if let [only] = told[..] {
        return Some(only.to_owned());
    }
    let tokens = analyze(&dateline);
    let reading = Reading::new(&dateline, &tokens);
    let found = annotate(std::slice::from_ref(&reading), ArticleDate::default()).pop().unwrap_or_default();
    let place = found.into_iter().find(|other| other.kind == "place").map(|place| place.label);
    place.or(Some(dateline))
}

/// How much a region's kind tells: a regency or a city is what readers count by.
fn worth(level: Option<&str>) -> u8 {
    match level {
        Some("city" | "regency") => 0,
        Some("province") => 2,
        Some("unknown") => 3,
        _ => 1,
    }
}

impl<'a> Mention<'a> {
    /// Whether words of the passage are the name of a place and nothing else.
    pub(super) fn is_place(&self, written: &str) -> bool {
        let mut places = self.passage.annotations.iter().filter(|other| other.kind == "place");
        places.any(|place| place.span.of(&self.passage.text) == written)
    }

    /// The annotations of the sentence.
    pub(super) fn in_sentence(&self) -> impl Iterator<Item = &'a Annotation> {
        let sentence = self.sentence;
        self.passage.annotations.iter().filter(move |other| sentence.contains(&other.span))
    }

    fn distance(&self, other: &Annotation) -> usize {
        let (one, two) = (self.annotation.span, other.span);
        one.start.saturating_sub(two.end).max(two.start.saturating_sub(one.end))
    }

    /// The region: of the sentence, then of the passage, then of the dateline.
    pub(super) fn region(&self, place: Option<&str>) -> Option<(String, Ground)> {
        let nearest = |found: &mut dyn Iterator<Item = &'a Annotation>| {
            found
                .filter_map(|other| {
                    let name =
                        if other.kind == "place" { Some(other.label.as_str()) } else { other.part("region") };
                    name.map(|name| ((worth(other.part("level")), self.distance(other)), name))
                })
                .min_by_key(|(order, _)| *order)
                .map(|(_, name)| name.to_owned())
        };
        let sentence = nearest(&mut self.in_sentence()).map(|name| (name, Ground::Stated));
        sentence
            .or_else(|| nearest(&mut self.passage.annotations.iter()).map(|name| (name, Ground::Inferred)))
            .or_else(|| place.map(|name| (name.to_owned(), Ground::Article)))
    }

    /// When: a date of the sentence, then of the passage, then of the article.
    /// Nothing is dated after the article that tells it, unless it is still to come.
    pub(super) fn when(&self, may_be_told: bool, may_be_ahead: bool) -> Option<When> {
        let article = When::of_article(&self.passage.article.date);
        if !may_be_told {
            return article;
        }
        let fits = |when: &When| {
            may_be_ahead || article.as_ref().is_none_or(|article| when.days.0 <= article.days.1)
        };
        let nearest = |found: &mut dyn Iterator<Item = &'a Annotation>, in_sentence| {
            found
                .filter(|other| other.kind == "date")
                .filter_map(|other| Some((self.distance(other), When::of_annotation(other, in_sentence)?)))
                .filter(|(_, when)| fits(when))
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, when)| when)
        };
        nearest(&mut self.in_sentence(), true)
            .or_else(|| nearest(&mut self.passage.annotations.iter(), false))
            .or(article)
    }

    /// Laws that the sentence cites, or else the passage, each once.
    pub(super) fn laws(&self) -> Vec<&'a Annotation> {
        let laws = |found: &mut dyn Iterator<Item = &'a Annotation>| {
            let mut laws: Vec<&Annotation> = found.filter(|other| other.kind == "law").collect();
            laws.sort_by_key(|law| &law.label);
            laws.dedup_by_key(|law| &law.label);
            laws
        };
        let sentence = laws(&mut self.in_sentence());
        if sentence.is_empty() { laws(&mut self.passage.annotations.iter()) } else { sentence }
    }

    /// Who says it: who speaks in the sentence, or else in the passage.
    pub(super) fn speakers(&self) -> Vec<String> {
        let speakers = |found: &mut dyn Iterator<Item = &'a Annotation>| {
            let mut names: Vec<String> = Vec::new();
            for speaker in found.filter(|other| other.names_speaker()) {
                if !names.contains(&speaker.label) {
                    names.push(speaker.label.clone());
                }
            }
            names
        };
        let sentence = speakers(&mut self.in_sentence());
        if sentence.is_empty() { speakers(&mut self.passage.annotations.iter()) } else { sentence }
    }
}
