//! Mentions of officials: reading a title with its institution, region and name.
//!
//! ```text
//! [prefix] TITLE [unit] [institution] [region] [,] [honorifics] NAME [, degrees]
//! NAME [, degrees] [,] [selaku, yang juga ...] [prefix] TITLE [unit] [institution] [region]
//! ```

use std::ops::Range;

use super::names::{self, PersonName};
use super::post::{self, Post, after_title, goes_on, skip_brackets, skip_terms, units};
use super::vocabulary::{
    GAZETTEER, HONORIFICS, INSTITUTIONS, TITLES, as_written, follows_closely, is_clitic, is_given_name,
    is_ordinal, is_place_cue, is_pointer, link_at, unit_word,
};
use super::{Annotation, Reading, apposition, place, speaker};
use crate::lexicon::domain::honorifics::{self, Kind};
use crate::lexicon::domain::institutions;
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::offices::{self, Role};

/// A passage with the places found in it.
pub(super) struct Page<'s, 'p> {
    pub(super) reading: &'s Reading<'p>,
    /// What the kinds before marked.
    pub(super) found: &'s [Annotation],
}

/// A region as a mention states it.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) label: String,
    pub(super) level: String,
}

/// A title with all that is read around it.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Everything, with the name where it stands next to the title.
    pub(super) tokens: Range<usize>,
    /// The title and what belongs to it, without the name.
    pub(super) post: Range<usize>,
    pub(super) office: &'static offices::Row,
    pub(super) prefixes: Vec<String>,
    pub(super) title: String,
    pub(super) institution: Option<String>,
    institution_row: Option<&'static institutions::Row>,
    /// Whether the institution is written with a capital, as the name of one.
    names_institution: bool,
    pub(super) region: Option<Region>,
    pub(super) name: Option<PersonName>,
    /// Whether another title before it tells the name.
    pub(super) is_second: bool,
    /// How sure the reading is, in hundredths.
    pub(super) confidence: u8,
}

impl Mention {
    /// What the person is, beside an official: a watch group's researcher, a candidate.
    pub(super) fn role(&self) -> Role {
        let kind = self.institution_row.map_or("", |row| row.kind.as_str());
        if self.office.branch == "legislature" {
            return self.office.role;
        }
        match (self.office.role, kind) {
            (Role::Candidate | Role::Staff, _) => self.office.role,
            (_, "watch") => Role::Watch,
            (Role::Office | Role::Party, "party") => Role::Party,
            (Role::Office | Role::Guest, "survey") => Role::Observer,
            (Role::Guest, _) => Role::Office,
            (role, _) => role,
        }
    }

    /// Whether the mention is one to keep.
    fn counts(&self, reading: &Reading<'_>) -> bool {
        // `kepala dinas` speaks of heads in general, `kepala Dinas Pendidikan` of one.
        let proper_institution = self.institution.as_deref().is_some_and(|institution| {
            let head_alone = self.institution_row.is_some_and(|row| row.takes_name)
                && !institution.contains(' ')
                && !institution.chars().nth(1).is_some_and(char::is_uppercase);
            (reading.is_without_capitals || self.names_institution) && !head_alone
        });
        match self.office.role {
            Role::Group | Role::Civil | Role::Prefix => false,
            Role::Office => self.name.is_some() || proper_institution || self.region.is_some(),
            Role::Guest | Role::Watch => self.name.is_some() && self.institution.is_some(),
            // `markas Polri, Cikeas`: behind a comma a name may be anything.
            Role::Staff if self.confidence < 100 => self.name.is_some() && self.institution.is_some(),
            Role::Staff | Role::Candidate | Role::Party | Role::Observer => self.name.is_some(),
        }
    }

    /// The same post held by another person.
    fn of(&self, name: PersonName) -> Self {
        let tokens = name.tokens.clone();
        Self { tokens, name: Some(name), ..self.clone() }
    }
}

