//! Counting: what is found, what is missed, and what is said in vain.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::gold::Mention;
use super::predicted::{Annotations, Found};

/// Counts of one value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) right: usize,
    /// Said, and not so.
    pub(super) wrong: usize,
    /// So, and not said.
    pub(super) missed: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Counts {
    pub(super) fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    pub(super) fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub(super) fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// A measured figure. Shares are between 0 and 1, higher is better.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) cases: usize,
    pub(super) precision: Option<f64>,
    pub(super) recall: Option<f64>,
    pub(super) score: f64,
    /// Whether the baseline holds it; figures of single values are only shown.
    pub(super) held: bool,
}

impl Figure {
    pub(super) fn f1(name: impl Into<String>, counts: Counts, held: bool) -> Self {
        Self {
            name: name.into(),
            cases: counts.right + counts.missed,
            precision: Some(counts.precision()),
            recall: Some(counts.recall()),
            score: counts.f1(),
            held,
        }
    }

    pub(super) fn share(name: &str, right: usize, cases: usize) -> Self {
        Self {
            name: name.to_owned(),
            cases,
            precision: None,
            recall: None,
            score: share(right, cases),
            held: true,
        }
    }
}

/// The figures of a kind, and what went wrong case by case.
#[derive(Debug, Default)]
pub(super) struct Measured {
    pub(super) figures: Vec<Figure>,
    pub(super) cases: Vec<Case>,
}

/// Something missed, or said in vain.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) article: String,
    /// Bytes of the article's text.
    pub(super) span: Range<usize>,
    pub(super) what: String,
}

/// The mentions of one kind in one half, and what was said in their windows.
#[derive(Clone)]
pub(super) struct Read<'m> {
    /// All mentions, the optional ones too.
    pub(super) mentions: Vec<(&'m Mention, Range<usize>)>,
    pub(super) said: Vec<(&'m str, &'m Found)>,
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

pub(super) fn read<'m>(
    kind: &str,
    half: &str,
    mentions: &'m [Mention],
    annotations: &'m Annotations,
) -> Read<'m> {
    let of_half: Vec<&Mention> = mentions.iter().filter(|mention| mention.half == half).collect();
    let windows: BTreeSet<(&str, usize, usize)> = of_half
        .iter()
        .map(|mention| (mention.article.as_str(), mention.window.start, mention.window.end))
        .collect();
    let within = |article: &str, found: &Found| {
        windows
            .range((article, 0, 0)..=(article, usize::MAX, usize::MAX))
            .any(|&(_, start, end)| overlap(&found.span, &(start..end)))
    };
    let mut said = Vec::new();
    let articles: BTreeSet<&str> = windows.iter().map(|(article, _, _)| *article).collect();
    for article in articles {
        let found = annotations.get(article).map_or(&[][..], Vec::as_slice);
        said.extend(
            found
                .iter()
                .filter(|found| found.kind == kind && within(article, found))
                .map(|found| (article, found)),
        );
    }
    let mentions = of_half.into_iter().filter_map(|mention| Some((mention, mention.span.clone()?))).collect();
    Read { mentions, said }
}

/// How two readings are told right or wrong.
pub(super) struct Rule<'r> {
    /// What is marked in the gold.
    pub(super) gold: &'r dyn Fn(&Mention) -> String,
    /// What is said.
    pub(super) said: &'r dyn Fn(&Found) -> String,
    /// Whether what is said is right.
    pub(super) accepts: &'r dyn Fn(&Mention, &Found) -> bool,
    /// Whether a mention is counted; the others excuse what is said of them, if it is right.
    pub(super) counts: &'r dyn Fn(&Mention) -> bool,
}

