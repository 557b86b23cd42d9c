//! Places: provinces, regencies, cities, districts and villages.
//!
//! A place is found by its kind word (`Kecamatan Kasemen`), by the table of
//! regions (`Lebak`), or by the title or office before it, which tells the kind
//! too: `Bupati Serang` governs the regency, `Pemkot Serang` the city. A bare
//! name that is both stays bare, unless the article speaks of one of the two only.
//!
//! # Quirks
//!
//! - The name of a district or village behind a title runs into the name of the
//!   person (`Camat Sukamaju Budi Santoso`); where it ends is told by what the
//!   article says elsewhere, by honorifics and by usual given names.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::names;
use super::phrases::Phrases;
use super::vocabulary::{
    GAZETTEER, HONORIFICS, INSTITUTIONS, REGION_KINDS, TITLES, TRAPS, follows_closely, is_given_name,
    is_place_cue, link_at, region_word, unit_word, written,
};
use super::{Annotation, Kind, Reading, Scene};
use crate::lexicon::domain::name_links::Link;
use crate::lexicon::domain::region_words::Place;
use crate::lexicon::domain::regions::{self, Region, Spelling};
use crate::lexicon::domain::{function_words, honorifics, institutions, offices, region_kinds};

pub(super) const KIND: Kind =
    Kind { name: "place", indonesian: "tempat", is_lens: false, general: &[], find };

/// Names of the parts of a place.
pub(super) const LEVEL: &str = "level";
const PROVINCE: &str = "province";

/// The level of a place that is not known.
pub(super) const UNKNOWN: &str = "unknown";

/// How many times more often than the other an article must name one of two
/// regions of the same name for the bare name to mean it.
const CLEAR_MAJORITY: usize = 3;

/// The most words of a district's or village's name.
const MAX_WORDS: usize = 3;

/// A place as read, before the article decides what its name means.
struct Spot {
    passage: usize,
    tokens: Range<usize>,
    /// The name without the kind word.
    name: Range<usize>,
    /// The kind, from the word before the name.
    kind: Option<&'static region_kinds::Row>,
    /// The kind that the title or office before the name tells.
    hint: Option<&'static region_kinds::Row>,
    /// The table's entry for the name.
    listed: Option<&'static Spelling>,
}

impl Spot {
    fn told(&self) -> Option<&'static region_kinds::Row> {
        self.kind.or(self.hint)
    }
}

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mut spots = Vec::new();
    for (passage, reading) in scene.passages.iter().enumerate() {
        read(reading, passage, &mut spots);
    }
    // How often the article names each region of a spelling by its kind.
    let mut told: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for spot in &spots {
        if let (Some(listed), Some(kind)) = (spot.listed, spot.told()) {
            *told.entry((listed.written, kind.kind.as_str())).or_default() += 1;
        }
    }
    let mut all: Vec<Vec<Annotation>> = scene.passages.iter().map(|_| Vec::new()).collect();
    for spot in &spots {
        all[spot.passage].push(annotation(spot, &scene.passages[spot.passage], &told));
    }
    all
}

/// The row of a kind of region.
fn kind_row(kind: &str) -> Option<&'static region_kinds::Row> {
    region_kinds::rows().iter().find(|row| row.kind == kind)
}

