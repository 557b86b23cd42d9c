//! What happened, to whom, and what proves it? Annotations of many passages
//! become the rows of a register: one row an event, a person or a law.
//!
//! A register is one file in this room and one row in [`REGISTERS`]; its columns
//! are read by every output format, by [`facet`](tally::facet) and by
//! [`timeline`](tally::timeline).
//!
//! # How rows come about
//!
//! 1. The query and its filters on outlets and places choose passages, and with
//!    them their articles, which are read whole: a person is named once in an
//!    article and a sanction proved in another passage.
//! 2. Mentions of an article become events. Mentions with one subject and one
//!    family are one event, and the strongest status holds. A mention without a
//!    subject joins the only named event of its family and status.
//! 3. Events of several articles become one row if they name one subject in one
//!    region within weeks, or if their passages are near-copies. Nothing joins
//!    two names, an imposed sanction and a dropped case, or two regions.
//! 4. Filters on facts and dates hold of rows, and the words of the query of
//!    one of the passages that prove the row.
//!
//! Dates, regions and laws come from the sentence of the mention, then from its
//! passage; a date or a region then from the article, and the certainty says so.
//!
//! # Quirks
//!
//! - A row never says more than a mention does: a status is the strongest that
//!   one passage tells of that subject, never put together from two.
//! - What nobody tells stays [`Value::Unknown`].

mod declarations;
mod events;
mod fold;
mod laws;
mod ledger;
mod mentions;
mod names;
mod officials;
pub mod tally;
#[cfg(test)]
mod tests;
mod when;

use crate::annotation::facts::Wanted;
use crate::article::Certainty;
use crate::index::{Index, IndexError, PassageRecord};
use crate::query::{Filter, Query};
use crate::search::{self, Gathered};
pub(crate) use when::When;

/// A register: a row of [`REGISTERS`].
#[derive(Debug)]
pub struct Register {
    /// English name, that of the command.
    pub name: &'static str,
    /// Indonesian name, accepted as well.
    pub indonesian: &'static str,
    /// What its rows are, for people.
    pub rows: &'static str,
    /// The kind of annotation that it is made of.
    kind: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    build: fn(Vec<Vec<Gathered>>) -> Vec<Draft>,
}

/// A column of a register.
#[derive(Debug)]
pub struct Column {
    /// Its name: the header of a table and the key of an object.
    pub name: &'static str,
    /// The fewest columns of a terminal that it is worth showing in; 0 for a
    /// column that tables for people leave out, the greatest number for one that
    /// is never cut.
    pub least: usize,
    /// Which columns go first when a terminal is narrow: the highest.
    pub spared: u8,
}

impl Column {
    const fn shown(name: &'static str, least: usize, spared: u8) -> Self {
        Self { name, least, spared }
    }

    const fn hidden(name: &'static str) -> Self {
        Self { name, least: 0, spared: 0 }
    }
}

/// All registers; a facet is counted in the first that has its columns.
pub static REGISTERS: &[Register] =
    &[ledger::REGISTER, declarations::REGISTER, officials::REGISTER, laws::REGISTER];

/// The register of an English or Indonesian name.
#[must_use]
pub fn register(name: &str) -> Option<&'static Register> {
    REGISTERS.iter().find(|register| {
        register.name.eq_ignore_ascii_case(name) || register.indonesian.eq_ignore_ascii_case(name)
    })
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nobody tells it.
    Unknown,
    /// A text.
    Text(String),
    /// A number.
    Number(u64),
    /// Several texts; empty if nobody tells any.
    Texts(Vec<String>),
    /// The passages that prove the row.
    Proofs(Vec<Proof>),
    /// The articles that tell it.
    Sources(Vec<Source>),
}

impl Value {
    fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Unknown, |text| Self::Text(text.into()))
    }
}

/// A stretch of a passage that proves a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Identifier of the passage.
    pub id: String,
    /// The words.
    pub text: String,
    /// Their first byte in the passage.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
    /// The file that the passage stands in.
    pub file: String,
}

/// An article that tells of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Identifier of the article.
    pub id: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as far as known.
    pub date: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// What it says of the status, where rows have one.
    pub status: Option<String>,
}

impl Source {
    fn of(passage: &PassageRecord, status: Option<String>) -> Self {
        let article = &passage.article;
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            date: (article.date.certainty != Certainty::Unknown).then(|| article.date.to_string()),
            url: article.url.clone(),
            status,
        }
    }
}

/// A row of a register, with as many values as the register has columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The values, in the order of the columns.
    pub values: Vec<Value>,
    /// When, for counts by month.
    when: Option<When>,
}

/// A row with what filters and the order look at.
struct Draft {
    row: Row,
    /// Terms of each annotation that has a say in it.
    terms: Vec<Vec<String>>,
    /// Whether a passage that proves it answers the words of the query.
    answers: bool,
    /// Rows with a smaller one come first.
    order: Order,
}

/// The latest first, then the strongest, then by a name or an identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    latest: std::cmp::Reverse<Option<jiff::civil::Date>>,
    strongest: std::cmp::Reverse<u64>,
    name: String,
}

/// The rows of a register that a query asks for, in order.
///
/// # Errors
///
/// If the index is damaged.
///
/// ```no_run
/// use awas::index::Index;
/// use awas::query::Query;
/// use awas::register::{register, rows};
///
/// let index = Index::open("index".as_ref())?;
/// let ledger = register("ledger").expect("a register");
/// for row in rows(&index, ledger, Query::parse("camat status:imposed")?)? {
///     println!("{:?}", row.values);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rows(index: &Index, register: &Register, query: Query) -> Result<Vec<Row>, IndexError> {
    let (words, filters) = query.without_filters();
    let (mut of_rows, mut of_passages, mut days) = (Vec::new(), Vec::new(), Vec::new());
    for filter in filters {
        match filter {
            Filter::Fact(wanted) => of_rows.push(wanted),
            Filter::Date(range) => days.push(range),
            other => of_passages.push(other),
        }
    }
    let articles = search::articles(index, &words.filtered(of_passages), register.kind)?;
    let mut drafts = (register.build)(articles);
    drafts.retain(|draft| {
        let in_time = |range| draft.row.when.as_ref().is_some_and(|when| when.overlaps(range));
        draft.answers && days.iter().all(in_time) && meets(&draft.terms, &of_rows)
    });
    drafts.sort_by(|a, b| a.order.cmp(&b.order));
    Ok(drafts.into_iter().map(|draft| draft.row).collect())
}

/// Whether each filter is met by one of the annotations behind a row.
fn meets(terms: &[Vec<String>], filters: &[Wanted]) -> bool {
    filters.iter().all(|wanted| terms.iter().any(|terms| wanted.is_met(terms)))
}
