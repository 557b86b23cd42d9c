//! Dates: when something happened or is planned, and how sure that is.
//!
//! Dates with numbers are read by the article's own grammar
//! ([`crate::article::mentions`]); this file adds what the article's date makes
//! readable (`Rabu lalu`, `kemarin`, `bulan ini`, `14 Februari`) and years.
//!
//! # Quirks
//!
//! - `Pemilu 2024` names an election, not a time, and is no date; `tahun 2024` is.
//! - Without an article's date nothing relative is a date: nothing reads the clock.

mod when;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use when::{Hint, Period, When};

use super::phrases::Phrases;
use super::{Annotation, Kind, Reading, Scene};
use crate::Span;
use crate::analysis::Token;
use crate::article::mentions::{Form, Join, Mention, mentions};
use crate::article::{ArticleDate, Certainty};
use crate::lexicon::language::calendar::{self, CueKind, Unit, months, relative_days, weekdays};

pub(super) const KIND: Kind =
    Kind { name: "date", indonesian: "tanggal", is_lens: false, general: &[], find };

/// Name of the part that says how much of a date is written.
const CERTAINTY: &str = "certainty";

const WRITTEN: u8 = 100;
/// A written date that falls on another day of the week than the text says.
const WRONG_WEEKDAY: u8 = 80;
const WITH_WEEKDAY: u8 = 95;
const YEAR_INFERRED: u8 = 80;
const RELATIVE: u8 = 85;
const WEEKDAY_ALONE: u8 = 65;
const YEAR_BESIDE_CUE: u8 = 75;

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let written: Vec<Vec<Mention>> = scene.passages.iter().map(|reading| mentions(reading.text)).collect();
    let given = written.iter().flatten().filter_map(Mention::date).collect();
    let years = scene.passages.iter().flat_map(|reading| reading.tokens).filter_map(year_of).max();
    let when = When::new(scene.date, given, years);
    let pages = scene.passages.iter().zip(written).zip(&scene.found);
    pages
        .map(|((reading, written), found)| {
            let taken = found.iter().map(|annotation| annotation.span).collect();
            let mut page = Page { reading, when: &when, taken, found: Vec::new() };
            page.written(&written);
            page.words(scene.date);
            page.found.sort_by_key(|annotation| annotation.span);
            page.found
        })
        .collect()
}

/// What a phrase that may be a date is.
#[derive(Debug, Clone, Copy)]
enum Opener {
    Relative(Unit, i32),
    Weekday(i8),
    Month(i8),
    /// A word that announces a year.
    Year,
    /// A word before a year or a month.
    At,
}

struct Openers {
    phrases: Phrases,
    rows: Vec<Opener>,
}

/// Shorter forms of weekdays and months are ordinary words too: `sel`, `jum`.
const MIN_NAME_LETTERS: usize = 4;

static OPENERS: LazyLock<Openers> = LazyLock::new(|| {
    let mut openers = Openers { phrases: Phrases::default(), rows: Vec::new() };
    let mut add = |form: &str, opener: Opener| {
        openers.phrases.add([form], openers.rows.len());
        openers.rows.push(opener);
    };
    for row in relative_days() {
        add(&row.words, Opener::Relative(row.unit, row.offset));
    }
    let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
    for (rows, opener) in
        [(weekdays(), Opener::Weekday as fn(i8) -> Opener), (months(), Opener::Month as fn(i8) -> Opener)]
    {
        for row in rows {
            for (place, name) in row.spellings.iter().enumerate() {
                if place == 0 || name.len() >= MIN_NAME_LETTERS {
                    add(&capital(name), opener(row.number));
                }
            }
        }
    }
    for cue in calendar::cues(CueKind::Year) {
        add(cue, Opener::Year);
    }
    for cue in [CueKind::At, CueKind::In, CueKind::Range].into_iter().flat_map(calendar::cues) {
        add(cue, Opener::At);
    }
    openers
});

struct Hints {
    phrases: Phrases,
    rows: Vec<Hint>,
}

