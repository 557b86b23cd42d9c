//! Who in a sentence may be sanctioned, sanction, recommend or declare.

use std::ops::Range;
use std::sync::LazyLock;

use super::discourse::{Speech, Via};
use super::mention::Page;
use super::official::{self, INSTITUTION, NAME, PERSON, REFERENCE, REGION, TITLE};
use super::persons::People;
use super::phrases::Phrases;
use super::scope::Sentence;
use super::vocabulary::{REGION_KINDS, follows_closely, written};
use super::{Reading, Scene, names, place, post};
use crate::Span;
use crate::lexicon::domain::offices::{self, Role};
use crate::lexicon::domain::status_cues::Class;

/// How certain it is whom the words mean, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meant {
    /// People in general: `ASN yang melanggar`.
    Anyone,
    /// A noun alone: `camat`.
    Unclear,
    /// Certain people: `dua camat`, `camat itu`, `ia`, `Camat Mekarjaya`.
    Certain,
    /// A person by name.
    Named,
}

/// A person or a body in a sentence.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) tokens: Range<usize>,
    pub(super) meant: Meant,
    /// Whether it is a body such as a court, no person.
    pub(super) is_body: bool,
    /// The full name, or the words for the party; none for a pronoun.
    pub(super) words: Option<String>,
    /// Title, institution and region as written.
    pub(super) office: Option<String>,
    /// Whether the words are a role that many have, and say no more: `ketua`.
    is_role: bool,
    /// Where the words end with which the party opens a report: `X mengatakan`.
    pub(super) reports: Option<usize>,
    /// Whether it is a pronoun, whoever is meant by it.
    pub(super) is_pronoun: bool,
    /// Whether it is one of the people whom the article tells by their office or role.
    pub(super) is_known: bool,
}

impl Party {
    /// A person of whom nothing more is known.
    fn new(tokens: Range<usize>, meant: Meant, words: Option<String>) -> Self {
        Self {
            tokens,
            meant,
            is_body: false,
            words,
            office: None,
            is_role: false,
            reports: None,
            is_pronoun: false,
            is_known: false,
        }
    }

    /// The words for the party, unless they name no more than a role.
    pub(super) fn name(&self) -> Option<&str> {
        self.words.as_deref().filter(|_| !self.is_role)
    }
}

