//! Who says it: the person behind a quotation or a report of speech.
//!
//! # Quirks
//!
//! - Each attribution is marked, so a passage may name a speaker more than once.
//! - An institution that speaks is no speaker; only people are.

use std::sync::LazyLock;

use super::discourse::Via;
use super::phrases::Phrases;
use super::vocabulary::is_clitic;
use super::{Annotation, Kind, Reading, Scene, official};
use crate::lexicon::domain::speech_verbs::{self, Class};

pub(super) const KIND: Kind =
    Kind { name: "speaker", indonesian: "pembicara", is_lens: false, general: &[], find };

/// Name of the part that tells how the speaker is known.
const VIA: &str = "via";

/// What a form of a speech verb does to the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Stands behind a quotation: names its speaker, or points back to the last one.
    Tag,
    /// Stands behind its speaker: `X mengatakan`.
    Reporting,
    /// Stands before its speaker, or leaves the speaker out: `disampaikan X`.
    Passive,
    /// Opens a clause: names its speaker, or points back to the last one.
    According,
}

pub(super) struct Form {
    pub(super) id: &'static str,
    pub(super) usage: Use,
    /// Whether the form may stand for the last speaker: `ujarnya`, `kata dia`.
    pub(super) points_back: bool,
    /// Whether the form tells of deeds as often as of speech.
    pub(super) weak: bool,
    /// Whether the form is the root alone, which may be a noun: `apresiasi`.
    pub(super) bare: bool,
    /// Whether the agent of the passive speaks: `disampaikan Budi`, not `diharapkan Budi`.
    pub(super) agent_speaks: bool,
}

pub(super) struct Verbs {
    pub(super) phrases: Phrases,
    pub(super) forms: Vec<Form>,
}

pub(super) static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut verbs = Verbs { phrases: Phrases::default(), forms: Vec::new() };
    for row in speech_verbs::rows() {
        let according = row.class == Class::According;
        let uses = [
            (Use::Tag, row.tags.0.as_slice()),
            (Use::Reporting, &row.reporting.0),
            (Use::According, if according { &row.frames.0 } else { &[] }),
            (Use::Passive, if according || row.class == Class::Frame { &[] } else { &row.passive.0 }),
        ];
        for (usage, forms) in uses {
            for form in forms {
                verbs.phrases.add([form.as_str()], verbs.forms.len());
                let points_back = match usage {
                    // `dikatakannya`, beside `dikatakan`.
                    Use::Passive => row
                        .passive
                        .0
                        .iter()
                        .any(|other| form.strip_prefix(other.as_str()).is_some_and(is_clitic)),
                    _ => *form != row.lemma,
                };
                let agent_speaks =
                    matches!(row.class, Class::Say | Class::Explain | Class::Stress | Class::Add);
                let bare = usage == Use::Reporting && *form == row.lemma;
                verbs.forms.push(Form {
                    id: &row.id,
                    usage,
                    points_back,
                    weak: row.weak,
                    bare,
                    agent_speaks,
                });
            }
        }
    }
    verbs
});

/// Whether a form of a speech verb stands at a token, as in headlines: `Ketua KPU Minta ...`.
pub(super) fn is_speech_verb(reading: &Reading<'_>, at: usize) -> bool {
    VERBS.phrases.longest_at(reading, at).is_some()
}

/// Whether a verb stands at a token that has its speaker behind it: `kata`, `menurut`.
pub(super) fn is_tag(reading: &Reading<'_>, at: usize) -> bool {
    has_use(reading, at, |form| {
        matches!(form.usage, Use::Tag | Use::According) || form.usage == Use::Passive && form.agent_speaks
    })
}

/// Whether a verb stands at a token that has its speaker before it and tells of nothing but speech.
pub(super) fn is_reporting_verb(reading: &Reading<'_>, at: usize) -> bool {
    has_use(reading, at, |form| form.usage == Use::Reporting && !form.weak)
}

fn has_use(reading: &Reading<'_>, at: usize, fits: impl Fn(&Form) -> bool) -> bool {
    !reading.is_capitalised(at)
        && VERBS
            .phrases
            .longest_at(reading, at)
            .is_some_and(|(len, rows)| len == 1 && rows.into_iter().any(|row| fits(&VERBS.forms[row])))
}

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let discourse = scene.discourse();
    let pages = scene.passages.iter().zip(&discourse.speech);
    pages
        .map(|(reading, said)| {
            let mut found: Vec<Annotation> = Vec::new();
            for speech in said {
                let person = &discourse.people.all[speech.person];
                let via = match speech.via {
                    Via::Tag => "tag",
                    Via::Reporting => "reporting",
                    Via::According => "according",
                    Via::Carried => "carried",
                };
                let post = person.post.map(|(passage, number)| &discourse.mentions[passage][number]);
                let mut parts = post.map(official::post_parts).unwrap_or_default();
                parts.push((VIA.to_owned(), via.to_owned()));
                found.push(Annotation {
                    kind: KIND.name.to_owned(),
                    label: person.name.clone(),
                    span: reading.span(speech.tokens.clone()),
                    rule: speech.rule.to_owned(),
                    confidence: if speech.via == Via::Carried || speech.pronoun.is_some() { 80 } else { 100 },
                    parts,
                });
            }
            found
        })
        .collect()
}
