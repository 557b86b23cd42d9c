//! Institutions and regions that no table lists, behind a title.
//!
//! ```text
//! Ketua Perhimpunan Anu Sagara (PAS) Budi Topan     words that names of bodies are made of
//! Direktur Sagara, Budi Topan                       a comma before the name
//! Ketua Umum Sagara Budi Topan                      what the article tells elsewhere
//! ```

use std::ops::Range;

use super::mention::{Page, Region};
use super::post::{Post, campaign_of, goes_on, skip_brackets};
use super::vocabulary::{INSTITUTIONS, TITLES, as_written, follows_closely, link_at, unit_word};
use super::{Reading, heard, names, place};
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::offices::{self, Role};
use crate::lexicon::domain::{function_words, institutions, unit_words};

/// The most words of an institution's name.
const MAX_WORDS: usize = 9;

/// The most words of a region's name.
const MAX_REGION: usize = 3;

/// The most words of a name behind the words of an institution.
const MAX_NAME: usize = 4;

/// Where a board's name ends that goes on with the name of an association no table lists.
pub(super) fn rest_of_board(page: &Page<'_, '_>, at: usize) -> usize {
    let reading = page.reading;
    let opens = at < reading.tokens.len()
        && follows_closely(reading, at)
        && reading.is_capitalised(at)
        && INSTITUTIONS.one_at(reading, at).is_none()
        && place::beginning_at(reading, page.found, at).is_none();
    if !opens {
        return at;
    }
    let Extent { end, .. } = extent(page, at);
    let (_, inside) = skip_brackets(reading, end);
    if inside.is_some() && end > at { end } else { at }
}

/// How far the words reach that may be the name of an institution.
struct Extent {
    /// The token behind the last of them.
    end: usize,
    /// The token behind the last that can be nothing else.
    firm: usize,
}

/// Whether the name of an institution of any words begins at a token.
pub(super) fn opens_body(reading: &Reading<'_>, at: usize) -> bool {
    is_body(reading, at) || reading.is_capitalised(at) && has_tail(reading, at)
}

fn is_body(reading: &Reading<'_>, at: usize) -> bool {
    unit_word(&reading.tokens[at].exact) == Some(unit_words::Role::Body)
}

fn joined(reading: &Reading<'_>, at: usize) -> bool {
    follows_closely(reading, at)
        || matches!(reading.gap_before(at).trim(), "-" | "–" | "/" | "&") && reading.is_capitalised(at)
}

fn extent(page: &Page<'_, '_>, at: usize) -> Extent {
    let reading = page.reading;
    let (mut end, mut firm) = (at, at);
    while end < reading.tokens.len() && end - at < MAX_WORDS && (end == at || joined(reading, end)) {
        let word = &reading.tokens[end].exact;
        let first = end == at;
        if !first && (names::is_honorific(reading, end) || is_region(page, end, firm)) {
            break;
        }
        if let Some((len, row)) = INSTITUTIONS.one_at(reading, end).filter(|_| !first) {
            end += len;
            if institutions::rows()[row].kind == "party" {
                end = campaign_of(reading, end);
            }
            firm = end;
            continue;
        }
        let titled = TITLES.one_at(reading, end).is_some_and(|(_, row)| {
            !matches!(offices::rows()[row].role, Role::Group | Role::Civil | Role::Staff)
        });
        if titled && !first {
            break;
        }
        // `DPP PSI.Terlihat Budi` has lost a space.
        let glued = reading
            .written(end)
            .rsplit_once('.')
            .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
        let capital = reading.is_capitalised(end) && !glued;
        let lower = firm == end && !function_words::contains(word);
        let number = !first && firm == end && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if unit_word(word).is_some() && (capital || lower)
            || number
            || heard::is_acronym(reading.written(end))
        {
            end += 1;
            firm = end;
            continue;
        }
        let connects = matches!(link_at(reading, end), Some((1, Link::And)))
            && end + 1 < reading.tokens.len()
            && follows_closely(reading, end + 1)
            && reading.is_capitalised(end + 1)
            && !first
            && TITLES.one_at(reading, end + 1).is_none()
            && !reading.heard.is_person(reading, end + 1);
        if !capital && !connects {
            break;
        }
        end += 1;
    }
    Extent { end, firm }
}

/// Whether a region begins at a token, and not a further word of the name.
fn is_region(page: &Page<'_, '_>, at: usize, firm: usize) -> bool {
    let Some((place, _)) = place::beginning_at(page.reading, page.found, at) else { return false };
    let token = page.reading.tokens[at].span;
    let kind_stated =
        place.span.start == token.start && place.span.len() > token.len() && place.rule != "bare";
    kind_stated || firm == at
}

/// Reads an institution that no table lists into a post.
pub(super) fn read_institution(page: &Page<'_, '_>, post: &mut Post) {
    let reading = page.reading;
    let at = post.end;
    if at >= reading.tokens.len() || !goes_on(reading, at) {
        return;
    }
    let Some((end, behind)) = institution(page, at) else { return };
    post.institution = Some(as_written(reading, at..end));
    post.is_name = (at..end).any(|index| reading.is_capitalised(index));
    post.end = behind;
}

