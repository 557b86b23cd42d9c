//! The tables of laws, ready for look-ups.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotation::Reading;
use crate::annotation::phrases::Phrases;
use crate::lexicon::domain::law_kinds::{self, Row as Kind};
use crate::lexicon::domain::law_words::{self, Role};
use crate::lexicon::domain::{law_issuers, laws};

/// What a phrase that opens a citation is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opener {
    /// Announces an article.
    Article,
    /// A kind of law, as a row of its table.
    Kind(usize),
    /// A name without its kind, such as `UUPA`.
    Name(usize),
}

struct Openers {
    phrases: Phrases,
    rows: Vec<Opener>,
}

static OPENERS: LazyLock<Openers> = LazyLock::new(|| {
    let mut openers = Openers { phrases: Phrases::default(), rows: Vec::new() };
    let mut add = |form: &str, opener: Opener| {
        openers.phrases.add([form], openers.rows.len());
        openers.rows.push(opener);
    };
    for row in law_words::rows().iter().filter(|row| row.role == Role::Article) {
        add(&row.word, Opener::Article);
    }
    for (number, kind) in law_kinds::rows().iter().enumerate() {
        for form in &kind.forms.0 {
            add(form, Opener::Kind(number));
        }
    }
    for (name, group) in NAMES.iter().enumerate() {
        if let (true, Some(alone)) = (group.rest.is_empty(), &group.alone) {
            add(alone, Opener::Name(name));
        }
    }
    openers
});

/// The longest opener that begins at a token, and how many tokens it takes.
pub(super) fn opener_at(reading: &Reading<'_>, at: usize) -> Option<(usize, Opener)> {
    let (len, row) = OPENERS.phrases.one_at(reading, at)?;
    Some((len, OPENERS.rows[row]))
}

/// The number of a kind in its table.
pub(super) fn kind_number(kind: &str) -> usize {
    law_kinds::rows().iter().position(|row| row.kind == kind).unwrap_or_default()
}

/// The row of a kind.
pub(super) fn kind(number: usize) -> &'static Kind {
    &law_kinds::rows()[number]
}

/// Kinds by their acronyms, for citations run together with their numbers.
static ACRONYMS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut acronyms = FxHashMap::default();
    for (number, kind) in law_kinds::rows().iter().enumerate() {
        let forms = kind.forms.0.iter().filter(|form| form.starts_with(char::is_uppercase));
        acronyms.extend(forms.map(|form| (form.as_str(), number)));
    }
    acronyms
});

/// The kind of an acronym: `UU`.
pub(super) fn kind_of_acronym(written: &str) -> Option<usize> {
    ACRONYMS.get(written).copied()
}

/// Whether a word, in lower case, announces an article.
pub(super) fn announces_article(word: &str) -> bool {
    law_words::rows().iter().any(|row| row.role == Role::Article && row.word == word)
}

/// Whether a word announces the year of a law.
pub(super) fn is_year_word(word: &str) -> bool {
    law_words::rows().iter().any(|row| row.role == Role::Year && row.word.eq_ignore_ascii_case(word))
}

/// Whether a word stands before the number of a case: `ke-1`.
pub(super) fn is_ordinal_word(word: &str) -> bool {
    law_words::rows().iter().any(|row| row.role == Role::Ordinal && row.word == word)
}

/// How many letters of a word, in lower case, announce the number that is run
/// together with them: `no35`.
pub(super) fn announces_number(word: &str) -> Option<usize> {
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let digits = word.len() > letters && word[letters..].bytes().all(|byte| byte.is_ascii_digit());
    let fits = |row: &law_words::Row| row.role == Role::Number && row.word == word[..letters];
    (digits && letters > 0 && law_words::rows().iter().any(fits)).then_some(letters)
}

/// Who issued a decree, by the letters in its number.
pub(super) fn issuer_of_number(written: &str) -> Option<&'static str> {
    let marked = |row: &&law_issuers::Row| {
        let mut parts = written.split(['/', '-']);
        parts.any(|part| row.marks.0.iter().any(|mark| mark == part))
    };
    law_issuers::rows().iter().find(marked).map(|row| row.issuer.as_str())
}

/// A name that one or more laws go by, in their times.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) kind: String,
    /// What stands behind the kind, in small letters; empty for a name that stands alone.
    pub(super) rest: String,
    /// The name where it has no kind before it.
    alone: Option<String>,
    /// The name as the table writes it.
    pub(super) written: String,
    /// Rows of the table of laws.
    pub(super) laws: Vec<usize>,
}