static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    let mut hints = Hints { phrases: Phrases::default(), rows: Vec::new() };
    let kinds =
        [(CueKind::Past, Hint::Past), (CueKind::Future, Hint::Future), (CueKind::Current, Hint::Week(0))];
    for (kind, hint) in kinds {
        hints.phrases.add(calendar::cues(kind), hints.rows.len());
        hints.rows.push(hint);
    }
    hints
});

struct Page<'a, 'p> {
    reading: &'a Reading<'p>,
    when: &'a When,
    /// Places that are a law or a date already.
    taken: Vec<Span>,
    found: Vec<Annotation>,
}

impl Page<'_, '_> {
    fn put(&mut self, span: Span, label: String, certainty: &str, rule: &str, confidence: u8) {
        self.taken.push(span);
        self.found.push(Annotation {
            kind: KIND.name.to_owned(),
            label,
            span,
            rule: rule.to_owned(),
            confidence,
            parts: vec![(CERTAINTY.to_owned(), certainty.to_owned())],
        });
    }

    fn is_taken(&self, span: Span) -> bool {
        self.taken.iter().any(|taken| taken.overlaps(&span))
    }

    /// Dates with numbers.
    fn written(&mut self, mentions: &[Mention]) {
        let mut at = 0;
        while at < mentions.len() {
            let mention = &mentions[at];
            let range = mentions
                .get(at + 1)
                .filter(|next| mention.joined == Some(Join::Range) || self.is_range_of_months(mention, next));
            if let Some(end) = range
                && let (Some(first), Some(last)) = (self.read(mention), self.read(end))
                && first.period < last.period
            {
                let span = Span::new(mention.span.start, end.span.end);
                let certainty = if first.certainty == last.certainty { first.certainty } else { "inferred" };
                let label = format!("{}..{}", first.period, last.period);
                self.put(span, label, certainty, "range", first.confidence.min(last.confidence));
                at += 2;
                continue;
            }
            if let Some(read) = self.read(mention) {
                self.put(mention.span, read.period.to_string(), read.certainty, "written", read.confidence);
            } else if mention.weekday.is_some() {
                // The weekday of a date that cannot be is none of its own.
                self.taken.push(mention.span);
            }
            at += 1;
        }
    }

    /// `November 2023 sampai Februari 2024`
    fn is_range_of_months(&self, first: &Mention, next: &Mention) -> bool {
        if first.form != Form::Month || next.form != Form::Month || first.span.end > next.span.start {
            return false;
        }
        let between = self.reading.text[first.span.end..next.span.start].trim();
        matches!(between, "-" | "–" | "—")
            || calendar::cue_of(&between.to_lowercase()) == Some(CueKind::Range)
    }

    fn read(&self, mention: &Mention) -> Option<Read> {
        if !mention.is_possible() || !self.is_date(mention) || self.is_taken(mention.span) {
            return None;
        }
        let month = mention.month?;
        let Some(day) = mention.day else {
            let period = Period::Month(mention.year?, month);
            return Some(Read { period, certainty: "month", confidence: WRITTEN });
        };
        let agrees = |found: jiff::civil::Date| {
            mention.weekday.is_none_or(|wanted| found.weekday().to_monday_one_offset() == wanted)
        };
        if let Some(day) = mention.date() {
            let confidence = if agrees(day) { WRITTEN } else { WRONG_WEEKDAY };
            return Some(Read { period: Period::Day(day), certainty: "full", confidence });
        }
        let day = self.when.day(mention.weekday, month, day, self.hint_behind(mention.span.end).0)?;
        let sure = mention.weekday.is_some() && agrees(day);
        let confidence = if sure { WITH_WEEKDAY } else { YEAR_INFERRED };
        Some(Read { period: Period::Day(day), certainty: "inferred", confidence })
    }

    /// Whether what looks like a date is one, by what stands before it.
    fn is_date(&self, mention: &Mention) -> bool {
        let short_slashes = mention.has_short_year && mention.separator == '/';
        if !mention.is_plain() && !short_slashes && mention.joined.is_none() {
            return false;
        }
        let behind = self.reading.tokens.partition_point(|token| token.span.start < mention.span.start);
        let Some(before) = behind.checked_sub(1) else { return true };
        match self.cue(before) {
            Some(CueKind::Number) => mention.form != Form::Numeric || mention.weekday.is_some(),
            Some(CueKind::Place) => mention.weekday.is_some(),
            _ => true,
        }
    }

