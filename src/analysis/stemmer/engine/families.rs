//! Families of roots, for the build script: which find each other at a lower weight.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, Engine, Kind, Tables, list, rows};

/// Families: our own rows, and pairs of roots that differ in a loan suffix.
pub(super) fn relatives(
    tables: &Tables,
    engine: &Engine,
    drafts: &BTreeMap<&'static str, Draft>,
) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut links: BTreeMap<&'static str, BTreeSet<&'static str>> = BTreeMap::new();
    let mut link = |a: &'static str, b: &'static str| {
        if a != b {
            links.entry(a).or_default().insert(b);
            links.entry(b).or_default().insert(a);
        }
    };
    let is_root = |word: &str| {
        drafts
            .get(word)
            .is_some_and(|draft| matches!(draft.kind, Kind::Decided | Kind::Listed | Kind::Attested))
            && engine.best(word).is_whole()
    };
    for row in rows(tables.get("families")) {
        let members: Vec<&'static str> = std::iter::once(row[0]).chain(list(row[1])).collect();
        for (i, a) in members.iter().enumerate() {
            for b in &members[i + 1..] {
                link(a, b);
            }
        }
    }
    for row in rows(tables.get("compounds")) {
        for part in row[1].split(' ') {
            if let Some((part, _)) = drafts.get_key_value(part)
                && is_root(part)
            {
                link(row[0], part);
            }
        }
    }
    for row in rows(tables.get("combining-forms")) {
        let form = row[0].trim_end_matches('-');
        for &word in drafts.keys() {
            if let Some(rest) = word.strip_prefix(form)
                && rest.len() >= 4
                && let Some((rest, _)) = drafts.get_key_value(rest)
                && is_root(word)
                && is_root(rest)
            {
                link(word, rest);
            }
        }
    }
    for row in rows(tables.get("loan-suffixes")) {
        let [_, ending, base, least, _example] = row[..] else {
            panic!("loan-suffixes.tsv: five columns expected in {row:?}")
        };
        let (ending, base) = (ending.trim_start_matches('-'), base.trim_start_matches('-'));
        let least: usize = least.parse().expect("a number in the least column");
        for &word in drafts.keys() {
            let Some(trunk) = word.strip_suffix(ending) else { continue };
            if trunk.len() < least || word.contains('-') {
                continue;
            }
            let other = format!("{trunk}{base}");
            if let Some((other, _)) = drafts.get_key_value(other.as_str())
                && is_root(word)
                && is_root(other)
            {
                link(word, other);
            }
        }
    }
    links
}
