//! What the index stores of a passage, enough to show it without its file.

use serde::{Deserialize, Serialize};

use crate::annotation::Annotation;
use crate::article::{Article, ArticleDate};

/// A passage as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageRecord {
    /// The passage's identifier.
    pub id: String,
    /// The article it belongs to.
    pub article: ArticleRecord,
    /// Place among the passages of its article, from 0.
    pub ordinal: usize,
    /// The passage, as it stands in the decoded source.
    pub text: String,
    /// What finders marked in it.
    pub annotations: Vec<Annotation>,
    /// The file it was read from, as it was named to the build.
    pub file: String,
    /// First byte in the file.
    pub start: u64,
    /// Length in the file, in bytes.
    pub length: u64,
}

/// The fields of an article, repeated on each of its passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The article's identifier.
    pub id: String,
    /// The source's own identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Place of the dateline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Reporter or editor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Address of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When.
    pub date: ArticleDate,
}

impl From<&Article> for ArticleRecord {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            source_id: article.source_id.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            place: article.place.clone(),
            byline: article.byline.clone(),
            url: article.url.clone(),
            date: article.date,
        }
    }
}