    /// What the word at a token says of a date beside it.
    fn cue(&self, at: usize) -> Option<CueKind> {
        calendar::cue_of(&self.reading.tokens.get(at)?.exact)
    }

    /// What stands right behind a place and says on which side of the day of
    /// writing a date lies, and the token behind it.
    fn hint_behind(&self, end: usize) -> (Hint, usize) {
        let reading = self.reading;
        let at = reading.tokens.partition_point(|token| token.span.start < end);
        let is_close = |at: usize| {
            at < reading.tokens.len()
                && reading.gap_before(at).chars().all(|c| c.is_whitespace() || matches!(c, ')' | '('))
        };
        if !is_close(at) {
            return (Hint::None, at);
        }
        let behind_part = if self.cue(at) == Some(CueKind::Part) { at + 1 } else { at };
        if !is_close(behind_part) {
            return (Hint::None, at);
        }
        if let Some((len, row)) = OPENERS.phrases.one_at(reading, behind_part)
            && let Opener::Relative(unit, offset) = OPENERS.rows[row]
        {
            match unit {
                Unit::Day => return (Hint::Day(offset), behind_part + len),
                Unit::Week => return (Hint::Week(offset), behind_part + len),
                Unit::Month | Unit::Year => {}
            }
        }
        match HINTS.phrases.one_at(reading, behind_part) {
            Some((len, row)) => (HINTS.rows[row], behind_part + len),
            None => (Hint::None, at),
        }
    }

    /// Dates in words, and years.
    fn words(&mut self, date: ArticleDate) {
        let is_dated = date.certainty != Certainty::Unknown;
        let mut at = 0;
        while at < self.reading.tokens.len() {
            let next = match OPENERS.phrases.one_at(self.reading, at) {
                Some((len, row)) if !self.is_taken(self.reading.tokens[at].span) => match OPENERS.rows[row] {
                    Opener::Relative(unit, offset) if is_dated => self.relative(at, len, unit, offset),
                    Opener::Weekday(weekday) if is_dated => self.weekday(at, weekday),
                    Opener::Month(month) if is_dated => self.month(at, month),
                    Opener::Year => self.announced_years(at),
                    Opener::At => self.years(at + len),
                    _ => None,
                },
                _ => None,
            };
            at = next.unwrap_or(at + 1);
        }
    }

    fn relative(&mut self, at: usize, len: usize, unit: Unit, offset: i32) -> Option<usize> {
        let reading = self.reading;
        // Inside a sentence `Minggu lalu` is a Sunday.
        if unit == Unit::Week && reading.is_capitalised(at) && reading.sentence_around(at).start < at {
            let weekday = calendar::number_of(weekdays(), reading.written(at));
            if let Some(weekday) = weekday {
                return self.weekday(at, weekday);
            }
        }
        if (at + 1..at + len).any(|index| !reading.gap_before(index).trim().is_empty()) {
            return None;
        }
        if let Some(before) = at.checked_sub(1) {
            let counted = reading.tokens[before].exact.bytes().all(|byte| byte.is_ascii_digit())
                || self.cue(before) == Some(CueKind::Count);
            let said_already = self.is_taken(reading.tokens[before].span) && unit == Unit::Day;
            let of_election = unit == Unit::Day && offset == -1 && self.election_before(at);
            if (counted && unit != Unit::Day) || said_already || of_election {
                return None;
            }
        }
        // `hari ini (Senin, 5/2)`
        let behind = reading.tokens.get(at + len).is_some_and(|next| {
            self.is_taken(next.span) && reading.gap_before(at + len).trim_start().starts_with(['(', ','])
        });
        if behind && unit == Unit::Day {
            return None;
        }
        let period = self.when.relative(unit, offset)?;
        let span = reading.span(at..at + len);
        self.put(span, period.to_string(), "inferred", "relative", RELATIVE);
        Some(at + len)
    }

