//! Mentions of sanctions and declarations become events.

use std::collections::BTreeSet;

use compact_str::CompactString;
use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::Xxh3;

use super::mentions::{Mention, Person, mentions, people, place};
use super::names::{self, Name};
use super::when::{Ground, When};
use super::{Draft, Order, Proof, Row, Source, Value};
use crate::analysis::words;
use crate::annotation::facts::{fact, strength, terms};
use crate::annotation::is_general;
use crate::search::Gathered;

/// What the mentions of a kind say, and where.
#[derive(Debug)]
pub(super) struct Form {
    /// The kind of annotation.
    pub(super) kind: &'static str,
    /// The part that names whom it is about.
    pub(super) subject: &'static str,
    /// The part that names that person's office, if there is one.
    pub(super) office: Option<&'static str>,
    /// The fact that the label tells.
    pub(super) label: &'static str,
    /// Parts that the rows show as well.
    pub(super) parts: &'static [&'static str],
}

/// Something that happened, or is said to.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) label: String,
    /// Whether the label stands for the kind in general.
    pub(super) is_general: bool,
    pub(super) status: Option<String>,
    pub(super) subject: Option<Subject>,
    /// The values of the other parts, in the order of the form.
    pub(super) parts: Vec<Option<String>>,
    pub(super) when: Option<When>,
    pub(super) region: Option<(String, Ground)>,
    pub(super) laws: Vec<String>,
    pub(super) speakers: Vec<String>,
    pub(super) proofs: Vec<Proof>,
    pub(super) sources: Vec<Source>,
    pub(super) terms: Vec<Vec<String>>,
    /// Runs of words of the passages that prove it.
    pub(super) shingles: FxHashSet<u64>,
    pub(super) answers: bool,
}

/// Whom an event is about.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) written: Option<String>,
    pub(super) name: Name,
    pub(super) office: Option<String>,
    office_words: Name,
    /// Whether it names a person, not `ASN` or `kedua lurah`.
    is_person: bool,
}

impl Subject {
    fn of(mention: &Mention<'_>, form: &Form, people: &[Person]) -> Option<(Self, Option<String>)> {
        let annotation = mention.annotation;
        let is_place = |written: &&str| mention.is_place(written);
        let written =
            annotation.part(form.subject).filter(|written| !is_place(written)).and_then(names::whole);
        let office = form.office.and_then(|part| annotation.part(part)).map(str::to_owned);
        if written.is_none() && office.is_none() {
            return None;
        }
        let mut name = written.as_deref().map(Name::of).unwrap_or_default();
        let mut fitting = people.iter().filter(|person| person.name.fits(&name));
        let (known, other) = (fitting.next(), fitting.next());
        // A name that fits two people of the article is neither.
        let known = known.filter(|_| other.is_none());
        let mut office = office.or_else(|| known.and_then(|person| person.office.clone()));
        // `Anggota DPR` is an office without a name.
        if known.is_none() && written.as_deref().is_some_and(names::opens_with_title) {
            office = office.or_else(|| written.clone());
            name = Name::default();
        }
        let is_person = known.is_some() || written.as_deref().is_some_and(names::is_of_person);
        let fuller = known.filter(|person| person.name.words().len() >= name.words().len());
        let subject = Self {
            written: fuller.and_then(|person| names::whole(&person.written)).or(written),
            name: fuller.map(|person| person.name.clone()).unwrap_or(name),
            office_words: office.as_deref().map(Name::of).unwrap_or_default(),
            office,
            is_person,
        };
        Some((subject, known.and_then(|person| person.region.clone())))
    }

    /// Whether both can be one person within an article.
    fn fits(&self, other: &Self) -> bool {
        if self.name.is_empty() || other.name.is_empty() {
            return self.name.is_empty() == other.name.is_empty()
                && !self.office_words.is_empty()
                && self.office_words == other.office_words;
        }
        match self.is_person && other.is_person {
            true => self.name.fits(&other.name),
            false => self.name == other.name,
        }
    }

    /// Whether an office without a name can be that of a person: theirs, or one
    /// that nobody told of them.
    fn is_office_of(&self, other: &Self) -> bool {
        self.name.is_empty()
            && other.is_person
            && (other.office_words.is_empty() || self.office_words.fits(&other.office_words))
    }

