//! Articles of a law: `Pasal 280 ayat (2) dan (3)`, `pasal 2 huruf a, b dan f`,
//! `Pasal 10 sampai 12`.

use super::words::{self, role_at, word_at};
use crate::annotation::Reading;
use crate::lexicon::domain::law_words::Role;

/// One cited place in a law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) pasal: String,
    pub(super) ayat: Option<String>,
    pub(super) huruf: Option<String>,
    pub(super) angka: Option<String>,
}

/// The most articles that a range stands for; a longer one is a slip or a whole law.
const MAX_RANGE: u32 = 40;

/// The articles that are cited from a token on, and the token behind them. The
/// word that announces them takes `len` tokens, none if it is run together with
/// the number: `Pasal71`.
pub(super) fn articles_at(reading: &Reading<'_>, at: usize, len: usize) -> Option<(Vec<Article>, usize)> {
    let mut reader = Reader { reading, at: at + len, is_fused: len == 0, found: Vec::new() };
    let first = reader.number(&[Kind::Number, Kind::Roman])?;
    reader.article(first);
    loop {
        let before = reader.at;
        let range = reader.range();
        if !range && !reader.joined() {
            break;
        }
        let named = role_at(reading, reader.at, Role::Article);
        if named.is_some() && !range {
            // Another article with the word before it is a citation of its own.
            reader.at = before;
            break;
        }
        reader.at += named.unwrap_or(0);
        let Some(next) = reader.number(&[Kind::Number]).filter(|_| !reader.counts_something()) else {
            reader.at = before;
            break;
        };
        if range {
            reader.fill_range(&next);
        }
        reader.article(next);
    }
    Some((reader.found, reader.at))
}

/// The articles that begin at a token with what lies below the first of them, and
/// the token behind them: `ayat (2) Pasal 280`.
pub(super) fn reversed_at(reading: &Reading<'_>, at: usize) -> Option<(Vec<Article>, usize)> {
    let bare = Article { pasal: String::new(), ayat: None, huruf: None, angka: None };
    let mut letters = Reader { reading, at, is_fused: false, found: Vec::new() };
    if let Some(len) = role_at(reading, at, Role::Letter) {
        letters.at += len;
        letters.items(&bare, Role::Letter).then_some(())?;
    }
    let mut above = Reader { reading, at: letters.at, is_fused: false, found: Vec::new() };
    if let Some(len) = role_at(reading, above.at, Role::Paragraph) {
        above.at += len;
        above.items(&bare, Role::Paragraph).then_some(())?;
    }
    let inside = above.at + role_at(reading, above.at, Role::Inside).unwrap_or(0);
    let len = role_at(reading, inside, Role::Article)?;
    if (above.at..=inside)
        .any(|index| !is_inside(reading.gap_before(index)) || reading.gap_before(index).contains(','))
    {
        return None;
    }
    let (mut articles, end) = articles_at(reading, inside, len)?;
    let first = articles.remove(0);
    if first.ayat.is_some() {
        return None;
    }
    let paragraphs = if above.found.is_empty() { vec![bare.clone()] } else { above.found };
    let letters = if letters.found.is_empty() { vec![bare] } else { letters.found };
    let below = paragraphs.iter().flat_map(|paragraph| {
        let place = |letter: &Article| Article {
            ayat: paragraph.ayat.clone(),
            huruf: letter.huruf.clone().or(first.huruf.clone()),
            ..first.clone()
        };
        letters.iter().map(place).collect::<Vec<_>>()
    });
    Some((below.chain(articles).collect(), end))
}

/// The paragraphs that begin at a token, below an article whose law stands between
/// (`Pasal 351 KUHP ayat 3`), and the token behind them.
pub(super) fn paragraphs_at(
    reading: &Reading<'_>,
    at: usize,
    article: &Article,
) -> Option<(Vec<Article>, usize)> {
    let mut reader = Reader { reading, at, is_fused: false, found: Vec::new() };
    reader.below(article, 0);
    (!reader.found.is_empty()).then_some((reader.found, reader.at))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Roman,
    Letter,
}

struct Reader<'r, 'p> {
    reading: &'r Reading<'p>,
    at: usize,
    /// Whether the next token is a word and a number run together.
    is_fused: bool,
    found: Vec<Article>,
}

impl Reader<'_, '_> {
    /// Reads what stands behind the number of an article.
    fn article(&mut self, pasal: String) {
        let bare = Article { pasal, ayat: None, huruf: None, angka: None };
        let from = self.found.len();
        self.below(&bare, from);
        if self.found.len() == from {
            self.found.push(bare);
        }
        self.past_ordinals();
    }

    /// Steps over the numbers of cases, which are no part of a citation:
    /// `Pasal 363 ayat (1) ke-4 dan ke-5 KUHP`.
    fn past_ordinals(&mut self) {
        loop {
            let before = self.at;
            self.joined();
            if !self.past_ordinal() {
                self.at = before;
                return;
            }
        }
    }