    fn weekday(&mut self, at: usize, weekday: i8) -> Option<usize> {
        let reading = self.reading;
        if !reading.is_capitalised(at) || self.is_other_weekday(at) {
            return None;
        }
        let end = reading.tokens[at].span.end;
        let (hint, behind) = self.hint_behind(end);
        let day = self.when.weekday(weekday, hint)?;
        let confidence = if hint == Hint::None { WEEKDAY_ALONE } else { RELATIVE };
        let behind = if hint == Hint::None { at + 1 } else { behind };
        self.put(reading.span(at..behind), day.to_string(), "inferred", "weekday", confidence);
        Some(behind)
    }

    /// Whether a weekday is no day of this week: a habit, a name, part of a span of days.
    fn is_other_weekday(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_weekday = |index: usize| calendar::number_of(weekdays(), reading.written(index)).is_some();
        let ties = |index: usize| matches!(self.cue(index), Some(CueKind::Range | CueKind::List));
        if let Some(before) = at.checked_sub(1) {
            let counted = reading.tokens[before].exact.bytes().all(|byte| byte.is_ascii_digit());
            let habit = matches!(self.cue(before), Some(CueKind::Every | CueKind::Count))
                || before.checked_sub(1).is_some_and(|index| self.cue(index) == Some(CueKind::Every));
            let tied = is_weekday(before) || (before > 0 && ties(before) && is_weekday(before - 1));
            let hyphen = reading.gap_before(at).contains(['-', '–', '/']);
            if counted || habit || tied || hyphen {
                return true;
            }
        }
        let next = at + 1;
        if next >= reading.tokens.len() {
            return false;
        }
        let gap = reading.gap_before(next);
        let tied =
            is_weekday(next) || (ties(next) && next + 1 < reading.tokens.len() && is_weekday(next + 1));
        // `Jumat Agung`, `Minggu Palma`
        let name = gap == " " && reading.is_capitalised(next) && self.cue(next).is_none() && !tied;
        tied && !gap.contains(',') || gap.contains(['-', '–', '/']) || name
    }

    /// A month without a year, where a word beside it says that it is one.
    fn month(&mut self, at: usize, month: i8) -> Option<usize> {
        let reading = self.reading;
        let before = at.checked_sub(1).and_then(|before| self.cue(before));
        let announced = matches!(before, Some(CueKind::At | CueKind::In | CueKind::Range | CueKind::Current));
        let (hint, behind) = self.hint_behind(reading.tokens[at].span.end);
        if !reading.is_capitalised(at) || !(announced || hint != Hint::None) {
            return None;
        }
        // A number before it belongs to a day that the calendar does not have.
        if at > 0 && reading.tokens[at - 1].exact.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let period = self.when.month(month, hint)?;
        let behind = if hint == Hint::None { at + 1 } else { behind };
        self.put(reading.span(at..behind), period.to_string(), "inferred", "month", YEAR_INFERRED);
        Some(behind)
    }

    /// Years behind the word that announces them: `tahun 2024`, `tahun 2014 dan 2019`.
    fn announced_years(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if self.election_before(at) || self.is_of_number(at) {
            return None;
        }
        let first = at + 1;
        if self.year_at(first).is_none()
            || !self.ends_year(self.behind_years(first))
            || reading.gap_before(first).contains([',', '.', ':'])
        {
            return None;
        }
        self.year_list(at, first, WRITTEN)
    }

    /// Years behind a preposition: `pada 2019`, `sejak 2014`.
    fn years(&mut self, first: usize) -> Option<usize> {
        self.year_at(first)?;
        let behind = self.behind_years(first);
        if !self.ends_year(behind) || self.is_of_number(first) {
            return None;
        }
        self.year_list(first, first, YEAR_BESIDE_CUE)
    }

    /// Whether what stands behind a year leaves it a year: `2019 suara` does not.
    fn ends_year(&self, behind: usize) -> bool {
        let reading = self.reading;
        if behind >= reading.tokens.len() {
            return !reading.text[reading.tokens[behind - 1].span.end..].starts_with('%');
        }
        let gap = reading.gap_before(behind);
        let is_counted = gap == " " && self.cue(behind) == Some(CueKind::Counted);
        !gap.starts_with(['%', '-', '/']) && !is_counted
    }

