//! Laws and articles as they stand in one passage, before it is known which
//! article belongs to which law.

use std::ops::Range;

use super::articles::{Article, articles_at, paragraphs_at, reversed_at};
use super::words::{self, Opener, issuer_at, law_of, name_at, opener_at, role_at, ruling_beginning, word_at};
use crate::annotation::vocabulary::{follows_closely, written};
use crate::annotation::{Reading, names, place};
use crate::lexicon::domain::function_words;
use crate::lexicon::domain::law_kinds::{Cited, Issuer};
use crate::lexicon::domain::law_words::Role;
use crate::lexicon::domain::laws;

/// What stands in a passage.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) tokens: Range<usize>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    Law(Cite),
    Articles(Vec<Article>),
    /// A draft, or rules that are no law.
    Draft,
}

/// How a passage cites a law.
#[derive(Debug, Clone)]
pub(super) struct Cite {
    /// Row of the table of kinds.
    pub(super) kind: usize,
    pub(super) how: How,
    /// Whether it stands behind `perubahan atas`, in the title of another law.
    pub(super) is_amended: bool,
    /// Whether it stands in brackets behind a law and gives its short name.
    pub(super) is_alias: bool,
}

#[derive(Debug, Clone)]
pub(super) enum How {
    /// By kind and number: `UU 7/2017`, `SE Sekda 12/2024`; the year may be missing.
    Number { citation: String, has_year: bool },
    /// By a name of the table.
    Name(usize),
    /// By a name that the table does not list.
    Unlisted(String),
    /// By its kind: `KUHP`.
    Code,
}

/// The laws, articles and drafts of a passage, in order.
pub(super) fn items(reading: &Reading<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let found = match opener_at(reading, at) {
            Some((len, Opener::Article)) => articles_at(reading, at, len)
                .map(|(articles, end)| Item { tokens: at..end, what: What::Articles(articles) }),
            Some((len, Opener::Name(name))) => {
                Some(law(at..at + len, words::kind_number(&words::name(name).kind), How::Name(name)))
            }
            Some((len, Opener::Kind(kind))) => cite_at(reading, at, len, kind),
            None if is_below(reading, at) => {
                if let Some(end) = below_law(reading, at, &mut items) {
                    at = end;
                    continue;
                }
                reversed_at(reading, at)
                    .map(|(articles, end)| Item { tokens: at..end, what: What::Articles(articles) })
            }
            None => fused_at(reading, at),
        };
        let Some(mut item) = found else {
            at += 1;
            continue;
        };
        at = item.tokens.end;
        if let What::Law(cite) = &mut item.what {
            cite.is_amended = is_amended(reading, item.tokens.start);
            cite.is_alias = items.last().is_some_and(|before| is_alias(reading, before, &item.tokens, cite));
        }
        let numbers = more_numbers(reading, &item);
        items.push(item);
        for number in numbers {
            at = number.tokens.end;
            items.push(number);
        }
    }
    items
}

/// Whether a word at a token announces a paragraph or a letter.
fn is_below(reading: &Reading<'_>, at: usize) -> bool {
    matches!(word_at(reading, at), Some((_, Role::Paragraph | Role::Letter)))
}

/// Gives paragraphs to the article whose law stands between: `Pasal 351 KUHP ayat 3`.
fn below_law(reading: &Reading<'_>, at: usize, items: &mut [Item]) -> Option<usize> {
    let [.., Item { tokens: above, what: What::Articles(articles) }, law] = items else { return None };
    let beside = above.end == law.tokens.start && law.tokens.end == at;
    let last = articles.last().filter(|article| beside && article.ayat.is_none())?;
    let (below, end) = paragraphs_at(reading, at, last)?;
    articles.pop();
    articles.extend(below);
    law.tokens.end = end;
    Some(end)
}

fn law(tokens: Range<usize>, kind: usize, how: How) -> Item {
    Item { tokens, what: What::Law(Cite { kind, how, is_amended: false, is_alias: false }) }
}