/// The mentions of a passage, in order.
pub(super) fn read(page: &Page<'_, '_>) -> Vec<Mention> {
    let reading = page.reading;
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        // `Jenderal TNI Budi` names no soldier at large.
        if let Some(len) = names::rank_len(reading, at).filter(|len| *len > 1) {
            at += len;
            continue;
        }
        let Some(mut mention) = mention(page, at) else {
            // `Satuan Polisi Pamong Praja` names no policeman.
            at += INSTITUTIONS.one_at(reading, at).map_or(1, |(len, _)| len);
            continue;
        };
        at = mention.post.end.max(mention.tokens.end);
        if mention.name.is_none() {
            apposition::take_name_before(reading, &mut mention, &found);
        } else {
            inherit(reading, &mut mention, &found);
        }
        // `Pemilihan Bupati Serang` is about a vote.
        let start = mention.post.start;
        let vote = mention.name.is_none() && start > 0 && {
            let before = &reading.tokens[start - 1].exact;
            is_place_cue(before) && unit_word(before).is_some()
        };
        if vote || !mention.counts(reading) || is_ticket(reading, &mention) {
            continue;
        }
        if let Some(name) = mention.name.as_ref().filter(|_| mention.tokens.end > mention.post.end) {
            mention.is_second =
                apposition::give_to_title_before(reading, &mut found, mention.post.start, name);
        }
        let shared = mention.office.shared && mention.name.is_some() && mention.tokens.end > mention.post.end;
        let first = mention.clone();
        found.push(mention);
        if shared {
            at = take_list(reading, &first, &mut found).max(at);
        }
    }
    found
}

/// Whether a candidate is one of two on a ticket, who are named together: `paslon 02
/// Budi-Siti`. A ticket is no person's post.
fn is_ticket(reading: &Reading<'_>, mention: &Mention) -> bool {
    let Some(name) = mention.name.as_ref().filter(|_| mention.office.role == Role::Candidate) else {
        return false;
    };
    let end = name.tokens.end;
    mention.office.branch == "ticket"
        || end < reading.tokens.len()
            && matches!(reading.gap_before(end).trim(), "-" | "–" | "/" | "&")
            && names::is_name_word(reading, end)
}

/// The prefixes that begin at a token: their names, and the token behind them.
fn prefixes(reading: &Reading<'_>, at: usize) -> (Vec<String>, usize) {
    let mut names: Vec<String> = Vec::new();
    let mut end = at;
    while end < reading.tokens.len() {
        let gap = reading.gap_before(end);
        if end > at && !gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '(' | ')')) {
            break;
        }
        let Some((len, row)) = HONORIFICS.one_at(reading, end) else { break };
        let row = &honorifics::rows()[row];
        if row.kind != Kind::Prefix {
            break;
        }
        let name = row.forms.0[0].clone();
        if !names.contains(&name) {
            names.push(name);
        }
        end += len;
    }
    (names, end)
}

