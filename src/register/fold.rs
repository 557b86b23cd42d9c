//! One event that several articles tell is one row.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::events::Event;
use crate::lexicon::domain::region_kinds;

/// Articles that tell of one person within so many days tell of one event.
const WEEKS_DAYS: i32 = 45;
/// How much of the shorter of two passages the longer one must hold.
const COPIED: f32 = 0.6;
/// A passage with fewer runs of words than this is too short to be told from another.
const LEAST_SHINGLES: usize = 8;

/// Joins the events of several articles that are one. The order of the events
/// decides which comes first, and nothing else does.
pub(super) fn fold(events: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::new();
    let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_shingle: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for event in events {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for shingle in &event.shingles {
            for &place in by_shingle.get(shingle).into_iter().flatten() {
                *shared.entry(place).or_default() += 1;
            }
        }
        let mut candidates: Vec<usize> = shared.keys().copied().collect();
        for name in names(&event) {
            candidates.extend(by_name.get(&name).into_iter().flatten());
        }
        candidates.sort_unstable();
        candidates.dedup();
        let same = candidates.into_iter().find(|&place| {
            let common = shared.get(&place).copied().unwrap_or(0);
            is_same(&kept[place], &event, is_copied(&kept[place], &event, common))
        });
        let place = same.unwrap_or(kept.len());
        let mut add = |place: usize| {
            for name in names(&event) {
                let places = by_name.entry(name).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            for shingle in &event.shingles {
                let places = by_shingle.entry(*shingle).or_default();
                if places.last() != Some(&place) && !places.contains(&place) {
                    places.push(place);
                }
            }
        };
        add(place);
        match same {
            Some(place) => kept[place].take(event),
            None => kept.push(event),
        }
    }
    kept
}

/// Under what an event is found again: the words of its subject.
fn names(event: &Event) -> Vec<String> {
    let Some(subject) = &event.subject else { return Vec::new() };
    match subject.office.as_deref().filter(|_| subject.name.is_empty()) {
        Some(office) => vec![office.to_lowercase()],
        None => subject.name.words().to_vec(),
    }
}

fn is_copied(one: &Event, other: &Event, common: usize) -> bool {
    let shorter = one.shingles.len().min(other.shingles.len());
    shorter >= LEAST_SHINGLES && common as f32 >= COPIED * shorter as f32
}

fn is_same(one: &Event, other: &Event, copied: bool) -> bool {
    if one.label != other.label || !one.status_fits(other) || regions_differ(one, other) {
        return false;
    }
    match (&one.subject, &other.subject) {
        (Some(first), Some(second)) => {
            let near = match (&one.when, &other.when) {
                (Some(one), Some(other)) => one.days_from(other) <= WEEKS_DAYS,
                _ => false,
            };
            let surely = first.is_surely(second, regions_agree(one, other)) && (near || copied);
            surely || (copied && one.status == other.status && first.may_be(second))
        }
        // Who is not named is the same only in the same words.
        _ => copied && one.status == other.status,
    }
}

/// Spellings of kinds of region in lower case, the longest first, with the kinds.
static KINDS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let spelled = |row: &region_kinds::Row| {
        let kind = row.kind.to_lowercase();
        let forms = row.forms.0.iter().map(|form| form.to_lowercase()).chain([kind.clone()]);
        forms.map(move |form| (form, kind.clone())).collect::<Vec<_>>()
    };
    let mut kinds: Vec<(String, String)> = region_kinds::rows().iter().flat_map(spelled).collect();
    kinds.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    kinds
});

/// The kind of a region, if it is told, and the name without it.
fn parts(region: &str) -> (Option<&'static str>, String) {
    let region = region.to_lowercase();
    for (form, kind) in KINDS.iter() {
        if let Some(name) = region.strip_prefix(form.as_str()).and_then(|rest| rest.strip_prefix(' ')) {
            return (Some(kind), name.to_owned());
        }
    }
    (None, region)
}

/// Whether two names can be of one region: `Serang` can be `Kota Serang`.
pub(super) fn may_be_one_region(one: &str, other: &str) -> bool {
    let ((kind, name), (other_kind, other_name)) = (parts(one), parts(other));
    name == other_name && (kind.is_none() || other_kind.is_none() || kind == other_kind)
}

/// The level of a region, if its name tells the kind.
pub(super) fn level(region: &str) -> Option<&'static str> {
    let kind = parts(region).0?;
    region_kinds::rows().iter().find(|row| row.kind.to_lowercase() == kind).map(|row| row.level.as_str())
}

fn regions_agree(one: &Event, other: &Event) -> bool {
    match (&one.region, &other.region) {
        (Some((one, _)), Some((other, _))) => may_be_one_region(one, other),
        _ => false,
    }
}

/// Whether two regions are told of the events themselves, and are two.
fn regions_differ(one: &Event, other: &Event) -> bool {
    let told = |event: &Event| {
        event.region.as_ref().filter(|(_, ground)| *ground != super::when::Ground::Article).cloned()
    };
    match (told(one), told(other)) {
        (Some((one, _)), Some((other, _))) => {
            let (level_of_one, level_of_other) = (level(&one), level(&other));
            // A city lies in a province: only two of a level contradict one another.
            !may_be_one_region(&one, &other) && level_of_one.is_some() && level_of_one == level_of_other
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_one_or_two() {
        assert!(may_be_one_region("Kota Serang", "Serang"));
        assert!(may_be_one_region("Kab. Serang", "Kabupaten Serang") || parts("Kab. Serang").0.is_none());
        assert!(!may_be_one_region("Kota Serang", "Kabupaten Serang"));
        assert!(!may_be_one_region("Lebak", "Serang"));
        assert_eq!(level("Kota Serang"), Some("city"));
        assert_eq!(level("Kecamatan Kasemen"), Some("district"));
        assert_eq!(level("Serang"), None);
    }
}
