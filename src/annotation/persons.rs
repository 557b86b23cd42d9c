//! Who is who in an article: names that mean one person, and the bare names
//! that point back to a full one.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reading;
use super::mention::Mention;
use super::names::{self, PersonName};
use super::vocabulary::{NICKNAMED, follows_closely, link_at, nickname, written};
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::nicknames;

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
    /// For each person the words that stand for it: those of the name, then others.
    words: Vec<Vec<String>>,
    /// Every word of anybody's name, and every beginning of one that is long enough.
    known: FxHashSet<String>,
    /// Full names of the article that have nicknames, by the row of the nickname.
    in_full: FxHashMap<usize, String>,
}

/// A place where a person is named without a post.
#[derive(Debug, Clone)]
pub(super) struct Bare {
    pub(super) tokens: Range<usize>,
    pub(super) person: usize,
}

/// The shortest word of a name that can stand for the person.
const MIN_LETTERS: usize = 3;

/// The fewest letters of the beginning of a name that can stand for it: `Sandi`.
const MIN_BEGINNING: usize = 4;

/// Another name told right behind a name: `Budi Santoso alias Bagong`, `Budi Santoso yang
/// akrab disapa Bagong`.
fn other_name(reading: &Reading<'_>, name: &PersonName) -> Option<String> {
    let at = name.tokens.end;
    let (len, link) = (at < reading.tokens.len()).then(|| link_at(reading, at)).flatten()?;
    matches!(link, Link::Also | Link::Called).then(|| names::read_alias(reading, at + len)).flatten()
}

fn words(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '.']).filter(|word| word.chars().count() >= MIN_LETTERS).map(str::to_lowercase)
}

