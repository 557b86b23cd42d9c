//! Who is named where in an article and who says what, read once for the kinds
//! that speak of people.
//!
//! A tag behind a quotation names the speaker (`kata Yadi`) or points back to
//! the last one (`ujarnya`, `kata dia`); a reporting verb follows its speaker
//! (`Yadi mengatakan`); `menurut Yadi` opens a clause; a quotation without any of
//! these belongs to the last speaker.

use std::ops::Range;

use super::clauses::{
    behind_quotation_or_comma, described, described_before, is_adverb, is_by, is_object, is_person_pronoun,
    is_speech, leads_to, nearer_name, opens_clause, pronoun_of,
};
use super::mention::{self, Mention, Page};
use super::names;
use super::persons::{Bare, People};
use super::quotes::Quotes;
use super::speaker::{Form, Use, VERBS};
use super::vocabulary::{INSTITUTIONS, PRONOUNS, REGION_KINDS, TITLES, follows_closely, is_pointer};
use super::{Reading, Scene};
use crate::lexicon::domain::offices::{self, Role};
use crate::lexicon::domain::pronouns::{self, Kind};

/// How a passage tells its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Via {
    /// A verb beside a quotation.
    Tag,
    /// A verb behind the speaker.
    Reporting,
    /// `Menurut`.
    According,
    /// The speaker of the passage before.
    Carried,
}

/// Something said, with the person who says it.
#[derive(Debug)]
pub(super) struct Speech {
    /// The tokens that prove it.
    pub(super) tokens: Range<usize>,
    pub(super) person: usize,
    pub(super) via: Via,
    /// The row of the verb.
    pub(super) rule: &'static str,
    /// The word that stands for the person, if no name does.
    pub(super) pronoun: Option<Range<usize>>,
}

/// The people of an article, where they are named and what they say.
#[derive(Debug)]
pub(super) struct Discourse {
    pub(super) people: People,
    pub(super) mentions: Vec<Vec<Mention>>,
    pub(super) bare: Vec<Vec<Bare>>,
    pub(super) speech: Vec<Vec<Speech>>,
    /// Pronouns beside no speech.
    pub(super) pronouns: Vec<Vec<Bare>>,
}

impl Discourse {
    pub(super) fn of(scene: &Scene<'_, '_>) -> Self {
        let pages = scene.passages.iter().zip(&scene.found);
        let mentions: Vec<Vec<Mention>> =
            pages.map(|(reading, found)| mention::read(&Page { reading, found })).collect();
        let people = People::of(scene.passages, &mentions);
        let introduced = people.all.len();
        let walked = Self::walk(scene, people, &mentions);
        if walked.0.all.len() == introduced {
            return Self::new(walked, mentions);
        }
        // Who came in by speaking is named barely before and behind, so a second look finds more.
        let again = Self::walk(scene, walked.0, &mentions);
        Self::new(again, mentions)
    }

    fn new((people, bare, speech, pronouns): Walked, mentions: Vec<Vec<Mention>>) -> Self {
        Self { people, mentions, bare, speech, pronouns }
    }

    fn walk(scene: &Scene<'_, '_>, people: People, mentions: &[Vec<Mention>]) -> Walked {
        let bare: Vec<Vec<Bare>> = scene
            .passages
            .iter()
            .zip(mentions)
            .map(|(reading, mentions)| people.bare(reading, mentions))
            .collect();
        let mut walk = Walk { people, last: None, subject: None, waiting: Vec::new(), pronouns: Vec::new() };
        let mut speech: Vec<Vec<Speech>> = Vec::new();
        let mut pronouns: Vec<Vec<Bare>> = Vec::new();
        for (passage, reading) in scene.passages.iter().enumerate() {
            let page = Named::new(reading, &mentions[passage], &bare[passage], &walk.people);
            let said = walk.passage(&page, mentions);
            speech.push(said);
            pronouns.push(std::mem::take(&mut walk.pronouns));
            walk.settle(passage, &mut speech);
        }
        (walk.people, bare, speech, pronouns)
    }
}

/// What a way through an article finds: its people, their bare names, what they
/// say, and the pronouns for them that stand beside no speech.
type Walked = (People, Vec<Vec<Bare>>, Vec<Vec<Speech>>, Vec<Vec<Bare>>);

