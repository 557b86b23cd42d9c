//! What stands behind a title: its unit, institution and region.

use std::ops::Range;

use super::mention::{Page, Region};
use super::names;
use super::vocabulary::{
    HONORIFICS, INSTITUTIONS, REGION_KINDS, TITLES, as_written, follows_closely, is_given_name, link_at,
    unit_word,
};
use super::{Reading, bodies, heard, place};
use crate::lexicon::domain::honorifics::{self, Kind};
use crate::lexicon::domain::institutions;
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::offices::{self, Role};
use crate::lexicon::domain::{region_kinds, unit_words};

/// The gap before a token has nothing but spaces, and a bracket or full stop that ends what is before.
pub(super) fn goes_on(reading: &Reading<'_>, at: usize) -> bool {
    at < reading.tokens.len() && {
        let gap = reading.gap_before(at);
        !gap.is_empty()
            && gap.chars().all(|c| c.is_whitespace() || matches!(c, ')' | '.'))
            && (!gap.contains('.') || reading.sentence_of[at] == reading.sentence_of[at - 1])
    }
}

/// Skips an abbreviation in brackets: `Sekretaris Daerah (Sekda)`.
pub(super) fn skip_brackets(reading: &Reading<'_>, at: usize) -> (usize, Option<Range<usize>>) {
    const MAX_INSIDE: usize = 3;
    if at >= reading.tokens.len() || reading.gap_before(at).trim() != "(" {
        return (at, None);
    }
    for end in at + 1..=(at + MAX_INSIDE).min(reading.tokens.len()) {
        let gap = if end < reading.tokens.len() {
            reading.gap_before(end)
        } else {
            &reading.text[reading.tokens[end - 1].span.end..]
        };
        if gap.starts_with(')') {
            return (end, Some(at..end));
        }
        if !gap.chars().all(char::is_whitespace) && gap != "-" {
            break;
        }
    }
    (at, None)
}

/// Words behind a title that tell its state: `nonaktif`, `terpilih`.
pub(super) fn after_title(reading: &Reading<'_>, at: usize, states: &mut Vec<String>) -> usize {
    let mut end = at;
    while goes_on(reading, end)
        && let Some((len, row)) = HONORIFICS.one_at(reading, end)
        && honorifics::rows()[row].kind == Kind::AfterTitle
    {
        let name = honorifics::rows()[row].expansion.0.clone();
        states.extend(name.filter(|name| !states.contains(name)));
        end += len;
    }
    end
}

/// Skips `nomor urut 1`, `periode 2018-2023`, `dapil Banten`, `dari Fraksi PKS`.
pub(super) fn skip_terms(page: &Page<'_, '_>, at: usize) -> usize {
    let reading = page.reading;
    let mut end = at;
    // The party of a member of parliament stands behind the institution.
    let party = |at: usize| {
        let (len, row) = (at < reading.tokens.len()).then(|| INSTITUTIONS.one_at(reading, at)).flatten()?;
        (institutions::rows()[row].kind == "party").then_some(at + len)
    };
    if end < reading.tokens.len() && follows_closely(reading, end) {
        let from = match link_at(reading, end) {
            Some((len, Link::From)) => end + len,
            _ => end,
        };
        let mut behind = from;
        while behind < reading.tokens.len()
            && follows_closely(reading, behind)
            && let Some(next) = party(behind)
        {
            behind = next;
        }
        if behind > from {
            end = behind;
        }
    }
    // `Paslon 02, Budi`
    if end == at && goes_on(reading, end) && reading.written(end).bytes().all(|byte| byte.is_ascii_digit()) {
        end += 1;
    }
    while goes_on(reading, end)
        && let Some((len, Link::Number | Link::Term)) = link_at(reading, end)
    {
        end = skip_brackets(reading, end + len).0;
        if goes_on(reading, end) && matches!(link_at(reading, end), Some((1, Link::Digit))) {
            end += 1;
        }
        if let Some((_, behind)) = place::beginning_at(reading, page.found, end) {
            end = behind;
        }
        while end < reading.tokens.len()
            && reading.written(end).starts_with(|c: char| c.is_ascii_digit())
            && reading.gap_before(end).chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '/'))
        {
            end += 1;
        }
    }
    end
}

