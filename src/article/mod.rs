//! What does the article say? A [`SourceDocument`] becomes an [`Article`]: its
//! title, outlet, place, byline and date, and the spans of its text that are body.
//!
//! # Quirks
//!
//! - A first line is a title only if it does not end like a sentence and a
//!   longer paragraph or a dateline follows; many clippings have none.
//! - The dateline is not body: its place and outlet are fields of the article.

mod clean;
mod date;
mod dateline;
pub(crate) mod mentions;

use std::sync::Arc;

pub(crate) use clean::trim;
pub(crate) use date::day_number;
pub use date::{ArticleDate, Certainty, parse_range};

use crate::Span;
use crate::source::{SourceDocument, SourceText};

/// An article with its furniture set aside.
#[derive(Debug, Clone)]
pub struct Article {
    /// Identifier made of the content: the same on every machine.
    pub id: String,
    /// File it was read from, as the user named it.
    pub file: Arc<str>,
    /// The source's own identifier, if it gives one.
    pub source_id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Place of the dateline.
    pub place: Option<String>,
    /// Reporter or editor.
    pub byline: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// When it was published, or when what it reports happened.
    pub date: ArticleDate,
    /// The whole source text, untouched.
    pub text: SourceText,
    /// Paragraphs of the body, as spans of `text`, in order.
    pub paragraphs: Vec<Span>,
}

/// The longest first line, in bytes, that may be a title.
const MAX_TITLE_BYTES: usize = 180;

impl Article {
    /// Reads the article out of a document.
    #[must_use]
    pub fn read(document: SourceDocument) -> Self {
        let id = content_id(&document);
        let SourceDocument { file, text, fields } = document;
        let content = text.as_str();
        let cleaned = clean::clean(content);
        let mut paragraphs = cleaned.segments;
        let title = match &fields.title {
            Some(title) => {
                let repeated = |span: &Span| span.of(content).trim().eq_ignore_ascii_case(title);
                if paragraphs.first().is_some_and(repeated) {
                    paragraphs.remove(0);
                }
                Some(title.clone())
            }
            None => take_title(content, &mut paragraphs),
        };
        let dateline = take_dateline(content, &mut paragraphs);
        let date = date::resolve(fields.published.as_deref(), content);
        Self {
            id,
            file,
            source_id: fields.id,
            title,
            outlet: fields.outlet.or(dateline.outlet),
            place: dateline.place,
            byline: cleaned.credits.into_iter().next(),
            url: fields.url,
            date,
            text,
            paragraphs,
        }
    }

    /// Reads a record that is one ready-made passage: nothing is set aside.
    #[must_use]
    pub fn ready_made(document: SourceDocument) -> Self {
        let id = content_id(&document);
        let SourceDocument { file, text, fields } = document;
        let content = text.as_str();
        let whole = clean::trim(content, Span::new(0, content.len()));
        Self {
            id: fields.article.clone().unwrap_or(id),
            file,
            source_id: fields.id.clone(),
            title: fields.title.clone(),
            date: date::resolve(fields.published.as_deref(), content),
            outlet: fields.outlet.clone(),
            place: None,
            byline: None,
            url: fields.url,
            paragraphs: whole.into_iter().collect(),
            text,
        }
    }
}

fn take_title(content: &str, paragraphs: &mut Vec<Span>) -> Option<String> {
    let (first, next) = (*paragraphs.first()?, *paragraphs.get(1)?);
    let line = first.of(content);
    let ends_like_a_sentence = line.ends_with(['.', ',', ';', ':']);
    let opens_a_story = next.len() > first.len() || dateline::read(next.of(content)).is_some();
    if line.len() > MAX_TITLE_BYTES
        || ends_like_a_sentence
        || !opens_a_story
        || dateline::read(line).is_some()
    {
        return None;
    }
    paragraphs.remove(0);
    Some(line.to_owned())
}

fn take_dateline(content: &str, paragraphs: &mut Vec<Span>) -> dateline::Dateline {
    let Some(first) = paragraphs.first().copied() else { return dateline::Dateline::default() };
    let Some(dateline) = dateline::read(first.of(content)) else { return dateline::Dateline::default() };
    let lead = Span::new(first.start, first.start + dateline.lead_end);
    let story = Span::new(first.start + dateline.end, first.end);
    let kept = [lead, story].into_iter().filter_map(|span| clean::trim(content, span));
    paragraphs.splice(..1, kept);
    dateline
}

/// Sixteen hexadecimal digits that stand for the content of a document.
fn content_id(document: &SourceDocument) -> String {
    format!("{:016x}", document.fingerprint() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Fields;

    fn article(text: &str) -> Article {
        Article::read(SourceDocument {
            file: "a.txt".into(),
            text: SourceText::from(text.to_owned()),
            fields: Fields::default(),
        })
    }

    fn body(article: &Article) -> Vec<&str> {
        article.paragraphs.iter().map(|span| span.of(article.text.as_str())).collect()
    }

    #[test]
    fn a_title_is_told_from_a_first_sentence() {
        let titled = article(
            "Camat Dicopot karena Tidak Netral\nSAGARA.COM – Camat Wanajaya dicopot dari jabatannya, Senin (20/2/2023).\n",
        );
        assert_eq!(titled.title.as_deref(), Some("Camat Dicopot karena Tidak Netral"));
        assert_eq!(titled.outlet.as_deref(), Some("SAGARA.COM"));
        assert_eq!(titled.date.to_string(), "2023-02-20");
        assert_eq!(body(&titled), ["Camat Wanajaya dicopot dari jabatannya, Senin (20/2/2023)."]);

        let untitled = article(
            "Serang (ANTARA) - Bawaslu meminta ASN netral.\nKetua Bawaslu Kota Sagara berkata begitu.\n",
        );
        assert_eq!(untitled.title, None);
        assert_eq!(untitled.place.as_deref(), Some("Serang"));
        assert_eq!(body(&untitled)[0], "Bawaslu meminta ASN netral.");
    }

    #[test]
    fn the_identifier_depends_on_the_content_alone() {
        assert_eq!(article("Satu dua.").id, article("Satu dua.").id);
        assert_ne!(article("Satu dua.").id, article("Satu tiga.").id);
    }
}