fn annotation(spot: &Spot, reading: &Reading<'_>, told: &FxHashMap<(&str, &str), usize>) -> Annotation {
    let (region, sure) = decide(spot, told);
    let (label, level, province) = match region {
        Some(region) => {
            let level = kind_row(region.kind).map_or(UNKNOWN, |row| row.level.as_str());
            (format!("{} {}", region.kind, region.name), level, Some(region.province))
        }
        None => {
            let name = written(reading, spot.name.clone());
            let name = spot.listed.map_or(name, |listed| listed.written.to_owned());
            match spot.told().filter(|_| spot.listed.is_none_or(|_| spot.kind.is_some())) {
                Some(kind) => (format!("{} {name}", kind.kind), kind.level.as_str(), None),
                None => (name, UNKNOWN, shared_province(spot)),
            }
        }
    };
    let mut parts = vec![(LEVEL.to_owned(), level.to_owned())];
    parts.extend(province.map(|province| (PROVINCE.to_owned(), province.to_owned())));
    let rule = spot.told().map_or("bare", |kind| kind.kind.as_str());
    Annotation {
        kind: KIND.name.to_owned(),
        label,
        span: reading.span(spot.tokens.clone()),
        rule: rule.to_owned(),
        confidence: if sure { 100 } else { 70 },
        parts,
    }
}

/// The one region that a spot means, if that can be told, and whether the text says so itself.
fn decide(spot: &Spot, told: &FxHashMap<(&str, &str), usize>) -> (Option<Region>, bool) {
    let Some(listed) = spot.listed else { return (None, spot.kind.is_some()) };
    if let Some(kind) = spot.told() {
        let of_kind = listed.regions.iter().find(|region| region.kind == kind.kind);
        let small = !matches!(kind.level.as_str(), "province" | "regency" | "city");
        if of_kind.is_some() || spot.kind.is_some() || small {
            return (of_kind.copied(), true);
        }
    }
    if let [only] = listed.regions.as_slice() {
        return (Some(*only), true);
    }
    let count = |region: &Region| told.get(&(listed.written, region.kind)).copied().unwrap_or_default();
    let best = listed.regions.iter().max_by_key(|region| count(region));
    let clear = best.filter(|best| {
        let most = count(best);
        let rest = listed.regions.iter().filter(|other| other.kind != best.kind).map(count).sum::<usize>();
        most > 0 && most >= CLEAR_MAJORITY * rest
    });
    (clear.copied(), false)
}

/// The province that all regions of an ambiguous name lie in.
fn shared_province(spot: &Spot) -> Option<&'static str> {
    let regions = &spot.listed?.regions;
    let first = regions.first()?.province;
    regions.iter().all(|region| region.province == first).then_some(first)
}

/// What stands before a token that a place may follow.
#[derive(Clone, Copy, Default)]
struct Before {
    /// The token behind the title or office.
    end: usize,
    /// The kind of region that it governs.
    hint: Option<&'static region_kinds::Row>,
}

/// The places of a passage.
fn read(reading: &Reading<'_>, passage: usize, spots: &mut Vec<Spot>) {
    let mut before = Before::default();
    let mut at = 0;
    while at < reading.tokens.len() {
        if let Some((len, _)) = TRAPS.one_at(reading, at) {
            at += len;
            continue;
        }
        if let Some((len, row)) = TITLES.one_at(reading, at) {
            let office = &offices::rows()[row];
            if office.takes_region || office.takes_institution {
                let hint = office.region_kind.0.as_deref().and_then(kind_row);
                let mut end = at + len;
                // `Bupati nonaktif Kudus`
                while let Some(next) = after_title_len(reading, end) {
                    end += next;
                }
                before = Before { end, hint };
            } else if len > 1 {
                // `Menteri Desa` governs no village.
                at += len;
                continue;
            }
        } else if let Some((len, row)) = INSTITUTIONS.one_at(reading, at)
            && at + len > before.end
        {
            let hint = institutions::rows()[row].region_kind.0.as_deref().and_then(kind_row);
            before = Before { end: at + len, hint };
        }
        match spot(reading, passage, at, before) {
            Some(spot) => {
                at = spot.tokens.end;
                spots.push(spot);
            }
            None => at += 1,
        }
    }
}

/// How many tokens a word takes that stands behind titles.
fn after_title_len(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if at >= reading.tokens.len() {
        return None;
    }
    let (len, row) = HONORIFICS.one_at(reading, at)?;
    matches!(honorifics::rows()[row].kind, honorifics::Kind::AfterTitle | honorifics::Kind::TitleTail)
        .then_some(len)
}