impl People {
    /// The people whom mentions name.
    pub(super) fn of(readings: &[Reading<'_>], mentions: &[Vec<Mention>]) -> Self {
        let mut people = Self::default();
        for reading in readings {
            people.note_full_names(reading);
        }
        // The fullest names first, so that shorter ones find them.
        let mut named: Vec<(&PersonName, usize, usize)> = Vec::new();
        for (passage, mentions) in mentions.iter().enumerate() {
            for (number, mention) in mentions.iter().enumerate() {
                named.extend(mention.name.as_ref().map(|name| (name, passage, number)));
            }
        }
        named.sort_by_key(|(name, passage, number)| {
            (std::cmp::Reverse(words(&name.name).count()), *passage, *number)
        });
        for (name, passage, number) in named {
            let person = people.take(&name.name);
            let aliases = name.alias.iter().cloned().chain(other_name(&readings[passage], name));
            for alias in aliases {
                words(&alias).for_each(|word| people.learn(person, word));
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
        for (passage, reading) in readings.iter().enumerate() {
            people.note_called(reading, &mentions[passage], &mentions[..passage]);
        }
        people
    }

    /// Notes the full names of people who have nicknames: `Jokowi` alone with a post
    /// is `Joko Widodo` where the article says so anywhere.
    fn note_full_names(&mut self, reading: &Reading<'_>) {
        for at in 0..reading.tokens.len() {
            if reading.is_capitalised(at)
                && let Some((len, row)) = NICKNAMED.one_at(reading, at)
            {
                let name = written(reading, at..at + len);
                let known = self.in_full.entry(row).or_insert_with(|| name.clone());
                if known.len() < name.len() {
                    *known = name;
                }
            }
        }
    }

    /// Notes what people are called: `pria yang akrab disapa Aher itu` speaks of the
    /// one who was named last with a post.
    fn note_called(&mut self, reading: &Reading<'_>, mentions: &[Mention], earlier: &[Vec<Mention>]) {
        for at in 1..reading.tokens.len() {
            let alias = match link_at(reading, at) {
                Some((len, Link::Called)) => names::read_alias(reading, at + len),
                // `Mas Bagong, sapaan akrabnya`
                Some((_, Link::Calling)) => names::read_before(reading, at).map(|name| name.name),
                _ => None,
            };
            let Some(alias) = alias else { continue };
            let before = mentions.iter().rev().filter(|mention| mention.tokens.end <= at);
            let named = before.filter_map(|mention| mention.name.as_ref()).next().or_else(|| {
                let earlier = earlier.iter().rev().flat_map(|mentions| mentions.iter().rev());
                earlier.filter_map(|mention| mention.name.as_ref()).next()
            });
            let person = named.and_then(|name| self.find(&name.name)).or(self.first_with_post());
            if let Some(person) = person {
                words(&alias).for_each(|word| self.learn(person, word));
            }
        }
    }

    /// The person of the article who alone has a post.
    fn first_with_post(&self) -> Option<usize> {
        let mut with_post = (0..self.all.len()).filter(|&person| self.all[person].post.is_some());
        let first = with_post.next()?;
        with_post.next().is_none().then_some(first)
    }

    /// The person of a name, new if the article has not named one whom it fits.
    pub(super) fn take(&mut self, name: &str) -> usize {
        if let Some(person) = self.find(name) {
            return person;
        }
        let row = nickname(&name.to_lowercase());
        let name = row.and_then(|row| self.in_full.get(&row)).map_or(name, String::as_str).to_owned();
        if let Some(person) = self.find(&name) {
            return person;
        }
        let person = self.all.len();
        self.words.push(Vec::new());
        words(&name).for_each(|word| self.learn(person, word));
        let row = row.or_else(|| {
            nicknames::rows()
                .iter()
                .position(|row| row.names.0.iter().any(|full| full.eq_ignore_ascii_case(&name)))
        });
        if let Some(row) = row {
            let aliases = &nicknames::rows()[row].aliases.0;
            aliases.iter().for_each(|alias| self.learn(person, alias.to_lowercase()));
        }
        self.all.push(Person { name, post: None });
        person
    }

    /// Lets a word stand for a person.
    fn learn(&mut self, person: usize, word: String) {
        for (end, _) in word.char_indices().skip(MIN_BEGINNING) {
            self.known.insert(word[..end].to_owned());
        }
        self.known.insert(word.clone());
        if !self.words[person].contains(&word) {
            self.words[person].push(word);
        }
    }

    /// The one person whose name holds every word of a name, or is known by its first;
    /// failing that, whose name holds words that begin so: `Sandi` of `Sandiaga`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        if let Some(same) = self.all.iter().position(|person| person.name.eq_ignore_ascii_case(name)) {
            return Some(same);
        }
        let wanted: Vec<String> = words(name).collect();
        if wanted.is_empty() || !wanted.iter().all(|word| self.known.contains(word)) {
            return None;
        }
        self.only(|words| wanted.iter().all(|word| words.contains(word)))
            .or_else(|| self.only(|words| words.first() == wanted.first() && wanted.len() == 1))
            .or_else(|| {
                let begins = |word: &String, known: &String| {
                    known == word
                        || (word.chars().count() >= MIN_BEGINNING && known.starts_with(word.as_str()))
                };
                self.only(|words| wanted.iter().all(|word| words.iter().any(|known| begins(word, known))))
            })
    }

    fn only(&self, fits: impl Fn(&[String]) -> bool) -> Option<usize> {
        let mut fitting = (0..self.words.len()).filter(|&person| fits(&self.words[person]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// Whether a word is part of somebody's name, or begins one.
    fn knows(&self, exact: &str) -> bool {
        self.known.contains(exact)
    }

    /// Whether a word is a whole word of somebody's name.
    fn knows_whole(&self, exact: &str) -> bool {
        self.words.iter().any(|words| words.iter().any(|word| word == exact))
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
            let goes_on = index > 0
                && follows_closely(reading, index)
                && names::is_name_word(reading, index - 1)
                && !names::is_honorific(reading, index - 1)
                && !names::opens_text(reading, index - 1);
            if goes_on {
                continue;
            }
            let word = &reading.tokens[index].exact;
            // An alias may be an acronym, which no other name is.
            let acronym = reading.written(index).chars().count() > 1
                && reading.written(index).chars().all(char::is_uppercase);
            if acronym && let Some(person) = self.only(|words| words.iter().any(|other| other == word)) {
                found.push(Bare { tokens: index..index + 1, person });
                continue;
            }
            // The beginning of a name may be any word; the word itself is not.
            let name = match self.knows_whole(word) {
                true => names::read_known(reading, index),
                false => names::read(reading, index),
            };
            let Some(name) = name else { continue };
            at = name.tokens.end.max(at);
            if let Some(person) = self.find(&name.name) {
                found.push(Bare { tokens: name.core, person });
            }
        }
        found
    }
}
