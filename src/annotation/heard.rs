//! Which capitalised words an article uses as names of people.
//!
//! `Ketua Umum Sagara Budi Topan` does not tell by itself where the name of the
//! body ends and that of the person begins. The rest of the article does: `kata
//! Budi`, `Budi Topan` alone, `relawan Sagara`.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reading;
use super::names;
use super::speaker::{is_reporting_verb, is_tag};
use super::vocabulary::{follows_closely, is_given_name, region_word, unit_word};

/// What an article tells about its capitalised words.
#[derive(Debug, Default)]
pub(super) struct Heard<'p> {
    /// Words that begin a name beside a verb of speech or behind a word of address.
    people: FxHashSet<&'p str>,
    /// Runs of capitalised words that stand alone, as written, and how often.
    alone: FxHashMap<&'p str, usize>,
}

/// The longest run that is counted.
const MAX_RUN: usize = 5;

/// How much each ground weighs that a name begins at a word.
mod weight {
    /// What follows stands alone elsewhere, in two words or more.
    pub(super) const ALONE: i32 = 8;
    /// Speaks, or is addressed, elsewhere.
    pub(super) const HEARD: i32 = 6;
    /// What is before stands alone elsewhere.
    pub(super) const BODY_ALONE: i32 = 3;
    /// A usual given name.
    pub(super) const GIVEN: i32 = 4;
    /// An acronym before it.
    pub(super) const ACRONYM: i32 = 4;
    /// One word makes a name less often than two or three.
    pub(super) const SINGLE: i32 = -2;
    pub(super) const LONG: i32 = -2;
    /// What it takes to be believed where something tells that a name of a body or region is before.
    pub(super) const ENOUGH: i32 = 3;
    /// What it takes where nothing does: more than a usual given name, which may be the second word.
    pub(super) const CERTAIN: i32 = 6;
}

impl<'p> Heard<'p> {
    /// Takes what one passage tells.
    pub(super) fn listen(&mut self, reading: &Reading<'p>) {
        let mut at = 0;
        while at < reading.tokens.len() {
            if !reading.is_capitalised(at) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < reading.tokens.len() && reading.is_capitalised(at) && follows_closely(reading, at) {
                at += 1;
            }
            self.take(reading, start..at);
        }
    }

    fn take(&mut self, reading: &Reading<'p>, run: Range<usize>) {
        if run.len() <= MAX_RUN {
            *self.alone.entry(text_of(reading, &run)).or_default() += 1;
        }
        let tagged = run.start > 0 && follows_closely(reading, run.start) && is_tag(reading, run.start - 1);
        let reports = run.end < reading.tokens.len()
            && run.len() <= 2
            && follows_closely(reading, run.end)
            && is_reporting_verb(reading, run.end);
        let addressed = names::is_honorific(reading, run.start);
        let first = if addressed { run.start + 1 } else { run.start };
        if (tagged || reports || addressed) && first < run.end && names::is_name_word(reading, first) {
            self.people.insert(reading.written(first));
        }
    }

    /// Where in a run of capitalised words, behind its first, the name of a person begins, if
    /// something tells that the first is none: `Kabupaten Tirta Budi Topan`.
    pub(super) fn name_in(&self, reading: &Reading<'p>, run: &Range<usize>) -> Option<usize> {
        self.name_with(weight::ENOUGH, reading, run)
    }

    /// The same for a run that is more likely a name as a whole: `Koordinator ICW Sagara Budi Topan`.
    /// Usual given names stand at the second place too, not at the third.
    pub(super) fn name_surely_in(&self, reading: &Reading<'p>, run: &Range<usize>) -> Option<usize> {
        self.name_with(weight::CERTAIN, reading, run)
            .or_else(|| self.name_in(reading, run).filter(|name| name - run.start > 1))
    }

    fn name_with(&self, enough: i32, reading: &Reading<'p>, run: &Range<usize>) -> Option<usize> {
        if run.is_empty() || names::is_honorific(reading, run.start) {
            return None;
        }
        if let Some(honorific) = run.clone().find(|&at| names::is_honorific(reading, at)) {
            return Some(honorific);
        }
        let scored = (run.start + 1..run.end).map(|at| (self.weight(reading, run, at), at));
        let (score, at) = scored.max_by_key(|&(score, at)| (score, std::cmp::Reverse(at)))?;
        // All of it may be the name, and an initial before its words belongs to it.
        let initial = |at: usize| reading.written(at).chars().count() == 1;
        let at = if initial(at - 1) { at - 1 } else { at };
        (at > run.start && score >= enough && score > self.weight(reading, run, run.start)).then_some(at)
    }

    /// Whether the article, or the table of given names, makes a word the first of a name.
    pub(super) fn is_person(&self, reading: &Reading<'p>, at: usize) -> bool {
        self.people.contains(reading.written(at)) || is_given_name(&reading.tokens[at].exact)
    }

    fn weight(&self, reading: &Reading<'p>, run: &Range<usize>, at: usize) -> i32 {
        let name = at..run.end;
        let mut sum = 0;
        // The run itself is counted where it stands.
        let own = usize::from(at == run.start);
        if name.len() > 1 && self.alone.get(text_of(reading, &name)).copied().unwrap_or_default() > own {
            sum += weight::ALONE;
        }
        if self.people.contains(reading.written(at)) {
            sum += weight::HEARD;
        }
        // `Desa Tanjung Sari Ali Topan`
        let of_region = at > run.start && region_word(&reading.tokens[at].exact).is_some();
        if is_given_name(&reading.tokens[at].exact) && !of_region {
            sum += weight::GIVEN;
        }
        if at > run.start {
            let before = run.start..at;
            sum += weight::BODY_ALONE * i32::from(self.alone.contains_key(text_of(reading, &before)));
            sum += weight::ACRONYM * i32::from(is_acronym(reading.written(at - 1)));
            if before.clone().any(|index| self.is_person(reading, index)) {
                sum -= weight::HEARD;
            }
        }
        if name.clone().any(|index| {
            unit_word(&reading.tokens[index].exact).is_some() || is_acronym(reading.written(index))
        }) {
            sum -= weight::ALONE;
        }
        sum + match name.len() {
            1 => weight::SINGLE,
            2 | 3 => 0,
            _ => weight::LONG,
        }
    }
}

fn text_of<'p>(reading: &Reading<'p>, run: &Range<usize>) -> &'p str {
    &reading.text[reading.tokens[run.start].span.start..reading.tokens[run.end - 1].span.end]
}

/// Whether a word is short and in capitals, as neighbourhoods are: `RW`.
pub(super) fn is_unit_acronym(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(char::is_uppercase)
}

/// Whether a word is a name in capitals, as bodies have: `ABJ`.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        && word.starts_with(char::is_uppercase)
        && super::vocabulary::nickname(&word.to_lowercase()).is_none()
}
