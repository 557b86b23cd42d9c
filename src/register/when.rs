//! When something happened, and how that is known.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::annotation::Annotation;
use crate::article::{ArticleDate, Certainty, parse_range};

/// When something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    /// As told: `2024-02-14`, `2024-02`, `2024`, `2024-01-01..2024-01-05`.
    pub(crate) text: String,
    /// First and last possible day.
    pub(crate) days: (Date, Date),
    /// How it is known.
    pub(crate) ground: Ground,
}

/// Where a date or a region was read, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    /// In the sentence, in so many words.
    Stated,
    /// In the sentence, worked out, or in another sentence of the passage.
    Inferred,
    /// Of the article as a whole.
    Article,
}

impl Ground {
    /// The name in outputs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Article => "article",
        }
    }
}

impl When {
    /// The date of an annotation, unless it tells no more than a year.
    pub(crate) fn of_annotation(annotation: &Annotation, in_sentence: bool) -> Option<Self> {
        let certainty = annotation.part("certainty")?;
        let days = parse_range(&annotation.label).ok()?;
        if certainty == "year" {
            return None;
        }
        let ground = if in_sentence && certainty != "inferred" { Ground::Stated } else { Ground::Inferred };
        Some(Self { text: annotation.label.clone(), days: (*days.start(), *days.end()), ground })
    }

    /// The date of an article.
    pub(crate) fn of_article(date: &ArticleDate) -> Option<Self> {
        let known = date.certainty != Certainty::Unknown;
        let days = date.days.filter(|_| known)?;
        Some(Self { text: date.to_string(), days, ground: Ground::Article })
    }

    /// Whether it may lie in a range.
    pub(crate) fn overlaps(&self, range: &RangeInclusive<Date>) -> bool {
        self.days.0 <= *range.end() && *range.start() <= self.days.1
    }

    /// Days between two, 0 if they may be one.
    pub(crate) fn days_from(&self, other: &Self) -> i32 {
        let gap = |first: Date, second: Date| (second - first).get_days();
        gap(self.days.1, other.days.0).max(gap(other.days.1, self.days.0)).max(0)
    }

    /// The month, if all its days lie in one: `2024-02`.
    pub(crate) fn month(&self) -> Option<String> {
        let (first, last) = self.days;
        (first.first_of_month() == last.first_of_month())
            .then(|| format!("{:04}-{:02}", first.year(), first.month()))
    }

    /// The year, if all its days lie in one.
    pub(crate) fn year(&self) -> Option<String> {
        (self.days.0.year() == self.days.1.year()).then(|| format!("{:04}", self.days.0.year()))
    }
}

/// The time from the first to the last of several dates.
pub(super) fn span(all: &[When]) -> Option<When> {
    let first = all.iter().map(|when| when.days.0).min()?;
    let last = all.iter().map(|when| when.days.1).max()?;
    Some(When { text: format!("{first}..{last}"), days: (first, last), ground: Ground::Article })
}

/// The first and the last of several dates, as far as each is known.
pub(super) fn ends(all: &[When]) -> (Option<String>, Option<String>) {
    let first = all.iter().min_by_key(|when| when.days).map(|when| when.text.clone());
    let last = all.iter().max_by_key(|when| (when.days.1, when.days.0)).map(|when| when.text.clone());
    (first, last)
}