/// Where the institution ends that begins at a token, and what follows it begins.
fn institution(page: &Page<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let reading = page.reading;
    let begins = is_body(reading, at)
        || reading.is_capitalised(at) && unit_word(&reading.tokens[at].exact) != Some(unit_words::Role::Unit);
    let person_like = reading.heard.is_person(reading, at) && !is_body(reading, at) && !has_tail(reading, at);
    if !begins || person_like || names::is_honorific(reading, at) {
        return None;
    }
    let Extent { end, firm } = extent(page, at);
    if end == at {
        return None;
    }
    let (behind, inside) = skip_brackets(reading, end);
    if inside.is_some() && end > at + 1 {
        let pair = campaign_of(reading, behind);
        return Some(if pair > behind { (pair, pair) } else { (end, behind) });
    }
    let named_apart = apart(reading, end);
    let region_next = end < reading.tokens.len()
        && follows_closely(reading, end)
        && place::beginning_at(reading, page.found, end).is_some();
    let whole = named_apart || region_next;
    if firm == at {
        // `Anu Institute`, `Sagara, Budi Topan`; else what the article tells.
        let split = if whole { Some(end) } else { reading.heard.name_in(reading, &(at..end)) };
        return split.map(|end| (end, end));
    }
    if firm == end {
        return Some((end, end));
    }
    // Behind an acronym the name follows at once: `SBR Rosmidi F Topan`.
    let abbreviated = heard::is_acronym(reading.written(firm - 1)) && end - firm <= MAX_NAME;
    let person = (firm..end).find(|&index| reading.heard.is_person(reading, index));
    let person = if abbreviated && person.is_some() { Some(firm) } else { person };
    let split = match person {
        Some(person) => person,
        None if whole => end,
        None => match reading.heard.name_in(reading, &(firm - 1..end)) {
            Some(name) => name,
            // One word behind one word: `Forum Anu`.
            None if end - firm == 1 && firm - at == 1 => end,
            None if end - firm <= MAX_NAME => firm,
            None => end,
        },
    };
    // A connector does not end a name.
    let split = if split > at + 1 && matches!(link_at(reading, split - 1), Some((1, Link::And))) {
        split - 1
    } else {
        split
    };
    Some((split, split))
}

/// Whether the second or third word ends the name of an institution: `Budi Center`.
fn has_tail(reading: &Reading<'_>, at: usize) -> bool {
    const REACH: usize = 2;
    (at + 1..reading.tokens.len().min(at + 1 + REACH))
        .take_while(|&index| follows_closely(reading, index) && reading.is_capitalised(index))
        .any(|index| unit_word(&reading.tokens[index].exact) == Some(unit_words::Role::Tail))
}

/// Whether a comma and the name of a person follow.
fn apart(reading: &Reading<'_>, at: usize) -> bool {
    at < reading.tokens.len()
        && reading.gap_before(at).trim() == ","
        && names::read(reading, at).is_some_and(|name| {
            (name.core.len() > 1
                || reading.heard.is_person(reading, name.core.start)
                || !name.honorifics.is_empty())
                && is_closed(reading, name.tokens.end)
        })
}

/// Whether an apposition may end before a token: at a comma, a bracket, the end, or a small letter.
fn is_closed(reading: &Reading<'_>, at: usize) -> bool {
    at >= reading.tokens.len()
        || !follows_closely(reading, at)
        || reading.written(at).starts_with(char::is_lowercase)
}

/// Reads a region that no table lists into a post: `Kapolda Tirta Raya, Budi Topan`.
pub(super) fn read_region(page: &Page<'_, '_>, office: &offices::Row, post: &mut Post) {
    let reading = page.reading;
    let at = post.end;
    let takes = post.row.map_or(office.takes_region, |row| row.takes_region);
    if !takes
        || at >= reading.tokens.len()
        || !goes_on(reading, at)
        || !reading.is_capitalised(at)
        || reading.heard.is_person(reading, at)
        || names::is_honorific(reading, at)
    {
        return;
    }
    let run = names::capitals(reading, at);
    let stop = run.clone().find(|&index| names::is_honorific(reading, index)).unwrap_or(run.end);
    let region: Option<Range<usize>> = if (stop < run.end || apart(reading, stop)) && stop - at <= MAX_REGION
    {
        Some(at..stop)
    } else {
        reading
            .heard
            .name_surely_in(reading, &(at..stop))
            .filter(|name| name - at <= MAX_REGION)
            .map(|name| at..name)
    };
    let plain = |index: usize| {
        let word = reading.written(index);
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
            && word.chars().any(char::is_lowercase)
            && unit_word(&reading.tokens[index].exact).is_none()
            && INSTITUTIONS.one_at(reading, index).is_none()
            && TITLES.one_at(reading, index).is_none()
    };
    if let Some(region) = region.filter(|region| !region.is_empty() && region.clone().all(plain)) {
        post.end = region.end;
        post.region = Some(Region { label: as_written(reading, region), level: place::UNKNOWN.to_owned() });
    }
}
