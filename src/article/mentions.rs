//! Dates as they are written in a text: `Rabu (14/2/2024)`, `7 Mei`, `1-5 Januari
//! 2024`, `2024-02-14`, `Februari 2024`.
//!
//! Every such date holds a number. So the text is searched for numbers, and what
//! stands beside each is read by a small grammar.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::Span;
use crate::lexicon::language::calendar::{self, CueKind, Named, months, weekdays};

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `2024-02-14`
    Iso,
    /// `14/2/2024`, `14/2`
    Numeric,
    /// `14 Februari 2024`, `14 Februari`
    Worded,
    /// `February 14, 2024`
    English,
    /// `Februari 2024`
    Month,
}

/// How a date is tied to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// The two are the ends of a range.
    Range,
    /// Both are meant.
    List,
}

/// A date named in a text. Its numbers may not fit the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    pub(crate) form: Form,
    pub(crate) weekday: Option<i8>,
    pub(crate) day: Option<i8>,
    pub(crate) month: Option<i8>,
    pub(crate) year: Option<i16>,
    /// Whether the year has two digits.
    pub(crate) has_short_year: bool,
    /// What stands between the numbers.
    pub(crate) separator: char,
    /// Whether a bracket opens before it.
    pub(crate) bracketed: bool,
    /// Whether a bracket closes behind it.
    pub(crate) closed: bool,
    /// Whether the next mention belongs to it.
    pub(crate) joined: Option<Join>,
}

impl Mention {
    /// The day, if day, month and year are written and fit the calendar.
    pub(crate) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether its numbers fit a calendar.
    pub(crate) fn is_possible(&self) -> bool {
        let leap_year = 2000;
        let Some(month) = self.month else { return false };
        Date::new(self.year.unwrap_or(leap_year), month, self.day.unwrap_or(1)).is_ok()
    }

    /// Whether it is a date wherever it stands. A bare `14/2` counts only in
    /// brackets or behind a weekday: numbers of letters and laws look the same.
    pub(crate) fn is_plain(&self) -> bool {
        let beside = self.weekday.is_some() || (self.bracketed && self.closed);
        match (self.form, self.year) {
            (Form::Numeric, None) => {
                self.separator == '/' && beside || self.separator == '-' && self.weekday.is_some()
            }
            (Form::Numeric, Some(_)) => !self.has_short_year || beside,
            _ => true,
        }
    }
}

/// All dates of a text, in order.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        let scanner = Scanner { text, bytes };
        match scanner.mention(start) {
            Some((read, end)) => {
                at = end;
                found.extend(read);
            }
            None => at = scanner.end_of_word(start),
        }
    }
    share_years(&mut found);
    found
}

/// Gives the year of the second of two joined dates to the first.
fn share_years(found: &mut [Mention]) {
    for index in (1..found.len()).rev() {
        let (second, first) = (found[index], &mut found[index - 1]);
        if first.joined.is_some() && first.year.is_none() {
            let earlier = first.month > second.month;
            first.year = second.year.map(|year| year - i16::from(earlier));
        }
    }
}

static NAMES: LazyLock<FxHashMap<&'static str, (bool, i8)>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    let mut add = |rows: &'static [Named], is_month: bool| {
        for row in rows {
            names.extend(row.spellings.iter().map(|name| (name.as_str(), (is_month, row.number))));
        }
    };
    add(weekdays(), false);
    add(months(), true);
    names
});

/// The month or weekday that a word names.
fn name_of(word: &str) -> Option<(bool, i8)> {
    // The longest name has nine letters, the shortest three.
    if !(3..=11).contains(&word.len()) {
        return None;
    }
    NAMES.get(word.to_lowercase().as_str()).copied()
}

fn month_of(word: &str) -> Option<i8> {
    name_of(word).filter(|(is_month, _)| *is_month).map(|(_, number)| number)
}

/// Whether a word announces a day of a month: `tanggal`.
fn is_day_cue(word: &str) -> bool {
    calendar::cue_of(&word.to_lowercase()) == Some(CueKind::Day)
}

/// Joining words, the longest first.
static JOINS: LazyLock<Vec<(&'static str, Join)>> = LazyLock::new(|| {
    let ranges = calendar::cues(CueKind::Range).map(|word| (word, Join::Range));
    let mut joins: Vec<_> =
        ranges.chain(calendar::cues(CueKind::List).map(|word| (word, Join::List))).collect();
    joins.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    joins
});

/// A number: its value, how many digits it has, and where it ends.
#[derive(Clone, Copy)]
struct Number {
    value: i16,
    digits: usize,
    end: usize,
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
}