/// Whether a place may stand behind the gap before a token: spaces, the full
/// stop of `Kab.`, the bracket behind an abbreviation.
fn opens(reading: &Reading<'_>, at: usize, behind: char) -> bool {
    let gap = reading.gap_before(at);
    !gap.is_empty()
        && gap.chars().all(|c| c.is_whitespace() || c == behind)
        && (behind != '.' || reading.sentence_of[at] == reading.sentence_of[at - 1])
}

fn spot(reading: &Reading<'_>, passage: usize, at: usize, before: Before) -> Option<Spot> {
    let kind = REGION_KINDS.one_at(reading, at);
    let kind_len = kind.map_or(0, |(len, _)| len);
    let name = at + kind_len;
    if name >= reading.tokens.len() || (kind_len > 0 && !opens(reading, name, '.')) {
        return None;
    }
    let typed = reading.is_without_capitals;
    if !typed && !reading.is_capitalised(name) {
        return None;
    }
    // `Kepala Desa Sukamaju`: the title ends with the kind word.
    let in_title = before.end == at || before.end == name;
    let behind_title = before.end == at && at > 0 && opens(reading, at, ')');
    let hint = before.hint.filter(|_| behind_title);
    let kind = kind.map(|(_, row)| &region_kinds::rows()[row]);
    let listed = GAZETTEER.one_at(reading, name);
    let is_small = kind.or(hint).is_some_and(|kind| matches!(kind.level.as_str(), "district" | "village"));
    if let (Some((len, row)), false) = (listed, is_small) {
        let entry = &regions::spellings()[row];
        let tokens = at..name + len;
        let certain = kind.is_some() || behind_title;
        if !certain && !stands_alone(reading, at, len, entry) {
            return None;
        }
        return Some(Spot { passage, tokens, name: name..name + len, kind, hint, listed: Some(entry) });
    }
    if kind.is_none() && (hint.is_none() || !is_small) {
        // A name that the article itself teaches.
        if !behind_title {
            return None;
        }
        let taught = reading.regions.one_at(reading, name).map(|(len, _)| len);
        let len = taught.or_else(|| before_honorific(reading, name))?;
        return Some(Spot {
            passage,
            tokens: at..name + len,
            name: name..name + len,
            kind,
            hint,
            listed: None,
        });
    }
    if kind.is_some() && !typed && !is_small && !reading.is_capitalised(at) && !in_title {
        return None;
    }
    let listed = listed.filter(|(len, _)| *len == 1 && is_small);
    let run = unlisted(reading, name, in_title || hint.is_some(), kind.is_some())?;
    let alone = listed.filter(|_| run.len() == 1).map(|(_, row)| &regions::spellings()[row]);
    Some(Spot { passage, tokens: at..run.end, name: run, kind, hint, listed: alone })
}

/// The place that begins at a token behind a title or an office, for the kinds
/// before this one: `Sekda Kota Cilegon`.
pub(super) fn behind_title(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    spot(reading, 0, at, Before { end: at, hint: None }).map(|spot| spot.tokens)
}