    /// Marks the years from a token on; the first span begins at `from`.
    fn year_list(&mut self, from: usize, first: usize, confidence: u8) -> Option<usize> {
        let reading = self.reading;
        let mut start = from;
        let mut at = first;
        loop {
            let year = self.year_at(at)?;
            let (join, next) = self.join_behind(at);
            match (join, next.and_then(|next| self.year_at(next))) {
                (Some(Join::Range), Some(last)) if last > year => {
                    let end = next? + 1;
                    let label = format!("{}..{}", Period::Year(year), Period::Year(last));
                    self.put(reading.span(start..end), label, "year", "years", confidence);
                    return Some(end);
                }
                (Some(Join::List), Some(_)) => {
                    self.put(
                        reading.span(start..at + 1),
                        Period::Year(year).to_string(),
                        "year",
                        "year",
                        confidence,
                    );
                    at = next?;
                    start = at;
                }
                _ => {
                    self.put(
                        reading.span(start..at + 1),
                        Period::Year(year).to_string(),
                        "year",
                        "year",
                        confidence,
                    );
                    return Some(at + 1);
                }
            }
        }
    }

    /// The token behind a list of years.
    fn behind_years(&self, first: usize) -> usize {
        let mut at = first;
        while let (Some(_), Some(next)) = self.join_behind(at)
            && self.year_at(next).is_some()
        {
            at = next;
        }
        at + 1
    }

    /// What joins a year to the next token that may be one.
    fn join_behind(&self, at: usize) -> (Option<Join>, Option<usize>) {
        let reading = self.reading;
        let mut next = at + 1;
        if next >= reading.tokens.len() {
            return (None, None);
        }
        let gap = reading.gap_before(next).trim();
        if matches!(gap, "-" | "–" | "—") {
            return (Some(Join::Range), Some(next));
        }
        let mut join = (gap == ",").then_some(Join::List);
        if !gap.is_empty() && join.is_none() {
            return (None, None);
        }
        match self.cue(next) {
            Some(CueKind::List) => (join, next) = (Some(Join::List), next + 1),
            Some(CueKind::Range) => (join, next) = (Some(Join::Range), next + 1),
            _ => {}
        }
        // `tahun 2014 hingga tahun 2019`
        if self.cue(next) == Some(CueKind::Year) {
            next += 1;
        }
        (join, (next < reading.tokens.len()).then_some(next))
    }

    /// The year that a token is.
    fn year_at(&self, at: usize) -> Option<i16> {
        let token = self.reading.tokens.get(at)?;
        if self.is_taken(token.span) { None } else { year_of(token) }
    }

    /// Whether a year belongs to the number of a decree: `Nomor 105 P Tahun 2018`.
    fn is_of_number(&self, at: usize) -> bool {
        (at.saturating_sub(NUMBER_REACH)..at).any(|index| self.cue(index) == Some(CueKind::Number))
            && at > 0
            && self.reading.tokens[at - 1].exact.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Whether an election is named right before a token, so that a year behind is its name.
    fn election_before(&self, at: usize) -> bool {
        let reading = self.reading;
        let sentence = reading.sentence_around(at.min(reading.tokens.len() - 1));
        for index in (sentence.start.max(at.saturating_sub(ELECTION_REACH))..at).rev() {
            let ends = reading.gap_before(index + 1).contains([',', '.', ';', ':', '"', '”', '“']);
            if ends || year_of(&reading.tokens[index]).is_some() {
                return false;
            }
            match self.cue(index) {
                Some(CueKind::Election) => return true,
                Some(CueKind::At | CueKind::Range) => return false,
                _ => {}
            }
        }
        false
    }
}

/// The year that a token writes.
fn year_of(token: &Token) -> Option<i16> {
    let digits = token.span.len() == 4 && token.exact.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return None;
    }
    token.exact.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
}

/// Years that news speaks of.
const FIRST_YEAR: i16 = 1900;
const LAST_YEAR: i16 = 2100;
/// How far before its year the number of a decree is announced.
const NUMBER_REACH: usize = 4;
/// How far before its year an election is named: `Pemilihan Gubernur dan Wakil Gubernur Banten tahun 2017`.
const ELECTION_REACH: usize = 8;

/// A date with numbers as it is understood.
struct Read {
    period: Period,
    certainty: &'static str,
    confidence: u8,
}