impl<'t> Scanner<'t> {
    /// The dates that begin with the number at a place, and where they end.
    fn mention(&self, start: usize) -> Option<(Vec<Mention>, usize)> {
        if self.is_inside_word(start) { None } else { self.read(start) }
    }

    fn read(&self, start: usize) -> Option<(Vec<Mention>, usize)> {
        let first = self.number(start)?;
        let single = self
            .iso(start, first)
            .or_else(|| self.numeric(start, first).filter(|_| !self.is_first_of_range(first)))
            .or_else(|| self.worded(start, first))
            .or_else(|| self.behind_month(start, first));
        if let Some(mut mentions) = single {
            let end = mentions.last()?.span.end;
            // The end of a range, or the next of a list.
            if let Some((join, next)) = self.join(end)
                && let Some((more, end)) = self.read(next)
                && mentions[0].form != Form::Month
                && (more[0].form == mentions[0].form || (join == Join::Range && more[0].day.is_some()))
                && (join == Join::Range || more[0].year.is_some())
            {
                mentions.last_mut()?.joined = Some(join);
                mentions.extend(more);
                return Some((mentions, end));
            }
            return Some((mentions, end));
        }
        // `1-5 Januari 2024`, `5 dan 6 Januari`
        if first.digits > 2 {
            return None;
        }
        let (join, next) = self.join(first.end)?;
        let (more, end) = self.read(next)?;
        let second = *more.first()?;
        second.day.filter(|_| matches!(second.form, Form::Worded | Form::Numeric))?;
        let (weekday, begin, bracketed) = self.before(start);
        let span = Span::new(begin, first.end);
        let day = Some(first.value as i8);
        let mut all = vec![Mention { span, weekday, day, bracketed, joined: Some(join), ..second }];
        all.extend(more);
        // The bracket around a range closes behind its end.
        if bracketed {
            let last = all.last_mut()?;
            last.bracketed = true;
            let closed = last.closed;
            all[0].closed = closed;
        }
        Some((all, end))
    }

    /// Whether a hyphen leads from a day to the end of a range: `11-13 Februari`, `5-7/2/2024`.
    fn is_first_of_range(&self, day: Number) -> bool {
        let end = if self.bytes.get(day.end) == Some(&b'-') { self.short_number(day.end + 1) } else { None };
        end.is_some_and(|end| {
            let is_month = || month_of(self.word(self.skip_spaces(end.end))?.of(self.text));
            self.bytes.get(end.end) == Some(&b'/') || is_month().is_some()
        })
    }

    /// `2024-02-14`, `2024/02/14`
    fn iso(&self, start: usize, year: Number) -> Option<Vec<Mention>> {
        if year.digits != 4 || !(1900..2100).contains(&year.value) {
            return None;
        }
        let separator = self.separator(year.end, &['-', '/'])?;
        let month = self.short_number(year.end + 1)?;
        self.separator(month.end, &[separator])?;
        let day = self.short_number(month.end + 1)?;
        let end = if self.bytes.get(day.end) == Some(&b'T') { day.end } else { self.ends(day.end)? };
        Some(vec![self.put(
            start,
            end,
            Form::Iso,
            (Some(day), Some(month.value as i8), Some(year)),
            separator,
        )])
    }

    /// `14/2/2024`, `14-02-2024`, `14/2`; with spaces around a slash too.
    fn numeric(&self, start: usize, day: Number) -> Option<Vec<Mention>> {
        if day.digits > 2 {
            return None;
        }
        let (separator, at) = self.wide_separator(day.end)?;
        let month = self.short_number(at)?;
        let year = self
            .wide_separator(month.end)
            .filter(|(other, _)| *other == separator)
            .and_then(|(_, at)| self.number(at))
            .filter(|year| year.digits == 4 || year.digits == 2);
        let end = self.ends(year.map_or(month.end, |year| year.end))?;
        let month = Some(month.value as i8);
        Some(vec![self.put(start, end, Form::Numeric, (Some(day), month, year), separator)])
    }

    /// `14 Februari 2024`, `14 Februari`, `10-Sep-19`
    fn worded(&self, start: usize, day: Number) -> Option<Vec<Mention>> {
        if day.digits > 2 {
            return None;
        }
        let hyphen = self.bytes.get(day.end) == Some(&b'-');
        let word = self.word(if hyphen { day.end + 1 } else { self.skip_spaces(day.end) })?;
        let month = month_of(word.of(self.text))?;
        let mut at = word.end;
        if self.bytes.get(at) == Some(&b'.') {
            at += 1;
        }
        let wanted = if hyphen && self.bytes.get(at) == Some(&b'-') { at + 1 } else { self.skip_comma(at) };
        let year = self.number(wanted).filter(|year| {
            let long = year.digits == 4 && (1900..2100).contains(&year.value);
            let short = year.digits == 2 && hyphen;
            (long || short) && self.ends(year.end).is_some()
        });
        let end = year.map_or(word.end, |year| year.end);
        let separator = if hyphen { '-' } else { ' ' };
        Some(vec![self.put(start, end, Form::Worded, (Some(day), Some(month), year), separator)])
    }