    /// Steps over `ke-1`, `ke 1` or `ke-(1)`.
    fn past_ordinal(&mut self) -> bool {
        let Some(token) = self.reading.tokens.get(self.at) else { return false };
        if !is_inside(self.reading.gap_before(self.at)) {
            return false;
        }
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((word, digits)) = token.exact.split_once('-') {
            let fits = is_number(digits) && words::is_ordinal_word(word);
            self.at += usize::from(fits);
            return fits;
        }
        let Some(len) = role_at(self.reading, self.at, Role::Ordinal) else { return false };
        let number = self.reading.tokens.get(self.at + len).is_some_and(|token| is_number(&token.exact));
        self.at += if number { len + 1 } else { 0 };
        number
    }

    /// Paragraphs, letters and numbered items below an article, any of them as a list.
    fn below(&mut self, article: &Article, from: usize) {
        // `Pasal 71 (1)` leaves the word out.
        if self.in_brackets(self.at) {
            self.items(article, Role::Paragraph);
        }
        loop {
            let before = self.at;
            let last = self.found[from..].last().cloned();
            if last.is_some() {
                self.joined();
            }
            let below = self
                .word()
                .filter(|(_, role)| matches!(role, Role::Paragraph | Role::Letter | Role::Point))
                .is_some_and(|(len, role)| {
                    self.at += len;
                    let (parent, is_child) = parent(article, last, role);
                    let place = self.found.len();
                    let any = self.items(&parent, role);
                    if any && is_child {
                        // Not the parent is cited, but what lies below it.
                        self.found.remove(place - 1);
                    }
                    any
                });
            if !below {
                self.at = before;
                return;
            }
        }
    }

    /// The role of the word at the current token, if the gap before it lies inside a citation.
    fn word(&self) -> Option<(usize, Role)> {
        (self.at < self.reading.tokens.len() && is_inside(self.reading.gap_before(self.at)))
            .then(|| word_at(self.reading, self.at))
            .flatten()
    }

    /// A list of numbers or letters, each of which becomes a place.
    fn items(&mut self, parent: &Article, role: Role) -> bool {
        let kind: &[Kind] = if role == Role::Letter { &[Kind::Letter] } else { &[Kind::Number, Kind::Roman] };
        let place = |value: String| {
            let mut place = parent.clone();
            match role {
                Role::Letter => place.huruf = Some(value),
                Role::Point => place.angka = Some(value),
                _ => place.ayat = Some(value),
            }
            place
        };
        let mut last = if let Some(mut numbers) = self.numbers_in_one() {
            self.found.extend(numbers.iter().cloned().map(place));
            numbers.pop().unwrap_or_default()
        } else {
            let Some(first) = self.number(kind) else { return false };
            self.found.push(place(first.clone()));
            first
        };
        let bracketed = self.in_brackets(self.at - 1);
        loop {
            let before = self.at;
            let range = self.range();
            if !range && !self.joined() {
                return true;
            }
            let again = word_at(self.reading, self.at).filter(|(_, found)| *found == role && range);
            self.at += again.map_or(0, |(len, _)| len);
            let fits = self.in_brackets(self.at) == bracketed || range;
            match self.number(kind).filter(|_| fits && !self.counts_something()) {
                Some(next) => {
                    if range {
                        self.found.extend(between(&last, &next).into_iter().map(place));
                    }
                    self.found.push(place(next.clone()));
                    last = next;
                }
                None => {
                    self.at = before;
                    return true;
                }
            }
        }
    }

    /// Whether a token stands in brackets alone.
    fn in_brackets(&self, at: usize) -> bool {
        at < self.reading.tokens.len()
            && self.reading.gap_before(at).ends_with('(')
            && self.reading.text[self.reading.tokens[at].span.end..].starts_with(')')
    }

    /// Steps over what joins two places of a list: a comma, a word, or both.
    fn joined(&mut self) -> bool {
        let reading = self.reading;
        let mut any = false;
        for _ in 0..3 {
            if self.at >= reading.tokens.len() {
                return any;
            }
            let gap = reading.gap_before(self.at);
            if !is_inside(gap) {
                return any;
            }
            any |= gap.contains([',', '/', '&']);
            match role_at(reading, self.at, Role::Join) {
                Some(len) => {
                    self.at += len;
                    any = true;
                }
                None => return any,
            }
        }
        any
    }

    /// Steps over what stands between the ends of a range.
    fn range(&mut self) -> bool {
        if self.at >= self.reading.tokens.len() || !is_inside(self.reading.gap_before(self.at)) {
            return false;
        }
        if let Some(len) = role_at(self.reading, self.at, Role::Range) {
            self.at += len;
            return true;
        }
        let gap = self.reading.gap_before(self.at);
        gap.trim_matches([' ', ')', '(']).chars().eq(['-']) || gap.trim().chars().eq(['–'])
    }