    /// Whether both are surely one person though two articles tell of them. A
    /// group that is named alike twice need not be the same people.
    pub(super) fn is_surely(&self, other: &Self, same_region: bool) -> bool {
        let full = self.name.is_full() && other.name.is_full();
        let is_post = |subject: &Self| subject.office.as_deref().is_some_and(names::is_post);
        let named = (self.is_person && other.is_person) || (self.name.is_empty() && is_post(self));
        named && self.fits(other) && (same_region || full)
    }

    /// Whether nothing speaks against both being one, in two copies of a text.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.fits(other) || !(self.is_person && other.is_person)
    }

    fn take(&mut self, other: &Self) {
        if other.name.words().len() > self.name.words().len() {
            self.name = other.name.clone();
            self.written.clone_from(&other.written);
            self.is_person |= other.is_person;
        }
        if self.office.is_none() {
            self.office.clone_from(&other.office);
            self.office_words = other.office_words.clone();
        }
    }
}

impl Event {
    fn of(mention: &Mention<'_>, form: &Form, article: &Around, answers: bool) -> Self {
        let annotation = mention.annotation;
        let status = annotation.part("status").map(str::to_owned);
        let subject = Subject::of(mention, form, &article.people);
        let (subject, home) = subject.map_or((None, None), |(subject, home)| (Some(subject), home));
        // A threat and a rule happen when somebody tells of them.
        let told = strength(status.as_deref().unwrap_or_default()) > strength("threatened");
        let ahead = status.as_deref() == Some("planned");
        let region = match home {
            Some(home) => Some((home, Ground::Stated)),
            None => mention.region(article.place.as_deref()),
        };
        let laws = mention.laws();
        let around = mention
            .passage
            .annotations
            .iter()
            .filter(|other| !matches!(other.kind.as_str(), "sanction" | "declaration" | "place" | "law"));
        Self {
            label: annotation.label.clone(),
            is_general: is_general(annotation),
            subject,
            parts: form.parts.iter().map(|part| annotation.part(part).map(str::to_owned)).collect(),
            when: mention.when(told, ahead),
            region,
            laws: laws.iter().map(|law| law.label.clone()).collect(),
            speakers: mention.speakers(),
            proofs: vec![proof(mention)],
            sources: vec![Source::of(mention.passage, status.clone())],
            status,
            terms: around.chain(laws).map(terms).collect(),
            shingles: shingles(&mention.passage.text),
            answers,
        }
    }

    /// Whether it tells of something that happens, no threat and no rule.
    fn is_told(&self) -> bool {
        self.strength() > strength("threatened")
    }

    pub(super) fn strength(&self) -> u8 {
        self.status.as_deref().map_or(0, strength)
    }

    /// Whether one of two statuses may take the place of the other: a threat
    /// comes true, a case is dropped; what was imposed was not dropped.
    pub(super) fn status_fits(&self, other: &Self) -> bool {
        let case = strength("threatened")..=strength("imposed");
        let decided = |event: &Self| event.strength() >= strength("cleared");
        self.status == other.status
            || (case.contains(&self.strength())
                && case.contains(&other.strength())
                && !(decided(self) && decided(other)))
    }

    /// Takes in another event that is the same.
    pub(super) fn take(&mut self, other: Self) {
        let stronger = other.strength() > self.strength();
        if stronger {
            self.status.clone_from(&other.status);
        }
        if self.is_general && !other.is_general {
            self.label.clone_from(&other.label);
            self.is_general = false;
        }
        match (&mut self.subject, &other.subject) {
            (Some(own), Some(other)) => own.take(other),
            (own, other) => *own = own.take().or_else(|| other.clone()),
        }
        for (own, other) in self.parts.iter_mut().zip(&other.parts) {
            if own.is_none() || (stronger && other.is_some()) {
                own.clone_from(other);
            }
        }
        self.when = better(self.when.take(), other.when, stronger, |when| when.ground);
        self.region = better(self.region.take(), other.region, stronger, |(_, ground)| *ground);
        for (own, other) in [(&mut self.laws, other.laws), (&mut self.speakers, other.speakers)] {
            let new: Vec<String> = other.into_iter().filter(|one| !own.contains(one)).collect();
            own.extend(new);
        }
        for proof in other.proofs {
            if !self.proofs.contains(&proof) {
                // The passage that proves the status stands first.
                self.proofs.insert(if stronger { 0 } else { self.proofs.len() }, proof);
            }
        }
        for source in other.sources {
            match self.sources.iter_mut().find(|own| own.id == source.id) {
                Some(own) => {
                    let of = |source: &Source| source.status.as_deref().map_or(0, strength);
                    if of(&source) > of(own) {
                        own.status = source.status;
                    }
                }
                None => self.sources.push(source),
            }
        }
        self.terms.extend(other.terms);
        self.shingles.extend(other.shingles);
        self.answers |= other.answers;
    }