fn mention(page: &Page<'_, '_>, start: usize) -> Option<Mention> {
    let reading = page.reading;
    let (mut prefixes, at) = prefixes(reading, start);
    if at >= reading.tokens.len() {
        return None;
    }
    let (title, office) = title(reading, at)?;
    if matches!(office.role, Role::Group | Role::Civil) {
        return None;
    }
    let mut end = title.end;
    // `Menteri BUMN` holds no institution, `Kepala Dinas` does.
    let minister = office.branch == "executive" && office.level == "national";
    let mut title_end = if minister { title.end } else { split_institution(reading, &title) };
    let mut institution_at = title_end;
    if title_end == title.end {
        end = title_tail(reading, end);
        title_end = end;
        end = skip_brackets(reading, end).0;
        end = after_title(reading, end, &mut prefixes);
        if office.takes_institution {
            let unit = units(reading, end);
            if unit > end {
                title_end = if end == title_end { unit } else { title_end };
                end = skip_brackets(reading, unit).0;
            }
        }
        institution_at = end;
    }
    let mut post =
        Post { title_end, end: institution_at, institution: None, row: None, is_name: false, region: None };
    // A title that takes no institution may still be followed by one: `Sekda Pemkot Serang`.
    post::read_institution(page, office, &mut post);
    post::read_region(page, office, &mut post);
    let mut end = after_title(reading, post.end, &mut prefixes);
    if post.institution.is_some() {
        end = post::unit_behind(reading, end);
    }
    end = skip_terms(page, end);
    // `maju sebagai cawapres Budi` makes somebody else the running mate.
    let mate = office.role == Role::Candidate
        && end == post.end
        && start > 0
        && matches!(link_at(reading, start - 1), Some((1, Link::Is | Link::Becomes)));
    // `Budi selaku Patih Keraton Sagara menilai` has its name before it.
    let before = apposition::named_before_link(reading, start);
    if before && let Some(row) = post.row.filter(|row| row.takes_name) {
        post::take_rest(reading, row, &mut post);
        end = post.end;
    }
    let post_range = start..post.end;
    let (name, confidence) =
        if mate || before || headline(reading, at) { (None, 100) } else { name_behind(page, office, end) };
    let far =
        name.is_none() && !mate && !before && (post.institution.is_some() || office.role == Role::Candidate);
    let (name, confidence) = match far.then(|| name_behind_phrase(page, end)).flatten() {
        Some(name) => (Some(name), 95),
        None => (name, confidence),
    };
    let tokens = start..name.as_ref().map_or(post.end, |name| name.tokens.end);
    Some(Mention {
        tokens,
        post: post_range,
        office,
        prefixes,
        title: written_title(reading, title.start..post.title_end),
        institution: post.institution,
        institution_row: post.row,
        names_institution: post.is_name,
        region: post.region,
        name,
        is_second: false,
        confidence,
    })
}

/// A title without the clitic at its end: `dua anggotanya`.
fn written_title(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    let title = as_written(reading, tokens.clone());
    let last = reading.written(tokens.end - 1);
    let base = last.char_indices().map(|(at, _)| at).find(|at| is_clitic(&last[*at..]));
    match base {
        Some(base) => title[..title.len() - (last.len() - base)].to_owned(),
        None => title,
    }
}

/// Where the words end that stand behind a title and are part of it: `presiden terpilih`.
fn title_tail(reading: &Reading<'_>, at: usize) -> usize {
    let mut end = at;
    // `Presiden ke-6 RI`, `Presiden RI ke-6`
    if goes_on(reading, end)
        && let Some((len, row)) = HONORIFICS.one_at(reading, end)
        && honorifics::rows()[row].kind == Kind::AfterTitle
        && end + len < reading.tokens.len()
        && is_ordinal(&reading.tokens[end + len].exact)
    {
        end += len;
    }
    if goes_on(reading, end) && is_ordinal(&reading.tokens[end].exact) {
        end += 1;
    }
    while goes_on(reading, end)
        && let Some((len, row)) = HONORIFICS.one_at(reading, end)
        && honorifics::rows()[row].kind == Kind::TitleTail
    {
        end += len;
    }
    end
}

/// The title at a token, a deputy's word before it included, and the title of the one
/// whom it serves behind it: `Staf Khusus Presiden`, `analis politik dan peneliti senior`.
pub(super) fn title(reading: &Reading<'_>, at: usize) -> Option<(Range<usize>, &'static offices::Row)> {
    let (first, office) = single_title(reading, at)?;
    let mut end = title_tail(reading, first.end);
    if office.takes_institution && office.role == Role::Office && goes_on(reading, end) {
        if let Some((next, served)) = single_title(reading, end)
            && served.branch == "executive"
            && served.role == Role::Office
            && served.id != office.id
        {
            return Some((first.start..next.end, office));
        }
    } else if office.role == Role::Observer
        && goes_on(reading, end)
        && let Some((len, Link::And)) = link_at(reading, end)
        && let Some((next, other)) =
            (end + len < reading.tokens.len()).then(|| single_title(reading, end + len)).flatten()
        && other.role == Role::Observer
    {
        end = next.end;
        return Some((first.start..end, office));
    }
    Some((first, office))
}

