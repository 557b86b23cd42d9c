//! Officials: a title with its institution, region and name.
//!
//! The full form is given once in an article; later a bare name or a pronoun
//! stands for it. Such a mention is an official too, with the parts of the post.
//!
//! # Quirks
//!
//! - A title without a name is marked where its institution or region is given,
//!   for those who look for an office; it has no part `name` and no `person`.

use super::mention::Mention;
use super::persons::Person;
use super::{Annotation, Kind, Reading, Scene};
use crate::lexicon::domain::offices::Role;

pub(super) const KIND: Kind =
    Kind { name: "official", indonesian: "pejabat", is_lens: true, general: &[], find };

/// Names of the parts of an official.
const PREFIX: &str = "prefix";
pub(super) const TITLE: &str = "title";
pub(super) const INSTITUTION: &str = "institution";
pub(super) const REGION: &str = "region";
const LEVEL: &str = "level";
pub(super) const NAME: &str = "name";
const HONORIFICS: &str = "honorifics";
const DEGREES: &str = "degrees";
pub(super) const PERSON: &str = "person";
pub(super) const REFERENCE: &str = "reference";
const ROLE: &str = "role";

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let discourse = scene.discourse();
    let people = &discourse.people;
    let mut all: Vec<Vec<Annotation>> = Vec::with_capacity(scene.passages.len());
    for (passage, reading) in scene.passages.iter().enumerate() {
        let mut found: Vec<Annotation> = Vec::new();
        for mention in &discourse.mentions[passage] {
            let person = mention.name.as_ref().and_then(|name| people.find(&name.name));
            found.push(annotation(reading, mention, person.map(|person| &people.all[person])));
        }
        let post_of = |person: usize| {
            let person = &people.all[person];
            let (passage, number) = person.post?;
            Some((person, &discourse.mentions[passage][number]))
        };
        for bare in &discourse.bare[passage] {
            if let Some((person, post)) = post_of(bare.person) {
                let name = super::vocabulary::written(reading, bare.tokens.clone());
                found.push(reference(reading, post, person, Some(name), "bare", bare.tokens.clone()));
            }
        }
        for speech in &discourse.speech[passage] {
            if let (Some(pronoun), Some((person, post))) = (&speech.pronoun, post_of(speech.person)) {
                found.push(reference(reading, post, person, None, "pronoun", pronoun.clone()));
            }
        }
        for pronoun in &discourse.pronouns[passage] {
            if let Some((person, post)) = post_of(pronoun.person) {
                found.push(reference(reading, post, person, None, "pronoun", pronoun.tokens.clone()));
            }
        }
        all.push(found);
    }
    all
}

/// The parts that tell a post: prefix, title, institution, region, role.
pub(super) fn post_parts(mention: &Mention) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: &str| parts.push((name.to_owned(), value.to_owned()));
    mention.prefixes.iter().for_each(|prefix| add(PREFIX, prefix));
    add(TITLE, &mention.title);
    if let Some(institution) = &mention.institution {
        add(INSTITUTION, institution);
    }
    if let Some(region) = &mention.region {
        add(REGION, &region.label);
        add(LEVEL, &region.level);
    }
    let role = mention.role();
    if role != Role::Office {
        add(ROLE, role.name());
    }
    parts
}

fn annotation(reading: &Reading<'_>, mention: &Mention, person: Option<&Person>) -> Annotation {
    let mut parts = post_parts(mention);
    let mut add = |name: &str, value: &str| parts.push((name.to_owned(), value.to_owned()));
    if let Some(name) = &mention.name {
        if !mention.is_second {
            add(NAME, &name.name);
            name.honorifics.iter().for_each(|honorific| add(HONORIFICS, honorific));
            name.degrees.iter().for_each(|degree| add(DEGREES, degree));
        }
        add(PERSON, person.map_or(&name.name, |person| &person.name));
        add(REFERENCE, "full");
    }
    Annotation {
        kind: KIND.name.to_owned(),
        label: mention.office.id.clone(),
        span: reading.span(mention.tokens.clone()),
        rule: mention.office.id.clone(),
        confidence: mention.confidence,
        parts,
    }
}

/// A mention that points back to a person named in full.
fn reference(
    reading: &Reading<'_>,
    post: &Mention,
    person: &Person,
    name: Option<String>,
    how: &str,
    tokens: std::ops::Range<usize>,
) -> Annotation {
    let mut parts = post_parts(post);
    parts.extend(name.map(|name| (NAME.to_owned(), name)));
    parts.push((PERSON.to_owned(), person.name.clone()));
    parts.push((REFERENCE.to_owned(), how.to_owned()));
    Annotation {
        kind: KIND.name.to_owned(),
        label: post.office.id.clone(),
        span: reading.span(tokens),
        rule: post.office.id.clone(),
        confidence: post.confidence.min(if how == "pronoun" { 80 } else { 90 }),
        parts,
    }
}