/// Every name and title, once.
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names: Vec<Name> = Vec::new();
    for (number, law) in laws::rows().iter().enumerate() {
        let mut add = |rest: &str, written: String, alone: Option<String>| {
            let rest = rest.to_lowercase();
            let same = |name: &&mut Name| name.kind == law.kind && name.rest == rest && name.alone == alone;
            if let Some(name) = names.iter_mut().find(same) {
                if !name.laws.contains(&number) {
                    name.laws.push(number);
                }
            } else {
                names.push(Name { kind: law.kind.clone(), rest, alone, written, laws: vec![number] });
            }
        };
        for name in &law.names.0 {
            match name.strip_prefix(&law.kind).and_then(|rest| rest.strip_prefix(' ')) {
                Some(rest) => add(rest, name.clone(), None),
                None => add("", name.clone(), Some(name.clone())),
            }
        }
        for title in &law.titles.0 {
            add(title, format!("{} {title}", law.kind), None);
        }
    }
    names
});

/// A name by its number.
pub(super) fn name(number: usize) -> &'static Name {
    &NAMES[number]
}

static RESTS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (number, name) in NAMES.iter().enumerate() {
        phrases.add([name.rest.as_str()], number);
    }
    phrases
});

/// The name of a law of the kind whose part behind the kind begins at a token.
pub(super) fn name_at(reading: &Reading<'_>, at: usize, kind: &str) -> Option<(usize, usize)> {
    let (len, names) = RESTS.longest_at(reading, at)?;
    let name = names.into_iter().find(|&name| NAMES[name].kind == kind)?;
    Some((len, name))
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (number, row) in law_words::rows().iter().enumerate() {
        phrases.add([row.word.as_str()], number);
    }
    phrases
});

/// The word of a citation that begins at a token, with what it does.
pub(super) fn word_at(reading: &Reading<'_>, at: usize) -> Option<(usize, Role)> {
    if at >= reading.tokens.len() {
        return None;
    }
    let (len, row) = WORDS.one_at(reading, at)?;
    Some((len, law_words::rows()[row].role))
}

/// How many tokens a word of that role takes at a token, none if there is no such word.
pub(super) fn role_at(reading: &Reading<'_>, at: usize, role: Role) -> Option<usize> {
    word_at(reading, at).filter(|(_, found)| *found == role).map(|(len, _)| len)
}

static ISSUERS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (number, row) in law_issuers::rows().iter().enumerate() {
        phrases.add(row.forms.0.iter().map(String::as_str), number);
    }
    phrases
});

/// The issuer that begins at a token.
pub(super) fn issuer_at(reading: &Reading<'_>, at: usize) -> Option<(usize, &'static law_issuers::Row)> {
    let (len, row) = ISSUERS.one_at(reading, at)?;
    Some((len, &law_issuers::rows()[row]))
}

/// Rows of the table of laws by their citation.
static BY_CITATION: LazyLock<FxHashMap<String, usize>> = LazyLock::new(|| {
    let mut by_citation = FxHashMap::default();
    for (number, law) in laws::rows().iter().enumerate() {
        by_citation.insert(law.short.to_lowercase(), number);
        for decree in law.number.0.iter().filter(|_| law.number.0.len() > 1) {
            by_citation.insert(format!("{} {decree}", law.kind).to_lowercase(), number);
        }
    }
    by_citation
});

/// The row of a citation such as `UU 7/2017`.
pub(super) fn law_of(citation: &str) -> Option<usize> {
    BY_CITATION.get(&citation.to_lowercase()).copied()
}

/// The one ruling whose number begins so: `Putusan MK 90`, of that year if one is given.
pub(super) fn ruling_beginning(citation: &str, year: Option<i16>) -> Option<usize> {
    let wanted = format!("{}/", citation.to_lowercase());
    let of_year = |law: usize| year.is_none_or(|year| i32::from(year) == i32::from(laws::rows()[law].year));
    let mut found = BY_CITATION.iter().filter(|(known, law)| {
        known.starts_with(&wanted) && known.matches('/').count() > 1 && of_year(**law)
    });
    match (found.next(), found.next()) {
        (Some((_, &only)), None) => Some(only),
        _ => None,
    }
}