/// A citation whose kind takes `len` tokens.
fn cite_at(reading: &Reading<'_>, start: usize, len: usize, kind: usize) -> Option<Item> {
    let row = words::kind(kind);
    let mut at = past_alias(reading, start + len, kind);
    match row.cited {
        Cited::Draft => return Some(Item { tokens: start..at, what: What::Draft }),
        Cited::Code => return Some(law(start..past_year(reading, at), kind, How::Code)),
        Cited::Number | Cited::Name => {}
    }
    at = past_country(reading, at);
    let mut prefix = row.kind.clone();
    let mut has_issuer = false;
    if row.issuer != Issuer::None
        && let Some((issuer, end)) = issuer(reading, at, row.issuer)?
    {
        has_issuer = true;
        prefix = format!("{prefix} {issuer}");
        at = end;
    }
    at = past_acronym(reading, past_country(reading, at));
    // `UU Pilkada No. 8/2015` gives both; the number decides.
    let named = at < reading.tokens.len() && close(reading, at);
    let about = if named { role_at(reading, at, Role::About).unwrap_or(0) } else { 0 };
    let name = if named {
        name_at(reading, at + about, &row.kind).filter(|_| at + about < reading.tokens.len())
    } else {
        None
    };
    let behind_name = name.map(|(len, _)| past_alias(reading, at + about + len, kind));
    for number_at in [Some(at), behind_name].into_iter().flatten() {
        if let Some(number) = number(reading, number_at)
            && let Some((how, end)) = numbered(&prefix, number, has_issuer, row.issuer)
        {
            return Some(law(start..end, kind, titled(reading, how, end, &row.kind)));
        }
    }
    if let (Some((_, name)), Some(end)) = (name, behind_name) {
        return Some(law(start..end, kind, How::Name(name)));
    }
    if row.cited == Cited::Name && named {
        let end = unlisted_name(reading, start, at + about)?;
        let name = written(reading, at + about..end);
        return Some(law(start..end, kind, How::Unlisted(format!("{prefix} {name}"))));
    }
    None
}

/// Steps over `RI` behind a kind or an issuer.
fn past_country(reading: &Reading<'_>, mut at: usize) -> usize {
    while at < reading.tokens.len()
        && close(reading, at)
        && let Some(len) = role_at(reading, at, Role::Country)
    {
        at += len;
    }
    at
}

/// Steps over the year of a law that is cited without a number: `UUD Negara RI Tahun 1945`.
fn past_year(reading: &Reading<'_>, at: usize) -> usize {
    let country = past_country(reading, at);
    if country >= reading.tokens.len() || !close(reading, country) {
        return at;
    }
    let year = country + role_at(reading, country, Role::Year).unwrap_or(0);
    let is_year =
        year < reading.tokens.len() && close(reading, year) && year_of(reading.written(year)).is_some();
    if is_year { year + 1 } else { at }
}

/// A citation without its year, with the year of the law that has this number and title.
fn titled(reading: &Reading<'_>, how: How, end: usize, kind: &str) -> How {
    let How::Number { citation, has_year: false } = &how else { return how };
    let Some(about) = role_at(reading, end, Role::About) else { return how };
    let title = end + about;
    if title >= reading.tokens.len() {
        return how;
    }
    let Some((_, name)) = name_at(reading, title, kind) else { return how };
    let wanted = format!("{citation}/");
    let laws = words::name(name).laws.iter().map(|&row| &laws::rows()[row].short);
    match laws.into_iter().find(|short| short.starts_with(&wanted)) {
        Some(short) => How::Number { citation: short.clone(), has_year: true },
        None => how,
    }
}

/// A citation run together with its number: `UU7/2017`.
fn fused_at(reading: &Reading<'_>, at: usize) -> Option<Item> {
    let token = &reading.tokens[at];
    let exact = token.exact.as_bytes();
    if !exact.last()?.is_ascii_digit() || exact[0].is_ascii_digit() {
        return None;
    }
    let written = reading.written(at);
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    if words::announces_article(&token.exact[..letters.min(exact.len())]) {
        let (articles, end) = articles_at(reading, at, 0)?;
        return Some(Item { tokens: at..end, what: What::Articles(articles) });
    }
    let kind = words::kind_of_acronym(&written[..letters])?;
    let number = number_from(reading, token.span.start + letters, at, false)?;
    let row = words::kind(kind);
    let (how, end) = numbered(&row.kind, number, false, row.issuer)?;
    Some(law(at..end, kind, how))
}

/// Steps over another form of the kind in brackets: `Undang-Undang (UU)`.
fn past_alias(reading: &Reading<'_>, at: usize, kind: usize) -> usize {
    if at >= reading.tokens.len() || !reading.gap_before(at).ends_with('(') {
        return at;
    }
    match opener_at(reading, at) {
        Some((len, Opener::Kind(alias))) if alias == kind && closes(reading, at + len) => at + len,
        _ => at,
    }
}