    /// Whether the number just read counts the noun behind it: `Pasal 2, 5 tahun penjara`.
    fn counts_something(&self) -> bool {
        matches!(self.word(), Some((_, Role::Counted | Role::Year)))
    }

    /// Numbers with nothing but commas between them, which are one word: `ayat 1,2,3`.
    fn numbers_in_one(&mut self) -> Option<Vec<String>> {
        if self.at >= self.reading.tokens.len() {
            return None;
        }
        let written = self.reading.written(self.at);
        if !written.contains(',') || !is_inside(self.reading.gap_before(self.at)) {
            return None;
        }
        let numbers: Vec<&str> = written.split(',').collect();
        let fits = |number: &&str| {
            (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !numbers.iter().all(fits) {
            return None;
        }
        self.at += 1;
        Some(numbers.into_iter().map(str::to_owned).collect())
    }

    /// A number with its letter (`187A`), a roman number or a lone letter.
    fn number(&mut self, kinds: &[Kind]) -> Option<String> {
        let token = self.reading.tokens.get(self.at)?;
        if !self.is_fused && !is_inside(self.reading.gap_before(self.at)) {
            return None;
        }
        let mut written = self.reading.written(self.at);
        if std::mem::take(&mut self.is_fused) {
            written = written.trim_start_matches(|c: char| !c.is_ascii_digit());
        }
        let value = if kinds.contains(&Kind::Letter) {
            let letters = token.exact.len() <= 2 && token.exact.bytes().all(|byte| byte.is_ascii_lowercase());
            let doubled = token.exact.len() < 2 || token.exact.as_bytes()[0] == token.exact.as_bytes()[1];
            (letters && doubled).then(|| token.exact.to_string())
        } else {
            let digits = written.bytes().take_while(u8::is_ascii_digit).count();
            let letters = &written[digits..];
            let numbered = (1..=4).contains(&digits)
                && letters.len() <= 2
                && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
            let roman = kinds.contains(&Kind::Roman)
                && written.len() <= 5
                && written.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
            (numbered && !written.starts_with('0') || roman).then(|| written.to_uppercase())
        }?;
        self.at += 1;
        Some(value + &self.detached_letter(kinds))
    }

    /// The letter of an article that stands apart from its number: `Pasal 28 E`.
    fn detached_letter(&mut self, kinds: &[Kind]) -> String {
        let reading = self.reading;
        if kinds.contains(&Kind::Letter) || self.at >= reading.tokens.len() {
            return String::new();
        }
        let written = reading.written(self.at);
        let alone = written.len() == 1 && written.starts_with(|c: char| c.is_ascii_uppercase());
        let behind = &reading.text[reading.tokens[self.at].span.end..];
        let ends = !behind.starts_with(['.', '\'', '’']) || behind.len() == 1;
        if alone && ends && reading.gap_before(self.at) == " " {
            self.at += 1;
            written.to_owned()
        } else {
            String::new()
        }
    }

    /// The articles between the last one and the next.
    fn fill_range(&mut self, next: &str) {
        let Some(last) = self.found.last().map(|article| article.pasal.clone()) else { return };
        self.found.extend(between(&last, next).into_iter().map(|pasal| Article {
            pasal,
            ayat: None,
            huruf: None,
            angka: None,
        }));
    }
}

/// What a paragraph, letter or item stands below, and whether that is the place found last.
fn parent(article: &Article, last: Option<Article>, role: Role) -> (Article, bool) {
    let (Some(mut last), true) = (last, role != Role::Paragraph) else { return (article.clone(), false) };
    let is_sibling = if role == Role::Letter { last.huruf.is_some() } else { last.angka.is_some() };
    last.angka = None;
    if role == Role::Letter {
        last.huruf = None;
    }
    (last, !is_sibling)
}

/// What lies between two numbers or two letters.
fn between(first: &str, last: &str) -> Vec<String> {
    if let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) {
        if last <= first || last - first > MAX_RANGE {
            return Vec::new();
        }
        return (first + 1..last).map(|number| number.to_string()).collect();
    }
    match (first.as_bytes(), last.as_bytes()) {
        (&[first @ b'a'..=b'z'], &[last @ b'a'..=b'z']) => {
            (first + 1..last).map(|letter| char::from(letter).to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a gap may lie inside a citation of articles.
fn is_inside(gap: &str) -> bool {
    gap.len() <= 6
        && gap.chars().all(|c| {
            c == ' '
                || matches!(
                    c,
                    '(' | ')' | ',' | '/' | '&' | '-' | '–' | '“' | '”' | '"' | '\'' | '‘' | '’' | '\u{a0}'
                )
        })
}
