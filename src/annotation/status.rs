//! Whether a sanction came to pass, by the words whose scope it stands in.
//!
//! Sanctions of one list share a head: the list with the verb that carries it
//! (`menjatuhkan sanksi berupa teguran`). Cues that bear on the head are tried
//! class by class, the ones that take the sanction back first. That it was
//! imposed is never assumed: what the sentence offers as proof (a tense, an agent,
//! certain people, a reason) must add up, or else the status is a weaker one.

use std::ops::Range;

use super::evidence::Evidence;
use super::parties::{Meant, Party, subject_before};
use super::scope::{Cue, Sentence};
use crate::lexicon::domain::sanctions::{Family, Row};
use crate::lexicon::domain::status_cues::Class;

/// What became of a sanction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Imposed,
    Recommended,
    Pending,
    Threatened,
    Rule,
    Cleared,
    None,
}

impl Status {
    /// The name in annotations.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Imposed => "imposed",
            Self::Recommended => "recommended",
            Self::Pending => "pending",
            Self::Threatened => "threatened",
            Self::Rule => "rule",
            Self::Cleared => "cleared",
            Self::None => "none",
        }
    }

    /// Whether somebody imposes, or would, what has this status.
    pub(super) fn has_imposer(self) -> bool {
        matches!(self, Self::Imposed | Self::Threatened | Self::Cleared | Self::Pending)
    }
}

/// What the rules decide, with the proof that they found.
pub(super) struct Ruling {
    pub(super) status: Status,
    /// The cue that decided, or how it was decided without one.
    pub(super) rule: &'static str,
    /// The proof that the sanction was imposed, [`ENOUGH`] being enough.
    pub(super) proof: usize,
}

/// How the first sanction of a list stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// `dipecat`, `dijatuhi sanksi`: who receives it stands before.
    Passive,
    /// `memecat`, `menjatuhkan sanksi`: who imposes it stands before.
    Active,
    /// `pemecatan`: a noun that names an event.
    Event,
    /// `sanksi`: a noun that names a measure.
    Measure,
}

/// A list of sanctions with the verb that carries it.
pub(super) struct Head {
    pub(super) tokens: Range<usize>,
    pub(super) voice: Voice,
    pub(super) carried: bool,
    pub(super) family: Family,
    /// Whether a court imposes one of the list.
    is_criminal: bool,
}

/// The most words that a noun phrase has after which its object may come.
const OBJECT_REACH: usize = 4;

impl Head {
    /// Reads the head of a list, of which there is at least one.
    pub(super) fn read(sentence: &Sentence<'_, '_>, mentions: &[Range<usize>], rows: &[&Row]) -> Self {
        let list = mentions[0].start..mentions[mentions.len() - 1].end;
        let mut tokens = list.clone();
        let mut voice = voice_of(sentence, &mentions[0], rows[0].family);
        let mut carried = false;
        if matches!(voice, Voice::Event | Voice::Measure) {
            let carriers = [(Class::Receives, Voice::Passive), (Class::Gives, Voice::Active)];
            let nearest = carriers
                .iter()
                .flat_map(|&(class, voice)| sentence.of(class).map(move |cue| (cue, voice)))
                .filter(|(cue, _)| cue.tokens.start < list.end && sentence.bears_on(cue, &list))
                .max_by_key(|(cue, _)| cue.tokens.start);
            if let Some((cue, carrier)) = nearest {
                (voice, carried) = (carrier, true);
                tokens.start = tokens.start.min(cue.tokens.start);
            } else if let Some(cue) = sentence.of(Class::Given).find(|cue| sentence.bears_on(cue, &list)) {
                carried = true;
                tokens.end = tokens.end.max(cue.tokens.end);
            }
        }
        let is_criminal = rows.iter().any(|row| row.family == Family::Criminal);
        Self { tokens, voice, carried, family: rows[0].family, is_criminal }
    }
}