/// Steps over the acronym of an issuer in brackets before a number:
/// `Keputusan Menteri Perhubungan (Kepmenhub) Nomor`.
fn past_acronym(reading: &Reading<'_>, at: usize) -> usize {
    let skips = at < reading.tokens.len()
        && reading.gap_before(at).trim_start() == "("
        && closes(reading, at + 1)
        && role_at(reading, at + 1, Role::Number).is_some();
    if skips { at + 1 } else { at }
}

/// Whether a bracket closes behind the token before this one.
fn closes(reading: &Reading<'_>, end: usize) -> bool {
    reading.text[reading.tokens[end - 1].span.end..].trim_start().starts_with(')')
}

/// Whether the gap before a token may lie between a kind and its number or name.
fn close(reading: &Reading<'_>, at: usize) -> bool {
    let gap = reading.gap_before(at);
    gap.len() <= 4
        && gap.chars().all(|c| c.is_whitespace() || matches!(c, '(' | ')' | '-'))
        && !gap.contains('\n')
}

/// Who issued a decree, and where the issuer ends. The outer `None` is a court
/// whose numbers are no citations.
#[allow(clippy::option_option, reason = "no citation and no issuer are different answers")]
fn issuer(reading: &Reading<'_>, at: usize, issuer: Issuer) -> Option<Option<(String, usize)>> {
    let from = at;
    if at >= reading.tokens.len() || !close(reading, at) {
        return Some(None);
    }
    let (mut name, mut at) = (String::new(), at);
    if issuer != Issuer::Region {
        if let Some((len, row)) = issuer_at(reading, at) {
            if !row.is_cited {
                return None;
            }
            at += len;
            name.clone_from(&row.issuer);
            // `Mahkamah Konstitusi (MK)`
            if at < reading.tokens.len()
                && reading.gap_before(at).ends_with('(')
                && let Some((len, alias)) = issuer_at(reading, at)
                && alias.issuer == row.issuer
                && let Some(len) = [len, 1].into_iter().find(|len| closes(reading, at + len))
            {
                at += len;
            }
        } else if role_at(reading, at, Role::Number).is_none() {
            let run = names::capitals(reading, at);
            let end = run.clone().find(|&index| word_at(reading, index).is_some()).unwrap_or(run.end);
            // Only the word behind tells an issuer from a name.
            let behind = past_acronym(reading, past_country(reading, end));
            if end > at && role_at(reading, behind, Role::Number).is_some() {
                name = written(reading, at..end);
                at = end;
            }
        }
    }
    if at < reading.tokens.len()
        && close(reading, at)
        && let Some(region) = place::behind_title(reading, at)
    {
        let region_name = written(reading, region.clone());
        name = if name.is_empty() { region_name } else { format!("{name} {region_name}") };
        at = region.end;
    }
    Some((at > from).then_some((name, at)))
}

/// The number of a law as it is written.
struct Number {
    written: String,
    year: Option<i16>,
    /// Whether a word such as `Nomor` announces it.
    announced: bool,
    end: usize,
}

/// The number that begins at a token, behind the word that announces it.
fn number(reading: &Reading<'_>, at: usize) -> Option<Number> {
    if at >= reading.tokens.len() || !near_number(reading.gap_before(at)) {
        return None;
    }
    let announced = role_at(reading, at, Role::Number);
    let at = at + announced.unwrap_or(0);
    let token = reading.tokens.get(at)?;
    if let Some(letters) = words::announces_number(&token.exact).filter(|_| announced.is_none()) {
        return number_from(reading, token.span.start + letters, at, true);
    }
    if announced.is_some() && !near_number(reading.gap_before(at)) {
        return None;
    }
    number_from(reading, token.span.start, at, announced.is_some())
}

fn near_number(gap: &str) -> bool {
    gap.len() <= 5
        && gap.chars().all(|c| matches!(c, ' ' | '.' | ':' | '(' | ')' | '-' | ',' | '\'' | '’' | '\u{a0}'))
}