/// A person named in a passage.
#[derive(Debug, Clone)]
struct Name {
    /// With the post, if one stands beside the name.
    tokens: Range<usize>,
    person: usize,
}

/// A passage with the people named in it.
struct Named<'s, 'p> {
    reading: &'s Reading<'p>,
    names: Vec<Name>,
    mentions: &'s [Mention],
    quotes: Quotes,
}

impl<'s, 'p> Named<'s, 'p> {
    fn new(reading: &'s Reading<'p>, mentions: &'s [Mention], bare: &[Bare], people: &People) -> Self {
        let full = mentions.iter().filter_map(|mention| {
            let person = people.find(&mention.name.as_ref()?.name)?;
            Some(Name { tokens: mention.tokens.clone(), person })
        });
        let bare = bare.iter().map(|bare| Name { tokens: bare.tokens.clone(), person: bare.person });
        let mut names: Vec<Name> = full.chain(bare).collect();
        names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
        Self { reading, names, mentions, quotes: Quotes::read(reading) }
    }
}

/// The way through an article: who spoke last.
struct Walk {
    people: People,
    last: Option<usize>,
    /// Whom a sentence was about last: the one that `ia` means.
    subject: Option<usize>,
    /// Passages with speech whose speaker is not known yet.
    waiting: Vec<(usize, Speech)>,
    /// Pronouns of the passage that stand beside no speech.
    pronouns: Vec<Bare>,
}

/// How many tokens may lie between a speaker and a reporting verb:
/// `X, di Serang, Rabu, mengatakan`.
pub(super) const REPORTING_REACH: usize = 24;

/// Whom a verb points to.
enum Pointed {
    Person { person: usize, tokens: Range<usize> },
    Back { tokens: Range<usize>, pronoun: Range<usize> },
}