    /// Date, its certainty, region and its certainty, as values of a row.
    pub(super) fn where_and_when(&self) -> (Value, Value, Value, Value) {
        let (when, region) = (self.when.as_ref(), self.region.as_ref());
        (
            Value::text(when.map(|when| when.text.clone())),
            Value::text(when.map(|when| when.ground.name())),
            Value::text(region.map(|(name, _)| name.clone())),
            Value::text(region.map(|(_, ground)| ground.name())),
        )
    }

    /// The row that the event makes, from the values of its register.
    pub(super) fn draft(self, form: &Form, values: Vec<Value>) -> Draft {
        let mut own = Vec::new();
        let mut tell = |name: &str, value: &str| {
            own.extend(fact(name).into_iter().flat_map(|fact| fact.terms_of(value)));
        };
        tell(form.label, &self.label);
        self.status.iter().for_each(|status| tell("status", status));
        if let Some((region, _)) = &self.region {
            tell("region", region);
            tell("level", super::fold::level(region).unwrap_or("unknown"));
        }
        if let Some(subject) = self.subject.as_ref().and_then(|subject| subject.written.as_deref()) {
            tell("official", subject);
        }
        let mut terms = self.terms;
        terms.push(own);
        Draft {
            order: Order {
                latest: std::cmp::Reverse(self.when.as_ref().map(|when| when.days.1)),
                strongest: std::cmp::Reverse(self.status.as_deref().map_or(0, strength).into()),
                name: self.proofs[0].id.clone(),
            },
            row: Row { values, when: self.when },
            terms,
            answers: self.answers,
        }
    }
}

/// The value of the mention that came first, for news tells the event before what
/// led to it; that of a stronger status, or one that is more than the article's
/// own, takes its place.
fn better<T>(own: Option<T>, other: Option<T>, stronger: bool, ground: fn(&T) -> Ground) -> Option<T> {
    match (own, other) {
        (Some(own), Some(other)) => {
            let of_article = |value: &T| ground(value) == Ground::Article;
            let other_wins = !of_article(&other) && (stronger || of_article(&own));
            Some(if other_wins { other } else { own })
        }
        (own, other) => own.or(other),
    }
}

pub(super) fn proof(mention: &Mention<'_>) -> Proof {
    let span = mention.annotation.span;
    Proof {
        id: mention.passage.id.clone(),
        text: span.of(&mention.passage.text).to_owned(),
        start: span.start,
        end: span.end,
        file: mention.passage.file.clone(),
    }
}

/// The words of a run that two copies of a text share.
const SHINGLE_WORDS: usize = 5;

fn shingles(text: &str) -> FxHashSet<u64> {
    let words: Vec<CompactString> = words(text).into_iter().map(|word| word.exact).collect();
    let run = |run: &[CompactString]| {
        let mut hasher = Xxh3::new();
        for word in run {
            hasher.update(word.as_bytes());
            hasher.update(&[0]);
        }
        hasher.digest()
    };
    words.windows(SHINGLE_WORDS).map(run).collect()
}

/// What an article knows of people and of its place.
struct Around {
    people: Vec<Person>,
    place: Option<String>,
}

