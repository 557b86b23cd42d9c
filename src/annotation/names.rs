//! Names of people: honorifics, the name itself, degrees.

use std::ops::Range;

use super::Reading;
use super::vocabulary::{
    HONORIFICS, INSTITUTIONS, REGION_KINDS, TITLES, follows_closely, is_degree, is_given_name, is_short_name,
    link_at, nickname, unit_word,
};
use crate::analysis::stemmer::{Ground, Piece, Stemmer};
use crate::lexicon::domain::function_words;
use crate::lexicon::domain::honorifics::{self, Kind};
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::language::{calendar, names};

/// The most words that a name has; Balinese and Batak names run long.
const MAX_NAME_WORDS: usize = 6;

/// The most letters of an acronym that may be part of a name: `TB`, `AM`, `MD`.
const MAX_INITIALS: usize = 2;

/// A person's name as it stands in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonName {
    /// Everything, honorifics and degrees included.
    pub(super) tokens: Range<usize>,
    /// The words of the name.
    pub(super) core: Range<usize>,
    /// The name with single spaces.
    pub(super) name: String,
    /// What stands before the name, as written.
    pub(super) honorifics: Vec<String>,
    /// What stands behind the name, as written.
    pub(super) degrees: Vec<String>,
    /// Another name in brackets behind it: `Agus Yudhoyono (AHY)`.
    pub(super) alias: Option<String>,
}

/// The name that begins at a token, behind any honorifics.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<PersonName> {
    read_as(reading, at, Familiar::No)
}

/// The name that begins at a token whose word is known from a person's name.
pub(super) fn read_known(reading: &Reading<'_>, at: usize) -> Option<PersonName> {
    read_as(reading, at, Familiar::Yes)
}

/// Whether a word is known to be a person's name, whatever else it means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Familiar {
    Yes,
    No,
}

fn read_as(reading: &Reading<'_>, at: usize, familiar: Familiar) -> Option<PersonName> {
    let mut honorifics = Vec::new();
    let mut start = at;
    while let Some(len) = honorific_len(reading, start) {
        // An honorific alone names nobody, and `Ratu` before a lower-case word is a queen.
        if start > at && !joins_honorific(reading, start) {
            return None;
        }
        let end = start + len;
        let text = reading.text;
        let mut until = reading.tokens[end - 1].span.end;
        if text[until..].starts_with('.') {
            until += 1;
        }
        honorifics.push(text[reading.tokens[start].span.start..until].to_owned());
        start = end;
    }
    if start >= reading.tokens.len() || (start > at && !joins_honorific(reading, start)) {
        return None;
    }
    let core = run(reading, start, familiar);
    if core.is_empty() {
        return None;
    }
    let mut name = String::new();
    for index in core.clone() {
        let mut word = reading.written(index);
        // `H.Budi` is written without a space as often as with one.
        if index == core.start
            && let Some((before, rest)) = word.rsplit_once('.')
            && rest.chars().count() > 2
            && is_honorific_word(before)
        {
            honorifics.push(format!("{before}."));
            word = rest;
        }
        if !name.is_empty() {
            name.push_str(reading.gap_before(index));
        }
        name.push_str(word);
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let (end, degrees) = degrees(reading, core.end);
    let alias = alias(reading, core.end);
    Some(PersonName { tokens: at..end, core, name, honorifics, degrees, alias })
}

/// The one capitalised word in brackets behind a name.
fn alias(reading: &Reading<'_>, at: usize) -> Option<String> {
    if at >= reading.tokens.len() || reading.gap_before(at).trim() != "(" || !reading.is_capitalised(at) {
        return None;
    }
    let rest = &reading.text[reading.tokens[at].span.end..];
    let listed = INSTITUTIONS.one_at(reading, at).is_some() || TITLES.one_at(reading, at).is_some();
    (rest.starts_with(')') && !listed && !is_degree(reading.written(at)))
        .then(|| reading.written(at).to_owned())
}

/// Another name of somebody, behind words of address: `Cak Imin`, `AHY`.
pub(super) fn read_alias(reading: &Reading<'_>, at: usize) -> Option<String> {
    let mut at = at;
    while let Some(len) = honorific_len(reading, at) {
        at += len;
    }
    if at >= reading.tokens.len() || !reading.is_capitalised(at) {
        return None;
    }
    let run = run(reading, at, Familiar::Yes);
    let run = if run.is_empty() { at..at + 1 } else { run };
    Some(super::vocabulary::written(reading, run))
}

/// The words of a name from a token on; empty when there is none.
fn run(reading: &Reading<'_>, start: usize, familiar: Familiar) -> Range<usize> {
    let mut end = start;
    while end < reading.tokens.len() && end - start < MAX_NAME_WORDS {
        if end > start && !joins_name(reading, end) {
            break;
        }
        if is_name_word(reading, end) {
            end += 1;
            continue;
        }
        // `Siti binti Ali`: a particle counts between two words of a name.
        let particle = end > start
            && end + 1 < reading.tokens.len()
            && matches!(link_at(reading, end), Some((1, Link::Within)))
            && follows_closely(reading, end + 1)
            && is_name_word(reading, end + 1);
        if !particle {
            break;
        }
        end += 2;
    }
    // Initials alone are no name, nor is a name cut off behind one that is a degree.
    let is_word = |index: &usize| reading.written(*index).chars().filter(|c| c.is_lowercase()).count() > 0;
    let any = (start..end).any(|index| is_word(&index) || reading.written(index).chars().count() > 3);
    if end == start + 1 && nickname(&reading.tokens[start].exact).is_some() {
        return start..end;
    }
    // `Rp` is none either.
    let any = any && (start..end).any(|index| reading.written(index).chars().count() > 2);
    let ordinary = end > start
        && familiar == Familiar::No
        && !is_noble(reading, start)
        && match ordinary(reading, start) {
            Some(Ordinary::Derived) => true,
            // `Giri Ramanda` is a name, `Mau Menang` is none.
            Some(Ordinary::Root) => end == start + 1 || ordinary(reading, start + 1).is_some(),
            None => false,
        };
    if any && !ordinary { start..end } else { start..start }
}

/// Whether a word of nobility begins a name: `Pangeran Raja Budi`.
fn is_noble(reading: &Reading<'_>, at: usize) -> bool {
    HONORIFICS.one_at(reading, at).is_some_and(|(_, row)| honorifics::rows()[row].kind == Kind::Nobility)
}

/// The fewest letters of a root that a suffix proves.
const MIN_ROOT: usize = 4;

/// A word of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ordinary {
    Root,
    Derived,
}

