//! From what a text says to days of the calendar, by the day of writing.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::article::{ArticleDate, Certainty};
use crate::lexicon::domain::election_days::is_election_day;
use crate::lexicon::language::calendar::Unit;

/// What a word beside a date says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing.
    None,
    /// Before the day of writing.
    Past,
    /// Behind it.
    Future,
    /// In the week that is so many weeks from it.
    Week(i32),
    /// So many days from it.
    Day(i32),
}

/// A stretch of days with the label that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    Day(Date),
    Week(Date),
    Month(i16, i8),
    Year(i16),
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(monday) => {
                let sunday = monday.checked_add(6.days()).unwrap_or(*monday);
                write!(f, "{monday}..{sunday}")
            }
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// When an article was written, as far as known.
#[derive(Debug)]
pub(super) struct When {
    day: Option<Date>,
    month: Option<(i16, i8)>,
    year: Option<i16>,
    /// Days that the article gives with their years.
    given: Vec<Date>,
    /// The latest year that the article names.
    latest: Option<i16>,
}

/// A day without a year is at most so many days before the day of writing ...
const MOST_DAYS_BEFORE: i32 = 245;
/// ... or behind it; more is planned far ahead only for a day on which people vote.
const MOST_DAYS_BEHIND: i32 = 120;

impl When {
    pub(super) fn new(date: ArticleDate, given: Vec<Date>, latest: Option<i16>) -> Self {
        let first = date.days.map(|(first, _)| first);
        let is_day = matches!(date.certainty, Certainty::Full | Certainty::Inferred);
        let has_month = is_day || date.certainty == Certainty::Month;
        Self {
            day: first.filter(|_| is_day),
            month: first.filter(|_| has_month).map(|day| (day.year(), day.month())),
            year: first.filter(|_| date.certainty != Certainty::Unknown).map(Date::year),
            given,
            latest,
        }
    }

    /// A day of a month whose year is not written.
    pub(super) fn day(&self, weekday: Option<i8>, month: i8, day: i8, hint: Hint) -> Option<Date> {
        let same = |found: &&Date| (found.month(), found.day()) == (month, day);
        let given = self.given.iter().find(same).copied();
        let Some(today) = self.day else {
            return given.or_else(|| match self.year {
                Some(year) => Date::new(year, month, day).ok(),
                None => self.by_weekday(weekday?, month, day),
            });
        };
        let year = today.year();
        let mut days: Vec<Date> =
            (year - 1..=year + 1).filter_map(|year| Date::new(year, month, day).ok()).collect();
        let falls_so =
            |day: &Date| weekday.is_none_or(|wanted| day.weekday().to_monday_one_offset() == wanted);
        let distance = |day: Date| (day - today).get_days();
        let is_near = |&day: &Date| (-MOST_DAYS_BEFORE..=MOST_DAYS_BEHIND).contains(&distance(day));
        // A weekday far away is a slip of the pen.
        if hint != Hint::None && days.iter().any(falls_so)
            || days.iter().any(|day| falls_so(day) && is_near(day))
        {
            days.retain(falls_so);
        }
        match hint {
            Hint::Past => return days.into_iter().rfind(|&day| day <= today),
            Hint::Future => return days.into_iter().find(|&day| day >= today),
            _ => {}
        }
        if let Some(given) = given.filter(|given| days.contains(given)) {
            return Some(given);
        }
        let votes = days.iter().copied().filter(|&day| is_election_day(day));
        let vote = votes.min_by_key(|&day| distance(day).abs());
        vote.or_else(|| match days.as_slice() {
            [only] => Some(*only),
            days => days.iter().copied().find(is_near),
        })
    }

    /// A day of an article without a date, in the one of the last years it names
    /// in which the day falls on its weekday.
    fn by_weekday(&self, weekday: i8, month: i8, day: i8) -> Option<Date> {
        let latest = self.latest?;
        let days = [latest, latest - 1].into_iter().filter_map(|year| Date::new(year, month, day).ok());
        let mut fitting = days.filter(|day| day.weekday().to_monday_one_offset() == weekday);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// A month whose year is not written.
    pub(super) fn month(&self, month: i8, hint: Hint) -> Option<Period> {
        let Some((year, today)) = self.month else {
            return self.year.map(|year| Period::Month(year, month));
        };
        let year = match hint {
            Hint::Past => year - i16::from(month > today),
            Hint::Future => year + i16::from(month < today),
            _ if month - today > 4 => year - 1,
            _ if today - month > 8 => year + 1,
            _ => year,
        };
        Some(Period::Month(year, month))
    }

    /// A time so many units from the day of writing.
    pub(super) fn relative(&self, unit: Unit, offset: i32) -> Option<Period> {
        match unit {
            Unit::Day => self.day?.checked_add(offset.days()).ok().map(Period::Day),
            Unit::Week => self.monday(offset).map(Period::Week),
            Unit::Month => {
                let (year, month) = self.month?;
                let first = Date::new(year, month, 1).ok()?.checked_add(offset.months()).ok()?;
                Some(Period::Month(first.year(), first.month()))
            }
            Unit::Year => self.year.map(|year| Period::Year(year + i16::try_from(offset).unwrap_or(0))),
        }
    }

    /// A day of the week: the last one, unless a word beside it says otherwise.
    pub(super) fn weekday(&self, weekday: i8, hint: Hint) -> Option<Date> {
        let today = self.day?;
        let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
        match hint {
            Hint::None if today.weekday() == wanted => Some(today),
            Hint::None | Hint::Past => today.nth_weekday(-1, wanted).ok(),
            Hint::Future => today.nth_weekday(1, wanted).ok(),
            Hint::Week(offset) => self.monday(offset)?.checked_add((i32::from(weekday) - 1).days()).ok(),
            Hint::Day(offset) => today.checked_add(offset.days()).ok().filter(|day| day.weekday() == wanted),
        }
    }

    fn monday(&self, weeks: i32) -> Option<Date> {
        let today = self.day?;
        let since_monday = i32::from(today.weekday().to_monday_zero_offset());
        today.checked_add((weeks * 7 - since_monday).days()).ok()
    }
}