/// Nouns for people who can be sanctioned.
static NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, office) in offices::rows().iter().enumerate().filter(|(_, office)| office.role != Role::Civil) {
        phrases.add(office.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// A passage with the people that its article knows and what they say in it.
pub(super) struct Cast<'s, 'p> {
    page: Page<'s, 'p>,
    people: &'s People,
    speech: &'s [Speech],
}

impl<'s, 'p> Cast<'s, 'p> {
    /// The passages of an article, each with its people.
    pub(super) fn of_article(scene: &'s Scene<'_, 'p>) -> impl Iterator<Item = Self> {
        let discourse = scene.discourse();
        let pages = scene.passages.iter().zip(&scene.found).zip(&discourse.speech);
        pages.map(|((reading, found), speech)| Self {
            page: Page { reading, found },
            people: &discourse.people,
            speech,
        })
    }

    /// The passage.
    pub(super) fn reading(&self) -> &'s Reading<'p> {
        self.page.reading
    }

    /// The kinds and the labels in short of what is marked in a stretch of the passage.
    pub(super) fn told_in(&self, tokens: Range<usize>) -> impl Iterator<Item = (&str, &str)> {
        let span = self.page.reading.span(tokens);
        self.page
            .found
            .iter()
            .filter(move |found| span.start <= found.span.start && found.span.end <= span.end)
            .filter(|found| found.kind != official::KIND.name)
            .map(|found| (found.kind.as_str(), found.part("certainty").unwrap_or("-")))
    }

    /// How the speakers are told of what is said in a stretch of the passage.
    pub(super) fn speech_in(&self, tokens: Range<usize>) -> impl Iterator<Item = Via> {
        self.speech
            .iter()
            .filter(move |speech| tokens.contains(&speech.tokens.start))
            .map(|speech| speech.via)
    }

    /// Where the region ends that begins at a token closely behind another.
    fn region_behind(&self, at: usize) -> Option<usize> {
        let reading = self.page.reading;
        if at >= reading.tokens.len() || !follows_closely(reading, at) {
            return None;
        }
        let marked = place::beginning_at(reading, self.page.found, at).map(|(_, end)| end);
        // A region that only the article teaches is marked behind titles alone.
        marked.or_else(|| place::behind_title(reading, at).map(|tokens| tokens.end))
    }

    /// Whether the name of a region begins at a token.
    fn is_region(&self, at: usize) -> bool {
        place::beginning_at(self.page.reading, self.page.found, at).is_some()
    }
}

/// The parties of a sentence, in order. Who only speaks in it is left out.
pub(super) fn parties(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let party = official_at(sentence, cast, at)
            .or_else(|| noun_at(sentence, cast, at))
            .or_else(|| body_at(sentence, cast, at))
            .or_else(|| pronoun_at(sentence, at))
            .or_else(|| name_at(sentence, cast, at))
            .or_else(|| known_name_at(sentence, cast, at))
            .or_else(|| number_at(sentence, at));
        match party {
            Some(mut party) => {
                at = party.tokens.end.max(at + 1);
                if !is_tagged(cast, &party) {
                    party.reports = reports(cast, &party);
                    party.is_known = party.meant == Meant::Named
                        && party.words.as_deref().is_some_and(|name| cast.people.find(name).is_some());
                    parties.push(party);
                }
            }
            None => at += 1,
        }
    }
    parties
}

/// Whether a party is named only as the speaker: `kata X`.
fn is_tagged(cast: &Cast<'_, '_>, party: &Party) -> bool {
    // A tag begins with its verb; a report begins with the speaker, who may act in it.
    let tagged = |speech: &Speech| {
        speech.via != Via::Carried
            && speech.tokens.start < party.tokens.start
            && party.tokens.start < speech.tokens.end
    };
    !party.is_body && cast.speech.iter().any(tagged)
}

/// Where the words end with which a party opens a report: `X mengatakan`.
fn reports(cast: &Cast<'_, '_>, party: &Party) -> Option<usize> {
    let opens = |speech: &&Speech| {
        speech.via == Via::Reporting
            && party.tokens.contains(&speech.tokens.start)
            && speech.tokens.end > party.tokens.end
    };
    cast.speech.iter().find(opens).map(|speech| speech.tokens.end)
}

fn official_at(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let start = reading.tokens[at].span.start;
    let official = cast.page.found.iter().find(|other| {
        other.kind == official::KIND.name
            && other.span.start == start
            // `ujarnya` points at a person, who does nothing but speak.
            && (other.part(REFERENCE) != Some("pronoun") || sentence.cue_at(at, Class::Pronoun).is_some())
    })?;
    let whole = end_token(reading, official.span).min(sentence.tokens.end).max(at + 1);
    // In a headline the verb behind a title has a capital too: `Camat Dicopot`.
    let end = (at + 1..whole).find(|&index| is_verb(reading, index)).unwrap_or(whole);
    let name = official.part(PERSON).or_else(|| official.part(NAME)).filter(|_| end == whole);
    let start = if name.is_some() { at } else { counted_from(sentence, at) };
    let office: Vec<&str> =
        [TITLE, INSTITUTION, REGION].iter().filter_map(|part| official.part(part)).collect();
    let words = name.map_or_else(|| written(reading, start..end), str::to_owned);
    let meant = if name.is_some() { Meant::Named } else { title_alone(sentence, at..end, office.len()) };
    let mut party = Party::new(start..end, meant, Some(words));
    party.is_pronoun = official.part(REFERENCE) == Some("pronoun");
    party.office = (!office.is_empty()).then(|| office.join(" "));
    party.is_role = meant < Meant::Certain && office.len() < 2;
    Some(party)
}

/// A title without a name means one person if a region or an institution goes with it.
fn title_alone(sentence: &Sentence<'_, '_>, tokens: Range<usize>, pieces: usize) -> Meant {
    let meant = meant(sentence, &tokens);
    if pieces > 1 && meant == Meant::Unclear { Meant::Certain } else { meant }
}

fn end_token(reading: &Reading<'_>, span: Span) -> usize {
    reading.tokens.partition_point(|token| token.span.end <= span.end)
}

fn noun_at(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let listed = NOUNS.one_at(reading, at).map(|(len, _)| at + len);
    let other = sentence.of(Class::Person).find(|cue| cue.tokens.start == at).map(|cue| cue.tokens.end);
    let noun = at..listed.max(other)?.min(sentence.tokens.end);
    let mut end = noun.end;
    if end < reading.tokens.len() && follows_closely(reading, end) {
        end = post::institution_end(&cast.page, end).unwrap_or(end);
    }
    // `pegawai kecamatan` works for some district.
    let kind = || if end == noun.end { kind_behind(reading, end) } else { None };
    let end = cast.region_behind(end).or_else(kind).unwrap_or(end).min(sentence.tokens.end);
    if let Some(named) = named_noun(sentence, cast, at..end) {
        return Some(named);
    }
    let start = counted_from(sentence, at);
    let meant = meant(sentence, &(at..end));
    let mut party = Party::new(start..end, meant, Some(written(reading, start..end)));
    party.is_role = meant < Meant::Certain && end == noun.end;
    Some(party)
}

/// The token behind a kind of region that stands closely behind another token.
fn kind_behind(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let follows = at < reading.tokens.len() && follows_closely(reading, at);
    let (len, _) = follows.then(|| REGION_KINDS.one_at(reading, at)).flatten()?;
    Some(at + len)
}

/// Where the words begin that count the people of a noun: `dua orang camat`.
fn counted_from(sentence: &Sentence<'_, '_>, noun: usize) -> usize {
    let mut start = noun;
    while start > sentence.tokens.start && is_count(sentence, start - 1) {
        start -= 1;
    }
    start
}

/// The most digits of a number that counts people; a year or an amount has more.
const MOST_DIGITS: usize = 3;

fn is_count(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    let word = sentence.reading.tokens[index].exact.as_str();
    sentence.cue_at(index, Class::Count).is_some()
        || word.len() <= MOST_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number that stands for people: `sembilan sudah dijatuhi sanksi`.
fn number_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let next = at + 1;
    let stands_alone = is_count(sentence, at)
        && next < sentence.tokens.end
        && (sentence.cue_at(next, Class::Relative).is_some() || sentence.cue_at(next, Class::Done).is_some());
    stands_alone.then(|| Party::new(at..next, Meant::Certain, None))
}

/// Whether a word carries the prefix of a verb.
fn is_verb(reading: &Reading<'_>, index: usize) -> bool {
    let token = &reading.tokens[index];
    let prefixed = ["di", "me", "ber", "ter"].iter().any(|prefix| token.exact.starts_with(prefix));
    prefixed && token.stem != token.exact
}

/// How far behind a noun the word that points at it may stand: `pegawai tidak netral itu`.
const POINTING_REACH: usize = 4;

/// A noun with the name that follows it: `Teradu II Budi Santoso`.
fn named_noun(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, noun: Range<usize>) -> Option<Party> {
    let reading = sentence.reading;
    let numbered = noun.end < sentence.tokens.end
        && reading.written(noun.end).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let at = noun.end + usize::from(numbered);
    if at >= sentence.tokens.end || !follows_closely(reading, at) {
        return None;
    }
    let name = names::read(reading, at).map(|name| name.core)?;
    let fits = name.len() > 1 && name.end <= sentence.tokens.end;
    if !fits || is_common(sentence, name.start) || cast.is_region(name.start) {
        return None;
    }
    let words = written(reading, name.clone());
    let mut party = Party::new(noun.start..name.end, Meant::Named, Some(words));
    party.office = Some(written(reading, noun));
    Some(party)
}

/// Whom a noun means, by the words beside it.
fn meant(sentence: &Sentence<'_, '_>, noun: &Range<usize>) -> Meant {
    let before = noun.start.checked_sub(1).filter(|index| sentence.tokens.contains(index));
    let counted = before.is_some_and(|index| is_count(sentence, index));
    let pointed = (noun.end..(noun.end + POINTING_REACH).min(sentence.tokens.end))
        .take_while(|&index| !sentence.has_edge(index..index + 1) && !is_verb(sentence.reading, index))
        .any(|index| sentence.cue_at(index, Class::Definite).is_some());
    let general = before.is_some_and(|index| sentence.cue_at(index, Class::Generic).is_some())
        || sentence.of(Class::Generic).any(|cue| {
            cue.tokens.start >= noun.end && cue.tokens.start <= noun.end + 2
                || noun.contains(&cue.tokens.start)
        });
    match (counted || pointed, general) {
        (true, _) => Meant::Certain,
        (false, true) => Meant::Anyone,
        (false, false) => Meant::Unclear,
    }
}

fn body_at(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    let listed = post::institution_end(&cast.page, at);
    let other = sentence.of(Class::Body).find(|cue| cue.tokens.start == at).map(|cue| cue.tokens.end);
    let mut end = listed.max(other)?;
    while end < sentence.tokens.end
        && follows_closely(reading, end)
        && let Some(more) = sentence.of(Class::Body).find(|cue| cue.tokens.start == end)
    {
        end = more.tokens.end;
    }
    let end = cast.region_behind(end).unwrap_or(end).min(sentence.tokens.end);
    let mut party = Party::new(at..end, Meant::Certain, Some(written(reading, at..end)));
    party.is_body = true;
    Some(party)
}

fn pronoun_at(sentence: &Sentence<'_, '_>, at: usize) -> Option<Party> {
    let cue = sentence.of(Class::Pronoun).find(|cue| cue.tokens.start == at)?;
    let mut party = Party::new(cue.tokens.clone(), Meant::Certain, None);
    party.is_pronoun = true;
    Some(party)
}

/// The fewest capitalised words that are a name without a title.
const FEWEST_NAME_WORDS: usize = 2;

fn name_at(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    if !reading.is_capitalised(at) || cast.is_region(at) {
        return None;
    }
    let name = names::read(reading, at).map(|name| name.core)?;
    // In a headline every word is a capital; a verb is no name.
    let verb = |index: usize| {
        let token = &reading.tokens[index];
        token.stem != token.exact || is_common(sentence, index)
    };
    let end = name.clone().find(|&index| verb(index)).unwrap_or(name.end);
    if end < name.start + FEWEST_NAME_WORDS {
        return None;
    }
    Some(Party::new(at..end, Meant::Named, Some(written(reading, name.start..end))))
}

/// One word of a name that the article gives in full elsewhere.
fn known_name_at(sentence: &Sentence<'_, '_>, cast: &Cast<'_, '_>, at: usize) -> Option<Party> {
    let reading = sentence.reading;
    if !reading.is_capitalised(at) {
        return None;
    }
    let person = cast.people.find(reading.written(at))?;
    Some(Party::new(at..at + 1, Meant::Named, Some(cast.people.all[person].name.clone())))
}

/// Whether a capitalised word is one of the cues, and so no name.
fn is_common(sentence: &Sentence<'_, '_>, index: usize) -> bool {
    sentence.cues.iter().any(|cue| cue.tokens.contains(&index) && cue.row.class != Class::Foreign)
}

/// The party that a verb speaks of: the nearest before it, first in its clause.
///
/// In `camat yang mendukung calon itu dicopot` the verb belongs to who stands
/// before `yang`.
pub(super) fn subject_before<'s>(
    sentence: &Sentence<'_, '_>,
    parties: &'s [Party],
    verb: usize,
    may_be: impl Fn(&Party) -> bool,
) -> Option<&'s Party> {
    let earlier = || {
        parties.iter().filter(|party| {
            may_be(party) && party.tokens.end <= verb && !sentence.has_break(party.tokens.end..verb + 1)
        })
    };
    let in_clause = |party: &&Party| !sentence.has_edge(party.tokens.end..verb + 1);
    let nearest = earlier().rfind(in_clause).or_else(|| earlier().next_back())?;
    let told_of = |party: &&Party| {
        sentence.of(Class::Relative).any(|cue| {
            cue.tokens.start == party.tokens.end
                && cue.tokens.end <= nearest.tokens.start
                && !sentence.has_edge(cue.tokens.end..nearest.tokens.start + 1)
                && !sentence.has_relative(nearest.tokens.end..verb)
        })
    };
    earlier().rfind(told_of).or(Some(nearest))
}