/// What word of the dictionary stands at a token, if it is no usual name: `Perlu`
/// behind a title opens a headline.
fn ordinary(reading: &Reading<'_>, index: usize) -> Option<Ordinary> {
    ordinary_word(reading.tokens[index].exact.as_str())
}

fn ordinary_word(word: &str) -> Option<Ordinary> {
    if is_given_name(word) || names::contains(word) || Stemmer.is_name(word) {
        return None;
    }
    let best = Stemmer.analyses(word).into_iter().next().filter(|best| best.ground == Ground::Root)?;
    if best.steps.is_empty() {
        return Some(Ordinary::Root);
    }
    // Names of few letters end in -i and -an by chance; a prefix is no chance.
    let prefixed = best.steps.iter().any(|step| step.piece == Piece::Prefix);
    (prefixed || best.root.len() >= MIN_ROOT).then_some(Ordinary::Derived)
}

/// Whether the capitalised word before a name opens a sentence, and so is no part of
/// the name: `Terlihat Budi`, also behind a lost space, `PSI.Terlihat Budi`.
pub(super) fn opens_text(reading: &Reading<'_>, index: usize) -> bool {
    let word = &reading.tokens[index].exact;
    let first = index == 0 || reading.sentence_of[index] != reading.sentence_of[index - 1];
    match word.rsplit_once('.') {
        Some((_, word)) => ordinary_word(word).is_some(),
        None => match ordinary_word(word) {
            Some(Ordinary::Derived) => true,
            Some(Ordinary::Root) => first,
            None => false,
        },
    }
}

/// The honorific that begins at a token and stands before names, if it does not belong to the name.
fn honorific_len(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if at >= reading.tokens.len() {
        return None;
    }
    let (len, row) = HONORIFICS.one_at(reading, at)?;
    let honorific = &honorifics::rows()[row];
    if !honorific.stands_before_name() && !is_retired(honorific) {
        return None;
    }
    let first = reading.written(at);
    let single = len == 1 && first.chars().count() == 1;
    // Initials such as `A.` and full words of nobility are part of the name.
    let short = first.chars().count() <= 2 || first.chars().all(char::is_uppercase);
    let belongs = match honorific.kind {
        Kind::Nobility => single || !short,
        _ => single && !matches!(honorific.kind, Kind::Religious),
    };
    let lower = first.starts_with(char::is_lowercase)
        && !matches!(honorific.kind, Kind::AcademicFront | Kind::Address);
    (!belongs && !lower).then_some(len)
}

/// How many tokens a rank takes that begins at a token.
pub(super) fn rank_len(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (len, row) = HONORIFICS.one_at(reading, at)?;
    (honorifics::rows()[row].kind == Kind::Rank).then_some(len)
}

/// Whether an honorific that stands before names begins at a token.
pub(super) fn is_honorific(reading: &Reading<'_>, at: usize) -> bool {
    honorific_len(reading, at).is_some()
}

/// `(Purn)` stands between a rank and a name.
fn is_retired(honorific: &honorifics::Row) -> bool {
    honorific.kind == Kind::AcademicBack && honorific.forms.0.iter().any(|form| form.starts_with('('))
}

fn is_honorific_word(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    honorifics::rows()
        .iter()
        .filter(|row| matches!(row.kind, Kind::Religious | Kind::AcademicFront))
        .any(|row| row.forms.0.iter().any(|form| form.trim_end_matches('.') == letters))
}

/// Whether the gap before a token may lie behind an honorific: spaces, a full stop, brackets.
fn joins_honorific(reading: &Reading<'_>, index: usize) -> bool {
    reading.gap_before(index).chars().all(|c| c.is_whitespace() || matches!(c, '.' | '(' | ')'))
}

