//! When: the date of an article, and how sure it is.
//!
//! A page's own date comes first. Without one, the event date that the text
//! gives with a day of the week (`Senin (20/2/2023)`, `Kamis (14/2)`) dates the
//! article; a missing year is worked out from the weekday and the years that the
//! text names. What cannot be worked out stays unknown: nothing reads the clock.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use super::clean::ascii_boundaries;
use super::mentions::{Form, Mention, mentions};
use crate::lexicon::domain::election_days::is_election_day;
use crate::lexicon::language::calendar::{CueKind, cue_pattern};

/// How much of a date is known, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Day, month and year are written.
    Full,
    /// Day and month are written, the year is worked out.
    Inferred,
    /// Only month and year are known.
    Month,
    /// Only the year is known.
    Year,
    /// Nothing is known.
    #[default]
    Unknown,
}

/// The days an article may be from.
///
/// ```
/// use awas::article::{ArticleDate, Certainty};
/// let date = ArticleDate::from_published("2023-02-20T10:00:00+07:00");
/// assert_eq!(date.to_string(), "2023-02-20");
/// assert_eq!(date.certainty, Certainty::Full);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleDate {
    /// How much is known.
    pub certainty: Certainty,
    /// First and last possible day, none if unknown.
    pub days: Option<(Date, Date)>,
}

/// `2023-02-20`, `2023-02`, `2023` or `unknown`, as far as known.
impl std::fmt::Display for ArticleDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.certainty, self.days) {
            (Certainty::Full | Certainty::Inferred, Some((day, _))) => write!(f, "{day}"),
            (Certainty::Month, Some((day, _))) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            (Certainty::Year, Some((day, _))) => write!(f, "{:04}", day.year()),
            _ => f.write_str("unknown"),
        }
    }
}

impl ArticleDate {
    fn day(day: Date, certainty: Certainty) -> Self {
        Self { certainty, days: Some((day, day)) }
    }

    fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { certainty: Certainty::Month, days: Some((first, first.last_of_month())) })
    }

    fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self { certainty: Certainty::Year, days: Some((first, first.last_of_year())) })
    }

    /// Reads a date as pages and data sets write it, in any of the forms of
    /// Indonesian news; month before day only where nothing else fits.
    #[must_use]
    pub fn from_published(written: &str) -> Self {
        published(written).unwrap_or_default()
    }

    /// Whether any of the possible days lies in the range; never for an unknown date.
    #[must_use]
    pub fn overlaps(&self, range: &RangeInclusive<Date>) -> bool {
        self.days.is_some_and(|(first, last)| first <= *range.end() && *range.start() <= last)
    }
}

/// The years that clippings come from; a weekday alone fixes a year only within bounds.
const YEARS: RangeInclusive<i16> = 2004..=2034;

struct Patterns {
    this_year: Regex,
    election: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    // Boundaries between ASCII letters are all that dates need, and fast to find.
    let build =
        |pattern: String| Regex::new(&ascii_boundaries(&pattern)).expect("a pattern that tests compile");
    Patterns {
        this_year: build(format!(r"(?i)\b(?<y>20\d\d)\s+(?:{})\b", cue_pattern(CueKind::Current))),
        election: build(format!(
            r"(?i)\b(?:{})\b[^.\d]{{0,40}}?\b(?<y>20\d\d)\b",
            cue_pattern(CueKind::Election)
        )),
    }
});

fn year_in(captures: &Captures<'_>) -> Option<i16> {
    captures.name("y")?.as_str().parse().ok()
}

fn published(written: &str) -> Option<ArticleDate> {
    let mentions = mentions(written);
    for form in [Form::Iso, Form::Worded, Form::English, Form::Numeric] {
        let Some(mut mention) = mentions.iter().copied().find(|mention| mention.form == form) else {
            continue;
        };
        if let (Some(month @ 13..), Some(day @ ..=12)) = (mention.month, mention.day) {
            (mention.day, mention.month) = (Some(month), Some(day));
        }
        if let Some(day) = mention.date() {
            return Some(ArticleDate::day(day, Certainty::Full));
        }
    }
    let mention = mentions.iter().find(|mention| mention.form == Form::Month)?;
    ArticleDate::month(mention.year?, mention.month?)
}