    /// `February 14, 2024`, `Februari 2024`, `Januari hingga Juni 2023`
    fn behind_month(&self, start: usize, number: Number) -> Option<Vec<Mention>> {
        let word = self.word_before(start)?;
        let month = month_of(word.of(self.text))?;
        let gap = &self.text[word.end..start];
        if gap.len() > 3 || !gap.chars().all(|c| matches!(c, ' ' | '.' | '-' | ',')) {
            return None;
        }
        if number.digits == 4 && (1900..2100).contains(&number.value) {
            let end = self.ends(number.end)?;
            let numbers = (None, Some(month), Some(number));
            let mut mention = self.put(start, end, Form::Month, numbers, ' ');
            (mention.span.start, mention.weekday) = (word.start, None);
            let earlier = self.month_before(word.start).map(|(span, earlier)| Mention {
                span,
                month: Some(earlier),
                year: number.value.checked_sub(i16::from(earlier > month)),
                joined: Some(Join::Range),
                ..mention
            });
            return Some(earlier.into_iter().chain([mention]).collect());
        }
        if number.digits > 2 {
            return None;
        }
        let year = self.number(self.skip_comma(number.end)).filter(|year| year.digits == 4)?;
        let end = self.ends(year.end)?;
        let numbers = (Some(number), Some(month), Some(year));
        let mut mention = self.put(start, end, Form::English, numbers, ' ');
        mention.span.start = word.start;
        Some(vec![mention])
    }

    /// The month before a joining word: `Januari hingga `.
    fn month_before(&self, end: usize) -> Option<(Span, i8)> {
        let text = self.text[..end].trim_end();
        let hyphen = text.strip_suffix(['-', '–']).map(|before| before.trim_end().len());
        let before = hyphen.or_else(|| {
            let cut = |(word, _): &&(&str, Join)| text.len() > word.len() && text.ends_with(*word);
            let (word, join) = JOINS.iter().find(cut)?;
            (*join == Join::Range).then(|| text[..text.len() - word.len()].trim_end().len())
        })?;
        let word = self.word_before(before).filter(|word| word.end == before)?;
        Some((word, month_of(word.of(self.text))?))
    }

    fn put(
        &self,
        start: usize,
        end: usize,
        form: Form,
        (day, month, year): (Option<Number>, Option<i8>, Option<Number>),
        separator: char,
    ) -> Mention {
        let (weekday, begin, bracketed) = self.before(start);
        let has_short_year = year.is_some_and(|year| year.digits == 2);
        let closed = self.text[end..].trim_start().starts_with(')');
        let end = if bracketed && closed && weekday.is_some() {
            end + self.text[end..].find(')').unwrap_or(0) + 1
        } else {
            end
        };
        Mention {
            span: Span::new(begin, end),
            form,
            weekday,
            day: day.map(|day| day.value as i8),
            month,
            year: year.map(|year| if has_short_year { 2000 + year.value } else { year.value }),
            has_short_year,
            separator,
            bracketed,
            closed,
            joined: None,
        }
    }

    /// The weekday before a place, where the date then begins, and whether a
    /// bracket opens in between.
    fn before(&self, start: usize) -> (Option<i8>, usize, bool) {
        let mut rest = self.text[..start].trim_end();
        let bracketed = rest.ends_with('(');
        rest = rest.trim_end_matches('(').trim_end();
        let rest = rest.strip_suffix(',').unwrap_or(rest).trim_end();
        let rest = match self.word_before(rest.len()).filter(|word| word.end == rest.len()) {
            Some(word) if is_day_cue(word.of(self.text)) => {
                self.text[..word.start].trim_end().trim_end_matches(',')
            }
            _ => rest,
        };
        let weekday = self.word_before(rest.len()).filter(|word| word.end == rest.len()).and_then(|word| {
            let (is_month, number) = name_of(word.of(self.text))?;
            (!is_month).then_some((number, word.start))
        });
        match weekday {
            Some((number, begin)) if !self.text[begin..start].contains('\n') => {
                (Some(number), begin, bracketed)
            }
            _ => (None, start, bracketed),
        }
    }

