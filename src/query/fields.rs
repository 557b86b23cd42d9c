//! The fields that a query can ask for by name.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::analysis::words;
use crate::annotation::facts::{FACTS, Fact, Wanted};
use crate::annotation::{self, Kind};
use crate::article::parse_range;

/// A field of the query language: a row of [`FIELDS`].
#[derive(Debug)]
pub struct Field {
    /// English name.
    pub name: &'static str,
    /// Indonesian name, accepted as well.
    pub indonesian: &'static str,
    /// What it asks for, for help.
    pub about: &'static str,
    /// What a value is.
    reads: Reads,
}

/// What the value of a field is.
#[derive(Debug, Clone, Copy)]
enum Reads {
    Lens,
    Days,
    FirstDay,
    LastDay,
    Words(fn(Vec<String>) -> Filter, &'static str),
    Fact(&'static Fact),
}

/// What a field asks of a passage.
#[derive(Debug, Clone)]
pub enum Filter {
    /// It carries a lens kind.
    About(&'static Kind),
    /// Its article may be from one of these days.
    Date(RangeInclusive<Date>),
    /// These exact terms stand side by side in the outlet's name.
    Outlet(Vec<String>),
    /// These exact terms stand side by side in the dateline's place.
    Place(Vec<String>),
    /// One of its annotations tells this.
    Fact(Wanted),
}

/// What a date looks like in a query.
const DATE: &str =
    "a year, a month as 2023-02, a day as 2023-02-20 or 20/2/2023, or two of them as 2023..2024";

/// The fields of an article; those of annotations are rows of [`FACTS`].
const OF_ARTICLES: [Field; 6] = [
    Field {
        name: "about",
        indonesian: "tentang",
        about: "what passages carry, and are ranked by",
        reads: Reads::Lens,
    },
    Field { name: "date", indonesian: "tanggal", about: "when", reads: Reads::Days },
    Field { name: "since", indonesian: "sejak", about: "the first day", reads: Reads::FirstDay },
    Field { name: "until", indonesian: "hingga", about: "the last day", reads: Reads::LastDay },
    Field {
        name: "outlet",
        indonesian: "media",
        about: "who published it",
        reads: Reads::Words(Filter::Outlet, "the name of an outlet"),
    },
    Field {
        name: "place",
        indonesian: "tempat",
        about: "the place of the dateline",
        reads: Reads::Words(Filter::Place, "the name of a place"),
    },
];

/// All fields of the query language.
pub static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let of_facts = FACTS.iter().map(|fact| Field {
        name: fact.name,
        indonesian: fact.indonesian,
        about: fact.about,
        reads: Reads::Fact(fact),
    });
    OF_ARTICLES.into_iter().chain(of_facts).collect()
});

/// The field of an English or Indonesian name.
#[must_use]
pub fn field(name: &str) -> Option<&'static Field> {
    FIELDS
        .iter()
        .find(|field| field.name.eq_ignore_ascii_case(name) || field.indonesian.eq_ignore_ascii_case(name))
}

impl Field {
    /// Reads a value of this field; the error says what was expected.
    ///
    /// # Errors
    ///
    /// What a value looks like, if this is none.
    ///
    /// ```
    /// let status = awas::query::field("status").expect("a field");
    /// assert!(status.filter("dijatuhkan").is_ok());
    /// assert!(status.filter("hujan").unwrap_err().contains("imposed (dijatuhkan)"));
    /// ```
    pub fn filter(&self, value: &str) -> Result<Filter, String> {
        let range = || parse_range(value).ok();
        let filter = match self.reads {
            Reads::Lens => annotation::lens(value).map(Filter::About),
            Reads::Days => range().map(Filter::Date),
            Reads::FirstDay => range().map(|days| Filter::Date(*days.start()..=Date::MAX)),
            Reads::LastDay => range().map(|days| Filter::Date(Date::MIN..=*days.end())),
            Reads::Words(filter, _) => {
                let terms: Vec<String> = words(value).into_iter().map(|word| word.exact.into()).collect();
                (!terms.is_empty()).then(|| filter(terms))
            }
            Reads::Fact(fact) => fact.read(value).map(Filter::Fact),
        };
        filter.ok_or_else(|| self.expected())
    }

    /// What a value looks like, for messages and help.
    #[must_use]
    pub fn expected(&self) -> String {
        match self.reads {
            Reads::Lens => {
                let names = annotation::lenses().map(|kind| format!("{} ({})", kind.name, kind.indonesian));
                format!("one of {}", names.collect::<Vec<_>>().join(", "))
            }
            Reads::Days => DATE.to_owned(),
            Reads::FirstDay | Reads::LastDay => {
                "a year, a month as 2023-02, or a day as 2023-02-20 or 20/2/2023".to_owned()
            }
            Reads::Words(_, expected) => expected.to_owned(),
            Reads::Fact(fact) => fact.expected(),
        }
    }
}