/// Counts by value. A mention is found when something right is said over it.
/// Said in vain is what no mention under it accepts; saying one thing twice of
/// one mention counts once.
pub(super) fn count(read: &Read<'_>, rule: &Rule<'_>) -> (BTreeMap<String, Counts>, Vec<Case>) {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut cases = Vec::new();
    let over = |mention: &Mention, span: &Range<usize>| -> Vec<&Found> {
        let of = read
            .said
            .iter()
            .filter(|(article, found)| *article == mention.article && overlap(&found.span, span));
        of.map(|(_, found)| *found).collect()
    };
    for (mention, span) in read.mentions.iter().filter(|(mention, _)| (rule.counts)(mention)) {
        let said = over(mention, span);
        let value = (rule.gold)(mention);
        let is_right = said.iter().any(|found| (rule.accepts)(mention, found));
        let counts = counts.entry(value.clone()).or_default();
        if is_right {
            counts.right += 1;
        } else {
            counts.missed += 1;
            let others: Vec<String> = said.iter().map(|found| (rule.said)(found)).collect();
            let instead = if others.is_empty() { "nothing".to_owned() } else { others.join(" | ") };
            let what = format!("missed {value}, said: {instead}");
            cases.push(Case { article: mention.article.clone(), span: span.clone(), what });
        }
    }
    let mut counted = BTreeSet::new();
    for (article, found) in &read.said {
        let under: Vec<(usize, &Mention)> = read
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, (mention, span))| mention.article == *article && overlap(&found.span, span))
            .map(|(at, (mention, _))| (at, *mention))
            .collect();
        if under.iter().any(|(_, mention)| (rule.accepts)(mention, found)) {
            continue;
        }
        let value = (rule.said)(found);
        let first = under.first().map(|(at, _)| *at);
        if first.is_some() && !counted.insert((first, value.clone())) {
            continue;
        }
        let what = format!("said in vain: {value}");
        cases.push(Case { article: (*article).to_owned(), span: found.span.clone(), what });
        counts.entry(value).or_default().wrong += 1;
    }
    (counts, cases)
}

pub(super) fn total(counts: &BTreeMap<String, Counts>) -> Counts {
    counts.values().fold(Counts::default(), |sum, counts| Counts {
        right: sum.right + counts.right,
        wrong: sum.wrong + counts.wrong,
        missed: sum.missed + counts.missed,
    })
}

/// The mean over the values that the gold has.
pub(super) fn macro_f1(name: &str, counts: &BTreeMap<String, Counts>) -> Figure {
    let known: Vec<Counts> = counts.values().copied().filter(|c| c.right + c.missed > 0).collect();
    let mean = |of: fn(Counts) -> f64| known.iter().map(|c| of(*c)).sum::<f64>() / known.len().max(1) as f64;
    Figure {
        name: name.to_owned(),
        cases: known.iter().map(|c| c.right + c.missed).sum(),
        precision: Some(mean(Counts::precision)),
        recall: Some(mean(Counts::recall)),
        score: mean(Counts::f1),
        held: true,
    }
}

pub(super) fn by_value(counts: &BTreeMap<String, Counts>) -> impl Iterator<Item = Figure> {
    let known = counts.iter().filter(|(_, counts)| counts.right + counts.missed > 0);
    known.map(|(value, counts)| Figure::f1(format!("  {value}"), *counts, false))
}

/// Whether a label is one of those that the gold allows: several stand between
/// semicolons, `*` at either end for any words.
pub(super) fn label_allowed(allowed: &str, label: &str, same: fn(&str, &str) -> bool) -> bool {
    allowed.split(';').map(str::trim).any(|allowed| {
        match (allowed.strip_prefix('*'), allowed.strip_suffix('*')) {
            (Some(_), Some(_)) => label.contains(allowed.trim_matches('*')),
            (Some(end), None) => label.ends_with(end),
            (None, Some(start)) => label.starts_with(start),
            (None, None) => same(allowed, label),
        }
    })
}

pub(super) fn exact(a: &str, b: &str) -> bool {
    a == b
}

#[test]
fn counts_by_example() {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let counts = Counts { right: 2, wrong: 1, missed: 2 };
    assert!(
        near(counts.precision(), 2.0 / 3.0) && near(counts.recall(), 0.5) && near(counts.f1(), 4.0 / 7.0)
    );
    assert!(near(Counts::default().f1(), 0.0));
    assert!(label_allowed("UU Pilkada;UU 10/2016", "UU 10/2016", exact));
    assert!(
        label_allowed("Putusan*", "Putusan MK 60/PUU-XXII/2024", exact) && label_allowed("*", "x", exact)
    );
    assert!(label_allowed("*55/PUU*", "Putusan MK 55/PUU-XVII/2019", exact));
    assert!(!label_allowed("2024", "2024-02", exact));
}