fn single_title(reading: &Reading<'_>, at: usize) -> Option<(Range<usize>, &'static offices::Row)> {
    if let Some((len, row)) = TITLES.one_at(reading, at) {
        return Some((at..at + len, &offices::rows()[row]));
    }
    let (len, row) = HONORIFICS.one_at(reading, at)?;
    if honorifics::rows()[row].kind != Kind::Deputy || !goes_on(reading, at + len) {
        return None;
    }
    let (rest, row) = TITLES.one_at(reading, at + len)?;
    Some((at..at + len + rest, &offices::rows()[row]))
}

/// Where the title ends and its institution begins, where one phrase holds both: `Kepala Dinas`.
fn split_institution(reading: &Reading<'_>, title: &Range<usize>) -> usize {
    (title.start + 1..title.end)
        .find(|&at| {
            INSTITUTIONS.one_at(reading, at).is_some_and(|(len, row)| {
                at + len >= title.end && institutions::rows()[row].kind != "village"
            })
        })
        .unwrap_or(title.end)
}

/// Whether a sentence is set like a headline, in which capitals tell nothing.
fn headline(reading: &Reading<'_>, at: usize) -> bool {
    const MIN_WORDS: usize = 5;
    let sentence = reading.sentence_around(at);
    let words = sentence.clone().filter(|&index| reading.tokens[index].exact.chars().count() > 3);
    let (mut all, mut capitals) = (0, 0);
    for index in words {
        all += 1;
        capitals += usize::from(reading.is_capitalised(index));
    }
    let ends_open = sentence.end > 0 && {
        let rest = &reading.text[reading.tokens[sentence.end - 1].span.end..];
        !rest.trim_start_matches([')', '"', '”']).starts_with('.')
    };
    all >= MIN_WORDS && capitals * 10 >= all * 9 && ends_open
}

/// The name behind a post: closely behind it, behind one comma, or behind `yakni`.
fn name_behind(page: &Page<'_, '_>, office: &offices::Row, at: usize) -> (Option<PersonName>, u8) {
    let reading = page.reading;
    if at >= reading.tokens.len() {
        return (None, 100);
    }
    let gap = reading.gap_before(at).trim();
    let gap = gap.strip_prefix(')').unwrap_or(gap).trim();
    let mut start = at;
    let mut behind_comma = gap == ",";
    if !(gap.is_empty() || behind_comma) {
        return (None, 100);
    }
    if let Some((len, Link::Namely)) = link_at(reading, at) {
        start += len;
        if start >= reading.tokens.len() {
            return (None, 100);
        }
        behind_comma = false;
    }
    // `Wali Kota Serang, Banten` goes on with a place.
    if behind_comma && place::beginning_at(reading, page.found, start).is_some() {
        return (None, 100);
    }
    let Some(name) = names::read(reading, start).filter(|name| !is_place_name(reading, name)) else {
        return (None, 100);
    };
    // `Selain perwakilan caleg, Budi hadir`: a bare group, then another clause.
    let bare = !reading.is_capitalised(at - 1) && name.core.len() == 1 && name.honorifics.is_empty();
    let pointed = name.honorifics.is_empty()
        && name.tokens.end < reading.tokens.len()
        && follows_closely(reading, name.tokens.end)
        && is_pointer(reading, name.tokens.end);
    if (behind_comma && (bare || reading.sentence_of[start] != reading.sentence_of[start - 1]))
        || (pointed
            && name.core.len() > 1
            && !(name.core.clone()).any(|index| is_given_name(&reading.tokens[index].exact)))
        || (office.role == Role::Staff && !behind_comma && name.core.len() < 2 && name.honorifics.is_empty())
    {
        return (None, 100);
    }
    (Some(name), if behind_comma { 95 } else { 100 })
}