fn voice_of(sentence: &Sentence<'_, '_>, mention: &Range<usize>, family: Family) -> Voice {
    let token = &sentence.reading.tokens[mention.start];
    let word = token.exact.as_str();
    // A verb made from a short form has no root in the lexicon: `dipatsus`.
    let coined = word.starts_with("di") && !word.starts_with("dis");
    let inflected = token.stem != token.exact || coined;
    let carrier = |class| sentence.cue_at(mention.start, class).is_some();
    if word.starts_with("di") && word.ends_with("nya") {
        // `dipecatnya X` names an event as `pemecatan X` does.
        Voice::Event
    } else if carrier(Class::Receives) || inflected && word.starts_with("di") || word.starts_with("di-") {
        Voice::Passive
    } else if carrier(Class::Gives) || inflected && word.starts_with("me") {
        Voice::Active
    } else if inflected && word.starts_with("pe") && matches!(family, Family::Dismissal | Family::Heavy) {
        Voice::Event
    } else if !inflected && matches!(family, Family::Dismissal | Family::Heavy) && mention.len() == 1 {
        // A headline leaves the prefix away: `KPU pecat dua petugas`.
        Voice::Active
    } else {
        Voice::Measure
    }
}

/// Classes that settle the status wherever they bear on the head, in the order
/// in which they are tried.
const SETTLING: &[(Class, Status)] = &[
    (Class::Threat, Status::Threatened),
    (Class::Request, Status::Recommended),
    (Class::Demand, Status::Recommended),
    (Class::Law, Status::Rule),
    (Class::Process, Status::Pending),
    (Class::Modality, Status::Threatened),
    (Class::Power, Status::Rule),
    (Class::Duty, Status::Recommended),
    (Class::Rumour, Status::Pending),
    (Class::Purpose, Status::Threatened),
];

/// The people of a list of sanctions.
pub(super) struct Roles<'s> {
    pub(super) subject: Option<&'s Party>,
    pub(super) imposer: Option<&'s Party>,
    pub(super) recommender: Option<&'s Party>,
}

impl<'s> Roles<'s> {
    pub(super) fn of(sentence: &Sentence<'_, '_>, parties: &'s [Party], head: &Head) -> Self {
        Self {
            subject: subject(sentence, parties, head),
            imposer: imposer(sentence, parties, head),
            recommender: recommender(sentence, parties, head),
        }
    }
}

/// What the rules make of a list of sanctions.
pub(super) fn rule(sentence: &Sentence<'_, '_>, head: &Head, roles: &Roles<'_>) -> Ruling {
    let (status, rule) = decide(sentence, head, roles.subject, roles.imposer);
    let meant = roles.subject.map(|party| meant(sentence, head, party));
    Ruling { status, rule, proof: proof(sentence, head, meant, roles.imposer) }
}

/// Whether a sentence leaves room for a sanction that was imposed, whatever else
/// speaks for it. A person beside `diduga` or `terlapor`, or of a case that was
/// dropped, is never shown as sanctioned.
pub(super) fn may_be_imposed(evidence: &Evidence<'_, '_, '_, '_>) -> bool {
    let Evidence { sentence, head, roles, ruling, .. } = evidence;
    let bears = |class: Class| nearest(sentence, class, &head.tokens).is_some();
    if ruling.status == Status::Cleared || ruling.status == Status::None || bears(Class::Cleared) {
        return false;
    }
    let suspected = roles.subject.is_some_and(|party| suspicion_beside(sentence, party).is_some());
    let done = bears(Class::Done) || bears(Class::Agent);
    !(suspected || bears(Class::Suspicion)) || done
}