    /// What joins a date to the next, and where that may begin.
    fn join(&self, end: usize) -> Option<(Join, usize)> {
        let at = self.skip_spaces(end);
        let rest = &self.text[at..];
        if let Some(rest) = rest.strip_prefix(['-', '–', '—']) {
            return Some((Join::Range, self.skip_spaces(self.text.len() - rest.len())));
        }
        let rest = rest.strip_prefix(')').map_or(rest, str::trim_start);
        let listed = rest.strip_prefix(',').map(str::trim_start);
        let rest = listed.unwrap_or(rest);
        let is_behind = |(word, _): &&(&str, Join)| {
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && rest[word.len()..].starts_with([' ', '\u{a0}'])
        };
        let joined = JOINS.iter().find(is_behind);
        let (join, rest) = match (joined, listed) {
            (Some((word, join)), _) => (*join, rest[word.len()..].trim_start()),
            (None, Some(rest)) => (Join::List, rest),
            (None, None) => return None,
        };
        let rest = rest.trim_start_matches('(');
        // `hingga tanggal 10`, `sampai Kamis (4/5)`: at most one word before the number.
        let place = self.text.len() - rest.len();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((join, place));
        }
        let word = self.word(place)?;
        let known = name_of(word.of(self.text)).is_some_and(|(is_month, _)| !is_month)
            || is_day_cue(word.of(self.text));
        let number = self.skip_spaces(word.end);
        let number = if self.bytes.get(number) == Some(&b'(') { number + 1 } else { number };
        (known && join == Join::Range && self.bytes.get(number).is_some_and(u8::is_ascii_digit))
            .then_some((join, number))
    }

    fn number(&self, at: usize) -> Option<Number> {
        let digits = self.bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=4).contains(&digits) {
            return None;
        }
        let value = self.text[at..at + digits].parse().ok()?;
        Some(Number { value, digits, end: at + digits })
    }

    fn short_number(&self, at: usize) -> Option<Number> {
        self.number(at).filter(|number| number.digits <= 2)
    }

    fn separator(&self, at: usize, allowed: &[char]) -> Option<char> {
        let found = char::from(*self.bytes.get(at)?);
        allowed.contains(&found).then_some(found)
    }

    /// A separator, and where the number behind it begins; a slash may stand between spaces.
    fn wide_separator(&self, at: usize) -> Option<(char, usize)> {
        if let Some(found) = self.separator(at, &['/', '.', '-']) {
            let next = if found == '/' { self.skip_spaces(at + 1) } else { at + 1 };
            return Some((found, next));
        }
        let slash = self.skip_spaces(at);
        (slash > at && self.bytes.get(slash) == Some(&b'/')).then(|| ('/', self.skip_spaces(slash + 1)))
    }

    /// The end of a date, if no more of a number or word follows.
    fn ends(&self, at: usize) -> Option<usize> {
        let mut rest = self.text[at..].chars();
        match rest.next() {
            Some(c) if c.is_ascii_digit() => None,
            Some('/' | '.' | '-' | ':' | ',') if rest.next().is_some_and(|c| c.is_ascii_digit()) => None,
            Some('/' | '%') => None,
            _ => Some(at),
        }
    }

    /// Whether a number goes on a word or a longer number.
    fn is_inside_word(&self, start: usize) -> bool {
        let mut before = self.text[..start].chars().rev();
        match before.next() {
            Some(c) if c.is_alphanumeric() || c == '_' => true,
            Some('/' | '.' | '-' | ':' | ',' | '=') => before.next().is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    fn end_of_word(&self, start: usize) -> usize {
        let part = |byte: &&u8| byte.is_ascii_digit();
        start + self.bytes[start..].iter().take_while(part).count()
    }

    fn skip_spaces(&self, at: usize) -> usize {
        self.text.len() - self.text[at..].trim_start_matches([' ', '\u{a0}']).len()
    }

    fn skip_comma(&self, at: usize) -> usize {
        let at = self.skip_spaces(at);
        if self.bytes.get(at) == Some(&b',') { self.skip_spaces(at + 1) } else { at }
    }

    /// The word that begins at a place.
    fn word(&self, at: usize) -> Option<Span> {
        let rest = self.text.get(at..)?;
        let len = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        (len > 0).then(|| Span::new(at, at + len))
    }

    /// The last word before a place.
    fn word_before(&self, at: usize) -> Option<Span> {
        let text = self.text[..at].trim_end_matches([' ', '\u{a0}', '.', ',', '-']);
        let len: usize = text.chars().rev().take_while(|&c| is_letter(c)).map(char::len_utf8).sum();
        (len > 0).then(|| Span::new(text.len() - len, text.len()))
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’')
}
