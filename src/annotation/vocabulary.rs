//! The tables of people and places as sets of phrases, read once.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reading;
use super::phrases::Phrases;
use crate::lexicon::domain::honorifics::Kind;
use crate::lexicon::domain::name_links::{self, Link};
use crate::lexicon::domain::offices::Role;
use crate::lexicon::domain::{
    given_names, honorifics, institutions, nicknames, offices, place_cues, place_traps, pronouns,
    region_kinds, region_words, regions, unit_words,
};

/// Titles, each a row of the offices; words that only stand before a title are not among them.
pub(super) static TITLES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, office) in offices::rows().iter().enumerate().filter(|(_, office)| office.role != Role::Prefix)
    {
        phrases.add(office.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Institutions. A name that is only the head of longer ones counts where its forms list it.
pub(super) static INSTITUTIONS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, institution) in institutions::rows().iter().enumerate() {
        let name = (!institution.takes_name).then_some(&institution.name);
        let unlisted =
            name.filter(|name| !institution.forms.0.iter().any(|form| form.eq_ignore_ascii_case(name)));
        phrases.add(institution.forms.0.iter().chain(unlisted).map(String::as_str), row);
    }
    phrases
});

/// Spellings of provinces, regencies and cities.
pub(super) static GAZETTEER: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, spelling) in regions::spellings().iter().enumerate() {
        phrases.add([spelling.written], row);
    }
    phrases
});

/// Words that tell the kind of a region.
pub(super) static REGION_KINDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, kind) in region_kinds::rows().iter().enumerate() {
        phrases.add(kind.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Phrases that look like places.
pub(super) static TRAPS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add(place_traps::rows().iter().map(|row| row.form.as_str()), 0);
    phrases
});

/// Honorifics of every kind, each a row of the table.
pub(super) static HONORIFICS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, honorific) in honorifics::rows().iter().enumerate() {
        // Of what stands behind names only `(Purn)` stands before them too.
        let retired = honorific.forms.0.iter().any(|form| form.starts_with('('));
        if honorific.kind == Kind::Name || (honorific.kind == Kind::AcademicBack && !retired) {
            continue;
        }
        phrases.add(honorific.forms.0.iter().map(String::as_str), row);
    }
    phrases
});

/// Links between titles and names.
pub(super) static LINKS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, link) in name_links::rows().iter().enumerate() {
        phrases.add([link.form.as_str()], row);
    }
    phrases
});

/// Words that stand for a person named before.
pub(super) static PRONOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, pronoun) in pronouns::rows().iter().enumerate() {
        phrases.add([pronoun.form.as_str()], row);
    }
    phrases
});

/// Degrees without their full stops, with the spelling that the table gives first.
static DEGREES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    honorifics::rows()
        .iter()
        .filter(|row| row.kind == Kind::AcademicBack)
        .flat_map(|row| &row.forms.0)
        .map(|form| form.chars().filter(|c| c.is_alphabetic()).collect())
        .collect()
});

/// First names that are written short: `Muh.`.
static SHORT_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = honorifics::rows().iter().filter(|row| row.kind == Kind::Name);
    rows.flat_map(|row| &row.forms.0).filter_map(|form| form.strip_suffix('.')).collect()
});

/// Whether a full stop behind the word makes it a first name written short.
pub(super) fn is_short_name(word: &str) -> bool {
    SHORT_NAMES.contains(word)
}

static UNIT_WORDS: LazyLock<FxHashMap<&'static str, unit_words::Role>> =
    LazyLock::new(|| unit_words::rows().iter().map(|row| (row.word.as_str(), row.role)).collect());

static GIVEN_NAMES: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| given_names::rows().iter().map(|row| row.name.to_lowercase()).collect());

static NICKNAMES: LazyLock<FxHashMap<String, usize>> = LazyLock::new(|| {
    let rows = nicknames::rows().iter().enumerate();
    rows.flat_map(|(row, known)| known.aliases.0.iter().map(move |alias| (alias.to_lowercase(), row)))
        .collect()
});