/// The number that begins at a byte of the token.
fn number_from(reading: &Reading<'_>, start: usize, at: usize, announced: bool) -> Option<Number> {
    let text = reading.text;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '–');
    let run = |from: usize| text[from..].find(|c: char| !is_part(c)).unwrap_or(text.len() - from);
    let mut length = run(start);
    // `8 P/HUM/2024`: the supreme court sets its register apart.
    let behind = &text.as_bytes()[start + length..];
    if behind.len() > 2 && behind[0] == b' ' && behind[1].is_ascii_uppercase() && behind[2] == b'/' {
        length += 1 + run(start + length + 1);
    }
    let mut written = &text[start..start + length];
    // A sentence may begin right behind: `20/2023.Pasal`.
    if let Some(stop) = written.find('.').filter(|&stop| {
        let behind = &written.as_bytes()[stop + 1..];
        behind.len() > 1 && behind[0].is_ascii_uppercase() && behind[1].is_ascii_lowercase()
    }) {
        written = &written[..stop];
    }
    let written = written.trim_end_matches(['.', '/', '-', '–']);
    // `77/HK.03/XI/Tahun 2018`
    let written = match written.rsplit_once('/') {
        Some((number, last)) if words::is_year_word(last) => number,
        _ => written,
    };
    if !written.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let end_byte = start + written.len();
    let mut end = at + 1;
    while end < reading.tokens.len() && reading.tokens[end].span.start < end_byte {
        end += 1;
    }
    let simple = written.bytes().all(|byte| byte.is_ascii_digit());
    let bare = |number: &str| match number.trim_start_matches('0') {
        "" => None,
        number => Some(number.to_owned()),
    };
    if let Some((number, year)) = written.split_once('/')
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && let Some(year) = year_of(year).or_else(|| short_year(year))
    {
        return Some(Number { written: bare(number)?, year: Some(year), announced, end });
    }
    let (year, end) = year_behind(reading, end).map_or((None, end), |(year, end)| (Some(year), end));
    if simple {
        return Some(Number { written: bare(written)?, year, announced, end });
    }
    let composed = written.contains(['/', '-']) || year.is_some();
    composed.then(|| Number { written: written.to_uppercase(), year, announced, end })
}

/// The year of a law behind its number: `Tahun 2014`, `/ 2022`.
fn year_behind(reading: &Reading<'_>, at: usize) -> Option<(i16, usize)> {
    if at >= reading.tokens.len() {
        return None;
    }
    let gap = reading.gap_before(at).trim_start_matches('/');
    if reading.gap_before(at).trim() == "/" {
        return year_of(reading.written(at)).map(|year| (year, at + 1));
    }
    let len = role_at(reading, at, Role::Year)?;
    let year = at + len;
    if !near_number(gap) || year >= reading.tokens.len() || !near_number(reading.gap_before(year)) {
        return None;
    }
    let written = reading.written(year);
    year_of(written).or_else(|| short_year(written)).map(|found| (found, year + 1))
}

/// The first year of the republic in two digits: laws are no older.
const FIRST_SHORT_YEAR: i16 = 45;

/// The year of a law written with two digits: `UU 7/17`, `PP 10 tahun '79`.
fn short_year(written: &str) -> Option<i16> {
    let digits = written.len() == 2 && written.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = written.parse().ok().filter(|_| digits)?;
    Some(if year < FIRST_SHORT_YEAR { 2000 + year } else { 1900 + year })
}

/// A year in which a law may have been made.
fn year_of(written: &str) -> Option<i16> {
    let digits = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|year| digits && (1900..=2100).contains(year))
}

/// The citation by number, and where it ends.
fn numbered(prefix: &str, number: Number, has_issuer: bool, issuer: Issuer) -> Option<(How, usize)> {
    let Number { written, year, announced, end } = number;
    let simple = written.bytes().all(|byte| byte.is_ascii_digit());
    let mut prefix = prefix.to_owned();
    if issuer == Issuer::Needed && !has_issuer {
        // The number itself may tell the court.
        prefix = format!("{prefix} {}", words::issuer_of_number(&written)?);
    } else if !announced && year.is_none() && simple {
        // `PP 12` may be anything.
        return None;
    } else if !announced && !simple && !written.contains('/') {
        return None;
    }
    let known = |row: usize| laws::rows()[row].short.clone();
    let unnumbered = format!("{prefix} {written}");
    if simple && let Some(row) = ruling_beginning(&unnumbered, year) {
        return Some((How::Number { citation: known(row), has_year: true }, end));
    }
    let citation = year.map_or(unnumbered.clone(), |year| format!("{unnumbered}/{year}"));
    let citation = law_of(&citation).map_or(citation, known);
    Some((How::Number { citation, has_year: year.is_some() || !simple }, end))
}