/// Whether a listed name without kind or title before it is the place.
fn stands_alone(reading: &Reading<'_>, at: usize, len: usize, entry: &Spelling) -> bool {
    if reading.is_without_capitals {
        return !entry.regions.iter().any(|region| region.is_word);
    }
    let acronym = entry.written.chars().count() > 1 && entry.written.chars().all(char::is_uppercase);
    if acronym && reading.written(at) != entry.written {
        return false;
    }
    let close = at > 0 && follows_closely(reading, at);
    let is_word = entry.regions.iter().any(|region| region.is_word)
        || (len == 1 && is_given_name(&reading.tokens[at].exact));
    let cued = close && is_place_cue(&reading.tokens[at - 1].exact);
    let end = at + len;
    if is_word {
        let institution = close && reading.is_capitalised(at - 1) && !names::is_name_word(reading, at - 1);
        let sentence_start = at == 0 || reading.sentence_of[at] != reading.sentence_of[at - 1];
        let before_province = end < reading.tokens.len()
            && reading.gap_before(end).trim() == ","
            && reading.is_capitalised(end)
            && GAZETTEER.one_at(reading, end).is_some();
        let known = reading.regions.one_at(reading, at).is_some();
        return cued || before_province || (institution && !sentence_start) || (known && !sentence_start);
    }
    // `Andi Jakarta` is a person, `DPRD Jakarta` and `warga Jakarta` are not.
    let behind_name = close
        && len == 1
        && reading.is_capitalised(at - 1)
        && is_given_name(&reading.tokens[at - 1].exact)
        && !is_place_cue(&reading.tokens[at - 1].exact);
    !behind_name
}

/// How many capitalised words stand before an honorific: `Kapolres Tirta Raya AKBP Budi`
/// names the region, though neither the tables nor the article teach it.
fn before_honorific(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let run = capitals(reading, at);
    let stop = run.clone().find(|&index| names::is_honorific(reading, index)).unwrap_or(run.end);
    let len = stop - at;
    let named = stop < reading.tokens.len()
        && follows_closely(reading, stop)
        && names::is_honorific(reading, stop)
        && names::read(reading, stop).is_some();
    let region = (1..=MAX_TAUGHT_WORDS).contains(&len) && !is_given_name(&reading.tokens[at].exact);
    (named && region).then_some(len)
}

/// Where the name of a region ends that no table lists. `in_title` is true where
/// the name of a person may follow at once; `kind_given` where a kind word stands before.
fn unlisted(reading: &Reading<'_>, at: usize, in_title: bool, kind_given: bool) -> Option<Range<usize>> {
    if let Some((len, _)) = reading.regions.one_at(reading, at) {
        // The article may teach the name without the point of the compass: `Rawa Indah`, `Rawa Indah Barat`.
        let end = at + len;
        let goes_on = end < reading.tokens.len()
            && follows_closely(reading, end)
            && is_region_word(reading, end)
            && region_word(&reading.tokens[end].exact) == Some(Place::Last)
            && !is_given_name(&reading.tokens[end].exact);
        return Some(at..end + usize::from(goes_on));
    }
    let run = capitals(reading, at);
    if run.is_empty() {
        return None;
    }
    if !in_title {
        let people =
            run.clone().skip(1).find(|&index| is_given_name(&reading.tokens[index].exact) && run.len() > 2);
        let end = people.unwrap_or(run.end).min(at + MAX_WORDS);
        return Some(at..end);
    }
    // An honorific ends the region, and so does a comma with a name behind.
    let ends_at_name = run.end < reading.tokens.len() && {
        let gap = reading.gap_before(run.end).trim();
        let honorific = gap.is_empty() && names::read(reading, run.end).is_some();
        honorific || (gap == "," && names::read(reading, run.end).is_some())
    };
    if ends_at_name && run.len() <= MAX_WORDS {
        return Some(run);
    }
    let word = |index: usize| &reading.tokens[index].exact;
    if !kind_given && is_given_name(word(at)) {
        return None;
    }
    let person = run.clone().skip(1).find(|&index| is_given_name(word(index)));
    if let Some(person) = person.filter(|person| kind_given && person - at <= MAX_WORDS) {
        return Some(at..person);
    }
    let two = run.len() > 1
        && (region_word(word(at + 1)) == Some(Place::Last)
            || (region_word(word(at)) == Some(Place::First) && !is_given_name(word(at + 1))));
    let told = reading.heard.name_in(reading, &run).filter(|person| person - at <= MAX_WORDS);
    if let Some(person) = told {
        return Some(at..person);
    }
    let len = match (run.len(), two) {
        (1, _) if !kind_given => return None,
        // `Rawa Indah Barat Budi`
        (3.., true) if region_word(word(at + 2)) == Some(Place::Last) => 3,
        (_, true) => 2,
        _ => 1,
    };
    Some(at..at + len)
}