type Decision = (Status, &'static str);

fn decide(
    sentence: &Sentence<'_, '_>,
    head: &Head,
    subject: Option<&Party>,
    imposer: Option<&Party>,
) -> Decision {
    let bearing = |class: Class| nearest(sentence, class, &head.tokens);
    let by = |cue: &Cue, status: Status| (status, cue.row.id.as_str());
    let meant = subject.map(|party| meant(sentence, head, party));
    let certain = meant >= Some(Meant::Certain);
    let done = bearing(Class::Done).is_some() || bearing(Class::Agent).is_some();

    if head.family == Family::Outcome {
        let open = [Class::Condition, Class::Modality, Class::Demand, Class::Question, Class::Duty];
        let open = open.into_iter().find_map(bearing).filter(|_| !done);
        return open.map_or((Status::Cleared, "outcome"), |cue| (Status::Pending, &cue.row.id));
    }
    if let Some(cue) = bearing(Class::Cleared) {
        let open = [Class::Condition, Class::Modality, Class::Demand].into_iter().find_map(bearing);
        return open.map_or_else(|| by(cue, Status::Cleared), |open| by(open, Status::Pending));
    }
    if let Some(denied) = denial(sentence, head) {
        return denied;
    }
    if let Some(cue) = bearing(Class::Statute).filter(|_| bearing(Class::Done).is_none()) {
        return by(cue, Status::Rule);
    }
    if let Some(cue) = bearing(Class::Condition).filter(|_| !done) {
        return by(cue, Status::Threatened);
    }
    for &(class, status) in SETTLING {
        // A law named beside certain people is the ground of what they received.
        if class == Class::Law && (done || certain) {
            continue;
        }
        if let Some(cue) = bearing(class) {
            return by(cue, status);
        }
    }
    if let Some(cue) = bearing(Class::Generic).filter(|_| !certain && !done) {
        return by(cue, Status::Threatened);
    }
    if sentence.asks() {
        return (Status::Threatened, "question-mark");
    }
    if let Some(cue) = bearing(Class::Question) {
        return by(cue, Status::Threatened);
    }
    let proof = proof(sentence, head, meant, imposer);
    if proof >= ENOUGH {
        let suspected = subject.and_then(|party| suspicion_beside(sentence, party));
        if let Some(cue) = bearing(Class::Suspicion).or(suspected).filter(|_| !done) {
            return by(cue, Status::Pending);
        }
        return (Status::Imposed, "proof");
    }
    if let Some(cue) = bearing(Class::Suspicion) {
        return by(cue, Status::Pending);
    }
    if let Some(cue) = bearing(Class::Limit) {
        return by(cue, Status::Threatened);
    }
    let status = match head.voice {
        Voice::Passive | Voice::Active => Status::Threatened,
        Voice::Event | Voice::Measure if subject.is_some() => Status::Threatened,
        Voice::Event | Voice::Measure => Status::Rule,
    };
    (status, "no-proof")
}

/// Whom the subject means; a word such as `itu` right before the head points at it.
fn meant(sentence: &Sentence<'_, '_>, head: &Head, subject: &Party) -> Meant {
    let before = head.tokens.start.saturating_sub(POINTING_REACH).max(subject.tokens.end);
    let pointed = subject.tokens.end <= head.tokens.start
        && (before..head.tokens.start)
            .rev()
            .take_while(|&index| !sentence.has_edge(index + 1..index + 2))
            .any(|index| sentence.cue_at(index, Class::Definite).is_some());
    if pointed { subject.meant.max(Meant::Certain) } else { subject.meant }
}

/// How far before the head a word may stand that points at its subject.
const POINTING_REACH: usize = 3;

/// `diduga` right behind a person: `lurah yang diduga tidak netral`.
fn suspicion_beside<'c>(sentence: &'c Sentence<'_, '_>, person: &Party) -> Option<&'c Cue> {
    let near = person.tokens.start..person.tokens.end + 2;
    sentence.of(Class::Suspicion).find(|cue| near.contains(&cue.tokens.start))
}

/// The cue of a class that bears on the head and stands nearest to it.
fn nearest<'c>(sentence: &'c Sentence<'_, '_>, class: Class, head: &Range<usize>) -> Option<&'c Cue> {
    sentence.of(class).filter(|cue| sentence.bears_on(cue, head)).min_by_key(|cue| distance(cue, head))
}

fn distance(cue: &Cue, head: &Range<usize>) -> usize {
    head.start.saturating_sub(cue.tokens.end).max(cue.tokens.start.saturating_sub(head.end))
}