/// The events of one article.
pub(super) fn of_article(form: &Form, passages: &[Gathered]) -> Vec<Event> {
    let records = || passages.iter().map(|gathered| &gathered.passage);
    let around = Around { people: people(records()), place: place(records()) };
    let mut events: Vec<Event> = Vec::new();
    for gathered in passages {
        for mention in mentions(&gathered.passage, form.kind) {
            let event = Event::of(&mention, form, &around, gathered.answers);
            match events.iter_mut().find(|other| same_in_article(other, &event)) {
                Some(other) => other.take(event),
                None => events.push(event),
            }
        }
    }
    join_nameless(events)
}

/// Whether two mentions of one article tell of one event.
fn same_in_article(one: &Event, other: &Event) -> bool {
    if one.label != other.label {
        return false;
    }
    match (&one.subject, &other.subject) {
        (Some(first), Some(second)) => first.fits(second) && one.status_fits(other),
        (None, None) => one.status == other.status,
        _ => false,
    }
}

/// Lets a mention without a subject, or without a family, join the only event of
/// the article that it can mean.
fn join_nameless(events: Vec<Event>) -> Vec<Event> {
    let nameless = |event: &Event| match &event.subject {
        Some(subject) => usize::from(subject.name.is_empty()),
        None => 2,
    };
    let vague = |event: &Event| nameless(event) + usize::from(event.is_general);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&at| vague(&events[at]));
    let mut slots: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for at in order {
        let Some(event) = slots[at].take() else { continue };
        let means = |other: &Event| {
            let subject = match (&event.subject, &other.subject) {
                (Some(own), Some(other)) => own.fits(other) || own.is_office_of(other),
                (None, _) => true,
                (Some(_), None) => false,
            };
            subject
                && event.status == other.status
                && (event.label == other.label || (event.is_general && !other.is_general))
        };
        let mut meant = kept.iter().copied().filter(|&place| slots[place].as_ref().is_some_and(means));
        let place = match (meant.next(), meant.next()) {
            (Some(place), None) if vague(&event) > 0 => Some(place),
            // One measure of one day for several people, told once more of all of them.
            (Some(_), Some(_)) if event.subject.is_none() && event.is_told() => {
                nearest(&slots, &kept, at, |other| means(other) && on_one_day(&event, other))
            }
            (None, _) if event.subject.is_none() => {
                the_only(&slots, &kept, |other| is_step_to(&event, other))
            }
            _ => None,
        };
        match place.and_then(|place| slots[place].as_mut()) {
            Some(known) => known.take(event),
            None => {
                slots[at] = Some(event);
                kept.insert(at);
            }
        }
    }
    slots.into_iter().flatten().collect()
}

/// The last event before a place that fits, or else the first behind it.
fn nearest(
    slots: &[Option<Event>],
    kept: &BTreeSet<usize>,
    at: usize,
    fits: impl Fn(&Event) -> bool,
) -> Option<usize> {
    let fits = |&&place: &&usize| slots[place].as_ref().is_some_and(&fits);
    kept.range(..at).rev().find(fits).or_else(|| kept.range(at..).find(fits)).copied()
}

/// The event that fits, if there is no other.
fn the_only(slots: &[Option<Event>], kept: &BTreeSet<usize>, fits: impl Fn(&Event) -> bool) -> Option<usize> {
    let mut found = kept.iter().copied().filter(|&place| slots[place].as_ref().is_some_and(&fits));
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// Whether nothing speaks against one day for both.
fn on_one_day(one: &Event, other: &Event) -> bool {
    match (&one.when, &other.when) {
        (Some(one), Some(other)) => one.days_from(other) <= 0,
        _ => true,
    }
}

/// Whether a mention that names nobody is a step of what came to pass for a person:
/// the demand or the proceedings that led to it.
fn is_step_to(step: &Event, event: &Event) -> bool {
    let steps = strength("pending")..=strength("recommended");
    let is_person = event.subject.as_ref().is_some_and(|subject| subject.is_person);
    is_person
        && event.label == step.label
        && steps.contains(&step.strength())
        && event.strength() > step.strength()
        && event.status_fits(step)
        && on_one_day(step, event)
}

/// A part of the annotations of a kind, by its place in the form.
pub(super) fn part(event: &Event, form: &Form, name: &str) -> Option<String> {
    let place = form.parts.iter().position(|part| *part == name)?;
    event.parts[place].clone()
}
