//! Names of months and days of the week.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::table::{List, Table, table};

pub(crate) const MONTHS: Table = table!("months.tsv");
pub(crate) const WEEKDAYS: Table = table!("weekdays.tsv");
pub(crate) const DATE_CUES: Table = table!("date_cues.tsv");
pub(crate) const RELATIVE_DAYS: Table = table!("relative_days.tsv");

/// A month or a day of the week: its number and every spelling, in lower case.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) number: i8,
    pub(crate) spellings: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(alias = "month", alias = "weekday")]
    name: String,
    number: i8,
    forms: List,
}

fn read(table: Table) -> Vec<Named> {
    let rows: Vec<Row> = table.rows().expect("an embedded table that tests check");
    rows.into_iter()
        .map(|row| Named {
            number: row.number,
            spellings: std::iter::once(row.name.to_lowercase()).chain(row.forms.0).collect(),
        })
        .collect()
}

static MONTH_ROWS: LazyLock<Vec<Named>> = LazyLock::new(|| read(MONTHS));
static WEEKDAY_ROWS: LazyLock<Vec<Named>> = LazyLock::new(|| read(WEEKDAYS));

pub(crate) fn months() -> &'static [Named] {
    &MONTH_ROWS
}

pub(crate) fn weekdays() -> &'static [Named] {
    &WEEKDAY_ROWS
}

/// What a word beside a date says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CueKind {
    /// The year of a vote.
    Election,
    /// The year the article was written in.
    Current,
    /// Stands between the ends of a range.
    Range,
    /// Stands between two dates of a list.
    List,
    /// The date is before the day of writing.
    Past,
    /// The date is behind the day of writing.
    Future,
    /// Stands before a year or a month that is a date.
    At,
    /// Stands before a year or a month too, or before the place of an election.
    In,
    /// Announces a day of a month.
    Day,
    /// Announces a year.
    Year,
    /// Stands before a day of the week that is no date.
    Every,
    /// Stands before a number that is no date.
    Number,
    /// Stands before a day that is a name.
    Place,
    /// A part of a day.
    Part,
    /// Stands behind a number that is no year.
    Counted,
    /// Counts units before a relative time: `lima tahun lalu` is no year.
    Count,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DateCue {
    pub(crate) cue: String,
    pub(crate) kind: CueKind,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are run by tests"))]
    pub(crate) example: String,
}

static DATE_CUE_ROWS: LazyLock<Vec<DateCue>> =
    LazyLock::new(|| DATE_CUES.rows().expect("an embedded table that tests check"));

/// The cues of a kind.
pub(crate) fn cues(kind: CueKind) -> impl Iterator<Item = &'static str> {
    DATE_CUE_ROWS.iter().filter(move |row| row.kind == kind).map(|row| row.cue.as_str())
}

/// What a word, in lower case, says of the date beside it.
pub(crate) fn cue_of(word: &str) -> Option<CueKind> {
    let rows = &*DATE_CUE_ROWS;
    let place = rows.binary_search_by(|row| row.cue.as_str().cmp(word)).ok()?;
    Some(rows[place].kind)
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

/// Words that name a time by its distance from the day of writing.
#[derive(Debug, Deserialize)]
pub(crate) struct Relative {
    pub(crate) words: String,
    pub(crate) unit: Unit,
    pub(crate) offset: i32,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are run by tests"))]
    pub(crate) example: String,
}

static RELATIVE_ROWS: LazyLock<Vec<Relative>> =
    LazyLock::new(|| RELATIVE_DAYS.rows().expect("an embedded table that tests check"));

pub(crate) fn relative_days() -> &'static [Relative] {
    &RELATIVE_ROWS
}

/// A regular expression that matches any of the cues of a kind, longest first.
pub(crate) fn cue_pattern(kind: CueKind) -> String {
    let cues = DATE_CUE_ROWS.iter().filter(|row| row.kind == kind);
    alternatives(cues.map(|row| row.cue.as_str()))
}

fn alternatives<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<String> = words.map(|word| regex::escape(word).replace(' ', r"\s+")).collect();
    all.sort_by_key(|word| std::cmp::Reverse(word.len()));
    all.join("|")
}

/// The number behind a spelling.
pub(crate) fn number_of(names: &[Named], spelling: &str) -> Option<i8> {
    let lower = spelling.to_lowercase();
    names.iter().find(|name| name.spellings.contains(&lower)).map(|name| name.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_and_day_has_its_number_once() {
        for (table, names, count) in [(MONTHS, months(), 12), (WEEKDAYS, weekdays(), 7)] {
            table.check().expect("a table in order");
            let mut numbers: Vec<i8> = names.iter().map(|name| name.number).collect();
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=count).collect::<Vec<i8>>());
        }
        DATE_CUES.check().expect("a table in order");
        for row in DATE_CUE_ROWS.iter() {
            assert!(row.example.to_lowercase().contains(&row.cue), "{}", row.cue);
        }
        RELATIVE_DAYS.check().expect("a table in order");
        for row in relative_days() {
            assert!(row.example.contains(&row.words), "{}", row.words);
        }
        assert_eq!(number_of(months(), "Nopember"), Some(11));
        assert_eq!(number_of(weekdays(), "Jum'at"), Some(5));
    }
}