/// Full names that have nicknames, each a row of the table.
pub(super) static NICKNAMED: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, known) in nicknames::rows().iter().enumerate() {
        phrases.add(known.names.0.iter().map(String::as_str), row);
    }
    phrases
});

/// The person whom the country knows by a nickname of one word, a row of the table.
pub(super) fn nickname(exact: &str) -> Option<usize> {
    NICKNAMES.get(exact).copied()
}

static PLACE_CUES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| place_cues::rows().iter().map(|row| row.word.as_str()).collect());

static REGION_WORDS: LazyLock<FxHashMap<String, region_words::Place>> =
    LazyLock::new(|| region_words::rows().iter().map(|row| (row.word.to_lowercase(), row.place)).collect());

/// Whether the letters of a word are a degree: `SH`, `MSi`.
pub(super) fn is_degree(letters: &str) -> bool {
    DEGREES.contains(letters)
}

/// What a word does in the names of institutions, if anything.
pub(super) fn unit_word(exact: &str) -> Option<unit_words::Role> {
    UNIT_WORDS.get(exact).copied()
}

/// Whether the name of a person may begin with the word.
pub(super) fn is_given_name(exact: &str) -> bool {
    GIVEN_NAMES.contains(exact)
}

/// Whether a place follows the word.
pub(super) fn is_place_cue(exact: &str) -> bool {
    PLACE_CUES.contains(exact)
}

/// Where in names of regions the word stands.
pub(super) fn region_word(exact: &str) -> Option<region_words::Place> {
    REGION_WORDS.get(exact).copied()
}

/// Whether a word behind a description points back to a person: `mantan camat itu`.
pub(super) fn is_pointer(reading: &Reading<'_>, at: usize) -> bool {
    PRONOUNS.one_at(reading, at).is_some_and(|(_, row)| pronouns::rows()[row].kind == pronouns::Kind::Pointer)
}

/// The clitic that stands for a person at the end of a verb.
pub(super) fn is_clitic(ending: &str) -> bool {
    pronouns::rows().iter().any(|row| row.kind == pronouns::Kind::Clitic && row.form == ending)
}

/// The link that begins at a token: how many tokens it takes, and what it joins.
pub(super) fn link_at(reading: &Reading<'_>, at: usize) -> Option<(usize, Link)> {
    let (len, row) = LINKS.one_at(reading, at)?;
    Some((len, name_links::rows()[row].link))
}

/// Words that may stand between a subject and its verb.
static ADVERBS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = name_links::rows().iter().filter(|row| row.link == Link::Adverb);
    rows.map(|row| row.form.as_str()).collect()
});

/// Whether a word may stand between a subject and its verb.
pub(super) fn is_adverb(exact: &str) -> bool {
    ADVERBS.contains(exact)
}

/// Words that a hyphen joins to a number behind a title: `ke-6`.
static ORDINALS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = name_links::rows().iter().filter(|row| row.link == Link::Ordinal);
    rows.map(|row| row.form.as_str()).collect()
});

/// Whether a word is the number of a holder of a post: `ke-6`.
pub(super) fn is_ordinal(exact: &str) -> bool {
    exact.split_once('-').is_some_and(|(word, number)| {
        ORDINALS.contains(word) && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether nothing but a space lies before the token.
pub(super) fn follows_closely(reading: &Reading<'_>, index: usize) -> bool {
    let gap = reading.gap_before(index);
    !gap.is_empty() && gap.chars().all(char::is_whitespace)
}

/// The text of a range, commas and hyphens included, with single spaces.
pub(super) fn as_written(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> String {
    reading.span(tokens).of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a range as one name, with single spaces.
pub(super) fn written(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> String {
    tokens.map(|index| reading.written(index)).collect::<Vec<_>>().join(" ")
}