impl Walk {
    fn passage(&mut self, page: &Named<'_, '_>, all: &[Vec<Mention>]) -> Vec<Speech> {
        let reading = page.reading;
        let mut found: Vec<Speech> = Vec::new();
        let mut passive: Option<Range<usize>> = None;
        let mut unknown: Option<(Range<usize>, &'static str)> = None;
        let mut strange = false;
        let mut sentence = usize::MAX;
        for at in 0..reading.tokens.len() {
            if reading.sentence_of[at] != sentence {
                sentence = reading.sentence_of[at];
                self.note_subject(page, at);
            }
            if page.quotes.hold(at) {
                self.note_quoted_pronoun(page, at);
                continue;
            }
            self.note_pronoun(reading, at);
            let Some((len, rows)) = VERBS.phrases.longest_at(reading, at) else { continue };
            for form in rows.into_iter().map(|row| &VERBS.forms[row]) {
                if form.usage == Use::Passive {
                    let impersonal = !form.weak && self.opens_sentence(reading, at);
                    passive = passive.or(impersonal.then_some(at..at + len));
                }
                let Some(pointed) = self.pointed(page, at..at + len, form, all) else {
                    // `"...," kata warga itu`: somebody without a name speaks.
                    strange |= form.usage == Use::Tag && at > 0 && page.quotes.hold(at - 1);
                    continue;
                };
                let via = match form.usage {
                    Use::Tag => Via::Tag,
                    Use::According => Via::According,
                    Use::Reporting | Use::Passive => Via::Reporting,
                };
                let (person, tokens, pronoun) = match pointed {
                    Pointed::Person { person, tokens } => (person, tokens, None),
                    Pointed::Back { tokens, pronoun } => match self.meant(form.usage) {
                        Some(person) => (person, tokens, Some(pronoun)),
                        None => {
                            unknown = unknown.or(Some((tokens, form.id)));
                            break;
                        }
                    },
                };
                self.last = Some(person);
                self.subject = Some(person);
                found.push(Speech { tokens, person, via, rule: form.id, pronoun });
                break;
            }
        }
        let in_speech = |bare: &Bare| {
            let known =
                |said: &Speech| said.pronoun.as_ref().is_some_and(|it| it.contains(&bare.tokens.start));
            found.iter().any(known)
        };
        self.pronouns.retain(|bare| !in_speech(bare));
        if found.is_empty() {
            let evidence = unknown.or_else(|| {
                let spoken = !strange && page.quotes.runs.iter().any(|run| is_speech(reading, run));
                let quoted = spoken.then_some(0..reading.tokens.len());
                quoted.or(passive).map(|tokens| (tokens, "carried"))
            });
            if let Some((tokens, rule)) = evidence {
                let person = self.last.unwrap_or_default();
                let speech = Speech { tokens, person, via: Via::Carried, rule, pronoun: None };
                match self.last {
                    Some(_) => found.push(speech),
                    None => self.waiting.push((usize::MAX, speech)),
                }
            }
        } else {
            carry(page, &mut found);
        }
        found
    }

    /// Notes a pronoun outside speech: it means whom the text was about last.
    fn note_pronoun(&mut self, reading: &Reading<'_>, at: usize) {
        if is_person_pronoun(reading, at)
            && let Some(person) = self.subject.or(self.last)
        {
            self.pronouns.push(Bare { tokens: at..at + 1, person });
        }
    }

    /// Notes a pronoun in a quotation: it means whom the speaker named last in it.
    fn note_quoted_pronoun(&mut self, page: &Named<'_, '_>, at: usize) {
        if !is_person_pronoun(page.reading, at) {
            return;
        }
        let named = page.names.iter().rev().find(|name| name.tokens.end <= at);
        if let Some(name) = named.filter(|name| page.quotes.hold(name.tokens.start)) {
            self.pronouns.push(Bare { tokens: at..at + 1, person: name.person });
        }
    }

    /// Gives speech that no one had said yet to the first speaker who is named.
    fn settle(&mut self, passage: usize, speech: &mut [Vec<Speech>]) {
        for waiting in &mut self.waiting {
            if waiting.0 == usize::MAX {
                waiting.0 = passage;
            }
        }
        let Some(person) = speech[passage].first().map(|said| said.person) else { return };
        for (passage, mut said) in self.waiting.drain(..) {
            said.person = person;
            speech[passage].push(said);
        }
    }

    /// A person who opens a sentence without speech is whom the next pronoun means.
    fn note_subject(&mut self, page: &Named<'_, '_>, start: usize) {
        const REACH: usize = 3;
        if page.quotes.hold(start) {
            return;
        }
        // `Pelapor, Budi, ...`: no official, yet whom `ia` means.
        if let Some((len, row)) = TITLES.one_at(page.reading, start)
            && matches!(offices::rows()[row].role, Role::Civil | Role::Group)
            && start + len < page.reading.tokens.len()
            && matches!(page.reading.gap_before(start + len).trim(), "" | ",")
            && let Some(name) = names::read(page.reading, start + len)
        {
            let person = self.people.take(&name.name);
            (self.subject, self.last) = (Some(person), Some(person));
            return;
        }
        let first =
            page.names.iter().find(|name| name.tokens.start >= start && name.tokens.start <= start + REACH);
        // Behind a pronoun or a verb the name is no subject: `Ia menyebut Camat Budi`.
        let governed = |name: &Name| {
            (start..name.tokens.start).any(|index| {
                PRONOUNS.one_at(page.reading, index).is_some() && !is_pointer(page.reading, index)
                    || VERBS.phrases.longest_at(page.reading, index).is_some()
            })
        };
        if let Some(name) = first.filter(|name| !governed(name))
            && page.reading.sentence_of[name.tokens.start] == page.reading.sentence_of[start]
            && (start..name.tokens.start).all(|index| {
                page.reading.gap_before(index + 1).trim().is_empty() || index + 1 == name.tokens.start
            })
        {
            self.subject = Some(name.person);
            // Who is introduced with a post will speak next; a bare name is spoken of.
            if page.mentions.iter().any(|mention| mention.tokens == name.tokens) {
                self.last = Some(name.person);
            }
        }
    }

    /// Whom a pronoun means: `ujarnya` the last speaker, `ia` the last subject.
    fn meant(&self, usage: Use) -> Option<usize> {
        match usage {
            Use::Reporting => self.subject.or(self.last),
            _ => self.last.or(self.subject),
        }
    }

    fn opens_sentence(&self, reading: &Reading<'_>, at: usize) -> bool {
        at == 0 || reading.sentence_of[at] != reading.sentence_of[at - 1]
    }

    fn pointed(
        &mut self,
        page: &Named<'_, '_>,
        verb: Range<usize>,
        form: &Form,
        all: &[Vec<Mention>],
    ) -> Option<Pointed> {
        let reading = page.reading;
        match form.usage {
            Use::Tag => {
                if !behind_quotation_or_comma(reading, verb.start) {
                    // `Kata Budi, ...` opens a sentence; only people known before count there.
                    let known = self.opens_sentence(reading, verb.start)
                        && page.names.iter().any(|name| name.tokens.start == verb.end);
                    return if known { self.person_behind(page, &verb, all) } else { None };
                }
                self.person_behind(page, &verb, all).or_else(|| {
                    let back = form.points_back || described(reading, verb.end);
                    back.then(|| Pointed::Back { tokens: verb.clone(), pronoun: pronoun_of(reading, &verb) })
                })
            }
            Use::According => self.person_behind(page, &verb, all).or_else(|| {
                form.points_back
                    .then(|| Pointed::Back { tokens: verb.clone(), pronoun: pronoun_of(reading, &verb) })
            }),
            Use::Passive => {
                let mut end = verb.end;
                if end < reading.tokens.len() && is_by(reading, end) {
                    end += 1;
                }
                if (form.agent_speaks || end > verb.end)
                    && let Some(Pointed::Person { person, tokens }) =
                        self.person_behind(page, &(verb.start..end), all)
                {
                    return Some(Pointed::Person { person, tokens });
                }
                form.points_back.then(|| Pointed::Back { tokens: verb.clone(), pronoun: verb.clone() })
            }
            Use::Reporting => self.person_before(page, verb, form),
        }
    }

    /// The person named from the end of a verb on, behind a title if there is one.
    fn person_behind(
        &mut self,
        page: &Named<'_, '_>,
        verb: &Range<usize>,
        all: &[Vec<Mention>],
    ) -> Option<Pointed> {
        let reading = page.reading;
        let at = verb.end;
        if at >= reading.tokens.len() || !follows_closely(reading, at) {
            return None;
        }
        if let Some(name) = page.names.iter().find(|name| {
            name.tokens.start == at
                || (name.tokens.start > at
                    && name.tokens.start <= at + 2
                    && (at..name.tokens.start).all(|index| names::is_honorific(reading, index)))
        }) {
            return Some(Pointed::Person { person: name.person, tokens: verb.start..name.tokens.end });
        }
        if let Some(mention) =
            page.mentions.iter().find(|mention| mention.post.start == at && mention.name.is_none())
        {
            let person = self.holder(mention, all)?;
            return Some(Pointed::Person { person, tokens: verb.start..mention.post.end });
        }
        let name = names::read(reading, at)?;
        if INSTITUTIONS.one_at(reading, at).is_some() {
            return None;
        }
        let person = self.people.take(&name.name);
        Some(Pointed::Person { person, tokens: verb.start..name.tokens.end })
    }

    /// The one person of the article who holds a post that is named without a person.
    fn holder(&self, post: &Mention, all: &[Vec<Mention>]) -> Option<usize> {
        let mut holders = self.people.all.iter().enumerate().filter(|(_, person)| {
            person.post.is_some_and(|(passage, number)| {
                let other = &all[passage][number];
                other.office.id == post.office.id
                    && (post.institution.is_none() || other.institution == post.institution)
                    && match (&post.region, &other.region) {
                        (Some(one), Some(other)) => one.label == other.label,
                        _ => true,
                    }
            })
        });
        let (person, _) = holders.next()?;
        holders.next().is_none().then_some(person)
    }

    /// The subject of a reporting verb.
    fn person_before(&mut self, page: &Named<'_, '_>, verb: Range<usize>, form: &Form) -> Option<Pointed> {
        let reading = page.reading;
        let speech = || page.quotes.runs.iter().any(|run| is_speech(reading, run));
        if form.weak && !speech() && !opens_clause(reading, verb.end) {
            return None;
        }
        let sentence = reading.sentence_around(verb.start);
        let first = sentence.start.max(verb.start.saturating_sub(REPORTING_REACH));
        for index in (first..verb.start).rev() {
            // Feeds that lose line ends set commas behind full stops.
            if page.quotes.hold(index) || reading.gap_before(index + 1).trim_start().starts_with(".,") {
                return None;
            }
            if let Some(name) = page.names.iter().rev().find(|name| name.tokens.contains(&index)) {
                let end = name.tokens.end.min(verb.start);
                // `Budi-Siti` is a pair, not the second of the two.
                if matches!(reading.gap_before(name.tokens.start), "-" | "–") {
                    return None;
                }
                // `bentuk apresiasi` is no verb.
                let adjacent = (end..verb.start).all(|between| is_adverb(reading, between));
                let governs = (adjacent || !form.bare)
                    && leads_to(reading, end, verb.start)
                    && !is_object(reading, name.tokens.start);
                // Somebody whom no post introduces may stand nearer.
                if let Some(nearer) = nearer_name(reading, end, verb.start) {
                    let person = self.people.take(&nearer.name);
                    return Some(Pointed::Person { person, tokens: nearer.tokens.start..verb.end });
                }
                let tokens = name.tokens.start..verb.end;
                return governs.then_some(Pointed::Person { person: name.person, tokens });
            }
            if is_pointer(reading, index)
                && (index + 1..verb.start).all(|between| is_adverb(reading, between))
                && let Some(start) = described_before(reading, index)
            {
                return Some(Pointed::Back { tokens: start..verb.end, pronoun: start..index + 1 });
            }
            if let Some((len, row)) = PRONOUNS.one_at(reading, index)
                && !matches!(pronouns::rows()[row].kind, Kind::Pointer | Kind::Clitic)
                && leads_to(reading, index + len, verb.start)
            {
                return Some(Pointed::Back { tokens: index..verb.end, pronoun: index..index + len });
            }
            if INSTITUTIONS.one_at(reading, index).is_some_and(|(len, _)| index + len == verb.start) {
                return None;
            }
        }
        // A name that no post introduces: the capitalised words right before the verb.
        let mut end = verb.start;
        while end > first && is_adverb(reading, end - 1) {
            end -= 1;
        }
        let name = names::read_before(reading, end).filter(|name| name.tokens.start >= sentence.start)?;
        // `Inspektorat Kabupaten Tirta Raya menyatakan`: the name of a place or an institution.
        let of_place = name.tokens.start.checked_sub(1).is_some_and(|before| {
            follows_closely(reading, before + 1)
                && (REGION_KINDS.one_at(reading, before).is_some()
                    || INSTITUTIONS.one_at(reading, before).is_some())
        });
        if of_place {
            return None;
        }
        let known = self.people.find(&name.name);
        // One word at the beginning of a sentence may be any word.
        let single = name.core.len() == 1 && name.core.start == sentence.start;
        if known.is_none() && (single || form.weak || name.core.len() == 1) {
            return None;
        }
        let person = self.people.take(&name.name);
        Some(Pointed::Person { person, tokens: name.tokens.start..verb.end })
    }
}

/// Gives a quotation without an attribution of its own to whom the one before names:
/// `"...," kata Budi. "..."`.
fn carry(page: &Named<'_, '_>, found: &mut Vec<Speech>) {
    let reading = page.reading;
    let mut carried: Vec<Speech> = Vec::new();
    for run in page.quotes.runs.iter().filter(|run| is_speech(reading, run)) {
        let first = reading.sentence_around(run.start).start;
        let last = reading.sentence_around(run.end.min(reading.tokens.len() - 1)).end;
        // A verb behind the mark belongs to the quotation, whatever sentence it is counted to.
        let attributed = found.iter().any(|said| said.tokens.start < last && first < said.tokens.end);
        let before = found.iter().rfind(|said| said.tokens.end <= first);
        if let Some(before) = before.filter(|_| !attributed) {
            carried.push(Speech {
                tokens: run.clone(),
                person: before.person,
                via: Via::Carried,
                rule: "carried",
                pronoun: None,
            });
        }
    }
    found.extend(carried);
}
