//! A post behind the name of its holder: `Budi Topan, Camat Sukamaju,`, `Budi Topan selaku Camat`.

use super::mention::{Mention, is_place_name, title};
use super::names::{self, PersonName};
use super::vocabulary::{follows_closely, link_at};
use super::{Reading, post, speaker};
use crate::lexicon::domain::honorifics;
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::offices::Role;

/// `Wakil Gubernur Banten yang juga Ketua Partai Anu Budi`: both titles are Budi's, and
/// the name is told with the first.
pub(super) fn give_to_title_before(
    reading: &Reading<'_>,
    found: &mut [Mention],
    post: usize,
    name: &PersonName,
) -> bool {
    let Some(before) = found.last_mut().filter(|before| before.name.is_none()) else { return false };
    let from = before.post.end;
    let linked = from < post
        && (follows_closely(reading, from) || reading.gap_before(from).trim() == ",")
        && matches!(link_at(reading, from), Some((len, Link::Is)) if from + len == post);
    if linked {
        before.tokens = before.tokens.start..name.tokens.end;
        before.name = Some(name.clone());
    }
    linked
}

/// A name before a title that has none behind it: `Budi, Camat Sukamaju,`.
pub(super) fn take_name_before(reading: &Reading<'_>, mention: &mut Mention, found: &[Mention]) {
    let at = mention.post.start;
    if at == 0 || reading.sentence_of[at] != reading.sentence_of[at - 1] {
        return;
    }
    let overlaps = |name: &PersonName| {
        found.iter().any(|other| {
            other.tokens.start < name.tokens.end
                && name.tokens.start < other.tokens.end
                && other.name.is_some()
        })
    };
    let gap = reading.gap_before(at).trim().trim_start_matches('.').trim_start();
    if matches!(gap, "," | "(" | "),") {
        let strong = mention.institution.is_some()
            || mention.region.is_some()
            || mention.office.level == "village"
            || mention.office.level == "national" && mention.office.role == Role::Office;
        // `Budi Topan (45), Camat Sukamaju`
        let aged =
            at >= 2 && gap == ")," && reading.written(at - 1).bytes().all(|byte| byte.is_ascii_digit());
        if strong
            && (gap != ")," || aged)
            && let Some(name) =
                names::read_before(reading, at - usize::from(aged)).filter(|name| !overlaps(name))
            && (closes(reading, mention) || follows_tag(reading, mention, &name))
        {
            let enumerated = gap == "," && in_list(reading, mention, &name);
            if !enumerated && !is_place_name(reading, &name) {
                mention.tokens = name.tokens.start..mention.post.end;
                mention.name = Some(name);
                mention.confidence = 90;
            }
        }
        return;
    }
    if !follows_closely(reading, at) {
        return;
    }
    let Some((start, link)) = link_before(reading, at) else { return };
    let gap = reading.gap_before(start).trim();
    if !(gap.is_empty() || gap == ",") {
        return;
    }
    // A name that a post before it has already told where it begins.
    let told =
        found.iter().rev().filter_map(|other| other.name.as_ref()).find(|name| name.tokens.end == start);
    let Some(name) = told.cloned().or_else(|| names::read_before(reading, start)) else { return };
    if is_place_name(reading, &name) {
        return;
    }
    // `mendorong Budi sebagai cawapres` says what somebody is to become.
    if mention.office.role == Role::Candidate {
        return;
    }
    if link == Link::Was {
        mention.prefixes.insert(0, former());
    }
    mention.is_second = overlaps(&name);
    mention.tokens =
        if mention.is_second { mention.post.clone() } else { name.tokens.start..mention.post.end };
    mention.name = Some(name);
    mention.confidence = 90;
}

/// Whether a verb of speech stands before a name and something else follows the post:
/// `kata Budi, Camat Sukamaju kepada wartawan`.
fn follows_tag(reading: &Reading<'_>, mention: &Mention, name: &PersonName) -> bool {
    name.tokens.start > 0
        && speaker::is_tag(reading, name.tokens.start - 1)
        && matches!(link_at(reading, mention.post.end), Some((_, Link::Object | Link::From)))
}

/// Whether an apposition ends with a post: at a comma or bracket, at a verb, at the term of the post.
fn closes(reading: &Reading<'_>, mention: &Mention) -> bool {
    let mut end = mention.post.end;
    if mention.institution.is_some() {
        end = post::unit_behind(reading, end);
    }
    // `Gubernur Banten 2019-2024`
    let is_year = |at: usize| {
        reading.written(at).len() == 4 && reading.written(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    if post::goes_on(reading, end)
        && let Some((len, Link::Term)) = link_at(reading, end)
    {
        end += len;
    }
    while end < reading.tokens.len() && is_year(end) && !reading.gap_before(end).contains([',', '.']) {
        end += 1;
    }
    end == reading.tokens.len()
        || reading.gap_before(end).trim_start().starts_with([',', '.', ')', ';', '"', '”', '—', '–'])
        || matches!(link_at(reading, end), Some((_, Link::Is)))
        || speaker::is_speech_verb(reading, end)
}

/// The longest link between a name and a title that ends at the title: where it begins.
fn link_before(reading: &Reading<'_>, at: usize) -> Option<(usize, Link)> {
    const MAX_LINK: usize = 6;
    (at.saturating_sub(MAX_LINK).max(1)..at).find_map(|start| {
        let (len, link) = link_at(reading, start)?;
        (start + len == at && matches!(link, Link::Is | Link::Was)).then_some((start, link))
    })
}

/// Whether the name of a post stands before it, with a link between: `Budi selaku Camat`.
pub(super) fn named_before_link(reading: &Reading<'_>, at: usize) -> bool {
    let Some((link, _)) = link_before(reading, at).filter(|_| follows_closely(reading, at)) else {
        return false;
    };
    matches!(reading.gap_before(link).trim(), "" | "," | ")")
        && names::read_before(reading, link).is_some_and(|name| {
            let known = name.core.clone().any(|index| reading.heard.is_person(reading, index));
            !is_place_name(reading, &name) && (known || !name.honorifics.is_empty())
        })
}

/// The prefix of a post held before.
fn former() -> String {
    let row = honorifics::rows().iter().find(|row| row.id == "eks");
    row.map_or_else(String::new, |row| row.forms.0[0].clone())
}

/// Whether the name before a title stands in a list of titles, where it belongs to the title before.
fn in_list(reading: &Reading<'_>, mention: &Mention, name: &PersonName) -> bool {
    let end = mention.post.end;
    let goes_on_with_title = |at: usize| at < reading.tokens.len() && title(reading, at).is_some();
    end < reading.tokens.len()
        && reading.gap_before(end).starts_with(',')
        && (goes_on_with_title(end)
            || matches!(link_at(reading, end), Some((len, Link::And)) if goes_on_with_title(end + len)))
        || name.tokens.start > 0
            && reading.gap_before(name.tokens.start).contains(',')
            && goes_on_with_title(end)
}
