//! Who is who in an article: names that mean one person, and the bare names
//! that point back to a full one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Reading;
use super::mention::Mention;
use super::names;
use super::vocabulary::follows_closely;

/// A person of an article.
#[derive(Debug)]
pub(super) struct Person {
    /// The fullest name that the article gives.
    pub(super) name: String,
    /// The passage and number of the mention that tells the post best, if any does.
    pub(super) post: Option<(usize, usize)>,
}

/// The people of an article.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    /// The person who alone has the word in the name; none if two have it.
    by_word: FxHashMap<String, Option<usize>>,
}

/// A place where a person is named without a post.
#[derive(Debug, Clone)]
pub(super) struct Bare {
    pub(super) tokens: Range<usize>,
    pub(super) person: usize,
}

/// The shortest word of a name that can stand for the person.
const MIN_LETTERS: usize = 3;

fn words(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '.']).filter(|word| word.chars().count() >= MIN_LETTERS).map(str::to_lowercase)
}

impl People {
    /// The people whom mentions name.
    pub(super) fn of(mentions: &[Vec<Mention>]) -> Self {
        let mut people = Self::default();
        // The fullest names first, so that shorter ones find them.
        let mut named: Vec<(&str, usize, usize)> = Vec::new();
        for (passage, mentions) in mentions.iter().enumerate() {
            for (number, mention) in mentions.iter().enumerate() {
                named.extend(mention.name.as_ref().map(|name| (name.name.as_str(), passage, number)));
            }
        }
        named.sort_by_key(|(name, passage, number)| {
            (std::cmp::Reverse(words(name).count()), *passage, *number)
        });
        for (name, passage, number) in named {
            let person = people.take(name);
            let alias = mentions[passage][number].name.as_ref().and_then(|name| name.alias.as_ref());
            if let Some(alias) = alias {
                people.by_word.entry(alias.to_lowercase()).or_insert(Some(person));
            }
            let richness = |(passage, number): (usize, usize)| {
                let mention: &Mention = &mentions[passage][number];
                usize::from(mention.institution.is_some()) + usize::from(mention.region.is_some())
            };
            let post = &mut people.all[person].post;
            let better = post.is_none_or(|old| {
                (std::cmp::Reverse(richness((passage, number))), passage, number)
                    < (std::cmp::Reverse(richness(old)), old.0, old.1)
            });
            if better {
                *post = Some((passage, number));
            }
        }
        people
    }

    /// The person of a name, new if the article has not named one whom it fits.
    pub(super) fn take(&mut self, name: &str) -> usize {
        if let Some(person) = self.find(name) {
            return person;
        }
        let person = self.all.len();
        self.all.push(Person { name: name.to_owned(), post: None });
        for word in words(name) {
            self.by_word.entry(word).and_modify(|owner| *owner = None).or_insert(Some(person));
        }
        person
    }

    /// The one person whose name holds every word of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        if let Some(same) = self.all.iter().position(|person| person.name.eq_ignore_ascii_case(name)) {
            return Some(same);
        }
        let mut owner = None;
        for word in words(name) {
            let person = (*self.by_word.get(&word)?)?;
            if owner.is_some_and(|other| other != person) {
                return None;
            }
            owner = Some(person);
        }
        owner
    }

    /// Whether a word is part of somebody's name.
    fn knows(&self, exact: &str) -> bool {
        self.by_word.contains_key(exact)
    }

    /// The bare names of a passage, outside the mentions that hold a name.
    pub(super) fn bare(&self, reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Bare> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            let index = at;
            at += 1;
            if !reading.is_capitalised(index) || !self.knows(&reading.tokens[index].exact) {
                continue;
            }
            let inside = |mention: &Mention| {
                let named = mention.name.as_ref().is_some_and(|name| name.tokens.contains(&index));
                named || mention.tokens.contains(&index)
            };
            if mentions.iter().any(inside) {
                continue;
            }
            let goes_on =
                index > 0 && follows_closely(reading, index) && names::is_name_word(reading, index - 1);
            if goes_on {
                continue;
            }
            // An alias may be an acronym, which no other name is.
            let acronym =
                self.by_word.get(reading.tokens[index].exact.as_str()).copied().flatten().filter(|_| {
                    reading.written(index).chars().count() > 2
                        && reading.written(index).chars().all(char::is_uppercase)
                });
            if let Some(person) = acronym {
                found.push(Bare { tokens: index..index + 1, person });
                continue;
            }
            let Some(name) = names::read_known(reading, index) else { continue };
            at = name.tokens.end.max(at);
            if let Some(person) = self.find(&name.name) {
                found.push(Bare { tokens: name.core, person });
            }
        }
        found
    }
}