/// The name behind a post and a phrase that belongs to it: `capres nomor urut 3 di Pilpres 2024, Budi
/// Topan,`, `Koordinator ICW wilayah Banten, Budi Topan, mengatakan`.
fn name_behind_phrase(page: &Page<'_, '_>, at: usize) -> Option<PersonName> {
    const REACH: usize = 7;
    let reading = page.reading;
    let belongs = |index: usize| {
        let word = &reading.tokens[index].exact;
        (follows_closely(reading, index) || index == at && goes_on(reading, index))
            && (reading.is_capitalised(index)
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || is_place_cue(word)
                || unit_word(word).is_some()
                || matches!(link_at(reading, index), Some((1, Link::From | Link::And))))
    };
    let end = (at..reading.tokens.len().min(at + REACH)).find(|&index| !belongs(index))?;
    if end == at || reading.gap_before(end).trim() != "," {
        return None;
    }
    let name = names::read(reading, end).filter(|name| !is_place_name(reading, name))?;
    let told = name.core.len() > 1 && place::beginning_at(reading, page.found, end).is_none();
    let reports = |index: usize| index < reading.tokens.len() && speaker::is_speech_verb(reading, index);
    let closed = name.tokens.end == reading.tokens.len()
        || reading.written(name.tokens.end).starts_with(char::is_lowercase)
        || reading.gap_before(name.tokens.end).trim_start().starts_with([',', '.', '('])
        || reports(name.tokens.end);
    let is_person = reports(name.tokens.end)
        || name.core.clone().any(|index| reading.heard.is_person(reading, index))
        || !name.honorifics.is_empty();
    (told && closed && is_person).then_some(name)
}

/// Whether a name is that of a place.
pub(super) fn is_place_name(reading: &Reading<'_>, name: &PersonName) -> bool {
    GAZETTEER.one_at(reading, name.core.start).is_some_and(|(len, _)| {
        len == name.core.len() && !is_given_name(&reading.tokens[name.core.start].exact)
    })
}

/// `Ketua KPU A dan anggota B`: a bare title takes the institution and region of the one it is joined to.
fn inherit(reading: &Reading<'_>, mention: &mut Mention, found: &[Mention]) {
    let start = mention.post.start;
    let bare = mention.institution.is_none() && mention.region.is_none();
    let Some(last) = found.last() else { return };
    if !bare || !mention.office.takes_institution || mention.office.role != Role::Office || start == 0 {
        return;
    }
    let joined = last.tokens.end + 1 == start
        && matches!(link_at(reading, last.tokens.end), Some((1, Link::And)))
        && mention.office.level == "any";
    if joined && last.name.is_some() {
        mention.institution.clone_from(&last.institution);
        mention.institution_row = last.institution_row;
        mention.region.clone_from(&last.region);
        mention.confidence = 80;
    }
}

/// The other names of a list: `anggota KPU A, B, dan C`. Returns the token behind it.
fn take_list(reading: &Reading<'_>, first: &Mention, found: &mut Vec<Mention>) -> usize {
    let mut names: Vec<PersonName> = Vec::new();
    let mut at = first.tokens.end;
    loop {
        if at >= reading.tokens.len() {
            break;
        }
        let gap = reading.gap_before(at).trim();
        let mut next = at;
        let mut closes = false;
        if let Some((len, Link::And)) = link_at(reading, at) {
            next += len;
            closes = true;
        }
        let joined = matches!(gap, "," | "-" | "–" | "&") || (closes && gap.is_empty());
        if !joined || next >= reading.tokens.len() || title(reading, next).is_some() {
            break;
        }
        let Some(name) = names::read(reading, next) else { break };
        at = name.tokens.end;
        let pair = matches!(gap, "-" | "–" | "&");
        names.push(name);
        if closes || pair {
            // A list ends with its last member; what ends otherwise is an apposition.
            found.extend(names.into_iter().map(|name| first.of(name)));
            return at;
        }
    }
    first.tokens.end
}