/// The date of an article from its page's date, if there is one, and its text.
pub(crate) fn resolve(written: Option<&str>, text: &str) -> ArticleDate {
    if let Some(date) = written.and_then(published) {
        return date;
    }
    let mentions: Vec<Mention> =
        mentions(text).into_iter().filter(|mention| mention.is_plain() && mention.is_possible()).collect();
    let years = year_evidence(&mentions, text);
    let days = mentions.iter().filter(|mention| mention.day.is_some());
    let dated = days.filter(|mention| mention.weekday.is_some() || mention.bracketed);
    for mention in dated {
        if let Some(day) = mention.date().filter(|&day| mention.weekday.is_some() || !is_election_day(day)) {
            return ArticleDate::day(day, Certainty::Full);
        }
        if let Some(day) = infer_year(mention, &years) {
            return ArticleDate::day(day, Certainty::Inferred);
        }
    }
    PATTERNS
        .this_year
        .captures(text)
        .and_then(|captures| year_in(&captures))
        .and_then(ArticleDate::year)
        .unwrap_or_default()
}

/// Ranges of years that the text speaks for, strongest first.
fn year_evidence(mentions: &[Mention], text: &str) -> Vec<RangeInclusive<i16>> {
    let mut years: Vec<RangeInclusive<i16>> = Vec::new();
    let of = |pattern: &Regex| -> Vec<i16> {
        pattern.captures_iter(text).filter_map(|captures| year_in(&captures)).collect()
    };
    let (days, months): (Vec<&Mention>, Vec<&Mention>) =
        mentions.iter().partition(|mention| mention.day.is_some());
    years.extend(of(&PATTERNS.this_year).into_iter().map(|year| year..=year));
    years.extend(days.into_iter().chain(months).filter_map(|mention| mention.year).map(|year| year..=year));
    // An election is in the news from two years before it.
    years.extend(of(&PATTERNS.election).into_iter().map(|year| year - 2..=year));
    years
}

/// The one year of the evidence in which the day falls on its weekday.
fn infer_year(mention: &Mention, evidence: &[RangeInclusive<i16>]) -> Option<Date> {
    let (day, month) = (mention.day?, mention.month?);
    let fits = |&year: &i16| {
        let found = Date::new(year, month, day).ok()?;
        let weekday = found.weekday().to_monday_one_offset();
        mention.weekday.is_none_or(|wanted| wanted == weekday).then_some(found)
    };
    for years in evidence {
        let mut found = years.clone().filter(|year| YEARS.contains(year)).filter_map(|year| fits(&year));
        if let (Some(only), None) = (found.next(), found.next()) {
            return Some(only);
        }
    }
    None
}

/// The days of a range as a user writes it: `2023`, `2023-02`, `2023-02-20`,
/// `20/2/2023`, or two of them with `..` between, either of which may be missing.
///
/// # Errors
///
/// The part that is not a date.
pub fn parse_range(written: &str) -> Result<RangeInclusive<Date>, String> {
    let (first, last) = written.split_once("..").unwrap_or((written, written));
    let side = |part: &str| -> Result<Option<(Date, Date)>, String> {
        let part = part.trim();
        if part.is_empty() {
            return Ok(None);
        }
        parse_period(part).map(Some).ok_or_else(|| part.to_owned())
    };
    if first.trim().is_empty() && last.trim().is_empty() {
        return Err(written.to_owned());
    }
    let start = side(first)?.map_or(Date::MIN, |(start, _)| start);
    let end = side(last)?.map_or(Date::MAX, |(_, end)| end);
    if end < start {
        return Err(written.to_owned());
    }
    Ok(start..=end)
}