/// Whether the sanction is denied; two negations make a threat.
fn denial(sentence: &Sentence<'_, '_>, head: &Head) -> Option<Decision> {
    let absent = nearest(sentence, Class::Absence, &head.tokens);
    let negations: Vec<&Cue> =
        sentence.of(Class::Negation).filter(|cue| sentence.bears_on(cue, &head.tokens)).collect();
    match (absent, negations.as_slice()) {
        (None, []) => None,
        (Some(cue), []) | (None, &[cue]) => Some((Status::None, &cue.row.id)),
        (_, [cue, ..]) => Some((Status::Threatened, &cue.row.id)),
    }
}

/// How much proof shows that a sanction was imposed.
const ENOUGH: usize = 50;

/// What certain people, the agent and the way of speaking add to the proof.
const NAMED: usize = 60;
const CERTAIN: usize = 50;
const UNCLEAR: usize = 20;
const IMPOSER: usize = 40;
const COURT: usize = 40;
const POINTED: usize = 50;
/// A headline tells what happened: `Kepala Puskesmas Dicopot`.
const HEADLINE: usize = 40;

fn proof(sentence: &Sentence<'_, '_>, head: &Head, subject: Option<Meant>, imposer: Option<&Party>) -> usize {
    let verbal = matches!(head.voice, Voice::Passive | Voice::Active);
    let people = match subject {
        Some(Meant::Named) => NAMED,
        Some(Meant::Certain) => CERTAIN,
        Some(Meant::Unclear) => UNCLEAR,
        Some(Meant::Anyone) | None => 0,
    };
    // A measure without a verb that carries it was hardly imposed: `sanksi terhadap X`.
    let people = if head.voice == Voice::Measure && !head.carried { people / 2 } else { people };
    let imposer = if imposer.is_some() && verbal { IMPOSER } else { 0 };
    let court = if head.is_criminal && verbal { COURT } else { 0 };
    let carried = if head.carried { 30 } else { 0 };
    let after = head.tokens.end;
    let pointed = after < sentence.tokens.end && sentence.cue_at(after, Class::Definite).is_some();
    let pointed = if pointed && head.voice == Voice::Event { POINTED } else { 0 };
    // Of each class the nearest cue on either side counts: `karena ...`, `..., setelah ...`.
    let beside = |class: Class, before: bool| {
        sentence
            .of(class)
            .filter(|cue| {
                (cue.tokens.start < head.tokens.start) == before && sentence.bears_on(cue, &head.tokens)
            })
            .min_by_key(|cue| distance(cue, &head.tokens))
    };
    let weighed: usize = [Class::Done, Class::Agent, Class::Cause]
        .into_iter()
        .flat_map(|class| [beside(class, true), beside(class, false)])
        .flatten()
        .map(|cue| usize::from(cue.row.weight))
        .sum();
    let first = head.tokens.start;
    let in_headline = head.voice == Voice::Passive
        && first > sentence.tokens.start
        && sentence.reading.is_capitalised(first);
    let headline = if in_headline { HEADLINE } else { 0 };
    people + imposer + court + carried + pointed + headline + weighed
}

