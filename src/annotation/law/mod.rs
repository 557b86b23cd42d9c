//! Laws: which law, and which article of it, a text cites.
//!
//! A passage is read into laws and articles ([`reader`]); then each article is
//! given to its law: the one beside it (`Pasal 71 ayat (1) UU Nomor 10 Tahun
//! 2016`, `UU ASN pasal 2 huruf f`), or else the one that the article cited last.
//!
//! # Quirks
//!
//! - One annotation is one cited place: `Pasal 280 ayat (2) dan (3)` gives two,
//!   with the same span.
//! - `UU ASN` is the law that went by this name when the article was written.
//!   Where neither its date nor the years in its text tell, the name stays as it is.

mod articles;
mod reader;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use articles::Article;
use jiff::civil::{Date, date};
use reader::{Cite, How, Item, What};
use rustc_hash::FxHashMap;
use words::{role_at, word_at};

use super::{Annotation, Kind, Reading, Scene};
use crate::Span;
use crate::lexicon::domain::function_words;
use crate::lexicon::domain::law_words::Role;
use crate::lexicon::domain::laws;

pub(super) const KIND: Kind = Kind { name: "law", indonesian: "hukum", is_lens: false, general: &[], find };

/// The part for the citation without its article.
pub(crate) const LAW: &str = "law";
/// The part for the article.
pub(crate) const PASAL: &str = "pasal";
/// The part for the paragraph.
pub(crate) const AYAT: &str = "ayat";
/// The part for the letter.
pub(crate) const HURUF: &str = "huruf";
/// The part for the numbered item.
const ANGKA: &str = "angka";
/// The part for the short name of the law.
pub(crate) const SHORT: &str = "short";

/// How sure the law of an article is, by where the law stands.
const BESIDE: u8 = 100;
const SAME_SENTENCE: u8 = 85;
const SAME_PASSAGE: u8 = 75;
const EARLIER_PASSAGE: u8 = 65;
const LATER: u8 = 55;
const NO_LAW: u8 = 40;
/// How sure a law is whose name, or whose time, is worked out.
const UNLISTED: u8 = 80;
const TIMED: u8 = 90;

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let pages: Vec<Vec<Item>> = scene.passages.iter().map(reader::items).collect();
    if pages.iter().all(Vec::is_empty) {
        return pages.into_iter().map(|_| Vec::new()).collect();
    }
    let names = Names::of(&pages, scene);
    let mut last = Last::Nothing;
    scene
        .passages
        .iter()
        .zip(&pages)
        .map(|(reading, items)| {
            if let Last::Law { passage, .. } = &mut last {
                *passage = false;
            }
            Page { reading, items, names: &names }.annotations(&mut last)
        })
        .collect()
}

/// A law as an annotation gives it.
#[derive(Debug, Clone)]
struct Law {
    citation: String,
    short: Option<String>,
    rule: String,
    confidence: u8,
}

/// The law that an article alone belongs to.
#[derive(Debug, Clone)]
enum Last {
    /// None was cited yet.
    Nothing,
    /// A draft: its articles are no law.
    Draft,
    Law {
        law: Law,
        passage: bool,
        sentence: Option<usize>,
    },
}

/// Which law a name means in this article.
struct Names {
    /// Names that the article explains itself: `... Tahun 2017 tentang Pemilihan Umum (UU Pemilu)`.
    explained: FxHashMap<String, String>,
    /// Citations by number.
    numbered: Vec<String>,
    /// The first and the last day on which the article may have been written.
    days: Option<(Date, Date)>,
}

/// An election or a law is in the news from so many years before its year.
const YEARS_AHEAD: i16 = 2;

impl Names {
    fn of(pages: &[Vec<Item>], scene: &Scene<'_, '_>) -> Self {
        let mut explained = FxHashMap::default();
        let mut numbered: Vec<String> = Vec::new();
        for items in pages {
            for (at, item) in items.iter().enumerate() {
                let What::Law(cite) = &item.what else { continue };
                if let How::Number { citation, has_year: true } = &cite.how
                    && !numbered.contains(citation)
                {
                    numbered.push(citation.clone());
                }
                if cite.is_alias
                    && let What::Law(before) = &items[at - 1].what
                {
                    for (one, other) in [(cite, before), (before, cite)] {
                        if let (Some(name), How::Number { citation, .. }) = (name_of(&one.how), &other.how) {
                            explained.insert(name.to_owned(), citation.clone());
                        }
                    }
                }
            }
        }
        Self { explained, numbered, days: scene.date.days.or_else(|| days_of_text(scene.passages)) }
    }

