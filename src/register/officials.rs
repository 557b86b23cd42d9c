//! Officials: one row a person, with all offices and where they are named.

use rustc_hash::FxHashMap;

use super::events::proof;
use super::fold::may_be_one_region;
use super::mentions::mentions;
use super::names::Name;
use super::when::{When, ends, span};
use super::{Column, Draft, Order, Proof, Register, Row, Source, Value};
use crate::annotation::Annotation;
use crate::annotation::facts::{office, terms};
use crate::lexicon::domain::offices::{self, Role};
use crate::search::Gathered;

pub(super) const REGISTER: Register = Register {
    name: "officials",
    indonesian: "pejabat",
    rows: "people in an office or a role",
    kind: "official",
    columns: &[
        Column::shown("name", 18, 0),
        Column::shown("offices", 22, 1),
        Column::shown("institutions", 12, 5),
        Column::shown("regions", 12, 2),
        Column::hidden("roles"),
        Column::shown("first", 10, 6),
        Column::shown("last", 10, 3),
        Column::shown("articles", 8, 7),
        Column::shown("quotes", 6, 4),
        Column::hidden("quoted"),
        Column::hidden("sources"),
        Column::shown("passages", usize::MAX, 0),
    ],
    build,
};

/// A person, of one article or of several.
#[derive(Default)]
struct Person {
    name: Name,
    written: String,
    offices: Vec<String>,
    institutions: Vec<String>,
    regions: Vec<String>,
    roles: Vec<String>,
    /// Offices of which the country has one, in lower case.
    unique_offices: Vec<String>,
    seen: Vec<When>,
    proofs: Vec<Proof>,
    quotes: Vec<Proof>,
    sources: Vec<Source>,
    terms: Vec<Vec<String>>,
    answers: bool,
}

fn add(list: &mut Vec<String>, value: Option<String>) {
    if let Some(value) = value
        && !list.contains(&value)
    {
        list.push(value);
    }
}

impl Person {
    fn take(&mut self, other: Self) {
        if other.name.words().len() > self.name.words().len() {
            (self.name, self.written) = (other.name, other.written);
        }
        for (own, new) in [
            (&mut self.offices, other.offices),
            (&mut self.institutions, other.institutions),
            (&mut self.regions, other.regions),
            (&mut self.roles, other.roles),
            (&mut self.unique_offices, other.unique_offices),
        ] {
            new.into_iter().for_each(|value| add(own, Some(value)));
        }
        for (own, new) in [(&mut self.proofs, other.proofs), (&mut self.quotes, other.quotes)] {
            own.extend(new);
        }
        for source in other.sources {
            if !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
        self.seen.extend(other.seen);
        self.terms.extend(other.terms);
        self.answers |= other.answers;
    }

    /// Whether they share an institution or a region.
    fn works_with(&self, other: &Self) -> bool {
        let institution = self
            .institutions
            .iter()
            .any(|one| other.institutions.iter().any(|two| one.eq_ignore_ascii_case(two)));
        let region =
            self.regions.iter().any(|one| other.regions.iter().any(|two| may_be_one_region(one, two)));
        // Bawaslu of one city and Bawaslu of another have little in common.
        let regions_known = !self.regions.is_empty() && !other.regions.is_empty();
        region || (institution && !regions_known)
    }

    /// Whether both are one person though two articles name them. A full name is
    /// one person unless offices in two regions tell of two; a part of a name, or
    /// a name of one word, needs an office that both share.
    fn is_same(&self, other: &Self) -> bool {
        if !self.name.fits(&other.name) {
            return false;
        }
        let apart = !self.regions.is_empty() && !other.regions.is_empty();
        self.works_with(other)
            || self.unique_offices.iter().any(|office| other.unique_offices.contains(office))
            || (!apart && self.name.is_full() && self.name == other.name)
    }
}

/// An office of which the country has one, such as its president's.
fn unique_office(official: &Annotation) -> Option<String> {
    let row = offices::rows().iter().find(|row| row.id == official.label)?;
    let is_unique = row.level == "national" || !(row.takes_region || row.takes_institution);
    if is_unique && row.role == Role::Office { Some(office(official)?.to_lowercase()) } else { None }
}

fn build(articles: Vec<Vec<Gathered>>) -> Vec<Draft> {
    let mut people: Vec<Person> = Vec::new();
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for person in articles.iter().flat_map(|article| of_article(article)) {
        let mut candidates: Vec<usize> = person
            .name
            .words()
            .iter()
            .flat_map(|word| by_word.get(word).into_iter().flatten())
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let place = candidates.into_iter().find(|&place| people[place].is_same(&person));
        let at = place.unwrap_or(people.len());
        for word in person.name.words() {
            let places = by_word.entry(word.clone()).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
        match place {
            Some(place) => people[place].take(person),
            None => people.push(person),
        }
    }
    people.into_iter().map(draft).collect()
}

/// The people of one article; whoever bears a name in it is one person.
fn of_article(passages: &[Gathered]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for gathered in passages {
        let passage = &gathered.passage;
        for mention in mentions(passage, "official") {
            let official = mention.annotation;
            let Some(written) = official.part("person").or_else(|| official.part("name")) else { continue };
            let name = Name::of(written);
            if name.is_empty() {
                continue;
            }
            let mut person = Person {
                name,
                written: written.to_owned(),
                seen: When::of_article(&passage.article.date).into_iter().collect(),
                proofs: vec![proof(&mention)],
                sources: vec![Source::of(passage, None)],
                terms: vec![terms(official)],
                answers: gathered.answers,
                ..Person::default()
            };
            let own = |name: &str| official.part(name).map(str::to_owned);
            add(&mut person.offices, office(official));
            add(&mut person.institutions, own("institution"));
            add(&mut person.regions, own("region"));
            add(&mut person.roles, own("role"));
            add(&mut person.unique_offices, unique_office(official));
            match people.iter_mut().find(|other| other.name.fits(&person.name)) {
                Some(known) => known.take(person),
                None => people.push(person),
            }
        }
    }
    for gathered in passages {
        let mut named: Vec<&str> = Vec::new();
        for mention in mentions(&gathered.passage, "speaker") {
            // A passage that quotes somebody twice is one quotation here.
            if named.contains(&mention.annotation.label.as_str()) {
                continue;
            }
            named.push(&mention.annotation.label);
            let speaker = Name::of(&mention.annotation.label);
            if let Some(person) = people.iter_mut().find(|person| person.name.fits(&speaker)) {
                person.quotes.push(proof(&mention));
                person.terms.push(terms(mention.annotation));
            }
        }
    }
    people
}

fn draft(person: Person) -> Draft {
    let seen = span(&person.seen);
    let (first, last) = ends(&person.seen);
    let order = Order {
        latest: std::cmp::Reverse(seen.as_ref().map(|when| when.days.1)),
        strongest: std::cmp::Reverse(person.sources.len() as u64),
        name: person.written.clone(),
    };
    let values = vec![
        Value::Text(person.written),
        Value::Texts(person.offices),
        Value::Texts(person.institutions),
        Value::Texts(person.regions),
        Value::Texts(person.roles),
        Value::text(first),
        Value::text(last),
        Value::Number(person.sources.len() as u64),
        Value::Number(person.quotes.len() as u64),
        Value::Proofs(person.quotes),
        Value::Sources(person.sources),
        Value::Proofs(person.proofs),
    ];
    Draft { row: Row { values, when: seen }, terms: person.terms, answers: person.answers, order }
}