fn parse_period(written: &str) -> Option<(Date, Date)> {
    let mut numbers = written.split('-').map(|part| part.parse::<i16>().ok());
    let period = match (numbers.next(), numbers.next(), numbers.next(), numbers.next()) {
        (Some(Some(year @ 1000..)), None, ..) => ArticleDate::year(year),
        (Some(Some(year @ 1000..)), Some(Some(month)), None, _) => {
            i8::try_from(month).ok().and_then(|month| ArticleDate::month(year, month))
        }
        _ => published(written),
    };
    period?.days
}

/// Days since 1970-01-01, the form that the index stores.
pub(crate) fn day_number(day: Date) -> i64 {
    i64::from((day - date(1970, 1, 1)).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_articles() {
        let cases = [
            ("Apel digelar Senin (20/2/2023).", "2023-02-20", Certainty::Full),
            ("Sosialisasi Pemilu 2019 digelar, Kamis (14/2) siang.", "2019-02-14", Certainty::Inferred),
            (
                "Rapat pada Senin (22/1/2024) jelang pemilu 14 Februari 2024 mendatang.",
                "2024-01-22",
                Certainty::Full,
            ),
            (
                "Pemilu berlangsung 14 Februari 2024. Sekretaris, Rabu, mengatakan.",
                "unknown",
                Certainty::Unknown,
            ),
            ("Selama masa Pilkada Kota Cilegon 2024 ini.", "2024", Certainty::Year),
            ("Kata dia, Jum’at, 3 Nopember 2023.", "2023-11-03", Certainty::Full),
            ("Surat nomor 800/254/IV.1 pasal 5.1 dan 3/4 bagian.", "unknown", Certainty::Unknown),
            ("Kata dia (31/2/2023).", "unknown", Certainty::Unknown),
        ];
        for (text, expected, certainty) in cases {
            let date = resolve(None, text);
            assert_eq!((date.to_string().as_str(), date.certainty), (expected, certainty), "{text}");
        }
    }

    #[test]
    fn dates_of_pages() {
        let cases = [
            ("17-08-2023", "2023-08-17"),
            ("2019-10-09 00:00:00", "2019-10-09"),
            ("30 Nov 2023 | 21:00 WIB", "2023-11-30"),
            ("10-Sep-19", "2019-09-10"),
            ("Minggu, 01 Des 2024 20:15 WIB", "2024-12-01"),
            ("Oktober 23, 2019", "2019-10-23"),
            ("10/20/2025 17:00", "2025-10-20"),
            ("9/10/2019", "2019-10-09"),
            ("Kompas.com- 02/07/2025, 13:59 WIB", "2025-07-02"),
            ("2025/07/02 10:25:03", "2025-07-02"),
            ("20 Mei  2023 | 18:15 WIB", "2023-05-20"),
            ("Maret 2021", "2021-03"),
            ("14 menit yang lalu", "unknown"),
            ("", "unknown"),
        ];
        for (written, expected) in cases {
            assert_eq!(ArticleDate::from_published(written).to_string(), expected, "{written}");
        }
    }

    #[test]
    fn ranges_as_users_write_them() {
        let day = |y, m, d| date(y, m, d);
        let cases = [
            ("2023", day(2023, 1, 1), day(2023, 12, 31)),
            ("2023..2024", day(2023, 1, 1), day(2024, 12, 31)),
            ("2024-02", day(2024, 2, 1), day(2024, 2, 29)),
            ("2023-02-20..", day(2023, 2, 20), Date::MAX),
            ("..20/2/2023", Date::MIN, day(2023, 2, 20)),
        ];
        for (written, start, end) in cases {
            assert_eq!(parse_range(written), Ok(start..=end), "{written}");
        }
        for written in ["soon", "2023..x", "..", "2024..2023", "2023-13"] {
            assert!(parse_range(written).is_err(), "{written}");
        }
    }
}