    fn law(&self, cite: &Cite) -> Law {
        match &cite.how {
            How::Number { citation, has_year } => {
                let mut citation = citation.clone();
                if !has_year {
                    let wanted = format!("{citation}/");
                    if let Some(known) = self.numbered.iter().find(|known| known.starts_with(&wanted)) {
                        citation.clone_from(known);
                    }
                }
                by_citation(citation, cite, BESIDE)
            }
            How::Code => by_citation(words::kind(cite.kind).kind.clone(), cite, BESIDE),
            How::Unlisted(written) => match self.explained.get(written) {
                Some(citation) => by_citation(citation.clone(), cite, BESIDE),
                None => by_citation(written.clone(), cite, UNLISTED),
            },
            How::Name(number) => {
                let name = words::name(*number);
                if let Some(citation) = self.explained.get(&name.written) {
                    return by_citation(citation.clone(), cite, BESIDE);
                }
                let meant = |&&law: &&usize| {
                    let law: &laws::Row = &laws::rows()[law];
                    match self.days {
                        Some((first, last)) => law.is_meant_between(first, last),
                        None => law.since != laws::Since::Never,
                    }
                };
                let mut meant = name.laws.iter().filter(meant);
                match (meant.next(), meant.next(), name.laws.as_slice()) {
                    (Some(&law), None, _) | (None, None, &[law]) => {
                        by_citation(laws::rows()[law].short.clone(), cite, TIMED)
                    }
                    _ => {
                        let mut cited =
                            name.laws.iter().filter(|&&law| self.numbered.contains(&laws::rows()[law].short));
                        match (cited.next(), cited.next()) {
                            (Some(&law), None) => {
                                by_citation(laws::rows()[law].short.clone(), cite, UNLISTED)
                            }
                            _ => Law {
                                short: Some(name.written.clone()),
                                ..by_citation(name.written.clone(), cite, UNLISTED)
                            },
                        }
                    }
                }
            }
        }
    }
}

fn name_of(how: &How) -> Option<&str> {
    match how {
        How::Name(number) => Some(&words::name(*number).written),
        How::Unlisted(written) => Some(written),
        How::Number { .. } | How::Code => None,
    }
}

fn by_citation(citation: String, cite: &Cite, confidence: u8) -> Law {
    let row = words::law_of(&citation).map(|row| &laws::rows()[row]);
    Law {
        short: row.and_then(|row| row.names.0.first().cloned()),
        rule: row.map_or_else(|| words::kind(cite.kind).kind.clone(), |row| row.id.clone()),
        citation,
        confidence,
    }
}