/// More numbers of the same kind: `UU Nomor 7 Tahun 2017 dan Nomor 10 Tahun 2016`.
fn more_numbers(reading: &Reading<'_>, item: &Item) -> Vec<Item> {
    let mut more = Vec::new();
    let What::Law(Cite { kind, how: How::Number { citation, has_year: true }, .. }) = &item.what else {
        return more;
    };
    let Some((prefix, _)) = citation.rsplit_once(' ') else { return more };
    let mut at = item.tokens.end;
    while at < reading.tokens.len() {
        let gap = reading.gap_before(at);
        let start = at + role_at(reading, at, Role::Join).unwrap_or(0);
        let joined = start > at || gap.starts_with(',');
        if !joined || !near_number(gap) || start >= reading.tokens.len() {
            break;
        }
        let Some(found) = number(reading, start) else { break };
        let is_whole = found.year.is_some() || found.written.contains('/');
        // `Putusan MK Nomor 60 dan 70`: rulings go by their first number.
        let is_ruling = || ruling_beginning(&format!("{prefix} {}", found.written), None).is_some();
        if !is_whole && (found.announced || !is_ruling()) {
            break;
        }
        let found = Number { announced: true, ..found };
        let Some((how, end)) = numbered(prefix, found, true, words::kind(*kind).issuer) else { break };
        more.push(law(start..end, *kind, how));
        at = end;
    }
    more
}

/// The most words of a name that the table does not list.
const MAX_UNLISTED_WORDS: usize = 4;

/// Where a name in capitals behind a kind ends: `UU Perampasan Aset`.
fn unlisted_name(reading: &Reading<'_>, start: usize, at: usize) -> Option<usize> {
    if reading.is_without_capitals || at >= reading.tokens.len() || !follows_closely(reading, at) {
        return None;
    }
    // In a headline every word has a capital, so that a capital proves nothing.
    let sentence = reading.sentence_around(start);
    let before = &reading.tokens[sentence.start.max(start.saturating_sub(3))..start];
    let headline = before.len() >= 2
        && before.iter().all(|token| token.span.of(reading.text).starts_with(char::is_uppercase));
    if headline {
        return None;
    }
    let run = names::capitals(reading, at);
    let fits = |index: &usize| {
        let exact = &reading.tokens[*index].exact;
        !function_words::contains(exact)
            && word_at(reading, *index).is_none()
            && opener_at(reading, *index).is_none()
            && exact.len() > 1
            && exact.bytes().all(|byte| !byte.is_ascii_digit())
            && !runs_together(reading.written(*index))
    };
    let end = run.clone().take(MAX_UNLISTED_WORDS).take_while(fits).last()? + 1;
    Some(end)
}

/// Whether two words stand without a space: `PilkadaSebelumnya`.
fn runs_together(word: &str) -> bool {
    let mut chars = word.chars().rev();
    let mut small = 0;
    // A word that ends in small letters behind a capital that follows a small one.
    while let Some(c) = chars.next() {
        if c.is_lowercase() {
            small += 1;
        } else {
            return small > 2 && chars.next().is_some_and(char::is_lowercase);
        }
    }
    false
}

/// How far before a law the word may stand that makes it the object of a change.
const AMENDS_REACH: usize = 3;

fn is_amended(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(AMENDS_REACH)..at).any(|index| role_at(reading, index, Role::Amends).is_some())
}

/// How far behind a law its short name may stand in brackets.
const ALIAS_REACH: usize = 30;

/// Whether a law in brackets is the short name of the law before it, or its number.
fn is_alias(reading: &Reading<'_>, before: &Item, tokens: &Range<usize>, cite: &Cite) -> bool {
    let What::Law(first) = &before.what else { return false };
    let (at, end) = (tokens.start, tokens.end);
    let bracketed = reading.gap_before(at).ends_with('(') && closes(reading, end);
    let by_number = |cite: &Cite| matches!(cite.how, How::Number { .. });
    let between = before.tokens.end..at;
    let near = between.len() <= ALIAS_REACH && reading.sentence_around(at).contains(&before.tokens.start);
    let titled = between.is_empty() || role_at(reading, between.start, Role::About).is_some();
    let differs = by_number(first) != by_number(cite) || (between.is_empty() && !by_number(cite));
    bracketed && near && titled && first.kind == cite.kind && differs
}