/// Who receives the sanction.
fn subject<'s>(sentence: &Sentence<'_, '_>, parties: &'s [Party], head: &Head) -> Option<&'s Party> {
    let agent_mark = |party: &Party| {
        party.tokens.start > sentence.tokens.start
            && sentence.of(Class::Agent).any(|cue| cue.tokens.end == party.tokens.start)
    };
    let people = || parties.iter().filter(|party| !party.is_body && !agent_mark(party));
    let before =
        |verb: usize| subject_before(sentence, parties, verb, |party| !party.is_body && !agent_mark(party));
    let object = |from: usize| {
        people().find(|party| {
            (from..=from + OBJECT_REACH).contains(&party.tokens.start)
                && !sentence.has_edge(from..party.tokens.start + 1)
        })
    };
    let receiver = || {
        let to = sentence
            .of(Class::To)
            .find(|cue| cue.tokens.start >= head.tokens.start && sentence.bears_on(cue, &head.tokens))?;
        object(to.tokens.end)
    };
    let beside = || {
        people().find(|party| {
            (head.tokens.end..=head.tokens.end + 1).contains(&party.tokens.start)
                && !sentence.has_edge(head.tokens.end..party.tokens.start + 1)
        })
    };
    // `dituntut dua bulan penjara`, `jaksa menuntut X dua bulan penjara`
    let burdened = || {
        let cue = [Class::Threat, Class::Demand]
            .into_iter()
            .filter_map(|class| nearest(sentence, class, &head.tokens))
            .filter(|cue| cue.tokens.end <= head.tokens.start)
            .min_by_key(|cue| distance(cue, &head.tokens))?;
        let verb = sentence.reading.tokens[cue.tokens.start].exact.as_str();
        if verb.starts_with("me") { object(cue.tokens.end) } else { before(cue.tokens.start) }
    };
    let verb = head.tokens.start;
    if head.family == Family::Outcome && head.voice != Voice::Active {
        return before(verb).or_else(beside);
    }
    match head.voice {
        // Who stands right behind a passive did it: `ditegur ketua DKPP`.
        Voice::Passive => before(verb),
        Voice::Active if head.carried => {
            receiver().or_else(|| people().find(|party| head.tokens.contains(&party.tokens.start)))
        }
        Voice::Active => object(head.tokens.end).map(|party| {
            // `X menggugat keputusan partai memecat dirinya`: who is named before, unless it is who acts.
            let acts = subject_before(sentence, parties, verb, |_| true);
            let named = |other: &&Party| {
                other.meant == Meant::Named
                    && !other.is_pronoun
                    && other.tokens.end <= verb
                    && acts.is_none_or(|acts| acts.tokens != other.tokens)
            };
            if party.is_pronoun { people().rfind(named).unwrap_or(party) } else { party }
        }),
        Voice::Event | Voice::Measure => receiver().or_else(beside).or_else(burdened),
    }
}

/// Who imposes the sanction.
fn imposer<'s>(sentence: &Sentence<'_, '_>, parties: &'s [Party], head: &Head) -> Option<&'s Party> {
    let marked = |party: &&Party| {
        party.tokens.start >= head.tokens.end
            && sentence
                .of(Class::Agent)
                .any(|cue| cue.tokens.end == party.tokens.start && sentence.bears_on(cue, &head.tokens))
    };
    if let Some(party) = parties.iter().find(marked) {
        return Some(party);
    }
    if head.voice == Voice::Passive && !head.carried {
        // `dipecat PDIP`, `dicopot bupati`: the agent needs no preposition.
        let has_subject = parties.iter().any(|party| !party.is_body && party.tokens.end <= head.tokens.start);
        return parties.iter().find(|party| {
            party.tokens.start == head.tokens.end
                && !sentence.has_edge(party.tokens.start..party.tokens.start + 1)
                && (party.is_body || has_subject)
        });
    }
    if head.voice != Voice::Active {
        return None;
    }
    parties
        .iter()
        .rfind(|party| party.tokens.end <= head.tokens.start)
        .filter(|party| party.is_body || party.meant >= Meant::Unclear)
        .filter(|party| !only_reports(sentence, party, head))
}

/// Whether a party speaks of the sanction and does not say that it imposes it:
/// `Bupati X mengatakan, pihaknya menjatuhkan sanksi`.
fn only_reports(sentence: &Sentence<'_, '_>, party: &Party, head: &Head) -> bool {
    party.reports.is_some_and(|end| sentence.has_edge(end..head.tokens.start + 1))
}

/// Who recommends the sanction.
fn recommender<'s>(sentence: &Sentence<'_, '_>, parties: &'s [Party], head: &Head) -> Option<&'s Party> {
    let bearing = [Class::Request, Class::Basis].into_iter().find_map(|class| {
        sentence.of(class).find(|cue| class == Class::Basis || sentence.bears_on(cue, &head.tokens))
    })?;
    let behind = parties.iter().find(|party| {
        (bearing.tokens.end..=bearing.tokens.end + 1).contains(&party.tokens.start)
            && !sentence.has_edge(bearing.tokens.end..party.tokens.start + 1)
    });
    let noun = bearing.row.class == Class::Basis
        || !sentence.reading.tokens[bearing.tokens.start].exact.starts_with("me");
    if noun {
        return behind.filter(|party| party.is_body || party.office.is_some());
    }
    parties.iter().rfind(|party| party.tokens.end <= bearing.tokens.start)
}