/// The days from which a text without a date may be, by the latest year that it names.
fn days_of_text(passages: &[Reading<'_>]) -> Option<(Date, Date)> {
    let years = passages.iter().flat_map(|reading| reading.tokens).filter_map(|token| {
        let digits = token.exact.as_bytes();
        let year = digits.len() == 4 && digits.starts_with(b"20") && digits.iter().all(u8::is_ascii_digit);
        if year { token.exact.parse::<i16>().ok() } else { None }
    });
    let latest = years.filter(|year| (2004..=2034).contains(year)).max()?;
    Some((date(latest - YEARS_AHEAD, 1, 1), date(latest, 12, 31)))
}

/// A passage with what was read in it.
struct Page<'a, 'p> {
    reading: &'a Reading<'p>,
    items: &'a [Item],
    names: &'a Names,
}

impl Page<'_, '_> {
    fn annotations(&self, last: &mut Last) -> Vec<Annotation> {
        let mut found: Vec<Annotation> = Vec::new();
        // Which laws are part of the citation of an article, and so none of their own.
        let mut spent = vec![false; self.items.len()];
        // The law in front, to which articles in a row belong: `UU ASN pasal 2 dan pasal 9`.
        let mut in_front: Option<usize> = None;
        for (at, item) in self.items.iter().enumerate() {
            match &item.what {
                What::Draft => {
                    in_front = None;
                    *last = Last::Draft;
                }
                What::Law(cite) => {
                    if cite.is_alias {
                        continue;
                    }
                    if !cite.is_amended || in_front.is_none() {
                        in_front = Some(at);
                    }
                    if !cite.is_amended || matches!(last, Last::Nothing) {
                        *last = Last::Law {
                            law: self.names.law(cite),
                            passage: true,
                            sentence: Some(self.sentence(item)),
                        };
                    }
                }
                What::Articles(articles) => {
                    let owner = self.owner(at, in_front, last);
                    let mut tokens = item.tokens.clone();
                    match &owner {
                        Owner::Beside(law) => {
                            if *law < at && self.only_titles(*law + 1..at) {
                                tokens.start = self.items[*law].tokens.start;
                            } else if *law == at + 1 {
                                tokens.end = self.items[*law].tokens.end;
                            }
                            spent[*law] = true;
                        }
                        Owner::Draft => continue,
                        _ => {}
                    }
                    let law = match owner {
                        Owner::Beside(law) => self.law_at(law).map(|law| (law, BESIDE)),
                        Owner::Near(law, confidence) => Some((law, confidence)),
                        Owner::Draft | Owner::None => None,
                    };
                    let span = self.span(tokens);
                    found
                        .extend(articles.iter().map(|article| annotation(law.as_ref(), Some(article), span)));
                }
            }
        }
        for (at, item) in self.items.iter().enumerate() {
            if let What::Law(cite) = &item.what
                && !cite.is_alias
                && !spent[at]
            {
                let law = self.names.law(cite);
                let span = self.span(self.with_alias(at));
                found.push(annotation(Some(&(law, BESIDE)), None, span));
            }
        }
        found.sort_by_key(|annotation| annotation.span);
        found
    }

    fn law_at(&self, at: usize) -> Option<Law> {
        match &self.items[at].what {
            What::Law(cite) => Some(self.names.law(cite)),
            _ => None,
        }
    }

    /// The tokens of a law; with its number in brackets behind its name.
    fn with_alias(&self, at: usize) -> Range<usize> {
        let item = &self.items[at];
        let numbered = |item: &Item| {
            matches!(&item.what, What::Law(Cite { how: How::Number { .. }, is_alias: true, .. }))
        };
        match self.items.get(at + 1).filter(|next| numbered(next)) {
            Some(next) => item.tokens.start..next.tokens.end,
            None => item.tokens.clone(),
        }
    }

    /// The span of tokens, with the bracket that closes behind them if one opens among them.
    fn span(&self, tokens: Range<usize>) -> Span {
        let span = self.reading.span(tokens);
        let text = span.of(self.reading.text);
        let is_open = text.matches('(').count() > text.matches(')').count();
        let closes = self.reading.text[span.end..].starts_with(')');
        Span::new(span.start, span.end + usize::from(is_open && closes))
    }

    fn sentence(&self, item: &Item) -> usize {
        self.reading.sentence_of[item.tokens.start]
    }

    /// Whether the items are short names or stand in the title of a law.
    fn only_titles(&self, items: Range<usize>) -> bool {
        let in_title =
            |item: &Item| matches!(&item.what, What::Law(cite) if cite.is_alias || cite.is_amended);
        self.items[items].iter().all(in_title)
    }

    /// The law of the articles at a place.
    fn owner(&self, at: usize, in_front: Option<usize>, last: &Last) -> Owner {
        let item = &self.items[at];
        if let Some(next) = self.items.get(at + 1)
            && matches!(&next.what, What::Law(cite) if !cite.is_alias)
            && next.tokens.start == item.tokens.end
            && self.reading.gap_before(next.tokens.start).trim().is_empty()
        {
            return Owner::Beside(at + 1);
        }
        if let Some(law) = in_front
            && self.is_beside(law, at)
        {
            return Owner::Beside(law);
        }
        match self.behind(at) {
            Some(Behind::Law(law)) => return Owner::Beside(law),
            Some(Behind::Draft) => return Owner::Draft,
            None => {}
        }
        match last {
            Last::Draft => Owner::Draft,
            Last::Law { law, passage, sentence } => {
                let confidence = match (passage, sentence) {
                    (true, Some(sentence)) if *sentence == self.sentence(item) => SAME_SENTENCE,
                    (true, _) => SAME_PASSAGE,
                    _ => EARLIER_PASSAGE,
                };
                Owner::Near(law.clone(), confidence)
            }
            Last::Nothing => {
                let later = self.items[at + 1..].iter().find_map(|item| match &item.what {
                    What::Law(cite) => Some(cite),
                    _ => None,
                });
                later.map_or(Owner::None, |cite| Owner::Near(self.names.law(cite), LATER))
            }
        }
    }

    /// Whether articles stand right behind a law, or behind other articles that do.
    fn is_beside(&self, law: usize, at: usize) -> bool {
        let mut before = at - 1;
        while before > law {
            match &self.items[before].what {
                What::Articles(_) => {
                    if !self.joined(self.items[before].tokens.end..self.items[before + 1].tokens.start) {
                        return false;
                    }
                }
                What::Law(cite) if cite.is_alias || cite.is_amended => {}
                _ => return false,
            }
            before -= 1;
        }
        let first =
            (law + 1..=at).find(|&item| matches!(self.items[item].what, What::Articles(_))).unwrap_or(at);
        self.titled(self.items[first - 1].tokens.end..self.items[first].tokens.start)
    }

    /// The law right behind articles, or behind others that are joined to them.
    fn behind(&self, at: usize) -> Option<Behind> {
        let mut last = at;
        loop {
            let next = self.items.get(last + 1)?;
            let between = self.items[last].tokens.end..next.tokens.start;
            match &next.what {
                What::Law(cite) if !cite.is_alias => {
                    return (self.leads_to(between)).then_some(Behind::Law(last + 1));
                }
                What::Draft => return self.leads_to(between).then_some(Behind::Draft),
                What::Articles(_) if self.joined(between) => last += 1,
                _ => return None,
            }
        }
    }

    /// Whether nothing but commas and joining words lies between two articles.
    fn joined(&self, between: Range<usize>) -> bool {
        self.gaps(&between).all(|gap| gap.len() <= 5 && !gap.contains(['.', ';', '\n', '?', '!']))
            && self.all_of(between, |role| matches!(role, Role::Join | Role::Inside | Role::Range))
    }

    /// Whether an article leads to a law behind it: `Pasal 9 ayat 2 dalam UU ASN`.
    fn leads_to(&self, between: Range<usize>) -> bool {
        let near = self.gaps(&between).all(|gap| gap.len() <= 4 && !gap.contains(['.', ';', '\n', '?', '!']));
        if near
            && !self.reading.gap_before(between.end).contains(',')
            && self.all_of(between.clone(), |role| matches!(role, Role::Inside | Role::Country))
        {
            return true;
        }
        // `Pasal 222 tentang ambang batas dalam UU Pemilu`
        let end = between.end;
        between.len() <= MAX_SUBJECT
            && !between.is_empty()
            && role_at(self.reading, end - 1, Role::Inside).is_some()
            && role_at(self.reading, between.start, Role::About).is_some()
            && self.reading.sentence_of[between.start] == self.reading.sentence_of[end - 1]
    }

    /// Whether nothing but the title of a law lies between it and an article.
    fn titled(&self, between: Range<usize>) -> bool {
        if between.len() > MAX_TITLE || self.gaps(&between).any(|gap| gap.contains([';', '\n', '?', '!'])) {
            return false;
        }
        if between.is_empty() && self.gaps(&between).any(|gap| gap.starts_with(". ")) {
            return false;
        }
        let reading = self.reading;
        let start = between.start;
        let about = start < between.end && role_at(reading, start, Role::About).is_some();
        between.into_iter().all(|index| {
            let role = word_at(reading, index).map(|(_, role)| role);
            matches!(role, Some(Role::Inside | Role::About | Role::Amends | Role::Country | Role::Year))
                || (about
                    && (reading.is_capitalised(index)
                        || function_words::contains(&reading.tokens[index].exact)))
                || (about && index - start <= MAX_SMALL_TITLE)
        })
    }

    fn all_of(&self, tokens: Range<usize>, fits: impl Fn(Role) -> bool) -> bool {
        let mut at = tokens.start;
        while at < tokens.end {
            match word_at(self.reading, at) {
                Some((len, role)) if fits(role) => at += len,
                _ => return false,
            }
        }
        true
    }

    /// The gaps around and between tokens.
    fn gaps(&self, tokens: &Range<usize>) -> impl Iterator<Item = &str> {
        (tokens.start..=tokens.end).map(|index| self.reading.gap_before(index))
    }
}

/// The most words between a law and its article, as its title.
const MAX_TITLE: usize = 16;
/// The most words of a title in small letters.
const MAX_SMALL_TITLE: usize = 4;
/// The most words on what an article says, before its law.
const MAX_SUBJECT: usize = 12;

enum Behind {
    Law(usize),
    Draft,
}

/// What articles belong to.
enum Owner {
    /// A law of the passage that stands beside them.
    Beside(usize),
    /// A law at some distance.
    Near(Law, u8),
    Draft,
    None,
}

fn annotation(law: Option<&(Law, u8)>, article: Option<&Article>, span: Span) -> Annotation {
    let mut label = law.map(|(law, _)| law.citation.clone()).unwrap_or_default();
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut part = |name: &str, value: &str| parts.push((name.to_owned(), value.to_owned()));
    if let Some((law, _)) = law {
        part(LAW, &law.citation);
    }
    if let Some(article) = article {
        let values = [
            (PASAL, Some(&article.pasal)),
            (AYAT, article.ayat.as_ref()),
            (HURUF, article.huruf.as_ref()),
            (ANGKA, article.angka.as_ref()),
        ];
        for (name, value) in values {
            if let Some(value) = value {
                part(name, value);
                let space = if label.is_empty() { "" } else { " " };
                label = format!("{label}{space}{name} {value}");
            }
        }
    }
    if let Some(short) = law.and_then(|(law, _)| law.short.as_deref()) {
        part(SHORT, short);
    }
    let confidence = law.map_or(NO_LAW, |(law, place)| law.confidence.min(*place));
    let rule = law.map_or_else(|| PASAL.to_owned(), |(law, _)| law.rule.clone());
    Annotation { kind: KIND.name.to_owned(), label, span, rule, confidence, parts }
}