/// The run of capitalised words from a token on that may be the name of a region.
fn capitals(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while end < reading.tokens.len()
        && end - at <= MAX_WORDS + 2
        && (end == at || follows_closely(reading, end))
        && is_region_word(reading, end)
    {
        end += 1;
    }
    at..end
}

fn is_region_word(reading: &Reading<'_>, index: usize) -> bool {
    if reading.is_without_capitals {
        return false;
    }
    let token = &reading.tokens[index];
    region_word(&token.exact).is_some() && reading.is_capitalised(index)
        || (names::is_name_word(reading, index)
            && !function_words::contains(&token.exact)
            && unit_word(&token.exact).is_none())
}

/// How many tokens before a kind word a title can begin whose region it tells.
const TITLE_REACH: usize = 4;

/// The most words of a region's name that an article can teach.
const MAX_TAUGHT_WORDS: usize = 2;

/// Learns names of regions that no table lists from the places where a kind word
/// stands before them and no title: `di Kabupaten Tirta Raya,`.
pub(super) fn learn(reading: &Reading<'_>, regions: &mut Phrases) {
    for at in 0..reading.tokens.len() {
        let Some((len, row)) = REGION_KINDS.one_at(reading, at) else { continue };
        let name = at + len;
        if name >= reading.tokens.len() || !opens(reading, name, '.') || !reading.is_capitalised(name) {
            continue;
        }
        // `wali kota Budi` and `kota Batu` teach nothing; `Kota Sagara` does.
        let small = matches!(region_kinds::rows()[row].level.as_str(), "district" | "village");
        if !small && !reading.is_capitalised(at) {
            continue;
        }
        // Behind a title the name of a person may follow at once.
        if is_of_title(reading, at) {
            continue;
        }
        let run = capitals(reading, name);
        if (1..=MAX_TAUGHT_WORDS).contains(&run.len()) {
            regions.add([written(reading, run).as_str()], 0);
        }
    }
}

/// Whether the words before a token begin with a title that people hold:
/// `Kepala Dinas Pendidikan dan Kebudayaan` before `Kabupaten`.
fn is_of_title(reading: &Reading<'_>, at: usize) -> bool {
    let is_held = |index: usize| {
        TITLES.one_at(reading, index).is_some_and(|(_, row)| {
            !matches!(offices::rows()[row].role, offices::Role::Group | offices::Role::Civil)
        })
    };
    let goes_on = |index: usize| {
        reading.is_capitalised(index) || matches!(link_at(reading, index), Some((1, Link::And)))
    };
    (at.saturating_sub(TITLE_REACH)..at)
        .rev()
        .take_while(|&index| goes_on(index) || is_held(index))
        .any(is_held)
}

/// The place whose name begins at a token, among the annotations of its passage:
/// the annotation and the token behind it.
pub(super) fn beginning_at<'a>(
    reading: &Reading<'_>,
    found: &'a [Annotation],
    at: usize,
) -> Option<(&'a Annotation, usize)> {
    let token = reading.tokens.get(at)?.span;
    // A kind word may be the end of the title: `Kepala Desa Sukamaju`.
    let covers = |place: &&Annotation| {
        place.kind == KIND.name && place.span.start <= token.start && place.span.end >= token.end
    };
    let place = found.iter().find(covers)?;
    let start = reading.tokens.partition_point(|other| other.span.start < place.span.start);
    let begins = start == at || REGION_KINDS.one_at(reading, start).is_some_and(|(len, _)| start + len == at);
    let end = reading.tokens.partition_point(|other| other.span.end <= place.span.end);
    begins.then_some((place, end))
}