/// Where the unit behind a title ends: `Divisi Hukum dan Penyelesaian Sengketa`, `Komisi II`, `Fraksi PDIP`.
pub(super) fn units(reading: &Reading<'_>, at: usize) -> usize {
    let mut end = at;
    while goes_on(reading, end)
        || ((end > at || at > 0 && unit_word(&reading.tokens[at - 1].exact).is_some())
            && joins_topics(reading, end))
    {
        // `Wakil Ketua I DPRD`
        let numbered = end == at
            && is_numeral(reading.written(end))
            && end + 1 < reading.tokens.len()
            && INSTITUTIONS.one_at(reading, end + 1).is_some();
        if numbered {
            end += 1;
            continue;
        }
        // An institution ends a unit, unless the unit is a party's: `Fraksi PDIP`.
        if let Some((len, row)) = INSTITUTIONS.one_at(reading, end) {
            // `Direktur Jenderal Bina Pemerintahan Desa`
            let topics = end > at
                && institutions::rows()[row].kind == "government"
                && (end..end + len).all(|index| unit_word(&reading.tokens[index].exact).is_some());
            if topics {
                end += len;
                continue;
            }
            let of_unit = end > at
                && unit_word(&reading.tokens[end - 1].exact) == Some(unit_words::Role::Unit)
                && institutions::rows()[row].kind == "party";
            if !of_unit {
                break;
            }
            end += len;
            continue;
        }
        let word = &reading.tokens[end].exact;
        let is_number = is_numeral(word);
        let connects = matches!(link_at(reading, end), Some((1, Link::And)))
            && (end > at || unit_word(&reading.tokens[end - 1].exact).is_some())
            && end + 1 < reading.tokens.len()
            && unit_word(&reading.tokens[end + 1].exact).is_some()
            && TITLES.one_at(reading, end + 1).is_none();
        // `Ketua Dewan Pembina`: the name of a body, no part of the title.
        let takes = (unit_word(word).is_some_and(|role| {
            role != unit_words::Role::Tail && (role != unit_words::Role::Body || end > at)
        }) && (TITLES.one_at(reading, end).is_none() || end > at))
            || (is_number && end > at)
            || connects;
        if !takes {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word is a number, in digits or as in Rome.
fn is_numeral(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x') || c.is_ascii_digit())
}

/// Where the unit behind an institution ends: `Ketua DPP PKB Bidang Hukum dan HAM`.
pub(super) fn unit_behind(reading: &Reading<'_>, at: usize) -> usize {
    let opens = goes_on(reading, at)
        && unit_word(&reading.tokens[at].exact) == Some(unit_words::Role::Unit)
        && INSTITUTIONS.one_at(reading, at).is_none();
    if opens { units(reading, at) } else { at }
}

/// Whether a comma or slash before a token joins two topics of one unit.
fn joins_topics(reading: &Reading<'_>, at: usize) -> bool {
    if at >= reading.tokens.len() || !matches!(reading.gap_before(at).trim(), "," | "/" | "&" | "-") {
        return false;
    }
    let topic = match link_at(reading, at) {
        Some((1, Link::And)) => at + 1,
        _ => at,
    };
    topic < reading.tokens.len()
        && unit_word(&reading.tokens[topic].exact) == Some(unit_words::Role::Topic)
        && reading.is_capitalised(topic)
        && TITLES.one_at(reading, topic).is_none()
}

/// What is read behind a title, piece by piece.
pub(super) struct Post {
    pub(super) title_end: usize,
    pub(super) end: usize,
    pub(super) institution: Option<String>,
    pub(super) row: Option<&'static institutions::Row>,
    pub(super) is_name: bool,
    pub(super) region: Option<Region>,
}

pub(super) fn read_institution(page: &Page<'_, '_>, office: &offices::Row, post: &mut Post) {
    let reading = page.reading;
    let mut at = post.end;
    // `narasumber dari ICW`: a role is joined to its institution.
    if matches!(office.role, Role::Guest | Role::Watch | Role::Observer | Role::Candidate | Role::Staff)
        && at < reading.tokens.len()
        && follows_closely(reading, at)
        && let Some((len, Link::From)) = link_at(reading, at)
        && at + len < reading.tokens.len()
        && (INSTITUTIONS.one_at(reading, at + len).is_some() || bodies::opens_body(reading, at + len))
    {
        at += len;
        post.end = at;
    }
    if office.takes_institution
        && office.role != Role::Candidate
        && INSTITUTIONS.one_at(reading, at.min(reading.tokens.len() - 1)).is_none()
    {
        bodies::read_institution(page, post);
        // `Badan Saksi (BS) DPD Partai Anu`: its institution may be listed.
        at = post.end;
    }
    // `Pangdam IV/Sagara`
    if office.branch == "military" && post.institution.is_none() && at < reading.tokens.len() {
        let end = numbered(reading, at);
        if end > at + 1 && !reading.written(at).starts_with(|c: char| c.is_ascii_digit()) {
            post.institution = Some(as_written(reading, at..end));
            (post.is_name, post.end, at) = (true, end, end);
        }
    }
    let mut pieces: Vec<String> = post.institution.iter().cloned().collect();
    let mut end = at;
    while goes_on(reading, end)
        && let Some((len, row)) = INSTITUTIONS.one_at(reading, end)
    {
        let row = &institutions::rows()[row];
        let first = end;
        if row.kind == "party" && post.row.is_some_and(|before| before.kind == "legislature") {
            // The party of a member of parliament, not the institution.
            break;
        }
        end += len;
        if row.takes_name {
            end = longer_name(page, end, is_open(row));
        }
        if row.kind == "military" {
            end = numbered(reading, end);
        }
        if row.kind == "party" && row.takes_name {
            // `DPP Arus Sagara (AS) Budi Topan`
            end = bodies::rest_of_board(page, end);
        }
        let (mut behind, inside) = skip_brackets(reading, end);
        let mut campaign = None;
        if row.kind == "party" {
            let pair = campaign_of(reading, behind);
            if pair > behind {
                campaign = inside.is_some().then(|| as_written(reading, behind..pair));
                (end, behind) = if inside.is_some() { (end, pair) } else { (pair, pair) };
            }
        }
        let national = row.short.0.as_deref().map(|short| {
            // `Bawaslu RI` is the national one.
            let last = reading.written(end - 1);
            if end - first > 1 && last == "RI" && !short.ends_with(last) {
                format!("{short} {last}")
            } else {
                short.to_owned()
            }
        });
        let short = match inside {
            Some(inside)
                if inside.len() == 1
                    && !row.takes_name
                    && !(first + 1..end).any(|index| reading.gap_before(index).contains('-'))
                    && TITLES.one_at(reading, inside.start).is_none()
                    && place::beginning_at(reading, page.found, inside.start).is_none() =>
            {
                Some(as_written(reading, inside))
            }
            _ => national,
        };
        post.row = Some(row);
        post.is_name |= reading.is_capitalised(first);
        let mut piece = short.unwrap_or_else(|| as_written(reading, first..end));
        if let Some(campaign) = campaign {
            piece = format!("{piece} {campaign}");
        }
        // `Partai Kebangkitan Bangsa PKB`: the short name said again.
        if pieces.last() != Some(&piece) {
            pieces.push(piece);
        }
        post.institution = Some(pieces.join(" "));
        end = behind;
        post.end = end;
    }
}

/// Where the number of a command ends, with the name behind a slash: `Kodim 0808/Sagara`, `Kodam V/Sagara`.
fn numbered(reading: &Reading<'_>, at: usize) -> usize {
    if !goes_on(reading, at) || !is_numeral(reading.written(at)) {
        return at;
    }
    let mut end = at + 1;
    while end < reading.tokens.len()
        && (matches!(reading.gap_before(end).trim(), "/") && end == at + 1)
        && reading.is_capitalised(end)
    {
        end += 1;
    }
    end
}

/// Where the institution that begins at a token ends, its longer name included.
pub(super) fn institution_end(page: &Page<'_, '_>, at: usize) -> Option<usize> {
    let (len, row) = INSTITUTIONS.one_at(page.reading, at)?;
    let row = &institutions::rows()[row];
    let open = is_open(row);
    Some(if row.takes_name { longer_name(page, at + len, open) } else { at + len })
}

/// Whether a capitalised word behind a connector goes on with the name of an institution, no table
/// lists it as a topic, and it begins no person: `Kependudukan dan Pencatatan`.
fn is_topic_like(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_capitalised(at)
        && !heard::is_acronym(reading.written(at))
        && !reading.heard.is_person(reading, at)
        && TITLES.one_at(reading, at).is_none()
        && INSTITUTIONS.one_at(reading, at).is_none()
}

/// Whether institutions of a head are named after anything.
fn is_open(row: &institutions::Row) -> bool {
    matches!(row.kind.as_str(), "firm" | "education")
}

/// Where the name of an institution ends that goes on behind its head: `Dinas Tenaga Kerja dan Transmigrasi`.
fn longer_name(page: &Page<'_, '_>, at: usize, open: bool) -> usize {
    let reading = page.reading;
    let mut end = at;
    // What the article tells of people ends the name of a firm or school.
    let person = (open && at > 0)
        .then(|| reading.heard.name_in(reading, &(at - 1..capital_run(reading, at))))
        .flatten();
    if open {
        // `PT Anu Agung, Budi`: all of it, if the name of the person stands apart.
        let run = capital_run(reading, at);
        let apart = run > at && run < reading.tokens.len() && reading.gap_before(run).trim() == ",";
        if apart && names::read(reading, run).is_some() {
            return run;
        }
    }
    while end < reading.tokens.len() {
        if place::beginning_at(reading, page.found, end).is_some()
            && unit_word(&reading.tokens[end].exact).is_none()
        {
            break;
        }
        if INSTITUTIONS.one_at(reading, end).is_some() {
            break;
        }
        let joined = goes_on(reading, end) || joins_topics(reading, end);
        let word = &reading.tokens[end].exact;
        let connects = matches!(link_at(reading, end), Some((1, Link::And)))
            && end + 1 < reading.tokens.len()
            && (unit_word(&reading.tokens[end + 1].exact).is_some()
                || end > at && is_topic_like(reading, end + 1));
        let topic = unit_word(word).is_some()
            || end > at
                && matches!(link_at(reading, end - 1), Some((1, Link::And)))
                && is_topic_like(reading, end)
            || word.bytes().all(|byte| byte.is_ascii_digit());
        let acronym = reading.written(end).chars().count() > 2
            && reading.written(end).chars().all(char::is_uppercase)
            && INSTITUTIONS.one_at(reading, end).is_none();
        // Firms and schools are named after anything; a given name begins the person.
        let named = open
            && reading.is_capitalised(end)
            && follows_closely(reading, end)
            && !begins_honorific(reading, end)
            && (end == at || !is_given_name(word))
            && person.is_none_or(|person| end < person);
        if !(joined && (topic || connects || acronym || named)) {
            break;
        }
        end += 1;
    }
    end
}

/// Takes the capitalised words behind a post into its institution, where no person can follow.
pub(super) fn take_rest(reading: &Reading<'_>, row: &institutions::Row, post: &mut Post) {
    let end = capital_run(reading, post.end);
    if post.region.is_none() && end > post.end && row.takes_name && goes_on(reading, post.end) {
        let rest = as_written(reading, post.end..end);
        post.institution = post.institution.take().map(|before| format!("{before} {rest}"));
        post.end = end;
    }
}

/// Where the capitalised words end that begin at a token.
fn capital_run(reading: &Reading<'_>, at: usize) -> usize {
    let mut end = at;
    while end < reading.tokens.len() && reading.is_capitalised(end) && follows_closely(reading, end) {
        end += 1;
    }
    end
}

/// The pair of candidates that a campaign team is named after: `TKN Budi-Siti`.
pub(super) fn campaign_of(reading: &Reading<'_>, at: usize) -> usize {
    let name = |index: usize| index < reading.tokens.len() && names::is_name_word(reading, index);
    let close = |index: usize| index < reading.tokens.len() && follows_closely(reading, index);
    let mut first = at;
    while name(first) && (goes_on(reading, first) && (first == at || close(first))) {
        first += 1;
    }
    let pair = first > at && name(first) && matches!(reading.gap_before(first).trim(), "-" | "–");
    if !pair {
        return at;
    }
    // Both are named alike: by one word, or in full.
    let mut end = first + 1;
    while end - first < first - at && close(end) && name(end) {
        end += 1;
    }
    end
}

fn begins_honorific(reading: &Reading<'_>, at: usize) -> bool {
    HONORIFICS.one_at(reading, at).is_some_and(|(_, row)| {
        let row = &honorifics::rows()[row];
        row.stands_before_name() && reading.is_capitalised(at)
    })
}

/// Where the numbers of a small unit end: `KPPS 05`, `RT 05 RW 03`, `0808` of `Dandim 0808/Sagara`.
fn unit_number(reading: &Reading<'_>, at: usize) -> usize {
    const MAX_DIGITS: usize = 4;
    let number = |at: usize| {
        at < reading.tokens.len()
            && follows_closely(reading, at)
            && reading.written(at).len() <= MAX_DIGITS
            && reading.written(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    if !number(at) {
        return at;
    }
    let end = at + 1;
    if end < reading.tokens.len()
        && follows_closely(reading, end)
        && heard::is_unit_acronym(reading.written(end))
        && number(end + 1)
    {
        end + 2
    } else {
        end
    }
}

/// The region behind a post; where it is told more narrowly first (`Desa A,
/// Kecamatan B`), the first one counts and the rest belongs to it.
pub(super) fn read_region(page: &Page<'_, '_>, office: &offices::Row, post: &mut Post) {
    let reading = page.reading;
    post.end = unit_number(reading, post.end);
    let at = post.end;
    let slash = at > 0
        && at < reading.tokens.len()
        && reading.gap_before(at) == "/"
        && is_numeral(reading.written(at - 1));
    let bracket = at < reading.tokens.len() && reading.gap_before(at).trim() == "(";
    if !bracket && !slash && !goes_on(reading, at) {
        return;
    }
    let Some((place, end)) = place::beginning_at(reading, page.found, at) else {
        return bodies::read_region(page, office, post);
    };
    let level = place.part(place::LEVEL).unwrap_or_default().to_owned();
    post.region = Some(Region { label: place.label.clone(), level });
    // `Bupati Ogan Komering Ulu (OKU) Budi`
    post.end = skip_brackets(reading, end).0;
    // `Kapolres Blitar Kota` is not the one of the regency.
    if let Some((1, row)) =
        (goes_on(reading, post.end)).then(|| REGION_KINDS.one_at(reading, post.end)).flatten()
        && region_kinds::rows()[row].level == "city"
        && reading.is_capitalised(post.end)
        && place::beginning_at(reading, page.found, post.end).is_none()
    {
        post.end += 1;
        let label = as_written(reading, at..post.end);
        post.region = Some(Region { label, level: place::UNKNOWN.to_owned() });
    }
    while post.end < reading.tokens.len()
        && matches!(reading.gap_before(post.end).trim(), "," | "")
        && let Some((wider, end)) = place::beginning_at(reading, page.found, post.end)
        && wider.span.start == reading.tokens[post.end].span.start
    {
        post.end = end;
    }
}