/// Whether the gap before a token may lie inside a name: a space, the full stop
/// of an initial, the hyphen of an article.
fn joins_name(reading: &Reading<'_>, index: usize) -> bool {
    let gap = reading.gap_before(index);
    let before = reading.written(index - 1);
    let short = before.chars().count() <= 2;
    let abbreviated = short || is_short_name(before);
    follows_closely(reading, index)
        || (abbreviated
            && gap.starts_with('.')
            && gap[1..].chars().all(char::is_whitespace)
            && reading.sentence_of[index] == reading.sentence_of[index - 1])
        || (short && gap == "-")
        || gap == "’"
        || gap == "'"
}

/// The run of capitalised words that begins at a token, whatever they name.
pub(super) fn capitals(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while end < reading.tokens.len()
        && end - at < MAX_NAME_WORDS
        && reading.is_capitalised(end)
        && (end == at || joins_name(reading, end))
    {
        end += 1;
    }
    at..end
}

/// Whether a word may be part of a person's name.
pub(super) fn is_name_word(reading: &Reading<'_>, index: usize) -> bool {
    let token = &reading.tokens[index];
    let written = reading.written(index);
    if !written.starts_with(char::is_uppercase)
        || !written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '`' | '-' | '.'))
    {
        return false;
    }
    // `PSI.Terlihat` has lost a space; `H.Budi` has not.
    let glued = written.split_once('.').is_some_and(|(before, rest)| {
        before.chars().count() > MAX_INITIALS && rest.starts_with(char::is_uppercase)
    });
    if glued {
        return false;
    }
    let letters = written.chars().count();
    let acronym = letters > 1 && written.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if acronym && (letters > MAX_INITIALS || is_degree(written)) {
        // `SBY` is a person.
        return nickname(&token.exact).is_some();
    }
    // `Lukman Hakim` is no judge.
    let surname = index > 0
        && is_given_name(&token.exact)
        && follows_closely(reading, index)
        && reading.is_capitalised(index - 1)
        && TITLES.one_at(reading, index - 1).is_none()
        && INSTITUTIONS.one_at(reading, index - 1).is_none();
    let listed = TITLES.one_at(reading, index).is_some() && !surname
        || HONORIFICS.one_at(reading, index).is_some_and(|(_, row)| {
            matches!(honorifics::rows()[row].kind, Kind::AfterTitle | Kind::TitleTail)
        })
        || INSTITUTIONS.one_at(reading, index).is_some()
        || REGION_KINDS.one_at(reading, index).is_some();
    !listed
        && !function_words::contains(&token.exact)
        && (unit_word(&token.exact).is_none() || is_given_name(&token.exact))
        && !super::speaker::is_speech_verb(reading, index)
        && calendar::number_of(calendar::weekdays(), written).is_none()
        && calendar::number_of(calendar::months(), written).is_none()
}

/// The degrees behind a name: where they end, and how they are written.
fn degrees(reading: &Reading<'_>, at: usize) -> (usize, Vec<String>) {
    let mut end = at;
    let mut degrees = Vec::new();
    while end < reading.tokens.len() {
        let gap = reading.gap_before(end);
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.')) {
            break;
        }
        // `S. Sos` with a space lost or won by a scanner: up to three pieces make one degree.
        let mut letters = String::new();
        let mut found = None;
        for next in end..reading.tokens.len().min(end + 3) {
            if next > end && !reading.gap_before(next).chars().all(|c| c.is_whitespace() || c == '.') {
                break;
            }
            letters.extend(reading.written(next).chars().filter(|c| c.is_alphabetic()));
            let bare_word = next == end
                && !gap.contains(',')
                && reading.written(next).chars().skip(1).any(char::is_lowercase)
                && !reading.written(next).contains('.');
            if is_degree(&letters) && !bare_word {
                found = Some(next + 1);
            }
        }
        let Some(next) = found else { break };
        let mut until = reading.tokens[next - 1].span.end;
        if reading.text[until..].starts_with('.') {
            until += 1;
        }
        degrees.push(reading.text[reading.tokens[end].span.start..until].to_owned());
        end = next;
    }
    (end, degrees)
}

/// The name that ends right before a token, honorifics and degrees included.
pub(super) fn read_before(reading: &Reading<'_>, end: usize) -> Option<PersonName> {
    const REACH: usize = 14;
    let first = end.saturating_sub(REACH);
    let mut start = end;
    while start > first {
        let gap_joins = start == end
            || reading
                .gap_before(start)
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '(' | ')'));
        let index = start - 1;
        let word = reading.written(index);
        let honorific = word.chars().count() <= 4 && HONORIFICS.one_at(reading, index).is_some();
        if !gap_joins || !(word.starts_with(char::is_uppercase) || honorific) {
            break;
        }
        start -= 1;
    }
    (start..end).find_map(|at| {
        let begins = at == start || !joins_name(reading, at) || !is_name_word(reading, at - 1);
        if !begins {
            return None;
        }
        read(reading, at).filter(|name| name.tokens.end == end)
    })
}
